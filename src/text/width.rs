//! Columns and steps: how many cells a text takes and where the caret may stand in it.
//!
//! A column count is the sum over grapheme clusters, exactly as ratatui fills its cells; measuring
//! a whole string at once differs for some scripts.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::solo::{solo, solo_width};

/// Marks where [`elide`] cut; two plain dots, because terminals do not agree on the width of `…`.
const CUT: &str = "..";

/// What a reader takes for one character: 你, é, 👨‍👩‍👧, 🇨🇳.
pub fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.graphemes(true)
}

/// The columns a text takes on one line.
pub fn width(text: &str) -> usize {
    solo_width(text).unwrap_or_else(|| graphemes(text).map(cell_width).sum())
}

/// The columns of one grapheme cluster; a control character takes none, as it is never drawn.
pub(super) fn cell_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        return 0;
    }
    // ratatui gives half-width katakana sound marks a cell of their own; so must we.
    let sound_marks = grapheme.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count();
    if grapheme.len() == 1 { 1 } else { grapheme.width() + sound_marks }
}

/// The longest beginning that takes at most `cols` columns.
pub fn fit(text: &str, cols: usize) -> &str {
    &text[..boundary(text, cols)]
}

/// What is left when the first `cols` columns scrolled away to the left; a wide character cut by
/// the edge goes with them, so the rest may begin a column later: the second value says by how many.
pub fn skip(text: &str, cols: usize) -> (&str, usize) {
    let mut passed = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        if passed >= cols {
            return (&text[at..], passed - cols);
        }
        passed += cell_width(grapheme);
    }
    ("", passed.saturating_sub(cols))
}

/// The byte where the longest beginning of at most `cols` columns ends.
fn boundary(text: &str, cols: usize) -> usize {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        let Some(columns) = solo(c) else { return boundary_of_clusters(text, cols) };
        used += columns;
        if used > cols {
            return at;
        }
    }
    text.len()
}

/// The same for any text.
fn boundary_of_clusters(text: &str, cols: usize) -> usize {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += cell_width(grapheme);
        if used > cols {
            return at;
        }
    }
    text.len()
}

/// The text in at most `cols` columns; what does not fit is cut and marked by `..`.
pub fn elide(text: &str, cols: usize) -> Cow<'_, str> {
    let whole = fit(text, cols);
    if whole.len() == text.len() {
        return Cow::Borrowed(text);
    }
    match cols.checked_sub(CUT.len()) {
        Some(room) if room > 0 => Cow::Owned(format!("{}{CUT}", fit(text, room))),
        _ => Cow::Borrowed(whole),
    }
}

/// The text in exactly `cols` columns, elided or with spaces after it.
pub fn pad(text: &str, cols: usize) -> String {
    let mut out = elide(text, cols).into_owned();
    out.extend(std::iter::repeat_n(' ', cols - width(&out)));
    out
}

/// The text in exactly `cols` columns, elided or with spaces before it, for numbers.
pub fn pad_start(text: &str, cols: usize) -> String {
    let shown = elide(text, cols);
    let mut out = " ".repeat(cols - width(&shown));
    out.push_str(&shown);
    out
}

/// How many characters (`char`) the caret at character `at` passes when it steps right over one
/// grapheme cluster; 0 at the end.
pub fn next_step(line: &str, at: usize) -> usize {
    let mut start = 0;
    for grapheme in graphemes(line) {
        start += grapheme.chars().count();
        if start > at {
            return start - at;
        }
    }
    0
}

/// How many characters (`char`) the caret at character `at` passes when it steps left over one
/// grapheme cluster; 0 at the start.
pub fn previous_step(line: &str, at: usize) -> usize {
    let mut start = 0;
    for grapheme in graphemes(line) {
        let end = start + grapheme.chars().count();
        if end >= at {
            return at - start;
        }
        start = end;
    }
    at - start
}

/// The characters a reader counts, spaces and line ends left out: the length of a reflection.
pub fn count_chars(text: &str) -> usize {
    let counted = |c| match c {
        // A line end joins nothing either.
        '\n' => Some(0),
        _ => solo(c).map(|_| usize::from(!c.is_whitespace())),
    };
    let alone = text.chars().map(counted).try_fold(0, |sum, count| Some(sum + count?));
    alone.unwrap_or_else(|| {
        graphemes(text).filter(|grapheme| !grapheme.chars().all(char::is_whitespace)).count()
    })
}

