//! One person of the crowd, as a process of its own: says that it is ready, waits for the word,
//! saves as long as it is told, and says how long each save took.

use super::{
    office::{Person, result},
    raw::{Raw, Waiting},
};
use std::{
    io::Write,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

/// By whom it is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The program.
    Zicha,
    /// The same statements by rusqlite alone, waiting for others as zicha does.
    Raw,
}

/// What a worker is told, as one line of words.
#[derive(Debug, Clone)]
pub struct Task {
    pub kind: Kind,
    pub login: String,
    /// Its place among all, so that not all begin at once.
    pub place: usize,
    pub people: usize,
    /// Time between two saves of one person; none in a closed loop.
    pub pause: Option<Duration>,
    pub lasts: Duration,
    pub file: PathBuf,
}

impl Task {
    pub fn words(&self) -> String {
        let kind = if self.kind == Kind::Zicha { "zicha" } else { "raw" };
        let pause = self.pause.unwrap_or_default().as_millis();
        let (place, people, lasts) = (self.place, self.people, self.lasts.as_millis());
        let (login, file) = (&self.login, self.file.display());
        format!("{kind} {login} {place} {people} {pause} {lasts} {file}")
    }

    fn read(words: &str) -> Self {
        let mut parts = words.splitn(7, ' ');
        let mut next = || parts.next().expect("seven words");
        let kind = if next() == "zicha" { Kind::Zicha } else { Kind::Raw };
        let login = next().to_owned();
        let (place, people) = (next().parse().unwrap(), next().parse().unwrap());
        let pause = Duration::from_millis(next().parse().unwrap());
        let lasts = Duration::from_millis(next().parse().unwrap());
        let (pause, file) = ((!pause.is_zero()).then_some(pause), next().into());
        Self { kind, login, place, people, pause, lasts, file }
    }
}

/// Does what the words say; the answers go to stdout, one line each.
pub fn work(words: &str) {
    let task = Task::read(words);
    let mut save = saver(&task);
    // The first saves make the answer where there is none, and prepare the statements.
    (0..4).for_each(|turn| save(turn).expect("the first saves"));
    say("ready");
    std::io::stdin().read_line(&mut String::new()).unwrap();
    let began = Instant::now();
    let share = |pause: Duration| pause * u32::try_from(task.place).unwrap() / task.people as u32;
    let first = task.pause.map_or(Duration::ZERO, share);
    let (mut took, mut errors) = (Vec::new(), 0);
    for turn in 0.. {
        let due = task.pause.map_or(Duration::ZERO, |pause| first + pause * turn);
        if began.elapsed().max(due) >= task.lasts {
            break;
        }
        thread::sleep(due.saturating_sub(began.elapsed()));
        let start = Instant::now();
        match save(turn as usize) {
            Ok(()) => took.push(start.elapsed().as_micros()),
            Err(why) => {
                errors += 1;
                eprintln!("{}: {why}", task.login);
            }
        }
    }
    let took: Vec<String> = took.iter().map(u128::to_string).collect();
    say(&format!("{errors} {}", took.join(" ")));
}

type Save = Box<dyn FnMut(usize) -> Result<(), zicha::error::Error>>;

fn saver(task: &Task) -> Save {
    let mut person = Person::open(&task.file, &task.login);
    if task.kind == Kind::Zicha {
        return Box::new(move |turn| person.save(turn).map(drop));
    }
    person.save(0).expect("an answer to change");
    let (step, item) = person.item();
    let mut raw = Raw::open(&task.file, &task.login, step, item, Waiting::Jittered);
    drop(person);
    Box::new(move |turn| {
        raw.save(result(turn).code());
        Ok(())
    })
}

/// One line; the mark keeps it apart from what a test harness prints.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nsays {line}").unwrap();
    out.flush().unwrap();
}
