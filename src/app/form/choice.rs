//! One of several things to choose: in a choice, a list of marks or a field that searches.

use crate::app::label::Label;
use crate::domain::person::{Namesakes, PersonRef};
use crate::domain::record::Coded;
use crate::i18n::{Tr, labels};

/// One of several things to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub code: String,
    pub label: Label,
}

impl Choice {
    pub fn new(code: impl Into<String>, label: impl Into<Label>) -> Self {
        Self { code: code.into(), label: label.into() }
    }

    /// Every one of these values, by code and name.
    pub fn coded<T: Coded + labels::Label>(values: &[T], tr: &Tr) -> Vec<Self> {
        values.iter().map(|&value| Self::new(value.code(), value.label(tr))).collect()
    }

    /// People by id; who shares a name is told apart by the login.
    pub fn people(people: &[PersonRef]) -> Vec<Self> {
        let shared = Namesakes::among(people);
        people.iter().map(|p| Self::new(p.id.clone(), shared.tell(p))).collect()
    }
}
