//! The ledger as a table in the official order; beside or below it the selected finding in full,
//! and where there is room how the findings are spread.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::ctx::Session;
use crate::app::screens::ledger::Ledger;
use crate::domain::campaign::Campaign;
use crate::domain::finding::{Finding, FindingStatus, LedgerRow, LedgerView, RectifyKind};
use crate::i18n::format;
use crate::i18n::labels::{self, Label as _};
use crate::ui::widgets::bars::{self, Bar};
use crate::ui::widgets::page::Page;
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::text;
use crate::ui::{Look, layout};

/// From this width on figures stand beside the list.
const WITH_FIGURES: u16 = 116;
/// Their width.
const FIGURES: u16 = 40;
/// The width of a number as WT-2026-001.
const NUMBER: u16 = 11;
/// What the column of the problem needs before the type gets a column too.
const WHAT_LEAST: u16 = 24;

/// Draws the screen.
pub fn draw(screen: &Ledger, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(campaign)) = (&screen.view, session.campaign()) else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    let table = Table { screen, view, campaign, look };
    let (first, rest) = layout::top(area, 1);
    table.summary(first, buf);
    let (rule, rest) = layout::top(rest, 1);
    text::rule(buf, rule, look);
    if area.width >= WITH_FIGURES {
        let list = Rect { width: rest.width - FIGURES - 3, ..rest };
        let bar = Rect { x: list.right() + 1, width: 1, ..rest };
        let side = Rect { x: list.right() + 3, width: FIGURES, ..rest };
        table.rows(list, buf);
        text::rule(buf, bar, look);
        table.side(side, buf);
    } else if view.rows.is_empty() {
        table.rows(rest, buf);
    } else {
        let below = if rest.height >= 16 { 5 } else { 4 };
        let (list, below) = layout::top(rest, rest.height.saturating_sub(below));
        table.rows(list, buf);
        let (rule, detail) = layout::top(below, 1);
        text::rule(buf, rule, look);
        table.detail(detail, buf);
    }
}

struct Table<'a> {
    screen: &'a Ledger,
    view: &'a LedgerView,
    campaign: &'a Campaign,
    look: &'a Look,
}

