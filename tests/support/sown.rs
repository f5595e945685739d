//! An office in which every text is one of the naughty words: put there by a handle of its own, so
//! that nothing that cleans what comes in has a chance.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use crate::naughty::words;
use rusqlite::{Connection, params};
use serde_json::Value;
use std::collections::BTreeSet;

/// Who looks at the sown office. They keep their logins, else nobody could say who they are.
pub const READERS: [&str; 3] = ["chenwangchuan", "linzhixia", "lihe"];

/// Every column that holds words, or what is shown as it stands where the program does not know it.
const SOWN: &[(&str, &[&str])] = &[
    ("unit", &["name", "short_name"]),
    ("person", &["name", "sort_key", "title"]),
    ("channel", &["value", "hours"]),
    ("step_entry", &["body", "signed_name", "comment"]),
    ("study_record", &["note"]),
    ("reflection", &["title", "body", "comment"]),
    ("answer", &["fact", "cause", "plan", "comment"]),
    ("opinion", &["giver", "original", "summary", "reason"]),
    ("commitment", &["title", "signed_name", "comment", "place", "audience"]),
    ("commitment_item", &["text"]),
    ("commitment_check", &["proof"]),
    ("finding", &["title", "description", "cause", "criterion", "co_units", "reason"]),
    ("measure", &["means", "target"]),
    ("progress_note", &["text"]),
    ("closure", &["result", "evidence", "verify_comment", "sign_comment", "return_reason"]),
    ("login_key", &["kind", "key", "label"]),
    ("notice", &["subject", "body"]),
];

/// Keys of the campaign file and what the program made: sown in every third row, so that what is
/// known stands beside what is not.
const THIRD: &[(&str, &[&str])] = &[
    ("study_record", &["topic", "form"]),
    ("reflection", &["topic"]),
    ("answer", &["item"]),
    ("opinion", &["no", "source", "channel", "category"]),
    ("commitment", &["no"]),
    ("finding", &["no", "category"]),
    ("login_key", &["fingerprint"]),
    ("notice", &["step"]),
    ("history", &["action"]),
];

/// Sown in ways of their own, below.
const OTHERWISE: &[(&str, &[&str])] = &[
    ("person", &["login"]),
    ("draft", &["body"]),
    ("setting", &["key", "value"]),
    ("revision", &["body"]),
];

/// Columns that stay as they are: of one table, or of all (`*`); and why.
const KEPT: &[(&str, &[&str], &str)] = &[
    (
        "*",
        &["id", "campaign", "person", "unit", "parent", "supervisor", "created_by", "updated_by"],
        "ids, made by the program and never shown",
    ),
    (
        "*",
        &["reviewer", "author", "owner", "leader", "finding", "commitment", "entity"],
        "ids of other rows",
    ),
    ("office_phase", &["opened_by"], "the id of a person"),
    ("commitment_check", &["item"], "the id of an item"),
    ("finding", &["source_ref", "confirmed_by"], "ids"),
    ("progress_note", &["measure"], "the id of a measure"),
    ("closure", &["applied_by", "verified_by", "signed_by", "returned_by"], "ids of people"),
    ("notice", &["from_person"], "the id of a person"),
    ("setting", &["scope"], "the id of a person"),
    (
        "*",
        &["status", "role", "level", "severity", "decision", "state", "evaluator"],
        "codes of closed lists: any other is damage, and told as such",
    ),
    ("channel", &["kind"], "a code"),
    ("answer", &["result"], "a code"),
    ("commitment", &["kind"], "a code"),
    ("finding", &["kind", "source", "review_cycle"], "codes"),
    ("closure", &["verify_method", "recognised"], "codes"),
    ("notice", &["kind"], "a code"),
    ("step_entry", &["step"], "a key; another is no step of the campaign, and read by nobody"),
    ("answer", &["step"], "as that of a step entry"),
    ("commitment", &["step"], "as that of a step entry"),
    (
        "*",
        &["day", "due", "submitted_on", "reviewed_on", "published_on", "received_on"],
        "dates: anything else is damage, and told as such",
    ),
    ("office_phase", &["first_day", "last_day"], "dates"),
    (
        "finding",
        &["next_review", "original_due", "confirmed_on", "applied_on", "closed_on"],
        "dates",
    ),
    ("closure", &["applied_on", "verified_on", "signed_on"], "dates"),
    ("login_key", &["withdrawn_on"], "a date"),
    (
        "office_campaign",
        &["template", "source"],
        "a campaign file, which its reader refuses: see the campaign files of `hostile`",
    ),
    ("draft", &["form"], "a name within the program; another is asked for by nobody"),
    ("meta", &["key", "value"], "made by the program, never shown"),
    ("history", &["actor", "entity_id", "content_hash", "prev", "hash"], "ids and hashes"),
    ("revision", &["salt"], "chance, never shown"),
    (
        "total_*",
        &["sort_key", "step", "category", "open_due"],
        "computed from the rows; ordered and counted by, never shown",
    ),
];

