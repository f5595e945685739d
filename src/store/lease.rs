//! Which database files this process has open, and that it is inside, for every other process to see.
//!
//! Closing any plain handle on such a file would drop the locks of its connection (POSIX), so a file is
//! read plainly only while nobody here has it open. Everybody inside holds a shared lock of the whole
//! file (`flock`, which SQLite does not use); who puts another file in its place holds it alone. The
//! lock needs no file of its own, and ends with the process however that ends.

use super::{
    engine::Engine,
    validate::{self, FileId},
};
use crate::error::StoreFault;
use nix::fcntl::OFlag;
use std::{
    fs::{File, OpenOptions, TryLockError},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// A file that is open here: how often, and the lock that says so to others.
#[derive(Debug)]
struct Inside {
    id: FileId,
    count: usize,
    /// None for a file that is still being made, whose name nobody knows.
    _lock: Option<File>,
}

static OPEN: Mutex<Vec<Inside>> = Mutex::new(Vec::new());

fn open_files() -> MutexGuard<'static, Vec<Inside>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// While it lives, the file counts as open in this process.
#[derive(Debug)]
pub(super) struct Lease(FileId);

impl Drop for Lease {
    fn drop(&mut self) {
        let mut open = open_files();
        if let Some(at) = open.iter().position(|inside| inside.id == self.0) {
            open[at].count -= 1;
            if open[at].count == 0 {
                open.swap_remove(at);
            }
        }
    }
}

/// Opens a file that was just made, still empty, under a name nobody else knows.
pub(super) fn enter_new(path: &Path) -> Result<(Engine, Lease), StoreFault> {
    let mut files = open_files();
    let id = validate::identity(path)?;
    let engine = Engine::open(path)?;
    files.push(Inside { id, count: 1, _lock: None });
    Ok((engine, Lease(id)))
}

/// Opens a file with `open`, which is told whether it is the first to open it in this process.
///
/// # Errors
/// [`StoreFault::Maintenance`] while another process holds the file alone, or what is wrong with it.
pub(super) fn enter(
    path: &Path,
    open: impl FnOnce(bool) -> Result<Engine, StoreFault>,
) -> Result<(Engine, Lease), StoreFault> {
    let mut files = open_files();
    let id = validate::standing(path)?;
    if let Some(inside) = files.iter_mut().find(|inside| inside.id == id) {
        let engine = open(false)?;
        inside.count += 1;
        return Ok((engine, Lease(id)));
    }
    let (lock, id) = held(path, File::try_lock_shared, || StoreFault::Maintenance)?;
    // Dropped after a refusal, when no connection of ours is there to lose its locks.
    let engine = open(true)?;
    files.push(Inside { id, count: 1, _lock: Some(lock) });
    Ok((engine, Lease(id)))
}

/// The file is held alone: nobody is inside, and nobody comes in while this lives.
#[derive(Debug)]
pub(super) struct Alone(File);

impl Alone {
    /// Whether the file stands under this name still.
    pub fn is(&self, path: &Path) -> bool {
        let held = self.0.metadata().map(|held| (held.dev(), held.ino()));
        held.is_ok_and(|held| validate::identity(path) == Ok(held))
    }
}

/// Takes a file for oneself.
///
/// # Errors
/// [`StoreFault::Inside`] when somebody has it open, in this process or another.
pub(super) fn alone(path: &Path) -> Result<Alone, StoreFault> {
    let files = open_files();
    let id = validate::identity(path)?;
    if files.iter().any(|inside| inside.id == id) {
        return Err(StoreFault::Inside);
    }
    let (lock, _) = held(path, File::try_lock, || StoreFault::Inside)?;
    Ok(Alone(lock))
}

/// Locks the file that stands under this name. Another may be put there between looking and locking:
/// then that one is taken.
fn held(
    path: &Path,
    lock: fn(&File) -> Result<(), TryLockError>,
    taken: fn() -> StoreFault,
) -> Result<(File, FileId), StoreFault> {
    const TRIES: usize = 10;
    let failed = |e: std::io::Error| StoreFault::Io(format!("{}: {e}", path.display()));
    let flags = OFlag::O_NOFOLLOW | OFlag::O_NONBLOCK | OFlag::O_CLOEXEC;
    for _ in 0..TRIES {
        let file =
            OpenOptions::new().read(true).custom_flags(flags.bits()).open(path).map_err(failed)?;
        match lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(taken()),
            Err(TryLockError::Error(e)) => return Err(failed(e)),
        }
        let found = file.metadata().map_err(failed)?;
        let id = (found.dev(), found.ino());
        if validate::identity(path)? == id {
            return Ok((file, id));
        }
    }
    Err(taken())
}
