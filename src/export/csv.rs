//! CSV for spreadsheets: UTF-8 with byte order mark, CRLF, every field quoted, formulas disarmed.
//!
//! The ledger and the team table are real tables: a head row, the rows, and after one empty row, which
//! ends the table for a spreadsheet too, who exported it when and the anchor. What is mixed content
//! otherwise comes in long format: section, key, value.

use super::{
    ExportError,
    document::{Block, Document, Table},
};
use crate::{i18n::Tr, text::safe};
use ::csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

const BOM: &[u8] = "\u{FEFF}".as_bytes();
/// Between the parts of a key.
const IN_KEY: &str = " / ";

pub(super) fn write(document: &Document, tr: &Tr) -> Result<Vec<u8>, ExportError> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(BOM.to_vec());
    let written = match document.table() {
        Some(content) => table(&mut writer, content, &document.foot),
        None => long(&mut writer, document, tr),
    };
    written.map_err(|e| ExportError::Writer(e.to_string()))?;
    writer.into_inner().map_err(|e| ExportError::Writer(e.to_string()))
}

type Out = Writer<Vec<u8>>;

fn table(out: &mut Out, table: &Table, foot: &[(String, String)]) -> Result<(), ::csv::Error> {
    out.write_record(table.columns.iter().map(|title| safe_field(title)))?;
    for row in &table.rows {
        out.write_record(row.iter().map(|cell| safe_field(&cell.text())))?;
    }
    // As wide as the table: not every reader takes rows of different lengths.
    let wide = table.columns.len();
    out.write_record(vec![""; wide])?;
    for (label, value) in foot {
        let cells = [safe_field(label), safe_field(value)].into_iter();
        out.write_record(cells.chain(std::iter::repeat(String::new())).take(wide))?;
    }
    Ok(())
}

fn long(out: &mut Out, document: &Document, tr: &Tr) -> Result<(), ::csv::Error> {
    let mut line = |section: &str, key: &str, value: &str| {
        out.write_record([section, key, value].map(safe_field))
    };
    line(&tr.report_long_section(), &tr.report_long_key(), &tr.report_long_value())?;
    let about = tr.report_about();
    line(&about, &tr.report_name(), &document.title)?;
    for (label, value) in &document.head {
        line(&about, label, value)?;
    }
    for section in &document.sections {
        for block in &section.blocks {
            match block {
                Block::Text(text) => line(&section.title, &tr.report_text(), text)?,
                Block::Facts(facts) => {
                    for (label, value) in facts {
                        line(&section.title, label, value)?;
                    }
                }
                Block::List(items) => {
                    for (n, item) in (1..).zip(items) {
                        line(&section.title, &n.to_string(), item)?;
                    }
                }
                Block::Table(table) => cells(table, |key, value| line(&section.title, key, value))?,
            }
        }
    }
    for (label, value) in &document.foot {
        line(&about, label, value)?;
    }
    Ok(())
}

/// A table in long format: the leading cells and the column's title make the key.
fn cells(
    table: &Table,
    mut line: impl FnMut(&str, &str) -> Result<(), ::csv::Error>,
) -> Result<(), ::csv::Error> {
    for row in &table.rows {
        let lead: Vec<_> = row.iter().take(table.lead).map(|cell| cell.text()).collect();
        for (title, cell) in table.columns.iter().zip(row).skip(table.lead) {
            let key = format!("{}{IN_KEY}{title}", lead.join(IN_KEY));
            line(&key, &cell.text())?;
        }
    }
    Ok(())
}

/// A field no spreadsheet takes for a formula: what begins with a character that could begin one
/// (OWASP's list with the full-width forms, also behind blanks) gets an apostrophe.
fn safe_field(text: &str) -> String {
    let shown = safe::show(text);
    // Looked for before tabs and returns are made harmless, and again behind leading blanks.
    let risky = text.starts_with(['\t', '\r', '\n'])
        || shown.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if risky { format!("'{shown}") } else { shown.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::safe_field;

    #[test]
    fn whatever_could_begin_a_formula_is_disarmed() {
        let risky = [
            "=1+1",
            "+86",
            "-2",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            " =1",
            "\u{3000}=1",
        ];
        for text in risky {
            assert!(safe_field(text).starts_with('\''), "{text:?}");
        }
        for text in ["", "普通", "a=b", "17/33（51.5%）", "'=1", "2026-05-12", "1. 做，=不做"]
        {
            assert_eq!(safe_field(text), text);
        }
        assert_eq!(safe_field("\u{202E}=cmd"), "?=cmd", "a direction mark hides nothing");
    }
}
