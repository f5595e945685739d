//! A person: who it is, the steps of all phases with the findings, and what is known of the
//! selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::ctx::Session;
use crate::app::screens::person::{Line, Person};
use crate::domain::campaign::Campaign;
use crate::domain::finding::LedgerRow;
use crate::domain::policy::Act;
use crate::domain::step_entry::StepStatus;
use crate::domain::team::{PersonStep, PersonView};
use crate::i18n::labels::{self, Label as _};
use crate::i18n::{errors, format};
use crate::ui::widgets::page::Page;
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::text;
use crate::ui::{Look, layout};

/// Rows of the detail where it stands below the list.
const DETAIL_ROWS: u16 = 5;
/// In a low terminal the list keeps at least so many.
const LIST_ROWS: u16 = 9;

/// Draws the screen.
pub fn draw(screen: &Person, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(campaign)) = (&screen.view, session.campaign()) else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    let page = Shown { screen, view, campaign, look };
    if let Some(scroll) = screen.detail.reading() {
        return page.detail().read(scroll, area, buf);
    }
    let (line, rest) = layout::top(area, 1);
    page.who(line, buf);
    let (rule, rest) = layout::top(rest, 1);
    text::rule(buf, rule, look);
    let panes = layout::panes_of_long_rows(
        rest,
        DETAIL_ROWS.min(rest.height.saturating_sub(LIST_ROWS + 1)),
    );
    text::rule(buf, panes.rule, look);
    page.list(panes.list, buf);
    page.detail().beside(&screen.detail, panes.detail, buf);
}

struct Shown<'a> {
    screen: &'a Person,
    view: &'a PersonView,
    campaign: &'a Campaign,
    look: &'a Look,
}

impl<'a> Shown<'a> {
    fn who(&self, area: Rect, buf: &mut Buffer) {
        let (tr, style) = (self.look.tr, self.look.style);
        let name = self.view.person.name.as_str();
        let about = [&self.view.title, &self.view.unit].map(String::as_str);
        let about: Vec<&str> = about.into_iter().filter(|said| !said.is_empty()).collect();
        let about = format!("  {}", about.join("  "));
        let above = match &self.view.supervisor {
            None if self.view.leads => String::new(),
            None => tr.person_no_supervisor(),
            Some((name, _)) if self.view.leads => tr.person_reviewed_by(name.as_str()),
            Some((name, role)) => {
                let label = labels::role_in(tr, self.campaign, *role);
                tr.common_label_value(label, name.as_str())
            }
        };
        let taken = text::put_right(buf, area, &above, style.dim);
        let room = Rect { width: area.width.saturating_sub(taken + 2), ..area };
        text::put_pieces(buf, room, &[(name, style.strong), (&about, style.text)]);
    }

    fn list(&self, area: Rect, buf: &mut Buffer) {
        let tr = self.look.tr;
        let columns = [
            Column::flex("", 1),
            Column::fixed("", 10),
            Column::fixed("", 8).only_from(52).right(),
            Column::fixed("", 10).right(),
        ];
        let cells = |line: &Line| self.cells(line);
        table::draw(&self.screen.list, &columns, cells, &tr.person_empty(), self.look, area, buf);
    }

    fn cells(&self, line: &Line) -> Vec<Cell> {
        let (tr, lang) = (self.look.tr, self.look.tr.lang());
        match line {
            Line::Phase(no, _) => {
                let phase = self.campaign.phase_no(*no);
                let name = phase.map(|phase| phase.name.pick(lang)).unwrap_or_default();
                vec![Cell::from(tr.home_phase(name, *no))]
            }
            Line::Findings => {
                let count = i64::try_from(self.view.findings.len()).unwrap_or(0);
                vec![Cell::from(tr.person_findings(count))]
            }
            Line::Step(step) => self.step_cells(step),
            Line::Finding(row) => self.finding_cells(row),
        }
    }

