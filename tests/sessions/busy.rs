//! A writer that stands still: single keys are offered again, and a draft is called kept once it is.

use crate::{headless::Headless, support::Office};
use rusqlite::Connection;
use std::{path::Path, time::Duration};
use zicha::{
    app::event::{Event, TimerId},
    domain::{reply::Reply, request::Request},
    i18n::Lang,
    store::Options,
};

/// Somebody who took the file for writing and does nothing more.
fn holder(db: &Path) -> Connection {
    let raw = Connection::open(db).unwrap();
    raw.execute_batch("BEGIN IMMEDIATE").unwrap();
    raw
}

fn lihe(db: &Path) -> Headless {
    let options = Options { deadline: Duration::from_millis(50), ..Options::default() };
    let mut me = Headless::open_with(db, &options, "lihe", Lang::ZhHans, (80, 24));
    me.keys("enter");
    me
}

fn answers(office: &mut Office) -> i64 {
    let request = Request::SelfExam { step: "self_exam".into(), person: None };
    match office.as_("lihe").ask(request).unwrap() {
        Reply::SelfExam(view) => view.done,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_answer_that_could_not_be_written_is_offered_again() {
    let mut office = Office::small();
    let mut me = lihe(&office.path());
    me.goto("self_exam");
    let before = answers(&mut office);
    let stuck = holder(&office.path());
    me.keys("1");
    assert!(me.screen().contains("别的程序正在写入"), "{}", me.screen());
    me.keys("esc").goto("study");
    assert!(me.screen().contains("学习"), "reading goes on: {}", me.screen());
    me.goto("self_exam").keys("1 enter");
    assert!(me.screen().contains("别的程序正在写入"), "asked again, refused again");
    stuck.execute_batch("ROLLBACK").unwrap();
    assert_eq!(answers(&mut office), before, "nothing was written behind anybody's back");
    me.keys("enter");
    assert_eq!(answers(&mut office), before + 1);
}

#[test]
fn a_draft_is_called_kept_once_it_is() {
    let office = Office::small();
    let mut me = lihe(&office.path());
    me.goto("study").keys("enter tab tab tab");
    let stuck = holder(&office.path());
    me.type_text("收集来的话").keys("esc");
    assert!(!me.screen().contains("草稿已留存"), "{}", me.screen());
    me.event(Event::Timer(TimerId::Retry));
    assert!(!me.screen().contains("草稿已留存"), "{}", me.screen());
    // On the way out it is asked whether to lose it.
    me.keys("ctrl-c");
    assert_eq!(me.left, None);
    assert!(me.screen().contains("还没有留存"), "{}", me.screen());
    me.keys("esc");
    stuck.execute_batch("ROLLBACK").unwrap();
    me.event(Event::Timer(TimerId::Retry));
    assert!(me.screen().contains("草稿已留存"), "{}", me.screen());
    me.keys("ctrl-c");
    assert_eq!(me.left, Some(0));
    let mut again = lihe(&office.path());
    again.goto("study").keys("enter");
    assert!(again.screen().contains("收集来的话"), "{}", again.screen());
}
