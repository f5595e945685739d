//! Requests under way: what each answer is for, which are outdated, and what a busy writer left.

use std::collections::BTreeMap;

use super::App;
use super::effect::Effect;
use super::event::{Ticket, TimerId};
use super::overlay::Overlay;
use super::route::Route;
use super::screens::first_look;
use super::toast::{Toast, Tone};
use crate::domain::change::Done;
use crate::domain::refusal::Refusal;
use crate::domain::reply::{HelloView, Reply};
use crate::domain::request::Request;
use crate::error::{Error, StoreFault};
use crate::i18n::{Tr, errors, labels};

/// An answer later than this is worth saying so (ms).
const PATIENCE: u64 = 300;
/// A writer that was busy is asked again after this (ms).
const RETRY: u64 = 2_000;

/// What an answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Hello,
    /// A screen's `load`; answers to an earlier load of it are dropped.
    Load {
        serial: u64,
        round: u64,
    },
    /// A screen's own request.
    Screen {
        serial: u64,
    },
    /// Saving the form on top.
    Submit {
        serial: u64,
    },
    DraftLoad,
    /// Keeping a draft; nobody waits for it.
    DraftKeep,
    /// Settings, dropped drafts: nobody waits for it.
    Quiet,
    Undo,
}

#[derive(Debug, Clone)]
struct Ask {
    purpose: Purpose,
    /// Kept so that a busy writer can be asked again.
    request: Request,
}

/// The requests under way.
#[derive(Debug, Default)]
pub(super) struct Asks {
    next: u64,
    round: u64,
    open: BTreeMap<Ticket, Ask>,
    again: Vec<Ask>,
    late: bool,
}

impl Asks {
    pub const fn is_late(&self) -> bool {
        self.late
    }

    pub fn is_late_now(&mut self) {
        self.late = self.is_anyone_waiting();
    }

    /// Whether a save of a draft is on its way.
    pub fn keeps_draft(&self) -> bool {
        self.open.values().any(|ask| ask.purpose == Purpose::DraftKeep)
    }

    /// Whether a draft waits to be kept, or is on its way.
    pub fn owes_draft(&self) -> bool {
        self.open.values().chain(&self.again).any(|ask| ask.purpose == Purpose::DraftKeep)
    }

    fn is_anyone_waiting(&self) -> bool {
        let quiet = |p| matches!(p, Purpose::DraftKeep | Purpose::DraftLoad | Purpose::Quiet);
        self.open.values().any(|ask| !quiet(ask.purpose))
    }
}

impl App {
    pub(super) fn ask(&mut self, purpose: Purpose, request: Request) {
        let waited = self.asks.is_anyone_waiting();
        self.asks.next += 1;
        let ticket = Ticket(self.asks.next);
        self.asks.open.insert(ticket, Ask { purpose, request: request.clone() });
        self.effects.push(Effect::Ask(ticket, request));
        if !waited && self.asks.is_anyone_waiting() {
            self.effects.push(Effect::Timer(TimerId::Spinner, PATIENCE));
        }
    }

    /// Loads the topmost screen; answers to earlier loads are dropped.
    pub(super) fn reload(&mut self) {
        self.stale = false;
        let Some(open) = self.stack.last() else { return };
        let serial = open.serial;
        let requests = open.screen.get().load();
        self.asks.round += 1;
        let round = self.asks.round;
        for request in requests {
            self.ask(Purpose::Load { serial, round }, request);
        }
        self.note_seen();
    }

    /// A screen whose load is answered in full has been seen.
    fn note_seen(&mut self) {
        let loads = self.is_loading();
        if let Some(open) = self.stack.last_mut() {
            open.seen |= !loads;
        }
    }

    /// Whether what the topmost screen shows is on its way.
    pub(super) fn is_loading(&self) -> bool {
        let Some(serial) = self.stack.last().map(|open| open.serial) else { return false };
        let load = Purpose::Load { serial, round: self.asks.round };
        self.asks.open.values().chain(&self.asks.again).any(|ask| ask.purpose == load)
    }

    pub(super) fn answered(&mut self, ticket: Ticket, result: Result<Reply, Error>) {
        let Some(ask) = self.asks.open.remove(&ticket) else { return };
        if !self.asks.is_anyone_waiting() {
            self.asks.late = false;
            self.effects.push(Effect::Cancel(TimerId::Spinner));
        }
        match result {
            Ok(reply) => self.succeeded(ask, reply),
            Err(error) => self.failed(ask, error),
        }
        self.note_seen();
    }

