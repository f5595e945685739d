//! The ledger and the team table as a worksheet: texts always as texts, the head frozen.
//!
//! The same report gives the same bytes: the creation time written into the file is its day.

use super::{
    ExportError,
    document::{Cell, Document, Table},
};
use crate::{
    domain::report::ReportHead,
    i18n::tr,
    text::{safe, width},
};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The most characters a cell holds (Excel's limit is 32,767, counted in UTF-16).
const CELL_LIMIT: usize = 32_000;
/// Columns are as wide as their content within these bounds, in characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 40;
/// The longest header or footer Excel accepts is 255 characters.
const MARGIN_LIMIT: usize = 100;

pub(super) fn write(document: &Document, head: &ReportHead) -> Result<Vec<u8>, ExportError> {
    build(document, head).map_err(|e| ExportError::Writer(e.to_string()))
}

fn build(document: &Document, head: &ReportHead) -> Result<Vec<u8>, XlsxError> {
    let tr = tr(document.lang);
    let mut book = Workbook::new();
    let created = ExcelDateTime::parse_from_str(&head.today.to_string())?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = book.add_worksheet().set_name(tr.report_sheet_table())?;
    if let Some(table) = document.table() {
        fill(sheet, table)?;
    }
    page(sheet, document)?;
    about(book.add_worksheet().set_name(tr.report_about())?, document)?;
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let plain = Format::new()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    let bold = plain.clone().set_bold();
    let title = bold.clone().set_align(FormatAlign::Center);
    for (at, text) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(0, at, shown(text), &title)?;
        sheet.set_column_width(at, column_width(table, usize::from(at)))?;
    }
    for (line, row) in (1..).zip(table.rows.iter().chain(&table.totals)) {
        let format = if line as usize > table.rows.len() { &bold } else { &plain };
        for (at, cell) in (0..).zip(row) {
            match cell {
                Cell::Text(text) => {
                    sheet.write_string_with_format(line, at, shown(text), format)?;
                }
                Cell::Count(count) => {
                    sheet.write_number_with_format(line, at, *count as f64, format)?;
                }
            }
        }
    }
    let lead = u16::try_from(table.lead).unwrap_or(1);
    sheet.set_freeze_panes(1, lead)?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// Printed on A4 across, all columns on one page, title above and signatures and anchor below.
fn page(sheet: &mut Worksheet, document: &Document) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_header(format!("&C&14{}", margin(&document.title)));
    let anchor = document.foot.last().map_or("", |(_, anchor)| anchor.as_str());
    let signatures = margin(&document.signatures);
    sheet.set_footer(format!("&L{signatures}&C&P / &N&R&8{}", margin(anchor)));
    Ok(())
}

/// A second sheet says what the table is, who exported it when, and the anchor.
fn about(sheet: &mut Worksheet, document: &Document) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 20)?;
    sheet.set_column_width(1, 80)?;
    sheet.write_string_with_format(0, 0, shown(&document.title), &Format::new().set_bold())?;
    for (line, (label, value)) in (1..).zip(document.head.iter().chain(&document.foot)) {
        sheet.write_string(line, 0, shown(label))?;
        sheet.write_string(line, 1, shown(value))?;
    }
    Ok(())
}

/// What stands in a cell: safe, and cut where Excel would refuse it.
fn shown(text: &str) -> String {
    let text = safe::show(text);
    let mut room = CELL_LIMIT;
    let fits = |c: &char| {
        let left = room.checked_sub(c.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() { kept + ".." } else { kept }
}

/// A text for header or footer, where `&` begins a command and digits would run into a size.
fn margin(text: &str) -> String {
    let line = safe::show_line(text).chars().take(MARGIN_LIMIT).collect::<String>();
    let line = line.replace('&', "&&");
    if line.starts_with(|c: char| c.is_ascii_digit()) { format!(" {line}") } else { line }
}

/// Wide enough for the longest line, a Chinese character counting two.
fn column_width(table: &Table, at: usize) -> u16 {
    let cells = table.rows.iter().chain(&table.totals).filter_map(|row| row.get(at));
    let widest = cells
        .flat_map(|cell| cell.text().lines().map(width).collect::<Vec<_>>())
        .chain(table.columns.get(at).map(|title| width(title)))
        .max();
    let columns = widest.unwrap_or(0).clamp(NARROWEST, WIDEST) + 2;
    u16::try_from(columns).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_cut_where_excel_would_refuse_them() {
        let long = "汉".repeat(CELL_LIMIT + 1);
        assert_eq!(shown(&long).chars().count(), CELL_LIMIT + 2);
        let outside = "𠀀".repeat(CELL_LIMIT);
        assert_eq!(shown(&outside).chars().count(), CELL_LIMIT / 2 + 2);
        assert_eq!(shown("a\u{1b}[2J"), "a?[2J");
    }

    #[test]
    fn margins_hold_no_commands() {
        assert_eq!(margin("12:ab&D"), " 12:ab&&D");
        assert_eq!(margin("处\n室"), "处 室");
    }
}
