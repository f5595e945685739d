//! `zicha erase` and `zicha campaign retention`.

use crate::{desk::Desk, pty::Launch, support};
use zicha::{
    domain::{
        person::{PeopleCommand, PersonStatus},
        reply::Reply,
        request::{Command, Request},
    },
    service::Service,
};

#[test]
fn nothing_is_erased_without_being_sure_nor_of_who_is_still_here() {
    let desk = Desk::office();
    let asked = desk.run(&["erase", "lihe"]);
    assert_eq!((asked.code, asked.err.contains("--yes")), (1, true), "{asked:?}");
    let active = desk.run(&["erase", "lihe", "--yes"]);
    assert_eq!((active.code, active.err.contains("still active")), (1, true), "{active:?}");
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
        pty.wait_for("Type the login again");
        pty.send(typed);
        let code = pty.wait_exit();
        (code, pty.screen())
    };
    let (code, said) = asked("lihe\r");
    assert!(code == 1 && said.contains("Nothing was erased."), "{said}");
    assert!(desk.done(&["people", "list"]).contains("wangying"));
    let (code, said) = asked("wangying\r");
    assert!(code == 0 && said.contains("Erased wangying"), "{said}");
    assert!(said.contains("Backups made before still hold the data"), "{said}");
    let left = desk.done(&["people", "list"]);
    assert!(!left.contains("wangying") && !left.contains("王映"), "{left}");
    desk.done(&["check"]);
}
