//! Who gets a key: the last overlay, else what works everywhere, else the screen.

use super::action::{Action, Offer, Reason};
use super::asks::{ENDED_DIALOG, Purpose, RETRY_DIALOG};
use super::dialog::{Answer, Dialog, DialogEvent};
use super::effect::Effect;
use super::event::{Event, Key, KeyCode};
use super::field::{Field, Outcome};
use super::forms::LEAVE_DIALOG;
use super::overlay::Overlay;
use super::route::Route;
use super::scroll::Scroll;
use super::toast::{Toast, Tone};
use super::{App, keymap, places};
use crate::app::label::Label;
use crate::domain::request::Request;
use crate::i18n::Tr;
use crate::i18n::errors;

/// The dialog that `g` opens.
const GOTO: &str = "app-goto";

impl App {
    pub(super) fn key(&mut self, key: Key) {
        if self.toast.as_ref().is_some_and(|t| t.tone != Tone::Error) {
            self.toast = None;
        }
        if key == Key::ctrl('c') {
            return self.leave();
        }
        if !self.held(&Event::Key(key)) {
            self.give_key(key);
        }
    }

    pub(super) fn give_key(&mut self, key: Key) {
        match self.overlays.last_mut() {
            Some(Overlay::Form(_)) => self.form_key(key),
            Some(Overlay::Conflict(view)) => {
                if let Some(choice) = view.key(key) {
                    self.conflict_chosen(choice);
                }
            }
            Some(Overlay::Dialog(dialog)) => {
                let event = dialog.key(key);
                self.dialog_event(event);
            }
            Some(Overlay::Help { .. }) => self.help_key(key),
            None if self.finding.is_some() => self.find_key(key),
            None => self.screen_key(key),
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if !self.held(&Event::Paste(text.to_owned())) {
            self.give_paste(text);
        }
    }

    pub(super) fn give_paste(&mut self, text: &str) {
        match self.overlays.last_mut() {
            Some(Overlay::Form(_)) => self.form_paste(text),
            Some(_) => {}
            None => match &mut self.finding {
                Some(field) => {
                    field.paste(text);
                    self.found();
                }
                // An input method commits a letter as a paste: it is a key all the same.
                None => {
                    let mut letters = text.chars();
                    if let (Some(c), None) = (letters.next(), letters.next()) {
                        self.input_method = true;
                        self.screen_key(Key::char(c));
                    }
                }
            },
        }
    }

    fn screen_key(&mut self, key: Key) {
        if keymap::shows_input_method(key) {
            self.input_method = true;
        } else if matches!(key.code, KeyCode::Char(c) if c.is_ascii_alphabetic()) {
            self.input_method = false;
        }
        // Esc closes things; hammering it must not throw one out of the program.
        if key.code == KeyCode::Esc && self.is_at_root() && !self.offers_back() {
            return;
        }
        if let Some(action) = keymap::on_screen(key) {
            self.act(action);
        }
    }

    fn offers_back(&self) -> bool {
        self.offers().iter().any(|offer| offer.action == Action::Back)
    }

    /// Does an action on the topmost screen, or says why it does not work.
    pub(super) fn act(&mut self, action: Action) {
        let offer = self.offers().into_iter().find(|offer| offer.action == action);
        if let Some(Offer { allowed: Err(reason), .. }) = &offer {
            let text = say_reason(reason, self.session.tr());
            return self.say(Toast::new(Tone::Warning, text));
        }
        match action {
            Action::Help => self.overlays.push(Overlay::Help { scroll: Scroll::default() }),
            Action::Goto => self.open_goto(),
            Action::Settings => self.go_to(Route::Settings),
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Leave => self.leave(),
            Action::Undo => self.undo_last(),
            Action::Find if offer.is_some() => {
                self.finding = Some(Field::line().with_max(60));
            }
            // A screen that offers Back has something of its own to close first.
            Action::Back if offer.is_none() && self.is_narrowed() => {
                self.with_screen(|screen, ctx| screen.widen(ctx));
            }
            Action::Back if offer.is_none() => self.back(),
            action => self.with_screen(|screen, ctx| screen.action(action, ctx)),
        }
    }

    /// Whether the topmost screen shows only some of its rows, by choice.
    pub fn is_narrowed(&self) -> bool {
        self.screen().is_some_and(|screen| screen.get().is_narrowed())
    }

    /// What works on the topmost screen.
    pub fn offers(&self) -> Vec<Offer> {
        self.screen().map_or_else(Vec::new, |screen| screen.get().offers(&self.session))
    }

    fn undo_last(&mut self) {
        match self.undo.pop() {
            Some(tokens) => self.ask(Purpose::Undo, Request::Undo(tokens)),
            None => {
                let text = self.session.tr().app_nothing_to_undo();
                self.say(Toast::new(Tone::Info, text));
            }
        }
    }

    fn open_goto(&mut self) {
        let items = places::menu(&self.session);
        if items.is_empty() {
            return;
        }
        self.overlays.push(Overlay::Dialog(Dialog::menu(GOTO, Label::Msg(Tr::app_goto), items)));
    }

    fn dialog_event(&mut self, event: DialogEvent) {
        let answer = match event {
            DialogEvent::None => return,
            DialogEvent::Copy(text) => return self.copy(text),
            DialogEvent::Close => None,
            DialogEvent::Answer(answer) => Some(answer),
        };
        let Some(Overlay::Dialog(dialog)) = self.overlays.pop() else { return };
        if self.stale && self.overlays.is_empty() {
            self.reload();
        }
        match (dialog.id, answer) {
            (RETRY_DIALOG, Some(_)) => self.try_again(),
            (RETRY_DIALOG, None) => self.give_up(),
            (LEAVE_DIALOG, Some(_)) => self.quit(),
            (ENDED_DIALOG, Some(_)) => self.leave(),
            (GOTO, Some(Answer::Chosen(place))) => {
                if let Some(route) = places::route(&place, &self.session) {
                    self.go_to(route);
                }
            }
            (id, Some(answer)) => {
                self.with_screen(|screen, ctx| screen.answered(id, &dialog.subject, answer, ctx));
            }
            (_, None) => {}
        }
    }

    fn help_key(&mut self, key: Key) {
        let Some(Overlay::Help { scroll }) = self.overlays.last_mut() else { return };
        match keymap::on_screen(key) {
            Some(Action::Help | Action::Back | Action::Open) => {
                self.overlays.pop();
                if self.stale && self.overlays.is_empty() {
                    self.reload();
                }
            }
            Some(action) => {
                scroll.act(action);
            }
            None => {}
        }
    }

    fn find_key(&mut self, key: Key) {
        let Some(field) = &mut self.finding else { return };
        match key.code {
            KeyCode::Esc => {
                self.finding = None;
                self.with_screen(|screen, ctx| screen.find("", ctx));
            }
            KeyCode::Enter => self.finding = None,
            KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown => {
                if let Some(action) = keymap::on_screen(key) {
                    self.with_screen(|screen, ctx| screen.action(action, ctx));
                }
            }
            _ => {
                if field.key(key) == Outcome::Changed {
                    self.found();
                }
            }
        }
    }

    fn found(&mut self) {
        let text = self.finding.as_ref().map_or_else(String::new, Field::text);
        self.with_screen(|screen, ctx| screen.find(&text, ctx));
    }
}

/// A reason in words.
pub fn say_reason(reason: &Reason, tr: &Tr) -> String {
    match reason {
        Reason::Refused(refusal) => errors::refusal(tr, refusal),
        Reason::Because(label) => label.text(tr),
    }
}
