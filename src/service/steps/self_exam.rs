//! Self-examination as it is read: the checklist with its answers (S36–S41).

use super::entry::{entry_of, head, language_of, readable, rights};
use crate::service::context::Ctx;
use crate::{
    domain::{
        check::chars,
        finding::Finding,
        person::Person,
        problem::Problem,
        progress::Progress,
        record::Id,
        self_exam::{self, Answer, ExamItem, Examinee, SelfExamView},
        step::{SelfExamParams, Step},
    },
    error::Error,
};

/// The self-examination of a person.
pub fn view(ctx: &Ctx<'_>, step: &str, person: Option<&Id>) -> Result<SelfExamView, Error> {
    let step = ctx.step(step)?;
    let params = step.self_exam().ok_or(Error::NotFound)?;
    let subject = readable(ctx, person)?;
    let id = &subject.person.meta.id;
    let answers = answers_of(ctx, id, &step.key)?;
    let mut items = items_of(ctx, params, &subject.person, &answers)?;
    for item in &mut items {
        if let Some(finding) = item.answer.as_ref().and_then(|answer| answer.finding.as_ref()) {
            let finding: Option<Finding> = ctx.db.maybe(finding)?;
            item.finding_no = finding.map(|finding| finding.no).unwrap_or_default();
        }
    }
    let entry = entry_of(ctx, id, &step.key)?;
    let progress = self_exam::progress(&items, entry.as_ref());
    let body = entry.as_ref().map(|entry| entry.body.clone()).unwrap_or_default();
    Ok(SelfExamView {
        person: subject.reference(),
        step: step.key.clone(),
        head: head(ctx, &step.key, progress.status, entry.as_ref())?,
        items,
        done: progress.done,
        total: progress.total,
        chars: chars(&body),
        body,
        assembled: self_exam::assemble(params, &answers, language_of(ctx, id)?),
        min_chars: params.statement.min_chars,
        fact_min: params.fact_min,
        open: ctx.phase_open(&step.key).is_ok(),
        rights: rights(ctx, step, &subject.target, progress.status),
    })
}

/// Where a person stands with the checklist.
pub fn progress(ctx: &Ctx<'_>, person: &str, step: &Step) -> Result<Progress, Error> {
    let params = step.self_exam().ok_or(Error::NotFound)?;
    let person: Person = ctx.db.get(person)?;
    let answers = answers_of(ctx, &person.meta.id, &step.key)?;
    let items = items_of(ctx, params, &person, &answers)?;
    let entry = entry_of(ctx, &person.meta.id, &step.key)?;
    Ok(self_exam::progress(&items, entry.as_ref()))
}

/// The section that a person should go on with and how many items it still lacks; `None` when
/// every item is complete. For the card on Home.
#[allow(dead_code)]
pub fn next_section(
    ctx: &Ctx<'_>,
    person: &Person,
    step: &Step,
) -> Result<Option<(String, i64)>, Error> {
    let params = step.self_exam().ok_or(Error::NotFound)?;
    let answers = answers_of(ctx, &person.meta.id, &step.key)?;
    let items = items_of(ctx, params, person, &answers)?;
    Ok(self_exam::open_sections(&items).into_iter().find(|(_, left)| *left > 0))
}

/// What the own checklist lacks when it is to be submitted.
pub fn lacks(ctx: &Ctx<'_>, step: &Step, params: &SelfExamParams) -> Result<Vec<Problem>, Error> {
    let answers = answers_of(ctx, ctx.who.id(), &step.key)?;
    Ok(self_exam::step_lacks(&items_of(ctx, params, &ctx.who.person, &answers)?))
}

pub fn answers_of(ctx: &Ctx<'_>, person: &str, step: &str) -> Result<Vec<Answer>, Error> {
    ctx.db.answers_in(ctx.office.id(), person, step)
}

fn items_of(
    ctx: &Ctx<'_>,
    params: &SelfExamParams,
    person: &Person,
    answers: &[Answer],
) -> Result<Vec<ExamItem>, Error> {
    let who = examinee(ctx, params, person)?;
    Ok(self_exam::exam_items(params, &ctx.office.rules.lints, who, answers))
}

pub fn examinee(
    ctx: &Ctx<'_>,
    params: &SelfExamParams,
    person: &Person,
) -> Result<Examinee, Error> {
    let roles = ctx.roles_of(&person.meta.id)?;
    Ok(Examinee::new(params, person.cadre, roles.iter().map(|role| role.code())))
}
