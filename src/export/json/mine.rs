//! A person's own data in the schema.

use super::{Named, Words, ledger, revisions};
use crate::domain::{
    commitment::{CheckState, CommitmentCheck, CommitmentKind, CommitmentStatus, Evaluator},
    opinion::{Decision, Opinion, OpinionStatus},
    report::{MineCommitment, MineReport, MineStep},
    self_exam::{Answer, AnswerResult},
    step_entry::StepStatus,
    study::{Reflection, ReviewStatus, StudyRecord},
};
use chrono::NaiveDate;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Mine<'a> {
    login: &'a str,
    name: &'a str,
    title: &'a str,
    steps: Vec<Step<'a>>,
    study_records: Vec<Record<'a>>,
    reflections: Vec<Text<'a>>,
    answers: Vec<OneAnswer<'a>>,
    opinions: Vec<OneOpinion<'a>>,
    commitments: Vec<Promise<'a>>,
    findings: Vec<ledger::Row<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revisions: Option<Vec<revisions::Revision<'a>>>,
}

#[derive(Serialize)]
struct Step<'a> {
    step: Named<'a>,
    status: StepStatus,
    due: Option<NaiveDate>,
    submitted_on: Option<NaiveDate>,
    body: &'a str,
    comment: &'a str,
}

#[derive(Serialize)]
struct Record<'a> {
    day: NaiveDate,
    topic: Named<'a>,
    form: Named<'a>,
    /// Declared hours, times ten.
    tenths_of_hours: i64,
    note: &'a str,
}

#[derive(Serialize)]
struct Text<'a> {
    topic: Named<'a>,
    title: &'a str,
    body: &'a str,
    status: ReviewStatus,
    submitted_on: Option<NaiveDate>,
    comment: &'a str,
}

#[derive(Serialize)]
struct OneAnswer<'a> {
    step: &'a str,
    item: Named<'a>,
    result: AnswerResult,
    fact: &'a str,
    cause: &'a str,
    plan: &'a str,
    comment: &'a str,
}

#[derive(Serialize)]
struct OneOpinion<'a> {
    no: &'a str,
    received_on: NaiveDate,
    source: Named<'a>,
    channel: Named<'a>,
    giver: &'a str,
    original: &'a str,
    summary: &'a str,
    category: Named<'a>,
    decision: Option<Decision>,
    reason: &'a str,
    status: OpinionStatus,
}

#[derive(Serialize)]
struct Promise<'a> {
    no: &'a str,
    kind: CommitmentKind,
    title: &'a str,
    status: CommitmentStatus,
    submitted_on: Option<NaiveDate>,
    published_on: Option<NaiveDate>,
    place: &'a str,
    audience: &'a str,
    comment: &'a str,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    text: &'a str,
    due: Option<NaiveDate>,
    checks: Vec<Check<'a>>,
}

#[derive(Serialize)]
struct Check<'a> {
    day: NaiveDate,
    state: CheckState,
    evaluator: Evaluator,
    proof: &'a str,
}

impl<'a> Mine<'a> {
    pub fn of(words: Words, body: &'a MineReport) -> Self {
        Self {
            login: &body.login,
            name: &body.name,
            title: &body.title,
            steps: body.steps.iter().map(|row| step(words, row)).collect(),
            study_records: body.records.iter().map(|row| record(words, row)).collect(),
            reflections: body.reflections.iter().map(|row| text(words, row)).collect(),
            answers: body.answers.iter().map(|row| answer(words, row)).collect(),
            opinions: body.opinions.iter().map(|row| opinion(words, row)).collect(),
            commitments: body.commitments.iter().map(promise).collect(),
            findings: ledger::rows(words, &body.findings),
            revisions: body.revisions.as_deref().map(revisions::of),
        }
    }
}

fn step<'a>(words: Words, row: &'a MineStep) -> Step<'a> {
    Step {
        step: Named { key: &row.step, name: words.step(&row.step) },
        status: row.status,
        due: row.due,
        submitted_on: row.submitted_on,
        body: &row.body,
        comment: &row.comment,
    }
}

fn record<'a>(words: Words, row: &'a StudyRecord) -> Record<'a> {
    Record {
        day: row.day,
        topic: Named { key: &row.topic, name: words.topic(&row.topic) },
        form: Named { key: &row.form, name: words.form(&row.form) },
        tenths_of_hours: row.tenths,
        note: &row.note,
    }
}

fn text<'a>(words: Words, row: &'a Reflection) -> Text<'a> {
    Text {
        topic: Named { key: &row.topic, name: words.topic(&row.topic) },
        title: &row.title,
        body: &row.body,
        status: row.status,
        submitted_on: row.submitted_on,
        comment: &row.comment,
    }
}

fn answer<'a>(words: Words, row: &'a Answer) -> OneAnswer<'a> {
    OneAnswer {
        step: &row.step,
        item: Named { key: &row.item, name: words.exam_item(&row.item) },
        result: row.result,
        fact: &row.fact,
        cause: &row.cause,
        plan: &row.plan,
        comment: &row.comment,
    }
}

fn opinion<'a>(words: Words, row: &'a Opinion) -> OneOpinion<'a> {
    OneOpinion {
        no: &row.no,
        received_on: row.received_on,
        source: Named { key: &row.source, name: words.source(&row.source) },
        channel: Named { key: &row.channel, name: words.channel(&row.channel) },
        giver: &row.giver,
        original: &row.original,
        summary: &row.summary,
        category: Named { key: &row.category, name: words.category(&row.category) },
        decision: row.decision,
        reason: &row.reason,
        status: row.status,
    }
}

fn promise(commitment: &MineCommitment) -> Promise<'_> {
    let row = &commitment.row;
    let items = commitment.items.iter().map(|item| Item {
        text: &item.text,
        due: item.due,
        checks: commitment.checks.iter().filter(|c| c.item == item.meta.id).map(check).collect(),
    });
    Promise {
        no: &row.no,
        kind: row.kind,
        title: &row.title,
        status: row.status,
        submitted_on: row.submitted_on,
        published_on: row.published_on,
        place: &row.place,
        audience: &row.audience,
        comment: &row.comment,
        items: items.collect(),
    }
}

fn check(check: &CommitmentCheck) -> Check<'_> {
    Check { day: check.day, state: check.state, evaluator: check.evaluator, proof: &check.proof }
}
