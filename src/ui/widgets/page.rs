//! A page of text: headings, labelled values, paragraphs; wrapped to the width and scrolled.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::table::{self, Cell, Column};
use super::{scroll_mark, text};
use crate::app::detail::Detail;
use crate::app::scroll::Scroll;
use crate::text::{safe, wrap};
use crate::ui::Look;

/// A text is read in lines no longer than this.
const MEASURE: u16 = 84;

/// Text gathered first and wrapped when drawn.
#[derive(Debug)]
pub struct Page<'a> {
    look: &'a Look,
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Text {
        text: String,
        style: Style,
        indent: u16,
    },
    /// A short label before a text that hangs beside it.
    Value {
        label: String,
        text: String,
        style: Style,
    },
    /// Rows of cells, each wrapped in its column.
    Table {
        columns: Vec<Column>,
        rows: Vec<Vec<Cell>>,
    },
    Rule,
    Gap,
}

/// One drawn row: pieces at columns.
type Row = Vec<(u16, String, Style)>;

impl<'a> Page<'a> {
    pub const fn new(look: &'a Look) -> Self {
        Self { look, parts: Vec::new() }
    }

    /// A heading.
    pub fn heading(&mut self, said: impl Into<String>) -> &mut Self {
        self.styled(said, self.look.style.strong)
    }

    /// A heading that stands apart from what is above it.
    pub fn section(&mut self, said: impl Into<String>) -> &mut Self {
        if !self.parts.is_empty() {
            self.gap();
        }
        self.heading(said)
    }

    /// A paragraph.
    pub fn para(&mut self, said: impl Into<String>) -> &mut Self {
        self.styled(said, self.look.style.text)
    }

    /// A paragraph that is second in importance.
    pub fn quiet(&mut self, said: impl Into<String>) -> &mut Self {
        self.styled(said, self.look.style.dim)
    }

    /// A paragraph in a style.
    pub fn styled(&mut self, said: impl Into<String>, style: Style) -> &mut Self {
        self.parts.push(Part::Text { text: said.into(), style, indent: 0 });
        self
    }

    /// A paragraph moved in by two columns.
    pub fn indented(&mut self, said: impl Into<String>) -> &mut Self {
        let style = self.look.style.text;
        self.parts.push(Part::Text { text: said.into(), style, indent: 2 });
        self
    }

    /// A label and its value; nothing if the value is empty.
    pub fn value(&mut self, label: impl Into<String>, said: impl Into<String>) -> &mut Self {
        self.value_styled(label, said, self.look.style.text)
    }

    /// A label and its value in a style; nothing if the value is empty.
    pub fn value_styled(
        &mut self,
        label: impl Into<String>,
        said: impl Into<String>,
        style: Style,
    ) -> &mut Self {
        let (label, text) = (label.into(), said.into());
        if !text.is_empty() {
            self.parts.push(Part::Value { label, text, style });
        }
        self
    }

