//! SQLite: the only place that names the database library, its pragmas and its locks.

mod busy;
mod fault;
mod value;

pub use busy::DEADLINE;

use super::value::{Row, Val};
use crate::error::{Error, StoreFault};
use fault::{error, fault};
use rusqlite::{CachedStatement, Connection, OpenFlags, config::DbConfig};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use value::{exact, lenient};

/// The oldest library without the WAL-reset fault, which loses commits of concurrent writers.
const OLDEST_LIBRARY: i32 = 3_051_003;

/// The version of the SQLite library inside this program, and whether it is free of that fault.
pub fn library() -> (&'static str, bool) {
    (rusqlite::version(), fit(rusqlite::version(), rusqlite::version_number()).is_ok())
}

/// Refuses a library with that fault.
fn fit(version: &str, number: i32) -> Result<(), StoreFault> {
    if number >= OLDEST_LIBRARY { Ok(()) } else { Err(StoreFault::OldLibrary(version.to_owned())) }
}

/// Settings of every connection; the write-ahead log is switched on by itself, its answer is checked.
const RECIPE: &str =
    "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;
    PRAGMA cell_size_check=ON; PRAGMA journal_size_limit=16777216; PRAGMA trusted_schema=OFF;
    PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;";

/// Memory for pages, in KiB, taken as they are read: of every connection (what the team of ten
/// thousand reads fits), and of one that writes very many rows at once.
pub(super) const CACHE: u32 = 4_000;
pub(super) const BULK_CACHE: u32 = 128_000;

/// Statements kept prepared per connection.
const STATEMENTS: usize = 256;

/// One open connection.
#[derive(Debug)]
pub struct Engine {
    conn: Connection,
    path: PathBuf,
    deadline: Arc<AtomicU64>,
}

