//! A person's entry in a step: whose it is, who may see and write it, and its head.

use crate::service::context::{Ctx, ref_to};
use crate::{
    domain::{
        lang::Lang,
        person::{Person, PersonRef},
        policy::{Act, Rights, Target},
        record::Id,
        refusal::Refusal,
        step::{Step, StepKind},
        step_entry::{EntryHead, StepEntry, StepStatus, late_days, status_of},
    },
    error::Error,
};

/// Whose work is looked at: a person, and how the reader stands to them.
pub struct Subject {
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
pub fn subject(ctx: &Ctx<'_>, person: Option<&Id>) -> Result<Subject, Error> {
    let id = person.map_or(ctx.who.id(), String::as_str);
    let target = ctx.target_of_person(id)?;
    Ok(Subject { person: ctx.db.get(id)?, target })
}

/// The same, refused to whoever may not read that person's work.
pub fn readable(ctx: &Ctx<'_>, person: Option<&Id>) -> Result<Subject, Error> {
    let subject = subject(ctx, person)?;
    ctx.allow(Act::ReadEntry, &subject.target)?;
    Ok(subject)
}

/// The entry of a person in a step, if something was begun.
pub fn entry_of(ctx: &Ctx<'_>, person: &str, step: &str) -> Result<Option<StepEntry>, Error> {
    ctx.db.step_entry(ctx.office.id(), person, step)
}

/// A step can be worked in by the person who asks: it concerns them and its phase was opened.
///
/// # Errors
/// Why not.
pub fn open_for_me(ctx: &Ctx<'_>, step: &Step) -> Result<(), Error> {
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
pub fn writable(ctx: &Ctx<'_>, step: &Step, target: &Target) -> Result<Option<StepEntry>, Error> {
    ctx.allow(Act::WriteEntry, target)?;
    open_for_me(ctx, step)?;
    let entry = entry_of(ctx, ctx.who.id(), &step.key)?;
    status_of(entry.as_ref()).may_write()?;
    Ok(entry)
}

/// What the walk shows about an entry.
pub fn head(
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
pub const fn review_acts(kind: StepKind) -> (Act, Act) {
    match kind {
        StepKind::SelfExam => (Act::AcceptExam, Act::ReturnExam),
        _ => (Act::AcceptEntry, Act::ReturnEntry),
    }
}

/// What the reader may do with a person's entry in a step: policy and state together.
pub fn rights(ctx: &Ctx<'_>, step: &Step, target: &Target, status: StepStatus) -> Rights {
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
pub fn refusal_of(error: Error) -> Option<Refusal> {
    match error {
        Error::Refused(why) => Some(why),
        _ => None,
    }
}

/// The language somebody reads, for texts put together for them.
pub fn language_of(ctx: &Ctx<'_>, person: &str) -> Result<Lang, Error> {
    let tag = ctx.db.setting(person, "lang")?;
    Ok(tag.and_then(|tag| Lang::from_tag(&tag)).unwrap_or(Lang::ZhHans))
}
