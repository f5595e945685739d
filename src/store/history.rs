//! The chain of changes: how a row of history is hashed, and how the past of a row is read.

use super::{
    body::{self, Body},
    ids::hex,
    reader::Reader,
    value::Val,
};
use crate::{
    clock::Millis,
    domain::record::Id,
    error::{Error, StoreFault},
    vals,
};
use sha2::{Digest, Sha256};

/// What the first row of the chain names as the one before.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Entity of a change that is no change of a row: an export, a backup, a log-in.
pub const EVENT: &str = "event";

/// Entity of a change that erased older revisions.
pub const ERASURE: &str = "erasure";

/// What one row of history says, apart from its hashes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link<'a> {
    pub seq: i64,
    pub at: Millis,
    pub actor: &'a str,
    pub action: &'a str,
    pub entity: &'a str,
    pub entity_id: &'a str,
    pub version: i64,
    pub content_hash: &'a str,
    pub prev: &'a str,
}

impl Link<'_> {
    /// The row's hash over every field, each led by its length.
    pub fn hash(&self) -> String {
        let mut sha = Sha256::new();
        let mut field = |bytes: &[u8]| {
            sha.update((bytes.len() as u64).to_be_bytes());
            sha.update(bytes);
        };
        field(b"zicha history 1");
        field(&self.seq.to_be_bytes());
        field(&self.at.to_be_bytes());
        field(self.actor.as_bytes());
        field(self.action.as_bytes());
        field(self.entity.as_bytes());
        field(self.entity_id.as_bytes());
        field(&self.version.to_be_bytes());
        field(self.content_hash.as_bytes());
        field(self.prev.as_bytes());
        hex(&sha.finalize())
    }
}

/// The hash of a revision: it proves the text without revealing it once the salt is gone.
pub(super) fn content_hash(salt: &str, body: &str) -> String {
    let mut sha = Sha256::new();
    sha.update(salt.as_bytes());
    sha.update(body.as_bytes());
    hex(&sha.finalize())
}

/// One change of one row, with its text before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    pub seq: i64,
    pub at: Millis,
    /// Person id; empty for the program itself.
    pub actor: Id,
    /// What was done, as the service named it.
    pub action: String,
    /// Table name, [`EVENT`] or [`ERASURE`].
    pub entity: String,
    pub entity_id: Id,
    pub version: i64,
    /// `None`: the row was not there before, or that text was erased.
    pub old: Option<Body>,
    /// `None`: deleted, or erased.
    pub new: Option<Body>,
    /// The text of this change was erased.
    pub erased: bool,
}

const COLUMNS: &str =
    "SELECT h.seq, h.at, h.actor, h.action, h.entity, h.entity_id, h.version, r.body
    FROM history h LEFT JOIN revision r ON r.seq = h.seq";

