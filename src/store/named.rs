//! Where a person is named in what stays after their own data was erased: found for whoever decides,
//! and replaced by a neutral word, with every earlier version that holds the name.

use super::{
    Reader, Writer, body,
    history::{ERASURE, EVENT},
    personal::{RULES, Rule},
    record::Table,
    value::{Row, Val},
};
use crate::{
    domain::{privacy::Mention, record::Id},
    error::{Error, StoreFault},
    text::called::Called,
    vals,
};
use std::collections::{BTreeMap, BTreeSet};

/// Tables outside history whose texts can name people: the person a row is for, what to call the row,
/// its key, and its texts.
const BESIDE: &[(&str, &str, &[&str])] =
    &[("notice", "id", &["subject", "body"]), ("draft", "form", &["body"])];

/// Texts of history that name somebody, by row.
type Past = BTreeMap<(String, Id), Vec<i64>>;

impl Reader<'_> {
    /// Where the person is named: in rows as they stand, in their earlier versions, in rows that are gone
    /// and in events. The person's own texts do not count; they are erased anyway.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn mentions(&self, person: &str, called: &Called) -> Result<Vec<Mention>, Error> {
        let patterns = called.patterns();
        if patterns.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        let mut past = self.named_past(person, called)?;
        for rule in RULES {
            let Some(table) = self.schema.table(rule.table) else { continue };
            for mut mention in self.named_rows(table, rule, person, called)? {
                let key = (table.name.to_owned(), mention.id.clone());
                mention.past = past.remove(&key).map_or(0, |seqs| seqs.len() as i64);
                found.push(mention);
            }
        }
        for &(table, label, texts) in BESIDE {
            let sql = format!(
                "SELECT {label}, {} FROM {table} WHERE person<>?1 AND ({}) ORDER BY 1",
                texts.join(", "),
                like(texts.iter().copied(), 2, patterns.len())
            );
            for mut row in self.rows(&sql, &bound(person, &patterns))? {
                let mut mention =
                    Mention { table: table.to_owned(), id: row.next("id")?, ..Mention::default() };
                count(&mut mention, &mut row, texts.iter().copied(), called)?;
                found.extend(Some(mention).filter(|mention| !mention.columns.is_empty()));
            }
        }
        for ((table, id), seqs) in past {
            found.push(Mention { table, id, past: seqs.len() as i64, ..Mention::default() });
        }
        Ok(found)
    }

    /// The rows of a table that name the person now.
    fn named_rows(
        &self,
        table: &Table,
        rule: &Rule,
        person: &str,
        called: &Called,
    ) -> Result<Vec<Mention>, Error> {
        let columns: Vec<&str> = rule.searched().collect();
        if columns.is_empty() {
            return Ok(Vec::new());
        }
        let patterns = called.patterns();
        let no = if table.columns.contains(&"no") { "no" } else { "''" };
        let quoted: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
        let sql = format!(
            "SELECT id, {no}, CASE WHEN {} THEN 1 ELSE 0 END, {} FROM {} WHERE {} ORDER BY id",
            rule.whose,
            quoted.join(", "),
            table.name,
            like(columns.iter().copied(), 2, patterns.len())
        );
        let mut found = Vec::new();
        for mut row in self.rows(&sql, &bound(person, &patterns))? {
            let mut mention = Mention {
                table: table.name.to_owned(),
                id: row.next("id")?,
                no: row.next("no")?,
                ..Mention::default()
            };
            let own: i64 = row.next("own")?;
            count(&mut mention, &mut row, columns.iter().copied(), called)?;
            mention.columns.retain(|(column, _)| own == 0 || !rule.own.contains(&column.as_str()));
            mention.fixed = mention.columns.iter().any(|(c, _)| rule.fixed.contains(&c.as_str()));
            found.extend(Some(mention).filter(|mention| !mention.columns.is_empty()));
        }
        Ok(found)
    }

    /// The texts of history that name the person in columns which can be rewritten, but for those of the
    /// person's own rows.
    fn named_past(&self, person: &str, called: &Called) -> Result<Past, Error> {
        let own = self.own_rows(person)?;
        let patterns = called.patterns();
        let sql = format!(
            "SELECT h.seq, h.entity, h.entity_id, r.body FROM revision r JOIN history h ON h.seq = r.seq
             WHERE h.entity<>'{ERASURE}' AND ?1<>'' AND ({})
             ORDER BY h.seq",
            like(["r.body"].into_iter(), 2, patterns.len())
        );
        let mut past = Past::new();
        self.each(&sql, &bound("-", &patterns), |row| {
            let [Val::I(seq), Val::T(entity), Val::T(id), Val::T(text)] = row else {
                return Ok(true);
            };
            let Some(values) = body::decode(text)? else { return Ok(true) };
            let rule = Rule::of(entity);
            let ours = own.contains(&(entity.clone(), id.clone()));
            let counts = |column: &str| match rule {
                Some(rule) if ours => rule.text.contains(&column),
                Some(rule) => rule.free().any(|free| free == column),
                None => entity == EVENT,
            };
            let names = |(column, value): (&String, &Val)| {
                counts(column) && value.text().is_some_and(|text| called.times(&text) > 0)
            };
            if values.iter().any(names) {
                past.entry((entity.clone(), id.clone())).or_default().push(*seq);
            }
            Ok(true)
        })?;
        // What stands now is counted in its row, and changed there.
        for ((entity, id), seqs) in &mut past {
            if entity != EVENT {
                let newest = self.last_two(entity, id)?.first().map_or(0, |row| row.seq);
                seqs.retain(|seq| *seq != newest);
            }
        }
        past.retain(|_, seqs| !seqs.is_empty());
        Ok(past)
    }

    /// The rows of a person by table and id, also those that were removed.
    fn own_rows(&self, person: &str) -> Result<BTreeSet<(String, Id)>, Error> {
        let mut own = BTreeSet::new();
        for rule in RULES.iter().filter(|rule| !rule.own.is_empty() || !rule.names.is_empty()) {
            let sql = format!("SELECT id FROM {} WHERE {}", rule.table, rule.whose);
            for mut row in self.rows(&sql, &vals![person])? {
                own.insert((rule.table.to_owned(), row.next("id")?));
            }
            if !rule.column.is_empty() {
                let gone = self.removed_rows(rule.table, rule.column, person)?;
                own.extend(gone.into_iter().map(|id| (rule.table.to_owned(), id)));
            }
        }
        Ok(own)
    }
}

