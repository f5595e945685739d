//! Where graphemes begin and end next to a caret, without walking a long line from its start.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::solo;

/// Whether a character joins no neighbour of its kind: between two of these is always a boundary.
fn stands_alone(c: char) -> bool {
    solo(c).is_some()
}

/// Whether the texts on both sides of these places cannot join: their lengths simply add up.
pub(super) fn adds_up(before: Option<char>, text: &str, after: Option<char>) -> bool {
    let alone = |c: Option<char>| c.is_none_or(stands_alone);
    alone(before) && alone(after) && alone(text.chars().next()) && alone(text.chars().next_back())
}

/// The characters on both sides of character `col`.
pub(super) fn neighbours(line: &str, col: usize) -> (Option<char>, Option<char>) {
    let at = byte_of(line, col);
    (line[..at].chars().next_back(), line[at..].chars().next())
}

/// The start (in characters) of the grapheme that holds the character before `col`.
pub(super) fn boundary_before(line: &str, col: usize) -> usize {
    let at = byte_of(line, col);
    let from = certain_start(&line[..at]);
    let last = line[from..].grapheme_indices(true).map(|(start, _)| from + start);
    let start = last.take_while(|&start| start < at).last().unwrap_or(from);
    col - line[start..at].chars().count().min(col)
}

/// The end (in characters) of the grapheme at `col`; `col` itself at the end of the line.
pub(super) fn boundary_after(line: &str, col: usize) -> usize {
    let at = byte_of(line, col);
    let from = certain_start(&line[..at]);
    let end = line[from..]
        .grapheme_indices(true)
        .map(|(start, grapheme)| from + start + grapheme.len())
        .find(|&end| end > at);
    end.map_or(col, |end| col + line[at..end].chars().count())
}

fn byte_of(line: &str, col: usize) -> usize {
    line.char_indices().nth(col).map_or(line.len(), |(at, _)| at)
}

/// A place at which a grapheme begins for certain, shortly before the end.
fn certain_start(before: &str) -> usize {
    let mut later: Option<(usize, char)> = None;
    // The last character's own start does not do: what follows may join it, but not the one before.
    for (at, c) in before.char_indices().rev() {
        if let Some((start, next)) = later
            && stands_alone(c)
            && stands_alone(next)
        {
            return start;
        }
        later = Some((at, c));
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    const HARD: &str = "甲乙👨‍👩‍👧丙e\u{301}🇨🇳🇺🇸 a\u{1100}\u{1161}丁戊";

    /// As the whole line, walked from its start, has it.
    fn ends() -> Vec<usize> {
        let mut at = 0;
        let lengths = HARD.graphemes(true).map(|g| g.chars().count());
        lengths
            .map(|n| {
                at += n;
                at
            })
            .collect()
    }

    #[test]
    fn every_place_finds_the_boundaries_of_the_whole_line() {
        let ends = ends();
        for col in 0..=HARD.chars().count() {
            let after = ends.iter().copied().find(|&end| end > col).unwrap_or(col);
            let before = ends.iter().copied().rev().find(|&end| end < col).unwrap_or(0);
            assert_eq!(boundary_after(HARD, col), after, "after {col}");
            assert_eq!(boundary_before(HARD, col), before, "before {col}");
        }
    }

    #[test]
    fn what_may_join_is_not_simply_added() {
        assert!(adds_up(Some('甲'), "乙", Some('a')));
        assert!(!adds_up(Some('e'), "\u{301}", None));
        assert!(!adds_up(Some('🇨'), "a", None));
    }
}
