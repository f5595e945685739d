//! Plans and what became of them, in the reader's words; texts of files are shown as they are.

use super::{
    apply::Applied,
    layout::SSHD_MAIN,
    machine::{Kind, Machine},
    plan::{Obstacle, Plan},
    remove::{Undo, Undone},
    step::{Owner, Planned, Proof, Standing, Step},
};
use crate::{
    i18n::{Tr, format},
    text::pad,
};
use std::path::Path;

/// The columns that the word of a standing takes.
const WORD: usize = 10;

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// A mode as administrators write it.
pub fn mode(mode: u32) -> String {
    format!("{mode:04o}")
}

const fn standing(standing: &Standing) -> &'static str {
    match standing {
        Standing::New => "new",
        Standing::Same => "same",
        Standing::Differs => "differs",
        Standing::Unknown => "unknown",
        Standing::Foreign => "foreign",
    }
}

/// One step in a few words.
fn step(tr: &Tr, plan: &Plan, step: &Step) -> String {
    match step {
        Step::Group { name } => tr.server_group(name.as_str()),
        Step::Account { name, home, shell } => {
            tr.server_account(shown(home), name.as_str(), *shell)
        }
        Step::Folder { path, owner, mode: bits } => {
            let owner = match owner {
                Owner::Root => "root",
                Owner::Account => plan.layout.host.account.as_str(),
            };
            tr.server_folder(mode(*bits), owner, shown(path))
        }
        Step::File { path, mode: bits, proof, .. } => {
            let file = tr.server_file(mode(*bits), shown(path));
            match proof {
                Proof::None => file,
                Proof::Sshd => tr.server_proved(file, "sshd -t"),
                Proof::Visudo => tr.server_proved(file, "visudo -c"),
            }
        }
        Step::Gone { path } => tr.server_gone(shown(path)),
        Step::ReadUnits => tr.server_read_units(),
        Step::Timer => tr.server_timer(),
        Step::ReadSshd => tr.server_read_sshd(),
    }
}

/// The whole plan: each step with its standing, each file with its content, and what is in the way.
pub fn plan(tr: &Tr, plan: &Plan, machine: &dyn Machine) -> String {
    let mut out = tr.server_setup_head(plan.layout.access.code(), shown(&plan.layout.program));
    let told = |step: &Step| matches!(step, Step::ReadUnits | Step::ReadSshd | Step::Gone { .. });
    let steps = plan.steps.iter().filter(|planned| planned.open() || !told(&planned.step));
    for (at, planned) in steps.enumerate() {
        let word = pad(&tr.server_standing(standing(&planned.standing)), WORD);
        out += &format!("\n{:2}. {word} {}", at + 1, step(tr, plan, &planned.step));
        if let Step::File { text, path, once, .. } = &planned.step {
            let now = once.then(|| machine.read(path).ok().flatten()).flatten();
            for line in now.as_deref().unwrap_or(text).lines() {
                out += &format!("\n      | {line}");
            }
        }
    }
    out.push('\n');
    out
}

/// What stands in the way of applying, each with what would mend it.
pub fn obstacles(tr: &Tr, plan: &Plan) -> String {
    let lines = plan.obstacles.iter().map(|obstacle| match obstacle {
        Obstacle::Tool(tool) => tr.server_no_tool(tool.package(), tool.name()),
        Obstacle::Program => tr.server_no_program(),
        Obstacle::Unsafe(path) => tr.server_unsafe(shown(path)),
        Obstacle::NoInclude => tr.server_no_include(SSHD_MAIN),
        Obstacle::Foreign(what) => tr.server_foreign(what.as_str()),
        Obstacle::OddPath(path) => tr.server_odd_path(shown(path)),
    });
    let lines: Vec<String> = lines.map(|line| format!("  - {line}")).collect();
    format!("{}\n{}", tr.server_obstacles(), lines.join("\n"))
}

/// What was done, what was kept, and where it stopped.
pub fn applied(tr: &Tr, plan: &Plan, applied: &Applied) -> String {
    let name =
        |at: &usize| plan.steps.get(*at).map(|p| step(tr, plan, &p.step)).unwrap_or_default();
    let mut lines: Vec<String> = applied.done.iter().map(|at| tr.server_done(name(at))).collect();
    lines.extend(applied.kept.iter().map(|path| tr.server_kept(shown(path))));
    if let Some((failed, why)) = &applied.failed {
        lines.push(tr.server_failed(name(failed), why.as_str()));
        let open = |(at, planned): &(usize, &Planned)| {
            planned.open() && at != failed && !applied.done.contains(at)
        };
        let rest = plan.steps.iter().enumerate().filter(open);
        lines.extend(rest.map(|(at, _)| tr.server_not_done(name(&at))));
    }
    lines.join("\n")
}

