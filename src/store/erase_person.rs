//! Erases what an office keeps of one person, table by table, as [`personal`](super::personal) decides.
//!
//! Numbers, states and dates stay, so totals do; every text that was theirs gives way to a mark.

use super::{
    Reader,
    personal::{RULES, Rule},
    value::Val,
    writer::Writer,
};
use crate::{
    domain::{person::Person, privacy::RowCount},
    error::Error,
    text::{called::Called, sort_key},
    vals,
};

/// The action and the reason that the history names.
const ERASE: &str = "erase";

/// What was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erased {
    /// Rows whose texts gave way, the person's own among them.
    pub rows: i64,
    /// Texts that were taken out of the history.
    pub texts: i64,
    /// Other rows in which a word now stands for the name.
    pub renamed: i64,
}

impl Reader<'_> {
    /// What is called as this person is, told from everybody else.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn called(&self, person: &Person) -> Result<Called, Error> {
        let mut others = self.people_by_name()?;
        others.retain(|other| other.meta.id != person.meta.id);
        let names = others.iter().flat_map(|other| [other.name.as_str(), other.login.as_str()]);
        Ok(Called::new(&[&person.name, &person.login], names))
    }

    /// How many rows of each table would be erased, and how many stay that had to do with the person.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn rows_to_erase(&self, person: &str) -> Result<(Vec<RowCount>, Vec<RowCount>), Error> {
        let (mut erased, mut kept) = (Vec::new(), Vec::new());
        for rule in RULES {
            if self.schema.table(rule.table).is_none() {
                continue;
            }
            let count = |condition: &str| -> Result<i64, Error> {
                let sql = format!("SELECT COUNT(*) FROM {} WHERE {condition}", rule.table);
                // Every statement binds the person, whether the rule asks for them or not.
                let rows = self.rows(&format!("{sql} AND ?1<>''"), &vals![person])?;
                Ok(rows.first().map_or(Ok(0), |row| row.get(0))?)
            };
            let own = count(&format!("(({}) OR ({}))", rule.whose, rule.named))?;
            let gone = self.gone(rule, person)?.len() as i64;
            let stays = count(&format!("({})", rule.kept))?;
            let row = |rows| RowCount { table: rule.table.to_owned(), rows };
            erased.extend(Some(row(own + gone)).filter(|count| count.rows > 0));
            kept.extend(Some(row(stays)).filter(|count| count.rows > 0));
        }
        Ok((erased, kept))
    }

    /// The person's rows of a table that were removed and whose texts are still there.
    fn gone(&self, rule: &Rule, person: &str) -> Result<Vec<String>, Error> {
        if rule.column.is_empty() {
            return Ok(Vec::new());
        }
        self.removed_rows(rule.table, rule.column, person)
    }
}

impl Writer<'_> {
    /// Puts `mark` for everything a person wrote about themselves and for their name, and erases the past
    /// of all of it. Drafts, settings and notices of the person go. With a `word`, it also stands for the
    /// name in whatever else names them.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn erase_person(
        &mut self,
        person: &Person,
        mark: &str,
        word: Option<&str>,
    ) -> Result<Erased, Error> {
        let id = person.meta.id.as_str();
        let called = self.called(person)?;
        let mut erased = Erased { rows: 0, texts: 0, renamed: 0 };
        for rule in RULES.iter().filter(|rule| rule.table != "person") {
            if self.schema.table(rule.table).is_some() {
                self.erase_own(rule, id, mark, &mut erased)?;
            }
        }
        for table in ["draft", "notice"] {
            self.exec(&format!("DELETE FROM {table} WHERE person=?1"), &vals![id])?;
        }
        self.exec("DELETE FROM setting WHERE scope=?1", &vals![id])?;
        let title = if person.title.is_empty() { "" } else { mark };
        let with = [
            ("login", Val::T(mark_of(id))),
            ("name", Val::T(mark.to_owned())),
            ("sort_key", Val::T(sort_key(mark))),
            ("title", Val::T(title.to_owned())),
            ("os_uid", Val::Null),
        ];
        erased.rows += 1;
        erased.texts += self.erase_row("person", id, &with, ERASE)?;
        if let Some(word) = word {
            erased.renamed = self.replace_mentions(id, &called, word, ERASE)?;
        }
        Ok(erased)
    }

    /// Erases a person's rows of one table, and what is left of those that were removed.
    fn erase_own(
        &mut self,
        rule: &Rule,
        person: &str,
        mark: &str,
        erased: &mut Erased,
    ) -> Result<(), Error> {
        let columns: Vec<&str> = rule.names.iter().chain(rule.own).copied().collect();
        if columns.is_empty() {
            return Ok(());
        }
        let quoted: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
        let sql = format!(
            "SELECT id, CASE WHEN {0} THEN 1 ELSE 0 END, {1} FROM {2} WHERE ({0}) OR ({3}) ORDER BY id",
            rule.whose,
            quoted.join(", "),
            rule.table,
            rule.named
        );
        for mut row in self.rows(&sql, &vals![person])? {
            let (entry, own): (String, i64) = (row.next("id")?, row.next("own")?);
            let mut with = Vec::new();
            for &column in &columns {
                let text: Option<String> = row.next(column)?;
                let theirs = own == 1 || rule.names.contains(&column);
                // What was left empty says nothing about anybody, and stays so.
                if theirs && text.is_some_and(|text| !text.is_empty()) {
                    with.push((column, Val::T(mark.to_owned())));
                }
            }
            erased.rows += 1;
            erased.texts += self.erase_row(rule.table, &entry, &with, ERASE)?;
        }
        for entry in self.gone(rule, person)? {
            erased.rows += 1;
            erased.texts += self.erase_past(rule.table, &entry, ERASE, ERASE)?;
        }
        Ok(())
    }
}

/// A login that tells nobody anything and is still of one row alone.
fn mark_of(id: &str) -> String {
    let own: String = id.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("erased-{}", own.get(own.len().saturating_sub(20)..).unwrap_or(&own))
}
