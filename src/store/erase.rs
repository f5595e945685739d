//! Personal data leaves a row and its whole past, and the chain still holds: the row stands with
//! neutral texts, its last change has these, and erasures account for every text that is gone.

use super::{value::Val, writer::Writer};
use crate::{
    error::{Error, StoreFault},
    vals,
};

impl Writer<'_> {
    /// Puts other values into columns of a row and erases every text it had before; how many texts
    /// were erased. A row that has these values already is not written again.
    ///
    /// # Errors
    /// [`Error::NotFound`], or the fault of the database.
    pub fn erase_row(
        &mut self,
        table: &str,
        id: &str,
        with: &[(&str, Val)],
        reason: &str,
    ) -> Result<i64, Error> {
        let table = self.schema.table(table).ok_or(Error::NotFound)?;
        let row = self.engine.query(&table.sql().by_id, &vals![id])?.pop();
        let mut vals = row.ok_or(Error::NotFound)?.into_vals();
        let mut changed = false;
        for (column, slot) in table.all_columns().zip(&mut vals) {
            if let Some((_, value)) = with.iter().find(|(name, _)| *name == column) {
                changed |= slot != value;
                value.clone_into(slot);
            }
        }
        if changed {
            self.update_row(table, &mut vals, reason)?;
        }
        self.erase_past(table.name, id, reason, reason)
    }

    /// Ids of rows that are no longer there but whose texts are, where a column once held a value.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn removed_rows(
        &self,
        table: &str,
        column: &str,
        value: &str,
    ) -> Result<Vec<String>, Error> {
        let table = self.schema.table(table).ok_or(Error::NotFound)?;
        let sql = format!(
            "SELECT DISTINCT h.entity_id FROM history h JOIN revision r ON r.seq = h.seq
             WHERE h.entity=?1 AND r.body LIKE ?2 AND NOT EXISTS (SELECT 1 FROM {0} WHERE {0}.id = h.entity_id)
             ORDER BY h.entity_id",
            table.name
        );
        let rows = self.rows(&sql, &vals![table.name, mention(column, value)])?;
        let ids = rows.into_iter().map(|mut row| row.next::<String>("history.entity_id"));
        Ok(ids.collect::<Result<_, StoreFault>>()?)
    }
}

/// The pattern of a text in which a column holds an id.
fn mention(column: &str, id: &str) -> String {
    format!("%\"{column}\":\"{id}\"%")
}
