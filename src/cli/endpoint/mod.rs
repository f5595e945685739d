//! The door for people who come over SSH: who stands there, and which words they may say.
//!
//! A forced command leaves what the client asked for in `SSH_ORIGINAL_COMMAND`; behind sudo the client
//! is another account than the one we run as. Whoever comes either way says words of one table
//! ([`table`]) and nothing else: no file, no database, no other person. Everything here is a pure
//! function of plain facts.

pub mod help;
pub mod served;
pub mod table;
pub mod words;

use super::host::Host;
use crate::domain::public_key::{is_fingerprint, is_login};
use nix::unistd::{Gid, Uid};
use std::ffi::OsString;
use table::Verb;
use words::Asked;

/// Where sshd leaves what the client asked for when a forced command runs instead.
const FORCED: &str = "SSH_ORIGINAL_COMMAND";
/// Where sudo leaves the account that called it.
const SUDO: &str = "SUDO_UID";
/// A command longer than this is none of ours; bytes.
const MOST_BYTES: usize = 256;

/// What the system says of this process.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The program carries a set-user-id or set-group-id bit, or was started through one that does.
    pub disguised: bool,
    /// The real user is root.
    pub root: bool,
    /// The real user is the service account of the host file.
    pub service: bool,
    /// Somebody came through sudo.
    pub sudo: bool,
    /// `SSH_ORIGINAL_COMMAND`.
    pub forced: Option<OsString>,
    /// The arguments after the program's name.
    pub words: Vec<OsString>,
}

impl Facts {
    /// The facts of this process.
    pub fn current(words: &[OsString], host: Option<&Host>) -> Self {
        let real = (Uid::current(), Gid::current());
        Self {
            disguised: real != (Uid::effective(), Gid::effective()),
            root: real.0.is_root(),
            service: host.is_some_and(Host::is_ours),
            sudo: std::env::var_os(SUDO).is_some(),
            forced: std::env::var_os(FORCED),
            words: words.iter().skip(1).cloned().collect(),
        }
    }

    /// The words that somebody said, wherever they stand.
    pub fn said(&self) -> Vec<OsString> {
        let forced = self.forced.as_ref().map(|command| command.to_string_lossy().into_owned());
        let words = forced.as_ref().map(|command| command.split_whitespace().map(OsString::from));
        words.map_or_else(|| self.words.clone(), Iterator::collect)
    }
}

/// Whom a forced command names: written by our own answer to sshd (`zicha ssh keys`), never by a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub login: String,
    /// The fingerprint of the key that opened the door; an answer of an older program has none.
    pub key: Option<String>,
}

/// Which way somebody came in.
#[derive(Debug, PartialEq, Eq)]
pub enum Door {
    /// From this computer: the arguments count as they stand.
    Local,
    /// Over SSH.
    Served {
        /// What the forced command of a key says.
        claim: Option<Claim>,
        /// What was asked for; without a verb the screens.
        asked: Asked,
    },
}

/// Why nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong<'a> {
    /// The real and the effective account differ.
    Disguised,
    /// Too long, no text, or with control characters.
    Garbled,
    /// The word is not in the table.
    Unknown(&'a str),
    /// The verb is written otherwise.
    Usage(&'static Verb),
    /// The program itself was called with arguments that nobody may give here.
    Arguments,
    /// The same without a client: somebody called it in a shell that sudo had opened.
    BehindSudo,
}

/// Decides which way somebody came in and what they asked for.
///
/// # Errors
/// Why nothing may be done. Nothing was, then.
pub fn door(facts: &Facts) -> Result<Door, Wrong<'_>> {
    if facts.disguised {
        return Err(Wrong::Disguised);
    }
    let claimed = claim(&facts.words);
    let by_sudo = facts.sudo && (facts.service || !facts.root);
    // Nobody but the forced command of a key names the key.
    let by_key = claimed.as_ref().is_some_and(|claim| facts.service || claim.key.is_some());
    if facts.forced.is_none() && !by_sudo && !by_key {
        return Ok(Door::Local);
    }
    let served = |claim, asked| Ok(Door::Served { claim, asked });
    match (&facts.forced, by_sudo, claimed) {
        // Whom sudo names, nobody else may.
        (Some(_), true, Some(_)) => Err(Wrong::Arguments),
        (None, true, Some(_)) => Err(Wrong::BehindSudo),
        (Some(command), _, claimed) if claimed.is_some() || facts.words.is_empty() => {
            served(claimed, words::read(text_of(command)?)?)
        }
        (Some(_), ..) => Err(Wrong::Arguments),
        (None, false, claimed) => served(claimed, Asked::default()),
        (None, true, None) => {
            let words: Option<Vec<_>> = facts.words.iter().map(|word| word.to_str()).collect();
            let asked = words::of_table(&words.ok_or(Wrong::Garbled)?);
            served(None, asked.map_err(|_| Wrong::BehindSudo)?)
        }
    }
}

/// What `--as LOGIN` or `--as LOGIN --key FINGERPRINT` says, where that is all there is.
fn claim(words: &[OsString]) -> Option<Claim> {
    let words: Vec<&str> = words.iter().map(|word| word.to_str()).collect::<Option<_>>()?;
    let (login, key) = match words[..] {
        ["--as", login] => (login, None),
        ["--as", login, "--key", key] if is_fingerprint(key) => (login, Some(key.to_owned())),
        _ => return None,
    };
    is_login(login).then(|| Claim { login: login.to_owned(), key })
}

/// A command as text of bounded length.
fn text_of(command: &OsString) -> Result<&str, Wrong<'_>> {
    let text = command.to_str().filter(|text| text.len() <= MOST_BYTES);
    text.filter(|text| !text.chars().any(char::is_control)).ok_or(Wrong::Garbled)
}

#[cfg(test)]
mod tests;
