//! Settings of the office and of each person: remembered, outside history.

use super::{Reader, Writer};
use crate::{error::Error, vals};
use std::collections::BTreeMap;

impl Reader<'_> {
    /// One setting; `scope` is a person id, or empty for the whole office.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn setting(&self, scope: &str, key: &str) -> Result<Option<String>, Error> {
        let row = self
            .rows("SELECT value FROM setting WHERE scope=?1 AND key=?2", &vals![scope, key])?
            .pop();
        Ok(row.map(|mut row| row.next("setting.value")).transpose()?)
    }

    /// All settings of a scope.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn settings(&self, scope: &str) -> Result<BTreeMap<String, String>, Error> {
        let rows = self.rows("SELECT key, value FROM setting WHERE scope=?1", &vals![scope])?;
        let read = |mut row: super::Row| Ok((row.next("setting.key")?, row.next("setting.value")?));
        rows.into_iter().map(read).collect()
    }
}

impl Writer<'_> {
    /// Remembers a setting; the last one wins.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn set_setting(&mut self, scope: &str, key: &str, value: &str) -> Result<(), Error> {
        let sql = "INSERT INTO setting (scope, key, value) VALUES (?1, ?2, ?3)
                   ON CONFLICT (scope, key) DO UPDATE SET value = excluded.value";
        self.exec(sql, &vals![scope, key, value]).map(drop)
    }

    /// Forgets a setting.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn clear_setting(&mut self, scope: &str, key: &str) -> Result<(), Error> {
        self.exec("DELETE FROM setting WHERE scope=?1 AND key=?2", &vals![scope, key]).map(drop)
    }
}
