//! Whether program, accounts, folders, keys and database belong to whom they must, and to nobody else.

use super::{Finding, Patient, Trouble, failed, set_up_again, warning};
use crate::cli::server::{
    layout::{CONFIG_FOLDER, EMPTY_HOME, GROUP, KEYS_FOLDER},
    machine::{Found, Kind},
    plan,
    show::mode,
};
use std::path::Path;

/// Whose something must be.
struct Wanted {
    name: String,
    uid: Option<u32>,
    /// Bits that must be set, and bits that may not be.
    mode: u32,
    never: u32,
    kind: Kind,
}

impl Patient<'_> {
    fn roots(&self, bits: u32, kind: Kind) -> Wanted {
        Wanted { name: "root".into(), uid: Some(0), mode: bits, never: 0o7777 & !bits, kind }
    }

    /// The service account's own, and nobody else's to look into.
    fn private(&self, bits: u32, kind: Kind) -> Wanted {
        let name = self.layout.host.account.clone();
        let uid = self.machine.account(&name).map(|account| account.uid);
        Wanted { name, uid, mode: bits, never: 0o7777 & !bits, kind }
    }

    /// What is wrong with one path; nothing where it is as wanted.
    fn held(&self, path: &Path, wanted: &Wanted) -> Vec<Trouble> {
        let shown = path.display().to_string();
        let found = match self.machine.look(path) {
            Err(why) => return vec![warning(self.tr.doctor_unread(why), "")],
            Ok(None) => {
                let again = set_up_again(self.layout.access);
                return vec![failed(self.tr.doctor_missing(shown), again)];
            }
            Ok(Some(found)) => found,
        };
        let mut troubles = Vec::new();
        if found.kind != wanted.kind {
            return vec![failed(self.tr.doctor_kind(shown.as_str()), format!("ls -ld {shown}"))];
        }
        if wanted.uid.is_some_and(|uid| uid != found.uid) {
            let said =
                self.tr.doctor_owner(i64::from(found.uid), shown.as_str(), wanted.name.as_str());
            let whom = &wanted.name;
            troubles.push(failed(said, format!("chown -h {whom}:{whom} {shown}")));
        }
        if found.mode & wanted.never != 0 || found.mode & wanted.mode != wanted.mode {
            let bits = mode(wanted.mode);
            let said = self.tr.doctor_mode(mode(found.mode), shown.as_str(), bits.as_str());
            troubles.push(failed(said, format!("chmod {bits} {shown}")));
        }
        troubles
    }

    pub(super) fn found(&self, path: &Path) -> Option<Found> {
        self.machine.look(path).ok().flatten()
    }
}

/// The program, and everything above it, is root's alone to replace.
pub fn program(p: &Patient<'_>) -> Finding {
    let path = &p.layout.program;
    let shown = path.display().to_string();
    let mut troubles = Vec::new();
    match plan::program(p.machine) {
        None => {
            let mend = format!("install -m 0755 -o root -g root zicha {shown}");
            troubles.push(failed(p.tr.doctor_missing(shown.as_str()), mend));
        }
        Some(_) => {
            if let Some(part) = plan::unsafe_part(path, p.machine) {
                let part = part.display().to_string();
                let mend = format!("chown root:root {part}; chmod go-w,a-s {part}");
                troubles.push(failed(p.tr.doctor_writable(part), mend));
            }
            if p.found(path).is_some_and(|found| found.mode & 0o555 != 0o555) {
                let said = p.tr.doctor_mode(
                    mode(p.found(path).map(|f| f.mode).unwrap_or_default()),
                    shown.as_str(),
                    "0755",
                );
                troubles.push(failed(said, format!("chmod 0755 {shown}")));
            }
        }
    }
    (troubles, shown)
}

