//! Keeping the totals: a changed row moves its count from one bucket to another.

use super::{FindingTotal, MemberTotal, OFFICE, PEOPLE, bucket, stored};
use crate::{
    domain::{office::StepTotal, record::Id},
    error::Error,
    store::{Reader, Val, Writer},
    vals,
};

/// Units are not nested deeper; also ends a circle, should there ever be one.
const DEPTH: usize = 64;

const STEP: &str = "INSERT INTO total_step
    (campaign, person, unit, step, status, done, total, extra, due, open_due)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    ON CONFLICT (campaign, person, step) DO UPDATE SET unit = excluded.unit,
    status = excluded.status, done = excluded.done, total = excluded.total,
    extra = excluded.extra, due = excluded.due, open_due = excluded.open_due";
const UNIT: &str = "INSERT INTO total_unit (campaign, unit, step, status, due, people)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (campaign, unit, step, status, due)
    DO UPDATE SET people = total_unit.people + excluded.people";
const UNIT_EMPTY: &str = "DELETE FROM total_unit WHERE campaign=?1 AND unit=?2 AND step=?3
    AND status=?4 AND due=?5 AND people=0";
const FINDING: &str = "INSERT INTO total_finding
    (campaign, finding, person, unit, status, category, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT (campaign, finding) DO UPDATE SET person = excluded.person, unit = excluded.unit,
    status = excluded.status, category = excluded.category, due = excluded.due";
const LEDGER: &str = "INSERT INTO total_ledger (campaign, unit, status, category, due, findings)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (campaign, unit, status, category, due)
    DO UPDATE SET findings = total_ledger.findings + excluded.findings";
const LEDGER_EMPTY: &str = "DELETE FROM total_ledger WHERE campaign=?1 AND unit=?2 AND status=?3
    AND category=?4 AND due=?5 AND findings=0";
const MEMBER: &str = "INSERT INTO total_member
    (campaign, person, unit, sort_key, waiting, open_due, findings)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (campaign, person) DO UPDATE SET
    unit = excluded.unit, sort_key = excluded.sort_key, waiting = excluded.waiting,
    open_due = excluded.open_due, findings = excluded.findings";

impl Reader<'_> {
    /// A unit, each unit above it, and the whole office: where its people are counted.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn unit_chain(&self, unit: &str) -> Result<Vec<Id>, Error> {
        let mut chain = Vec::with_capacity(4);
        let mut next = Some(unit.to_owned());
        while let Some(unit) = next.filter(|_| chain.len() < DEPTH) {
            let row = self.rows("SELECT parent FROM unit WHERE id=?1", &vals![&unit])?.pop();
            next = row.map_or(Ok(None), |row| row.get(0))?;
            chain.push(unit);
        }
        chain.push(OFFICE.to_owned());
        Ok(chain)
    }
}

