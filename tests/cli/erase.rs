//! `zicha erase` and `zicha campaign retention`.

use crate::{desk::Desk, pty::Launch, support};
use zicha::{
    domain::{
        opinion::{OpinionCommand, OpinionInput},
        person::{PeopleCommand, PersonStatus},
        reply::Reply,
        request::{Command, Request},
    },
    service::Service,
};

#[test]
fn nothing_is_erased_without_being_sure_nor_of_who_is_still_here() {
    let desk = Desk::office();
    for active in [&["erase", "lihe"][..], &["erase", "lihe", "--yes"]] {
        let active = desk.run(active);
        assert_eq!((active.code, active.err.contains("still active")), (1, true), "{active:?}");
    }
    retire(&desk, "wangying");
    let asked = desk.run(&["erase", "wangying"]);
    assert_eq!((asked.code, asked.err.contains("--yes")), (1, true), "{asked:?}");
    assert!(desk.done(&["people", "list"]).contains("王映"));
    assert_eq!(desk.run(&["erase", "nobody", "--yes"]).code, 1);
    assert!(desk.done(&["people", "list"]).contains("李禾"));
    assert!(desk.done(&["campaign", "retention", "12"]).contains("12"));
    let told = desk.done(&["campaign", "retention", "--lang", "en"]);
    assert!(told.contains("kept 12 "), "{told:?}");
    assert_eq!(desk.run(&["campaign", "retention", "0"]).code, 2);
    desk.done(&["check"]);
}

/// The coordinator sets somebody to retired.
fn retire(desk: &Desk, login: &str) {
    let account = support::account(Some("linzhixia"));
    let mut service = Service::open(&desk.db(), support::kit(), account).unwrap();
    let Reply::People(people) = service.handle(Request::People).unwrap() else { panic!() };
    let row = people.rows.iter().find(|row| row.person.login == login).unwrap();
    let (id, version) = (row.person.meta.id.clone(), row.person.meta.version);
    let command = PeopleCommand::SetStatus { id, version, status: PersonStatus::Retired };
    service.handle(Request::Do(Command::People(command))).unwrap();
}

#[test]
fn erasing_asks_for_the_login_once_more_and_says_what_is_gone_and_what_is_not() {
    let desk = Desk::office();
    retire(&desk, "wangying");
    let db = desk.db().display().to_string();
    let erase = ["--db", db.as_str(), "--lang", "en", "erase", "wangying"];
    let asked = |typed: &str| {
        let mut pty = Launch::zicha(desk.home.path(), &erase).start();
        pty.wait_for("again to go on:");
        pty.send(typed);
        let code = pty.wait_exit();
        (code, pty.screen())
    };
    let (code, said) = asked("lihe\r");
    assert!(code == 1 && said.contains("Nothing was erased."), "{said}");
    assert!(desk.done(&["people", "list"]).contains("wangying"));
    let (code, said) = asked("wangying\r");
    assert!(code == 0 && said.contains("Erased wangying"), "{said}");
    assert!(said.contains("No backup in") && said.contains("is not reached from here"), "{said}");
    let left = desk.done(&["people", "list"]);
    assert!(!left.contains("wangying") && !left.contains("王映"), "{left}");
    desk.done(&["check"]);
}

/// A colleague takes down an opinion that names somebody.
fn take_down(desk: &Desk, words: &str) {
    let account = support::account(Some("lihe"));
    let mut service = Service::open(&desk.db(), support::kit(), account).unwrap();
    let input = OpinionInput {
        received_on: "2026-05-11".parse().ok(),
        source: "public".into(),
        channel: "visit".into(),
        giver: String::new(),
        original: words.into(),
        summary: String::new(),
        category: String::new(),
    };
    let add = OpinionCommand::Add { step: "opinions".into(), input };
    service.handle(Request::Do(Command::Opinion(add))).unwrap();
}

#[test]
fn the_plan_says_what_goes_what_stays_where_the_name_stands_and_which_backups_hold_it() {
    let desk = Desk::office();
    take_down(&desk, "王映同志很耐心，请 wangying 再来一次。");
    retire(&desk, "wangying");
    desk.done(&["backup"]);
    for (lang, words) in [
        ("en", ["Opinion YJ-2026-001: Original words 2", "still names", "Nothing was erased"]),
        ("zh-Hans", ["意见 YJ-2026-001：原话 2", "另有 1 条记录提到", "没有删除"]),
        ("zh-Hant", ["意見 YJ-2026-001：原話 2", "另有 1 筆記錄提到", "沒有刪除"]),
    ] {
        let ran = desk.run(&["--lang", lang, "erase", "wangying"]);
        let said = format!("{}{}", ran.out, ran.err);
        assert_eq!(ran.code, 1);
        for word in words {
            assert!(said.contains(word), "{lang}: {word}: {said}");
        }
    }
    let denied = desk.run(&["--as", "lihe", "erase", "wangying"]);
    assert_eq!((denied.code, denied.out.as_str()), (1, ""), "{denied:?}");
    // Asked on a terminal: first about the name, then for the login.
    let db = desk.db().display().to_string();
    let mut pty =
        Launch::zicha(desk.home.path(), &["--db", &db, "--lang", "en", "erase", "wangying"])
            .start();
    pty.wait_for("Type y or n:");
    pty.send("y\r");
    pty.wait_for("again to go on:");
    pty.send("wangying\r");
    assert_eq!(pty.wait_exit(), 0);
    let said = pty.screen();
    assert!(said.contains("\"a colleague\" now stands for the name in 1 row."), "{said}");
    assert!(said.contains("1 backup in") && said.contains("after 14 more backups"), "{said}");
    let bytes = std::fs::read(desk.db()).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(!holds("王映") && !holds("wangying") && holds("a colleague"));
    desk.done(&["check"]);
    desk.done(&["nightly"]);
}

#[test]
fn the_night_removes_traces_of_what_was_erased_and_says_so_once() {
    let desk = Desk::office();
    desk.raw().execute("INSERT INTO setting VALUES ('', 'erased_traces', '1')", []).unwrap();
    let night = desk.done(&["--lang", "en", "nightly"]);
    assert!(night.contains("written anew"), "{night}");
    let night = desk.done(&["--lang", "en", "nightly"]);
    assert!(!night.contains("written anew"), "{night}");
    desk.done(&["check"]);
}
