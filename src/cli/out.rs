//! Writing to stdout and stderr without ever panicking: a closed pipe ends quietly.

use super::{Failure, patience::Patient, session::Session};
use crate::text::safe::{show, show_line};
use std::{
    io::{self, IsTerminal, Write},
    path::Path,
};

/// Whether a file can be put under this name: said before anything is made.
///
/// # Errors
/// That its folder is not there.
pub fn must_have_folder(session: &Session, file: &Path) -> Result<(), Failure> {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(Failure::Said(session.tr().cli_folder_missing(within(folder.display()))))
        }
        _ => Ok(()),
    }
}

/// A path or a word that somebody typed, as it may stand within a message: on one line.
pub fn within(said: impl std::fmt::Display) -> String {
    show_line(&said.to_string()).into_owned()
}

/// Whether stdout shows to a person.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether a person would have to type what is read from stdin.
pub fn input_is_terminal() -> bool {
    io::stdin().is_terminal()
}

/// Data to stdout, bytes as they are.
///
/// # Errors
/// What the system says, except for a closed pipe: whoever read us had enough.
pub fn data(bytes: &[u8]) -> io::Result<()> {
    let mut out = Patient(io::stdout().lock());
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// A text to stdout, fit for a person's terminal whatever the words in it came from.
///
/// # Errors
/// As [`data`].
pub fn text(text: &str) -> io::Result<()> {
    data(show(text).as_bytes())
}

/// The same with a line end.
///
/// # Errors
/// As [`data`].
pub fn line(said: &str) -> io::Result<()> {
    text(&format!("{said}\n"))
}

/// A message to stderr; a stderr that is gone is nobody to tell.
pub fn message(text: &str) {
    let _ = writeln!(Patient(io::stderr().lock()), "{}", show(text));
}

/// A progress line on stderr that overwrites itself; nothing where stderr is no terminal.
pub struct Progress {
    shown: bool,
    last: u64,
}

impl Progress {
    pub fn new() -> Self {
        Self { shown: io::stderr().is_terminal(), last: u64::MAX }
    }

    /// Shows `done` of `all` as a bar of 40 columns and percent, only when the percent changed.
    pub fn show(&mut self, done: u64, all: u64) {
        let percent = (done * 100).checked_div(all).unwrap_or(100).min(100);
        if !self.shown || percent == self.last {
            return;
        }
        self.last = percent;
        let full = usize::try_from(percent * 40 / 100).unwrap_or(40);
        let bar = format!("{}{}", "#".repeat(full), "-".repeat(40 - full));
        let _ = write!(io::stderr().lock(), "\r[{bar}] {percent:3}%");
    }

    /// Ends the line.
    pub fn finish(&mut self) {
        if self.shown && self.last != u64::MAX {
            let _ = writeln!(io::stderr().lock());
        }
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::new()
    }
}
