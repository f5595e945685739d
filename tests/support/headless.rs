//! The whole program without a terminal: the screens and the real desk, pressed key by key.
//!
//! No threads and no time: every request is answered before the next key, timers never run out
//! unless asked to. What is seen is exactly what a terminal of that size would show.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use ratatui::{buffer::Buffer, layout::Position};
use zicha::{
    app::{
        App, Start,
        effect::Effect,
        event::{Event, Key, KeyCode, TimerId},
    },
    i18n::Lang,
    runtime::{Desk, desk::OfficeDesk, kit::kit},
    service::{
        Account, Service,
        demo::{self, DemoOptions},
    },
    store::Options,
    ui,
};

/// Builds the example office in a folder; the same for everybody who asks.
pub fn build_demo(folder: &Path) -> PathBuf {
    let path = folder.join("demo.db");
    demo::build(&path, &kit(), &DemoOptions::default(), &mut |_, _| {}).unwrap();
    path
}

/// The account of this process as the facts of a test: an owner who names whom to be.
pub fn account(login: Option<&str>) -> Account {
    Account {
        sudo: None,
        name: "office".to_owned(),
        full_name: String::new(),
        ..Account::current(login.map(str::to_owned))
    }
}

/// One session in front of a screen of its size.
pub struct Headless {
    pub app: App,
    desk: OfficeDesk,
    size: (u16, u16),
    /// What was sent to the terminal's clipboard.
    pub copied: Vec<String>,
    /// The exit code, once the program was left.
    pub left: Option<i32>,
}

impl Headless {
    /// Opens a database as one of its people, at Home.
    pub fn open(db: &Path, login: &str, lang: Lang, cols: u16, rows: u16) -> Self {
        Self::open_with(db, &Options::default(), login, lang, (cols, rows))
    }

    /// As [`Headless::open`], with options of the store.
    pub fn open_with(
        db: &Path,
        options: &Options,
        login: &str,
        lang: Lang,
        size: (u16, u16),
    ) -> Self {
        Self::open_account(db, options, account(Some(login)), lang, size)
    }

    /// As [`Headless::open_with`], as an account of the operating system.
    pub fn open_account(
        db: &Path,
        options: &Options,
        account: Account,
        lang: Lang,
        size: (u16, u16),
    ) -> Self {
        let service = Service::open_with(db, options, kit(), account.clone()).unwrap();
        let today = service.today();
        let desk = OfficeDesk::open(service, db.to_owned(), kit(), account, (lang, true));
        Self::over(desk, lang, today, false, size)
    }

    /// Opens where there is no database yet: the set-up wizard, on a day of its own.
    pub fn set_up(db: &Path, today: NaiveDate, lang: Lang, cols: u16, rows: u16) -> Self {
        let desk = OfficeDesk::setup(db.to_owned(), kit(), account(None), (lang, true));
        Self::over(desk, lang, today, true, (cols, rows))
    }

    fn over(desk: OfficeDesk, lang: Lang, today: NaiveDate, setup: bool, size: (u16, u16)) -> Self {
        let app = App::new(Start { lang, lang_forced: true, today, setup, size });
        let mut program = Self { app, desk, size, copied: Vec::new(), left: None };
        let first = program.app.start();
        program.settle(first);
        program
    }

    /// Does what the screens ask for, until they ask for nothing more.
    fn settle(&mut self, effects: Vec<Effect>) {
        let mut queue = VecDeque::from(effects);
        while let Some(effect) = queue.pop_front() {
            match effect {
                Effect::Ask(ticket, request) => {
                    let answer = self.desk.handle(request);
                    queue.extend(self.app.update(Event::Reply(ticket, answer)));
                }
                Effect::Clipboard(text) => self.copied.push(text),
                Effect::Quit(code) => self.left = Some(code),
                Effect::Timer(..)
                | Effect::Cancel(_)
                | Effect::Mouse(_)
                | Effect::Suspend
                | Effect::Redraw => {}
            }
        }
    }

    /// Hands the program one event.
    pub fn event(&mut self, event: Event) -> &mut Self {
        let effects = self.app.update(event);
        self.settle(effects);
        self
    }

    /// Presses keys by name, parted by spaces: `down*3 enter ctrl-s f10 g esc`.
    pub fn keys(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            let (name, times) = match name.split_once('*') {
                Some((name, times)) if !name.is_empty() => (name, times.parse().unwrap()),
                _ => (name, 1),
            };
            for _ in 0..times {
                self.event(Event::Key(key(name)));
            }
        }
        self
    }

    /// Types a text; a line break is Enter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            self.event(Event::Key(Key::plain(code)));
        }
        self
    }

    /// Pastes a text as one piece.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.event(Event::Paste(text.to_owned()))
    }

    /// Goes to the nth place of the `g` menu whose name holds this text.
    pub fn goto(&mut self, place: &str) -> &mut Self {
        self.keys("f10");
        let found = zicha::app::places::menu(self.app.session())
            .iter()
            .position(|item| item.code == place)
            .unwrap_or_else(|| panic!("no place {place}"));
        self.keys(&format!("down*{found} enter"))
    }

    /// Typing pauses: what was typed becomes a draft.
    pub fn pause(&mut self) -> &mut Self {
        self.event(Event::Timer(TimerId::Draft))
    }

    /// The message line has been read.
    pub fn read(&mut self) -> &mut Self {
        self.event(Event::Timer(TimerId::Toast))
    }

    /// What others did meanwhile reaches this session.
    pub fn tick(&mut self) -> &mut Self {
        let seq = self.desk.last_seq().unwrap_or(0);
        self.event(Event::Changed(seq))
    }

    /// The terminal takes another size.
    pub fn resize(&mut self, cols: u16, rows: u16) -> &mut Self {
        self.size = (cols, rows);
        self.event(Event::Resize(cols, rows))
    }

    /// Columns and rows.
    pub const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The screen as text, without spaces at the ends of lines.
    pub fn screen(&self) -> String {
        ui::testing::screen(&self.app, self.size.0, self.size.1)
    }

    /// The screen's cells, and where the cursor stands.
    pub fn buffer(&self) -> (Buffer, Option<Position>) {
        ui::testing::buffer(&self.app, self.size.0, self.size.1)
    }
}

/// A key by its name.
fn key(name: &str) -> Key {
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        "space" => KeyCode::Char(' '),
        _ => {
            if let Some(number) = name.strip_prefix('f').and_then(|n| n.parse().ok()) {
                return Key::plain(KeyCode::F(number));
            }
            let mut letters = name.strip_prefix("ctrl-").unwrap_or(name).chars();
            let (Some(c), None) = (letters.next(), letters.next()) else {
                panic!("no key is called {name}");
            };
            return if name.starts_with("ctrl-") { Key::ctrl(c) } else { Key::char(c) };
        }
    };
    Key::plain(code)
}
