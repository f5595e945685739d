//! One of many (people, topics): typing narrows the options by part, pinyin or initials.

use super::choice::Choice;
use crate::app::event::{Key, KeyCode};
use crate::app::field::{Field, Outcome};
use crate::i18n::Tr;
use crate::text::search::Matcher;

/// Options shown below the field at once.
pub const SHOWN: usize = 8;

/// The state of a pick field.
#[derive(Debug, Clone)]
pub struct Pick {
    options: Vec<Choice>,
    query: Field,
    chosen: Option<usize>,
    /// Options that match, in their order; all for an empty query.
    matches: Vec<usize>,
    cursor: usize,
}

impl Pick {
    pub(super) fn new(options: Vec<Choice>) -> Self {
        let matches = (0..options.len()).collect();
        let query = Field::line().with_max(60);
        Self { options, query, chosen: None, matches, cursor: 0 }
    }

    /// What is typed to search.
    pub const fn query(&self) -> &Field {
        &self.query
    }

    /// The option chosen.
    pub fn chosen(&self) -> Option<&Choice> {
        self.chosen.and_then(|i| self.options.get(i))
    }

    /// Chooses by code; an unknown code chooses nothing.
    pub fn choose(&mut self, code: &str) {
        self.chosen = self.options.iter().position(|c| c.code == code);
        self.query.set_text("");
        self.matches = (0..self.options.len()).collect();
        self.cursor = self.chosen.unwrap_or(0);
    }

    /// The options to show around the cursor, and which of them the cursor is on.
    pub fn window(&self) -> (impl Iterator<Item = &Choice>, usize) {
        let start = self.cursor.saturating_sub(SHOWN - 1);
        let shown = self.matches.iter().skip(start).take(SHOWN);
        (shown.filter_map(|&i| self.options.get(i)), self.cursor - start)
    }

    /// How many options match.
    pub fn count(&self) -> usize {
        self.matches.len()
    }

    pub(super) fn key(&mut self, key: Key, tr: &Tr) -> Outcome {
        match key.code {
            KeyCode::Up if self.cursor > 0 => self.move_to(self.cursor - 1),
            KeyCode::Down if self.cursor + 1 < self.matches.len() => self.move_to(self.cursor + 1),
            KeyCode::PageUp => self.move_to(self.cursor.saturating_sub(SHOWN)),
            KeyCode::PageDown => {
                self.move_to((self.cursor + SHOWN).min(self.matches.len().saturating_sub(1)))
            }
            KeyCode::Enter => self.take(),
            KeyCode::Backspace if self.query.is_empty() && self.chosen.is_some() => {
                self.chosen = None;
                Outcome::Changed
            }
            _ => {
                let done = self.query.key(key);
                self.narrow(done, tr)
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str, tr: &Tr) -> Outcome {
        let done = self.query.paste(text);
        self.narrow(done, tr)
    }

    /// Leaving the field takes the option that is the only match.
    pub(super) fn leave(&mut self) -> Outcome {
        if !self.query.is_empty() && self.matches.len() == 1 { self.take() } else { Outcome::Used }
    }

    fn take(&mut self) -> Outcome {
        let Some(&index) = self.matches.get(self.cursor) else { return Outcome::Used };
        let changed = self.chosen != Some(index);
        self.chosen = Some(index);
        self.query.set_text("");
        self.matches = (0..self.options.len()).collect();
        self.cursor = index;
        if changed { Outcome::Changed } else { Outcome::Ignored }
    }

    fn move_to(&mut self, cursor: usize) -> Outcome {
        self.cursor = cursor;
        Outcome::Used
    }

    fn narrow(&mut self, done: Outcome, tr: &Tr) -> Outcome {
        if done != Outcome::Changed {
            return done;
        }
        let query = Matcher::new(&self.query.text());
        let fits = |c: &Choice| self.query.is_empty() || query.is_match(&c.label.text(tr));
        self.matches =
            self.options.iter().enumerate().filter(|(_, c)| fits(c)).map(|(i, _)| i).collect();
        self.cursor = 0;
        // The value did not change yet: no draft for a search.
        Outcome::Used
    }
}
