//! Orders about commitments: the words of what is promised (S42–S44).

use super::course::{self, load};
use crate::service::{
    context::{Work, done, undo_of, undo_removal},
    numbers,
    steps::entry::open_for_me,
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome, UndoToken},
        commitment::{
            self, Commitment, CommitmentCheck, CommitmentCommand, CommitmentItem, CommitmentKind,
            CommitmentStatus, ItemInput,
        },
        policy::{Act, Target},
        record::Meta,
        step::Step,
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// Orders about commitments.
pub fn run(w: &mut Work<'_, '_>, command: CommitmentCommand) -> Result<Done, Error> {
    use CommitmentCommand as C;
    match command {
        C::Save { step, id, version, kind, title, items } => {
            save(w, &step, &id, version, Typed { kind, title, items })
        }
        C::Delete { id, version } => delete(w, &id, version),
        C::Submit { id, version, signed_name } => course::submit(w, &id, version, &signed_name),
        C::Return { id, version, comment } => course::give_back(w, &id, version, &comment),
        C::Publish { id, version, place, audience, day } => {
            course::publish(w, &id, version, &place, &audience, day)
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
            course::check(w, version, check)
        }
        C::Evaluate { id, version } => course::evaluate(w, &id, version),
    }
}

/// What is typed for a commitment.
struct Typed {
    kind: CommitmentKind,
    title: String,
    items: Vec<ItemInput>,
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
