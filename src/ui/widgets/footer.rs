//! The last two lines: what just happened, and what works here.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use super::{form_field, text};
use crate::app::App;
use crate::app::action::{Action, Offer};
use crate::app::form::Form;
use crate::app::keymap;
use crate::app::label::Label;
use crate::app::overlay::Overlay;
use crate::app::toast::Tone;
use crate::i18n::Tr;
use crate::text::{self as words, safe};
use crate::ui::Look;

/// Rows a message may take at most.
const MESSAGE_ROWS: u16 = 3;

/// A key and what it does.
struct Hint {
    key: String,
    name: String,
    /// The way out, and help: there is always room for these.
    stays: bool,
}

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
        said(&toast.text, style, area, buf);
    } else if app.is_waiting() {
        text::put(buf, area, &format!("{} ", look.tr.app_loading()), look.style.dim);
    } else if let Some(sought) = app.screen().map(|screen| screen.get().sought())
        && !sought.is_empty()
        && app.overlays().is_empty()
    {
        text::put(buf, area, &format!("{} ", look.tr.app_sought(sought)), look.style.accent);
    }
    None
}

/// A message; one too long for its line takes the rows above as well.
fn said(message: &str, style: Style, area: Rect, buf: &mut Buffer) {
    let shown = safe::show_line(message);
    let lines = words::wrap(&shown, usize::from(area.width.saturating_sub(1).max(1)));
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).clamp(1, MESSAGE_ROWS);
    let above = (rows - 1).min(area.y);
    let room = Rect { y: area.y - above, height: above + 1, ..area };
    Clear.render(Rect { height: above, ..room }, buf);
    for (at, (line, row)) in lines.iter().zip(room.rows()).enumerate() {
        let is_cut = at + 1 == usize::from(rows) && lines.len() > at + 1;
        let mark = if is_cut { ".." } else { " " };
        text::put(buf, row, &format!("{line}{mark}"), style);
    }
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
    let width_of = |hint: &Hint| text::columns(&hint.key) + 1 + text::columns(&hint.name) + 2;
    let mut kept: u16 = hints.iter().filter(|hint| hint.stays).map(width_of).sum();
    let mut x = area.x;
    for hint in &hints {
        if hint.stays {
            kept -= width_of(hint);
        }
        if x + width_of(hint) + kept > area.right() + 2 {
            continue;
        }
        let room = Rect { x, width: area.right() - x, ..area };
        let pieces = [
            (hint.key.as_str(), look.style.accent),
            (" ", look.style.text),
            (hint.name.as_str(), look.style.text),
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
        let leaves = app.is_at_root();
        out.push(match action {
            Action::Back if app.is_narrowed() => {
                hint(look, &Offer::new(action).named(Label::Msg(Tr::app_show_all)))
            }
            Action::Back if leaves => quit(look),
            action => hint(look, &Offer::new(action)),
        });
    }
    out
}

/// The way out: `q`, and what an input method cannot swallow.
fn quit(look: &Look) -> Hint {
    let action = if look.input_method { Action::Leave } else { Action::Back };
    let key = keymap::shown(action, look.input_method, look.tr);
    Hint { key, name: look.tr.keys_quit(), stays: true }
}

fn hint(look: &Look, offer: &Offer) -> Hint {
    let key = keymap::shown(offer.action, look.input_method, look.tr);
    let stays = matches!(offer.action, Action::Back | Action::Help);
    Hint { key, name: offer.text(look.tr), stays }
}

fn hints(look: &Look, actions: &[Action]) -> Vec<Hint> {
    actions.iter().map(|&action| hint(look, &Offer::new(action))).collect()
}

fn in_form(form: &Form, look: &Look) -> Vec<Hint> {
    let tr = look.tr;
    let leave = if form.keeps_draft() { tr.form_footer_leave() } else { tr.form_footer_cancel() };
    let hint = |key: &str, name, stays| Hint { key: key.to_owned(), name, stays };
    vec![
        hint("Ctrl-S", form.save_label.text(tr), true),
        hint("Tab", tr.form_footer_next(), false),
        hint("F1", Action::Help.label(tr), false),
        hint("Esc", leave, true),
    ]
}
