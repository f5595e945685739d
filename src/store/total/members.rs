//! Lists of people by their totals, a window at a time, and what of theirs is late.

use super::{Scope, read::marks};
use crate::{
    domain::{person::PersonRef, record::Id},
    error::Error,
    store::{Reader, Row, Val},
    vals,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Which people to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MemberFilter {
    All,
    /// Something of theirs is past its date.
    Late,
    /// A step of theirs waits for review.
    Waiting,
    /// One of these steps is still open.
    Open(Vec<String>),
}

/// People of a scope, in an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberQuery<'a> {
    pub scope: &'a Scope,
    pub filter: MemberFilter,
    pub today: NaiveDate,
    /// The longest late first; else by name.
    pub by_lateness: bool,
    /// `None` for all of them.
    pub window: Option<(i64, i64)>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    pub person: PersonRef,
    pub unit_id: Id,
    /// Its name.
    pub unit: String,
    pub findings: i64,
}

/// A step past its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateStep {
    pub person: Id,
    pub unit: Id,
    pub step: String,
    pub due: NaiveDate,
}

/// A finding past its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateFinding {
    pub person: Id,
    pub finding: Id,
    pub due: NaiveDate,
}

/// What a list says of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingHead {
    pub no: String,
    pub title: String,
    pub leader: Option<Id>,
}

/// A condition and the values of its marks.
struct Condition {
    sql: String,
    bound: Vec<Val>,
}

/// A person, how many late findings, and the earliest missed day.
pub type LateCount = (Id, (i64, NaiveDate));

impl Condition {
    fn new(sql: &str, bound: Vec<Val>) -> Self {
        Self { sql: sql.to_owned(), bound }
    }

    fn mark(&mut self, val: Val) -> String {
        self.bound.push(val);
        format!("?{}", self.bound.len())
    }

    fn list(&mut self, vals: impl IntoIterator<Item = Val>) -> String {
        let from = self.bound.len() + 1;
        self.bound.extend(vals);
        marks(from, self.bound.len() + 1 - from)
    }

    /// Restricts to the people of a scope; `t` names the table with `unit` and `person`.
    fn within(&mut self, t: &str, scope: &Scope) {
        if let Some(units) = &scope.units {
            let units = self.list(units.iter().cloned().map(Val::T));
            let also = self.list(scope.also.iter().cloned().map(Val::T));
            self.sql += &match (units.is_empty(), also.is_empty()) {
                (true, true) => " AND 1=0".to_owned(),
                (true, false) => format!(" AND {t}.person IN ({also})"),
                (false, true) => format!(" AND {t}.unit IN ({units})"),
                (false, false) => {
                    format!(" AND ({t}.unit IN ({units}) OR {t}.person IN ({also}))")
                }
            };
        }
        if let Some(person) = &scope.without {
            let mark = self.mark(Val::T(person.clone()));
            self.sql += &format!(" AND {t}.person <> {mark}");
        }
    }
}

impl MemberQuery<'_> {
    fn condition(&self, campaign: &str) -> Condition {
        let mut is = Condition::new("m.campaign=?1", vals![campaign].to_vec());
        is.within("m", self.scope);
        match &self.filter {
            MemberFilter::All => {}
            MemberFilter::Late => {
                let today = is.mark(Val::T(self.today.to_string()));
                is.sql += &format!(" AND m.open_due < {today}");
            }
            MemberFilter::Waiting => is.sql += " AND m.waiting > 0",
            MemberFilter::Open(steps) => {
                let list = is.list(steps.iter().cloned().map(Val::T));
                is.sql += &format!(
                    " AND EXISTS (SELECT 1 FROM total_step t WHERE t.campaign=m.campaign
                      AND t.person=m.person AND t.step IN ({list}) AND t.open_due IS NOT NULL)"
                );
            }
        }
        is
    }
}