/// Whether some terminals draw a character of this text in one column and others in two, so that a
/// line with it must be placed anew behind it.
pub fn has_ambiguous(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| c.width() != c.width_cjk())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FAMILY: &str = "👨\u{200D}👩\u{200D}👧";
    const FLAG: &str = "🇨🇳";

    #[test]
    fn widths_are_those_of_cells() {
        let cases = [
            ("", 0),
            ("abc", 3),
            ("自查", 4),
            ("自查abc", 7),
            ("，。", 4),
            (FAMILY, 2),
            (FLAG, 2),
            ("e\u{301}", 1),
            ("❤\u{FE0F}", 2),
            ("a\u{7}b", 2),
        ];
        for (text, cols) in cases {
            assert_eq!(width(text), cols, "{text:?}");
        }
    }

    #[test]
    fn elision_keeps_clusters_whole() {
        assert_eq!(elide("自查自纠", 8), "自查自纠");
        assert_eq!(elide("自查自纠", 7), "自查..");
        assert_eq!(elide("自查自纠", 6), "自查..");
        assert_eq!(elide("自查自纠", 3), "..");
        assert_eq!(elide("自查自纠", 2), "自");
        assert_eq!(elide("自查", 1), "");
        assert_eq!(elide(&format!("ab{FAMILY}cd"), 5), "ab..");
        assert_eq!(elide(&format!("ab{FAMILY}cdefg"), 6), format!("ab{FAMILY}.."));
        assert_eq!(elide("abcdef", 4), "ab..");
    }

    #[test]
    fn padding_fills_exactly() {
        assert_eq!(pad("李禾", 6), "李禾  ");
        assert_eq!(pad("自查自纠", 5), "自.. ");
        assert_eq!(pad_start("12", 4), "  12");
    }

    #[test]
    fn steps_pass_whole_clusters() {
        let line = format!("a{FLAG}e\u{301}{FAMILY}");
        assert_eq!(next_step(&line, 0), 1);
        assert_eq!(next_step(&line, 1), 2);
        assert_eq!(next_step(&line, 3), 2);
        assert_eq!(next_step(&line, 5), 5);
        assert_eq!(next_step(&line, 10), 0);
        assert_eq!(previous_step(&line, 10), 5);
        assert_eq!(previous_step(&line, 5), 2);
        assert_eq!(previous_step(&line, 3), 2);
        assert_eq!(previous_step(&line, 1), 1);
        assert_eq!(previous_step(&line, 0), 0);
        assert_eq!(next_step(&line, 2), 1, "out of the middle of a cluster");
        assert_eq!(previous_step(&line, 2), 1);
    }

    #[test]
    fn scrolling_tells_the_column_a_wide_character_left_empty() {
        assert_eq!(skip("自查ab", 2), ("查ab", 0));
        assert_eq!(skip("自查ab", 1), ("查ab", 1));
        assert_eq!(skip("ab", 0), ("ab", 0));
        assert_eq!(skip("ab", 5), ("", 0));
    }

    #[test]
    fn reflections_are_counted_without_white_space() {
        assert_eq!(count_chars("学习 心得\n　体会。"), 7);
        assert_eq!(count_chars(&format!("{FAMILY} {FLAG}e\u{301}")), 3);
        assert_eq!(count_chars(" \n\t"), 0);
    }

    #[test]
    fn ambiguous_widths_are_known() {
        assert!(has_ambiguous("“引号”"));
        assert!(has_ambiguous("①"));
        assert!(!has_ambiguous("自查。、（）《》「」【】￥％ abc"));
        assert!(!has_ambiguous("✓ ✗ ▸"));
    }

    proptest! {
        #[test]
        fn elision_and_padding_keep_to_their_columns(text in "\\PC{0,40}", cols in 0usize..50) {
            let shown = elide(&text, cols);
            prop_assert!(width(&shown) <= cols);
            prop_assert!(width(&text) > cols || shown == text);
            prop_assert_eq!(width(&pad(&text, cols)), cols);
            prop_assert_eq!(width(&pad_start(&text, cols)), cols);
        }

        #[test]
        fn steps_right_and_left_visit_the_same_places(text in "\\PC{0,20}") {
            let len = text.chars().count();
            let (mut right, mut at) = (vec![0], 0);
            while at < len {
                at += next_step(&text, at);
                right.push(at);
            }
            let mut left = vec![len];
            while at > 0 {
                at -= previous_step(&text, at);
                left.push(at);
            }
            left.reverse();
            prop_assert_eq!(right, left);
        }
    }
}
