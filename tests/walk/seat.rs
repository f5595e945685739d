//! An office on a disk, and the people of it at their terminals.

use crate::{
    pty::{Launch, Pty},
    support::{Office, account, kit},
};
use nix::unistd::{Uid, User};
use std::{
    ops::{Deref, DerefMut},
    path::PathBuf,
    sync::OnceLock,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use zicha::{
    domain::{person::Person, request::Request},
    service::{
        Service,
        demo::{DemoOptions, build},
    },
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
        Self::holding(file)
    }

    /// The example office of twelve in mid-course, on the same day.
    pub fn example() -> Self {
        static FILE: OnceLock<Vec<u8>> = OnceLock::new();
        Self::holding(FILE.get_or_init(|| {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("demo.db");
            build(&path, &kit(), &DemoOptions::default(), &mut |_, _| {}).unwrap();
            std::fs::read(&path).unwrap()
        }))
    }

    fn holding(file: &[u8]) -> Self {
        let house = Self { dir: tempfile::tempdir().unwrap() };
        std::fs::write(house.db(), file).unwrap();
        house
    }

    pub fn db(&self) -> PathBuf {
        self.dir.path().join("office.db")
    }

    /// A person sits down at a terminal of 80 by 24; Home is on the screen.
    pub fn seat(&self, login: &str) -> Seat {
        let seat = Seat { pty: self.terminal(login).start() };
        seat.wait_for("一 自查自纠");
        seat.wait_for("现在该做");
        seat
    }

    /// The program, about to be started for a person; the locale is Chinese.
    pub fn terminal(&self, login: &str) -> Launch {
        let db = self.db().display().to_string();
        Launch::zicha(self.dir.path(), &["--db", &db, "--as", login])
    }

    /// The same as it runs for a key of the person over SSH, where an idle session ends after so
    /// many minutes.
    pub fn over_ssh(&self, login: &str, idle_minutes: f64) -> Launch {
        let me = User::from_uid(Uid::current()).unwrap().unwrap().name;
        let db = self.db().display().to_string();
        let host = format!("db = \"{db}\"\naccount = \"{me}\"\nidle_minutes = {idle_minutes}\n");
        Launch::zicha(self.dir.path(), &["--as", login]).env("ZICHA_TEST_HOST", &host)
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
        let mut keys = "1234567890abcdef".chars();
        let number = keys.find(|n| screen.contains(&format!(" {n} {place} ")));
        let number = number.unwrap_or_else(|| panic!("no way to {place}:\n{screen}"));
        self.key(&number.to_string());
        self.wait_for_no("Enter 选定");
    }

    /// Moves until the marked row holds the text; down to what is not on the screen. No key that
    /// moves the mark may be on its way.
    pub fn moves_to(&mut self, row: &str) {
        self.moves(row, "down");
    }

    /// As [`Seat::moves_to`], but up to what is not on the screen.
    pub fn moves_up_to(&mut self, row: &str) {
        self.moves(row, "up");
    }

    fn moves(&mut self, row: &str, unseen: &str) {
        self.wait_until("a marked row", |screen| mark(&screen.contents()).is_some());
        for _ in 0..60 {
            let before = self.screen();
            let was = mark(&before);
            if was.is_some_and(|(_, line)| line.contains(row)) {
                return;
            }
            let wanted = before.lines().position(|line| line.contains(row));
            self.key(match wanted {
                None => unseen,
                above if above < was.map(|(at, _)| at) => "up",
                Some(_) => "down",
            });
            // What stands behind the row's name may change meanwhile; that is no move.
            let name = |screen: &str| {
                mark(screen).map(|(at, line)| (at, line.chars().take(12).collect::<String>()))
            };
            let was = name(&before);
            self.wait_until("the mark on another row", |screen| name(&screen.contents()) != was);
        }
        panic!("no row holds {row}:\n{}", self.screen());
    }

    /// Presses the left button of the mouse on a text of the body.
    pub fn click(&mut self, text: &str) {
        let screen = self.screen();
        let mut rows = screen.lines().enumerate().skip(2);
        let row = rows.find(|(_, line)| line.contains(text)).map(|(row, _)| row + 1);
        let row = row.unwrap_or_else(|| panic!("{text} is nowhere:\n{screen}"));
        self.send(&format!("\x1b[<0;10;{row}M\x1b[<0;10;{row}m"));
    }

    /// Waits until the row of the body that holds this text is shown as selected.
    pub fn wait_for_selected(&self, text: &str) {
        self.wait_until(&format!("{text} selected"), |screen| {
            let rows = screen.rows(0, screen.size().1.get()).enumerate().skip(2);
            let mut at = rows.filter(|(_, line)| line.contains(text));
            at.any(|(row, _)| {
                let row = u16::try_from(row).unwrap();
                (3..8).any(|x| screen.cell(row, x).is_some_and(vt100::Cell::inverse))
            })
        });
    }

    /// Goes from field to field of a form until the caret stands at the end of the named one.
    pub fn in_field(&mut self, label: &str) {
        loop {
            let before = focus(&self.screen());
            if before.starts_with(label) {
                break;
            }
            self.key("tab");
            self.wait_until("the next field", |screen| focus(&screen.contents()) != before);
        }
        self.key("end");
    }
}

/// The name of the field that is written in; the button's where there is no mark.
fn focus(screen: &str) -> String {
    // A form in a box lies over a list that has a mark of its own.
    let sign = if screen.contains("│ ▸ ") { "│ ▸ " } else { "▸ " };
    let marked = screen.lines().skip(2).filter_map(|line| line.split_once(sign));
    let names = marked.filter_map(|(_, rest)| rest.split("  ").next());
    names.map(str::to_owned).next().unwrap_or_default()
}

/// Where the mark of a list stands, and on what.
fn mark(screen: &str) -> Option<(usize, &str)> {
    let lines = screen.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with('▸'));
    lines.last()
}
