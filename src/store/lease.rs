//! Which database files this process has open: closing any plain handle on such a file would drop the
//! locks of its connection (POSIX), so a file is read plainly only while nobody here has it open.

use super::{
    engine::Engine,
    validate::{self, FileId},
};
use crate::error::StoreFault;
use std::{
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

static OPEN: Mutex<Vec<FileId>> = Mutex::new(Vec::new());

fn open_files() -> MutexGuard<'static, Vec<FileId>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// While it lives, the file counts as open in this process.
#[derive(Debug)]
pub(super) struct Lease(FileId);

impl Drop for Lease {
    fn drop(&mut self) {
        let mut open = open_files();
        if let Some(at) = open.iter().position(|id| *id == self.0) {
            open.swap_remove(at);
        }
    }
}

/// Opens a file that was just made, still empty, under a name nobody else knows.
pub(super) fn enter_new(path: &Path) -> Result<(Engine, Lease), StoreFault> {
    let mut files = open_files();
    let id = validate::identity(path)?;
    let engine = Engine::open(path)?;
    files.push(id);
    Ok((engine, Lease(id)))
}

/// Opens a file with `open`, which is told whether it is the first to open it in this process.
pub(super) fn enter(
    path: &Path,
    open: impl FnOnce(bool) -> Result<Engine, StoreFault>,
) -> Result<(Engine, Lease), StoreFault> {
    let mut files = open_files();
    let id = validate::standing(path)?;
    let engine = open(!files.contains(&id))?;
    files.push(id);
    Ok((engine, Lease(id)))
}
