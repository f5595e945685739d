//! What study asks for: valid records, long enough reflections, covered topics and types (S31–S35).

use super::{Coverage, Reflection, StudyInput, StudyRecord};
use crate::domain::{
    check::Checks,
    problem::{Problem, ProblemKind},
    progress::Progress,
    step::StudyParams,
    step_entry::{StepEntry, status_when},
};
use chrono::NaiveDate;

/// The longest note of a record and title of a reflection.
const NOTE_MAX: i64 = 500;
const TITLE_MAX: i64 = 60;
/// The longest reflection; older campaigns asked for up to 15,000 characters of notes (P19).
const BODY_MAX: i64 = 20_000;
/// A day has 24 hours; declared hours are kept in tenths.
const DAY_TENTHS: i64 = 240;

/// What is wrong with a study record; fields are named as in [`StudyInput`].
pub fn record_problems(params: &StudyParams, input: &StudyInput, today: NaiveDate) -> Vec<Problem> {
    let mut checks = Checks::new();
    checks
        .choice("topic", &input.topic, params.topic(&input.topic).is_some())
        .past_day("day", input.day, today)
        .choice("form", &input.form, params.form(&input.form).is_some())
        .ensure(
            (0..=DAY_TENTHS).contains(&input.tenths),
            "tenths",
            ProblemKind::BadNumber { min: 0, max: DAY_TENTHS / 10 },
        )
        .text("note", &input.note, 0, NOTE_MAX);
    checks.into_problems()
}

/// What is wrong with a reflection that is to be kept; fields `topic`, `title`, `body`.
pub fn reflection_problems(
    params: &StudyParams,
    topic: &str,
    title: &str,
    body: &str,
) -> Vec<Problem> {
    let mut checks = Checks::new();
    checks
        .choice("topic", topic, params.topic(topic).is_some())
        .text("title", title, 1, TITLE_MAX)
        .text("body", body, 0, BODY_MAX);
    checks.into_problems()
}

/// What a reflection lacks when it is to be submitted (S35: the length the campaign asks for).
pub fn reflection_lacks(params: &StudyParams, body: &str) -> Vec<Problem> {
    let mut checks = Checks::new();
    checks.text("body", body, params.reflections.min_chars.max(1), BODY_MAX);
    checks.into_problems()
}

/// How often each education type was studied (S34).
pub fn coverage(params: &StudyParams, records: &[StudyRecord]) -> Vec<Coverage> {
    let kind_of = |record: &StudyRecord| params.topic(&record.topic).map(|t| t.education.as_str());
    params
        .types
        .iter()
        .map(|kind| Coverage {
            kind: kind.key.clone(),
            records: records.iter().filter(|r| kind_of(r) == Some(&kind.key)).count() as i64,
            required: kind.required,
        })
        .collect()
}

/// Required topics that have a record.
pub fn topics_done(params: &StudyParams, records: &[StudyRecord]) -> i64 {
    let recorded = |key: &str| records.iter().any(|record| record.topic == key);
    params.topics.iter().filter(|topic| topic.required && recorded(&topic.key)).count() as i64
}

/// What the step lacks when it is to be submitted: required topics, education types (G1.2) and
/// reflections, all of it at once.
pub fn step_lacks(
    params: &StudyParams,
    records: &[StudyRecord],
    reflections: &[Reflection],
) -> Vec<Problem> {
    let mut checks = Checks::new();
    let topics = params.required_topics() - topics_done(params, records);
    let types = coverage(params, records).iter().filter(|c| c.required && c.records == 0).count();
    let written = reflections.iter().filter(|r| r.counts()).count() as i64;
    let missing = params.reflections.count - written;
    checks
        .ensure(topics <= 0, "topics", ProblemKind::TopicsMissing(topics))
        .ensure(types == 0, "types", ProblemKind::TypesMissing(types as i64))
        .ensure(missing <= 0, "reflections", ProblemKind::ReflectionsMissing(missing));
    checks.into_problems()
}

