//! The summary's part of the schema.

use super::{Counted, Covered, Named, Words};
use crate::domain::{
    finding::{FindingStatus, RectifyKind},
    office::ChannelKind,
    report::{NamedFigures, Share, StepFigures, SummaryReport},
};
use chrono::NaiveDate;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Summary<'a> {
    people: i64,
    leaders: &'a [String],
    coordinators: &'a [String],
    phases: Vec<Phase>,
    steps: Vec<Step<'a>>,
    study: Study<'a>,
    opinions: Opinions<'a>,
    named_problems: Vec<NamedProblem<'a>>,
    commitments: Commitments<'a>,
    findings: Findings<'a>,
    late_count: i64,
    late: Vec<Late<'a>>,
    long_term: Vec<LongTerm<'a>>,
}

#[derive(Serialize)]
struct Phase {
    no: i64,
    name: String,
    first_day: NaiveDate,
    last_day: NaiveDate,
    state: &'static str,
}

#[derive(Serialize)]
struct Step<'a> {
    phase: i64,
    key: &'a str,
    name: String,
    finished: Share,
    waiting: i64,
    late: i64,
    submitted_late: i64,
    due: Option<NaiveDate>,
}

#[derive(Serialize)]
struct Study<'a> {
    records: i64,
    /// Declared hours, times ten.
    tenths_of_hours: i64,
    reflections_read: Share,
    coverage: Vec<Covered<'a>>,
}

#[derive(Serialize)]
struct Opinions<'a> {
    count: i64,
    decided: Share,
    converted: Share,
    by_source: Vec<Counted<'a>>,
}

#[derive(Serialize)]
struct NamedProblem<'a> {
    #[serde(flatten)]
    named: Named<'a>,
    answered: i64,
    slight: i64,
    problem: i64,
}

#[derive(Serialize)]
struct Commitments<'a> {
    published: Share,
    items_kept: Share,
    channels: Vec<Channel<'a>>,
}

#[derive(Serialize)]
struct Channel<'a> {
    kind: ChannelKind,
    value: &'a str,
    hours: &'a str,
}

#[derive(Serialize)]
struct Findings<'a> {
    count: i64,
    closed: Share,
    closed_in_time: Share,
    reopened: Share,
    by_kind: Vec<OfKind>,
    by_category: Vec<Counted<'a>>,
    by_status: Vec<OfStatus>,
}

#[derive(Serialize)]
struct OfKind {
    kind: Option<RectifyKind>,
    count: i64,
}

#[derive(Serialize)]
struct OfStatus {
    status: FindingStatus,
    count: i64,
}

#[derive(Serialize)]
struct Late<'a> {
    name: &'a str,
    leader: &'a str,
    /// Null for a finding.
    step: Option<&'a str>,
    subject: String,
    due: NaiveDate,
    days: i64,
}

#[derive(Serialize)]
struct LongTerm<'a> {
    no: &'a str,
    title: &'a str,
    owner: &'a str,
    next_review: Option<NaiveDate>,
}

impl<'a> Summary<'a> {
    pub fn of(words: Words, body: &'a SummaryReport) -> Self {
        let phases = body.phases.iter().map(|phase| Phase {
            no: phase.no,
            name: words.phase(phase.no),
            first_day: phase.first_day,
            last_day: phase.last_day,
            state: phase.state.code(),
        });
        Self {
            people: body.people,
            leaders: &body.leaders,
            coordinators: &body.coordinators,
            phases: phases.collect(),
            steps: body.steps.iter().map(|step| Step::of(words, step)).collect(),
            study: Study::of(words, body),
            opinions: Opinions {
                count: body.opinions,
                decided: body.opinions_decided,
                converted: body.opinions_converted,
                by_source: counted(&body.opinions_by_source, |key| words.source(key)),
            },
            named_problems: body.named_problems.iter().map(|n| named(words, n)).collect(),
            commitments: Commitments::of(body),
            findings: Findings::of(words, body),
            late_count: body.late_count,
            late: body.late.iter().map(|line| Late::of(words, line)).collect(),
            long_term: body.long_term.iter().map(LongTerm::of).collect(),
        }
    }
}

impl<'a> Step<'a> {
    fn of(words: Words, step: &'a StepFigures) -> Self {
        Self {
            phase: step.phase,
            key: &step.step,
            name: words.step(&step.step),
            finished: step.finished,
            waiting: step.waiting,
            late: step.late,
            submitted_late: step.submitted_late,
            due: step.due,
        }
    }
}

impl<'a> Study<'a> {
    fn of(words: Words, body: &'a SummaryReport) -> Self {
        let covered = |(key, share): &'a (String, Share)| Covered {
            key,
            name: words.education(key),
            share: *share,
        };
        Self {
            records: body.study_records,
            tenths_of_hours: body.study_tenths,
            reflections_read: body.reflections,
            coverage: body.coverage.iter().map(covered).collect(),
        }
    }
}

impl<'a> Commitments<'a> {
    fn of(body: &'a SummaryReport) -> Self {
        let channels = body.channels.iter().filter(|channel| channel.valid);
        Self {
            published: body.commitments,
            items_kept: body.items_kept,
            channels: channels
                .map(|c| Channel { kind: c.kind, value: &c.value, hours: &c.hours })
                .collect(),
        }
    }
}

impl<'a> Findings<'a> {
    fn of(words: Words, body: &'a SummaryReport) -> Self {
        Self {
            count: body.findings,
            closed: body.closed,
            closed_in_time: body.closed_in_time,
            reopened: body.reopened,
            by_kind: body.by_kind.iter().map(|&(kind, count)| OfKind { kind, count }).collect(),
            by_category: counted(&body.by_category, |key| words.category(key)),
            by_status: (body.by_status.iter())
                .map(|&(status, count)| OfStatus { status, count })
                .collect(),
        }
    }
}

impl<'a> Late<'a> {
    fn of(words: Words, line: &'a crate::domain::report::LateLine) -> Self {
        let step = Some(line.step.as_str()).filter(|step| !step.is_empty());
        Self {
            name: &line.name,
            leader: &line.leader,
            step,
            subject: step.map_or_else(|| line.subject.clone(), |step| words.step(step)),
            due: line.due,
            days: line.days,
        }
    }
}

impl<'a> LongTerm<'a> {
    fn of(line: &'a crate::domain::report::LongTermLine) -> Self {
        Self { no: &line.no, title: &line.title, owner: &line.owner, next_review: line.next_review }
    }
}

fn counted<'a>(list: &'a [(String, i64)], name: impl Fn(&str) -> String) -> Vec<Counted<'a>> {
    list.iter().map(|(key, count)| Counted { key, name: name(key), count: *count }).collect()
}

fn named<'a>(words: Words, figures: &'a NamedFigures) -> NamedProblem<'a> {
    NamedProblem {
        named: Named { key: &figures.key, name: words.category(&figures.key) },
        answered: figures.answered,
        slight: figures.slight,
        problem: figures.problem,
    }
}
