//! The rules of the ledger: what confirmation asks for, how dates follow from the kind, when a
//! closure may be applied for (S48–S55, domain 2.6 and 2.10).

use super::{
    calendar::Calendar,
    campaign::Lints,
    finding::{Finding, FindingInput, FindingStatus, Measure, RectifyKind},
    problem::{Problem, ProblemKind},
    progress::Progress,
    step::{DueRule, RectificationParams},
    step_entry::StepStatus,
};
use crate::text::count_chars;
use chrono::{Months, NaiveDate};

/// The longest texts of the ledger, in characters (domain 2.6).
pub const TITLE_MAX: i64 = 60;
pub const TEXT_MAX: i64 = 800;
pub const CRITERION_MAX: i64 = 300;

/// Collects problems field by field.
#[derive(Debug, Default)]
struct Found(Vec<Problem>);

impl Found {
    fn add(&mut self, field: &str, kind: ProblemKind) {
        self.0.push(Problem::new(field, kind));
    }

    fn length(&mut self, field: &str, text: &str, min: i64, max: i64) {
        let now = count_chars(text) as i64;
        if now == 0 && min > 0 {
            self.add(field, ProblemKind::Required);
        } else if now < min {
            self.add(field, ProblemKind::TooShort { min, now });
        } else if now > max {
            self.add(field, ProblemKind::TooLong { max, now });
        }
    }
}

/// What is wrong with a finding as entered by hand: it must say what is wrong and where it belongs.
pub fn propose_problems(params: &RectificationParams, input: &FindingInput) -> Vec<Problem> {
    let mut found = Found::default();
    found.length("description", &input.description, params.description_min, TEXT_MAX);
    found.length("title", &input.title, 0, TITLE_MAX);
    if input.category.is_empty() {
        found.add("category", ProblemKind::Required);
    }
    found.0
}

/// What confirmation still needs: cause, kind with its date, criterion and two different names (S54).
pub fn confirm_problems(
    params: &RectificationParams,
    input: &FindingInput,
    today: NaiveDate,
) -> Vec<Problem> {
    let mut found = Found(propose_problems(params, input));
    found.length("cause", &input.cause, 1, TEXT_MAX);
    found.length("criterion", &input.criterion, 1, CRITERION_MAX);
    if input.leader.is_none() {
        found.add("leader", ProblemKind::Required);
    }
    match &input.owner {
        None => found.add("owner", ProblemKind::Required),
        Some(_) if input.owner == input.leader => found.add("owner", ProblemKind::SamePerson),
        Some(_) => {}
    }
    let date = |found: &mut Found, field: &str, day: Option<NaiveDate>| match day {
        None => found.add(field, ProblemKind::Required),
        Some(day) if day < today => {
            found.add(field, ProblemKind::BeforeDate(today.to_string()));
        }
        Some(_) => {}
    };
    match input.kind {
        None => found.add("kind", ProblemKind::Required),
        Some(RectifyKind::LongTerm) => {
            date(&mut found, "next_review", input.next_review);
            if input.review_cycle.is_none() {
                found.add("review_cycle", ProblemKind::Required);
            }
        }
        Some(RectifyKind::AtOnce | RectifyKind::ByDate) => date(&mut found, "due", input.due),
    }
    found.0
}

/// What is wrong with a measure: means and target concrete, due no later than the finding (S49–S52).
pub fn measure_problems(
    params: &RectificationParams,
    lints: &Lints,
    means: &str,
    target: &str,
    due: Option<NaiveDate>,
    finding: &Finding,
) -> Vec<Problem> {
    let mut found = Found::default();
    found.length("means", means, params.means_min, TEXT_MAX);
    found.length("target", target, 1, CRITERION_MAX);
    if let Some(phrase) = lints.empty_phrase(means)
        && count_chars(means) < count_chars(phrase) + params.means_min as usize
    {
        found.add("means", ProblemKind::EmptyPhrase(phrase.to_owned()));
    }
    match (due, finding.due) {
        (Some(due), Some(end)) if due > end => {
            found.add("due", ProblemKind::AfterDate(end.to_string()));
        }
        (None, Some(_)) => found.add("due", ProblemKind::Required),
        _ => {}
    }
    found.0
}

/// What is wrong with a progress note.
pub fn note_problems(params: &RectificationParams, text: &str, percent: i64) -> Vec<Problem> {
    let mut found = Found::default();
    found.length("text", text, params.progress_min, TEXT_MAX);
    if !(0..=100).contains(&percent) {
        found.add("percent", ProblemKind::BadNumber { min: 0, max: 100 });
    } else if percent % 5 != 0 {
        found.add("percent", ProblemKind::NotMultiple(5));
    }
    found.0
}

