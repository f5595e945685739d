//! What is exported, as plain data: the service collects it under the rights of who exports, `export` renders it.

use super::{
    campaign::Campaign,
    commitment::{Commitment, CommitmentCheck, CommitmentItem},
    finding::{Closure, FindingStatus, LedgerRow, Measure, RectifyKind},
    office::Channel,
    opinion::Opinion,
    record::Id,
    self_exam::Answer,
    step_entry::StepStatus,
    study::{Reflection, StudyRecord},
    team::TeamCell,
    walk::PhaseState,
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

impl ExportKind {
    /// One table throughout, so that it can also be had as a worksheet.
    pub const fn is_table(self) -> bool {
        matches!(self, Self::Team | Self::Ledger)
    }
}

code_enum! {
    /// Whose work a report covers; follows from the rights of who exports.
    ReportScope {
        Office = "office",
        /// The own people of a supervisor.
        Line = "line",
        /// Only what one is involved in.
        Own = "own",
    }
}

/// The version of the JSON layout; raised when a key changes its meaning or goes away.
pub const SCHEMA_VERSION: i64 = 1;

/// What every report begins and ends with.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportHead {
    pub campaign: Arc<Campaign>,
    pub unit: String,
    pub scope: ReportScope,
    pub year: i64,
    pub today: NaiveDate,
    pub exported_at: Millis,
    pub exported_by: String,
    /// `SEQ:HASH` of the history's head at the moment that the report shows.
    pub anchor: String,
}

/// What history knows of a file that was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentFile {
    /// The record's number.
    pub seq: i64,
    pub at: Millis,
    /// The name of who exported it, as it is now; empty where nobody has one any more.
    pub by: String,
    pub kind: ExportKind,
    pub format: ExportFormat,
}

/// A figure with its base: "17 of 33".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Share {
    pub part: i64,
    pub base: i64,
}

impl Share {
    pub const fn new(part: i64, base: i64) -> Self {
        Self { part, base }
    }

    /// The rate in tenths of a percent, half away from zero (domain 2.11): 17 of 33 is 515.
    /// `None` without a base: that is neither 0 % nor 100 %.
    pub fn tenths(self) -> Option<i64> {
        if self.base <= 0 {
            return None;
        }
        let (part, base) = (i128::from(self.part), i128::from(self.base));
        let doubled = part * 2000;
        let half = if part < 0 { -base } else { base };
        i64::try_from((doubled + half) / (2 * base)).ok()
    }
}

/// The dates of a phase and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseFigures {
    pub no: i64,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    pub state: PhaseState,
}

/// The figures of one step in the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepFigures {
    pub phase: i64,
    pub step: String,
    /// People who finished, of those whom the step concerns.
    pub finished: Share,
    pub waiting: i64,
    pub late: i64,
    pub submitted_late: i64,
    pub due: Option<NaiveDate>,
}

/// What was answered to one of the named problems (S40).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFigures {
    pub key: String,
    /// People who answered at all.
    pub answered: i64,
    pub slight: i64,
    pub problem: i64,
}

/// A late item with both names (S54).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateLine {
    pub name: String,
    pub leader: String,
    /// Step key, or empty when `subject` is a finding's number and title.
    pub step: String,
    pub subject: String,
    pub due: NaiveDate,
    pub days: i64,
}

/// A long-term finding that goes on after the campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongTermLine {
    pub no: String,
    pub title: String,
    pub owner: String,
    pub next_review: Option<NaiveDate>,
}

/// The summary of all phases.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SummaryReport {
    /// People who take part and are covered by the figures.
    pub people: i64,
    /// Names, where there are several with a separator between.
    pub leaders: Vec<String>,
    pub coordinators: Vec<String>,
    pub phases: Vec<PhaseFigures>,
    pub steps: Vec<StepFigures>,
    pub study_records: i64,
    /// Declared hours of study in tenths, never measured (G1).
    pub study_tenths: i64,
    /// Education type key: people with a record of it, of all (S34, G1.2).
    pub coverage: Vec<(String, Share)>,
    /// Read, of submitted or read.
    pub reflections: Share,
    pub opinions: i64,
    /// Source key: opinions from there (S37).
    pub opinions_by_source: Vec<(String, i64)>,
    /// Of all opinions.
    pub opinions_decided: Share,
    /// Of all opinions.
    pub opinions_converted: Share,
    pub named_problems: Vec<NamedFigures>,
    /// Published, of all that were begun.
    pub commitments: Share,
    /// Items whose last check says kept, of the items published.
    pub items_kept: Share,
    pub channels: Vec<Channel>,
    /// Without those found groundless.
    pub findings: i64,
    /// `None` where no type was decided yet.
    pub by_kind: Vec<(Option<RectifyKind>, i64)>,
    /// Category key: count.
    pub by_category: Vec<(String, i64)>,
    /// All findings, also the groundless ones.
    pub by_status: Vec<(FindingStatus, i64)>,
    /// Closed, of confirmed.
    pub closed: Share,
    /// Closed on or before the first due date, of those closed that had one.
    pub closed_in_time: Share,
    /// Findings opened again after a look-back, of confirmed.
    pub reopened: Share,
    /// Everything that is late.
    pub late_count: i64,
    /// The longest late of it, the longest first.
    pub late: Vec<LateLine>,
    pub long_term: Vec<LongTermLine>,
}

