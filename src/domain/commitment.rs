//! Public commitments (S42–S47): propose, review, publish, fulfil, evaluate.

mod rules;

pub use rules::{
    AUDIENCE_MAX, PLACE_MAX, PROOF_MAX, TITLE_MAX, channels_ready, check_problems, input_problems,
    is_overdue, item_problems, kept_or_explained, last_check, progress, publish_problems,
    was_returned,
};

use super::{
    person::PersonRef,
    policy::Rights,
    record::{Id, Meta},
    refusal::Refusal,
    step_entry::EntryHead,
};
use crate::code_enum;
use chrono::NaiveDate;

code_enum! {
    CommitmentKind {
        /// 个人
        Person = "person",
        /// 处室
        Unit = "unit",
        /// 领导班子
        Team = "team",
    }
}

code_enum! {
    /// 提诺, 审诺, 示诺, 践诺, 评诺.
    CommitmentStatus {
        Draft = "draft",
        Review = "review",
        Published = "published",
        Fulfilling = "fulfilling",
        Evaluated = "evaluated",
    }
}

impl CommitmentStatus {
    /// Everybody can read it (示诺 and after).
    pub const fn is_published(self) -> bool {
        matches!(self, Self::Published | Self::Fulfilling | Self::Evaluated)
    }

    /// The author may write, delete and submit it (提诺).
    ///
    /// # Errors
    /// Why not.
    pub const fn may_write(self) -> Result<(), Refusal> {
        match self {
            Self::Draft => Ok(()),
            Self::Review => Err(Refusal::AlreadySubmitted),
            Self::Published | Self::Fulfilling | Self::Evaluated => Err(Refusal::AlreadyAccepted),
        }
    }

    /// A reviewer may publish or return it (审诺).
    ///
    /// # Errors
    /// Why not.
    pub const fn may_review(self) -> Result<(), Refusal> {
        match self {
            Self::Draft => Err(Refusal::NotSubmitted),
            Self::Review => Ok(()),
            Self::Published | Self::Fulfilling | Self::Evaluated => Err(Refusal::AlreadyAccepted),
        }
    }

    /// Its fulfilment may be checked and evaluated (践诺, 评诺).
    ///
    /// # Errors
    /// The state it is in.
    pub const fn may_check(self) -> Result<(), Refusal> {
        match self {
            Self::Published | Self::Fulfilling => Ok(()),
            Self::Draft | Self::Review | Self::Evaluated => Err(Refusal::WrongState(self.code())),
        }
    }

    /// It was made public.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Published | Self::Fulfilling | Self::Evaluated)
    }
}

code_enum! {
    /// Outcome of a fulfilment check.
    CheckState {
        Kept = "kept",
        Ongoing = "ongoing",
        Broken = "broken",
    }
}

code_enum! {
    /// Who judged the fulfilment.
    Evaluator {
        Oneself = "self",
        Unit = "unit",
        Public = "public",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    pub meta: Meta,
    pub campaign: Id,
    /// `CN-2026-001`.
    pub no: String,
    /// Step key.
    pub step: String,
    pub kind: CommitmentKind,
    pub person: Id,
    pub title: String,
    pub status: CommitmentStatus,
    pub signed_name: String,
    pub submitted_on: Option<NaiveDate>,
    pub reviewer: Option<Id>,
    pub reviewed_on: Option<NaiveDate>,
    /// The reviewer's comment when it was returned.
    pub comment: String,
    pub place: String,
    pub published_on: Option<NaiveDate>,
    pub audience: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentItem {
    pub meta: Meta,
    pub commitment: Id,
    pub position: i64,
    pub text: String,
    pub due: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentCheck {
    pub meta: Meta,
    pub commitment: Id,
    pub item: Id,
    pub day: NaiveDate,
    pub state: CheckState,
    /// Proof, or for a broken promise the reason.
    pub proof: String,
    pub evaluator: Evaluator,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentRow {
    pub row: Commitment,
    pub author: String,
    pub reviewer: String,
    pub items: Vec<CommitmentItem>,
    pub checks: Vec<CommitmentCheck>,
    pub rights: Rights,
}

/// The commitments screen: mine, or another person's for review, or all published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentsView {
    pub person: PersonRef,
    pub step: String,
    pub head: EntryHead,
    pub rows: Vec<CommitmentRow>,
    /// Valid report phones and URLs.
    pub channels: Vec<super::office::Channel>,
    pub max_items: i64,
    pub open: bool,
    pub rights: Rights,
}

/// One typed item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemInput {
    pub text: String,
    pub due: Option<NaiveDate>,
}

/// Orders about commitments. `version` 0 with an empty id creates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommitmentCommand {
    Save {
        step: String,
        id: Id,
        version: i64,
        kind: CommitmentKind,
        title: String,
        items: Vec<ItemInput>,
    },
    Delete {
        id: Id,
        version: i64,
    },
    Submit {
        id: Id,
        version: i64,
        signed_name: String,
    },
    Return {
        id: Id,
        version: i64,
        comment: String,
    },
    /// Accept and publish at a place, for an audience; needs phone and URL (S44–S46).
    Publish {
        id: Id,
        version: i64,
        place: String,
        audience: String,
        day: Option<NaiveDate>,
    },
    /// Record a fulfilment check of one item.
    Check {
        commitment: Id,
        version: i64,
        item: Id,
        day: Option<NaiveDate>,
        state: CheckState,
        proof: String,
        evaluator: Evaluator,
    },
    /// All items kept or explained: evaluated.
    Evaluate {
        id: Id,
        version: i64,
    },
}
