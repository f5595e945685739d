//! The last two lines: what just happened, and what works here.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{form_field, text};
use crate::app::App;
use crate::app::action::{Action, Offer};
use crate::app::form::Form;
use crate::app::keymap;
use crate::app::overlay::Overlay;
use crate::app::toast::Tone;
use crate::ui::Look;

/// A key and what it does.
type Hint = (String, String);

/// Draws the message line: a search being typed, a message, or a rule. The caret of the search.
pub fn message(app: &App, look: &Look, area: Rect, buf: &mut Buffer) -> Option<Position> {
    if let Some(field) = app.finding() {
        let label = format!("{} ", look.tr.app_find());
        let used = text::put(buf, area, &label, look.style.accent);
        let room = Rect { x: area.x + used, width: area.width - used, ..area };
        let hint = look.tr.app_find_hint();
        let (typed, rest) = (room.width.min(24), room.width.saturating_sub(26));
        let hint_at = Rect { x: room.right() - rest, width: rest, ..room };
        text::put(buf, hint_at, &hint, look.style.dim);
        return form_field::editor(field, Rect { width: typed, ..room }, look, buf);
    }
    text::rule(buf, area, look);
    if let Some(toast) = app.toast() {
        let style = match toast.tone {
            Tone::Info | Tone::Done => look.style.accent,
            Tone::Warning => look.style.strong,
            Tone::Error => look.style.error,
        };
        text::put(buf, area, &format!("{} ", toast.text), style);
    } else if app.is_waiting() {
        text::put(buf, area, &format!("{} ", look.tr.app_loading()), look.style.dim);
    }
    None
}

/// Draws what works here; what does not fit is left to the help page.
pub fn draw(app: &App, look: &Look, area: Rect, buf: &mut Buffer) {
    let hints = match app.overlays().last() {
        Some(Overlay::Form(form)) => in_form(form, look),
        Some(Overlay::Help { .. }) => hints(look, &[Action::Up, Action::Back]),
        // Dialogs and conflicts carry their keys themselves.
        Some(_) => Vec::new(),
        None => on_screen(app, look),
    };
    let (last, first) = match hints.split_last() {
        Some((last, first)) => (Some(last), first),
        None => (None, hints.as_slice()),
    };
    let width_of = |(key, name): &Hint| text::columns(key) + 1 + text::columns(name) + 2;
    // The last one (help, or the way out) always fits.
    let kept = last.map_or(0, width_of);
    let mut x = area.x;
    for hint in first.iter().chain(last) {
        let is_last = last.is_some_and(|l| std::ptr::eq(l, hint));
        let reserve = if is_last { 0 } else { kept };
        if x + width_of(hint) + reserve > area.right() + 2 {
            continue;
        }
        let room = Rect { x, width: area.right() - x, ..area };
        let pieces = [
            (hint.0.as_str(), look.style.accent),
            (" ", look.style.text),
            (hint.1.as_str(), look.style.text),
        ];
        x += text::put_pieces(buf, room, &pieces) + 2;
    }
}

fn on_screen(app: &App, look: &Look) -> Vec<Hint> {
    let offers = app.offers();
    let usable = offers.iter().filter(|offer| offer.allowed.is_ok());
    let mut out: Vec<Hint> = usable.map(|offer| hint(look, offer)).collect();
    let offered = |action: Action| offers.iter().any(|offer| offer.action == action);
    let standing = [Action::Goto, Action::Back, Action::Help];
    for action in standing.into_iter().filter(|&action| !offered(action)) {
        let leaves = action == Action::Back && app.is_at_root();
        out.push(if leaves { quit(look) } else { hint(look, &Offer::new(action)) });
    }
    out
}

/// The way out: `q`, and what an input method cannot swallow.
fn quit(look: &Look) -> Hint {
    let action = if look.input_method { Action::Leave } else { Action::Back };
    (keymap::shown(action, look.input_method, look.tr), look.tr.keys_quit())
}

fn hint(look: &Look, offer: &Offer) -> Hint {
    (keymap::shown(offer.action, look.input_method, look.tr), offer.text(look.tr))
}

fn hints(look: &Look, actions: &[Action]) -> Vec<Hint> {
    actions.iter().map(|&action| hint(look, &Offer::new(action))).collect()
}

fn in_form(form: &Form, look: &Look) -> Vec<Hint> {
    let tr = look.tr;
    let leave = if form.keeps_draft() { tr.form_footer_leave() } else { tr.form_footer_cancel() };
    vec![
        ("Ctrl-S".to_owned(), form.save_label.text(tr)),
        ("Tab".to_owned(), tr.form_footer_next()),
        ("F1".to_owned(), Action::Help.label(tr)),
        ("Esc".to_owned(), leave),
    ]
}
