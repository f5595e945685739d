//! The rectification ledger (S48–S55): findings with their measures, progress notes and closures.

mod states;
mod view;

pub use states::*;
pub use view::*;

use super::record::{Id, Meta};
use chrono::NaiveDate;

/// A finding: one row of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub meta: Meta,
    pub campaign: Id,
    /// `WT-2026-001`.
    pub no: String,
    pub source: FindingSource,
    /// Id of the answer or opinion it came from.
    pub source_ref: Option<Id>,
    /// Who stated it (the self-examiner, or who entered it).
    pub author: Id,
    pub title: String,
    /// 问题表现
    pub description: String,
    /// Category key of the campaign file (a style or a named problem).
    pub category: String,
    pub level: FindingLevel,
    pub severity: Severity,
    pub cause: String,
    pub kind: Option<RectifyKind>,
    /// 分管领导 (S54)
    pub leader: Option<Id>,
    /// 直接责任人 (S54)
    pub owner: Option<Id>,
    pub co_units: String,
    /// For at-once and by-date findings.
    pub due: Option<NaiveDate>,
    /// For long-term findings.
    pub next_review: Option<NaiveDate>,
    pub review_cycle: Option<ReviewCycle>,
    /// The first due date; never changes.
    pub original_due: Option<NaiveDate>,
    /// 整改目标（验收标准）
    pub criterion: String,
    pub status: FindingStatus,
    /// Why it was rejected or last returned.
    pub reason: String,
    pub confirmed_by: Option<Id>,
    pub confirmed_on: Option<NaiveDate>,
    /// When the current closure application was filed.
    pub applied_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub returns: i64,
    pub reopens: i64,
}

impl Finding {
    /// A finding just stated by `author`, in state 待确认: nothing is decided about it yet.
    pub fn stated(campaign: Id, no: String, source: FindingSource, author: Id) -> Self {
        Self {
            meta: Meta::default(),
            campaign,
            no,
            source,
            source_ref: None,
            author,
            title: String::new(),
            description: String::new(),
            category: String::new(),
            level: FindingLevel::Unit,
            severity: Severity::Normal,
            cause: String::new(),
            kind: None,
            leader: None,
            owner: None,
            co_units: String::new(),
            due: None,
            next_review: None,
            review_cycle: None,
            original_due: None,
            criterion: String::new(),
            status: FindingStatus::Proposed,
            reason: String::new(),
            confirmed_by: None,
            confirmed_on: None,
            applied_on: None,
            closed_on: None,
            returns: 0,
            reopens: 0,
        }
    }

    /// The date that counts: due, or next review for long-term findings.
    pub fn deadline(&self) -> Option<NaiveDate> {
        match self.kind {
            Some(RectifyKind::LongTerm) => self.next_review,
            _ => self.due,
        }
    }

    /// The deadline that runs: none while others decide, and none once an application was filed in
    /// time (domain 2.9).
    pub fn running_deadline(&self) -> Option<NaiveDate> {
        let due = self.deadline()?;
        let stopped =
            self.status == FindingStatus::Applied && self.applied_on.is_some_and(|d| d <= due);
        (self.status.counts_time() && !stopped).then_some(due)
    }

    /// Days past the deadline, 0 when not late.
    pub fn late_days(&self, today: NaiveDate) -> i64 {
        self.running_deadline().map_or(0, |due| (today - due).num_days().max(0))
    }

    /// Whether its closure is for the leader to decide (处长审定): severe and common ones (domain 2.6).
    pub fn needs_leader(&self) -> bool {
        self.severity == Severity::Severe || self.level == FindingLevel::Common
    }

    /// Whose finding it is: its direct owner, and who stated it as long as there is none.
    pub fn holder(&self) -> &Id {
        self.owner.as_ref().unwrap_or(&self.author)
    }
}

/// A measure: means and target by an owner until a day (S49–S52).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    pub meta: Meta,
    pub finding: Id,
    pub position: i64,
    pub means: String,
    pub target: String,
    pub owner: Id,
    pub due: Option<NaiveDate>,
    /// 0 to 100 in steps of 5; 100 does not close anything.
    pub percent: i64,
}

/// A progress note; append-only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressNote {
    pub meta: Meta,
    pub finding: Id,
    pub measure: Option<Id>,
    pub day: NaiveDate,
    pub text: String,
    pub percent: i64,
}

/// One application for closure (销号申请) with its verification and signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    pub meta: Meta,
    pub finding: Id,
    pub result: String,
    /// What proves it and where it is kept; paper counts (G2).
    pub evidence: String,
    pub applied_by: Id,
    pub applied_on: NaiveDate,
    pub verified_by: Option<Id>,
    pub verified_on: Option<NaiveDate>,
    pub verify_method: Option<VerifyMethod>,
    pub verify_comment: String,
    pub signed_by: Option<Id>,
    pub signed_on: Option<NaiveDate>,
    pub sign_comment: String,
    pub returned_by: Option<Id>,
    pub return_reason: String,
    pub recognised: Option<Recognised>,
}
