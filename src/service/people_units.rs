//! Units: added beneath another one and given a supervisor; they never move, so no ring can form.

use super::context::{Work, done, undo_of};
use crate::{
    domain::{
        change::{Done, Outcome},
        check::Checks,
        person::{Unit, rules},
        policy::{Act, Target},
        problem::ProblemKind,
        record::{Id, Meta},
        role::Role,
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// Adds a unit beneath `parent`, or beneath the campaign's unit when none is named.
pub(super) fn add(
    w: &mut Work,
    parent: Option<Id>,
    name: &str,
    short_name: &str,
    supervisor: Option<Id>,
) -> Result<Done, Error> {
    w.ctx().allow(Act::ChangePeople, &Target::office())?;
    let (name, short_name) = (clean(name, Mode::Name), clean(short_name, Mode::Name));
    let mut checks = check(w, &name, &short_name, supervisor.as_deref(), "")?;
    let parent = parent.unwrap_or_else(|| w.office.campaign.unit.clone());
    checks.ensure(w.tx.maybe::<Unit>(&parent)?.is_some(), "parent", ProblemKind::NotAChoice);
    checks.finish()?;
    let unit = insert(w, parent, name, short_name, supervisor)?;
    Ok(done(Outcome::Saved, &unit.meta, vec![undo_of(&unit)]))
}

/// Stores a new unit; an empty short name is made of the name.
pub(super) fn insert(
    w: &mut Work,
    parent: Id,
    name: String,
    short_name: String,
    supervisor: Option<Id>,
) -> Result<Unit, Error> {
    let short_name = if short_name.is_empty() { rules::short_of(&name) } else { short_name };
    let mut unit =
        Unit { meta: Meta::default(), parent: Some(parent), name, short_name, supervisor };
    w.tx.insert(&mut unit, "create")?;
    Ok(unit)
}

/// Changes name and supervisor of a unit.
pub(super) fn change(
    w: &mut Work,
    id: &str,
    version: i64,
    (name, short_name): (&str, &str),
    supervisor: Option<Id>,
) -> Result<Done, Error> {
    w.ctx().allow(Act::ChangePeople, &Target::office())?;
    let mut unit: Unit = w.tx.get(id)?;
    unit.meta.version = version;
    unit.name = clean(name, Mode::Name);
    unit.short_name = clean(short_name, Mode::Name);
    check(w, &unit.name, &unit.short_name, supervisor.as_deref(), id)?.finish()?;
    if unit.short_name.is_empty() {
        unit.short_name = rules::short_of(&unit.name);
    }
    unit.supervisor = supervisor;
    w.tx.update(&mut unit, "change")?;
    Ok(done(Outcome::Saved, &unit.meta, vec![undo_of(&unit)]))
}

fn check(
    w: &Work,
    name: &str,
    short_name: &str,
    supervisor: Option<&str>,
    but: &str,
) -> Result<Checks, Error> {
    let mut checks = Checks::new();
    rules::unit(&mut checks, "name", name, short_name);
    let taken = w.tx.is_unit_name_taken(name, but)?;
    checks.ensure(!taken, "name", ProblemKind::Exists(name.to_owned()));
    if let Some(person) = supervisor {
        let able = w.ctx().people_in_roles(&[Role::Supervisor, Role::Leader])?;
        let known = able.iter().any(|candidate| candidate.id == person);
        checks.choice("supervisor", person, known);
    }
    Ok(checks)
}
