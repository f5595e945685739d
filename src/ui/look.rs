//! What drawing depends on besides the data: words, palette, borders and the day.

use chrono::NaiveDate;
use ratatui::symbols::{border, line};

use super::theme::Palette;
use crate::app::ctx::Session;
use crate::app::prefs::Borders;
use crate::i18n::Tr;

/// Handed to every view.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub tr: &'static Tr,
    /// Styles by meaning.
    pub style: &'static Palette,
    pub borders: Borders,
    pub today: NaiveDate,
    /// An input method seems to be on: show keys that it cannot swallow.
    pub input_method: bool,
}

impl Look {
    /// The look of a session.
    pub fn new(session: &Session) -> Self {
        Self {
            tr: session.tr(),
            style: Palette::of(session.prefs.theme),
            borders: session.prefs.borders,
            today: session.today,
            input_method: false,
        }
    }

    /// The symbol of a horizontal rule.
    pub const fn rule(&self) -> &'static str {
        match self.borders {
            Borders::Light => line::HORIZONTAL,
            Borders::Ascii => "-",
        }
    }

    /// The symbol of a vertical rule.
    pub const fn bar(&self) -> &'static str {
        match self.borders {
            Borders::Light => line::VERTICAL,
            Borders::Ascii => "|",
        }
    }

    /// The symbol of a scroll mark's thumb.
    pub const fn thumb(&self) -> &'static str {
        match self.borders {
            Borders::Light => line::THICK_VERTICAL,
            Borders::Ascii => "#",
        }
    }

    /// The symbol that bars are made of.
    pub const fn stroke(&self) -> &'static str {
        match self.borders {
            Borders::Light => line::THICK_HORIZONTAL,
            Borders::Ascii => "=",
        }
    }

    /// The symbols of a box.
    pub const fn border(&self) -> border::Set<'static> {
        match self.borders {
            Borders::Light => border::PLAIN,
            Borders::Ascii => border::Set {
                top_left: "+",
                top_right: "+",
                bottom_left: "+",
                bottom_right: "+",
                vertical_left: "|",
                vertical_right: "|",
                horizontal_top: "-",
                horizontal_bottom: "-",
            },
        }
    }
}
