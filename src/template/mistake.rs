//! What can be wrong in a campaign file, as values: `report` says it in the reader's language.

use std::ops::Range;

/// A place in the file, in bytes.
pub type Span = Range<usize>;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The campaign cannot be used.
    Error,
    /// The campaign can be used; somebody should look.
    Warning,
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    pub severity: Severity,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1 in characters.
    pub column: usize,
    pub span: Span,
    /// The text at the place, cut to one line; empty where something is missing from the whole file.
    pub offending: String,
    pub kind: MistakeKind,
}

/// What a key may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Text,
    /// A whole number.
    Number,
    /// A number with a fraction; no key takes one.
    Fraction,
    Flag,
    Date,
    List,
    Table,
    /// A table of one text per language.
    LocalText,
}

/// What is wrong, with what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MistakeKind {
    /// The file has more bytes than a campaign may have.
    TooLarge {
        max: usize,
        now: usize,
    },
    /// Not TOML; the parser's own words, in English.
    Syntax(String),
    /// The same key twice in one table.
    RepeatedKey,
    /// A key nothing reads; the nearest known one, and all that may stand here.
    UnknownKey {
        nearest: Option<String>,
        allowed: Vec<String>,
    },
    /// A required key is not there.
    MissingKey {
        key: String,
    },
    /// A text lacks this language.
    MissingLanguage {
        language: String,
    },
    WrongType {
        want: Shape,
        got: Shape,
    },
    /// Not one of the values; the nearest one, and all there are.
    UnknownValue {
        nearest: Option<String>,
        allowed: Vec<String>,
    },
    /// A kind of step that this version cannot walk.
    KindToCome,
    /// The key stands already in this line.
    DuplicateKey {
        line: usize,
    },
    /// A key that is not small Latin letters, digits, `_` and `-`.
    BadKey,
    /// Not a month (`04`) or a day (`04-15`), with `+` for the following year.
    BadMark,
    BadDate,
    /// The end lies before the start.
    Reversed,
    /// The phase leaves the campaign's dates.
    OutsideCampaign,
    /// The phase shares days with the one of this key.
    Overlap {
        phase: String,
    },
    /// Days that no phase covers, as months and days (A2).
    Gap {
        first: String,
        last: String,
    },
    /// A step is due outside its phase.
    DueOutsidePhase,
    OutOfRange {
        min: i64,
        max: i64,
    },
    /// A minimum above its maximum.
    MinOverMax {
        max: i64,
    },
    EmptyList,
    EmptyText,
    TooMany {
        max: usize,
        now: usize,
    },
    /// Too many characters.
    TooLong {
        max: usize,
        now: usize,
    },
    /// Too many columns of the screen; a Chinese character takes two.
    TooWide {
        max: usize,
        now: usize,
    },
    /// A line break, control or direction character in a text.
    ControlCharacter,
    /// A phase with neither steps nor an announcement.
    NothingHappens,
    /// More is asked of a person than they should have to fill in (G8).
    TooMuchAsked {
        max: i64,
        now: i64,
    },
}

impl MistakeKind {
    /// Errors keep a campaign from being used; gaps and overlaps are allowed (A2, domain 2.2).
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Overlap { .. }
            | Self::Gap { .. }
            | Self::DueOutsidePhase
            | Self::TooMuchAsked { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Whether it is said of something that is not there. After a syntax error the rest of the file
    /// may not have been read, so nothing can be said of what is missing.
    pub(super) const fn is_absence(&self) -> bool {
        matches!(
            self,
            Self::MissingKey { .. }
                | Self::MissingLanguage { .. }
                | Self::EmptyList
                | Self::EmptyText
                | Self::NothingHappens
                | Self::Gap { .. }
                | Self::UnknownValue { .. }
        )
    }
}
