//! Totals: counts kept beside the entries, so that the team screen never counts entries.
//!
//! `write` keeps them, `read` sums them, `members` lists people by them. What is counted, and when,
//! is decided by `service::totals`.

mod members;
mod read;
mod rebuild;
mod write;

pub use members::{LateFinding, LateStep, MemberFilter, MemberQuery, MemberRow};
pub use read::{LedgerBucket, UnitBucket};
pub use rebuild::{Chains, LedgerCounts, StepCounts};

use crate::domain::{finding::FindingStatus, record::Id};
use chrono::NaiveDate;

/// The unit that stands for the whole office in `total_unit` and `total_ledger`.
pub const OFFICE: &str = "";

/// The step under which people themselves are counted in `total_unit`.
pub const PEOPLE: &str = "";

/// Which people a question is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// The units whose own people are meant; `None` for everybody.
    pub units: Option<Vec<Id>>,
    /// People of other units who are meant too.
    pub also: Vec<Id>,
    /// One who stands in these units but is not meant.
    pub without: Option<Id>,
    /// Units whose sums, added or taken away, make up the people in `units`.
    pub sums: Vec<(Id, i64)>,
}

impl Scope {
    /// Everybody.
    pub fn office() -> Self {
        Self { sums: vec![(OFFICE.to_owned(), 1)], ..Self::default() }
    }

    /// People who are added to the sums of the units, or taken away from them.
    fn people(&self) -> impl Iterator<Item = (&str, i64)> {
        let also = self.also.iter().map(|id| (id.as_str(), 1));
        also.chain(self.without.as_deref().map(|id| (id, -1)))
    }
}

/// What is counted of one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingTotal {
    pub finding: Id,
    /// Direct owner, or who stated it as long as there is none.
    pub person: Id,
    pub unit: Id,
    pub status: FindingStatus,
    pub category: String,
    /// The deadline that runs.
    pub due: Option<NaiveDate>,
}

/// What is kept of one person who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberTotal {
    pub person: Id,
    pub unit: Id,
    pub sort_key: String,
    /// Steps that wait for review.
    pub waiting: i64,
    /// The earliest date of anything open.
    pub open_due: Option<NaiveDate>,
    /// Open findings.
    pub findings: i64,
}

/// The stored form of "nothing is open": sorts after every date.
const NEVER: &str = "9999-12-31";

fn stored(due: Option<NaiveDate>) -> String {
    due.map_or_else(|| NEVER.to_owned(), |day| day.to_string())
}

fn bucket(due: Option<NaiveDate>) -> String {
    due.map_or_else(String::new, |day| day.to_string())
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok().filter(|_| text != NEVER)
}
