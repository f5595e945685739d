//! Playing the runtime by hand: for tests, snapshots and the README's picture.

use std::sync::Arc;

use super::ctx::Session;
use super::effect::Effect;
use super::event::{Event, Key, KeyCode};
use super::screens::AnyScreen;
use super::{App, Start};
use crate::domain::reply::{HelloView, Reply};
use crate::domain::request::Request;
use crate::error::Error;

impl App {
    /// A logged-in app with this screen on top of nothing; the effects are those of its load.
    pub fn showing(
        start: Start,
        hello: HelloView,
        screen: impl Into<AnyScreen>,
    ) -> (Self, Vec<Effect>) {
        let mut app = Self::new(Start { setup: false, ..start });
        app.session.today = hello.today;
        app.session.hello = Some(Arc::new(hello));
        app.push_screen(screen.into());
        let effects = std::mem::take(&mut app.effects);
        (app, effects)
    }

    /// The session, to prepare it.
    pub const fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }
}

/// Answers every request among the effects, and those that follow, until nothing is asked; gives
/// the other effects back.
pub fn settle(
    app: &mut App,
    effects: Vec<Effect>,
    mut answer: impl FnMut(&Request) -> Result<Reply, Error>,
) -> Vec<Effect> {
    let mut queue: std::collections::VecDeque<Effect> = effects.into();
    let mut rest = Vec::new();
    while let Some(effect) = queue.pop_front() {
        match effect {
            Effect::Ask(ticket, request) => {
                let result = answer(&request);
                queue.extend(app.update(Event::Reply(ticket, result)));
            }
            other => rest.push(other),
        }
    }
    rest
}

/// Types a text: every character a key, a line break Enter.
pub fn type_text(app: &mut App, text: &str) -> Vec<Effect> {
    let key = |c| if c == '\n' { Key::plain(KeyCode::Enter) } else { Key::char(c) };
    text.chars().flat_map(|c| app.update(Event::Key(key(c)))).collect()
}

/// Presses a key.
pub fn press(app: &mut App, code: KeyCode) -> Vec<Effect> {
    app.update(Event::Key(Key::plain(code)))
}
