//! Many workers at once: started, let go at the same moment, and heard to the end.

use super::{
    office::Office,
    worker::{Kind, Task},
};
use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

/// What a crowd does.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub kind: Kind,
    /// Time between two saves of one person; none in a closed loop.
    pub pause: Option<Duration>,
    pub lasts: Duration,
}

/// What came of it.
#[derive(Debug)]
pub struct Came {
    /// How long each save took, in rising order.
    pub took: Vec<Duration>,
    /// How many saves each person got done, in rising order.
    pub each: Vec<usize>,
    /// Saves that were refused.
    pub errors: usize,
    /// Acknowledged saves that are not in the file.
    pub lost: i64,
}

impl Came {
    /// The time that this share of all saves took at most.
    pub fn quantile(&self, share: f64) -> Duration {
        let last = self.took.len().saturating_sub(1);
        self.took.get((last as f64 * share).round() as usize).copied().unwrap_or_default()
    }

    /// Saves of the slowest person beside those of the middle one.
    pub fn slowest_share(&self) -> f64 {
        let middle = self.each.get(self.each.len() / 2).copied().unwrap_or(0).max(1);
        self.each.first().copied().unwrap_or(0) as f64 / middle as f64
    }
}

struct Worker {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Worker {
    fn hear(&mut self) -> String {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.said.read_line(&mut line).unwrap() > 0, "a worker ended early");
            if let Some(words) = line.strip_prefix("says ") {
                return words.trim_end().to_owned();
            }
        }
    }
}

/// Everybody of the office at once. `program` gives the command that works at a task.
pub fn run(office: &Office, plan: Plan, program: impl Fn(&Task) -> Command) -> Came {
    let people = office.logins.len();
    let start = |(place, login): (usize, &String)| {
        let (login, file) = (login.clone(), office.path.clone());
        let Plan { kind, pause, lasts } = plan;
        let task = Task { kind, login, place, people, pause, lasts, file };
        let mut command = program(&task);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        Worker { child, said }
    };
    let mut workers: Vec<Worker> = office.logins.iter().enumerate().map(start).collect();
    for worker in &mut workers {
        assert_eq!(worker.hear(), "ready");
    }
    let before = office.last_seq();
    for worker in &mut workers {
        worker.child.stdin.take().unwrap().write_all(b"\n").unwrap();
    }
    let mut came = Came { took: Vec::new(), each: Vec::new(), errors: 0, lost: 0 };
    for worker in &mut workers {
        let words = worker.hear();
        let mut numbers = words.split(' ').filter(|word| !word.is_empty());
        came.errors += numbers.next().unwrap().parse::<usize>().unwrap();
        let took: Vec<_> = numbers.map(|n| Duration::from_micros(n.parse().unwrap())).collect();
        came.each.push(took.len());
        came.took.extend(took);
        assert!(worker.child.wait().unwrap().success());
    }
    came.took.sort_unstable();
    came.each.sort_unstable();
    came.lost = i64::try_from(came.took.len()).unwrap() - (office.last_seq() - before);
    came
}
