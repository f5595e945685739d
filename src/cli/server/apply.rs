//! Does what a plan says: everything is proved first, then done in order up to the first failure.

use super::{
    layout::{self, SSHD_FILE, SSHD_FOLDER, SSHD_MAIN, TIMER},
    machine::{Fault, Machine, Ran, Tool},
    plan::{Plan, includes_drop_ins},
    step::{Owner, Planned, Proof, Step},
};
use chrono::{TimeZone, Utc};
use std::path::{Path, PathBuf};

/// What became of a plan.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Indices of steps that were done.
    pub done: Vec<usize>,
    /// Replaced files, kept under these names.
    pub kept: Vec<PathBuf>,
    /// The step that failed and why.
    pub failed: Option<(usize, Fault)>,
}

/// Where a file is kept that is about to be replaced.
pub fn kept_name(path: &Path, word: &str, machine: &dyn Machine) -> PathBuf {
    let stamp = Utc.timestamp_millis_opt(machine.now()).earliest();
    let stamp = stamp.map(|at| at.format("%Y%m%d-%H%M%S").to_string()).unwrap_or_default();
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".zicha-{word}-{stamp}"));
    name.into()
}

/// Applies every open step of a plan.
pub fn apply(plan: &Plan, machine: &dyn Machine) -> Applied {
    let mut applied = Applied::default();
    let open = || plan.steps.iter().enumerate().filter(|(_, planned)| planned.open());
    for (at, planned) in open() {
        if let Err(fault) = prove(&planned.step, machine) {
            applied.failed = Some((at, fault));
            return applied;
        }
    }
    for (at, planned) in open() {
        match perform(plan, planned, machine) {
            Ok(kept) => {
                applied.done.push(at);
                applied.kept.extend(kept);
            }
            Err(fault) => {
                applied.failed = Some((at, fault));
                break;
            }
        }
    }
    applied
}

/// Has the program that will read a file look at it first, beside everything else it reads.
fn prove(step: &Step, machine: &dyn Machine) -> Result<(), Fault> {
    let Step::File { text, proof, .. } = step else { return Ok(()) };
    match proof {
        Proof::None => Ok(()),
        Proof::Visudo => {
            let staged = machine.stage(&[("zicha".to_owned(), text.clone())])?;
            let file = staged.path("zicha").display().to_string();
            succeed(Tool::Visudo, machine.run(Tool::Visudo, &["-c", "-f", &file])?)
        }
        Proof::Sshd => prove_sshd(text, machine),
    }
}

/// Checks sshd's whole configuration as it would be, in a copy: main file, drop-ins, ours among them.
fn prove_sshd(text: &str, machine: &dyn Machine) -> Result<(), Fault> {
    let here = Path::new(SSHD_FOLDER);
    let mut files = vec![("sshd_config.d/50-zicha.conf".to_owned(), text.to_owned())];
    for path in machine.list(here).iter().filter(|path| *path != Path::new(SSHD_FILE)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".conf") {
            files.push((format!("sshd_config.d/{name}"), machine.read(path)?.unwrap_or_default()));
        }
    }
    // The main file must name the folder of the copies, which has a place only once they are there.
    let staged = machine.stage(&files)?;
    let copies = staged.path("sshd_config.d").display().to_string();
    let main = machine.read(Path::new(SSHD_MAIN))?.unwrap_or_default();
    let main: Vec<String> = main.lines().map(|line| redirect(line, &copies)).collect();
    let whole = machine.stage(&[("sshd_config".to_owned(), main.join("\n") + "\n")])?;
    let file = whole.path("sshd_config").display().to_string();
    succeed(Tool::Sshd, machine.run(Tool::Sshd, &["-t", "-f", &file])?)
}

/// An `Include` of the drop-in folder, of the copies instead.
fn redirect(line: &str, copies: &str) -> String {
    let Some(patterns) = includes_drop_ins(line) else { return line.to_owned() };
    let moved = patterns.iter().map(|pattern| {
        let pattern = pattern.trim_matches('"');
        let rest = pattern.trim_start_matches("/etc/ssh/").strip_prefix("sshd_config.d/");
        rest.map_or_else(|| pattern.to_owned(), |rest| format!("{copies}/{rest}"))
    });
    format!("Include {}", moved.collect::<Vec<_>>().join(" "))
}

