//! SQLite's values as ours: exactly, or marked where they are damaged.

use crate::{error::StoreFault, store::value::Val};
use rusqlite::types::ValueRef;

/// A value as it must be.
pub(super) fn exact(value: ValueRef<'_>, column: usize) -> Result<Val, StoreFault> {
    let wrong = || StoreFault::Corrupt(format!("value of column {column}"));
    match value {
        ValueRef::Null => Ok(Val::Null),
        ValueRef::Integer(i) => Ok(Val::I(i)),
        ValueRef::Text(bytes) => {
            std::str::from_utf8(bytes).map(|t| Val::T(t.to_owned())).map_err(|_| wrong())
        }
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(wrong()),
    }
}

/// Fills a slot, re-using its memory; damage becomes text that is marked as such.
pub(super) fn lenient(value: ValueRef<'_>, slot: &mut Val) {
    let text = match value {
        ValueRef::Null => return *slot = Val::Null,
        ValueRef::Integer(i) => return *slot = Val::I(i),
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes),
        ValueRef::Real(r) => format!("\u{fffd}{r}").into(),
        ValueRef::Blob(b) => format!("\u{fffd}{b:?}").into(),
    };
    match slot {
        Val::T(old) => {
            old.clear();
            old.push_str(&text);
        }
        _ => *slot = Val::T(text.into_owned()),
    }
}
