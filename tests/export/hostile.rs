//! Case 19: words that mean something to a spreadsheet, a page or a path are words in every format.

use crate::{
    fixture::report,
    markdown,
    naughty::{forbidden, words},
    records, sheets,
};
use zicha::{
    domain::report::{ExportFormat, ExportKind, Report, ReportBody},
    export::render,
    i18n::Lang,
    text::safe::{Mode, clean, show},
};

/// The beginnings that make a spreadsheet calculate, in the widths that there are.
const BEGINNINGS: &str = "=+-@\t\r\n＝＋－＠";

/// Cells as people were attacked with.
const CELLS: &[&str] = &[
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://example.org?\"&A1,\"点\")",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    " =1+1",
    "\u{feff}=1+1",
    "\",=1+1,\"",
    "';=1+1",
    "{=1+1}",
    "DDE(\"cmd\";\"/C calc\";\"x\")",
    "http://example.org/",
    "mailto:x@example.org",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]><!--",
    "&#x3c;b&#x3e;",
    "../../x",
    "CON",
    ".hidden",
    "_x000D_",
    "1e5",
    "00123",
    "3-4",
    "TRUE",
    // What readers of Markdown bring to life by themselves, or take for a block of their own.
    "someone@example.org",
    "看 http://example.org/x 和 https://example.org 和 ftp://example.org",
    "WWW.example.org 与 www.example.org",
    "xmpp:a@example.org/b",
    "<https://example.org> <a@example.org>",
    "[x]: http://example.org",
    "[^1]: 注",
    "[ ] 未办",
    "    四个空格",
    "```sh\nrm -rf ~\n```",
    "~~~\n围栏\n~~~",
    "标题\n===",
    "标题\n---",
    "# 标题",
    "> 引用",
    "- 一条\n* 二条\n+ 三条\n1. 四条\n2) 五条",
    "***",
    "a | b\n--- | ---\n1 | 2",
    "&copy; &#35; &#x5b;",
    "行尾两格  \n下一行\\\n再下一行",
    "\\[不转义\\] \\`码\\`",
    "![图](http://example.org/x.png \"名\")",
    "<details open>",
    "---\ntitle: x\n---",
];

/// Everything that is written in a ledger, as it comes in.
pub fn texts() -> Vec<String> {
    let all = CELLS.iter().map(|cell| (*cell).to_owned()).chain(words());
    all.map(|text| clean(&text, Mode::Block)).filter(|text| !text.trim().is_empty()).collect()
}

/// A ledger with a row for each of them.
pub fn ledger() -> Report {
    let mut report = report(ExportKind::Ledger);
    let ReportBody::Ledger(body) = &mut report.body else { panic!("a ledger") };
    let model = body.rows.iter().find(|row| row.closure.is_some()).unwrap().clone();
    let row = |text: &String| {
        let mut line = model.clone();
        let found = &mut line.head.row;
        for field in [&mut found.title, &mut found.description, &mut found.cause] {
            field.clone_from(text);
        }
        found.co_units.clone_from(text);
        for (measure, owner) in &mut line.measures {
            measure.means.clone_from(text);
            measure.target.clone_from(text);
            owner.clone_from(text);
        }
        let names = [&mut line.head.owner, &mut line.head.leader, &mut line.verified_by];
        for field in names.into_iter().chain([&mut line.progress]) {
            field.clone_from(text);
        }
        if let Some(closure) = &mut line.closure {
            closure.evidence.clone_from(text);
            closure.result.clone_from(text);
        }
        line
    };
    body.rows = texts().iter().map(row).collect();
    report
}

fn bytes(format: ExportFormat) -> Vec<u8> {
    render(&ledger(), format, Lang::ZhHans).unwrap()
}

