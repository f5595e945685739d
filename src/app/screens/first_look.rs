//! Shown once, at the first login: does this terminal draw lines and colours well, and what is kept of
//! people here, why, for how long, and whom to ask.

use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::label::Label;
use crate::app::prefs::{Borders, Prefs, Theme};
use crate::app::screen::Screen;
use crate::domain::privacy::DataNotice;
use crate::domain::reply::Reply;
use crate::domain::request::Request;
use crate::i18n::Tr;

/// The setting that says the question was answered.
const SETTING: &str = "looks";

/// Whether this person was asked before.
pub fn was_asked(settings: &[(String, String)]) -> bool {
    settings.iter().any(|(key, _)| key == SETTING)
}

/// The question and the notice.
pub struct FirstLook {
    pub prefs: Prefs,
    /// What is kept of people here, once it is known.
    pub notice: Option<Box<DataNotice>>,
}

impl FirstLook {
    pub const fn new(prefs: Prefs) -> Self {
        Self { prefs, notice: None }
    }
}

impl Screen for FirstLook {
    fn title(&self, session: &Session) -> String {
        session.tr().settings_look_title()
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::DataNotice]
    }

    fn reply(&mut self, reply: Reply, _ctx: &mut Ctx<'_>) {
        if let Reply::DataNotice(notice) = reply {
            self.notice = Some(notice);
        }
    }

    fn offers(&self, _session: &Session) -> Vec<Offer> {
        let named = |action, label| Offer::new(action).named(Label::Msg(label));
        vec![
            named(Action::Open, Tr::settings_look_fine as fn(&Tr) -> String),
            named(Action::Answer1, Tr::settings_look_borders),
            named(Action::Answer2, Tr::settings_look_theme),
            named(Action::Back, Tr::settings_look_later),
        ]
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        match action {
            Action::Open => {
                let (key, value) = (SETTING.to_owned(), "asked".to_owned());
                ctx.ask(Request::SetSetting { key, value });
                ctx.back();
            }
            Action::Back => ctx.back(),
            Action::Answer1 => {
                self.prefs.borders = match self.prefs.borders {
                    Borders::Light => Borders::Ascii,
                    Borders::Ascii => Borders::Light,
                };
                ctx.set_prefs(self.prefs);
            }
            Action::Answer2 => {
                self.prefs.theme = match self.prefs.theme {
                    Theme::Dark => Theme::Light,
                    Theme::Light => Theme::Mono,
                    Theme::Mono => Theme::Dark,
                };
                ctx.set_prefs(self.prefs);
            }
            _ => {}
        }
    }

    fn prefs_changed(&mut self, prefs: &Prefs) {
        self.prefs = *prefs;
    }
}
