//! Where graphemes begin and end next to a caret, without walking a long line from its start.

use std::ops::Range;

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

/// The characters on both sides of some bytes.
pub(super) fn neighbours(line: &str, range: &Range<usize>) -> (Option<char>, Option<char>) {
    (line[..range.start].chars().next_back(), line[range.end..].chars().next())
}

/// The start of the grapheme that holds the character before the byte `at`.
pub(super) fn before(line: &str, at: usize) -> usize {
    let from = certain_start(&line[..at]);
    let starts = line[from..].grapheme_indices(true).map(|(start, _)| from + start);
    starts.take_while(|&start| start < at).last().unwrap_or(from)
}

/// The end of the grapheme at the byte `at`; the end of the line there.
pub(super) fn after(line: &str, at: usize) -> usize {
    let from = certain_start(&line[..at]);
    let mut ends = line[from..].grapheme_indices(true).map(|(start, g)| from + start + g.len());
    ends.find(|&end| end > at).unwrap_or(line.len())
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
        let lengths = HARD.graphemes(true).map(str::len);
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
        for at in (0..=HARD.len()).filter(|&at| HARD.is_char_boundary(at)) {
            let behind = ends.iter().copied().find(|&end| end > at).unwrap_or(at);
            let ahead = ends.iter().copied().rev().find(|&end| end < at).unwrap_or(0);
            assert_eq!(after(HARD, at), behind, "after {at}");
            assert_eq!(before(HARD, at), ahead, "before {at}");
        }
    }

    #[test]
    fn what_may_join_is_not_simply_added() {
        assert!(adds_up(Some('甲'), "乙", Some('a')));
        assert!(!adds_up(Some('e'), "\u{301}", None));
        assert!(!adds_up(Some('🇨'), "a", None));
    }
}
