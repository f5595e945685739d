//! Questions about keys that people log in with.

use super::{Options, Reader, Store};
use crate::{
    domain::{
        login_key::LoginKey,
        person::{Person, PersonStatus},
    },
    error::Error,
    vals,
};
use std::path::Path;

/// The schema version in which keys came.
const SINCE: i64 = 2;

impl Reader<'_> {
    /// The keys of a person, live ones first, then by age.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn keys_of(&self, person: &str) -> Result<Vec<LoginKey>, Error> {
        let tail = "person=?1 ORDER BY CASE WHEN withdrawn_on IS NULL THEN 0 ELSE 1 END,
                    created_at, id";
        self.find(tail, &vals![person])
    }

    /// Every row of a fingerprint, also withdrawn ones.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn keys_of_fingerprint(&self, fingerprint: &str) -> Result<Vec<LoginKey>, Error> {
        self.find("fingerprint=?1 ORDER BY created_at, id", &vals![fingerprint])
    }

    /// Whether a person may still log in with the key of this fingerprint.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn has_live_key(&self, person: &str, fingerprint: &str) -> Result<bool, Error> {
        let tail = "person=?1 AND fingerprint=?2 AND withdrawn_on IS NULL";
        let live: Vec<LoginKey> = self.find(tail, &vals![person, fingerprint])?;
        Ok(!live.is_empty())
    }
}

/// The live key of a fingerprint with the login of its person, who is active. Asked by sshd before
/// anybody is logged in: nothing is written, and no migration waited for.
///
/// # Errors
/// The fault of the file.
pub fn live_key(path: &Path, fingerprint: &str) -> Result<Option<(String, LoginKey)>, Error> {
    let store = Store::open_with(path, &Options { as_it_is: true, ..Options::default() })?;
    store.read(|db| {
        if db.schema_version()? < SINCE {
            return Ok(None);
        }
        let rows = db.keys_of_fingerprint(fingerprint)?;
        let Some(key) = rows.into_iter().find(|key| key.withdrawn_on.is_none()) else {
            return Ok(None);
        };
        let person: Option<Person> = db.maybe(&key.person)?;
        let active = person.filter(|person| person.status == PersonStatus::Active);
        Ok(active.map(|person| (person.login, key)))
    })
}
