//! Dialogs as windows: a question with its consequences, a menu, a text to read.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::page::Page;
use super::{popup, scroll_mark, text};
use crate::app::dialog::{Dialog, Kind};
use crate::i18n::Tr;
use crate::ui::{Look, layout};

/// Draws a dialog over the area.
pub fn draw(dialog: &Dialog, look: &Look, area: Rect, buf: &mut Buffer) {
    let title = dialog.title.text(look.tr);
    let width = area.width.saturating_sub(8).min(68);
    let mut page = Page::new(look);
    let said = dialog.text.text(look.tr);
    if !said.is_empty() {
        page.para(said).gap();
    }
    let said_height = page.height(width);
    let (scroll, menu) = match &dialog.kind {
        Kind::Message { scroll, .. } => (Some(scroll), 0),
        Kind::Menu { items, .. } => (None, u16::try_from(items.len() + 1).unwrap_or(u16::MAX)),
        Kind::Confirm { .. } => (None, 0),
    };
    let size = (width, said_height.saturating_add(menu).saturating_add(1));
    let inner = popup::open(buf, area, size, &title, look);
    let (room, keys) = layout::top(inner, inner.height.saturating_sub(1));
    let (said_at, menu_at) = layout::top(room, said_height);
    match scroll {
        Some(scroll) => page.read(scroll, said_at, buf),
        None => page.draw(0, said_at, buf),
    }
    if let Kind::Menu { items, selected } = &dialog.kind {
        let height = usize::from(menu_at.height);
        let from = (selected + 2).saturating_sub(height).min(items.len().saturating_sub(height));
        scroll_mark::beside(buf, menu_at, from, items.len(), look);
        for ((i, item), row) in items.iter().enumerate().skip(from).zip(menu_at.rows()) {
            let mark = if i == *selected { "▸" } else { "" };
            text::put(buf, row, mark, look.style.accent);
            let number = Dialog::menu_key(i).map_or("  ".to_owned(), |key| format!("{key} "));
            let label = item.label.text(look.tr);
            let note = item.note.as_ref().map_or_else(String::new, |n| n.text(look.tr));
            let rest = Rect { x: row.x + 2, width: row.width.saturating_sub(2), ..row };
            // Reversed colours would stand in patches: the selected line is of one colour.
            let quiet = if i == *selected { look.style.text } else { look.style.dim };
            let pieces = [
                (number.as_str(), quiet),
                (label.as_str(), look.style.text),
                ("  ", look.style.text),
                (note.as_str(), quiet),
            ];
            text::put_pieces(buf, rest, &pieces);
            if i == *selected {
                buf.set_style(rest, look.style.select);
            }
        }
    }
    text::put(buf, keys, &key_line(dialog, look.tr), look.style.accent);
}

fn key_line(dialog: &Dialog, tr: &Tr) -> String {
    match &dialog.kind {
        Kind::Confirm { yes } => {
            format!("{}   {}", tr.app_dialog_yes(yes.text(tr)), tr.app_dialog_no())
        }
        Kind::Menu { .. } => tr.app_dialog_choose(),
        Kind::Message { copy: Some(_), .. } => {
            format!("{}   {}", tr.app_dialog_copy(), tr.app_dialog_close())
        }
        Kind::Message { .. } => tr.app_dialog_close(),
    }
}
