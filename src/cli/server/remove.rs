//! `server remove`: takes back what setup made, in the other direction; the database only when asked.

use super::{
    apply::{FILES, kept_name, succeed},
    layout::{
        Access, CONFIG_FOLDER, EMPTY_HOME, GROUP, HEADER, KEYS_FOLDER, Layout, PROGRAMS,
        SERVICE_FILE, SSHD_FILE, SUDOERS_FILE, TIMER, TIMER_FILE, TIMER_LINK,
    },
    machine::{Fault, Kind, Machine, Tool},
    plan,
};
use crate::cli::host::{HOST_FILE, HostFault};
use std::path::{Path, PathBuf};

/// One thing to take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undo {
    Timer,
    /// A file that setup wrote; put aside where it was changed since; what it replaced comes back.
    File {
        path: PathBuf,
        aside: Option<PathBuf>,
        restore: Option<PathBuf>,
    },
    /// An earlier file of setup's own, kept when it was replaced.
    Drop {
        path: PathBuf,
    },
    ReadUnits,
    ReadSshd,
    /// An empty folder.
    Folder {
        path: PathBuf,
    },
    /// The office's data: a file, or a folder with all that is in it.
    Data {
        path: PathBuf,
        kind: Kind,
    },
    Account {
        name: String,
    },
    Group {
        name: String,
    },
}

/// Everything that would be taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Removal {
    pub steps: Vec<Undo>,
    /// What stays, because it is not setup's or holds something.
    pub left: Vec<PathBuf>,
    /// Accounts that could log in to an ordinary shell afterwards.
    pub members: Vec<String>,
}

/// How far a removal came.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Undone {
    pub done: usize,
    pub failed: Option<Fault>,
}

impl Removal {
    /// Reads from the computer what setup made there.
    ///
    /// # Errors
    /// A host file that may not be followed, or what the system says.
    pub fn of(machine: &dyn Machine, purge: bool) -> Result<Self, HostFault> {
        let host = plan::host(machine)?.unwrap_or_default();
        let program = plan::program(machine).unwrap_or_else(|| PROGRAMS[0].into());
        let layout = Layout { access: Access::Both, host, program };
        let mut removal = Self::default();
        removal.take_files(&layout, machine);
        for folder in [KEYS_FOLDER, EMPTY_HOME] {
            removal.take_folder(folder, machine);
        }
        if purge {
            removal.take_data(&layout, machine);
        } else if stands(machine, layout.db_folder()) {
            removal.left.push(layout.db_folder().into());
        }
        removal.take_config_folder(machine);
        if let Some(group) = machine.group(GROUP) {
            if group.members.is_empty() {
                removal.steps.push(Undo::Group { name: GROUP.to_owned() });
            }
            removal.members = group.members;
        }
        Ok(removal)
    }

    fn take_files(&mut self, layout: &Layout, machine: &dyn Machine) {
        if stands(machine, Path::new(TIMER_LINK)) {
            self.steps.push(Undo::Timer);
        }
        let mut touched = Vec::new();
        for path in FILES.map(Path::new) {
            let before = self.steps.len();
            let (own, others): (Vec<_>, Vec<_>) =
                kept_of(path, machine).into_iter().partition(|kept| is_ours(kept, machine));
            let restore = others.last().cloned();
            match machine.read(path).ok().flatten() {
                Some(text) if !text.starts_with(HEADER) => {
                    self.left.push(path.into());
                    continue;
                }
                Some(text) => {
                    let aside = (!is_as_written(path, &text, layout))
                        .then(|| kept_name(path, "removed", machine));
                    self.steps.push(Undo::File { path: path.into(), aside, restore });
                }
                // Put aside when the access changed.
                None if restore.is_some() => {
                    self.steps.push(Undo::File { path: path.into(), aside: None, restore });
                }
                None => {}
            }
            self.steps.extend(own.into_iter().map(|path| Undo::Drop { path }));
            if self.steps.len() > before {
                touched.push(path);
            }
        }
        if machine.is_live() && machine.has_systemd() {
            if touched.iter().any(|path| [SERVICE_FILE, TIMER_FILE].map(Path::new).contains(path)) {
                self.steps.push(Undo::ReadUnits);
            }
            if touched.contains(&Path::new(SSHD_FILE)) {
                self.steps.push(Undo::ReadSshd);
            }
        }
    }

    fn take_folder(&mut self, folder: &str, machine: &dyn Machine) {
        let path = Path::new(folder);
        match machine.look(path) {
            Ok(Some(found)) if found.kind == Kind::Folder && machine.list(path).is_empty() => {
                self.steps.push(Undo::Folder { path: path.into() });
            }
            Ok(Some(_)) => self.left.push(path.into()),
            _ => {}
        }
    }