impl Reader<'_> {
    /// The whole past of one row, oldest first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn history_of(&self, entity: &str, id: &str) -> Result<Vec<HistoryRow>, Error> {
        let sql = format!("{COLUMNS} WHERE h.entity=?1 AND h.entity_id=?2 ORDER BY h.seq");
        let mut rows = self.history_rows(&sql, &vals![entity, id])?;
        let mut before = None;
        for row in &mut rows {
            row.old = std::mem::replace(&mut before, row.new.clone());
        }
        Ok(rows)
    }

    /// Changes after a sequence number, oldest first, at most `limit`; without the texts before.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn history_since(&self, seq: i64, limit: i64) -> Result<Vec<HistoryRow>, Error> {
        self.history_rows(
            &format!("{COLUMNS} WHERE h.seq>?1 ORDER BY h.seq LIMIT ?2"),
            &vals![seq, limit],
        )
    }

    /// The last two changes of one row, newest first.
    pub(super) fn last_two(&self, entity: &str, id: &str) -> Result<Vec<HistoryRow>, Error> {
        let sql =
            format!("{COLUMNS} WHERE h.entity=?1 AND h.entity_id=?2 ORDER BY h.seq DESC LIMIT 2");
        self.history_rows(&sql, &vals![entity, id])
    }

    /// Changes by a condition on `h`, in the order they were made; without the texts before.
    pub(super) fn history_where(&self, tail: &str, vals: &[Val]) -> Result<Vec<HistoryRow>, Error> {
        self.history_rows(&format!("{COLUMNS} WHERE {tail} ORDER BY h.seq"), vals)
    }

    fn history_rows(&self, sql: &str, vals: &[Val]) -> Result<Vec<HistoryRow>, Error> {
        let rows = self.rows(sql, vals)?;
        let read = |mut row: super::value::Row| -> Result<HistoryRow, StoreFault> {
            Ok(HistoryRow {
                seq: row.next("history.seq")?,
                at: row.next("history.at")?,
                actor: row.next("history.actor")?,
                action: row.next("history.action")?,
                entity: row.next("history.entity")?,
                entity_id: row.next("history.entity_id")?,
                version: row.next("history.version")?,
                old: None,
                erased: row.get::<Val>(7)? == Val::Null,
                new: row
                    .next::<Option<String>>("revision.body")?
                    .map_or(Ok(None), |text| body::decode(&text))?,
            })
        };
        rows.into_iter().map(|row| Ok(read(row)?)).collect()
    }

    /// The newest sequence number; 0 while nothing happened. Cheap: asked once a second.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn last_seq(&self) -> Result<i64, Error> {
        let rows = self.rows("SELECT COALESCE(MAX(seq), 0) FROM history", &[])?;
        Ok(rows.first().map_or(Ok(0), |row| row.get(0))?)
    }

    /// The end of the chain, `(seq, hash)`: printed on reports, it is what `check` is given as an anchor.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn head(&self) -> Result<Option<(i64, String)>, Error> {
        match self.rows("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1", &[])?.pop() {
            Some(mut row) => Ok(Some((row.next("history.seq")?, row.next("history.hash")?))),
            None => Ok(None),
        }
    }
}

/// The end of a chain, and which chain it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The hash of the first record.
    pub first: String,
    pub seq: i64,
    pub hash: String,
}

impl Anchor {
    /// Enough of the first hash to tell databases apart.
    pub fn chain(&self) -> &str {
        self.first.get(..12).unwrap_or(&self.first)
    }
}

/// `SEQ:HASH`, as reports print it and `check --anchor` takes it.
impl std::fmt::Display for Anchor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

impl Reader<'_> {
    /// The end of the chain with its beginning; `None` while nothing happened.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn anchor(&self) -> Result<Option<Anchor>, Error> {
        let Some((seq, hash)) = self.head()? else { return Ok(None) };
        let first = self.rows("SELECT hash FROM history WHERE seq=1", &[])?.pop();
        let first = first.map(|mut row| row.next("history.hash")).transpose()?.unwrap_or_default();
        Ok(Some(Anchor { first, seq, hash }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link() -> Link<'static> {
        Link {
            seq: 1,
            at: 2,
            actor: "p",
            action: "study.add",
            entity: "study_record",
            entity_id: "x",
            version: 1,
            content_hash: "c",
            prev: GENESIS,
        }
    }

    #[test]
    fn every_field_counts() {
        let base = link().hash();
        assert_eq!(base.len(), 64);
        let others = [
            Link { seq: 2, ..link() },
            Link { at: 3, ..link() },
            Link { actor: "q", ..link() },
            Link { action: "study.del", ..link() },
            Link { entity: "finding", ..link() },
            Link { entity_id: "y", ..link() },
            Link { version: 2, ..link() },
            Link { content_hash: "d", ..link() },
            Link { prev: "", ..link() },
        ];
        for other in others {
            assert_ne!(other.hash(), base, "{other:?}");
        }
        let moved = Link { actor: "ps", action: "tudy.add", ..link() };
        assert_ne!(moved.hash(), base, "fields do not run into each other");
    }

    #[test]
    fn content_is_salted() {
        assert_ne!(content_hash("a", "{}"), content_hash("b", "{}"));
        assert_eq!(
            content_hash("", "abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "plain SHA-256"
        );
    }
}
