//! One field of a form: its rows, its caret, and the line beneath it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::text;
use crate::app::field::Field;
use crate::app::form::{Choice, FormField, Kind, Pick};
use crate::i18n::format;
use crate::text as words;
use crate::ui::Look;

/// Rows a long text takes at least and at most.
const LONG: (usize, usize) = (3, 8);
/// Options of a pick shown at once.
const PICK_ROWS: usize = crate::app::form::PICK_SHOWN;

/// The rows of a field's value at a width; `room` is the height of the whole form.
pub fn height(field: &FormField, width: u16, room: u16, focused: bool, look: &Look) -> u16 {
    let rows = match &field.kind {
        // Its label and the line beneath it stay in view.
        Kind::Long(editor) if field.roomy && focused => {
            editor.rows(width).clamp(LONG.1, usize::from(room.saturating_sub(3)).max(LONG.1))
        }
        Kind::Long(editor) if field.snug => editor.rows(width).clamp(1, LONG.1),
        Kind::Long(editor) => editor.rows(width).clamp(LONG.0, LONG.1),
        Kind::Choice { options, .. } => option_rows(options, width, look).len(),
        Kind::Multi { options, .. } => option_rows(options, width, look).len(),
        Kind::Pick(pick) if focused => 1 + pick.count().clamp(1, PICK_ROWS),
        Kind::Note(said) => {
            words::wrap(&words::safe::show(&said.text(look.tr)), usize::from(width.max(1))).len()
        }
        _ => 1,
    };
    u16::try_from(rows.max(1)).unwrap_or(u16::MAX)
}

/// Draws a field's value; the caret if it is focused.
pub fn draw(
    field: &FormField,
    focused: bool,
    look: &Look,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    match &field.kind {
        Kind::Text(f) | Kind::Long(f) | Kind::Number { field: f, .. } => {
            typed(f, focused, look, area, buf)
        }
        Kind::Date(f) => {
            let (box_width, gap) = (area.width.min(18), 2);
            let caret = typed(f, focused, look, Rect { width: box_width, ..area }, buf);
            if let Some(crate::app::form::Value::Date(day)) = field.value(look.today) {
                let x = area.x + box_width + gap;
                let room = Rect { x, width: area.right().saturating_sub(x), ..area };
                text::put(buf, room, &format::date_week(look.tr, day), look.style.dim);
            }
            caret
        }
        Kind::Choice { options, chosen } => {
            let on = |i: usize| *chosen == Some(i);
            options_view(options, on, focused.then_some(chosen.unwrap_or(0)), "()", look, area, buf)
        }
        Kind::Multi { options, chosen, cursor } => {
            let on = |i: usize| chosen.contains(&i);
            options_view(options, on, focused.then_some(*cursor), "[]", look, area, buf)
        }
        Kind::Bool(on) => {
            let said = if *on { look.tr.common_yes() } else { look.tr.common_no() };
            let mark = if *on { "[x] " } else { "[ ] " };
            let style = if focused { look.style.accent } else { look.style.text };
            text::put(buf, area, &format!("{mark}{said}"), style);
            focused.then_some(Position::new(area.x + 1, area.y))
        }
        Kind::Pick(pick) => draw_pick(pick, focused, look, area, buf),
        Kind::Note(said) => {
            text::paragraph(buf, area, &said.text(look.tr), look.style.dim);
            None
        }
    }
}

/// Draws an editor without any frame; the cell of its caret.
pub fn editor(field: &Field, area: Rect, look: &Look, buf: &mut Buffer) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    let seen = field.see(area.width, area.height);
    for (&(from, said), row) in seen.rows.iter().zip(area.rows()) {
        let room = Rect { x: row.x + from, width: row.width.saturating_sub(from), ..row };
        text::put(buf, room, said, look.style.text);
    }
    let (col, row) = seen.caret;
    Some(Position::new(area.x + col, area.y + row))
}

/// An editor on a quiet ground: an underline shows where one writes.
fn typed(
    field: &Field,
    focused: bool,
    look: &Look,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let bar = if focused { look.style.accent } else { look.style.rule };
    for row in area.rows() {
        text::put(buf, row, look.bar(), bar);
    }
    let room = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
    let caret = editor(field, room, look, buf);
    caret.filter(|_| focused)
}

/// Which options stand on which row, as index ranges.
fn option_rows(options: &[Choice], width: u16, look: &Look) -> Vec<std::ops::Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (i, option) in options.iter().enumerate() {
        let wide = option_width(option, look);
        if used > 0 && used + wide > width {
            rows.push(start..i);
            (start, used) = (i, 0);
        }
        used = used.saturating_add(wide);
    }
    rows.push(start..options.len());
    rows
}

fn option_width(option: &Choice, look: &Look) -> u16 {
    text::columns(&option.label.text(look.tr)).saturating_add(4 + 3)
}

fn options_view(
    options: &[Choice],
    on: impl Fn(usize) -> bool,
    cursor: Option<usize>,
    marks: &str,
    look: &Look,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let (open, close) = marks.split_at(1);
    let mut caret = None;
    for (range, row) in option_rows(options, area.width, look).into_iter().zip(area.rows()) {
        let mut x = row.x;
        for i in range {
            let Some(option) = options.get(i) else { continue };
            let mark = if on(i) { "x" } else { " " };
            let said = format!("{open}{mark}{close} {}", option.label.text(look.tr));
            let style: Style = match (cursor == Some(i), on(i)) {
                (true, _) => look.style.accent,
                (false, true) => look.style.strong,
                (false, false) => look.style.text,
            };
            if cursor == Some(i) {
                caret = Some(Position::new(x + 1, row.y));
            }
            let room = Rect { x, width: row.right().saturating_sub(x), ..row };
            text::put(buf, room, &said, style);
            x = x.saturating_add(option_width(option, look)).min(row.right());
        }
    }
    caret
}

fn draw_pick(
    pick: &Pick,
    focused: bool,
    look: &Look,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let tr = look.tr;
    let chosen = pick.chosen().map(|choice| choice.label.text(tr));
    let first = Rect { height: 1, ..area };
    if !focused {
        text::put(buf, first, look.bar(), look.style.rule);
        let room = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..first };
        let unset = tr.form_unset();
        let style = if chosen.is_some() { look.style.text } else { look.style.dim };
        text::put(buf, room, chosen.as_deref().unwrap_or(&unset), style);
        return None;
    }
    let caret = typed(pick.query(), true, look, first, buf);
    if pick.query().is_empty() {
        let x = area.x + 4;
        let room = Rect { x, width: area.right().saturating_sub(x), ..first };
        text::put(buf, room, &chosen.unwrap_or_else(|| tr.form_unset()), look.style.dim);
    }
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let (options, cursor) = pick.window();
    let mut any = false;
    for ((i, option), row) in options.enumerate().zip(below.rows()) {
        any = true;
        let room = Rect { x: row.x + 4, width: row.width.saturating_sub(4), ..row };
        let mark = Rect { x: row.x + 2, width: 2, ..row };
        text::put(buf, mark, if i == cursor { "▸" } else { "" }, look.style.accent);
        text::put(buf, room, &option.label.text(tr), look.style.text);
        if i == cursor {
            buf.set_style(room, look.style.select);
        }
    }
    if any {
        let count = tr.form_matches(i64::try_from(pick.count()).unwrap_or(i64::MAX));
        text::put_right(buf, first, &count, look.style.dim);
    } else {
        let room = Rect { x: below.x + 4, width: below.width.saturating_sub(4), ..below };
        text::put(buf, room, &tr.form_no_match(), look.style.dim);
    }
    caret
}
