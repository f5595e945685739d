//! Home: the phases, my steps, and the one thing to do now.

use super::{
    notice::NoticeRow, person::PersonRef, record::Id, role::Role, step::StepKind,
    step_entry::StepStatus,
};
use crate::code_enum;
use chrono::NaiveDate;

code_enum! {
    /// Whether a phase can be worked in.
    PhaseState {
        /// Before its first day: readable, not writable.
        Ahead = "ahead",
        /// Opened by the coordinator before its first day.
        Early = "early",
        Running = "running",
        /// After its last day; late work is allowed and marked.
        Over = "over",
    }
}

impl PhaseState {
    /// The state of a phase on a day; `opened` when the coordinator opened it before its first day.
    pub fn on(today: NaiveDate, first: NaiveDate, last: NaiveDate, opened: bool) -> Self {
        if today > last {
            Self::Over
        } else if today >= first {
            Self::Running
        } else if opened {
            Self::Early
        } else {
            Self::Ahead
        }
    }

    /// Whether work can be saved in it.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Ahead)
    }
}

/// Days past the due date of a step that its person still has to act on; 0 when not late.
pub fn overdue_days(status: StepStatus, due: Option<NaiveDate>, today: NaiveDate) -> i64 {
    match due {
        Some(due) if status.is_open() && today > due => (today - due).num_days(),
        _ => 0,
    }
}

/// A phase on the ribbon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseLine {
    pub no: i64,
    pub key: String,
    pub start: NaiveDate,
    pub end: NaiveDate,
    pub state: PhaseState,
    /// Steps of mine finished and in all.
    pub done: i64,
    pub total: i64,
}

/// One of my steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLine {
    pub phase: i64,
    pub key: String,
    pub kind: StepKind,
    pub status: StepStatus,
    pub done: i64,
    pub total: i64,
    /// Reflections (study), converted (opinions), open findings (rectification); else 0.
    pub extra: i64,
    pub due: Option<NaiveDate>,
    /// Workdays until due, today counted; 0 on or after the last.
    pub workdays_left: i64,
    /// Days past due while still open.
    pub late_days: i64,
    /// It was submitted after its due date.
    pub submitted_late: bool,
    pub comment: String,
    pub writable: bool,
}

/// The "do this now" card, in the order of urgency (domain 2.10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Card {
    /// A one-person office: add a leader and your people first.
    AddLeader,
    AddPeople,
    /// Report channels are missing before anything can be published.
    AddChannels,
    /// Go on with a step of mine: its key and, for checklists, the section and how many are left.
    Step {
        key: String,
        section: String,
        left: i64,
    },
    /// A finding of mine that waits for me: its id and number.
    Finding {
        id: Id,
        no: String,
    },
    /// Others wait for my review: how many.
    Review {
        waiting: i64,
    },
    /// Everything of mine is done; the next date something begins.
    NothingNow {
        next_start: Option<NaiveDate>,
    },
}

/// The Home screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeView {
    pub me: PersonRef,
    /// My roles as of now: others may have changed them.
    pub roles: Vec<Role>,
    pub unit: String,
    pub year: i64,
    pub phases: Vec<PhaseLine>,
    pub steps: Vec<StepLine>,
    pub card: Card,
    pub notices: Vec<NoticeRow>,
    /// Years without calendar data: workdays there count weekends only.
    pub calendar_missing: Vec<i32>,
    /// Entries waiting for my review; 0 for those who review nothing.
    pub waiting: i64,
    /// Whether Team opens for this person.
    pub sees_team: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_phase_runs_from_its_first_to_its_last_day() {
        let on = |today, opened| {
            PhaseState::on(day(today), day("2026-06-01"), day("2026-07-31"), opened)
        };
        assert_eq!(on("2026-05-31", false), PhaseState::Ahead);
        assert_eq!(on("2026-05-31", true), PhaseState::Early);
        assert_eq!(on("2026-06-01", true), PhaseState::Running);
        assert_eq!(on("2026-07-31", false), PhaseState::Running);
        assert_eq!(on("2026-08-01", false), PhaseState::Over);
        assert!(!PhaseState::Ahead.is_open() && PhaseState::Early.is_open());
    }

    #[test]
    fn only_open_work_past_its_day_is_late() {
        let due = Some(day("2026-05-31"));
        assert_eq!(overdue_days(StepStatus::Doing, due, day("2026-05-31")), 0);
        assert_eq!(overdue_days(StepStatus::Returned, due, day("2026-06-03")), 3);
        assert_eq!(overdue_days(StepStatus::Submitted, due, day("2026-06-03")), 0);
        assert_eq!(overdue_days(StepStatus::NotStarted, None, day("2026-06-03")), 0);
    }
}
