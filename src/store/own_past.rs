//! Everything one person ever wrote, change by change: what a copy of one's own data can hold besides
//! the entries as they stand.

use super::{Reader, history::HistoryRow, record::META_COLUMNS, value::Val};
use crate::{
    error::{Error, StoreFault},
    vals,
};

/// Whose a table's rows are (`?1`), and the column by which a removed row is known.
const OWN: &[(&str, &str, &str)] = &[
    ("person", "id=?1", "id"),
    ("step_entry", "person=?1", "person"),
    ("study_record", "person=?1", "person"),
    ("reflection", "person=?1", "person"),
    ("answer", "person=?1", "person"),
    ("opinion", "author=?1", "author"),
    ("commitment", "person=?1", "person"),
    ("commitment_item", "commitment IN (SELECT id FROM commitment WHERE person=?1)", "created_by"),
    ("commitment_check", "commitment IN (SELECT id FROM commitment WHERE person=?1)", "created_by"),
    ("finding", "author=?1", "author"),
    ("login_key", "person=?1", "person"),
];

impl Reader<'_> {
    /// Every change of every entry of a person, also of those that were removed, in the order they
    /// were made. A change whose text was erased stands there without it; an entry that was removed
    /// and of which every text was erased is nobody's any more.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn past_of_person(&self, person: &str) -> Result<Vec<HistoryRow>, Error> {
        let mut past = Vec::new();
        for (table, whose, column) in OWN {
            let mention = format!("%\"{column}\":\"{person}\"%");
            // A quote within a text is written with a backslash, so no text can pass for a column.
            let tail = format!(
                "h.entity=?2 AND h.entity_id IN (
                   SELECT id FROM {table} WHERE {whose}
                   UNION SELECT p.entity_id FROM history p JOIN revision t ON t.seq = p.seq
                   WHERE p.entity=?2 AND t.body LIKE ?3
                   AND NOT EXISTS (SELECT 1 FROM {table} o WHERE o.id = p.entity_id))"
            );
            past.extend(self.history_where(&tail, &vals![person, *table, mention])?);
        }
        past.sort_by_key(|row| row.seq);
        Ok(past)
    }

    /// What a change left in the columns of its table, in their order, without those that every
    /// record begins with and without what is empty; `None` where there is no text.
    ///
    /// # Errors
    /// [`StoreFault::Corrupt`] for a table that is not known.
    pub fn values_of(
        &self,
        row: &HistoryRow,
    ) -> Result<Option<Vec<(&'static str, String)>>, Error> {
        let table = self.schema.table(&row.entity);
        let table = table.ok_or_else(|| StoreFault::Corrupt(format!("table {}", row.entity)))?;
        let Some(body) = &row.new else { return Ok(None) };
        let own = table.all_columns().filter(|column| !META_COLUMNS.contains(column));
        let value = |column| Some((column, body.get(column).and_then(Val::text)?));
        Ok(Some(own.filter_map(value).filter(|(_, text)| !text.is_empty()).collect()))
    }
}
