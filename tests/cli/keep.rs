//! `zicha check` and `zicha backup`.

use crate::desk::{Desk, LANGS, listing};

/// Changes the file behind the program's back: the triggers are gone while it happens.
fn tamper(desk: &Desk, script: &str) {
    let raw = desk.raw();
    let mut query =
        raw.prepare("SELECT name, sql FROM sqlite_schema WHERE type='trigger'").unwrap();
    let triggers = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let triggers: Vec<(String, String)> = triggers.map(Result::unwrap).collect();
    for (name, _) in &triggers {
        raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    raw.execute_batch(script).unwrap();
    for (_, sql) in &triggers {
        raw.execute_batch(sql).unwrap();
    }
}

#[test]
fn a_sound_database_passes() {
    let desk = Desk::office();
    for lang in LANGS {
        insta::assert_snapshot!(format!("sound_{lang}"), desk.session(lang, &["check"]));
    }
}

#[test]
fn the_first_record_that_is_wrong_is_named() {
    for script in [
        "UPDATE history SET actor='x' WHERE seq=7",
        "UPDATE history SET at=at+1 WHERE seq IN (7, 9)",
        "DELETE FROM history WHERE seq=7",
        "DELETE FROM revision WHERE seq=7",
        "UPDATE revision SET body='{}' WHERE seq=7",
        "UPDATE history SET seq=-7 WHERE seq=7; UPDATE history SET seq=7 WHERE seq=8;
         UPDATE history SET seq=8 WHERE seq=-7",
    ] {
        let desk = Desk::office();
        tamper(&desk, script);
        let ran = desk.run(&["check"]);
        assert_eq!(ran.code, 1, "{script}");
        assert!(ran.err.contains("records from 7 on"), "{script}: {ran:?}");
        assert!(ran.out.lines().next().unwrap().contains('7'), "{script}: {ran:?}");
    }
}

#[test]
fn an_entry_and_a_total_that_were_changed_are_named() {
    let desk = Desk::office();
    tamper(&desk, "UPDATE person SET name='甲' WHERE login='wangying'");
    for lang in LANGS {
        let ran = desk.run(&["check", "--lang", lang]);
        assert!(ran.code == 1 && ran.out.contains("person") && ran.out.contains("name"), "{ran:?}");
    }
    let refused = desk.run(&["backup", "copy.db"]);
    assert_eq!((refused.code, refused.err.lines().count()), (1, 1), "{refused:?}");
    assert!(
        !desk.home.path().join("copy.db").exists(),
        "a copy that does not pass does not appear"
    );

    let desk = Desk::office();
    tamper(&desk, "UPDATE total_unit SET people=people+1 WHERE unit='' AND step='study'");
    let session = desk.session("en", &["check"]);
    insta::assert_snapshot!(session, @r"
    $ zicha check
    Wrong total: total_unit  study todo 2026-05-31 holds 6, counted 5.
    ! The check failed. Do not write to this database any more, and compare it with a backup.
    [1]
    ");
}

#[test]
fn a_trigger_that_was_removed_is_named() {
    let desk = Desk::office();
    desk.raw().execute_batch("DROP TRIGGER history_update").unwrap();
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("trigger history_update is missing"), "{ran:?}");
}

#[test]
fn an_anchor_tells_a_cut_off_tail() {
    let desk = Desk::office();
    let said = desk.done(&["check"]);
    let anchor = said.split_whitespace().last().unwrap();
    desk.done(&["check", "--anchor", anchor]);
    desk.done(&["people", "add", "new", "新人"]);
    desk.done(&["check", "--anchor", anchor]);
    let (seq, hash) = anchor.split_once(':').unwrap();
    let other = format!("{seq}:{}", hash.chars().rev().collect::<String>());
    let said = desk.run(&["check", "--anchor", &other]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains(&format!("Record {seq} is not the anchored one")), "{}", said.out);
}

#[test]
fn a_backup_is_whole_and_never_written_over() {
    let desk = Desk::office();
    let lines = ["backup copy.db", "check --db copy.db", "people list --db copy.db"];
    let session = desk.session("zh-Hans", &lines);
    insta::assert_snapshot!(session);
    let before = listing(desk.home.path());
    let again = desk.session("zh-Hans", &["backup copy.db", "backup none/copy.db"]);
    insta::assert_snapshot!("backup_refused", again);
    assert_eq!(listing(desk.home.path()), before);
}
