//! What is said about the selected row: beside the list, or on the whole page where it does not fit.
//!
//! Only drawing knows whether it fits; it tells so here, and the way to the whole of it is offered.

use std::cell::Cell;

use super::action::{Action, Offer};
use super::label::Label;
use super::scroll::Scroll;
use crate::i18n::Tr;

/// The detail of a list's selected row.
#[derive(Debug, Default)]
pub struct Detail {
    reading: Option<Scroll>,
    /// At the last drawing there was more of it than room.
    cut: Cell<bool>,
}

impl Detail {
    /// Where it is scrolled to, while it is read on the whole page.
    pub const fn reading(&self) -> Option<&Scroll> {
        self.reading.as_ref()
    }

    /// For drawing: whether there was no room beside the list for the whole of it.
    pub fn drawn(&self, cut: bool) {
        self.cut.set(cut);
    }

    /// The screen's offers, with the way to the whole of it, or back.
    pub fn offers(&self, mut offers: Vec<Offer>) -> Vec<Offer> {
        if self.reading.is_some() {
            offers.retain(|offer| offer.action != Action::Find);
            offers.push(Offer::new(Action::Back).named(Label::Msg(Tr::steps_close_reading)));
        } else if self.cut.get() {
            let all = Offer::new(Action::NextTab).named(Label::Msg(Tr::common_read_all));
            offers.insert(offers.len().min(2), all);
        }
        offers
    }

    /// Takes an action that is about reading it; false if it is not.
    pub fn act(&mut self, action: Action) -> bool {
        match (&mut self.reading, action) {
            (Some(_), Action::Back | Action::NextTab) => self.reading = None,
            (Some(scroll), action) => return scroll.act(action),
            (None, Action::NextTab) if self.cut.get() => self.reading = Some(Scroll::default()),
            (None, _) => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actions(detail: &Detail) -> Vec<Action> {
        let offers = [Action::New, Action::Open, Action::Find].map(Offer::new).to_vec();
        detail.offers(offers).into_iter().map(|offer| offer.action).collect()
    }

    #[test]
    fn what_fits_offers_nothing_more() {
        let mut detail = Detail::default();
        assert_eq!(actions(&detail), [Action::New, Action::Open, Action::Find]);
        assert!(!detail.act(Action::NextTab));
        assert!(!detail.act(Action::Down), "the list moves");
    }

    #[test]
    fn what_is_cut_is_read_on_the_whole_page_and_closed_again() {
        let mut detail = Detail::default();
        detail.drawn(true);
        assert_eq!(actions(&detail), [Action::New, Action::Open, Action::NextTab, Action::Find]);
        assert!(detail.act(Action::NextTab));
        assert_eq!(detail.reading().map(|scroll| scroll.drawn(30, 10)), Some(0));
        assert_eq!(actions(&detail), [Action::New, Action::Open, Action::Back]);
        assert!(detail.act(Action::Down));
        assert_eq!(detail.reading().map(|scroll| scroll.drawn(30, 10)), Some(1));
        assert!(!detail.act(Action::Open), "what is done with the row is the screen's business");
        assert!(detail.act(Action::Back));
        assert!(detail.reading().is_none());
    }
}
