//! `zicha server`: sets a computer up for many people over SSH, examines it, and takes it back.
//!
//! Only here does the program start others, and only for root at the computer itself: what is done is a
//! plan made from plain data first (`plan`, `remove`, `doctor`), on a `Machine` that tests can play.

mod apply;
pub mod args;
mod doctor;
mod layout;
mod machine;
mod plan;
mod real;
mod remove;
mod show;
mod step;

use super::{Failure, Outcome, out, session::Session};
use crate::i18n::format;
use clap::ArgMatches;
use layout::Access;
use machine::Machine;
use plan::Plan;
use real::Real;
use remove::Removal;
use std::{
    io::{BufRead, IsTerminal},
    path::PathBuf,
};

/// What must be typed before data is deleted.
const WORD: &str = "zicha";

pub fn run(session: &Session, m: &ArgMatches) -> Outcome {
    match m.subcommand() {
        Some(("setup", m)) => setup(session, m),
        Some(("doctor", m)) => doctor::run(session, m, &machine(m)),
        Some(("remove", m)) => remove(session, m),
        _ => Err(Failure::Code(2)),
    }
}

fn machine(m: &ArgMatches) -> Real {
    Real::new(m.get_one::<PathBuf>("root").map(PathBuf::as_path))
}

fn must_be_root(session: &Session, machine: &dyn Machine) -> Outcome {
    if machine.is_root() { Ok(()) } else { Err(Failure::Said(session.tr().server_not_root())) }
}

/// Prints the plan, or applies it.
fn setup(session: &Session, m: &ArgMatches) -> Outcome {
    let (tr, machine) = (session.tr(), machine(m));
    let access = m.get_one::<String>("access").and_then(|code| Access::from_code(code));
    let access = access.unwrap_or(Access::Accounts);
    let plan = Plan::of(access, &machine).map_err(|fault| Failure::Said(fault.words(tr)))?;
    let members = members(&machine, access);
    if !m.get_flag("apply") {
        out::text(&show::plan(tr, &plan, &machine))?;
        if !plan.obstacles.is_empty() {
            out::text(&format!("\n{}\n", show::obstacles(tr, &plan)))?;
        }
        if let Some(warning) = warn(session, &members) {
            out::message(&warning);
        }
        out::message(&match plan.open() {
            0 => tr.server_setup_same(),
            open => tr.server_setup_next(access.code(), open as i64),
        });
        return Ok(());
    }
    must_be_root(session, &machine)?;
    if !plan.obstacles.is_empty() {
        return Err(Failure::Said(format!(
            "{}\n{}",
            tr.server_not_applied(),
            show::obstacles(tr, &plan)
        )));
    }
    let applied = apply::apply(&plan, &machine);
    let said = show::applied(tr, &plan, &applied);
    if !said.is_empty() {
        out::line(&said)?;
    }
    if applied.failed.is_some() {
        return Err(Failure::Said(tr.server_setup_stopped()));
    }
    if let Some(warning) = warn(session, &members) {
        out::message(&warning);
    }
    if machine.is_live() && !machine.has_systemd() && !applied.done.is_empty() {
        out::message(&tr.server_no_systemd());
    }
    out::message(&match applied.done.is_empty() {
        true => tr.server_setup_same(),
        false => tr.server_setup_done(
            plan.layout.host.account.as_str(),
            plan.layout.program.display().to_string(),
        ),
    });
    Ok(())
}

/// Prints what would be taken back, or takes it back.
fn remove(session: &Session, m: &ArgMatches) -> Outcome {
    let (tr, machine) = (session.tr(), machine(m));
    let purge = m.get_flag("purge");
    let removal = Removal::of(&machine, purge).map_err(|fault| Failure::Said(fault.words(tr)))?;
    if removal.steps.is_empty() {
        out::message(&tr.server_remove_nothing());
        return Ok(());
    }
    if !m.get_flag("apply") {
        out::text(&show::removal(tr, &removal))?;
        out::message(&tr.server_remove_next());
        return Ok(());
    }
    must_be_root(session, &machine)?;
    if purge && !m.get_flag("yes") {
        out::message(&show::removal(tr, &removal));
        confirm(session)?;
    }
    let undone = removal.apply(&machine);
    out::line(&show::undone(tr, &removal, &undone))?;
    if undone.failed.is_some() {
        return Err(Failure::Said(tr.server_remove_stopped()));
    }
    if let Some(warning) = warn(session, &removal.members) {
        out::message(&warning);
    }
    Ok(())
}

/// Accounts that nothing keeps in zicha any more with this access.
fn members(machine: &dyn Machine, access: Access) -> Vec<String> {
    let group = machine.group(layout::GROUP).filter(|_| !access.accounts());
    group.map(|group| group.members).unwrap_or_default()
}

/// What to do about them, if there are any.
fn warn(session: &Session, members: &[String]) -> Option<String> {
    let tr = session.tr();
    (!members.is_empty()).then(|| tr.server_members(format::list(tr, members)))
}

/// Data is deleted only when the word was typed at a terminal.
fn confirm(session: &Session) -> Outcome {
    let tr = session.tr();
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Err(Failure::Said(tr.server_purge_no_terminal()));
    }
    out::message(&tr.server_purge_ask(WORD));
    let mut typed = String::new();
    stdin.lock().read_line(&mut typed)?;
    if typed.trim() == WORD { Ok(()) } else { Err(Failure::Said(tr.server_purge_not())) }
}

#[cfg(test)]
mod fake;
