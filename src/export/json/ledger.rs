//! The ledger's part of the schema; a person's own findings have the same form.

use super::{Named, Words};
use crate::domain::{
    finding::{
        FindingLevel, FindingSource, FindingStatus, Recognised, RectifyKind, ReviewCycle, Severity,
    },
    report::{LedgerLine, LedgerReport},
};
use chrono::NaiveDate;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Ledger<'a> {
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
pub(super) struct Row<'a> {
    no: &'a str,
    title: &'a str,
    description: &'a str,
    category: Named<'a>,
    source: FindingSource,
    level: FindingLevel,
    severity: Severity,
    cause: &'a str,
    measures: Vec<Measure<'a>>,
    criterion: &'a str,
    author: &'a str,
    leader: &'a str,
    owner: &'a str,
    co_units: &'a str,
    kind: Option<RectifyKind>,
    due: Option<NaiveDate>,
    original_due: Option<NaiveDate>,
    next_review: Option<NaiveDate>,
    review_cycle: Option<ReviewCycle>,
    percent: i64,
    progress: &'a str,
    evidence: &'a str,
    status: FindingStatus,
    recognised: Option<Recognised>,
    reason: &'a str,
    late_days: i64,
    confirmed_on: Option<NaiveDate>,
    applied_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
    verified_by: &'a str,
    returns: i64,
    reopens: i64,
}

#[derive(Serialize)]
struct Measure<'a> {
    means: &'a str,
    target: &'a str,
    owner: &'a str,
    due: Option<NaiveDate>,
    percent: i64,
}

impl<'a> Ledger<'a> {
    pub fn of(words: Words, body: &'a LedgerReport) -> Self {
        Self { rows: rows(words, &body.rows) }
    }
}

pub(super) fn rows<'a>(words: Words, lines: &'a [LedgerLine]) -> Vec<Row<'a>> {
    lines.iter().map(|line| row(words, line)).collect()
}

fn row<'a>(words: Words, line: &'a LedgerLine) -> Row<'a> {
    let (head, finding, closure) = (&line.head, &line.head.row, line.closure.as_ref());
    Row {
        no: &finding.no,
        title: &finding.title,
        description: &finding.description,
        category: Named { key: &finding.category, name: words.category(&finding.category) },
        source: finding.source,
        level: finding.level,
        severity: finding.severity,
        cause: &finding.cause,
        measures: measures(line),
        criterion: &finding.criterion,
        author: &head.author,
        leader: &head.leader,
        owner: &head.owner,
        co_units: &finding.co_units,
        kind: finding.kind,
        due: finding.due,
        original_due: finding.original_due,
        next_review: finding.next_review,
        review_cycle: finding.review_cycle,
        percent: head.percent,
        progress: &line.progress,
        evidence: closure.map_or("", |closure| &closure.evidence),
        status: finding.status,
        recognised: closure.and_then(|closure| closure.recognised),
        reason: &finding.reason,
        late_days: head.late_days,
        confirmed_on: finding.confirmed_on,
        applied_on: finding.applied_on,
        closed_on: finding.closed_on,
        verified_by: &line.verified_by,
        returns: finding.returns,
        reopens: finding.reopens,
    }
}

fn measures(line: &LedgerLine) -> Vec<Measure<'_>> {
    let measures = line.measures.iter().map(|(measure, owner)| Measure {
        means: &measure.means,
        target: &measure.target,
        owner,
        due: measure.due,
        percent: measure.percent,
    });
    measures.collect()
}