impl Engine {
    /// Opens an existing file with the connection recipe. Whether the file is fit to be opened is
    /// the business of `validate`.
    ///
    /// # Errors
    /// The fault of the file, or [`StoreFault::OldLibrary`].
    pub fn open(path: &Path) -> Result<Self, StoreFault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_NOFOLLOW
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let engine = Self::prepare(Connection::open_with_flags(path, flags), path)?;
        let named = |e| fault(e, path);
        let mode: String = engine
            .conn
            .query_row("PRAGMA journal_mode=WAL", [], |row| row.get(0))
            .map_err(named)?;
        if mode != "wal" {
            return Err(StoreFault::Io(format!("{}: no write-ahead log ({mode})", path.display())));
        }
        let recipe = format!("{RECIPE} PRAGMA cache_size=-{CACHE};");
        engine.conn.execute_batch(&recipe).map_err(named)?;
        if engine.conn.is_readonly("main").map_err(|e| fault(e, path))? {
            return Err(StoreFault::ReadOnly(path.display().to_string()));
        }
        Ok(engine)
    }

    /// An empty database in memory: the pattern that a file's tables and triggers are compared with.
    ///
    /// # Errors
    /// [`StoreFault::OldLibrary`], or no memory.
    pub fn memory() -> Result<Self, StoreFault> {
        let path = Path::new(":memory:");
        Self::prepare(Connection::open_in_memory(), path)
    }

    fn prepare(conn: rusqlite::Result<Connection>, path: &Path) -> Result<Self, StoreFault> {
        fit(rusqlite::version(), rusqlite::version_number())?;
        let named = |e| fault(e, path);
        let mut conn = conn.map_err(named)?;
        let millis = u64::try_from(DEADLINE.as_millis()).unwrap_or(u64::MAX);
        let deadline = Arc::new(AtomicU64::new(millis));
        conn.busy_handler(Some(busy::handler(Arc::clone(&deadline)))).map_err(named)?;
        conn.set_prepared_statement_cache_capacity(STATEMENTS);
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true).map_err(named)?;
        // One plan for a statement, whatever is bound: else each new date prepares it anew.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(named)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false).map_err(named)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false).map_err(named)?;
        Ok(Self { conn, path: path.to_owned(), deadline })
    }

    /// The file, or `:memory:`.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How long a write waits for another writer.
    pub fn deadline(&self) -> Duration {
        Duration::from_millis(self.deadline.load(Ordering::Relaxed))
    }

    /// How long a write waits from now on.
    pub fn set_deadline(&self, wait: Duration) {
        self.deadline.store(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn fail(&self, e: rusqlite::Error) -> Error {
        error(e, &self.path)
    }

    fn bound(&self, sql: &str, vals: &[Val]) -> Result<CachedStatement<'_>, Error> {
        let mut statement = self.conn.prepare_cached(sql).map_err(|e| self.fail(e))?;
        if statement.parameter_count() != vals.len() {
            return Err(StoreFault::Io(format!("{} values for: {sql}", vals.len())).into());
        }
        for (index, val) in vals.iter().enumerate() {
            match val {
                Val::I(i) => statement.raw_bind_parameter(index + 1, i),
                Val::T(text) => statement.raw_bind_parameter(index + 1, text.as_str()),
                Val::Null => statement.raw_bind_parameter(index + 1, rusqlite::types::Null),
            }
            .map_err(|e| self.fail(e))?;
        }
        Ok(statement)
    }

    /// Every row of an answer.
    ///
    /// # Errors
    /// The fault of the database; a value that is neither whole number, text nor NULL.
    pub fn query(&self, sql: &str, vals: &[Val]) -> Result<Vec<Row>, Error> {
        let mut statement = self.bound(sql, vals)?;
        let width = statement.column_count();
        let mut rows = statement.raw_query();
        let mut answer = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.fail(e))? {
            let mut out = Vec::with_capacity(width);
            for column in 0..width {
                out.push(exact(row.get_ref(column).map_err(|e| self.fail(e))?, column)?);
            }
            answer.push(Row::new(out));
        }
        Ok(answer)
    }

    /// Hands over row by row without keeping them, for very long answers; damaged values come as
    /// marked text, so that a check can go on and name them. `false` from `take` ends it.
    ///
    /// # Errors
    /// The fault of the database, or what `take` returns.
    pub fn each(
        &self,
        sql: &str,
        vals: &[Val],
        mut take: impl FnMut(&[Val]) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let mut statement = self.bound(sql, vals)?;
        let width = statement.column_count();
        let mut rows = statement.raw_query();
        let mut out = vec![Val::Null; width];
        while let Some(row) = rows.next().map_err(|e| self.fail(e))? {
            for (column, slot) in out.iter_mut().enumerate() {
                lenient(row.get_ref(column).map_err(|e| self.fail(e))?, slot);
            }
            if !take(&out)? {
                break;
            }
        }
        Ok(())
    }

    /// Runs a statement without an answer; how many rows it changed.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn exec(&self, sql: &str, vals: &[Val]) -> Result<usize, Error> {
        self.bound(sql, vals)?.raw_execute().map_err(|e| self.fail(e))
    }

    /// Runs a script of several statements (a schema step).
    ///
    /// # Errors
    /// The fault of the database.
    pub fn script(&self, sql: &str) -> Result<(), Error> {
        self.conn.execute_batch(sql).map_err(|e| self.fail(e))
    }

    /// Begins a snapshot for reading.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn begin_read(&self) -> Result<(), Error> {
        self.exec("BEGIN", &[]).map(drop)
    }

    /// Takes the write lock, waiting until the deadline.
    ///
    /// # Errors
    /// [`StoreFault::Busy`] after the deadline, or another fault.
    pub fn begin_write(&self) -> Result<(), Error> {
        self.exec("BEGIN IMMEDIATE", &[]).map(drop)
    }

    /// Ends the transaction; what was written is on the disk when this returns.
    ///
    /// # Errors
    /// The fault of the database; the transaction then still stands and is to be rolled back.
    pub fn commit(&self) -> Result<(), Error> {
        self.exec("COMMIT", &[]).map(drop)
    }

    /// Gives the transaction up.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn rollback(&self) -> Result<(), Error> {
        self.exec("ROLLBACK", &[]).map(drop)
    }

    /// Whether a transaction stands open.
    pub fn in_transaction(&self) -> bool {
        !self.conn.is_autocommit()
    }

    fn pragma(&self, sql: &str) -> Result<i64, Error> {
        let rows = self.query(sql, &[])?;
        Ok(rows.first().map_or(Ok(0), |row| row.get(0))?)
    }

    /// The schema version of the file, as this transaction sees it.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn schema_version(&self) -> Result<i64, Error> {
        self.pragma("PRAGMA user_version")
    }

    /// Sets the schema version, as part of the transaction.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn set_schema_version(&self, version: i64) -> Result<(), Error> {
        self.script(&format!("PRAGMA user_version={version}"))
    }

    /// Memory for pages, in KiB: more of it keeps a very large transaction from writing pages twice.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn set_cache(&self, kib: u32) -> Result<(), Error> {
        self.script(&format!("PRAGMA cache_size=-{kib}"))
    }

    /// Whose file it is.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn application_id(&self) -> Result<i64, Error> {
        self.pragma("PRAGMA application_id")
    }

    /// Marks the file as ours.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn set_application_id(&self, id: u32) -> Result<(), Error> {
        self.script(&format!("PRAGMA application_id={id}"))
    }

    /// Tables, indexes and triggers by name, with the text that made them.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn objects(&self) -> Result<BTreeMap<String, String>, Error> {
        let sql = "SELECT type || ' ' || name, COALESCE(sql, '') FROM sqlite_schema
                   WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        self.query(sql, &[])?
            .into_iter()
            .map(|mut row| Ok((row.next("name")?, row.next("sql")?)))
            .collect()
    }

    /// Columns of a table in their order.
    ///
    /// # Errors
    /// The fault of the database.
    #[cfg(test)]
    pub fn columns(&self, table: &str) -> Result<Vec<String>, Error> {
        let rows = self.query(
            "SELECT name FROM pragma_table_info(?1) ORDER BY cid",
            &[Val::T(table.to_owned())],
        )?;
        rows.into_iter().map(|mut row| Ok(row.next("name")?)).collect()
    }

    /// What SQLite itself finds wrong with the file and its references; empty when all is well.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn integrity(&self) -> Result<Vec<String>, Error> {
        let mut found = Vec::new();
        self.each("PRAGMA integrity_check", &[], |row| {
            found.extend(row.iter().filter_map(Val::text).filter(|text| text != "ok"));
            Ok(true)
        })?;
        self.each("PRAGMA foreign_key_check", &[], |row| {
            let parts: Vec<_> = row.iter().filter_map(Val::text).collect();
            found.push(format!("reference {}", parts.join(" ")));
            Ok(true)
        })?;
        Ok(found)
    }

    /// Writes everything that stands in the log into the file and empties it; the last connection to
    /// close then takes it away. `false` where somebody reads from the log and it stays.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn fold_log(&self) -> Result<bool, Error> {
        let answer = self.query("PRAGMA wal_checkpoint(TRUNCATE)", &[])?;
        Ok(answer.first().is_some_and(|row| row.get::<i64>(0) == Ok(0)))
    }

    /// Writes the whole file anew, without gaps. Others read meanwhile, and wait to write.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn write_anew(&self) -> Result<(), Error> {
        self.exec("VACUUM", &[]).map(drop)
    }

    /// Whether what a write frees is overwritten with zeros.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn overwrite_freed(&self, on: bool) -> Result<(), Error> {
        self.query(&format!("PRAGMA secure_delete={}", i64::from(on)), &[]).map(drop)
    }

    /// Writes a compact copy of the whole database, as of one instant, into an empty file.
    ///
    /// # Errors
    /// The fault of the database or of the target.
    pub fn copy_into(&self, target: &Path) -> Result<(), Error> {
        let target = target.to_str().ok_or_else(|| StoreFault::Io(target.display().to_string()))?;
        self.exec("VACUUM INTO ?1", &[Val::T(target.to_owned())]).map(drop)
    }
}

#[cfg(test)]
mod tests;