    fn succeeded(&mut self, ask: Ask, reply: Reply) {
        match ask.purpose {
            Purpose::Hello => {
                if let Reply::Hello(hello) = reply {
                    self.welcome(*hello);
                }
            }
            Purpose::Load { serial, round } => {
                self.heed_roles(&reply);
                if round == self.asks.round {
                    self.reply_to(serial, reply);
                }
            }
            Purpose::Screen { serial } => {
                if let Reply::Done(done) = &reply {
                    self.note_done(done);
                }
                let wrote = matches!(reply, Reply::Done(_) | Reply::Ok);
                self.reply_to(serial, reply);
                if wrote {
                    self.reload_unless_editing();
                }
            }
            Purpose::Submit { serial } => self.form_saved(serial, reply),
            Purpose::DraftLoad => {
                if let Reply::Draft(draft) = reply {
                    self.draft_came(draft);
                }
            }
            Purpose::DraftKeep => {
                if let Reply::DraftSaved { form, entity, version } = reply {
                    self.draft_kept(&form, &entity, version);
                }
            }
            Purpose::Undo => {
                if let Reply::Done(done) = &reply {
                    self.note_done(done);
                }
                self.reload_unless_editing();
            }
            Purpose::Quiet => {}
        }
    }

    fn failed(&mut self, ask: Ask, error: Error) {
        if let Error::Refused(why) = &error
            && why.ends_session()
            && self.session.hello.is_some()
        {
            return self.session_ended(ask, why.clone());
        }
        let busy = error == Error::Store(StoreFault::Busy);
        match ask.purpose {
            Purpose::Submit { .. } => self.form_failed(error),
            Purpose::DraftKeep => self.draft_failed(ask.request, error),
            Purpose::DraftLoad => self.draft_came(None),
            Purpose::Hello | Purpose::Load { .. } | Purpose::Quiet if busy => {
                self.asks.again.push(ask);
                self.effects.push(Effect::Timer(TimerId::Retry, RETRY));
            }
            Purpose::Screen { .. } | Purpose::Undo if busy => {
                self.asks.again.push(ask);
                let tr = self.session.tr();
                self.overlays.push(Overlay::Dialog(super::dialog::Dialog::confirm(
                    RETRY_DIALOG,
                    super::label::Label::Text(tr.app_busy_title()),
                    super::label::Label::Text(tr.app_busy_text()),
                    super::label::Label::Text(tr.common_retry()),
                )));
            }
            Purpose::Undo => {
                // What could not be undone now cannot be undone later either.
                self.fail(errors::error(self.session.tr(), &error));
            }
            Purpose::Screen { .. } | Purpose::Load { .. } => {
                let stale = matches!(error, Error::Conflict(_) | Error::NotFound);
                // What was typed ahead was meant for what did not come.
                self.ahead.clear();
                self.fail(errors::error(self.session.tr(), &error));
                if stale && matches!(ask.purpose, Purpose::Screen { .. }) {
                    self.reload_unless_editing();
                }
                if let Purpose::Load { serial, .. } = ask.purpose {
                    self.leave_unshown_screen(serial, &error);
                }
            }
            Purpose::Hello | Purpose::Quiet => {
                self.fail(errors::error(self.session.tr(), &error));
            }
        }
    }

    /// A screen that may not be shown any more, or never could be, is left for where something can be
    /// done. The message line says why.
    fn leave_unshown_screen(&mut self, serial: u64, error: &Error) {
        let Some(open) = self.stack.last().filter(|open| open.serial == serial) else { return };
        let closed = matches!(error, Error::Refused(_));
        if self.stack.len() < 2 || open.seen && !closed {
            return;
        }
        if !self.overlays.is_empty() {
            // Asked for again once they are closed.
            self.stale = true;
            return;
        }
        if *error == Error::Refused(Refusal::NoRight) {
            // A role is gone, and with it perhaps what lies between.
            if open.seen {
                let title = open.screen.get().title(&self.session);
                self.fail(self.session.tr().app_place_closed(title));
            }
            self.stack.truncate(1);
        } else {
            self.stack.pop();
        }
        self.finding = None;
        self.reload();
    }

