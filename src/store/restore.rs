//! A backup takes the place of the database: with nobody inside, after a full check, and so that at
//! every moment, whatever ends the program, either the old one or the new one stands there whole.

use super::{
    Options, Store,
    backup::must_be_sound,
    check::{self, CheckReport, TotalsCheck},
    create::{Unfinished, clear_companions, clear_left_over, sync_folder},
    engine::Engine,
    lease::{self, Alone},
    place,
    reader::Reader,
    schema::APPLICATION_ID,
    stage::Stage,
    validate,
};
use crate::{
    clock::{Millis, stamp},
    error::{Error, StoreFault},
    vals,
};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// The action of the history row a restore leaves.
pub const RESTORE: &str = "restore";

/// What follows the database's name in the name of one that was replaced.
pub(super) const KEPT: &str = ".before-";

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The check of the database as it stands now.
    pub report: CheckReport,
    /// The end of the chain of the backup.
    pub backup: Option<(i64, String)>,
    /// The end of the chain that was replaced; `None` where none could be read.
    pub before: Option<(i64, String)>,
    /// The database as it was; `None` where there was none.
    pub kept: Option<PathBuf>,
}

/// Puts a copy of the backup `from` where the database `path` stands or stood. The copy is brought up
/// to date, checked in full and given a history row that names the end of the chain it replaces; the
/// old database is kept beside it, named by the moment.
///
/// # Errors
/// [`StoreFault::Inside`] while anybody has the database open; [`StoreFault::NotBackup`],
/// [`StoreFault::NotOurs`], [`StoreFault::Newer`], [`StoreFault::Truncated`] or
/// [`StoreFault::Corrupt`] for a file that will not do. Both files stay as they were then.
pub fn restore(
    path: &Path,
    from: &Path,
    options: &Options,
    now: Millis,
    totals: &[&dyn TotalsCheck],
) -> Result<Restored, Error> {
    let (path, from) = (validate::locate(path)?, validate::locate(from)?);
    let old = Old::at(&path, options)?;
    let new = Unfinished::for_place_of(&path)?;
    copy_backup(&from, &new.0, options)?;
    (options.stage)(Stage::Copied);

    let mut store = prepared(&new, options)?;
    must_be_sound(&checked(&store, totals))?;
    (options.stage)(Stage::Verified);
    let backup = store.read(|db| db.head())?;
    let before = old.as_ref().and_then(Old::head);
    let (seq, hash) = before.clone().unwrap_or_default();
    let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
    store.write("", now, |tx| {
        let told = vals![name, seq, hash];
        let details: Vec<_> = ["file", "before_seq", "before_hash"].into_iter().zip(told).collect();
        tx.event(RESTORE, &details)
    })?;
    drop(store);
    new.sync(&path)?;
    (options.stage)(Stage::Recorded);

    let kept = old.as_ref().map(|old| old.keep(&path, now)).transpose()?;
    (options.stage)(Stage::Kept);
    // Held before it has its name: nobody comes in until it was checked in its place.
    let held = lease::alone(&new.0)?;
    clear_companions(&path)?;
    sync_folder(&path)?;
    (options.stage)(Stage::Cleared);
    match &old {
        Some(old) if old.alone.is(&path) => new.replace(&path)?,
        Some(_) => return Err(StoreFault::Inside.into()),
        None => new.finish(&path)?,
    }
    (options.stage)(Stage::Replaced);

    let engine = Engine::open(&path)?;
    let report = check::whole(&Reader { engine: &engine, schema: options.schema }, None, totals);
    drop(engine);
    drop(held);
    must_be_sound(&report)?;
    Ok(Restored { report, backup, before, kept })
}

/// The database that is to give way, held so that nobody comes in.
struct Old {
    path: PathBuf,
    alone: Alone,
    /// What is known of it without opening it.
    fit: bool,
}

impl Old {
    /// What stands there; `None` where nothing does.
    fn at(path: &Path, options: &Options) -> Result<Option<Self>, Error> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        place::local(folder)?;
        place::writable(folder)?;
        let shown = || path.display().to_string();
        match fs::symlink_metadata(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Ok(found) if found.is_file() => {}
            _ => return Err(StoreFault::NotOurs(shown()).into()),
        }
        let alone = lease::alone(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let kept = format!("{name}{KEPT}");
        clear_left_over(folder, |made| made.starts_with(&kept));
        let fit = match validate::header(path, options.schema.version()) {
            Ok(()) => true,
            // Damaged or emptied: what backups are for.
            Err(StoreFault::Truncated(_)) => false,
            Err(_) if fs::metadata(path).is_ok_and(|found| found.len() == 0) => false,
            Err(other) => return Err(other.into()),
        };
        Ok(Some(Self { path: path.to_owned(), alone, fit }))
    }

