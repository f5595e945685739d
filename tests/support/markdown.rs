//! Markdown as a program reads it that shows it with everything switched on: what it makes of a file.

#![allow(dead_code, clippy::unwrap_used)]

use comrak::{
    Arena, Options,
    nodes::{AstNode, NodeValue},
    parse_document,
};

/// What was made of a file.
#[derive(Debug, Default)]
pub struct Read {
    pub headings: Vec<String>,
    /// Every row of every table, the heads too; line breaks within a cell are line ends.
    pub rows: Vec<Vec<String>>,
    /// Paragraphs and items of lists.
    pub texts: Vec<String>,
    /// Whatever is more than words: links, pictures, markup, code, tasks, notes.
    pub alive: Vec<String>,
}

/// Reads a file with tables, bare addresses as links, tasks, notes and all that.
pub fn read(text: &str) -> Read {
    let arena = Arena::new();
    let mut options = Options::default();
    let more = &mut options.extension;
    more.strikethrough = true;
    more.table = true;
    more.autolink = true;
    more.tasklist = true;
    more.footnotes = true;
    more.front_matter_delimiter = Some("---".into());
    let mut found = Read::default();
    for node in parse_document(&arena, text, &options).descendants() {
        let value = &node.data().value;
        match value {
            NodeValue::Heading(_) => found.headings.push(words(node)),
            NodeValue::TableRow(_) => found.rows.push(node.children().map(words).collect()),
            NodeValue::Paragraph => found.texts.push(words(node)),
            NodeValue::HtmlInline(tag) if tag == "<br>" => {}
            NodeValue::Document
            | NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::ThematicBreak
            | NodeValue::Table(_)
            | NodeValue::TableCell
            | NodeValue::Text(_) => {}
            other => found.alive.push(format!("{other:?} in {:?}", words(node))),
        }
    }
    found
}

fn words<'a>(node: &'a AstNode<'a>) -> String {
    let words = |node: &'a AstNode<'a>| match &node.data().value {
        NodeValue::Text(text) => text.to_string(),
        NodeValue::HtmlInline(_) => "\n".to_owned(),
        NodeValue::Code(code) => code.literal.clone(),
        _ => String::new(),
    };
    node.descendants().map(words).collect()
}
