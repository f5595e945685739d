//! Orders about opinions: kept in their own words, sorted, decided, made findings of (S37, S64).

use super::{
    entry::begin,
    spawn::{Stated, spawn_finding},
    submit::{close, submittable},
};
use crate::service::{
    context::{Work, done, undo_of, undo_removal},
    numbers,
    steps::{
        entry::{entry_of, open_for_me},
        opinions::of_person,
    },
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        finding::FindingSource,
        opinion::{self, Opinion, OpinionCommand, OpinionInput, OpinionStatus},
        policy::{Act, Target},
        record::Meta,
        step::{OpinionsParams, Step, StepKind},
        step_entry::{StepStatus, status_of},
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// Orders about opinions.
pub fn run(w: &mut Work<'_, '_>, command: OpinionCommand) -> Result<Done, Error> {
    match command {
        OpinionCommand::Add { step, input } => add(w, &step, input),
        OpinionCommand::Change { id, version, input } => change(w, &id, version, input),
        OpinionCommand::Delete { id, version } => {
            let (step, mut row) = load(w, Act::ChangeOpinion, &id)?;
            opinion::may_delete(&row)?;
            w.tx.delete::<Opinion>(&id, version, "delete")?;
            row.meta.version = version;
            totals::refresh(w, &row.author, &step.key)?;
            Ok(done(Outcome::Deleted, &row.meta, vec![undo_removal(&row)]))
        }
        OpinionCommand::Decide { id, version, decision, reason } => {
            let (step, mut row) = load(w, Act::DecideOpinion, &id)?;
            let reason = clean(&reason, Mode::Block).trim().to_owned();
            let problems = opinion::decision_problems(decision, &reason);
            if !problems.is_empty() {
                return Err(problems.into());
            }
            row.decision = Some(decision);
            row.reason = reason;
            keep(w, step, &mut row, version, "decide")?;
            Ok(done(Outcome::Decided, &row.meta, Vec::new()))
        }
        OpinionCommand::Convert { id, version } => convert(w, &id, version),
        OpinionCommand::Finish { step, version } => finish(w, &step, version),
    }
}

/// The collector declares their part finished: nobody reviews it.
pub fn finish(w: &mut Work<'_, '_>, step: &str, version: i64) -> Result<Done, Error> {
    let step = w.office.step(step)?;
    let params = step.opinions().ok_or(Error::NotFound)?;
    let entry = submittable(&w.ctx(), step)?;
    let own = of_person(&w.ctx(), w.who.id())?;
    let problems = opinion::finish_lacks(params, &own);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    close(w, step, entry, version, (StepStatus::Done, String::new()))
}

fn add(w: &mut Work<'_, '_>, step: &str, input: OpinionInput) -> Result<Done, Error> {
    let step = w.office.step(step)?;
    let params = step.opinions().ok_or(Error::NotFound)?;
    w.ctx().allow(Act::AddOpinion, &Target::own(&w.who.actor))?;
    open_for_me(&w.ctx(), step)?;
    let input = checked(w, params, input)?;
    let mut row = Opinion {
        meta: Meta::default(),
        campaign: w.office.id().to_owned(),
        no: numbers::next::<Opinion>(w, "YJ")?,
        author: w.who.id().to_owned(),
        received_on: input.received_on.unwrap_or(w.office.today),
        source: input.source,
        channel: input.channel,
        giver: input.giver,
        original: input.original,
        summary: input.summary,
        category: input.category,
        decision: None,
        reason: String::new(),
        finding: None,
        status: OpinionStatus::Registered,
    };
    row.status = opinion::status_after(&row);
    w.tx.insert(&mut row, "create")?;
    let entry = entry_of(&w.ctx(), w.who.id(), &step.key)?;
    // Who had finished may still bring more; that opens nothing again.
    if status_of(entry.as_ref()).is_open() {
        begin(w, step, entry)?;
    }
    totals::refresh(w, &row.author, &step.key)?;
    Ok(done(Outcome::Saved, &row.meta, vec![undo_of(&row)]))
}

fn change(
    w: &mut Work<'_, '_>,
    id: &str,
    version: i64,
    input: OpinionInput,
) -> Result<Done, Error> {
    let (step, mut row) = load(w, Act::ChangeOpinion, id)?;
    let params = step.opinions().ok_or(Error::NotFound)?;
    opinion::change_freezes(&row, clean(&input.original, Mode::Block).trim())?;
    let input = checked(w, params, OpinionInput { original: row.original.clone(), ..input })?;
    row.received_on = input.received_on.unwrap_or(row.received_on);
    row.source = input.source;
    row.channel = input.channel;
    row.giver = input.giver;
    row.summary = input.summary;
    row.category = input.category;
    keep(w, step, &mut row, version, "change")?;
    Ok(done(Outcome::Saved, &row.meta, vec![undo_of(&row)]))
}

fn convert(w: &mut Work<'_, '_>, id: &str, version: i64) -> Result<Done, Error> {
    let (step, mut row) = load(w, Act::ConvertOpinion, id)?;
    opinion::may_convert(&row)?;
    let words = if row.summary.is_empty() { &row.original } else { &row.summary };
    let stated = Stated {
        author: row.author.clone(),
        source: FindingSource::Opinion,
        source_ref: row.meta.id.clone(),
        description: words.clone(),
        category: row.category.clone(),
        cause: String::new(),
        owned: false,
    };
    let finding = spawn_finding(w, stated)?;
    row.finding = Some(finding.meta.id);
    keep(w, step, &mut row, version, "convert")?;
    Ok(done(Outcome::Converted(finding.no), &row.meta, Vec::new()))
}

/// The input cleaned and found right.
fn checked(
    w: &Work<'_, '_>,
    params: &OpinionsParams,
    input: OpinionInput,
) -> Result<OpinionInput, Error> {
    let line = |text: &str| clean(text, Mode::Line).trim().to_owned();
    let block = |text: &str| clean(text, Mode::Block).trim().to_owned();
    let input = OpinionInput {
        giver: line(&input.giver),
        original: block(&input.original),
        summary: block(&input.summary),
        ..input
    };
    let known = w.office.rules.category(&input.category).is_some();
    let problems = opinion::input_problems(params, &input, known, w.office.today);
    if problems.is_empty() { Ok(input) } else { Err(problems.into()) }
}

/// An opinion that the person who asks may do this with, and the step it belongs to.
fn load<'a>(w: &Work<'a, '_>, act: Act, id: &str) -> Result<(&'a Step, Opinion), Error> {
    let row: Opinion = w.tx.get(id)?;
    w.ctx().allow(act, &w.ctx().target_of_person(&row.author)?)?;
    let office = w.office;
    let step = office.rules.first_of(StepKind::Opinions).ok_or(Error::NotFound)?;
    w.ctx().phase_open(&step.key)?;
    Ok((step, row))
}

fn keep(
    w: &mut Work<'_, '_>,
    step: &Step,
    row: &mut Opinion,
    version: i64,
    action: &str,
) -> Result<(), Error> {
    row.meta.version = version;
    row.status = opinion::status_after(row);
    w.tx.update(row, action)?;
    totals::refresh(w, &row.author, &step.key)
}