/// The service account: there, not root, no password.
pub fn account(p: &Patient<'_>) -> Finding {
    let name = &p.layout.host.account;
    let again = set_up_again(p.layout.access);
    let mut troubles = Vec::new();
    match p.machine.account(name) {
        None => troubles.push(failed(p.tr.doctor_missing(name.as_str()), again)),
        Some(found) => {
            if found.uid == 0 {
                troubles
                    .push(failed(p.tr.doctor_root_account(name.as_str()), p.tr.doctor_mend_host()));
            }
            match found.locked {
                Some(true) => {}
                Some(false) => {
                    let mend = format!("usermod -p '*' {name}");
                    troubles.push(failed(p.tr.doctor_password(name.as_str()), mend));
                }
                None => troubles.push(warning(p.tr.doctor_unread("/etc/shadow"), "")),
            }
            if found.shell != p.layout.shell() {
                let said = p.tr.doctor_shell(found.shell.as_str(), name.as_str(), p.layout.shell());
                troubles.push(failed(said, format!("usermod -s {} {name}", p.layout.shell())));
            }
        }
    }
    (troubles, name.clone())
}

/// The folders: the database's for the service account alone, the configuration root's.
pub fn folders(p: &Patient<'_>) -> Finding {
    let own = p.private(0o700, Kind::Folder);
    let db = p.layout.db_folder();
    let mut troubles = p.held(db, &own);
    troubles.extend(p.held(&p.layout.host.backups, &own));
    troubles.extend(p.held(Path::new(CONFIG_FOLDER), &p.roots(0o755, Kind::Folder)));
    for name in ["log", "outbox"] {
        let path = db.join(name);
        if p.found(&path).is_some() {
            troubles.extend(p.held(&path, &own));
        }
    }
    // Whoever owns a folder above could put another database in its place.
    if let Some(part) = db.parent().and_then(|above| plan::unsafe_part(above, p.machine)) {
        let part = part.display().to_string();
        let mend = format!("chown root:root {part}; chmod go-w {part}");
        troubles.push(failed(p.tr.doctor_writable(part), mend));
    }
    if p.layout.access.accounts() {
        troubles.extend(p.held(Path::new(EMPTY_HOME), &p.roots(0o555, Kind::Folder)));
        if !p.machine.list(Path::new(EMPTY_HOME)).is_empty() {
            let mend = format!("ls -la {EMPTY_HOME}");
            troubles.push(warning(p.tr.doctor_not_empty(EMPTY_HOME), mend));
        }
    }
    (troubles, db.display().to_string())
}

/// The keys of people with accounts of their own: root's, readable, and of accounts there are.
pub fn keys(p: &Patient<'_>) -> Finding {
    if !p.layout.access.accounts() {
        return (Vec::new(), p.tr.doctor_not_used());
    }
    let folder = Path::new(KEYS_FOLDER);
    let mut troubles = p.held(folder, &p.roots(0o755, Kind::Folder));
    let members = p.machine.group(GROUP).map(|group| group.members).unwrap_or_default();
    let files = p.machine.list(folder);
    for path in &files {
        let mut wanted = p.roots(0o444, Kind::File);
        // Root may write; nobody else.
        wanted.never = 0o7133;
        troubles.extend(p.held(path, &wanted));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !members.contains(&name) {
            let said = p.tr.doctor_stray_key(GROUP, name, path.display().to_string());
            troubles.push(warning(said, format!("rm {}", path.display())));
        }
    }
    (troubles, p.tr.doctor_keys(files.len() as i64))
}

/// The database and what SQLite keeps beside it, and every backup: the service account's alone.
pub fn database(p: &Patient<'_>) -> Finding {
    let db = &p.layout.host.db;
    let shown = db.display().to_string();
    if !p.machine.is_root() && p.machine.look(db).is_err() {
        return (vec![warning(p.tr.doctor_unread(shown.as_str()), "")], shown);
    }
    if p.found(db).is_none() {
        let account = &p.layout.host.account;
        let program = p.layout.program.display();
        let mend = format!("runuser -u {account} -- env -u SUDO_UID {program} init --help");
        return (vec![warning(p.tr.doctor_missing(shown.as_str()), mend)], shown);
    }
    let own = p.private(0o600, Kind::File);
    let mut troubles = p.held(db, &own);
    for ending in ["-wal", "-shm", "-journal"] {
        let mut name = db.as_os_str().to_owned();
        name.push(ending);
        let path = Path::new(&name);
        if p.found(path).is_some() {
            troubles.extend(p.held(path, &own));
        }
    }
    for path in p.machine.list(&p.layout.host.backups) {
        troubles.extend(p.held(&path, &own));
    }
    (troubles, shown)
}
