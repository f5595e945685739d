//! A list as a table: columns by display width, a heading, the selection marked and reversed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{scroll_mark, text};
use crate::app::list::{List, Row};
use crate::ui::{Look, layout};

/// The columns before the first: the selection mark and a space.
const MARK: u16 = 2;
/// Between two columns.
const GAP: u16 = 2;

/// How a column gets its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Width {
    Fixed(u16),
    /// Shares what is left, by weight.
    Flex(u16),
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    title: String,
    width: Width,
    right: bool,
    /// Left out in tables narrower than this.
    from: u16,
}

impl Column {
    /// Always so wide.
    pub fn fixed(title: impl Into<String>, width: u16) -> Self {
        Self { title: title.into(), width: Width::Fixed(width), right: false, from: 0 }
    }

    /// Takes its share, by weight, of what the fixed ones leave.
    pub fn flex(title: impl Into<String>, weight: u16) -> Self {
        Self { title: title.into(), width: Width::Flex(weight.max(1)), right: false, from: 0 }
    }

    /// Its heading.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Numbers: ends at the right.
    pub const fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// Only in tables at least so wide.
    pub const fn only_from(mut self, width: u16) -> Self {
        self.from = width;
        self
    }
}

/// A cell's text and style.
#[derive(Debug, Clone)]
pub struct Cell {
    pub text: String,
    pub style: Style,
}

impl Cell {
    pub fn styled(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), style: Style::new() }
    }
}

/// Draws a list; `cells` gives one cell per column (of a heading row only the first is used), or
/// a single one that takes the whole row.
/// Only the rows on the screen are asked for. `empty` says what will stand here and what to do.
pub fn draw<T: Row>(
    list: &List<T>,
    columns: &[Column],
    cells: impl Fn(&T) -> Vec<Cell>,
    empty: &str,
    look: &Look,
    area: Rect,
    buf: &mut Buffer,
) {
    let titled = columns.iter().any(|column| !column.title.is_empty());
    let (head, body) = layout::top(area, u16::from(titled));
    let places = places(columns, area.width);
    if titled {
        for (column, place) in columns.iter().zip(&places) {
            if let Some((x, width)) = *place {
                let room = Rect { x: head.x + x, width, ..head };
                put(buf, room, &column.title, look.style.dim, column.right);
            }
        }
    }
    if list.is_empty() {
        let room = Rect { x: body.x + MARK, width: body.width.saturating_sub(MARK), ..body };
        text::paragraph(buf, room, empty, look.style.dim);
        return;
    }
    list.drawn_at(body.x, body.y, body.width, body.height);
    let visible = list.visible(usize::from(body.height));
    scroll_mark::beside(buf, body, visible.start, list.len(), look);
    for (position, row) in visible.zip(body.rows()) {
        let selected = position == list.position();
        let Some(item) = list.get(position) else {
            text::put(buf, Rect { x: row.x + MARK, ..row }, "..", look.style.dim);
            continue;
        };
        if item.is_header() {
            let first = cells(item).into_iter().next();
            let title = first.map_or_else(String::new, |cell| cell.text);
            text::put(buf, row, &title, look.style.strong);
            continue;
        }
        let mark = match (selected, list.is_marked(item.id())) {
            (true, true) => "▸+",
            (true, false) => "▸",
            (false, true) => " +",
            (false, false) => "",
        };
        text::put(buf, Rect { width: MARK, ..row }, mark, look.style.accent);
        let room = Rect { x: row.x + MARK, width: row.width.saturating_sub(MARK), ..row };
        let cells = cells(item);
        if let [whole] = cells.as_slice() {
            text::put(buf, room, &whole.text, whole.style);
        }
        for ((cell, place), column) in cells.iter().zip(&places).zip(columns) {
            if cells.len() > 1
                && let Some((x, width)) = *place
            {
                let room = Rect { x: row.x + x, width, ..row };
                // Reversed colours would stand in patches: the selected row is of one colour.
                let style = if selected { look.style.text } else { cell.style };
                put(buf, room, &cell.text, style, column.right);
            }
        }
        if selected {
            buf.set_style(room, look.style.select);
        }
    }
}

/// Draws one row of cells under the same columns, outside the list: totals.
pub fn totals(columns: &[Column], cells: &[Cell], area: Rect, buf: &mut Buffer) {
    let places = places(columns, area.width);
    for ((cell, place), column) in cells.iter().zip(&places).zip(columns) {
        if let Some((x, width)) = *place {
            let room = Rect { x: area.x + x, width, ..area };
            put(buf, room, &cell.text, cell.style, column.right);
        }
    }
}

fn put(buf: &mut Buffer, room: Rect, said: &str, style: Style, right: bool) {
    if right {
        text::put_right(buf, room, said, style);
    } else {
        text::put(buf, room, said, style);
    }
}

/// Where each column begins and how wide it is; `None` for one that is left out.
pub(super) fn places(columns: &[Column], total: u16) -> Vec<Option<(u16, u16)>> {
    let shown = |column: &&Column| total >= column.from;
    let count = u16::try_from(columns.iter().filter(shown).count()).unwrap_or(u16::MAX);
    let fixed: u16 = columns.iter().filter(shown).map(|c| fixed_width(c.width)).sum();
    let gaps = GAP.saturating_mul(count.saturating_sub(1));
    let mut left = total.saturating_sub(MARK).saturating_sub(gaps).saturating_sub(fixed);
    let mut weights: u16 = columns.iter().filter(shown).map(|c| weight(c.width)).sum();
    let mut x = MARK;
    columns
        .iter()
        .map(|column| {
            if !shown(&column) || x >= total {
                return None;
            }
            let width = match column.width {
                Width::Fixed(width) => width,
                Width::Flex(weight) => {
                    let share = u32::from(left) * u32::from(weight) / u32::from(weights.max(1));
                    let share = u16::try_from(share).unwrap_or(left);
                    left -= share;
                    weights -= weight;
                    share
                }
            };
            let place = (x, width.min(total - x));
            x = x.saturating_add(width + GAP);
            Some(place)
        })
        .collect()
}

const fn fixed_width(width: Width) -> u16 {
    match width {
        Width::Fixed(width) => width,
        Width::Flex(_) => 0,
    }
}

const fn weight(width: Width) -> u16 {
    match width {
        Width::Fixed(_) => 0,
        Width::Flex(weight) => weight,
    }
}
