//! Which part of something longer than its pane is shown: a thumb in the free column beside it.
//!
//! Nothing is drawn where everything is in view. Only the first part stands at the upper end, only
//! the last one at the lower end, so that a row more above or below is never overlooked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::ui::Look;

/// Draws the mark of a pane of `area.height` rows that begins with row `first` of `total`: in the
/// column right of the area, or its last where there is none.
pub fn beside(buf: &mut Buffer, area: Rect, first: usize, total: usize, look: &Look) {
    let Some((from, length)) = thumb(usize::from(area.height), first, total) else { return };
    let x = area.right().min(buf.area.right().saturating_sub(1));
    for row in area.rows().skip(from).take(length) {
        if let Some(cell) = buf.cell_mut((x, row.y)) {
            cell.set_symbol(look.thumb()).set_style(look.style.dim);
        }
    }
}

/// The first row and the length of the thumb; `None` where all rows are shown.
fn thumb(height: usize, first: usize, total: usize) -> Option<(usize, usize)> {
    if height == 0 || total <= height {
        return None;
    }
    let length = (height * height / total).clamp(1, height.saturating_sub(1).max(1));
    let free = height - length;
    let hidden = total - height;
    let from = match first.min(hidden) {
        0 => 0,
        first if first == hidden => free,
        // Between the ends, wherever there is a place between them.
        first => {
            (free * first / hidden).clamp(1.min(free), free.saturating_sub(1).max(1.min(free)))
        }
    };
    Some((from, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_in_view_needs_no_mark() {
        assert_eq!(thumb(10, 0, 10), None);
        assert_eq!(thumb(10, 0, 0), None);
        assert_eq!(thumb(0, 0, 5), None);
    }

    #[test]
    fn the_ends_are_kept_for_the_ends() {
        assert_eq!(thumb(10, 0, 20), Some((0, 5)));
        assert_eq!(thumb(10, 10, 20), Some((5, 5)));
        assert_eq!(thumb(10, 1, 20), Some((1, 5)));
        assert_eq!(thumb(10, 9, 20), Some((4, 5)));
        assert_eq!(thumb(10, 0, 10_000), Some((0, 1)));
        assert_eq!(thumb(10, 1, 10_000), Some((1, 1)));
        assert_eq!(thumb(10, 9_989, 10_000), Some((8, 1)));
        assert_eq!(thumb(10, 99_999, 10_000), Some((9, 1)), "never beyond the end");
    }

    #[test]
    fn a_pane_of_any_height_has_room_for_it() {
        for height in 1..6 {
            for total in height + 1..30 {
                for first in 0..=total - height {
                    let (from, length) = thumb(height, first, total).unwrap();
                    assert!(length >= 1 && from + length <= height, "{height} {first} {total}");
                }
            }
        }
    }
}
