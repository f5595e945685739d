//! Importing people: all lines or none, and every doubt with its line.

use super::{
    context::{Work, done},
    people_moves::{add, check, cleaned},
    people_units,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        check::Checks,
        person::{ImportLine, PersonInput, rules},
        policy::{Act, Target},
        problem::{Problem, ProblemKind},
        record::{Id, Meta},
        role::Role,
    },
    error::Error,
    text::safe::{Mode, clean},
};
use std::collections::BTreeMap;

/// The most lines of one import.
const LINES_MAX: usize = 10_000;

/// Adds everybody, with the units that are not there yet beneath the campaign's unit. Who leads until
/// now gives way only where `hand_over` says that this is meant, and is named.
pub(super) fn run(w: &mut Work, lines: Vec<ImportLine>, hand_over: bool) -> Result<Done, Error> {
    w.ctx().allow(Act::ChangePeople, &Target::office())?;
    if lines.is_empty() {
        return Err(vec![Problem::new("", ProblemKind::Required)].into());
    }
    if lines.len() > LINES_MAX {
        let kind = ProblemKind::TooMany { max: LINES_MAX as i64 };
        return Err(vec![Problem::new("", kind)].into());
    }
    let lines: Vec<ImportLine> = lines.into_iter().map(tidy).collect();
    let problems = problems(w, &lines, hand_over)?;
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let people = lines.len() as i64;
    let names_leader = lines.iter().any(|line| line.input.roles.contains(&Role::Leader));
    let led_before = if names_leader { leader(w)? } else { None };
    let mut units: BTreeMap<String, Id> = BTreeMap::new();
    for line in lines {
        let unit = match line.unit_name.as_str() {
            "" => line.input.unit,
            name => match units.get(name) {
                Some(id) => id.clone(),
                None => {
                    let id = unit_of(w, name)?;
                    units.insert(name.to_owned(), id.clone());
                    id
                }
            },
        };
        add(w, PersonInput { unit, ..line.input })?;
    }
    Ok(done(Outcome::Imported { people, led_before }, &Meta::default(), Vec::new()))
}

fn tidy(line: ImportLine) -> ImportLine {
    let unit_name = clean(&line.unit_name, Mode::Name);
    ImportLine { input: cleaned(line.input), unit_name, ..line }
}

/// The unit of a name or short name; a new one beneath the campaign's unit where there is none.
fn unit_of(w: &mut Work, name: &str) -> Result<Id, Error> {
    if let Some(unit) = w.tx.unit_called(name)? {
        return Ok(unit.meta.id);
    }
    let parent = w.office.campaign.unit.clone();
    Ok(people_units::insert(w, parent, name.to_owned(), String::new(), None)?.meta.id)
}

/// Who has the leader's role, also somebody who has left since.
fn leader(w: &Work) -> Result<Option<String>, Error> {
    let held = w.tx.others_with_role(w.office.id(), Role::Leader, "")?;
    held.first().map(|held| w.ctx().name_of(&held.person)).transpose()
}

/// What is wrong in any line, each field led by its line number: `12:login`.
fn problems(w: &Work, lines: &[ImportLine], hand_over: bool) -> Result<Vec<Problem>, Error> {
    let mut all = Vec::new();
    let mut logins: BTreeMap<&str, i64> = BTreeMap::new();
    let mut first_leader = None;
    let in_office = leader(w)?.filter(|_| !hand_over);
    for line in lines {
        let mut checks = Checks::new();
        for problem in &line.problems {
            checks.add(&problem.field, problem.kind.clone());
        }
        if let Some(first) = logins.get(line.input.login.as_str()) {
            checks.add("login", ProblemKind::Repeated { line: *first });
        }
        check(w, &mut checks, &line.input, None)?;
        if !line.unit_name.is_empty() {
            rules::unit(&mut checks, "unit_name", &line.unit_name, "");
        }
        // The leader is one, and who takes over is never decided by the way.
        if line.input.roles.contains(&Role::Leader) {
            if let Some(first) = first_leader {
                checks.add("roles", ProblemKind::Repeated { line: first });
            } else if let Some(from) = in_office.clone() {
                let (login, to) = (line.input.login.clone(), line.input.name.clone());
                checks.add("roles", ProblemKind::LeaderMoves { login, to, from });
            }
            first_leader = first_leader.or(Some(line.line));
        }
        logins.entry(&line.input.login).or_insert(line.line);
        let numbered = checks.into_problems().into_iter();
        all.extend(numbered.map(|p| Problem::new(format!("{}:{}", line.line, p.field), p.kind)));
    }
    Ok(all)
}
