//! Few file descriptors and little memory: the program works, or says one plain sentence and ends
//! with exit code 1; it never panics, and the file stays whole.

use crate::{
    pty::Launch,
    support::{Office, account, kit},
};
use std::{
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Command, Output},
};
use zicha::{service::Service, store::Store};

const ZICHA: &str = env!("CARGO_BIN_EXE_zicha");

/// A closed copy of the small office.
fn office() -> Office {
    let office = Office::small();
    let (path, copy) = (office.path(), office.folder().join("copy.db"));
    Store::open(&path).unwrap().backup(&copy).unwrap();
    office
}

fn limited(limit: &str, db: &Path, args: &[&str]) -> Output {
    let mut command = Command::new("prlimit");
    command.args([limit, ZICHA]).args(args).args(["--lang", "en", "--as", "lihe", "--db"]).arg(db);
    command.env_clear().env("PATH", "/usr/bin:/bin").output().unwrap()
}

/// Works, or says one sentence.
fn is_plain(ran: &Output, what: &str) -> bool {
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(!said.contains("panicked"), "{what}: {said}");
    match ran.status.code() {
        Some(0) => true,
        Some(1) => {
            assert_eq!((said.lines().count(), ran.stdout.len()), (1, 0), "{what}: {said}");
            false
        }
        other => panic!("{what}: {other:?} {said}"),
    }
}

fn is_sound(db: &Path) {
    let mut service = Service::open(db, kit(), account(None)).unwrap();
    let report = service.check(None).unwrap();
    assert!(report.is_sound(), "{:?}", report.problems);
}

#[test]
fn few_files_may_be_open() {
    let office = office();
    let db = office.folder().join("copy.db");
    for args in [&["status"][..], &["export", "mine"], &["check"]] {
        // Fewer are not enough for the system's own loader.
        for files in 4..=16 {
            let what = format!("{args:?} with {files} files");
            let works = is_plain(&limited(&format!("--nofile={files}"), &db, args), &what);
            assert!(works || files < 16, "{what} works");
        }
    }
    let mut screens = Launch::program(
        Path::new("/usr/bin/prlimit"),
        office.folder(),
        &["--nofile=16", ZICHA, "--as", "lihe", "--db", &db.to_string_lossy()],
    )
    .start();
    screens.wait_for("看起来对吗");
    screens.key("enter");
    screens.wait_for("现在该做");
    screens.key("ctrl-c");
    assert_eq!(screens.wait_exit(), 0);
    is_sound(&db);
}

#[test]
fn little_memory_may_be_used() {
    let office = office();
    let db = office.folder().join("copy.db");
    let mut worked = 0;
    for megabytes in [1_024, 512, 256, 192, 128, 96, 64, 48, 40, 36, 32] {
        for args in [&["status"][..], &["export", "mine"]] {
            let limit = format!("--as={}", megabytes * 1_048_576_u64);
            let ran = limited(&limit, &db, args);
            let said = String::from_utf8_lossy(&ran.stderr);
            // The loader, or the allocator, gives up before a sentence can be made.
            let gone = ran.status.signal().is_some() || ran.status.code() == Some(127);
            assert!(!said.contains("panicked"), "{megabytes} MB: {said}");
            if !gone && is_plain(&ran, &format!("{megabytes} MB")) {
                worked += 1;
            }
        }
    }
    assert!(worked >= 6, "an ordinary limit is enough: {worked}");
    is_sound(&db);
}
