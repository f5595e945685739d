//! Databases that cannot be used: one plain sentence, exit 1, and every byte as it was.

use crate::desk::{Desk, LANGS, listing};
use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
};

const COMMANDS: [&[&str]; 8] = [
    &[],
    &["status"],
    &["people", "list"],
    &["people", "add", "a", "甲"],
    &["campaign", "show"],
    &["export", "mine"],
    &["check"],
    &["backup", "copy.db"],
];

/// Every command refuses it in one sentence of every language, and touches nothing.
fn refused(desk: &Desk, what: &str) {
    let before = listing(desk.home.path());
    for args in COMMANDS {
        let mut said = Vec::new();
        for lang in LANGS {
            let ran = desk.run(&[args, &["--lang", lang]].concat());
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{what} {args:?}: {ran:?}");
            assert_eq!(ran.err.lines().count(), 1, "{what} {args:?}: {}", ran.err);
            assert!(!ran.err.contains("terminal"), "the file comes first: {}", ran.err);
            said.push(ran.err);
        }
        assert!(said[0] != said[1] && said[1] != said[2] && said[0] != said[2], "{said:?}");
    }
    assert!(listing(desk.home.path()) == before, "{what}: something was changed or left");
}

#[test]
fn what_is_no_database_of_ours_is_left_as_it_was() {
    let desk = Desk::office();
    let path = desk.db();
    let good = fs::read(&path).unwrap();
    let changed = |at: usize, value: u8| {
        let mut bytes = good.clone();
        bytes[at] = value;
        bytes
    };
    for (what, bytes) in [
        ("empty", Vec::new()),
        ("a text", "一份普通的文件，什么数据库也不是。".repeat(40).into_bytes()),
        ("somebody else's", changed(68, 1)),
        ("newer", changed(63, 99)),
        ("the head of one", good[..60].to_vec()),
        ("half of one", good[..good.len() / 2].to_vec()),
        ("one without its last byte", good[..good.len() - 1].to_vec()),
    ] {
        fs::write(&path, bytes).unwrap();
        refused(&desk, what);
    }
    fs::write(&path, good).unwrap();
    desk.done(&["check"]);
}

#[test]
fn what_stands_in_the_place_of_one_is_left_as_it_was() {
    let desk = Desk::office();
    let real = desk.home.path().join("real.db");
    fs::rename(desk.db(), &real).unwrap();
    symlink(&real, desk.db()).unwrap();
    refused(&desk, "a link");
    fs::remove_file(desk.db()).unwrap();
    fs::create_dir(desk.db()).unwrap();
    refused(&desk, "a folder");
}

#[test]
fn a_read_only_file_or_folder_is_left_as_it_was() {
    let desk = Desk::office();
    let mode = |path: &std::path::Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(&desk.db(), 0o400);
    refused(&desk, "a read-only file");
    mode(&desk.db(), 0o600);
    let folder = desk.db().parent().unwrap().to_owned();
    mode(&folder, 0o500);
    refused(&desk, "a read-only folder");
    mode(&folder, 0o700);
    desk.done(&["check"]);
}

#[test]
fn each_fault_has_its_sentence() {
    let desk = Desk::office();
    let good = fs::read(desk.db()).unwrap();
    let mut newer = good.clone();
    newer[63] = 99;
    desk.file("newer.db", newer);
    desk.file("cut.db", &good[..good.len() / 2]);
    desk.file("text.db", "not a database at all, only a text");
    desk.file("empty.db", "");
    desk.file("locked.db", &good);
    let locked = desk.home.path().join("locked.db");
    fs::set_permissions(locked, fs::Permissions::from_mode(0o400)).unwrap();
    let lines = ["none", "newer", "cut", "text", "empty", "locked"]
        .map(|name| format!("status --db {name}.db"));
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    for lang in LANGS {
        insta::assert_snapshot!(format!("faults_{lang}"), desk.session(lang, &lines));
    }
}

#[test]
fn a_writer_that_does_not_let_go_stops_writing_and_not_reading() {
    let desk = Desk::office();
    let raw = desk.raw();
    raw.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(desk.run(&["status"]).code, 0);
    assert_eq!(desk.run(&["people", "list"]).code, 0);
    let ran = desk.run(&["people", "add", "new", "新人", "--lang", "en"]);
    assert_eq!((ran.code, ran.err.lines().count()), (1, 1), "{ran:?}");
    assert!(ran.err.contains("Another program kept writing"), "{}", ran.err);
    raw.execute_batch("ROLLBACK").unwrap();
    desk.done(&["people", "add", "new", "新人"]);
    desk.done(&["check"]);
}
