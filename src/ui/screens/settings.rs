//! Settings: four lines, what the selected one means, and a sample to judge by.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Widget};

use crate::app::prefs::{Borders, Theme};
use crate::app::screens::settings::{Line, Setting, Settings};
use crate::i18n::{Lang, Tr};
use crate::ui::widgets::page::Page;
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::text;
use crate::ui::{Look, layout};

/// Draws the screen.
pub fn draw(screen: &Settings, look: &Look, area: Rect, buf: &mut Buffer) {
    let tr = look.tr;
    let said = text::paragraph(buf, area, &tr.settings_intro(), look.style.dim);
    let (_, rest) = layout::top(area, said + 1);
    let (lines, rest) = layout::top(rest, 5);
    let columns = [Column::fixed("", 14), Column::flex("", 1)];
    let cells =
        |line: &Line| vec![Cell::from(name(line.0, tr)), Cell::from(value(screen, line.0, tr))];
    table::draw(&screen.list, &columns, cells, "", look, lines, buf);
    let mut page = Page::new(look);
    if let Some(line) = screen.list.selected() {
        page.para(note(line.0, tr)).gap();
    }
    page.quiet(tr.settings_sample());
    let (said, rest) = layout::top(rest, page.height(rest.width));
    page.draw(0, said, buf);
    sample(look, layout::top(rest, 4).0, buf);
}

fn name(setting: Setting, tr: &Tr) -> String {
    match setting {
        Setting::Lang => tr.settings_lang(),
        Setting::Theme => tr.settings_theme(),
        Setting::Borders => tr.settings_borders(),
        Setting::Mouse => tr.settings_mouse(),
    }
}

fn value(screen: &Settings, setting: Setting, tr: &Tr) -> String {
    let prefs = &screen.prefs;
    match setting {
        Setting::Lang => match prefs.lang {
            Lang::ZhHans => tr.common_language_zh_hans(),
            Lang::ZhHant => tr.common_language_zh_hant(),
            Lang::En => tr.common_language_en(),
        },
        Setting::Theme => match prefs.theme {
            Theme::Dark => tr.settings_theme_dark(),
            Theme::Light => tr.settings_theme_light(),
            Theme::Mono => tr.settings_theme_mono(),
        },
        Setting::Borders => match prefs.borders {
            Borders::Light => tr.settings_borders_light(),
            Borders::Ascii => tr.settings_borders_ascii(),
        },
        Setting::Mouse if prefs.mouse => tr.settings_mouse_on(),
        Setting::Mouse => tr.settings_mouse_off(),
    }
}

fn note(setting: Setting, tr: &Tr) -> String {
    match setting {
        Setting::Lang => tr.settings_lang_note(),
        Setting::Theme => tr.settings_theme_note(),
        Setting::Borders => tr.settings_borders_note(),
        Setting::Mouse => tr.settings_mouse_note(),
    }
}

/// A box and every style, to see whether this terminal draws them well.
pub(super) fn sample(look: &Look, area: Rect, buf: &mut Buffer) {
    let at = Rect { width: area.width.min(48), height: area.height.min(3), ..area };
    let block = Block::bordered().border_set(look.border()).border_style(look.style.rule);
    let inner = block.inner(at);
    block.render(at, buf);
    let (tr, style) = (look.tr, look.style);
    let words = [
        (tr.settings_sample_text(), style.text),
        (tr.settings_sample_dim(), style.dim),
        (tr.settings_sample_strong(), style.strong),
        (tr.settings_sample_accent(), style.accent),
        (tr.settings_sample_late(), style.late),
    ];
    let mut x = inner.x + 1;
    for (word, style) in &words {
        let room = Rect { x, width: inner.right().saturating_sub(x), ..inner };
        x = (x + text::put(buf, room, word, *style) + 2).min(inner.right());
    }
}
