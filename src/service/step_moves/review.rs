//! Review: accepting, returning with a comment, opening again; by others than the author.

use super::self_exam;
use crate::service::{
    context::{Ctx, Work, done},
    notices::{self, Told},
    steps::entry::review_acts,
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        check::Checks,
        notice::NoticeKind,
        policy::{Act, Target},
        record::Id,
        role::Role,
        step::{Step, StepKind},
        step_entry::{StepEntry, StepStatus},
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// The longest comment of a review.
const COMMENT_MAX: i64 = 1000;

/// Accepts an entry. Problems of an accepted self-examination become findings (S41).
pub fn accept(w: &mut Work<'_, '_>, id: &str, version: i64, comment: &str) -> Result<Done, Error> {
    let (entry, findings) = accept_one(w, id, version, comment)?;
    let outcome = match findings {
        0 => Outcome::Accepted,
        found => Outcome::AcceptedWithFindings(found),
    };
    Ok(done(outcome, &entry.meta, Vec::new()))
}

/// Accepts several; each is decided by itself, and a refusal of one leaves the others.
pub fn accept_many(w: &mut Work<'_, '_>, entries: &[(Id, i64)]) -> Result<Done, Error> {
    let (mut yes, mut no) = (0, 0);
    let mut last = None;
    for (id, version) in entries {
        match accept_one(w, id, *version, "") {
            Ok((entry, _)) => {
                yes += 1;
                last = Some(entry.meta);
            }
            // Nothing was written for this one: what can be refused is looked at before.
            Err(Error::Refused(_) | Error::Invalid(_) | Error::Conflict(_) | Error::NotFound) => {
                no += 1
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(done(Outcome::AcceptedMany(yes, no), &last.unwrap_or_default(), Vec::new()))
}

fn accept_one(
    w: &mut Work<'_, '_>,
    id: &str,
    version: i64,
    comment: &str,
) -> Result<(StepEntry, i64), Error> {
    let (mut entry, step, target) = load(w, id)?;
    w.ctx().allow(review_acts(step.kind()).0, &target)?;
    entry.status.may_review()?;
    let comment = clean(comment, Mode::Block).trim().to_owned();
    let offline = is_offline(&w.ctx(), step, &target);
    let mut checks = Checks::new();
    checks.text("comment", &comment, i64::from(offline), COMMENT_MAX);
    checks.finish()?;

    entry.meta.version = version;
    entry.offline = offline;
    decide(w, &mut entry, StepStatus::Accepted, comment, "accept")?;
    let findings = match step.self_exam() {
        Some(params) => self_exam::accepted(w, step, params, &entry.person)?,
        None => 0,
    };
    finish(w, &entry, NoticeKind::Accepted)?;
    Ok((entry, findings))
}

/// The leader's own self-examination, reviewed by a superior outside the program and recorded here
/// by a coordinator (上级审核（线下）, domain 2.1).
fn is_offline(ctx: &Ctx<'_>, step: &Step, target: &Target) -> bool {
    let reviewer = &ctx.who.actor;
    step.kind() == StepKind::SelfExam
        && target.of_leader
        && !reviewer.is(Role::Supervisor)
        && !reviewer.is(Role::Leader)
}

/// Returns an entry with a comment; comments beside answers stay with them until acceptance.
pub fn give_back(
    w: &mut Work<'_, '_>,
    id: &str,
    version: i64,
    comment: &str,
    beside: &[(String, String)],
) -> Result<Done, Error> {
    let (mut entry, step, target) = load(w, id)?;
    w.ctx().allow(review_acts(step.kind()).1, &target)?;
    entry.status.may_review()?;
    let comment = clean(comment, Mode::Block).trim().to_owned();
    let mut checks = Checks::new();
    checks.text("comment", &comment, 1, COMMENT_MAX);
    let beside: Vec<_> = beside
        .iter()
        .map(|(item, said)| (item.clone(), clean(said, Mode::Block).trim().to_owned()))
        .collect();
    for (item, said) in &beside {
        checks.text(&format!("beside.{item}"), said, 0, COMMENT_MAX);
    }
    checks.finish()?;

    entry.meta.version = version;
    decide(w, &mut entry, StepStatus::Returned, comment, "return")?;
    if let Some(params) = step.self_exam() {
        self_exam::comment(w, step, params, &entry.person, &beside)?;
    }
    finish(w, &entry, NoticeKind::Returned)?;
    Ok(done(Outcome::Returned, &entry.meta, Vec::new()))
}

/// Opens an accepted entry again: it lies with its author as if returned.
pub fn reopen(w: &mut Work<'_, '_>, id: &str, version: i64, comment: &str) -> Result<Done, Error> {
    let (mut entry, _, target) = load(w, id)?;
    w.ctx().allow(Act::ReopenEntry, &target)?;
    entry.status.may_reopen()?;
    let comment = clean(comment, Mode::Block).trim().to_owned();
    let mut checks = Checks::new();
    checks.text("comment", &comment, 1, COMMENT_MAX);
    checks.finish()?;

    entry.meta.version = version;
    decide(w, &mut entry, StepStatus::Returned, comment, "reopen")?;
    finish(w, &entry, NoticeKind::Returned)?;
    Ok(done(Outcome::Reopened, &entry.meta, Vec::new()))
}

fn load<'a>(w: &Work<'a, '_>, id: &str) -> Result<(StepEntry, &'a Step, Target), Error> {
    let entry: StepEntry = w.tx.get(id)?;
    let step = w.office.step(&entry.step)?;
    let target = w.ctx().target_of_person(&entry.person)?;
    Ok((entry, step, target))
}

fn decide(
    w: &mut Work<'_, '_>,
    entry: &mut StepEntry,
    status: StepStatus,
    comment: String,
    action: &str,
) -> Result<(), Error> {
    entry.status = status;
    entry.reviewer = Some(w.who.id().to_owned());
    entry.reviewed_on = Some(w.office.today);
    entry.comment = comment;
    w.tx.update(entry, action)
}

fn finish(w: &mut Work<'_, '_>, entry: &StepEntry, kind: NoticeKind) -> Result<(), Error> {
    let told =
        Told { step: &entry.step, entity: &entry.meta.id, text: &entry.comment, ..Told::default() };
    notices::tell(w, &entry.person, kind, told)?;
    totals::refresh(w, &entry.person, &entry.step)
}
