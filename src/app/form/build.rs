//! How a screen puts a form together.

use std::cell::Cell;

use chrono::NaiveDate;

use super::draft::Draft;
use super::{Form, FormField, FormValues, Phase};
use crate::app::label::Label;
use crate::domain::problem::Problem;
use crate::i18n::Tr;

/// A check over all values; usually the validation of `domain`.
pub type Check = Box<dyn Fn(&FormValues) -> Vec<Problem> + Send>;

impl Form {
    /// An empty form. `entity` is the id of the row being edited, empty for a new one.
    pub fn new(
        id: &'static str,
        entity: impl Into<String>,
        title: Label,
        today: NaiveDate,
    ) -> Self {
        Self {
            id,
            entity: entity.into(),
            title,
            save_label: Label::Msg(Tr::form_save),
            base_version: 0,
            popup: false,
            phase: Phase::Editing,
            banner: None,
            scroll: Cell::new(0),
            fields: Vec::new(),
            focus: 0,
            fresh: true,
            problems: Vec::new(),
            check: None,
            advice: None,
            today,
            draft: Draft::default(),
        }
    }

    /// Adds a field.
    pub fn with(mut self, field: FormField) -> Self {
        self.fields.push(field);
        self.focus = self.first_focus();
        self
    }

    /// Adds several fields.
    pub fn with_all(mut self, fields: impl IntoIterator<Item = FormField>) -> Self {
        self.fields.extend(fields);
        self.focus = self.first_focus();
        self
    }

    /// The version of the row being changed.
    pub const fn based_on(mut self, version: i64) -> Self {
        self.base_version = version;
        self
    }

    /// Names the save button: `Submit`, `Return`, `Sign`.
    pub fn saves_as(mut self, label: Label) -> Self {
        self.save_label = label;
        self
    }

    /// A small window over the screen: one comment, one name.
    pub const fn as_popup(mut self) -> Self {
        self.popup = true;
        self
    }

    /// Keeps no draft: for typed names and the like.
    pub const fn without_draft(mut self) -> Self {
        self.draft.off = true;
        self
    }

    /// Checks the values when saving, in addition to required, length, date and number.
    pub fn check(mut self, check: impl Fn(&FormValues) -> Vec<Problem> + Send + 'static) -> Self {
        self.check = Some(Box::new(check));
        self
    }

    /// Advice shown while typing; it does not keep the form from being saved.
    pub fn advise(mut self, advice: impl Fn(&FormValues) -> Vec<Problem> + Send + 'static) -> Self {
        self.advice = Some(Box::new(advice));
        self
    }

    /// Starts in this field.
    pub fn focus_on(mut self, key: &str) -> Self {
        if let Some(index) = self.fields.iter().position(|f| f.key == key) {
            self.focus = index;
        }
        self
    }

    fn first_focus(&self) -> usize {
        let first = self.shown().find(|(_, f)| f.takes_focus()).map(|(i, _)| i);
        first.unwrap_or(self.fields.len())
    }
}
