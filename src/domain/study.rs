//! Study records and reflections (S31–S35).

mod rules;

pub use rules::{
    coverage, progress, record_problems, reflection_lacks, reflection_problems, step_lacks,
    topics_done,
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
    /// The state of a reflection (心得体会).
    ReviewStatus {
        Draft = "draft",
        Submitted = "submitted",
        Returned = "returned",
        Read = "read",
    }
}

impl ReviewStatus {
    /// The author may write, delete and submit it.
    ///
    /// # Errors
    /// Why not.
    pub const fn may_write(self) -> Result<(), Refusal> {
        match self {
            Self::Draft | Self::Returned => Ok(()),
            Self::Submitted => Err(Refusal::AlreadySubmitted),
            Self::Read => Err(Refusal::AlreadyAccepted),
        }
    }

    /// A reader may mark it as read or return it.
    ///
    /// # Errors
    /// Why not.
    pub const fn may_review(self) -> Result<(), Refusal> {
        match self {
            Self::Submitted => Ok(()),
            Self::Read => Err(Refusal::AlreadyAccepted),
            Self::Draft | Self::Returned => Err(Refusal::NotSubmitted),
        }
    }
}

/// One session of study by one person; hours are declared, never measured (G1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyRecord {
    pub meta: Meta,
    pub campaign: Id,
    pub person: Id,
    /// Topic key of the campaign file.
    pub topic: String,
    pub day: NaiveDate,
    /// Form key (集中学习, 自学 …) of the campaign file.
    pub form: String,
    /// Declared hours in tenths (25 = 2.5 h).
    pub tenths: i64,
    pub note: String,
}

/// A reflection on a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reflection {
    pub meta: Meta,
    pub campaign: Id,
    pub person: Id,
    pub topic: String,
    pub title: String,
    pub body: String,
    pub status: ReviewStatus,
    pub submitted_on: Option<NaiveDate>,
    pub reviewer: Option<Id>,
    pub reviewed_on: Option<NaiveDate>,
    pub comment: String,
}

impl Reflection {
    /// Handed in and not sent back: what the step asks for.
    pub const fn counts(&self) -> bool {
        matches!(self.status, ReviewStatus::Submitted | ReviewStatus::Read)
    }
}

/// Coverage of one education type (S34).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Type key of the campaign file.
    pub kind: String,
    pub records: i64,
    pub required: bool,
}

/// A reflection as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReflectionRow {
    pub row: Reflection,
    pub reviewer: String,
    pub chars: i64,
    pub rights: Rights,
}

/// A study record as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyRow {
    pub row: StudyRecord,
    pub rights: Rights,
}

/// The study screen of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyView {
    pub person: PersonRef,
    pub step: String,
    pub head: EntryHead,
    pub records: Vec<StudyRow>,
    pub reflections: Vec<ReflectionRow>,
    pub coverage: Vec<Coverage>,
    pub required_topics: i64,
    pub done_topics: i64,
    pub required_reflections: i64,
    pub reflection_min: i64,
    pub open: bool,
    /// Rights on the step: add (Write), Submit, Accept, Return.
    pub rights: Rights,
}

/// What is typed for a study record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyInput {
    pub topic: String,
    pub day: Option<NaiveDate>,
    pub form: String,
    pub tenths: i64,
    pub note: String,
}

/// Orders about study. `version` 0 with an empty id creates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StudyCommand {
    SaveRecord {
        step: String,
        id: Id,
        version: i64,
        input: StudyInput,
    },
    DeleteRecord {
        id: Id,
        version: i64,
    },
    SaveReflection {
        step: String,
        id: Id,
        version: i64,
        topic: String,
        title: String,
        body: String,
    },
    DeleteReflection {
        id: Id,
        version: i64,
    },
    SubmitReflection {
        id: Id,
        version: i64,
    },
    /// The reader marks it as read.
    ReadReflection {
        id: Id,
        version: i64,
    },
    ReturnReflection {
        id: Id,
        version: i64,
        comment: String,
    },
}
