//! Screen state and `update(event) -> effects`; no IO, no clock, no SQL.
//!
//! `App` holds a stack of screens and, above the topmost one, a stack of overlays. A key goes to
//! the last overlay, else to what works everywhere, else to the screen. How the parts are spread:
//! `asks` sends requests and sorts answers, `forms` leads a form from opening to commit, `keys`
//! gives keys to whom they belong, `orders` does what screens ask for.

pub mod action;
mod asks;
pub mod ctx;
pub mod detail;
pub mod dialog;
pub mod effect;
pub mod event;
pub mod field;
pub mod form;
mod forms;
pub mod keymap;
pub mod keys;
pub mod label;
pub mod list;
mod orders;
pub mod overlay;
pub mod places;
pub mod prefs;
pub mod route;
pub mod screen;
pub mod screens;
pub mod scroll;
pub mod testing;
pub mod toast;
mod typeahead;

pub use ctx::{Ctx, Session};
pub use screen::Screen;

use chrono::NaiveDate;

use asks::{Asks, Purpose};
use effect::Effect;
use event::{Event, MouseKind, TimerId};
use field::Field;
use overlay::Overlay;
use prefs::Prefs;
use route::Route;
use screens::AnyScreen;
use toast::{Toast, Tone};
use typeahead::TypeAhead;

use crate::domain::change::UndoToken;
use crate::domain::request::Request;
use crate::i18n::Lang;

/// How the program was started.
#[derive(Debug, Clone, Copy)]
pub struct Start {
    /// The language until the person's own is known.
    pub lang: Lang,
    /// `lang` was given on the command line and holds over the person's own.
    pub lang_forced: bool,
    pub today: NaiveDate,
    /// There is no database yet: begin with the set-up wizard.
    pub setup: bool,
    /// Columns and rows; 0 by 0 when not known yet.
    pub size: (u16, u16),
}

/// A screen on the stack, with a number that answers find it by.
struct Open {
    serial: u64,
    screen: AnyScreen,
    /// What it shows has come at least once.
    seen: bool,
}

/// Everything the person sees and has not yet saved.
pub struct App {
    session: Session,
    stack: Vec<Open>,
    overlays: Vec<Overlay>,
    toast: Option<Toast>,
    /// The text typed after `/`, while it is being typed.
    finding: Option<Field>,
    asks: Asks,
    undo: Vec<Vec<UndoToken>>,
    /// The history as far as this screen shows it.
    seq: i64,
    /// Keys and pastes that came before what they are meant for.
    ahead: TypeAhead,
    /// Something changed while a form covered the screen.
    stale: bool,
    input_method: bool,
    /// A form was left whose draft is on its way: say so once it is kept.
    telling: bool,
    /// The person wants to leave; what was typed is kept first.
    leaving: bool,
    /// It was said that nothing more can be done in this session.
    ended: bool,
    quitting: bool,
    serials: u64,
    effects: Vec<Effect>,
}

impl App {
    /// The program before its first event; `start` gives the first effects.
    pub fn new(start: Start) -> Self {
        let session = Session {
            hello: None,
            prefs: Prefs::new(start.lang),
            today: start.today,
            size: known(start.size),
            lang_forced: start.lang_forced,
        };
        let mut app = Self {
            session,
            stack: Vec::new(),
            overlays: Vec::new(),
            toast: None,
            finding: None,
            asks: Asks::default(),
            undo: Vec::new(),
            seq: 0,
            ahead: TypeAhead::default(),
            stale: false,
            input_method: false,
            telling: false,
            leaving: false,
            ended: false,
            quitting: false,
            serials: 0,
            effects: Vec::new(),
        };
        if start.setup {
            app.open_route(Route::Setup);
        }
        app
    }

    /// For a terminal that wants no colours: black and white, unless the person chose otherwise.
    pub const fn without_colours(mut self) -> Self {
        self.session.prefs.theme = prefs::Theme::Mono;
        self
    }

    /// What to do before the first event: ask who one is.
    pub fn start(&mut self) -> Vec<Effect> {
        if self.stack.is_empty() {
            self.ask(Purpose::Hello, Request::Hello);
        }
        std::mem::take(&mut self.effects)
    }

