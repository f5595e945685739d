//! When totals are counted: in the transaction of every change, for the people it touches.

use super::{
    context::{Ctx, Office, Work, roles_of},
    steps::progress::{concerns, progress},
};
use crate::{
    domain::{
        finding::Finding,
        office::StepTotal,
        person::{Person, PersonStatus},
        progress::Progress,
        record::Id,
        role::Role,
        step::{Step, StepKind},
        step_entry::StepStatus,
    },
    error::Error,
    store::{
        Reader, Writer,
        total::{Chains, FindingTotal, LedgerCounts, MemberTotal, StepCounts},
    },
};

/// Counts a person anew in a step, after something of theirs changed there. In the ledger's step
/// the findings they hold or stated are counted with it.
///
/// # Errors
/// The fault of the database.
pub(super) fn refresh(w: &mut Work<'_, '_>, person: &str, step: &str) -> Result<(), Error> {
    let step = w.office.step(step)?;
    if step.kind() == StepKind::Rectification {
        for other in sync_findings(w, person)? {
            refresh_step(w, &other, step)?;
            refresh_member(w, &other)?;
        }
    }
    refresh_step(w, person, step)?;
    refresh_member(w, person)
}

/// Counts a person anew in every step: a new person, other roles, another unit, an undone change.
///
/// # Errors
/// The fault of the database.
pub(super) fn refresh_person(w: &mut Work<'_, '_>, person: &str) -> Result<(), Error> {
    let office = w.office;
    let others = sync_findings(w, person)?;
    for (_, step) in office.rules.steps() {
        refresh_step(w, person, step)?;
    }
    refresh_member(w, person)?;
    for other in others {
        for (_, step) in office.rules.steps() {
            if step.kind() == StepKind::Rectification {
                refresh_step(w, &other, step)?;
            }
        }
        refresh_member(w, &other)?;
    }
    Ok(())
}

/// Counts a finding anew, for its holder and for whoever held it before.
///
/// # Errors
/// The fault of the database.
pub(super) fn refresh_finding(w: &mut Work<'_, '_>, finding: &Finding) -> Result<(), Error> {
    let mut people = vec![finding.holder().clone(), finding.author.clone()];
    people.extend(put_finding(w, finding)?);
    people.sort();
    people.dedup();
    let office = w.office;
    for person in people {
        for (_, step) in office.rules.steps() {
            if step.kind() == StepKind::Rectification {
                refresh_step(w, &person, step)?;
            }
        }
        refresh_member(w, &person)?;
    }
    Ok(())
}

/// Dates of a phase moved: its steps are due on other days, for everybody.
///
/// # Errors
/// The fault of the database.
pub(super) fn move_phase(tx: &mut Writer<'_>, office: &Office, phase: i64) -> Result<(), Error> {
    let units = tx.units()?;
    let dated = |step: &Step| step.kind() != StepKind::Rectification;
    for (_, step) in office.rules.steps().filter(|(p, s)| p.no == phase && dated(s)) {
        tx.move_due(office.id(), &step.key, office.due_of(&step.key)?, &units)?;
    }
    tx.recount_member_dates(office.id())
}

/// Counts everything anew, after very many rows were loaded at once. `each` is told how many
/// people are counted.
///
/// # Errors
/// The fault of the database.
pub(super) fn rebuild(w: &mut Work<'_, '_>, mut each: impl FnMut(u64)) -> Result<(), Error> {
    w.tx.clear_totals()?;
    let campaign = w.office.id().to_owned();
    let units = w.tx.units()?;
    let chains = Chains::new(&units);
    let mut ledger = LedgerCounts::new();
    let findings = w.tx.findings_in(&campaign)?;
    for finding in &findings {
        let unit = w.tx.get::<Person>(finding.holder())?.unit;
        let (status, due) = (finding.status, finding.running_deadline());
        chains.add_finding(&mut ledger, &unit, status, &finding.category, due);
        w.tx.load_finding_total(finding, &unit)?;
    }
    w.tx.load_ledger(&campaign, &ledger)?;
    let mut counts = StepCounts::new();
    let people: Vec<Person> = w.tx.everything()?;
    for (n, person) in people.iter().enumerate() {
        let Some(counted) = count_person(&w.ctx(), person)? else { continue };
        let (unit, member) = (&person.unit, &counted.member);
        for total in &counted.steps {
            chains.add_step(&mut counts, unit, &total.step, total.status, total.due, 1);
            w.tx.load_step_total(total)?;
        }
        chains.add_person(&mut counts, unit);
        let id = (person.meta.id.as_str(), unit.as_str(), person.sort_key.as_str());
        w.tx.load_member(&campaign, id, member.waiting, member.findings)?;
        each(n as u64 + 1);
    }
    w.tx.load_units(&campaign, &counts)?;
    w.tx.recount_member_dates(&campaign)
}

/// What the totals of one person have to be.
pub(super) struct Counted {
    /// In the order of their keys.
    pub steps: Vec<StepTotal>,
    pub member: MemberTotal,
}

