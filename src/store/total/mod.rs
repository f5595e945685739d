//! Totals: counts kept beside the entries, so that the team screen never counts entries.
//!
//! `write` keeps them, `read` sums them, `members` lists people by them. What is counted, and when,
//! is decided by `service::totals`.

mod members;
mod read;
mod rebuild;
mod write;

pub use members::{FindingHead, LateFinding, LateStep, MemberFilter, MemberQuery, MemberRow};
pub use read::{LedgerBucket, LedgerSum, UnitBucket};
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

    /// The units to add and those to take away, each with its sign; no empty lists.
    fn signed(&self) -> impl Iterator<Item = (i64, Vec<&str>)> {
        [1, -1].into_iter().filter_map(|sign| {
            let units = self.sums.iter().filter(move |(_, s)| *s == sign);
            let units: Vec<&str> = units.map(|(unit, _)| unit.as_str()).collect();
            (!units.is_empty()).then_some((sign, units))
        })
    }

    /// People who are added to the sums of the units, and those taken away; no empty lists.
    fn people(&self) -> impl Iterator<Item = (i64, Vec<&str>)> {
        let also: Vec<&str> = self.also.iter().map(String::as_str).collect();
        let without: Vec<&str> = self.without.as_deref().into_iter().collect();
        [(1, also), (-1, without)].into_iter().filter(|(_, people)| !people.is_empty())
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
