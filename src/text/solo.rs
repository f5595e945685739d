//! Characters that stand alone: nearly all our text is made of them, and needs no segmentation.
//!
//! Between two of these is always a grapheme boundary, each has a width of its own, and composition
//! (NFC) leaves them as they are. Text with any other character goes the long way.

/// The columns of a character that stands alone; `None` for all others.
pub const fn solo(c: char) -> Option<usize> {
    match c {
        ' '..='~' | '✓' | '✗' | '▸' => Some(1),
        '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' => Some(2),
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '！'..='～' => Some(2),
        _ => None,
    }
}

/// The columns of a text that is made of such characters only; `None` for others.
pub fn solo_width(text: &str) -> Option<usize> {
    text.chars().map(solo).try_fold(0, |sum, columns| Some(sum + columns?))
}

/// Whether a text is made of such characters only.
pub fn all_solo(text: &str) -> bool {
    text.chars().all(|c| solo(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{graphemes, width::cell_width};
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn every() -> impl Iterator<Item = char> {
        ('\0'..=char::MAX).filter(|&c| solo(c).is_some())
    }

    #[test]
    fn each_has_the_width_of_its_cell_and_is_composed() {
        for c in every() {
            let text = c.to_string();
            assert_eq!(solo(c), Some(cell_width(&text)), "U+{:04X}", u32::from(c));
            assert_eq!(text.nfc().collect::<String>(), text, "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn none_joins_another(
            text in "[ -~✓✗▸\u{3000}-\u{3029}\u{3041}-\u{3096}\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}！-～]{0,30}",
        ) {
            prop_assert!(all_solo(&text));
            prop_assert_eq!(graphemes(&text).count(), text.chars().count());
        }
    }
}
