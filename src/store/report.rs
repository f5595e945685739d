//! What reports ask: sums over the entries of many people, and the rows behind many findings at once.

use super::{Reader, Row, Val, total::Scope};
use crate::{
    domain::{
        commitment::{CheckState, CommitmentStatus},
        finding::{Closure, FindingStatus, Measure, RectifyKind},
        person::Person,
        record::Id,
        self_exam::AnswerResult,
        step_entry::StepStatus,
        study::ReviewStatus,
    },
    error::Error,
    vals,
};
use std::collections::BTreeMap;

/// So many findings are alike in this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingSum {
    pub status: FindingStatus,
    pub kind: Option<RectifyKind>,
    pub category: String,
    pub findings: i64,
    /// Of those, opened again at least once.
    pub reopened: i64,
    /// Of those, with a first due date.
    pub dated: i64,
    /// Of those, closed on or before their first due date.
    pub in_time: i64,
}

/// So many opinions came from a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpinionSum {
    pub source: String,
    pub opinions: i64,
    pub decided: i64,
    pub converted: i64,
}

/// A statement about the people of a scope; `?1` is the campaign.
struct Query {
    bound: Vec<Val>,
}

impl Query {
    fn new(campaign: &str) -> Self {
        Self { bound: vals![campaign].to_vec() }
    }

    /// Marks for `IN`; an empty list holds an empty text, which is no id and no key.
    fn list(&mut self, values: impl IntoIterator<Item = impl Into<String>>) -> String {
        let mark = |value: String| {
            self.bound.push(Val::T(value));
            format!("?{}", self.bound.len())
        };
        let marks: Vec<String> = values.into_iter().map(Into::into).map(mark).collect();
        if marks.is_empty() { "''".to_owned() } else { marks.join(",") }
    }

    /// ` AND column IN (people of the scope)`; nothing where everybody is meant, so that work of
    /// people who have left the office stays counted.
    fn within(&mut self, column: &str, scope: &Scope) -> String {
        let Some(units) = &scope.units else { return String::new() };
        let units = self.list(units);
        let also = self.list(&scope.also);
        let without = self.list(scope.without.iter());
        format!(
            " AND {column} IN (SELECT person FROM total_member WHERE campaign=?1
              AND (unit IN ({units}) OR person IN ({also})) AND person NOT IN ({without}))"
        )
    }
}

