//! A new program brings the file up to date while the old one is still open, or is killed at it.

use crate::support::{OLDER, Office, add, listing, options};
use std::{fs, path::Path, process::Command};
use tempfile::TempDir;
use zicha::{
    domain::change::DraftState,
    error::{Error, StoreFault},
    store::{Options, Stage, Store},
};

fn older() -> Options {
    Options { schema: &OLDER, ..Options::default() }
}

/// A file of the program before, with one record in it.
fn old_office() -> Office {
    let dir: TempDir = tempfile::tempdir().unwrap();
    let path = dir.path().join("office.db");
    drop(Store::create_with(&path, &older(), "", 1, |tx| tx.event("set_up", &[])).unwrap());
    Office { dir, path }
}

fn backup_of(office: &Office) -> std::path::PathBuf {
    office.path.with_file_name("office.db.v1-1.bak")
}

/// The copy from before stands, is whole, and opens with the program before.
fn must_be_saved(office: &Office) {
    let copy = Store::open_with(&backup_of(office), &older()).unwrap();
    assert!(copy.check(None, &[]).unwrap().is_sound());
    assert_eq!(copy.last_seq().unwrap(), 1);
}

#[test]
fn who_is_still_inside_reads_on_keeps_drafts_and_is_told_to_log_in_again() {
    let office = old_office();
    let mut old = Store::open_with(&office.path, &older()).unwrap();
    let draft = |version, body: &str| DraftState {
        form: "study".into(),
        entity: String::new(),
        base_version: 0,
        body: body.into(),
        version,
        updated_at: 0,
    };
    old.write_aside("lihe", 1, |tx| tx.save_draft("lihe", &mut draft(0, "half"))).unwrap();
    let mut new = office.open();
    add(&mut new, "of the new program");
    must_be_saved(&office);

    assert_eq!(old.read(|r| r.last_seq()).unwrap(), 2, "it reads what the new one wrote");
    let refused = old.write("lihe", 2, |tx| tx.event("x", &[]));
    assert_eq!(refused, Err(Error::Store(StoreFault::Updated)));
    old.write_aside("lihe", 2, |tx| tx.save_draft("lihe", &mut draft(1, "whole"))).unwrap();
    let kept = new.read(|r| r.draft("lihe", "study", "")).unwrap().unwrap();
    assert_eq!((kept.body.as_str(), kept.version), ("whole", 2));
    assert!(new.check(None, &[]).unwrap().is_sound());
    drop(new);
    assert!(Store::open_with(&office.path, &older()).is_err(), "the old program comes in no more");
}

#[test]
#[ignore = "run as another process by the tests of this file"]
fn migrates_and_dies() {
    let path = std::env::var_os("ZICHA_TEST_STORE").expect("started by another test");
    let dying = Options { stage: crate::restore::die, ..options() };
    Store::open_with(Path::new(&path), &dying).unwrap();
}

#[test]
fn killed_at_any_point_the_file_is_of_the_old_or_the_new_version() {
    let stages = [
        (Stage::Saved, 1),
        (Stage::Began, 1),
        (Stage::Stepped, 1),
        (Stage::Numbered, 1),
        (Stage::Committed, 2),
    ];
    for (stage, version) in stages {
        let office = old_office();
        let ended = Command::new(std::env::current_exe().unwrap())
            .args(["upgrade::migrates_and_dies", "--exact", "--ignored"])
            .env("ZICHA_TEST_STORE", &office.path)
            .env("ZICHA_TEST_STAGE", stage.code())
            .output()
            .unwrap();
        assert!(!ended.status.success(), "{stage:?} was not reached");
        must_be_saved(&office);
        let raw = office.raw();
        let found: i64 = raw.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        let tables: i64 = raw
            .query_row("SELECT COUNT(*) FROM sqlite_schema WHERE name='item'", [], |row| row.get(0))
            .unwrap();
        assert_eq!((found, tables), (version, version - 1), "{stage:?}");
        drop(raw);
        if version == 1 {
            let old = Store::open_with(&office.path, &older()).unwrap();
            assert!(old.check(None, &[]).unwrap().is_sound(), "{stage:?}");
        }
        add(&mut office.open(), "after");
        assert!(office.open().check(None, &[]).unwrap().is_sound(), "{stage:?}");
    }
}

#[test]
fn a_file_that_does_not_pass_is_not_brought_up_to_date() {
    let office = old_office();
    let raw = office.raw();
    raw.execute_batch("DROP TRIGGER history_update; UPDATE history SET actor='x'").unwrap();
    drop(raw);
    let before = fs::read(&office.path).unwrap();
    let refused = Store::open_with(&office.path, &options());
    assert!(matches!(refused, Err(Error::Store(StoreFault::Corrupt(_)))), "{refused:?}");
    assert_eq!(fs::read(&office.path).unwrap(), before);
    let names: Vec<_> = listing(office.dir.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["office.db"], "nor is a copy of it kept");
}
