//! A report as a document: titled sections of texts, facts and tables, before it becomes Markdown,
//! CSV or a worksheet. Words are already in the reader's language; nothing is escaped yet.

use crate::i18n::Lang;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    /// A whole number of ours, never text from outside.
    Count(i64),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Cell {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl Cell {
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
        }
    }
}

/// A table; every row has as many cells as there are columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub columns: Vec<String>,
    /// How many leading columns tell rows apart: they make the key in the long format.
    pub lead: usize,
    pub rows: Vec<Vec<Cell>>,
    /// A last row of sums, where the table is read and not computed with.
    pub totals: Option<Vec<Cell>>,
}

impl Table {
    pub fn new<const N: usize>(columns: [String; N], lead: usize) -> Self {
        Self { columns: columns.into(), lead, ..Self::default() }
    }

    pub fn row<const N: usize>(&mut self, cells: [Cell; N]) {
        self.rows.push(cells.into());
    }
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Paragraphs, one per line.
    Text(String),
    /// Label and value.
    Facts(Vec<(String, String)>),
    List(Vec<String>),
    Table(Table),
}

/// A titled part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// 1 or 2.
    pub level: u8,
    pub title: String,
    pub blocks: Vec<Block>,
}

impl Section {
    pub fn top(title: String) -> Self {
        Self { level: 1, title, blocks: Vec::new() }
    }

    pub fn sub(title: String) -> Self {
        Self { level: 2, title, blocks: Vec::new() }
    }

    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    pub fn and(mut self, blocks: impl IntoIterator<Item = Block>) -> Self {
        self.blocks.extend(blocks);
        self
    }

    pub fn facts<const N: usize>(self, facts: [(String, String); N]) -> Self {
        self.with(Block::Facts(facts.into()))
    }
}

/// The whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Document {
    pub lang: Lang,
    pub title: String,
    /// What it is about: unit, day.
    pub head: Vec<(String, String)>,
    /// Numbered when there is more than one.
    pub sections: Vec<Section>,
    /// Lines for names and signatures below the content.
    pub signatures: String,
    /// Who exported it when, and the anchor.
    pub foot: Vec<(String, String)>,
}

impl Document {
    /// The table of a document that is one table.
    pub fn table(&self) -> Option<&Table> {
        match self.sections.as_slice() {
            [Section { blocks, .. }] => match blocks.as_slice() {
                [Block::Table(table)] => Some(table),
                _ => None,
            },
            _ => None,
        }
    }

    /// Sections with their numbers as official papers have them (GB/T 9704: 一、 （一）; English: 1, 1.1).
    pub fn numbered(&self) -> impl Iterator<Item = (String, &Section)> {
        let mut at = (0, 0);
        self.sections.iter().map(move |section| {
            at = if section.level == 1 { (at.0 + 1, 0) } else { (at.0, at.1 + 1) };
            let number = match (self.lang, section.level) {
                (Lang::En, 1) => format!("{}. ", at.0),
                (Lang::En, _) => format!("{}.{} ", at.0, at.1),
                (_, 1) => format!("{}、", chinese(at.0)),
                _ => format!("（{}）", chinese(at.1)),
            };
            (number, section)
        })
    }
}

/// 1 to 99 in Chinese; larger numbers in digits.
fn chinese(n: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (n / 10, n % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens, ones) if tens < 10 => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn headings_count_as_official_papers_do() {
        let cases =
            [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")];
        for (n, words) in cases {
            assert_eq!(chinese(n), words);
        }
    }
}
