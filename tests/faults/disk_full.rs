//! Case 12: the disk is full. It is said, nothing is half-written, what was typed stays on the
//! screen, reading goes on; once there is space again the same key saves.
//!
//! The test runs again as another process: with a disk of three megabytes of its own where that is
//! allowed, and with a limit on the size of files.

use crate::{
    children::{Child, fact, part, say, tell},
    headless::Headless,
    support::{Office, account, kit},
};
use std::{fs, path::Path, process::Command};
use zicha::{
    domain::study::StudyRecord,
    i18n::Lang,
    service::Service,
    store::{Options, Store},
};

const NOTE: &str = "磁盘满的时候写下的话";

/// A command of this test program on a small disk that ends with it; `false`: no such right here.
pub fn may_mount() -> bool {
    let mut try_it = Command::new("unshare");
    try_it.args(["--mount", "--propagation", "private", "sh", "-c"]);
    try_it.arg("mount -t tmpfs -o size=64k zicha /mnt").output().is_ok_and(|o| o.status.success())
}

#[test]
fn a_disk_without_space_is_told_and_loses_nothing() {
    if !may_mount() {
        eprintln!("skipped: no right to mount a small disk; the limit on files is tested");
        return;
    }
    survives(on_a_small_disk());
}

/// A command that runs the one behind it with a disk of three megabytes in the told place.
pub fn on_a_small_disk() -> Command {
    let mut command = Command::new("unshare");
    command.args(["--mount", "--propagation", "private", "sh", "-c"]);
    command.arg(
        "mount -t tmpfs -o size=3m,mode=0700 zicha \"$ZICHA_TEST_SMALL\" && exec \"$0\" \"$@\"",
    );
    command
}

#[test]
fn a_limit_on_files_is_told_and_loses_nothing() {
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]);
    tell(&mut command, "LIMITED", "yes");
    survives(command);
}

/// Runs the part below by a command, and hears it to the end.
fn survives(mut command: Command) {
    let office = Office::small();
    let (small, copy) = (office.folder().join("small"), office.folder().join("copy.db"));
    fs::create_dir(&small).unwrap();
    Store::open(&office.path()).unwrap().backup(&copy).unwrap();
    let role = part("disk_full::works_where_little_fits");
    command.arg(role.get_program()).args(role.get_args());
    tell(&mut command, "FILE", &copy);
    tell(&mut command, "SMALL", &small);
    let mut child = Child::start(&mut command);
    let said: Vec<_> = std::iter::from_fn(|| child.hear()).collect();
    assert!(child.process.wait().unwrap().success(), "after {said:?}");
    assert_eq!(said, ["full", "told", "reads", "saved", "sound"]);
}

#[test]
#[ignore = "run as another process by the tests of this file"]
fn works_where_little_fits() {
    let limited = std::env::var("ZICHA_TEST_LIMITED").is_ok();
    let db = Path::new(&fact("SMALL")).join("office.db");
    fs::copy(fact("FILE"), &db).unwrap();
    let options = Options::default();
    let mut me = Headless::open_with(&db, &options, "lihe", Lang::ZhHans, (80, 24));
    me.keys("enter").goto("study").keys("enter tab tab tab").type_text(NOTE);

    let ballast = db.with_file_name("ballast");
    fill(&ballast, limited, &db);
    say("full");
    me.keys("f6");
    let shown = me.screen();
    let sentence = if limited { "没有保存" } else { "磁盘满了，这次没有保存" };
    assert!(shown.contains(sentence) && shown.contains(NOTE), "{shown}");
    say("told");

    let mut chief = Service::open(&db, kit(), account(Some("linzhixia"))).unwrap();
    let rows: Vec<StudyRecord> = chief.store().read(|r| r.everything()).unwrap();
    assert!(rows.is_empty(), "nothing is half-written");
    assert!(chief.check(None).unwrap().is_sound());
    let mut other = Headless::open_with(&db, &options, "chenwangchuan", Lang::ZhHans, (80, 24));
    other.keys("esc").goto("team");
    assert!(other.screen().contains("李禾"), "{}", other.screen());
    say("reads");

    empty(&ballast, limited);
    me.keys("f6");
    assert!(me.screen().contains("1/8"), "{}", me.screen());
    let rows: Vec<StudyRecord> = chief.store().read(|r| r.everything()).unwrap();
    assert_eq!(rows.iter().map(|row| row.note.as_str()).collect::<Vec<_>>(), [NOTE]);
    say("saved");
    let report = chief.check(None).unwrap();
    assert!(report.is_sound(), "{:?}", report.problems);
    say("sound");
}

/// Takes all the space there is, or what files may still grow by.
fn fill(ballast: &Path, limited: bool, db: &Path) {
    if limited {
        let log = fs::metadata(db.with_file_name("office.db-wal")).map_or(0, |log| log.len());
        let at = log / 4096 * 4096;
        return limit(&at.to_string());
    }
    use std::io::Write;
    let mut file = fs::File::create(ballast).unwrap();
    for block in [65_536, 4_096, 1] {
        let zeros = vec![0_u8; block];
        while file.write_all(&zeros).is_ok() {}
    }
}

fn empty(ballast: &Path, limited: bool) {
    if limited {
        return limit("unlimited");
    }
    fs::remove_file(ballast).unwrap();
}

/// The largest file this process may write, in bytes.
fn limit(size: &str) {
    let pid = std::process::id().to_string();
    let done = Command::new("prlimit").args(["--pid", &pid, &format!("--fsize={size}:")]).status();
    assert!(done.unwrap().success());
}
