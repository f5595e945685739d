//! What setup would do here, and what stands in its way: read from the computer, nothing changed.

use super::{
    layout::{self, Access, Layout, PROGRAMS},
    machine::{Kind, Machine, Tool},
    step::{self, Planned, Standing, Step},
};
use crate::cli::host::{Host, HostFault, is_roots};
use std::path::{Path, PathBuf};

/// Why setup cannot be applied as things stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// A program of the system is not installed.
    Tool(Tool),
    /// zicha stands in neither of the two places.
    Program,
    /// Somebody else than root can replace this, and with it the program.
    Unsafe(PathBuf),
    /// `sshd_config` reads no drop-in files.
    NoInclude,
    /// Something else stands where a file, folder or account of zicha would.
    Foreign(String),
    /// A folder of the host file that is not fit to be zicha's own.
    OddPath(PathBuf),
}

/// Everything setup would make sure of, and what is in its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub layout: Layout,
    pub steps: Vec<Planned>,
    pub obstacles: Vec<Obstacle>,
}

impl Plan {
    /// Holds a server with this access against the computer.
    ///
    /// # Errors
    /// A host file that may not be followed.
    pub fn of(access: Access, machine: &dyn Machine) -> Result<Self, HostFault> {
        let host = host(machine)?.unwrap_or_default();
        let program = program(machine);
        let missing = program.is_none();
        let layout =
            Layout { access, host, program: program.unwrap_or_else(|| PROGRAMS[0].into()) };
        let steps = step::judge(step::steps(&layout), &layout.host.account, machine);
        let mut obstacles = Vec::new();
        obstacles.extend(missing.then_some(Obstacle::Program));
        if !missing {
            obstacles.extend(unsafe_part(&layout.program, machine).map(Obstacle::Unsafe));
        }
        let tools = step::tools(&layout).into_iter();
        obstacles.extend(tools.filter(|tool| !machine.has(*tool)).map(Obstacle::Tool));
        if machine.has(Tool::Sshd) && !reads_drop_ins(machine) {
            obstacles.push(Obstacle::NoInclude);
        }
        let folders = [layout.db_folder(), layout.host.backups.as_path()];
        let loose =
            folders.iter().find_map(|folder| loose_part(folder, &layout.host.account, machine));
        obstacles.extend(loose.map(Obstacle::Unsafe));
        obstacles.extend(layout.odd_path().map(|path| Obstacle::OddPath(path.into())));
        obstacles.extend(steps.iter().filter(|p| p.standing == Standing::Foreign).map(foreign));
        Ok(Self { layout, steps, obstacles })
    }

    /// How many steps there is something to do in.
    pub fn open(&self) -> usize {
        self.steps.iter().filter(|planned| planned.open()).count()
    }
}

fn foreign(planned: &Planned) -> Obstacle {
    Obstacle::Foreign(match &planned.step {
        Step::Folder { path, .. } | Step::File { path, .. } => path.display().to_string(),
        Step::Account { name, .. } | Step::Group { name } => name.clone(),
        Step::Gone { .. } | Step::ReadUnits | Step::Timer | Step::ReadSshd => String::new(),
    })
}

/// The host file of a computer, held to the same rules as at the start of a session.
///
/// # Errors
/// Why it may not be followed.
pub fn host(machine: &dyn Machine) -> Result<Option<Host>, HostFault> {
    let path = layout::host_file();
    let unreadable = |what| HostFault::Unreadable(path.into(), what);
    let Some(found) = machine.look(path).map_err(unreadable)? else { return Ok(None) };
    let folder = machine.look(Path::new(layout::CONFIG_FOLDER)).map_err(unreadable)?;
    let safe = folder.is_some_and(|folder| is_roots(folder.uid, folder.mode));
    if found.kind != Kind::File || !is_roots(found.uid, found.mode) || !safe {
        return Err(HostFault::NotRoots(path.into()));
    }
    let text = machine.read(path).map_err(unreadable)?.unwrap_or_default();
    Host::parse(&text).map(Some).map_err(|(line, what)| HostFault::Wrong(path.into(), line, what))
}

/// The place of the program that sshd and sudo are told.
pub fn program(machine: &dyn Machine) -> Option<PathBuf> {
    let stands = |path: &&&str| {
        let found = machine.look(Path::new(path));
        found.is_ok_and(|found| found.is_some_and(|found| found.kind == Kind::File))
    };
    PROGRAMS.iter().find(stands).map(PathBuf::from)
}

/// The part of a path (the file or a folder above it) that is not root's alone to replace.
pub fn unsafe_part(path: &Path, machine: &dyn Machine) -> Option<PathBuf> {
    let safe = |part: &Path| {
        let found = machine.look(part);
        found.is_ok_and(|found| {
            found.is_some_and(|f| is_roots(f.uid, f.mode) && f.mode & 0o6000 == 0)
        })
    };
    // Beneath another folder the root is that folder, which the administrator answers for.
    let parts = path.ancestors().filter(|part| part.parent().is_some());
    parts.into_iter().find(|part| !safe(part)).map(Into::into)
}