fn tables(raw: &Connection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite%'";
    let mut query = raw.prepare(sql).unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Every column of text that the schema has.
pub fn text_columns(raw: &Connection) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    for table in tables(raw) {
        let sql = "SELECT name FROM pragma_table_info(?1) WHERE type='TEXT'";
        let mut query = raw.prepare(sql).unwrap();
        let names = query.query_map([&table], |row| row.get::<_, String>(0)).unwrap();
        all.extend(names.map(|name| (table.clone(), name.unwrap())));
    }
    all
}

fn is_sown(table: &str, column: &str) -> bool {
    let named = |(of, columns): &(&str, &[&str])| *of == table && columns.contains(&column);
    SOWN.iter().chain(THIRD).chain(OTHERWISE).any(named)
}

fn is_kept(table: &str, column: &str) -> bool {
    let fits = |of: &str| match of.strip_suffix('*') {
        Some(start) => table.starts_with(start),
        None => of == table,
    };
    KEPT.iter().any(|(of, columns, why)| fits(of) && columns.contains(&column) && !why.is_empty())
}

/// Columns of text that are neither sown nor kept for a reason; and those that there are not.
pub fn forgotten(raw: &Connection) -> Vec<String> {
    let all = text_columns(raw);
    let forgotten = all.iter().filter(|(table, column)| {
        // One or the other.
        is_sown(table, column) == is_kept(table, column)
    });
    let forgotten: Vec<_> = forgotten.map(|(table, column)| format!("{table}.{column}")).collect();
    let named = SOWN.iter().chain(THIRD).chain(OTHERWISE).flat_map(|(table, columns)| {
        columns.iter().map(|column| ((*table).to_owned(), (*column).to_owned()))
    });
    let unreal = named.filter(|pair| !all.contains(pair));
    forgotten
        .into_iter()
        .chain(unreal.map(|(table, column)| format!("no {table}.{column}")))
        .collect()
}

/// Columns that hold ids, codes and dates of the field's own rows.
pub fn kept_columns(raw: &Connection) -> Vec<(String, String)> {
    let outside = ["total_", "history", "revision", "erasure", "meta"];
    let all = text_columns(raw).into_iter();
    all.filter(|(table, column)| {
        is_kept(table, column) && !outside.iter().any(|start| table.starts_with(start))
    })
    .collect()
}

/// The words, one after the other, without an end.
struct Words {
    all: Vec<String>,
    next: usize,
}

impl Words {
    fn next(&mut self) -> &str {
        self.next += 1;
        &self.all[(self.next - 1) % self.all.len()]
    }
}

/// Puts words into every column, each row and column another. `turn` moves them all on.
pub fn sow(raw: &Connection, turn: usize) {
    sow_with(raw, words(), turn);
}

