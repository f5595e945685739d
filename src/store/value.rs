//! Values that cross the border to SQL: whole numbers, text and nothing, the same in every database.

use crate::{
    domain::record::{Coded, Meta},
    error::StoreFault,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One stored value; there are no others (no floats, no blobs).
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Val {
    I(i64),
    T(String),
    #[default]
    Null,
}

impl Val {
    /// The value as text for a comparison shown to people; `None` for no value.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::I(i) => Some(i.to_string()),
            Self::T(t) => Some(t.clone()),
            Self::Null => None,
        }
    }
}

/// What can be handed to a statement. Use [`vals!`](crate::vals) for lists.
pub trait ToVal {
    fn to_val(&self) -> Val;
}

/// What can be a column of a record.
pub trait Cell: ToVal + Sized {
    /// Reads the value back; `None` when it is of another kind or no legal value.
    fn from_val(val: Val) -> Option<Self>;
}

impl ToVal for Val {
    fn to_val(&self) -> Val {
        self.clone()
    }
}

impl Cell for Val {
    fn from_val(val: Val) -> Option<Self> {
        Some(val)
    }
}

impl ToVal for str {
    fn to_val(&self) -> Val {
        Val::T(self.to_owned())
    }
}

impl ToVal for String {
    fn to_val(&self) -> Val {
        Val::T(self.clone())
    }
}

impl Cell for String {
    fn from_val(val: Val) -> Option<Self> {
        match val {
            Val::T(text) => Some(text),
            _ => None,
        }
    }
}

impl ToVal for i64 {
    fn to_val(&self) -> Val {
        Val::I(*self)
    }
}

impl Cell for i64 {
    fn from_val(val: Val) -> Option<Self> {
        match val {
            Val::I(i) => Some(i),
            _ => None,
        }
    }
}

/// Stored as 0 or 1.
impl ToVal for bool {
    fn to_val(&self) -> Val {
        Val::I(i64::from(*self))
    }
}

impl Cell for bool {
    fn from_val(val: Val) -> Option<Self> {
        match val {
            Val::I(0) => Some(false),
            Val::I(1) => Some(true),
            _ => None,
        }
    }
}

/// Stored as ISO text, `2009-05-12`.
impl ToVal for NaiveDate {
    fn to_val(&self) -> Val {
        Val::T(self.format("%Y-%m-%d").to_string())
    }
}

impl Cell for NaiveDate {
    fn from_val(val: Val) -> Option<Self> {
        match val {
            Val::T(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl<T: ToVal> ToVal for Option<T> {
    fn to_val(&self) -> Val {
        self.as_ref().map_or(Val::Null, ToVal::to_val)
    }
}

impl<T: Cell> Cell for Option<T> {
    fn from_val(val: Val) -> Option<Self> {
        match val {
            Val::Null => Some(None),
            val => T::from_val(val).map(Some),
        }
    }
}

impl<T: Coded> ToVal for T {
    fn to_val(&self) -> Val {
        Val::T(self.code().to_owned())
    }
}

impl<T: Coded> Cell for T {
    fn from_val(val: Val) -> Option<Self> {
        match val {
            Val::T(code) => T::from_code(&code),
            _ => None,
        }
    }
}

/// Stores a type as JSON text in one column (the type needs `Serialize` and `Deserialize`).
#[macro_export]
macro_rules! json_cell {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::store::ToVal for $type {
            fn to_val(&self) -> $crate::store::Val {
                // A value of ours always has a JSON form; NULL is refused by the column if not.
                ::serde_json::to_string(self).map_or($crate::store::Val::Null, $crate::store::Val::T)
            }
        }
        impl $crate::store::Cell for $type {
            fn from_val(val: $crate::store::Val) -> Option<Self> {
                match val {
                    $crate::store::Val::T(text) => ::serde_json::from_str(&text).ok(),
                    _ => None,
                }
            }
        }
    )+};
}

json_cell!(Vec<String>, BTreeMap<String, String>);

/// A list of values for a statement: `vals![person, day, "open", 3_i64]`.
#[macro_export]
macro_rules! vals {
    ($($value:expr),* $(,)?) => {{
        #[allow(unused_imports)]
        use $crate::store::ToVal as _;
        [$(($value).to_val()),*] as [$crate::store::Val; _]
    }};
}

/// One row of an answer; columns are taken from left to right or by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    vals: Vec<Val>,
    at: usize,
}

impl Row {
    pub fn new(vals: Vec<Val>) -> Self {
        Self { vals, at: 0 }
    }

