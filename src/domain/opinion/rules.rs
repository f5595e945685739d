//! What an opinion must say, what may still be changed, and how far a collector is (S37, S64).

use super::{Decision, Opinion, OpinionInput, OpinionStatus};
use crate::domain::{
    check::Checks,
    problem::{Problem, ProblemKind},
    progress::Progress,
    refusal::Refusal,
    step::OpinionsParams,
    step_entry::{StepEntry, status_when},
};
use chrono::NaiveDate;

const GIVER_MAX: i64 = 40;
const REASON_MAX: i64 = 200;

/// What is wrong with a typed opinion; fields are named as in [`OpinionInput`]. `category_known`
/// says whether its category is one of the campaign's.
pub fn input_problems(
    params: &OpinionsParams,
    input: &OpinionInput,
    category_known: bool,
    today: NaiveDate,
) -> Vec<Problem> {
    let mut checks = Checks::new();
    checks
        .past_day("received_on", input.received_on, today)
        .choice("source", &input.source, params.source(&input.source).is_some())
        .choice("channel", &input.channel, params.channel(&input.channel).is_some())
        .text("giver", &input.giver, 0, GIVER_MAX)
        .text("original", &input.original, 1, params.original_max)
        .text("summary", &input.summary, 0, params.summary_max)
        .ensure(category_known || input.category.is_empty(), "category", ProblemKind::NotAChoice);
    checks.into_problems()
}

/// The original words stay as they were saved (原汁原味, domain 2.4); an empty field leaves them.
///
/// # Errors
/// [`Refusal::Frozen`] where other words were typed.
pub fn change_freezes(stored: &Opinion, typed: &str) -> Result<(), Refusal> {
    if typed.is_empty() || typed == stored.original { Ok(()) } else { Err(Refusal::Frozen) }
}

/// What a decision lacks: a reason for everything but adoption.
pub fn decision_problems(decision: Decision, reason: &str) -> Vec<Problem> {
    let mut checks = Checks::new();
    checks.text("reason", reason, i64::from(decision != Decision::Adopt), REASON_MAX);
    checks.into_problems()
}

/// It can become a finding once.
///
/// # Errors
/// Where it did already.
pub fn may_convert(opinion: &Opinion) -> Result<(), Refusal> {
    match opinion.finding {
        None => Ok(()),
        Some(_) => Err(Refusal::WrongState(opinion.status.code())),
    }
}

/// It can be deleted while nothing was decided about it.
///
/// # Errors
/// The state it is in.
pub fn may_delete(opinion: &Opinion) -> Result<(), Refusal> {
    match (&opinion.finding, opinion.decision) {
        (None, None) => Ok(()),
        _ => Err(Refusal::WrongState(opinion.status.code())),
    }
}

/// The place in the course of an opinion that follows from what was done with it: sorted once it
/// has a category, assigned when adopted, handled in the ledger once it is a finding, closed when
/// it was answered with an explanation or referred to somebody else.
pub fn status_after(opinion: &Opinion) -> OpinionStatus {
    match (opinion.decision, &opinion.finding) {
        (_, Some(_)) => OpinionStatus::Handling,
        (Some(Decision::Adopt | Decision::Partly), None) => OpinionStatus::Assigned,
        (Some(Decision::Explain | Decision::Refer), None) => OpinionStatus::Closed,
        (None, None) if opinion.category.is_empty() => OpinionStatus::Registered,
        (None, None) => OpinionStatus::Sorted,
    }
}

/// How many opinions came from each source of the campaign, with the minimum asked (G1.3);
/// `counted` holds sources that have any.
pub fn by_source(params: &OpinionsParams, counted: &[(String, i64)]) -> Vec<(String, i64, i64)> {
    let count = |key: &str| counted.iter().find(|(k, _)| k == key).map_or(0, |(_, n)| *n);
    params.sources.iter().map(|s| (s.key.clone(), count(&s.key), s.min)).collect()
}

/// What is missing before a collector is finished: as many opinions of their own as the campaign
/// asks of each.
pub fn finish_lacks(params: &OpinionsParams, own: &[Opinion]) -> Vec<Problem> {
    let now = own.len() as i64;
    let mut checks = Checks::new();
    let few = ProblemKind::TooFew { min: params.min_each, now };
    checks.ensure(now >= params.min_each, "opinions", few);
    checks.into_problems()
}

