//! Keys typed before there is something on the screen to mean: they wait for it, in their order.
//!
//! On a slow line a person types on while the next list is still coming. Such keys are held until
//! it is there and then given to it as if typed now. Two kinds are not: a key that would change
//! something in a list its person had not seen, and a yes to a question that was not on the screen
//! yet. They are dropped with all that was typed after them, and the message line says so.

use std::collections::VecDeque;

use super::action::Action;
use super::dialog::Kind;
use super::event::{Event, Key, KeyCode};
use super::form::Phase;
use super::overlay::Overlay;
use super::toast::{Toast, Tone};
use super::{App, keymap};

/// Keys held at most. Nobody types further ahead; a key that got stuck does.
const MOST: usize = 64;

/// What was typed ahead, the earliest first.
#[derive(Debug, Default)]
pub(super) struct TypeAhead(VecDeque<Event>);

impl TypeAhead {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn hold(&mut self, event: Event) {
        if self.0.len() < MOST {
            self.0.push_back(event);
        }
    }
}

impl App {
    /// Holds a key or paste for which there is nothing to mean yet; whether it did.
    pub(super) fn held(&mut self, event: &Event) -> bool {
        // What was typed ahead is taken back by the key that closes things.
        if matches!(event, Event::Key(Key { code: KeyCode::Esc, .. })) {
            self.ahead.clear();
            return false;
        }
        let waits = self.waits(event) || !self.ahead.is_empty();
        if waits {
            self.ahead.hold(event.clone());
        }
        waits
    }

    /// Gives what was typed ahead to whom it was meant for, as far as that is there by now.
    pub(super) fn release(&mut self) {
        while let Some(event) = self.ahead.0.front() {
            if self.waits(event) {
                return;
            }
            let Some(event) = self.ahead.0.pop_front() else { return };
            if self.changes_unseen(&event) {
                self.ahead.clear();
                let text = self.session.tr().app_typed_too_early();
                return self.say(Toast::new(Tone::Warning, text));
            }
            self.give(event);
            let asks = |o: &Overlay| matches!(o, Overlay::Dialog(d) if matches!(d.kind, Kind::Confirm { .. }));
            if self.overlays.last().is_some_and(asks) {
                self.ahead.clear();
            }
        }
    }

    /// Whether what an event is meant for is still on its way.
    fn waits(&self, event: &Event) -> bool {
        match self.overlays.last() {
            Some(Overlay::Form(form)) => form.phase == Phase::Loading,
            Some(_) => false,
            None => match self.action_of(event) {
                Some(action) if action.is_free() => false,
                action => match self.stack.last() {
                    None => self.session.hello.is_none(),
                    Some(open) if !open.seen => true,
                    Some(open) => {
                        let awaits = |action| open.screen.get().awaits(action);
                        action.is_some_and(awaits) && self.is_loading()
                    }
                },
            },
        }
    }

    /// Whether an event would change something in rows that came after it was typed.
    fn changes_unseen(&self, event: &Event) -> bool {
        self.overlays.is_empty() && self.action_of(event).is_some_and(Action::is_weighty)
    }

    /// What an event would do on the screen; nothing while a search is typed.
    fn action_of(&self, event: &Event) -> Option<Action> {
        let key = match event {
            Event::Key(key) => *key,
            Event::Paste(text) => Key::char(text.chars().next()?),
            _ => return None,
        };
        let typed = self.finding.is_some() && matches!(key.code, KeyCode::Char(_));
        keymap::on_screen(key).filter(|_| !typed)
    }

    fn give(&mut self, event: Event) {
        match event {
            Event::Key(key) => self.give_key(key),
            Event::Paste(text) => self.give_paste(&text),
            _ => {}
        }
    }
}
