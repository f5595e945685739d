//! Screens as plain text: for snapshots, the README's picture and end-to-end tests.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};

use crate::app::App;

/// The rows of a buffer as a terminal shows them, without spaces at their ends. The cell behind a
/// wide character belongs to it and is skipped.
pub fn rows(buf: &Buffer) -> Vec<String> {
    let area = buf.area;
    (area.top()..area.bottom())
        .map(|y| {
            let mut row = String::new();
            let mut x = area.left();
            while x < area.right() {
                let Some(cell) = buf.cell((x, y)) else { break };
                row.push_str(cell.symbol());
                x += cell.cell_width().max(1);
            }
            row.trim_end().to_owned()
        })
        .collect()
}

/// The program at a size, as text.
pub fn screen(app: &App, columns: u16, rows_high: u16) -> String {
    let mut lines = rows(&buffer(app, columns, rows_high).0);
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

/// The program at a size: the cells, and where the cursor is.
pub fn buffer(app: &App, columns: u16, rows_high: u16) -> (Buffer, Option<Position>) {
    let area = Rect::new(0, 0, columns, rows_high);
    let mut buf = Buffer::empty(area);
    let caret = super::render(app, area, &mut buf);
    (buf, caret)
}
