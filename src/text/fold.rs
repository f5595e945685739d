//! Full-width letters, digits and signs to their plain forms: for keys pressed while an input
//! method is on, and for comparing.

use std::borrow::Cow;

/// The key a person meant: `ｑ` is `q`, `？` is `?`, and the Chinese signs an input method puts on
/// the keys `,` `.` `/` `\` are those keys.
pub fn fold_key(c: char) -> char {
    match c {
        '。' => '.',
        '、' => '/',
        _ => fold_char(c),
    }
}

/// A full-width ASCII character in its plain form; every other as it is.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// A text with every full-width ASCII character in its plain form: １２．５ is 12.5.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| fold_char(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(fold_char).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_keys_are_plain_keys() {
        for pair in ["ｑq", "ＱQ", "１1", "？?", "／/", "　 ", "，,", "。.", "、/", "～~", "qq"]
        {
            let mut chars = pair.chars();
            let (typed, meant) = (chars.next().unwrap(), chars.next().unwrap());
            assert_eq!(fold_key(typed), meant, "{pair}");
        }
        assert_eq!(fold_key('查'), '查');
    }

    #[test]
    fn numbers_are_read_in_any_width() {
        assert_eq!(fold("１２．５"), "12.5");
        assert!(matches!(fold("自查 12"), Cow::Borrowed(_)));
        assert_eq!(fold("完成。"), "完成。", "only keys turn Chinese stops into keys");
    }
}
