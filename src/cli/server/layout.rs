//! Where everything of a server stands, and the text of every file of it: pure, for any access and host.

use crate::cli::host::{HOST_FILE, Host};
use std::path::{Path, PathBuf};

/// The group whose members log in with their own accounts.
pub const GROUP: &str = "zicha-staff";
pub const SSHD_MAIN: &str = "/etc/ssh/sshd_config";
pub const SSHD_FOLDER: &str = "/etc/ssh/sshd_config.d";
pub const SSHD_FILE: &str = "/etc/ssh/sshd_config.d/50-zicha.conf";
pub const SUDOERS_FILE: &str = "/etc/sudoers.d/zicha";
pub const CONFIG_FOLDER: &str = "/etc/zicha";
/// Public keys of people with accounts of their own: one file per account, root's.
pub const KEYS_FOLDER: &str = "/etc/zicha/keys";
/// The empty home of staff accounts. Not in the database's folder: they could not enter that.
pub const EMPTY_HOME: &str = "/var/lib/zicha-home";
pub const SERVICE_FILE: &str = "/etc/systemd/system/zicha-nightly.service";
pub const TIMER_FILE: &str = "/etc/systemd/system/zicha-nightly.timer";
pub const TIMER: &str = "zicha-nightly.timer";
/// What `systemctl enable` makes of the timer.
pub const TIMER_LINK: &str = "/etc/systemd/system/timers.target.wants/zicha-nightly.timer";
/// The two places of the program that sshd and sudo are told; the first that holds it counts.
pub const PROGRAMS: [&str; 2] = ["/usr/local/bin/zicha", "/usr/bin/zicha"];

/// The first words of every file that setup writes: how `server remove` knows its own.
pub const HEADER: &str = "# Written by `zicha server setup`";

/// How people log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Each with an account of the system, by password or key.
    Accounts,
    /// All through the service account, with keys that zicha keeps.
    Keys,
    Both,
}

impl Access {
    pub const ALL: [Self; 3] = [Self::Accounts, Self::Keys, Self::Both];

    /// The word on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Keys => "keys",
            Self::Both => "both",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|access| access.code() == code)
    }

    pub const fn accounts(self) -> bool {
        matches!(self, Self::Accounts | Self::Both)
    }

    pub const fn keys(self) -> bool {
        matches!(self, Self::Keys | Self::Both)
    }
}

/// One server: how people log in, how the host keeps zicha, where the program stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    pub access: Access,
    pub host: Host,
    pub program: PathBuf,
}

impl Layout {
    /// The folder of the database.
    pub fn db_folder(&self) -> &Path {
        self.host.db.parent().unwrap_or(Path::new("/"))
    }

    /// What sshd runs for the service account: a shell is needed only to start the forced command.
    pub const fn shell(&self) -> &'static str {
        if self.access.keys() { "/bin/sh" } else { "/usr/sbin/nologin" }
    }

    pub fn sshd(&self) -> String {
        let keys = if self.access.keys() {
            include_str!("../../../data/server/sshd-keys.conf")
        } else {
            ""
        };
        let accounts = match self.access.accounts() {
            true => include_str!("../../../data/server/sshd-accounts.conf"),
            false => "",
        };
        let head = include_str!("../../../data/server/sshd-head.conf");
        self.fill(&[head, keys, accounts].concat())
    }

    pub fn sudoers(&self) -> String {
        self.fill(include_str!("../../../data/server/sudoers"))
    }

    pub fn service(&self) -> String {
        self.fill(include_str!("../../../data/server/zicha-nightly.service"))
    }

    pub fn timer(&self) -> String {
        self.fill(include_str!("../../../data/server/zicha-nightly.timer"))
    }

    pub fn host_file(&self) -> String {
        self.fill(include_str!("../../../data/server/server.toml"))
    }

    fn fill(&self, template: &str) -> String {
        let shown = |path: &Path| path.display().to_string();
        let values = [
            ("@PROGRAM@", shown(&self.program)),
            ("@ACCOUNT@", self.host.account.clone()),
            ("@GROUP@", GROUP.to_owned()),
            ("@KEYS@", KEYS_FOLDER.to_owned()),
            ("@DB_FOLDER@", shown(self.db_folder())),
            ("@DB@", shown(&self.host.db)),
            ("@BACKUPS@", shown(&self.host.backups)),
            ("@IDLE@", self.host.idle_minutes.to_string()),
            ("@KEEP@", self.host.keep.to_string()),
        ];
        values.iter().fold(template.to_owned(), |text, (mark, value)| text.replace(mark, value))
    }

    /// Whether the paths of the host file can stand in the files of other programs as they are, and
    /// the folders are zicha's own: `/` or `/etc` would be taken from their owners.
    pub fn odd_path(&self) -> Option<&Path> {
        let plain = |path: &Path| {
            let text = path.to_str().unwrap_or_default();
            let quiet = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
            text.chars().all(quiet) && path.components().count() >= 4
        };
        [self.db_folder(), self.host.backups.as_path()].into_iter().find(|path| !plain(path))
    }
}

/// The host file's place as a path.
pub fn host_file() -> &'static Path {
    Path::new(HOST_FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(access: Access) -> Layout {
        Layout { access, host: Host::default(), program: PROGRAMS[0].into() }
    }

    #[test]
    fn every_mark_is_filled_in_and_every_file_knows_its_maker() {
        for access in Access::ALL {
            let all = layout(access);
            for text in [all.sshd(), all.sudoers(), all.service(), all.timer(), all.host_file()] {
                assert!(text.starts_with(HEADER), "{text}");
                assert!(!text.contains('@'), "{text}");
            }
            assert_eq!(Access::from_code(access.code()), Some(access));
            assert_eq!(all.sshd().contains("Match User zicha"), access.keys());
            assert_eq!(all.sshd().contains("Match Group zicha-staff"), access.accounts());
        }
    }

    #[test]
    fn the_host_file_reads_as_what_it_was_written_from() {
        let host = Host { db: "/srv/a/z.db".into(), keep: 3, idle_minutes: 7.0, ..Host::default() };
        let written = Layout { host: host.clone(), ..layout(Access::Both) }.host_file();
        assert_eq!(Host::parse(&written), Ok(host));
    }

    #[test]
    fn folders_of_others_and_odd_names_are_not_taken() {
        let odd = |db: &str| {
            let host = Host { db: db.into(), ..Host::default() };
            Layout { host, ..layout(Access::Accounts) }.odd_path().is_some()
        };
        for bad in ["/zicha.db", "/etc/zicha.db", "/var/lib/zicha.db", "/srv/a b/c/z.db"] {
            assert!(odd(bad), "{bad}");
        }
        for good in ["/var/lib/zicha/zicha.db", "/srv/office/data/zicha.db"] {
            assert!(!odd(good), "{good}");
        }
    }
}
