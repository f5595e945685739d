//! Undo in a field: edits in groups, so that one step takes back a word and not a letter.

use super::lines::{Lines, Place};
use super::{Field, Outcome};

/// How many undo groups a field remembers.
const UNDO_GROUPS: usize = 60;
/// Typed graphemes that make one undo group at most.
const GROUP_LEN: usize = 16;

/// What the last edit was, and how many graphemes it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Typing(usize),
    Deleting(usize),
    /// The next edit starts a new group.
    Closed,
}

/// The text and the caret at one moment.
#[derive(Debug, Clone)]
pub(super) struct Snapshot {
    lines: Lines,
    caret: Place,
}

impl Field {
    /// Remembers the text before an edit, unless the edit continues the last group.
    pub(super) fn checkpoint(&mut self, next: Group) {
        let (continues, group) = match (self.group, next) {
            (Group::Typing(n), Group::Typing(_)) if n < GROUP_LEN => (true, Group::Typing(n + 1)),
            (Group::Deleting(n), Group::Deleting(_)) if n < GROUP_LEN => {
                (true, Group::Deleting(n + 1))
            }
            (_, next) => (false, next),
        };
        self.group = group;
        if !continues {
            let now = self.snapshot();
            self.undo.push(now);
            if self.undo.len() > UNDO_GROUPS {
                self.undo.remove(0);
            }
        }
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        Snapshot { lines: self.lines.clone(), caret: self.caret }
    }

    pub(super) fn restore(&mut self, to: Snapshot) {
        self.lines = to.lines;
        self.caret = to.caret;
        self.group = Group::Closed;
    }

    /// Undoes the last group.
    pub(super) fn step_back(&mut self) -> Outcome {
        let Some(last) = self.undo.pop() else { return Outcome::Used };
        self.redo.push(self.snapshot());
        self.restore(last);
        Outcome::Changed
    }

    /// Does again what was undone last.
    pub(super) fn step_forward(&mut self) -> Outcome {
        let Some(next) = self.redo.pop() else { return Outcome::Used };
        self.undo.push(self.snapshot());
        self.restore(next);
        Outcome::Changed
    }
}
