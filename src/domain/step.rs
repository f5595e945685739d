//! The steps of a phase and how much each asks of a person (S31–S58, S65).

pub use super::measurable::{Measurable, Measure};
pub use super::step_params::{
    AnswerPart, Choice, CommitmentParams, DueRule, EducationType, ExamQuestion, Heading,
    NamedProblem, OpinionsParams, RectificationParams, RectifyType, Reflections, Section,
    SectionAudience, SelfExamParams, Source, StudyParams, TextForm, Topic,
};
use super::{dates::DayMark, local_text::LocalText};
use crate::code_enum;
use serde::{Deserialize, Serialize};

code_enum! {
    /// What a step is, and so which screen and which rules serve it.
    StepKind {
        Study = "study",
        SelfExam = "self_exam",
        Opinions = "opinions",
        Commitment = "commitment",
        Rectification = "rectification",
        Survey = "survey",
        Statement = "statement",
        Register = "register",
    }
}

/// A step, 环节: what one person does once in a phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Unique in the campaign; entries are stored by it.
    pub key: String,
    pub name: LocalText,
    /// Column title, at most 8 columns wide (four Chinese characters).
    pub short: LocalText,
    /// What to do here, in one or two sentences.
    pub hint: LocalText,
    /// `None` means the last day of the phase.
    pub due: Option<DayMark>,
    pub audience: Audience,
    pub params: StepParams,
}

/// Who walks a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// All who take part in the campaign, the leader included (S38).
    Everyone,
    /// Only people with one of these role codes.
    Roles(Vec<String>),
}

impl Audience {
    /// Whether a person with these role codes walks the step.
    pub fn includes<'a>(&self, roles: impl IntoIterator<Item = &'a str>) -> bool {
        match self {
            Self::Everyone => true,
            Self::Roles(wanted) => roles.into_iter().any(|role| wanted.iter().any(|w| w == role)),
        }
    }
}

/// The parameters of a step, one variant per kind this version can walk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepParams {
    Study(StudyParams),
    SelfExam(SelfExamParams),
    Opinions(OpinionsParams),
    Commitment(CommitmentParams),
    Rectification(RectificationParams),
    Statement(TextForm),
}

impl Step {
    pub const fn kind(&self) -> StepKind {
        match self.params {
            StepParams::Study(_) => StepKind::Study,
            StepParams::SelfExam(_) => StepKind::SelfExam,
            StepParams::Opinions(_) => StepKind::Opinions,
            StepParams::Commitment(_) => StepKind::Commitment,
            StepParams::Rectification(_) => StepKind::Rectification,
            StepParams::Statement(_) => StepKind::Statement,
        }
    }

    /// What the count "done / total" of this step is measured against, the same for everybody:
    /// study topics, checklist items with the named problems, opinions or commitments each must
    /// have, one for a statement. 0 where the number follows from the work itself (ledger).
    pub fn total(&self) -> i64 {
        match &self.params {
            StepParams::Study(study) => study.topics.len() as i64,
            StepParams::SelfExam(exam) => exam.items().count() as i64 + exam.named.len() as i64,
            StepParams::Opinions(opinions) => opinions.min_each,
            StepParams::Commitment(commitment) => commitment.min_each,
            StepParams::Rectification(_) => 0,
            StepParams::Statement(_) => 1,
        }
    }

    /// How many things one person must fill in here (G8); `leader` for those who must answer the
    /// leadership section (S39).
    pub fn asked(&self, leader: bool) -> i64 {
        match &self.params {
            StepParams::Study(study) => study.required_topics() + study.reflections.count,
            StepParams::SelfExam(exam) => exam.required_items(leader),
            _ => self.total(),
        }
    }

    pub const fn study(&self) -> Option<&StudyParams> {
        if let StepParams::Study(params) = &self.params { Some(params) } else { None }
    }

    pub const fn self_exam(&self) -> Option<&SelfExamParams> {
        if let StepParams::SelfExam(params) = &self.params { Some(params) } else { None }
    }

    pub const fn opinions(&self) -> Option<&OpinionsParams> {
        if let StepParams::Opinions(params) = &self.params { Some(params) } else { None }
    }

    pub const fn commitment(&self) -> Option<&CommitmentParams> {
        if let StepParams::Commitment(params) = &self.params { Some(params) } else { None }
    }

    pub const fn rectification(&self) -> Option<&RectificationParams> {
        if let StepParams::Rectification(params) = &self.params { Some(params) } else { None }
    }

    /// The text a person writes in this step: a statement, or the one a self-examination ends with.
    pub const fn text_form(&self) -> Option<&TextForm> {
        match &self.params {
            StepParams::Statement(form) => Some(form),
            StepParams::SelfExam(exam) => Some(&exam.statement),
            _ => None,
        }
    }
}
