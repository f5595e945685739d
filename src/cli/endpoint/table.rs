//! The one table of what may be said over SSH. A feature joins by a line; what has none is not reached.

use crate::{
    domain::{
        person::rules,
        policy::Act,
        report::{ExportFormat, ExportKind},
        role::Role,
    },
    i18n::{Lang, Tr},
};

/// What may stand in a place of a command; none of them can name a file.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// As the help writes it.
    pub shown: &'static str,
    /// Whether a word may stand there.
    pub fits: fn(&str) -> bool,
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.shown == other.shown
    }
}

impl Eq for Kind {}

/// Where a command takes a text from that is no word of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    Nothing,
    /// Standard input, always.
    Input,
    /// Standard input, where its last words are left out.
    InputElseWords,
}

/// What a command writes to standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// A text for people.
    Text,
    /// A file, byte for byte: never to a terminal, which would alter it.
    File,
}

/// What may follow the words that must be there.
#[derive(Debug, Clone, Copy)]
pub enum More {
    Nothing,
    One(Kind),
    /// As often as one likes.
    Many(Kind),
}

impl More {
    /// The kind of what may follow.
    pub const fn kind(self) -> Option<Kind> {
        match self {
            Self::Nothing => None,
            Self::One(kind) | Self::Many(kind) => Some(kind),
        }
    }

    /// How many words may follow.
    pub const fn most(self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::One(_) => 1,
            Self::Many(_) => usize::MAX,
        }
    }
}

/// A command that may be given over SSH.
#[derive(Debug)]
pub struct Verb {
    pub words: &'static [&'static str],
    /// The words that must follow.
    pub takes: &'static [Kind],
    /// What may follow after them.
    pub more: More,
    /// Options, each with a value unless it is a bare flag.
    pub options: &'static [(&'static str, Option<Kind>)],
    /// The right that the service will ask for; `None` where everybody has it.
    pub right: Option<Act>,
    pub reads: Reads,
    pub gives: Gives,
    pub about: fn(&Tr) -> String,
}

