//! What is wrong with a value in a form: one problem per field, said by `i18n::errors`.

use super::public_key::KeyFault;

/// A field and what it needs; `field` is the form's field key.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    pub field: String,
    pub kind: ProblemKind,
}

impl Problem {
    pub fn new(field: impl Into<String>, kind: ProblemKind) -> Self {
        Self { field: field.into(), kind }
    }
}

/// What would be right.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub enum ProblemKind {
    /// Must be filled in.
    Required,
    /// Needs at least `min` characters, has `now`.
    TooShort { min: i64, now: i64 },
    /// Allows at most `max` characters, has `now`.
    TooLong { max: i64, now: i64 },
    /// Holds an empty phrase without an object; the phrase.
    EmptyPhrase(String),
    /// Holds neither a number, a date nor a yes-no test (S43, appendix A.3).
    NotMeasurable,
    /// Not a date.
    BadDate,
    /// Not a number, or outside the range.
    BadNumber { min: i64, max: i64 },
    /// The date lies after another one, named by its ISO form.
    AfterDate(String),
    /// The date lies before another one, named by its ISO form.
    BeforeDate(String),
    /// The date lies in the future.
    Future,
    /// Not a multiple of this number.
    NotMultiple(i64),
    /// Not one of the choices.
    NotAChoice,
    /// Not a telephone number.
    BadPhone,
    /// Not an http or https address.
    BadUrl,
    /// Not a login: small letters, digits, dot, dash and underscore.
    BadLogin,
    /// Responsible leader and direct owner must be two people.
    SamePerson,
    /// The typed name is not the person's name.
    NameMismatch,
    /// Questions that have no answer yet; the number.
    Unanswered(i64),
    /// Required study topics without a record; the number.
    TopicsMissing(i64),
    /// Education types without any record (S34); the number.
    TypesMissing(i64),
    /// Reflections still to be written.
    ReflectionsMissing(i64),
    /// Stands in an earlier line of the import already.
    Repeated { line: i64 },
    /// There is one of this name already; holds it.
    Exists(String),
    /// The file of an import is not UTF-8.
    NotUtf8,
    /// The file of an import has no such column.
    NoColumn,
    /// A column of an import that nothing was taken from; its heading.
    UnusedColumn(String),
    /// The line makes somebody the leader in place of whoever is now: that has to be meant.
    LeaderMoves { login: String, to: String, from: String },
    /// Too many entries.
    TooMany { max: i64 },
    /// A line that nobody may log in with.
    Key(KeyFault),
    /// Too few entries: at least `min`, there are `now`.
    TooFew { min: i64, now: i64 },
}
