//! History: time lines, undo, events and erasure.

use crate::support::{Item, Office, Part, add, item};
use zicha::{
    domain::record::Meta,
    error::Error,
    store::{EVENT, Val},
    vals,
};

fn title(body: Option<&zicha::store::Body>) -> Option<String> {
    body.map(|body| body["title"].text().unwrap())
}

#[test]
fn the_time_line_of_a_row_has_both_texts_of_each_change() {
    let office = Office::new();
    let mut store = office.open();
    let mut row = add(&mut store, "one");
    row.title = "two".into();
    store.write("wang", 3_000, |tx| tx.update(&mut row, "item.edit")).unwrap();
    store.write("lihe", 4_000, |tx| tx.delete::<Item>(&row.meta.id, 2, "item.del")).unwrap();
    let past = store.read(|r| r.history_of("item", &row.meta.id)).unwrap();
    let told: Vec<_> = past
        .iter()
        .map(|h| {
            (
                h.seq,
                h.at,
                h.actor.as_str(),
                h.action.as_str(),
                h.version,
                title(h.old.as_ref()),
                title(h.new.as_ref()),
            )
        })
        .collect();
    let (one, two) = (Some("one".to_owned()), Some("two".to_owned()));
    assert_eq!(
        told,
        [
            (1, 2_000, "lihe", "item.add", 1, None, one.clone()),
            (2, 3_000, "wang", "item.edit", 2, one, two.clone()),
            (3, 4_000, "lihe", "item.del", 3, two, None),
        ]
    );
    let newest = store.read(|r| r.history_since(1, 1)).unwrap();
    assert_eq!((newest.len(), newest[0].seq), (1, 2));
}

#[test]
fn undo_takes_back_each_kind_of_change_and_undo_again_redoes() {
    let office = Office::new();
    let mut store = office.open();
    let mut row = add(&mut store, "one");
    let id = row.meta.id.clone();
    let stored = |store: &zicha::store::Store| store.read(|r| r.maybe::<Item>(&id)).unwrap();
    let undo = |store: &mut zicha::store::Store, version| {
        store.write("wang", 9_000, |tx| tx.revert("item", &id, version, "undo"))
    };

    row.title = "two".into();
    store.write("lihe", 3_000, |tx| tx.update(&mut row, "item.edit")).unwrap();
    let done = undo(&mut store, 2).unwrap();
    assert_eq!(
        (title(done.before.as_ref()), title(done.after.as_ref()), done.version),
        (Some("two".into()), Some("one".into()), 3)
    );
    let now = stored(&store).unwrap();
    assert_eq!(
        (now.title.as_str(), now.meta.version, now.meta.updated_by.as_str()),
        ("one", 3, "wang")
    );
    assert_eq!((now.meta.created_at, now.meta.created_by.as_str()), (2_000, "lihe"));

    undo(&mut store, 3).unwrap();
    assert_eq!(stored(&store).unwrap().title, "two");

    store.write("lihe", 3_000, |tx| tx.delete::<Item>(&id, 4, "item.del")).unwrap();
    assert_eq!(undo(&mut store, 0).unwrap().before, None);
    let back = stored(&store).unwrap();
    assert_eq!(
        (back.title.as_str(), back.meta.version, back.meta.created_by.as_str()),
        ("two", 6, "lihe")
    );

    let gone = undo(&mut store, 6).unwrap();
    assert_eq!((gone.after, gone.version), (None, 0));
    assert_eq!(stored(&store), None);
    assert!(store.check(None, &[]).unwrap().is_sound());
}

#[test]
fn undo_is_refused_when_the_row_went_on() {
    let office = Office::new();
    let mut store = office.open();
    let mut row = add(&mut store, "one");
    let id = row.meta.id.clone();
    row.title = "two".into();
    store.write("wang", 3_000, |tx| tx.update(&mut row, "item.edit")).unwrap();
    let refused = store.write("lihe", 4_000, |tx| tx.revert("item", &id, 1, "undo"));
    let Err(Error::Conflict(conflict)) = refused else { panic!("{refused:?}") };
    assert_eq!(
        (conflict.base_version, conflict.current_version, conflict.changed_by.as_str()),
        (1, 2, "wang")
    );
    for (table, id) in [("item", "never"), ("history", id.as_str())] {
        let none = store.write("lihe", 4_000, |tx| tx.revert(table, id, 1, "undo"));
        assert_eq!(none.unwrap_err(), Error::NotFound);
    }
    assert_eq!(store.last_seq().unwrap(), 2);
}

#[test]
fn undo_of_an_addition_is_refused_while_others_build_on_it() {
    let office = Office::new();
    let mut store = office.open();
    let row = add(&mut store, "one");
    let mut part = Part { meta: Meta::default(), item: row.meta.id.clone(), label: "p".into() };
    store.write("lihe", 3_000, |tx| tx.insert(&mut part, "part.add")).unwrap();
    let refused = store.write("lihe", 4_000, |tx| tx.revert("item", &row.meta.id, 1, "undo"));
    assert!(matches!(refused, Err(Error::Constraint(_))), "{refused:?}");
    assert_eq!(store.read(|r| r.get::<Item>(&row.meta.id)).unwrap(), row);
}

