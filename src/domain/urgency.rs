//! What to do first: the order of urgency behind the "do this now" card (domain 2.10).

use super::{
    finding::{Finding, FindingStatus},
    step_entry::StepStatus,
    walk::{Card, overdue_days},
};
use chrono::NaiveDate;

/// Workdays before the due date from which a thing counts as due soon: the blue notice of domain 2.10.
pub const SOON_WORKDAYS: i64 = 5;

/// By how many points the elapsed time may run ahead of the progress: the yellow notice of domain 2.10.
pub const LAG_POINTS: i64 = 30;

/// How urgent something is, the most urgent first: red, yellow, due today, returned, blue, new, the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Past its due date.
    Late,
    /// Far behind its time, or closure returned twice.
    Lagging,
    DueToday,
    Returned,
    /// Due within five workdays.
    Soon,
    /// Handed over and not yet signed for.
    New,
    /// In the order of the walk.
    Rest,
}

/// One thing that a person could do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub card: Card,
    pub rank: Rank,
    pub due: Option<NaiveDate>,
    /// Place of its step in the walk, from 0.
    pub place: i64,
}

impl Task {
    /// Urgent things by their date, the rest by their place in the walk.
    fn key(&self) -> (Rank, NaiveDate, i64) {
        let due = self.due.filter(|_| self.rank < Rank::Rest).unwrap_or(NaiveDate::MAX);
        (self.rank, due, self.place)
    }
}

/// How urgent an open step is; `None` when nothing is expected of its person.
pub fn of_step(
    status: StepStatus,
    due: Option<NaiveDate>,
    today: NaiveDate,
    workdays_left: i64,
) -> Option<Rank> {
    if !status.is_open() {
        return None;
    }
    Some(if overdue_days(status, due, today) > 0 {
        Rank::Late
    } else if due == Some(today) {
        Rank::DueToday
    } else if status == StepStatus::Returned {
        Rank::Returned
    } else if due.is_some() && workdays_left <= SOON_WORKDAYS {
        Rank::Soon
    } else {
        Rank::Rest
    })
}

/// How urgent a finding is for its owner; `None` when it waits for somebody else.
///
/// `percent` is the mean of its measures.
pub fn of_finding(
    finding: &Finding,
    percent: i64,
    today: NaiveDate,
    workdays_left: i64,
) -> Option<Rank> {
    if !matches!(finding.status, FindingStatus::ToSign | FindingStatus::Rectifying) {
        return None;
    }
    Some(if finding.late_days(today) > 0 {
        Rank::Late
    } else if finding.returns >= 2 || lags(finding, percent, today) {
        Rank::Lagging
    } else if finding.deadline() == Some(today) {
        Rank::DueToday
    } else if finding.status == FindingStatus::ToSign {
        Rank::New
    } else if finding.returns > 0 && !finding.reason.is_empty() {
        Rank::Returned
    } else if finding.deadline().is_some() && workdays_left <= SOON_WORKDAYS {
        Rank::Soon
    } else {
        Rank::Rest
    })
}

/// Whether the elapsed share of its time runs far ahead of its progress.
fn lags(finding: &Finding, percent: i64, today: NaiveDate) -> bool {
    let (Some(from), Some(until)) = (finding.confirmed_on, finding.deadline()) else {
        return false;
    };
    let whole = (until - from).num_days();
    whole > 0 && 100 * (today - from).num_days() / whole - percent >= LAG_POINTS
}

/// What an office lacks before the walk makes sense, seen by who can mend it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lacks {
    pub leader: bool,
    /// There is nobody but the reader.
    pub people: bool,
    /// No report phone or no address, though commitments can already be made (S45, S46).
    pub channels: bool,
}

