//! What the step screens with a list of entries have in common: study, opinions and commitments.
//!
//! Each is a [`StepPage`] of its own view and rows and adds what it does with them.

use super::steps::Subject;
use crate::app::event::MouseEvent;
use crate::app::list::{List, Row};
use crate::app::scroll::Scroll;
use crate::domain::person::PersonRef;

/// The entries of one step of one person: a list, and the selected entry on the whole page.
pub struct StepPage<V, R> {
    pub subject: Subject,
    pub view: Option<Box<V>>,
    pub list: List<R>,
    /// The selected entry is read on the whole page.
    pub reading: Option<Scroll>,
    /// To be selected once it is loaded.
    pub(super) wanted: Option<String>,
}

impl<V, R: Row> StepPage<V, R> {
    /// Mine, or another person's for review.
    pub fn new(step: &str, person: Option<PersonRef>) -> Self {
        Self {
            subject: Subject::new(step, person),
            view: None,
            list: List::default(),
            reading: None,
            wanted: None,
        }
    }

    /// Opens on this entry.
    pub fn on(mut self, entity: &str) -> Self {
        self.wanted = Some(entity.to_owned());
        self
    }

    /// Takes what was loaded; whether it is the first time.
    pub(super) fn take(&mut self, view: Box<V>, rows: Vec<R>) -> bool {
        self.list.set_rows(rows);
        self.view.replace(view).is_none()
    }

    /// Selects the entry that was asked for, and closes the whole page where the selected row has none.
    pub(super) fn settle(&mut self, can_be_read: impl Fn(&R) -> bool) {
        if let Some(id) = self.wanted.take() {
            self.list.select(&id);
        }
        if !self.list.selected().is_some_and(can_be_read) {
            self.reading = None;
        }
    }

    /// A click selects, unless an entry is read on the whole page.
    pub(super) fn click(&mut self, event: MouseEvent) {
        if self.reading.is_none() {
            self.list.click(event.col, event.row);
        }
    }
}
