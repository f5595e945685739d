//! A backup takes the place of the database: only whole, only with nobody inside, never half-way.

use crate::support::{Item, OLDER, Office, add, listing, options};
use std::{
    cell::RefCell,
    fs,
    io::Read as _,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use zicha::{
    error::{Error, StoreFault},
    store::{Options, RESTORE, Restored, Stage, Store, Val, restore},
};

/// An office of one item with a backup of it, to which a second item was added since.
fn office_and_backup() -> (Office, PathBuf) {
    let office = Office::new();
    let mut store = office.open();
    add(&mut store, "one");
    let shelf = office.dir.path().join("shelf");
    fs::create_dir(&shelf).unwrap();
    let copy = shelf.join("copy.db");
    store.backup(&copy).unwrap();
    add(&mut store, "two");
    (office, copy)
}

fn run(office: &Office, from: &Path) -> Result<Restored, Error> {
    restore(&office.path, from, &options(), 9_000, &[])
}

fn titles(store: &Store) -> Vec<String> {
    let rows = store.read(|r| r.find::<Item>("1=1 ORDER BY title", &[])).unwrap();
    rows.into_iter().map(|row| row.title).collect()
}

/// Must be refused, with everything as it was.
fn refused(office: &Office, from: &Path) -> StoreFault {
    let folder = from.parent().unwrap();
    let before = (listing(office.dir.path()), listing(folder));
    let Err(Error::Store(fault)) = run(office, from) else { panic!("{from:?} was taken") };
    assert_eq!((listing(office.dir.path()), listing(folder)), before, "{fault}");
    fault
}

#[test]
fn the_backup_stands_in_its_place_and_the_cut_is_told() {
    let (office, copy) = office_and_backup();
    let before = office.open().read(|r| r.head()).unwrap();
    let backup = Store::open_with(&copy, &options()).unwrap().read(|r| r.head()).unwrap();
    let done = run(&office, &copy).unwrap();
    assert_eq!((&done.before, &done.backup), (&before, &backup));

    let store = office.open();
    assert_eq!(titles(&store), ["one"]);
    let told = store.read(|r| r.history_since(1, 9)).unwrap();
    assert_eq!((told.len(), told[0].action.as_str()), (1, RESTORE));
    let body = told[0].new.as_ref().unwrap();
    let (seq, hash) = before.unwrap();
    assert_eq!(body["file"], Val::T("copy.db".into()));
    assert_eq!((&body["before_seq"], &body["before_hash"]), (&Val::I(seq), &Val::T(hash.clone())));
    let anchored = |seq: i64, hash: &str| store.check(Some((seq, hash)), &[]).unwrap();
    let (at, backup) = backup.unwrap();
    assert!(anchored(at, &backup).is_sound(), "the chain of the backup goes on");
    assert_eq!(anchored(seq, &hash).first_bad_seq(), Some(seq), "and the other one was cut");
    drop(store);

    let kept = done.kept.unwrap();
    assert_eq!(kept.file_name().unwrap(), "office.db.before-19700101T000009Z");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&kept), mode(&office.path)), (0o600, 0o600));
    assert_eq!(titles(&Store::open_with(&kept, &options()).unwrap()), ["one", "two"]);
    assert!(run(&office, &copy).unwrap().kept.unwrap() != kept, "nothing kept is written over");
}

#[test]
fn nobody_may_be_inside() {
    let (office, copy) = office_and_backup();
    let mut store = office.open();
    assert_eq!(refused(&office, &copy), StoreFault::Inside, "in this process");
    let second = office.open();
    drop(second);
    assert_eq!(refused(&office, &copy), StoreFault::Inside, "one of two windows was left");
    add(&mut store, "three");
    drop(store);

    let mut other = child("stays_inside", &office.path, "");
    let mut said = [0; 1];
    let mut out = other.stdout.take().unwrap();
    while said != *b"!" {
        assert_eq!(out.read(&mut said).unwrap(), 1, "the other process ended");
    }
    assert_eq!(refused(&office, &copy), StoreFault::Inside, "in another process");
    other.kill().unwrap();
    other.wait().unwrap();
    run(&office, &copy).unwrap();
    assert_eq!(titles(&office.open()), ["one"]);
}

