//! The first login's question: a box and a line of colours to judge by.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::settings::sample;
use crate::ui::widgets::page::Page;
use crate::ui::{Look, layout};

/// Draws the screen.
pub fn draw(look: &Look, area: Rect, buf: &mut Buffer) {
    let tr = look.tr;
    let mut page = Page::new(look);
    page.gap().heading(tr.settings_sample()).gap().para(tr.settings_look_text()).gap();
    let (said, rest) = layout::top(area, page.height(area.width));
    page.draw(0, said, buf);
    let (boxed, rest) = layout::top(rest, 4);
    sample(look, boxed, buf);
    let mut page = Page::new(look);
    page.value("Enter", tr.settings_look_fine())
        .value("1", tr.settings_look_borders())
        .value("2", tr.settings_look_theme());
    page.draw(0, rest, buf);
}
