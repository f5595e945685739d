//! Study: records of topics and reflections on them, each under its author's rights (S31–S35).

use super::{
    context::{Ctx, Work, done, undo_of, undo_removal},
    reflections,
    step_entry::{begin, entry_of, head, open_for_me, readable, refusal_of, rights, writable},
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        policy::{Act, Rights, Target},
        problem::Problem,
        progress::Progress,
        record::{Id, Meta},
        step::{Step, StudyParams},
        study::{self, StudyCommand, StudyInput, StudyRecord, StudyRow, StudyView},
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// The study screen of a person.
pub(super) fn view(ctx: &Ctx<'_>, step: &str, person: Option<&Id>) -> Result<StudyView, Error> {
    let step = ctx.step(step)?;
    let params = step.study().ok_or(Error::NotFound)?;
    let subject = readable(ctx, person)?;
    let id = &subject.person.meta.id;
    let records = records_of(ctx, id, params)?;
    let written = reflections::of(ctx, id, params)?;
    let entry = entry_of(ctx, id, &step.key)?;
    let progress = study::progress(params, &records, &written, entry.as_ref());
    let open = open_for_me(ctx, step).err().and_then(refusal_of);
    let locked = open.clone().or_else(|| progress.status.may_write().err());
    let row_rights = |row| StudyRow {
        row,
        rights: Rights(vec![ctx.right(Act::WriteEntry, &subject.target, locked.clone())]),
    };
    Ok(StudyView {
        person: subject.reference(),
        step: step.key.clone(),
        head: head(ctx, &step.key, progress.status, entry.as_ref())?,
        coverage: study::coverage(params, &records),
        done_topics: progress.done,
        required_topics: progress.total,
        required_reflections: params.reflections.count,
        reflection_min: params.reflections.min_chars,
        reflections: reflections::rows(
            ctx,
            &subject.target,
            written,
            locked.as_ref(),
            open.as_ref(),
        )?,
        records: records.into_iter().map(row_rights).collect(),
        open: ctx.phase_open(&step.key).is_ok(),
        rights: rights(ctx, step, &subject.target, progress.status),
    })
}

/// Where a person stands with study.
pub(super) fn progress(ctx: &Ctx<'_>, person: &str, step: &Step) -> Result<Progress, Error> {
    let params = step.study().ok_or(Error::NotFound)?;
    let entry = entry_of(ctx, person, &step.key)?;
    let records = records_of(ctx, person, params)?;
    let written = reflections::of(ctx, person, params)?;
    Ok(study::progress(params, &records, &written, entry.as_ref()))
}

/// What the own study lacks when it is to be submitted.
pub(super) fn lacks(ctx: &Ctx<'_>, params: &StudyParams) -> Result<Vec<Problem>, Error> {
    let records = records_of(ctx, ctx.who.id(), params)?;
    let written = reflections::of(ctx, ctx.who.id(), params)?;
    Ok(study::step_lacks(params, &records, &written))
}

/// Orders about study.
pub(super) fn run(w: &mut Work<'_, '_>, command: StudyCommand) -> Result<Done, Error> {
    match command {
        StudyCommand::SaveRecord { step, id, version, input } => {
            save_record(w, &step, &id, version, input)
        }
        StudyCommand::DeleteRecord { id, version } => delete_record(w, &id, version),
        StudyCommand::SaveReflection { step, id, version, topic, title, body } => {
            let typed = reflections::Typed { topic, title, body };
            reflections::save(w, &step, &id, version, typed)
        }
        StudyCommand::DeleteReflection { id, version } => reflections::delete(w, &id, version),
        StudyCommand::SubmitReflection { id, version } => reflections::submit(w, &id, version),
        StudyCommand::ReadReflection { id, version } => reflections::read(w, &id, version),
        StudyCommand::ReturnReflection { id, version, comment } => {
            reflections::give_back(w, &id, version, &comment)
        }
    }
}

/// Records of a person on the topics of a step, the newest day first.
fn records_of(
    ctx: &Ctx<'_>,
    person: &str,
    params: &StudyParams,
) -> Result<Vec<StudyRecord>, Error> {
    let mut records = ctx.db.study_records_of(ctx.office.id(), person)?;
    records.retain(|record| params.topic(&record.topic).is_some());
    Ok(records)
}

/// The study step a topic belongs to.
pub(super) fn step_of_topic<'a>(w: &Work<'a, '_>, topic: &str) -> Result<&'a Step, Error> {
    let office = w.office;
    let mut steps = office.rules.steps().map(|(_, step)| step);
    let has = |step: &&Step| step.study().is_some_and(|params| params.topic(topic).is_some());
    steps.find(has).ok_or(Error::NotFound)
}

fn save_record(
    w: &mut Work<'_, '_>,
    step: &str,
    id: &str,
    version: i64,
    input: StudyInput,
) -> Result<Done, Error> {
    let step = w.office.step(step)?;
    let params = step.study().ok_or(Error::NotFound)?;
    let stored: Option<StudyRecord> = if id.is_empty() { None } else { Some(w.tx.get(id)?) };
    let target = match &stored {
        Some(record) if params.topic(&record.topic).is_none() => return Err(Error::NotFound),
        Some(record) => w.ctx().target_of_person(&record.person)?,
        None => Target::own(&w.who.actor),
    };
    let entry = writable(&w.ctx(), step, &target)?;
    let input = StudyInput { note: clean(&input.note, Mode::Block).trim().to_owned(), ..input };
    let problems = study::record_problems(params, &input, w.office.today);
    let Some(day) = input.day.filter(|_| problems.is_empty()) else {
        return Err(problems.into());
    };
    let meta = stored.as_ref().map(|record| record.meta.clone()).unwrap_or_default();
    let mut record = StudyRecord {
        meta: Meta { version, ..meta },
        campaign: w.office.id().to_owned(),
        person: w.who.id().to_owned(),
        topic: input.topic,
        day,
        form: input.form,
        tenths: input.tenths,
        note: input.note,
    };
    if stored.is_some() {
        w.tx.update(&mut record, "change")?;
    } else {
        w.tx.insert(&mut record, "create")?;
    }
    begin(w, step, entry)?;
    totals::refresh(w, &record.person, &step.key)?;
    Ok(done(Outcome::Saved, &record.meta, vec![undo_of(&record)]))
}

fn delete_record(w: &mut Work<'_, '_>, id: &str, version: i64) -> Result<Done, Error> {
    let mut record: StudyRecord = w.tx.get(id)?;
    let step = step_of_topic(w, &record.topic)?;
    let target = w.ctx().target_of_person(&record.person)?;
    writable(&w.ctx(), step, &target)?;
    w.tx.delete::<StudyRecord>(id, version, "delete")?;
    record.meta.version = version;
    totals::refresh(w, &record.person, &step.key)?;
    Ok(done(Outcome::Deleted, &record.meta, vec![undo_removal(&record)]))
}
