//! The rectification ledger (S48–S55): findings, their states and moves, measures, progress, closure.

use super::{
    person::PersonRef,
    policy::Rights,
    record::{Id, Meta},
};
use crate::{clock::Millis, code_enum};
use chrono::NaiveDate;

code_enum! {
    /// Where a finding came from.
    FindingSource {
        SelfExam = "self_exam",
        Opinion = "opinion",
        Hotline = "hotline",
        Inspection = "inspection",
        Survey = "survey",
        Superior = "superior",
        Visit = "visit",
        Other = "other",
    }
}

code_enum! {
    FindingLevel {
        Personal = "person",
        Unit = "unit",
        Common = "common",
    }
}

code_enum! {
    Severity {
        Normal = "normal",
        Serious = "serious",
        Severe = "severe",
    }
}

code_enum! {
    /// 立行立改, 限期整改, 长期坚持: each with its own date rule.
    RectifyKind {
        AtOnce = "at_once",
        ByDate = "by_date",
        LongTerm = "long_term",
    }
}

code_enum! {
    /// How often a long-term finding is reviewed.
    ReviewCycle {
        Monthly = "monthly",
        Quarterly = "quarterly",
        HalfYear = "half_year",
    }
}

code_enum! {
    /// The states of domain 2.9, in their order.
    FindingStatus {
        /// 待确认
        Proposed = "proposed",
        /// 不成立
        Rejected = "rejected",
        /// 已确认（挂号）
        Confirmed = "confirmed",
        /// 待签收
        ToSign = "to_sign",
        /// 整改中
        Rectifying = "rectifying",
        /// 申请销号
        Applied = "applied",
        /// 核查
        Verifying = "verifying",
        /// 审签
        Signing = "signing",
        /// 公示
        Publicity = "publicity",
        /// 已销号
        Closed = "closed",
        /// 回头看
        LookBack = "look_back",
        /// 巩固
        Consolidated = "consolidated",
    }
}

code_enum! {
    /// What moves a finding from state to state.
    FindingMove {
        Confirm = "confirm",
        Reject = "reject",
        HandOver = "hand_over",
        SignFor = "sign_for",
        Extend = "extend",
        Apply = "apply",
        TakeUp = "take_up",
        Verify = "verify",
        Sign = "sign",
        SignForPublicity = "sign_for_publicity",
        EndPublicity = "end_publicity",
        Return = "return",
        LookBack = "look_back",
        Consolidate = "consolidate",
        Rebound = "rebound",
    }
}

impl FindingStatus {
    /// The state after a move; `None` where the move is not allowed (domain 2.9).
    pub const fn after(self, step: FindingMove) -> Option<Self> {
        use FindingMove as M;
        use FindingStatus as S;
        Some(match (self, step) {
            (S::Proposed, M::Confirm) => S::Confirmed,
            (S::Proposed, M::Reject) => S::Rejected,
            (S::Confirmed, M::HandOver) => S::ToSign,
            (S::ToSign, M::SignFor) => S::Rectifying,
            (S::Rectifying, M::Extend) => S::Rectifying,
            (S::Rectifying, M::Apply) => S::Applied,
            (S::Applied, M::TakeUp) => S::Verifying,
            (S::Verifying, M::Verify) => S::Signing,
            (S::Signing, M::Sign) => S::Closed,
            (S::Signing, M::SignForPublicity) => S::Publicity,
            (S::Publicity, M::EndPublicity) => S::Closed,
            (S::Verifying | S::Signing | S::Publicity, M::Return) => S::Rectifying,
            (S::Closed, M::LookBack) => S::LookBack,
            (S::LookBack, M::Consolidate) => S::Consolidated,
            (S::LookBack, M::Rebound) => S::Rectifying,
            _ => return None,
        })
    }

    /// Nothing is expected any more.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Rejected | Self::Closed | Self::LookBack | Self::Consolidated)
    }

    /// States in which a passed due date makes it late; see [`Finding::late_days`].
    pub const fn counts_time(self) -> bool {
        matches!(
            self,
            Self::Proposed | Self::Confirmed | Self::ToSign | Self::Rectifying | Self::Applied
        )
    }
}

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

code_enum! {
    VerifyMethod {
        Papers = "papers",
        OnSite = "on_site",
        Interview = "interview",
        CallBack = "call_back",
    }
}

code_enum! {
    /// How a closed finding is recognised.
    Recognised {
        Done = "done",
        Mostly = "mostly",
        Ongoing = "ongoing",
        NotDone = "not_done",
    }
}

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
