//! Which domain types are stored in which table: the one list of records.

use super::record::Table;

/// Every record table; `zicha check` compares each of their rows with its history.
///
/// A record is declared by `record!(StudyRecord in "study_record" { person, topic, day })` above this
/// list, named in it, and given its `CREATE TABLE` in a schema step.
pub const TABLES: &[fn() -> &'static Table] = &[];
