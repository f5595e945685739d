//! Reading the totals: of one person, and summed for the people of a scope.

use super::{FindingTotal, MemberTotal, PEOPLE, Scope, day};
use crate::{
    domain::{finding::FindingStatus, office::StepTotal, record::Id, step_entry::StepStatus},
    error::Error,
    store::{Reader, Row, Val},
    vals,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// So many people of a scope stand like this in a step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitBucket {
    pub step: String,
    pub status: StepStatus,
    pub due: Option<NaiveDate>,
    pub people: i64,
}

/// So many findings of a scope stand like this.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LedgerBucket {
    pub status: FindingStatus,
    pub category: String,
    /// The deadline that runs.
    pub due: Option<NaiveDate>,
    pub findings: i64,
}

/// So many findings of a scope stand like this, and so many of them are past their date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LedgerSum {
    pub status: FindingStatus,
    pub category: String,
    pub findings: i64,
    pub late: i64,
}

const STEPS: &str = "SELECT campaign, person, unit, step, status, done, total, extra, due
    FROM total_step WHERE campaign=?1 AND ";
const FINDINGS: &str = "SELECT finding, person, unit, status, category, due FROM total_finding
    WHERE campaign=?1 AND ";
const MEMBERS: &str = "SELECT person, unit, sort_key, waiting, open_due, findings
    FROM total_member WHERE campaign=?1";

impl Reader<'_> {
    /// The total of a person in a step.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn step_total(
        &self,
        campaign: &str,
        person: &str,
        step: &str,
    ) -> Result<Option<StepTotal>, Error> {
        let sql = format!("{STEPS}person=?2 AND step=?3");
        self.rows(&sql, &vals![campaign, person, step])?.pop().map(step_total).transpose()
    }

    /// All totals of some people.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn step_totals(&self, campaign: &str, people: &[&str]) -> Result<Vec<StepTotal>, Error> {
        let (list, bound) = ids_in(campaign, people);
        let sql = format!("{STEPS}person IN ({list}) ORDER BY person, step");
        self.rows(&sql, &bound)?.into_iter().map(step_total).collect()
    }

    /// What is counted of a finding.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn finding_total(&self, campaign: &str, id: &str) -> Result<Option<FindingTotal>, Error> {
        let sql = format!("{FINDINGS}finding=?2");
        self.rows(&sql, &vals![campaign, id])?.pop().map(finding_total).transpose()
    }

    /// What is counted of the findings some people hold.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn findings_held(
        &self,
        campaign: &str,
        people: &[&str],
    ) -> Result<Vec<FindingTotal>, Error> {
        let (list, bound) = ids_in(campaign, people);
        let sql = format!("{FINDINGS}person IN ({list}) ORDER BY person, due, finding");
        self.rows(&sql, &bound)?.into_iter().map(finding_total).collect()
    }

    /// What is counted of every finding.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn finding_totals(&self, campaign: &str) -> Result<Vec<FindingTotal>, Error> {
        let sql = format!("{FINDINGS}1=1 ORDER BY finding");
        self.rows(&sql, &vals![campaign])?.into_iter().map(finding_total).collect()
    }

    /// The row of a person who takes part.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn member_total(&self, campaign: &str, person: &str) -> Result<Option<MemberTotal>, Error> {
        let sql = format!("{MEMBERS} AND person=?2");
        self.rows(&sql, &vals![campaign, person])?.pop().map(member_total).transpose()
    }

    /// Everybody who takes part, by id.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn member_totals(&self, campaign: &str) -> Result<Vec<MemberTotal>, Error> {
        let sql = format!("{MEMBERS} ORDER BY person");
        self.rows(&sql, &vals![campaign])?.into_iter().map(member_total).collect()
    }

    /// How many people the scope has.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn people_total(&self, campaign: &str, scope: &Scope) -> Result<i64, Error> {
        let mut people = 0;
        for (sign, units) in scope.signed() {
            let (list, mut bound) = ids_in(campaign, &units);
            let step = bound.len() + 1;
            bound.push(Val::T(PEOPLE.to_owned()));
            let sql = format!(
                "SELECT CAST(COALESCE(SUM(people), 0) AS BIGINT) FROM total_unit
                 WHERE campaign=?1 AND unit IN ({list}) AND step=?{step}"
            );
            let row = self.rows(&sql, &bound)?.pop();
            people += sign * row.map_or(Ok(0), |row| row.get::<i64>(0))?;
        }
        for (sign, others) in scope.people() {
            let (list, bound) = ids_in(campaign, &others);
            let sql = format!(
                "SELECT COUNT(*) FROM total_member WHERE campaign=?1 AND person IN ({list})"
            );
            let row = self.rows(&sql, &bound)?.pop();
            people += sign * row.map_or(Ok(0), |row| row.get::<i64>(0))?;
        }
        Ok(people)
    }

    /// How the people of the scope stand in each step.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn unit_buckets(&self, campaign: &str, scope: &Scope) -> Result<Vec<UnitBucket>, Error> {
        let mut sums = BTreeMap::<(String, StepStatus, Option<NaiveDate>), i64>::new();
        for (sign, units) in scope.signed() {
            let (list, bound) = ids_in(campaign, &units);
            let sql = format!(
                "SELECT step, status, due, CAST(SUM(people) AS BIGINT) FROM total_unit
                 WHERE campaign=?1 AND unit IN ({list}) AND step<>'' GROUP BY step, status, due"
            );
            for mut row in self.rows(&sql, &bound)? {
                let key = (row.next("step")?, row.next("status")?, due(&mut row)?);
                *sums.entry(key).or_default() += sign * row.next::<i64>("people")?;
            }
        }
        for (sign, others) in scope.people() {
            for total in self.step_totals(campaign, &others)? {
                *sums.entry((total.step, total.status, total.due)).or_default() += sign;
            }
        }
        let buckets = sums.into_iter().filter(|(_, people)| *people != 0);
        Ok(buckets
            .map(|((step, status, due), people)| UnitBucket { step, status, due, people })
            .collect())
    }

    /// How the findings of the scope stand.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn ledger_buckets(
        &self,
        campaign: &str,
        scope: &Scope,
    ) -> Result<Vec<LedgerBucket>, Error> {
        let mut sums = BTreeMap::<(FindingStatus, String, Option<NaiveDate>), i64>::new();
        for (sign, units) in scope.signed() {
            let (list, bound) = ids_in(campaign, &units);
            let sql = format!(
                "SELECT status, category, due, CAST(SUM(findings) AS BIGINT) FROM total_ledger
                 WHERE campaign=?1 AND unit IN ({list}) GROUP BY status, category, due"
            );
            for mut row in self.rows(&sql, &bound)? {
                let key = (row.next("status")?, row.next("category")?, due(&mut row)?);
                *sums.entry(key).or_default() += sign * row.next::<i64>("findings")?;
            }
        }
        for (sign, others) in scope.people() {
            for total in self.findings_held(campaign, &others)? {
                *sums.entry((total.status, total.category, total.due)).or_default() += sign;
            }
        }
        let buckets = sums.into_iter().filter(|(_, findings)| *findings != 0);
        Ok(buckets
            .map(|((status, category, due), findings)| LedgerBucket {
                status,
                category,
                due,
                findings,
            })
            .collect())
    }
}

