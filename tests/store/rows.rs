//! Records: stored, read, changed, removed; and what happens when two people meet at one row.

use crate::support::{Item, Mood, Office, Part, add, item, options};
use zicha::{
    domain::record::Meta,
    error::{Error, StoreFault},
    store::Store,
    vals,
};

#[test]
fn a_record_comes_back_as_it_went() {
    let office = Office::new();
    let mut store = office.open();
    let stored = add(&mut store, "记录 \"一\"");
    assert_eq!(
        stored.meta,
        Meta {
            id: stored.meta.id.clone(),
            version: 1,
            created_at: 2_000,
            created_by: "lihe".into(),
            updated_at: 2_000,
            updated_by: "lihe".into()
        }
    );
    assert_eq!(store.read(|r| r.get::<Item>(&stored.meta.id)).unwrap(), stored);
    assert_eq!(store.read(|r| r.get::<Item>("nowhere")), Err(Error::NotFound));
    assert_eq!(store.read(|r| r.maybe::<Item>("nowhere")), Ok(None));
}

#[test]
fn rows_are_found_and_counted_by_condition() {
    let office = Office::new();
    let mut store = office.open();
    for (title, points) in [("a", 1), ("b", 5), ("c", 9)] {
        let mut new = Item { points, ..item(title) };
        store.write("lihe", 2_000, |tx| tx.insert(&mut new, "item.add")).unwrap();
    }
    store
        .read(|r| {
            let found = r.find::<Item>("points > ?1 ORDER BY title DESC", &vals![1_i64])?;
            assert_eq!(found.iter().map(|i| i.title.as_str()).collect::<Vec<_>>(), ["c", "b"]);
            assert_eq!(r.count::<Item>("owner=?1 AND mood=?2", &vals!["lihe", Mood::Calm])?, 3);
            assert_eq!(r.find_one::<Item>("title=?1", &vals!["b"])?.unwrap().points, 5);
            assert_eq!(r.find_one::<Item>("title=?1", &vals!["x"])?, None);
            let sum = r.rows("SELECT CAST(SUM(points) AS BIGINT) FROM item", &[])?;
            assert_eq!(sum[0].get::<i64>(0)?, 15);
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_slower_of_two_sees_both_texts_and_loses_nothing() {
    let office = Office::new();
    let (mut mine, mut theirs) = (office.open(), office.open());
    let mut first = add(&mut mine, "as it was");
    let mut second = theirs.read(|r| r.get::<Item>(&first.meta.id)).unwrap();
    second.title = "theirs".into();
    theirs.write("wang", 3_000, |tx| tx.update(&mut second, "item.edit")).unwrap();
    assert_eq!(
        (second.meta.version, second.meta.updated_by.as_str(), second.meta.created_at),
        (2, "wang", 2_000)
    );

    first.title = "mine".into();
    let before = first.clone();
    let refused = mine.write("lihe", 4_000, |tx| tx.update(&mut first, "item.edit"));
    let Err(Error::Conflict(conflict)) = refused else { panic!("{refused:?}") };
    assert_eq!(first, before, "what was typed is still there");
    assert_eq!(
        (conflict.entity.as_str(), conflict.base_version, conflict.current_version),
        ("item", 1, 2)
    );
    assert_eq!((conflict.changed_by.as_str(), conflict.changed_at), ("wang", 3_000));
    assert_eq!(conflict.current["title"], "theirs");
    assert_eq!(conflict.current["day"], "2009-05-12");

    let gone = mine.write("lihe", 4_000, |tx| tx.delete::<Item>(&first.meta.id, 1, "item.del"));
    assert!(matches!(gone, Err(Error::Conflict(_))));
    mine.write("lihe", 4_000, |tx| tx.delete::<Item>(&first.meta.id, 2, "item.del")).unwrap();
    let Err(Error::Conflict(conflict)) =
        theirs.write("wang", 5_000, |tx| tx.update(&mut second, "item.edit"))
    else {
        panic!("a removed row was changed");
    };
    assert!(conflict.current.is_empty());
    assert_eq!((conflict.current_version, conflict.changed_by.as_str()), (0, "lihe"), "gone");
    second.meta.id = "never".into();
    assert_eq!(
        theirs.write("wang", 5_000, |tx| tx.update(&mut second, "item.edit")),
        Err(Error::NotFound)
    );
    assert!(mine.check(None, &[]).unwrap().is_sound());
}

#[test]
fn an_update_cannot_change_who_created_a_row() {
    let office = Office::new();
    let mut store = office.open();
    let mut row = add(&mut store, "a");
    row.meta.created_by = "someone else".into();
    row.meta.created_at = 1;
    store.write("lihe", 3_000, |tx| tx.update(&mut row, "item.edit")).unwrap();
    assert_eq!((row.meta.created_by.as_str(), row.meta.created_at), ("lihe", 2_000));
    assert_eq!(store.read(|r| r.get::<Item>(&row.meta.id)).unwrap(), row);
    assert!(store.check(None, &[]).unwrap().is_sound());
}

#[test]
fn a_transaction_is_all_or_nothing() {
    let office = Office::new();
    let mut store = office.open();
    let before = store.last_seq().unwrap();
    let half = store.write("lihe", 2_000, |tx| {
        tx.insert(&mut item("half"), "item.add")?;
        tx.insert(&mut Item { points: -1, ..item("illegal") }, "item.add")
    });
    assert!(matches!(half, Err(Error::Constraint(_))), "{half:?}");
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.write("lihe", 2_000, |tx| -> Result<(), Error> {
            tx.insert(&mut item("half"), "item.add")?;
            panic!("in the middle")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(store.read(|r| r.count::<Item>("1=1", &[])).unwrap(), 0);
    assert_eq!(store.last_seq().unwrap(), before);
    add(&mut store, "after");
    assert!(store.check(None, &[]).unwrap().is_sound());
}

#[test]
fn a_read_is_of_one_instant() {
    let office = Office::new();
    let (mut writer, reader) = (office.open(), office.open());
    add(&mut writer, "one");
    reader
        .read(|r| {
            assert_eq!(r.count::<Item>("1=1", &[])?, 1);
            add(&mut writer, "two");
            assert_eq!(r.count::<Item>("1=1", &[])?, 1, "still the same instant");
            reader.read(|inner| inner.count::<Item>("1=1", &[])).map(|inner| assert_eq!(inner, 1))
        })
        .unwrap();
    assert_eq!(reader.read(|r| r.count::<Item>("1=1", &[])).unwrap(), 2);
    assert_eq!(reader.last_seq().unwrap(), 2);
}

#[test]
fn a_bulk_write_of_many_people_and_days_is_reproducible() {
    let fill = |tx: &mut zicha::store::Writer<'_>| {
        for n in 0..500_i64 {
            tx.act_as(["lihe", "wang"][usize::try_from(n % 2).unwrap()], 10_000 - n);
            let mut new = item(&format!("item {n}"));
            tx.insert(&mut new, "item.add")?;
            tx.insert(
                &mut Part { meta: Meta::default(), item: new.meta.id, label: format!("part {n}") },
                "part.add",
            )?;
        }
        Ok(())
    };
    let made = |seed| {
        let office = Office::new();
        let mut store = Store::open_with(&office.path, &options()).unwrap().with_seed(seed);
        store.bulk("setup", 1_000, fill).unwrap();
        let report = store.check(None, &[]).unwrap();
        assert!(report.is_sound(), "{:?}", report.problems);
        assert_eq!((report.changes, report.rows), (1_000, 1_000));
        assert_eq!(store.read(|r| r.count::<Item>("created_by=?1", &vals!["wang"])).unwrap(), 250);
        report.head
    };
    assert_eq!(made(7), made(7));
    assert_ne!(made(7), made(8));
}

#[test]
fn a_value_that_is_none_of_ours_is_damage_not_a_panic() {
    let office = Office::new();
    let row = add(&mut office.open(), "a");
    office.raw().execute("UPDATE item SET mood='angry'", []).unwrap();
    let read = office.open().read(|r| r.get::<Item>(&row.meta.id));
    assert_eq!(read, Err(Error::Store(StoreFault::Corrupt("value of item.mood".into()))));
}
