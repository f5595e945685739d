//! Reports in every format: goldens, harmless spreadsheets, files other programs can open again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fixture;
mod hostile;
#[path = "../support/markdown.rs"]
mod markdown;
#[path = "../support/naughty.rs"]
mod naughty;
mod office;
mod same;

use calamine::{Data, Reader, Xlsx};
use fixture::{day, report};
use std::{collections::BTreeSet, io::Cursor};
use zicha::{
    domain::{
        lang::Lang,
        report::{ExportFormat, ExportKind, ReportBody},
    },
    export::{ExportError, file_name, numbered_name, render},
    i18n::tr,
};

/// The official columns of the ledger (domain A.2, first row).
const OFFICIAL: [&str; 18] = [
    "序号",
    "问题类别",
    "问题表现",
    "问题来源",
    "原因分析",
    "整改措施",
    "整改目标",
    "分管领导",
    "直接责任人",
    "配合单位",
    "整改类型",
    "整改时限",
    "进展情况",
    "佐证材料",
    "完成情况",
    "销号时间",
    "核查人",
    "备注",
];

fn text(kind: ExportKind, format: ExportFormat, lang: Lang) -> String {
    String::from_utf8(render(&report(kind), format, lang).unwrap()).unwrap()
}

/// Without the instant, which depends on the time zone of this machine.
fn json_golden(kind: ExportKind, lang: Lang) -> String {
    let text = text(kind, ExportFormat::Json, lang);
    let without = |line: &str| {
        if line.contains("\"exported_at\"") {
            "  \"exported_at\": \"…\",".to_owned()
        } else {
            line.to_owned()
        }
    };
    text.lines().map(without).collect::<Vec<_>>().join("\n")
}

/// The records of a CSV file, read by the `csv` crate.
fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let body = bytes.strip_prefix("\u{FEFF}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(body);
    reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The sheets of a workbook as texts, read by another program's library.
fn sheets(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let mut out = Vec::new();
    for name in names {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.used_cells().all(|(_, _, f)| f.is_empty()), "formulas in {name}");
        let range = book.worksheet_range(&name).unwrap();
        let rows = range.rows().map(|row| row.iter().map(ToString::to_string).collect());
        out.push((name, rows.collect()));
    }
    out
}

#[test]
fn markdown_reads_as_a_document() {
    for &kind in ExportKind::ALL {
        let name = format!("{}_zh-Hans.md", kind.code());
        insta::assert_snapshot!(name, text(kind, ExportFormat::Md, Lang::ZhHans));
    }
    for lang in [Lang::ZhHant, Lang::En] {
        for kind in [ExportKind::Summary, ExportKind::Team, ExportKind::Mine] {
            let name = format!("{}_{}.md", kind.code(), lang.code());
            insta::assert_snapshot!(name, text(kind, ExportFormat::Md, lang));
        }
    }
}

#[test]
fn csv_has_the_long_format_or_is_a_table() {
    for &kind in ExportKind::ALL {
        let name = format!("{}_zh-Hans.csv", kind.code());
        insta::assert_snapshot!(
            name,
            text(kind, ExportFormat::Csv, Lang::ZhHans).replace('\r', "")
        );
    }
    let name = "ledger_en.csv";
    insta::assert_snapshot!(
        name,
        text(ExportKind::Ledger, ExportFormat::Csv, Lang::En).replace('\r', "")
    );
}

#[test]
fn json_follows_the_schema() {
    for &kind in ExportKind::ALL {
        insta::assert_snapshot!(
            format!("{}_zh-Hans.json", kind.code()),
            json_golden(kind, Lang::ZhHans)
        );
    }
    insta::assert_snapshot!("team_en.json", json_golden(ExportKind::Team, Lang::En));
}

