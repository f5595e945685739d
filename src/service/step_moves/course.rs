//! The course of a commitment (domain 2.9): 提诺, 审诺, 示诺, 践诺, 评诺.

use super::submit::{next_step, outcome_of};
use crate::service::{
    context::{Work, done},
    notices::{self, Told},
    steps::{commitments::channels, entry::open_for_me},
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        check::{Checks, signature},
        commitment::{self, Commitment, CommitmentCheck, CommitmentStatus, ItemInput},
        notice::NoticeKind,
        policy::Act,
        refusal::Refusal,
        step::{CommitmentParams, Step},
    },
    error::Error,
    text::safe::{Mode, clean},
};
use chrono::NaiveDate;

/// The longest comment of a review.
const COMMENT_MAX: i64 = 1000;

/// A stored commitment with its step and how the person who asks stands to its author; asks the
/// rights table.
pub fn load<'a>(
    w: &Work<'a, '_>,
    act: Act,
    id: &str,
) -> Result<(Commitment, &'a Step, &'a CommitmentParams), Error> {
    let row: Commitment = w.tx.get(id)?;
    w.ctx().allow(act, &w.ctx().target_of_person(&row.person)?)?;
    let step = w.office.step(&row.step)?;
    Ok((row, step, step.commitment().ok_or(Error::NotFound)?))
}

/// Hands a draft in for review, under the typed name.
pub fn submit(
    w: &mut Work<'_, '_>,
    id: &str,
    version: i64,
    signed_name: &str,
) -> Result<Done, Error> {
    let (mut row, step, params) = load(w, Act::SubmitEntry, id)?;
    open_for_me(&w.ctx(), step)?;
    row.status.may_write()?;
    let items: Vec<ItemInput> =
        w.tx.items_of(id)?
            .into_iter()
            .map(|item| ItemInput { text: item.text, due: item.due })
            .collect();
    let name = clean(signed_name, Mode::Name);
    let mut checks = Checks::new();
    signature(&mut checks, &name, &w.who.person.name);
    let mut problems = commitment::item_problems(params, &items);
    problems.extend(checks.into_problems());
    if !problems.is_empty() {
        return Err(problems.into());
    }
    row.status = CommitmentStatus::Review;
    row.signed_name = name;
    row.submitted_on = Some(w.office.today);
    row.comment = String::new();
    keep(w, step, &mut row, version, "submit")?;
    notices::settle(w, &row.meta.id)?;
    let ctx = w.ctx();
    let outcome = outcome_of(&ctx, &step.key)?;
    Ok(Done { next_step: next_step(&ctx, step), ..done(outcome, &row.meta, Vec::new()) })
}

/// Sends it back to its author with a comment (审诺 → 提诺).
pub fn give_back(
    w: &mut Work<'_, '_>,
    id: &str,
    version: i64,
    comment: &str,
) -> Result<Done, Error> {
    let (mut row, step, _) = load(w, Act::ReturnEntry, id)?;
    row.status.may_review()?;
    let comment = clean(comment, Mode::Block).trim().to_owned();
    let mut checks = Checks::new();
    checks.text("comment", &comment, 1, COMMENT_MAX);
    checks.finish()?;
    row.status = CommitmentStatus::Draft;
    row.comment = comment;
    reviewed(w, &mut row);
    keep(w, step, &mut row, version, "return")?;
    tell(w, &row, NoticeKind::Returned)?;
    Ok(done(Outcome::Returned, &row.meta, Vec::new()))
}

/// Accepts it and makes it public (审诺 → 示诺); without a day, today.
pub fn publish(
    w: &mut Work<'_, '_>,
    id: &str,
    version: i64,
    place: &str,
    audience: &str,
    day: Option<NaiveDate>,
) -> Result<Done, Error> {
    let (mut row, step, params) = load(w, Act::PublishCommitment, id)?;
    row.status.may_review()?;
    commitment::channels_ready(params, &channels(&w.ctx())?)?;
    let line = |text: &str| clean(text, Mode::Line).trim().to_owned();
    let (place, audience) = (line(place), line(audience));
    let day = day.unwrap_or(w.office.today);
    let problems = commitment::publish_problems(&place, &audience, day, w.office.today);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    row.status = CommitmentStatus::Published;
    row.place = place;
    row.audience = audience;
    row.published_on = Some(day);
    row.comment = String::new();
    reviewed(w, &mut row);
    keep(w, step, &mut row, version, "publish")?;
    tell(w, &row, NoticeKind::Accepted)?;
    Ok(done(Outcome::Published, &row.meta, Vec::new()))
}

/// Records how one item was kept (示诺 → 践诺); `check` is not stored yet.
pub fn check(
    w: &mut Work<'_, '_>,
    version: i64,
    mut check: CommitmentCheck,
) -> Result<Done, Error> {
    let (mut row, step, _) = load(w, Act::CheckCommitment, &check.commitment)?;
    row.status.may_check()?;
    let known = w.tx.items_of(&row.meta.id)?.iter().any(|item| item.meta.id == check.item);
    let own = row.person == w.who.id();
    let problems = commitment::check_problems(&check, known, own, w.office.today);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    row.status = CommitmentStatus::Fulfilling;
    keep(w, step, &mut row, version, "check")?;
    w.tx.insert(&mut check, "check")?;
    Ok(done(Outcome::Saved, &row.meta, Vec::new()))
}

/// Judges it as a whole once every item was kept or explained (践诺 → 评诺).
pub fn evaluate(w: &mut Work<'_, '_>, id: &str, version: i64) -> Result<Done, Error> {
    let (mut row, step, _) = load(w, Act::EvaluateCommitment, id)?;
    row.status.may_check()?;
    if !commitment::kept_or_explained(&w.tx.items_of(id)?, &w.tx.checks_of(id)?) {
        return Err(Refusal::WrongState(row.status.code()).into());
    }
    row.status = CommitmentStatus::Evaluated;
    keep(w, step, &mut row, version, "evaluate")?;
    Ok(done(Outcome::Evaluated, &row.meta, Vec::new()))
}

fn reviewed(w: &Work<'_, '_>, row: &mut Commitment) {
    row.reviewer = Some(w.who.id().to_owned());
    row.reviewed_on = Some(w.office.today);
}

fn keep(
    w: &mut Work<'_, '_>,
    step: &Step,
    row: &mut Commitment,
    version: i64,
    action: &str,
) -> Result<(), Error> {
    row.meta.version = version;
    w.tx.update(row, action)?;
    totals::refresh(w, &row.person, &step.key)
}

fn tell(w: &mut Work<'_, '_>, row: &Commitment, kind: NoticeKind) -> Result<(), Error> {
    let told = Told { step: &row.step, entity: &row.meta.id, subject: &row.no, text: &row.comment };
    notices::tell(w, &row.person, kind, told)
}
