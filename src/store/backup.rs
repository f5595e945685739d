//! A copy of the database that was itself checked, made while others go on writing.

use super::{
    Reader, Store,
    check::{self, CheckReport, TotalsCheck},
    create::Unfinished,
    engine::Engine,
    lease,
    schema::Schema,
    validate,
};
use crate::error::{Error, StoreFault};
use std::path::Path;

impl Store {
    /// Writes a copy as of now to a new file (mode 0600), which appears only when it was checked
    /// without totals. What the check of the copy found (nothing wrong) is returned.
    ///
    /// # Errors
    /// [`StoreFault::Exists`], [`StoreFault::Corrupt`] when the copy does not pass, or another fault.
    pub fn backup(&self, to: &Path) -> Result<CheckReport, Error> {
        self.backup_with(to, &[])
    }

    /// The same with the totals recounted on the copy.
    ///
    /// # Errors
    /// As [`Self::backup`].
    pub fn backup_with(
        &self,
        to: &Path,
        totals: &[&dyn TotalsCheck],
    ) -> Result<CheckReport, Error> {
        let to = validate::locate(to)?;
        copy(&self.engine, &to, |copy| {
            Ok(check::whole(&Reader { engine: copy, schema: self.schema }, None, totals))
        })
    }
}

/// A copy beside the file before its schema is changed, named by the schema and the newest change;
/// left alone if another process made it.
pub(super) fn before_migration(
    engine: &Engine,
    schema: &Schema,
    version: i64,
) -> Result<(), Error> {
    let newest = engine.query("SELECT COALESCE(MAX(seq), 0) FROM history", &[])?;
    let newest: i64 = newest.first().map_or(Ok(0), |row| row.get(0))?;
    let name = validate::beside(engine.path(), &format!(".v{version}-{newest}.bak"));
    let verify = |copy: &Engine| match copy.schema_version()? {
        // Another process was faster: its own copy stands.
        other if other != version => Err(StoreFault::Exists(name.display().to_string()).into()),
        _ => Ok(check::older(copy, schema, version)),
    };
    match copy(engine, &name, verify) {
        Ok(_) | Err(Error::Store(StoreFault::Exists(_))) => Ok(()),
        Err(e) => Err(e),
    }
}

fn copy(
    engine: &Engine,
    to: &Path,
    verify: impl FnOnce(&Engine) -> Result<CheckReport, Error>,
) -> Result<CheckReport, Error> {
    let new = Unfinished::beside(to)?;
    engine.copy_into(&new.0)?;
    let (copy, lease) = lease::enter_new(&new.0)?;
    let report = verify(&copy);
    drop(copy);
    drop(lease);
    let report = report?;
    must_be_sound(&report)?;
    new.finish(to)?;
    Ok(report)
}

/// # Errors
/// [`StoreFault::Corrupt`] with the first thing that is wrong.
pub(super) fn must_be_sound(report: &CheckReport) -> Result<(), StoreFault> {
    let first = report.problems.first();
    first.map_or(Ok(()), |problem| Err(StoreFault::Corrupt(problem.to_string())))
}
