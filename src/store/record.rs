//! How a domain type becomes a row: its table, its columns, and the statements made of them once.

use super::value::{Row, Val};
use crate::{domain::record::Meta, error::StoreFault};
use std::sync::OnceLock;

/// The columns every record table begins with, from [`Meta`].
pub const META_COLUMNS: [&str; 6] =
    ["id", "version", "created_at", "created_by", "updated_at", "updated_by"];

/// A type whose values are rows with a version and a history. Declared by [`record!`](crate::record).
pub trait Record: Sized {
    const TABLE: &'static str;
    /// Columns after those of [`Meta`].
    const COLUMNS: &'static [&'static str];

    fn table() -> &'static Table;
    fn meta(&self) -> &Meta;
    fn meta_mut(&mut self) -> &mut Meta;
    /// Appends the values of [`Self::COLUMNS`].
    fn put_vals(&self, out: &mut Vec<Val>);
    /// Reads a row that holds the columns of [`Meta`], then [`Self::COLUMNS`].
    ///
    /// # Errors
    /// [`StoreFault::Corrupt`] naming the column.
    fn from_row(row: Row) -> Result<Self, StoreFault>;
}

/// A record table and its statements.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    /// Columns after those of [`Meta`].
    pub columns: &'static [&'static str],
    sql: OnceLock<Sql>,
}

/// The statements of a table.
#[derive(Debug)]
pub(super) struct Sql {
    /// `SELECT … FROM table WHERE `, to be continued.
    pub select: String,
    pub by_id: String,
    pub count: String,
    /// Values in the order of all columns.
    pub insert: String,
    /// id, expected version, new version, updated at, updated by, then the table's own columns.
    /// Answers with the creation columns when the version was the expected one.
    pub update: String,
    /// id, expected version.
    pub delete: String,
}

impl Table {
    pub const fn new(name: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, columns, sql: OnceLock::new() }
    }

    /// All columns, those of [`Meta`] first.
    pub fn all_columns(&self) -> impl Iterator<Item = &'static str> + use<> {
        META_COLUMNS.into_iter().chain(self.columns.iter().copied())
    }

    pub(super) fn sql(&self) -> &Sql {
        self.sql.get_or_init(|| {
            let name = self.name;
            let quoted: Vec<_> = self.all_columns().map(|column| format!("\"{column}\"")).collect();
            let columns = quoted.join(", ");
            let select = format!("SELECT {columns} FROM {name} WHERE ");
            let marks: Vec<_> = (1..=quoted.len()).map(|n| format!("?{n}")).collect();
            let own: String = self
                .columns
                .iter()
                .enumerate()
                .map(|(n, column)| format!(", \"{column}\"=?{}", n + 6))
                .collect();
            Sql {
                by_id: format!("{select}id=?1"),
                count: format!("SELECT COUNT(*) FROM {name} WHERE "),
                insert: format!("INSERT INTO {name} ({columns}) VALUES ({})", marks.join(", ")),
                update: format!(
                    "UPDATE {name} SET version=?3, updated_at=?4, updated_by=?5{own} \
                     WHERE id=?1 AND version=?2 RETURNING created_at, created_by"
                ),
                delete: format!("DELETE FROM {name} WHERE id=?1 AND version=?2"),
                select,
            }
        })
    }
}

/// Declares in which table a domain type is stored; fields by name, `meta: Meta` besides.
///
/// ```ignore
/// record!(StudyRecord in "study_record" { person, topic, day, note });
/// ```
#[macro_export]
macro_rules! record {
    ($type:ident in $table:literal { $($field:ident),* $(,)? }) => {
        impl $crate::store::Record for $type {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn table() -> &'static $crate::store::Table {
                static TABLE: $crate::store::Table =
                    $crate::store::Table::new($table, &[$(stringify!($field)),*]);
                &TABLE
            }
            fn meta(&self) -> &$crate::domain::record::Meta {
                &self.meta
            }
            fn meta_mut(&mut self) -> &mut $crate::domain::record::Meta {
                &mut self.meta
            }
            fn put_vals(&self, out: &mut Vec<$crate::store::Val>) {
                $(out.push($crate::store::ToVal::to_val(&self.$field));)*
            }
            fn from_row(mut row: $crate::store::Row) -> Result<Self, $crate::error::StoreFault> {
                Ok(Self {
                    meta: row.meta()?,
                    $($field: row.next(concat!($table, ".", stringify!($field)))?,)*
                })
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_number_their_values_in_order() {
        let table = Table::new("t", &["a", "order"]);
        let sql = table.sql();
        assert_eq!(
            sql.insert,
            "INSERT INTO t (\"id\", \"version\", \"created_at\", \"created_by\", \"updated_at\", \"updated_by\", \
             \"a\", \"order\") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
        );
        assert_eq!(
            sql.update,
            "UPDATE t SET version=?3, updated_at=?4, updated_by=?5, \"a\"=?6, \"order\"=?7 \
             WHERE id=?1 AND version=?2 RETURNING created_at, created_by"
        );
        assert_eq!(sql.delete, "DELETE FROM t WHERE id=?1 AND version=?2");
    }
}
