//! Counting everything anew, set by set: after a bulk load, and when dates of a whole phase move.

use super::{NEVER, OFFICE, PEOPLE, bucket};
use crate::{
    domain::{
        finding::{Finding, FindingStatus},
        office::StepTotal,
        person::Unit,
        record::Id,
        step_entry::StepStatus,
    },
    error::Error,
    store::{Reader, Row, Val, Writer},
    vals,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

const STEP: &str = "INSERT INTO total_step
    (campaign, person, unit, step, status, done, total, extra, due, open_due)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
const FINDING: &str = "INSERT INTO total_finding
    (campaign, finding, person, unit, status, category, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const MEMBER: &str = "INSERT INTO total_member
    (campaign, person, unit, sort_key, waiting, open_due, findings)
    VALUES (?1, ?2, ?3, ?4, ?5, '9999-12-31', ?6)";
const MEMBER_DUE: &str = "UPDATE total_member SET open_due = COALESCE(
    (SELECT MIN(s.open_due) FROM total_step s
     WHERE s.campaign=total_member.campaign AND s.person=total_member.person), '9999-12-31')
    WHERE campaign=?1";
const MEMBER_FINDING: &str = "UPDATE total_member SET open_due =
    (SELECT MIN(f.due) FROM total_finding f
     WHERE f.campaign=total_member.campaign AND f.person=total_member.person)
    WHERE campaign=?1 AND open_due > (SELECT MIN(f.due) FROM total_finding f
     WHERE f.campaign=total_member.campaign AND f.person=total_member.person)";

/// Which units a unit counts in.
#[derive(Debug, Default)]
pub struct Chains(BTreeMap<Id, Option<Id>>);

impl Chains {
    pub fn new(units: &[Unit]) -> Self {
        Self(units.iter().map(|unit| (unit.meta.id.clone(), unit.parent.clone())).collect())
    }

    /// The unit, each one above it, and the whole office.
    pub fn of<'a>(&'a self, unit: &'a str) -> impl Iterator<Item = &'a str> {
        let next = |unit: &&'a str| self.0.get(*unit).and_then(Option::as_deref);
        std::iter::successors(Some(unit), next).take(self.0.len().max(1)).chain([OFFICE])
    }
}

/// Counts by unit and three codes.
type Counts = BTreeMap<(Id, String, String, String), i64>;

/// Steps counted by unit, step, status and due date: the rows of `total_unit`.
pub type StepCounts = Counts;

/// Findings counted by unit, status, category and deadline: the rows of `total_ledger`.
pub type LedgerCounts = Counts;

impl Chains {
    /// Counts people of a unit in a step.
    pub fn add_step(
        &self,
        counts: &mut StepCounts,
        unit: &str,
        step: &str,
        status: StepStatus,
        due: Option<NaiveDate>,
        people: i64,
    ) {
        for unit in self.of(unit) {
            let key = (unit.to_owned(), step.to_owned(), status.code().to_owned(), bucket(due));
            *counts.entry(key).or_default() += people;
        }
    }

    /// Counts a person of a unit.
    pub fn add_person(&self, counts: &mut StepCounts, unit: &str) {
        for unit in self.of(unit) {
            let key = (unit.to_owned(), PEOPLE.to_owned(), String::new(), String::new());
            *counts.entry(key).or_default() += 1;
        }
    }

    /// Counts a finding of a unit.
    pub fn add_finding(
        &self,
        counts: &mut LedgerCounts,
        unit: &str,
        status: FindingStatus,
        category: &str,
        due: Option<NaiveDate>,
    ) {
        for unit in self.of(unit) {
            let key = (unit.to_owned(), status.code().to_owned(), category.to_owned(), bucket(due));
            *counts.entry(key).or_default() += 1;
        }
    }
}

impl Writer<'_> {
    /// Stores a total that was not there; its units are counted later.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn load_step_total(&mut self, total: &StepTotal) -> Result<(), Error> {
        let StepTotal { campaign, person, unit, step, status, done, total, extra, due } = total;
        let open_due = due.filter(|_| status.is_open());
        let row =
            vals![campaign, person, unit, step, *status, *done, *total, *extra, *due, open_due];
        self.exec(STEP, &row).map(drop)
    }

    /// Stores what is counted of a finding that was not there; its units are counted later.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn load_finding_total(&mut self, finding: &Finding, unit: &str) -> Result<(), Error> {
        let Finding { campaign, status, category, .. } = finding;
        let due = finding.running_deadline();
        let row = vals![campaign, finding.meta.id, finding.holder(), unit, *status, category, due];
        self.exec(FINDING, &row).map(drop)
    }

    /// Stores the row of a person who was not there; the earliest date is filled in later.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn load_member(
        &mut self,
        campaign: &str,
        (person, unit, sort_key): (&str, &str, &str),
        waiting: i64,
        findings: i64,
    ) -> Result<(), Error> {
        let row = vals![campaign, person, unit, sort_key, waiting, findings];
        self.exec(MEMBER, &row).map(drop)
    }

    /// Stores counted rows of `total_unit`.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn load_units(&mut self, campaign: &str, counts: &StepCounts) -> Result<(), Error> {
        let sql = "INSERT INTO total_unit (campaign, unit, step, status, due, people)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        for ((unit, step, status, due), people) in counts {
            self.exec(sql, &vals![campaign, unit, step, status, due, *people])?;
        }
        Ok(())
    }

    /// Stores counted rows of `total_ledger`.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn load_ledger(&mut self, campaign: &str, counts: &LedgerCounts) -> Result<(), Error> {
        let sql = "INSERT INTO total_ledger (campaign, unit, status, category, due, findings)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        for ((unit, status, category, due), findings) in counts {
            self.exec(sql, &vals![campaign, unit, status, category, due, *findings])?;
        }
        Ok(())
    }

    /// Finds the earliest open date of everybody anew.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn recount_member_dates(&mut self, campaign: &str) -> Result<(), Error> {
        debug_assert!(MEMBER_DUE.contains(NEVER) && MEMBER.contains(NEVER));
        self.exec(MEMBER_DUE, &vals![campaign])?;
        self.exec(MEMBER_FINDING, &vals![campaign]).map(drop)
    }

    /// Gives a step another due date, for everybody at once.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn move_due(
        &mut self,
        campaign: &str,
        step: &str,
        due: NaiveDate,
        units: &[Unit],
    ) -> Result<(), Error> {
        let sql = "UPDATE total_step SET due=?3,
                   open_due = CASE WHEN open_due IS NULL THEN NULL ELSE ?3 END
                   WHERE campaign=?1 AND step=?2";
        self.exec(sql, &vals![campaign, step, due])?;
        self.exec("DELETE FROM total_unit WHERE campaign=?1 AND step=?2", &vals![campaign, step])?;
        let chains = Chains::new(units);
        let mut counts = StepCounts::new();
        let sql = "SELECT unit, status, COUNT(*) FROM total_step
                   WHERE campaign=?1 AND step=?2 GROUP BY unit, status";
        for mut row in self.rows(sql, &vals![campaign, step])? {
            let (unit, status): (Id, StepStatus) = (row.next("unit")?, row.next("status")?);
            let people = row.next("count")?;
            chains.add_step(&mut counts, &unit, step, status, Some(due), people);
        }
        self.load_units(campaign, &counts)
    }
}

impl Reader<'_> {
    /// The stored rows of `total_unit` or `total_ledger`, as they would be counted.
    fn stored_counts(&self, sql: &str, campaign: &str) -> Result<Counts, Error> {
        let mut counts = Counts::new();
        self.each(sql, &vals![campaign], |vals: &[Val]| {
            let mut row = Row::new(vals.to_vec());
            let key = (row.next("a")?, row.next("b")?, row.next("c")?, row.next("d")?);
            counts.insert(key, row.next("count")?);
            Ok(true)
        })?;
        Ok(counts)
    }

    /// The rows of `total_unit`.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn stored_units(&self, campaign: &str) -> Result<StepCounts, Error> {
        let sql = "SELECT unit, step, status, due, people FROM total_unit WHERE campaign=?1";
        self.stored_counts(sql, campaign)
    }

    /// The rows of `total_ledger`.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn stored_ledger(&self, campaign: &str) -> Result<LedgerCounts, Error> {
        let sql =
            "SELECT unit, status, category, due, findings FROM total_ledger WHERE campaign=?1";
        self.stored_counts(sql, campaign)
    }
}
