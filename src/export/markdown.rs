//! A document as Markdown that reads well as plain text too.
//!
//! Texts of people are escaped: they can make no heading, table border, HTML or link.

use super::document::{Block, Cell, Document, Table};
use crate::{
    i18n::{Tr, tr},
    text::safe,
};
use std::fmt::Write as _;

pub(super) fn write(document: &Document) -> String {
    let tr = tr(document.lang);
    let mut out = format!("# {}\n\n", line(&document.title));
    facts(&mut out, tr, &document.head);
    if document.table().is_some() {
        // One table needs no heading beside the title.
        document.sections.iter().for_each(|section| blocks(&mut out, tr, &section.blocks));
    } else {
        for (number, section) in document.numbered() {
            let hashes = if section.level == 1 { "##" } else { "###" };
            let _ = write!(out, "{hashes} {number}{}\n\n", line(&section.title));
            blocks(&mut out, tr, &section.blocks);
        }
    }
    if !document.signatures.is_empty() {
        paragraphs(&mut out, &document.signatures);
    }
    out.push_str("---\n\n");
    facts(&mut out, tr, &document.foot);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn blocks(out: &mut String, tr: &Tr, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Text(text) => paragraphs(out, text),
            Block::Facts(list) => facts(out, tr, list),
            Block::List(items) => {
                for item in items {
                    let _ = writeln!(out, "- {}", at_start(&safe::show_line(item)));
                }
                out.push('\n');
            }
            Block::Table(content) => table(out, content),
        }
    }
}

/// Every line a paragraph of its own, as Chinese papers are written.
fn paragraphs(out: &mut String, text: &str) {
    let text = safe::show(text);
    for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let _ = write!(out, "{}\n\n", at_start(paragraph));
    }
}

/// Facts without a value are left out.
fn facts(out: &mut String, tr: &Tr, facts: &[(String, String)]) {
    let mut facts = facts.iter().filter(|(_, value)| !value.is_empty()).peekable();
    if facts.peek().is_none() {
        return;
    }
    for (label, value) in facts {
        let _ = writeln!(out, "- {}", tr.common_label_value(line(label), line(value)));
    }
    out.push('\n');
}

fn table(out: &mut String, table: &Table) {
    let mut row = |cells: Vec<String>| {
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    };
    row(table.columns.iter().map(|title| line(title)).collect());
    row(vec!["---".to_owned(); table.columns.len()]);
    for cells in table.rows.iter().chain(&table.totals) {
        row(cells.iter().map(cell).collect());
    }
    out.push('\n');
}

/// A cell is one line; its own line ends become `<br>`.
fn cell(cell: &Cell) -> String {
    let text = cell.text();
    safe::show(&text).lines().map(inline).collect::<Vec<_>>().join("<br>")
}

fn line(text: &str) -> String {
    inline(&safe::show_line(text))
}

/// A line that begins a block: there a heading, a list or a rule could begin too.
fn at_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let lists =
        rest.starts_with(['.', ')']) && !rest[1..].starts_with(|c: char| !c.is_whitespace());
    if digits > 0 && lists {
        format!("{number}\\{}", inline(rest))
    } else if line.starts_with(['#', '-', '+', '=']) {
        format!("\\{}", inline(line))
    } else {
        inline(line)
    }
}

/// Takes from a line of text whatever Markdown would read as more than text.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => out.extend(['\\', c]),
            // What would become a link by itself.
            ':' if line[at..].starts_with("://") => out.push_str("\\:"),
            '.' if is_www(&line[..at]) => out.push_str("\\."),
            '@' if is_address(&line[..at]) => out.push_str("\\@"),
            c => out.push(c),
        }
    }
    out
}

/// Whether what stands before an `@` could be the name of a mailbox.
fn is_address(before: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
}

fn is_www(before: &str) -> bool {
    let tail: String = before.chars().rev().take(3).collect();
    tail.eq_ignore_ascii_case("www")
}

#[cfg(test)]
mod tests {
    use super::at_start;

    #[test]
    fn peoples_text_stays_text() {
        let cases = [
            ("普通的一句话，100%。", "普通的一句话，100%。"),
            ("| a | b |", "\\| a \\| b \\|"),
            ("# 标题", "\\# 标题"),
            ("第#3号", "第#3号"),
            ("- 一条", "\\- 一条"),
            ("对-俄", "对-俄"),
            ("1. 第一", "1\\. 第一"),
            ("2.5 小时", "2.5 小时"),
            ("3)", "3\\)"),
            ("用时2.5小时", "用时2.5小时"),
            ("===", "\\==="),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("[点我](javascript:x)", "\\[点我\\](javascript:x)"),
            ("http://a.cn 与 www.a.cn", "http\\://a.cn 与 www\\.a.cn"),
            ("写给 li@a.cn，@王映", "写给 li\\@a.cn，@王映"),
            ("**粗** _斜_ `码` ~~删~~", "\\*\\*粗\\*\\* \\_斜\\_ \\`码\\` \\~\\~删\\~\\~"),
            ("&lt;b&gt; \\", "&amp;lt;b&amp;gt; \\\\"),
        ];
        for (text, expected) in cases {
            assert_eq!(at_start(text), expected);
        }
    }
}