/// Progress: required topics recorded, and how many reflections were handed in.
pub fn progress(
    params: &StudyParams,
    records: &[StudyRecord],
    reflections: &[Reflection],
    entry: Option<&StepEntry>,
) -> Progress {
    let begun = !records.is_empty() || !reflections.is_empty();
    Progress {
        status: status_when(entry, begun),
        done: topics_done(params, records),
        total: params.required_topics(),
        extra: reflections.iter().filter(|r| r.counts()).count() as i64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        record::Meta,
        step::{Choice, EducationType, Reflections, Topic},
        step_entry::StepStatus,
        study::ReviewStatus,
    };

    fn params() -> StudyParams {
        let kind =
            |key: &str, required| EducationType { key: key.into(), name: key.into(), required };
        let topic = |key: &str, education: &str, required| Topic {
            key: key.into(),
            title: key.into(),
            education: education.into(),
            required,
            form: None,
        };
        StudyParams {
            types: vec![kind("purpose", true), kind("warning", true), kind("trade", false)],
            topics: vec![
                topic("t1", "purpose", true),
                topic("t2", "purpose", true),
                topic("t3", "warning", false),
            ],
            forms: vec![Choice { key: "alone".into(), name: "自学".into() }],
            reflections: Reflections { count: 1, min_chars: 5 },
        }
    }

    fn record(topic: &str) -> StudyRecord {
        StudyRecord {
            meta: Meta::default(),
            campaign: "c".into(),
            person: "p".into(),
            topic: topic.into(),
            day: day("2026-05-12"),
            form: "alone".into(),
            tenths: 20,
            note: String::new(),
        }
    }

    fn reflection(status: ReviewStatus) -> Reflection {
        Reflection {
            meta: Meta::default(),
            campaign: "c".into(),
            person: "p".into(),
            topic: "t1".into(),
            title: "心得".into(),
            body: "一二三四五".into(),
            status,
            submitted_on: None,
            reviewer: None,
            reviewed_on: None,
            comment: String::new(),
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_wrong_field_of_a_record_is_named() {
        let input = StudyInput {
            topic: "t9".into(),
            day: Some(day("2026-05-13")),
            form: String::new(),
            tenths: 241,
            note: "字".repeat(501),
        };
        let fields: Vec<_> = record_problems(&params(), &input, day("2026-05-12"))
            .into_iter()
            .map(|p| (p.field, p.kind))
            .collect();
        assert_eq!(
            fields,
            [
                ("topic".to_owned(), ProblemKind::NotAChoice),
                ("day".to_owned(), ProblemKind::Future),
                ("form".to_owned(), ProblemKind::Required),
                ("tenths".to_owned(), ProblemKind::BadNumber { min: 0, max: 24 }),
                ("note".to_owned(), ProblemKind::TooLong { max: 500, now: 501 }),
            ]
        );
        let good = StudyInput {
            topic: "t1".into(),
            day: Some(day("2026-05-12")),
            form: "alone".into(),
            tenths: 0,
            note: String::new(),
        };
        assert_eq!(record_problems(&params(), &good, day("2026-05-12")), []);
    }

    #[test]
    fn a_reflection_is_long_enough_only_without_its_spaces() {
        assert_eq!(reflection_lacks(&params(), "一 二 三 四 五"), []);
        assert_eq!(
            reflection_lacks(&params(), "一 二 三 四    "),
            [Problem::new("body", ProblemKind::TooShort { min: 5, now: 4 })]
        );
        assert_eq!(
            reflection_lacks(&params(), " \n"),
            [Problem::new("body", ProblemKind::Required)]
        );
    }

    #[test]
    fn all_that_a_submission_lacks_is_said_at_once() {
        let returned = [reflection(ReviewStatus::Returned), reflection(ReviewStatus::Draft)];
        let kinds = |records: &[StudyRecord], reflections: &[Reflection]| {
            let lacks = step_lacks(&params(), records, reflections);
            lacks.into_iter().map(|p| p.kind).collect::<Vec<_>>()
        };
        assert_eq!(
            kinds(&[record("t1")], &returned),
            [
                ProblemKind::TopicsMissing(1),
                ProblemKind::TypesMissing(1),
                ProblemKind::ReflectionsMissing(1)
            ]
        );
        let all = [record("t1"), record("t2"), record("t3")];
        assert_eq!(kinds(&all, &[reflection(ReviewStatus::Submitted)]), []);
    }

    #[test]
    fn progress_counts_required_topics_once() {
        let records = [record("t1"), record("t1"), record("t3")];
        let got = progress(&params(), &records, &[reflection(ReviewStatus::Read)], None);
        assert_eq!(got, Progress { status: StepStatus::Doing, done: 1, total: 2, extra: 1 });
        assert_eq!(progress(&params(), &[], &[], None), Progress::nothing_of(2));
        let counts: Vec<_> =
            coverage(&params(), &records).into_iter().map(|c| (c.kind, c.records)).collect();
        assert_eq!(
            counts,
            [("purpose".to_owned(), 2), ("warning".to_owned(), 1), ("trade".to_owned(), 0)]
        );
    }
}
