//! What a screen is given to act with: who and when, and a place to put its orders.

use chrono::NaiveDate;

use super::dialog::Dialog;
use super::form::Form;
use super::prefs::Prefs;
use super::route::Route;
use super::toast::{Toast, Tone};
use crate::domain::campaign::Campaign;
use crate::domain::reply::HelloView;
use crate::domain::request::{Command, Request};
use crate::i18n::{Tr, tr};
use std::sync::Arc;

/// What every screen may know.
#[derive(Debug, Clone)]
pub struct Session {
    /// Who one is; `None` until the worker has said so, and in the set-up wizard.
    pub hello: Option<Arc<HelloView>>,
    pub prefs: Prefs,
    pub today: NaiveDate,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The command line chose the language; the person's setting does not override it.
    pub lang_forced: bool,
}

impl Session {
    /// The words of the person's language.
    pub fn tr(&self) -> &'static Tr {
        tr(self.prefs.lang)
    }

    /// My person id; empty before the worker has said so.
    pub fn my_id(&self) -> &str {
        self.hello.as_ref().map_or("", |hello| &hello.me.id)
    }

    /// The campaign of this database.
    pub fn campaign(&self) -> Option<&Campaign> {
        self.hello.as_ref().map(|hello| &*hello.campaign)
    }

    /// Whether there is room for two panes side by side (100 columns).
    pub const fn is_wide(&self) -> bool {
        self.size.0 >= 100
    }
}

/// One thing a screen wants done.
pub(super) enum Order {
    Ask(Request),
    Say(Toast),
    Push(Route),
    Replace(Route),
    Home,
    Back,
    Form(Box<Form>),
    Dialog(Dialog),
    Copy(String),
    Prefs(Prefs),
    Reload,
    Hello,
}

/// Handed to every method of a screen that may do something.
pub struct Ctx<'a> {
    pub session: &'a Session,
    pub tr: &'static Tr,
    pub(super) orders: Vec<Order>,
}

impl<'a> Ctx<'a> {
    pub(super) fn new(session: &'a Session) -> Self {
        Self { session, tr: session.tr(), orders: Vec::new() }
    }

    /// The day it is for this office.
    pub const fn today(&self) -> NaiveDate {
        self.session.today
    }

    /// Sends a request; its answer comes to `Screen::reply`. After a write the screen is loaded
    /// again, the outcome is said and the undo is remembered; errors are shown by the app.
    pub fn ask(&mut self, request: Request) {
        self.orders.push(Order::Ask(request));
    }

    /// `ask` for a write.
    pub fn run(&mut self, command: Command) {
        self.ask(Request::Do(command));
    }

    /// Says something on the message line.
    pub fn say(&mut self, text: impl Into<String>) {
        self.orders.push(Order::Say(Toast::new(Tone::Info, text)));
    }

    /// Says on the message line why something does not work.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.orders.push(Order::Say(Toast::new(Tone::Warning, text)));
    }

    /// Opens a form over this screen; saving it comes to `Screen::submit`.
    pub fn open(&mut self, form: Form) {
        self.orders.push(Order::Form(Box::new(form)));
    }

    /// Opens a dialog over this screen; its answer comes to `Screen::answered`.
    pub fn dialog(&mut self, dialog: Dialog) {
        self.orders.push(Order::Dialog(dialog));
    }

    /// Opens a screen above this one; Back returns here.
    pub fn push(&mut self, route: Route) {
        self.orders.push(Order::Push(route));
    }

    /// Puts a screen in the place of this one.
    pub fn replace(&mut self, route: Route) {
        self.orders.push(Order::Replace(route));
    }

    /// Returns to the screen below.
    pub fn back(&mut self) {
        self.orders.push(Order::Back);
    }

    /// Leaves every screen for Home.
    pub fn home(&mut self) {
        self.orders.push(Order::Home);
    }

    /// Loads this screen again: the query changed.
    pub fn reload(&mut self) {
        self.orders.push(Order::Reload);
    }

    /// Sends a text to the terminal's clipboard.
    pub fn copy(&mut self, text: impl Into<String>) {
        self.orders.push(Order::Copy(text.into()));
    }

    /// Changes the preferences, now and for the next time.
    pub fn set_prefs(&mut self, prefs: Prefs) {
        self.orders.push(Order::Prefs(prefs));
    }

    /// Asks anew who one is (after set-up), then opens Home.
    pub fn log_in(&mut self) {
        self.orders.push(Order::Hello);
    }
}
