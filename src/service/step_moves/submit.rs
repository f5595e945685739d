//! Submission: what a step still lacks is said all at once; late is allowed and marked.

use super::{entry::blank, statement::as_read};
use crate::service::{
    context::{Ctx, Work, done},
    notices,
    steps::{
        entry::{entry_of, open_for_me},
        self_exam, study,
    },
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        check::{Checks, signature},
        policy::{Act, Target},
        problem::Problem,
        refusal::Refusal,
        step::{Step, StepParams},
        step_entry::{StepEntry, StepStatus, status_of, text_problems},
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// Submits the own entry in a step for review.
pub fn submit(
    w: &mut Work<'_, '_>,
    step: &str,
    version: i64,
    signed_name: &str,
) -> Result<Done, Error> {
    let step = w.office.step(step)?;
    let entry = submittable(&w.ctx(), step)?;
    let name = clean(signed_name, Mode::Name);
    let problems = lacks(&w.ctx(), step, entry.as_ref(), &name)?;
    if !problems.is_empty() {
        return Err(problems.into());
    }
    close(w, step, entry, version, (StepStatus::Submitted, name))
}

/// The own entry, where it may be submitted now.
pub fn submittable(ctx: &Ctx<'_>, step: &Step) -> Result<Option<StepEntry>, Error> {
    ctx.allow(Act::SubmitEntry, &Target::own(&ctx.who.actor))?;
    open_for_me(ctx, step)?;
    let entry = entry_of(ctx, ctx.who.id(), &step.key)?;
    status_of(entry.as_ref()).may_write()?;
    Ok(entry)
}

/// Stores the own entry as submitted or done, today, under the name that was typed.
pub fn close(
    w: &mut Work<'_, '_>,
    step: &Step,
    entry: Option<StepEntry>,
    version: i64,
    (status, signed_name): (StepStatus, String),
) -> Result<Done, Error> {
    let stored = entry.is_some();
    let action = if status == StepStatus::Done { "finish" } else { "submit" };
    let before = entry.map_or_else(|| blank(w, &step.key), |entry| as_read(entry, version));
    let submitted_on = Some(w.office.today);
    let mut entry = StepEntry { status, signed_name, submitted_on, ..before };
    if stored {
        w.tx.update(&mut entry, action)?;
    } else {
        w.tx.insert(&mut entry, action)?;
    }
    notices::settle(w, &entry.meta.id)?;
    totals::refresh(w, &entry.person, &step.key)?;
    let ctx = w.ctx();
    let outcome = outcome_of(&ctx, &step.key)?;
    Ok(Done { next_step: next_step(&ctx, step), ..done(outcome, &entry.meta, Vec::new()) })
}

/// Submitted, in time or late (S54: late is marked, never refused).
pub fn outcome_of(ctx: &Ctx<'_>, step: &str) -> Result<Outcome, Error> {
    let late = ctx.office.today > ctx.due_of(step)?;
    Ok(if late { Outcome::SubmittedLate } else { Outcome::Submitted })
}

/// The next step of the walk that this person can begin now.
pub fn next_step(ctx: &Ctx<'_>, step: &Step) -> Option<String> {
    let rules = &ctx.office.rules;
    let following = rules.steps().map(|(_, next)| next).skip_while(|next| next.key != step.key);
    let mut open = following.skip(1).filter(|next| open_for_me(ctx, next).is_ok());
    open.next().map(|next| next.key.clone())
}

fn lacks(
    ctx: &Ctx<'_>,
    step: &Step,
    entry: Option<&StepEntry>,
    name: &str,
) -> Result<Vec<Problem>, Error> {
    let body = entry.map_or("", |entry| entry.body.as_str());
    let mut checks = Checks::new();
    let mut problems = match &step.params {
        StepParams::Study(params) => study::lacks(ctx, params)?,
        StepParams::SelfExam(params) => {
            let mut problems = self_exam::lacks(ctx, step, params)?;
            problems.extend(text_problems(&params.statement, body));
            signature(&mut checks, name, &ctx.who.person.name);
            problems
        }
        StepParams::Statement(form) => {
            // A summary is signed where a name was typed; only the self-examination asks for it.
            if !name.is_empty() {
                signature(&mut checks, name, &ctx.who.person.name);
            }
            text_problems(form, body)
        }
        StepParams::Opinions(_) | StepParams::Commitment(_) | StepParams::Rectification(_) => {
            return Err(Refusal::WrongState(step.kind().code()).into());
        }
    };
    problems.extend(checks.into_problems());
    Ok(problems)
}
