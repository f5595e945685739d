//! Is this a file we may open? Asked before the database library touches anything, so that a file
//! that is refused stays as it was, byte for byte, with nothing left beside it.

use super::{place, schema::APPLICATION_ID};
use crate::error::StoreFault;
use std::{
    fs::{self, File},
    io::Read,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// The header of every SQLite file.
const HEADER: usize = 100;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// A file by device and inode: the same file under every name.
pub(super) type FileId = (u64, u64);

/// The file's absolute name; only its folder may be reached through symbolic links.
pub(super) fn locate(path: &Path) -> Result<PathBuf, StoreFault> {
    let shown = || path.display().to_string();
    let name = path.file_name().ok_or_else(|| StoreFault::Missing(shown()))?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    match folder.canonicalize() {
        Ok(folder) => Ok(folder.join(name)),
        Err(_) => Err(StoreFault::Missing(shown())),
    }
}

/// Which file stands under this name.
pub(super) fn identity(path: &Path) -> Result<FileId, StoreFault> {
    let found = fs::symlink_metadata(path)
        .map_err(|e| StoreFault::Io(format!("{}: {e}", path.display())))?;
    Ok((found.dev(), found.ino()))
}

/// Checks what can be known without opening the file: that it is there, ours to write, and local.
pub(super) fn standing(path: &Path) -> Result<FileId, StoreFault> {
    let shown = path.display().to_string();
    let found = match fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            return Err(StoreFault::Missing(shown));
        }
        Err(e) => return Err(StoreFault::Io(format!("{shown}: {e}"))),
    };
    if !found.is_file() {
        return Err(StoreFault::NotOurs(shown));
    }
    if found.len() == 0 {
        return Err(StoreFault::Empty(shown));
    }
    place::local(path)?;
    place::writable(path)?;
    if let Some(folder) = path.parent() {
        place::writable(folder)?;
    }
    for beside in [beside(path, "-wal"), beside(path, "-shm")] {
        if beside.exists() {
            place::writable(&beside)?;
        }
    }
    Ok((found.dev(), found.ino()))
}

/// A companion file of the database.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Checks the header and the length. Not to be called while this process has the file open: closing
/// our plain handle would drop the locks of the open one.
pub(super) fn header(path: &Path, known: i64) -> Result<(), StoreFault> {
    // Asked first: while a log stands beside it, the file itself may lag behind.
    let live = fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0);
    let shown = || path.display().to_string();
    let failed = |e: std::io::Error| StoreFault::Io(format!("{}: {e}", path.display()));
    let mut file = File::open(path).map_err(failed)?;
    let mut head = Vec::with_capacity(HEADER);
    Read::by_ref(&mut file).take(HEADER as u64).read_to_end(&mut head).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    judge(&head, length, live, known, &shown())
}

fn judge(head: &[u8], length: u64, live: bool, known: i64, shown: &str) -> Result<(), StoreFault> {
    let cut = || Err(StoreFault::Truncated(shown.to_owned()));
    let magic = head.get(..MAGIC.len()).unwrap_or(head);
    if !MAGIC.starts_with(magic) {
        return Err(StoreFault::NotOurs(shown.to_owned()));
    }
    if head.len() < HEADER {
        return cut();
    }
    let long = |at: usize| {
        head.get(at..at + 4).map_or(0, |b| b.iter().fold(0_u32, |n, b| n << 8 | u32::from(*b)))
    };
    if long(68) != APPLICATION_ID {
        return Err(StoreFault::NotOurs(shown.to_owned()));
    }
    let found = i64::from(long(60));
    if found > known {
        return Err(StoreFault::Newer { found, known });
    }
    let page = match long(16) >> 16 {
        1 => 65_536,
        size if size.is_power_of_two() && size >= 512 => u64::from(size),
        _ => return cut(),
    };
    // Fixed by the file format: versions 1 or 2, payload fractions, UTF-8.
    if !matches!(head[18..20], [1 | 2, 1 | 2]) || head[21..24] != [64, 32, 32] || long(56) != 1 {
        return cut();
    }
    // The page count holds only when the change counter and "valid for" agree.
    let pages = if long(24) == long(92) { u64::from(long(28)) } else { 1 };
    if !live && (length < pages.max(1) * page || !length.is_multiple_of(page)) {
        return cut();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Vec<u8> {
        let mut head = vec![0; HEADER];
        head[..16].copy_from_slice(MAGIC);
        head[16..24].copy_from_slice(&[0x10, 0, 2, 2, 0, 64, 32, 32]);
        head[31] = 3;
        head[59] = 1;
        head[63] = 1;
        head[68..72].copy_from_slice(&APPLICATION_ID.to_be_bytes());
        head
    }

    fn verdict(head: &[u8], length: u64) -> Result<(), StoreFault> {
        judge(head, length, false, 1, "f")
    }

    #[test]
    fn a_sound_header_passes() {
        assert_eq!(verdict(&good(), 3 * 4096), Ok(()));
        assert_eq!(verdict(&good(), 4 * 4096), Ok(()), "longer than counted is no loss");
    }

    #[test]
    fn each_fault_has_its_name() {
        let cut = Err(StoreFault::Truncated("f".into()));
        let foreign = Err(StoreFault::NotOurs("f".into()));
        assert_eq!(verdict(&good(), 2 * 4096), cut);
        assert_eq!(verdict(&good(), 3 * 4096 + 1), cut);
        assert_eq!(verdict(&good()[..60], 60), cut);
        assert_eq!(verdict(b"SQLite", 6), cut);
        assert_eq!(verdict(b"PK\x03\x04 something else", 21), foreign);
        let changed = |at: usize, value: u8| {
            let mut head = good();
            head[at] = value;
            verdict(&head, 3 * 4096)
        };
        assert_eq!(changed(70, 1), foreign);
        assert_eq!(changed(63, 2), Err(StoreFault::Newer { found: 2, known: 1 }));
        for at in [16, 17, 18, 19, 21, 22, 23, 59] {
            assert_eq!(changed(at, 9), cut, "byte {at}");
        }
    }

    #[test]
    fn a_log_beside_explains_a_short_file() {
        assert_eq!(judge(&good(), 4096, true, 1, "f"), Ok(()));
    }
}
