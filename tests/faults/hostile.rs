//! Case 18: every field of every entity holds words that steer terminals, and other people go
//! through all screens. Every byte their terminals get is one of the program's own; an emulated
//! terminal at the other end shows frames, borders and edges where the program put them.

use crate::{
    headless::{Headless, build_demo},
    naughty::{MARK, forbidden, words},
    sown::{forgotten, sow},
    support::{self, Office},
    wire,
};
use ratatui::{
    Frame,
    buffer::{Buffer, CellWidth},
};
use rusqlite::Connection;
use std::{fs, num::NonZeroU16, path::Path, sync::OnceLock};
use zicha::{
    domain::{
        request::Command,
        study::{StudyCommand, StudyInput, StudyRecord},
    },
    i18n::Lang,
    store::Store,
    term::screen::Screen,
    text::{all_solo, safe::show},
    ui,
};

const SIZES: [(u16, u16); 4] = [(40, 10), (60, 20), (80, 24), (200, 60)];

/// What else there is to open where one stands: forms, an export, a reminder, a filter, a search, help.
const MORE: [&str; 7] = ["f2", "f4", "f9", "f12", "f11", "f3", "f1"];

/// A copy of the example office, in which somebody has begun to type everywhere, sown with hostile words.
fn sown(folder: &Path, login: &str, turn: usize) -> std::path::PathBuf {
    static DEMO: OnceLock<Vec<u8>> = OnceLock::new();
    let demo = DEMO.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let path = build_demo(dir.path());
        let raw = Connection::open(&path).unwrap();
        raw.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        drop(raw);
        fs::read(path).unwrap()
    });
    let path = folder.join("sown.db");
    fs::write(&path, demo).unwrap();
    begin_to_type(&path, login);
    let raw = Connection::open(&path).unwrap();
    let drafts = "SELECT count(DISTINCT form) FROM draft";
    let forms = raw.query_row(drafts, [], |row| row.get::<_, i64>(0)).unwrap();
    assert!(forms >= 3, "drafts of {forms} forms");
    sow(&raw, turn);
    path
}

/// Opens every form that stands at a place, types into its fields and leaves it: drafts remain.
fn begin_to_type(db: &Path, login: &str) {
    let mut me = Headless::open(db, login, Lang::ZhHans, 80, 24);
    for place in places(&me) {
        for way in ["f2", "f4", "enter"] {
            me.goto(&place).keys(way);
            for _ in 0..4 {
                me.type_text("字").keys("tab");
            }
            me.pause().keys("esc*3");
        }
    }
}

/// The places of the `g` menu.
fn places(me: &Headless) -> Vec<String> {
    let menu = zicha::app::places::menu(me.app.session());
    menu.iter().map(|item| item.code.to_owned()).collect()
}

/// Nothing that is added to the schema is left out.
#[test]
fn every_column_of_text_is_sown_or_kept_for_a_reason() {
    let dir = tempfile::tempdir().unwrap();
    let raw = Connection::open(build_demo(dir.path())).unwrap();
    assert_eq!(forgotten(&raw), [""; 0]);
    raw.execute_batch("CREATE TABLE fresh (id TEXT, words TEXT) STRICT").unwrap();
    raw.execute_batch("ALTER TABLE finding ADD COLUMN remark TEXT").unwrap();
    assert_eq!(forgotten(&raw), ["finding.remark", "fresh.words"]);
}

/// Somebody else's terminals, one of each size, looking at one session.
struct Onlooker {
    me: Headless,
    ends: Vec<(Screen<Vec<u8>>, vt100::Parser)>,
    frames: usize,
    /// Frames that showed something of what was sown.
    marked: usize,
    place: String,
}

impl Onlooker {
    fn new(db: &Path, login: &str) -> Self {
        let me = Headless::open(db, login, Lang::ZhHans, 80, 24);
        let cells = |n| NonZeroU16::new(n).unwrap();
        let end = |size: (u16, u16)| {
            let parser = vt100::Parser::new(cells(size.1), cells(size.0), 0);
            (Screen::new(Vec::new(), size), parser)
        };
        let ends = SIZES.map(end).into();
        Self { me, ends, frames: 0, marked: 0, place: String::new() }
    }

