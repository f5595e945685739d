//! The team table's part of the schema.

use super::Words;
use crate::domain::{report::TeamReport, step_entry::StepStatus, team::TeamCell};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Team<'a> {
    columns: Vec<Column<'a>>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Column<'a> {
    phase: i64,
    step: &'a str,
    name: String,
}

#[derive(Serialize)]
struct Row<'a> {
    login: &'a str,
    name: &'a str,
    title: &'a str,
    unit: &'a str,
    supervisor: &'a str,
    /// One per column; null where the step does not concern the person.
    cells: Vec<Option<Cell>>,
    open_findings: i64,
    late: i64,
}

#[derive(Serialize)]
struct Cell {
    status: StepStatus,
    done: i64,
    total: i64,
    late_days: i64,
}

impl<'a> Team<'a> {
    pub fn of(words: Words, body: &'a TeamReport) -> Self {
        let columns = body.columns.iter();
        let rows = body.rows.iter().map(|line| Row {
            login: &line.login,
            name: &line.name,
            title: &line.title,
            unit: &line.unit,
            supervisor: &line.supervisor,
            cells: line.cells.iter().map(cell).collect(),
            open_findings: line.findings,
            late: line.late,
        });
        Self {
            columns: columns
                .map(|(phase, step)| Column { phase: *phase, step, name: words.step(step) })
                .collect(),
            rows: rows.collect(),
        }
    }
}

fn cell(cell: &TeamCell) -> Option<Cell> {
    (!cell.absent).then_some(Cell {
        status: cell.status,
        done: cell.done,
        total: cell.total,
        late_days: cell.late_days,
    })
}
