//! `zicha init`: a database without the wizard, whole or not at all.

use crate::desk::{Desk, LANGS, listing};
use std::os::unix::fs::PermissionsExt;

/// A year of which no phase is over yet, whenever this is run.
const GOOD: &str = "init --campaign satisfactory-unit --year 2100 --unit 审批服务处 \
                    --login linzhixia --name 林知夏";

#[test]
fn a_new_office_is_made_and_an_existing_one_left_alone() {
    let desk = Desk::empty();
    let session = desk.session("zh-Hans", &[GOOD, "people list", "check", GOOD]);
    insta::assert_snapshot!(session);
    let bits = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((bits(&desk.db()), bits(desk.db().parent().unwrap())), (0o600, 0o700));
    let before = listing(desk.home.path());
    assert_eq!(before.len(), 4, "three folders and one file: {before:?}");
    assert_eq!(desk.session("en", &[GOOD]).matches("[1]").count(), 1);
    assert_eq!(listing(desk.home.path()), before);
}

#[test]
fn dates_that_have_passed_are_told() {
    let desk = Desk::empty();
    let said = desk.session("en", &[&GOOD.replace("2100", "2009")]);
    assert!(said.contains("2009") && said.lines().count() == 4, "{said}");
}

#[test]
fn every_problem_is_said_at_once_and_nothing_left_behind() {
    let desk = Desk::empty();
    let bad = |phone: &str| {
        format!(
            "init --campaign workshop-safety --year 1995 --unit \u{200b} --login A*b --name \u{200b} {phone}"
        )
    };
    let lines = [
        bad(""),
        bad("--phone call-me --url example.org"),
        GOOD.replace("satisfactory-unit", "no-such.toml"),
    ];
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    for lang in LANGS {
        insta::assert_snapshot!(format!("init_problems_{lang}"), desk.session(lang, &lines));
    }
    assert!(listing(desk.home.path()).is_empty());
}

#[test]
fn channels_and_a_campaign_of_ones_own_are_taken() {
    let desk = Desk::empty();
    let mine = desk.done(&["campaign", "export", "workshop-safety"]);
    let mine = mine.replacen("workshop-safety", "my-workshop", 1);
    desk.file("mine.toml", &mine);
    let line = "init --campaign mine.toml --year 2100 --unit 一车间 --login a.b-c_1 --name 甲 \
                --phone 0755-1234567 --url https://example.org/report";
    let session = desk.session("zh-Hans", &[line, "campaign show"]);
    insta::assert_snapshot!(session);
    // The text was copied into the database: that is its lock.
    desk.file("mine.toml", mine.replace("version = 1", "version = 2"));
    assert!(desk.done(&["campaign", "list", "--lang", "en"]).contains("my-workshop version 1"));

    let broken = include_str!("../fixtures/broken-campaign.toml");
    desk.file("broken.toml", broken);
    let ran = desk.run(&[
        "--db",
        "other.db",
        "init",
        "--campaign",
        "broken.toml",
        "--year",
        "2026",
        "--unit",
        "u",
        "--login",
        "l",
        "--name",
        "n",
    ]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("broken.toml:1:6:") && ran.err.contains("Broken One"), "{}", ran.err);
    assert!(!desk.home.path().join("other.db").exists());
}
