//! Follows the chain of history from its first row to its last, in one pass without keeping it.

use super::{CheckReport, Problem};
use crate::{
    error::Error,
    store::{
        GENESIS, Val, body,
        engine::Engine,
        history::{ERASURE, EVENT, Link, content_hash},
    },
};

const CHAIN: &str = "SELECT h.seq, h.at, h.actor, h.action, h.entity, h.entity_id, h.version,
    h.content_hash, h.prev, h.hash, r.salt, r.body, e.seq
    FROM history h LEFT JOIN revision r ON r.seq = h.seq LEFT JOIN erasure e ON e.erased_seq = h.seq
    ORDER BY h.seq";

/// The chain itself, the text of each change, and the anchor.
pub(super) fn check(
    engine: &Engine,
    anchor: Option<(i64, &str)>,
    report: &mut CheckReport,
) -> Result<(), Error> {
    let (mut last, mut hash) = (0, GENESIS.to_owned());
    let mut start = String::new();
    let mut anchored = anchor.is_none();
    engine.each(CHAIN, &[], |row| {
        let number = |column: usize| match row.get(column) {
            Some(Val::I(i)) => *i,
            _ => 0,
        };
        let text = |column: usize| match row.get(column) {
            Some(Val::T(text)) => text.as_str(),
            _ => "",
        };
        let link = Link {
            seq: number(0),
            at: number(1),
            actor: text(2),
            action: text(3),
            entity: text(4),
            entity_id: text(5),
            version: number(6),
            content_hash: text(7),
            prev: text(8),
        };
        let (seq, own) = (link.seq, text(9));
        if seq != last + 1 {
            report.add(Problem::Missing { from: last + 1, to: seq - 1 });
        }
        if link.hash() != own {
            report.add(Problem::Altered { seq });
        }
        if link.prev != hash {
            report.add(Problem::Unlinked { seq });
        }
        let wrong = match (row.get(10), row.get(11)) {
            (Some(Val::T(salt)), Some(Val::T(text))) => {
                let proven = content_hash(salt, text) == link.content_hash;
                (!proven || !names_its_row(&mut start, &link, text))
                    .then_some(Problem::RevisionAltered { seq })
            }
            _ => (row.get(12) == Some(&Val::Null)).then_some(Problem::RevisionMissing { seq }),
        };
        wrong.into_iter().for_each(|problem| report.add(problem));
        if let Some((_, expected)) = anchor.filter(|(at, _)| *at == seq) {
            anchored = true;
            if own != expected {
                report.add(Problem::AnchorDiffers { seq });
            }
        }
        last = seq;
        own.clone_into(&mut hash);
        report.changes += 1;
        Ok(true)
    })?;
    if let Some((seq, _)) = anchor.filter(|_| !anchored) {
        report.add(Problem::AnchorMissing { seq });
    }
    if report.changes > 0 {
        report.head = Some((last, hash));
    }
    Ok(())
}

/// The text is of the row and version that history names (or says that it is deleted).
fn names_its_row(start: &mut String, link: &Link<'_>, text: &str) -> bool {
    if text == body::GONE || link.entity == EVENT || link.entity == ERASURE {
        return true;
    }
    body::head(start, link.entity_id, link.version);
    text.starts_with(start.as_str())
}

/// Texts without a change, and erasures that no recorded change accounts for.
pub(super) fn erasures(engine: &Engine, report: &mut CheckReport) -> Result<(), Error> {
    let alone = "SELECT r.seq FROM revision r LEFT JOIN history h ON h.seq = r.seq WHERE h.seq IS NULL ORDER BY 1";
    engine.each(alone, &[], |row| {
        if let [Val::I(seq)] = row {
            report.add(Problem::RevisionForeign { seq: *seq });
        }
        Ok(true)
    })?;
    let erased = "SELECT e.erased_seq, h.entity, h.entity_id, act.entity, r.body FROM erasure e
        LEFT JOIN history h ON h.seq = e.erased_seq LEFT JOIN history act ON act.seq = e.seq
        LEFT JOIN revision r ON r.seq = e.seq ORDER BY e.erased_seq";
    engine.each(erased, &[], |row| {
        let [Val::I(seq), entity, id, act, Val::T(text)] = row else {
            report.add(Problem::ErasureForeign { seq: row.first().map_or(0, number) });
            return Ok(true);
        };
        let told = body::decode(text).ok().flatten().unwrap_or_default();
        let covers = told.get("upto").map_or(0, number) >= *seq;
        let same = told.get("entity") == Some(entity) && told.get("entity_id") == Some(id);
        if act.text().as_deref() != Some(ERASURE) || !same || !covers {
            report.add(Problem::ErasureForeign { seq: *seq });
        }
        Ok(true)
    })
}

const fn number(val: &Val) -> i64 {
    match val {
        Val::I(i) => *i,
        _ => 0,
    }
}
