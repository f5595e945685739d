//! Plain report data to Markdown, CSV, JSON and XLSX. Pure: the caller decides where the bytes go.
//!
//! A report is first composed into a document in one language (`summary`, `team`, `ledger`,
//! `mine`), which the formats then write; JSON is written from the data itself, since it is read by
//! programs. Text from outside passes `text::safe` once more in every format.

mod csv;
mod document;
mod json;
mod ledger;
mod markdown;
mod mine;
mod revisions;
mod summary;
mod team;
mod words;
mod xlsx;

use crate::{
    domain::report::{ExportFormat, ExportKind, Report, ReportBody},
    i18n::{Lang, Tr, labels::Label, tr},
};
use chrono::NaiveDate;

/// Why a report could not be written in a format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// Only reports that are one table become worksheets.
    #[error("{} cannot be written as {}", .0.code(), .1.code())]
    NotATable(ExportKind, ExportFormat),
    /// What the writer of the format said.
    #[error("{0}")]
    Writer(String),
}

impl ExportError {
    /// What to tell the reader.
    pub fn say(&self, tr: &Tr) -> String {
        match self {
            Self::NotATable(kind, format) => {
                tr.report_error_not_a_table(format.label(tr), kind.label(tr))
            }
            Self::Writer(why) => tr.report_error_writer(why.as_str()),
        }
    }
}

/// The report as a file's content.
///
/// # Errors
/// [`ExportError::NotATable`] for a worksheet of anything but the ledger or the team table.
pub fn render(report: &Report, format: ExportFormat, lang: Lang) -> Result<Vec<u8>, ExportError> {
    let document = || match &report.body {
        ReportBody::Summary(body) => summary::document(&report.head, body, lang),
        ReportBody::Team(body) => team::document(&report.head, body, lang),
        ReportBody::Ledger(body) => ledger::document(&report.head, body, lang),
        ReportBody::Mine(body) => mine::document(&report.head, body, lang),
    };
    match format {
        ExportFormat::Md => Ok(markdown::write(&document()).into_bytes()),
        ExportFormat::Csv => csv::write(&document(), tr(lang)),
        ExportFormat::Json => json::write(report, lang),
        ExportFormat::Xlsx if report.kind().is_table() => xlsx::write(&document(), &report.head),
        ExportFormat::Xlsx => Err(ExportError::NotATable(report.kind(), format)),
    }
}

/// A file name made of codes and the day alone, never of anybody's text: `zicha-ledger-2026-05-12.xlsx`.
pub fn file_name(kind: ExportKind, format: ExportFormat, day: NaiveDate) -> String {
    numbered_name(kind, format, day, 1)
}

/// The same for the second and further files of a day: `zicha-ledger-2026-05-12-2.xlsx`.
pub fn numbered_name(kind: ExportKind, format: ExportFormat, day: NaiveDate, nth: u32) -> String {
    let nth = if nth > 1 { format!("-{nth}") } else { String::new() };
    format!("zicha-{}-{}{nth}.{}", kind.code(), day.format("%Y-%m-%d"), format.code())
}
