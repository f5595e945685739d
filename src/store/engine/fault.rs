//! What SQLite's error codes mean to the rest of the program.

use crate::{
    error::{Error, StoreFault},
    store::place,
};
use rusqlite::{ErrorCode, ffi::SQLITE_IOERR_SHMSIZE};
use std::path::Path;

/// The fault of the file; rules of tables (which opening cannot meet) count as damage.
pub(super) fn fault(e: rusqlite::Error, path: &Path) -> StoreFault {
    match error(e, path) {
        Error::Store(fault) => fault,
        other => StoreFault::Corrupt(other.to_string()),
    }
}

pub(super) fn error(e: rusqlite::Error, path: &Path) -> Error {
    let name = || path.display().to_string();
    let rusqlite::Error::SqliteFailure(code, ref text) = e else {
        return StoreFault::Io(e.to_string()).into();
    };
    let text = || text.clone().unwrap_or_else(|| e.to_string());
    Error::Store(match code.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreFault::Busy,
        ErrorCode::DiskFull => StoreFault::Full,
        // Whoever comes in first makes the index of the log, and is told nothing better about it.
        _ if code.extended_code == SQLITE_IOERR_SHMSIZE && place::full(path) => StoreFault::Full,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => StoreFault::ReadOnly(name()),
        ErrorCode::NotADatabase => StoreFault::NotOurs(name()),
        ErrorCode::DatabaseCorrupt => StoreFault::Corrupt(text()),
        ErrorCode::ConstraintViolation => return Error::Constraint(text()),
        _ => StoreFault::Io(text()),
    })
}