    /// `/etc/zicha`, where nothing is left in it but what goes.
    fn take_config_folder(&mut self, machine: &dyn Machine) {
        let path = Path::new(CONFIG_FOLDER);
        let goes = |file: &PathBuf| {
            self.steps.iter().any(|step| match step {
                Undo::File { path, aside: None, restore: None } | Undo::Drop { path } => {
                    path == file
                }
                Undo::Folder { path } => path == file,
                _ => false,
            })
        };
        if stands(machine, path) && machine.list(path).iter().all(goes) {
            self.steps.push(Undo::Folder { path: path.into() });
        }
    }

    /// The database with everything beside it that zicha made, the backups, and the account.
    fn take_data(&mut self, layout: &Layout, machine: &dyn Machine) {
        let folder = layout.db_folder();
        let name = layout.host.db.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let own = |path: &PathBuf| {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            file.starts_with(&name)
                || *path == layout.host.backups
                || file == "log"
                || file == "outbox"
        };
        let mut all = machine.list(folder);
        if !layout.host.backups.starts_with(folder) {
            all.push(layout.host.backups.clone());
        }
        let (goes, stays): (Vec<_>, Vec<_>) = all.into_iter().partition(|path| own(path));
        for path in goes {
            if let Ok(Some(found)) = machine.look(&path) {
                self.steps.push(Undo::Data { path, kind: found.kind });
            }
        }
        if stays.is_empty() && stands(machine, folder) {
            self.steps.push(Undo::Folder { path: folder.into() });
        }
        self.left.extend(stays);
        let account = &layout.host.account;
        if machine.account(account).is_some_and(|found| found.uid != 0) {
            self.steps.push(Undo::Account { name: account.clone() });
        }
    }

    /// Takes everything back in order, up to the first failure.
    pub fn apply(&self, machine: &dyn Machine) -> Undone {
        let mut undone = Undone::default();
        for step in &self.steps {
            if let Err(why) = perform(step, machine) {
                undone.failed = Some(why);
                break;
            }
            undone.done += 1;
        }
        undone
    }
}

fn perform(step: &Undo, machine: &dyn Machine) -> Result<(), Fault> {
    let run = |tool: Tool, args: &[&str]| succeed(tool, machine.run(tool, args)?);
    match step {
        Undo::Timer if machine.is_live() && machine.has_systemd() => {
            run(Tool::Systemctl, &["disable", "--now", TIMER])
        }
        Undo::Timer => run(Tool::Systemctl, &["disable", TIMER]),
        Undo::File { path, aside, restore } => {
            match aside {
                Some(aside) => machine.rename(path, aside)?,
                None if stands(machine, path) => machine.remove(path)?,
                None => {}
            }
            restore.as_ref().map_or(Ok(()), |kept| machine.rename(kept, path))
        }
        Undo::Drop { path } | Undo::Folder { path } => machine.remove(path),
        Undo::Data { path, kind: Kind::Folder } => machine.remove_all(path),
        Undo::Data { path, .. } => machine.remove(path),
        Undo::ReadUnits => run(Tool::Systemctl, &["daemon-reload"]),
        Undo::ReadSshd => {
            run(Tool::Systemctl, &["try-reload-or-restart", super::apply::ssh_unit(machine)])
        }
        Undo::Account { name } => run(Tool::UserDel, &[name]),
        Undo::Group { name } => run(Tool::GroupDel, &[name]),
    }
}

fn stands(machine: &dyn Machine, path: &Path) -> bool {
    matches!(machine.look(path), Ok(Some(_)))
}

fn is_ours(path: &Path, machine: &dyn Machine) -> bool {
    machine.read(path).ok().flatten().is_some_and(|text| text.starts_with(HEADER))
}

/// What setup kept of a file, oldest first.
fn kept_of(path: &Path, machine: &dyn Machine) -> Vec<PathBuf> {
    let begin = format!("{}.zicha-old-", path.display());
    let folder = path.parent().unwrap_or(Path::new("/"));
    let mut kept = machine.list(folder);
    kept.retain(|file| file.display().to_string().starts_with(&begin));
    kept
}

