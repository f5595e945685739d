//! What is exported, as plain data: the service collects it under the rights of who exports, `export` renders it.

use super::{
    finding::{Closure, LedgerRow, Measure},
    office::Channel,
    self_exam::Answer,
    step_entry::StepStatus,
    study::{Reflection, StudyRecord},
    team::TeamCell,
};
use crate::{clock::Millis, code_enum};
use chrono::NaiveDate;
use std::sync::Arc;

code_enum! {
    ExportKind {
        Summary = "summary",
        Team = "team",
        Ledger = "ledger",
        Mine = "mine",
    }
}

code_enum! {
    ExportFormat {
        Md = "md",
        Csv = "csv",
        Json = "json",
        Xlsx = "xlsx",
    }
}

/// The version of the JSON layout; raised when a key changes its meaning or goes away.
pub const SCHEMA_VERSION: i64 = 1;

/// What every report begins and ends with.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportHead {
    pub campaign: Arc<super::campaign::Campaign>,
    pub unit: String,
    pub year: i64,
    pub today: NaiveDate,
    pub exported_at: Millis,
    pub exported_by: String,
    /// `SEQ:HASH` of the history's head.
    pub anchor: String,
}

/// A figure with its base: "17 of 33".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub part: i64,
    pub base: i64,
}

/// The figures of one step in the summary.
#[derive(Debug, Clone, PartialEq)]
pub struct StepFigures {
    pub phase: i64,
    pub step: String,
    pub finished: Share,
    pub waiting: i64,
    pub late: i64,
    pub submitted_late: i64,
    pub due: Option<NaiveDate>,
}

/// A late item with both names.
#[derive(Debug, Clone, PartialEq)]
pub struct LateLine {
    pub name: String,
    pub leader: String,
    /// Step key, or empty when `subject` is a finding's number and title.
    pub step: String,
    pub subject: String,
    pub due: NaiveDate,
    pub days: i64,
}

/// The summary of all phases.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryReport {
    pub people: i64,
    pub leader: String,
    pub coordinator: String,
    /// Number, first day, last day, opened early.
    pub phases: Vec<(i64, NaiveDate, NaiveDate, bool)>,
    pub steps: Vec<StepFigures>,
    pub study_records: i64,
    pub study_tenths: i64,
    /// Education type key: people covered.
    pub coverage: Vec<(String, Share)>,
    pub reflections: i64,
    pub reflections_read: i64,
    /// Source key: opinions.
    pub opinions: Vec<(String, i64)>,
    pub opinions_decided: Share,
    pub opinions_converted: i64,
    /// Named problem key: people who answered slight, and problem.
    pub named_problems: Vec<(String, i64, i64)>,
    pub commitments: i64,
    pub commitments_published: i64,
    /// Items checked as kept, of items published.
    pub items_kept: Share,
    pub channels: Vec<Channel>,
    pub findings: i64,
    /// Kind code (empty = not yet confirmed): count.
    pub by_kind: Vec<(String, i64)>,
    /// Category key: count.
    pub by_category: Vec<(String, i64)>,
    pub by_status: Vec<(super::finding::FindingStatus, i64)>,
    /// Closed, of confirmed.
    pub closed: Share,
    /// Closed on or before the original due date, of closed.
    pub closed_in_time: Share,
    pub reopened: i64,
    pub late: Vec<LateLine>,
    /// Long-term findings that go on.
    pub long_term: Vec<(String, String, Option<NaiveDate>)>,
    /// What comes next: phase number and its first day, for phases ahead.
    pub ahead: Vec<(i64, NaiveDate)>,
}

/// A row of the team table.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamLine {
    pub login: String,
    pub name: String,
    pub title: String,
    pub unit: String,
    pub supervisor: String,
    pub cells: Vec<TeamCell>,
    pub findings: i64,
    pub late: i64,
}

/// The team table: one column per step of all phases.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamReport {
    /// Phase number and step key.
    pub columns: Vec<(i64, String)>,
    pub rows: Vec<TeamLine>,
}

/// A finding with everything the official columns need (domain A.2, first row).
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerLine {
    pub head: LedgerRow,
    /// Measure and the name of its owner.
    pub measures: Vec<(Measure, String)>,
    /// Last progress text.
    pub progress: String,
    pub closure: Option<Closure>,
    pub verified_by: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct LedgerReport {
    pub rows: Vec<LedgerLine>,
}

/// Everything one person entered.
#[derive(Debug, Clone, PartialEq)]
pub struct MineReport {
    pub login: String,
    pub name: String,
    /// Step key, status, submitted on, statement text, comment.
    pub steps: Vec<(String, StepStatus, Option<NaiveDate>, String, String)>,
    pub records: Vec<StudyRecord>,
    pub reflections: Vec<Reflection>,
    pub answers: Vec<Answer>,
    pub opinions: Vec<super::opinion::Opinion>,
    pub commitments: Vec<(super::commitment::Commitment, Vec<super::commitment::CommitmentItem>)>,
    pub findings: Vec<LedgerLine>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ReportBody {
    Summary(Box<SummaryReport>),
    Team(TeamReport),
    Ledger(LedgerReport),
    Mine(Box<MineReport>),
}

/// A whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub head: ReportHead,
    pub body: ReportBody,
}
