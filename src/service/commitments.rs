//! Commitments: what each one promises in public, from the first words to the evaluation (S42–S47).

use super::{
    commitment_moves as moves,
    context::{Ctx, Work, done, undo_of, undo_removal},
    numbers,
    step_entry::{Subject, open_for_me, refusal_of, subject},
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome, UndoToken},
        commitment::{
            self, Commitment, CommitmentCheck, CommitmentCommand, CommitmentItem, CommitmentKind,
            CommitmentRow, CommitmentStatus, CommitmentsView, ItemInput,
        },
        office::Channel,
        policy::{Act, Right, Rights, Target},
        progress::Progress,
        record::{Id, Meta},
        refusal::Refusal,
        step::{CommitmentParams, Step},
        step_entry::{EntryHead, StepStatus, late_days},
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// The commitments of a person. What was published is public: who may not read that person's work
/// sees that much and nothing else.
pub(super) fn view(
    ctx: &Ctx<'_>,
    step: &str,
    person: Option<&Id>,
) -> Result<CommitmentsView, Error> {
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
pub(super) fn progress(ctx: &Ctx<'_>, person: &str, step: &Step) -> Result<Progress, Error> {
    let params = step.commitment().ok_or(Error::NotFound)?;
    Ok(commitment::progress(params, &of_person(ctx, person, &step.key)?))
}

fn of_person(ctx: &Ctx<'_>, person: &str, step: &str) -> Result<Vec<Commitment>, Error> {
    ctx.db.commitments_in(ctx.office.id(), person, step)
}

/// Valid report phones and addresses of the office.
pub(super) fn channels(ctx: &Ctx<'_>) -> Result<Vec<Channel>, Error> {
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

/// Orders about commitments.
pub(super) fn run(w: &mut Work<'_, '_>, command: CommitmentCommand) -> Result<Done, Error> {
    use CommitmentCommand as C;
    match command {
        C::Save { step, id, version, kind, title, items } => {
            save(w, &step, &id, version, Typed { kind, title, items })
        }
        C::Delete { id, version } => delete(w, &id, version),
        C::Submit { id, version, signed_name } => moves::submit(w, &id, version, &signed_name),
        C::Return { id, version, comment } => moves::give_back(w, &id, version, &comment),
        C::Publish { id, version, place, audience, day } => {
            moves::publish(w, &id, version, &place, &audience, day)
        }
        C::Check { commitment, version, item, day, state, proof, evaluator } => {
            let check = CommitmentCheck {
                meta: Meta::default(),
                commitment,
                item,
                day: day.unwrap_or(w.office.today),
                state,
                proof: clean(&proof, Mode::Block).trim().to_owned(),
                evaluator,
            };
            moves::check(w, version, check)
        }
        C::Evaluate { id, version } => moves::evaluate(w, &id, version),
    }
}

/// What is typed for a commitment.
struct Typed {
    kind: CommitmentKind,
    title: String,
    items: Vec<ItemInput>,
}

/// A stored commitment with its step and how the person who asks stands to its author; asks the
/// rights table.
pub(super) fn load<'a>(
    w: &Work<'a, '_>,
    act: Act,
    id: &str,
) -> Result<(Commitment, &'a Step, &'a CommitmentParams), Error> {
    let row: Commitment = w.tx.get(id)?;
    w.ctx().allow(act, &w.ctx().target_of_person(&row.person)?)?;
    let step = w.office.step(&row.step)?;
    Ok((row, step, step.commitment().ok_or(Error::NotFound)?))
}

fn save(
    w: &mut Work<'_, '_>,
    step: &str,
    id: &str,
    version: i64,
    typed: Typed,
) -> Result<Done, Error> {
    let step = w.office.step(step)?;
    let params = step.commitment().ok_or(Error::NotFound)?;
    let stored = if id.is_empty() {
        w.ctx().allow(Act::WriteEntry, &Target::own(&w.who.actor))?;
        None
    } else {
        Some(load(w, Act::WriteEntry, id)?.0)
    };
    open_for_me(&w.ctx(), step)?;
    if let Some(row) = &stored {
        row.status.may_write()?;
    }
    let line = |text: &str| clean(text, Mode::Line).trim().to_owned();
    let title = line(&typed.title);
    let items: Vec<ItemInput> = typed
        .items
        .into_iter()
        .map(|item| ItemInput { text: line(&item.text), due: item.due })
        .collect();
    let problems = commitment::input_problems(params, typed.kind, &title, &items);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let row = match stored {
        Some(mut row) => {
            row.meta.version = version;
            row.kind = typed.kind;
            row.title = title;
            w.tx.update(&mut row, "change")?;
            row
        }
        None => {
            let mut row = blank(w, step, typed.kind, title)?;
            w.tx.insert(&mut row, "create")?;
            row
        }
    };
    let mut undo = vec![undo_of(&row)];
    undo.extend(store_items(w, &row.meta.id, &items)?);
    totals::refresh(w, &row.person, &step.key)?;
    Ok(done(Outcome::Saved, &row.meta, undo))
}

fn blank(
    w: &Work<'_, '_>,
    step: &Step,
    kind: CommitmentKind,
    title: String,
) -> Result<Commitment, Error> {
    Ok(Commitment {
        meta: Meta::default(),
        campaign: w.office.id().to_owned(),
        no: numbers::next::<Commitment>(w, "CN")?,
        step: step.key.clone(),
        kind,
        person: w.who.id().to_owned(),
        title,
        status: CommitmentStatus::Draft,
        signed_name: String::new(),
        submitted_on: None,
        reviewer: None,
        reviewed_on: None,
        comment: String::new(),
        place: String::new(),
        published_on: None,
        audience: String::new(),
    })
}

/// Makes the stored items those that were typed, place by place; what stays the same is not written.
fn store_items(
    w: &mut Work<'_, '_>,
    commitment: &str,
    typed: &[ItemInput],
) -> Result<Vec<UndoToken>, Error> {
    let mut undo = Vec::new();
    let stored = w.tx.items_of(commitment)?;
    for old in stored.iter().skip(typed.len()) {
        w.tx.delete::<CommitmentItem>(&old.meta.id, old.meta.version, "delete")?;
        undo.push(undo_removal(old));
    }
    for (index, item) in typed.iter().enumerate() {
        let position = index as i64;
        match stored.get(index) {
            Some(old) if old.text == item.text && old.due == item.due => {}
            Some(old) => {
                let mut row = old.clone();
                row.text.clone_from(&item.text);
                row.due = item.due;
                w.tx.update(&mut row, "change")?;
                undo.push(undo_of(&row));
            }
            None => {
                let mut row = CommitmentItem {
                    meta: Meta::default(),
                    commitment: commitment.to_owned(),
                    position,
                    text: item.text.clone(),
                    due: item.due,
                };
                w.tx.insert(&mut row, "create")?;
                undo.push(undo_of(&row));
            }
        }
    }
    Ok(undo)
}

fn delete(w: &mut Work<'_, '_>, id: &str, version: i64) -> Result<Done, Error> {
    let (mut row, step, _) = load(w, Act::WriteEntry, id)?;
    open_for_me(&w.ctx(), step)?;
    row.status.may_write()?;
    let items = w.tx.items_of(id)?;
    for item in &items {
        w.tx.delete::<CommitmentItem>(&item.meta.id, item.meta.version, "delete")?;
    }
    w.tx.delete::<Commitment>(id, version, "delete")?;
    row.meta.version = version;
    totals::refresh(w, &row.person, &step.key)?;
    let mut undo: Vec<_> = items.iter().map(undo_removal).collect();
    undo.push(undo_removal(&row));
    Ok(done(Outcome::Deleted, &row.meta, undo))
}
