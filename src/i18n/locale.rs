//! Which language the computer asks for, before a person has chosen one.

use super::Lang;

impl Lang {
    /// The language of the user's locale; English where it names none we speak.
    pub fn from_locale() -> Self {
        from_environment(|name| std::env::var(name).ok())
            .or_else(|| sys_locale::get_locales().find_map(|tag| Self::from_tag(&tag)))
            .unwrap_or(Self::En)
    }
}

/// As gettext does: the first set of `LC_ALL`, `LC_MESSAGES` and `LANG` decides; unless that is the
/// `C` locale, the list in `LANGUAGE` comes first.
fn from_environment(var: impl Fn(&str) -> Option<String>) -> Option<Lang> {
    let set = |name: &str| var(name).filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"))?;
    let bare = locale.split('.').next().unwrap_or_default();
    if matches!(bare, "C" | "POSIX") {
        return Some(Lang::En);
    }
    let listed = set("LANGUAGE")
        .and_then(|list| list.split(':').find_map(Lang::from_tag))
        .or_else(|| Lang::from_tag(&locale));
    Some(listed.unwrap_or(Lang::En))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Option<Lang> {
        from_environment(|name| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_first_set_variable_decides() {
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8")]), Some(Lang::ZhHans));
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_US.UTF-8")]), Some(Lang::En));
        assert_eq!(of(&[("LANG", "zh_TW"), ("LC_ALL", "")]), Some(Lang::ZhHant));
        assert_eq!(of(&[("LC_ALL", "C.UTF-8"), ("LANGUAGE", "zh_CN")]), Some(Lang::En));
        assert_eq!(of(&[("LANG", "en_US"), ("LANGUAGE", "fr:zh_HK:en")]), Some(Lang::ZhHant));
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), Some(Lang::En));
        assert_eq!(of(&[]), None);
    }
}
