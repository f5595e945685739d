//! Everything that can go wrong, as values: each language says it in its own words (`i18n::errors`).

use crate::domain::{conflict::Conflict, problem::Problem, refusal::Refusal};

/// What went wrong beneath the rules: the file, the lock, the disk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreFault {
    #[error("no database at {0}")]
    Missing(String),
    #[error("{0} exists already")]
    Exists(String),
    #[error("{0} is not a zicha database")]
    NotOurs(String),
    #[error("{0} is empty")]
    Empty(String),
    #[error("the database has schema {found}, this program knows {known}")]
    Newer { found: i64, known: i64 },
    #[error("{0} is cut short or damaged")]
    Truncated(String),
    #[error("{0} cannot be written")]
    ReadOnly(String),
    #[error("{0} lies on a network file system ({1})")]
    NetworkFs(String, String),
    /// Another process held the write lock until our deadline.
    #[error("another process is writing and does not let go")]
    Busy,
    #[error("the disk is full")]
    Full,
    /// Somebody has the database open, so that another cannot be put in its place.
    #[error("somebody is inside")]
    Inside,
    /// Another is being put in its place.
    #[error("a backup is being restored")]
    Maintenance,
    /// A file to restore that somebody works in, or whose log was never folded in.
    #[error("{0} is no finished backup")]
    NotBackup(String),
    /// A newer program migrated the database while this one was open.
    #[error("the program was updated, please log in again")]
    Updated,
    /// The database library has a known fault that can lose data (fixed in SQLite 3.51.3).
    #[error("the SQLite library {0} is too old")]
    OldLibrary(String),
    #[error("the database is damaged: {0}")]
    Corrupt(String),
    #[error("{0}")]
    Io(String),
}

/// The outcome of a call that did not do what was asked. Nothing was changed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// One problem per field; never empty.
    #[error("invalid: {0:?}")]
    Invalid(Vec<Problem>),
    #[error("changed by somebody else: {} {}", .0.entity, .0.id)]
    Conflict(Box<Conflict>),
    #[error("not found")]
    NotFound,
    /// A uniqueness, reference or check rule of a table forbids it; nothing was written.
    #[error("a rule of the table forbids it: {0}")]
    Constraint(String),
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// A campaign file with mistakes, already rendered for the reader.
    #[error("{0}")]
    Campaign(String),
}

impl From<Refusal> for Error {
    fn from(why: Refusal) -> Self {
        Self::Refused(why)
    }
}

impl From<Vec<Problem>> for Error {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Invalid(problems)
    }
}
