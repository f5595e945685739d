//! A text that its author gave in one to three languages, such as a checklist question.

use super::lang::Lang;

/// One text per language; an empty one falls back to Simplified Chinese.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct LocalText {
    pub hans: String,
    pub hant: String,
    pub en: String,
}

impl LocalText {
    /// The same text for every reader.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { hans: text.into(), ..Self::default() }
    }

    /// The text for a reader of `lang`: Traditional and English fall back to Simplified, and a text
    /// given in other languages only is shown in one of those.
    pub fn pick(&self, lang: Lang) -> &str {
        let wanted = match lang {
            Lang::ZhHans => &self.hans,
            Lang::ZhHant => &self.hant,
            Lang::En => &self.en,
        };
        [wanted, &self.hans, &self.hant, &self.en]
            .into_iter()
            .find(|text| !text.is_empty())
            .map_or("", String::as_str)
    }

    /// Whether no language has a text.
    pub fn is_empty(&self) -> bool {
        self.pick(Lang::ZhHans).is_empty()
    }
}

impl From<&str> for LocalText {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, LocalText};

    #[test]
    fn missing_languages_fall_back() {
        let text = LocalText { hans: "自查".into(), hant: String::new(), en: "Check".into() };
        assert_eq!(text.pick(Lang::ZhHans), "自查");
        assert_eq!(text.pick(Lang::ZhHant), "自查");
        assert_eq!(text.pick(Lang::En), "Check");
        let only_english = LocalText { en: "Check".into(), ..LocalText::default() };
        assert_eq!(only_english.pick(Lang::ZhHans), "Check");
        assert!(!only_english.is_empty());
        assert!(LocalText::plain("").is_empty());
    }
}
