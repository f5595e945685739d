//! What was entered, by field key: plain values for a screen to make its request from.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A trimmed text, or the code of a choice.
    Text(String),
    /// The codes chosen, in the order of the options.
    Codes(Vec<String>),
    Date(NaiveDate),
    /// Scaled as the field says.
    Number(i64),
    Bool(bool),
}

/// The values of a form. A field that is hidden or empty reads as empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormValues(BTreeMap<String, Value>);

impl FormValues {
    pub(super) const fn new(values: BTreeMap<String, Value>) -> Self {
        Self(values)
    }

    /// The value as entered; `None` for a field that is hidden, unset or not valid.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// A text, or the code of a choice or pick; empty if there is none.
    pub fn text(&self, key: &str) -> String {
        self.code(key).unwrap_or_default().to_owned()
    }

    /// The code of a choice or pick.
    pub fn code(&self, key: &str) -> Option<&str> {
        match self.0.get(key) {
            Some(Value::Text(text)) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// The codes of a multiple choice.
    pub fn codes(&self, key: &str) -> Vec<String> {
        match self.0.get(key) {
            Some(Value::Codes(codes)) => codes.clone(),
            _ => Vec::new(),
        }
    }

    pub fn date(&self, key: &str) -> Option<NaiveDate> {
        match self.0.get(key) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// A number in scaled units.
    pub fn number(&self, key: &str) -> Option<i64> {
        match self.0.get(key) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// A yes; false if not asked.
    pub fn bool(&self, key: &str) -> bool {
        matches!(self.0.get(key), Some(Value::Bool(true)))
    }
}
