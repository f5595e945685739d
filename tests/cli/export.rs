//! `zicha export`: bytes to stdout or into a file, by the rights of who exports; `zicha verify`: what
//! came out of here is known again.

use crate::desk::{Desk, LANGS, ran};
use calamine::{Reader, Xlsx};
use serde_json::Value;
use std::{collections::BTreeSet, io::Cursor};

const KINDS: [&str; 4] = ["summary", "team", "ledger", "mine"];

#[test]
fn every_kind_in_every_format() {
    let desk = Desk::demo();
    for kind in KINDS {
        let as_leader = |format: &str| {
            desk.done(&["export", kind, "--format", format, "--as", "chenwangchuan"])
        };
        let markdown = as_leader("md");
        assert!(markdown.starts_with("# "), "{kind}: {markdown}");
        let csv = as_leader("csv");
        assert!(csv.starts_with('\u{feff}'), "{kind}: {csv}");
        let json: Value = serde_json::from_str(&as_leader("json")).unwrap();
        assert!(
            json["schema_version"].is_i64() && json["exported_at"].is_string(),
            "{kind}: {json}"
        );
        assert_eq!(
            desk.done(&["export", kind, "--as", "chenwangchuan"]).lines().next(),
            markdown.lines().next()
        );
    }
    for kind in ["team", "ledger"] {
        let mut command =
            desk.zicha(&["export", kind, "--format", "xlsx", "--as", "chenwangchuan"]);
        let book = command.output().unwrap();
        assert!(book.status.success() && book.stdout.starts_with(b"PK\x03\x04"), "{kind}");
    }
    for kind in ["summary", "mine"] {
        let refused = desk.run(&["export", kind, "--format", "xlsx", "--as", "chenwangchuan"]);
        assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{refused:?}");
        assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
    }
}

#[test]
fn two_exports_of_a_state_differ_in_instant_and_anchor_alone() {
    let desk = Desk::demo();
    for kind in KINDS {
        let read = || -> Value {
            let text = desk.done(&["export", kind, "--format", "json", "--as", "chenwangchuan"]);
            let mut value: Value = serde_json::from_str(&text).unwrap();
            let fields = value.as_object_mut().unwrap();
            assert!(fields.remove("exported_at").is_some() && fields.remove("anchor").is_some());
            value
        };
        assert_eq!(read(), read(), "{kind}");
    }
}

/// Every report in every format that it has.
fn every_export() -> Vec<Vec<&'static str>> {
    let mut all = Vec::new();
    for kind in KINDS {
        for format in ["md", "csv", "json", "xlsx"] {
            if format != "xlsx" || ["team", "ledger"].contains(&kind) {
                all.push(vec!["export", kind, "--format", format]);
            }
            if format != "xlsx" && kind == "mine" {
                all.push(vec!["export", kind, "--format", format, "--all-revisions"]);
            }
        }
    }
    all
}

/// The file that the leader gets in a language.
fn exported(desk: &Desk, words: &[&str], lang: &str) -> Vec<u8> {
    let words = [words, &["--lang", lang, "--as", "chenwangchuan"]].concat();
    let ran = desk.zicha(&words).output().unwrap();
    assert!(ran.status.success(), "{words:?}: {ran:?}");
    ran.stdout
}

/// What somebody reads in a file.
fn readable(file: Vec<u8>) -> String {
    if !file.starts_with(b"PK") {
        return String::from_utf8(file).unwrap();
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, sheet)| sheet.rows().flatten());
    cells.map(|cell| format!("{cell}\n")).collect()
}

/// The one anchor of a file, as somebody reads it off.
fn anchor(text: &str) -> String {
    let is_part = |c: char| c.is_ascii_hexdigit() || c == ':';
    let is_anchor = |word: &&str| {
        word.split_once(':').is_some_and(|(seq, hash)| {
            hash.len() == 64 && seq.parse::<i64>().is_ok() && !hash.contains(':')
        })
    };
    let all: BTreeSet<_> = text.split(|c| !is_part(c)).filter(is_anchor).collect();
    assert_eq!(all.len(), 1, "{text}");
    all.into_iter().next().unwrap().to_owned()
}

#[test]
fn every_file_of_every_export_bears_an_anchor_that_the_check_accepts() {
    let desk = Desk::demo();
    let recorded = |anchor: &str| {
        let (seq, hash) = anchor.split_once(':').unwrap();
        let sql = "SELECT count(*) FROM history WHERE seq=?1 AND hash=?2";
        desk.raw().query_row(sql, (seq, hash), |row| row.get::<_, i64>(0)).unwrap() == 1
    };
    for (words, first) in every_export().iter().zip(LANGS.iter().cycle()) {
        for lang in LANGS {
            let anchor = anchor(&readable(exported(&desk, words, lang)));
            assert!(recorded(&anchor), "{words:?} {lang}: {anchor}");
            // The check reads the whole chain: once for each kind of file.
            if lang == *first {
                let checked = desk.run(&["check", "--anchor", &anchor]);
                assert_eq!(checked.code, 0, "{words:?} {lang}: {checked:?}");
            }
        }
    }
    let anchor = anchor(&readable(exported(&desk, &every_export()[0], "en")));
    // As it stands in a table, in quotes; another hash is not accepted.
    desk.done(&["check", "--anchor", &format!("\"{anchor}\"")]);
    let (seq, hash) = anchor.split_once(':').unwrap();
    let forged = format!("{seq}:{}", hash.chars().rev().collect::<String>());
    assert_eq!(desk.run(&["check", "--anchor", &forged]).code, 1);
}

