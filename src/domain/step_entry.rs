//! One person's work in one step: its status, statement text, signature and review.

use super::{
    check::Checks,
    problem::Problem,
    record::{Id, Meta},
    refusal::Refusal,
    step::TextForm,
};
use crate::code_enum;
use chrono::NaiveDate;

code_enum! {
    /// Where a person stands in a step (domain 2.2, 2.9). *Late* is never stored: it follows from dates.
    StepStatus {
        NotStarted = "todo",
        Doing = "doing",
        Submitted = "submitted",
        Returned = "returned",
        /// Reviewed and accepted; for commitments: published.
        Accepted = "accepted",
        /// Finished by its author where nobody reviews (opinions), or by closing all (rectification).
        Done = "done",
        Exempt = "exempt",
    }
}

impl StepStatus {
    /// Nothing is expected of the person any more.
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Accepted | Self::Done | Self::Exempt)
    }

    /// The person must still act (submitted work waits for others).
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::Doing | Self::Returned)
    }

    /// The author may write and submit: not while it waits for review, not once it is accepted.
    ///
    /// # Errors
    /// Why not.
    pub const fn may_write(self) -> Result<(), Refusal> {
        match self {
            Self::NotStarted | Self::Doing | Self::Returned => Ok(()),
            Self::Submitted => Err(Refusal::AlreadySubmitted),
            Self::Accepted | Self::Done => Err(Refusal::AlreadyAccepted),
            Self::Exempt => Err(Refusal::WrongState(Self::Exempt.code())),
        }
    }

    /// A reviewer may accept or return it.
    ///
    /// # Errors
    /// Why not.
    pub const fn may_review(self) -> Result<(), Refusal> {
        match self {
            Self::Submitted => Ok(()),
            Self::Accepted => Err(Refusal::AlreadyAccepted),
            Self::NotStarted | Self::Doing | Self::Returned => Err(Refusal::NotSubmitted),
            Self::Done | Self::Exempt => Err(Refusal::WrongState(self.code())),
        }
    }

    /// The leader may open it again (domain 2.9: 已审阅 → 重新打开).
    ///
    /// # Errors
    /// The state, where nothing was accepted.
    pub const fn may_reopen(self) -> Result<(), Refusal> {
        match self {
            Self::Accepted | Self::Done => Ok(()),
            _ => Err(Refusal::WrongState(self.code())),
        }
    }

    /// The state after the author wrote: a returned entry stays returned until it is submitted again.
    pub const fn after_writing(self) -> Self {
        match self {
            Self::NotStarted => Self::Doing,
            other => other,
        }
    }
}

/// The status of an entry; nothing is stored before something was begun.
pub fn status_of(entry: Option<&StepEntry>) -> StepStatus {
    entry.map_or(StepStatus::NotStarted, |entry| entry.status)
}

/// The status where what was written tells whether a step was begun: taking back the first word
/// (undo, deletion) makes it untouched again.
pub fn status_when(entry: Option<&StepEntry>, begun: bool) -> StepStatus {
    match status_of(entry) {
        StepStatus::NotStarted | StepStatus::Doing if begun => StepStatus::Doing,
        StepStatus::NotStarted | StepStatus::Doing => StepStatus::NotStarted,
        status => status,
    }
}

/// Days past the due date: of the submission where there is one, else of today while still open.
pub fn late_days(
    status: StepStatus,
    submitted_on: Option<NaiveDate>,
    due: Option<NaiveDate>,
    today: NaiveDate,
) -> i64 {
    let Some(due) = due else { return 0 };
    let until = match status {
        StepStatus::Exempt => return 0,
        StepStatus::Submitted | StepStatus::Accepted | StepStatus::Done => {
            submitted_on.unwrap_or(due)
        }
        StepStatus::NotStarted | StepStatus::Doing | StepStatus::Returned => today,
    };
    (until - due).num_days().max(0)
}

/// What a text of a step lacks when it is to be submitted.
pub fn text_problems(form: &TextForm, body: &str) -> Vec<Problem> {
    let mut checks = Checks::new();
    checks.text("body", body, form.min_chars.max(1), form.max_chars);
    checks.into_problems()
}

/// Where a step stands that is one text: begun by the first word of it.
pub fn text_status(entry: Option<&StepEntry>) -> StepStatus {
    status_when(entry, entry.is_some_and(|entry| !entry.body.is_empty()))
}

/// The stored entry of a person in a step; exists once something was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepEntry {
    pub meta: Meta,
    pub campaign: Id,
    pub person: Id,
    /// Step key of the campaign file.
    pub step: String,
    pub status: StepStatus,
    /// The statement (self-examination, personal summary); empty elsewhere.
    pub body: String,
    /// The name typed as signature at submission.
    pub signed_name: String,
    pub submitted_on: Option<NaiveDate>,
    pub reviewer: Option<Id>,
    pub reviewed_on: Option<NaiveDate>,
    pub comment: String,
    /// Reviewed by a superior outside the program and recorded here (domain 2.1).
    pub offline: bool,
}