    /// Rows of cells below the titles of their columns; nothing where there are none.
    pub fn table(&mut self, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> &mut Self {
        if !rows.is_empty() {
            self.parts.push(Part::Table { columns, rows });
        }
        self
    }

    /// A rule.
    pub fn rule(&mut self) -> &mut Self {
        self.parts.push(Part::Rule);
        self
    }

    /// An empty row.
    pub fn gap(&mut self) -> &mut Self {
        self.parts.push(Part::Gap);
        self
    }

    /// The rows it takes at a width.
    pub fn height(&self, width: u16) -> u16 {
        u16::try_from(self.rows(width).len()).unwrap_or(u16::MAX)
    }

    /// Draws from row `scroll` on (no further than the last row). Says below how much is left.
    pub fn draw(&self, scroll: u16, area: Rect, buf: &mut Buffer) {
        let rows = self.rows(area.width);
        let height = usize::from(area.height);
        let from = usize::from(scroll).min(rows.len().saturating_sub(height));
        for (row, at) in rows.iter().skip(from).zip(area.rows()) {
            for (x, said, style) in row {
                let room = Rect { x: at.x + x, width: at.width.saturating_sub(*x), ..at };
                if said.is_empty() {
                    text::rule(buf, room, self.look);
                } else {
                    text::put(buf, room, said, *style);
                }
            }
        }
        let left = rows.len().saturating_sub(from + height);
        if left > 0
            && let Some(last) = area.rows().next_back()
        {
            let note = |left: usize| format!(" {}", self.look.tr.app_more(left));
            let end = rows.get(from + height - 1).map_or(0, row_end);
            let free = last.width.saturating_sub(end);
            // A row that would run into the note waits for the next page.
            let hides = free < text::columns(&note(left));
            if hides {
                text::put(buf, last, &" ".repeat(usize::from(last.width)), self.look.style.text);
            }
            text::put_right(buf, last, &note(left + usize::from(hides)), self.look.style.dim);
        }
    }

    /// Draws what stands beside a list, and tells whether there was room for it.
    pub fn beside(&self, detail: &Detail, area: Rect, buf: &mut Buffer) {
        detail.drawn(self.height(area.width) > area.height);
        self.draw(0, area, buf);
    }

    /// Draws what one can scroll through, with a mark of how far one is.
    pub fn scrolled(&self, scroll: u16, area: Rect, buf: &mut Buffer) {
        self.draw(scroll, area, buf);
        let total = usize::from(self.height(area.width));
        scroll_mark::beside(buf, area, usize::from(scroll), total, self.look);
    }

    /// Draws it to be read: in lines of a comfortable length, from where it is scrolled to.
    pub fn read(&self, scroll: &Scroll, area: Rect, buf: &mut Buffer) {
        let at = Rect { width: area.width.min(MEASURE), ..area };
        self.scrolled(scroll.drawn(self.height(at.width), at.height), at, buf);
    }

    fn rows(&self, width: u16) -> Vec<Row> {
        let labels = self.parts.iter().filter_map(|part| match part {
            Part::Value { label, .. } => Some(text::columns(label)),
            _ => None,
        });
        let hang = labels.max().unwrap_or(0).min(width / 2) + 2;
        let mut rows = Vec::new();
        for part in &self.parts {
            match part {
                Part::Gap => rows.push(Vec::new()),
                Part::Rule => rows.push(vec![(0, String::new(), self.look.style.rule)]),
                Part::Text { text, style, indent } => {
                    for line in lines(text, width.saturating_sub(*indent)) {
                        rows.push(vec![(*indent, line, *style)]);
                    }
                }
                Part::Table { columns, rows: cells } => {
                    rows.extend(table_rows(columns, cells, width, self.look));
                }
                Part::Value { label, text, style } => {
                    let room = usize::from(hang.saturating_sub(1));
                    let label = crate::text::elide(label, room).into_owned();
                    for (i, line) in lines(text, width.saturating_sub(hang)).into_iter().enumerate()
                    {
                        let mut row = vec![(hang, line, *style)];
                        if i == 0 {
                            row.insert(0, (0, label.clone(), self.look.style.dim));
                        }
                        rows.push(row);
                    }
                }
            }
        }
        rows
    }
}

/// The columns a row takes.
fn row_end(row: &Row) -> u16 {
    row.iter().map(|(x, said, _)| x.saturating_add(text::columns(said))).max().unwrap_or(0)
}

/// The rows of a table: its titles if there are any, then each row as high as its highest cell.
fn table_rows(columns: &[Column], rows: &[Vec<Cell>], width: u16, look: &Look) -> Vec<Row> {
    let places = table::places(columns, width);
    let mut out = Vec::new();
    let titles: Row = columns
        .iter()
        .zip(&places)
        .filter(|(column, _)| !column.title().is_empty())
        .filter_map(|(column, place)| {
            let (x, room) = (*place)?;
            let title = crate::text::elide(column.title(), usize::from(room));
            Some((x, title.into_owned(), look.style.dim))
        })
        .collect();
    if !titles.is_empty() {
        out.push(titles);
    }
    for cells in rows {
        let wrapped: Vec<(u16, Vec<String>, Style)> = cells
            .iter()
            .zip(&places)
            .filter(|(cell, _)| !cell.text.is_empty())
            .filter_map(|(cell, place)| {
                let (x, room) = (*place)?;
                Some((x, lines(&cell.text, room), cell.style))
            })
            .collect();
        let height = wrapped.iter().map(|(_, lines, _)| lines.len()).max().unwrap_or(1);
        for i in 0..height {
            let pieces = wrapped.iter();
            let row =
                pieces.filter_map(|(x, lines, style)| Some((*x, lines.get(i)?.clone(), *style)));
            out.push(row.collect());
        }
    }
    out
}

fn lines(said: &str, width: u16) -> Vec<String> {
    let mut lines = wrap(&safe::show(said), usize::from(width.max(1)));
    // An empty piece stands for a rule: an empty line is a space.
    for line in lines.iter_mut().filter(|line| line.is_empty()) {
        line.push(' ');
    }
    lines
}
