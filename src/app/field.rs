//! The one text field: single or many lines, edited by grapheme, limited, with grouped undo.
//!
//! `lines` keeps the text, `step` finds where a character as people see it ends, `seen` says what is
//! in view. A key costs the same in a text of twenty thousand characters as in a short one.

mod lines;
mod seen;
mod step;
mod undo;

use unicode_segmentation::UnicodeSegmentation;

use super::event::{Key, KeyCode};
use crate::text;
use lines::{Lines, Place};
use seen::Sight;
use undo::{Group, Snapshot};

pub use seen::Seen;

/// Rows that a page key goes.
const PAGE: usize = 8;

/// What a key or paste did to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The text changed.
    Changed,
    /// Only the caret moved, or the key was ours and had nothing to do.
    Used,
    /// The text is as long as it may be: nothing was typed, or this many graphemes were cut.
    Full { cut: usize },
    /// Not a key of a field.
    Ignored,
}

/// A text being edited.
#[derive(Debug, Clone)]
pub struct Field {
    lines: Lines,
    caret: Place,
    /// The column that up and down began in.
    goal: Option<usize>,
    sight: Sight,
    multi: bool,
    max: Option<usize>,
    group: Group,
    undo: Vec<Snapshot>,
    redo: Vec<Snapshot>,
}

impl Field {
    /// An empty field of one line.
    pub fn line() -> Self {
        Self::new(false)
    }

    /// An empty field of many lines.
    pub fn lines() -> Self {
        Self::new(true)
    }

    fn new(multi: bool) -> Self {
        Self {
            lines: Lines::new(""),
            caret: Place::default(),
            goal: None,
            sight: Sight::default(),
            multi,
            max: None,
            group: Group::Closed,
            undo: Vec::new(),
            redo: Vec::new(),
        }
    }

    /// Limits the text to `max` graphemes.
    pub fn with_max(mut self, max: usize) -> Self {
        self.max = Some(max);
        self
    }

    /// Starts with this text, the caret behind it.
    pub fn with_text(mut self, text: &str) -> Self {
        self.set_text(text);
        self
    }

    /// Whether Enter makes a new line here.
    pub const fn is_multi(&self) -> bool {
        self.multi
    }

    /// The text, lines joined by `\n`.
    pub fn text(&self) -> String {
        self.lines.text()
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.lines.end() == Place::default()
    }

    /// Length in graphemes, a line break counting one.
    pub const fn len(&self) -> usize {
        self.lines.tally().length
    }

    /// How much a reader counts: graphemes that are no white space.
    pub const fn written(&self) -> usize {
        self.lines.tally().written
    }

    /// The longest text allowed, in graphemes.
    pub const fn max(&self) -> Option<usize> {
        self.max
    }

    /// Replaces the text (cleaned); the caret goes behind it and the undo history ends.
    pub fn set_text(&mut self, text: &str) {
        self.lines = Lines::new(&self.clean(text));
        self.caret = self.lines.end();
        self.goal = None;
        self.undo.clear();
        self.redo.clear();
        self.group = Group::Closed;
    }

    /// The caret: line and character within it, from 0.
    pub fn caret(&self) -> (usize, usize) {
        (self.caret.line, self.here()[..self.caret.at].chars().count())
    }

    /// Takes a key; see [`Outcome`]. Enter is ours only in a field of many lines.
    pub fn key(&mut self, key: Key) -> Outcome {
        let goal = self.goal.take();
        match key.code {
            KeyCode::Char(c) if key.ctrl && !key.alt => self.control(c),
            KeyCode::Char(_) if key.ctrl || key.alt => Outcome::Ignored,
            KeyCode::Char(c) => self.type_char(c),
            KeyCode::Enter if self.multi && !key.ctrl && !key.alt => {
                self.insert("\n", Group::Closed)
            }
            KeyCode::Backspace => self.delete_back(),
            KeyCode::Delete => self.delete_next(),
            KeyCode::Left => self.travel(Self::left),
            KeyCode::Right => self.travel(Self::right),
            KeyCode::Home => self.travel(Self::home),
            KeyCode::End => self.travel(Self::end),
            KeyCode::Up if self.multi => self.vertical(goal, 1, false),
            KeyCode::Down if self.multi => self.vertical(goal, 1, true),
            KeyCode::PageUp if self.multi => self.vertical(goal, PAGE, false),
            KeyCode::PageDown if self.multi => self.vertical(goal, PAGE, true),
            _ => Outcome::Ignored,
        }
    }

