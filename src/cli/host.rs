//! What the administrator of this computer has decided: `/etc/zicha/server.toml`, read strictly.
//!
//! A file that somebody else than root could have written decides nothing: it is refused.

use crate::{i18n::Tr, service::identity::uid_of};
use nix::{fcntl::OFlag, unistd::Uid};
use serde::Deserialize;
use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// Where the host file stands.
pub const HOST_FILE: &str = "/etc/zicha/server.toml";

/// A host file has a handful of lines; more than this is none.
const MAX_BYTES: u64 = 16 * 1024;

/// How zicha is kept on this computer; what the file leaves out has the usual value.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Host {
    /// The office's database: the default of processes of [`Host::account`].
    pub db: PathBuf,
    /// The account that owns the database and runs the program for everybody.
    pub account: String,
    /// Where `zicha backup` without a file and the nightly run put their copies.
    pub backups: PathBuf,
    /// How many backups are kept.
    pub keep: u32,
    /// A session is logged out after so many minutes without a key; may be a fraction.
    pub idle_minutes: f64,
}

impl Default for Host {
    fn default() -> Self {
        Self {
            db: "/var/lib/zicha/zicha.db".into(),
            account: "zicha".into(),
            backups: "/var/lib/zicha/backups".into(),
            keep: 14,
            idle_minutes: 30.0,
        }
    }
}

/// Why the host file is not followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostFault {
    /// It cannot be read: what the system says.
    Unreadable(PathBuf, String),
    /// Somebody else than root owns it or its folder, or may write there.
    NotRoots(PathBuf),
    /// A line is wrong: its number (0 where unknown) and what is wrong with it.
    Wrong(PathBuf, i64, String),
}

impl HostFault {
    /// The fault as one sentence.
    pub fn words(&self, tr: &Tr) -> String {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::Unreadable(path, what) => tr.host_unreadable(shown(path), what.as_str()),
            Self::NotRoots(path) => tr.host_not_roots(shown(path)),
            Self::Wrong(path, line, what) => tr.host_wrong(*line, shown(path), what.as_str()),
        }
    }
}

impl Host {
    /// The host file of this computer; `None` where there is none (a private installation).
    ///
    /// # Errors
    /// Why the file that is there may not be followed.
    pub fn load() -> Result<Option<Self>, HostFault> {
        Self::read(Path::new(HOST_FILE))
    }

    /// As [`Host::load`], of a file at another place.
    ///
    /// # Errors
    /// As [`Host::load`].
    pub fn read(path: &Path) -> Result<Option<Self>, HostFault> {
        let unreadable = |e: std::io::Error| HostFault::Unreadable(path.into(), e.to_string());
        let flags = (OFlag::O_NOFOLLOW | OFlag::O_NONBLOCK).bits();
        let mut file = match OpenOptions::new().read(true).custom_flags(flags).open(path) {
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
            other => other.map_err(unreadable)?,
        };
        roots(&file, path)?;
        if let Some(folder) = path.parent() {
            roots(&File::open(folder).map_err(unreadable)?, folder)?;
        }
        let mut text = String::new();
        file.by_ref().take(MAX_BYTES + 1).read_to_string(&mut text).map_err(unreadable)?;
        Self::parse(&text)
            .map(Some)
            .map_err(|(line, what)| HostFault::Wrong(path.into(), line, what))
    }

    /// The text of a host file; else the number of the wrong line and what is wrong there.
    ///
    /// # Errors
    /// Unknown keys are errors, and so are paths that are not absolute and numbers out of bounds.
    pub fn parse(text: &str) -> Result<Self, (i64, String)> {
        if text.len() as u64 > MAX_BYTES {
            return Err((0, format!("more than {MAX_BYTES} bytes")));
        }
        let host: Self = toml::from_str(text).map_err(|e| {
            let before = e.span().and_then(|at| text.get(..at.start)).unwrap_or_default();
            (before.matches('\n').count() as i64 + 1, e.message().to_owned())
        })?;
        match host.wrong_value() {
            Some((key, what)) => Err((line_of(text, key), format!("{key}: {what}"))),
            None => Ok(host),
        }
    }

    /// The first key whose value makes no sense, and what would.
    fn wrong_value(&self) -> Option<(&'static str, &'static str)> {
        let plain = |path: &Path| {
            path.is_absolute() && path.components().all(|part| part.as_os_str() != "..")
        };
        let wrong = [
            (!plain(&self.db), "db", "absolute path"),
            (!plain(&self.backups), "backups", "absolute path"),
            (!is_account(&self.account), "account", "a-z 0-9 _ -"),
            (!(1..=3650).contains(&self.keep), "keep", "1..3650"),
            (!(0.05..=1440.0).contains(&self.idle_minutes), "idle_minutes", "0.05..1440"),
        ];
        wrong.into_iter().find(|(wrong, ..)| *wrong).map(|(_, key, what)| (key, what))
    }

