//! Somebody else was faster: both texts, so that the later person can choose and nothing is lost.

use super::record::Id;
use crate::clock::Millis;
use std::collections::BTreeMap;

/// The stored row differs from the one that the change began from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conflict {
    /// Table of the row.
    pub entity: String,
    pub id: Id,
    /// Version that the change began from.
    pub base_version: i64,
    /// Version stored now; 0 when the row is gone.
    pub current_version: i64,
    /// The stored columns as text.
    pub current: BTreeMap<String, String>,
    /// Person id.
    pub changed_by: Id,
    pub changed_at: Millis,
}
