//! Login keys: one row a key, and the whole fingerprint of the selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::ctx::Session;
use crate::app::screens::login_keys::LoginKeys;
use crate::clock;
use crate::domain::login_key::LoginKey;
use crate::i18n::format;
use crate::ui::widgets::page::Page;
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::text;
use crate::ui::{Look, layout};

/// Rows of the detail where it stands below the list.
const DETAIL_ROWS: u16 = 6;

/// Draws the screen.
pub fn draw(screen: &LoginKeys, _session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let Some(view) = &screen.view else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    if let Some(scroll) = screen.detail.reading() {
        return detail(screen, look).read(scroll, area, buf);
    }
    let tr = look.tr;
    let used = text::paragraph(buf, area, &tr.login_key_about(), look.style.dim);
    let (rule, rest) = layout::top(layout::top(area, used).1, 1);
    text::rule(buf, rule, look);
    let panes = layout::panes_of_long_rows(rest, DETAIL_ROWS);
    text::rule(buf, panes.rule, look);
    let columns = [
        Column::flex(tr.login_key_label(), 1),
        Column::fixed(tr.login_key_kind(), 21).only_from(64),
        Column::fixed(tr.common_status(), 22),
    ];
    let cells = |key: &LoginKey| {
        let tone = if key.withdrawn_on.is_none() { look.style.text } else { look.style.dim };
        [called(key), key.kind.clone(), state(key, look)]
            .map(|said| Cell::styled(said, tone))
            .to_vec()
    };
    let none = tr.login_key_empty(view.person.name.as_str());
    table::draw(&screen.list, &columns, cells, &none, look, panes.list, buf);
    detail(screen, look).beside(&screen.detail, panes.detail, buf);
}

/// The selected key in full.
fn detail<'a>(screen: &LoginKeys, look: &'a Look) -> Page<'a> {
    let tr = look.tr;
    let mut page = Page::new(look);
    if let Some(key) = screen.list.selected() {
        page.heading(called(key));
        // Without a label: it is compared as a whole, and must not be broken.
        page.para(key.fingerprint.as_str());
        page.value(tr.login_key_kind(), key.kind.as_str());
        let added = clock::local(key.meta.created_at).map(|at| format::date_long(tr, at.date()));
        page.value(tr.login_key_added_on(), added.unwrap_or_default());
        page.value(tr.common_status(), state(key, look));
    }
    page
}

/// What the person calls it; else the beginning of its fingerprint.
fn called(key: &LoginKey) -> String {
    if key.label.is_empty() {
        key.fingerprint.chars().take(15).collect()
    } else {
        key.label.clone()
    }
}

fn state(key: &LoginKey, look: &Look) -> String {
    match key.withdrawn_on {
        None => look.tr.login_key_live(),
        Some(day) => look.tr.login_key_withdrawn_on(format::date_short(look.tr, day)),
    }
}
