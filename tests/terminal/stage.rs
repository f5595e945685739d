//! What runs inside the terminal: the console and loop of zicha under screens of a few words.

use std::cell::Cell;
use std::process::exit;

use chrono::NaiveDate;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use ratatui::Frame;
use zicha::app::effect::Effect;
use zicha::app::event::{Event, KeyCode, Ticket};
use zicha::domain::reply::Reply;
use zicha::domain::request::Request;
use zicha::error::Error;
use zicha::runtime::console::{Console, Setup};
use zicha::runtime::{Desk, Program};

/// Set where the test binary is to be the program.
pub const SWITCH: &str = "ZICHA_TEST_STAGE";

/// Entered only as a program of its own.
#[test]
#[ignore = "runs inside the terminals of the other tests"]
fn child() {
    if std::env::var_os(SWITCH).is_none() {
        return;
    }
    let sentence = |_: &std::panic::PanicHookInfo<'_>| "the log is in a folder".to_owned();
    let mut console = match Console::open(Setup::default(), sentence) {
        Ok(console) => console,
        Err(error) => {
            println!("{error:?}");
            exit(1);
        }
    };
    let mut words = Words { size: console.size(), ..Words::default() };
    let outcome = console.run(&mut words, Files { ticks: 0 });
    drop(console);
    exit(outcome.unwrap_or(70));
}

/// Shows what happened, in words.
#[derive(Default)]
struct Words {
    size: (u16, u16),
    keys: Vec<String>,
    pasted: usize,
    count: usize,
    resumed: usize,
    ticks: i64,
    /// Says so in the frame before it stops answering.
    stuck: Cell<Stuck>,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Stuck {
    #[default]
    No,
    Soon,
}

impl Program for Words {
    fn start(&mut self) -> Vec<Effect> {
        Vec::new()
    }

    fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => return self.key(key.code),
            Event::Paste(text) => self.pasted = text.len(),
            Event::Resize(columns, rows) => self.size = (columns, rows),
            Event::Resumed => self.resumed += 1,
            Event::Changed(seq) => self.ticks = seq,
            Event::Hangup | Event::Terminate => {
                // The desk keeps the text in a file; any request that carries text will do.
                let text = self.keys.join(" ");
                return vec![Effect::Ask(Ticket(1), save(text)), Effect::Quit(0)];
            }
            Event::Timer(_) => loop {
                std::thread::park();
            },
            Event::Reply(..) | Event::Today(_) | Event::Mouse(_) | Event::IdleSoon => {}
        }
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let (columns, rows) = self.size;
        let stuck = if self.stuck.get() == Stuck::Soon { "stuck" } else { "" };
        let lines = [
            format!("ready {columns}x{rows}"),
            format!("keys {}", self.keys.join(" ")),
            format!("pastes {} count {}", self.pasted, self.count),
            format!("resumed {} tick {} {stuck}", self.resumed, self.ticks),
        ];
        frame.render_widget(ratatui::text::Text::from_iter(lines), frame.area());
    }
}

impl Words {
    fn key(&mut self, code: KeyCode) -> Vec<Effect> {
        if code == KeyCode::Char('·') {
            self.count += 1;
            return Vec::new();
        }
        self.keys.push(match code {
            KeyCode::Char(c) => c.to_string(),
            other => format!("{other:?}"),
        });
        match code {
            KeyCode::Char('q') => vec![Effect::Quit(7)],
            KeyCode::Char('m') => vec![Effect::Mouse(true)],
            KeyCode::Char('z') => vec![Effect::Suspend],
            KeyCode::Char('Z') => {
                kill(Pid::this(), Signal::SIGSTOP).unwrap();
                Vec::new()
            }
            KeyCode::Char('!') => {
                self.stuck.set(Stuck::Soon);
                vec![Effect::Timer(zicha::app::event::TimerId::Retry, 1)]
            }
            KeyCode::Char('p') => panic!("asked to"),
            KeyCode::Char('w') => vec![Effect::Ask(Ticket(2), Request::Home)],
            _ => Vec::new(),
        }
    }
}

fn save(text: String) -> Request {
    Request::SetSetting { key: "draft".into(), value: text }
}

/// Keeps one text, and counts ticks as if others worked.
struct Files {
    ticks: i64,
}

impl Desk for Files {
    fn handle(&mut self, request: Request) -> Result<Reply, Error> {
        match request {
            Request::SetSetting { key, value } => std::fs::write(key, value).unwrap(),
            other => panic!("asked for {other:?}"),
        }
        Err(Error::NotFound)
    }

    /// Something changes every third second.
    fn last_seq(&mut self) -> Option<i64> {
        self.ticks += 1;
        Some(self.ticks / 3)
    }

    fn today(&mut self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, 12).unwrap()
    }
}