    fn step_name(&self, step: &PersonStep) -> &'a str {
        self.campaign.step(&step.step).map_or("", |s| s.name.pick(self.look.tr.lang()))
    }

    fn step_cells(&self, step: &PersonStep) -> Vec<Cell> {
        let (tr, style) = (self.look.tr, self.look.style);
        let name = self.step_name(step);
        if step.cell.absent {
            return vec![Cell::styled(name, style.dim), Cell::styled(tr.team_absent(), style.dim)];
        }
        let status = step.cell.status;
        let word = labels::step_status(tr, step.kind, status);
        let figures = if step.cell.total > 0 {
            tr.common_of(step.cell.done, step.cell.total)
        } else {
            String::new()
        };
        let (word, tone) = match status {
            status if status.is_finished() => (format!("✓ {word}"), style.text),
            StepStatus::Returned => (format!("✗ {word}"), style.error),
            StepStatus::Submitted => (word, style.accent),
            StepStatus::Doing => (word, style.text),
            _ => (word, style.dim),
        };
        let time = match (step.cell.late_days, step.head.due) {
            (0, _) if !status.is_open() => Cell::from(""),
            (0, Some(due)) => Cell::styled(format::date_short(tr, due), style.dim),
            (0, None) => Cell::from(""),
            (days, _) => Cell::styled(tr.team_late_days(days), style.late),
        };
        vec![Cell::from(name), Cell::styled(word, tone), Cell::styled(figures, style.dim), time]
    }

    fn finding_cells(&self, row: &LedgerRow) -> Vec<Cell> {
        let (tr, style) = (self.look.tr, self.look.style);
        let closed = row.row.status.is_closed();
        let tone = if closed { style.dim } else { style.text };
        let name = titled(row);
        let time = match row.row.deadline() {
            _ if row.late_days > 0 => Cell::styled(tr.team_late_days(row.late_days), style.late),
            Some(due) if !closed => Cell::styled(format::date_short(tr, due), style.dim),
            _ => Cell::from(""),
        };
        vec![
            Cell::styled(name, tone),
            Cell::styled(row.row.status.label(tr), tone),
            Cell::styled(tr.common_percent(row.percent), style.dim),
            time,
        ]
    }

    fn detail(&self) -> Page<'a> {
        let mut page = Page::new(self.look);
        match self.screen.list.selected() {
            Some(Line::Step(step)) => self.step_detail(step, &mut page),
            Some(Line::Finding(row)) => self.finding_detail(row, &mut page),
            _ => {}
        }
        page
    }

    fn step_detail(&self, step: &PersonStep, page: &mut Page<'_>) {
        let (tr, style) = (self.look.tr, self.look.style);
        let head = &step.head;
        let day = |day| format::date_near(tr, day, self.look.today);
        page.heading(self.step_name(step));
        if let Some(due) = head.due {
            page.value(tr.person_due(), day(due));
        }
        if let Some(on) = head.submitted_on {
            let late = if head.late_days > 0 {
                tr.common_in_brackets(tr.common_days_late(head.late_days), day(on))
            } else {
                day(on)
            };
            let tone = if head.late_days > 0 { style.late } else { style.text };
            page.value_styled(tr.person_submitted(), late, tone);
        }
        if let Some(on) = head.reviewed_on {
            let said = tr.steps_read_by(day(on), head.reviewer.as_str());
            page.value(tr.person_reviewed(), said);
        }
        page.value(tr.person_comment(), head.comment.as_str());
        if let Err(why) = step.rights.check(Act::ReadEntry) {
            page.quiet(errors::refusal(tr, &why));
        } else if step.cell.status == StepStatus::Submitted && head.id.is_none() {
            page.quiet(tr.person_open_singly());
        }
    }

    fn finding_detail(&self, row: &LedgerRow, page: &mut Page<'_>) {
        let tr = self.look.tr;
        page.heading(titled(row));
        page.value(tr.person_finding_leader(), row.leader.as_str());
        page.value(tr.person_finding_owner(), row.owner.as_str());
        if let Some(due) = row.row.deadline() {
            page.value(tr.person_due(), format::date_near(tr, due, self.look.today));
        }
        page.value(tr.person_finding_text(), row.row.description.as_str());
    }
}

/// Number and title; a finding that has none yet is told by its description.
fn titled(row: &LedgerRow) -> String {
    let title = if row.row.title.is_empty() { &row.row.description } else { &row.row.title };
    format!("{} {title}", row.row.no)
}
