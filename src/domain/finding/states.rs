//! The states of a finding and the moves between them, exactly as domain 2.9 draws them; and the
//! values its rows are sorted by.

use crate::code_enum;

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

    /// It is the responsible person's turn, so that reminding them helps: what was handed in waits
    /// for others.
    pub const fn waits_for_owner(self) -> bool {
        matches!(self, Self::Confirmed | Self::ToSign | Self::Rectifying)
    }

    /// States in which a passed due date makes it late; see [`Finding::late_days`].
    pub const fn counts_time(self) -> bool {
        matches!(
            self,
            Self::Proposed | Self::Confirmed | Self::ToSign | Self::Rectifying | Self::Applied
        )
    }
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