fn holds(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

#[test]
fn no_cell_of_a_csv_file_begins_a_formula() {
    let rows = records(&bytes(ExportFormat::Csv));
    assert!(rows.len() > texts().len());
    for cell in rows.iter().flatten() {
        let first = cell.trim_start().chars().next();
        assert!(first.is_none_or(|c| !BEGINNINGS.contains(c)), "{cell:?}");
        assert_eq!(forbidden(cell), None, "{cell:?}");
    }
}

#[test]
fn a_worksheet_holds_each_text_exactly_and_nothing_that_calculates_or_leads_elsewhere() {
    let file = bytes(ExportFormat::Xlsx);
    // A workbook names its parts in plain: there are none for links, macros or other files.
    assert!(holds(&file, "xl/worksheets/sheet1.xml"));
    for part in ["xl/worksheets/_rels", "xl/externalLinks", "vbaProject", "xl/connections"] {
        assert!(!holds(&file, part), "{part}");
    }
    // `sheets` looks for formulas.
    let book = sheets(file);
    for (row, text) in book[0].1[1..].iter().zip(texts()) {
        assert!(row.contains(&text), "{text:?} is not in {row:?}");
    }
}

/// A reader of Markdown sees words, in the cells where they belong, and not one of them alive.
#[test]
fn a_document_has_no_markup_of_people() {
    let text = String::from_utf8(bytes(ExportFormat::Md)).unwrap();
    assert_eq!(forbidden(&text), None);
    let seen = markdown::read(&text);
    assert!(seen.alive.is_empty(), "{:#?}", seen.alive);
    assert_eq!(seen.headings.len(), 1, "{:?}", seen.headings);
    let (head, rows) = seen.rows.split_first().unwrap();
    assert_eq!(rows.len(), texts().len());
    for (row, text) in rows.iter().zip(texts()) {
        assert_eq!(row.len(), head.len(), "{text:?}");
        let lines = |text: &str| -> Vec<String> {
            text.trim().lines().map(|line| line.trim().to_owned()).collect()
        };
        let shown = lines(&show(&text));
        assert!(row.iter().any(|cell| lines(cell) == shown), "{text:?} is not in {row:?}");
    }
}

/// A report with a text as a paragraph, an item, a fact and a title.
fn with(kind: ExportKind, text: &str) -> Report {
    let mut report = report(kind);
    for field in [&mut report.head.unit, &mut report.head.exported_by] {
        text.clone_into(field);
    }
    match &mut report.body {
        ReportBody::Summary(body) => {
            body.leaders = vec![text.to_owned()];
            body.coordinators = vec![text.to_owned(); 2];
            for line in &mut body.late {
                text.clone_into(&mut line.subject);
                text.clone_into(&mut line.name);
            }
        }
        ReportBody::Mine(body) => {
            for step in &mut body.steps {
                text.clone_into(&mut step.body);
                text.clone_into(&mut step.comment);
            }
            for reflection in &mut body.reflections {
                text.clone_into(&mut reflection.title);
                text.clone_into(&mut reflection.body);
            }
        }
        other => panic!("{other:?}"),
    }
    report
}

#[test]
fn no_paragraph_or_item_of_people_comes_alive() {
    for kind in [ExportKind::Summary, ExportKind::Mine] {
        let seen = |text: &str| {
            let file = render(&with(kind, text), ExportFormat::Md, Lang::En).unwrap();
            markdown::read(&String::from_utf8(file).unwrap())
        };
        let plain = seen("一句话");
        for text in texts() {
            let seen = seen(&text);
            assert!(seen.alive.is_empty(), "{text:?}: {:#?}", seen.alive);
            assert_eq!(seen.headings.len(), plain.headings.len(), "{text:?}: {seen:#?}");
            let wide = |read: &markdown::Read| read.rows.iter().map(Vec::len).collect::<Vec<_>>();
            assert_eq!(wide(&seen), wide(&plain), "{text:?}");
        }
    }
}

#[test]
fn json_gives_each_text_back_exactly() {
    let value: serde_json::Value = serde_json::from_slice(&bytes(ExportFormat::Json)).unwrap();
    fn strings<'v>(value: &'v serde_json::Value, found: &mut Vec<&'v str>) {
        match value {
            serde_json::Value::String(text) => found.push(text),
            serde_json::Value::Array(list) => list.iter().for_each(|value| strings(value, found)),
            serde_json::Value::Object(map) => map.values().for_each(|value| strings(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    strings(&value, &mut found);
    for text in texts() {
        assert!(found.contains(&text.as_str()), "{text:?}");
    }
}