impl Reader<'_> {
    /// Lists people; `take` returns false to end it.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn each_member(
        &self,
        campaign: &str,
        query: &MemberQuery<'_>,
        mut take: impl FnMut(MemberRow) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let mut is = query.condition(campaign);
        let order = if query.by_lateness { "m.open_due, m.sort_key" } else { "m.sort_key" };
        let window = query.window.map_or_else(String::new, |(offset, limit)| {
            let (limit, offset) = (is.mark(Val::I(limit)), is.mark(Val::I(offset)));
            format!(" LIMIT {limit} OFFSET {offset}")
        });
        let sql = format!(
            "SELECT m.person, p.login, p.name, m.unit, u.name, m.findings FROM total_member m
             JOIN person p ON p.id=m.person JOIN unit u ON u.id=m.unit
             WHERE {} ORDER BY {order}, m.person{window}",
            is.sql
        );
        self.each(&sql, &is.bound, |vals| {
            let mut row = Row::new(vals.to_vec());
            take(MemberRow {
                person: person(&mut row)?,
                unit_id: row.next("total_member.unit")?,
                unit: row.next("unit.name")?,
                findings: row.next("total_member.findings")?,
            })
        })
    }

    /// How many people the query lists, whatever its window.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn count_members(&self, campaign: &str, query: &MemberQuery<'_>) -> Result<i64, Error> {
        if query.filter == MemberFilter::All {
            return self.people_total(campaign, query.scope);
        }
        let is = query.condition(campaign);
        let sql = format!("SELECT COUNT(*) FROM total_member m WHERE {}", is.sql);
        let row = self.rows(&sql, &is.bound)?.pop();
        Ok(row.map_or(Ok(0), |row| row.get(0))?)
    }

    /// Steps of the scope past their date, the longest late first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn late_steps(
        &self,
        campaign: &str,
        scope: &Scope,
        today: NaiveDate,
        limit: i64,
    ) -> Result<Vec<LateStep>, Error> {
        let mut is =
            Condition::new("t.campaign=?1 AND t.open_due<?2", vals![campaign, today].to_vec());
        is.within("t", scope);
        let limit = is.mark(Val::I(limit));
        let sql = format!(
            "SELECT t.person, t.unit, t.step, t.open_due FROM total_step t WHERE {}
             ORDER BY t.open_due, t.person, t.step LIMIT {limit}",
            is.sql
        );
        let read = |mut row: Row| {
            Ok(LateStep {
                person: row.next("total_step.person")?,
                unit: row.next("total_step.unit")?,
                step: row.next("total_step.step")?,
                due: row.next("total_step.open_due")?,
            })
        };
        self.rows(&sql, &is.bound)?.into_iter().map(read).collect()
    }

    /// Findings of the scope past their date, the longest late first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn late_findings(
        &self,
        campaign: &str,
        scope: &Scope,
        today: NaiveDate,
        limit: i64,
    ) -> Result<Vec<LateFinding>, Error> {
        let mut is = Condition::new("t.campaign=?1 AND t.due<?2", vals![campaign, today].to_vec());
        is.within("t", scope);
        let limit = is.mark(Val::I(limit));
        let sql = format!(
            "SELECT t.person, t.finding, t.due FROM total_finding t
             WHERE {} ORDER BY t.due, t.finding LIMIT {limit}",
            is.sql
        );
        let read = |mut row: Row| {
            Ok(LateFinding {
                person: row.next("total_finding.person")?,
                finding: row.next("total_finding.finding")?,
                due: row.next("total_finding.due")?,
            })
        };
        self.rows(&sql, &is.bound)?.into_iter().map(read).collect()
    }

    /// How many findings of each of these people are past their date, and the earliest date; those
    /// with none are left out.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn late_findings_of(
        &self,
        campaign: &str,
        people: &[&str],
        today: NaiveDate,
    ) -> Result<Vec<LateCount>, Error> {
        let mut is = Condition::new("campaign=?1 AND due<?2", vals![campaign, today].to_vec());
        let list = is.list(people.iter().map(|id| Val::T((*id).to_owned())));
        let sql = format!(
            "SELECT person, COUNT(*), MIN(due) FROM total_finding WHERE {} AND person IN ({list})
             GROUP BY person ORDER BY person",
            is.sql
        );
        let read = |mut row: Row| {
            let person = row.next("total_finding.person")?;
            Ok((person, (row.next("count")?, row.next("total_finding.due")?)))
        };
        self.rows(&sql, &is.bound)?.into_iter().map(read).collect()
    }
}

impl Reader<'_> {
    /// These people by id, with what a list says of them.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn people_by_id(&self, ids: &BTreeSet<&str>) -> Result<BTreeMap<Id, PersonRef>, Error> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let bound: Vec<Val> = ids.iter().map(|id| Val::T((*id).to_owned())).collect();
        let list = marks(1, bound.len());
        let sql = format!("SELECT id, login, name FROM person WHERE id IN ({list})");
        let read = |mut row: Row| person(&mut row).map(|person| (person.id.clone(), person));
        self.rows(&sql, &bound)?.into_iter().map(read).collect()
    }

    /// These findings by id.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn finding_heads(&self, ids: &BTreeSet<&str>) -> Result<BTreeMap<Id, FindingHead>, Error> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let bound: Vec<Val> = ids.iter().map(|id| Val::T((*id).to_owned())).collect();
        let list = marks(1, bound.len());
        let sql = format!("SELECT id, no, title, leader FROM finding WHERE id IN ({list})");
        let read = |mut row: Row| {
            let id = row.next("finding.id")?;
            let (no, title) = (row.next("finding.no")?, row.next("finding.title")?);
            Ok((id, FindingHead { no, title, leader: row.next("finding.leader")? }))
        };
        self.rows(&sql, &bound)?.into_iter().map(read).collect()
    }

    /// In which unit each of these people stands.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn units_of(&self, people: &[&str]) -> Result<Vec<(Id, Id)>, Error> {
        if people.is_empty() {
            return Ok(Vec::new());
        }
        let bound: Vec<Val> = people.iter().map(|id| Val::T((*id).to_owned())).collect();
        let sql = format!("SELECT id, unit FROM person WHERE id IN ({})", marks(1, bound.len()));
        let read = |mut row: Row| Ok((row.next("person.id")?, row.next("person.unit")?));
        self.rows(&sql, &bound)?.into_iter().map(read).collect()
    }
}

fn person(row: &mut Row) -> Result<PersonRef, Error> {
    Ok(PersonRef {
        id: row.next("person.id")?,
        login: row.next("person.login")?,
        name: row.next("person.name")?,
    })
}
