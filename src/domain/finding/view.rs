//! The ledger as shown and ordered: rows, questions, views, inputs and commands.

use super::{
    Closure, Finding, FindingLevel, FindingSource, FindingStatus, Measure, ProgressNote,
    Recognised, RectifyKind, ReviewCycle, Severity, VerifyMethod,
};
use crate::{
    clock::Millis,
    domain::{person::PersonRef, policy::Rights, record::Id},
};
use chrono::NaiveDate;

/// A row of the ledger with names resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    pub row: Finding,
    pub author: String,
    pub leader: String,
    pub owner: String,
    pub percent: i64,
    pub late_days: i64,
    /// Workdays to the deadline, when not late.
    pub workdays_left: Option<i64>,
}

/// Which rows of the ledger to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LedgerQuery {
    pub status: Option<FindingStatus>,
    pub person: Option<Id>,
    pub category: Option<String>,
    pub late_only: bool,
    pub mine_only: bool,
    /// Substring, pinyin or initials.
    pub text: String,
    pub offset: i64,
    pub limit: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerView {
    pub rows: Vec<LedgerRow>,
    pub total: i64,
    pub query: LedgerQuery,
    /// Category key and number of open findings, most first.
    pub by_category: Vec<(String, i64)>,
    pub by_status: Vec<(FindingStatus, i64)>,
    pub late: i64,
    /// People for filters and forms.
    pub people: Vec<PersonRef>,
    pub step: String,
    pub rights: Rights,
}

/// One line of a finding's story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEntry {
    pub at: Millis,
    pub actor: String,
    /// Action code of the history row.
    pub action: String,
    /// Text that came with it (reason, progress note …); may be empty.
    pub text: String,
}

/// A finding as a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingView {
    pub head: LedgerRow,
    pub measures: Vec<(Measure, String)>,
    pub notes: Vec<(ProgressNote, String)>,
    pub closures: Vec<Closure>,
    pub timeline: Vec<TimelineEntry>,
    /// Where it came from, in words: item text or opinion number.
    pub source_no: String,
    pub people: Vec<PersonRef>,
    /// Candidates for 分管领导: supervisors and leaders.
    pub leaders: Vec<PersonRef>,
    /// Suggested dates per kind (at once, by date, next review).
    pub suggested: Vec<(RectifyKind, NaiveDate)>,
    /// Its closure is for the leader to decide, not for the responsible one (处长审定).
    pub leader_decides: bool,
    pub rights: Rights,
}

/// What confirmation asks for (S48–S54).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingInput {
    pub title: String,
    pub description: String,
    pub category: String,
    pub level: FindingLevel,
    pub severity: Severity,
    pub cause: String,
    pub kind: Option<RectifyKind>,
    pub leader: Option<Id>,
    pub owner: Option<Id>,
    pub co_units: String,
    pub due: Option<NaiveDate>,
    pub next_review: Option<NaiveDate>,
    pub review_cycle: Option<ReviewCycle>,
    pub criterion: String,
}

/// Orders about the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerCommand {
    /// Enter a finding by hand (state 待确认).
    Propose {
        source: FindingSource,
        input: FindingInput,
    },
    /// Change its fields; the state stays.
    Change {
        id: Id,
        version: i64,
        input: FindingInput,
    },
    /// Confirm with everything the ledger requires.
    Confirm {
        id: Id,
        version: i64,
        input: FindingInput,
    },
    Reject {
        id: Id,
        version: i64,
        reason: String,
    },
    /// `version` 0 with an empty id creates. `finding_version` guards the parent.
    SaveMeasure {
        finding: Id,
        id: Id,
        version: i64,
        means: String,
        target: String,
        owner: Id,
        due: Option<NaiveDate>,
    },
    DeleteMeasure {
        id: Id,
        version: i64,
    },
    /// Hand over to the owner (已确认 → 待签收).
    HandOver {
        id: Id,
        version: i64,
    },
    SignFor {
        id: Id,
        version: i64,
    },
    Note {
        finding: Id,
        measure: Option<Id>,
        text: String,
        percent: i64,
    },
    Apply {
        id: Id,
        version: i64,
        result: String,
        evidence: String,
    },
    Verify {
        id: Id,
        version: i64,
        method: VerifyMethod,
        comment: String,
    },
    Sign {
        id: Id,
        version: i64,
        recognised: Recognised,
        comment: String,
    },
    Return {
        id: Id,
        version: i64,
        reason: String,
    },
}
