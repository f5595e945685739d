//! How long a save takes, alone and among eight processes that all write at once.
//!
//! A save is a person's answer to one item of the checklist: a row, its history, its totals.

use crate::{
    raw::{Raw, Waiting},
    stage::{Office, SOME, Stage},
    table::{Row, quantile, ratio, time},
};
use rusqlite::Connection;
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command as Process, Stdio},
    time::{Duration, Instant},
};
use zicha::{
    domain::{
        reply::Reply,
        request::{Command, Request},
        self_exam::{AnswerResult, ExamCommand},
    },
    runtime::kit::kit,
    service::{Account, Service},
};

/// The first word of a writer's command line.
pub const WRITER: &str = "--writer";

const STEP: &str = "self_exam";
const ALONE: usize = 150;
const AMONG: usize = 60;
const WRITERS: usize = 8;
const ROUNDS: usize = 3;

/// A person's session that answers one item again and again.
struct Person {
    service: Service,
    item: String,
    version: i64,
}

impl Person {
    fn open(path: &Path, login: &str) -> Self {
        let account = Account { sudo: None, ..Account::current(Some(login.to_owned())) };
        let mut service = Service::open(path, kit(), account).unwrap();
        let request = Request::SelfExam { step: STEP.into(), person: None };
        let Reply::SelfExam(view) = service.handle(request).unwrap() else { unreachable!() };
        let item = &view.items[0];
        let version = item.answer.as_ref().map_or(0, |answer| answer.meta.version);
        Self { item: item.key.clone(), version, service }
    }

    fn save(&mut self, result: AnswerResult) {
        let (step, item, version) = (STEP.to_owned(), self.item.clone(), self.version);
        let answer = ExamCommand::Answer { step, item, version, result };
        let Reply::Done(done) = self.service.handle(Request::Do(Command::Exam(answer))).unwrap()
        else {
            unreachable!()
        };
        self.version = done.version;
    }
}

/// Two results in turn that leave the person's totals as they are.
fn result(turn: usize) -> AnswerResult {
    [AnswerResult::Ok, AnswerResult::NotApplicable][turn % 2]
}

/// A writer of its own process: `kind file login saves`. Says when it is ready, waits for a line,
/// saves without a pause and tells how long each save took.
pub fn writer(words: &[String]) {
    let [kind, path, login, saves] = words else { panic!("kind file login saves") };
    let (path, saves) = (Path::new(path), saves.parse::<usize>().unwrap());
    // The first saves make the answer where there is none, and prepare the statements.
    let mut person = Person::open(path, login);
    (0..4).for_each(|turn| person.save(result(turn)));
    let mut save: Box<dyn FnMut(usize)> = if kind == "zicha" {
        Box::new(move |turn| person.save(result(turn)))
    } else {
        let waiting = if kind == "raw" { Waiting::Jittered } else { Waiting::Stock };
        let mut raw = Raw::open(path, login, STEP, &person.item, waiting);
        drop(person);
        (0..4).for_each(|turn| raw.save(result(turn).code()));
        Box::new(move |turn| raw.save(result(turn).code()))
    };
    println!("ready");
    std::io::stdin().read_line(&mut String::new()).unwrap();
    let mut took = Vec::with_capacity(saves);
    for turn in 0..saves {
        let began = Instant::now();
        save(turn);
        took.push(began.elapsed().as_nanos());
    }
    took.iter().for_each(|nanos| println!("{nanos}"));
}

/// A writer from outside.
struct Writer {
    child: Child,
    said: BufReader<std::process::ChildStdout>,
}

