//! A copy of the database that was itself checked, made while others go on writing.

use super::{
    Store,
    check::{self, CheckReport},
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
    /// in full. What the check of the copy found (nothing wrong) is returned. To restore is the same
    /// the other way: open the copy, and back it up to where the office's file stood.
    ///
    /// # Errors
    /// [`StoreFault::Exists`], [`StoreFault::Corrupt`] when the copy does not pass, or another fault.
    pub fn backup(&self, to: &Path) -> Result<CheckReport, Error> {
        let to = validate::locate(to)?;
        copy(&self.engine, &to, Some(self.schema))
    }
}

/// A copy beside the file before its schema is changed, named by the schema and the newest change;
/// left alone if another process made it.
pub(super) fn before_migration(engine: &Engine, version: i64) -> Result<(), Error> {
    let newest = engine.query("SELECT COALESCE(MAX(seq), 0) FROM history", &[])?;
    let newest: i64 = newest.first().map_or(Ok(0), |row| row.get(0))?;
    let name = validate::beside(engine.path(), &format!(".v{version}-{newest}.bak"));
    // Of an older file only the mechanism is known.
    match copy(engine, &name, None) {
        Ok(_) | Err(Error::Store(StoreFault::Exists(_))) => Ok(()),
        Err(e) => Err(e),
    }
}

fn copy(engine: &Engine, to: &Path, schema: Option<&Schema>) -> Result<CheckReport, Error> {
    let new = Unfinished::beside(to)?;
    engine.copy_into(&new.0)?;
    let (copy, lease) = lease::enter_new(&new.0)?;
    let report = check::run(&copy, schema, None);
    drop(copy);
    drop(lease);
    if let Some(problem) = report.problems.first() {
        return Err(StoreFault::Corrupt(problem.to_string()).into());
    }
    new.finish(to)?;
    Ok(report)
}