/// One thing that remove takes back, in a few words.
fn undo(tr: &Tr, undo: &Undo) -> String {
    match undo {
        Undo::Timer => tr.server_undo_timer(),
        Undo::File { path, aside: None, restore: None } => tr.server_undo_file(shown(path)),
        Undo::File { path, aside: Some(aside), restore: None } => {
            tr.server_undo_aside(shown(aside), shown(path))
        }
        Undo::File { path, restore: Some(kept), .. } => {
            tr.server_undo_restore(shown(kept), shown(path))
        }
        Undo::Drop { path } => tr.server_undo_kept(shown(path)),
        Undo::ReadUnits => tr.server_read_units(),
        Undo::ReadSshd => tr.server_read_sshd(),
        Undo::Folder { path } => tr.server_undo_folder(shown(path)),
        Undo::Data { path, kind: Kind::Folder } => tr.server_undo_data_folder(shown(path)),
        Undo::Data { path, .. } => tr.server_undo_data(shown(path)),
        Undo::Account { name } => tr.server_undo_account(name.as_str()),
        Undo::Group { name } => tr.server_undo_group(name.as_str()),
    }
}

/// What remove would take back, what it leaves and what to look after.
pub fn removal(tr: &Tr, plan: &super::remove::Removal) -> String {
    let mut out = tr.server_remove_head();
    for (at, step) in plan.steps.iter().enumerate() {
        out += &format!("\n{:2}. {}", at + 1, undo(tr, step));
    }
    for path in &plan.left {
        out += &format!("\n  - {}", tr.server_left(shown(path)));
    }
    if !plan.members.is_empty() {
        out += &format!("\n  - {}", tr.server_members(format::list(tr, &plan.members)));
    }
    out.push('\n');
    out
}

/// What was taken back and where it stopped.
pub fn undone(tr: &Tr, plan: &super::remove::Removal, undone: &Undone) -> String {
    let name = |at: usize| plan.steps.get(at).map(|step| undo(tr, step)).unwrap_or_default();
    let mut lines: Vec<String> = (0..undone.done).map(|at| tr.server_done(name(at))).collect();
    if let Some(why) = &undone.failed {
        lines.push(tr.server_failed(name(undone.done), why.as_str()));
        lines.extend((undone.done + 1..plan.steps.len()).map(|at| tr.server_not_done(name(at))));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cli::server::{
            apply,
            fake::Fake,
            layout::{Access, SSHD_FILE},
            remove::Removal,
        },
        i18n::{Lang, tr},
    };

    /// The whole of a set-up as an administrator reads it: plan, obstacles, what was done, removal.
    fn story(lang: Lang, access: Access) -> String {
        let words = tr(lang);
        let bare = Plan::of(access, &Fake::bare()).unwrap();
        let fake = Fake::debian();
        fake.put(SSHD_FILE, "# the office's own\n", 0o644, 0);
        let first = Plan::of(access, &fake).unwrap();
        let mut told = plan(words, &first, &fake) + &obstacles(words, &bare);
        fake.fail("systemctl enable");
        let stopped = apply::apply(&first, &fake);
        told += &format!("\n\n{}", applied(words, &first, &stopped));
        fake.mend();
        let second = Plan::of(access, &fake).unwrap();
        let done = apply::apply(&second, &fake);
        told += &format!("\n\n{}", applied(words, &second, &done));
        fake.put("/etc/zicha/keys/alice", "ssh-ed25519 AAAA", 0o644, 0);
        if access.accounts() {
            fake.add_staff("alice");
        }
        let taken = Removal::of(&fake, true).unwrap();
        told += &format!("\n\n{}", removal(words, &taken));
        fake.fail("systemctl disable");
        told + &format!("\n{}\n", undone(words, &taken, &taken.apply(&fake)))
    }

    #[test]
    fn plans_read_well_in_every_language() {
        let settings = insta::Settings::clone_current();
        let _here = {
            let mut settings = settings;
            settings.set_snapshot_path("../../../tests/cli/snapshots");
            settings.set_prepend_module_to_snapshot(false);
            settings.bind_to_scope()
        };
        for &lang in Lang::ALL {
            let name = format!("server_setup_{}", lang.code());
            insta::assert_snapshot!(name, story(lang, Access::Accounts));
        }
        insta::assert_snapshot!("server_setup_keys", story(Lang::En, Access::Keys));
        insta::assert_snapshot!("server_setup_both", story(Lang::En, Access::Both));
    }
}