/// The card of Home: what the office lacks, then the most urgent of my own things, then what waits
/// for my review, then nothing until the next phase begins.
pub fn card(lacks: Lacks, tasks: Vec<Task>, waiting: i64, next_start: Option<NaiveDate>) -> Card {
    if lacks.leader {
        return Card::AddLeader;
    }
    if lacks.people {
        return Card::AddPeople;
    }
    if lacks.channels {
        return Card::AddChannels;
    }
    match tasks.into_iter().min_by_key(Task::key) {
        Some(task) => task.card,
        None if waiting > 0 => Card::Review { waiting },
        None => Card::NothingNow { next_start },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn step(key: &str, rank: Rank, due: &str, place: i64) -> Task {
        let card = Card::Step { key: key.into(), section: String::new(), left: 0 };
        Task { card, rank, due: Some(day(due)), place }
    }

    fn key_of(card: Card) -> String {
        match card {
            Card::Step { key, .. } => key,
            other => format!("{other:?}"),
        }
    }

    fn first(tasks: Vec<Task>) -> String {
        key_of(card(Lacks::default(), tasks, 3, None))
    }

    #[test]
    fn an_office_of_one_is_told_to_add_its_leader_first() {
        let tasks = vec![step("late", Rank::Late, "2026-04-01", 0)];
        let all = Lacks { leader: true, people: true, channels: true };
        assert_eq!(card(all, tasks.clone(), 9, None), Card::AddLeader);
        let some = Lacks { leader: false, ..all };
        assert_eq!(card(some, tasks.clone(), 9, None), Card::AddPeople);
        let channels = Lacks { people: false, ..some };
        assert_eq!(card(channels, tasks, 9, None), Card::AddChannels);
    }

    #[test]
    fn urgent_things_come_by_rank_then_date_and_the_rest_in_the_order_of_the_walk() {
        assert_eq!(
            first(vec![
                step("returned", Rank::Returned, "2026-05-13", 1),
                step("late since april", Rank::Late, "2026-04-30", 2),
                step("late since may", Rank::Late, "2026-05-04", 0),
            ]),
            "late since april"
        );
        assert_eq!(
            first(vec![
                step("second", Rank::Rest, "2026-05-20", 1),
                step("first", Rank::Rest, "2026-05-31", 0),
            ]),
            "first"
        );
    }

    #[test]
    fn review_comes_after_ones_own_work_and_then_nothing() {
        assert_eq!(card(Lacks::default(), vec![], 3, None), Card::Review { waiting: 3 });
        let next_start = Some(day("2026-06-01"));
        assert_eq!(card(Lacks::default(), vec![], 0, next_start), Card::NothingNow { next_start });
    }

    #[test]
    fn a_step_is_ranked_by_its_date_and_state() {
        let today = day("2026-05-12");
        let rank = |status, due: &str, left| of_step(status, Some(day(due)), today, left);
        assert_eq!(rank(StepStatus::Doing, "2026-05-11", 0), Some(Rank::Late));
        assert_eq!(rank(StepStatus::Returned, "2026-05-12", 0), Some(Rank::DueToday));
        assert_eq!(rank(StepStatus::Returned, "2026-05-13", 1), Some(Rank::Returned));
        assert_eq!(rank(StepStatus::NotStarted, "2026-05-19", 5), Some(Rank::Soon));
        assert_eq!(rank(StepStatus::NotStarted, "2026-05-31", 13), Some(Rank::Rest));
        assert_eq!(rank(StepStatus::Submitted, "2026-05-11", 0), None, "it waits for others");
    }

    fn finding(status: FindingStatus, due: &str) -> Finding {
        use crate::domain::finding::{FindingSource, RectifyKind};
        let no = "WT-2026-001".to_owned();
        Finding {
            kind: Some(RectifyKind::AtOnce),
            owner: Some("owner".into()),
            due: due.parse().ok(),
            status,
            ..Finding::stated(String::new(), no, FindingSource::Other, "author".into())
        }
    }

    #[test]
    fn a_finding_is_ranked_for_its_owner_only_while_it_lies_with_them() {
        use FindingStatus as S;
        let today = day("2026-05-12");
        let rank = |finding: &Finding, percent, left| of_finding(finding, percent, today, left);
        assert_eq!(rank(&finding(S::ToSign, "2026-05-11"), 0, 0), Some(Rank::Late));
        assert_eq!(rank(&finding(S::ToSign, "2026-06-20"), 0, 28), Some(Rank::New));
        assert_eq!(rank(&finding(S::Rectifying, "2026-05-12"), 50, 1), Some(Rank::DueToday));
        assert_eq!(rank(&finding(S::Rectifying, "2026-05-15"), 50, 4), Some(Rank::Soon));
        assert_eq!(rank(&finding(S::Rectifying, "2026-06-20"), 50, 28), Some(Rank::Rest));
        for others in [S::Proposed, S::Applied, S::Verifying, S::Signing, S::Closed] {
            assert_eq!(rank(&finding(others, "2026-05-11"), 0, 0), None, "{others:?}");
        }
        let back = Finding {
            returns: 1,
            reason: "记录不全".into(),
            ..finding(S::Rectifying, "2026-06-20")
        };
        assert_eq!(rank(&back, 100, 28), Some(Rank::Returned));
        assert_eq!(rank(&Finding { returns: 2, ..back }, 100, 28), Some(Rank::Lagging));
        let slow = Finding {
            confirmed_on: Some(day("2026-05-02")),
            ..finding(S::Rectifying, "2026-05-22")
        };
        assert_eq!(rank(&slow, 20, 8), Some(Rank::Lagging), "half the time, a fifth done");
        assert_eq!(rank(&slow, 25, 8), Some(Rank::Rest));
    }

    #[test]
    fn an_application_in_time_stops_the_clock_and_a_late_one_does_not() {
        let due = day("2026-05-08");
        let applied = |on: &str| Finding {
            applied_on: Some(day(on)),
            ..finding(FindingStatus::Applied, "2026-05-08")
        };
        assert_eq!(applied("2026-05-08").running_deadline(), None);
        assert_eq!(applied("2026-05-11").running_deadline(), Some(due));
        assert_eq!(applied("2026-05-11").late_days(day("2026-05-12")), 4);
        assert_eq!(finding(FindingStatus::Verifying, "2026-05-08").running_deadline(), None);
        let nobody = Finding { owner: None, ..applied("2026-05-08") };
        assert_eq!(
            (nobody.holder().as_str(), applied("2026-05-08").holder().as_str()),
            ("author", "owner")
        );
    }
}
