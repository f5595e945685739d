//! The app as a pure function: events in, effects out.

mod ahead;
mod drafts;
mod ended;
mod forms;
mod keys;
mod probe;

use chrono::NaiveDate;

use super::event::{Event, Ticket};
use super::testing::{press, settle, type_text};
use super::{App, Start};
use crate::app::effect::Effect;
use crate::app::event::{Key, KeyCode, TimerId};
use crate::domain::change::{Done, DraftState, Outcome, UndoToken};
use crate::domain::reply::{HelloView, Reply};
use crate::domain::request::Request;
use crate::error::{Error, StoreFault};
use crate::i18n::Lang;
pub(in crate::app) use probe::Probe;

pub(super) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 12).unwrap()
}

fn start() -> Start {
    Start { lang: Lang::ZhHans, lang_forced: false, today: today(), setup: false, size: (80, 24) }
}

fn hello() -> HelloView {
    let builtin = crate::template::find_builtin("workshop-safety").unwrap();
    HelloView {
        me: crate::domain::person::PersonRef {
            id: "p1".into(),
            login: "lihe".into(),
            name: "李禾".into(),
        },
        unit: "外经处".into(),
        roles: vec![crate::domain::role::Role::Staff],
        today: today(),
        demo: true,
        year: 2026,
        campaign: std::sync::Arc::new(crate::template::parse(builtin.source).unwrap()),
        settings: Vec::new(),
    }
}

/// An app on the probe screen, loaded.
fn app() -> App {
    let (mut app, effects) = App::showing(start(), hello(), Probe::default());
    settle(&mut app, effects, |_| Ok(Reply::Ok));
    app
}

/// What was asked.
fn asked(effects: &[Effect]) -> Vec<Request> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Ask(_, request) => Some(request.clone()),
            _ => None,
        })
        .collect()
}

fn has_timer(effects: &[Effect], id: TimerId) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Timer(timer, _) if *timer == id))
}

fn ticket(effects: &[Effect], wanted: impl Fn(&Request) -> bool) -> Ticket {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Ask(ticket, request) if wanted(request) => Some(*ticket),
        _ => None,
    });
    found.unwrap()
}

fn done(undo: bool) -> Reply {
    let token = UndoToken { entity: "opinion".into(), id: "o1".into(), version: 1 };
    Reply::Done(Box::new(Done {
        outcome: Outcome::Saved,
        id: "o1".into(),
        version: 1,
        undo: if undo { vec![token] } else { Vec::new() },
        next_step: None,
        seq: 7,
    }))
}

fn screen(app: &App) -> String {
    // `app` may not draw; what a test wants to see is state.
    app.trail().join(" / ")
}
