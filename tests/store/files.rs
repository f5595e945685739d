//! The file itself: refused untouched, created whole or not at all, brought up to date, copied.

use crate::support::{Item, OLDER, Office, STEP_002, add, item, listing, options};
use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
};
use zicha::{
    error::{Error, StoreFault},
    store::{
        Options, Store,
        schema::{STEP_001, Schema},
    },
};

fn fault(path: &Path) -> StoreFault {
    match Store::open_with(path, &options()) {
        Err(Error::Store(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

/// Opening must be refused, and everything in the folder stay as it is.
fn refused(folder: &Path, path: &Path) -> StoreFault {
    let before = listing(folder);
    let found = fault(path);
    assert_eq!(listing(folder), before, "{found}");
    found
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn what_is_no_database_of_ours_is_refused_untouched() {
    let office = Office::new();
    add(&mut office.open(), "one");
    let (dir, good) = (office.dir.path(), fs::read(&office.path).unwrap());
    let put = |bytes: &[u8]| {
        fs::write(&office.path, bytes).unwrap();
        refused(dir, &office.path)
    };
    let name = office.path.canonicalize().unwrap().display().to_string();
    let (foreign, cut) = (StoreFault::NotOurs(name.clone()), StoreFault::Truncated(name.clone()));

    assert_eq!(put(b""), StoreFault::Empty(name));
    assert_eq!(put("一份普通的文件，什么数据库也不是。".repeat(20).as_bytes()), foreign);
    assert_eq!(put(&good[..50]), cut);
    assert_eq!(put(&good[..100]), cut);
    assert_eq!(put(&good[..good.len() / 2]), cut);
    assert_eq!(put(&good[..good.len() - 1]), cut);
    let changed = |at: usize, value: u8| {
        let mut bytes = good.clone();
        bytes[at] = value;
        bytes
    };
    assert_eq!(put(&changed(68, 1)), foreign);
    assert_eq!(put(&changed(63, 9)), StoreFault::Newer { found: 9, known: 2 });
    assert_eq!(put(&changed(16, 3)), cut);

    fs::write(&office.path, &good).unwrap();
    assert_eq!(office.open().last_seq().unwrap(), 1, "and the good one opens");
}

#[test]
fn places_that_will_not_do_are_refused_untouched() {
    let office = Office::new();
    let dir = office.dir.path();
    assert!(matches!(refused(dir, &dir.join("none.db")), StoreFault::Missing(_)));
    assert!(matches!(fault(&dir.join("no/folder.db")), StoreFault::Missing(_)));
    fs::create_dir(dir.join("folder.db")).unwrap();
    assert!(matches!(refused(dir, &dir.join("folder.db")), StoreFault::NotOurs(_)));
    symlink(&office.path, dir.join("link.db")).unwrap();
    assert!(matches!(refused(dir, &dir.join("link.db")), StoreFault::NotOurs(_)));

    mode(&office.path, 0o400);
    assert!(matches!(refused(dir, &office.path), StoreFault::ReadOnly(_)));
    mode(&office.path, 0o600);
    mode(dir, 0o500);
    assert!(matches!(refused(dir, &office.path), StoreFault::ReadOnly(_)));
    let new = Store::create(&dir.join("new.db"), 1).err();
    assert!(matches!(new, Some(Error::Store(StoreFault::ReadOnly(_)))));
    mode(dir, 0o700);
    office.open();
}

#[test]
fn a_file_with_a_living_or_left_over_log_opens() {
    let office = Office::new();
    let mut first = office.open();
    add(&mut first, "only in the log");
    assert!(office.dir.path().join("office.db-wal").metadata().unwrap().len() > 0);
    let second = office.open();
    assert_eq!(second.last_seq().unwrap(), 1);
    // As after a crash: file and log, nobody there.
    let left = office.dir.path().join("left.db");
    fs::copy(&office.path, &left).unwrap();
    fs::copy(office.dir.path().join("office.db-wal"), office.dir.path().join("left.db-wal"))
        .unwrap();
    let store = Store::open_with(&left, &options()).unwrap();
    assert_eq!(
        store.read(|r| r.find_one::<Item>("1=1", &[])).unwrap().unwrap().title,
        "only in the log"
    );
    assert!(store.check(None, &[]).unwrap().is_sound());
}

#[test]
fn files_are_for_their_owner_only() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("deep/er/office.db");
    let mut store = Store::create_with(&path, &options(), "", 1, |_| Ok(())).unwrap();
    add(&mut store, "one");
    let bits = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for name in ["office.db", "office.db-wal", "office.db-shm"] {
        assert_eq!(bits(&path.with_file_name(name)), 0o600, "{name}");
    }
    assert_eq!(bits(path.parent().unwrap()), 0o700);
    store.backup(&path.with_file_name("copy.db")).unwrap();
    assert_eq!(bits(&path.with_file_name("copy.db")), 0o600);
}

#[test]
fn a_set_up_that_is_left_half_way_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("office.db");
    let create = |fill: fn(&mut zicha::store::Writer<'_>) -> Result<(), Error>| {
        Store::create_with(&path, &options(), "", 1, fill)
    };
    let left = create(|tx| tx.insert(&mut item("half"), "item.add").and(Err(Error::NotFound)));
    assert_eq!(left.err(), Some(Error::NotFound));
    assert_eq!(listing(dir.path()), []);
    let panicked = std::panic::catch_unwind(|| create(|_| panic!("half-way")));
    assert!(panicked.is_err());
    assert_eq!(listing(dir.path()), []);

    let made = create(|tx| tx.insert(&mut item("whole"), "item.add")).unwrap();
    assert_eq!(made.last_seq().unwrap(), 1);
    drop(made);
    let before = listing(dir.path());
    assert_eq!(before.len(), 1, "no log, nothing of the making is left");
    assert!(matches!(create(|_| Ok(())).err(), Some(Error::Store(StoreFault::Exists(_)))));
    assert_eq!(listing(dir.path()), before);
}

#[test]
fn what_a_killed_set_up_left_is_cleared_away_and_a_running_one_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let mut gone = std::process::Command::new("true").spawn().unwrap();
    gone.wait().unwrap();
    let of = |pid: u32, suffix: &str| dir.path().join(format!(".office.db.{pid}-0a.new{suffix}"));
    let (dead, running) = (gone.id(), std::process::id());
    for left in
        [of(dead, ""), of(dead, "-wal"), of(running, ""), dir.path().join(".office.db.notes.new")]
    {
        fs::write(left, "x").unwrap();
    }
    drop(Store::create(&dir.path().join("office.db"), 1).unwrap());
    let names: Vec<_> = listing(dir.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [format!(".office.db.{running}-0a.new"), ".office.db.notes.new".into(), "office.db".into()]
    );
}

#[test]
fn an_older_file_is_copied_and_brought_up_to_date_and_the_older_program_stops_writing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("office.db");
    let older = Options { schema: &OLDER, ..Options::default() };
    let mut old = Store::create_with(&path, &older, "", 1, |tx| tx.event("set_up", &[])).unwrap();
    let mut new = Store::open_with(&path, &options()).unwrap();
    add(&mut new, "one");
    assert!(new.check(None, &[]).unwrap().is_sound());
    assert_eq!(
        old.write("lihe", 2, |tx| tx.event("x", &[])),
        Err(Error::Store(StoreFault::Updated))
    );
    assert_eq!(old.read(|r| r.last_seq()).unwrap(), 2, "it still reads");
    drop((old, new));
    let newer = Store::open_with(&path, &older).err();
    assert_eq!(newer, Some(Error::Store(StoreFault::Newer { found: 2, known: 1 })));
    let copy = Store::open_with(&dir.path().join("office.db.v1-1.bak"), &older).unwrap();
    assert_eq!(copy.last_seq().unwrap(), 1);
    assert!(copy.check(None, &[]).unwrap().is_sound());
}

#[test]
fn a_step_that_fails_leaves_the_older_file_usable() {
    static BROKEN: Schema =
        Schema { steps: &[STEP_001, STEP_002, "CREATE TABLE item (a TEXT) STRICT"], tables: &[] };
    let office = Office::new();
    let broken = Options { schema: &BROKEN, ..Options::default() };
    assert!(Store::open_with(&office.path, &broken).is_err());
    add(&mut office.open(), "one");
    assert!(office.open().check(None, &[]).unwrap().is_sound());
}

#[test]
fn a_backup_is_whole_checked_and_never_written_over() {
    let office = Office::new();
    let mut store = office.open();
    add(&mut store, "one");
    let copy = office.dir.path().join("copy.db");
    let report = store.backup(&copy).unwrap();
    assert_eq!(report.head, store.read(|r| r.head()).unwrap());
    add(&mut store, "two");
    assert!(matches!(store.backup(&copy), Err(Error::Store(StoreFault::Exists(_)))));
    assert_eq!(Store::open_with(&copy, &options()).unwrap().last_seq().unwrap(), 1);
    let names: Vec<_> = listing(office.dir.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["copy.db", "office.db", "office.db-shm", "office.db-wal"]);
    drop(store);

    office.raw().execute("UPDATE item SET title='forged' WHERE title='one'", []).unwrap();
    let bad = office.dir.path().join("bad.db");
    assert!(matches!(office.open().backup(&bad), Err(Error::Store(StoreFault::Corrupt(_)))));
    assert!(!bad.exists(), "a copy that does not pass does not appear");
}

#[test]
fn a_restored_copy_has_the_same_chain_and_no_part_of_the_log_it_replaces() {
    let office = Office::new();
    let mut store = office.open();
    add(&mut store, "one");
    let copy = office.dir.path().join("copy.db");
    store.backup(&copy).unwrap();
    let head = store.read(|r| r.head()).unwrap();
    add(&mut store, "two");
    // The office's file is lost; its log, with the second item in it, is left over.
    let log = office.dir.path().join("office.db-wal");
    let left = fs::read(&log).unwrap();
    assert!(!left.is_empty());
    drop(store);
    fs::remove_file(&office.path).unwrap();
    fs::write(&log, left).unwrap();

    Store::open_with(&copy, &options()).unwrap().backup(&office.path).unwrap();
    let store = office.open();
    assert_eq!(store.read(|r| r.head()).unwrap(), head);
    assert!(store.check(None, &[]).unwrap().is_sound());
}
