//! Horizontal bars with labels and counts: findings by category.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::text;
use crate::ui::Look;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    pub value: i64,
}

/// Longer than this a bar says nothing more, and shouts.
const LONGEST: u16 = 32;

/// Draws as many bars as there are rows; the longest value fills the width, up to a limit.
///
/// Bars are thick lines, so that neighbours stay apart; where lines are drawn wide, ASCII is used.
pub fn draw(bars: &[Bar], look: &Look, area: Rect, buf: &mut Buffer) {
    let label_width = bars.iter().map(|bar| text::columns(&bar.label)).max().unwrap_or(0);
    let label_width = label_width.min(area.width / 2);
    let count_width = bars.iter().map(|bar| text::columns(&bar.value.to_string())).max();
    let count_width = count_width.unwrap_or(1);
    let room = area.width.saturating_sub(label_width + count_width + 3).min(LONGEST);
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    for (bar, row) in bars.iter().zip(area.rows()) {
        text::put(buf, Rect { width: label_width, ..row }, &bar.label, look.style.text);
        let count = Rect { x: row.x + label_width + 1, width: count_width, ..row };
        text::put_right(buf, count, &bar.value.to_string(), look.style.strong);
        let filled = i64::from(room).saturating_mul(bar.value.max(0)) / most;
        let at_least = u16::from(bar.value > 0 && room > 0);
        let width = u16::try_from(filled).unwrap_or(room).clamp(at_least, room);
        let start = count.right() + 1;
        let at = Rect { x: start, width, ..row };
        text::put(buf, at, &look.stroke().repeat(usize::from(width)), look.style.bar);
    }
}