#[test]
#[ignore = "run as another process by the tests of this file"]
fn stays_inside() {
    let (path, _) = given();
    let _store = Store::open_with(&path, &options()).unwrap();
    use std::io::Write as _;
    std::io::stdout().write_all(b"!").unwrap();
    std::io::stdout().flush().unwrap();
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

type Told = Vec<(Stage, Option<Error>)>;

thread_local! {
    /// The database being replaced, and what newcomers were told at each stage.
    static DOOR: RefCell<(PathBuf, Told)> = RefCell::default();
}

#[test]
fn newcomers_are_turned_away_while_it_lasts() {
    let (office, copy) = office_and_backup();
    fn knock(stage: Stage) {
        let path = DOOR.with_borrow(|door| door.0.clone());
        let told = Store::open_with(&path, &options()).err();
        DOOR.with_borrow_mut(|door| door.1.push((stage, told)));
    }
    DOOR.with_borrow_mut(|door| door.0.clone_from(&office.path));
    let knocking = Options { stage: knock, ..options() };
    restore(&office.path, &copy, &knocking, 9_000, &[]).unwrap();
    let told = DOOR.take().1;
    let away = Some(Error::Store(StoreFault::Maintenance));
    let stages = [
        Stage::Copied,
        Stage::Verified,
        Stage::Recorded,
        Stage::Kept,
        Stage::Cleared,
        Stage::Replaced,
    ];
    assert_eq!(told, stages.map(|stage| (stage, away.clone())));
    assert_eq!(titles(&office.open()), ["one"]);
}

#[test]
fn a_file_that_will_not_do_changes_nothing() {
    let (office, copy) = office_and_backup();
    let shelf = copy.parent().unwrap();
    let good = fs::read(&copy).unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = shelf.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let changed = |at: usize, value: u8| {
        let mut bytes = good.clone();
        bytes[at] = value;
        bytes
    };
    let refused = |path: &Path| refused(&office, path);
    assert!(matches!(refused(&shelf.join("none.db")), StoreFault::Missing(_)));
    assert!(matches!(refused(shelf), StoreFault::NotOurs(_)));
    assert!(matches!(refused(&put("empty.db", b"")), StoreFault::Empty(_)));
    assert!(matches!(refused(&put("text.db", b"no database at all")), StoreFault::NotOurs(_)));
    assert!(matches!(refused(&put("foreign.db", &changed(68, 1))), StoreFault::NotOurs(_)));
    assert!(matches!(refused(&put("newer.db", &changed(63, 9))), StoreFault::Newer { .. }));
    assert!(matches!(
        refused(&put("cut.db", &good[..good.len() - 4_096])),
        StoreFault::Truncated(_)
    ));
    assert!(matches!(refused(&office.path.clone()), StoreFault::NotBackup(_)), "itself");

    let forged = put("forged.db", &good);
    let raw = rusqlite::Connection::open(&forged).unwrap();
    raw.execute_batch("UPDATE item SET title='forged'; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(raw);
    assert!(matches!(refused(&forged), StoreFault::Corrupt(_)));

    let alive = put("alive.db", &good);
    let open = Store::open_with(&alive, &options()).unwrap();
    assert!(matches!(refused(&alive), StoreFault::NotBackup(_)), "somebody works in it");
    drop(open);
    put("alive.db-wal", b"left over");
    assert!(matches!(refused(&alive), StoreFault::NotBackup(_)), "its log was left over");
    assert_eq!(titles(&office.open()), ["one", "two"]);
}

#[test]
fn a_backup_of_an_older_program_is_brought_up_to_date() {
    let office = Office::new();
    add(&mut office.open(), "two");
    let older = Options { schema: &OLDER, ..Options::default() };
    let from = office.dir.path().join("old.db");
    let old = Store::create_with(&from, &older, "", 1, |tx| tx.event("set_up", &[])).unwrap();
    let head = old.read(|r| r.head()).unwrap();
    drop(old);
    let before = fs::read(&from).unwrap();
    assert_eq!(run(&office, &from).unwrap().backup, head);
    assert_eq!(fs::read(&from).unwrap(), before);
    add(&mut office.open(), "new");
    assert!(office.open().check(None, &[]).unwrap().is_sound());
}

#[test]
fn the_log_of_a_lost_or_damaged_database_is_not_played_into_the_backup() {
    for damage in [None, Some(&b""[..]), Some(b"SQLite format 3\0 and then nothing")] {
        let (office, copy) = office_and_backup();
        let mut store = office.open();
        add(&mut store, "three");
        let log = office.path.with_file_name("office.db-wal");
        let left = fs::read(&log).unwrap();
        assert!(!left.is_empty());
        drop(store);
        fs::remove_file(&office.path).unwrap();
        if let Some(bytes) = damage {
            fs::write(&office.path, bytes).unwrap();
        }
        fs::write(&log, &left).unwrap();

        let done = run(&office, &copy).unwrap();
        assert_eq!(done.before, None);
        let store = office.open();
        assert_eq!(titles(&store), ["one"]);
        assert!(store.check(None, &[]).unwrap().is_sound());
        if let Some(bytes) = damage {
            let kept = done.kept.unwrap();
            assert_eq!(fs::read(&kept).unwrap(), bytes, "kept as it was");
            let mut log = kept.into_os_string();
            log.push("-wal");
            assert_eq!(fs::read(log).unwrap(), left, "with its log");
        }
    }
}

const FILE: &str = "ZICHA_TEST_STORE";
const FROM: &str = "ZICHA_TEST_FROM";
const STAGE: &str = "ZICHA_TEST_STAGE";

/// This test program again, as another process that runs one of the ignored tests here.
fn child(role: &str, path: &Path, stage: &str) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args([&format!("restore::{role}"), "--exact", "--ignored", "--nocapture"])
        .env(FILE, path)
        .env(FROM, path.with_file_name("shelf").join("copy.db"))
        .env(STAGE, stage)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn given() -> (PathBuf, PathBuf) {
    let var = |name| PathBuf::from(std::env::var_os(name).expect("started by another test"));
    (var(FILE), var(FROM))
}

/// Kills this process at the stage that was asked for.
pub fn die(stage: Stage) {
    if std::env::var(STAGE).is_ok_and(|at| at == stage.code()) {
        nix::sys::signal::kill(nix::unistd::getpid(), nix::sys::signal::SIGKILL).unwrap();
    }
}

#[test]
#[ignore = "run as another process by the tests of this file"]
fn restores_and_dies() {
    let (path, from) = given();
    let dying = Options { stage: die, ..options() };
    restore(&path, &from, &dying, 9_000, &[]).unwrap();
}

#[test]
fn killed_at_any_point_the_old_or_the_new_one_stands_there() {
    let stages = [
        (Stage::Copied, false),
        (Stage::Verified, false),
        (Stage::Recorded, false),
        (Stage::Kept, false),
        (Stage::Cleared, false),
        (Stage::Replaced, true),
    ];
    for (stage, new) in stages {
        let (office, copy) = office_and_backup();
        let backup = fs::read(&copy).unwrap();
        let ended = child("restores_and_dies", &office.path, stage.code()).wait().unwrap();
        assert!(!ended.success(), "{stage:?} was not reached");
        let store = office.open();
        assert_eq!(titles(&store), if new { vec!["one"] } else { vec!["one", "two"] }, "{stage:?}");
        assert!(store.check(None, &[]).unwrap().is_sound(), "{stage:?}");
        drop(store);
        assert_eq!(fs::read(&copy).unwrap(), backup);
        // And it can be done again, with nothing of the first attempt left lying about.
        run(&office, &copy).unwrap();
        assert_eq!(titles(&office.open()), ["one"]);
        let names = listing(office.dir.path()).into_iter().map(|(name, _)| name);
        let left: Vec<_> = names.filter(|name| name.starts_with('.')).collect();
        assert_eq!(left, [""; 0], "{stage:?}");
    }
}
