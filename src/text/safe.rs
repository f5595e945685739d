//! Text from outside, made harmless: nobody's words may steer another person's terminal.
//!
//! [`clean`] when text comes in (typed, pasted, imported, read from an old row), [`show`] when it
//! goes out, in case something came round the first. Both leave ordinary text of any script as it
//! is. Cases: kubectl CVE-2021-25743, git CVE-2024-52005, OSC 52 and 8, Trojan Source.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::solo::solo;

/// How many combining marks one base may carry; more are stacked over the neighbouring lines.
const MAX_MARKS: usize = 4;
/// Stands on the screen for what may not be shown.
const UNSHOWN: char = '?';

/// Where a text will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// One line: line ends become spaces.
    Line,
    /// Several lines: `\n` stays.
    Block,
    /// A name of a person, unit or account: letters, digits, inner spaces and `._-·()（）` only.
    Name,
}

impl Mode {
    /// The longest text kept, in characters (`char`); at most four times as many bytes.
    pub const fn limit(self) -> usize {
        match self {
            Self::Line => 2_000,
            Self::Block => 100_000,
            Self::Name => 64,
        }
    }
}

/// The text without anything that could steer a terminal or deceive a reader, in NFC, with `\n`
/// line ends, cut to the mode's [limit](Mode::limit). Cleaning twice changes nothing more.
pub fn clean(text: &str, mode: Mode) -> String {
    if is_clean(text, mode) {
        return text.to_owned();
    }
    let unified = text.replace("\r\n", "\n");
    let dropped: Vec<char> = unified.chars().filter_map(|c| admit(c, mode)).collect();
    let composed: String = without_stray_joiners(&dropped).nfc().collect();
    let mut out = String::with_capacity(composed.len());
    let mut marks = Marks::default();
    for c in composed.chars() {
        // A name has single spaces, and none before it.
        let idle_space = mode == Mode::Name && c == ' ' && (out.is_empty() || out.ends_with(' '));
        if !idle_space && marks.admit(c) {
            out.push(c);
        }
    }
    truncate(&mut out, mode.limit());
    if mode == Mode::Name {
        out.truncate(out.trim_end().len());
    }
    out
}

/// A quick "nothing to do" for the common case.
fn is_clean(text: &str, mode: Mode) -> bool {
    let stays = |c| solo(c).is_some() || c == '\n' && mode == Mode::Block;
    mode != Mode::Name && text.len() <= mode.limit() && text.chars().all(stays)
}

/// A pasted text for a field: as [`clean`], but a line end at its end is not part of a single line.
pub fn clean_paste(text: &str, multiline: bool) -> String {
    if multiline {
        clean(text, Mode::Block)
    } else {
        clean(text.trim_matches(['\n', '\r']), Mode::Line)
    }
}

/// The text as it may stand in cells, messages and logs: whatever [`clean`] would drop is a visible
/// `?`, a tab is a space; `\n` stays for [`wrap`](super::wrap).
pub fn show(text: &str) -> Cow<'_, str> {
    shown(text, '\n')
}

/// As [`show`], on one line: a line end becomes a space.
pub fn show_line(text: &str) -> Cow<'_, str> {
    shown(text, ' ')
}

