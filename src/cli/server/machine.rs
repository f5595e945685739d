//! The computer as setup, doctor and remove see it: everything they learn and everything they do to it.
//!
//! The one behind real sessions is `real`; tests plan, break and mend one in memory.

use crate::clock::Millis;
use std::path::{Path, PathBuf};

/// What stands at a path; links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    /// A link, a socket, a device: none of ours.
    Other,
}

/// A file or folder without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub kind: Kind,
    /// Permission bits, with setuid and its like.
    pub mode: u32,
    pub uid: u32,
    pub gid: u32,
    /// Bytes.
    pub size: u64,
    pub modified: Millis,
}

/// An account of the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountFacts {
    pub uid: u32,
    pub gid: u32,
    pub shell: String,
    pub home: PathBuf,
    /// No password can match; `None` where the shadow file cannot be read.
    pub locked: Option<bool>,
}

/// A group of the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupFacts {
    pub gid: u32,
    /// Everybody in it, also by their account's own group.
    pub members: Vec<String>,
}

/// The programs of the system that may be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    GroupAdd,
    GroupDel,
    UserAdd,
    UserMod,
    UserDel,
    Sshd,
    Sudo,
    Visudo,
    Systemctl,
    Timedatectl,
}

impl Tool {
    pub const fn name(self) -> &'static str {
        match self {
            Self::GroupAdd => "groupadd",
            Self::GroupDel => "groupdel",
            Self::UserAdd => "useradd",
            Self::UserMod => "usermod",
            Self::UserDel => "userdel",
            Self::Sshd => "sshd",
            Self::Sudo => "sudo",
            Self::Visudo => "visudo",
            Self::Systemctl => "systemctl",
            Self::Timedatectl => "timedatectl",
        }
    }

    /// The Debian package that brings it.
    pub const fn package(self) -> &'static str {
        match self {
            Self::Sshd => "openssh-server",
            Self::Sudo | Self::Visudo => "sudo",
            Self::Systemctl | Self::Timedatectl => "systemd",
            _ => "passwd",
        }
    }
}

/// What a program of the system answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ran {
    pub done: bool,
    pub out: String,
    pub err: String,
}

/// A failure in the system's words.
pub type Fault = String;

/// Files put aside to be checked; gone when dropped.
pub trait Staged {
    /// Where a file of this name lies.
    fn path(&self, name: &str) -> PathBuf;
}

/// A computer, or a tree of files that will become one.
pub trait Machine {
    fn is_root(&self) -> bool;
    /// This very computer, not a tree beneath a folder: its services can be asked and told.
    fn is_live(&self) -> bool;
    /// systemd is running it.
    fn has_systemd(&self) -> bool;
    fn now(&self) -> Millis;
    fn has(&self, tool: Tool) -> bool;
    /// What stands at a path, if anything.
    fn look(&self, path: &Path) -> Result<Option<Found>, Fault>;
    /// The text of a file, if there is one.
    fn read(&self, path: &Path) -> Result<Option<String>, Fault>;
    /// The first bytes of a file.
    fn head(&self, path: &Path, len: usize) -> Result<Vec<u8>, Fault>;
    /// What lies in a folder, sorted; nothing where it cannot be read.
    fn list(&self, path: &Path) -> Vec<PathBuf>;
    fn account(&self, name: &str) -> Option<AccountFacts>;
    fn group(&self, name: &str) -> Option<GroupFacts>;
    /// Bytes free for everybody on the disk of a path.
    fn free(&self, path: &Path) -> Option<u64>;
    /// The kind of network file system that a path lies on, if it does.
    fn network(&self, path: &Path) -> Option<&'static str>;
    /// Runs a program of the system and waits for it.
    fn run(&self, tool: Tool, args: &[&str]) -> Result<Ran, Fault>;
    fn stage(&self, files: &[(String, String)]) -> Result<Box<dyn Staged>, Fault>;

    /// Makes a folder, or gives it this owner and mode.
    fn folder(&self, path: &Path, mode: u32, owner: (u32, u32)) -> Result<(), Fault>;
    /// Puts a file of root's in place at once; what stood there is kept under `kept`.
    fn write(&self, path: &Path, text: &str, mode: u32, kept: Option<&Path>) -> Result<(), Fault>;
    fn rename(&self, from: &Path, to: &Path) -> Result<(), Fault>;
    /// Removes a file or an empty folder.
    fn remove(&self, path: &Path) -> Result<(), Fault>;
    /// Removes a folder with all that is in it.
    fn remove_all(&self, path: &Path) -> Result<(), Fault>;
}
