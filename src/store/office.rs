//! Questions about the office that one condition on one table does not answer.

use super::{Reader, Record, Row};
use crate::{
    domain::{
        finding::{Finding, FindingStatus, Measure},
        office::{CampaignHead, Channel, OfficePhase},
        opinion::Opinion,
    },
    error::Error,
    vals,
};

impl Reader<'_> {
    /// The campaign that began last; `None` in a database without one. All of it stands before the
    /// campaign's text in the row: nothing of that is read.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn newest_campaign(&self) -> Result<Option<CampaignHead>, Error> {
        let sql = "SELECT id, version, year, unit FROM office_campaign
                   ORDER BY created_at DESC, id DESC LIMIT 1";
        let row = self.rows(sql, &[])?.pop();
        let head = |row: Row| {
            let (id, version, year, unit) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(CampaignHead { id, version, year, unit })
        };
        row.map(head).transpose()
    }

    /// The phases of a campaign by number.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn phases(&self, campaign: &str) -> Result<Vec<OfficePhase>, Error> {
        self.find("campaign=?1 ORDER BY no", &vals![campaign])
    }

    /// The report channels of a campaign, phones first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn channels(&self, campaign: &str) -> Result<Vec<Channel>, Error> {
        self.find("campaign=?1 ORDER BY kind, created_at, id", &vals![campaign])
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
