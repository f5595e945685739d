//! The leader's view: person × step, totals, what is late, what waits for me.

use super::{
    person::PersonRef,
    policy::Rights,
    record::Id,
    role::Role,
    step::StepKind,
    step_entry::{EntryHead, StepStatus},
};
use crate::code_enum;
use chrono::NaiveDate;

code_enum! {
    /// Which people to list.
    TeamFilter {
        All = "all",
        /// Something of theirs is late.
        Late = "late",
        /// Something of theirs waits for review.
        Waiting = "waiting",
        /// Something is still open in the shown phase.
        Open = "open",
    }
}

code_enum! {
    TeamSort {
        Name = "name",
        /// The longest late first.
        Late = "late",
    }
}

/// What to show; a window of rows, so that size does not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamQuery {
    /// Phase number; 0 means the running one.
    pub phase: i64,
    pub filter: TeamFilter,
    pub sort: TeamSort,
    pub text: String,
    pub offset: i64,
    pub limit: i64,
}

impl Default for TeamQuery {
    fn default() -> Self {
        Self {
            phase: 0,
            filter: TeamFilter::All,
            sort: TeamSort::Name,
            text: String::new(),
            offset: 0,
            limit: 40,
        }
    }
}

/// One cell of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TeamCell {
    pub status: StepStatus,
    pub done: i64,
    pub total: i64,
    pub late_days: i64,
    /// Step does not concern this person.
    pub absent: bool,
}

/// A person's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamRow {
    pub person: PersonRef,
    pub unit: String,
    pub cells: Vec<TeamCell>,
    /// Open findings of this person: as direct owner, or as who stated it while there is no owner.
    pub findings: i64,
    /// Steps and findings past their date.
    pub late: i64,
    /// Accept and Return (what waits in the shown phase), Remind.
    pub rights: Rights,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamColumn {
    pub step: String,
    pub kind: StepKind,
    pub due: Option<NaiveDate>,
    pub finished: i64,
    pub waiting: i64,
    pub late: i64,
    pub people: i64,
}

/// A late item with both names (S54).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateItem {
    pub person: PersonRef,
    /// Supervising leader, or responsible leader of a finding.
    pub leader: String,
    /// Step key, or empty for a finding.
    pub step: String,
    pub finding: Option<Id>,
    pub subject: String,
    pub due: NaiveDate,
    pub days: i64,
}

/// The team screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamView {
    pub query: TeamQuery,
    pub phase: i64,
    pub phase_end: Option<NaiveDate>,
    pub workdays_left: i64,
    pub people: i64,
    /// Rows matching the filter.
    pub matching: i64,
    pub columns: Vec<TeamColumn>,
    pub rows: Vec<TeamRow>,
    pub findings: i64,
    pub findings_late: i64,
    pub waiting: i64,
    pub late: i64,
    pub by_category: Vec<(String, i64)>,
    pub late_items: Vec<LateItem>,
    /// Per phase number: workdays left, 0 when over.
    pub days_left: Vec<(i64, i64)>,
    /// See and export the team; Accept, Return and Remind of somebody in it.
    pub rights: Rights,
}

/// One step of the person opened from the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonStep {
    pub phase: i64,
    pub step: String,
    pub kind: StepKind,
    pub head: EntryHead,
    pub cell: TeamCell,
    /// Open, Accept, Return, Remind.
    pub rights: Rights,
}

/// One person as the leader sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonView {
    pub person: PersonRef,
    pub title: String,
    pub unit: String,
    /// Who supervises them, and in which role; a leader may supervise a unit directly.
    pub supervisor: Option<(String, Role)>,
    /// Leads the office: nobody supervises the leader, and a supervisor reviews their own work.
    pub leads: bool,
    /// Remind, of a finding they hold; manage the keys they log in with.
    pub rights: Rights,
    pub steps: Vec<PersonStep>,
    pub findings: Vec<super::finding::LedgerRow>,
}

/// A reminder for the chat group, and the notice that was placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    pub person: PersonRef,
    pub step: String,
    /// Number and title of the finding; empty for a step.
    pub finding_no: String,
    pub subject: String,
    pub due: Option<NaiveDate>,
    pub late_days: i64,
    pub from: String,
}
