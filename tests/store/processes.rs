//! Many processes on one file: nothing acknowledged is lost, nobody starves, nobody is stuck for ever.

use crate::support::{Item, Office, add, item, options};
use std::{
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};
use zicha::{
    error::{Error, StoreFault},
    store::Store,
    vals,
};

const FILE: &str = "ZICHA_TEST_STORE";
const NAME: &str = "ZICHA_TEST_NAME";
const COUNT: &str = "ZICHA_TEST_COUNT";

/// This test program again, as another process that runs one of the ignored tests below.
pub fn start(
    role: &str,
    file: &Path,
    name: &str,
    count: usize,
) -> (Child, ChildStdin, BufReader<ChildStdout>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([&format!("processes::{role}"), "--exact", "--ignored", "--nocapture"])
        .envs([
            (FILE, file.as_os_str()),
            (NAME, name.as_ref()),
            (COUNT, count.to_string().as_ref()),
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (input, output) =
        (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    (child, input, output)
}

fn given() -> (Store, String, usize) {
    let var = |name| std::env::var(name).expect("started by another test");
    let store = Store::open_with(Path::new(&var(FILE)), &options()).unwrap();
    (store, var(NAME), var(COUNT).parse().unwrap())
}

/// Says something to the process that started this one.
fn say(word: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nsays {word}").unwrap();
    out.flush().unwrap();
}

/// The next word of another process; `None` when it has ended.
pub fn hear(from: &mut BufReader<ChildStdout>) -> Option<String> {
    let mut line = String::new();
    loop {
        line.clear();
        if from.read_line(&mut line).unwrap() == 0 {
            return None;
        }
        // A word that was cut off in the middle was not said.
        if let Some(word) = line.strip_prefix("says ").and_then(|word| word.strip_suffix('\n')) {
            return Some(word.to_owned());
        }
    }
}

#[test]
#[ignore = "run as another process by the tests of this file"]
fn writes() {
    let (mut store, name, count) = given();
    for n in 0..count {
        let title = format!("{name} {n}");
        let mut new = item(&title);
        store.write(&name, 2_000, |tx| tx.insert(&mut new, "item.add")).unwrap();
        say(&title);
    }
}

#[test]
#[ignore = "run as another process by the tests of this file"]
fn holds_the_lock() {
    let (mut store, _, _) = given();
    store
        .write("holder", 2_000, |tx| {
            tx.insert(&mut item("held"), "item.add")?;
            say("held");
            std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
            Ok(())
        })
        .unwrap();
}

#[test]
fn eight_processes_write_at_once_and_none_loses_or_starves() {
    const EACH: usize = 30;
    let office = Office::new();
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let children: Vec<_> =
        names.iter().map(|name| start("writes", &office.path, name, EACH)).collect();
    for (mut child, _input, mut output) in children {
        let mut said = 0;
        while hear(&mut output).is_some() {
            said += 1;
        }
        assert!(child.wait().unwrap().success(), "a writer gave up");
        assert_eq!(said, EACH);
    }
    let store = office.open();
    for name in names {
        let written = store.read(|r| r.count::<Item>("created_by=?1", &vals![name])).unwrap();
        assert_eq!(written, i64::try_from(EACH).unwrap(), "{name}");
    }
    let report = store.check(None, &[]).unwrap();
    assert!(report.is_sound(), "{:?}", report.problems);
    assert_eq!(report.changes, i64::try_from(EACH * names.len()).unwrap());
}

#[test]
fn a_stuck_writer_stops_writes_at_the_deadline_and_reads_never() {
    let office = Office::new();
    let mut store = office.open();
    add(&mut store, "before");
    let (mut holder, _input, mut output) = start("holds_the_lock", &office.path, "holder", 0);
    assert_eq!(hear(&mut output).as_deref(), Some("held"));

    store.set_deadline(Duration::from_millis(150));
    let start = Instant::now();
    let mut mine = item("mine");
    let busy = store.write("lihe", 3_000, |tx| tx.insert(&mut mine, "item.add"));
    assert_eq!(busy, Err(Error::Store(StoreFault::Busy)));
    assert!(start.elapsed() >= Duration::from_millis(150));
    assert_eq!(store.read(|r| r.count::<Item>("1=1", &[])).unwrap(), 1);
    assert_eq!(store.last_seq().unwrap(), 1);

    holder.kill().unwrap();
    holder.wait().unwrap();
    store.write("lihe", 3_000, |tx| tx.insert(&mut mine, "item.add")).unwrap();
    assert_eq!(store.read(|r| r.count::<Item>("title=?1", &vals!["held"])).unwrap(), 0);
    assert!(store.check(None, &[]).unwrap().is_sound());
}

#[test]
fn a_writer_that_lets_go_is_waited_for() {
    let office = Office::new();
    let (mut holder, input, mut output) = start("holds_the_lock", &office.path, "holder", 0);
    assert_eq!(hear(&mut output).as_deref(), Some("held"));
    drop(input);
    let mut store = office.open();
    store.write("lihe", 3_000, |tx| tx.insert(&mut item("mine"), "item.add")).unwrap();
    assert!(holder.wait().unwrap().success());
    assert_eq!(store.last_seq().unwrap(), 2);
}

#[test]
fn eight_processes_bring_one_older_file_up_to_date() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("office.db");
    let older = zicha::store::Options { schema: &crate::support::OLDER, ..Default::default() };
    drop(Store::create_with(&path, &older, "", 1, |_| Ok(())).unwrap());
    let children: Vec<_> = (0..8).map(|n| start("writes", &path, &format!("w{n}"), 1)).collect();
    for (mut child, _input, _output) in children {
        assert!(child.wait().unwrap().success());
    }
    let store = Store::open_with(&path, &options()).unwrap();
    assert_eq!(store.last_seq().unwrap(), 8);
    assert!(store.check(None, &[]).unwrap().is_sound());
}

#[test]
fn a_backup_is_whole_while_three_write() {
    let office = Office::filled(|tx| {
        (0..3_000).try_for_each(|n| {
            tx.insert(&mut item(&format!("{n} {}", "自查".repeat(99))), "item.add")
        })
    });
    let mut children: Vec<_> =
        ["a", "b", "c"].map(|name| start("writes", &office.path, name, 1_000_000)).into();
    for (_, _, output) in &mut children {
        hear(output).expect("a writer ended by itself");
    }
    let store = office.open();
    let from = store.last_seq().unwrap();
    let copies = ["one.db", "two.db"].map(|name| office.dir.path().join(name));
    let reports = copies.each_ref().map(|copy| store.backup(copy).unwrap());
    let upto = store.last_seq().unwrap();
    for (child, _, _) in &mut children {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    for (copy, report) in copies.iter().zip(&reports) {
        assert!((from..=upto).contains(&report.changes), "{from} {} {upto}", report.changes);
        let copied = Store::open_with(copy, &options()).unwrap();
        assert_eq!(copied.read(|r| r.head()).unwrap(), report.head);
        let (seq, hash) = report.head.as_ref().unwrap();
        let whole = store.check(Some((*seq, hash)), &[]).unwrap();
        assert!(whole.is_sound(), "the copy is the beginning of the chain: {:?}", whole.problems);
    }
}
