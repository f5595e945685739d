//! `zicha backup` without a file, `zicha restore`, and the nightly run.

use crate::desk::{Desk, LANGS, listing};
use std::fs;

fn backups(desk: &Desk) -> Vec<std::path::PathBuf> {
    let folder = desk.db().with_file_name("backups");
    listing(&folder).into_iter().map(|(path, _)| path).collect()
}

#[test]
fn the_newest_backups_stay_and_nothing_else_is_touched() {
    let desk = Desk::office();
    desk.done(&["backup"]);
    let folder = desk.db().with_file_name("backups");
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    fs::write(folder.join("zicha-20010101T000000Z.db"), "an old one").unwrap();
    fs::write(folder.join("other-20010101T000000Z.db"), "of another office").unwrap();
    for _ in 0..3 {
        desk.done(&["backup", "--keep", "2"]);
    }
    let left = backups(&desk);
    let names: Vec<_> =
        left.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    assert_eq!(names[..2], ["notes.txt", "other-20010101T000000Z.db"]);
    for name in &names[2..] {
        desk.done(&["check", "--db", folder.join(name).to_str().unwrap()]);
    }
}

#[test]
fn totals_are_recounted_on_the_copy() {
    let desk = Desk::office();
    let raw = desk.raw();
    raw.execute("UPDATE total_unit SET people=people+1 WHERE unit='' AND step='study'", [])
        .unwrap();
    drop(raw);
    for words in [&["backup"][..], &["backup", "copy.db"]] {
        assert_eq!(desk.run(words).code, 1, "{words:?}");
    }
    assert!(!desk.home.path().join("copy.db").exists());
    assert!(backups(&desk).is_empty());
}

#[test]
fn a_restore_is_told_in_every_language() {
    for lang in LANGS {
        let desk = Desk::office();
        desk.done(&["backup", "copy.db"]);
        desk.done(&["people", "add", "new", "新人"]);
        let session = desk.session(lang, &["restore copy.db", "people list", "check"]);
        let kept = backup_moment(&session);
        let shown = without_hashes(&session.replace(&kept, "[MOMENT]"));
        insta::assert_snapshot!(format!("restore_{lang}"), shown);
    }
}

fn without_hashes(text: &str) -> String {
    let mut words: Vec<_> = text.split(|c: char| !c.is_ascii_hexdigit()).collect();
    words.retain(|word| word.len() == 64);
    words.iter().fold(text.to_owned(), |text, hash| text.replace(hash, "[HASH]"))
}

/// The moment in the name of the database that was kept.
fn backup_moment(session: &str) -> String {
    let (_, rest) = session.split_once(".before-").unwrap();
    rest[..16].to_owned()
}

#[test]
fn what_is_no_backup_is_refused_in_a_sentence_and_nothing_changes() {
    let desk = Desk::office();
    desk.done(&["backup", "copy.db"]);
    desk.file("text.db", "no database");
    let bytes = fs::read(desk.home.path().join("copy.db")).unwrap();
    desk.file("cut.db", &bytes[..bytes.len() / 2]);
    let raw = desk.raw();
    raw.query_row("SELECT 1", [], |_| Ok(())).unwrap();
    drop(raw);
    let before = listing(desk.home.path());
    let lines = ["restore text.db", "restore cut.db", "restore none.db", "restore"];
    insta::assert_snapshot!(desk.session("en", &lines));
    assert_eq!(listing(desk.home.path()), before);
}

#[test]
fn where_the_database_is_lost_the_backup_takes_its_place() {
    let desk = Desk::office();
    desk.done(&["backup", "copy.db"]);
    fs::remove_file(desk.db()).unwrap();
    desk.done(&["restore", "copy.db"]);
    desk.done(&["check"]);
}

#[test]
fn the_nightly_run_verifies_keeps_and_tells() {
    let desk = Desk::office();
    for lang in LANGS {
        let ran = desk.run(&["nightly", "--lang", lang]);
        assert_eq!(ran.code, 0, "{ran:?}");
        let of_backups = |path: &std::path::PathBuf| path.display().to_string();
        let made: Vec<_> = backups(&desk).iter().map(of_backups).collect();
        let plain = made.iter().fold(ran.out, |text, path| text.replace(path, "[BACKUP]"));
        let shown = without_hashes(&plain);
        insta::assert_snapshot!(format!("nightly_{lang}"), shown);
    }
    assert_eq!(backups(&desk).len(), 3);
    let raw = desk.raw();
    raw.execute("UPDATE total_unit SET people=people+1 WHERE unit='' AND step='study'", [])
        .unwrap();
    drop(raw);
    let ran = desk.run(&["nightly"]);
    assert_eq!((ran.code, ran.err.lines().count()), (1, 1), "{ran:?}");
    assert_eq!(ran.out, desk.run(&["check"]).out, "what is wrong is named, as the check names it");
    assert_eq!(backups(&desk).len(), 3, "no good backup gives way to a damaged one");
}
