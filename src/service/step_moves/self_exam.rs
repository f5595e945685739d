//! Answers one key at a time, comments beside them, findings on acceptance (S36–S41).

use super::{
    entry::begin,
    spawn::{Stated, spawn_finding},
};
use crate::service::{
    context::{Ctx, Work, done, undo_of},
    steps::{
        entry::writable,
        self_exam::{answers_of, examinee},
    },
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        finding::FindingSource,
        policy::Target,
        record::Meta,
        self_exam::{self, Answer, AnswerResult, ExamCommand, Written},
        step::{SelfExamParams, Step},
        step_entry::StepEntry,
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// Orders about answers: a key press is a committed write.
pub fn run(w: &mut Work<'_, '_>, command: ExamCommand) -> Result<Done, Error> {
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
pub fn comment(
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
pub fn accepted(
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
