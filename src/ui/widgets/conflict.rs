//! Two texts of one entry: side by side where there is room, else one above the other.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::page::Page;
use super::{popup, text};
use crate::app::overlay::{Choice, ConflictView, Difference, Source};
use crate::i18n::{Tr, format};
use crate::ui::{Look, layout};

/// Draws the conflict over the area.
pub fn draw(view: &ConflictView, look: &Look, area: Rect, buf: &mut Buffer) {
    let tr = look.tr;
    let size = (area.width.saturating_sub(4), area.height.saturating_sub(2));
    let inner = popup::open(buf, area, size, &tr.form_conflict_title(), look);
    let mut intro = Page::new(look);
    intro.para(said(view, look)).gap();
    let (top, rest) = layout::top(inner, intro.height(inner.width));
    intro.draw(0, top, buf);
    let (middle, bottom) = layout::top(rest, rest.height.saturating_sub(2));
    if area.width + 2 >= layout::TWO_PANES {
        side_by_side(view, look, middle, buf);
    } else {
        let page = stacked(view, look);
        page.scrolled(view.scroll.drawn(page.height(middle.width), middle.height), middle, buf);
    }
    let row = Rect { y: bottom.bottom().saturating_sub(1), height: 1, ..bottom };
    let mut x = row.x;
    for (i, choice) in view.choices().iter().enumerate() {
        let said = format!(" {} {} ", i + 1, name(*choice, tr));
        let style = if i == view.selected { look.style.select } else { look.style.text };
        let room = Rect { x, width: row.right().saturating_sub(x), ..row };
        x = (x + text::put(buf, room, &said, style) + 2).min(row.right());
    }
}

fn said(view: &ConflictView, look: &Look) -> String {
    match view.source {
        _ if view.deleted => look.tr.form_conflict_deleted(),
        _ if view.differences.is_empty() => look.tr.form_conflict_none(),
        Source::Row => {
            look.tr.form_conflict_row(format::moment(look.tr, view.changed_at, look.today))
        }
        Source::Draft => look.tr.form_conflict_draft(),
    }
}

fn name(choice: Choice, tr: &Tr) -> String {
    match choice {
        Choice::KeepEditing => tr.form_conflict_keep_editing(),
        Choice::Mine => tr.form_conflict_take_mine(),
        Choice::Theirs => tr.form_conflict_take_theirs(),
    }
}

fn stacked<'a>(view: &ConflictView, look: &'a Look) -> Page<'a> {
    let mut page = Page::new(look);
    for Difference { label, mine, theirs } in &view.differences {
        page.heading(label);
        page.value(look.tr.form_conflict_mine(), shown(mine, look.tr));
        page.value(look.tr.form_conflict_theirs(), shown(theirs, look.tr)).gap();
    }
    page
}

fn side_by_side(view: &ConflictView, look: &Look, area: Rect, buf: &mut Buffer) {
    let half = area.width.saturating_sub(3) / 2;
    let left = Rect { width: half, ..area };
    let right = Rect { x: area.x + half + 3, width: half, ..area };
    text::rule(buf, Rect { x: area.x + half + 1, width: 1, ..area }, look);
    let column = |title: String, pick: fn(&Difference) -> (&str, &str)| {
        let mut page = Page::new(look);
        page.styled(title, look.style.accent);
        for difference in &view.differences {
            let (mine, other) = pick(difference);
            page.heading(difference.label.as_str());
            page.para(shown(mine, look.tr));
            // Both columns keep step: each field is as high as its longer text.
            let height = |said: &str| crate::text::wrap(said, usize::from(half.max(1))).len();
            for _ in height(mine)..height(other) {
                page.gap();
            }
            page.gap();
        }
        page
    };
    let mine = column(look.tr.form_conflict_mine(), |d| (&d.mine, &d.theirs));
    let theirs = column(look.tr.form_conflict_theirs(), |d| (&d.theirs, &d.mine));
    let from = view.scroll.drawn(mine.height(half).max(theirs.height(half)), area.height);
    mine.draw(from, left, buf);
    theirs.scrolled(from, right, buf);
}

fn shown(said: &str, tr: &Tr) -> String {
    if said.is_empty() { tr.common_not_set() } else { said.to_owned() }
}
