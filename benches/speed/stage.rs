//! What the measures stand on: the yardstick program, example offices, and programs in a terminal.

use crate::pty::{Launch, Pty};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// The release binary that is measured.
const ZICHA: &str = env!("CARGO_BIN_EXE_zicha");

/// An example office as it is built: people, entries besides those of the twelve.
pub type Size = (u64, u64);

/// The twelve alone.
pub const TEN: Size = (12, 0);
/// A middling office, whose people have work left to do.
pub const SOME: Size = (60, 3_000);
/// The largest.
pub const MANY: Size = (10_000, 1_000_000);

/// The folder of the benches in `target`, and the yardstick.
pub struct Stage {
    folder: PathBuf,
    bare: PathBuf,
}

impl Stage {
    /// Builds the yardstick with the same profile.
    pub fn set() -> Self {
        let release = Path::new(ZICHA).parent().expect("a profile's folder");
        let target = release.parent().expect("the target folder");
        let built = Command::new(env!("CARGO"))
            .args(["build", "--release", "--quiet", "--example", "bare", "--target-dir"])
            .arg(target)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status();
        assert!(built.is_ok_and(|status| status.success()), "the example `bare` was not built");
        let folder = target.join("bench");
        fs::create_dir_all(&folder).expect("a folder in target");
        Self { folder, bare: release.join("examples/bare") }
    }

    /// The file of an example office; built the first time.
    pub fn office(&self, (people, entries): Size) -> PathBuf {
        let path = self.folder.join(format!("office-{people}-{entries}.db"));
        if !path.exists() {
            eprintln!("building an office of {people} people and {entries} entries …");
            let building = tempfile::tempdir_in(&self.folder).expect("a folder");
            let part = building.path().join("office.db");
            let built = Command::new(ZICHA)
                .arg("--db")
                .arg(&part)
                .args(["demo", "--no-open", "--people", &people.to_string()])
                .args(["--entries", &entries.to_string()])
                .output()
                .expect("zicha runs");
            assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
            fs::rename(part, &path).expect("the finished office");
        }
        path
    }

    /// A copy of an example office, to be written in.
    pub fn copy(&self, size: Size) -> Office {
        let folder = tempfile::tempdir_in(&self.folder).expect("a folder");
        let path = folder.path().join("office.db");
        fs::copy(self.office(size), &path).expect("a copy");
        Office { path, _folder: folder }
    }

    /// The yardstick on 80 columns and 24 rows.
    pub fn bare(&self, office: &Path) -> Pty {
        let home = office.parent().expect("a folder");
        Launch::program(&self.bare, home, &[&office.to_string_lossy()]).start()
    }

    /// zicha on 80 columns and 24 rows in Chinese, as one of the office.
    pub fn zicha(&self, office: &Path, login: &str) -> Pty {
        let home = office.parent().expect("a folder");
        let args = ["--db", &office.to_string_lossy(), "--as", login];
        Launch::zicha(home, &args).start()
    }
}

/// A copy that goes when it is dropped.
pub struct Office {
    pub path: PathBuf,
    _folder: TempDir,
}

/// Ends a program by a key, so that its files are closed.
pub fn leave(mut pty: Pty, key: &str) {
    pty.key(key);
    pty.wait_exit();
}

/// Presses a key and waits for its frame; what the frame sent.
pub fn press(pty: &mut Pty, bytes: &str) -> Vec<u8> {
    let mark = pty.mark();
    pty.send(bytes);
    pty.wait_bytes(mark, "a frame", |sent| sent.ends_with(b"\x1b[?2026l"));
    pty.bytes_since(mark)
}

/// Goes to a place by the menu of `g`.
pub fn go_to(pty: &mut Pty, place: &str) {
    pty.key("f10");
    pty.wait_for("选定");
    let stands = |screen: &vt100::Screen| {
        screen.contents().lines().any(|line| line.contains("│ ▸") && line.contains(place))
    };
    for _ in 0..20 {
        if pty.look(stands) {
            break;
        }
        press(pty, "\x1b[B");
    }
    assert!(pty.look(stands), "no place {place}");
    pty.key("enter");
}
