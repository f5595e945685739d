//! Line breaks as Chinese typesetting wants them (禁则): no 。 at the head of a line and no （ at its
//! end, Latin words whole, and still never a line that is too wide.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::width::{cell_width, width};

/// May not begin a line.
const NOT_FIRST: &str = "、。，．：；？！％）〕］｝〉》」』】〗〙〛”’…—～·!%),.:;?]}¢°′″℃々〻ー";
/// May not end a line.
const NOT_LAST: &str = "（〔［｛〈《「『【〖〘〚“‘￥＄([{$";
/// How many characters a forced break may give up to obey the two rules above.
const REACH: usize = 4;

/// The text in lines of at most `cols` columns; line ends in the text are kept, an empty text is
/// one empty line. Spaces at a break hang over the edge and are not shown.
///
/// Only a single character that is wider than `cols` itself makes a wider line.
pub fn wrap(text: &str, cols: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph.strip_suffix('\r').unwrap_or(paragraph), cols, &mut lines);
    }
    lines
}

fn wrap_paragraph(text: &str, cols: usize, lines: &mut Vec<String>) {
    // What fits on one line needs no places to break it.
    if width(text) <= cols {
        lines.push(text.trim_end().to_owned());
        return;
    }
    let mut start = 0;
    each_row(text, 0, cols, |next| {
        push(&text[start..next], lines);
        start = next;
        true
    });
    lines.push(text[start..].trim_end().to_owned());
}

/// Finds the rows of a paragraph behind the one that begins at `from`: `each` takes the byte at
/// which the next one begins and says whether to go on.
pub(super) fn each_row(text: &str, from: usize, cols: usize, mut each: impl FnMut(usize) -> bool) {
    let mut allowed = linebreaks(&text[from..])
        .filter(|&(_, kind)| kind == BreakOpportunity::Allowed)
        .map(|(at, _)| from + at)
        .peekable();
    let mut start = from; // of the line
    let mut used = 0; // columns since `start`
    let mut chance = None; // the last place since `start` where a break is allowed
    for (at, grapheme) in text[from..].grapheme_indices(true) {
        let at = from + at;
        while allowed.next_if(|&place| place < at).is_some() {}
        if allowed.next_if_eq(&at).is_some() && at > start && is_good_break(text, at) {
            chance = Some(at);
        }
        let cols_here = cell_width(grapheme);
        while used + cols_here > cols && at > start && !is_space(grapheme) {
            let cut = chance.take().unwrap_or_else(|| forced_break(text, start, at));
            if !each(cut) {
                return;
            }
            start = cut;
            used = text[cut..at].graphemes(true).map(cell_width).sum();
        }
        used += cols_here;
    }
}

/// A finished line without the spaces that hang at its end; nothing but spaces is no line.
fn push(line: &str, lines: &mut Vec<String>) {
    let line = line.trim_end();
    if !line.is_empty() {
        lines.push(line.to_owned());
    }
}

/// Where to break a run without a chance: just before `at`, or a little earlier if that obeys the
/// rules for heads and ends of lines.
fn forced_break(text: &str, start: usize, at: usize) -> usize {
    let earlier = text[start..at].grapheme_indices(true).rev().map(|(place, _)| start + place);
    std::iter::once(at)
        .chain(earlier)
        .take(REACH + 1)
        .find(|&place| place > start && is_good_break(text, place))
        .unwrap_or(at)
}

fn is_good_break(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end().chars().next_back();
    let after = text[at..].chars().next();
    !before.is_some_and(|c| is_one_of(NOT_LAST, c))
        && !after.is_some_and(|c| is_one_of(NOT_FIRST, c))
}

/// Whether the list has the character; an ideograph, as nearly all are, is in none.
fn is_one_of(list: &str, c: char) -> bool {
    !is_ideograph(c) && list.contains(c)
}

/// A character that no rule binds to what stands before it: where a row begins with one, the rows
/// from there on are the same whatever stands above.
pub(super) const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

fn is_space(grapheme: &str) -> bool {
    grapheme.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_stop_at_a_head_and_no_bracket_at_an_end() {
        assert_eq!(wrap("今天学习了。明天", 10), ["今天学习", "了。明天"]);
        assert_eq!(wrap("学习了《条例》全文", 8), ["学习了", "《条例》", "全文"]);
        assert_eq!(wrap("他说：「好！」然后", 10), ["他说：", "「好！」然", "后"]);
        assert_eq!(wrap("完成率９０％以上", 10), ["完成率９", "０％以上"]);
    }

    #[test]
    fn latin_words_stay_whole_where_they_can() {
        assert_eq!(wrap("使用SQLite数据库", 10), ["使用SQLite", "数据库"]);
        assert_eq!(wrap("使用SQLite数据库", 9), ["使用", "SQLite数", "据库"]);
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
    }

    #[test]
    fn a_forced_break_obeys_the_rules_too() {
        assert_eq!(wrap("abcdefgh。再", 8), ["abcdefg", "h。再"]);
        assert_eq!(wrap("。。。。", 4), ["。。", "。。"]);
    }

    #[test]
    fn spaces_hang_and_indents_stay() {
        assert_eq!(wrap("one  two", 3), ["one", "two"]);
        assert_eq!(wrap("　　自查自纠", 8), ["　　自查", "自纠"]);
        assert_eq!(wrap("a          b", 4), ["a", "b"]);
    }

    #[test]
    fn line_ends_are_kept() {
        assert_eq!(wrap("一\n\n二\r\n三\n", 10), ["一", "", "二", "三", ""]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn clusters_stay_whole() {
        let family = "👨\u{200D}👩\u{200D}👧";
        assert_eq!(wrap(&format!("ab{family}cd"), 3), ["ab", family, "cd"].map(String::from));
        assert_eq!(wrap("🇨🇳🇨🇳🇨🇳", 4), ["🇨🇳🇨🇳", "🇨🇳"]);
        assert_eq!(wrap("自查", 1), ["自", "查"], "wider than the line");
    }

    proptest! {
        #[test]
        fn lines_keep_to_their_columns_and_all_text(
            text in "([一-十。，（）《》「」！a-z .,\u{301}👍🇨🇳\n]|\\PC){0,60}",
            cols in 8usize..40,
        ) {
            let lines = wrap(&text, cols);
            for line in &lines {
                let clusters = line.graphemes(true).count();
                prop_assert!(width(line) <= cols || clusters == 1, "{:?}", line);
            }
            let solid = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(solid(&lines.join("")), solid(&text));
        }

        #[test]
        fn chinese_prose_never_breaks_against_the_rules(
            text in "([一-十]{1,3}[。，！？、）》」]?[（《「]?){1,20}",
            cols in 10usize..30,
        ) {
            let lines = wrap(&text, cols);
            for line in lines.iter().skip(1) {
                prop_assert!(!line.starts_with(|c| NOT_FIRST.contains(c)), "{:?}", lines);
            }
            for line in lines.iter().rev().skip(1) {
                prop_assert!(!line.ends_with(|c| NOT_LAST.contains(c)), "{:?}", lines);
            }
        }
    }
}