    /// Takes the next column; `name` appears in the message when the value is not a legal one.
    ///
    /// # Errors
    /// [`StoreFault::Corrupt`] naming the column.
    pub fn next<T: Cell>(&mut self, name: &str) -> Result<T, StoreFault> {
        let val = self.vals.get_mut(self.at).map(std::mem::take);
        self.at += 1;
        val.and_then(T::from_val).ok_or_else(|| StoreFault::Corrupt(format!("value of {name}")))
    }

    /// A copy of a column by number, from 0.
    ///
    /// # Errors
    /// [`StoreFault::Corrupt`] naming the number.
    pub fn get<T: Cell>(&self, column: usize) -> Result<T, StoreFault> {
        self.vals
            .get(column)
            .cloned()
            .and_then(T::from_val)
            .ok_or_else(|| StoreFault::Corrupt(format!("value of column {column}")))
    }

    /// Takes the six columns every record begins with.
    ///
    /// # Errors
    /// [`StoreFault::Corrupt`] naming the column.
    pub fn meta(&mut self) -> Result<Meta, StoreFault> {
        Ok(Meta {
            id: self.next("id")?,
            version: self.next("version")?,
            created_at: self.next("created_at")?,
            created_by: self.next("created_by")?,
            updated_at: self.next("updated_at")?,
            updated_by: self.next("updated_by")?,
        })
    }

    /// Every value of the row.
    pub fn vals(&self) -> &[Val] {
        &self.vals
    }

    pub fn into_vals(self) -> Vec<Val> {
        self.vals
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    crate::code_enum! { Mood { Calm = "calm", Busy = "busy" } }

    fn back<T: Cell + PartialEq + std::fmt::Debug>(value: T) {
        assert_eq!(T::from_val(value.to_val()), Some(value));
    }

    #[test]
    fn every_kind_comes_back_as_it_went() {
        back("自查".to_owned());
        back(-7_i64);
        back(true);
        back(false);
        back(Mood::Busy);
        back(Some(Mood::Calm));
        back(None::<Mood>);
        back(None::<NaiveDate>);
        back(vec!["甲".to_owned(), "乙".to_owned()]);
        assert_eq!(
            NaiveDate::from_val(Val::T("2009-05-12".into())).unwrap().to_val(),
            "2009-05-12".to_val()
        );
    }

    #[test]
    fn illegal_values_are_not_read() {
        assert_eq!(bool::from_val(Val::I(2)), None);
        assert_eq!(i64::from_val(Val::Null), None);
        assert_eq!(Mood::from_val(Val::T("angry".into())), None);
        assert_eq!(NaiveDate::from_val(Val::T("2009-02-30".into())), None);
        assert!(
            matches!(Row::new(vec![]).next::<i64>("version"), Err(StoreFault::Corrupt(m)) if m.contains("version"))
        );
    }

    #[test]
    fn lists_of_mixed_kinds() {
        let name = "李禾".to_owned();
        assert_eq!(
            vals![name, &name, "x", 3_i64, Mood::Calm, None::<i64>],
            [
                Val::T(name.clone()),
                Val::T(name.clone()),
                Val::T("x".into()),
                Val::I(3),
                Val::T("calm".into()),
                Val::Null
            ]
        );
        let none: [Val; 0] = vals![];
        assert!(none.is_empty());
    }

    proptest! {
        #[test]
        fn any_day_comes_back(days in -700_000_i32..2_000_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(days.max(1)).unwrap();
            prop_assert_eq!(NaiveDate::from_val(day.to_val()), Some(day));
        }
    }
}
