//! Pictures of a way through the program, one snapshot for each size and language.

use std::path::{Path, PathBuf};

use zicha::app::event::Event;
use zicha::i18n::Lang;

use crate::checks;
use crate::headless::{Headless, build_demo};

/// Size and language of each snapshot: all sizes in Chinese, and where other words need other room.
const VIEWS: &[(Lang, u16, u16)] = &[
    (Lang::ZhHans, 80, 24),
    (Lang::ZhHans, 60, 20),
    (Lang::ZhHans, 120, 40),
    (Lang::ZhHant, 80, 24),
    (Lang::En, 80, 24),
    (Lang::En, 60, 20),
    (Lang::En, 120, 40),
];

/// One way through the program in one size and language.
pub struct Album {
    pub lang: Lang,
    pub size: (u16, u16),
    folder: PathBuf,
    /// What these pictures show was done just now.
    pub untimed: bool,
    text: String,
}

/// Takes the same pictures in every view of a fresh copy of the example office.
pub fn albums(name: &str, take: impl Fn(&mut Album)) {
    let folder = tempfile::tempdir().unwrap();
    let original = build_demo(folder.path());
    for &(lang, cols, rows) in VIEWS {
        let own = folder.path().join(format!("{}-{cols}", lang.code()));
        std::fs::create_dir(&own).unwrap();
        std::fs::copy(&original, own.join("demo.db")).unwrap();
        let mut album =
            Album { lang, size: (cols, rows), folder: own, untimed: false, text: String::new() };
        take(&mut album);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("{name}-{}-{cols}", lang.code()), album.text);
        });
    }
}

impl Album {
    /// The example office.
    pub fn demo(&self) -> PathBuf {
        self.folder.join("demo.db")
    }

    /// A file in the album's own folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A session of somebody in the example office.
    pub fn of(&self, login: &str) -> Headless {
        self.on(&self.demo(), login)
    }

    /// A session of somebody in an office.
    pub fn on(&self, db: &Path, login: &str) -> Headless {
        Headless::open(db, login, self.lang, self.size.0, self.size.1)
    }

    /// Takes a picture, and checks what must hold for every picture.
    pub fn take(&mut self, caption: &str, program: &Headless) {
        let (cells, caret) = program.buffer();
        let where_ = format!("{caption} ({} {}x{})", self.lang.code(), self.size.0, self.size.1);
        checks::check(&cells, &program.app, &where_);
        let at = caret.map_or(String::new(), |at| format!("  caret {},{}", at.x, at.y));
        let screen = program.screen();
        let screen = if self.untimed { without_time(&screen) } else { screen };
        self.text.push_str(&format!("=== {caption}{at}\n{screen}\n"));
        // Colours by meaning are the same everywhere: once is enough.
        if (self.lang, self.size) == (Lang::ZhHans, (80, 24)) {
            self.text.push_str(&format!("--- styles\n{}\n", checks::styles(&cells)));
        }
    }

    /// Presses keys, then takes a picture.
    pub fn after(&mut self, keys: &str, caption: &str, program: &mut Headless) {
        program.keys(keys);
        self.take(caption, program);
    }

    /// Takes a picture of the terminal at another size, and returns to the album's.
    pub fn at(&mut self, size: (u16, u16), caption: &str, program: &mut Headless) {
        program.event(Event::Resize(size.0, size.1));
        self.text.push_str(&format!(
            "=== {caption}\n{}\n",
            zicha::ui::testing::screen(&program.app, size.0, size.1)
        ));
        program.event(Event::Resize(self.size.0, self.size.1));
    }
}

/// The screen without times of day: what was done a moment ago has the time of the computer, what
/// the example's people did has theirs.
fn without_time(screen: &str) -> String {
    let mut out: Vec<char> = screen.chars().collect();
    for at in 2..out.len().saturating_sub(2) {
        let digit = |at: usize| out.get(at).is_some_and(char::is_ascii_digit);
        if out[at] == ':' && [at - 2, at - 1, at + 1, at + 2].into_iter().all(digit) {
            for place in [at - 2, at - 1, at + 1, at + 2] {
                out[place] = '0';
            }
        }
    }
    out.into_iter().collect()
}
