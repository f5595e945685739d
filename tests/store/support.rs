//! A schema with two small tables, and an office to put them in.

use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use zicha::{
    code_enum,
    domain::record::{Id, Meta},
    error::Error,
    record,
    store::{
        Options, Record, Store, Writer,
        schema::{STEP_001, Schema},
    },
};

code_enum! { Mood { Calm = "calm", Busy = "busy" } }

/// A record with a column of every kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub meta: Meta,
    pub owner: Id,
    pub title: String,
    pub mood: Mood,
    pub day: Option<NaiveDate>,
    pub done: bool,
    pub points: i64,
}

record!(Item in "item" { owner, title, mood, day, done, points });

/// A record that stands in the way of removing its item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub meta: Meta,
    pub item: Id,
    pub label: String,
}

record!(Part in "part" { item, label });

pub const STEP_002: &str = "
    CREATE TABLE item (
        id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL,
        created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
        updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
        owner TEXT NOT NULL, title TEXT NOT NULL, mood TEXT NOT NULL, day TEXT,
        done INTEGER NOT NULL, points INTEGER NOT NULL CHECK (points >= 0)
    ) STRICT;
    CREATE INDEX item_owner ON item (owner);
    CREATE TABLE part (
        id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL,
        created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
        updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
        item TEXT NOT NULL REFERENCES item (id), label TEXT NOT NULL UNIQUE
    ) STRICT;";

pub static SCHEMA: Schema =
    Schema { steps: &[STEP_001, STEP_002], tables: &[Item::table, Part::table] };

/// The program before `part` and `item`.
pub static OLDER: Schema = Schema { steps: &[STEP_001], tables: &[] };

pub fn options() -> Options {
    Options { schema: &SCHEMA, ..Options::default() }
}

pub fn item(title: &str) -> Item {
    Item {
        meta: Meta::default(),
        owner: "lihe".into(),
        title: title.into(),
        mood: Mood::Calm,
        day: NaiveDate::from_ymd_opt(2009, 5, 12),
        done: false,
        points: 3,
    }
}

/// A folder of its own with a database in it.
pub struct Office {
    pub dir: TempDir,
    pub path: PathBuf,
}

impl Office {
    pub fn new() -> Self {
        Self::filled(|_| Ok(()))
    }

    pub fn filled(fill: impl FnOnce(&mut Writer<'_>) -> Result<(), Error>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("office.db");
        Store::create_with(&path, &options(), "setup", 1_000, fill).unwrap();
        Self { dir, path }
    }

    pub fn open(&self) -> Store {
        Store::open_with(&self.path, &options()).unwrap()
    }

    /// A plain handle, as an intruder has it.
    pub fn raw(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(&self.path).unwrap()
    }
}

/// Everything in a folder, by name and content.
pub fn listing(folder: &Path) -> Vec<(String, Option<Vec<u8>>)> {
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).ok())
        })
        .collect();
    found.sort();
    found
}

/// Adds one item in a transaction of its own.
pub fn add(store: &mut Store, title: &str) -> Item {
    let mut new = item(title);
    store.write("lihe", 2_000, |tx| tx.insert(&mut new, "item.add")).unwrap();
    new
}
