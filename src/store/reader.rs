//! Reading: one snapshot of the database, collected into plain values.

use super::{
    engine::Engine,
    record::Record,
    schema::Schema,
    value::{Row, Val},
};
use crate::{error::Error, vals};

/// A snapshot; everything read through it is of one instant.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(super) engine: &'a Engine,
    pub(super) schema: &'static Schema,
}

impl Reader<'_> {
    /// The schema version of the file.
    ///
    /// # Errors
    /// The fault of the database.
    pub(super) fn schema_version(&self) -> Result<i64, Error> {
        self.engine.schema_version()
    }

    /// The record of this id.
    ///
    /// # Errors
    /// [`Error::NotFound`], or the fault of the database.
    pub fn get<R: Record>(&self, id: &str) -> Result<R, Error> {
        self.maybe(id)?.ok_or(Error::NotFound)
    }

    /// The record of this id, if there is one.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn maybe<R: Record>(&self, id: &str) -> Result<Option<R>, Error> {
        let row = self.engine.query(&R::table().sql().by_id, &vals![id])?.pop();
        Ok(row.map(R::from_row).transpose()?)
    }

    /// All records of a table, in the order they came to be.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn everything<R: Record>(&self) -> Result<Vec<R>, Error> {
        self.find("1=1 ORDER BY id", &[])
    }

    /// Records by a condition, with what may follow it: `find("person=?1 ORDER BY day", &vals![person])`.
    /// The text is a constant of the caller, never made of user text.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn find<R: Record>(&self, tail: &str, vals: &[Val]) -> Result<Vec<R>, Error> {
        let rows = self.engine.query(&joined(&R::table().sql().select, tail), vals)?;
        rows.into_iter().map(|row| Ok(R::from_row(row)?)).collect()
    }

    /// The first record of [`Self::find`].
    ///
    /// # Errors
    /// The fault of the database.
    pub fn find_one<R: Record>(&self, tail: &str, vals: &[Val]) -> Result<Option<R>, Error> {
        let row =
            self.engine.query(&joined(&R::table().sql().select, tail), vals)?.into_iter().next();
        Ok(row.map(R::from_row).transpose()?)
    }

    /// How many records meet a condition.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn count<R: Record>(&self, tail: &str, vals: &[Val]) -> Result<i64, Error> {
        let rows = self.engine.query(&joined(&R::table().sql().count, tail), vals)?;
        Ok(rows.first().map_or(Ok(0), |row| row.get(0))?)
    }

    /// Any other question: joins, sums, totals. Portable SQL only (`?1` marks, `CAST(SUM(x) AS BIGINT)`).
    ///
    /// # Errors
    /// The fault of the database.
    pub fn rows(&self, sql: &str, vals: &[Val]) -> Result<Vec<Row>, Error> {
        self.engine.query(sql, vals)
    }

    /// The same, row by row without keeping them; `false` from `take` ends it.
    ///
    /// # Errors
    /// The fault of the database, or what `take` returns.
    pub fn each(
        &self,
        sql: &str,
        vals: &[Val],
        take: impl FnMut(&[Val]) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        self.engine.each(sql, vals, take)
    }
}

fn joined(start: &str, tail: &str) -> String {
    let mut sql = String::with_capacity(start.len() + tail.len());
    sql.push_str(start);
    sql.push_str(tail);
    sql
}
