//! Someone with a plain handle on the file: every trace is found, and the first one named. The same
//! by the command line stands in `tests/faults/doctored.rs` (case 15).

use crate::support::{Item, Office, add};
use zicha::store::{
    Val,
    check::{CheckReport, Problem},
};

/// An office with ten changes: items 1–8 added, item 2 changed, item 3 removed.
fn office() -> Office {
    let office = Office::new();
    let mut store = office.open();
    let mut rows: Vec<_> = (1..=8).map(|n| add(&mut store, &format!("item {n}"))).collect();
    rows[1].title = "changed".into();
    store.write("wang", 3_000, |tx| tx.update(&mut rows[1], "item.edit")).unwrap();
    store.write("wang", 4_000, |tx| tx.delete::<Item>(&rows[2].meta.id, 1, "item.del")).unwrap();
    assert!(store.check(None, &[]).unwrap().is_sound());
    drop(store);
    office
}

/// Runs a script with all triggers gone, and puts them back as if nothing had happened.
fn tamper(office: &Office, script: &str) -> CheckReport {
    let raw = office.raw();
    let mut query =
        raw.prepare("SELECT name, sql FROM sqlite_schema WHERE type='trigger'").unwrap();
    let triggers: Vec<(String, String)> = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(triggers.len() >= 9);
    drop(query);
    for (name, _) in &triggers {
        raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    raw.execute_batch(script).unwrap();
    for (_, sql) in &triggers {
        raw.execute_batch(sql).unwrap();
    }
    drop(raw);
    office.open().check(None, &[]).unwrap()
}

#[test]
fn an_altered_history_row_is_named() {
    for script in [
        "UPDATE history SET actor='x' WHERE seq=4",
        "UPDATE history SET at=at+1 WHERE seq=4",
        "UPDATE history SET action='x' WHERE seq=4",
        "UPDATE history SET version=7 WHERE seq=4",
        "UPDATE history SET entity_id='x' WHERE seq=4",
        "UPDATE history SET content_hash=prev WHERE seq=4",
        "UPDATE history SET hash=prev WHERE seq=4",
        "UPDATE history SET prev=hash WHERE seq=4",
        "UPDATE revision SET body=replace(body, 'item 4', 'item 5') WHERE seq=4",
        "UPDATE revision SET body='null' WHERE seq=4",
        "UPDATE revision SET salt='' WHERE seq=4",
        "DELETE FROM revision WHERE seq=4",
        "DELETE FROM history WHERE seq=4",
    ] {
        let report = tamper(&office(), script);
        assert_eq!(report.first_bad_seq(), Some(4), "{script}: {:?}", report.problems);
    }
}

#[test]
fn removed_moved_and_added_history_is_named() {
    let report = tamper(&office(), "DELETE FROM history WHERE seq IN (4, 5)");
    assert!(
        report.problems.contains(&Problem::Missing { from: 4, to: 5 }),
        "{:?}",
        report.problems
    );

    let swap = "UPDATE history SET seq=-5 WHERE seq=5; UPDATE history SET seq=5 WHERE seq=6;
                UPDATE history SET seq=6 WHERE seq=-5;";
    let report = tamper(&office(), swap);
    assert_eq!(report.first_bad_seq(), Some(5), "{:?}", report.problems);

    let forged = "INSERT INTO history SELECT 11, at, actor, action, entity, entity_id, 2, content_hash, prev, hash
                  FROM history WHERE seq=1";
    let report = tamper(&office(), forged);
    assert_eq!(report.first_bad_seq(), Some(11), "{:?}", report.problems);

    let report = tamper(&office(), "INSERT INTO revision VALUES (99, '', '{}')");
    assert_eq!(report.problems, [Problem::RevisionForeign { seq: 99 }]);

    // The texts of a row cannot be made to vanish by a made-up erasure.
    let report =
        tamper(&office(), "INSERT INTO erasure VALUES (4, 9); DELETE FROM revision WHERE seq=4");
    assert_eq!(report.first_bad_seq(), Some(4), "{:?}", report.problems);
}

#[test]
fn an_altered_entry_is_named_with_its_columns() {
    for (column, value) in [
        ("title", "'x'"),
        ("day", "NULL"),
        ("points", "4"),
        ("done", "1"),
        ("mood", "'busy'"),
        ("version", "2"),
        ("created_at", "1"),
        ("created_by", "'x'"),
        ("updated_at", "1"),
        ("updated_by", "'x'"),
    ] {
        let report =
            tamper(&office(), &format!("UPDATE item SET {column}={value} WHERE title='item 4'"));
        let [Problem::RowDiffers { table, seq: 4, columns, .. }] = &report.problems[..] else {
            panic!("{column}: {:?}", report.problems);
        };
        assert_eq!((table.as_str(), columns), ("item", &vec![column.to_owned()]));
    }
}

#[test]
fn removed_and_added_entries_are_found() {
    let report = tamper(&office(), "DELETE FROM item WHERE title='item 4'");
    assert!(
        matches!(&report.problems[..], [Problem::RowMissing { seq: 4, .. }]),
        "{:?}",
        report.problems
    );
    let added = "INSERT INTO item SELECT 'x', 1, 1, '', 1, '', owner, title, mood, day, done, points FROM item LIMIT 1";
    let report = tamper(&office(), added);
    assert_eq!(report.problems, [Problem::RowForeign { table: "item".into(), id: "x".into() }]);
    let revived = "INSERT INTO item SELECT h.entity_id, 2, 1, '', 1, '', owner, title, mood, day, done, points
                   FROM item, history h WHERE h.seq=10 LIMIT 1";
    let report = tamper(&office(), revived);
    assert!(matches!(&report.problems[..], [Problem::RowForeign { .. }]), "{:?}", report.problems);
}

#[test]
fn missing_changed_and_foreign_triggers_are_named() {
    let changed = |script: &str| {
        let office = office();
        office.raw().execute_batch(script).unwrap();
        office.open().check(None, &[]).unwrap().problems
    };
    let name = "trigger history_update".to_owned();
    assert_eq!(changed("DROP TRIGGER history_update"), [Problem::ObjectMissing(name.clone())]);
    let weak = "DROP TRIGGER history_update; CREATE TRIGGER history_update BEFORE UPDATE ON history BEGIN SELECT 1; END";
    assert_eq!(changed(weak), [Problem::ObjectAltered(name)]);
    let spy = "CREATE TRIGGER spy AFTER INSERT ON item BEGIN DELETE FROM draft; END";
    assert_eq!(changed(spy), [Problem::ObjectForeign("trigger spy".into())]);
    assert_eq!(
        changed("DROP INDEX item_owner"),
        [Problem::ObjectMissing("index item_owner".into())]
    );
}

#[test]
fn a_cut_off_tail_and_a_rewritten_chain_are_found_by_an_anchor() {
    let office = office();
    let store = office.open();
    let (seq, hash) = store.read(|r| r.head()).unwrap().unwrap();
    assert_eq!(seq, 10);
    assert!(store.check(Some((seq, &hash)), &[]).unwrap().is_sound());
    let early = store.read(|r| r.rows("SELECT hash FROM history WHERE seq=3", &[])).unwrap();
    let early = early[0].get::<String>(0).unwrap();
    assert!(store.check(Some((3, &early)), &[]).unwrap().is_sound());
    assert_eq!(
        store.check(Some((4, &early)), &[]).unwrap().problems,
        [Problem::AnchorDiffers { seq: 4 }]
    );
    drop(store);

    // Item 8 was never there: entry, text and history row gone together.
    let office = self::office();
    let store = office.open();
    let id = store
        .read(|r| r.find_one::<Item>("title=?1", &[Val::T("item 8".into())]))
        .unwrap()
        .unwrap()
        .meta
        .id;
    let head = store.read(|r| r.head()).unwrap().unwrap();
    drop(store);
    let cut = format!(
        "DELETE FROM item WHERE id='{id}'; UPDATE item SET title='item 2', version=1, updated_at=2000, updated_by='lihe'
         WHERE title='changed';
         INSERT INTO item SELECT h.entity_id, 1, 2000, 'lihe', 2000, 'lihe', owner, 'item 3', mood, day, done, points
         FROM item, history h WHERE h.seq=10 LIMIT 1;
         DELETE FROM history WHERE seq >= 8; DELETE FROM revision WHERE seq >= 8"
    );
    let report = tamper(&office, &cut);
    assert!(
        report.is_sound(),
        "without an anchor the shorter past is consistent: {:?}",
        report.problems
    );
    let report = office.open().check(Some((head.0, &head.1)), &[]).unwrap();
    assert_eq!(report.problems, [Problem::AnchorMissing { seq: 10 }]);
}

#[test]
fn totals_that_do_not_add_up_are_reported() {
    struct Points;
    impl zicha::store::check::TotalsCheck for Points {
        fn check(
            &self,
            reader: &zicha::store::Reader<'_>,
        ) -> Result<Vec<Problem>, zicha::error::Error> {
            let counted = reader.count::<Item>("1=1", &[])?;
            Ok(vec![Problem::Totals {
                what: "items".into(),
                stored: "9".into(),
                counted: counted.to_string(),
            }])
        }
    }
    let report = office().open().check(None, &[&Points]).unwrap();
    assert_eq!(
        report.problems,
        [Problem::Totals { what: "items".into(), stored: "9".into(), counted: "7".into() }]
    );
}
