//! Scrolling through a text that is longer than its pane.
//!
//! Only drawing knows how long the text is; it tells so here, and the next key goes no further.

use std::cell::Cell;

use super::action::Action;

/// Where a text is scrolled to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scroll {
    at: Cell<u16>,
    /// The last first row, and rows of a page, at the last drawing.
    most: Cell<u16>,
    page: Cell<u16>,
}

impl Scroll {
    /// Moves through the text; false if the action is none of scrolling's.
    pub fn act(&mut self, action: Action) -> bool {
        let (at, page) = (self.at.get(), self.page.get().max(2) - 1);
        let to = match action {
            Action::Up => at.saturating_sub(1),
            Action::Down => at.saturating_add(1),
            Action::PageUp => at.saturating_sub(page),
            Action::PageDown | Action::Mark => at.saturating_add(page),
            Action::First => 0,
            Action::Last => u16::MAX,
            _ => return false,
        };
        self.at.set(to.min(self.most.get()));
        true
    }

    /// Back to the beginning: another text is shown.
    pub fn reset(&mut self) {
        self.at.set(0);
    }

    /// For drawing: the text has so many rows and the pane shows so many; the first row to show.
    pub fn drawn(&self, rows: u16, height: u16) -> u16 {
        self.most.set(rows.saturating_sub(height));
        self.page.set(height);
        self.at.set(self.at.get().min(self.most.get()));
        self.at.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stops_where_the_text_ends() {
        let mut scroll = Scroll::default();
        assert_eq!(scroll.drawn(25, 10), 0);
        scroll.act(Action::PageDown);
        assert_eq!(scroll.drawn(25, 10), 9);
        scroll.act(Action::Last);
        scroll.act(Action::Down);
        assert_eq!(scroll.drawn(25, 10), 15);
        scroll.act(Action::Up);
        assert_eq!(scroll.drawn(25, 10), 14);
        assert_eq!(scroll.drawn(8, 10), 0, "a shorter text");
        assert!(!scroll.act(Action::Open));
    }
}
