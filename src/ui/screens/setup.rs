//! The set-up wizard between its forms: what it is and that nothing was written yet.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::screens::setup::Setup;
use crate::ui::Look;
use crate::ui::widgets::page::Page;

/// Draws the screen.
pub fn draw(_screen: &Setup, look: &Look, area: Rect, buf: &mut Buffer) {
    let mut page = Page::new(look);
    page.heading(look.tr.setup_welcome())
        .gap()
        .para(look.tr.setup_welcome_text())
        .gap()
        .quiet(look.tr.setup_nothing_yet());
    page.draw(0, area, buf);
}
