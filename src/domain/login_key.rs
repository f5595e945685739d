//! Keys that people log in with: what is kept of them, and the orders about them.

use super::{
    person::PersonRef,
    policy::Rights,
    record::{Id, Meta},
};
use chrono::NaiveDate;

/// The longest label, in characters.
pub const LABEL_MAX: usize = 60;

/// A key of a person. A withdrawn one stays, so that the history says who could log in when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginKey {
    pub meta: Meta,
    pub person: Id,
    /// The type as OpenSSH writes it, such as `ssh-ed25519`.
    pub kind: String,
    /// The key in base64.
    pub key: String,
    /// As `ssh-keygen -l` prints it: `SHA256:` and 43 characters.
    pub fingerprint: String,
    /// What the person calls it; may be empty.
    pub label: String,
    pub withdrawn_on: Option<NaiveDate>,
}

/// The keys of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeysView {
    pub person: PersonRef,
    /// Live ones first, then by age.
    pub keys: Vec<LoginKey>,
    /// The right to add and withdraw.
    pub rights: Rights,
}

/// Orders about keys. People are named by their logins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyCommand {
    /// Takes a line as `ssh-keygen` writes it; an empty label means the line's own comment.
    Add { login: String, line: String, label: String },
    /// Ends a key: from the next log-in on, and in a session that came by it from the next action on.
    Withdraw { login: String, fingerprint: String },
}
