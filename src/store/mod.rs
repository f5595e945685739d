//! SQL and nothing else: tables, transactions, history, drafts. One file per concern.
//!
//! A [`Store`] is one open database. [`Store::read`] gives a snapshot ([`Reader`]), [`Store::write`]
//! one transaction ([`Writer`]) in which every change of a [`Record`] leaves a row of history.

mod backup;
mod backups;
mod body;
pub mod check;
mod create;
mod draft;
mod engine;
mod entry;
mod erase;
mod erase_person;
pub mod finding;
mod history;
mod ids;
mod lease;
pub mod login_key;
mod named;
mod notice;
mod office;
mod own_past;
mod person;
mod personal;
mod place;
mod reader;
mod record;
mod records;
pub mod report;
mod restore;
mod revert;
pub mod schema;
mod sent;
mod serial;
mod setting;
mod stage;
pub mod total;
mod validate;
mod value;
mod writer;

pub use backups::{Shelved, backups_of, copies_beside, is_backup_of};
pub use body::Body;
pub use engine::{DEADLINE, library};
pub use erase_person::Erased;
pub use history::{Anchor, ERASURE, EVENT, GENESIS, HistoryRow};
pub use place::network_file_system;
pub use reader::Reader;
pub use record::{META_COLUMNS, Record, Table};
pub use restore::{RESTORE, Restored, restore};
pub use revert::Reverted;
pub use sent::{EXPORT, Fingerprint, SentRow};
pub use stage::Stage;
pub use value::{Cell, Row, ToVal, Val};
pub use writer::Writer;

use crate::{
    clock::Millis,
    error::{Error, StoreFault},
};
use engine::Engine;
use ids::Ids;
use lease::Lease;
use schema::{SCHEMA, Schema};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// How a database is opened; the default is right for everything but tests and example offices.
#[derive(Debug, Clone)]
pub struct Options {
    pub schema: &'static Schema,
    /// Ids and salts that repeat themselves; `None`: nobody can guess them.
    pub seed: Option<u64>,
    /// How long a write waits for other writers before [`StoreFault::Busy`].
    pub deadline: Duration,
    /// Told at every point where the program could be killed while it changes the whole file.
    pub stage: fn(Stage),
    /// An older schema is read as it stands, and nothing written; for questions that may not wait.
    pub as_it_is: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { schema: &SCHEMA, seed: None, deadline: DEADLINE, stage: |_| (), as_it_is: false }
    }
}

/// Setting of the office: something was erased, and the file is not written anew since.
const TRACES: &str = "erased_traces";

/// One open database. Belongs to one thread at a time.
#[derive(Debug)]
pub struct Store {
    // Before the lease: the connection closes while the file still counts as open here.
    engine: Engine,
    _lease: Lease,
    schema: &'static Schema,
    ids: Ids,
}

