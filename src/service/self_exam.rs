//! Self-examination: answers one key at a time, comments beside them, findings on acceptance (S36–S41).

use super::{
    context::{Ctx, Work, done, undo_of},
    spawn::{Stated, spawn_finding},
    step_entry::{begin, entry_of, head, language_of, readable, rights, writable},
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        check::chars,
        finding::{Finding, FindingSource},
        person::Person,
        policy::Target,
        problem::Problem,
        progress::Progress,
        record::{Id, Meta},
        self_exam::{
            self, Answer, AnswerResult, ExamCommand, ExamItem, Examinee, SelfExamView, Written,
        },
        step::{SelfExamParams, Step},
        step_entry::StepEntry,
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// The self-examination of a person.
pub(super) fn view(ctx: &Ctx<'_>, step: &str, person: Option<&Id>) -> Result<SelfExamView, Error> {
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
pub(super) fn progress(ctx: &Ctx<'_>, person: &str, step: &Step) -> Result<Progress, Error> {
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
pub(super) fn next_section(
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
pub(super) fn lacks(
    ctx: &Ctx<'_>,
    step: &Step,
    params: &SelfExamParams,
) -> Result<Vec<Problem>, Error> {
    let answers = answers_of(ctx, ctx.who.id(), &step.key)?;
    Ok(self_exam::step_lacks(&items_of(ctx, params, &ctx.who.person, &answers)?))
}

fn answers_of(ctx: &Ctx<'_>, person: &str, step: &str) -> Result<Vec<Answer>, Error> {
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

fn examinee(ctx: &Ctx<'_>, params: &SelfExamParams, person: &Person) -> Result<Examinee, Error> {
    let roles = ctx.roles_of(&person.meta.id)?;
    Ok(Examinee::new(params, person.cadre, roles.iter().map(|role| role.code())))
}

/// Orders about answers: a key press is a committed write.
pub(super) fn run(w: &mut Work<'_, '_>, command: ExamCommand) -> Result<Done, Error> {
    match command {
        ExamCommand::Answer { step, item, version, result } => {
            let slot = Slot::find(w, &step, &item)?;
            let stored = slot.stored.clone();
            slot.store(w, version, Answer { result, ..stored })
        }
        ExamCommand::Write { step, item, version, result, fact, cause, plan } => {
            let slot = Slot::find(w, &step, &item)?;
            let kept = |text: &str| clean(text, Mode::Block).trim().to_owned();
            let (fact, cause, plan) = (kept(&fact), kept(&cause), kept(&plan));
            slot.check(w, Written { result, fact: &fact, cause: &cause, plan: &plan })?;
            let stored = slot.stored.clone();
            slot.store(w, version, Answer { result, fact, cause, plan, ..stored })
        }
    }
}

/// The own answer to one item, found writable: stored before, or still blank.
struct Slot<'a> {
    step: &'a Step,
    params: &'a SelfExamParams,
    entry: Option<StepEntry>,
    stored: Answer,
}

impl<'a> Slot<'a> {
    fn find(w: &Work<'a, '_>, step: &str, item: &str) -> Result<Self, Error> {
        let step = w.office.step(step)?;
        let params = step.self_exam().ok_or(Error::NotFound)?;
        let entry = writable(&w.ctx(), step, &Target::own(&w.who.actor))?;
        params.text_of(item).ok_or(Error::NotFound)?;
        let stored = answer_to(&w.ctx(), w.who.id(), &step.key, item)?
            .unwrap_or_else(|| blank(w, w.who.id(), &step.key, item));
        Ok(Self { step, params, entry, stored })
    }

    fn check(&self, w: &Work<'_, '_>, written: Written<'_>) -> Result<(), Error> {
        let who = examinee(&w.ctx(), self.params, &w.who.person)?;
        let lints = &w.office.rules.lints;
        let problems = self_exam::lacks_of(self.params, lints, who, &self.stored.item, written);
        if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
    }

    fn store(self, w: &mut Work<'_, '_>, version: i64, mut answer: Answer) -> Result<Done, Error> {
        if answer.meta.id.is_empty() {
            w.tx.insert(&mut answer, "answer")?;
        } else {
            answer.meta.version = version;
            w.tx.update(&mut answer, "answer")?;
        }
        begin(w, self.step, self.entry)?;
        totals::refresh(w, &answer.person, &self.step.key)?;
        Ok(done(Outcome::Saved, &answer.meta, vec![undo_of(&answer)]))
    }
}

fn answer_to(ctx: &Ctx<'_>, person: &str, step: &str, item: &str) -> Result<Option<Answer>, Error> {
    ctx.db.answer_to(ctx.office.id(), person, step, item)
}

fn blank(w: &Work<'_, '_>, person: &str, step: &str, item: &str) -> Answer {
    Answer {
        meta: Meta::default(),
        campaign: w.office.id().to_owned(),
        person: person.to_owned(),
        step: step.to_owned(),
        item: item.to_owned(),
        result: AnswerResult::NotApplicable,
        fact: String::new(),
        cause: String::new(),
        plan: String::new(),
        comment: String::new(),
        finding: None,
    }
}

/// Puts a reviewer's comments beside the answers; on an item that stood as not applicable by
/// default it makes an answer of that.
pub(super) fn comment(
    w: &mut Work<'_, '_>,
    step: &Step,
    params: &SelfExamParams,
    person: &str,
    beside: &[(String, String)],
) -> Result<(), Error> {
    for (item, comment) in beside {
        params.text_of(item).ok_or(Error::NotFound)?;
        let stored = answer_to(&w.ctx(), person, &step.key, item)?;
        match stored {
            Some(mut answer) => {
                answer.comment.clone_from(comment);
                w.tx.update(&mut answer, "return")?;
            }
            None => {
                let mut answer = blank(w, person, &step.key, item);
                answer.comment.clone_from(comment);
                w.tx.insert(&mut answer, "return")?;
            }
        }
    }
    Ok(())
}

/// What acceptance brings about (S41): every problem without a finding becomes one, and comments
/// of earlier reviews go. Gives the number of new findings.
pub(super) fn accepted(
    w: &mut Work<'_, '_>,
    step: &Step,
    params: &SelfExamParams,
    person: &str,
) -> Result<i64, Error> {
    let mut findings = 0;
    for mut answer in answers_of(&w.ctx(), person, &step.key)? {
        let fresh = answer.result == AnswerResult::Problem && answer.finding.is_none();
        if fresh {
            let stated = Stated {
                author: answer.person.clone(),
                source: FindingSource::SelfExam,
                source_ref: answer.meta.id.clone(),
                description: answer.fact.clone(),
                category: params.category_of(&answer.item).unwrap_or_default().to_owned(),
                cause: answer.cause.clone(),
                owned: true,
            };
            answer.finding = Some(spawn_finding(w, stated)?.meta.id);
            findings += 1;
        }
        if fresh || !answer.comment.is_empty() {
            answer.comment = String::new();
            w.tx.update(&mut answer, "accept")?;
        }
    }
    Ok(findings)
}
