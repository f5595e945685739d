//! Personal data leaves a row and its whole past, and the chain still holds: the row stands with
//! neutral texts, its last change has these, and erasures account for every text that is gone.

use super::{
    Reader, body,
    history::ERASURE,
    value::{ToVal as _, Val},
    writer::Writer,
};
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

    /// Erases texts of a row, or of an event, from history; how many.
    pub(super) fn erase_revisions(
        &mut self,
        entity: &str,
        id: &str,
        seqs: &[i64],
        reason: &str,
        action: &str,
    ) -> Result<i64, Error> {
        let Some(upto) = seqs.iter().max().copied() else { return Ok(0) };
        let act = self.new_id()?.to_val();
        let told = vals![&act, 1_i64, entity, id, reason, upto];
        body::encode(
            self.body_mut(),
            ["id", "version", "entity", "entity_id", "reason", "upto"].into_iter().zip(&told),
        );
        self.chain(ERASURE, act, 1, action)?;
        let seq = self.last_seq()?;
        for &erased in seqs {
            self.engine.exec(
                "INSERT INTO erasure (erased_seq, seq) VALUES (?1, ?2)",
                &vals![erased, seq],
            )?;
            self.engine.exec("DELETE FROM revision WHERE seq=?1", &vals![erased])?;
        }
        i64::try_from(seqs.len()).map_err(|e| StoreFault::Io(e.to_string()).into())
    }
}

impl Reader<'_> {
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
