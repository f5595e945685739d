//! The text of a field: its lines, what is known of each, and the one way to change them.
//!
//! A change costs what it touches: the line around it is counted and broken into rows anew, the
//! others are shared with every state that undo remembers.

use std::cell::{Ref, RefCell};
use std::ops::Range;
use std::rc::Rc;

use unicode_segmentation::UnicodeSegmentation;

use super::step;
use crate::text::{self, Rows};

/// A place between two characters: the line, and the byte within it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub line: usize,
    pub at: usize,
}

/// How much a text is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Graphemes.
    pub length: usize,
    /// Graphemes that are no white space: what a reader counts.
    pub written: usize,
}

impl Tally {
    fn of(text: &str) -> Self {
        let length =
            if text::all_solo(text) { text.chars().count() } else { text.graphemes(true).count() };
        Self { length, written: text::count_chars(text) }
    }

    const fn change(&mut self, less: Self, more: Self) {
        self.length = self.length + more.length - less.length;
        self.written = self.written + more.written - less.written;
    }
}

#[derive(Debug, Clone, Default)]
struct Line {
    text: String,
    tally: Tally,
    /// For the width of the last drawing.
    rows: RefCell<Rows>,
}

impl Line {
    fn new(text: &str) -> Rc<Self> {
        let (tally, rows) = (Tally::of(text), RefCell::default());
        Rc::new(Self { text: text.to_owned(), tally, rows })
    }

    /// Puts `with` in the place of some bytes.
    fn replace(&mut self, range: Range<usize>, with: &str) {
        let (before, after) = step::neighbours(&self.text, &range);
        let gone = &self.text[range.clone()];
        let adds_up = step::adds_up(before, gone, after) && step::adds_up(before, with, after);
        let (less, more) = (Tally::of(gone), Tally::of(with));
        self.text.replace_range(range.clone(), with);
        if adds_up {
            self.tally.change(less, more);
        } else {
            self.tally = Tally::of(&self.text);
        }
        let rows = self.rows.get_mut();
        if rows.cols() > 0 {
            rows.edited(&self.text, range.start, range.len(), with.len());
        }
    }
}

/// The lines; always at least one.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    lines: Vec<Rc<Line>>,
    /// Of all lines, without the breaks between them.
    tally: Tally,
}

impl Lines {
    pub fn new(text: &str) -> Self {
        let lines: Vec<Rc<Line>> = text.split('\n').map(Line::new).collect();
        let mut tally = Tally::default();
        for line in &lines {
            tally.change(Tally::default(), line.tally);
        }
        Self { lines, tally }
    }

    /// How many lines.
    pub const fn count(&self) -> usize {
        self.lines.len()
    }

    /// One line; empty behind the last.
    pub fn line(&self, line: usize) -> &str {
        self.lines.get(line).map_or("", |line| &line.text)
    }

    /// All of it, lines joined by `\n`.
    pub fn text(&self) -> String {
        let bytes: usize = self.lines.iter().map(|line| line.text.len() + 1).sum();
        let mut text = String::with_capacity(bytes);
        for (no, line) in self.lines.iter().enumerate() {
            if no > 0 {
                text.push('\n');
            }
            text.push_str(&line.text);
        }
        text
    }

    /// How much it is, a line break counting one.
    pub const fn tally(&self) -> Tally {
        let Tally { length, written } = self.tally;
        Tally { length: length + self.lines.len() - 1, written }
    }

    /// The end of the text.
    pub fn end(&self) -> Place {
        let line = self.count() - 1;
        Place { line, at: self.line(line).len() }
    }

    /// Puts `with` in the place of what stands between two places; where it ends.
    pub fn replace(&mut self, from: Place, to: Place, with: &str) -> Place {
        if from.line == to.line && !with.contains('\n') {
            if let Some(line) = self.lines.get_mut(from.line).map(Rc::make_mut) {
                let before = line.tally;
                line.replace(from.at..to.at, with);
                self.tally.change(before, line.tally);
            }
            return Place { at: from.at + with.len(), ..from };
        }
        let (head, tail) = (&self.line(from.line)[..from.at], &self.line(to.line)[to.at..]);
        let new = Self::new(&[head, with, tail].concat());
        let end = Place { line: from.line + new.count() - 1, at: new.end().at - tail.len() };
        self.tally.change(Tally::default(), new.tally);
        for old in self.lines.splice(from.line..=to.line, new.lines) {
            self.tally.change(old.tally, Tally::default());
        }
        end
    }

    /// The rows of one of the lines in that many columns.
    pub fn rows(&self, line: usize, cols: usize) -> Ref<'_, Rows> {
        let line = &self.lines[line];
        if line.rows.borrow().cols() != cols {
            line.rows.replace(Rows::new(&line.text, cols));
        }
        line.rows.borrow()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_kept_through_changes_is_what_is_counted(
            text in "[一-十。 a\u{301}🇨🇳“\n]{0,40}",
            changes in prop::collection::vec((0usize..40, 0usize..9, "[一 \u{301}🇨“\n]{0,3}"), 1..12),
        ) {
            let mut text = text;
            let mut lines = Lines::new(&text);
            for (from, length, with) in changes {
                let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
                let range = byte(from)..byte(from + length);
                let place = |at: usize| Place {
                    line: text[..at].matches('\n').count(),
                    at: at - text[..at].rfind('\n').map_or(0, |end| end + 1),
                };
                let (start, end) = (place(range.start), place(range.end));
                let behind = lines.replace(start, end, &with);
                text.replace_range(range.clone(), &with);
                let whole = text.split('\n').map(|line| line.graphemes(true).count() + 1);
                let tally = Tally {
                    length: whole.sum::<usize>() - 1,
                    written: text::count_chars(&text),
                };
                prop_assert_eq!(lines.text(), text.clone());
                prop_assert_eq!(lines.tally(), tally);
                let at = range.start + with.len();
                prop_assert_eq!(behind.line, text[..at].matches('\n').count());
                prop_assert!(text[..at].ends_with(&lines.line(behind.line)[..behind.at]));
                for line in 0..lines.count() {
                    let made_anew = Rows::new(lines.line(line), 10);
                    prop_assert_eq!(&*lines.rows(line, 10), &made_anew);
                }
            }
        }
    }
}
