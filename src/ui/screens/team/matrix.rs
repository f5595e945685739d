//! People by steps: a mark and a word in every cell, totals below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Page;
use crate::domain::person::Namesakes;
use crate::domain::step_entry::StepStatus;
use crate::domain::team::{TeamCell, TeamColumn, TeamFilter, TeamRow};
use crate::i18n::labels;
use crate::text as words;
use crate::ui::layout;
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::text;

/// Columns of the least name, of a cell with its mark, and of the least figure at the end.
const NAME: u16 = 8;
const CELLS: [u16; 3] = [10, 8, 6];
const FIGURE: u16 = 4;
/// Between two columns, and before the first.
const GAP: u16 = 2;

/// How the matrix fits into a width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fit {
    name: u16,
    cell: u16,
    /// Steps shown; the others do not fit.
    steps: u16,
    /// Columns of the findings and of the late items; 0 where there is no room for them.
    figure: u16,
}

impl Fit {
    /// As much as the width holds; the name takes what is left, up to what it `wants`.
    fn new(width: u16, steps: u16, wants: u16, figure: u16) -> Self {
        let room = width.saturating_sub(GAP);
        let need = |cell: u16, figure: u16| {
            NAME + steps * (GAP + cell) + if figure > 0 { 2 * (GAP + figure) } else { 0 }
        };
        let ways = CELLS.iter().flat_map(|&cell| [(cell, figure), (cell, 0)]);
        let found = ways.into_iter().find(|&(cell, figure)| need(cell, figure) <= room);
        let least = CELLS[CELLS.len() - 1];
        let (cell, figure, shown) = match found {
            Some((cell, figure)) => (cell, figure, steps),
            None => (least, 0, room.saturating_sub(NAME) / (GAP + least)),
        };
        let left = room.saturating_sub(need(cell, figure));
        let name = if shown == steps { wants.clamp(NAME, NAME + left) } else { NAME };
        Self { name, cell, steps: shown, figure }
    }
}