/// The same with other words.
pub fn sow_with(raw: &Connection, all: Vec<String>, turn: usize) {
    let mut words = Words { all, next: turn };
    raw.execute_batch(
        "PRAGMA foreign_keys=OFF; DROP TRIGGER IF EXISTS revision_update;
        DROP TRIGGER IF EXISTS history_update; BEGIN",
    )
    .unwrap();
    furnish(raw);
    let all = SOWN.iter().map(|it| (it, 1)).chain(THIRD.iter().map(|it| (it, 3)));
    for ((table, columns), every) in all {
        let rows = rowids(raw, table);
        assert!(!rows.is_empty(), "the office has no {table}");
        for column in *columns {
            let unique = ["no", "fingerprint", "item"].contains(column);
            let mut update =
                raw.prepare(&format!("UPDATE {table} SET \"{column}\"=?2 WHERE rowid=?1")).unwrap();
            for row in rows.iter().step_by(every) {
                let word = words.next();
                let word = if unique { format!("{word}{row}") } else { word.to_owned() };
                update.execute(params![row, word]).unwrap();
            }
        }
    }
    // Logins of whoever does not look.
    let mut update = raw
        .prepare("UPDATE person SET login=?2 WHERE rowid=?1 AND login NOT IN (?3, ?4, ?5)")
        .unwrap();
    for row in rowids(raw, "person") {
        let word = format!("{}{row}", words.next());
        update.execute(params![row, word, READERS[0], READERS[1], READERS[2]]).unwrap();
    }
    within(raw, "draft", |_| true, &mut words);
    within(raw, "revision", |name| !["id", "version"].contains(&name), &mut words);
    raw.execute_batch("COMMIT").unwrap();
}

fn rowids(raw: &Connection, table: &str) -> Vec<i64> {
    let mut query = raw.prepare(&format!("SELECT rowid FROM {table} ORDER BY rowid")).unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// What the example office does not have by itself: keys, unread notices, settings.
fn furnish(raw: &Connection) {
    raw.execute_batch(
        "INSERT INTO login_key SELECT 'k' || id, 1, 0, id, 0, id, id, '', '', 'SHA256:' || id, '', NULL
           FROM person WHERE NOT EXISTS (SELECT 1 FROM login_key);
        INSERT INTO login_key SELECT 'w' || id, 1, 0, id, 0, id, id, '', '', 'SHA256:w' || id, '',
           '2026-05-01' FROM person WHERE NOT EXISTS (SELECT 1 FROM login_key WHERE id LIKE 'w%');
        INSERT INTO notice SELECT 'n' || p.id || k.kind, p.id, k.kind, 'self_exam', '', '', '',
           (SELECT min(id) FROM person), 1778550000000, NULL FROM person p, (SELECT 'returned' AS kind
             UNION ALL SELECT 'reminded' UNION ALL SELECT 'handed_over' UNION ALL SELECT 'welcome') k
           WHERE NOT EXISTS (SELECT 1 FROM notice WHERE id LIKE 'n%');",
    )
    .unwrap();
    // A setting that the program knows, and one that it does not.
    let mut set = raw.prepare("INSERT OR REPLACE INTO setting VALUES (?1, ?2, ?3)").unwrap();
    let mut query = raw.prepare("SELECT id FROM person ORDER BY id").unwrap();
    let people = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
    for (person, word) in people.map(Result::unwrap).zip(words().iter().cycle().skip(3).step_by(2))
    {
        for key in ["lang", "theme", "borders", word] {
            set.execute(params![person, key, word]).unwrap();
        }
    }
    for (key, word) in ["retention_months", "nobody_knows"].into_iter().zip(words()) {
        set.execute(params!["", key, word]).unwrap();
    }
}

/// Puts words into the texts of an object that is stored as JSON.
fn within(raw: &Connection, table: &str, may: fn(&str) -> bool, words: &mut Words) {
    let codes = |text: &str| {
        // Ids, dates and codes stay what they are: the rest of a row must be readable.
        text.is_ascii() && !text.contains(' ')
    };
    let rows = rowids(raw, table);
    let mut read = raw.prepare(&format!("SELECT body FROM {table} WHERE rowid=?1")).unwrap();
    let mut write = raw.prepare(&format!("UPDATE {table} SET body=?2 WHERE rowid=?1")).unwrap();
    for row in rows {
        let body: String = read.query_row([row], |row| row.get(0)).unwrap();
        let Ok(Value::Object(mut fields)) = serde_json::from_str(&body) else { continue };
        for (name, value) in &mut fields {
            if let Value::String(text) = value
                && may(name)
                && !codes(text)
            {
                words.next().clone_into(text);
            }
        }
        write.execute(params![row, Value::Object(fields).to_string()]).unwrap();
    }
}