    /// Whether this process runs as the service account (its real user id, also behind sudo).
    pub fn is_ours(&self) -> bool {
        uid_of(&self.account) == Some(i64::from(Uid::current().as_raw()))
    }
}

/// A name that every tool takes for an account and for nothing else.
pub fn is_account(name: &str) -> bool {
    let mut chars = name.chars();
    let first = chars.next().is_some_and(|c| c.is_ascii_lowercase() || c == '_');
    let rest = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    first && name.len() <= 32 && chars.all(rest)
}

/// Root's own, and nobody else's to write.
fn roots(file: &File, path: &Path) -> Result<(), HostFault> {
    let found = file.metadata().map_err(|e| HostFault::Unreadable(path.into(), e.to_string()))?;
    if is_roots(found.uid(), found.mode()) { Ok(()) } else { Err(HostFault::NotRoots(path.into())) }
}

/// Owned by root, and neither group nor others may write.
pub const fn is_roots(owner: u32, mode: u32) -> bool {
    owner == 0 && mode & 0o022 == 0
}

/// The number of the line that gives a key; 0 where none does.
fn line_of(text: &str, key: &str) -> i64 {
    let gives = |line: &str| line.split('=').next().is_some_and(|word| word.trim() == key);
    text.lines().position(gives).map_or(0, |at| at as i64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn what_is_left_out_has_the_usual_value() {
        assert_eq!(Host::parse(""), Ok(Host::default()));
        let host = Host::parse("db = \"/srv/z.db\"\nkeep = 3\n").unwrap();
        assert_eq!((host.db.to_str(), host.keep), (Some("/srv/z.db"), 3));
        assert_eq!((host.account.as_str(), host.idle_minutes), ("zicha", 30.0));
        for (text, minutes) in [("idle_minutes = 5", 5.0), ("idle_minutes = 0.5", 0.5)] {
            assert_eq!(Host::parse(text).map(|host| host.idle_minutes), Ok(minutes));
        }
    }

    #[test]
    fn anything_that_is_not_understood_is_refused_with_its_line() {
        let cases = [
            ("keep = 3\ndatabase = \"/x\"\n", 2),
            ("db = \"zicha.db\"\n", 1),
            ("\nbackups = \"/var/../x\"\n", 2),
            ("account = \"Root \"\n", 1),
            ("account = \"-x\"\n", 1),
            ("keep = 0\n", 1),
            ("idle_minutes = 100000\n", 1),
            ("idle_minutes = nan\n", 1),
            ("idle_minutes = 0\n", 1),
            ("idle_minutes = \"30\"\n", 1),
            ("keep = 3\nkeep = 4\n", 2),
        ];
        for (text, line) in cases {
            assert_eq!(Host::parse(text).map_err(|(line, _)| line), Err(line), "{text}");
        }
        for text in ["db = [\n", &"#\n".repeat(10_000)] {
            assert!(Host::parse(text).is_err());
        }
    }

    #[test]
    fn a_file_that_others_could_have_written_is_not_followed() {
        assert!(is_roots(0, 0o100_644) && is_roots(0, 0o100_600));
        for (owner, mode) in [(1000, 0o644), (0, 0o664), (0, 0o646), (0, 0o777)] {
            assert!(!is_roots(owner, mode), "{owner} {mode:o}");
        }
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("server.toml");
        assert_eq!(Host::read(&path), Ok(None));
        std::fs::write(&path, "keep = 5\n").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o666)).unwrap();
        assert_eq!(Host::read(&path), Err(HostFault::NotRoots(path.clone())));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        let mine = Uid::current().is_root();
        assert_eq!(
            Host::read(&path).map(|host| host.map(|h| h.keep)).ok(),
            mine.then_some(Some(5))
        );
        let link = dir.path().join("link.toml");
        symlink(&path, &link).unwrap();
        assert!(matches!(Host::read(&link), Err(HostFault::Unreadable(..))));
        std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o777)).unwrap();
        assert!(matches!(Host::read(&path), Err(HostFault::NotRoots(_))));
    }

    #[test]
    fn accounts_are_plain_names() {
        for good in ["zicha", "_zicha", "zi-cha2"] {
            assert!(is_account(good), "{good}");
        }
        for bad in ["", "0", "1000", "a b", "a.b", "ZICHA", "a\n", &"a".repeat(33)] {
            assert!(!is_account(bad), "{bad}");
        }
    }
}