/// What the walk shows about a person's entry in a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryHead {
    pub id: Option<Id>,
    pub version: i64,
    pub status: Option<StepStatus>,
    pub submitted_on: Option<NaiveDate>,
    pub late_days: i64,
    pub reviewer: String,
    pub reviewed_on: Option<NaiveDate>,
    pub comment: String,
    pub due: Option<NaiveDate>,
}

/// Orders about a step entry, the same for every kind of step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepCommand {
    /// Keep the text of a statement; creates the entry where there is none (version 0).
    SaveText { step: String, version: i64, body: String },
    /// Submit with the typed name as signature (where the step asks for one).
    Submit { step: String, version: i64, signed_name: String },
    /// Accept somebody's entry. `comment` may be empty, except for an offline review.
    Accept { id: Id, version: i64, comment: String },
    /// Return it; the comment is required. `beside` holds comments next to answers, by item key.
    Return { id: Id, version: i64, comment: String, beside: Vec<(String, String)> },
    /// Open an accepted entry again (leader only).
    Reopen { id: Id, version: i64, comment: String },
    /// Several at once; each is decided by itself and the reply counts both outcomes.
    AcceptMany(Vec<(Id, i64)>),
}

/// The personal summary of the last phase, and any other step that is one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementView {
    pub person: super::person::PersonRef,
    pub step: String,
    pub head: EntryHead,
    pub body: String,
    /// Characters without white space.
    pub chars: i64,
    pub min_chars: i64,
    pub open: bool,
    pub rights: super::policy::Rights,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_or_is_accepted_is_not_written() {
        use StepStatus as S;
        let allowed: Vec<_> = S::ALL.iter().filter(|s| s.may_write().is_ok()).collect();
        assert_eq!(allowed, [&S::NotStarted, &S::Doing, &S::Returned]);
        assert_eq!(S::Submitted.may_write(), Err(Refusal::AlreadySubmitted));
        assert_eq!(S::Accepted.may_write(), Err(Refusal::AlreadyAccepted));
        assert_eq!(S::Returned.after_writing(), S::Returned);
        assert_eq!(S::NotStarted.after_writing(), S::Doing);
    }

    #[test]
    fn only_what_was_submitted_is_reviewed() {
        use StepStatus as S;
        for &status in S::ALL {
            assert_eq!(status.may_review().is_ok(), status == S::Submitted, "{status:?}");
        }
        assert_eq!(S::Accepted.may_review(), Err(Refusal::AlreadyAccepted));
        assert_eq!(S::Returned.may_review(), Err(Refusal::NotSubmitted));
    }

    #[test]
    fn taking_back_the_first_word_makes_it_untouched() {
        assert_eq!(status_when(None, false), StepStatus::NotStarted);
        assert_eq!(status_when(None, true), StepStatus::Doing);
        let entry = |status, body: &str| StepEntry {
            meta: Meta::default(),
            campaign: "c".into(),
            person: "p".into(),
            step: "s".into(),
            status,
            body: body.into(),
            signed_name: String::new(),
            submitted_on: None,
            reviewer: None,
            reviewed_on: None,
            comment: String::new(),
            offline: false,
        };
        assert_eq!(status_when(Some(&entry(StepStatus::Doing, "")), false), StepStatus::NotStarted);
        let returned = entry(StepStatus::Returned, "");
        assert_eq!(status_when(Some(&returned), false), StepStatus::Returned);
        let text = |status, body| text_status(Some(&entry(status, body)));
        assert_eq!(text(StepStatus::Doing, ""), StepStatus::NotStarted);
        assert_eq!(text(StepStatus::Doing, "总"), StepStatus::Doing);
        assert_eq!(text(StepStatus::Submitted, "总结"), StepStatus::Submitted);
    }

    #[test]
    fn lateness_follows_from_dates() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let due = Some(day("2026-05-31"));
        let late = |status, on| late_days(status, on, due, day("2026-06-03"));
        assert_eq!(late(StepStatus::Doing, None), 3);
        assert_eq!(late(StepStatus::Returned, Some(day("2026-05-20"))), 3);
        assert_eq!(late(StepStatus::Submitted, Some(day("2026-06-01"))), 1);
        assert_eq!(late(StepStatus::Accepted, Some(day("2026-05-20"))), 0);
        assert_eq!(late(StepStatus::Exempt, None), 0);
        assert_eq!(late_days(StepStatus::Doing, None, None, day("2026-06-03")), 0);
    }
}
