//! What a check can find, and its report.

use std::fmt;

/// Problems kept in a report; the others are only counted.
const KEPT: usize = 200;

/// One thing that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// SQLite itself finds the file damaged.
    Integrity(String),
    /// A part of the check could not be done.
    Unreadable(String),
    /// A table, index or trigger is not there.
    ObjectMissing(String),
    /// A table, index or trigger has another text.
    ObjectAltered(String),
    /// A table, index or trigger that is not ours.
    ObjectForeign(String),
    /// History rows `from..=to` are not there.
    Missing { from: i64, to: i64 },
    /// A history row does not have the hash it carries: altered or moved.
    Altered { seq: i64 },
    /// A history row does not name the hash of the one before.
    Unlinked { seq: i64 },
    /// The text of a change is gone, and no erasure covers it.
    RevisionMissing { seq: i64 },
    /// The text of a change is not the one that was hashed.
    RevisionAltered { seq: i64 },
    /// A text without a change.
    RevisionForeign { seq: i64 },
    /// An erasure that no recorded change accounts for; `seq` is the erased change.
    ErasureForeign { seq: i64 },
    /// History speaks of a table that there is none of.
    EntityForeign { entity: String },
    /// A row differs from its last text in these columns.
    RowDiffers { table: String, id: String, seq: i64, columns: Vec<String> },
    /// A row that history does not know, or knows as deleted.
    RowForeign { table: String, id: String },
    /// A row that must be there, by this change, and is not.
    RowMissing { table: String, id: String, seq: i64 },
    /// The chain ends before the anchor.
    AnchorMissing { seq: i64 },
    /// The chain has another hash where the anchor was taken: rewritten.
    AnchorDiffers { seq: i64 },
    /// A stored sum is not what its entries add up to.
    Totals { what: String, stored: String, counted: String },
}

impl Problem {
    /// The history row it is about.
    pub const fn seq(&self) -> Option<i64> {
        match self {
            Self::Missing { from: seq, .. }
            | Self::Altered { seq }
            | Self::Unlinked { seq }
            | Self::RevisionMissing { seq }
            | Self::RevisionAltered { seq }
            | Self::RevisionForeign { seq }
            | Self::ErasureForeign { seq }
            | Self::RowDiffers { seq, .. }
            | Self::RowMissing { seq, .. }
            | Self::AnchorMissing { seq }
            | Self::AnchorDiffers { seq } => Some(*seq),
            _ => None,
        }
    }
}

/// For logs; people read it through the catalogue.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integrity(text) => write!(f, "file: {text}"),
            Self::Unreadable(text) => write!(f, "unreadable: {text}"),
            Self::ObjectMissing(name) => write!(f, "{name} is missing"),
            Self::ObjectAltered(name) => write!(f, "{name} was altered"),
            Self::ObjectForeign(name) => write!(f, "{name} does not belong here"),
            Self::Missing { from, to } => write!(f, "history {from} to {to} is missing"),
            Self::Altered { seq } => write!(f, "history {seq} was altered"),
            Self::Unlinked { seq } => write!(f, "history {seq} does not follow the one before"),
            Self::RevisionMissing { seq } => write!(f, "text {seq} is missing"),
            Self::RevisionAltered { seq } => write!(f, "text {seq} was altered"),
            Self::RevisionForeign { seq } => write!(f, "text {seq} has no change"),
            Self::ErasureForeign { seq } => write!(f, "erasure of {seq} is not accounted for"),
            Self::EntityForeign { entity } => write!(f, "history of unknown table {entity}"),
            Self::RowDiffers { table, id, seq, columns } => {
                write!(f, "{table} {id} differs from text {seq} in {}", columns.join(", "))
            }
            Self::RowForeign { table, id } => write!(f, "{table} {id} is unknown to history"),
            Self::RowMissing { table, id, seq } => {
                write!(f, "{table} {id} is missing (history {seq})")
            }
            Self::AnchorMissing { seq } => write!(f, "history ends before anchor {seq}"),
            Self::AnchorDiffers { seq } => write!(f, "history {seq} is not the anchored one"),
            Self::Totals { what, stored, counted } => {
                write!(f, "{what}: {stored} stored, {counted} counted")
            }
        }
    }
}

/// What a check saw and found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Rows of history that were followed.
    pub changes: i64,
    /// Rows of records that were compared.
    pub rows: i64,
    /// The end of the chain, `(seq, hash)`.
    pub head: Option<(i64, String)>,
    /// The first problems found.
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub more: usize,
    first_bad: Option<i64>,
}

impl CheckReport {
    /// Notes a problem.
    pub fn add(&mut self, problem: Problem) {
        if let Some(seq) = problem.seq() {
            self.first_bad = Some(self.first_bad.map_or(seq, |first| first.min(seq)));
        }
        if self.problems.len() < KEPT {
            self.problems.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Nothing is wrong.
    pub const fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }

    /// The first change from which on history cannot be trusted.
    pub const fn first_bad_seq(&self) -> Option<i64> {
        self.first_bad
    }
}