impl Reader<'_> {
    /// How many study records there are, and the tenths of hours declared in them.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn study_sum(&self, campaign: &str, scope: &Scope) -> Result<(i64, i64), Error> {
        let mut q = Query::new(campaign);
        let people = q.within("person", scope);
        let sql = format!(
            "SELECT COUNT(*), CAST(COALESCE(SUM(tenths),0) AS BIGINT) FROM study_record
             WHERE campaign=?1{people}"
        );
        let row = self.one(&sql, &q)?;
        Ok((row.get(0)?, row.get(1)?))
    }

    /// How many people have a record of at least one of these topics.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn people_covered<'t>(
        &self,
        campaign: &str,
        scope: &Scope,
        topics: impl IntoIterator<Item = &'t str>,
    ) -> Result<i64, Error> {
        let mut q = Query::new(campaign);
        let topics = q.list(topics);
        let people = q.within("person", scope);
        // Of those who take part: they are the base of the figure.
        let sql = format!(
            "SELECT COUNT(DISTINCT person) FROM study_record WHERE campaign=?1
             AND topic IN ({topics}){people}
             AND person IN (SELECT person FROM total_member WHERE campaign=?1)"
        );
        Ok(self.one(&sql, &q)?.get(0)?)
    }

    /// Reflections by their state.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn reflection_sums(
        &self,
        campaign: &str,
        scope: &Scope,
    ) -> Result<Vec<(ReviewStatus, i64)>, Error> {
        let mut q = Query::new(campaign);
        let people = q.within("person", scope);
        let sql = format!(
            "SELECT status, COUNT(*) FROM reflection WHERE campaign=?1{people} GROUP BY status"
        );
        self.all(&sql, &q, |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Opinions by their source.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn opinion_sums(&self, campaign: &str, scope: &Scope) -> Result<Vec<OpinionSum>, Error> {
        let mut q = Query::new(campaign);
        let people = q.within("author", scope);
        let sql = format!(
            "SELECT source, COUNT(*), COUNT(decision), COUNT(finding) FROM opinion
             WHERE campaign=?1{people} GROUP BY source ORDER BY source"
        );
        self.all(&sql, &q, |row| {
            Ok(OpinionSum {
                source: row.get(0)?,
                opinions: row.get(1)?,
                decided: row.get(2)?,
                converted: row.get(3)?,
            })
        })
    }

    /// What was answered to some items, by item and result: only in self-examinations that were
    /// handed in, because what somebody is still writing says nothing yet.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn answer_sums<'t>(
        &self,
        campaign: &str,
        scope: &Scope,
        items: impl IntoIterator<Item = &'t str>,
    ) -> Result<Vec<(String, AnswerResult, i64)>, Error> {
        let mut q = Query::new(campaign);
        let items = q.list(items);
        let handed_in = [StepStatus::Submitted, StepStatus::Accepted, StepStatus::Done];
        let states = q.list(handed_in.map(StepStatus::code));
        let people = q.within("a.person", scope);
        let sql = format!(
            "SELECT a.item, a.result, COUNT(*) FROM answer a
             JOIN total_step t ON t.campaign=a.campaign AND t.person=a.person AND t.step=a.step
             WHERE a.campaign=?1 AND a.item IN ({items}) AND t.status IN ({states}){people}
             GROUP BY a.item, a.result"
        );
        self.all(&sql, &q, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// Commitments by their state.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn commitment_sums(
        &self,
        campaign: &str,
        scope: &Scope,
    ) -> Result<Vec<(CommitmentStatus, i64)>, Error> {
        let mut q = Query::new(campaign);
        let people = q.within("person", scope);
        let sql = format!(
            "SELECT status, COUNT(*) FROM commitment WHERE campaign=?1{people} GROUP BY status"
        );
        self.all(&sql, &q, |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Items of published commitments: how many, and how many were kept at their last check.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn items_kept(&self, campaign: &str, scope: &Scope) -> Result<(i64, i64), Error> {
        let mut q = Query::new(campaign);
        let states =
            q.list(CommitmentStatus::ALL.iter().filter(|s| s.is_published()).map(|s| s.code()));
        let kept = q.list([CheckState::Kept.code()]);
        let people = q.within("c.person", scope);
        let sql = format!(
            "SELECT COUNT(*), COUNT(CASE WHEN
               (SELECT k.state FROM commitment_check k WHERE k.commitment=c.id AND k.item=i.id
                ORDER BY k.day DESC, k.created_at DESC, k.id DESC LIMIT 1) = {kept} THEN 1 END)
             FROM commitment_item i JOIN commitment c ON c.id=i.commitment
             WHERE c.campaign=?1 AND c.status IN ({states}){people}"
        );
        let row = self.one(&sql, &q)?;
        Ok((row.get(0)?, row.get(1)?))
    }

    /// Findings by state, type and category.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn finding_sums(&self, campaign: &str, scope: &Scope) -> Result<Vec<FindingSum>, Error> {
        let mut q = Query::new(campaign);
        let people = q.within("COALESCE(owner, author)", scope);
        let sql = format!(
            "SELECT status, kind, category, COUNT(*),
               COUNT(CASE WHEN reopens > 0 THEN 1 END), COUNT(original_due),
               COUNT(CASE WHEN closed_on <= original_due THEN 1 END)
             FROM finding WHERE campaign=?1{people}
             GROUP BY status, kind, category ORDER BY status, kind, category"
        );
        self.all(&sql, &q, |row| {
            Ok(FindingSum {
                status: row.get(0)?,
                kind: row.get(1)?,
                category: row.get(2)?,
                findings: row.get(3)?,
                reopened: row.get(4)?,
                dated: row.get(5)?,
                in_time: row.get(6)?,
            })
        })
    }

    /// Ids of the findings of a scope with this type that are confirmed and still open.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn open_of_kind(
        &self,
        campaign: &str,
        scope: &Scope,
        kind: RectifyKind,
    ) -> Result<Vec<Id>, Error> {
        let mut q = Query::new(campaign);
        let kind = q.list([kind.code()]);
        let over = FindingStatus::ALL
            .iter()
            .filter(|status| status.is_closed() || **status == FindingStatus::Proposed);
        let over = q.list(over.map(|status| status.code()));
        let people = q.within("COALESCE(owner, author)", scope);
        let sql = format!(
            "SELECT id FROM finding WHERE campaign=?1 AND kind={kind}
             AND status NOT IN ({over}){people} ORDER BY no, id"
        );
        self.all(&sql, &q, |row| Ok(row.get(0)?))
    }

    /// People per step who handed in after the day it was due.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn submitted_late(
        &self,
        campaign: &str,
        scope: &Scope,
    ) -> Result<BTreeMap<String, i64>, Error> {
        let mut q = Query::new(campaign);
        let people = q.within("t.person", scope);
        let sql = format!(
            "SELECT t.step, COUNT(*) FROM total_step t WHERE t.campaign=?1{people} AND (
               EXISTS (SELECT 1 FROM step_entry e WHERE e.campaign=?1 AND e.person=t.person
                 AND e.step=t.step AND e.submitted_on > t.due)
               OR EXISTS (SELECT 1 FROM commitment c WHERE c.campaign=?1 AND c.person=t.person
                 AND c.step=t.step AND c.submitted_on > t.due))
             GROUP BY t.step"
        );
        let steps = self.all(&sql, &q, |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(steps.into_iter().collect())
    }

    /// The measures of some findings, each finding's in their order.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn measures_of_all(&self, findings: &[&str]) -> Result<Vec<Measure>, Error> {
        let (marks, bound) = marked(findings);
        self.find(&format!("finding IN ({marks}) ORDER BY finding, position, id"), &bound)
    }

    /// The applications for closure of some findings, each finding's oldest first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn closures_of_all(&self, findings: &[&str]) -> Result<Vec<Closure>, Error> {
        let (marks, bound) = marked(findings);
        self.find(&format!("finding IN ({marks}) ORDER BY finding, created_at, id"), &bound)
    }

    /// The last progress note of each of some findings.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn last_notes_of_all(&self, findings: &[&str]) -> Result<BTreeMap<Id, String>, Error> {
        let (marks, bound) = marked(findings);
        let sql = format!(
            "SELECT finding, text FROM progress_note WHERE finding IN ({marks})
             ORDER BY finding, created_at, id"
        );
        let rows = self.rows(&sql, &bound)?;
        // Later notes of a finding take the place of earlier ones.
        rows.into_iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    /// Some people, in no order.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn people_of(&self, ids: &[&str]) -> Result<Vec<Person>, Error> {
        let (marks, bound) = marked(ids);
        self.find(&format!("id IN ({marks})"), &bound)
    }

    /// The names of everybody, also of those who have left.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn names(&self) -> Result<BTreeMap<Id, String>, Error> {
        let rows = self.rows("SELECT id, name FROM person", &[])?;
        rows.into_iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    fn all<T>(
        &self,
        sql: &str,
        query: &Query,
        read: impl Fn(Row) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        self.rows(sql, &query.bound)?.into_iter().map(read).collect()
    }

    /// The single row of a sum.
    fn one(&self, sql: &str, query: &Query) -> Result<Row, Error> {
        self.rows(sql, &query.bound)?.pop().ok_or(Error::NotFound)
    }
}

fn marked(ids: &[&str]) -> (String, Vec<Val>) {
    let mut q = Query { bound: Vec::new() };
    (q.list(ids.iter().copied()), q.bound)
}
