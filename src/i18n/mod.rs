//! Languages, the message catalogue and the labels of domain values.
//!
//! `data/i18n/<language>/*.ftl` holds every word a user reads. `build.rs` writes one method of
//! [`Tr`] for each message, so a missing translation or variable is a build error, and turns the
//! messages into phrases that need no reading at the start: a session shows its first frame sooner.

pub mod errors;
pub mod format;
pub mod labels;
mod locale;
mod phrase;
pub mod remind;

use phrase::Value;

pub use crate::domain::lang::Lang;
pub use crate::domain::local_text::LocalText;

include!(concat!(env!("OUT_DIR"), "/tr.rs"));

/// Every phrase of every language, one behind the other.
static PHRASES: &str = include_str!(concat!(env!("OUT_DIR"), "/phrases.txt"));

/// Where the phrases of a message stand in [`PHRASES`], in the order of [`Lang::ALL`].
type Places = [(u32, u32); 3];

static CATALOGUE: [Tr; 3] =
    [Tr { lang: Lang::ZhHans }, Tr { lang: Lang::ZhHant }, Tr { lang: Lang::En }];

/// The catalogue of a language; a `&'static Tr` is freely copied.
pub fn tr(lang: Lang) -> &'static Tr {
    &CATALOGUE[lang as usize]
}

/// The words of one language: a method per message of the catalogue.
#[derive(Debug)]
pub struct Tr {
    lang: Lang,
}

impl Tr {
    /// The language of these words.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Fills a phrase with the values of its variables, which stand in the order of their names.
    fn say(&self, places: &Places, values: &[Value<'_>]) -> String {
        phrase::fill(self.lang, self.phrase(places), values)
    }

    fn phrase(&self, places: &Places) -> &'static str {
        let (from, to) = places[self.lang as usize];
        PHRASES.get(from as usize..to as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrases_of_a_language_stand_together() {
        let first = |lang: Lang| MESSAGES.iter().map(move |(_, places, _)| places[lang as usize].0);
        let (hans, en) = (first(Lang::ZhHans).max(), first(Lang::En).max());
        assert!(hans < en);
        assert!(hans.is_some_and(|last| (last as usize) < PHRASES.len() / 2));
    }

    #[test]
    fn each_language_says_its_own_words() {
        assert_eq!(tr(Lang::ZhHans).labels_outcome_saved(), "已保存");
        assert_eq!(tr(Lang::ZhHant).labels_outcome_saved(), "已儲存");
        assert_eq!(tr(Lang::En).labels_outcome_saved(), "Saved");
        for &lang in Lang::ALL {
            assert_eq!(tr(lang).lang(), lang);
        }
    }

    #[test]
    fn english_counts_in_singular_and_plural() {
        let en = tr(Lang::En);
        assert_eq!(en.common_workdays_left(1), "1 workday left");
        assert_eq!(en.common_workdays_left(13), "13 workdays left");
        assert_eq!(en.common_people(0), "0 people");
        assert_eq!(tr(Lang::ZhHans).common_workdays_left(13), "剩 13 个工作日");
    }

    #[test]
    fn arguments_carry_no_direction_marks() {
        let text = tr(Lang::ZhHans).common_label_value("姓名", "李禾");
        assert_eq!(text, "姓名：李禾");
    }

    /// The build's phrases say what Fluent itself makes of the files.
    #[test]
    fn every_message_says_what_fluent_says() {
        use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
        let given: [Vec<Value<'_>>; 4] = [
            (1..9).map(|_| Value::from(1)).collect(),
            (0..8).map(Value::from).collect(),
            (0..8).map(|n| ["staff", "", "甲", "done"][n % 4].into()).collect(),
            (0..8).map(|n| if n % 2 == 0 { 5.into() } else { "一 two".into() }).collect(),
        ];
        for &lang in Lang::ALL {
            let mut bundle = FluentBundle::new(lang.code().parse().into_iter().collect());
            bundle.set_use_isolating(false);
            let folder = format!("{}/data/i18n/{}", env!("CARGO_MANIFEST_DIR"), lang.code());
            for file in std::fs::read_dir(folder).unwrap() {
                let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
                bundle.add_resource(FluentResource::try_new(source).unwrap()).unwrap();
            }
            for (id, places, variables) in MESSAGES {
                // Every key that a choice has, for each of the variables that stand in cases.
                let keys = tr(lang).phrase(places).split('\u{3}').skip(1);
                let keys = keys.filter_map(|case| case.split_once('\u{4}')).map(|(key, _)| key);
                let all_of = |key: &str| -> Vec<Value<'_>> {
                    let whole = key.parse::<i64>().map(Value::from);
                    vec![whole.unwrap_or_else(|_| key.to_owned().into()); variables.len()]
                };
                for values in given.iter().cloned().chain(keys.map(all_of)) {
                    let mut args = FluentArgs::new();
                    for (name, value) in variables.iter().zip(&values) {
                        match value {
                            Value::Whole(number) => args.set(*name, *number),
                            Value::Text(text) => args.set(*name, text.as_ref()),
                        }
                    }
                    let pattern = bundle.get_message(id).and_then(|m| m.value()).unwrap();
                    let mut faults = Vec::new();
                    let said = bundle.format_pattern(pattern, Some(&args), &mut faults);
                    assert_eq!(tr(lang).say(places, &values), said, "{id} in {}", lang.code());
                    assert!(faults.is_empty(), "{id}: {faults:?}");
                }
            }
        }
    }
}