    /// Takes a paste (or an input method's commit): cleaned, line breaks flattened in a single
    /// line, cut at the limit. It never submits anything.
    pub fn paste(&mut self, pasted: &str) -> Outcome {
        let clean = self.clean(pasted);
        if clean.is_empty() {
            return Outcome::Used;
        }
        let room = self.max.map_or(usize::MAX, |max| max.saturating_sub(self.len()));
        let fits = clean.grapheme_indices(true).nth(room).map_or(clean.len(), |(at, _)| at);
        let cut = clean[fits..].graphemes(true).count();
        if fits == 0 {
            return Outcome::Full { cut };
        }
        let done = self.insert(&clean[..fits], Group::Closed);
        if cut > 0 { Outcome::Full { cut } } else { done }
    }

    fn clean(&self, raw: &str) -> String {
        if self.multi {
            text::safe::clean_paste(raw, true)
        } else {
            text::safe::clean_paste(raw, false)
        }
    }

    fn control(&mut self, c: char) -> Outcome {
        match c.to_ascii_lowercase() {
            'a' => self.travel(Self::home),
            'e' => self.travel(Self::end),
            'k' => {
                let end = Place { at: self.here().len(), ..self.caret };
                if end == self.caret {
                    self.delete_next()
                } else {
                    self.delete(self.caret, end, Group::Closed)
                }
            }
            'u' => self.step_back(),
            'y' => self.step_forward(),
            'h' => self.delete_back(),
            _ => Outcome::Ignored,
        }
    }

    fn type_char(&mut self, c: char) -> Outcome {
        let typed = self.clean(c.encode_utf8(&mut [0; 4]));
        if typed.is_empty() {
            return Outcome::Used;
        }
        if self.max.is_none_or(|max| self.len() < max) {
            return self.insert(&typed, Group::Typing(0));
        }
        // At the limit only what joins the grapheme before it may still come in.
        let (len, before) = (self.len(), self.snapshot());
        let done = self.insert(&typed, Group::Typing(0));
        if self.len() > len {
            self.restore(before);
            return Outcome::Full { cut: 1 };
        }
        done
    }

    fn insert(&mut self, text: &str, group: Group) -> Outcome {
        self.checkpoint(group);
        self.caret = self.lines.replace(self.caret, self.caret, text);
        if text.ends_with(['。', '，', '\n', ' ', '；']) {
            self.group = Group::Closed;
        }
        self.redo.clear();
        Outcome::Changed
    }

    fn delete_back(&mut self) -> Outcome {
        self.delete(self.before(), self.caret, Group::Deleting(0))
    }

    fn delete_next(&mut self) -> Outcome {
        self.delete(self.caret, self.after(), Group::Deleting(0))
    }

    fn delete(&mut self, from: Place, to: Place, group: Group) -> Outcome {
        if from == to {
            return Outcome::Used;
        }
        self.checkpoint(group);
        self.caret = self.lines.replace(from, to, "");
        self.redo.clear();
        Outcome::Changed
    }

    fn travel(&mut self, go: impl FnOnce(&mut Self)) -> Outcome {
        self.group = Group::Closed;
        go(self);
        Outcome::Used
    }

    fn left(&mut self) {
        self.caret = self.before();
    }

    fn right(&mut self) {
        self.caret = self.after();
    }

    const fn home(&mut self) {
        self.caret.at = 0;
    }

    fn end(&mut self) {
        self.caret.at = self.here().len();
    }

    /// One character before the caret, as people see it; a line's start follows the end before it.
    fn before(&self) -> Place {
        match self.caret {
            Place { line, at } if at > 0 => Place { line, at: step::before(self.here(), at) },
            Place { line: 0, .. } => self.caret,
            Place { line, .. } => Place { line: line - 1, at: self.lines.line(line - 1).len() },
        }
    }

    /// One character behind the caret.
    fn after(&self) -> Place {
        let Place { line, at } = self.caret;
        if at < self.here().len() {
            Place { line, at: step::after(self.here(), at) }
        } else if line + 1 < self.lines.count() {
            Place { line: line + 1, at: 0 }
        } else {
            self.caret
        }
    }

    /// The line of the caret.
    fn here(&self) -> &str {
        self.lines.line(self.caret.line)
    }
}

#[cfg(test)]
mod tests;