    /// Nothing more can be done here: said in a window once, then again at every try; what is on the
    /// screen stays to be read, and what was typed stays where it was typed.
    fn session_ended(&mut self, ask: Ask, why: Refusal) {
        match ask.purpose {
            Purpose::Submit { .. } => self.form_failed(Error::Refused(why.clone())),
            Purpose::DraftLoad => self.draft_came(None),
            _ => {}
        }
        let tried = !matches!(ask.purpose, Purpose::Load { .. } | Purpose::Quiet);
        let is_told = |o: &Overlay| matches!(o, Overlay::Dialog(d) if d.id == ENDED_DIALOG);
        if self.overlays.iter().any(is_told) || self.ended && !tried {
            return;
        }
        self.ended = true;
        let tr = self.session.tr();
        let text = tr.app_ended_text(errors::refusal(tr, &why));
        self.overlays.push(Overlay::Dialog(super::dialog::Dialog::confirm(
            ENDED_DIALOG,
            super::label::Label::Msg(Tr::app_ended_title),
            super::label::Label::Text(text),
            super::label::Label::Msg(Tr::app_ended_yes),
        )));
    }

    /// Takes over what others changed about oneself: roles that were given or taken.
    fn heed_roles(&mut self, reply: &Reply) {
        let (Reply::Home(home), Some(hello)) = (reply, &mut self.session.hello) else { return };
        if hello.roles != home.roles {
            std::sync::Arc::make_mut(hello).roles.clone_from(&home.roles);
        }
    }

    /// Asks again what a busy writer kept from being done.
    pub(super) fn try_again(&mut self) {
        for ask in std::mem::take(&mut self.asks.again) {
            self.ask(ask.purpose, ask.request);
        }
        self.keep_draft();
    }

    /// Asks again for the drafts that could not be kept, at once: their person is leaving.
    pub(super) fn try_drafts_again(&mut self) {
        let is_draft = |ask: &mut Ask| ask.purpose == Purpose::DraftKeep;
        let drafts: Vec<Ask> = self.asks.again.extract_if(.., is_draft).collect();
        for ask in drafts {
            self.ask(ask.purpose, ask.request);
        }
    }

    /// Gives up what a busy writer kept from being done.
    pub(super) fn give_up(&mut self) {
        // What was typed is nothing to give up.
        self.asks.again.retain(|ask| ask.purpose == Purpose::DraftKeep);
    }

    /// A draft of a form that was left already could not be kept: again, until it is.
    pub(super) fn keep_trying(&mut self, request: Request) {
        self.asks.again.push(Ask { purpose: Purpose::DraftKeep, request });
        self.effects.push(Effect::Timer(TimerId::Retry, RETRY));
    }

    fn welcome(&mut self, hello: HelloView) {
        let mut prefs = self.session.prefs;
        prefs.take(&hello.settings);
        if self.session.lang_forced {
            prefs.lang = self.session.prefs.lang;
        }
        if prefs.mouse != self.session.prefs.mouse {
            self.effects.push(Effect::Mouse(prefs.mouse));
        }
        self.session.prefs = prefs;
        self.session.today = hello.today;
        self.session.hello = Some(std::sync::Arc::new(hello));
        self.stack.clear();
        self.open_route(Route::Home);
        let asked = |hello: &HelloView| first_look::was_asked(&hello.settings);
        if !self.session.hello.as_deref().is_none_or(asked) {
            self.ahead.clear();
            self.open_route(Route::FirstLook);
        }
    }

    /// Says the outcome, remembers how to undo it, and that we know of this change.
    pub(super) fn note_done(&mut self, done: &Done) {
        self.seq = self.seq.max(done.seq);
        if !done.undo.is_empty() {
            self.undo.push(done.undo.clone());
        }
        self.say(Toast::new(Tone::Done, labels::outcome(self.session.tr(), &done.outcome)));
    }

    fn reply_to(&mut self, serial: u64, reply: Reply) {
        if let Some(at) = self.stack.iter().position(|open| open.serial == serial) {
            self.with_screen_at(at, |screen, ctx| screen.reply(reply, ctx));
        }
    }

    pub(super) fn reload_unless_editing(&mut self) {
        if self.overlays.iter().any(|o| matches!(o, Overlay::Form(_))) {
            self.stale = true;
        } else {
            self.reload();
        }
    }
}

/// The dialog that offers to ask a busy writer again.
pub(super) const RETRY_DIALOG: &str = "app-retry";

/// The dialog that says that this session is over.
pub(super) const ENDED_DIALOG: &str = "app-ended";
