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

    /// Opens on this entry, if any.
    pub fn on(mut self, entity: Option<String>) -> Self {
        self.wanted = entity;
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

#[cfg(test)]
mod tests {
    use super::*;

    struct Entry(&'static str);

    impl Row for Entry {
        fn id(&self) -> &str {
            self.0
        }
        fn haystack(&self) -> String {
            self.0.to_owned()
        }
    }

    fn entries() -> Vec<Entry> {
        ["a", "b", "c"].map(Entry).into()
    }

    fn page() -> StepPage<(), Entry> {
        let mut page = StepPage::new("study", None);
        assert!(page.take(Box::new(()), entries()), "the first time");
        page.settle(|_| true);
        page
    }

    #[test]
    fn the_entry_asked_for_is_selected_once() {
        let mut page = StepPage::new("study", None).on(Some("b".into()));
        page.take(Box::new(()), entries());
        page.settle(|_| true);
        assert_eq!(page.list.selected_id().as_deref(), Some("b"));
        page.list.select("c");
        assert!(!page.take(Box::new(()), entries()), "loaded again");
        page.settle(|_| true);
        assert_eq!(page.list.selected_id().as_deref(), Some("c"), "and not again");
    }

    #[test]
    fn a_page_without_its_entry_is_closed() {
        let mut page = page();
        page.reading = Some(Scroll::default());
        page.settle(|entry| entry.0 == "a");
        assert!(page.reading.is_some(), "what is there stays open");
        page.list.select("b");
        page.settle(|entry| entry.0 == "a");
        assert!(page.reading.is_none(), "what cannot be read is closed");
        page.reading = Some(Scroll::default());
        page.take(Box::new(()), Vec::new());
        page.settle(|_| true);
        assert!(page.reading.is_none(), "what is gone is closed");
    }
}
