//! Measures what design calls the budgets of speed, each beside a yardstick in the same run.
//!
//! `cargo bench` runs all of them and prints a table; `cargo bench -- save` only those whose name
//! contains the word; `cargo bench -- --zh` prints the table in Chinese. A missed budget is told,
//! it fails nothing: a busy machine is no fault of the program.

// A measure that cannot be taken ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod field;
mod process;
#[path = "../../tests/pty/mod.rs"]
mod pty;
mod raw;
mod save;
mod screen;
mod stage;
mod table;
mod team;

use stage::Stage;
use table::Row;

/// A measure gives rows of the table.
type Measure = fn(&Stage) -> Vec<Row>;

/// All measures, in the order of the table.
const MEASURES: [(&str, Measure); 8] = [
    ("first-frame", screen::first_frame),
    ("key", screen::key),
    ("selection", screen::selection),
    ("field", field::long_field),
    ("team", team::team),
    ("save", save::save),
    ("memory", screen::memory),
    ("idle", screen::idle),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == save::WRITER) {
        return save::writer(&words[1..]);
    }
    let chinese = words.iter().any(|word| word == "--zh");
    let wanted: Vec<&String> = words.iter().filter(|word| !word.starts_with("--")).collect();
    let stage = Stage::set();
    let mut rows = Vec::new();
    for (name, measure) in MEASURES {
        if wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str())) {
            eprintln!("{name} …");
            rows.extend(measure(&stage));
        }
    }
    println!("{}", table::markdown(&rows, chinese));
}
