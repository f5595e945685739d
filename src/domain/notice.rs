//! Short messages on a person's Home: returned, reminded, accepted, handed over.

use super::record::Id;
use crate::{clock::Millis, code_enum};

code_enum! {
    NoticeKind {
        Returned = "returned",
        Reminded = "reminded",
        Accepted = "accepted",
        HandedOver = "handed_over",
        ReviewAsked = "review_asked",
        Welcome = "welcome",
    }
}

/// A notice; `text` is what a person wrote (comment, reminder), `subject` a number or title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub id: Id,
    pub person: Id,
    pub kind: NoticeKind,
    /// Step key; may be empty.
    pub step: String,
    /// Id of the entry it leads to; may be empty.
    pub entity: Id,
    pub subject: String,
    pub text: String,
    pub from: Id,
    pub at: Millis,
    pub read_at: Option<Millis>,
}

/// A notice as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRow {
    pub row: Notice,
    pub from: String,
}