impl Writer<'_> {
    /// Keeps the total of a person in a step and moves the counts of the units; whether anything
    /// changed.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn put_step_total(&mut self, new: &StepTotal) -> Result<bool, Error> {
        let old = self.step_total(&new.campaign, &new.person, &new.step)?;
        if old.as_ref() == Some(new) {
            return Ok(false);
        }
        if let Some(old) = &old {
            self.count_step(old, -1)?;
        }
        self.count_step(new, 1)?;
        let open_due = new.due.filter(|_| new.status.is_open());
        let row = vals![
            new.campaign,
            new.person,
            new.unit,
            new.step,
            new.status,
            new.done,
            new.total,
            new.extra,
            new.due,
            open_due
        ];
        self.exec(STEP, &row)?;
        Ok(true)
    }

    /// Forgets the total of a person in a step.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn drop_step_total(&mut self, old: &StepTotal) -> Result<(), Error> {
        self.count_step(old, -1)?;
        let sql = "DELETE FROM total_step WHERE campaign=?1 AND person=?2 AND step=?3";
        self.exec(sql, &vals![old.campaign, old.person, old.step]).map(drop)
    }

    fn count_step(&mut self, total: &StepTotal, change: i64) -> Result<(), Error> {
        for unit in self.unit_chain(&total.unit)? {
            let due = bucket(total.due);
            let key = vals![total.campaign, unit, total.step, total.status, due];
            self.count(UNIT, UNIT_EMPTY, key, change)?;
        }
        Ok(())
    }

    /// Adds to a bucket, and takes an empty one away.
    fn count(&mut self, add: &str, empty: &str, key: [Val; 5], change: i64) -> Result<(), Error> {
        let [a, b, c, d, e] = key;
        let bound = [a, b, c, d, e, Val::I(change)];
        self.exec(add, &bound)?;
        if change < 0 {
            self.exec(empty, &bound[..5])?;
        }
        Ok(())
    }

    /// Keeps what is counted of a finding and moves the counts of the units; answers with the row
    /// as it was.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn put_finding_total(
        &mut self,
        campaign: &str,
        new: &FindingTotal,
    ) -> Result<Option<FindingTotal>, Error> {
        let old = self.finding_total(campaign, &new.finding)?;
        if old.as_ref() == Some(new) {
            return Ok(old);
        }
        if let Some(old) = &old {
            self.count_finding(campaign, old, -1)?;
        }
        self.count_finding(campaign, new, 1)?;
        let FindingTotal { finding, person, unit, status, category, due } = new;
        let row = vals![campaign, finding, person, unit, *status, category, *due];
        self.exec(FINDING, &row)?;
        Ok(old)
    }

    /// Forgets a finding.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn drop_finding_total(&mut self, campaign: &str, old: &FindingTotal) -> Result<(), Error> {
        self.count_finding(campaign, old, -1)?;
        let sql = "DELETE FROM total_finding WHERE campaign=?1 AND finding=?2";
        self.exec(sql, &vals![campaign, old.finding]).map(drop)
    }

    fn count_finding(
        &mut self,
        campaign: &str,
        total: &FindingTotal,
        change: i64,
    ) -> Result<(), Error> {
        for unit in self.unit_chain(&total.unit)? {
            let due = bucket(total.due);
            let key = vals![campaign, unit, total.status, total.category, due];
            self.count(LEDGER, LEDGER_EMPTY, key, change)?;
        }
        Ok(())
    }

    /// Keeps the row of a person who takes part and counts them in their units.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn put_member(&mut self, campaign: &str, new: &MemberTotal) -> Result<(), Error> {
        let old = self.member_total(campaign, &new.person)?;
        if old.as_ref() == Some(new) {
            return Ok(());
        }
        if old.as_ref().is_none_or(|old| old.unit != new.unit) {
            if let Some(old) = &old {
                self.count_person(campaign, &old.unit, -1)?;
            }
            self.count_person(campaign, &new.unit, 1)?;
        }
        let MemberTotal { person, unit, sort_key, waiting, open_due, findings } = new;
        let due = stored(*open_due);
        let row = vals![campaign, person, unit, sort_key, *waiting, due, *findings];
        self.exec(MEMBER, &row).map(drop)
    }

    /// Forgets a person who takes part no more.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn drop_member(&mut self, campaign: &str, old: &MemberTotal) -> Result<(), Error> {
        self.count_person(campaign, &old.unit, -1)?;
        let sql = "DELETE FROM total_member WHERE campaign=?1 AND person=?2";
        self.exec(sql, &vals![campaign, old.person]).map(drop)
    }

    fn count_person(&mut self, campaign: &str, unit: &str, change: i64) -> Result<(), Error> {
        for unit in self.unit_chain(unit)? {
            let key = vals![campaign, unit, PEOPLE, "", ""];
            self.count(UNIT, UNIT_EMPTY, key, change)?;
        }
        Ok(())
    }

    /// Forgets every total, before they are counted anew.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn clear_totals(&mut self) -> Result<(), Error> {
        for table in ["total_step", "total_unit", "total_finding", "total_ledger", "total_member"] {
            self.exec(&format!("DELETE FROM {table}"), &[])?;
        }
        Ok(())
    }
}
