//! Where things stand: header, body, message line and footer; one pane or two.

use ratatui::layout::Rect;

/// The smallest terminal the program works in.
pub const MIN: (u16, u16) = (60, 20);
/// From this width on a list and its detail stand side by side.
pub const TWO_PANES: u16 = 100;

/// The parts of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    pub header: Rect,
    pub rule: Rect,
    pub body: Rect,
    /// A rule, or what just happened.
    pub message: Rect,
    pub footer: Rect,
}

/// Divides the terminal; `None` if it is too small.
pub fn parts(area: Rect) -> Option<Parts> {
    if area.width < MIN.0 || area.height < MIN.1 {
        return None;
    }
    let row = |y: u16| Rect { x: area.x + 1, y, width: area.width - 2, height: 1 };
    let (top, bottom) = (area.y, area.bottom());
    Some(Parts {
        header: row(top),
        rule: row(top + 1),
        body: Rect { y: top + 2, height: area.height - 4, ..row(top) },
        message: row(bottom - 2),
        footer: row(bottom - 1),
    })
}

/// A list and what is said about the selected row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panes {
    pub list: Rect,
    /// One cell wide or high; between the two.
    pub rule: Rect,
    pub detail: Rect,
}

/// Side by side where there is room, else one above the other.
pub fn panes(area: Rect) -> Panes {
    panes_with(area, area.height.saturating_sub(area.height / 2 + 1))
}

/// The same, with so many rows for the detail where it stands below the list.
pub fn panes_with(area: Rect, detail_rows: u16) -> Panes {
    panes_shared(area, detail_rows, 9)
}

/// The same, for a list that says more than its detail.
pub fn panes_of_long_rows(area: Rect, detail_rows: u16) -> Panes {
    panes_shared(area, detail_rows, 12)
}

/// The list takes so many twentieths of the width.
fn panes_shared(area: Rect, detail_rows: u16, list: u16) -> Panes {
    if area.width + 2 >= TWO_PANES {
        let left = area.width * list / 20;
        let list = Rect { width: left, ..area };
        let rule = Rect { x: area.x + left + 1, width: 1, ..area };
        let detail = Rect { x: area.x + left + 3, width: area.width - left - 3, ..area };
        Panes { list, rule, detail }
    } else {
        let top = area.height.saturating_sub(detail_rows + 1);
        let list = Rect { height: top, ..area };
        let rule = Rect { y: area.y + top, height: 1, ..area };
        let detail =
            Rect { y: area.y + top + 1, height: area.height.saturating_sub(top + 1), ..area };
        Panes { list, rule, detail }
    }
}

/// The first `height` rows, and the rest.
pub fn top(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    let rest = Rect { y: area.y + height, height: area.height - height, ..area };
    (Rect { height, ..area }, rest)
}

/// A rectangle of this size in the middle of the area, or as much of it as fits.
pub fn centered(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    let x = area.x + (area.width - width) / 2;
    let y = area.y + (area.height - height) / 2;
    Rect { x, y, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps_and_nothing_is_left_over() {
        for (w, h) in [(60, 20), (80, 24), (120, 40)] {
            let parts = parts(Rect::new(0, 0, w, h)).unwrap();
            assert_eq!(parts.body.height, h - 4);
            assert_eq!(parts.message.y + 1, parts.footer.y);
            let panes = panes(parts.body);
            assert!(!panes.list.intersects(panes.detail));
            assert!(!panes.rule.intersects(panes.detail) && !panes.rule.intersects(panes.list));
            assert!(panes.detail.right() <= parts.body.right());
        }
        assert_eq!(parts(Rect::new(0, 0, 59, 20)), None);
        assert_eq!(parts(Rect::new(0, 0, 0, 0)), None);
    }
}
