//! How far one person is in one step: the figures behind every count, total and mark.

use super::step_entry::StepStatus;

/// Where a person stands in a step; the rule of each kind stands in its own file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub status: StepStatus,
    /// What is there of `total`; may exceed it where more was given than asked.
    pub done: i64,
    /// What the step asks for; 0 where the number follows from the work itself.
    pub total: i64,
    /// A second figure some steps show: reflections, opinions converted, open findings.
    pub extra: i64,
}

impl Progress {
    /// A step nobody began, of which so much is asked.
    pub const fn nothing_of(total: i64) -> Self {
        Self { status: StepStatus::NotStarted, done: 0, total, extra: 0 }
    }
    /// A step that is one text: 1 of 1 once it was handed in.
    pub fn of_text(status: StepStatus) -> Self {
        Self { status, done: i64::from(!status.is_open()), total: 1, extra: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_counts_once_it_is_handed_in() {
        assert_eq!(Progress::of_text(StepStatus::Doing).done, 0);
        assert_eq!(Progress::of_text(StepStatus::Returned).done, 0);
        assert_eq!(Progress::of_text(StepStatus::Submitted).done, 1);
    }
}
