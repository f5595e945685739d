//! Settings: language, colours, borders and mouse, each changed at once and remembered.

use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::event::MouseEvent;
use crate::app::label::Label;
use crate::app::list::{List, Row};
use crate::app::prefs::{Borders, Prefs, Theme};
use crate::app::screen::Screen;
use crate::i18n::{Lang, Tr};

/// What can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    Lang,
    Theme,
    Borders,
    Mouse,
}

/// A line of the screen.
#[derive(Debug, Clone, Copy)]
pub struct Line(pub Setting);

impl Row for Line {
    fn id(&self) -> &str {
        match self.0 {
            Setting::Lang => "lang",
            Setting::Theme => "theme",
            Setting::Borders => "borders",
            Setting::Mouse => "mouse",
        }
    }
}

/// The settings screen.
pub struct Settings {
    pub list: List<Line>,
    pub prefs: Prefs,
}

impl Settings {
    pub fn new(prefs: Prefs) -> Self {
        let all = [Setting::Lang, Setting::Theme, Setting::Borders, Setting::Mouse];
        Self { list: List::new(all.map(Line).to_vec()), prefs }
    }

    fn turn(&mut self, forward: bool, ctx: &mut Ctx<'_>) {
        let Some(&Line(setting)) = self.list.selected() else { return };
        let prefs = &mut self.prefs;
        match setting {
            Setting::Lang => prefs.lang = turned(Lang::ALL, prefs.lang, forward),
            Setting::Theme => prefs.theme = turned(Theme::ALL, prefs.theme, forward),
            Setting::Borders => prefs.borders = turned(Borders::ALL, prefs.borders, forward),
            Setting::Mouse => prefs.mouse = !prefs.mouse,
        }
        ctx.set_prefs(*prefs);
    }
}

impl Screen for Settings {
    fn title(&self, session: &Session) -> String {
        session.tr().settings_title()
    }

    fn offers(&self, _session: &Session) -> Vec<Offer> {
        vec![
            Offer::new(Action::Open).named(Label::Msg(Tr::settings_change)),
            Offer::new(Action::Right).named(Label::Msg(Tr::settings_next_value)),
        ]
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        match action {
            Action::Open | Action::Right => self.turn(true, ctx),
            Action::Left => self.turn(false, ctx),
            action => {
                self.list.act(action);
            }
        }
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        self.list.click(event.col, event.row);
    }

    fn prefs_changed(&mut self, prefs: &Prefs) {
        self.prefs = *prefs;
    }
}

/// The value after (or before) this one, around the end.
fn turned<T: Copy + PartialEq>(all: &[T], now: T, forward: bool) -> T {
    let at = all.iter().position(|&value| value == now).unwrap_or(0);
    let step = if forward { 1 } else { all.len() - 1 };
    all.get((at + step) % all.len().max(1)).copied().unwrap_or(now)
}
