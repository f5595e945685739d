//! The three languages a person may read, as a plain value (the words are in `i18n`).

crate::code_enum! {
    /// A language of the screens and exports.
    Lang {
        /// Simplified Chinese.
        ZhHans = "zh-Hans",
        /// Traditional Chinese, authored, not converted.
        ZhHant = "zh-Hant",
        /// English.
        En = "en",
    }
}

impl Lang {
    /// The language of a locale name or language tag such as `zh_TW.UTF-8` or `en-GB`.
    ///
    /// `None` for languages we do not speak and for `C` and `POSIX`, which name none.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let bare = tag.split(['.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        let mut parts = bare.split(['_', '-']);
        match parts.next() {
            Some("en") => Some(Self::En),
            Some("zh") => {
                let subtags: Vec<&str> = parts.collect();
                let has = |names: &[&str]| subtags.iter().any(|subtag| names.contains(subtag));
                let traditional = has(&["hant"]) || (has(&["tw", "hk", "mo"]) && !has(&["hans"]));
                Some(if traditional { Self::ZhHant } else { Self::ZhHans })
            }
            _ => None,
        }
    }

    /// Whether it is written in Chinese characters.
    pub const fn is_chinese(self) -> bool {
        !matches!(self, Self::En)
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn locale_names_and_tags_find_their_language() {
        let cases = [
            ("zh", Some(Lang::ZhHans)),
            ("zh_CN", Some(Lang::ZhHans)),
            ("zh_CN.UTF-8", Some(Lang::ZhHans)),
            ("zh_SG.utf8", Some(Lang::ZhHans)),
            ("zh-Hans-HK", Some(Lang::ZhHans)),
            ("zh_TW", Some(Lang::ZhHant)),
            ("zh_HK.UTF-8", Some(Lang::ZhHant)),
            ("zh_TW.UTF-8@radical", Some(Lang::ZhHant)),
            ("zh-MO", Some(Lang::ZhHant)),
            ("zh-Hant", Some(Lang::ZhHant)),
            ("ZH-HANT-CN", Some(Lang::ZhHant)),
            ("en", Some(Lang::En)),
            ("en_GB.UTF-8", Some(Lang::En)),
            ("C", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("de_DE.UTF-8", None),
            ("", None),
        ];
        for (tag, lang) in cases {
            assert_eq!(Lang::from_tag(tag), lang, "{tag}");
        }
    }

    #[test]
    fn codes_are_tags() {
        for &lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.code()), Some(lang));
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
        }
    }
}