impl Writer<'_> {
    /// Puts a word for the person wherever [`Reader::mentions`] finds them, but for names that the office
    /// gave, and erases every earlier version that names them; in how many rows.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn replace_mentions(
        &mut self,
        person: &str,
        called: &Called,
        word: &str,
        action: &str,
    ) -> Result<i64, Error> {
        let mentions = self.mentions(person, called)?;
        for mention in &mentions {
            let Some(rule) = Rule::of(&mention.table) else { continue };
            let Some(table) = self.schema.table(rule.table) else { continue };
            let free: Vec<_> = rule.free().collect();
            let row = self.engine.query(&table.sql().by_id, &vals![&mention.id])?.pop();
            let Some(mut values) = row.map(Row::into_vals) else { continue };
            let mut changed = false;
            for (column, value) in table.all_columns().zip(&mut values) {
                let named = mention.columns.iter().any(|(named, _)| named == column);
                if let Val::T(text) = value
                    && named
                    && free.contains(&column)
                {
                    *text = called.replace(text, word);
                    changed = true;
                }
            }
            if changed {
                self.update_row(table, &mut values, action)?;
            }
        }
        for ((entity, id), seqs) in self.named_past(person, called)? {
            self.erase_revisions(&entity, &id, &seqs, action, action)?;
        }
        self.rewrite_beside(person, called, word)?;
        Ok(mentions.iter().filter(|mention| !mention.fixed).count() as i64)
    }

    /// The same in what stands outside history. A draft keeps its version: whoever is writing it writes on.
    fn rewrite_beside(&mut self, person: &str, called: &Called, word: &str) -> Result<(), Error> {
        let patterns = called.patterns();
        for &(table, _, texts) in BESIDE {
            for column in texts {
                let sql = format!(
                    "SELECT {column} FROM {table} WHERE person<>?1 AND ({})",
                    like([*column].into_iter(), 2, patterns.len())
                );
                for mut row in self.rows(&sql, &bound(person, &patterns))? {
                    let text: String = row.next(column)?;
                    let set =
                        format!("UPDATE {table} SET {column}=?1 WHERE {column}=?2 AND person<>?3");
                    self.exec(&set, &vals![called.replace(&text, word), text, person])?;
                }
            }
        }
        Ok(())
    }
}

/// `LOWER(a) LIKE ?2 OR …` for every column and pattern; the patterns are numbered from `first` on.
fn like<'a>(columns: impl Iterator<Item = &'a str>, first: usize, patterns: usize) -> String {
    let each = |column: &str| {
        let column = if column.contains('.') { column.to_owned() } else { format!("\"{column}\"") };
        (first..first + patterns)
            .map(move |n| format!("LOWER({column}) LIKE ?{n}"))
            .collect::<Vec<_>>()
    };
    columns.flat_map(each).collect::<Vec<_>>().join(" OR ")
}

fn bound(person: &str, patterns: &[String]) -> Vec<Val> {
    let patterns = patterns.iter().map(|pattern| Val::T(pattern.clone()));
    std::iter::once(Val::T(person.to_owned())).chain(patterns).collect()
}

/// Counts in the next columns of a row.
fn count<'a>(
    mention: &mut Mention,
    row: &mut Row,
    columns: impl Iterator<Item = &'a str>,
    called: &Called,
) -> Result<(), StoreFault> {
    for column in columns {
        let text: Option<String> = row.next(column)?;
        let times = text.map_or(0, |text| called.times(&text));
        if times > 0 {
            mention.columns.push((column.to_owned(), times));
        }
    }
    Ok(())
}
