//! Reads what a client asked for, word by word, against the table.

use super::{
    Wrong,
    table::{self, Kind, LANG, Reads, Verb},
};
use crate::i18n::Lang;
use std::ffi::OsString;

/// What somebody asked for over SSH; without a verb it is the screens.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Asked {
    pub verb: Option<&'static Verb>,
    pub lang: Option<Lang>,
    /// The words as the command line of this program takes them, without the verb's.
    rest: Vec<String>,
}

impl Asked {
    /// The whole as our own command line takes it.
    pub fn command_line(&self) -> Vec<OsString> {
        let mut line = vec!["zicha".to_owned()];
        line.extend(self.lang.map(|lang| format!("--lang={}", lang.code())));
        if let Some(verb) = self.verb {
            line.extend(verb.words.iter().map(|word| (*word).to_owned()));
            line.extend(self.rest.iter().cloned());
            line.extend((verb.reads == Reads::Input).then(|| "-".to_owned()));
        }
        line.into_iter().map(OsString::from).collect()
    }
}

/// A command as the client wrote it. There is no quoting: nothing in it is ever a shell's.
///
/// # Errors
/// What is not in the table.
pub fn read(command: &str) -> Result<Asked, Wrong<'_>> {
    of_table(&command.split_whitespace().collect::<Vec<_>>())
}

/// The words of a command.
///
/// # Errors
/// What is not in the table.
pub fn of_table<'w>(words: &[&'w str]) -> Result<Asked, Wrong<'w>> {
    let mut asked = Asked::default();
    let Some(first) = words.first() else { return Ok(asked) };
    let Some((verb, words)) = table::find(words) else { return Err(Wrong::Unknown(first)) };
    let usage = Wrong::Usage(verb);
    let (mut given, mut seen) = (Vec::new(), Vec::new());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix("--") else {
            given.push(*word);
            continue;
        };
        let (name, joined) = match option.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (option, None),
        };
        let (name, kind) =
            option_of(verb, name).filter(|(name, _)| !seen.contains(name)).ok_or(usage)?;
        seen.push(name);
        let value = match kind {
            None => None,
            Some(_) => joined.or_else(|| words.next().copied()),
        };
        match (kind, value, joined) {
            (None, _, None) => asked.rest.push(format!("--{name}")),
            (Some(kind), Some(value), _) if (kind.fits)(value) => {
                if name == LANG.0 {
                    asked.lang = Lang::from_code(value);
                } else {
                    asked.rest.push(format!("--{name}={value}"));
                }
            }
            _ => return Err(usage),
        }
    }
    let enough = given.len() >= verb.takes.len();
    let more = std::iter::repeat_n(verb.more.kind(), verb.more.most());
    let kinds = verb.takes.iter().copied().map(Some).chain(more).chain(std::iter::repeat(None));
    let fit =
        given.iter().zip(kinds).all(|(word, kind)| kind.is_some_and(|kind| (kind.fits)(word)));
    if !enough || !fit {
        return Err(usage);
    }
    asked.verb = Some(verb);
    asked.rest.extend(given.into_iter().map(str::to_owned));
    Ok(asked)
}

/// An option that a verb has.
fn option_of(verb: &Verb, name: &str) -> Option<(&'static str, Option<Kind>)> {
    verb.options.iter().chain([&LANG]).find(|(known, _)| *known == name).copied()
}
