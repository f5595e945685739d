//! Reflections (心得体会, S35): written by one, read or returned by another.

use super::{entry::begin, submit::outcome_of};
use crate::service::{
    context::{Work, done, undo_of, undo_removal},
    notices::{self, Told},
    steps::{
        entry::{entry_of, open_for_me, writable},
        study::step_of_topic,
    },
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        check::Checks,
        notice::NoticeKind,
        policy::{Act, Target},
        record::Meta,
        step::Step,
        step_entry::{StepEntry, status_of},
        study::{self, Reflection, ReviewStatus},
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// The longest comment of a reader.
const COMMENT_MAX: i64 = 1000;

/// What is typed for a reflection.
pub struct Typed {
    pub topic: String,
    pub title: String,
    pub body: String,
}

/// Keeps a reflection; its length is asked for when it is submitted.
pub fn save(
    w: &mut Work<'_, '_>,
    step: &str,
    id: &str,
    version: i64,
    typed: Typed,
) -> Result<Done, Error> {
    let step = w.office.step(step)?;
    let params = step.study().ok_or(Error::NotFound)?;
    let stored = if id.is_empty() { None } else { Some(w.tx.get::<Reflection>(id)?) };
    let entry = match &stored {
        Some(reflection) if params.topic(&reflection.topic).is_none() => {
            return Err(Error::NotFound);
        }
        Some(reflection) => mine(w, step, Act::WriteEntry, reflection)?,
        None => writable(&w.ctx(), step, &Target::own(&w.who.actor))?,
    };
    let title = clean(&typed.title, Mode::Line).trim().to_owned();
    let body = clean(&typed.body, Mode::Block);
    let problems = study::reflection_problems(params, &typed.topic, &title, &body);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let reflection = match stored {
        Some(mut reflection) => {
            reflection.meta.version = version;
            reflection.topic = typed.topic;
            reflection.title = title;
            reflection.body = body;
            w.tx.update(&mut reflection, "change")?;
            reflection
        }
        None => {
            let mut reflection = Reflection {
                meta: Meta::default(),
                campaign: w.office.id().to_owned(),
                person: w.who.id().to_owned(),
                topic: typed.topic,
                title,
                body,
                status: ReviewStatus::Draft,
                submitted_on: None,
                reviewer: None,
                reviewed_on: None,
                comment: String::new(),
            };
            w.tx.insert(&mut reflection, "create")?;
            begin(w, step, entry)?;
            reflection
        }
    };
    totals::refresh(w, &reflection.person, &step.key)?;
    Ok(done(Outcome::Saved, &reflection.meta, vec![undo_of(&reflection)]))
}

pub fn delete(w: &mut Work<'_, '_>, id: &str, version: i64) -> Result<Done, Error> {
    let mut reflection: Reflection = w.tx.get(id)?;
    let step = step_of_topic(w.office, &reflection.topic)?;
    mine(w, step, Act::WriteEntry, &reflection)?;
    w.tx.delete::<Reflection>(id, version, "delete")?;
    reflection.meta.version = version;
    totals::refresh(w, &reflection.person, &step.key)?;
    Ok(done(Outcome::Deleted, &reflection.meta, vec![undo_removal(&reflection)]))
}

pub fn submit(w: &mut Work<'_, '_>, id: &str, version: i64) -> Result<Done, Error> {
    let mut reflection: Reflection = w.tx.get(id)?;
    let step = step_of_topic(w.office, &reflection.topic)?;
    let params = step.study().ok_or(Error::NotFound)?;
    mine(w, step, Act::SubmitEntry, &reflection)?;
    let problems = study::reflection_lacks(params, &reflection.body);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    reflection.meta.version = version;
    reflection.status = ReviewStatus::Submitted;
    reflection.submitted_on = Some(w.office.today);
    w.tx.update(&mut reflection, "submit")?;
    notices::settle(w, &reflection.meta.id)?;
    totals::refresh(w, &reflection.person, &step.key)?;
    Ok(done(outcome_of(&w.ctx(), &step.key)?, &reflection.meta, Vec::new()))
}

/// The reader marks it as read.
pub fn read(w: &mut Work<'_, '_>, id: &str, version: i64) -> Result<Done, Error> {
    let (step, mut reflection) = under_review(w, Act::AcceptEntry, id)?;
    reflection.meta.version = version;
    reflection.comment = String::new();
    reviewed(w, step, &mut reflection, ReviewStatus::Read, "read")?;
    tell(w, step, &reflection, NoticeKind::Accepted)?;
    Ok(done(Outcome::Accepted, &reflection.meta, Vec::new()))
}

/// The reader sends it back with a comment.
pub fn give_back(
    w: &mut Work<'_, '_>,
    id: &str,
    version: i64,
    comment: &str,
) -> Result<Done, Error> {
    let (step, mut reflection) = under_review(w, Act::ReturnEntry, id)?;
    let comment = clean(comment, Mode::Block).trim().to_owned();
    let mut checks = Checks::new();
    checks.text("comment", &comment, 1, COMMENT_MAX);
    checks.finish()?;
    reflection.meta.version = version;
    reflection.comment = comment;
    reviewed(w, step, &mut reflection, ReviewStatus::Returned, "return")?;
    tell(w, step, &reflection, NoticeKind::Returned)?;
    Ok(done(Outcome::Returned, &reflection.meta, Vec::new()))
}

/// Its author may work on it: a returned one always, a draft while the step itself is open.
fn mine(
    w: &Work<'_, '_>,
    step: &Step,
    act: Act,
    reflection: &Reflection,
) -> Result<Option<StepEntry>, Error> {
    let ctx = w.ctx();
    ctx.allow(act, &ctx.target_of_person(&reflection.person)?)?;
    open_for_me(&ctx, step)?;
    reflection.status.may_write()?;
    let entry = entry_of(&ctx, &reflection.person, &step.key)?;
    if reflection.status != ReviewStatus::Returned {
        status_of(entry.as_ref()).may_write()?;
    }
    Ok(entry)
}

fn under_review<'a>(w: &Work<'a, '_>, act: Act, id: &str) -> Result<(&'a Step, Reflection), Error> {
    let reflection: Reflection = w.tx.get(id)?;
    let step = step_of_topic(w.office, &reflection.topic)?;
    w.ctx().allow(act, &w.ctx().target_of_person(&reflection.person)?)?;
    reflection.status.may_review()?;
    Ok((step, reflection))
}

fn reviewed(
    w: &mut Work<'_, '_>,
    step: &Step,
    reflection: &mut Reflection,
    status: ReviewStatus,
    action: &str,
) -> Result<(), Error> {
    reflection.status = status;
    reflection.reviewer = Some(w.who.id().to_owned());
    reflection.reviewed_on = Some(w.office.today);
    w.tx.update(reflection, action)?;
    totals::refresh(w, &reflection.person, &step.key)
}

fn tell(
    w: &mut Work<'_, '_>,
    step: &Step,
    reflection: &Reflection,
    kind: NoticeKind,
) -> Result<(), Error> {
    let told = Told {
        step: &step.key,
        entity: &reflection.meta.id,
        subject: &reflection.title,
        text: &reflection.comment,
    };
    notices::tell(w, &reflection.person, kind, told)
}
