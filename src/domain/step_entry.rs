//! One person's work in one step: its status, statement text, signature and review.

use super::record::{Id, Meta};
use crate::code_enum;
use chrono::NaiveDate;

code_enum! {
    /// Where a person stands in a step (domain 2.2, 2.9). *Late* is never stored: it follows from dates.
    StepStatus {
        NotStarted = "todo",
        Doing = "doing",
        Submitted = "submitted",
        Returned = "returned",
        /// Reviewed and accepted; for commitments: published.
        Accepted = "accepted",
        /// Finished by its author where nobody reviews (opinions), or by closing all (rectification).
        Done = "done",
        Exempt = "exempt",
    }
}

impl StepStatus {
    /// Nothing is expected of the person any more.
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Accepted | Self::Done | Self::Exempt)
    }

    /// The person must still act (submitted work waits for others).
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::Doing | Self::Returned)
    }
}

/// The stored entry of a person in a step; exists once something was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepEntry {
    pub meta: Meta,
    pub campaign: Id,
    pub person: Id,
    /// Step key of the campaign file.
    pub step: String,
    pub status: StepStatus,
    /// The statement (self-examination, personal summary); empty elsewhere.
    pub body: String,
    /// The name typed as signature at submission.
    pub signed_name: String,
    pub submitted_on: Option<NaiveDate>,
    pub reviewer: Option<Id>,
    pub reviewed_on: Option<NaiveDate>,
    pub comment: String,
    /// Reviewed by a superior outside the program and recorded here (domain 2.1).
    pub offline: bool,
}

/// What the walk shows about a person's entry in a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryHead {
    pub id: Option<Id>,
    pub version: i64,
    pub status: Option<StepStatus>,
    pub submitted_on: Option<NaiveDate>,
    pub late_days: i64,
    pub reviewer: String,
    pub reviewed_on: Option<NaiveDate>,
    pub comment: String,
    pub due: Option<NaiveDate>,
}

/// Orders about a step entry, the same for every kind of step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepCommand {
    /// Keep the text of a statement; creates the entry where there is none (version 0).
    SaveText { step: String, version: i64, body: String },
    /// Submit with the typed name as signature (where the step asks for one).
    Submit { step: String, version: i64, signed_name: String },
    /// Accept somebody's entry. `comment` may be empty, except for an offline review.
    Accept { id: Id, version: i64, comment: String },
    /// Return it; the comment is required. `beside` holds comments next to answers, by item key.
    Return { id: Id, version: i64, comment: String, beside: Vec<(String, String)> },
    /// Open an accepted entry again (leader only).
    Reopen { id: Id, version: i64, comment: String },
    /// Several at once; each is decided by itself and the reply counts both outcomes.
    AcceptMany(Vec<(Id, i64)>),
}

/// The personal summary of the last phase, and any other step that is one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementView {
    pub person: super::person::PersonRef,
    pub step: String,
    pub head: EntryHead,
    pub body: String,
    /// Characters without white space.
    pub chars: i64,
    pub min_chars: i64,
    pub open: bool,
    pub rights: super::policy::Rights,
}