/// Does one step; answers what was kept.
fn perform(
    plan: &Plan,
    planned: &Planned,
    machine: &dyn Machine,
) -> Result<Option<PathBuf>, Fault> {
    let run = |tool: Tool, args: &[&str]| succeed(tool, machine.run(tool, args)?).map(|()| None);
    match &planned.step {
        Step::Group { name } => run(Tool::GroupAdd, &["--system", name]),
        Step::Account { name, home, shell } => {
            let home = home.display().to_string();
            match machine.account(name) {
                Some(_) => run(Tool::UserMod, &["--shell", shell, "--password", "*", name]),
                None => run(
                    Tool::UserAdd,
                    &[
                        "--system",
                        "--user-group",
                        "--no-create-home",
                        "--home-dir",
                        &home,
                        "--shell",
                        shell,
                        "--password",
                        "*",
                        name,
                    ],
                ),
            }
        }
        Step::Folder { path, owner, mode } => {
            let owner = owner_ids(*owner, plan, machine)?;
            machine.folder(path, *mode, owner).map(|()| None)
        }
        Step::File { path, text, mode, once, .. } => {
            let now = machine.read(path)?;
            let same = *once || now.as_deref() == Some(text);
            let (text, kept) = match now {
                None => (text.clone(), None),
                Some(now) if same => (now, None),
                Some(_) => (text.clone(), Some(kept_name(path, "old", machine))),
            };
            if let Some(folder) = path.parent()
                && machine.look(folder)?.is_none()
            {
                machine.folder(folder, 0o755, (0, 0))?;
            }
            machine.write(path, &text, *mode, kept.as_deref()).map(|()| kept)
        }
        Step::Gone { path } => {
            let kept = kept_name(path, "old", machine);
            machine.rename(path, &kept).map(|()| Some(kept))
        }
        Step::ReadUnits => run(Tool::Systemctl, &["daemon-reload"]),
        Step::Timer => enable(machine).map(|()| None),
        Step::ReadSshd => run(Tool::Systemctl, &["try-reload-or-restart", ssh_unit(machine)]),
    }
}

/// Switches the timer on; where systemd does not run, only for the next start.
fn enable(machine: &dyn Machine) -> Result<(), Fault> {
    let started = machine.is_live() && machine.has_systemd();
    let args: &[&str] = if started { &["enable", "--now", TIMER] } else { &["enable", TIMER] };
    succeed(Tool::Systemctl, machine.run(Tool::Systemctl, args)?)
}

/// sshd's unit: `ssh` on Debian and its kin, `sshd` elsewhere.
pub fn ssh_unit(machine: &dyn Machine) -> &'static str {
    let units = ["/lib/systemd/system/ssh.service", "/usr/lib/systemd/system/ssh.service"];
    let debian = units.iter().any(|path| matches!(machine.look(Path::new(path)), Ok(Some(_))));
    if debian { "ssh.service" } else { "sshd.service" }
}

fn owner_ids(owner: Owner, plan: &Plan, machine: &dyn Machine) -> Result<(u32, u32), Fault> {
    match owner {
        Owner::Root => Ok((0, 0)),
        Owner::Account => {
            let name = &plan.layout.host.account;
            let account = machine.account(name).ok_or_else(|| name.clone())?;
            Ok((account.uid, account.gid))
        }
    }
}

/// The first words of a program that failed.
pub fn succeed(tool: Tool, ran: Ran) -> Result<(), Fault> {
    if ran.done {
        return Ok(());
    }
    let said = if ran.err.trim().is_empty() { ran.out } else { ran.err };
    Err(format!("{}: {}", tool.name(), said.trim()))
}