/// The folder above one of zicha's that others than root and the service account can change: they
/// could put another in its place while root works there. What is not there yet, root will make.
fn loose_part(folder: &Path, account: &str, machine: &dyn Machine) -> Option<PathBuf> {
    let account = machine.account(account).map(|account| account.uid);
    let loose = |part: &Path| match machine.look(part) {
        Ok(None) => false,
        Ok(Some(found)) => {
            found.mode & 0o022 != 0 || (found.uid != 0 && Some(found.uid) != account)
        }
        Err(_) => true,
    };
    let mut parts = folder.ancestors().skip(1).filter(|part| part.parent().is_some());
    parts.find(|part| loose(part)).map(Into::into)
}

/// The command that gives a person an account of their own.
pub fn new_account(login: &str) -> String {
    let (home, group) = (layout::EMPTY_HOME, layout::GROUP);
    format!("useradd -M -d {home} -s /bin/sh -g {group} {login}; passwd {login}")
}

/// Whether sshd's main file reads the folder of drop-in files.
fn reads_drop_ins(machine: &dyn Machine) -> bool {
    let text = machine.read(Path::new(layout::SSHD_MAIN)).ok().flatten().unwrap_or_default();
    text.lines().any(|line| includes_drop_ins(line).is_some())
}

/// The patterns of an `Include` line, where one of them takes in our file.
pub fn includes_drop_ins(line: &str) -> Option<Vec<&str>> {
    let mut words = line.split_whitespace();
    if !words.next()?.eq_ignore_ascii_case("include") {
        return None;
    }
    let patterns: Vec<&str> = words.collect();
    let ours = |pattern: &&str| {
        let pattern = pattern.trim_matches('"').trim_start_matches("/etc/ssh/");
        pattern == "sshd_config.d/*.conf" || pattern == "sshd_config.d/*"
    };
    patterns.iter().any(ours).then_some(patterns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::server::fake::Fake;

    #[test]
    fn include_lines_are_known_in_every_usual_form() {
        for good in [
            "Include /etc/ssh/sshd_config.d/*.conf",
            "  include sshd_config.d/*.conf",
            "INCLUDE /etc/other /etc/ssh/sshd_config.d/*.conf",
        ] {
            assert!(includes_drop_ins(good).is_some(), "{good}");
        }
        for bad in
            ["", "#Include /etc/ssh/sshd_config.d/*.conf", "Include /etc/ssh/more.conf", "Port 22"]
        {
            assert!(includes_drop_ins(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_bare_computer_lacks_what_it_lacks() {
        let fake = Fake::bare();
        let plan = Plan::of(Access::Both, &fake).unwrap();
        for tool in [Tool::Sshd, Tool::Sudo, Tool::Visudo, Tool::Systemctl] {
            assert!(plan.obstacles.contains(&Obstacle::Tool(tool)), "{tool:?}");
        }
        assert!(plan.obstacles.contains(&Obstacle::Program));
        let keys = Plan::of(Access::Keys, &fake).unwrap();
        assert!(!keys.obstacles.contains(&Obstacle::Tool(Tool::Sudo)));
    }

    #[test]
    fn whoever_could_replace_the_program_stands_in_the_way() {
        let fake = Fake::debian();
        assert_eq!(Plan::of(Access::Accounts, &fake).unwrap().obstacles, []);
        fake.set_mode("/usr/local", 0o2775);
        let plan = Plan::of(Access::Accounts, &fake).unwrap();
        assert_eq!(plan.obstacles, [Obstacle::Unsafe("/usr/local".into())]);
        fake.set_mode("/usr/local", 0o755);
        fake.set_mode("/usr/local/bin/zicha", 0o4755);
        let plan = Plan::of(Access::Accounts, &fake).unwrap();
        assert_eq!(plan.obstacles, [Obstacle::Unsafe("/usr/local/bin/zicha".into())]);
    }

    #[test]
    fn whoever_could_replace_the_databases_folder_stands_in_the_way() {
        let fake = Fake::debian();
        fake.set_mode("/var/lib", 0o777);
        let plan = Plan::of(Access::Accounts, &fake).unwrap();
        assert_eq!(plan.obstacles, [Obstacle::Unsafe("/var/lib".into())]);
        fake.set_mode("/var/lib", 0o755);
        fake.set_owner("/var/lib", 1000);
        let plan = Plan::of(Access::Accounts, &fake).unwrap();
        assert_eq!(plan.obstacles, [Obstacle::Unsafe("/var/lib".into())]);
    }

    #[test]
    fn the_host_file_decides_where_and_only_roots_counts() {
        let fake = Fake::debian();
        fake.put("/etc/zicha/server.toml", "db = \"/srv/office/data/z.db\"\n", 0o644, 0);
        let plan = Plan::of(Access::Accounts, &fake).unwrap();
        assert_eq!(plan.layout.db_folder(), Path::new("/srv/office/data"));
        fake.put("/etc/zicha/server.toml", "db = \"/srv/office/data/z.db\"\n", 0o666, 0);
        assert!(matches!(Plan::of(Access::Accounts, &fake), Err(HostFault::NotRoots(_))));
        fake.put("/etc/zicha/server.toml", "db = \"/zicha.db\"\n", 0o644, 0);
        let plan = Plan::of(Access::Accounts, &fake).unwrap();
        assert!(plan.obstacles.contains(&Obstacle::OddPath("/".into())), "{:?}", plan.obstacles);
    }
}
