//! What is made of a campaign's text is only ever as good as the text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::Office;
use zicha::{
    domain::{campaign::Campaign, reply::Reply, request::Request},
    store::{Store, check::Problem},
};

const FORM: &str = "campaign_form";

fn store(office: &Office) -> Store {
    Store::open(&office.path()).unwrap()
}

fn form(office: &Office) -> Option<String> {
    store(office).read(|db| db.setting("", FORM)).unwrap()
}

fn set_form(office: &Office, form: &str) {
    store(office).write("", 0, |tx| tx.set_setting("", FORM, form)).unwrap();
}

/// The campaign as a new session has it.
fn campaign(office: &Office) -> Campaign {
    match office.again("linzhixia").handle(Request::Hello).unwrap() {
        Reply::Hello(hello) => (*hello.campaign).clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_office_has_the_form_from_its_first_day() {
    let mut office = Office::lone();
    let read = (*office.campaign_rules()).clone();
    assert!(form(&office).is_some());
    assert_eq!(campaign(&office), read);
    assert!(office.as_("linzhixia").0.check(None).unwrap().is_sound());
}

#[test]
fn a_form_that_is_missing_or_of_another_program_is_left_by_the_next_who_writes() {
    let office = Office::lone();
    let (made, said) = (form(&office).unwrap(), campaign(&office));
    let foreign = made.replacen(char::is_alphanumeric, "-", 1);
    let cut: String = made.chars().take(made.chars().count() / 2).collect();
    for old in ["", &foreign, &cut] {
        set_form(&office, old);
        assert_eq!(campaign(&office), said, "read from the text");
        assert_eq!(form(&office).as_deref(), Some(old), "reading writes nothing");
        let mut session = office.again("linzhixia");
        let setting = Request::SetSetting { key: "theme".into(), value: "dark".into() };
        session.handle(setting).unwrap();
        assert_eq!(form(&office), Some(made.clone()));
    }
}

#[test]
fn a_form_that_says_something_else_is_found_by_the_check() {
    let mut office = Office::lone();
    let made = form(&office).unwrap();
    let name = office.campaign_rules().phases[0].name.hans.clone();
    set_form(&office, &made.replace(&name, "别的阶段"));
    let report = office.as_("linzhixia").0.check(None).unwrap();
    let [Problem::Totals { what, stored, counted }] = report.problems.as_slice() else {
        panic!("{:?}", report.problems)
    };
    assert_eq!(what, "setting campaign_form");
    assert!(stored.contains("别的阶段") && counted.contains(&name), "{stored} {counted}");
    let copy = office.folder().join("copy.db");
    assert!(office.as_("linzhixia").0.backup(&copy).is_err());
}