    /// Takes one event and says what is to be done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        self.take(event);
        self.release();
        std::mem::take(&mut self.effects)
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Key(key) => self.key(key),
            Event::Paste(text) => self.paste(&text),
            Event::Mouse(mouse) => match mouse.kind {
                MouseKind::WheelUp => self.key(event::Key::plain(event::KeyCode::Up)),
                MouseKind::WheelDown => self.key(event::Key::plain(event::KeyCode::Down)),
                MouseKind::Press if self.overlays.is_empty() => {
                    self.with_screen(|screen, ctx| screen.mouse(mouse, ctx));
                }
                MouseKind::Press => {}
            },
            Event::Resize(columns, rows) => self.session.size = known((columns, rows)),
            Event::Timer(timer) => self.timer(timer),
            Event::Reply(ticket, result) => self.answered(ticket, result),
            Event::Changed(seq) => self.somebody_changed(seq),
            Event::Today(today) => {
                self.session.today = today;
                self.reload();
            }
            Event::Hangup | Event::Terminate => self.quit(),
            Event::IdleSoon => {
                self.say(
                    Toast::new(Tone::Warning, self.session.tr().app_idle_soon()).until(60_000),
                );
            }
            Event::Resumed => self.effects.push(Effect::Redraw),
        }
    }

    // --- for drawing

    /// Who, when, language and size.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The topmost screen; `None` until it is known who one is.
    pub fn screen(&self) -> Option<&AnyScreen> {
        self.stack.last().map(|open| &open.screen)
    }

    /// Whether Back would leave the program.
    pub const fn is_at_root(&self) -> bool {
        self.stack.len() <= 1
    }

    /// The headings from Home to here.
    pub fn trail(&self) -> Vec<String> {
        self.stack.iter().map(|open| open.screen.get().title(&self.session)).collect()
    }

    /// What lies over the screen, the topmost last.
    pub fn overlays(&self) -> &[Overlay] {
        &self.overlays
    }

    /// The message line.
    pub const fn toast(&self) -> Option<&Toast> {
        self.toast.as_ref()
    }

    /// The search line while it is being typed.
    pub const fn finding(&self) -> Option<&Field> {
        self.finding.as_ref()
    }

    /// Whether an answer is late enough to say so; never while a form is edited.
    pub fn is_waiting(&self) -> bool {
        self.asks.is_late() && !matches!(self.overlays.last(), Some(Overlay::Form(_)))
    }

    /// Whether an input method seems to be on, so that letters are swallowed.
    pub const fn has_input_method(&self) -> bool {
        self.input_method
    }

    // --- shared by the parts

    fn say(&mut self, toast: Toast) {
        self.effects.push(Effect::Timer(TimerId::Toast, toast.lasts()));
        self.toast = Some(toast);
    }

    fn fail(&mut self, text: String) {
        self.say(Toast::new(Tone::Error, text));
    }

    fn timer(&mut self, timer: TimerId) {
        match timer {
            TimerId::Draft => self.keep_draft(),
            TimerId::Spinner => self.asks.is_late_now(),
            TimerId::Toast => self.toast = None,
            TimerId::Retry => self.try_again(),
        }
    }

    fn somebody_changed(&mut self, seq: i64) {
        if seq <= self.seq {
            return;
        }
        self.seq = seq;
        if self.overlays.iter().any(|o| matches!(o, Overlay::Form(_) | Overlay::Conflict(_))) {
            self.stale = true;
        } else {
            self.reload();
        }
    }

    /// Leaves, once what was typed is kept; asked twice, at once.
    fn leave(&mut self) {
        let again = self.leaving
            || matches!(self.overlays.last(), Some(Overlay::Dialog(d)) if d.id == forms::LEAVE_DIALOG);
        self.leaving = true;
        if again {
            return self.quit();
        }
        self.keep_all_drafts();
        self.try_drafts_again();
        if !self.asks.owes_draft() {
            self.quit();
        }
    }

    fn quit(&mut self) {
        if self.quitting {
            return;
        }
        self.quitting = true;
        self.keep_all_drafts();
        self.effects.push(Effect::Quit(0));
    }
}

/// A terminal that does not know its size counts as 80 by 24.
const fn known(size: (u16, u16)) -> (u16, u16) {
    match size {
        (0, _) | (_, 0) => (80, 24),
        size => size,
    }
}

#[cfg(test)]
mod tests;
