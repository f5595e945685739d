//! The tables a program version knows, as ordered steps; a file is brought up to date in one transaction.

use super::{engine::Engine, record::Table, records, stage::Stage};
use crate::error::{Error, StoreFault};
use std::collections::BTreeMap;

/// `application_id` of our files: "ziCa".
pub const APPLICATION_ID: u32 = 0x7A69_4361;

/// The first step: every table of the first release.
pub const STEP_001: &str = concat!(include_str!("step_001.sql"), include_str!("records.sql"));

/// The second step: keys that people log in with.
pub const STEP_002: &str = include_str!("step_002.sql");

/// What a program version knows: the steps to its tables, and the tables whose rows have history.
pub struct Schema {
    /// Step `n` (from 0) leads from schema version `n` to `n + 1`. Steps only add: sessions of the
    /// program before keep reading until they log in again.
    pub steps: &'static [&'static str],
    /// The tables of records, declared by [`record!`](crate::record).
    pub tables: &'static [fn() -> &'static Table],
}

/// The schema of this program.
pub static SCHEMA: Schema = Schema { steps: &[STEP_001, STEP_002], tables: records::TABLES };

impl Schema {
    /// The version this program writes.
    pub fn version(&self) -> i64 {
        i64::try_from(self.steps.len()).unwrap_or(i64::MAX)
    }

    /// The record table of this name.
    pub fn table(&self, name: &str) -> Option<&'static Table> {
        self.tables.iter().map(|table| table()).find(|table| table.name == name)
    }

    /// Tables, indexes and triggers as they must stand in a file of a version.
    ///
    /// # Errors
    /// A step that cannot be run.
    pub(super) fn objects(&self, version: i64) -> Result<BTreeMap<String, String>, Error> {
        let pattern = Engine::memory()?;
        let count = usize::try_from(version).unwrap_or(0);
        for step in self.steps.iter().take(count) {
            pattern.script(step)?;
        }
        pattern.objects()
    }

    /// Runs the steps that are missing, all or none. Many processes may try at once: the version is
    /// read again under the write lock.
    ///
    /// # Errors
    /// [`StoreFault::Newer`] for a file of a newer program, or another fault.
    pub(super) fn migrate(&self, engine: &Engine, at: fn(Stage)) -> Result<(), Error> {
        if engine.schema_version()? == self.version() {
            return Ok(());
        }
        engine.begin_write()?;
        at(Stage::Began);
        let done = self.run_steps(engine, at).and_then(|()| engine.commit());
        if done.is_err() && engine.in_transaction() {
            engine.rollback()?;
        }
        if done.is_ok() {
            at(Stage::Committed);
        }
        done
    }

    fn run_steps(&self, engine: &Engine, at: fn(Stage)) -> Result<(), Error> {
        let (found, known) = (engine.schema_version()?, self.version());
        if found > known {
            return Err(StoreFault::Newer { found, known }.into());
        }
        let passed =
            usize::try_from(found).map_err(|_| StoreFault::Corrupt(format!("schema {found}")))?;
        if passed == 0 {
            engine.set_application_id(APPLICATION_ID)?;
        }
        for step in self.steps.iter().skip(passed) {
            engine.script(step)?;
            at(Stage::Stepped);
        }
        engine.set_schema_version(known)?;
        at(Stage::Numbered);
        Ok(())
    }
}

impl std::fmt::Debug for Schema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Schema").field("version", &self.version()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::record::META_COLUMNS;

    /// Tables that are no records: the mechanism itself, and what stands outside history.
    fn is_mechanism(table: &str) -> bool {
        ["meta", "history", "revision", "erasure"].contains(&table)
            || ["draft", "setting", "notice", "total_"]
                .iter()
                .any(|prefix| table.starts_with(prefix))
    }

    #[test]
    fn every_table_is_a_record_in_full_or_mechanism() {
        let engine = Engine::memory().unwrap();
        SCHEMA.migrate(&engine, |_| ()).unwrap();
        let objects = engine.objects().unwrap();
        let tables: Vec<_> = objects.keys().filter_map(|o| o.strip_prefix("table ")).collect();
        assert!(tables.contains(&"history"));
        for table in &tables {
            assert!(is_mechanism(table) ^ SCHEMA.table(table).is_some(), "{table}");
        }
        for table in SCHEMA.tables.iter().map(|t| t()) {
            let mut expected: Vec<_> =
                META_COLUMNS.iter().chain(table.columns).map(|c| (*c).to_owned()).collect();
            let mut found = engine.columns(table.name).unwrap();
            expected.sort();
            found.sort();
            assert_eq!(found, expected, "{}", table.name);
        }
        for (name, sql) in objects.iter().filter(|(name, _)| name.starts_with("table ")) {
            assert!(sql.trim_end().ends_with("STRICT"), "{name} is not STRICT");
        }
    }

    #[test]
    fn a_broken_step_leaves_the_version_before() {
        static BROKEN: Schema = Schema {
            steps: &[STEP_001, "CREATE TABLE a (x TEXT) STRICT; CREATE TABLE a (y TEXT) STRICT"],
            tables: &[],
        };
        let engine = Engine::memory().unwrap();
        Schema { steps: &[STEP_001], tables: &[] }.migrate(&engine, |_| ()).unwrap();
        let before = engine.objects().unwrap();
        assert!(BROKEN.migrate(&engine, |_| ()).is_err());
        assert_eq!(engine.schema_version().unwrap(), 1);
        assert_eq!(engine.objects().unwrap(), before);
    }
}
