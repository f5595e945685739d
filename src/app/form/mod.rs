//! Forms: every text and choice a person enters goes through this one mechanism.
//!
//! A screen builds a `Form`, opens it with `ctx.open(form)` and gets `Screen::submit` when the
//! person saves. Moving, checking, counting, drafts, conflicts and busy writers are handled here
//! and in `app::forms`; the form stays open, with its text, until the save was committed.

mod build;
mod choice;
pub mod date;
mod draft;
mod field;
mod input;
mod pick;
mod values;

pub use build::Check;
pub use choice::Choice;
pub use field::{FormField, Kind};
pub use input::FormEvent;
pub use pick::{Pick, SHOWN as PICK_SHOWN};
pub use values::{FormValues, Value};

use super::label::Label;
use crate::clock::Millis;
use crate::domain::problem::{Problem, ProblemKind};
use std::cell::Cell;

/// Where a form stands between typing and the commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The stored draft is being fetched; keys wait.
    Loading,
    Editing,
    /// The save is on its way; nothing can be typed.
    Saving,
}

/// One line above the fields that tells what happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Banner {
    /// Continued from the draft kept at this instant.
    FromDraft(Millis),
    /// The row changed since the draft began; saving will show both texts.
    DraftIsOlder,
    /// The paste was longer than the field allows; so many characters were cut.
    Cut(usize),
    /// The field is full.
    Full,
    /// Another process was writing; nothing was saved, the text is still here.
    Busy,
    /// The draft could not be kept yet; it is tried again.
    DraftBusy,
    /// Fields that need attention.
    Problems(usize),
    /// A sentence.
    Said(String),
}

/// A form being filled in.
pub struct Form {
    /// Names the form in drafts, e.g. `opinion`.
    pub id: &'static str,
    /// Id of the edited row; empty for a new one; may carry a qualifier. Part of the draft's key.
    pub entity: String,
    pub title: Label,
    /// What the save button says.
    pub save_label: Label,
    /// Version of the row when typing began; 0 for a new row.
    pub base_version: i64,
    /// Shown in a small window over the screen instead of in its place.
    pub popup: bool,
    pub phase: Phase,
    pub banner: Option<Banner>,
    /// For drawing: the first row on the screen at the last drawing.
    pub scroll: Cell<u16>,
    fields: Vec<FormField>,
    /// Index of the focused field; `fields.len()` is the save button.
    focus: usize,
    /// No key reached the focused field yet: a day that stands there is replaced by typing.
    fresh: bool,
    problems: Vec<Problem>,
    check: Option<Check>,
    advice: Option<Check>,
    today: chrono::NaiveDate,
    draft: draft::Draft,
}

impl Form {
    /// Every field, hidden ones included.
    pub fn fields(&self) -> &[FormField] {
        &self.fields
    }

    /// The fields that are shown now, with their index.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &FormField)> {
        self.fields.iter().enumerate().filter(|(_, field)| self.is_visible(field))
    }

    /// A field by its key.
    pub fn field(&self, key: &str) -> Option<&FormField> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The focused index; `fields().len()` when it is the save button.
    pub const fn focus(&self) -> usize {
        self.focus
    }

    /// The focused field; `None` on the save button.
    pub fn focused(&self) -> Option<&FormField> {
        self.fields.get(self.focus)
    }

    /// Whether the save button is focused.
    pub fn on_button(&self) -> bool {
        self.focus == self.fields.len()
    }

    /// The day that typed dates without a year belong to.
    pub const fn today(&self) -> chrono::NaiveDate {
        self.today
    }

    /// What was entered, shown fields only.
    pub fn values(&self) -> FormValues {
        let entries = self.shown().filter_map(|(_, f)| Some((f.key.clone(), f.value(self.today)?)));
        FormValues::new(entries.collect())
    }

    /// The problem of a field, if the last check found one.
    pub fn problem(&self, key: &str) -> Option<&Problem> {
        self.problems.iter().find(|p| p.field == key)
    }

    /// Problems that belong to no field shown.
    pub fn loose_problems(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|p| !self.shown().any(|(_, f)| f.key == p.field))
    }

    /// Advice on fields that have a value, which does not keep them from being saved.
    pub fn advice(&self) -> Vec<Problem> {
        let Some(advise) = &self.advice else { return Vec::new() };
        let values = self.values();
        let mut advice = advise(&values);
        advice.retain(|advised| values.get(&advised.field).is_some());
        advice
    }

    /// Checks everything; on problems moves to the first and says how many.
    pub fn is_valid(&mut self) -> bool {
        let problems = self.find_problems();
        let ok = problems.is_empty();
        self.show_problems(problems);
        ok
    }

    /// Shows problems found by the form or by the service.
    pub fn show_problems(&mut self, problems: Vec<Problem>) {
        self.problems = problems;
        if self.problems.is_empty() {
            if matches!(self.banner, Some(Banner::Problems(_))) {
                self.banner = None;
            }
            return;
        }
        self.banner = Some(Banner::Problems(self.problems.len()));
        let first = self.shown().find(|(_, f)| self.problem(&f.key).is_some()).map(|(i, _)| i);
        if let Some(index) = first {
            self.focus = index;
        }
    }

    fn find_problems(&self) -> Vec<Problem> {
        let mut found: Vec<Problem> = self
            .shown()
            .filter_map(|(_, f)| Some(Problem::new(f.key.clone(), f.own_problem(self.today)?)))
            .collect();
        if let Some(check) = &self.check {
            let mine: Vec<Problem> = check(&self.values());
            found.extend(mine.into_iter().filter(|p| {
                p.kind != ProblemKind::Required || self.shown().any(|(_, f)| f.key == p.field)
            }));
        }
        let mut seen = std::collections::BTreeSet::new();
        found.retain(|p| seen.insert(p.field.clone()));
        found
    }

    fn is_visible(&self, field: &FormField) -> bool {
        let Some((key, codes)) = &field.visible_if else { return true };
        let Some(other) = self.field(key) else { return false };
        let is_written = |field: &FormField| field.editor().is_some_and(|e| !e.is_empty());
        if codes.is_empty() {
            return is_written(field) || is_written(other) && self.is_visible(other);
        }
        self.is_visible(other)
            && match other.value(self.today) {
                Some(Value::Text(code)) => codes.contains(&code),
                Some(Value::Codes(chosen)) => chosen.iter().any(|code| codes.contains(code)),
                Some(Value::Bool(on)) => codes.contains(&on.to_string()),
                _ => false,
            }
    }
}
