//! Study as it is read: records of topics and reflections on them (S31–S35).

use super::{
    entry::{entry_of, head, open_for_me, readable, refusal_of, rights},
    reflections,
};
use crate::service::context::{Ctx, Office};
use crate::{
    domain::{
        policy::{Act, Rights},
        problem::Problem,
        progress::Progress,
        record::Id,
        step::{Step, StudyParams},
        study::{self, StudyRecord, StudyRow, StudyView},
    },
    error::Error,
};

/// The study screen of a person.
pub fn view(ctx: &Ctx<'_>, step: &str, person: Option<&Id>) -> Result<StudyView, Error> {
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
pub fn progress(ctx: &Ctx<'_>, person: &str, step: &Step) -> Result<Progress, Error> {
    let params = step.study().ok_or(Error::NotFound)?;
    let entry = entry_of(ctx, person, &step.key)?;
    let records = records_of(ctx, person, params)?;
    let written = reflections::of(ctx, person, params)?;
    Ok(study::progress(params, &records, &written, entry.as_ref()))
}

/// What the own study lacks when it is to be submitted.
pub fn lacks(ctx: &Ctx<'_>, params: &StudyParams) -> Result<Vec<Problem>, Error> {
    let records = records_of(ctx, ctx.who.id(), params)?;
    let written = reflections::of(ctx, ctx.who.id(), params)?;
    Ok(study::step_lacks(params, &records, &written))
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
pub fn step_of_topic<'a>(office: &'a Office, topic: &str) -> Result<&'a Step, Error> {
    let mut steps = office.rules.steps().map(|(_, step)| step);
    let has = |step: &&Step| step.study().is_some_and(|params| params.topic(topic).is_some());
    steps.find(has).ok_or(Error::NotFound)
}
