//! `zicha status`: my steps and what is next; for the leader also the team.

use crate::desk::{Desk, LANGS};
use serde_json::Value;

#[test]
fn as_text_for_staff_leader_and_coordinator() {
    let desk = Desk::demo();
    for lang in LANGS {
        let lines = ["status", "status --as chenwangchuan", "status --as linzhixia"];
        insta::assert_snapshot!(format!("status_{lang}"), desk.session(lang, &lines));
    }
}

#[test]
fn as_json_with_a_stable_shape() {
    let desk = Desk::demo();
    let read = |login: &str| -> Value {
        serde_json::from_str(&desk.done(&["status", "--json", "--as", login])).unwrap()
    };
    let mine = read("lihe");
    let keys: Vec<_> = mine.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "calendar_missing",
            "campaign",
            "login",
            "name",
            "next",
            "notices",
            "roles",
            "schema_version",
            "steps",
            "team",
            "today",
            "waiting",
            "year"
        ]
    );
    assert_eq!(mine["schema_version"], 1);
    assert_eq!(mine["today"], "2026-05-12");
    assert_eq!(mine["next"]["do"], "step");
    assert_eq!(mine["team"], Value::Null, "staff see no team");
    for step in mine["steps"].as_array().unwrap() {
        assert!(step["total"] == 0 || step["done"].as_i64() <= step["total"].as_i64(), "{step}");
        assert!(step["due"].as_str().is_none_or(|due| due.len() == 10), "{step}");
    }
    let leader = read("chenwangchuan");
    assert_eq!(leader["team"]["people"], 12);
    assert!(!leader["team"]["steps"].as_array().unwrap().is_empty());
    // No person's own words, and no language, change what scripts read.
    assert_eq!(
        desk.done(&["status", "--json", "--lang", "zh-Hant"]),
        desk.done(&["status", "--json"])
    );
}

#[test]
fn a_year_without_known_holidays_is_told() {
    let desk = Desk::empty();
    desk.done(&["demo", "--no-open", "--db", "d.db", "--today", "2031-05-12"]);
    let line = |lang: &str| desk.done(&["status", "--db", "d.db", "--lang", lang]);
    assert!(line("en").contains("No public holidays are known for 2031"), "{}", line("en"));
    assert!(line("zh-Hans").contains("没有2031年的放假安排"), "{}", line("zh-Hans"));
    let json: Value =
        serde_json::from_str(&desk.done(&["status", "--json", "--db", "d.db"])).unwrap();
    assert_eq!(json["calendar_missing"], serde_json::json!([2031]));
    let known = Desk::demo().done(&["status", "--json"]);
    let known: Value = serde_json::from_str(&known).unwrap();
    assert_eq!(known["calendar_missing"], serde_json::json!([]));
}