/// Whether nobody has changed a file since setup wrote it (for any access).
fn is_as_written(path: &Path, text: &str, layout: &Layout) -> bool {
    Access::ALL.into_iter().any(|access| {
        let layout = Layout { access, ..layout.clone() };
        let written = match path.to_str() {
            Some(SSHD_FILE) => layout.sshd(),
            Some(SUDOERS_FILE) => layout.sudoers(),
            Some(SERVICE_FILE) => layout.service(),
            Some(TIMER_FILE) => layout.timer(),
            Some(HOST_FILE) => Layout { host: Default::default(), ..layout }.host_file(),
            _ => return false,
        };
        written == text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::server::{apply::apply, fake::Fake, plan::Plan};

    fn set_up(fake: &Fake) {
        let applied = apply(&Plan::of(Access::Both, fake).unwrap(), fake);
        assert_eq!(applied.failed, None);
    }

    #[test]
    fn what_setup_made_is_taken_back_and_the_database_stays() {
        let fake = Fake::debian();
        let before = fake.picture();
        set_up(&fake);
        fake.put("/var/lib/zicha/zicha.db", "data", 0o600, 900);
        let removal = Removal::of(&fake, false).unwrap();
        assert_eq!(removal.left, [PathBuf::from("/var/lib/zicha")]);
        assert_eq!(removal.apply(&fake), Undone { done: removal.steps.len(), failed: None });
        assert!(fake.picture().contains("/var/lib/zicha/zicha.db"));
        for gone in [SSHD_FILE, SUDOERS_FILE, "/etc/zicha", TIMER_LINK, EMPTY_HOME] {
            assert!(!fake.picture().contains(gone), "{gone}");
        }
        assert_eq!(Removal::of(&fake, false).unwrap().steps, []);
        let purge = Removal::of(&fake, true).unwrap();
        assert_eq!(purge.apply(&fake).failed, None);
        assert!(!fake.picture().contains("/var/lib/zicha"));
        // What the tools make along the way (systemd's folders) is all that differs.
        let after: Vec<_> = fake.picture().lines().map(str::to_owned).collect();
        let extra = after.iter().filter(|line| !before.contains(line.as_str()));
        assert!(extra.clone().all(|line| line.starts_with("/etc/systemd")), "{after:#?}");
    }

    #[test]
    fn what_was_replaced_comes_back_and_what_was_changed_is_put_aside() {
        let fake = Fake::debian();
        fake.put(SSHD_FILE, "# the office's own\n", 0o644, 0);
        set_up(&fake);
        // Set up again with other accesses: setup's own files are kept too.
        for access in [Access::Keys, Access::Accounts] {
            fake.clock.set(fake.clock.get() + 60_000);
            assert_eq!(apply(&Plan::of(access, &fake).unwrap(), &fake).failed, None);
        }
        let changed = fake.read(Path::new(SUDOERS_FILE)).unwrap().unwrap() + "# more\n";
        fake.put(SUDOERS_FILE, &changed, 0o440, 0);
        assert_eq!(Removal::of(&fake, false).unwrap().apply(&fake).failed, None);
        assert_eq!(
            fake.read(Path::new(SSHD_FILE)).unwrap().as_deref(),
            Some("# the office's own\n")
        );
        assert_eq!(kept_of(Path::new(SSHD_FILE), &fake), Vec::<PathBuf>::new());
        assert_eq!(fake.read(Path::new(SUDOERS_FILE)), Ok(None));
        assert_eq!(kept_of(Path::new(SUDOERS_FILE), &fake), Vec::<PathBuf>::new());
        assert!(fake.picture().contains("/etc/sudoers.d/zicha.zicha-removed-"));
    }

    #[test]
    fn what_another_access_put_aside_goes_or_comes_back_too() {
        let fake = Fake::debian();
        fake.put(SUDOERS_FILE, "# the office's own\n", 0o440, 0);
        set_up(&fake);
        fake.clock.set(fake.clock.get() + 60_000);
        assert_eq!(apply(&Plan::of(Access::Keys, &fake).unwrap(), &fake).failed, None);
        assert_eq!(fake.read(Path::new(SUDOERS_FILE)), Ok(None));
        assert_eq!(Removal::of(&fake, false).unwrap().apply(&fake).failed, None);
        let sudoers = fake.read(Path::new(SUDOERS_FILE)).unwrap();
        assert_eq!(sudoers.as_deref(), Some("# the office's own\n"));
        assert_eq!(kept_of(Path::new(SUDOERS_FILE), &fake), Vec::<PathBuf>::new());
    }

    #[test]
    fn what_others_made_stays() {
        let fake = Fake::debian();
        set_up(&fake);
        fake.put(SSHD_FILE, "# written by hand\n", 0o644, 0);
        fake.put("/etc/zicha/keys/alice", "ssh-ed25519 AAAA", 0o644, 0);
        fake.put("/var/lib/zicha/notes.txt", "mine", 0o600, 900);
        fake.put("/var/lib/zicha/zicha.db", "data", 0o600, 900);
        fake.add_staff("alice");
        let removal = Removal::of(&fake, true).unwrap();
        assert_eq!(removal.members, ["alice"]);
        let left: Vec<_> = removal.left.iter().map(|path| path.to_str().unwrap()).collect();
        assert_eq!(left, [SSHD_FILE, KEYS_FOLDER, "/var/lib/zicha/notes.txt"]);
        assert_eq!(removal.apply(&fake).failed, None);
        for stays in [SSHD_FILE, "/etc/zicha/keys/alice", "/var/lib/zicha/notes.txt"] {
            assert!(fake.picture().contains(stays), "{stays}");
        }
        assert!(fake.group(GROUP).is_some() && !fake.picture().contains("zicha.db"));
    }

    #[test]
    fn the_first_failure_ends_it() {
        let fake = Fake::debian();
        set_up(&fake);
        fake.fail("systemctl disable");
        let undone = Removal::of(&fake, false).unwrap().apply(&fake);
        assert_eq!(undone.done, 0);
        assert!(undone.failed.unwrap().starts_with("systemctl: "));
        assert!(fake.picture().contains(SSHD_FILE));
    }
}
