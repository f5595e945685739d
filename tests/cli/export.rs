//! `zicha export`: bytes to stdout or into a file, by the rights of who exports.

use crate::desk::{Desk, ran};
use serde_json::Value;

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
