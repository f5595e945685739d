//! The side views: each on the whole page, or all three beside the matrix.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Page;
use crate::app::screens::team::{LateLine, Side};
use crate::domain::team::LateItem;
use crate::i18n::format;
use crate::ui::layout;
use crate::ui::widgets::bars::{self, Bar};
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::text;

/// Overdue items that have room beside the matrix however many categories there are.
const LATE: usize = 6;

impl Page<'_> {
    pub(super) fn side(&self, side: Side, area: Rect, buf: &mut Buffer) {
        match side {
            Side::Matrix => self.matrix(area, buf),
            Side::Categories => self.categories(area, buf),
            Side::Late => self.late(area, buf),
            Side::Days => self.days(area, buf),
        }
    }

    /// All three, one below the other.
    pub(super) fn beside(&self, area: Rect, buf: &mut Buffer) {
        let days = u16::try_from(self.view.days_left.len() + 1).unwrap_or(u16::MAX);
        let late = u16::try_from(self.view.late_items.len().clamp(1, LATE) + 2).unwrap_or(0);
        let (rest, bottom) = layout::top(area, area.height.saturating_sub(days));
        self.days(bottom, buf);
        let bars = u16::try_from(self.view.by_category.len().max(2) + 1).unwrap_or(u16::MAX);
        let (top, rest) = layout::top(rest, bars.min(rest.height.saturating_sub(late + 1)));
        self.categories(top, buf);
        let (_, rest) = layout::top(rest, 1);
        let rest = self.heading(self.look.tr.team_tab_late(), rest, buf);
        if self.view.late_items.is_empty() {
            text::paragraph(buf, rest, &self.look.tr.team_late_none(), self.look.style.dim);
        }
        // A free row stands above the days.
        let fit = usize::from(rest.height.saturating_sub(1));
        let late = usize::try_from(self.view.late).unwrap_or(usize::MAX);
        let named = if late > fit { fit.saturating_sub(1) } else { late };
        let mut rows = rest.rows();
        for (item, row) in self.view.late_items.iter().take(named).zip(&mut rows) {
            self.late_line(item, row, buf);
        }
        let more = i64::try_from(late.saturating_sub(named.min(self.view.late_items.len())));
        if let (Ok(more @ 1..), Some(row)) = (more, rows.next()) {
            text::put(buf, row, &self.look.tr.app_more(more), self.look.style.dim);
        }
    }

    fn heading(&self, said: String, area: Rect, buf: &mut Buffer) -> Rect {
        let (line, rest) = layout::top(area, 1);
        text::put(buf, line, &said, self.look.style.strong);
        rest
    }

    fn categories(&self, area: Rect, buf: &mut Buffer) {
        let tr = self.look.tr;
        let rest = self.heading(tr.team_tab_categories(), area, buf);
        if self.view.by_category.is_empty() {
            text::paragraph(buf, rest, &tr.team_no_findings(), self.look.style.dim);
            return;
        }
        let bar = |(key, value): &(String, i64)| Bar { label: self.category(key), value: *value };
        let bars: Vec<Bar> = self.view.by_category.iter().map(bar).collect();
        bars::draw(&bars, self.look, rest, buf);
    }

    fn days(&self, area: Rect, buf: &mut Buffer) {
        let (tr, style) = (self.look.tr, self.look.style);
        let rest = self.heading(tr.team_tab_days(), area, buf);
        for ((no, left), row) in self.view.days_left.iter().zip(rest.rows()) {
            let shown = *no == self.view.phase;
            let name = if shown { style.strong } else { style.text };
            text::put(buf, Rect { width: row.width.min(16), ..row }, &self.phase_name(*no), name);
            let said =
                if *left > 0 { tr.common_workdays_left(*left) } else { tr.team_phase_over() };
            let inset = row.width.min(18);
            let room = Rect { x: row.x + inset, width: row.width - inset, ..row };
            text::put(buf, room, &said, style.dim);
        }
    }

    /// What an item is about: a step by its name, a finding by its number and title.
    fn subject(&self, item: &LateItem) -> String {
        if item.finding.is_some() {
            item.subject.clone()
        } else {
            self.step_name(&item.step).to_owned()
        }
    }

    fn late(&self, area: Rect, buf: &mut Buffer) {
        let (tr, style) = (self.look.tr, self.look.style);
        let rest = self.heading(tr.team_tab_late(), area, buf);
        let items = i64::try_from(self.view.late_items.len()).unwrap_or(i64::MAX);
        let cut = items < self.view.late && items > 0;
        let (listed, note) = layout::top(rest, rest.height.saturating_sub(u16::from(cut)));
        let names = self.view.late_items.iter();
        let widest = names.flat_map(|item| [&item.person.name, &item.leader]);
        let name = widest.map(|name| text::columns(name)).max().unwrap_or(8).clamp(8, 14);
        let columns = [
            Column::fixed(tr.common_name(), name),
            Column::fixed(tr.team_leader_column(), name),
            Column::flex(tr.team_subject_column(), 1),
            // How long is enough where the subject needs the room.
            Column::fixed(tr.team_due_column(), 8).only_from(70),
            Column::fixed(tr.team_late_column(), 9).right(),
        ];
        let cells = |line: &LateLine| {
            let item = &line.item;
            vec![
                Cell::from(item.person.name.as_str()),
                Cell::from(item.leader.as_str()),
                Cell::from(self.subject(item)),
                Cell::styled(format::date_short(tr, item.due), style.dim),
                Cell::styled(tr.common_days(item.days), style.late),
            ]
        };
        let empty = tr.team_late_none();
        table::draw(&self.screen.late, &columns, cells, &empty, self.look, listed, buf);
        if cut {
            text::put(buf, note, &tr.team_late_cut(items), style.dim);
        }
    }

    /// Both names, what and how long, on one line beside the matrix.
    fn late_line(&self, item: &LateItem, row: Rect, buf: &mut Buffer) {
        let (tr, style) = (self.look.tr, self.look.style);
        let taken = text::put_right(buf, row, &tr.common_days(item.days), style.late);
        let room = Rect { width: row.width.saturating_sub(taken + 1), ..row };
        let leader =
            if item.leader.is_empty() { String::new() } else { format!(" / {}", item.leader) };
        let subject = format!("  {}", self.subject(item));
        let pieces =
            [(item.person.name.as_str(), style.text), (&leader, style.dim), (&subject, style.text)];
        text::put_pieces(buf, room, &pieces);
    }
}
