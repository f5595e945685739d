//! Reminding somebody of what is open: facts for a text in the chat group, and a notice on their Home.

use super::{
    context::{Ctx, Work},
    ledger,
    notices::{Told, tell},
    steps::{
        entry::{entry_of, subject},
        progress::progress,
    },
};
use crate::{
    domain::{
        finding::Finding, notice::NoticeKind, policy::Act, record::Id, refusal::Refusal,
        step::StepKind, step_entry::StepStatus, team::Reminder, walk::overdue_days,
    },
    error::Error,
    store::Val,
};

/// Reminds a person of a step, or of a finding they hold. Of the ledger as a whole nobody can act
/// on a reminder: the finding that is late the longest stands for it.
pub(super) fn run(
    w: &mut Work<'_, '_>,
    person: &Id,
    step: &str,
    finding: Option<&Id>,
) -> Result<Reminder, Error> {
    let longest_late = match finding {
        None => longest_late(&w.ctx(), person, step)?,
        Some(_) => None,
    };
    match finding.or(longest_late.as_ref()) {
        Some(finding) => of_finding(w, person, finding),
        None => of_step(w, person, step),
    }
}

/// What is late the longest among what a person holds, where the step is the ledger.
fn longest_late(ctx: &Ctx<'_>, person: &Id, step: &str) -> Result<Option<Id>, Error> {
    if ctx.step(step)?.kind() != StepKind::Rectification {
        return Ok(None);
    }
    let held = ctx.db.findings_held_by(ctx.office.id(), person)?;
    let late = held.into_iter().map(|f| (f.late_days(ctx.office.today), f.meta.id));
    Ok(late.filter(|(days, _)| *days > 0).max_by_key(|(days, _)| *days).map(|(_, id)| id))
}

fn of_step(w: &mut Work<'_, '_>, person: &Id, key: &str) -> Result<Reminder, Error> {
    let ctx = w.ctx();
    let step = ctx.step(key)?;
    let subject = subject(&ctx, Some(person))?;
    ctx.allow(Act::Remind, &subject.target)?;
    ctx.phase_open(key)?;
    let status: StepStatus = progress(&ctx, person, step)?.status;
    if !status.is_open() {
        return Err(Refusal::WrongState(status.code()).into());
    }
    let due = Some(ctx.due_of(key)?);
    let entry = entry_of(&ctx, person, key)?.map(|entry| entry.meta.id).unwrap_or_default();
    let reminder = Reminder {
        person: subject.reference(),
        step: key.to_owned(),
        finding_no: String::new(),
        subject: String::new(),
        late_days: overdue_days(status, due, ctx.office.today),
        due,
        from: ctx.who.person.name.clone(),
    };
    place(w, &reminder, Told { step: key, entity: &entry, ..Told::default() })?;
    Ok(reminder)
}

fn of_finding(w: &mut Work<'_, '_>, person: &Id, id: &Id) -> Result<Reminder, Error> {
    let ctx = w.ctx();
    let finding: Finding = ctx.db.get(id)?;
    let subject = subject(&ctx, Some(person))?;
    if finding.holder() != person {
        return Err(Refusal::NotOwner.into());
    }
    ctx.allow(Act::ReadFinding, &ledger::target_of(&ctx, &finding)?)?;
    ctx.allow(Act::Remind, &subject.target)?;
    if !finding.status.waits_for_owner() {
        return Err(Refusal::WrongState(finding.status.code()).into());
    }
    let reminder = Reminder {
        person: subject.reference(),
        step: String::new(),
        finding_no: finding.no.clone(),
        subject: finding.title.clone(),
        due: finding.deadline(),
        late_days: finding.late_days(ctx.office.today),
        from: ctx.who.person.name.clone(),
    };
    let step = ledger::params(&ctx)?.0.to_owned();
    let told = Told { step: &step, entity: id, subject: &finding.no, text: "" };
    place(w, &reminder, told)?;
    Ok(reminder)
}

/// Places the notice, in place of an unread one about the same thing, and tells the other screens
/// by a line of history.
fn place(w: &mut Work<'_, '_>, reminder: &Reminder, told: Told<'_>) -> Result<(), Error> {
    let person = &reminder.person.id;
    w.tx.supersede_notices(person, NoticeKind::Reminded, told.step, told.entity)?;
    tell(w, person, NoticeKind::Reminded, told)?;
    let text = |text: &str| Val::T(text.to_owned());
    let details = [
        ("person", text(person)),
        ("step", text(&reminder.step)),
        ("finding", text(&reminder.finding_no)),
    ];
    w.tx.event("remind", &details)
}
