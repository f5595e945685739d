//! The folder of backups: every file named by the moment it was made, the newest kept, nothing else touched.

use super::{
    Store,
    check::{CheckReport, TotalsCheck},
    create::{clear_left_over, sync_folder},
    validate,
};
use crate::{
    clock::{Millis, stamp},
    error::{Error, StoreFault},
};
use std::{
    fs::{self, DirBuilder},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

/// Most backups of one second that get a name.
const IN_ONE_SECOND: usize = 99;

/// A backup that was put into the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    pub file: PathBuf,
    /// What the check of the copy found: nothing wrong.
    pub report: CheckReport,
    /// Older backups that gave way.
    pub removed: Vec<PathBuf>,
}

impl Store {
    /// Makes a backup in a folder (mode 0700 if it is new) under a name of the moment, and then
    /// removes the oldest of this database's backups there, so that `keep` are left. Those whose name
    /// lies ahead of `now` were made under a clock that was wrong, and count as the oldest.
    ///
    /// # Errors
    /// As [`Self::backup`]; nothing is removed then.
    pub fn backup_into(
        &self,
        folder: &Path,
        now: Millis,
        keep: usize,
        totals: &[&dyn TotalsCheck],
    ) -> Result<Shelved, Error> {
        let failed = |e: std::io::Error| StoreFault::Io(format!("{}: {e}", folder.display()));
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
        let folder = folder.canonicalize().map_err(failed)?;
        let path = self.path();
        let office = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        clear_left_over(&folder, |made| moment_of(&office, made).is_some());
        let start = format!("{office}-{}", stamp(now));
        let names = std::iter::once(format!("{start}.db"));
        let more = (2..=IN_ONE_SECOND).map(|n| format!("{start}-{n:02}.db"));
        for name in names.chain(more) {
            let file = folder.join(name);
            match self.backup_with(&file, totals) {
                Err(Error::Store(StoreFault::Exists(_))) => {}
                Err(e) => return Err(e),
                Ok(report) => {
                    let removed =
                        thin_out(&folder, &office, &start, keep.max(1)).map_err(failed)?;
                    sync_folder(&file)?;
                    return Ok(Shelved { file, report, removed });
                }
            }
        }
        Err(StoreFault::Exists(folder.join(start).display().to_string()).into())
    }
}

/// The backups of a database in a folder, in the order of the moments in their names.
///
/// # Errors
/// The folder cannot be read.
pub fn backups_of(database: &Path, folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    listed(folder, &database.file_stem().unwrap_or_default().to_string_lossy())
}

/// Whether a file bears the name of a backup of a database.
pub fn is_backup_of(database: &Path, file: &Path) -> bool {
    let office = database.file_stem().unwrap_or_default().to_string_lossy();
    file.file_name()
        .is_some_and(|name| name.to_str().is_some_and(|name| moment_of(&office, name).is_some()))
}

/// Copies of a database beside it that nothing removes: made before an upgrade, or kept by a restore.
///
/// # Errors
/// The folder cannot be read.
pub fn copies_beside(database: &Path) -> std::io::Result<Vec<PathBuf>> {
    let office = database.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = database.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder.unwrap_or(Path::new(".")))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let rest = name.strip_prefix(&office).unwrap_or_default();
        let upgraded = rest.starts_with(".v") && rest.ends_with(".bak");
        if upgraded || rest.starts_with(super::restore::KEPT) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn listed(folder: &Path, office: &str) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let moment = name.to_str().and_then(|name| moment_of(office, name)).map(str::to_owned);
        if let Some(moment) = moment.filter(|_| entry.file_type().is_ok_and(|kind| kind.is_file()))
        {
            found.push((moment, entry.path()));
        }
    }
    found.sort();
    Ok(found.into_iter().map(|(_, path)| path).collect())
}

/// Removes the oldest backups; `now` is the moment of the one that was made just now, as its name has it.
fn thin_out(folder: &Path, office: &str, now: &str, keep: usize) -> std::io::Result<Vec<PathBuf>> {
    let all = listed(folder, office)?;
    // A clock that went back (a dead battery, a wrong year) must not make the newest look old: what
    // bears a later moment than this one was made before it.
    let ahead = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        !name.starts_with(now) && *name > *now
    };
    let (mut all, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(ahead);
    all.extend(rest);
    all.truncate(all.len().saturating_sub(keep));
    for old in &all {
        fs::remove_file(old)?;
        for log in ["-wal", "-shm"] {
            // Only there if somebody opened the backup itself.
            let _ = fs::remove_file(validate::beside(old, log));
        }
    }
    Ok(all)
}

/// The part of a backup's name that says when it was made; `None` for a name we did not make.
fn moment_of<'a>(office: &str, name: &'a str) -> Option<&'a str> {
    let moment = name.strip_prefix(office)?.strip_prefix('-')?.strip_suffix(".db")?;
    let (stamp, number) = moment.split_at_checked(16)?;
    let pattern = b"00000000T000000Z";
    let alike = |(c, p): (&u8, &u8)| if *p == b'0' { c.is_ascii_digit() } else { c == p };
    let numbered = number.is_empty()
        || number.len() == 3 && number.starts_with('-') && number[1..].parse::<u8>().is_ok();
    (stamp.as_bytes().iter().zip(pattern).all(alike) && numbered).then_some(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_wrong_takes_no_newer_backup_for_an_older_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = |moment: &str| folder.path().join(format!("zicha-{moment}.db"));
        for moment in ["20991231T003000Z", "20261122T003000Z", "20261123T003000Z"] {
            fs::write(path(moment), "copy").unwrap();
        }
        let left = |now: &str, keep| {
            fs::write(path(now), "copy").unwrap();
            let removed = thin_out(folder.path(), "zicha", &format!("zicha-{now}"), keep).unwrap();
            assert!(!removed.contains(&path(now)), "{removed:?}");
            let all = listed(folder.path(), "zicha").unwrap();
            let name =
                |path: &PathBuf| path.file_stem().unwrap().to_string_lossy()[6..14].to_owned();
            all.iter().map(name).collect::<Vec<_>>()
        };
        // One night the clock was seventy years ahead: that copy goes before those of this week.
        assert_eq!(left("20261124T003000Z", 3), ["20261122", "20261123", "20261124"]);
        // Then its battery died: the new copy stays, and the oldest goes.
        assert_eq!(left("20000101T003000Z", 3), ["20000101", "20261123", "20261124"]);
        assert_eq!(left("20000102T003000Z", 2), ["20000101", "20000102"]);
        assert_eq!(left("20261125T003000Z", 1), ["20261125"]);
    }

    #[test]
    fn only_names_of_our_making_are_backups() {
        let moment = |name| moment_of("zicha", name);
        assert_eq!(moment("zicha-20261124T003000Z.db"), Some("20261124T003000Z"));
        assert_eq!(moment("zicha-20261124T003000Z-02.db"), Some("20261124T003000Z-02"));
        for other in [
            "zicha.db",
            "zicha-.db",
            "zicha-20261124T003000Z",
            "zicha-20261124T003000Z.db.old",
            "zicha-20261124T003000Z-2.db",
            "zicha-20261124T003000Zx.db",
            "zicha-before-the-move-.db",
            "other-20261124T003000Z.db",
            "zicha-２０261124T0030.db",
        ] {
            assert_eq!(moment(other), None, "{other}");
        }
    }
}