#[test]
fn events_stand_in_the_chain_without_a_row() {
    let office = Office::new();
    let mut store = office.open();
    store
        .write("lihe", 3_000, |tx| tx.event("export.summary", &[("format", Val::T("docx".into()))]))
        .unwrap();
    let told = store.read(|r| r.history_since(0, 10)).unwrap();
    assert_eq!((told[0].entity.as_str(), told[0].action.as_str()), (EVENT, "export.summary"));
    assert_eq!(told[0].new.as_ref().unwrap()["format"], Val::T("docx".into()));
    assert!(store.check(None, &[]).unwrap().is_sound());
}

#[test]
fn personal_texts_can_be_erased_and_the_chain_still_holds() {
    let office = Office::new();
    let mut store = office.open();
    let mut row = add(&mut store, "a private matter");
    row.title = "nothing".into();
    store.write("lihe", 3_000, |tx| tx.update(&mut row, "item.edit")).unwrap();
    let other = add(&mut store, "another");
    let head = store.read(|r| r.head()).unwrap().unwrap();
    let erased = store
        .write("admin", 5_000, |tx| tx.erase_past("item", &row.meta.id, "asked for", "erase"))
        .unwrap();
    assert_eq!(erased, 1);
    let again = store
        .write("admin", 5_000, |tx| tx.erase_past("item", &row.meta.id, "asked for", "erase"))
        .unwrap();
    assert_eq!(again, 0);

    let report = store.check(Some((head.0, &head.1)), &[]).unwrap();
    assert!(report.is_sound(), "{:?}", report.problems);
    let past = store.read(|r| r.history_of("item", &row.meta.id)).unwrap();
    assert!(past[0].erased && past[0].new.is_none() && past[1].old.is_none());
    assert_eq!(title(past[1].new.as_ref()).as_deref(), Some("nothing"));
    let undone = store.write("lihe", 6_000, |tx| tx.revert("item", &row.meta.id, 2, "undo"));
    assert_eq!(undone.unwrap_err(), Error::NotFound, "what was erased cannot come back");
    let texts = store
        .read(|r| r.rows("SELECT 1 FROM revision WHERE body LIKE ?1", &vals!["%private%"]))
        .unwrap();
    assert!(texts.is_empty());
    assert_eq!(store.read(|r| r.get::<Item>(&other.meta.id)).unwrap(), other);
}

#[test]
fn history_cannot_be_changed_by_the_program_itself() {
    let office = Office::new();
    let mut store = office.open();
    add(&mut store, "one");
    add(&mut store, "two");
    for sql in [
        "UPDATE history SET actor='x'",
        "DELETE FROM history",
        "REPLACE INTO history SELECT * FROM history WHERE seq=1",
        "INSERT INTO history SELECT seq+5, at, actor, action, entity, entity_id, version, content_hash, prev, hash
         FROM history WHERE seq=1",
        "UPDATE revision SET body='null'",
        "DELETE FROM revision",
        "REPLACE INTO revision VALUES (2, '', 'null')",
        "INSERT INTO erasure VALUES (1, 1)",
        "INSERT INTO erasure VALUES (2, 2)",
    ] {
        let refused = store.write("lihe", 3_000, |tx| tx.exec(sql, &[]));
        assert!(matches!(refused, Err(Error::Constraint(_))), "{sql}: {refused:?}");
    }
    assert!(store.check(None, &[]).unwrap().is_sound());
    assert_eq!(store.read(|r| r.count::<Item>("title=?1", &vals![item("one").title])).unwrap(), 1);
}

#[test]
fn a_clock_that_is_put_back_breaks_nothing() {
    let office = Office::new();
    let mut store = office.open();
    let year = 365 * 24 * 3_600_000;
    let mut row = item("first");
    store.write("li", 30 * year, |tx| tx.insert(&mut row, "item.add")).unwrap();
    // A day ahead, a year back, before the computer's beginning of time, and far beyond.
    for (at, text) in
        [(31 * year, "ahead"), (29 * year, "back"), (-year, "before"), (9_000 * year, "beyond")]
    {
        row.title = text.into();
        store.write("li", at, |tx| tx.update(&mut row, "item.edit")).unwrap();
        let mut other = item(text);
        store.write("li", at, |tx| tx.insert(&mut other, "item.add")).unwrap();
    }
    let past = store.read(|db| db.history_of("item", &row.meta.id)).unwrap();
    let titles: Vec<_> = past.iter().filter_map(|row| title(row.new.as_ref())).collect();
    assert_eq!(titles, ["first", "ahead", "back", "before", "beyond"], "in the order it was done");
    assert!(store.check(None, &[]).unwrap().is_sound());
}
