//! Opinions collected from outside (S37, S64).

mod rules;

pub use rules::{
    by_source, change_freezes, decision_problems, finish_lacks, input_problems, may_convert,
    may_delete, progress, status_after,
};

use super::{
    policy::Rights,
    record::{Id, Meta},
    step_entry::EntryHead,
};
use crate::code_enum;
use chrono::NaiveDate;

code_enum! {
    /// What was decided about an opinion; a reason is required for all but adoption.
    Decision {
        Adopt = "adopt",
        Partly = "partly",
        Explain = "explain",
        Refer = "refer",
    }
}

code_enum! {
    /// The course of an opinion (domain 2.9).
    OpinionStatus {
        Registered = "registered",
        Sorted = "sorted",
        Assigned = "assigned",
        Handling = "handling",
        Feedback = "feedback",
        Closed = "closed",
    }
}

/// An opinion; the original words never change after saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    pub meta: Meta,
    pub campaign: Id,
    /// `YJ-2026-001`.
    pub no: String,
    pub author: Id,
    pub received_on: NaiveDate,
    /// Source key of the campaign file (基层, 群众, 企业 …).
    pub source: String,
    /// Channel key of the campaign file.
    pub channel: String,
    /// Default anonymous; hidden from colleagues.
    pub giver: String,
    pub original: String,
    pub summary: String,
    /// Category key of the campaign file; empty until sorted.
    pub category: String,
    pub decision: Option<Decision>,
    pub reason: String,
    pub finding: Option<Id>,
    pub status: OpinionStatus,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpinionRow {
    pub row: Opinion,
    pub author: String,
    pub finding_no: String,
    pub rights: Rights,
}

/// The opinions screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpinionsView {
    pub step: String,
    pub head: EntryHead,
    pub rows: Vec<OpinionRow>,
    /// Source key, how many, minimum asked.
    pub by_source: Vec<(String, i64, i64)>,
    pub open: bool,
    /// The reader collects for everybody (coordinator) or sees only their own.
    pub sees_all: bool,
    pub rights: Rights,
}

/// What is typed for an opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpinionInput {
    pub received_on: Option<NaiveDate>,
    pub source: String,
    pub channel: String,
    pub giver: String,
    pub original: String,
    pub summary: String,
    pub category: String,
}

/// Orders about opinions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpinionCommand {
    Add {
        step: String,
        input: OpinionInput,
    },
    /// Changes everything but the original words.
    Change {
        id: Id,
        version: i64,
        input: OpinionInput,
    },
    Delete {
        id: Id,
        version: i64,
    },
    Decide {
        id: Id,
        version: i64,
        decision: Decision,
        reason: String,
    },
    /// Becomes a finding (description from the summary, else the original words).
    Convert {
        id: Id,
        version: i64,
    },
    /// The collector declares the step finished.
    Finish {
        step: String,
        version: i64,
    },
}