/// The files that setup writes and replaces, for `server remove`.
pub const FILES: [&str; 5] = [
    SSHD_FILE,
    layout::SUDOERS_FILE,
    layout::TIMER_FILE,
    layout::SERVICE_FILE,
    crate::cli::host::HOST_FILE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::server::{fake::Fake, layout::Access, step::Standing};

    fn plan(access: Access, fake: &Fake) -> Plan {
        Plan::of(access, fake).unwrap()
    }

    #[test]
    fn what_was_applied_is_the_same_when_looked_at_again() {
        for access in Access::ALL {
            let fake = Fake::debian();
            let first = plan(access, &fake);
            assert_eq!(first.obstacles, []);
            let applied = apply(&first, &fake);
            assert_eq!(applied.failed, None);
            assert_eq!(applied.done.len(), first.open());
            assert_eq!(applied.kept, Vec::<PathBuf>::new());
            let before = fake.picture();
            let second = plan(access, &fake);
            let open: Vec<_> = second.steps.iter().filter(|p| p.open()).collect();
            assert_eq!(open, Vec::<&Planned>::new());
            assert_eq!(apply(&second, &fake), Applied::default());
            assert_eq!(fake.picture(), before);
            assert!(fake.ran("systemctl try-reload-or-restart ssh.service"));
        }
    }

    #[test]
    fn everything_is_proved_before_anything_is_done() {
        for (path, text) in [
            ("/etc/ssh/sshd_config.d/10-other.conf", "Port BROKEN\n"),
            ("/etc/ssh/sshd_config", "Include /etc/ssh/sshd_config.d/*.conf\nBROKEN\n"),
        ] {
            let fake = Fake::debian();
            fake.put(path, text, 0o644, 0);
            let before = fake.picture();
            let first = plan(Access::Accounts, &fake);
            let applied = apply(&first, &fake);
            let (at, why) = applied.failed.unwrap();
            assert!(matches!(&first.steps[at].step, Step::File { proof: Proof::Sshd, .. }));
            assert!(why.starts_with("sshd: "), "{why}");
            assert_eq!(applied.done, Vec::<usize>::new());
            assert_eq!(fake.picture(), before);
        }
    }

    #[test]
    fn what_is_replaced_is_kept() {
        let fake = Fake::debian();
        fake.put(SSHD_FILE, "# the office's own\n", 0o644, 0);
        let applied = apply(&plan(Access::Accounts, &fake), &fake);
        let [kept] = applied.kept.as_slice() else { panic!("{applied:?}") };
        assert!(
            kept.to_string_lossy().starts_with("/etc/ssh/sshd_config.d/50-zicha.conf.zicha-old-2")
        );
        assert_eq!(fake.read(kept).unwrap().as_deref(), Some("# the office's own\n"));
        assert!(fake.read(Path::new(SSHD_FILE)).unwrap().unwrap().contains("ForceCommand"));
    }

    #[test]
    fn the_first_failure_ends_it_and_what_was_done_is_known() {
        let fake = Fake::debian();
        fake.fail("systemctl enable");
        let first = plan(Access::Accounts, &fake);
        let applied = apply(&first, &fake);
        let (at, why) = applied.failed.unwrap();
        assert_eq!(first.steps[at].step, Step::Timer);
        assert!(why.starts_with("systemctl: "), "{why}");
        assert_eq!(applied.done, (0..at).collect::<Vec<_>>());
        // Nobody can log in yet: that comes last.
        assert_eq!(fake.read(Path::new(SSHD_FILE)), Ok(None));
        fake.mend();
        let again = plan(Access::Accounts, &fake);
        assert!(again.steps[..at].iter().all(|planned| planned.standing == Standing::Same));
        assert_eq!(apply(&again, &fake).failed, None);
    }

    #[test]
    fn a_host_file_that_is_there_stays_as_it_is() {
        let fake = Fake::debian();
        let own = "keep = 30\n";
        fake.put("/etc/zicha/server.toml", own, 0o644, 0);
        assert_eq!(apply(&plan(Access::Both, &fake), &fake).failed, None);
        let host = fake.read(Path::new("/etc/zicha/server.toml")).unwrap();
        assert_eq!(host.as_deref(), Some(own));
    }

    #[test]
    fn another_access_takes_back_what_let_people_in() {
        let fake = Fake::debian();
        assert_eq!(apply(&plan(Access::Accounts, &fake), &fake).failed, None);
        fake.clock.set(fake.clock.get() + 60_000);
        let second = apply(&plan(Access::Keys, &fake), &fake);
        assert_eq!(second.failed, None);
        assert_eq!(fake.read(Path::new(layout::SUDOERS_FILE)), Ok(None));
        assert_eq!(second.kept.len(), 2, "sudo's file and sshd's: {second:?}");
        assert_eq!(fake.account("zicha").unwrap().shell, "/bin/sh");
        assert_eq!(plan(Access::Keys, &fake).open(), 0);
        // What stands there from somebody else is theirs.
        fake.put(layout::SUDOERS_FILE, "# by hand\n", 0o440, 0);
        assert_eq!(plan(Access::Keys, &fake).open(), 0);
    }

    #[test]
    fn include_lines_are_turned_to_the_copies_and_others_left() {
        let turned = redirect("Include /etc/x.conf /etc/ssh/sshd_config.d/*.conf", "/tmp/c");
        assert_eq!(turned, "Include /etc/x.conf /tmp/c/*.conf");
        assert_eq!(redirect("Port 22", "/tmp/c"), "Port 22");
    }
}
