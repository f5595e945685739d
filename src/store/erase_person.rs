//! What an office keeps of one person, table by table, and how it is erased.
//!
//! Numbers, states and dates stay, so totals do; every text that was written gives way to a mark.

use super::{value::Val, writer::Writer};
use crate::{domain::person::Person, error::Error, text::sort_key, vals};

/// The action and the reason that the history names.
const ERASE: &str = "erase";

/// A table of entries of one person: whose (`?1`), by which column a removed row is known, and the
/// columns that hold what was written.
struct Own {
    table: &'static str,
    whose: &'static str,
    column: &'static str,
    texts: &'static [&'static str],
}

const OWN: &[Own] = &[
    own("step_entry", "person=?1", "person", &["body", "signed_name", "comment"]),
    own("study_record", "person=?1", "person", &["note"]),
    own("reflection", "person=?1", "person", &["title", "body", "comment"]),
    own("answer", "person=?1", "person", &["fact", "cause", "plan", "comment"]),
    own("commitment", "person=?1", "person", &["title", "signed_name", "comment"]),
    own(
        "commitment_item",
        "commitment IN (SELECT id FROM commitment WHERE person=?1)",
        "created_by",
        &["text"],
    ),
    own(
        "commitment_check",
        "commitment IN (SELECT id FROM commitment WHERE person=?1)",
        "created_by",
        &["proof"],
    ),
    own(
        "finding",
        "author=?1 AND source='self_exam'",
        "author",
        &["title", "description", "cause", "reason", "criterion"],
    ),
    own("login_key", "person=?1", "person", &["label", "key"]),
];

const fn own(
    table: &'static str,
    whose: &'static str,
    column: &'static str,
    texts: &'static [&'static str],
) -> Own {
    Own { table, whose, column, texts }
}

/// What was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erased {
    /// Rows whose texts gave way, the person's own among them.
    pub rows: i64,
    /// Texts that were taken out of the history.
    pub texts: i64,
}

impl Writer<'_> {
    /// Puts `mark` for everything a person wrote and for their name, and erases the past of all of it.
    /// Drafts, settings and notices of the person go.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn erase_person(&mut self, person: &Person, mark: &str) -> Result<Erased, Error> {
        let id = person.meta.id.as_str();
        let mut erased = Erased { rows: 0, texts: 0 };
        for own in OWN {
            if self.schema.table(own.table).is_none() {
                continue;
            }
            let columns = own.texts.join(", ");
            let sql =
                format!("SELECT id, {columns} FROM {} WHERE {} ORDER BY id", own.table, own.whose);
            for mut row in self.rows(&sql, &vals![id])? {
                let entry: String = row.next("id")?;
                let mut with = Vec::new();
                for &column in own.texts {
                    let text: Option<String> = row.next(column)?;
                    // What was left empty says nothing about anybody, and stays so.
                    if text.is_some_and(|text| !text.is_empty()) {
                        with.push((column, Val::T(mark.to_owned())));
                    }
                }
                erased.rows += 1;
                erased.texts += self.erase_row(own.table, &entry, &with, ERASE)?;
            }
            for entry in self.removed_rows(own.table, own.column, id)? {
                erased.rows += 1;
                erased.texts += self.erase_past(own.table, &entry, ERASE, ERASE)?;
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
        Ok(erased)
    }
}

/// A login that tells nobody anything and is still of one row alone.
fn mark_of(id: &str) -> String {
    let own: String = id.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("erased-{}", own.get(own.len().saturating_sub(20)..).unwrap_or(&own))
}
