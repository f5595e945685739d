//! An office on a disk, and the people of it at their terminals.

use crate::{
    pty::{Launch, Pty},
    support::{Office, account, kit},
};
use std::{
    ops::{Deref, DerefMut},
    path::PathBuf,
    sync::OnceLock,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use zicha::{
    domain::{person::Person, request::Request},
    service::Service,
    store::{Record, Store, Val},
};

/// The office of five on 12 May 2026, in the middle of phase 1, in a folder of its own.
pub struct House {
    pub dir: TempDir,
}

/// How long a draft may take to be kept on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Everybody of the office, each of whom has found that the screen looks right.
const LOGINS: [&str; 5] = ["chenwangchuan", "heyanqiu", "lihe", "linzhixia", "wangying"];

impl House {
    pub fn new() -> Self {
        static FILE: OnceLock<Vec<u8>> = OnceLock::new();
        let file = FILE.get_or_init(|| {
            let mut office = Office::small();
            for login in LOGINS {
                let (key, value) = ("looks".to_owned(), "asked".to_owned());
                office.as_(login).ask(Request::SetSetting { key, value }).unwrap();
            }
            let copy = office.folder().join("copy.db");
            Store::open(&office.path()).unwrap().backup(&copy).unwrap();
            std::fs::read(copy).unwrap()
        });
        let house = Self { dir: tempfile::tempdir().unwrap() };
        std::fs::write(house.db(), file).unwrap();
        house
    }

    pub fn db(&self) -> PathBuf {
        self.dir.path().join("office.db")
    }

    /// A person sits down at a terminal of 80 by 24; Home is on the screen.
    pub fn seat(&self, login: &str) -> Seat {
        let db = self.db().display().to_string();
        let pty =
            Launch::zicha(self.dir.path(), &["--db", &db, "--as", login, "--lang", "zh-Hans"])
                .start();
        let seat = Seat { pty };
        seat.wait_for("一 自查自纠");
        seat.wait_for("现在该做");
        seat
    }

    /// The person's session without a terminal.
    pub fn service(&self, login: &str) -> Service {
        Service::open(&self.db(), kit(), account(Some(login))).unwrap()
    }

    /// All rows of a table.
    pub fn rows<R: Record>(&self) -> Vec<R> {
        let store = Store::open(&self.db()).unwrap();
        store.read(|db| db.find::<R>("1=1 ORDER BY id", &[])).unwrap()
    }

    /// Looks into the database until a draft of the person holds the text.
    pub fn keeps_draft(&self, login: &str, text: &str) {
        let store = Store::open(&self.db()).unwrap();
        let deadline = Instant::now() + PATIENCE;
        let people: Vec<Person> =
            store.read(|db| db.find("login=?1", &[Val::T(login.into())])).unwrap();
        while Instant::now() < deadline {
            let drafts = store.read(|db| db.drafts(&people[0].meta.id)).unwrap();
            if drafts.iter().any(|draft| draft.body.contains(text)) {
                return;
            }
        }
        panic!("no draft of {login} holds {text}");
    }

    /// Nothing was broken: chain, rows and totals hold.
    pub fn is_sound(&self) {
        let report = self.service("linzhixia").check(None).unwrap();
        assert!(report.is_sound(), "{:?}", report.problems);
    }
}

/// A person at a terminal.
pub struct Seat {
    pub pty: Pty,
}

impl Deref for Seat {
    type Target = Pty;
    fn deref(&self) -> &Pty {
        &self.pty
    }
}

impl DerefMut for Seat {
    fn deref_mut(&mut self) -> &mut Pty {
        &mut self.pty
    }
}

impl Seat {
    /// Presses keys by name, one after the other.
    pub fn keys(&mut self, names: &str) {
        for name in names.split_whitespace() {
            self.key(name);
        }
    }

    /// Presses keys and waits for a text.
    pub fn press(&mut self, names: &str, then: &str) {
        self.keys(names);
        self.wait_for(then);
    }

    /// Types a text and waits until its end stands on the screen.
    pub fn types(&mut self, text: &str) {
        self.send(text);
        let end: String = text.chars().skip(text.chars().count().saturating_sub(5)).collect();
        self.wait_for(&end);
    }

    /// Goes to a place by the menu of `g`.
    pub fn goes_to(&mut self, place: &str) {
        self.press("f10", "Enter 选定");
        let screen = self.screen();
        let number = ('1'..='9').find(|n| screen.contains(&format!(" {n} {place} ")));
        let number = number.unwrap_or_else(|| panic!("no way to {place}:\n{screen}"));
        self.key(&number.to_string());
        self.wait_for_no("Enter 选定");
    }

    /// Moves until the marked row holds the text.
    pub fn moves_to(&mut self, row: &str) {
        for _ in 0..60 {
            let before = self.screen();
            let lines: Vec<_> = before.lines().collect();
            let mark = lines.iter().rposition(|line| line.trim_start().starts_with('▸'));
            if mark.is_some_and(|mark| lines[mark].contains(row)) {
                return;
            }
            let wanted = lines.iter().position(|line| line.contains(row));
            self.key(if wanted.is_some() && wanted < mark { "up" } else { "down" });
            self.wait_until("the mark on another row", |screen| screen.contents() != before);
        }
        panic!("no row holds {row}:\n{}", self.screen());
    }

    /// Goes from field to field of a form until the caret stands at the end of the named one.
    pub fn in_field(&mut self, label: &str) {
        while !self.screen().contains(&format!("▸ {label}")) {
            let before = self.screen();
            self.key("tab");
            self.wait_until("the next field", |screen| screen.contents() != before);
        }
        self.key("ctrl-e");
    }
}
