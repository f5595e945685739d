//! `zicha check`: is every row what history says, and is history what was written?

mod chain;
mod problem;
mod rows;

pub use problem::{CheckReport, Problem};

use super::{Reader, Store, engine::Engine, schema::Schema};
use crate::error::Error;

/// Recomputes what is stored twice: sums that the service keeps beside the entries.
pub trait TotalsCheck {
    /// Every total that is not what its entries add up to, as [`Problem::Totals`].
    ///
    /// # Errors
    /// The fault of the database.
    fn check(&self, reader: &Reader<'_>) -> Result<Vec<Problem>, Error>;
}

impl Store {
    /// Checks everything in one snapshot: the file, the tables and triggers, the chain of history,
    /// each text against its hash, each row against its last text, the totals; and, with the
    /// `(seq, hash)` of a printed report, that the chain still holds that link.
    /// Damage is found and named, not returned as an error.
    ///
    /// # Errors
    /// Only when no snapshot can be had at all.
    pub fn check(
        &self,
        anchor: Option<(i64, &str)>,
        totals: &[&dyn TotalsCheck],
    ) -> Result<CheckReport, Error> {
        self.read(|reader| Ok(whole(reader, anchor, totals)))
    }
}

/// Everything there is to check, in the snapshot of a reader.
pub(super) fn whole(
    reader: &Reader<'_>,
    anchor: Option<(i64, &str)>,
    totals: &[&dyn TotalsCheck],
) -> CheckReport {
    let mut report = run(reader.engine, Some(reader.schema), anchor);
    for check in totals {
        match check.check(reader) {
            Ok(found) => found.into_iter().for_each(|problem| report.add(problem)),
            Err(e) => report.add(Problem::Unreadable(e.to_string())),
        }
    }
    report
}

/// The check of a file of an older version, whose rows this program does not know: the file itself,
/// the chain, and that tables and triggers are those of that version.
pub(super) fn older(engine: &Engine, schema: &Schema, version: i64) -> CheckReport {
    let mut report = run(engine, None, None);
    attempt(&mut report, |report| objects(engine, schema, version, report));
    report
}

/// The check without totals; without a schema only what every version has in common.
pub(super) fn run(
    engine: &Engine,
    schema: Option<&Schema>,
    anchor: Option<(i64, &str)>,
) -> CheckReport {
    let mut report = CheckReport::default();
    let report = &mut report;
    attempt(report, |report| {
        for text in engine.integrity()? {
            report.add(Problem::Integrity(text));
        }
        Ok(())
    });
    if let Some(schema) = schema {
        attempt(report, |report| objects(engine, schema, schema.version(), report));
    }
    attempt(report, |report| chain::check(engine, anchor, report));
    attempt(report, |report| chain::erasures(engine, report));
    if let Some(schema) = schema {
        attempt(report, |report| rows::entities(engine, schema, report));
        for table in schema.tables {
            attempt(report, |report| rows::check(engine, table(), report));
        }
    }
    std::mem::take(report)
}

/// One part of the check; that it cannot be done is a finding too, and the others go on.
fn attempt(report: &mut CheckReport, part: impl FnOnce(&mut CheckReport) -> Result<(), Error>) {
    if let Err(e) = part(report) {
        report.add(Problem::Unreadable(e.to_string()));
    }
}

/// Tables, indexes and triggers must be exactly those the steps make.
fn objects(
    engine: &Engine,
    schema: &Schema,
    version: i64,
    report: &mut CheckReport,
) -> Result<(), Error> {
    let mut found = engine.objects()?;
    for (name, sql) in schema.objects(version)? {
        match found.remove(&name) {
            None => report.add(Problem::ObjectMissing(name)),
            Some(text) if text != sql => report.add(Problem::ObjectAltered(name)),
            Some(_) => {}
        }
    }
    found.into_keys().for_each(|name| report.add(Problem::ObjectForeign(name)));
    Ok(())
}
