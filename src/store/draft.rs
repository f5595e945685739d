//! Unfinished text in a form: private, outside history, saved a second after the last key.

use super::{Reader, Row, Writer};
use crate::{
    domain::{change::DraftState, conflict::Conflict},
    error::Error,
    vals,
};

const SELECT: &str =
    "SELECT form, entity, base_version, body, version, updated_at FROM draft WHERE ";

impl Reader<'_> {
    /// The draft of one form, if there is one.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn draft(
        &self,
        person: &str,
        form: &str,
        entity: &str,
    ) -> Result<Option<DraftState>, Error> {
        let sql = format!("{SELECT}person=?1 AND form=?2 AND entity=?3");
        self.rows(&sql, &vals![person, form, entity])?.pop().map(read).transpose()
    }

    /// All drafts of a person, the newest first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn drafts(&self, person: &str) -> Result<Vec<DraftState>, Error> {
        let sql = format!("{SELECT}person=?1 ORDER BY updated_at DESC, form, entity");
        self.rows(&sql, &vals![person])?.into_iter().map(read).collect()
    }
}

impl Writer<'_> {
    /// Saves a person's draft over the version that was read (0: there was none), and moves it on.
    /// A draft that was removed meanwhile (saved for good in another window) is kept anew.
    ///
    /// # Errors
    /// [`Error::Conflict`] when another window wrote another text meanwhile, or the fault of the database.
    pub fn save_draft(&mut self, person: &str, draft: &mut DraftState) -> Result<(), Error> {
        let now = self.now();
        let DraftState { form, entity, base_version, version, body, .. } = &*draft;
        let text = vals![person, form, entity, *base_version, body, *version + 1, now];
        let again = "UPDATE draft SET base_version=?4, body=?5, version=?6, updated_at=?7
                     WHERE person=?1 AND form=?2 AND entity=?3 AND version=?6 - 1";
        let new = "INSERT INTO draft (person, form, entity, base_version, body, version, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (person, form, entity) DO NOTHING";
        if self.exec(again, &text)? == 0 && self.exec(new, &text)? == 0 {
            return Err(self.draft_conflict(person, draft)?);
        }
        draft.version += 1;
        draft.updated_at = now;
        Ok(())
    }

    /// Removes a draft, whatever its version: its text was saved for good, or given up.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn delete_draft(&mut self, person: &str, form: &str, entity: &str) -> Result<(), Error> {
        let sql = "DELETE FROM draft WHERE person=?1 AND form=?2 AND entity=?3";
        self.exec(sql, &vals![person, form, entity]).map(drop)
    }

    /// The other window's text stands in the column `body`.
    fn draft_conflict(&self, person: &str, draft: &DraftState) -> Result<Error, Error> {
        let current = self.draft(person, &draft.form, &draft.entity)?.ok_or(Error::NotFound)?;
        Ok(Error::Conflict(Box::new(Conflict {
            entity: "draft".to_owned(),
            id: format!("{}/{}", draft.form, draft.entity),
            base_version: draft.version,
            current_version: current.version,
            current: [("body".to_owned(), current.body)].into(),
            changed_by: person.to_owned(),
            changed_at: current.updated_at,
        })))
    }
}

fn read(mut row: Row) -> Result<DraftState, Error> {
    Ok(DraftState {
        form: row.next("draft.form")?,
        entity: row.next("draft.entity")?,
        base_version: row.next("draft.base_version")?,
        body: row.next("draft.body")?,
        version: row.next("draft.version")?,
        updated_at: row.next("draft.updated_at")?,
    })
}