    /// The end of its chain; folds its log in on the way, where that can still be done.
    fn head(&self) -> Option<(i64, String)> {
        if !self.fit {
            return None;
        }
        let read = || -> Result<Option<(i64, String)>, Error> {
            let engine = Engine::open(&self.path)?;
            engine.fold_log()?;
            let sql = "SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1";
            match engine.query(sql, &[])?.pop() {
                Some(mut row) => Ok(Some((row.next("history.seq")?, row.next("history.hash")?))),
                None => Ok(None),
            }
        };
        read().unwrap_or_else(|e| {
            tracing::warn!("the database to be replaced cannot be read: {e}");
            None
        })
    }

    /// A whole copy under a name of its own, with the log where it could not be folded in.
    fn keep(&self, path: &Path, now: Millis) -> Result<PathBuf, Error> {
        let start = format!("{KEPT}{}", stamp(now));
        let more = (2..).map(|n| format!("{start}-{n:02}"));
        let free = |name: &String| !validate::beside(path, name).exists();
        let name = std::iter::once(start.clone()).chain(more).find(free).unwrap_or(start);
        let kept = validate::beside(path, &name);
        let copy = Unfinished::beside(&kept)?;
        copy_bytes(path, &copy.0)?;
        copy.finish(&kept)?;
        let log = validate::beside(path, "-wal");
        if log.exists() {
            let kept_log = validate::beside(&kept, "-wal");
            let copy = Unfinished::beside(&kept_log)?;
            copy_bytes(&log, &copy.0)?;
            copy.finish(&kept_log)?;
        }
        Ok(kept)
    }
}

/// Copies a file that is no database in use into one that was made for it; the file itself is only read.
fn copy_backup(from: &Path, to: &Path, options: &Options) -> Result<(), Error> {
    let shown = || from.display().to_string();
    match fs::symlink_metadata(from) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            return Err(StoreFault::Missing(shown()).into());
        }
        Ok(found) if found.is_file() && found.len() == 0 => {
            return Err(StoreFault::Empty(shown()).into());
        }
        Ok(found) if found.is_file() => {}
        _ => return Err(StoreFault::NotOurs(shown()).into()),
    }
    let log = validate::beside(from, "-wal");
    let busy = || StoreFault::NotBackup(shown());
    let held = lease::alone(from).map_err(|e| if e == StoreFault::Inside { busy() } else { e })?;
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(busy().into());
    }
    validate::header(from, options.schema.version())?;
    copy_bytes(from, to)?;
    drop(held);
    Ok(())
}

/// Opens the copy; one of an older version is checked as such and brought up to date.
fn prepared(new: &Unfinished, options: &Options) -> Result<Store, Error> {
    let (engine, lease) = lease::enter_new(&new.0)?;
    if engine.application_id()? != i64::from(APPLICATION_ID) {
        return Err(StoreFault::NotOurs(new.0.display().to_string()).into());
    }
    let (found, known) = (engine.schema_version()?, options.schema.version());
    if found > known {
        return Err(StoreFault::Newer { found, known }.into());
    }
    if found < known {
        must_be_sound(&check::older(&engine, options.schema, found))?;
        options.schema.migrate(&engine, |_| ())?;
    }
    Ok(Store::assemble(engine, lease, options))
}

fn checked(store: &Store, totals: &[&dyn TotalsCheck]) -> CheckReport {
    check::whole(&Reader { engine: &store.engine, schema: store.schema }, None, totals)
}

fn copy_bytes(from: &Path, to: &Path) -> Result<(), StoreFault> {
    let failed = |e: io::Error| match e.kind() {
        io::ErrorKind::StorageFull => StoreFault::Full,
        _ => StoreFault::Io(format!("{}: {e}", to.display())),
    };
    let mut source =
        File::open(from).map_err(|e| StoreFault::Io(format!("{}: {e}", from.display())))?;
    let mut target = fs::OpenOptions::new().write(true).truncate(true).open(to).map_err(failed)?;
    io::copy(&mut source, &mut target).map_err(failed)?;
    target.sync_all().map_err(failed)
}
