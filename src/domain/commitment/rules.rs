//! What a commitment must hold before it is promised, published and judged (S42–S47).

use super::{
    CheckState, Commitment, CommitmentCheck, CommitmentItem, CommitmentStatus, Evaluator, ItemInput,
};
use crate::domain::{
    check::Checks,
    office::{Channel, ChannelKind},
    problem::{Problem, ProblemKind},
    progress::Progress,
    refusal::Refusal,
    step::CommitmentParams,
    step_entry::StepStatus,
};
use chrono::NaiveDate;

/// The longest title.
pub const TITLE_MAX: i64 = 60;
/// The longest place of publication (S44).
pub const PLACE_MAX: i64 = 60;
/// The longest audience (S44).
pub const AUDIENCE_MAX: i64 = 200;
/// The longest proof or reason of a check.
pub const PROOF_MAX: i64 = 500;

/// What is wrong with a typed commitment: fields `kind`, `title`, `items`, and `items.0` for the
/// first item.
pub fn input_problems(
    params: &CommitmentParams,
    kind: super::CommitmentKind,
    title: &str,
    items: &[ItemInput],
) -> Vec<Problem> {
    let mut checks = Checks::new();
    checks
        .ensure(params.kind(kind.code()).is_some(), "kind", ProblemKind::NotAChoice)
        .text("title", title, 1, TITLE_MAX);
    item_checks(&mut checks, params, items);
    checks.into_problems()
}

/// What is wrong with the items alone: what a submission looks at again.
pub fn item_problems(params: &CommitmentParams, items: &[ItemInput]) -> Vec<Problem> {
    let mut checks = Checks::new();
    item_checks(&mut checks, params, items);
    checks.into_problems()
}

fn item_checks(checks: &mut Checks, params: &CommitmentParams, items: &[ItemInput]) {
    let most = params.max_items;
    checks.ensure(!items.is_empty(), "items", ProblemKind::Required).ensure(
        items.len() as i64 <= most,
        "items",
        ProblemKind::TooMany { max: most },
    );
    for (index, item) in items.iter().enumerate() {
        let field = format!("items.{index}");
        // A day of its own makes an item checkable like a date in its words (domain 2.7).
        let checkable = item.due.is_some() || params.measurable.measure(&item.text).is_some();
        checks.text(&field, &item.text, 1, params.item_max_chars).ensure(
            checkable,
            &field,
            ProblemKind::NotMeasurable,
        );
    }
}

/// Whether the public has somewhere to report to (S45, S46).
///
/// # Errors
/// [`Refusal::NoChannels`] where a valid phone or address is missing that the campaign asks for.
pub fn channels_ready(params: &CommitmentParams, channels: &[Channel]) -> Result<(), Refusal> {
    let has = |kind| channels.iter().any(|c| c.valid && c.kind == kind);
    let phone = !params.needs_phone || has(ChannelKind::Phone);
    let url = !params.needs_url || has(ChannelKind::Url);
    if phone && url { Ok(()) } else { Err(Refusal::NoChannels) }
}

/// What a publication lacks (S44): fields `place`, `audience`, `day`.
pub fn publish_problems(
    place: &str,
    audience: &str,
    day: NaiveDate,
    today: NaiveDate,
) -> Vec<Problem> {
    let mut checks = Checks::new();
    checks.text("place", place, 1, PLACE_MAX).text("audience", audience, 1, AUDIENCE_MAX).past_day(
        "day",
        Some(day),
        today,
    );
    checks.into_problems()
}

/// What a fulfilment check lacks: fields `item`, `day`, `proof`, `evaluator`. A broken promise
/// needs its reason; nobody speaks for unit or public about their own promise, nor for the
/// promiser about another's.
pub fn check_problems(
    check: &CommitmentCheck,
    known: bool,
    own: bool,
    today: NaiveDate,
) -> Vec<Problem> {
    let mut checks = Checks::new();
    checks
        .ensure(known, "item", ProblemKind::NotAChoice)
        .past_day("day", Some(check.day), today)
        .text("proof", &check.proof, i64::from(check.state == CheckState::Broken), PROOF_MAX)
        .ensure(
            own == (check.evaluator == Evaluator::Oneself),
            "evaluator",
            ProblemKind::NotAChoice,
        );
    checks.into_problems()
}

/// Every item was last found kept, or broken with its reason: it can be evaluated (评诺). The last
/// check is the one of the latest day, of one day the one written later.
pub fn kept_or_explained(items: &[CommitmentItem], checks: &[CommitmentCheck]) -> bool {
    !items.is_empty()
        && items.iter().all(|item| {
            last_check(item, checks).is_some_and(|check| check.state != CheckState::Ongoing)
        })
}

/// How an item was found last.
pub fn last_check<'a>(
    item: &CommitmentItem,
    checks: &'a [CommitmentCheck],
) -> Option<&'a CommitmentCheck> {
    checks
        .iter()
        .filter(|check| check.item == item.meta.id)
        .max_by_key(|check| (check.day, check.meta.created_at, &check.meta.id))
}

/// The day of a public promise has passed, and nobody said yet whether it was kept.
pub fn is_overdue(
    status: CommitmentStatus,
    item: &CommitmentItem,
    checks: &[CommitmentCheck],
    today: NaiveDate,
) -> bool {
    let waits = last_check(item, checks).is_none_or(|check| check.state == CheckState::Ongoing);
    status.may_check().is_ok() && waits && item.due.is_some_and(|due| due < today)
}

/// It came back from review with a comment and waits for its author.
pub fn was_returned(commitment: &Commitment) -> bool {
    commitment.status == CommitmentStatus::Draft && !commitment.comment.is_empty()
}

/// Progress: published commitments of those asked of each. What waits for its author comes before
/// what waits for others.
pub fn progress(params: &CommitmentParams, own: &[Commitment]) -> Progress {
    let published = own.iter().filter(|c| c.status.is_public()).count() as i64;
    let has = |status| own.iter().any(|c| c.status == status);
    let status = if published >= params.min_each.max(1) {
        StepStatus::Accepted
    } else if own.iter().any(was_returned) {
        StepStatus::Returned
    } else if has(CommitmentStatus::Draft) {
        StepStatus::Doing
    } else if has(CommitmentStatus::Review) {
        StepStatus::Submitted
    } else if published > 0 {
        StepStatus::Doing
    } else {
        StepStatus::NotStarted
    };
    Progress { status, done: published, total: params.min_each, extra: 0 }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
