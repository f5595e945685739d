//! `zicha-load`: two hundred people at once on one file, beside the same statements by rusqlite.
//!
//! `cargo bench --bench load` takes some three minutes: everybody saves once in two seconds for a
//! minute, then everybody saves without a pause for twenty seconds, each by zicha and by rusqlite
//! in turn. `-- --people 50 --seconds 10` makes it smaller, `-- --zh` prints in Chinese. A save that
//! fails or is lost ends with exit code 1; a slow machine does not.

// A measure that cannot be taken ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod crowd;
mod office;
// SQLite's own way of waiting is measured in `benches/speed` alone.
#[allow(dead_code)]
#[path = "../speed/raw.rs"]
mod raw;
mod worker;

use crowd::{Came, Plan};
use office::Office;
use std::{
    path::Path,
    process::{Command, ExitCode},
    time::Duration,
};
use worker::{Kind, Task};

/// The first word of a worker's command line.
const WORKER: &str = "--worker";

/// Saves a second of all together, where there are pauses.
const RATE: u32 = 100;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [first, task] = &words[..]
        && first == WORKER
    {
        worker::work(task);
        return ExitCode::SUCCESS;
    }
    let number = |name: &str, usual: u32| {
        let at = words.iter().position(|word| word == name);
        at.and_then(|at| words.get(at + 1)).map_or(usual, |word| word.parse().unwrap())
    };
    let (people, seconds) = (number("--people", 200), number("--seconds", 60));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let pause = Some(Duration::from_secs(1) * people / RATE);
    let paced = (pause, Duration::from_secs(seconds.into()));
    let closed = (None, paced.1 / 3);
    let mut sound = true;
    let mut measure = |(pause, lasts): (Option<Duration>, Duration)| {
        [Kind::Zicha, Kind::Raw].map(|kind| {
            let office = Office::of(people as usize, folder);
            let came = crowd::run(&office, Plan { kind, pause, lasts }, program);
            let ours = kind == Kind::Zicha;
            sound &= came.errors == 0 && came.lost == 0 && (!ours || office.check().is_sound());
            came
        })
    };
    let (paced, closed) = (measure(paced), measure(closed));
    print(words.iter().any(|word| word == "--zh"), people, &[paced, closed]);
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// This program again, as a worker.
fn program(task: &Task) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([WORKER, &task.words()]);
    command
}

/// The table in Markdown: each way of saving, then the ratio of the times.
fn print(chinese: bool, people: u32, all: &[[Came; 2]; 2]) {
    let (heads, rows) = if chinese {
        (
            ["", "保存", "失败", "丢失", "p50", "p99", "最长", "最慢的人 / 中位"],
            [format!("{people} 人，每秒共 {RATE} 次"), format!("{people} 人不停地保存")],
        )
    } else {
        (
            ["", "saves", "errors", "lost", "p50", "p99", "longest", "slowest person / median"],
            [
                format!("{people} people, {RATE} saves a second together"),
                format!("{people} people without a pause"),
            ],
        )
    };
    println!("| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len()));
    for ([ours, raw], row) in all.iter().zip(rows) {
        for (name, came) in [("zicha", ours), ("rusqlite", raw)] {
            let [p50, p99, max] = [0.5, 0.99, 1.0].map(|share| millis(came.quantile(share)));
            let (saves, errors, lost) = (came.took.len(), came.errors, came.lost);
            let share = came.slowest_share();
            println!(
                "| {row}: {name} | {saves} | {errors} | {lost} | {p50} | {p99} | {max} | {share:.2} |"
            );
        }
        let ratio = |share| ours.quantile(share).as_secs_f64() / raw.quantile(share).as_secs_f64();
        let [p50, p99, max] = [0.5, 0.99, 1.0].map(ratio);
        println!("| {row}: × | | | | {p50:.1} × | {p99:.1} × | {max:.1} × | |");
    }
}

fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
