//! My steps below the headings of their phases: name, figures, status and time in columns.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Walk, indented, select};
use crate::app::list::Row;
use crate::app::screens::home::{Line, is_under_way};
use crate::domain::step::StepKind;
use crate::domain::step_entry::StepStatus;
use crate::domain::walk::{PhaseLine, PhaseState, StepLine};
use crate::i18n::{format, labels};
use crate::text::{elide, pad, width, wrap};
use crate::ui::widgets::{scroll_mark, text};

impl Walk<'_> {
    /// My steps below the headings of their phases, scrolled to the selection.
    pub(super) fn steps(&self, area: Rect, buf: &mut Buffer) {
        let lines: Vec<_> = self
            .screen
            .list
            .all()
            .iter()
            .filter(|line| matches!(line, Line::Phase(..) | Line::Announced(..) | Line::Step(_)))
            .collect();
        let rows: Vec<Drawn<'_>> =
            lines.iter().flat_map(|line| self.drawn(line, area.width)).collect();
        let height = usize::from(area.height);
        let selected = self.screen.list.selected().map(Row::id);
        let is_here = |row: &Drawn<'_>| row.id.is_some() && row.id == selected;
        let first = rows.iter().position(is_here).unwrap_or(0);
        let last = rows.iter().rposition(is_here).unwrap_or(0);
        let top = (last + 1).saturating_sub(height).min(first);
        let columns = Columns::fit(area.width, self, &lines);
        scroll_mark::beside(buf, area, top, rows.len(), self.look);
        for (row, place) in rows.iter().skip(top).zip(area.rows()) {
            let is_selected = is_here(row);
            row.draw(self, &columns, is_selected, place, buf);
            match row.text {
                What::Phase(..) => select(buf, place, is_selected, self.look),
                What::Step(_) => select(buf, indented(place), is_selected, self.look),
                What::Quiet(_) => {}
            }
            if let Some(id) = row.id {
                self.screen.drawn_at(place.y, id);
            }
        }
    }

    fn drawn<'l>(&self, line: &'l Line, columns: u16) -> Vec<Drawn<'l>> {
        let tr = self.look.tr;
        match line {
            Line::Phase(phase, id) | Line::Announced(phase, id) => {
                let id = matches!(line, Line::Announced(..)).then_some(id.as_str());
                let mut rows = vec![Drawn {
                    id,
                    text: What::Phase(self.phase_name(phase), self.phase_note(phase), phase.state),
                }];
                let known = self.campaign.phase_no(phase.no);
                let announced = known.filter(|p| p.is_announced_only());
                for said in announced.map(|p| p.announced.as_slice()).unwrap_or_default() {
                    let room = usize::from(columns.saturating_sub(2).max(1));
                    let lines = wrap(said.pick(tr.lang()), room).into_iter();
                    rows.extend(lines.map(|line| Drawn { id, text: What::Quiet(line) }));
                }
                rows
            }
            Line::Step(step) => {
                vec![Drawn { id: Some(&step.key), text: What::Step(step) }]
            }
            Line::Notice(..) | Line::Card => Vec::new(),
        }
    }

    fn phase_note(&self, phase: &PhaseLine) -> String {
        let tr = self.look.tr;
        match phase.state {
            PhaseState::Ahead => tr.common_starts_on(format::date_short(tr, phase.start)),
            _ if phase.total == 0 => format::month_range(tr, phase.start, phase.end),
            PhaseState::Early => tr.home_phase_early(phase.done, phase.total),
            PhaseState::Running => tr.home_phase_done(phase.done, phase.total),
            PhaseState::Over => tr.home_phase_over(phase.done, phase.total),
        }
    }

    fn step_name(&self, step: &StepLine) -> String {
        let known = self.campaign.step(&step.key);
        known.map(|s| s.name.pick(self.look.tr.lang()).to_owned()).unwrap_or_default()
    }

    /// Whether the step's phase has begun, by date or early.
    fn is_open(&self, step: &StepLine) -> bool {
        let phase = self.view.phases.iter().find(|phase| phase.no == step.phase);
        phase.is_some_and(|phase| phase.state != PhaseState::Ahead)
    }

    /// The figures of a step in words, by its kind.
    fn count(&self, step: &StepLine) -> String {
        let tr = self.look.tr;
        let none = step.status == StepStatus::NotStarted && step.done == 0;
        match step.kind {
            _ if !self.is_open(step) => String::new(),
            StepKind::Study => tr.home_count_study(step.done, step.extra, step.total),
            StepKind::SelfExam => tr.common_of(step.done, step.total),
            StepKind::Opinions if none => tr.home_count_none(),
            StepKind::Opinions => tr.home_count_opinions(step.extra, step.done),
            StepKind::Commitment if none => tr.home_count_none(),
            StepKind::Commitment => tr.home_count_commitments(step.done, step.total),
            StepKind::Rectification if step.total == 0 => tr.home_count_no_findings(),
            StepKind::Rectification => tr.home_count_findings(step.done, step.total),
            StepKind::Statement | StepKind::Survey | StepKind::Register => String::new(),
        }
    }

    /// The figures alone, where there is no room for words.
    fn short_count(&self, step: &StepLine) -> String {
        match step.kind {
            _ if !self.is_open(step) => String::new(),
            StepKind::Opinions if step.done > 0 => step.done.to_string(),
            _ if step.total > 0 => self.look.tr.common_of(step.done, step.total),
            _ => String::new(),
        }
    }

    /// What still runs: days left or late; "late" for what was handed in late.
    fn time(&self, step: &StepLine) -> (String, Style) {
        let tr = self.look.tr;
        let style = self.look.style;
        if step.late_days > 0 {
            return (tr.common_days_late(step.late_days), style.late);
        }
        if step.submitted_late {
            return (tr.home_submitted_late(), style.dim);
        }
        match step.due {
            _ if step.kind == StepKind::Rectification && step.total == 0 => {
                (String::new(), style.dim)
            }
            Some(due) if step.status.is_open() && self.is_open(step) => {
                if due == self.look.today {
                    (tr.common_due_today(), style.accent)
                } else {
                    (tr.common_workdays_left(step.workdays_left), style.dim)
                }
            }
            _ => (String::new(), style.dim),
        }
    }
}

