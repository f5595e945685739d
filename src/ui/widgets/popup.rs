//! A window over the screen: cleared, bordered, titled; returns the room inside.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Clear, Padding, Widget};

use super::text;
use crate::ui::{Look, layout};

/// Opens a window with room for `width` by `height` cells in the middle of the area.
pub fn open(buf: &mut Buffer, area: Rect, size: (u16, u16), title: &str, look: &Look) -> Rect {
    let at = layout::centered(area, size.0 + 4, size.1 + 2);
    clear(buf, at);
    let block = Block::bordered()
        .border_set(look.border())
        .border_style(look.style.rule)
        .padding(Padding::horizontal(1));
    let inner = block.inner(at);
    block.render(at, buf);
    if at.width > 6 && !title.is_empty() {
        let heading = format!(" {title} ");
        let room = Rect { x: at.x + 2, y: at.y, width: at.width - 4, height: 1 };
        text::put(buf, room, &heading, look.style.strong);
    }
    inner
}

/// Clears the cells; a wide character cut by the left edge goes too (ratatui#2526).
fn clear(buf: &mut Buffer, area: Rect) {
    if area.x > 0 {
        for y in area.top()..area.bottom() {
            if let Some(cell) = buf.cell_mut((area.x - 1, y))
                && cell.cell_width() > 1
            {
                cell.set_symbol(" ");
            }
        }
    }
    Clear.render(area, buf);
}
