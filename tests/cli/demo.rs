//! `zicha demo`: an example office with a day of its own, in a file of its own.

use crate::desk::{Desk, LANGS, listing};
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