#[test]
fn csv_is_made_for_spreadsheets() {
    for &kind in ExportKind::ALL {
        let bytes = render(&report(kind), ExportFormat::Csv, Lang::ZhHans).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.ends_with("\"\r\n"), "{kind:?}");
        let rows = records(&bytes);
        let columns = rows[0].len();
        assert!(rows.iter().all(|row| row.len() == columns), "{kind:?}");
        let risky = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
        for cell in rows.iter().flatten() {
            assert!(!cell.trim_start().starts_with(risky), "{kind:?}: {cell:?}");
            assert!(!cell.contains('\u{1b}'), "{kind:?}: {cell:?}");
        }
        // Every field is quoted: taking out quoted fields leaves separators and line ends only.
        let mut inside = false;
        let outside: BTreeSet<char> = text
            .trim_start_matches('\u{FEFF}')
            .chars()
            .filter(|c| {
                inside ^= *c == '"';
                !inside && *c != '"'
            })
            .collect();
        assert_eq!(outside, BTreeSet::from([',', '\r', '\n']), "{kind:?}");
    }
}

/// What a program that reads a table needs to know: it ends where the first empty row stands.
#[test]
fn a_csv_table_ends_with_an_empty_row_and_its_foot() {
    for kind in [ExportKind::Ledger, ExportKind::Team] {
        for &lang in Lang::ALL {
            let report = report(kind);
            let rows = records(&render(&report, ExportFormat::Csv, lang).unwrap());
            let end = rows.iter().position(|row| row.iter().all(String::is_empty)).unwrap();
            let labels = [
                tr(lang).report_exported_by(),
                tr(lang).report_exported_at(),
                tr(lang).report_anchor(),
            ];
            let foot: Vec<_> = rows[end + 1..].iter().map(|row| row[0].clone()).collect();
            assert_eq!(foot, labels);
            assert_eq!(rows.last().unwrap()[1], report.head.anchor);
            let body = match &report.body {
                ReportBody::Ledger(body) => body.rows.len(),
                ReportBody::Team(body) => body.rows.len(),
                _ => panic!("a table"),
            };
            assert_eq!(end, 1 + body, "{kind:?}");
        }
    }
}

#[test]
fn mixed_content_is_section_key_value() {
    for kind in [ExportKind::Summary, ExportKind::Mine] {
        let rows = records(&render(&report(kind), ExportFormat::Csv, Lang::En).unwrap());
        assert_eq!(rows[0], ["section", "key", "value"]);
        assert_eq!(rows.last().unwrap()[1], "Anchor");
    }
    let rows = records(&render(&report(ExportKind::Summary), ExportFormat::Csv, Lang::En).unwrap());
    let of = |key: &str| rows.iter().find(|row| row[1] == key).map(|row| row[2].as_str());
    assert_eq!(of("Commitments published"), Some("8/9 (88.9%)"));
    assert_eq!(of("Published items kept"), Some("0/0 (—)"));
}

#[test]
fn the_ledger_has_the_official_columns_in_their_order() {
    let bytes = render(&report(ExportKind::Ledger), ExportFormat::Csv, Lang::ZhHans).unwrap();
    assert_eq!(records(&bytes)[0], OFFICIAL);
    let bytes = render(&report(ExportKind::Ledger), ExportFormat::Xlsx, Lang::ZhHans).unwrap();
    assert_eq!(sheets(bytes)[0].1[0], OFFICIAL);
    let md = text(ExportKind::Ledger, ExportFormat::Md, Lang::ZhHans);
    assert!(md.contains(&format!("| {} |", OFFICIAL.join(" | "))));
}

#[test]
fn worksheets_hold_the_texts_as_they_are_and_no_formula() {
    for kind in [ExportKind::Ledger, ExportKind::Team] {
        let bytes = render(&report(kind), ExportFormat::Xlsx, Lang::ZhHans).unwrap();
        let book = sheets(bytes);
        assert_eq!(book.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["表", "说明"]);
        let rows = &book[0].1;
        let from_csv = records(&render(&report(kind), ExportFormat::Csv, Lang::ZhHans).unwrap());
        // The same cells as in CSV, but without the apostrophes it needs.
        let end = from_csv.iter().position(|row| row.iter().all(String::is_empty)).unwrap();
        let from_csv = &from_csv[..end];
        for (row, expected) in rows.iter().zip(from_csv) {
            let plain: Vec<_> = expected.iter().map(|c| c.trim_start_matches('\'')).collect();
            assert_eq!(row, &plain);
        }
        let sums = usize::from(kind == ExportKind::Team);
        assert_eq!(rows.len(), from_csv.len() + sums);
        let anchor = report(kind).head.anchor;
        assert!(book[1].1.iter().flatten().any(|cell| *cell == anchor));
    }
}

