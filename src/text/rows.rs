//! Where the rows of a paragraph begin, kept while it is edited: a key changes the rows around it
//! and no more, however long the paragraph is.

use std::ops::Range;

use super::wrap::{each_row, is_ideograph};

/// Rows above a change whose beginnings may depend on it: a word that shrinks may go up.
const REACH: usize = 3;

/// The rows of one paragraph at a width. Unlike the lines of [`wrap`](super::wrap), they hold every
/// byte of it: spaces at a break hang over the edge of their row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    cols: usize,
    /// The byte at which each row begins; the first is 0.
    starts: Vec<usize>,
}

impl Rows {
    /// The rows of `text` (without line ends) in at most `cols` columns.
    pub fn new(text: &str, cols: usize) -> Self {
        let mut starts = vec![0];
        each_row(text, 0, cols, |next| {
            starts.push(next);
            true
        });
        Self { cols, starts }
    }

    /// The columns they were made for; 0 when they were not made yet.
    pub const fn cols(&self) -> usize {
        self.cols
    }

    /// How many there are.
    pub const fn count(&self) -> usize {
        self.starts.len()
    }

    /// The row that holds the byte `at`; a row's beginning belongs to it.
    pub fn row_of(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// The bytes of a row of `text`.
    pub fn range(&self, row: usize, text: &str) -> Range<usize> {
        let begin = |row: usize| self.starts.get(row).copied().unwrap_or(text.len());
        begin(row)..begin(row + 1)
    }

    /// Goes along with a change of the text, which is `text` now: at the byte `at`, `removed` bytes
    /// made room for `added` others.
    pub fn edited(&mut self, text: &str, at: usize, removed: usize, added: usize) {
        let mut keep = self.row_of(at).saturating_sub(REACH);
        while keep > 0 && !begins_anew(text, self.begin(keep)) {
            keep -= 1;
        }
        let old = self.starts.split_off(keep + 1);
        let mut old = old.into_iter().skip_while(|&start| start < at + removed).peekable();
        let moved = |start: usize| start - removed + added;
        let mut rest_holds = false;
        let starts = &mut self.starts;
        let from = starts.last().copied().unwrap_or(0);
        each_row(text, from, self.cols, |next| {
            while old.next_if(|&start| moved(start) < next).is_some() {}
            rest_holds = next > at + added
                && old.peek().is_some_and(|&start| moved(start) == next)
                && begins_anew(text, next);
            if !rest_holds {
                starts.push(next);
            }
            !rest_holds
        });
        if rest_holds {
            starts.extend(old.map(moved));
        }
    }

    fn begin(&self, row: usize) -> usize {
        self.starts.get(row).copied().unwrap_or(0)
    }
}

fn begins_anew(text: &str, start: usize) -> bool {
    text[start..].chars().next().is_some_and(is_ideograph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{width, wrap};
    use proptest::prelude::*;

    #[test]
    fn a_row_begins_where_the_one_before_ends() {
        let text = "使用SQLite数据库，今天学习了。";
        let rows = Rows::new(text, 10);
        let all: Vec<&str> = (0..rows.count()).map(|row| &text[rows.range(row, text)]).collect();
        assert_eq!(all.concat(), text);
        assert_eq!(all, wrap(text, 10));
        assert_eq!(rows.row_of(0), 0);
        assert_eq!(rows.row_of(all[0].len()), 1);
        assert_eq!(rows.row_of(text.len()), rows.count() - 1);
    }

    const TEXT: &str =
        "([一-十]{0,8}[，。（）《》「」！a-z .,\u{301}👍🇨🇳“”é0-9%-]{0,3}|\\PC{0,3}){0,12}";

    proptest! {
        #[test]
        fn rows_are_the_lines_of_the_text(text in "[一-十，。（）a-z ]{0,80}", cols in 8usize..40) {
            let rows = Rows::new(&text, cols);
            let all = (0..rows.count()).map(|row| text[rows.range(row, &text)].trim_end());
            let shown: Vec<&str> = all.filter(|row| !row.is_empty()).collect();
            let lines: Vec<String> = wrap(&text, cols).into_iter().filter(|l| !l.is_empty()).collect();
            prop_assert!(shown.iter().all(|row| width(row) <= cols));
            prop_assert_eq!(shown, lines);
        }

        #[test]
        fn rows_kept_through_changes_are_those_made_anew(
            text in TEXT,
            changes in prop::collection::vec((0usize..200, 0usize..6, TEXT), 1..8),
            cols in 4usize..24,
        ) {
            let mut text = text;
            let mut rows = Rows::new(&text, cols);
            for (from, length, with) in changes {
                let place = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
                let from = from % (text.chars().count() + 1);
                let range = place(from)..place(from + length);
                text.replace_range(range.clone(), &with);
                rows.edited(&text, range.start, range.len(), with.len());
                prop_assert_eq!(&rows, &Rows::new(&text, cols), "{:?}", text);
            }
        }
    }
}