impl PartialEq for Verb {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Eq for Verb {}

/// The option that every command has.
pub const LANG: (&str, Option<Kind>) =
    ("lang", Some(Kind { shown: "LANG", fits: |word| Lang::from_code(word).is_some() }));

const LOGIN: Kind = Kind { shown: "LOGIN", fits: rules::is_login };
const ACCOUNT: Kind = Kind { shown: "ACCOUNT", fits: rules::is_login };
const NAME: Kind = Kind { shown: "NAME", fits: is_plain };
const UNIT: Kind = Kind { shown: "UNIT", fits: is_plain };
const ROLE: Kind = Kind { shown: "ROLE", fits: |word| Role::from_code(word).is_some() };
const LIST: Kind = Kind { shown: "text|json", fits: |word| matches!(word, "text" | "json") };
const REPORT: Kind = Kind { shown: "KIND", fits: |word| ExportKind::from_code(word).is_some() };
const FORMAT: Kind = Kind { shown: "FORMAT", fits: |word| ExportFormat::from_code(word).is_some() };
const TYPE: Kind = Kind { shown: "KEY", fits: is_key_word };
const FINGERPRINT: Kind = Kind { shown: "FINGERPRINT", fits: is_fingerprint };
const ANCHOR: Kind = Kind { shown: "SEQ:HASH", fits: is_anchor };

/// A verb without anything, from which the lines of the table start.
const PLAIN: Verb = Verb {
    words: &[],
    takes: &[],
    more: More::Nothing,
    options: &[],
    right: None,
    reads: Reads::Nothing,
    gives: Gives::Text,
    about: Tr::cli_about,
};

/// Everything that may be said; in the order of the help.
pub static VERBS: &[Verb] = &[
    Verb { words: &["status"], options: &[("json", None)], about: Tr::cli_status, ..PLAIN },
    Verb {
        words: &["export"],
        takes: &[REPORT],
        options: &[("format", Some(FORMAT)), ("all-revisions", None)],
        right: Some(Act::ExportMine),
        gives: Gives::File,
        about: Tr::cli_export,
        ..PLAIN
    },
    Verb {
        words: &["people", "list"],
        options: &[("format", Some(LIST))],
        about: Tr::cli_people_list,
        ..PLAIN
    },
    Verb {
        words: &["people", "add"],
        takes: &[LOGIN, NAME],
        options: &[("role", Some(ROLE)), ("unit", Some(UNIT))],
        right: Some(Act::ChangePeople),
        about: Tr::cli_people_add,
        ..PLAIN
    },
    Verb {
        words: &["people", "import"],
        options: &[("yes", None)],
        right: Some(Act::ChangePeople),
        reads: Reads::Input,
        about: Tr::cli_people_import,
        ..PLAIN
    },
    Verb {
        words: &["people", "role"],
        takes: &[LOGIN, ROLE],
        more: More::Many(ROLE),
        options: &[("add", None)],
        right: Some(Act::ChangeRoles),
        about: Tr::cli_people_role,
        ..PLAIN
    },
    Verb {
        words: &["people", "bind"],
        takes: &[LOGIN],
        more: More::One(ACCOUNT),
        options: &[("none", None)],
        right: Some(Act::ChangePeople),
        about: Tr::server_people_bind,
        ..PLAIN
    },
    Verb { words: &["people", "rights"], about: Tr::cli_people_rights, ..PLAIN },
    Verb {
        words: &["keys", "list"],
        more: More::One(LOGIN),
        right: Some(Act::ManageKeys),
        about: Tr::cli_keys_list,
        ..PLAIN
    },
    Verb {
        words: &["keys", "add"],
        takes: &[LOGIN],
        more: More::Many(TYPE),
        options: &[("label", Some(NAME))],
        right: Some(Act::ManageKeys),
        reads: Reads::InputElseWords,
        about: Tr::cli_keys_add,
        ..PLAIN
    },
    Verb {
        words: &["keys", "withdraw"],
        takes: &[LOGIN, FINGERPRINT],
        right: Some(Act::ManageKeys),
        about: Tr::cli_keys_withdraw,
        ..PLAIN
    },
    Verb { words: &["campaign", "list"], about: Tr::cli_campaign_list, ..PLAIN },
    Verb { words: &["campaign", "show"], about: Tr::cli_campaign_show, ..PLAIN },
    Verb {
        words: &["check"],
        options: &[("anchor", Some(ANCHOR))],
        right: Some(Act::CheckFile),
        about: Tr::cli_check,
        ..PLAIN
    },
    Verb { words: &["verify"], reads: Reads::Input, about: Tr::verify_about, ..PLAIN },
    Verb { words: &["help"], about: Tr::endpoint_help, ..PLAIN },
    Verb { words: &["version"], about: Tr::usage_version, ..PLAIN },
];

impl Verb {
    /// The command as one writes it after `ssh host`, with what may be put in and left out.
    pub fn usage(&self) -> String {
        let mut said = self.words.join(" ");
        for kind in self.takes {
            said.push_str(&format!(" {}", kind.shown));
        }
        match self.more {
            More::Nothing => {}
            More::One(kind) => said.push_str(&format!(" [{}]", kind.shown)),
            More::Many(kind) => said.push_str(&format!(" [{}...]", kind.shown)),
        }
        for (name, kind) in self.options {
            match kind {
                None => said.push_str(&format!(" [--{name}]")),
                Some(kind) => said.push_str(&format!(" [--{name} {}]", kind.shown)),
            }
        }
        match (self.reads, self.gives) {
            (Reads::Input, _) => said.push_str(" < FILE"),
            (Reads::InputElseWords, _) => said.push_str(" [< FILE]"),
            (_, Gives::File) => said.push_str(" > FILE"),
            _ => {}
        }
        said
    }
}

/// The verb that a command begins with, and the words after it.
pub fn find<'a, 'w>(words: &'a [&'w str]) -> Option<(&'static Verb, &'a [&'w str])> {
    VERBS.iter().find_map(|verb| Some((verb, words.strip_prefix(verb.words)?)))
}

/// A word that is no option and has nothing of a path.
fn is_plain(word: &str) -> bool {
    !word.is_empty() && !word.starts_with(['-', '.', '~']) && !word.contains(['/', '\\'])
}

/// A word of a public key: its type, the key in base64, or its comment.
fn is_key_word(word: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "+/=@._-".contains(c);
    word.starts_with(|c: char| c.is_alphanumeric()) && word.chars().all(plain)
}

/// As `ssh-keygen -l` prints it.
fn is_fingerprint(word: &str) -> bool {
    let base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/');
    word.strip_prefix("SHA256:").is_some_and(|rest| rest.len() == 43 && rest.chars().all(base64))
}

fn is_anchor(word: &str) -> bool {
    !word.starts_with('-') && word.chars().all(|c| c.is_ascii_hexdigit() || c == ':')
}
