//! `server doctor`: every promise of a server held against the computer, each with how to mend it.

mod access;
mod data;
mod files;

use super::{
    layout::{Access, Layout, PROGRAMS},
    machine::Machine,
    plan,
};
use crate::{
    cli::{Failure, Outcome, out, session::Session},
    i18n::Tr,
    text::pad,
};
use clap::ArgMatches;
use serde_json::json;

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Ok,
    Warning,
    Failed,
}

impl State {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Failed => "failed",
        }
    }
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was looked at; stays the same in every language and version.
    pub id: &'static str,
    pub state: State,
    pub said: String,
    /// A command for root's shell or a sentence; empty where all is well.
    pub mend: String,
}

/// Something a check found wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Trouble {
    state: State,
    said: String,
    mend: String,
}

fn failed(said: String, mend: impl Into<String>) -> Trouble {
    Trouble { state: State::Failed, said, mend: mend.into() }
}

fn warning(said: String, mend: impl Into<String>) -> Trouble {
    Trouble { state: State::Warning, said, mend: mend.into() }
}

/// What every check may look at.
struct Patient<'a> {
    tr: &'static Tr,
    machine: &'a dyn Machine,
    layout: Layout,
}

/// What a check answers: all that is wrong, and what to say if nothing is.
type Finding = (Vec<Trouble>, String);

type Examine = fn(&Patient<'_>) -> Finding;

/// Every check in the order of the report.
const CHECKS: &[(&str, Examine)] = &[
    ("program", files::program),
    ("account", files::account),
    ("folders", files::folders),
    ("keys", files::keys),
    ("database", files::database),
    ("file-system", data::file_system),
    ("sqlite", data::sqlite),
    ("schema", data::schema),
    ("disk", data::disk),
    ("backup", data::backup),
    ("nightly", data::nightly),
    ("clock", data::clock),
    ("locale", data::locale),
    ("sshd", access::sshd),
    ("sudo", access::sudo),
    ("staff", access::staff),
];

/// The command that mends most things.
fn set_up_again(access: Access) -> String {
    format!("zicha server setup --access {} --apply", access.code())
}

/// Examines a computer.
pub fn examine(machine: &dyn Machine, tr: &'static Tr) -> Vec<Check> {
    let access = access::in_place(machine);
    let again = set_up_again(access.unwrap_or(Access::Accounts));
    let mut checks = Vec::new();
    let host = match plan::host(machine) {
        Ok(Some(host)) => {
            checks.push(fine("host", crate::cli::host::HOST_FILE.to_owned()));
            host
        }
        Ok(None) => {
            let said = tr.doctor_missing(crate::cli::host::HOST_FILE);
            checks.extend(lines("host", (vec![failed(said, again)], String::new())));
            Default::default()
        }
        Err(fault) => {
            let mend = tr.doctor_mend_host();
            checks.extend(lines("host", (vec![failed(fault.words(tr), mend)], String::new())));
            Default::default()
        }
    };
    let program = plan::program(machine).unwrap_or_else(|| PROGRAMS[0].into());
    let layout = Layout { access: access.unwrap_or(Access::Accounts), host, program };
    let patient = Patient { tr, machine, layout };
    for (id, check) in CHECKS {
        checks.extend(lines(id, check(&patient)));
    }
    checks
}

fn fine(id: &'static str, said: String) -> Check {
    Check { id, state: State::Ok, said, mend: String::new() }
}

fn lines(id: &'static str, (troubles, well): Finding) -> Vec<Check> {
    if troubles.is_empty() {
        return vec![fine(id, well)];
    }
    let line = |t: Trouble| Check { id, state: t.state, said: t.said, mend: t.mend };
    troubles.into_iter().map(line).collect()
}

/// Prints the report; exit 1 if anything failed.
pub fn run(session: &Session, m: &ArgMatches, machine: &dyn Machine) -> Outcome {
    let tr = session.tr();
    let checks = examine(machine, tr);
    let count = |state| checks.iter().filter(|check| check.state == state).count();
    let (failures, warnings) = (count(State::Failed), count(State::Warning));
    if m.get_flag("json") {
        let all: Vec<_> = checks.iter().map(as_json).collect();
        let report =
            json!({ "version": 1, "failed": failures, "warnings": warnings, "checks": all });
        out::line(&format!("{report:#}"))?;
    } else {
        for check in &checks {
            out::text(&shown(tr, check))?;
        }
        out::line(&tr.doctor_sum(failures as i64, warnings as i64))?;
    }
    if !machine.is_root() {
        out::message(&tr.doctor_not_root());
    }
    if failures > 0 { Err(Failure::Code(1)) } else { Ok(()) }
}

fn as_json(check: &Check) -> serde_json::Value {
    let mend = Some(&check.mend).filter(|mend| !mend.is_empty());
    json!({ "check": check.id, "state": check.state.code(), "said": check.said, "mend": mend })
}

/// A check as one line, and what mends it beneath.
fn shown(tr: &Tr, check: &Check) -> String {
    let word = pad(&tr.doctor_state(check.state.code()), 9);
    let mut line = format!("{word} {} {}\n", pad(check.id, 12), check.said);
    if !check.mend.is_empty() {
        line += &format!("{}{}\n", " ".repeat(23), tr.doctor_mend(check.mend.as_str()));
    }
    line
}

#[cfg(test)]
mod tests;