fn shown(text: &str, line_end: char) -> Cow<'_, str> {
    if is_harmless(text, line_end) {
        return Cow::Borrowed(text);
    }
    let mut marks = Marks::default();
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let c = match c {
            '\n' => line_end,
            '\t' => ' ',
            c if is_forbidden(c) => UNSHOWN,
            c if is_joiner(c) && !joins(before, c, rest.peek().copied()) => UNSHOWN,
            c => c,
        };
        if marks.admit(c) {
            out.push(c);
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

/// A quick "nothing to do" for the common case: no controls, no marks, no joiners.
fn is_harmless(text: &str, line_end: char) -> bool {
    text.chars().all(|c| match c {
        '\n' => line_end == '\n',
        _ if solo(c).is_some() => true,
        _ => c > '\u{9F}' && !is_forbidden(c) && !is_joiner(c) && !is_combining_mark(c),
    })
}

/// What becomes of one character that comes in.
fn admit(c: char, mode: Mode) -> Option<char> {
    match (c, mode) {
        ('\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}', Mode::Block) => Some('\n'),
        ('\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}', _) => Some(' '),
        _ if is_forbidden(c) => None,
        (_, Mode::Name) => name_char(c),
        _ => Some(c),
    }
}

fn name_char(c: char) -> Option<char> {
    match c {
        // The dots people type between the parts of a name.
        '•' | '‧' | '∙' | '・' | '･' => Some('·'),
        '\u{3000}' | '\u{A0}' => Some(' '),
        ' ' | '.' | '_' | '-' | '·' | '(' | ')' | '（' | '）' => Some(c),
        c if c.is_alphanumeric() || is_combining_mark(c) => Some(c),
        _ => None,
    }
}

/// Characters no text of ours contains: controls, direction marks, invisible and filler
/// characters, tags, annotations and noncharacters. (Joiners depend on their neighbours.)
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Invisible characters that have a meaning between emoji only.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether a joiner stands where it means something: U+FE0E and U+FE0F after an emoji, a zero-width
/// joiner after an emoji (or its selector or skin tone) and before the next.
fn joins(before: Option<char>, joiner: char, after: Option<char>) -> bool {
    let after_emoji = before.is_some_and(is_pictograph);
    match joiner {
        '\u{FE0E}' | '\u{FE0F}' => after_emoji || before.is_some_and(is_keycap_base),
        '\u{200D}' => {
            (after_emoji || before == Some('\u{FE0F}')) && after.is_some_and(is_pictograph)
        }
        _ => false,
    }
}

/// The blocks emoji live in (skin tones and regional indicators among them).
fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}'
        | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{24C2}' | '\u{25A0}'..='\u{27BF}'
        | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{3297}'
        | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
}

fn is_keycap_base(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '#' | '*')
}

fn without_stray_joiners(text: &[char]) -> impl Iterator<Item = char> {
    let mut before = None;
    text.iter().enumerate().filter_map(move |(at, &c)| {
        if is_joiner(c) && !joins(before, c, text.get(at + 1).copied()) {
            return None;
        }
        before = Some(c);
        Some(c)
    })
}

/// Counts combining marks: none without a base, at most [`MAX_MARKS`] on one.
#[derive(Default)]
struct Marks {
    has_base: bool,
    count: usize,
}

impl Marks {
    fn admit(&mut self, c: char) -> bool {
        if is_joiner(c) {
            return true;
        }
        if !is_combining_mark(c) {
            *self = Self { has_base: !c.is_whitespace(), count: 0 };
            return true;
        }
        self.count += 1;
        self.has_base && self.count <= MAX_MARKS
    }
}

