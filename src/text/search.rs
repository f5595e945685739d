//! Finding as people type it: part of a text in any case, pinyin, or initials; `zs` finds 张三.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::{PinyinData, PinyinNotation};

use super::fold;

static PINYIN: LazyLock<PinyinData> = LazyLock::new(|| PinyinData::new(notation()));

fn notation() -> PinyinNotation {
    PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter
}

/// A query, made ready once and asked of many rows.
#[derive(Debug)]
pub struct Matcher {
    words: Vec<IbMatcher<'static>>,
}

impl Matcher {
    /// Words parted by spaces must all be found; an empty query finds everything.
    pub fn new(query: &str) -> Self {
        let folded = fold::fold(query).to_lowercase();
        let words = folded
            .split_whitespace()
            .map(|word| {
                let pinyin = PinyinMatchConfig::builder(notation()).data(&PINYIN).build();
                // Partial: "zhan" finds 张 while "zhang" is still being typed.
                IbMatcher::builder(word).pinyin(pinyin).is_pattern_partial(true).build()
            })
            .collect();
        Self { words }
    }

    /// Whether the query has no words, so that there is nothing to mark.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word is found in the text.
    pub fn is_match(&self, text: &str) -> bool {
        let text = fold::fold(text);
        self.words.iter().all(|word| word.is_match(text.as_ref()))
    }

    /// Where the first word stands, in bytes, for marking it; `None` for an empty query or where
    /// not every word is found.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        if !self.is_match(text) {
            return None;
        }
        let folded = fold::fold(text);
        let found = self.words.first()?.find(folded.as_ref())?.range();
        Some(match folded {
            Cow::Borrowed(_) => found,
            // Folding makes characters shorter but keeps their number.
            Cow::Owned(folded) => {
                let place = |at: usize| {
                    let chars = folded[..at].chars().count();
                    text.char_indices().nth(chars).map_or(text.len(), |(byte, _)| byte)
                };
                place(found.start)..place(found.end)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(query: &str, text: &str) -> bool {
        Matcher::new(query).is_match(text)
    }

    #[test]
    fn names_are_found_by_characters_pinyin_and_initials() {
        for query in
            ["孙知遥", "知遥", "szy", "SZY", "sunzhiyao", "sunzhi", "sunzh", "szhiyao", "ｓｚｙ"]
        {
            assert!(finds(query, "孙知遥"), "{query}");
        }
        for query in ["wang", "lh", "孙遥", "szyx"] {
            assert!(!finds(query, "孙知遥"), "{query}");
        }
    }

    #[test]
    fn characters_with_several_readings_are_found_by_each() {
        assert!(finds("shanxx", "单晓晓"));
        assert!(finds("danxx", "单晓晓"));
        assert!(finds("yuchi", "尉迟恭"));
        assert!(finds("lvbu", "吕布"));
    }

    #[test]
    fn latin_text_is_found_in_any_case_and_width() {
        assert!(finds("sqlite", "使用SQLite数据库"));
        assert!(finds("SQL", "使用ｓｑｌ"));
        assert!(finds("shujuku", "使用SQLite数据库"));
    }

    #[test]
    fn traditional_text_is_found_as_typed_and_by_pinyin() {
        assert!(finds("臺賬", "整改臺賬"));
        assert!(finds("zgtz", "整改臺賬"));
    }

    #[test]
    fn all_words_must_be_found_and_an_empty_query_finds_all() {
        assert!(finds("lihe 学习", "李禾 学习记录"));
        assert!(!finds("lihe 承诺", "李禾 学习记录"));
        assert!(finds("", "李禾") && finds("  ", "李禾"));
        assert!(Matcher::new(" 　").is_empty());
    }

    #[test]
    fn the_place_is_that_in_the_original_text() {
        let found = |query: &str, text: &str| {
            Matcher::new(query).find(text).map(|range| text[range].to_owned())
        };
        assert_eq!(found("zhiyao", "孙知遥"), Some("知遥".to_owned()));
        assert_eq!(found("12", "第１２项"), Some("１２".to_owned()));
        assert_eq!(found("项", "第１２项目"), Some("项".to_owned()));
        assert_eq!(found("", "李禾"), None);
        assert_eq!(found("王", "李禾"), None);
    }
}
