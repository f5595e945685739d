//! What a write gives back: what was saved, how to undo it, and how the next step is offered.

use super::record::Id;

/// Names one change of one row, so that it can be undone while nobody built on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoToken {
    /// Table of the row.
    pub entity: String,
    pub id: Id,
    /// Version after the change; 0 when the row was deleted.
    pub version: i64,
}

/// What happened, in the words of the catalogue (`i18n::labels::outcome`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Saved,
    Deleted,
    Submitted,
    /// Submitted after the due date: saved, and marked late.
    SubmittedLate,
    Accepted,
    /// Accepted, and so many problems became findings (S41).
    AcceptedWithFindings(i64),
    Returned,
    Published,
    Confirmed,
    Rejected,
    HandedOver,
    SignedFor,
    Applied,
    Verified,
    Closed,
    Decided,
    /// An opinion became the finding of this number.
    Converted(String),
    Reopened,
    Evaluated,
    PhaseOpened,
    Undone,
    Reminded,
    /// So many accepted, so many not.
    AcceptedMany(i64, i64),
    /// A login key of this fingerprint was added, or withdrawn.
    KeyAdded(String),
    KeyWithdrawn(String),
    /// So many people imported; who led the campaign until then, where one of them does now.
    Imported {
        people: i64,
        led_before: Option<String>,
    },
    /// The leader's role went to somebody else; who had it until now.
    LeaderMoved(String),
}

impl Outcome {
    /// Whether somebody's work was accepted by it.
    pub const fn is_acceptance(&self) -> bool {
        matches!(self, Self::Accepted | Self::AcceptedWithFindings(_) | Self::Closed)
            || matches!(self, Self::AcceptedMany(accepted, _) if *accepted > 0)
    }
}

/// The answer to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    pub outcome: Outcome,
    /// The row that was created or changed.
    pub id: Id,
    pub version: i64,
    /// Empty when the change is not undone but returned.
    pub undo: Vec<UndoToken>,
    /// After a submission: the key of the step to go to next.
    pub next_step: Option<String>,
    /// The head of the history after the commit.
    pub seq: i64,
}

/// A kept draft of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftState {
    /// Form key.
    pub form: String,
    /// Id of the edited row; empty for a new one; screens may add a qualifier.
    pub entity: String,
    /// Version of the row when typing began.
    pub base_version: i64,
    /// Version of the draft itself (two windows on one draft conflict).
    pub version: i64,
    /// The form's values as JSON.
    pub body: String,
    pub updated_at: crate::clock::Millis,
}
