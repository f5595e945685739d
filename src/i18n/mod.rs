//! Languages, the message catalogue and the labels of domain values.
//!
//! `data/i18n/<language>/*.ftl` holds every word a user reads. `build.rs` writes one method of
//! [`Tr`] for each message, so a missing translation or variable is a build error.

pub mod errors;
pub mod format;
pub mod labels;
mod locale;
pub mod remind;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use crate::domain::lang::Lang;
pub use crate::domain::local_text::LocalText;

include!(concat!(env!("OUT_DIR"), "/tr.rs"));

static CATALOGUE: [LazyLock<Tr>; 3] = [
    LazyLock::new(|| Tr::read(Lang::ZhHans)),
    LazyLock::new(|| Tr::read(Lang::ZhHant)),
    LazyLock::new(|| Tr::read(Lang::En)),
];

/// The catalogue of a language; read at first use and kept, so a `&'static Tr` is freely copied.
pub fn tr(lang: Lang) -> &'static Tr {
    &CATALOGUE[lang as usize]
}

/// The words of one language: a method per message of the catalogue.
pub struct Tr {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Tr {
    /// The language these words are in.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    fn read(lang: Lang) -> Self {
        let locales = lang.code().parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(locales);
        // Direction marks around arguments would take cells and stand in exports.
        bundle.set_use_isolating(false);
        for source in SOURCES[lang as usize] {
            // The build has parsed every file already and has found no fault.
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// Fills the variables of a message; the build has made sure that it exists.
    fn say<'a, const N: usize>(&self, id: &str, values: [(&'a str, FluentValue<'a>); N]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut args = FluentArgs::with_capacity(N);
        for (name, value) in values {
            args.set(name, value);
        }
        let mut faults = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned()
    }
}

impl std::fmt::Debug for Tr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Tr").field(&self.lang).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn every_source_file_is_free_of_faults() {
        for source in SOURCES.iter().copied().flatten() {
            assert!(FluentResource::try_new((*source).to_owned()).is_ok());
        }
    }
}