impl Page<'_> {
    pub(super) fn matrix(&self, area: Rect, buf: &mut Buffer) {
        let look = self.look;
        let rest = self.chosen(area, buf);
        let rest = self.announced(rest, buf);
        let people = || self.screen.list.all().iter().map(|row| &row.person);
        let shared = Namesakes::among(people());
        let wants = people().map(|person| text::columns(&shared.tell(person))).max();
        let wants = wants.unwrap_or(NAME);
        let steps = u16::try_from(self.view.columns.len()).unwrap_or(u16::MAX);
        let figure = text::columns(&self.view.late.max(self.view.findings).to_string());
        let fit = Fit::new(rest.width, steps, wants, figure.max(FIGURE));
        let (_, rest) = layout::top(rest, u16::from(rest.height > 8));
        let hidden = steps - fit.steps;
        let below = 2 + u16::from(hidden > 0);
        let people = u16::try_from(self.screen.list.len().max(3)).unwrap_or(u16::MAX);
        let height = people.saturating_add(1).min(rest.height.saturating_sub(below));
        let (listed, rest) = layout::top(rest, height);
        let columns = self.columns(fit);
        let empty = self.empty();
        let cells = |row: &TeamRow| self.cells(row, &shared, fit);
        table::draw(&self.screen.list, &columns, cells, &empty, look, listed, buf);
        if self.screen.list.is_empty() {
            return;
        }
        let (rule, rest) = layout::top(rest, 1);
        let indent = rule.width.min(GAP);
        let rule = Rect { x: rule.x + indent, width: rule.width - indent, ..rule };
        text::rule(buf, rule, look);
        let (line, rest) = layout::top(rest, 1);
        table::totals(&columns, &self.totals(fit), line, buf);
        if hidden > 0 {
            text::put(buf, layout::top(rest, 1).0, &look.tr.team_hidden(hidden), look.style.dim);
        }
    }

    /// What a phase without steps says of itself.
    fn announced(&self, area: Rect, buf: &mut Buffer) -> Rect {
        let phase = self.campaign.phase_no(self.view.phase);
        let Some(phase) = phase.filter(|phase| phase.is_announced_only()) else { return area };
        let mut rest = area;
        let lines = phase.announced.iter().map(|line| line.pick(self.look.tr.lang()).to_owned());
        for said in std::iter::once(self.look.tr.team_no_steps()).chain(lines) {
            let used = text::paragraph(buf, rest, &said, self.look.style.dim);
            rest = layout::top(rest, used).1;
        }
        rest
    }

    fn empty(&self) -> String {
        let (tr, query) = (self.look.tr, &self.view.query);
        if query.filter == TeamFilter::All && query.text.is_empty() {
            tr.team_empty()
        } else {
            tr.team_no_match()
        }
    }

    fn columns(&self, fit: Fit) -> Vec<Column> {
        let tr = self.look.tr;
        let mut columns = vec![Column::fixed(tr.common_name(), fit.name)];
        for column in self.view.columns.iter().take(usize::from(fit.steps)) {
            let step = self.campaign.step(&column.step);
            let short = step.map_or("", |step| step.short.pick(tr.lang()));
            columns.push(Column::fixed(short, fit.cell));
        }
        if fit.figure > 0 {
            columns.push(Column::fixed(tr.team_findings(), fit.figure).right());
            columns.push(Column::fixed(tr.team_late_column(), fit.figure).right());
        }
        columns
    }

    fn cells(&self, row: &TeamRow, shared: &Namesakes, fit: Fit) -> Vec<Cell> {
        let style = self.look.style;
        let mut cells = vec![Cell::from(shared.tell(&row.person))];
        let steps = self.view.columns.iter().zip(&row.cells).take(usize::from(fit.steps));
        cells.extend(steps.map(|(column, cell)| self.cell(column, cell, fit.cell)));
        if fit.figure > 0 {
            let quiet = |count: i64, loud| if count > 0 { loud } else { style.dim };
            let figure = |count: i64, loud| Cell::styled(count.to_string(), quiet(count, loud));
            cells.push(figure(row.findings, style.text));
            cells.push(figure(row.late, style.late));
        }
        cells
    }

    /// What is late says how long; what is under way how far; anything else its state.
    fn cell(&self, column: &TeamColumn, cell: &TeamCell, width: u16) -> Cell {
        let (tr, style) = (self.look.tr, self.look.style);
        if cell.absent {
            return Cell::styled(tr.team_absent(), style.dim);
        }
        let word = labels::step_status(tr, column.kind, cell.status);
        if cell.late_days > 0 {
            return Cell::styled(tr.team_late_days(cell.late_days), style.late);
        }
        let marked = |mark: &str| {
            let both = format!("{mark} {word}");
            // A narrow cell keeps the word: it says what the mark says.
            if words::width(&both) <= usize::from(width) { both } else { word.clone() }
        };
        match cell.status {
            StepStatus::Accepted | StepStatus::Done => Cell::styled(marked("✓"), style.text),
            StepStatus::Returned => Cell::styled(marked("✗"), style.error),
            StepStatus::Submitted => Cell::styled(word, style.accent),
            StepStatus::Doing if cell.total > 0 => {
                Cell::styled(tr.common_of(cell.done, cell.total), style.text)
            }
            StepStatus::Doing => Cell::styled(word, style.text),
            StepStatus::NotStarted | StepStatus::Exempt => Cell::styled(word, style.dim),
        }
    }

    /// Finished of all, per step; findings and late items of everybody.
    fn totals(&self, fit: Fit) -> Vec<Cell> {
        let (tr, style) = (self.look.tr, self.look.style);
        let mut cells = vec![Cell::styled(tr.common_total(), style.strong)];
        for column in self.view.columns.iter().take(usize::from(fit.steps)) {
            let of = tr.common_of(column.finished, column.people);
            let fits = text::columns(&of) <= fit.cell;
            let percent = column.finished.saturating_mul(100) / column.people.max(1);
            let done = if fits { of } else { tr.common_percent(percent) };
            cells.push(Cell::styled(done, style.strong));
        }
        if fit.figure > 0 {
            cells.push(Cell::styled(self.view.findings.to_string(), style.strong));
            let late = if self.view.late > 0 { style.late } else { style.strong };
            cells.push(Cell::styled(self.view.late.to_string(), late));
        }
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_of_four_steps_stands_in_eighty_columns_as_drawn() {
        let fit = Fit::new(78, 4, 6, 4);
        assert_eq!(fit, Fit { name: 8, cell: 10, steps: 4, figure: 4 });
        assert_eq!(Fit::new(78, 4, 30, 4).name, 16, "a long name takes what is left");
        assert_eq!(Fit::new(58, 4, 6, 4), Fit { name: 8, cell: 10, steps: 4, figure: 0 });
    }

    #[test]
    fn too_many_steps_shrink_and_then_are_left_out() {
        assert_eq!(Fit::new(60, 5, 6, 4).cell, 8);
        assert_eq!(Fit::new(58, 6, 6, 4).cell, 6);
        let fit = Fit::new(58, 9, 6, 4);
        assert_eq!((fit.steps, fit.cell), (6, 6));
        assert_eq!(Fit::new(0, 4, 6, 4).steps, 0);
    }
}
