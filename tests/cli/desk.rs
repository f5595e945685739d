//! A home with a database in it, the built program, and what a terminal session with it looks like.

use crate::support::{Office, kit};
use assert_cmd::Command;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};
use tempfile::TempDir;
use zicha::service::demo::{DemoOptions, build};

/// The languages of the program.
pub const LANGS: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

/// A person's home folder and what lies in it.
pub struct Desk {
    pub home: TempDir,
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    /// A home without a database.
    pub fn empty() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// The office of five on 12 May 2026; one is its coordinator `linzhixia`.
    pub fn office() -> Self {
        static FILE: OnceLock<Vec<u8>> = OnceLock::new();
        Self::holding(FILE.get_or_init(|| {
            let office = Office::small();
            copy_of(&office.path(), office.folder())
        }))
    }

    /// The example office in mid-course; one is `lihe`.
    pub fn demo() -> Self {
        static FILE: OnceLock<Vec<u8>> = OnceLock::new();
        Self::holding(FILE.get_or_init(|| {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("demo.db");
            build(&path, &kit(), &DemoOptions::default(), &mut |_, _| {}).unwrap();
            copy_of(&path, dir.path())
        }))
    }

    fn holding(file: &[u8]) -> Self {
        let desk = Self::empty();
        let path = desk.db();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file).unwrap();
        desk
    }

    /// Puts an office of three there that the first release made, from before there were login keys.
    pub fn first_schema(&self) {
        let packed = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/schema_1.db.gz");
        let file = std::process::Command::new("gzip").args(["-dc", packed]).output().unwrap();
        assert!(file.status.success(), "{file:?}");
        fs::create_dir_all(self.db().parent().unwrap()).unwrap();
        fs::write(self.db(), file.stdout).unwrap();
    }

    /// Where the program keeps its database unless told otherwise.
    pub fn db(&self) -> PathBuf {
        self.home.path().join(".local/share/zicha/zicha.db")
    }

    /// A file in the home.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.home.path().join(name), content).unwrap();
        name.to_owned()
    }

    /// The program, about to run in the home; nothing of our own environment but its tools.
    pub fn zicha(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zicha"));
        command.args(args).current_dir(self.home.path()).env_clear();
        command.env("HOME", self.home.path()).env("PATH", "/usr/bin:/bin");
        command.env("LANG", "en_US.UTF-8").env("TZ", "UTC");
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        ran(&mut self.zicha(args))
    }

    /// Runs a command that must succeed; what it wrote to stdout.
    pub fn done(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "zicha {args:?}: {ran:?}");
        ran.out
    }

    /// The terminal session of these command lines, with names of this run put out of sight.
    /// Words are parted by blanks; the language is that of every line.
    pub fn session(&self, lang: &str, lines: &[&str]) -> String {
        let mut shown = String::new();
        for line in lines {
            let mut words: Vec<_> = line.split_whitespace().collect();
            words.extend(["--lang", lang]);
            let ran = self.run(&words);
            shown.push_str(&format!("$ zicha {line}\n{}", ran.out));
            shown.extend(ran.err.lines().map(|line| format!("! {line}\n")));
            shown.push_str(&format!("[{}]\n", ran.code));
        }
        self.plain(&shown)
    }

    /// Without the name of the home and without hashes.
    pub fn plain(&self, text: &str) -> String {
        let home = self.home.path().canonicalize().unwrap().display().to_string();
        let text = text.replace(&home, "[HOME]");
        let is_hex = |word: &str| word.len() == 64 && word.chars().all(|c| c.is_ascii_hexdigit());
        let hidden = |line: &str| {
            let words = line.split_inclusive([' ', ':', '\n']);
            words
                .map(|word| if is_hex(word.trim()) { "[HASH]\n" } else { word })
                .collect::<String>()
        };
        text.split_inclusive('\n').map(hidden).collect()
    }

    /// A plain handle on the database, as an intruder has it.
    pub fn raw(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.db()).unwrap()
    }
}

/// Runs a command to its end.
pub fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().expect("ended by a signal"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Everything beneath a folder, by name and content.
pub fn listing(folder: &Path) -> Vec<(PathBuf, Option<Vec<u8>>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(listing(&path));
        }
        found.push((path.clone(), fs::read(&path).ok()));
    }
    found.sort();
    found
}

/// A whole copy of an open database.
fn copy_of(path: &Path, folder: &Path) -> Vec<u8> {
    let copy = folder.join("copy.db");
    zicha::store::Store::open(path).unwrap().backup(&copy).unwrap();
    fs::read(copy).unwrap()
}
