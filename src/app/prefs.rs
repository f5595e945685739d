//! How one person wants the program to look, remembered as settings.

use crate::domain::request::Request;
use crate::i18n::Lang;

crate::code_enum! {
    /// The palette.
    Theme { Dark = "dark", Light = "light", Mono = "mono" }
}
crate::code_enum! {
    /// How lines are drawn: box drawing is two columns wide in some Chinese terminals.
    Borders { Light = "light", Ascii = "ascii" }
}

/// The preferences of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prefs {
    pub lang: Lang,
    pub theme: Theme,
    pub borders: Borders,
    /// Mouse reporting; off leaves the terminal's own selection working.
    pub mouse: bool,
}

impl Prefs {
    /// What holds before a person has chosen.
    pub const fn new(lang: Lang) -> Self {
        Self { lang, theme: Theme::Dark, borders: Borders::Light, mouse: false }
    }

    /// Takes what is stored; unknown keys and values are skipped.
    pub fn take(&mut self, settings: &[(String, String)]) {
        for (key, value) in settings {
            match key.as_str() {
                "lang" => self.lang = Lang::from_code(value).unwrap_or(self.lang),
                "theme" => self.theme = Theme::from_code(value).unwrap_or(self.theme),
                "borders" => self.borders = Borders::from_code(value).unwrap_or(self.borders),
                "mouse" => self.mouse = value == "on",
                _ => {}
            }
        }
    }

    /// The requests that remember what differs from `old`.
    pub fn changes(&self, old: &Self) -> Vec<Request> {
        let set = |key: &str, value: &str| Request::SetSetting {
            key: key.to_owned(),
            value: value.to_owned(),
        };
        let mut changes = Vec::new();
        if self.lang != old.lang {
            changes.push(set("lang", self.lang.code()));
        }
        if self.theme != old.theme {
            changes.push(set("theme", self.theme.code()));
        }
        if self.borders != old.borders {
            changes.push(set("borders", self.borders.code()));
        }
        if self.mouse != old.mouse {
            changes.push(set("mouse", if self.mouse { "on" } else { "off" }));
        }
        changes
    }
}
