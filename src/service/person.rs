//! One person as the leader sees them: every step with its state, and the findings they hold.

use super::{
    context::{Ctx, ref_to},
    ledger, scope,
    steps::entry::{self, entry_of, subject},
    team::cell,
};
use crate::{
    domain::{
        policy::{Act, Right, Rights, Target},
        record::Id,
        refusal::Refusal,
        role::Role,
        step::Step,
        step_entry::StepStatus,
        team::{PersonStep, PersonView},
    },
    error::Error,
    store::total::Scope,
};

/// A person opened from the team; oneself may always look.
pub(super) fn view(ctx: &Ctx<'_>, person: &Id) -> Result<PersonView, Error> {
    let subject = subject(ctx, Some(person))?;
    if person != ctx.who.id() {
        within(ctx, &scope::team(ctx)?, &subject.person.unit, person)?;
    }
    // An inspector sees how far somebody is, never what was written (domain 2.1).
    let reads = ctx.allow(Act::ReadEntry, &subject.target).is_ok();
    let totals = ctx.db.step_totals(ctx.office.id(), &[person])?;
    let late = ctx.db.late_findings_of(ctx.office.id(), &[person], ctx.office.today)?;
    let since = late.first().map(|(_, (_, due))| *due);
    let mut steps = Vec::new();
    for (phase, step) in ctx.office.rules.steps() {
        let cell = cell(ctx, step, &totals, since);
        let entry = entry_of(ctx, person, &step.key)?;
        let mut head = entry::head(ctx, &step.key, cell.status, entry.as_ref())?;
        if !reads {
            head.comment = String::new();
        }
        steps.push(PersonStep {
            phase: phase.no,
            step: step.key.clone(),
            kind: step.kind(),
            rights: rights(ctx, step, &subject.target, cell.status),
            head,
            cell,
        });
    }
    let held = ctx.db.findings_held_by(ctx.office.id(), person)?;
    let mut findings = Vec::new();
    for finding in held {
        let target = ledger::target_of(ctx, &finding)?;
        if ctx.allow(Act::ReadFinding, &target).is_ok() {
            findings.push(ledger::row(ctx, finding)?);
        }
    }
    let units = ctx.units()?;
    let supervisor = units.supervisor(&subject.person.unit, person);
    let supervisor = supervisor.map(|id| Ok::<_, Error>((ctx.name_of(id)?, role_above(ctx, id)?)));
    Ok(PersonView {
        person: ref_to(&subject.person),
        title: subject.person.title.clone(),
        unit: units.name(&subject.person.unit).to_owned(),
        supervisor: supervisor.transpose()?,
        leads: subject.target.of_leader,
        rights: [Act::Remind, Act::ManageKeys]
            .into_iter()
            .map(|act| ctx.right(act, &subject.target, None))
            .collect(),
        steps,
        findings,
    })
}

/// The role in which somebody supervises a unit: the leader may do so without a deputy.
fn role_above(ctx: &Ctx<'_>, supervisor: &str) -> Result<Role, Error> {
    let roles = ctx.roles_of(supervisor)?;
    let leads = roles.contains(&Role::Leader) && !roles.contains(&Role::Supervisor);
    Ok(if leads { Role::Leader } else { Role::Supervisor })
}

/// Only people of one's own scope; others are not known to be there.
fn within(ctx: &Ctx<'_>, scope: &Scope, unit: &str, person: &Id) -> Result<(), Error> {
    let line = ctx.target_of_person(person)?.in_line;
    let known = match &scope.units {
        None => true,
        Some(units) => line || units.iter().any(|id| id == unit),
    };
    if known { Ok(()) } else { Err(Refusal::NotTheirLine.into()) }
}

/// What may be done with a step of theirs: open it, review it, remind of it.
fn rights(ctx: &Ctx<'_>, step: &Step, target: &Target, status: StepStatus) -> Rights {
    let mut rights = entry::rights(ctx, step, target, status);
    let has = |rights: &Rights, act| rights.0.iter().any(|right: &Right| right.act == act);
    if !has(&rights, Act::ReadEntry) {
        rights.0.push(ctx.right(Act::ReadEntry, target, None));
    }
    let nothing_open = (!status.is_open()).then(|| Refusal::WrongState(status.code()));
    rights.0.push(ctx.right(Act::Remind, target, nothing_open));
    rights
}
