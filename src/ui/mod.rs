//! Pure drawing: plain view data in, cells out; no rules, no requests.
//!
//! `draw` puts up the frame (header, message line, footer), the screen and what lies over it.
//! Views are functions of data and a `Look`; `widgets` holds what they are made from.

pub mod layout;
pub mod look;
pub mod screens;
pub mod testing;
pub mod theme;
pub mod widgets;

pub use look::Look;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::App;
use crate::app::overlay::Overlay;
use layout::Parts;
use widgets::{conflict, dialog, footer, form, header, help, text};

/// Draws the whole program; the real cursor stands on the caret of what is being edited.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let area = frame.area();
    if let Some(caret) = render(app, area, frame.buffer_mut()) {
        frame.set_cursor_position(caret);
    }
}

/// Draws into a buffer and says where the cursor belongs.
pub fn render(app: &App, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let look = Look { input_method: app.has_input_method(), ..Look::new(app.session()) };
    let Some(parts) = layout::parts(area) else {
        too_small(&look, area, buf);
        return None;
    };
    header::draw(app, &look, &parts, buf);
    let mut caret = body(app, &look, &parts, buf);
    caret = footer::message(app, &look, parts.message, buf).or(caret);
    footer::draw(app, &look, parts.footer, buf);
    if let Some(over) = over(app, &look, &parts, buf) {
        caret = over;
    }
    caret
}

/// The screen, or the form that stands in its place.
fn body(app: &App, look: &Look, parts: &Parts, buf: &mut Buffer) -> Option<Position> {
    let full = app.overlays().iter().rev().find_map(|overlay| match overlay {
        Overlay::Form(form) if !form.popup => Some(form),
        _ => None,
    });
    match (full, app.screen()) {
        (Some(form), _) => form::draw(form, look, parts.body, buf),
        (None, Some(screen)) => {
            screens::draw(screen, app.session(), look, parts.body, buf);
            None
        }
        (None, None) => {
            text::put(buf, parts.body, &look.tr.app_loading(), look.style.dim);
            None
        }
    }
}

/// What lies over the body; the caret of the topmost (`Some(None)`: it has none).
fn over(app: &App, look: &Look, parts: &Parts, buf: &mut Buffer) -> Option<Option<Position>> {
    let mut caret = None;
    for overlay in app.overlays() {
        match overlay {
            Overlay::Form(form) if form.popup => {
                caret = Some(form::draw_popup(form, look, parts.body, buf));
            }
            // Drawn in the body already; an overlay below it has lost the caret.
            Overlay::Form(_) => caret = None,
            Overlay::Dialog(shown) => {
                dialog::draw(shown, look, parts.body, buf);
                caret = Some(None);
            }
            Overlay::Help { scroll } => {
                help::draw(&app.offers(), scroll, look, parts.body, buf);
                caret = Some(None);
            }
            Overlay::Conflict(view) => {
                conflict::draw(view, look, parts.body, buf);
                caret = Some(None);
            }
        }
    }
    caret
}

fn too_small(look: &Look, area: Rect, buf: &mut Buffer) {
    let (cols, rows) = layout::MIN;
    let said = look.tr.app_too_small(area.width, cols, rows, area.height);
    for (line, y) in crate::text::wrap(&said, usize::from(area.width)).iter().zip(area.rows()) {
        text::put(buf, y, line, look.style.text);
    }
}

#[cfg(test)]
mod tests;
