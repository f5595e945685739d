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
    /// removes the oldest of this database's backups there, so that `keep` are left.
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
                    let removed = thin_out(&folder, &office, keep.max(1)).map_err(failed)?;
                    sync_folder(&file)?;
                    return Ok(Shelved { file, report, removed });
                }
            }
        }
        Err(StoreFault::Exists(folder.join(start).display().to_string()).into())
    }
}

/// The backups of a database in a folder, the oldest first.
///
/// # Errors
/// The folder cannot be read.
pub fn backups_of(database: &Path, folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    listed(folder, &database.file_stem().unwrap_or_default().to_string_lossy())
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

fn thin_out(folder: &Path, office: &str, keep: usize) -> std::io::Result<Vec<PathBuf>> {
    let mut all = listed(folder, office)?;
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
