//! A person's entry in a step: who may see and write it, its head, and the orders about it.

use super::{
    context::{Ctx, Work, ref_to},
    review, statement, submit,
};
use crate::{
    domain::{
        change::Done,
        lang::Lang,
        person::{Person, PersonRef},
        policy::{Act, Rights, Target},
        record::{Id, Meta},
        refusal::Refusal,
        step::{Step, StepKind},
        step_entry::{EntryHead, StepCommand, StepEntry, StepStatus, late_days, status_of},
    },
    error::Error,
};

/// Orders about a step entry, the same for every kind of step.
pub(super) fn run(w: &mut Work<'_, '_>, command: StepCommand) -> Result<Done, Error> {
    match command {
        StepCommand::SaveText { step, version, body } => statement::save(w, &step, version, &body),
        StepCommand::Submit { step, version, signed_name } => {
            submit::submit(w, &step, version, &signed_name)
        }
        StepCommand::Accept { id, version, comment } => review::accept(w, &id, version, &comment),
        StepCommand::Return { id, version, comment, beside } => {
            review::give_back(w, &id, version, &comment, &beside)
        }
        StepCommand::Reopen { id, version, comment } => review::reopen(w, &id, version, &comment),
        StepCommand::AcceptMany(entries) => review::accept_many(w, &entries),
    }
}

/// Whose work is looked at: a person, and how the reader stands to them.
pub(super) struct Subject {
    pub person: Person,
    pub target: Target,
}

impl Subject {
    /// Id, login and name.
    pub fn reference(&self) -> PersonRef {
        ref_to(&self.person)
    }
}

/// The person whose step is asked for, `None` for the reader. Says nothing about rights.
pub(super) fn subject(ctx: &Ctx<'_>, person: Option<&Id>) -> Result<Subject, Error> {
    let id = person.map_or(ctx.who.id(), String::as_str);
    let target = ctx.target_of_person(id)?;
    Ok(Subject { person: ctx.db.get(id)?, target })
}

/// The same, refused to whoever may not read that person's work.
pub(super) fn readable(ctx: &Ctx<'_>, person: Option<&Id>) -> Result<Subject, Error> {
    let subject = subject(ctx, person)?;
    ctx.allow(Act::ReadEntry, &subject.target)?;
    Ok(subject)
}

/// The entry of a person in a step, if something was begun.
pub(super) fn entry_of(
    ctx: &Ctx<'_>,
    person: &str,
    step: &str,
) -> Result<Option<StepEntry>, Error> {
    ctx.db.step_entry(ctx.office.id(), person, step)
}

/// A step can be worked in by the person who asks: it concerns them and its phase was opened.
///
/// # Errors
/// Why not.
pub(super) fn open_for_me(ctx: &Ctx<'_>, step: &Step) -> Result<(), Error> {
    let roles = ctx.who.actor.roles.iter().map(|role| role.code());
    if !step.audience.includes(roles) {
        return Err(Refusal::NoRight.into());
    }
    ctx.phase_open(&step.key)
}

/// The person who asks may write in this step now; gives their entry so far.
///
/// # Errors
/// No right, phase not open, or the entry waits for review or is accepted.
pub(super) fn writable(
    ctx: &Ctx<'_>,
    step: &Step,
    target: &Target,
) -> Result<Option<StepEntry>, Error> {
    ctx.allow(Act::WriteEntry, target)?;
    open_for_me(ctx, step)?;
    let entry = entry_of(ctx, ctx.who.id(), &step.key)?;
    status_of(entry.as_ref()).may_write()?;
    Ok(entry)
}

/// The entry as it becomes by writing in the step: created at the first word (todo → doing).
pub(super) fn begin(
    w: &mut Work<'_, '_>,
    step: &Step,
    entry: Option<StepEntry>,
) -> Result<StepEntry, Error> {
    if let Some(mut entry) = entry {
        let after = entry.status.after_writing();
        if after != entry.status {
            entry.status = after;
            w.tx.update(&mut entry, "change")?;
        }
        return Ok(entry);
    }
    let mut entry = blank(w, &step.key);
    w.tx.insert(&mut entry, "create")?;
    Ok(entry)
}

/// An entry of the person who asks, not stored yet.
pub(super) fn blank(w: &Work<'_, '_>, step: &str) -> StepEntry {
    StepEntry {
        meta: Meta::default(),
        campaign: w.office.id().to_owned(),
        person: w.who.id().to_owned(),
        step: step.to_owned(),
        status: StepStatus::Doing,
        body: String::new(),
        signed_name: String::new(),
        submitted_on: None,
        reviewer: None,
        reviewed_on: None,
        comment: String::new(),
        offline: false,
    }
}

/// What the walk shows about an entry.
pub(super) fn head(
    ctx: &Ctx<'_>,
    step: &str,
    status: StepStatus,
    entry: Option<&StepEntry>,
) -> Result<EntryHead, Error> {
    let due = Some(ctx.due_of(step)?);
    let Some(entry) = entry else {
        let late_days = late_days(status, None, due, ctx.office.today);
        return Ok(EntryHead { status: Some(status), late_days, due, ..EntryHead::default() });
    };
    Ok(EntryHead {
        id: Some(entry.meta.id.clone()),
        version: entry.meta.version,
        status: Some(status),
        submitted_on: entry.submitted_on,
        late_days: late_days(status, entry.submitted_on, due, ctx.office.today),
        reviewer: match &entry.reviewer {
            Some(reviewer) => ctx.name_of(reviewer)?,
            None => String::new(),
        },
        reviewed_on: entry.reviewed_on,
        comment: entry.comment.clone(),
        due,
    })
}

/// The acts by which an entry of this kind is accepted and returned.
pub(super) const fn review_acts(kind: StepKind) -> (Act, Act) {
    match kind {
        StepKind::SelfExam => (Act::AcceptExam, Act::ReturnExam),
        _ => (Act::AcceptEntry, Act::ReturnEntry),
    }
}

/// What the reader may do with a person's entry in a step: policy and state together.
pub(super) fn rights(ctx: &Ctx<'_>, step: &Step, target: &Target, status: StepStatus) -> Rights {
    let open = open_for_me(ctx, step).err().and_then(refusal_of);
    let write = open.or_else(|| status.may_write().err());
    let review = status.may_review().err();
    let (accept, give_back) = review_acts(step.kind());
    Rights(vec![
        ctx.right(Act::WriteEntry, target, write.clone()),
        ctx.right(Act::SubmitEntry, target, write),
        ctx.right(accept, target, review.clone()),
        ctx.right(give_back, target, review),
        ctx.right(Act::ReopenEntry, target, status.may_reopen().err()),
    ])
}

/// The reason of a refusal; other errors have none to show beside an action.
pub(super) fn refusal_of(error: Error) -> Option<Refusal> {
    match error {
        Error::Refused(why) => Some(why),
        _ => None,
    }
}

/// The language somebody reads, for texts put together for them.
pub(super) fn language_of(ctx: &Ctx<'_>, person: &str) -> Result<Lang, Error> {
    let tag = ctx.db.setting(person, "lang")?;
    Ok(tag.and_then(|tag| Lang::from_tag(&tag)).unwrap_or(Lang::ZhHans))
}
