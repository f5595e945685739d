//! The first line: the program, where one is, who one is and the day.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::text;
use crate::app::App;
use crate::app::overlay::Overlay;
use crate::i18n::format;
use crate::text::elide;
use crate::ui::Look;
use crate::ui::layout::Parts;

/// Columns that the person's name may always take.
const NAME: usize = 12;

/// Draws the header and the rule below it.
pub fn draw(app: &App, look: &Look, parts: &Parts, buf: &mut Buffer) {
    let right = whose(app, look, usize::from(parts.header.width / 4).max(NAME));
    let taken = text::put_right(buf, parts.header, &right, look.style.dim);
    let room = Rect { width: parts.header.width.saturating_sub(taken + 2), ..parts.header };
    let mut trail = app.trail();
    if let Some(form) = app.overlays().iter().rev().find_map(|overlay| match overlay {
        Overlay::Form(form) if !form.popup => Some(form),
        _ => None,
    }) {
        trail.push(form.title.text(look.tr));
    }
    let here = trail.pop().unwrap_or_default();
    let name = look.tr.app_name();
    let before = way(&trail, room.width.saturating_sub(text::columns(&name) + 2), &here);
    let pieces = [
        (name.as_str(), look.style.accent),
        ("  ", look.style.text),
        (before.as_str(), look.style.dim),
        (here.as_str(), look.style.strong),
    ];
    text::put_pieces(buf, room, &pieces);
    text::rule(buf, parts.rule, look);
}

/// The headings before this one, as many of the nearest as there is room for.
fn way(trail: &[String], width: u16, here: &str) -> String {
    let mut left = width.saturating_sub(text::columns(here));
    let mut way = String::new();
    for part in trail.iter().skip(1).rev() {
        let part = format!("{part} / ");
        let Some(rest) = left.checked_sub(text::columns(&part)) else { break };
        left = rest;
        way = format!("{part}{way}");
    }
    way
}

fn whose(app: &App, look: &Look, room: usize) -> String {
    let day = format::date_week(look.tr, look.today);
    match &app.session().hello {
        Some(hello) => format!("{}  {day}", elide(&hello.me.name, room)),
        None => day,
    }
}
