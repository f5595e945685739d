//! Home: the ribbon of phases on top, notices and the card, then my steps phase by phase.

mod steps;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::ctx::Session;
use crate::app::list::Row;
use crate::app::screens::home::{Home, Line};
use crate::domain::campaign::Campaign;
use crate::domain::notice::{NoticeKind, NoticeRow};
use crate::domain::step::StepKind;
use crate::domain::step_entry::StepStatus;
use crate::domain::walk::{Card, HomeView, PhaseLine, PhaseState, StepLine};
use crate::i18n::format;
use crate::text::width;
use crate::ui::widgets::text;
use crate::ui::{Look, layout};

/// Draws the screen.
pub fn draw(screen: &Home, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(campaign)) = (&screen.view, session.campaign()) else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    screen.draws_anew();
    let page = Walk { screen, view, campaign, look };
    let (ribbon, rest) = layout::top(area, 1);
    page.ribbon(ribbon, buf);
    let rest = page.rule(rest, buf);
    let rest = page.notices(rest, buf);
    let (card, rest) = layout::top(rest, 2);
    page.card(card, buf);
    let rest = page.rule(rest, buf);
    page.steps(rest, buf);
}

struct Walk<'a> {
    screen: &'a Home,
    view: &'a HomeView,
    campaign: &'a Campaign,
    look: &'a Look,
}

