//! The one folder exports are written to: beside the database, for its owner alone.

use crate::{
    domain::report::{ExportFormat, ExportKind},
    error::{Error, StoreFault},
    export,
};
use chrono::NaiveDate;
use std::{
    fs::{DirBuilder, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// How many files of one report and day there may be.
const MOST: u32 = 999;

/// Writes a new file under a generated name that is still free; never over another one.
///
/// # Errors
/// What the file system says.
pub fn put(
    database: &Path,
    kind: ExportKind,
    format: ExportFormat,
    day: NaiveDate,
    bytes: &[u8],
) -> Result<PathBuf, Error> {
    let folder = database.parent().unwrap_or(Path::new(".")).join("outbox");
    let fault = |path: &Path, e: std::io::Error| match e.kind() {
        ErrorKind::StorageFull => StoreFault::Full,
        _ => StoreFault::Io(format!("{}: {e}", path.display())),
    };
    match DirBuilder::new().mode(0o700).create(&folder) {
        Err(e) if e.kind() != ErrorKind::AlreadyExists => return Err(fault(&folder, e).into()),
        _ => {}
    }
    for nth in 1..=MOST {
        let path = folder.join(export::numbered_name(kind, format, day, nth));
        // create_new is O_EXCL, which never follows a link at the end of the path.
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                if let Err(e) = written {
                    let _ = std::fs::remove_file(&path);
                    return Err(fault(&path, e).into());
                }
                return Ok(path);
            }
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            Err(e) => return Err(fault(&path, e).into()),
        }
    }
    Err(StoreFault::Io(format!("{}: {MOST}", folder.display())).into())
}
