//! This test program again as other processes: an ignored test is the part a child plays.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Child as Process, ChildStdout, Command, Stdio},
};

/// Facts for a child travel in the environment under this prefix.
const PREFIX: &str = "ZICHA_TEST_";

/// A child and what it says.
pub struct Child {
    pub process: Process,
    said: BufReader<ChildStdout>,
}

/// The command of a part, `file::test`.
pub fn part(name: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([name, "--exact", "--ignored", "--nocapture"]);
    command
}

/// Tells a child something it finds by [`fact`].
pub fn tell(command: &mut Command, name: &str, value: impl AsRef<std::ffi::OsStr>) {
    command.env(format!("{PREFIX}{name}"), value);
}

/// What this child was told.
pub fn fact(name: &str) -> String {
    std::env::var(format!("{PREFIX}{name}")).expect("started by another test")
}

/// Says something to whoever started this child.
pub fn say(word: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nsays {word}").unwrap();
    out.flush().unwrap();
}

impl Child {
    pub fn start(command: &mut Command) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        Self { process, said }
    }

    /// The next word; `None` when the child has ended. A word cut off in the middle was not said.
    pub fn hear(&mut self) -> Option<String> {
        let mut line = Vec::new();
        loop {
            line.clear();
            if self.said.read_until(b'\n', &mut line).unwrap() == 0 {
                return None;
            }
            let text = String::from_utf8_lossy(&line);
            if let Some(word) = text.strip_prefix("says ").and_then(|word| word.strip_suffix('\n'))
            {
                return Some(word.to_owned());
            }
        }
    }

    /// Kills it as the kernel does, and hears what it had said.
    pub fn kill(mut self) -> Vec<String> {
        self.process.kill().unwrap();
        let rest = std::iter::from_fn(|| self.hear()).collect();
        self.process.wait().unwrap();
        rest
    }
}