/// Same minute and same database: two runs of the program, each on a copy of its own, write the same
/// bytes. JSON has the millisecond, which no two runs share.
#[test]
fn two_runs_in_one_minute_write_the_same_bytes() {
    let millisecond = |file: Vec<u8>| -> Vec<u8> {
        let lines = file.split_inclusive(|byte| *byte == b'\n');
        let told = |line: &&[u8]| !line.starts_with(b"  \"exported_at\": ");
        lines.filter(told).flatten().copied().collect()
    };
    for (words, lang) in every_export().iter().zip(LANGS.iter().cycle()) {
        let run = || {
            let file = exported(&Desk::demo(), words, lang);
            if words[3] == "json" { millisecond(file) } else { file }
        };
        // Where the minute ends between them, once more.
        assert!((0..3).any(|_| run() == run()), "{words:?} {lang}");
    }
}

#[test]
fn a_file_that_came_from_here_is_known_and_one_changed_bit_is_not() {
    let desk = Desk::demo();
    for words in every_export() {
        let mut file = exported(&desk, &words, "zh-Hans");
        let name = desk.file("received", &file);
        let known = desk.done(&["verify", &name, "--lang", "zh-Hans"]);
        assert!(known.contains("陈望川") && known.contains("一致"), "{words:?}: {known}");
        assert_eq!(known.lines().count(), 1);
        let fed = ran(desk.zicha(&["verify", "-", "--lang", "zh-Hans"]).write_stdin(file.clone()));
        assert_eq!((fed.code, &fed.out), (0, &known));

        let middle = file.len() / 2;
        file[middle] ^= 1;
        let altered = desk.run(&["verify", &desk.file("altered", &file)]);
        assert_eq!((altered.code, altered.out.as_str()), (1, ""), "{words:?}: {altered:?}");
        assert_eq!(altered.err.lines().count(), 1);
    }
    // Another office knows nothing of it, and the example of before nothing of an older export.
    let file = exported(&desk, &every_export()[0], "en");
    let other = Desk::office();
    assert_eq!(other.run(&["verify", &other.file("received", &file)]).code, 1);
    for nothing in [&b""[..], b"\0", b"%"] {
        assert_eq!(desk.run(&["verify", &desk.file("nothing", nothing)]).code, 1);
    }
    let missing = desk.run(&["verify", "no/such/file"]);
    assert_eq!((missing.code, missing.err.lines().count()), (1, 1), "{missing:?}");
}

#[test]
fn an_anchor_from_an_export_is_found_by_the_check() {
    let desk = Desk::demo();
    let text = desk.done(&["export", "mine", "--format", "json"]);
    let value: Value = serde_json::from_str(&text).unwrap();
    let anchor = value["anchor"].as_str().map(str::to_owned).unwrap_or_else(|| {
        format!("{}:{}", value["anchor"]["seq"], value["anchor"]["hash"].as_str().unwrap())
    });
    desk.done(&["check", "--anchor", &anchor]);
    let (seq, hash) = anchor.split_once(':').unwrap();
    let late = seq.parse::<i64>().unwrap() + 1000;
    assert_eq!(desk.run(&["check", "--anchor", &format!("{late}:{hash}")]).code, 1);
}

#[test]
fn a_file_is_written_whole_and_named() {
    let desk = Desk::demo();
    let said = desk.run(&["export", "mine", "-o", "mine.md"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert!(said.err.contains("mine.md"), "{}", said.err);
    let written = std::fs::read_to_string(desk.home.path().join("mine.md")).unwrap();
    assert!(written.starts_with("# "));
    let failed = desk.run(&["export", "mine", "-o", "no/such/folder.md"]);
    assert_eq!((failed.code, failed.err.lines().count()), (1, 1), "{failed:?}");
}

#[test]
fn staff_export_their_own_and_nothing_of_others() {
    let desk = Desk::demo();
    for kind in ["summary", "team"] {
        let refused = desk.run(&["export", kind]);
        assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{kind}: {refused:?}");
    }
    let people: Value = serde_json::from_str(&desk.done(&[
        "people",
        "list",
        "--format",
        "json",
        "--as",
        "linzhixia",
    ]))
    .unwrap();
    let mine = desk.done(&["export", "mine", "--format", "json"]);
    let value: Value = serde_json::from_str(&mine).unwrap();
    assert_eq!(people.as_array().unwrap().len(), 12);
    assert!(value.to_string().contains("李禾"));
}

#[test]
fn the_language_is_the_one_asked_for() {
    let desk = Desk::demo();
    let first = |lang: &str| {
        let text = desk.done(&["export", "summary", "--as", "chenwangchuan", "--lang", lang]);
        text.lines().next().unwrap().to_owned()
    };
    let (hans, hant, en) = (first("zh-Hans"), first("zh-Hant"), first("en"));
    assert!(hans != hant && hant != en && hans != en, "{hans} {hant} {en}");
    let own =
        ran(desk.zicha(&["export", "summary", "--as", "chenwangchuan"]).env("LANG", "zh_TW.UTF-8"));
    assert_eq!(own.code, 0);
}
