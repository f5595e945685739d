//! People: units with their people, and all that is known of the selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::ctx::Session;
use crate::app::screens::people::{Line, People, UnitLine};
use crate::domain::campaign::Campaign;
use crate::domain::person::{PeopleView, PersonRow, PersonStatus};
use crate::domain::policy::Act;
use crate::domain::role::Role;
use crate::i18n::format;
use crate::i18n::labels::{self, Label as _};
use crate::ui::widgets::page::Page;
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::text;
use crate::ui::{Look, layout};

/// Rows of the detail where it stands below the list.
const DETAIL_ROWS: u16 = 8;
/// In a low terminal the list keeps at least so many.
const LIST_ROWS: u16 = 8;

/// Draws the screen.
pub fn draw(screen: &People, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(campaign)) = (&screen.view, session.campaign()) else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    let page = Shown { screen, view, campaign, look };
    if let Some(scroll) = screen.detail.reading() {
        return page.detail().read(scroll, area, buf);
    }
    let rest = page.head(area, buf);
    // A short list leaves its room to what is said about the person.
    let all = u16::try_from(screen.list.len()).unwrap_or(LIST_ROWS);
    let list_rows = all.saturating_add(1).min(LIST_ROWS);
    let panes = layout::panes_of_long_rows(
        rest,
        DETAIL_ROWS.min(rest.height.saturating_sub(list_rows + 1)),
    );
    text::rule(buf, panes.rule, look);
    page.list(panes.list, buf);
    page.detail().beside(&screen.detail, panes.detail, buf);
}

struct Shown<'a> {
    screen: &'a People,
    view: &'a PeopleView,
    campaign: &'a Campaign,
    look: &'a Look,
}

impl<'a> Shown<'a> {
    /// How many there are; where the office has no leader yet, what to do first.
    fn head(&self, area: Rect, buf: &mut Buffer) -> Rect {
        let (tr, style) = (self.look.tr, self.look.style);
        let (line, rest) = layout::top(area, 1);
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let (people, units) = (count(self.view.rows.len()), count(self.view.units.len()));
        let said = if self.view.rights.allows(Act::ChangePeople) {
            tr.people_figures(people, units)
        } else {
            tr.people_only_own()
        };
        text::put(buf, line, &said, style.dim);
        let mut rest = rest;
        if self.view.no_leader {
            let used = text::paragraph(buf, rest, &tr.people_no_leader(), style.accent);
            rest = layout::top(rest, used).1;
        }
        let (rule, rest) = layout::top(rest, 1);
        text::rule(buf, rule, self.look);
        rest
    }

    fn role(&self, role: Role) -> String {
        labels::role_in(self.look.tr, self.campaign, role)
    }

    fn roles(&self, row: &PersonRow) -> String {
        format::list(self.look.tr, row.roles.iter().map(|role| self.role(*role)))
    }

    fn list(&self, area: Rect, buf: &mut Buffer) {
        let tr = self.look.tr;
        let widest = |of: fn(&PersonRow) -> &str, most: u16| {
            let all = self.view.rows.iter().map(|row| text::columns(of(row)));
            all.max().unwrap_or(0).clamp(8, most)
        };
        let columns = [
            Column::fixed(tr.common_name(), widest(|row| &row.person.name, 14) + 2),
            Column::fixed(tr.people_login(), widest(|row| &row.person.login, 16)).only_from(70),
            Column::flex(tr.people_roles(), 1),
            Column::fixed(tr.people_account(), 9).only_from(70),
            Column::fixed(tr.common_status(), 8),
        ];
        let cells = |line: &Line| self.cells(line, area.width);
        table::draw(&self.screen.list, &columns, cells, &tr.people_empty(), self.look, area, buf);
    }

    /// A unit's name runs over the columns of its people.
    fn cells(&self, line: &Line, width: u16) -> Vec<Cell> {
        let (tr, style) = (self.look.tr, self.look.style);
        let row = match line {
            Line::Unit(line) => return vec![Cell::styled(self.unit(line, width), style.strong)],
            Line::Person(row) => row,
        };
        let active = row.person.status == PersonStatus::Active;
        let tone = if active { style.text } else { style.dim };
        let account = match row.person.os_uid {
            Some(uid) => Cell::styled(uid.to_string(), tone),
            None => Cell::styled(tr.people_unbound(), style.dim),
        };
        vec![
            Cell::styled(format!("  {}", row.person.name), tone),
            Cell::styled(row.person.login.as_str(), style.dim),
            Cell::styled(self.roles(row), tone),
            account,
            Cell::styled(row.person.status.label(tr), style.dim),
        ]
    }

    /// A unit with its people, and with its supervisor where there is room for the whole of it.
    fn unit(&self, line: &UnitLine, width: u16) -> String {
        let tr = self.look.tr;
        let indent = "  ".repeat(line.depth.min(6));
        let count = tr.common_people(i64::try_from(line.people).unwrap_or(i64::MAX));
        let mut said = format!("{indent}{}  {count}", line.unit.name);
        if !line.supervisor.is_empty() {
            let above =
                tr.common_label_value(self.role(Role::Supervisor), line.supervisor.as_str());
            let whole = format!("{said}  {above}");
            // Beside the mark of the selection.
            if text::columns(&whole) + 2 <= width {
                said = whole;
            }
        }
        said
    }

    fn detail(&self) -> Page<'a> {
        let tr = self.look.tr;
        let mut page = Page::new(self.look);
        match self.screen.list.selected() {
            Some(Line::Person(row)) => self.person(row, &mut page),
            Some(Line::Unit(line)) => {
                page.heading(line.unit.name.as_str());
                page.value(tr.people_short_name(), line.unit.short_name.as_str());
                let above = line
                    .unit
                    .parent
                    .as_ref()
                    .and_then(|id| self.view.units.iter().find(|unit| unit.meta.id == *id));
                page.value(tr.people_parent(), above.map_or("", |unit| unit.name.as_str()));
                let supervisor = if line.supervisor.is_empty() {
                    tr.people_supervisor_above()
                } else {
                    line.supervisor.clone()
                };
                page.value(self.role(Role::Supervisor), supervisor);
            }
            None => {}
        }
        page
    }

    fn person(&self, row: &PersonRow, page: &mut Page<'_>) {
        let tr = self.look.tr;
        let person = &row.person;
        page.heading(tr.common_in_brackets(person.login.as_str(), person.name.as_str()));
        page.value(tr.people_duty(), person.title.as_str());
        page.value(tr.people_unit(), row.unit.as_str());
        page.value(tr.people_roles(), self.roles(row));
        if person.cadre {
            page.value(tr.people_cadre(), tr.common_yes());
        }
        page.value(self.role(Role::Supervisor), row.supervisor.as_str());
        let account = match person.os_uid {
            Some(uid) => tr.people_bound(uid.to_string()),
            None => tr.people_unbound_text(),
        };
        page.value(tr.people_account(), account);
        page.value(tr.common_status(), person.status.label(tr));
    }
}
