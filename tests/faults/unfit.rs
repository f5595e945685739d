//! Case 13: files and places that will not do are refused with one plain sentence and exit code 1;
//! every byte is as it was, and nothing lies beside it.
//!
//! Empty, foreign, cut, newer and read-only files are tried with every command in
//! `tests/cli/damage.rs`; here what needs other rights or another file system.

use crate::{
    children::{Child, fact, part, say, tell},
    fuse,
    support::Office,
};
use std::{
    fs::{self, File, OpenOptions, Permissions},
    os::unix::{
        fs::{PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::Ordering,
};
use zicha::store::Store;

/// Somebody without any rights.
const NOBODY: u32 = 65_534;

fn status(program: &Path, db: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(["status", "--lang", "en", "--db"]).arg(db);
    command.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", "/").current_dir("/");
    command
}

/// Runs it; it must end with exit code 1 and one sentence, which is given back.
fn sentence(command: &mut Command) -> String {
    let ran = command.output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!((ran.status.code(), ran.stdout.len()), (Some(1), 0), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.trim_end().ends_with('.') && !said.contains("panicked"), "{said}");
    said
}

fn listing(folder: &Path) -> Vec<(PathBuf, Vec<u8>, u32)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = entries
        .map(|path| {
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            (path.clone(), fs::read(path).unwrap(), mode)
        })
        .collect();
    all.sort();
    all
}

fn copy(office: &Office, to: &Path) {
    Store::open(&office.path()).unwrap().backup(to).unwrap();
}

#[test]
fn another_account_gets_one_sentence_and_changes_nothing() {
    if !nix::unistd::geteuid().is_root() {
        eprintln!("skipped: only the superuser can be somebody else");
        return;
    }
    let office = Office::small();
    let home = tempfile::tempdir().unwrap();
    // The folder of the build may be closed to others.
    let program = home.path().join("zicha");
    fs::copy(env!("CARGO_BIN_EXE_zicha"), &program).unwrap();
    let folder = home.path().join("office");
    fs::create_dir(&folder).unwrap();
    let db = folder.join("office.db");
    copy(&office, &db);
    let set = |path: &Path, mode: u32, owner: u32| {
        chown(path, Some(owner), Some(owner)).unwrap();
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    };
    set(home.path(), 0o755, 0);
    for (file, place, owner) in [
        ((0o400, NOBODY), (0o700, NOBODY), "their own, read-only"),
        ((0o600, NOBODY), (0o500, NOBODY), "in a folder that is read-only"),
        ((0o600, 0), (0o755, 0), "another's"),
        ((0o644, 0), (0o755, 0), "another's, to be read"),
        ((0o600, 0), (0o700, 0), "in another's folder"),
    ] {
        set(&db, file.0, file.1);
        set(&folder, place.0, place.1);
        let before = listing(&folder);
        let said = sentence(status(&program, &db).uid(NOBODY).gid(NOBODY));
        assert!(said.contains("/office"), "{owner}: {said}");
        assert_eq!(listing(&folder), before, "{owner}");
    }
}

#[test]
fn a_file_system_in_user_space_is_refused_untouched() {
    let office = Office::small();
    let place = office.folder().join("remote");
    fs::create_dir(&place).unwrap();
    let role = part("unfit::looks_at_a_remote_file");
    let mut command = Command::new("unshare");
    command.args(["--mount", "--propagation", "private"]);
    command.arg(role.get_program()).args(role.get_args());
    tell(&mut command, "PLACE", &place);
    let mut child = Child::start(&mut command);
    let said: Vec<_> = std::iter::from_fn(|| child.hear()).collect();
    let done = child.process.wait().unwrap().success();
    match said.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["begun", "refused"] => assert!(done),
        [] | ["begun", "no mount"] => eprintln!("skipped: no right to mount a file system"),
        // Not refused, or not as it should be: the child has said what it saw.
        _ => panic!("{said:?}"),
    }
}

#[test]
#[ignore = "run as another process by the tests of this file"]
fn looks_at_a_remote_file() {
    let place = PathBuf::from(fact("PLACE"));
    say("begun");
    let Ok(kernel) = OpenOptions::new().read(true).write(true).open("/dev/fuse") else {
        return say("no mount");
    };
    let end: File = kernel.try_clone().unwrap();
    let options = "fd=0,rootmode=40000,user_id=0,group_id=0";
    let mut mount = Command::new("mount");
    mount.args(["-i", "-t", "fuse", "-o", options, "zicha"]).arg(&place).stdin(Stdio::from(end));
    if !mount.output().is_ok_and(|ran| ran.status.success()) {
        return say("no mount");
    }
    let opened = fuse::serve(kernel, "office.db", 8_192);
    let program = Path::new(env!("CARGO_BIN_EXE_zicha"));
    let said = sentence(&mut status(program, &place.join("office.db")));
    assert!(said.contains("FUSE"), "{said}");
    assert_eq!(opened.load(Ordering::SeqCst), 0, "it was not even opened");
    say("refused");
}
