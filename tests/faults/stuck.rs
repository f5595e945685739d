//! Case 11: a program that was stopped while it was writing. Others read on; who saves is told in a
//! few seconds to try again, and the words stay on the screen; once the stopped one is gone,
//! everything works.

use crate::{
    children::{Child, fact, part, say, tell},
    headless::Headless,
    support::Office,
};
use nix::{
    sys::signal::{Signal, kill, raise},
    sys::wait::{WaitPidFlag, WaitStatus, waitpid},
    unistd::Pid,
};
use std::{
    path::Path,
    time::{Duration, Instant},
};
use zicha::{
    i18n::Lang,
    store::{DEADLINE, Options, Store},
};

const NOTE: &str = "卡住的时候写下的话";

#[test]
#[ignore = "run as another process by the tests of this file"]
fn stops_in_the_middle_of_a_write() {
    let mut store = Store::open(Path::new(&fact("FILE"))).unwrap();
    store
        .write("", 1, |tx| {
            tx.event("half", &[])?;
            say("holding");
            raise(Signal::SIGSTOP).unwrap();
            Ok(())
        })
        .unwrap();
}

fn stopped_writer(file: &Path) -> Child {
    let mut command = part("stuck::stops_in_the_middle_of_a_write");
    tell(&mut command, "FILE", file);
    let mut child = Child::start(&mut command);
    assert_eq!(child.hear().as_deref(), Some("holding"));
    let pid = Pid::from_raw(child.process.id().try_into().unwrap());
    let status = waitpid(pid, Some(WaitPidFlag::WUNTRACED)).unwrap();
    assert_eq!(status, WaitStatus::Stopped(pid, Signal::SIGSTOP));
    child
}

#[test]
fn a_stopped_writer_stops_saving_with_a_word_and_nothing_else() {
    // What people wait at most: the message is there in eleven seconds.
    assert!(DEADLINE <= Duration::from_secs(10));
    let office = Office::small();
    let options = Options { deadline: Duration::from_millis(200), ..Options::default() };
    let mut me = Headless::open_with(&office.path(), &options, "lihe", Lang::ZhHans, (80, 24));
    me.keys("enter").goto("study").keys("enter tab tab tab").type_text(NOTE);
    assert!(me.screen().contains(NOTE), "{}", me.screen());

    let holder = stopped_writer(&office.path());
    let began = Instant::now();
    me.keys("f6");
    let shown = me.screen();
    assert!(began.elapsed() < Duration::from_secs(11));
    assert!(shown.contains("还没有保存") && shown.contains(NOTE), "{shown}");
    // Somebody else looks around meanwhile.
    let options = Options::default();
    let mut other =
        Headless::open_with(&office.path(), &options, "chenwangchuan", Lang::ZhHans, (80, 24));
    other.keys("esc");
    for (place, word) in [("team", "李禾"), ("ledger", "台账"), ("people", "陈望川")] {
        other.goto(place);
        assert!(other.screen().contains(word), "{}", other.screen());
    }

    let pid = Pid::from_raw(holder.process.id().try_into().unwrap());
    kill(pid, Signal::SIGKILL).unwrap();
    holder.kill();
    me.keys("f6");
    assert!(me.screen().contains("1/8"), "{}", me.screen());
    let mut service = office.again("lihe");
    let rows: Vec<zicha::domain::study::StudyRecord> =
        service.store().read(|db| db.everything()).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].note, NOTE);
    let report = service.check(None).unwrap();
    assert!(report.is_sound(), "{:?}", report.problems);
}

#[test]
fn a_stopped_writer_that_goes_on_is_waited_for() {
    let office = Office::small();
    let holder = stopped_writer(&office.path());
    let mut store = Store::open(&office.path()).unwrap();
    let before = store.last_seq().unwrap();
    store.set_deadline(Duration::from_millis(50));
    store.write("", 2, |tx| tx.event("mine", &[])).unwrap_err();
    let pid = Pid::from_raw(holder.process.id().try_into().unwrap());
    store.set_deadline(DEADLINE);
    kill(pid, Signal::SIGCONT).unwrap();
    store.write("", 2, |tx| tx.event("mine", &[])).unwrap();
    let mut holder = holder;
    assert!(holder.process.wait().unwrap().success());
    assert_eq!(store.last_seq().unwrap(), before + 2, "its own write is whole as well");
    assert!(store.check(None, &[]).unwrap().is_sound());
}