impl Store {
    /// Opens an existing database. A file that is refused stays untouched.
    ///
    /// # Errors
    /// What is wrong with the file, as [`StoreFault`].
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::open_with(path, &Options::default())
    }

    /// Opens an existing database with options. An older schema is brought up to date, after a
    /// copy of the file was put beside it.
    ///
    /// # Errors
    /// What is wrong with the file, as [`StoreFault`].
    pub fn open_with(path: &Path, options: &Options) -> Result<Self, Error> {
        let known = options.schema.version();
        let path = validate::locate(path)?;
        let (engine, lease) = lease::enter(&path, |first| {
            if first {
                validate::header(&path, known)?;
            }
            Engine::open(&path)
        })?;
        engine.set_deadline(options.deadline);
        if engine.application_id()? != i64::from(schema::APPLICATION_ID) {
            return Err(StoreFault::NotOurs(path.display().to_string()).into());
        }
        let found = engine.schema_version()?;
        if found > known {
            return Err(StoreFault::Newer { found, known }.into());
        }
        if found < known && !options.as_it_is {
            backup::before_migration(&engine, options.schema, found)?;
            (options.stage)(Stage::Saved);
            options.schema.migrate(&engine, options.stage)?;
        }
        Ok(Self::assemble(engine, lease, options))
    }

    fn assemble(engine: Engine, lease: Lease, options: &Options) -> Self {
        engine.set_deadline(options.deadline);
        let ids = options.seed.map_or_else(Ids::system, Ids::seeded);
        Self { engine, _lease: lease, schema: options.schema, ids }
    }

    /// Uses ids and salts that repeat themselves: for example offices.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.ids = Ids::seeded(seed);
        self
    }

    /// The database file.
    pub fn path(&self) -> PathBuf {
        self.engine.path().to_owned()
    }

    /// How long a write waits for other writers; [`DEADLINE`] at first.
    pub fn deadline(&self) -> Duration {
        self.engine.deadline()
    }

    /// Lets writes wait so long from now on.
    pub fn set_deadline(&self, wait: Duration) {
        self.engine.set_deadline(wait);
    }

    /// Reads in one snapshot. Collect plain values and return; never wait for a person inside.
    /// A read within a read shares its snapshot.
    ///
    /// # Errors
    /// What `f` returns, or the fault of the database.
    pub fn read<T>(&self, f: impl FnOnce(&Reader<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let reader = Reader { engine: &self.engine, schema: self.schema };
        if self.engine.in_transaction() {
            return f(&reader);
        }
        self.engine.begin_read()?;
        let open = Open(&self.engine);
        let answer = f(&reader)?;
        open.commit()?;
        Ok(answer)
    }

    /// One write transaction by one person at one instant: all of it or, on any error, nothing.
    /// When this returns `Ok`, it is on the disk.
    ///
    /// # Errors
    /// What `f` returns; [`StoreFault::Busy`], [`StoreFault::Updated`] or another fault.
    pub fn write<T>(
        &mut self,
        actor: &str,
        now: Millis,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.transact(actor, now, false, f)
    }

    /// A write to what stands outside history alone (drafts, settings, notices), whose tables no step
    /// ever changes: after an update of the program one can save nothing, and still loses no text.
    ///
    /// # Errors
    /// As [`Self::write`], but never [`StoreFault::Updated`].
    pub fn write_aside<T>(
        &mut self,
        actor: &str,
        now: Millis,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.transact(actor, now, true, f)
    }

    /// A write that takes texts out of the file for good: what it frees is overwritten, the whole file is
    /// written anew, for earlier changes left pieces in its gaps, and no log of it is left. Where that
    /// last part cannot be done now, [`Self::leaves_traces`] says so until [`Self::wipe`] has done it.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn write_erasing<T>(
        &mut self,
        actor: &str,
        now: Millis,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.engine.overwrite_freed(true)?;
        let answer = self.write(actor, now, |tx| {
            let answer = f(tx)?;
            tx.set_setting("", TRACES, "1")?;
            Ok(answer)
        });
        let usual = self.engine.overwrite_freed(false);
        if answer.is_ok()
            && let Err(e) = usual.and_then(|()| self.wipe())
        {
            // It is erased; the nightly run tries again.
            tracing::warn!("traces of what was erased: {e}");
        }
        answer
    }

    /// Whether pieces of what was erased may still stand in the gaps of the file or in its log.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn leaves_traces(&self) -> Result<bool, Error> {
        self.read(|db| Ok(db.setting("", TRACES)?.is_some()))
    }

    /// Writes the whole file anew, so that nothing is left of what was erased.
    ///
    /// # Errors
    /// [`StoreFault::Busy`] where somebody keeps reading or writing, or the fault of the database.
    pub fn wipe(&mut self) -> Result<(), Error> {
        self.engine.write_anew()?;
        if !self.engine.fold_log()? {
            return Err(StoreFault::Busy.into());
        }
        self.write_aside("", 0, |tx| tx.clear_setting("", TRACES))
    }

    /// A write transaction for very many rows (an import, an example office); the same promises as
    /// [`Self::write`]. Others wait as long as it lasts.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn bulk<T>(
        &mut self,
        actor: &str,
        now: Millis,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.engine.set_cache(engine::BULK_CACHE)?;
        let answer = self.write(actor, now, f);
        if let Err(e) = self.engine.set_cache(engine::CACHE) {
            // What was written is written.
            tracing::warn!("cache: {e}");
        }
        answer
    }

    fn transact<T>(
        &mut self,
        actor: &str,
        now: Millis,
        newer_too: bool,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.engine.begin_write()?;
        let open = Open(&self.engine);
        let (found, known) = (self.engine.schema_version()?, self.schema.version());
        if found != known && !(newer_too && found > known) {
            return Err(StoreFault::Updated.into());
        }
        let reader = Reader { engine: &self.engine, schema: self.schema };
        let answer = f(&mut Writer::new(reader, &mut self.ids, actor, now))?;
        open.commit()?;
        Ok(answer)
    }

    /// The newest sequence number of the history; 0 while nothing happened. Asked once a second.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn last_seq(&self) -> Result<i64, Error> {
        Reader { engine: &self.engine, schema: self.schema }.last_seq()
    }
}

/// An open transaction; given up unless it is committed, also when `f` panics.
struct Open<'a>(&'a Engine);

impl Open<'_> {
    fn commit(self) -> Result<(), Error> {
        self.0.commit()
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        // After a full disk SQLite has already rolled back by itself.
        if self.0.in_transaction()
            && let Err(e) = self.0.rollback()
        {
            tracing::error!("rollback: {e}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_leaves_nothing_half_written_and_ends_with_the_space() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::create(&dir.path().join("office.db"), 1).unwrap();
        let note = |n: usize| [("note", Val::T(format!("{n} {}", "自查".repeat(300))))];
        store.write("lihe", 2, |tx| tx.event("note", &note(0))).unwrap();
        let pages = store.engine.query("PRAGMA page_count", &[]).unwrap()[0].get::<i64>(0).unwrap();
        let limit = |store: &Store, pages: i64| {
            store.engine.query(&format!("PRAGMA max_page_count={pages}"), &[]).map(drop).unwrap();
        };
        limit(&store, pages + 5);
        let full =
            store.write("lihe", 3, |tx| (0..1_000).try_for_each(|n| tx.event("note", &note(n))));
        assert_eq!(full, Err(StoreFault::Full.into()));
        assert!(!store.engine.in_transaction());
        assert_eq!(store.read(|r| r.last_seq()), Ok(1), "reads go on, nothing is half-written");
        limit(&store, 100_000);
        store.write("lihe", 4, |tx| (0..100).try_for_each(|n| tx.event("note", &note(n)))).unwrap();
        let report = store.check(None, &[]).unwrap();
        assert!(report.is_sound(), "{:?}", report.problems);
        assert_eq!(report.changes, 101);
    }
}