    /// Draws what is there at every size and reads it at the other end; all that was seen.
    fn look(&mut self) -> String {
        let mut seen = String::new();
        for (size, (screen, parser)) in SIZES.iter().zip(&mut self.ends) {
            self.me.resize(size.0, size.1);
            let mut cells = Buffer::default();
            let app = &self.me.app;
            let draw = |frame: &mut Frame<'_>| {
                ui::draw(app, frame);
                cells = frame.buffer_mut().clone();
            };
            screen.draw(draw).unwrap();
            let bytes = std::mem::take(screen.writer());
            let place = &self.place;
            if let Err(why) = wire::read(&bytes, *size) {
                panic!("{place} at {size:?}: {why}");
            }
            parser.process(&bytes);
            let wrong = differs(&cells, parser.screen());
            assert_eq!(wrong, None, "{place} at {size:?}\n{}", parser.screen().contents());
            let shown = ui::testing::rows(&cells).join("\n");
            self.frames += 1;
            self.marked += usize::from(shown.contains(MARK));
            seen.push_str(&shown);
        }
        seen
    }

    /// Presses a key and looks.
    fn press(&mut self, key: &str) -> String {
        self.me.keys(key);
        self.look()
    }

    fn goes_through(&mut self, place: &str, steps: usize) {
        self.place = place.to_owned();
        self.me.goto(place);
        let mut stands = self.look();
        for key in MORE {
            self.press(key);
            // Into it, and out of it again.
            self.press("down");
            self.me.keys("esc*3").goto(place);
        }
        for _ in 0..steps {
            // Into it, and into what stands there: a page, a form, a question.
            for key in ["enter", "enter", "f10"] {
                self.press(key);
            }
            self.me.keys("esc").goto(place);
            let before = std::mem::replace(&mut stands, self.press("down"));
            if stands == before {
                break;
            }
        }
        self.press("end");
    }
}

/// The first cell of which a terminal and the program do not think the same. Glyphs that
/// terminals draw in as many columns as they like are left out; what stands beside them is not.
fn differs(ours: &Buffer, theirs: &vt100::Screen) -> Option<String> {
    let area = ours.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let cell = &ours[(x, y)];
            let seen = theirs.cell(y, x).map_or("", |cell| cell.contents());
            let symbol = cell.symbol();
            let sure = all_solo(symbol) && symbol.chars().count() == 1;
            if sure && seen.trim_end() != symbol.trim_end() {
                return Some(format!("column {x}, row {y}: {symbol:?} is shown as {seen:?}"));
            }
            x += cell.cell_width().max(1);
        }
        if x > area.width {
            return Some(format!("row {y} reaches over the edge"));
        }
    }
    None
}

/// One person's way through all of it.
fn all_places(login: &str, turn: usize, steps: usize) {
    let dir = tempfile::tempdir().unwrap();
    let db = sown(dir.path(), login, turn);
    let mut eye = Onlooker::new(&db, login);
    eye.look();
    for place in places(&eye.me) {
        eye.goes_through(&place, steps);
    }
    assert!(eye.frames > 200, "{}", eye.frames);
    assert!(eye.marked * 3 > eye.frames, "{} of {} frames", eye.marked, eye.frames);
    for text in &eye.me.copied {
        assert_eq!(forbidden(text), None, "{text:?}");
    }
}

#[test]
fn a_leader_sees_them_on_no_screen() {
    all_places("chenwangchuan", 0, 3);
}

#[test]
fn a_coordinator_sees_them_on_no_screen() {
    all_places("linzhixia", 23, 2);
}

#[test]
fn a_member_of_staff_sees_them_in_no_form() {
    all_places("lihe", 47, 3);
}

/// Whatever a program hands to the service, what is stored is clean.
#[test]
fn what_comes_in_is_clean_before_it_is_stored() {
    let mut office = Office::small();
    for note in words() {
        let input = StudyInput {
            topic: "licensing".into(),
            day: support::TODAY.parse().ok(),
            form: "lecture".into(),
            tenths: 20,
            note,
        };
        let (step, id) = ("study".into(), String::new());
        let save = StudyCommand::SaveRecord { step, id, version: 0, input };
        office.as_("lihe").run(Command::Study(save)).unwrap();
    }
    let store = Store::open(&office.path()).unwrap();
    let stored: Vec<StudyRecord> = store.read(|db| db.everything()).unwrap();
    assert_eq!(stored.len(), words().len());
    for StudyRecord { note, .. } in stored {
        assert_eq!(forbidden(&note), None, "{note:?}");
        assert_eq!(show(&note), note);
    }
}
