//! One line of text into cells, and rules: the only way text gets onto the screen.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::{self, safe};
use crate::ui::Look;

/// Writes one line at the top left of the area, cut (marked by `..`) at its right edge; the columns
/// it took. Whatever could steer a terminal is made visible.
pub fn put(buf: &mut Buffer, area: Rect, line: &str, style: Style) -> u16 {
    if area.is_empty() {
        return 0;
    }
    if let Some(columns) = text::solo_width(line).filter(|columns| *columns <= area.width.into()) {
        put_solo(row(buf, area), line, style);
        return u16::try_from(columns).unwrap_or(area.width);
    }
    let shown = safe::show_line(line);
    let fitting = text::elide(&shown, usize::from(area.width));
    let (end, _) = buf.set_stringn(area.x, area.y, &fitting, usize::from(area.width), style);
    end - area.x
}

/// Writes characters that stand alone: nearly all our text, and a screen has two thousand of them.
fn put_solo(row: &mut [Cell], line: &str, style: Style) {
    let mut cells = row.iter_mut();
    for c in line.chars() {
        let Some(cell) = cells.next() else { return };
        cell.set_char(c).set_style(style);
        if text::solo(c) == Some(2)
            && let Some(hidden) = cells.next()
        {
            // Beneath the wide character.
            hidden.reset();
        }
    }
}

/// The cells of an area's first line.
fn row(buf: &mut Buffer, area: Rect) -> &mut [Cell] {
    let room = area.intersection(buf.area);
    if room.is_empty() {
        return &mut [];
    }
    let start = buf.index_of(room.x, room.y);
    buf.content.get_mut(start..start + usize::from(room.width)).unwrap_or_default()
}

/// Writes one line so that it ends at the right edge.
pub fn put_right(buf: &mut Buffer, area: Rect, line: &str, style: Style) -> u16 {
    let width = columns(line).min(area.width);
    let at = Rect { x: area.right() - width, width, ..area };
    put(buf, at, line, style)
}

/// Writes pieces one after another; the columns they took.
pub fn put_pieces(buf: &mut Buffer, area: Rect, pieces: &[(&str, Style)]) -> u16 {
    let mut used = 0;
    for (piece, style) in pieces {
        let rest = Rect { x: area.x + used, width: area.width - used, ..area };
        used += put(buf, rest, piece, *style);
    }
    used
}

/// Writes pieces apart from each other, on as many rows as they need; the area below them.
pub fn flow(buf: &mut Buffer, area: Rect, pieces: &[(String, Style)]) -> Rect {
    const GAP: u16 = 3;
    let mut at = Rect { height: area.height.min(1), ..area };
    for (piece, style) in pieces {
        let wide = columns(piece);
        if at.x > area.x && wide > area.right() - at.x {
            at = Rect { y: at.y + 1, height: u16::from(at.y + 1 < area.bottom()), ..area };
        }
        let used = put(buf, at, piece, *style);
        let step = (used + GAP).min(at.width);
        at = Rect { x: at.x + step, width: at.width - step, ..at };
    }
    let used = if pieces.is_empty() { 0 } else { at.y + 1 - area.y };
    let used = used.min(area.height);
    Rect { y: area.y + used, height: area.height - used, ..area }
}

/// Draws a rule along the longer side of the area.
pub fn rule(buf: &mut Buffer, area: Rect, look: &Look) {
    let symbol = if area.width == 1 { look.bar() } else { look.rule() };
    for line in area.rows() {
        for cell in row(buf, line) {
            cell.set_symbol(symbol).set_style(look.style.rule);
        }
    }
}

/// The columns a text takes, as cells.
pub fn columns(line: &str) -> u16 {
    u16::try_from(text::width(line)).unwrap_or(u16::MAX)
}

/// Wraps a paragraph to the width of the area and writes what fits below its top; the rows used.
pub fn paragraph(buf: &mut Buffer, area: Rect, said: &str, style: Style) -> u16 {
    let shown = safe::show(said);
    let lines = text::wrap(&shown, usize::from(area.width.max(1)));
    let mut used = 0;
    for (line, row) in lines.iter().zip(area.rows()) {
        put(buf, row, line, style);
        used += 1;
    }
    used
}
