//! `zicha demo`: an example office with a day of its own, in a file of its own.

use crate::desk::{Desk, LANGS, listing, ran};
use serde_json::Value;

#[test]
fn it_is_built_said_whom_one_can_be_and_left_alone_the_second_time() {
    let desk = Desk::empty();
    let said = desk.session("zh-Hans", &["demo --no-open", "demo --no-open"]);
    insta::assert_snapshot!(said);
    let path = desk.home.path().join(".local/share/zicha/demo.db");
    let path = path.to_str().unwrap();
    assert!(!desk.db().exists(), "it does not stand in the way of a real office");
    desk.done(&["check", "--db", path]);
    for lang in LANGS {
        let before = listing(desk.home.path());
        let again = desk.run(&["demo", "--no-open", "--lang", lang]);
        assert_eq!((again.code, again.out.as_str()), (1, ""), "{again:?}");
        assert!(listing(desk.home.path()) == before);
    }
}

#[test]
fn it_is_the_same_wherever_it_is_built() {
    let built = |zone: &str| {
        let desk = Desk::empty();
        let run = |args: &[&str]| {
            let ran = ran(desk.zicha(args).env("TZ", zone));
            assert_eq!(ran.code, 0, "{zone}: {ran:?}");
            ran.out
        };
        run(&["demo", "--no-open", "--db", "d.db", "--people", "14", "--today", "2026-11-04"]);
        // The head of the history: what is in it, and when, in one hash.
        let head = run(&["check", "--db", "d.db", "--lang", "en"]);
        assert!(head.split([' ', ':', '\n']).any(|word| word.len() == 64), "{head}");
        let report =
            run(&["export", "summary", "--format", "json", "--db", "d.db", "--as", "linzhixia"]);
        let mut report: Value = serde_json::from_str(&report).unwrap();
        let fields = report.as_object_mut().unwrap();
        // The export is recorded at the moment it is made.
        assert!(fields.remove("exported_at").is_some() && fields.remove("anchor").is_some());
        (head, report)
    };
    let first = built("UTC");
    // East and west of the example, and clocks put back three days before its day.
    for zone in ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"] {
        assert!(built(zone) == first, "{zone}");
    }
}

#[test]
fn every_later_command_lives_on_its_day() {
    let desk = Desk::empty();
    desk.done(&["demo", "--no-open", "--db", "d.db", "--today", "2026-06-08", "--people", "15"]);
    let status = |login: &str| -> Value {
        let text = desk.done(&["status", "--json", "--db", "d.db", "--as", login]);
        serde_json::from_str(&text).unwrap()
    };
    assert_eq!(status("lihe")["today"], "2026-06-08");
    assert_eq!(status("chenwangchuan")["team"]["people"], 15);
    let mine = desk.done(&["status", "--json", "--db", "d.db"]);
    let mine: Value = serde_json::from_str(&mine).unwrap();
    assert_eq!(mine["login"], "lihe", "whom one is without asking");
}
