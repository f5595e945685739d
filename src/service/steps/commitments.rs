//! Commitments as they are read: what each one promises in public (S42–S47).

use super::entry::{Subject, open_for_me, refusal_of, subject};
use crate::service::context::Ctx;
use crate::{
    domain::{
        commitment::{self, Commitment, CommitmentRow, CommitmentsView},
        office::Channel,
        policy::{Act, Right, Rights},
        progress::Progress,
        record::Id,
        refusal::Refusal,
        step::Step,
        step_entry::{EntryHead, StepStatus, late_days},
    },
    error::Error,
};

/// The commitments of a person. What was published is public: who may not read that person's work
/// sees that much and nothing else.
pub fn view(ctx: &Ctx<'_>, step: &str, person: Option<&Id>) -> Result<CommitmentsView, Error> {
    let step = ctx.step(step)?;
    let params = step.commitment().ok_or(Error::NotFound)?;
    let subject = subject(ctx, person)?;
    let mut own = of_person(ctx, &subject.person.meta.id, &step.key)?;
    if ctx.allow(Act::ReadEntry, &subject.target).is_err() {
        own.retain(|commitment| commitment.status.is_public());
        own.iter_mut().for_each(|commitment| commitment.comment = String::new());
    }
    let progress = commitment::progress(params, &own);
    let channels = channels(ctx)?;
    let closed = open_for_me(ctx, step).err().and_then(refusal_of);
    let unready = commitment::channels_ready(params, &channels).err();
    let head = head(ctx, step, progress.status, &own)?;
    let state = State { closed: closed.as_ref(), unready: unready.as_ref() };
    let rows =
        own.into_iter().map(|row| row_of(ctx, row, &subject, &state)).collect::<Result<_, _>>()?;
    Ok(CommitmentsView {
        person: subject.reference(),
        step: step.key.clone(),
        head,
        rows,
        channels,
        max_items: params.max_items,
        open: ctx.phase_open(&step.key).is_ok(),
        rights: Rights(vec![ctx.right(Act::WriteEntry, &subject.target, closed)]),
    })
}

/// Where a person stands with commitments.
pub fn progress(ctx: &Ctx<'_>, person: &str, step: &Step) -> Result<Progress, Error> {
    let params = step.commitment().ok_or(Error::NotFound)?;
    Ok(commitment::progress(params, &of_person(ctx, person, &step.key)?))
}

fn of_person(ctx: &Ctx<'_>, person: &str, step: &str) -> Result<Vec<Commitment>, Error> {
    ctx.db.commitments_in(ctx.office.id(), person, step)
}

/// Valid report phones and addresses of the office.
pub fn channels(ctx: &Ctx<'_>) -> Result<Vec<Channel>, Error> {
    let all = ctx.channels()?.into_iter();
    Ok(all.filter(|channel| channel.valid).collect())
}

/// The head of the step, put together from its commitments: there is no entry of its own.
fn head(
    ctx: &Ctx<'_>,
    step: &Step,
    status: StepStatus,
    own: &[Commitment],
) -> Result<EntryHead, Error> {
    let due = Some(ctx.due_of(&step.key)?);
    let submitted_on = own.iter().filter_map(|c| c.submitted_on).max();
    let reviewed = own.iter().filter(|c| c.reviewer.is_some()).max_by_key(|c| c.reviewed_on);
    let returned = own.iter().find(|c| commitment::was_returned(c));
    Ok(EntryHead {
        status: Some(status),
        submitted_on,
        late_days: late_days(status, submitted_on, due, ctx.office.today),
        reviewer: name_of(ctx, reviewed.and_then(|c| c.reviewer.as_ref()))?,
        reviewed_on: reviewed.and_then(|c| c.reviewed_on),
        comment: returned.map(|c| c.comment.clone()).unwrap_or_default(),
        due,
        ..EntryHead::default()
    })
}

/// What bars rows beside their own state.
struct State<'a> {
    closed: Option<&'a Refusal>,
    unready: Option<&'a Refusal>,
}

fn row_of(
    ctx: &Ctx<'_>,
    row: Commitment,
    subject: &Subject,
    state: &State<'_>,
) -> Result<CommitmentRow, Error> {
    let items = ctx.db.items_of(&row.meta.id)?;
    let checks = ctx.db.checks_of(&row.meta.id)?;
    let right =
        |act, refusal: Option<Refusal>| -> Right { ctx.right(act, &subject.target, refusal) };
    let write = row.status.may_write().err().or_else(|| state.closed.cloned());
    let review = row.status.may_review().err();
    let publish = review.clone().or_else(|| state.unready.cloned());
    let check = row.status.may_check().err();
    let said = commitment::kept_or_explained(&items, &checks);
    let unsaid = (!said).then(|| Refusal::WrongState(row.status.code()));
    let evaluate = check.clone().or(unsaid);
    Ok(CommitmentRow {
        author: subject.person.name.clone(),
        reviewer: name_of(ctx, row.reviewer.as_ref())?,
        rights: Rights(vec![
            right(Act::WriteEntry, write.clone()),
            right(Act::SubmitEntry, write),
            right(Act::ReturnEntry, review),
            right(Act::PublishCommitment, publish),
            right(Act::CheckCommitment, check),
            right(Act::EvaluateCommitment, evaluate),
        ]),
        row,
        items,
        checks,
    })
}

fn name_of(ctx: &Ctx<'_>, person: Option<&Id>) -> Result<String, Error> {
    person.map_or_else(|| Ok(String::new()), |person| ctx.name_of(person))
}
