//! Fills the variables and choices of a phrase, as the build has written it (`build/phrase.rs`).

use super::Lang;
use std::borrow::Cow;

/// A variable's place follows, as a digit.
const VALUE: char = '\u{1}';
/// A variable's place follows, then cases, what stands otherwise, and the end.
const CHOICE: char = '\u{2}';
/// A key follows.
const CASE: char = '\u{3}';
/// What is said for that key.
const THEN: char = '\u{4}';
/// What is said when no key fits.
const ELSE: char = '\u{5}';
const END: char = '\u{6}';

/// What a message is given: a whole number or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    Whole(i64),
    Text(Cow<'a, str>),
}

macro_rules! whole {
    ($($number:ty)+) => {$(
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Self::Whole(number as i64)
            }
        }
    )+};
}

whole!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl Value<'_> {
    fn say(&self, out: &mut String) {
        match self {
            Self::Whole(number) => out.push_str(&number.to_string()),
            Self::Text(text) => out.push_str(text),
        }
    }

    /// Whether a case of this key is meant: the text, the number, or how the language counts it.
    fn fits(&self, key: &str, lang: Lang) -> bool {
        match self {
            Self::Text(text) => text == key,
            Self::Whole(number) => {
                key == plural(lang, *number) || key.parse().is_ok_and(|key: i64| key == *number)
            }
        }
    }
}

/// The plural category of a whole number (CLDR): Chinese has one for all.
const fn plural(lang: Lang, number: i64) -> &'static str {
    match (lang, number) {
        (Lang::En, 1 | -1) => "one",
        _ => "other",
    }
}

/// What a phrase says with these values.
pub fn fill(lang: Lang, phrase: &str, values: &[Value<'_>]) -> String {
    let mut out = String::with_capacity(phrase.len() + 16 * values.len());
    Filler { lang, values, rest: phrase }.part(Some(&mut out));
    out
}

struct Filler<'a> {
    lang: Lang,
    values: &'a [Value<'a>],
    rest: &'a str,
}

impl<'a> Filler<'a> {
    /// Says what stands before the next mark that is not its own; `None` only passes over it.
    fn part(&mut self, mut out: Option<&mut String>) {
        loop {
            let text = self.until_mark();
            if let Some(out) = out.as_deref_mut() {
                out.push_str(text);
            }
            if self.takes(VALUE) {
                let value = self.value();
                if let (Some(out), Some(value)) = (out.as_deref_mut(), value) {
                    value.say(out);
                }
            } else if self.takes(CHOICE) {
                self.choice(out.as_deref_mut());
            } else {
                return;
            }
        }
    }

    /// The first case that fits, or else what stands otherwise.
    fn choice(&mut self, mut out: Option<&mut String>) {
        let value = self.value();
        let mut open = out.is_some();
        while self.takes(CASE) {
            let key = self.until_mark();
            self.takes(THEN);
            let fits = open && value.is_some_and(|value| value.fits(key, self.lang));
            self.part(out.as_deref_mut().filter(|_| fits));
            open &= !fits;
        }
        self.takes(ELSE);
        self.part(out.filter(|_| open));
        self.takes(END);
    }

    fn until_mark(&mut self) -> &'a str {
        let marks = VALUE as u8..=END as u8;
        let end = self.rest.bytes().position(|byte| marks.contains(&byte));
        let (text, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        text
    }

    fn takes(&mut self, mark: char) -> bool {
        self.rest.strip_prefix(mark).inspect(|rest| self.rest = rest).is_some()
    }

    fn value(&mut self) -> Option<&'a Value<'a>> {
        let mut chars = self.rest.chars();
        let place = chars.next().and_then(|digit| digit.to_digit(36));
        self.rest = chars.as_str();
        self.values.get(usize::try_from(place?).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_may_stand_within_cases() {
        let inner = "\u{2}1\u{3}one\u{4}a day\u{5}\u{1}1 days\u{6}";
        let phrase =
            format!("{{\u{2}0\u{3}late\u{4}{inner} late\u{3}0\u{4}zero\u{5}in time\u{6}}}");
        let said = |values: [Value<'_>; 2]| fill(Lang::En, &phrase, &values);
        assert_eq!(said(["late".into(), 1.into()]), "{a day late}");
        assert_eq!(said(["late".into(), 7.into()]), "{7 days late}");
        assert_eq!(said([0.into(), 7.into()]), "{zero}");
        assert_eq!(said(["".into(), 1.into()]), "{in time}");
    }

    #[test]
    fn chinese_does_not_tell_one_from_many() {
        let phrase = "\u{2}0\u{3}one\u{4}1\u{5}many\u{6}";
        assert_eq!(fill(Lang::ZhHans, phrase, &[1.into()]), "many");
        assert_eq!(fill(Lang::En, phrase, &[1.into()]), "1");
    }
}
