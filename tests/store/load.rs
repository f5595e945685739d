//! Twenty megabytes with three people writing without a pause: a backup takes little more than SQLite's
//! own copy of the same file, and a restore of it gives the same end of the chain.

use crate::{
    processes::{hear, start},
    support::{Office, item, options},
};
use std::{
    fs,
    time::{Duration, Instant},
};
use zicha::{
    error::{Error, StoreFault},
    store::restore,
};

/// Bytes of the database, at least.
const SIZE: u64 = 20 * 1024 * 1024;

/// How much longer than a raw copy on the disk a backup may take: it also reads every row and hashes
/// every text of the copy. Without optimisation that is most of it (26 times as measured).
const MOST: u32 = if cfg!(debug_assertions) { 100 } else { 12 };

/// Copies each way, in turn; the quickest of each counts.
const ROUNDS: usize = 3;

fn timed<T>(f: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let answer = f();
    (begun.elapsed(), answer)
}

#[test]
fn twenty_megabytes_are_backed_up_while_three_write_and_restored_to_the_same_head() {
    let office = Office::filled(|tx| {
        (0..3_600).try_for_each(|n| {
            tx.insert(&mut item(&format!("{n} {}", "自查自纠".repeat(240))), "item.add")
        })
    });
    assert!(fs::metadata(&office.path).unwrap().len() >= SIZE);
    let mut writers: Vec<_> =
        ["a", "b", "c"].map(|name| start("writes", &office.path, name, 1_000_000)).into();
    for (_, _, output) in &mut writers {
        hear(output).expect("a writer ended by itself");
    }
    let store = office.open();
    let raw = office.raw();
    raw.busy_timeout(Duration::from_secs(10)).unwrap();
    let from = store.last_seq().unwrap();
    let (mut copied, mut backed_up) = (Duration::MAX, Duration::MAX);
    let mut newest = None;
    for round in 0..ROUNDS {
        let file = |kind: &str| office.dir.path().join(format!("{kind}-{round}.db"));
        let target = file("raw").display().to_string();
        let (took, _) = timed(|| {
            raw.execute("VACUUM INTO ?1", [&target]).unwrap();
            fs::File::open(&target).unwrap().sync_all().unwrap();
        });
        copied = copied.min(took);
        let backup = file("backup");
        let (took, report) = timed(|| store.backup(&backup).unwrap());
        backed_up = backed_up.min(took);
        assert!(report.is_sound() && report.changes >= from, "{:?}", report.problems);
        newest = Some((backup, report.head.unwrap()));
    }
    let wrote = store.last_seq().unwrap() - from;
    let ratio = backed_up.as_secs_f64() / copied.as_secs_f64();
    println!(
        "20 MB under 3 writers ({wrote} writes meanwhile): raw copy {} ms, backup {} ms, {ratio:.1} times",
        copied.as_millis(),
        backed_up.as_millis()
    );
    assert!(wrote > 0, "they wrote on meanwhile");
    assert!(backed_up <= copied * MOST, "{ratio:.1} times as long as a raw copy");

    // Not while they are inside; and then over the log that they leave behind.
    let (backup, head) = newest.unwrap();
    drop((store, raw));
    let put_back = || restore(&office.path, &backup, &options(), 9_000, &[]);
    assert_eq!(put_back().map(drop), Err(Error::Store(StoreFault::Inside)));
    for (child, _, _) in &mut writers {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let log = office.path.with_file_name("office.db-wal");
    assert!(fs::metadata(&log).unwrap().len() > 0, "killed writers leave their log");
    let done = put_back().unwrap();
    assert_eq!(done.backup.as_ref(), Some(&head));
    let store = office.open();
    let report = store.check(Some((head.0, &head.1)), &[]).unwrap();
    assert!(report.is_sound(), "{:?}", report.problems);
    // The record of the restore is the one change since.
    assert_eq!(report.changes, head.0 + 1);
}