impl Reader<'_> {
    /// How the findings of the scope stand on a day, their dates summed up.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn ledger_sums(
        &self,
        campaign: &str,
        scope: &Scope,
        today: NaiveDate,
    ) -> Result<Vec<LedgerSum>, Error> {
        let mut sums = BTreeMap::<(FindingStatus, String), (i64, i64)>::new();
        let mut add = |key, findings, late| {
            let sum = sums.entry(key).or_default();
            *sum = (sum.0 + findings, sum.1 + late);
        };
        for (sign, units) in scope.signed() {
            let (list, mut bound) = ids_in(campaign, &units);
            let day = bound.len() + 1;
            bound.push(Val::T(today.to_string()));
            let sql = format!(
                "SELECT status, category, CAST(SUM(findings) AS BIGINT),
                 CAST(SUM(CASE WHEN due<>'' AND due<?{day} THEN findings ELSE 0 END) AS BIGINT)
                 FROM total_ledger WHERE campaign=?1 AND unit IN ({list}) GROUP BY status, category"
            );
            for mut row in self.rows(&sql, &bound)? {
                let key = (row.next("status")?, row.next("category")?);
                let (findings, late): (i64, i64) = (row.next("findings")?, row.next("late")?);
                add(key, sign * findings, sign * late);
            }
        }
        for (sign, others) in scope.people() {
            for total in self.findings_held(campaign, &others)? {
                let late = total.due.is_some_and(|due| due < today);
                add((total.status, total.category), sign, if late { sign } else { 0 });
            }
        }
        let sums = sums.into_iter().filter(|(_, sum)| *sum != (0, 0));
        Ok(sums
            .map(|((status, category), (findings, late))| LedgerSum {
                status,
                category,
                findings,
                late,
            })
            .collect())
    }
}

/// Marks for a list of ids, and the campaign with the ids as values.
fn ids_in(campaign: &str, ids: &[&str]) -> (String, Vec<Val>) {
    let mut bound = vals![campaign].to_vec();
    bound.extend(ids.iter().map(|id| Val::T((*id).to_owned())));
    (marks(2, ids.len()), bound)
}

/// `?2, ?3, …`: marks for a list of values.
pub(super) fn marks(from: usize, count: usize) -> String {
    (from..from + count).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ")
}

fn due(row: &mut Row) -> Result<Option<NaiveDate>, Error> {
    Ok(day(&row.next::<String>("due")?))
}

fn step_total(mut row: Row) -> Result<StepTotal, Error> {
    Ok(StepTotal {
        campaign: row.next("campaign")?,
        person: row.next("person")?,
        unit: row.next("unit")?,
        step: row.next("step")?,
        status: row.next("status")?,
        done: row.next("done")?,
        total: row.next("total")?,
        extra: row.next("extra")?,
        due: row.next("due")?,
    })
}

fn finding_total(mut row: Row) -> Result<FindingTotal, Error> {
    Ok(FindingTotal {
        finding: row.next::<Id>("finding")?,
        person: row.next("person")?,
        unit: row.next("unit")?,
        status: row.next("status")?,
        category: row.next("category")?,
        due: row.next("due")?,
    })
}

fn member_total(mut row: Row) -> Result<MemberTotal, Error> {
    Ok(MemberTotal {
        person: row.next("person")?,
        unit: row.next("unit")?,
        sort_key: row.next("sort_key")?,
        waiting: row.next("waiting")?,
        open_due: due(&mut row)?,
        findings: row.next("findings")?,
    })
}