/// What is wrong with an application for closure (销号申请).
pub fn apply_problems(params: &RectificationParams, result: &str, evidence: &str) -> Vec<Problem> {
    let mut found = Found::default();
    found.length("result", result, params.result_min, TEXT_MAX);
    found.length("evidence", evidence, 0, TEXT_MAX);
    found.0
}

/// The progress of a finding: the mean of its measures in whole percent, rounded down; 0 without measures.
pub fn percent(measures: &[Measure]) -> i64 {
    let sum: i64 = measures.iter().map(|m| m.percent).sum();
    if measures.is_empty() { 0 } else { sum / measures.len() as i64 }
}

/// The dates that the campaign file suggests per kind (domain 2.10).
pub fn suggested_dates(
    params: &RectificationParams,
    calendar: &Calendar,
    today: NaiveDate,
    phase_end: NaiveDate,
) -> Vec<(RectifyKind, NaiveDate)> {
    let rule = |kind: &RectifyKind| {
        let day = match params.kind(kind.code())?.due {
            DueRule::Workdays(n) => calendar.add_workdays(today, n)?,
            DueRule::PhaseEnd => phase_end.max(today),
            DueRule::ReviewMonths(n) => {
                today.checked_add_months(Months::new(u32::try_from(n).unwrap_or(1)))?
            }
        };
        Some((*kind, day))
    };
    RectifyKind::ALL.iter().filter_map(rule).collect()
}

/// A person's rectification step: the findings they answer for as direct owner.
///
/// Done when all of them are closed; `extra` counts the open ones.
pub fn progress(owned: &[FindingStatus]) -> Progress {
    let counted: Vec<_> = owned
        .iter()
        .filter(|s| !matches!(s, FindingStatus::Proposed | FindingStatus::Rejected))
        .collect();
    let total = counted.len() as i64;
    let done = counted.iter().filter(|s| s.is_closed()).count() as i64;
    let begun =
        counted.iter().any(|s| **s != FindingStatus::ToSign && **s != FindingStatus::Confirmed);
    let waits = counted.iter().all(|s| {
        s.is_closed()
            || matches!(
                s,
                FindingStatus::Applied
                    | FindingStatus::Verifying
                    | FindingStatus::Signing
                    | FindingStatus::Publicity
            )
    });
    let status = match (total, done) {
        (0, _) => StepStatus::NotStarted,
        (t, d) if t == d => StepStatus::Done,
        _ if waits => StepStatus::Submitted,
        _ if begun => StepStatus::Doing,
        _ => StepStatus::NotStarted,
    };
    Progress { status, done, total, extra: total - done }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::FindingMove;

    #[test]
    fn the_flow_is_the_one_of_the_field() {
        use FindingMove as M;
        use FindingStatus as S;
        let mut state = S::Proposed;
        let way = [
            (M::Confirm, S::Confirmed),
            (M::HandOver, S::ToSign),
            (M::SignFor, S::Rectifying),
            (M::Extend, S::Rectifying),
            (M::Apply, S::Applied),
            (M::TakeUp, S::Verifying),
            (M::Return, S::Rectifying),
            (M::Apply, S::Applied),
            (M::TakeUp, S::Verifying),
            (M::Verify, S::Signing),
            (M::SignForPublicity, S::Publicity),
            (M::EndPublicity, S::Closed),
            (M::LookBack, S::LookBack),
            (M::Rebound, S::Rectifying),
        ];
        for (step, expected) in way {
            state = state.after(step).unwrap_or_else(|| panic!("{state:?} {step:?}"));
            assert_eq!(state, expected);
        }
        let allowed: usize =
            S::ALL.iter().map(|s| M::ALL.iter().filter(|m| s.after(**m).is_some()).count()).sum();
        assert_eq!(allowed, 17, "every other move is refused");
    }

    #[test]
    fn the_percent_is_the_mean_of_the_measures() {
        assert_eq!(percent(&[]), 0);
    }

    #[test]
    fn a_person_is_done_when_all_their_findings_are_closed() {
        use FindingStatus as S;
        assert_eq!(progress(&[]).status, StepStatus::NotStarted);
        assert_eq!(progress(&[S::Proposed, S::Rejected]).total, 0);
        assert_eq!(progress(&[S::ToSign]).status, StepStatus::NotStarted);
        assert_eq!(progress(&[S::Rectifying, S::Closed]).status, StepStatus::Doing);
        assert_eq!(progress(&[S::Applied, S::Closed]).status, StepStatus::Submitted);
        let all = progress(&[S::Closed, S::Consolidated]);
        assert_eq!((all.status, all.done, all.total, all.extra), (StepStatus::Done, 2, 2, 0));
    }
}