#[test]
fn what_looks_like_a_formula_is_a_string_cell() {
    let bytes = render(&report(ExportKind::Ledger), ExportFormat::Xlsx, Lang::ZhHans).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("表").unwrap();
    let problem = range.get_value((2, 2)).unwrap();
    assert_eq!(*problem, Data::String("=cmd|' /C calc'!A0 项目审批平均 18 天?[2J".into()));
    assert_eq!(*range.get_value((2, 0)).unwrap(), Data::Float(2.0));
}

#[test]
fn two_json_exports_differ_in_instant_and_anchor_only() {
    for &kind in ExportKind::ALL {
        let first = report(kind);
        let mut second = report(kind);
        second.head.exported_at += 61_000;
        second.head.anchor = "418:ff".into();
        let read = |report| -> serde_json::Value {
            serde_json::from_slice(&render(&report, ExportFormat::Json, Lang::ZhHans).unwrap())
                .unwrap()
        };
        let (mut a, mut b) = (read(first), read(second));
        for key in ["exported_at", "anchor"] {
            let (x, y) = (a[key].take(), b[key].take());
            assert!(x.is_string() && y.is_string() && x != y, "{key}");
        }
        assert_eq!(a, b);
        assert_eq!(a["schema_version"], 1);
        assert_eq!(a["kind"], kind.code());
    }
}

#[test]
fn json_is_described_key_by_key() {
    fn keys(value: &serde_json::Value, out: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::Object(map) => {
                for (key, value) in map {
                    out.insert(key.clone());
                    keys(value, out);
                }
            }
            serde_json::Value::Array(list) => list.iter().for_each(|value| keys(value, out)),
            _ => {}
        }
    }
    let schema = include_str!("../../docs/export-schema.md");
    let mut all = BTreeSet::new();
    for &kind in ExportKind::ALL {
        keys(&serde_json::from_str(&text(kind, ExportFormat::Json, Lang::En)).unwrap(), &mut all);
    }
    let missing: Vec<_> = all.iter().filter(|key| !schema.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "not in docs/export-schema.md: {missing:?}");
}

#[test]
fn only_tables_become_worksheets() {
    for kind in [ExportKind::Summary, ExportKind::Mine] {
        for &lang in Lang::ALL {
            let error = render(&report(kind), ExportFormat::Xlsx, lang).unwrap_err();
            assert_eq!(error, ExportError::NotATable(kind, ExportFormat::Xlsx));
            assert!(error.say(tr(lang)).contains("json"), "{}", error.say(tr(lang)));
        }
    }
}

#[test]
fn reports_without_anything_can_be_written_too() {
    for &kind in ExportKind::ALL {
        let mut empty = report(kind);
        empty.body = match kind {
            ExportKind::Summary => ReportBody::Summary(Box::default()),
            ExportKind::Team => ReportBody::Team(Default::default()),
            ExportKind::Ledger => ReportBody::Ledger(Default::default()),
            ExportKind::Mine => ReportBody::Mine(Box::default()),
        };
        for &format in ExportFormat::ALL {
            if format != ExportFormat::Xlsx || kind.is_table() {
                assert!(
                    !render(&empty, format, Lang::En).unwrap().is_empty(),
                    "{kind:?} {format:?}"
                );
            }
        }
    }
}

#[test]
fn file_names_are_made_of_codes_and_the_day() {
    let name = file_name(ExportKind::Ledger, ExportFormat::Xlsx, day("2009-06-16"));
    assert_eq!(name, "zicha-ledger-2009-06-16.xlsx");
    let second = numbered_name(ExportKind::Mine, ExportFormat::Md, day("2009-06-16"), 2);
    assert_eq!(second, "zicha-mine-2009-06-16-2.md");
}