/// Progress: opinions brought in of those asked of each, and how many became findings.
pub fn progress(params: &OpinionsParams, own: &[Opinion], entry: Option<&StepEntry>) -> Progress {
    Progress {
        status: status_when(entry, !own.is_empty()),
        done: own.len() as i64,
        total: params.min_each,
        extra: own.iter().filter(|o| o.finding.is_some()).count() as i64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        record::Meta,
        step::{Choice, Source},
        step_entry::StepStatus,
    };

    fn params() -> OpinionsParams {
        let source = |key: &str, min| Source { key: key.into(), name: key.into(), min };
        OpinionsParams {
            sources: vec![source("grassroots", 1), source("public", 1)],
            channels: vec![Choice { key: "visit".into(), name: "走访".into() }],
            min_each: 2,
            original_max: 20,
            summary_max: 5,
        }
    }

    fn opinion() -> Opinion {
        Opinion {
            meta: Meta::default(),
            campaign: "c".into(),
            no: "YJ-2026-001".into(),
            author: "p".into(),
            received_on: day("2026-05-12"),
            source: "public".into(),
            channel: "visit".into(),
            giver: String::new(),
            original: "电话老是没人接".into(),
            summary: String::new(),
            category: String::new(),
            decision: None,
            reason: String::new(),
            finding: None,
            status: OpinionStatus::Registered,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_wrong_field_is_named() {
        let input = OpinionInput {
            received_on: None,
            source: "elsewhere".into(),
            channel: String::new(),
            giver: "名".repeat(41),
            original: " ".into(),
            summary: "六个字的摘要".into(),
            category: "unknown".into(),
        };
        let fields: Vec<_> = input_problems(&params(), &input, false, day("2026-05-12"))
            .into_iter()
            .map(|p| p.field)
            .collect();
        assert_eq!(
            fields,
            ["received_on", "source", "channel", "giver", "original", "summary", "category"]
        );
    }

    #[test]
    fn original_words_are_frozen() {
        assert_eq!(change_freezes(&opinion(), ""), Ok(()));
        assert_eq!(change_freezes(&opinion(), "电话老是没人接"), Ok(()));
        assert_eq!(change_freezes(&opinion(), "电话有时没人接"), Err(Refusal::Frozen));
    }

    #[test]
    fn only_adoption_needs_no_reason() {
        for &decision in Decision::ALL {
            let said = decision_problems(decision, "  ");
            assert_eq!(said.is_empty(), decision == Decision::Adopt, "{decision:?}");
            assert!(decision_problems(decision, "已说明").is_empty());
        }
    }

    #[test]
    fn the_course_follows_from_what_was_done() {
        let mut o = opinion();
        assert_eq!(status_after(&o), OpinionStatus::Registered);
        o.category = "style".into();
        assert_eq!(status_after(&o), OpinionStatus::Sorted);
        assert_eq!((may_delete(&o), may_convert(&o)), (Ok(()), Ok(())));
        o.decision = Some(Decision::Explain);
        assert_eq!(status_after(&o), OpinionStatus::Closed);
        o.decision = Some(Decision::Partly);
        assert_eq!(status_after(&o), OpinionStatus::Assigned);
        o.finding = Some("f".into());
        assert_eq!(status_after(&o), OpinionStatus::Handling);
        assert!(may_delete(&o).is_err() && may_convert(&o).is_err());
    }

    #[test]
    fn a_collector_finishes_with_what_is_asked_of_each() {
        let own = [Opinion { finding: Some("f".into()), ..opinion() }];
        assert_eq!(
            finish_lacks(&params(), &own),
            [Problem::new("opinions", ProblemKind::TooFew { min: 2, now: 1 })]
        );
        assert_eq!(finish_lacks(&params(), &[opinion(), opinion()]), []);
        let got = progress(&params(), &own, None);
        assert_eq!(got, Progress { status: StepStatus::Doing, done: 1, total: 2, extra: 1 });
        assert_eq!(
            by_source(&params(), &[("public".into(), 1)]),
            [("grassroots".into(), 0, 1), ("public".into(), 1, 1)]
        );
    }
}