impl Table<'_> {
    /// How many there are, how many of them late, and what is filtered.
    fn summary(&self, area: Rect, buf: &mut Buffer) {
        let (tr, style) = (self.look.tr, self.look.style);
        let query = &self.screen.query;
        if !self.screen.is_filtered() && query.text.is_empty() {
            let (total, late) = (self.view.total, self.view.late);
            let (said, tone) = if late > 0 {
                (tr.ledger_summary(late, total), style.text)
            } else {
                (tr.ledger_summary_none_late(total), style.dim)
            };
            text::put(buf, area, &said, tone);
            return;
        }
        let mut parts = Vec::new();
        if query.mine_only {
            parts.push(tr.ledger_filter_mine());
        }
        if query.late_only {
            parts.push(tr.ledger_filter_late());
        }
        parts.extend(query.status.map(|status| status.label(tr)));
        parts.extend(query.category.as_ref().map(|key| self.category(key)));
        parts.extend(query.person.as_ref().map(|id| self.screen.name_of(id)));
        if !query.text.is_empty() {
            parts.push(tr.ledger_find_text(query.text.clone()));
        }
        let said = tr.ledger_summary_filtered(self.view.total, format::list(tr, parts));
        text::put(buf, area, &said, style.accent);
    }

    fn category(&self, key: &str) -> String {
        labels::category_in(self.look.tr, self.campaign, key)
    }

    fn rows(&self, area: Rect, buf: &mut Buffer) {
        let tr = self.look.tr;
        let (columns, short) = self.columns(area.width);
        let filtered = self.screen.is_filtered() || !self.screen.query.text.is_empty();
        let empty = if filtered { tr.ledger_empty_filtered() } else { tr.ledger_empty() };
        let cells = |row: &LedgerRow| self.cells(row, short);
        table::draw(&self.screen.list, &columns, cells, &empty, self.look, area, buf);
    }

    /// Where it is narrow the number loses its year and the type its column.
    fn columns(&self, width: u16) -> ([Column; 6], bool) {
        let tr = self.look.tr;
        let widest = |texts: Vec<String>| texts.iter().map(|t| text::columns(t)).max().unwrap_or(0);
        let state = 2 + widest(FindingStatus::ALL.iter().map(|s| s.label(tr)).collect());
        let kinds = RectifyKind::ALL.iter();
        let kind = widest(kinds.map(|&k| labels::kind_in(tr, self.campaign, k)).collect());
        let due = widest(vec![tr.common_days_late(99), tr.common_due_today()]);
        let rest = self.screen.list.all().iter().map(|row| text::columns(&row.owner));
        let owner = rest.max().unwrap_or(0).clamp(6, 10);
        // Mark, number, and the gaps between the columns.
        let fixed = 2 + NUMBER + owner + due + state + 4 * 2;
        let kind_from = if width >= fixed + kind + 2 + WHAT_LEAST { 0 } else { u16::MAX };
        let short = width < fixed + WHAT_LEAST;
        let columns = [
            Column::fixed(tr.ledger_col_no(), if short { 4 } else { NUMBER }),
            Column::flex(tr.ledger_col_what(), 1),
            Column::fixed(tr.ledger_col_owner(), owner),
            Column::fixed(tr.ledger_col_kind(), kind).only_from(kind_from),
            Column::fixed(tr.ledger_col_due(), due),
            Column::fixed(tr.ledger_col_state(), state),
        ];
        (columns, short)
    }

    fn cells(&self, item: &LedgerRow, short: bool) -> Vec<Cell> {
        let (tr, style) = (self.look.tr, self.look.style);
        let row = &item.row;
        let tone = if row.status.is_closed() { style.dim } else { style.text };
        let kind = row.kind.map(|kind| labels::kind_in(tr, self.campaign, kind));
        let last = row.no.rsplit('-').next().unwrap_or_default();
        let no = if short { last } else { &row.no };
        vec![
            Cell::styled(no.to_owned(), tone),
            Cell::styled(what(row), tone),
            Cell::styled(item.owner.clone(), tone),
            Cell::styled(kind.unwrap_or_default(), tone),
            due(item, self.look),
            Cell::styled(format!("{}{}", row.status.label(tr), mark(row.status)), tone),
        ]
    }

    /// The selected finding in a few lines.
    fn detail(&self, area: Rect, buf: &mut Buffer) {
        let Some(item) = self.screen.list.selected() else { return };
        let (tr, style) = (self.look.tr, self.look.style);
        let category = self.category(&item.row.category);
        let mut facts = vec![item.row.no.clone(), category];
        facts.extend(item.row.kind.map(|kind| labels::kind_in(tr, self.campaign, kind)));
        facts.push(self.source(item));
        if !item.leader.is_empty() {
            facts.push(tr.ledger_led_by(item.leader.clone()));
        }
        if item.row.status == FindingStatus::Rectifying {
            facts.push(tr.ledger_percent(item.percent));
        }
        let mut page = Page::new(self.look);
        page.para(item.row.description.clone()).styled(facts.join("  "), style.dim);
        page.draw(0, area, buf);
    }

    fn source(&self, item: &LedgerRow) -> String {
        let tr = self.look.tr;
        let stated = tr.ledger_stated_by(item.author.clone());
        format!("{}  {stated}", item.row.source.label(tr))
    }

    /// The selected finding, then the figures of the whole ledger.
    fn side(&self, area: Rect, buf: &mut Buffer) {
        let (tr, look) = (self.look.tr, self.look);
        let mut page = Page::new(look);
        if let Some(item) = self.screen.list.selected() {
            let row = &item.row;
            page.heading(row.no.clone()).para(row.description.clone()).gap();
            let field = |key| labels::field_title(tr, key);
            page.value(field("category"), self.category(&row.category))
                .value(field("source"), self.source(item))
                .value(field("leader"), item.leader.clone())
                .value(field("owner"), item.owner.clone());
            if row.status == FindingStatus::Rectifying {
                page.value(field("percent"), tr.common_percent(item.percent));
            }
            page.gap();
        }
        let figures = u16::try_from(self.view.by_category.len() + self.view.by_status.len() + 3);
        let figures = figures.unwrap_or(area.height).min(area.height / 2);
        let (said, rest) = layout::top(area, area.height - figures);
        page.draw(0, said, buf);
        let spread = |title: String, bars: Vec<Bar>, area: Rect, buf: &mut Buffer| {
            let (head, below) = layout::top(area, 1);
            text::put(buf, head, &title, look.style.strong);
            bars::draw(&bars, look, below, buf);
            layout::top(area, u16::try_from(bars.len() + 2).unwrap_or(u16::MAX)).1
        };
        let categories = self.view.by_category.iter();
        let categories =
            categories.map(|(key, value)| Bar { label: self.category(key), value: *value });
        let rest = spread(tr.ledger_by_category(), categories.collect(), rest, buf);
        let states = self.view.by_status.iter();
        let states = states.map(|(s, value)| Bar { label: s.label(tr), value: *value });
        spread(tr.ledger_by_status(), states.collect(), rest, buf);
    }
}

/// The short title, else the description.
fn what(row: &Finding) -> String {
    if row.title.is_empty() { row.description.clone() } else { row.title.clone() }
}

const fn mark(status: FindingStatus) -> &'static str {
    match status {
        FindingStatus::Rejected => " ✗",
        status if status.is_closed() => " ✓",
        _ => "",
    }
}

/// Days late in red, else the day that counts.
fn due(item: &LedgerRow, look: &Look) -> Cell {
    let (tr, style) = (look.tr, look.style);
    match item.row.deadline() {
        _ if item.late_days > 0 => Cell::styled(tr.common_days_late(item.late_days), style.late),
        Some(_) if item.row.running_deadline() == Some(look.today) => {
            Cell::styled(tr.common_due_today(), style.accent)
        }
        Some(day) => Cell::styled(format::date_short(tr, day), style.dim),
        None => Cell::from(""),
    }
}
