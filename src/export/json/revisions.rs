//! Every change of a person's own entries in the schema.

use super::instant;
use crate::domain::report::{MineRevision, RevisionText};
use serde::{Serialize, Serializer, ser::SerializeMap};

#[derive(Serialize)]
pub(super) struct Revision<'a> {
    at: String,
    by: &'a str,
    action: &'a str,
    entry: &'a str,
    id: &'a str,
    version: i64,
    removed: bool,
    erased: bool,
    values: Values<'a>,
}

/// Columns and values in the order of the table.
struct Values<'a>(&'a [(String, String)]);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (column, text) in self.0 {
            map.serialize_entry(column, text)?;
        }
        map.end()
    }
}

pub(super) fn of(revisions: &[MineRevision]) -> Vec<Revision<'_>> {
    revisions.iter().map(one).collect()
}

fn one(revision: &MineRevision) -> Revision<'_> {
    let text = &revision.text;
    Revision {
        at: instant(revision.at),
        by: &revision.by,
        action: &revision.action,
        entry: &revision.entry,
        id: &revision.id,
        version: revision.version,
        removed: *text == RevisionText::Removed,
        erased: *text == RevisionText::Erased,
        values: Values(match text {
            RevisionText::Values(values) => values,
            RevisionText::Removed | RevisionText::Erased => &[],
        }),
    }
}
