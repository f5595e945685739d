//! Undo: the last change of one row, taken back from its own history, whatever table it is of.
//! Erasure: personal data leaves the history without breaking the chain.

use super::{
    body::Body,
    record::Table,
    value::{ToVal as _, Val},
    writer::Writer,
};
use crate::{error::Error, vals};

/// The row before and after an undo (`None`: not there), for totals to follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reverted {
    pub before: Option<Body>,
    pub after: Option<Body>,
    /// The version that stands now; 0 when the row is gone.
    pub version: i64,
}

impl Writer<'_> {
    /// Takes back the last change of a row: an addition is removed, a change gets its text from
    /// before, a removed row comes back. This is itself a change, so doing it twice redoes.
    /// `expected` is the version the last change made; 0 for a removal.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the row changed since, [`Error::NotFound`] when there is no such row or
    /// its text before was erased, [`Error::Constraint`] when other rows stand in the way.
    pub fn revert(
        &mut self,
        table: &str,
        id: &str,
        expected: i64,
        action: &str,
    ) -> Result<Reverted, Error> {
        let table = self.schema.table(table).ok_or(Error::NotFound)?;
        let mut past = self.last_two(table.name, id)?.into_iter();
        let last = past.next().ok_or(Error::NotFound)?;
        let stands = if last.new.is_none() && !last.erased { 0 } else { last.version };
        if stands != expected {
            return Err(self.conflict(table, id, expected));
        }
        let version = last.version + 1;
        let earlier = past.next();
        if last.erased || earlier.as_ref().is_some_and(|row| row.erased) {
            return Err(Error::NotFound);
        }
        let after = earlier.and_then(|row| row.new);
        match (&last.new, &after) {
            (None, None) => return Err(Error::NotFound),
            (Some(_), None) => self.delete_row(table, id, expected, action)?,
            (Some(_), Some(body)) => {
                let mut vals = row_of(table, body);
                vals[1] = Val::I(expected);
                self.update_row(table, &mut vals, action)?;
            }
            (None, Some(body)) => {
                let mut vals = row_of(table, body);
                vals[1] = Val::I(version);
                vals[4] = Val::I(self.now());
                vals[5] = self.actor().to_val();
                self.engine.exec(&table.sql().insert, &vals)?;
                self.record(table, &vals, action)?;
            }
        }
        let version = if after.is_some() { version } else { 0 };
        Ok(Reverted { before: last.new, after, version })
    }

    /// Erases the older texts of a row from history; the newest (the row as it stands, or that it is
    /// deleted) stays. How many texts were erased.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn erase_past(
        &mut self,
        entity: &str,
        id: &str,
        reason: &str,
        action: &str,
    ) -> Result<i64, Error> {
        let rows = self.rows(
            "SELECT r.seq FROM revision r JOIN history h ON h.seq = r.seq WHERE h.entity=?1 AND h.entity_id=?2
             AND h.seq < (SELECT MAX(seq) FROM history WHERE entity=?1 AND entity_id=?2) ORDER BY r.seq",
            &vals![entity, id],
        )?;
        let old = rows.iter().map(|row| row.get::<i64>(0)).collect::<Result<Vec<_>, _>>()?;
        self.erase_revisions(entity, id, &old, reason, action)
    }
}

/// All values of a row from its text; columns the text does not know are empty.
fn row_of(table: &Table, body: &Body) -> Vec<Val> {
    table.all_columns().map(|column| body.get(column).cloned().unwrap_or_default()).collect()
}