struct Drawn<'l> {
    id: Option<&'l str>,
    text: What<'l>,
}

enum What<'l> {
    Phase(String, String, PhaseState),
    Quiet(String),
    Step(&'l StepLine),
}

/// Columns of the steps: name, figures, status and time.
struct Columns {
    name: usize,
    status: usize,
    time: usize,
}

impl Columns {
    fn fit(area: u16, walk: &Walk, lines: &[&Line]) -> Self {
        let steps = || {
            lines
                .iter()
                .filter_map(|line| if let Line::Step(step) = line { Some(step) } else { None })
        };
        let widest = |said: &dyn Fn(&StepLine) -> String, most: usize| {
            steps().map(|step| width(&said(step))).max().unwrap_or(0).min(most)
        };
        let third = usize::from(area) * 2 / 5;
        Self {
            name: widest(&|step| walk.step_name(step), third) + 2,
            status: widest(&|step| labels::step_status(walk.look.tr, step.kind, step.status), 16)
                + 2,
            time: widest(&|step| walk.time(step).0, 20),
        }
    }
}

impl Drawn<'_> {
    fn draw(&self, walk: &Walk, columns: &Columns, selected: bool, area: Rect, buf: &mut Buffer) {
        let style = walk.look.style;
        match &self.text {
            What::Quiet(said) => {
                text::put(buf, indented(area), said, style.dim);
            }
            What::Phase(name, note, state) => {
                let taken = text::put_right(buf, area, note, style.dim);
                let room = Rect { width: area.width.saturating_sub(taken + 1), ..area };
                let heading = if *state == PhaseState::Ahead { style.dim } else { style.strong };
                text::put(buf, room, name, heading);
            }
            What::Step(step) => {
                let mark = match step.status {
                    status if status.is_finished() => "✓ ",
                    _ if is_under_way(step) => "▸ ",
                    _ => "  ",
                };
                let open = walk.is_open(step);
                let weak = if open { style.text } else { style.dim };
                let (time, time_style) = walk.time(step);
                let total = usize::from(area.width);
                let left = total.saturating_sub(2 + columns.name + columns.status + columns.time);
                let name = fitted(&walk.step_name(step), columns.name);
                let mut count = walk.count(step);
                if width(&count) >= left {
                    count = walk.short_count(step);
                }
                let count = fitted(&count, left);
                let status = labels::step_status(walk.look.tr, step.kind, step.status);
                let status = if open { fitted(&status, columns.status) } else { String::new() };
                let emphasis = if step.status == StepStatus::Returned { style.error } else { weak };
                let (emphasis, time_style) =
                    if selected { (weak, weak) } else { (emphasis, time_style) };
                let pieces = [
                    (mark, style.accent),
                    (name.as_str(), weak),
                    (count.as_str(), weak),
                    (status.as_str(), emphasis),
                    (time.as_str(), time_style),
                ];
                text::put_pieces(buf, area, &pieces);
            }
        }
    }
}

/// Cut and padded to exactly so many columns, the last one or two empty.
fn fitted(said: &str, columns: usize) -> String {
    pad(&elide(said, columns.saturating_sub(1)), columns)
}
