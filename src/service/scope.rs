//! Whose work a person oversees: everybody, the own people, or nobody; and how much of it waits for them.

use super::context::Ctx;
use crate::{
    domain::{
        person::Person,
        policy::{Act, Target},
        record::Id,
        role::Role,
        step::StepKind,
        step_entry::StepStatus,
    },
    error::Error,
    store::total::Scope,
};
use std::collections::BTreeSet;

/// The people whose totals the actor sees.
///
/// # Errors
/// [`Error::Refused`] for those who oversee nobody.
pub(super) fn team(ctx: &Ctx<'_>) -> Result<Scope, Error> {
    ctx.allow(Act::SeeTeam, &Target::office())?;
    let everybody = [Role::Leader, Role::Coordinator, Role::Inspector];
    if everybody.iter().any(|role| ctx.who.actor.is(*role)) {
        return Ok(Scope::office());
    }
    line(ctx)
}

/// The people a supervisor is responsible for.
pub(super) fn line(ctx: &Ctx<'_>) -> Result<Scope, Error> {
    let me = ctx.who.id();
    let units = ctx.units()?;
    let mine: BTreeSet<Id> = units.line_of(me).into_iter().collect();
    let is_mine = |unit: &str| mine.contains(unit);
    let mut sums = Vec::new();
    let mut others = BTreeSet::<&str>::new();
    for unit in units.iter() {
        let above = unit.parent.as_deref().is_some_and(is_mine);
        match (is_mine(&unit.meta.id), above) {
            (true, false) => sums.push((unit.meta.id.clone(), 1)),
            (false, true) => sums.push((unit.meta.id.clone(), -1)),
            _ => {}
        }
        others.extend(unit.supervisor.as_deref().filter(|other| *other != me));
    }
    // Whoever supervises a unit and stands in it has a supervisor further up.
    let mut also = Vec::new();
    let others: Vec<&str> = others.into_iter().collect();
    for (other, unit) in ctx.db.units_of(&others)? {
        let above = units.supervisor(&unit, &other).is_some_and(|above| above == me);
        if above && !is_mine(&unit) {
            also.push(other);
        }
    }
    let without = is_mine(&ctx.who.person.unit).then(|| me.to_owned());
    Ok(Scope { units: Some(mine.into_iter().collect()), also, without, sums })
}

/// How many entries wait for the actor's review (the rights table of domain 2.1 as sums).
pub(super) fn waiting(ctx: &Ctx<'_>) -> Result<i64, Error> {
    let actor = &ctx.who.actor;
    if !actor.active {
        return Ok(0);
    }
    let (leader, coordinator) = (actor.is(Role::Leader), actor.is(Role::Coordinator));
    let mut waiting = 0;
    if leader || coordinator {
        let steps = |kind| reviewed(kind) && (leader || kind != StepKind::SelfExam);
        waiting += submitted_in(ctx, &Scope::office(), steps)?;
        waiting -= submitted_by(ctx, ctx.who.id(), steps)?;
    }
    if leader {
        return Ok(waiting);
    }
    // What the office-wide right of a coordinator does not cover: self-examinations (domain 2.1).
    let rest = |kind| reviewed(kind) && (!coordinator || kind == StepKind::SelfExam);
    let supervisor = actor.is(Role::Supervisor);
    let line = if supervisor { Some(line(ctx)?) } else { None };
    if let Some(line) = &line {
        waiting += submitted_in(ctx, line, rest)?;
    }
    if supervisor || coordinator {
        for person in ctx.people_in_roles(&[Role::Leader])? {
            if person.id != ctx.who.id() && !within(ctx, line.as_ref(), &person.id)? {
                waiting += submitted_by(ctx, &person.id, rest)?;
            }
        }
    }
    Ok(waiting)
}

/// Whether a person is among those of a scope.
fn within(ctx: &Ctx<'_>, scope: Option<&Scope>, person: &str) -> Result<bool, Error> {
    let Some(Scope { units: Some(units), also, .. }) = scope else { return Ok(false) };
    Ok(also.iter().any(|id| id == person) || units.contains(&ctx.db.get::<Person>(person)?.unit))
}

/// Steps that somebody accepts; the ledger has its own course and opinions are finished by oneself.
const fn reviewed(kind: StepKind) -> bool {
    !matches!(kind, StepKind::Rectification | StepKind::Opinions)
}

fn submitted_in(
    ctx: &Ctx<'_>,
    scope: &Scope,
    wanted: impl Fn(StepKind) -> bool,
) -> Result<i64, Error> {
    let buckets = ctx.db.unit_buckets(ctx.office.id(), scope)?;
    let submitted = buckets.into_iter().filter(|bucket| {
        bucket.status == StepStatus::Submitted && is_kind(ctx, &bucket.step, &wanted)
    });
    Ok(submitted.map(|bucket| bucket.people).sum())
}

fn submitted_by(
    ctx: &Ctx<'_>,
    person: &str,
    wanted: impl Fn(StepKind) -> bool,
) -> Result<i64, Error> {
    let totals = ctx.db.step_totals(ctx.office.id(), &[person])?;
    let submitted = totals.into_iter().filter(|total| {
        total.status == StepStatus::Submitted && is_kind(ctx, &total.step, &wanted)
    });
    Ok(submitted.fold(0, |sum, _| sum + 1))
}

fn is_kind(ctx: &Ctx<'_>, step: &str, wanted: impl Fn(StepKind) -> bool) -> bool {
    ctx.step(step).is_ok_and(|step| wanted(step.kind()))
}
