//! What setup does, one thing at a time, as data; and whether the computer has it already.

use super::{
    layout::{self, GROUP, Layout, TIMER_LINK},
    machine::{Kind, Machine, Tool},
};
use std::path::{Path, PathBuf};

/// Whom a folder belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Root,
    Account,
}

/// Which program must find a file good before it takes the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    None,
    Sshd,
    Visudo,
}

/// One thing that setup makes sure of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Group {
        name: String,
    },
    Account {
        name: String,
        home: PathBuf,
        shell: &'static str,
    },
    Folder {
        path: PathBuf,
        owner: Owner,
        mode: u32,
    },
    File {
        path: PathBuf,
        text: String,
        mode: u32,
        proof: Proof,
        once: bool,
    },
    /// A file that setup wrote for another access, and that would now let people in another way.
    Gone {
        path: PathBuf,
    },
    /// systemd reads its units again.
    ReadUnits,
    Timer,
    /// sshd reads its configuration again.
    ReadSshd,
}

/// How the computer stands to a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    New,
    Same,
    Differs,
    /// Cannot be told without root.
    Unknown,
    /// Something else stands there, which setup does not touch.
    Foreign,
}

/// A step and how the computer stands to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub step: Step,
    pub standing: Standing,
}

impl Planned {
    /// Whether there is something to do.
    pub fn open(&self) -> bool {
        self.standing != Standing::Same
    }
}

/// The steps of a layout in their order: what lets people in comes after what they need.
pub fn steps(layout: &Layout) -> Vec<Step> {
    let account = &layout.host.account;
    let folder = |path: &str, mode| Step::Folder { path: path.into(), owner: Owner::Root, mode };
    let own = |path: &Path| Step::Folder { path: path.into(), owner: Owner::Account, mode: 0o700 };
    let file = |path: &str, text, mode, proof| Step::File {
        path: path.into(),
        text,
        mode,
        proof,
        once: false,
    };
    let mut steps = vec![
        Step::Account {
            name: account.clone(),
            home: layout.db_folder().into(),
            shell: layout.shell(),
        },
        folder(layout::CONFIG_FOLDER, 0o755),
        Step::File {
            path: layout::host_file().into(),
            text: layout.host_file(),
            mode: 0o644,
            proof: Proof::None,
            once: true,
        },
        own(layout.db_folder()),
        own(&layout.host.backups),
    ];
    if layout.access.accounts() {
        steps.insert(0, Step::Group { name: GROUP.to_owned() });
        steps.extend([
            folder(layout::KEYS_FOLDER, 0o755),
            folder(layout::EMPTY_HOME, 0o555),
            file(layout::SUDOERS_FILE, layout.sudoers(), 0o440, Proof::Visudo),
        ]);
    } else {
        steps.push(Step::Gone { path: layout::SUDOERS_FILE.into() });
    }
    steps.extend([
        file(layout::SERVICE_FILE, layout.service(), 0o644, Proof::None),
        file(layout::TIMER_FILE, layout.timer(), 0o644, Proof::None),
        Step::ReadUnits,
        Step::Timer,
        file(layout::SSHD_FILE, layout.sshd(), 0o644, Proof::Sshd),
        Step::ReadSshd,
    ]);
    steps
}

/// The programs that the steps need.
pub fn tools(layout: &Layout) -> Vec<Tool> {
    let mut tools = vec![Tool::UserAdd, Tool::UserMod, Tool::Sshd, Tool::Systemctl];
    if layout.access.accounts() {
        tools.extend([Tool::GroupAdd, Tool::Sudo, Tool::Visudo]);
    }
    tools
}

/// Holds every step against the computer.
pub fn judge(steps: Vec<Step>, account: &str, machine: &dyn Machine) -> Vec<Planned> {
    let mut planned: Vec<Planned> = Vec::new();
    for step in steps {
        let changed = |paths: &[&str]| {
            planned.iter().any(|p| match &p.step {
                Step::File { path, .. } => {
                    p.open() && paths.iter().any(|own| path == Path::new(own))
                }
                _ => false,
            })
        };
        let told = |changed: bool| match machine.is_live() && machine.has_systemd() && changed {
            true => Standing::New,
            false => Standing::Same,
        };
        let standing = match &step {
            Step::Group { name } => match machine.group(name) {
                Some(_) => Standing::Same,
                None => Standing::New,
            },
            Step::Account { name, shell, .. } => match machine.account(name) {
                None => Standing::New,
                Some(found) if found.uid == 0 => Standing::Foreign,
                Some(found) if found.shell == *shell && found.locked == Some(true) => {
                    Standing::Same
                }
                Some(found) if found.shell == *shell && found.locked.is_none() => Standing::Unknown,
                Some(_) => Standing::Differs,
            },
            Step::Folder { path, owner, mode } => folder(path, *owner, *mode, account, machine),
            Step::File { path, text, mode, once, .. } => file(path, text, *mode, *once, machine),
            Step::Gone { path } => match machine.read(path) {
                Ok(Some(text)) if text.starts_with(layout::HEADER) => Standing::Differs,
                Ok(_) => Standing::Same,
                Err(_) => Standing::Unknown,
            },
            Step::ReadUnits => told(changed(&[layout::SERVICE_FILE, layout::TIMER_FILE])),
            Step::Timer => match machine.look(Path::new(TIMER_LINK)) {
                Ok(Some(_)) => Standing::Same,
                Ok(None) => Standing::New,
                Err(_) => Standing::Unknown,
            },
            Step::ReadSshd => told(changed(&[layout::SSHD_FILE])),
        };
        planned.push(Planned { step, standing });
    }
    planned
}

fn folder(path: &Path, owner: Owner, mode: u32, account: &str, machine: &dyn Machine) -> Standing {
    let found = match machine.look(path) {
        Err(_) => return Standing::Unknown,
        Ok(None) => return Standing::New,
        Ok(Some(found)) => found,
    };
    let uid = match owner {
        Owner::Root => Some(0),
        Owner::Account => machine.account(account).map(|account| account.uid),
    };
    if found.kind != Kind::Folder {
        Standing::Foreign
    } else if Some(found.uid) == uid && found.mode == mode {
        Standing::Same
    } else {
        Standing::Differs
    }
}

fn file(path: &Path, text: &str, mode: u32, once: bool, machine: &dyn Machine) -> Standing {
    let found = match machine.look(path) {
        Err(_) => return Standing::Unknown,
        Ok(None) => return Standing::New,
        Ok(Some(found)) => found,
    };
    if found.kind != Kind::File {
        return Standing::Foreign;
    }
    match machine.read(path) {
        Err(_) => Standing::Unknown,
        Ok(now) if once || now.as_deref() == Some(text) => {
            if found.uid == 0 && found.mode == mode {
                Standing::Same
            } else {
                Standing::Differs
            }
        }
        Ok(_) => Standing::Differs,
    }
}
