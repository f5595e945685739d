//! Orders about study: records of topics, each under its author's rights (S31–S34).

use super::{entry::begin, reflections};
use crate::service::{
    context::{Work, done, undo_of, undo_removal},
    steps::{entry::writable, study::step_of_topic},
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        policy::Target,
        record::Meta,
        study::{self, StudyCommand, StudyInput, StudyRecord},
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// Orders about study.
pub fn run(w: &mut Work<'_, '_>, command: StudyCommand) -> Result<Done, Error> {
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
    let step = step_of_topic(w.office, &record.topic)?;
    let target = w.ctx().target_of_person(&record.person)?;
    writable(&w.ctx(), step, &target)?;
    w.tx.delete::<StudyRecord>(id, version, "delete")?;
    record.meta.version = version;
    totals::refresh(w, &record.person, &step.key)?;
    Ok(done(Outcome::Deleted, &record.meta, vec![undo_removal(&record)]))
}