/// Cuts at the last whole grapheme cluster within `limit` characters.
fn truncate(text: &mut String, limit: usize) {
    if text.len() <= limit {
        return;
    }
    let mut chars = 0;
    let fits = |grapheme: &&str| {
        chars += grapheme.chars().count();
        chars <= limit
    };
    let end = text.graphemes(true).take_while(fits).map(str::len).sum();
    text.truncate(end);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FAMILY: &str = "👨\u{200D}👩\u{200D}👧";

    #[test]
    fn escape_sequences_lose_their_escape() {
        assert_eq!(clean("\u{1b}]52;c;aGk=\u{7}好", Mode::Line), "]52;c;aGk=好");
        assert_eq!(clean("a\u{9b}31mb\u{0}\u{7f}", Mode::Block), "a31mb");
        assert_eq!(show("\u{1b}[2J"), "?[2J");
    }

    #[test]
    fn direction_marks_and_invisible_characters_go() {
        for c in [
            '\u{61C}',
            '\u{200E}',
            '\u{202E}',
            '\u{2066}',
            '\u{2069}',
            '\u{200B}',
            '\u{2060}',
            '\u{FEFF}',
            '\u{AD}',
            '\u{180E}',
            '\u{115F}',
            '\u{1160}',
            '\u{3164}',
            '\u{FFA0}',
            '\u{E0041}',
            '\u{FFF9}',
            '\u{FFFE}',
            '\u{1FFFF}',
            '\u{FDD0}',
            '\u{200C}',
        ] {
            let text = format!("甲{c}乙");
            assert_eq!(clean(&text, Mode::Block), "甲乙", "U+{:04X}", u32::from(c));
            assert_eq!(show(&text), "甲?乙", "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn line_ends_follow_the_mode() {
        let text = "一\r\n二\r三\n四\u{2028}五\t六";
        assert_eq!(clean(text, Mode::Block), "一\n二\n三\n四\n五 六");
        assert_eq!(clean(text, Mode::Line), "一 二 三 四 五 六");
        assert_eq!(show("一\n二\t三"), "一\n二 三");
        assert_eq!(show_line("一\n二"), "一 二");
    }

    #[test]
    fn pastes_end_where_their_text_ends() {
        assert_eq!(clean_paste("李禾\r", false), "李禾");
        assert_eq!(clean_paste("第一行\r第二行", true), "第一行\n第二行");
        assert_eq!(clean_paste("第一行\r\n第二行\r\n", false), "第一行 第二行");
    }

    #[test]
    fn joiners_stay_between_emoji_only() {
        for whole in [FAMILY, "❤\u{FE0F}", "🇨🇳", "1\u{FE0F}\u{20E3}", "🏳\u{FE0F}\u{200D}🌈", "👍🏽"]
        {
            assert_eq!(clean(whole, Mode::Line), whole);
            assert_eq!(show(whole), whole);
        }
        assert_eq!(clean("自\u{200D}查\u{FE0F}", Mode::Line), "自查");
        assert_eq!(clean("👨\u{200D}", Mode::Line), "👨");
        assert_eq!(clean("👨\u{200D}\u{200D}👩", Mode::Line), "👨\u{200D}👩");
        assert_eq!(show("自\u{200D}查"), "自?查");
    }

    #[test]
    fn marks_are_composed_and_capped() {
        assert_eq!(clean("e\u{301}", Mode::Line), "é");
        assert_eq!(clean("e\u{200B}\u{301}", Mode::Line), "é");
        let zalgo = format!("o{}", "\u{489}".repeat(30));
        assert_eq!(clean(&zalgo, Mode::Line).chars().count(), 1 + MAX_MARKS);
        assert_eq!(show(&zalgo).chars().count(), 1 + MAX_MARKS);
        assert_eq!(clean("\u{301}好\n\u{301}好", Mode::Block), "好\n好");
    }

    #[test]
    fn names_are_stricter() {
        assert_eq!(clean("  李禾\n", Mode::Name), "李禾");
        assert_eq!(clean("买买提•吐尔逊", Mode::Name), "买买提·吐尔逊");
        assert_eq!(clean("Anna  Li-Smith", Mode::Name), "Anna Li-Smith");
        assert_eq!(clean("li;rm -rf $(x)'\"<b>", Mode::Name), "lirm -rf (x)b");
        assert_eq!(clean("李禾（二处）", Mode::Name), "李禾（二处）");
        assert_eq!(clean(&"长".repeat(100), Mode::Name).chars().count(), 64);
    }

    #[test]
    fn ordinary_text_is_shown_as_it_is() {
        let text = "五月十二日，完成 12/14 个专题。\n“心得” — ① ℃ Ünïcode ｡ 한국어 👍";
        assert!(matches!(show(text), Cow::Borrowed(_)));
        assert_eq!(clean(text, Mode::Block), text);
    }

    fn hostile() -> impl Strategy<Value = String> {
        let pieces = prop_oneof![
            any::<char>().prop_map(String::from),
            prop::sample::select(vec![
                "\u{1b}[31m",
                "\r\n",
                "\r",
                "\u{200D}",
                "\u{FE0F}",
                "👩",
                "👍🏽",
                "e",
                "\u{301}",
                "\u{323}",
                "\u{327}",
                "\u{344}",
                "ﾞ",
                "\u{202E}",
                "한",
                "\u{1161}",
                "\u{11A8}",
                "自",
                " ",
                "\u{E0061}",
                "1",
                "\u{20E3}",
                "\u{FE00}",
                "\u{3099}",
                "か",
            ])
            .prop_map(String::from),
        ];
        prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn cleaning_is_final_and_thorough(text in hostile()) {
            for mode in [Mode::Line, Mode::Block, Mode::Name] {
                let once = clean(&text, mode);
                prop_assert_eq!(&clean(&once, mode), &once);
                let line_end = |c| c == '\n' && mode == Mode::Block;
                prop_assert!(!once.contains(|c| is_forbidden(c) && !line_end(c)), "{:?}", once);
                prop_assert_eq!(show(&once), once.as_str());
            }
        }

        #[test]
        fn nothing_forbidden_is_shown(text in hostile()) {
            prop_assert!(!show(&text).contains(|c| is_forbidden(c) && c != '\n'));
            prop_assert!(!show_line(&text).contains(is_forbidden));
            let once = show(&text);
            prop_assert_eq!(show(&once), once.as_ref());
        }
    }
}
