//! Doing what screens order: the stack of screens, overlays, preferences, the clipboard.

use super::asks::Purpose;
use super::ctx::{Ctx, Order};
use super::effect::Effect;
use super::overlay::Overlay;
use super::route::Route;
use super::screens::AnyScreen;
use super::{App, Open, Screen};
use crate::domain::request::Request;

impl App {
    /// Lets the topmost screen act, then does what it ordered.
    pub(super) fn with_screen(&mut self, act: impl FnOnce(&mut dyn Screen, &mut Ctx<'_>)) {
        if let Some(at) = self.stack.len().checked_sub(1) {
            self.with_screen_at(at, act);
        }
    }

    pub(super) fn with_screen_at(
        &mut self,
        at: usize,
        act: impl FnOnce(&mut dyn Screen, &mut Ctx<'_>),
    ) {
        let Some(open) = self.stack.get_mut(at) else { return };
        let serial = open.serial;
        let mut ctx = Ctx::new(&self.session);
        act(open.screen.get_mut(), &mut ctx);
        let orders = std::mem::take(&mut ctx.orders);
        for order in orders {
            self.obey(order, serial);
        }
    }

    fn obey(&mut self, order: Order, serial: u64) {
        let is_top = self.stack.last().is_some_and(|open| open.serial == serial);
        match order {
            Order::Ask(request) => self.ask(Purpose::Screen { serial }, request),
            Order::Say(toast) => self.say(toast),
            Order::Copy(text) => self.copy(text),
            Order::Prefs(prefs) => self.set_prefs(prefs),
            Order::Form(form) => self.open_form(*form),
            Order::Dialog(dialog) => self.overlays.push(Overlay::Dialog(dialog)),
            Order::Hello => self.ask(Purpose::Hello, Request::Hello),
            // A late answer to a covered screen must not move the person about.
            _ if !is_top => {}
            Order::Push(route) => self.open_route(route),
            Order::Replace(route) => self.replace(route),
            Order::Home => self.go_home(),
            Order::Back => self.back(),
            Order::Reload => self.reload(),
        }
    }

    /// Opens the screen at an address above the others.
    pub(super) fn open_route(&mut self, route: Route) {
        if let Some(screen) = AnyScreen::at(route, self.session.prefs) {
            self.push_screen(screen);
        }
    }

    /// Opens the screen at an address in the place of the topmost.
    fn replace(&mut self, route: Route) {
        if let Some(screen) = AnyScreen::at(route, self.session.prefs) {
            self.stack.pop();
            self.push_screen(screen);
        }
    }

    pub(super) fn push_screen(&mut self, screen: AnyScreen) {
        self.serials += 1;
        self.finding = None;
        self.stack.push(Open { serial: self.serials, screen, seen: false });
        self.reload();
    }

    /// Home, with the screen at an address above it unless that is Home itself.
    pub(super) fn go_to(&mut self, route: Route) {
        let Some(screen) = AnyScreen::at(route, self.session.prefs) else { return };
        self.stack.truncate(1);
        let same =
            |open: &Open| std::mem::discriminant(&open.screen) == std::mem::discriminant(&screen);
        if self.stack.last().is_some_and(same) {
            self.reload();
        } else {
            self.push_screen(screen);
        }
    }

    fn go_home(&mut self) {
        self.stack.clear();
        self.open_route(Route::Home);
    }

    /// To the screen below; from the last one, out of the program.
    pub(super) fn back(&mut self) {
        if self.stack.len() > 1 {
            self.stack.pop();
            self.finding = None;
            self.reload();
        } else {
            self.leave();
        }
    }

    pub(super) fn copy(&mut self, text: String) {
        self.effects.push(Effect::Clipboard(text));
        let said = self.session.tr().app_copied();
        self.say(super::toast::Toast::new(super::toast::Tone::Info, said));
    }

    pub(super) fn set_prefs(&mut self, prefs: super::prefs::Prefs) {
        let old = self.session.prefs;
        if prefs.mouse != old.mouse {
            self.effects.push(Effect::Mouse(prefs.mouse));
        }
        self.session.prefs = prefs;
        // Before there is a person there is nobody to remember it for.
        if self.session.hello.is_some() {
            for request in prefs.changes(&old) {
                self.ask(Purpose::Quiet, request);
            }
        }
        for open in &mut self.stack {
            open.screen.get_mut().prefs_changed(&prefs);
        }
    }
}