/// Counts a person from the entries; `None` for somebody who does not take part.
pub(super) fn count_person(ctx: &Ctx<'_>, person: &Person) -> Result<Option<Counted>, Error> {
    let Some(roles) = part_of(ctx, person)? else { return Ok(None) };
    let mut steps = Vec::new();
    for (_, step) in ctx.office.rules.steps().filter(|(_, step)| concerns(step, &roles)) {
        steps.push(count_step(ctx, person, step)?);
    }
    steps.sort_by(|a, b| a.step.cmp(&b.step));
    let campaign = ctx.office.id();
    let held = ctx.db.findings_held(campaign, &[&person.meta.id])?;
    let member = member_of(person, &steps, &held);
    Ok(Some(Counted { steps, member }))
}

fn member_of(person: &Person, steps: &[StepTotal], held: &[FindingTotal]) -> MemberTotal {
    let open = steps.iter().filter(|total| total.status.is_open()).filter_map(|total| total.due);
    MemberTotal {
        person: person.meta.id.clone(),
        unit: person.unit.clone(),
        sort_key: person.sort_key.clone(),
        waiting: count(steps, |total| total.status == StepStatus::Submitted),
        open_due: open.chain(held.iter().filter_map(|total| total.due)).min(),
        findings: count(held, |total| !total.status.is_closed()),
    }
}

fn count<T>(rows: &[T], wanted: impl Fn(&T) -> bool) -> i64 {
    rows.iter().filter(|row| wanted(row)).fold(0, |sum, _| sum + 1)
}

fn count_step(ctx: &Ctx<'_>, person: &Person, step: &Step) -> Result<StepTotal, Error> {
    let Progress { status, done, total, extra } = progress(ctx, &person.meta.id, step)?;
    // In the ledger each finding has a date of its own.
    let dated = step.kind() != StepKind::Rectification;
    let due = if dated { Some(ctx.due_of(&step.key)?) } else { None };
    Ok(StepTotal {
        campaign: ctx.office.id().to_owned(),
        person: person.meta.id.clone(),
        unit: person.unit.clone(),
        step: step.key.clone(),
        status,
        done,
        total,
        extra,
        due,
    })
}

/// The roles of a person who takes part in the campaign; `None` for others.
fn part_of(ctx: &Ctx<'_>, person: &Person) -> Result<Option<Vec<Role>>, Error> {
    let roles = roles_of(ctx.db, ctx.office.id(), &person.meta.id)?;
    let part = person.status == PersonStatus::Active && roles.iter().any(|role| role.takes_part());
    Ok(part.then_some(roles))
}

fn refresh_step(w: &mut Work<'_, '_>, person: &str, step: &Step) -> Result<(), Error> {
    let person: Person = w.tx.get(person)?;
    let new = match part_of(&w.ctx(), &person)?.filter(|roles| concerns(step, roles)) {
        Some(_) => Some(count_step(&w.ctx(), &person, step)?),
        None => None,
    };
    match new {
        Some(new) => w.tx.put_step_total(&new).map(drop),
        None => match w.tx.step_total(w.office.id(), &person.meta.id, &step.key)? {
            Some(old) => w.tx.drop_step_total(&old),
            None => Ok(()),
        },
    }
}

fn refresh_member(w: &mut Work<'_, '_>, person: &str) -> Result<(), Error> {
    let campaign = w.office.id();
    let person: Person = w.tx.get(person)?;
    if part_of(&w.ctx(), &person)?.is_some() {
        let steps = w.tx.step_totals(campaign, &[&person.meta.id])?;
        let held = w.tx.findings_held(campaign, &[&person.meta.id])?;
        return w.tx.put_member(campaign, &member_of(&person, &steps, &held));
    }
    match w.tx.member_total(campaign, &person.meta.id)? {
        Some(old) => w.tx.drop_member(campaign, &old),
        None => Ok(()),
    }
}

/// What has to be counted of a finding.
pub(super) fn total_of(db: &Reader<'_>, finding: &Finding) -> Result<FindingTotal, Error> {
    Ok(FindingTotal {
        finding: finding.meta.id.clone(),
        person: finding.holder().clone(),
        unit: db.get::<Person>(finding.holder())?.unit,
        status: finding.status,
        category: finding.category.clone(),
        due: finding.running_deadline(),
    })
}

/// Counts a finding; answers with whoever held it before.
fn put_finding(w: &mut Work<'_, '_>, finding: &Finding) -> Result<Option<Id>, Error> {
    let new = total_of(w.tx, finding)?;
    let old = w.tx.put_finding_total(w.office.id(), &new)?;
    Ok(old.map(|old| old.person).filter(|person| *person != new.person))
}

/// Counts the findings a person has to do with; answers with the other people touched by it.
fn sync_findings(w: &mut Work<'_, '_>, person: &str) -> Result<Vec<Id>, Error> {
    let campaign = w.office.id();
    let theirs = w.tx.findings_about(campaign, person)?;
    let mut others = Vec::new();
    for finding in &theirs {
        others.extend(put_finding(w, finding)?);
        others.push(finding.holder().clone());
    }
    for total in w.tx.findings_held(campaign, &[person])? {
        match w.tx.maybe::<Finding>(&total.finding)? {
            Some(finding) => others.extend(put_finding(w, &finding)?),
            None => w.tx.drop_finding_total(campaign, &total)?,
        }
    }
    others.retain(|other| other != person);
    others.sort();
    others.dedup();
    Ok(others)
}
