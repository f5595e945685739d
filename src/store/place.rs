//! Is this a place for a database: writable by us, and on a disk of this computer?

use crate::error::StoreFault;
use nix::unistd::AccessFlags;
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// The file or folder can be written: by its mode (which binds the superuser here too) and by the system.
pub(super) fn writable(path: &Path) -> Result<(), StoreFault> {
    let refused = || StoreFault::ReadOnly(path.display().to_string());
    let mode = fs::metadata(path).map_err(|_| refused())?.permissions().mode();
    if mode & 0o222 == 0 {
        return Err(refused());
    }
    nix::unistd::faccessat(
        nix::fcntl::AT_FDCWD,
        path,
        AccessFlags::W_OK,
        nix::fcntl::AtFlags::AT_EACCESS,
    )
    .map_err(|_| refused())
}

/// Less than this cannot be written to, in bytes: the index of a log is made of such pieces.
const LEAST: u64 = 64 * 1024;

/// The disk has no room left.
pub(super) fn full(path: &Path) -> bool {
    let free = |found: nix::sys::statvfs::Statvfs| {
        found.blocks_available().saturating_mul(found.fragment_size())
    };
    nix::sys::statvfs::statvfs(path).is_ok_and(|found| free(found) < LEAST)
}

/// The write-ahead log needs memory shared between processes: not given on network file systems.
pub(super) fn local(path: &Path) -> Result<(), StoreFault> {
    match network_file_system(path) {
        Some(kind) => Err(StoreFault::NetworkFs(path.display().to_string(), kind.to_owned())),
        None => Ok(()),
    }
}

/// The kind of network (or user-space) file system that a path lies on, if it does.
#[cfg(target_os = "linux")]
pub fn network_file_system(path: &Path) -> Option<&'static str> {
    let found = nix::sys::statfs::statfs(path).ok()?;
    // The kernel's word is 32 bits of meaning, signed on some machines.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, trivial_numeric_casts)]
    network(found.filesystem_type().0 as u32)
}

/// The kind of network (or user-space) file system that a path lies on, if it does.
#[cfg(not(target_os = "linux"))]
pub fn network_file_system(path: &Path) -> Option<&'static str> {
    let found = nix::sys::statfs::statfs(path).ok()?;
    let name = found.filesystem_type_name().to_ascii_lowercase();
    ["nfs", "smbfs", "cifs", "webdav", "afpfs", "fuse", "osxfuse", "macfuse"]
        .into_iter()
        .find(|kind| name.starts_with(kind))
}

/// The name of a network (or user-space) file system by its Linux magic number.
#[cfg(target_os = "linux")]
const fn network(magic: u32) -> Option<&'static str> {
    Some(match magic {
        0x6969 => "NFS",
        0xFF53_4D42 => "CIFS",
        0xFE53_4D42 => "SMB2",
        0x517B => "SMB",
        0x6573_5546 => "FUSE",
        0x0102_1997 => "9P",
        0x00C3_6400 => "Ceph",
        0x5346_414F | 0x6B41_4653 => "AFS",
        0x7375_7245 => "Coda",
        0x564C => "NCP",
        0x0BD0_0BD0 => "Lustre",
        0x4750_4653 => "GPFS",
        _ => return None,
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn network_file_systems_have_names_and_local_ones_pass() {
        assert_eq!(network(0x6969), Some("NFS"));
        assert_eq!(network(0xFF53_4D42), Some("CIFS"));
        assert_eq!(network(0x6573_5546), Some("FUSE"));
        for disk in [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994] {
            assert_eq!(network(disk), None, "{disk:x}");
        }
    }

    #[test]
    fn a_mode_without_write_bits_binds_everyone() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("f");
        fs::write(&file, "x").unwrap();
        assert_eq!(writable(&file), Ok(()));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
        assert!(matches!(writable(&file), Err(StoreFault::ReadOnly(_))));
        assert!(matches!(writable(&dir.path().join("nowhere")), Err(StoreFault::ReadOnly(_))));
    }
}
