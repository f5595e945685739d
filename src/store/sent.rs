//! The files that were exported, as history has them: each by the fingerprint of its bytes.

use super::{
    Reader, Val,
    body::{self, Body},
    history::{EVENT, Link, content_hash},
    ids::hex,
};
use crate::{clock::Millis, domain::record::Id, error::Error, vals};
use sha2::{Digest, Sha256};

/// What history calls an export.
pub const EXPORT: &str = "export";

/// SHA-256 of a file, taken piece by piece.
#[derive(Debug, Clone, Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Of bytes that are all there.
    pub fn of(bytes: &[u8]) -> String {
        let mut all = Self::default();
        all.take(bytes);
        all.finish()
    }

    /// The next piece.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Sixty-four hex digits.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// A record of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRow {
    pub seq: i64,
    pub at: Millis,
    /// Person id.
    pub actor: Id,
    pub details: Body,
}

impl Reader<'_> {
    /// The record of the file with this fingerprint. A record that its own hashes do not confirm
    /// counts for nothing; whether the chain around it stands is for the check to say.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn sent(&self, sha256: &str) -> Result<Option<SentRow>, Error> {
        let sql = "SELECT h.seq, h.at, h.actor, h.action, h.entity, h.entity_id, h.version,
            h.content_hash, h.prev, h.hash, r.salt, r.body
            FROM history h JOIN revision r ON r.seq = h.seq
            WHERE h.entity=?1 AND h.action=?2 AND r.body LIKE ?3 ORDER BY h.seq";
        if sha256.is_empty() || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(None);
        }
        let mut found = None;
        self.each(sql, &vals![EVENT, EXPORT, format!("%\"{sha256}\"%")], |row| {
            found = proven(row, sha256)?;
            Ok(found.is_none())
        })?;
        Ok(found)
    }
}

/// The row, where its hashes say that it is as it was written.
fn proven(row: &[Val], sha256: &str) -> Result<Option<SentRow>, Error> {
    let [
        Val::I(seq),
        Val::I(at),
        Val::T(actor),
        Val::T(action),
        Val::T(entity),
        Val::T(entity_id),
        Val::I(version),
        Val::T(content),
        Val::T(prev),
        Val::T(own),
        Val::T(salt),
        Val::T(text),
    ] = row
    else {
        return Ok(None);
    };
    let (seq, at, version) = (*seq, *at, *version);
    let link =
        Link { seq, at, actor, action, entity, entity_id, version, content_hash: content, prev };
    if link.hash() != *own || content_hash(salt, text) != *content {
        return Ok(None);
    }
    let details = body::decode(text)?.unwrap_or_default();
    let same = details.get("sha256") == Some(&Val::T(sha256.to_owned()));
    Ok(same.then(|| SentRow { seq, at, actor: actor.clone(), details }))
}