/// A row of the team table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamLine {
    pub login: String,
    pub name: String,
    pub title: String,
    pub unit: String,
    pub supervisor: String,
    /// One per column.
    pub cells: Vec<TeamCell>,
    /// Findings this person owns or stated, still open.
    pub findings: i64,
    /// Steps and findings past their date.
    pub late: i64,
}

/// The team table: one column per step of all phases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TeamReport {
    /// Phase number and step key.
    pub columns: Vec<(i64, String)>,
    pub rows: Vec<TeamLine>,
}

/// A finding with everything the official columns need (domain A.2, first row).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    pub head: LedgerRow,
    /// Measure and the name of its owner.
    pub measures: Vec<(Measure, String)>,
    /// Last progress text.
    pub progress: String,
    /// The last application for closure that was not returned.
    pub closure: Option<Closure>,
    /// Name of who verified that application.
    pub verified_by: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LedgerReport {
    pub rows: Vec<LedgerLine>,
}

/// Where I stand in one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MineStep {
    pub step: String,
    pub status: StepStatus,
    pub due: Option<NaiveDate>,
    pub submitted_on: Option<NaiveDate>,
    /// The statement; empty where the step has none.
    pub body: String,
    /// The reviewer's comment.
    pub comment: String,
}

/// A commitment with what was promised and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MineCommitment {
    pub row: Commitment,
    pub items: Vec<CommitmentItem>,
    pub checks: Vec<CommitmentCheck>,
}

/// What a change left of an entry of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RevisionText {
    /// The values as they then were, by column; what was empty is left out.
    Values(Vec<(String, String)>),
    /// The entry was removed.
    Removed,
    /// The text of this change was erased and is nowhere any more.
    Erased,
}

/// One change of an entry of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MineRevision {
    pub at: Millis,
    /// The name of who made it; empty for the program itself.
    pub by: String,
    /// What was done, as the history names it.
    pub action: String,
    /// The table of the entry.
    pub entry: String,
    pub id: Id,
    pub version: i64,
    pub text: RevisionText,
}

/// Everything one person entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MineReport {
    pub login: String,
    pub name: String,
    pub title: String,
    pub steps: Vec<MineStep>,
    pub records: Vec<StudyRecord>,
    pub reflections: Vec<Reflection>,
    pub answers: Vec<Answer>,
    pub opinions: Vec<Opinion>,
    pub commitments: Vec<MineCommitment>,
    /// Findings I stated or own.
    pub findings: Vec<LedgerLine>,
    /// Every change of my entries, the oldest first; `None` where they were not asked for.
    pub revisions: Option<Vec<MineRevision>>,
}

/// The content, one variant per [`ExportKind`].
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

impl Report {
    pub const fn kind(&self) -> ExportKind {
        match self.body {
            ReportBody::Summary(_) => ExportKind::Summary,
            ReportBody::Team(_) => ExportKind::Team,
            ReportBody::Ledger(_) => ExportKind::Ledger,
            ReportBody::Mine(_) => ExportKind::Mine,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn rates_are_rounded_half_away_from_zero_to_one_decimal() {
        let tenths = |part, base| Share::new(part, base).tenths();
        assert_eq!(tenths(17, 33), Some(515));
        assert_eq!(tenths(1, 3), Some(333));
        assert_eq!(tenths(2, 3), Some(667));
        assert_eq!(tenths(1, 2000), Some(1), "0.05 % is rounded up");
        assert_eq!(tenths(-1, 2000), Some(-1));
        assert_eq!(tenths(1, 2001), Some(0));
        assert_eq!(tenths(33, 33), Some(1000));
        assert_eq!(tenths(0, 12), Some(0));
        assert_eq!(tenths(0, 0), None);
        assert_eq!(tenths(i64::MAX, i64::MAX), Some(1000));
    }
}
