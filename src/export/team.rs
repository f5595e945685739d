//! The team table: a person per row, a step per column, sums below.

use super::{
    document::{Block, Cell, Document, Section, Table},
    words::{Words, bracketed},
};
use crate::{
    domain::{
        report::{ReportHead, TeamReport},
        step::StepKind,
        team::TeamCell,
    },
    i18n::{Lang, labels},
};

pub(super) fn document(head: &ReportHead, body: &TeamReport, lang: Lang) -> Document {
    let words = Words::new(head, lang);
    let title = words.tr.report_title_team(words.campaign_name(), head.year.to_string());
    let section = Section::top(title.clone()).with(Block::Table(table(words, body)));
    words.document(head, title, vec![section])
}

fn table(words: Words, body: &TeamReport) -> Table {
    let tr = words.tr;
    let people = [
        tr.report_column_name(),
        tr.report_column_title(),
        tr.report_column_unit(),
        tr.report_column_supervisor(),
    ];
    let kinds: Vec<_> = body.columns.iter().map(|(_, step)| words.step_kind(step)).collect();
    let mut columns: Vec<String> = people.into();
    columns.extend(body.columns.iter().map(|(_, step)| words.step_short(step)));
    columns.extend([tr.report_column_open_findings(), tr.report_column_late()]);
    let rows = body.rows.iter().map(|line| {
        let mut row: Vec<Cell> =
            [&line.name, &line.title, &line.unit, &line.supervisor].map(Cell::from).into();
        let cells = line.cells.iter().zip(&kinds);
        row.extend(cells.map(|(cell, kind)| Cell::Text(state(words, *kind, cell))));
        row.extend([Cell::Count(line.findings), Cell::Count(line.late)]);
        row
    });
    let rows: Vec<_> = rows.collect();
    Table { columns, lead: 1, rows, totals: Some(totals(words, body)) }
}

/// Finished of those concerned per step, and the sums of findings and late things.
fn totals(words: Words, body: &TeamReport) -> Vec<Cell> {
    let tr = words.tr;
    let mut row = vec![
        Cell::Text(tr.common_total()),
        Cell::Text(tr.common_people(body.rows.len() as i64)),
        Cell::Text(String::new()),
        Cell::Text(String::new()),
    ];
    for at in 0..body.columns.len() {
        let concerned: Vec<_> =
            body.rows.iter().filter_map(|line| line.cells.get(at)).filter(|c| !c.absent).collect();
        let finished = concerned.iter().filter(|cell| cell.status.is_finished()).count();
        row.push(Cell::Text(tr.common_of(finished as i64, concerned.len() as i64)));
    }
    row.push(Cell::Count(body.rows.iter().map(|line| line.findings).sum()));
    row.push(Cell::Count(body.rows.iter().map(|line| line.late).sum()));
    row
}

/// `填写中 17/33（逾期 3 天）`.
fn state(words: Words, kind: StepKind, cell: &TeamCell) -> String {
    let tr = words.tr;
    if cell.absent {
        return tr.report_not_concerned();
    }
    let mut text = labels::step_status(tr, kind, cell.status);
    if cell.total > 0 && cell.status.is_open() {
        text = format!("{text} {}", tr.common_of(cell.done, cell.total));
    }
    if cell.late_days > 0 {
        text = bracketed(tr, text, tr.common_days_late(cell.late_days));
    }
    text
}
