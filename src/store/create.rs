//! A new database appears under its name only when it is complete: a set-up that is left half-way
//! leaves nothing.

use super::{Ids, Options, Store, Writer, lease, place, validate};
use crate::{
    clock::Millis,
    error::{Error, StoreFault},
    vals,
};
use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

impl Store {
    /// Creates an empty database (mode 0600; missing folders 0700).
    ///
    /// # Errors
    /// [`StoreFault::Exists`], or what is wrong with the place.
    pub fn create(path: &Path, now: Millis) -> Result<Self, Error> {
        Self::create_with(path, &Options::default(), "", now, |_| Ok(()))
    }

    /// Creates a database and fills it in one transaction; it appears only if `fill` succeeds.
    ///
    /// # Errors
    /// [`StoreFault::Exists`], what is wrong with the place, or what `fill` returns.
    pub fn create_with(
        path: &Path,
        options: &Options,
        actor: &str,
        now: Millis,
        fill: impl FnOnce(&mut Writer<'_>) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        let failed = |e: std::io::Error| StoreFault::Io(format!("{}: {e}", path.display()));
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
        }
        let path = validate::locate(path)?;
        let new = Unfinished::beside(&path)?;
        let (engine, lease) = lease::enter_new(&new.0)?;
        options.schema.migrate(&engine, |_| ())?;
        let mut store = Self::assemble(engine, lease, options);
        store.bulk(actor, now, |tx| {
            tx.exec(
                "INSERT INTO meta (key, value) VALUES (?1, ?2)",
                &vals!["created_at", now.to_string()],
            )?;
            fill(tx)
        })?;
        drop(store);
        new.finish(&path)?;
        Self::open_with(&path, options)
    }
}

/// A file being made under a name of its own; removed unless finished.
pub(super) struct Unfinished(pub PathBuf);

impl Unfinished {
    /// An empty file (mode 0600) in the folder of the one that is to be.
    pub fn beside(path: &Path) -> Result<Self, StoreFault> {
        if fs::symlink_metadata(path).is_ok() {
            return Err(StoreFault::Exists(path.display().to_string()));
        }
        Self::for_place_of(path)
    }

    /// The same for a file that may stand there and is to be replaced.
    pub fn for_place_of(path: &Path) -> Result<Self, StoreFault> {
        let failed = |e: std::io::Error| StoreFault::Io(format!("{}: {e}", path.display()));
        let shown = || path.display().to_string();
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(StoreFault::Missing(shown()));
        };
        place::local(folder)?;
        place::writable(folder)?;
        let start = format!(".{}.", name.to_string_lossy());
        clear_left_over(folder, |made| name == made);
        let (own, salt) = (std::process::id(), Ids::system().salt()?);
        let new = folder.join(format!("{start}{own}-{salt}.new"));
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new).map_err(failed)?;
        Ok(Self(new))
    }

    /// Puts the finished file on the disk and under its name, which must still be free.
    pub fn finish(self, path: &Path) -> Result<(), StoreFault> {
        let failed = |e: std::io::Error| match e.kind() {
            std::io::ErrorKind::AlreadyExists => StoreFault::Exists(path.display().to_string()),
            _ => StoreFault::Io(format!("{}: {e}", path.display())),
        };
        self.sync(path)?;
        clear_companions(path)?;
        // A link, unlike a rename, never takes the place of a file that appeared meanwhile.
        fs::hard_link(&self.0, path).map_err(failed)?;
        fs::remove_file(&self.0).map_err(failed)?;
        sync_folder(path)
    }

    /// Puts it under its name in the place of what stands there, whose log must be gone.
    pub fn replace(self, path: &Path) -> Result<(), StoreFault> {
        let failed = |e: std::io::Error| StoreFault::Io(format!("{}: {e}", path.display()));
        fs::rename(&self.0, path).map_err(failed)?;
        sync_folder(path)
    }

    /// The whole content is on the disk, with nothing of it in a log.
    pub fn sync(&self, path: &Path) -> Result<(), StoreFault> {
        let failed = |e: std::io::Error| StoreFault::Io(format!("{}: {e}", path.display()));
        if validate::beside(&self.0, "-wal").exists() {
            return Err(StoreFault::Io(format!("{}: its log could not be closed", path.display())));
        }
        File::open(&self.0).and_then(|file| file.sync_all()).map_err(failed)
    }
}

/// Removes the log of a file that once stood here: it would be played into the next one.
pub(super) fn clear_companions(path: &Path) -> Result<(), StoreFault> {
    for suffix in ["-wal", "-shm", "-journal"] {
        match fs::remove_file(validate::beside(path, suffix)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreFault::Io(format!("{}: {e}", path.display())));
            }
            _ => {}
        }
    }
    Ok(())
}

/// What was renamed, made or removed in the folder of a file is on the disk.
pub(super) fn sync_folder(path: &Path) -> Result<(), StoreFault> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|e| StoreFault::Io(format!("{}: {e}", folder.display())))
}

/// Removes what processes that were killed while making such files have left; `ours` is asked with
/// the name the file was to have.
pub(super) fn clear_left_over(folder: &Path, ours: impl Fn(&str) -> bool) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let maker = || {
            let (start, _) = name.to_str()?.strip_prefix('.')?.rsplit_once(".new")?;
            let (made, maker) = start.rsplit_once('.')?;
            let (maker, _) = maker.split_once('-')?;
            ours(made).then(|| maker.parse::<i32>().ok())?
        };
        let Some(maker) = maker() else { continue };
        let alive = nix::sys::signal::kill(nix::unistd::Pid::from_raw(maker), None);
        if alive == Err(nix::errno::Errno::ESRCH) {
            // Another process may be clearing too.
            let _ = fs::remove_file(entry.path());
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            // Nothing there is the good case.
            let _ = fs::remove_file(validate::beside(&self.0, suffix));
        }
    }
}
