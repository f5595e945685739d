//! The end of the chain, told to the computer's own log: evidence that whoever owns the database
//! cannot take back. One line per anchor, made of codes and hashes alone:
//!
//! `zicha[PID]: anchor 1 event=export chain=0123456789ab at=42:<64 hex digits>`
//!
//! `event` is `export`, `accept` or `nightly`; `chain` begins the hash of the first record and tells
//! databases apart; `at` is what `zicha check --anchor` takes. Lines go to the system's socket as
//! RFC 3164 has them, facility authpriv, severity notice; where there is no such socket, nowhere.

use crate::{clock::syslog_time, store::Anchor};
use std::{
    os::unix::net::UnixDatagram,
    path::{Path, PathBuf},
};

/// Where the system takes messages.
const SOCKET: &str = "/dev/log";

/// authpriv (10), notice (5): kept where only administrators read.
const PRIORITY: u8 = 10 * 8 + 5;

/// What an anchor was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    Export,
    Accept,
    Nightly,
}

impl Occasion {
    const fn code(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Accept => "accept",
            Self::Nightly => "nightly",
        }
    }
}

/// The computer's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemLog {
    socket: PathBuf,
}

impl Default for SystemLog {
    fn default() -> Self {
        Self::at(Path::new(SOCKET))
    }
}

impl SystemLog {
    /// A log that takes messages at another place.
    pub fn at(socket: &Path) -> Self {
        Self { socket: socket.to_owned() }
    }

    /// Tells an anchor; whether the system took it. Never waits: a log that is stuck is no reason
    /// for people to be.
    pub fn tell(&self, occasion: Occasion, anchor: &Anchor) -> bool {
        let taken = UnixDatagram::unbound().and_then(|from| {
            from.set_nonblocking(true)?;
            from.send_to(line(occasion, anchor).as_bytes(), &self.socket)
        });
        if let Err(e) = &taken {
            tracing::debug!("no system log: {e}");
        }
        taken.is_ok()
    }
}

fn line(occasion: Occasion, anchor: &Anchor) -> String {
    let (time, own) = (syslog_time(), std::process::id());
    let (code, chain, seq) = (occasion.code(), digits(anchor.chain()), anchor.seq);
    let at = digits(&anchor.hash);
    format!("<{PRIORITY}>{time} zicha[{own}]: anchor 1 event={code} chain={chain} at={seq}:{at}")
}

/// A hash of a database that somebody doctored may be anything: no line of the log ends within it.
fn digits(hash: &str) -> String {
    hash.chars().take(64).map(|c| if c.is_ascii_hexdigit() { c } else { '?' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor() -> Anchor {
        Anchor { first: "ab".repeat(32), seq: 42, hash: "cd".repeat(32) }
    }

    #[test]
    fn an_anchor_is_one_line_of_codes() {
        let dir = tempfile::tempdir().unwrap();
        let socket = dir.path().join("log");
        let system = UnixDatagram::bind(&socket).unwrap();
        assert!(SystemLog::at(&socket).tell(Occasion::Export, &anchor()));
        let mut taken = [0; 512];
        let length = system.recv(&mut taken).unwrap();
        let said = std::str::from_utf8(&taken[..length]).unwrap();
        let (head, text) = said.split_once(": ").unwrap();
        assert!(head.starts_with("<85>"), "{said}");
        assert!(head.ends_with(&format!("zicha[{}]", std::process::id())), "{said}");
        assert_eq!(
            text,
            format!("anchor 1 event=export chain=abababababab at=42:{}", "cd".repeat(32))
        );
    }

    #[test]
    fn a_doctored_hash_is_no_line_of_its_own() {
        let evil = "ab\n<85>May 12 09:30:00 sshd[1]: Accepted\u{1b}[2J".repeat(9);
        let anchor = Anchor { first: evil.clone(), seq: 42, hash: evil };
        let said = line(Occasion::Nightly, &anchor);
        assert!(said.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{said}");
        assert!(said.len() < 200 && said.matches(" at=").count() == 1, "{said}");
        assert!(
            said.contains(" event=nightly chain=ab??85??a??1 ") && !said.contains("sshd"),
            "{said}"
        );
    }

    #[test]
    fn where_there_is_no_log_nothing_happens() {
        let dir = tempfile::tempdir().unwrap();
        assert!(!SystemLog::at(&dir.path().join("none")).tell(Occasion::Nightly, &anchor()));
    }

    #[test]
    fn a_log_that_is_stuck_is_not_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        let socket = dir.path().join("log");
        let _system = UnixDatagram::bind(&socket).unwrap();
        let log = SystemLog::at(&socket);
        assert!((0..100_000).any(|_| !log.tell(Occasion::Accept, &anchor())));
    }
}
