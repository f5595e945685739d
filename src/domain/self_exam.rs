//! Self-examination (S36–S41): answers to the checklist and the named problems.

mod rules;
mod statement;

pub use rules::{
    Examinee, Written, exam_items, lacks_of, open_sections, progress, step_lacks, text_flags,
};
pub use statement::assemble;

use super::{
    person::PersonRef,
    policy::Rights,
    record::{Id, Meta},
    step_entry::EntryHead,
};
use crate::code_enum;

code_enum! {
    /// The answer to one checklist item; keys 1 to 4.
    AnswerResult {
        /// 无问题
        Ok = "ok",
        /// 轻微
        Slight = "slight",
        /// 有问题: becomes a finding on acceptance (S41)
        Problem = "problem",
        /// 不适用
        NotApplicable = "na",
    }
}

/// One person's answer to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub meta: Meta,
    pub campaign: Id,
    pub person: Id,
    /// Step key.
    pub step: String,
    /// Item key (checklist item or named problem).
    pub item: String,
    pub result: AnswerResult,
    /// 具体表现; for named problems the example or ground; for 不适用 the reason.
    pub fact: String,
    pub cause: String,
    pub plan: String,
    /// The reviewer's comment beside the answer, kept until the next acceptance.
    pub comment: String,
    /// The finding that this answer became.
    pub finding: Option<Id>,
}

/// One item of the checklist with the answer, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExamItem {
    pub key: String,
    pub section: String,
    /// One of the named problems: example or ground required whatever the answer (S40).
    pub named: bool,
    /// Stands as not applicable by default for this person (leadership items, S39); still counted.
    pub na_by_default: bool,
    /// An answer is required of this person (no default).
    pub required: bool,
    pub answer: Option<Answer>,
    /// Number of the finding it became.
    pub finding_no: String,
    /// What the answer still lacks; empty when complete.
    pub lacks: Vec<super::problem::Problem>,
    /// What should be said more concretely (empty phrases); holds nothing up.
    pub flags: Vec<super::problem::Problem>,
}

impl ExamItem {
    /// Answered (or not applicable by default) with everything the answer asks for.
    pub fn is_complete(&self) -> bool {
        (self.answer.is_some() || self.na_by_default) && self.lacks.is_empty()
    }
}

/// The self-examination of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfExamView {
    pub person: PersonRef,
    pub step: String,
    pub head: EntryHead,
    pub items: Vec<ExamItem>,
    pub done: i64,
    pub total: i64,
    /// The statement as saved; empty when it was not written yet.
    pub body: String,
    /// The statement assembled from the answers now, in the campaign's first language.
    pub assembled: String,
    pub chars: i64,
    pub min_chars: i64,
    pub fact_min: i64,
    pub open: bool,
    pub rights: Rights,
}

/// Orders about answers. A key press is a committed write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExamCommand {
    /// Set the result; keeps the texts. `version` 0 creates.
    Answer { step: String, item: String, version: i64, result: AnswerResult },
    /// Set result and texts together.
    Write {
        step: String,
        item: String,
        version: i64,
        result: AnswerResult,
        fact: String,
        cause: String,
        plan: String,
    },
}
