//! Case 12 once more, for what changes the whole file: an upgrade, a backup and a restore on a disk with
//! too little space, whatever the amount. Each is done or refused in a sentence; the database is the
//! old or the new one; nothing half-made is left under any name, so that the space is there again.

use crate::{
    children::{Child, fact, part, say, tell},
    disk_full::{may_mount, on_a_small_disk},
    support::{Office, kit},
};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};
use zicha::{
    service::{Account, Service},
    store::{Store, schema::SCHEMA},
};

/// Space that is left, in KiB: from nothing to enough, around every size that something needs.
const LEFT: [usize; 16] =
    [0, 4, 16, 64, 128, 256, 320, 384, 448, 512, 640, 768, 896, 1024, 1536, 2048];

#[test]
fn a_tight_disk_leaves_the_old_or_the_new_database() {
    if !may_mount() {
        eprintln!("skipped: no right to mount a small disk");
        return;
    }
    let office = Office::small();
    let small = office.folder().join("small");
    fs::create_dir(&small).unwrap();
    let (new, old) = (office.folder().join("new.db"), office.folder().join("old.db"));
    Store::open(&office.path()).unwrap().backup(&new).unwrap();
    let packed = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/schema_1.db.gz");
    fs::write(&old, Command::new("gzip").args(["-dc", packed]).output().unwrap().stdout).unwrap();
    let mut command = on_a_small_disk();
    let role = part("disk_tight::works_where_less_and_less_fits");
    command.arg(role.get_program()).args(role.get_args());
    tell(&mut command, "OLD", &old);
    tell(&mut command, "NEW", &new);
    tell(&mut command, "SMALL", &small);
    let mut child = Child::start(&mut command);
    let said: Vec<_> = std::iter::from_fn(|| child.hear()).collect();
    assert!(child.process.wait().unwrap().success(), "after {said:?}");
    assert_eq!(said, ["upgrade", "backup", "restore"]);
}

/// The disk, with the database on it and so much space besides.
struct Disk {
    folder: PathBuf,
    db: PathBuf,
}

impl Disk {
    fn with(db: &Path, left: usize) -> Self {
        let folder = PathBuf::from(fact("SMALL"));
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
        }
        let disk = Self { db: folder.join("office.db"), folder };
        fs::copy(db, &disk.db).unwrap();
        let reserve = disk.folder.join("reserve");
        fs::write(&reserve, vec![1; left * 1024]).unwrap();
        let mut ballast = fs::File::create(disk.folder.join("ballast")).unwrap();
        for block in [65_536, 4_096, 1] {
            while ballast.write_all(&vec![0_u8; block]).is_ok() {}
        }
        fs::remove_file(reserve).unwrap();
        disk
    }

    /// Runs the program; whether it did what was asked.
    fn did(&self, words: &[&str]) -> bool {
        let mut zicha = Command::new(env!("CARGO_BIN_EXE_zicha"));
        zicha.args(["--lang", "en", "--db"]).arg(&self.db).args(words).env_clear();
        let ran = zicha.output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(!said.contains("panicked"), "{words:?}: {said}");
        match ran.status.code() {
            Some(0) => true,
            Some(1) => {
                assert_eq!(said.lines().count(), 1, "{words:?}: {said}");
                assert!(said.contains("disk is full"), "{words:?}: {said}");
                false
            }
            other => panic!("{words:?}: {other:?} {said}"),
        }
    }

    /// The names on it, without the ballast and what SQLite keeps beside an open file.
    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut next = vec![self.folder.clone()];
        while let Some(folder) = next.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    next.push(path);
                } else {
                    names.push(path.file_name().unwrap().to_string_lossy().into_owned());
                }
            }
        }
        names
            .retain(|name| name != "ballast" && !name.ends_with("-wal") && !name.ends_with("-shm"));
        names.sort();
        names
    }

    /// There is space again: whatever was refused is done now, and everything holds.
    fn is_sound(&self, account: Account) {
        fs::remove_file(self.folder.join("ballast")).unwrap();
        let report = Service::open(&self.db, kit(), account).unwrap().check(None).unwrap();
        assert!(report.is_sound(), "{:?}", report.problems);
    }
}

fn nobody() -> Account {
    crate::support::account(None)
}

fn version(db: &Path) -> i64 {
    let raw = rusqlite::Connection::open(db).unwrap();
    raw.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

#[test]
#[ignore = "run as another process by the tests of this file"]
fn works_where_less_and_less_fits() {
    let (old, new) = (PathBuf::from(fact("OLD")), PathBuf::from(fact("NEW")));
    let mut outcomes = Vec::new();
    for left in LEFT {
        let disk = Disk::with(&old, left);
        let before = fs::read(&disk.db).unwrap();
        let did = disk.did(&["check"]);
        let names = disk.names();
        let copies = names.iter().filter(|name| name.ends_with(".bak")).count();
        assert_eq!(names.len(), 1 + copies, "{left} KiB: {names:?}");
        if did {
            assert_eq!((version(&disk.db), copies), (SCHEMA.version(), 1), "{left} KiB");
        } else {
            assert!(fs::read(&disk.db).unwrap() == before, "{left} KiB: as it was");
        }
        disk.is_sound(nobody());
        outcomes.push(did);
    }
    assert!(outcomes.contains(&true) && outcomes.contains(&false), "{outcomes:?}");
    say("upgrade");

    let mut outcomes = Vec::new();
    for left in LEFT {
        let disk = Disk::with(&new, left);
        let did = disk.did(&["backup"]);
        assert_eq!(disk.names().len(), 1 + usize::from(did), "{left} KiB: {:?}", disk.names());
        disk.is_sound(nobody());
        outcomes.push(did);
    }
    assert!(outcomes.contains(&true) && outcomes.contains(&false), "{outcomes:?}");
    say("backup");

    let mut outcomes = Vec::new();
    for left in LEFT {
        let disk = Disk::with(&new, left);
        let before = fs::read(&disk.db).unwrap();
        let did = disk.did(&["restore", new.to_str().unwrap()]);
        let names = disk.names();
        if did {
            assert_eq!(names.len(), 2, "the old one is kept: {left} KiB: {names:?}");
        } else {
            assert_eq!(names, ["office.db"], "{left} KiB");
            assert!(fs::read(&disk.db).unwrap() == before, "{left} KiB: as it was");
        }
        disk.is_sound(nobody());
        outcomes.push(did);
    }
    assert!(outcomes.contains(&true) && outcomes.contains(&false), "{outcomes:?}");
    say("restore");
}
