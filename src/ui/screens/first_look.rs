//! The first login: a box and a line of colours to judge by, and what is kept of people here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::settings::sample;
use crate::app::screens::first_look::FirstLook;
use crate::domain::privacy::DataNotice;
use crate::i18n::format;
use crate::ui::widgets::page::Page;
use crate::ui::{Look, layout};

/// Rows of the box to judge by.
const BOX: u16 = 3;

/// Draws the screen.
pub fn draw(screen: &FirstLook, look: &Look, area: Rect, buf: &mut Buffer) {
    let tr = look.tr;
    let kept = screen.notice.as_ref().map(|notice| kept(notice, look));
    let mut asked = Page::new(look);
    asked.gap().heading(tr.settings_sample()).gap().para(tr.settings_look_text()).gap();
    let mut keys = Page::new(look);
    keys.value("Enter", tr.settings_look_fine())
        .value("1", tr.settings_look_borders())
        .value("2", tr.settings_look_theme())
        .gap();
    let told = kept.as_ref().map_or(0, |page| page.height(area.width));
    let roomy = asked.height(area.width) + BOX + 1 + keys.height(area.width) + told;
    // Where there is no room for everything, air goes first and then the keys: the footer has them.
    let tight = roomy > area.height;
    if tight {
        asked = Page::new(look);
        asked.heading(tr.settings_sample()).para(tr.settings_look_text());
    }
    let (said, rest) = layout::top(area, asked.height(area.width));
    asked.draw(0, said, buf);
    let (boxed, mut rest) = layout::top(rest, BOX + u16::from(!tight));
    sample(look, boxed, buf);
    if !tight {
        let (listed, below) = layout::top(rest, keys.height(rest.width));
        keys.draw(0, listed, buf);
        rest = below;
    }
    if let Some(page) = &kept {
        page.draw(0, rest, buf);
    }
}

/// What is kept, why, who reads it, for how long, and whom to ask.
fn kept<'a>(notice: &DataNotice, look: &'a Look) -> Page<'a> {
    let tr = look.tr;
    let until = format::date_long(tr, notice.until);
    let names = notice.contacts.join(&tr.common_list_separator());
    let mut page = Page::new(look);
    page.heading(tr.notice_title())
        .para(tr.notice_what(notice.unit.clone()))
        .para(tr.notice_until(notice.months, until))
        .para(tr.notice_ask(names));
    page
}