impl Writer {
    fn start(kind: &str, path: &Path, login: &str, saves: usize) -> Self {
        let mut child = Process::new(std::env::current_exe().unwrap())
            .args([WRITER, kind])
            .arg(path)
            .args([login, &saves.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n", "{kind} as {login}");
        Self { child, said }
    }

    fn finish(mut self) -> Vec<Duration> {
        let lines = self.said.lines().map(|line| line.unwrap().parse().unwrap());
        let took = lines.map(Duration::from_nanos).collect();
        assert!(self.child.wait().unwrap().success());
        took
    }
}

/// All writers at once; how long each of their saves took.
fn round(kind: &str, office: &Office, logins: &[String], saves: usize) -> Vec<Duration> {
    let start = |login: &String| Writer::start(kind, &office.path, login, saves);
    let mut writers: Vec<Writer> = logins.iter().map(start).collect();
    for writer in &mut writers {
        writer.child.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
    }
    writers.into_iter().flat_map(Writer::finish).collect()
}

/// People whose checklist is theirs to write in.
fn writers_of(path: &Path) -> Vec<String> {
    let db = Connection::open(path).unwrap();
    let sql = "SELECT p.login FROM total_step t JOIN person p ON p.id=t.person
               WHERE t.step=?1 AND t.status='doing' ORDER BY p.login LIMIT ?2";
    let mut found = db.prepare(sql).unwrap();
    let logins = found.query_map((STEP, WRITERS as i64), |row| row.get(0)).unwrap();
    logins.map(Result::unwrap).collect()
}

/// Half of all are faster, all but one in a hundred are.
fn middle_and_tail(took: &[Duration]) -> (Duration, Duration) {
    (quantile(took, 0.5), quantile(took, 0.99))
}

/// The latency of a save beside the same statements by rusqlite alone.
pub fn save(stage: &Stage) -> Vec<Row> {
    let logins = writers_of(&stage.office(SOME));
    assert_eq!(logins.len(), WRITERS, "too few people with work left to do");
    let measure = |kinds: &[&str], logins: &[String], saves| {
        let offices: Vec<Office> = kinds.iter().map(|_| stage.copy(SOME)).collect();
        let mut took = vec![Vec::new(); kinds.len()];
        for _ in 0..ROUNDS {
            for ((kind, office), took) in kinds.iter().zip(&offices).zip(&mut took) {
                took.extend(round(kind, office, logins, saves));
            }
        }
        (took, offices)
    };
    let (alone, _) = measure(&["zicha", "raw"], &logins[..1], ALONE);
    let before = stage.copy(SOME);
    let (eight, offices) = measure(&["zicha", "raw", "stock"], &logins, AMONG);
    let row = |what, took: &[Vec<Duration>], of: usize, share| {
        let (ours, raw) = (middle_and_tail(&took[0]), middle_and_tail(&took[of]));
        let pick = |(middle, tail)| if share == 50 { middle } else { tail };
        Row::times(what, pick(ours), pick(raw))
    };
    let waited = |of: usize| quantile(&eight[of], 1.0);
    vec![
        row(("save alone, p50", "单人保存 p50"), &alone, 1, 50).at_most(3.0),
        row(("save alone, p99", "单人保存 p99"), &alone, 1, 99).at_most(3.0),
        row(("save among eight writers, p50", "八个进程同时保存 p50"), &eight, 1, 50).at_most(3.0),
        row(("save among eight writers, p99", "八个进程同时保存 p99"), &eight, 1, 99).at_most(3.0),
        row(
            ("the same p99 beside SQLite's own way of waiting", "同上 p99，对照 SQLite 自带的等待"),
            &eight,
            2,
            99,
        ),
        Row::new(("the longest of these", "其中最长的一次"), time(waited(0)))
            .beside(time(waited(1)), ratio(waited(0), waited(1))),
        lost(&before, &offices[0]),
    ]
}

/// Changes of answers in the history. (Whoever answers for the first time changes the step as well.)
fn answers(office: &Office) -> i64 {
    let db = Connection::open(&office.path).unwrap();
    let sql = "SELECT COUNT(*) FROM history WHERE entity='answer'";
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Every save left a row of history, and the chain and the totals hold.
fn lost(before: &Office, after: &Office) -> Row {
    // Four saves of each writer come before the measured ones.
    let saved = (WRITERS * ROUNDS * (AMONG + 4)) as i64;
    let lost = saved - (answers(after) - answers(before));
    let account = Account { sudo: None, ..Account::current(None) };
    let mut service = Service::open(&after.path, kit(), account).unwrap();
    let sound = service.check(None).unwrap().is_sound();
    let what =
        ("saves of the eight lost, and the chain sound", "八个进程丢失的保存，校验链是否完好");
    let said = format!("{lost} of {saved}, {}", if sound { "sound" } else { "broken" });
    Row::new(what, said).budget("0", lost == 0 && sound)
}
