//! Self-examination: how far it is, the items under their sections, and the selected one in full.

mod detail;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::ctx::Session;
use crate::app::screens::self_exam::{Line, SelfExam};
use crate::domain::policy::Act;
use crate::domain::self_exam::{AnswerResult, ExamItem, SelfExamView};
use crate::domain::step::{SelfExamParams, StepKind};
use crate::i18n::labels::Label as _;
use crate::text as words;
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::{step_head, text};
use crate::ui::{Look, layout};

/// Draws the screen.
pub fn draw(screen: &SelfExam, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(params)) = (&screen.view, screen.params(session)) else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    let parts = Parts { screen, view, params, look };
    if let Some(scroll) = &screen.reading {
        parts.detail(true).read(scroll, area, buf);
        return;
    }
    let figures = look.tr.self_exam_figures(view.done, view.total);
    let rest =
        step_head::draw(StepKind::SelfExam, &view.head, &figures, &view.rights, look, area, buf);
    let (rule, rest) = layout::top(rest, 1);
    text::rule(buf, rule, look);
    let panes = layout::panes_of_long_rows(rest, rest.height.saturating_sub(rest.height / 2 + 1));
    text::rule(buf, panes.rule, look);
    parts.list(panes.list, buf);
    parts.detail(false).draw(0, panes.detail, buf);
}

/// What every part of the drawing needs.
struct Parts<'a> {
    screen: &'a SelfExam,
    view: &'a SelfExamView,
    params: &'a SelfExamParams,
    look: &'a Look,
}

impl Parts<'_> {
    fn list(&self, area: Rect, buf: &mut Buffer) {
        let tr = self.look.tr;
        let wide = |all: &mut dyn Iterator<Item = String>| {
            let widest = all.map(|said| words::width(&said)).max().unwrap_or(0);
            u16::try_from(widest).unwrap_or(8)
        };
        let states = AnswerResult::ALL.iter().map(|result| format!("✓ {}", result.label(tr)));
        let notes = self.screen.list.all().iter().map(|line| match line {
            Line::Item(line) => self.note(&line.item).0,
            _ => String::new(),
        });
        let note = wide(&mut { notes });
        let columns = [
            Column::flex("", 1),
            // Only where something is noted: the questions need the room.
            Column::fixed("", note).only_from(if note > 0 { 66 } else { u16::MAX }),
            Column::fixed("", wide(&mut { states })),
        ];
        let cells = |line: &Line| self.cells(line);
        table::draw(&self.screen.list, &columns, cells, &tr.common_none(), self.look, area, buf);
    }

    fn cells(&self, line: &Line) -> Vec<Cell> {
        let (tr, style) = (self.look.tr, self.look.style);
        match line {
            Line::Section { name, done, total, .. } => {
                let mark = if done == total { "✓ " } else { "" };
                vec![Cell::from(format!("{name}  {mark}{}", tr.common_of(*done, *total)))]
            }
            Line::StatementPart => vec![Cell::from(tr.self_exam_statement())],
            Line::Whole => {
                let said = match self.screen.beside.len() {
                    0 => Cell::from(""),
                    count => Cell::styled(tr.self_exam_beside_count(count), style.accent),
                };
                vec![Cell::from(tr.self_exam_whole()), said, Cell::from("")]
            }
            Line::Statement { done } => self.statement(*done),
            Line::Item(line) => {
                let question = self.params.text_of(&line.item.key);
                let question = question.map_or("", |text| text.pick(tr.lang()));
                let (state, tone) = self.state(&line.item);
                let (note, note_tone) = self.note(&line.item);
                vec![
                    Cell::from(format!("{} {question}", line.no)),
                    Cell::styled(note, note_tone),
                    Cell::styled(state, tone),
                ]
            }
        }
    }

    fn statement(&self, done: bool) -> Vec<Cell> {
        let (tr, style) = (self.look.tr, self.look.style);
        let said = if self.view.body.trim().is_empty() {
            tr.self_exam_statement_none()
        } else {
            tr.self_exam_statement_chars(self.view.chars, self.view.min_chars)
        };
        let (mark, word, tone) = if done {
            ("✓ ", tr.self_exam_statement_done(), style.text)
        } else {
            ("  ", tr.self_exam_unwritten(), style.accent)
        };
        vec![Cell::from(said), Cell::from(""), Cell::styled(format!("{mark}{word}"), tone)]
    }

    /// The answer as a mark and a word.
    fn state(&self, item: &ExamItem) -> (String, Style) {
        let (tr, style) = (self.look.tr, self.look.style);
        match &item.answer {
            None if item.na_by_default => {
                (format!("✓ {}", AnswerResult::NotApplicable.label(tr)), style.dim)
            }
            None => (format!("  {}", tr.self_exam_open()), style.accent),
            Some(answer) => {
                let tone = match answer.result {
                    AnswerResult::Problem => style.strong,
                    AnswerResult::Slight => style.text,
                    AnswerResult::Ok | AnswerResult::NotApplicable => style.dim,
                };
                let mark = if item.lacks.is_empty() { "✓" } else { "!" };
                (format!("{mark} {}", answer.result.label(tr)), tone)
            }
        }
    }

    /// What is to be noticed about an answer, the most urgent first.
    fn note(&self, item: &ExamItem) -> (String, Style) {
        let (tr, style) = (self.look.tr, self.look.style);
        let commented = item.answer.as_ref().is_some_and(|answer| !answer.comment.is_empty());
        if !self.screen.beside.get(&item.key).is_empty() {
            (tr.self_exam_note_mine(), style.accent)
        } else if !item.lacks.is_empty() {
            (tr.self_exam_note_lacks(), style.accent)
        } else if commented {
            (tr.self_exam_note_comment(), style.error)
        } else {
            (item.finding_no.clone(), style.dim)
        }
    }

    /// Whether the reader can answer now.
    fn writes(&self) -> bool {
        self.view.rights.allows(Act::WriteEntry)
    }
}
