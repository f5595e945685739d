//! Questions about the office that one condition on one table does not answer.

use super::{Reader, Record};
use crate::{
    domain::{
        finding::{Finding, FindingStatus, Measure},
        office::OfficeCampaign,
        opinion::Opinion,
        person::{Person, PersonStatus, Role, RoleAssignment},
        record::Id,
    },
    error::Error,
    vals,
};

impl Reader<'_> {
    /// Id and version of the campaign that began last; `None` in a database without one.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn newest_campaign(&self) -> Result<Option<(Id, i64)>, Error> {
        let table = OfficeCampaign::TABLE;
        let sql =
            format!("SELECT id, version FROM {table} ORDER BY created_at DESC, id DESC LIMIT 1");
        let row = self.rows(&sql, &[])?.pop();
        row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
    }

    /// Active people with a role, in the order of their names.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn active_in_role(&self, campaign: &str, role: Role) -> Result<Vec<Person>, Error> {
        let tail = "status=?1 AND id IN
                    (SELECT person FROM role_assignment WHERE campaign=?2 AND role=?3)
                    ORDER BY sort_key, id";
        self.find(tail, &vals![PersonStatus::Active, campaign, role])
    }

    /// How many opinions came from each source, by the source's key.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn opinions_by_source(&self, campaign: &str) -> Result<Vec<(String, i64)>, Error> {
        let table = Opinion::TABLE;
        let sql = format!(
            "SELECT source, COUNT(*) FROM {table} WHERE campaign=?1 GROUP BY source ORDER BY source"
        );
        let rows = self.rows(&sql, &vals![campaign])?;
        rows.into_iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    /// How many active people other than `but` have a role.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn others_in_role(&self, campaign: &str, role: Role, but: &str) -> Result<i64, Error> {
        let tail = "campaign=?1 AND role=?2 AND person<>?3
                    AND person IN (SELECT id FROM person WHERE status=?4)";
        self.count::<RoleAssignment>(tail, &vals![campaign, role, but, PersonStatus::Active])
    }

    /// Open findings a person answers for, as owner or responsible leader, and unfinished measures
    /// of open findings.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn open_items_of(&self, person: &str) -> Result<i64, Error> {
        let closed = FindingStatus::ALL.iter().filter(|status| status.is_closed());
        let closed: Vec<&str> = closed.map(|status| status.code()).collect();
        let open = format!("status NOT IN ('{}')", closed.join("','"));
        let mine = format!("{open} AND (owner=?1 OR leader=?1)");
        let theirs = format!(
            "owner=?1 AND percent<100 AND finding IN (SELECT id FROM finding WHERE {open})"
        );
        let findings = self.count::<Finding>(&mine, &vals![person])?;
        Ok(findings + self.count::<Measure>(&theirs, &vals![person])?)
    }
}
