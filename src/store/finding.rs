//! The ledger's questions to its tables.

use super::{Reader, Val};
use crate::{
    domain::finding::{
        Closure, Finding, FindingLevel, FindingStatus, Measure, ProgressNote, Severity,
    },
    error::Error,
    vals,
};
use chrono::NaiveDate;

/// Whose findings may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingScope {
    Everything,
    /// Those the person stated, owns, answers for or has a measure of; and those stated or owned
    /// by people of these units.
    Involved {
        person: String,
        units: Vec<String>,
    },
}

/// Conditions on the ledger, all of which hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingFilter<'a> {
    pub campaign: &'a str,
    pub scope: &'a FindingScope,
    pub status: Option<FindingStatus>,
    /// Stated or owned by this person.
    pub person: Option<&'a str>,
    pub category: Option<&'a str>,
    /// Late on this day.
    pub late_on: Option<NaiveDate>,
}

/// States in which time counts, see `FindingStatus::counts_time`; an application filed in time stops the clock.
const LATE: &str = "(status IN ('proposed','confirmed','to_sign','rectifying') \
     OR (status='applied' AND applied_on > COALESCE(next_review, due))) \
     AND (CASE WHEN kind='long_term' THEN next_review ELSE due END) <";

impl FindingFilter<'_> {
    /// The condition and its values.
    fn condition(&self) -> (String, Vec<Val>) {
        let mut values = vals![self.campaign].to_vec();
        let mut mark = |value: Val| {
            values.push(value);
            format!("?{}", values.len())
        };
        let mut parts = vec!["campaign=?1".to_owned()];
        if let FindingScope::Involved { person, units } = self.scope {
            let me = mark(Val::T(person.clone()));
            let mut any = format!(
                "author={me} OR owner={me} OR leader={me} \
                 OR id IN (SELECT finding FROM measure WHERE owner={me})"
            );
            if !units.is_empty() {
                let marks: Vec<_> = units.iter().map(|u| mark(Val::T(u.clone()))).collect();
                let people = format!("(SELECT id FROM person WHERE unit IN ({}))", marks.join(","));
                any.push_str(&format!(" OR author IN {people} OR owner IN {people}"));
            }
            parts.push(format!("({any})"));
        }
        if let Some(status) = self.status {
            let m = mark(Val::T(status.code().to_owned()));
            parts.push(format!("status={m}"));
        }
        if let Some(person) = self.person {
            let m = mark(Val::T(person.to_owned()));
            parts.push(format!("(author={m} OR owner={m})"));
        }
        if let Some(category) = self.category {
            let m = mark(Val::T(category.to_owned()));
            parts.push(format!("category={m}"));
        }
        if let Some(day) = self.late_on {
            let m = mark(Val::T(day.to_string()));
            parts.push(format!("{LATE} {m}"));
        }
        (parts.join(" AND "), values)
    }
}

impl Reader<'_> {
    /// A window of the ledger in the order of its numbers.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn findings(
        &self,
        filter: &FindingFilter,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<Finding>, Error> {
        let (condition, mut values) = filter.condition();
        values.extend(vals![limit, offset]);
        let (l, o) = (values.len() - 1, values.len());
        self.find(&format!("{condition} ORDER BY no, id LIMIT ?{l} OFFSET ?{o}"), &values)
    }

    /// How many findings meet the conditions.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn count_findings(&self, filter: &FindingFilter) -> Result<i64, Error> {
        let (condition, values) = filter.condition();
        self.count::<Finding>(&condition, &values)
    }

    /// Findings per status and category within a scope.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn finding_counts(
        &self,
        filter: &FindingFilter,
    ) -> Result<Vec<(String, String, i64)>, Error> {
        let (condition, values) = filter.condition();
        let sql = format!(
            "SELECT status, category, COUNT(*) FROM finding WHERE {condition} GROUP BY status, category"
        );
        self.rows(&sql, &values)?
            .iter()
            .map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .collect()
    }

    /// All findings of a campaign, in the order they came to be.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn findings_in(&self, campaign: &str) -> Result<Vec<Finding>, Error> {
        self.find("campaign=?1 ORDER BY id", &vals![campaign])
    }

    /// The findings a person stated or owns, by number.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn findings_about(&self, campaign: &str, person: &str) -> Result<Vec<Finding>, Error> {
        // Each question has an index of its own; one with OR would walk the whole ledger.
        let bound = vals![campaign, person];
        let mut found: Vec<Finding> = self.find("campaign=?1 AND author=?2 ORDER BY no", &bound)?;
        found.extend(
            self.find::<Finding>("campaign=?1 AND owner=?2 AND author<>?2 ORDER BY no", &bound)?,
        );
        found.sort_by(|a, b| (&a.no, &a.meta.id).cmp(&(&b.no, &b.meta.id)));
        Ok(found)
    }

    /// The findings a person owns, or stated while they have no owner yet, by number.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn findings_held_by(&self, campaign: &str, person: &str) -> Result<Vec<Finding>, Error> {
        let bound = vals![campaign, person];
        let mut found: Vec<Finding> = self.find("campaign=?1 AND owner=?2 ORDER BY no", &bound)?;
        let stated = "campaign=?1 AND author=?2 AND owner IS NULL ORDER BY no";
        found.extend(self.find::<Finding>(stated, &bound)?);
        found.sort_by(|a, b| a.no.cmp(&b.no));
        Ok(found)
    }

    /// The findings their owner has to sign for or to rectify, by number.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn findings_in_work(&self, campaign: &str, owner: &str) -> Result<Vec<Finding>, Error> {
        let tail = "campaign=?1 AND owner=?2 AND status IN (?3, ?4) ORDER BY no";
        let states = (FindingStatus::ToSign, FindingStatus::Rectifying);
        self.find(tail, &vals![campaign, owner, states.0, states.1])
    }

    /// The findings whose closure waits for the responsible leader's signature, by number.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn findings_to_sign(&self, campaign: &str, leader: &str) -> Result<Vec<Finding>, Error> {
        let tail = "campaign=?1 AND leader=?2 AND status=?3 ORDER BY no";
        self.find(tail, &vals![campaign, leader, FindingStatus::Signing])
    }

    /// The findings that only the leader may sign (处长审定) and that wait for it, by number.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn findings_to_decide(&self, campaign: &str) -> Result<Vec<Finding>, Error> {
        let tail = "campaign=?1 AND status=?2 AND (severity=?3 OR level=?4) ORDER BY no";
        let class = (Severity::Severe, FindingLevel::Common);
        self.find(tail, &vals![campaign, FindingStatus::Signing, class.0, class.1])
    }

    /// The states of the findings a person owns.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn owned_states(&self, campaign: &str, person: &str) -> Result<Vec<FindingStatus>, Error> {
        let sql = "SELECT status FROM finding WHERE campaign=?1 AND owner=?2";
        self.rows(sql, &vals![campaign, person])?.iter().map(|row| Ok(row.get(0)?)).collect()
    }

    /// The measures of a finding in their order.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn measures_of(&self, finding: &str) -> Result<Vec<Measure>, Error> {
        self.find("finding=?1 ORDER BY position, id", &vals![finding])
    }

    /// Progress notes, newest first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn notes_of(&self, finding: &str) -> Result<Vec<ProgressNote>, Error> {
        self.find("finding=?1 ORDER BY created_at DESC, id DESC", &vals![finding])
    }

    /// Applications for closure, newest first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn closures_of(&self, finding: &str) -> Result<Vec<Closure>, Error> {
        self.find("finding=?1 ORDER BY created_at DESC, id DESC", &vals![finding])
    }
}