impl Walk<'_> {
    fn rule(&self, area: Rect, buf: &mut Buffer) -> Rect {
        let (line, rest) = layout::top(area, 1);
        text::rule(buf, line, self.look);
        rest
    }

    fn phase_name(&self, phase: &PhaseLine) -> String {
        let name = self.campaign.phase_no(phase.no).map(|p| p.short.pick(self.look.tr.lang()));
        self.look.tr.home_phase(name.unwrap_or_default(), phase.no)
    }

    /// All phases with their months; the running ones stand out.
    fn ribbon(&self, area: Rect, buf: &mut Buffer) {
        let tr = self.look.tr;
        let said = |phase: &PhaseLine, months: bool| {
            let name = self.phase_name(phase);
            if months {
                format!("{name} {}", format::month_range(tr, phase.start, phase.end))
            } else {
                name
            }
        };
        let all = |months: &dyn Fn(&PhaseLine) -> bool| -> Vec<_> {
            self.view.phases.iter().map(|phase| (phase, said(phase, months(phase)))).collect()
        };
        let total = usize::from(area.width);
        let gaps = self.view.phases.len().saturating_sub(1);
        let taken = |texts: &[(&PhaseLine, String)]| {
            2 + texts.iter().map(|(_, said)| width(said)).sum::<usize>()
        };
        let mut texts = all(&|_| true);
        if taken(&texts) + gaps > total {
            // Only the running phase says its months where there is no room for all.
            texts = all(&|phase| phase.state == PhaseState::Running);
        }
        let gap = (total.saturating_sub(taken(&texts)) / gaps.max(1)).clamp(1, 6);
        let mut at = area;
        for (phase, said) in &texts {
            let open = matches!(phase.state, PhaseState::Running | PhaseState::Early);
            let style = if phase.state == PhaseState::Running {
                self.look.style.strong
            } else if open {
                self.look.style.text
            } else {
                self.look.style.dim
            };
            let mark = if phase.state == PhaseState::Running { "▸ " } else { "" };
            let taken = text::put_pieces(buf, at, &[(mark, self.look.style.accent), (said, style)]);
            let step = (taken + u16::try_from(gap).unwrap_or(1)).min(at.width);
            at = Rect { x: at.x + step, width: at.width - step, ..at };
        }
    }

    fn is_selected(&self, id: &str) -> bool {
        self.screen.list.selected().map(Row::id) == Some(id)
    }

    /// Returned, reminded and handed over stand above all.
    fn notices(&self, area: Rect, buf: &mut Buffer) -> Rect {
        let mut rest = area;
        let mut shown = 0;
        for line in self.screen.list.all() {
            let Line::Notice(index, id) = line else { continue };
            let Some(notice) = self.view.notices.get(*index) else { continue };
            let (row, below) = layout::top(rest, 1);
            let mark = if self.is_selected(id) { "▸ " } else { "  " };
            let said = self.notice(notice);
            let day = crate::clock::local(notice.row.at)
                .map(|at| format::date_short(self.look.tr, at.date()))
                .unwrap_or_default();
            let taken = text::put_right(buf, row, &day, self.look.style.dim);
            let row = Rect { width: row.width.saturating_sub(taken + 1), ..row };
            let urgent = matches!(notice.row.kind, NoticeKind::Returned | NoticeKind::Reminded);
            let style = if urgent { self.look.style.error } else { self.look.style.text };
            text::put_pieces(buf, row, &[(mark, self.look.style.accent), (&said, style)]);
            select(buf, indented(row), self.is_selected(id), self.look);
            self.screen.drawn_at(row.y, id);
            rest = below;
            shown += 1;
        }
        for year in &self.view.calendar_missing {
            let (row, below) = layout::top(rest, 1);
            let said = self.look.tr.calendar_unknown_year(year.to_string());
            text::put(buf, indented(row), &said, self.look.style.dim);
            rest = below;
            shown += 1;
        }
        if shown > 0 { self.rule(rest, buf) } else { rest }
    }

    fn notice(&self, notice: &NoticeRow) -> String {
        let lang = self.look.tr.lang();
        let step = self.campaign.step(&notice.row.step).map(|s| s.name.pick(lang));
        let subject = if notice.row.subject.is_empty() {
            step.unwrap_or_default().to_owned()
        } else if self.campaign.step(&notice.row.step).map(|s| s.kind()) == Some(StepKind::Study) {
            self.look.tr.home_quoted(notice.row.subject.clone())
        } else {
            notice.row.subject.clone()
        };
        let head = self.look.tr.home_notice(notice.from.clone(), notice.row.kind.code(), subject);
        if notice.row.text.is_empty() {
            head
        } else {
            self.look.tr.common_label_value(head, notice.row.text.clone())
        }
    }

    /// The one thing to do now, and until when.
    fn card(&self, area: Rect, buf: &mut Buffer) {
        let tr = self.look.tr;
        let (first, second) = layout::top(area, 1);
        for row in area.rows() {
            self.screen.drawn_at(row.y, "card");
        }
        let (said, when) = self.card_text();
        let label = tr.home_now();
        let beside = 2 + width(&label) + width(&said) + 1 + width(&when);
        // Where the sentence needs the whole line, the date stands below it.
        let when_at = if beside > usize::from(area.width) { second } else { first };
        let taken = text::put_right(buf, when_at, &when, self.look.style.dim);
        let taken = if when_at == first { taken + 1 } else { 0 };
        let room = Rect { width: first.width.saturating_sub(taken), ..first };
        let pieces = [
            (label.as_str(), self.look.style.accent),
            ("  ", self.look.style.text),
            (said.as_str(), self.look.style.strong),
        ];
        text::put_pieces(buf, room, &pieces);
        if self.is_selected("card") {
            let left = u16::try_from(width(&label) + 2).unwrap_or(0).min(second.width);
            let at = Rect { x: second.x + left, width: second.width - left, ..second };
            text::put(buf, at, &tr.home_card_hint(), self.look.style.accent);
        }
    }

    fn card_text(&self) -> (String, String) {
        let tr = self.look.tr;
        let lang = tr.lang();
        match &self.view.card {
            Card::AddLeader => (tr.home_card_add_leader(), String::new()),
            Card::AddPeople => (tr.home_card_add_people(), String::new()),
            Card::AddChannels => (tr.home_card_add_channels(), String::new()),
            Card::Review { waiting } => (tr.home_card_review(*waiting), String::new()),
            Card::Finding { no, .. } => (tr.home_card_finding(no.clone()), String::new()),
            Card::NothingNow { next_start } => {
                let when = next_start.map(|day| tr.common_starts_on(format::date_short(tr, day)));
                (tr.home_card_nothing(), when.unwrap_or_default())
            }
            Card::Step { key, section, left } => {
                let step = self.campaign.step(key);
                let name = step.map(|s| s.name.pick(lang)).unwrap_or_default().to_owned();
                let section = self.section_name(key, section);
                let line = self.view.steps.iter().find(|s| s.key == *key);
                let returned = line.is_some_and(|line| line.status == StepStatus::Returned);
                let said = match (section.is_empty(), *left) {
                    _ if returned => tr.home_card_returned(name),
                    (_, 0) => tr.home_card_submit(name),
                    (true, left) => tr.home_card_step(left, name),
                    (false, left) => tr.home_card_section(left, name, section),
                };
                (said, line.map(|line| self.deadline(line)).unwrap_or_default())
            }
        }
    }

    fn section_name(&self, step: &str, section: &str) -> String {
        let exam = self.campaign.step(step).and_then(|s| s.self_exam());
        let found = exam.and_then(|exam| exam.sections.iter().find(|s| s.key == section));
        let name = found.map(|s| s.name.pick(self.look.tr.lang()).to_owned());
        name.unwrap_or_else(|| {
            if section.is_empty() { String::new() } else { self.look.tr.home_named_problems() }
        })
    }

    /// "Due 31 May, 13 workdays left", or how late.
    fn deadline(&self, step: &StepLine) -> String {
        let tr = self.look.tr;
        let Some(due) = step.due else { return String::new() };
        let day = tr.common_due_on(format::date_short(tr, due));
        let left = if step.late_days > 0 {
            tr.common_days_late(step.late_days)
        } else if due == self.look.today {
            tr.common_due_today()
        } else {
            tr.common_workdays_left(step.workdays_left)
        };
        tr.home_deadline(day, left)
    }
}

fn indented(area: Rect) -> Rect {
    Rect { x: area.x + 2.min(area.width), width: area.width.saturating_sub(2), ..area }
}

fn select(buf: &mut Buffer, area: Rect, selected: bool, look: &Look) {
    if selected {
        buf.set_style(area, look.style.select);
    }
}
