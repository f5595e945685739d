//! A list with a selection: moving, scrolling, marking, filtering, and rows loaded by window.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::action::Action;
use crate::text::search::Matcher;

/// Rows asked for at first when a long list is loaded by window: more than a screen of 24 rows shows,
/// and few enough that ten thousand people open nearly as fast as ten.
pub const WINDOW: usize = 24;

/// What a list must know about its rows.
pub trait Row {
    /// Stays the same when the row is loaded again; the selection clings to it.
    fn id(&self) -> &str;

    /// A heading between rows: shown, never selected.
    fn is_header(&self) -> bool {
        false
    }

    /// The text that `/` searches in; empty for rows that always stay.
    fn haystack(&self) -> String {
        String::new()
    }
}

/// Rows, one of them selected.
///
/// Short lists hold every row (`set_rows`). Long ones hold the window `first..first + rows` of
/// `total` (`set_window`); `wants` then names the window to load next.
#[derive(Debug, Clone)]
pub struct List<T> {
    rows: Vec<T>,
    /// Indices into `rows` that pass the filter.
    shown: Vec<usize>,
    filter: String,
    first: usize,
    total: usize,
    windowed: bool,
    /// Position among all shown rows.
    selected: usize,
    marks: BTreeSet<String>,
    /// First position on the screen and rows that fit: what the last drawing showed.
    offset: Cell<usize>,
    height: Cell<usize>,
    /// Column, row, width and height of the rows at the last drawing.
    area: Cell<(u16, u16, u16, u16)>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            shown: Vec::new(),
            filter: String::new(),
            first: 0,
            total: 0,
            windowed: false,
            selected: 0,
            marks: BTreeSet::new(),
            offset: Cell::new(0),
            height: Cell::new(10),
            area: Cell::new((0, 0, 0, 0)),
        }
    }
}

impl<T: Row> List<T> {
    /// A list of these rows.
    pub fn new(rows: Vec<T>) -> Self {
        let mut list = Self::default();
        list.set_rows(rows);
        list
    }

    /// Replaces every row; the selection stays on the same id, else on the same place.
    pub fn set_rows(&mut self, rows: Vec<T>) {
        let kept = self.selected_id();
        self.windowed = false;
        self.first = 0;
        self.rows = rows;
        self.refilter(kept);
    }

    /// Replaces the loaded window of a long list.
    pub fn set_window(&mut self, first: usize, rows: Vec<T>, total: usize) {
        self.windowed = true;
        self.first = first;
        self.total = total;
        self.shown = (0..rows.len()).collect();
        self.rows = rows;
        self.selected = self.selected.min(total.saturating_sub(1));
        self.keep_off_headers(true);
    }

    /// The window to ask for when the rows around the screen are not loaded; `None` if they are.
    pub fn wants(&self) -> Option<Range<usize>> {
        if !self.windowed {
            return None;
        }
        let height = self.height.get().max(1);
        let top = self.selected.saturating_sub(height);
        let bottom = (self.selected + height).min(self.total);
        let loaded = self.first..self.first + self.rows.len();
        if loaded.start <= top && bottom <= loaded.end {
            return None;
        }
        let window = self.breadth();
        let start = self.selected.saturating_sub(window / 2);
        Some(start..start + window)
    }

    /// The window to ask for now: the one wanted, or else the one at hand.
    pub fn window(&self) -> Range<usize> {
        self.wants().unwrap_or_else(|| self.first..self.first + self.breadth())
    }

    /// How many rows a window has: room to move by a screen before the next one is asked for.
    fn breadth(&self) -> usize {
        WINDOW.max(4 * self.height.get())
    }

    /// Counts on a screen of so many rows before the first drawing has told how many fit.
    pub fn expect_rows(&self, rows: usize) {
        self.height.set(self.height.get().max(rows));
    }

    /// Positions that can be shown (after filtering; all of a windowed list).
    pub fn len(&self) -> usize {
        if self.windowed { self.total } else { self.shown.len() }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at a position; `None` where it is not loaded.
    pub fn get(&self, position: usize) -> Option<&T> {
        let index = position.checked_sub(self.first)?;
        self.shown.get(index).and_then(|&i| self.rows.get(i))
    }

    /// Every loaded row, filtered or not.
    pub fn all(&self) -> &[T] {
        &self.rows
    }

    /// The selected row.
    pub fn selected(&self) -> Option<&T> {
        self.get(self.selected).filter(|row| !row.is_header())
    }

    /// The id of the selected row.
    pub fn selected_id(&self) -> Option<String> {
        self.selected().map(|row| row.id().to_owned())
    }

    /// Whether the selection stands on a row that is not loaded yet.
    pub fn is_ahead(&self) -> bool {
        self.windowed && self.selected < self.total && self.get(self.selected).is_none()
    }

    /// The selected position.
    pub const fn position(&self) -> usize {
        self.selected
    }

    /// Selects the row with this id, if it is shown.
    pub fn select(&mut self, id: &str) {
        let found = self.shown.iter().position(|&i| self.rows.get(i).is_some_and(|r| r.id() == id));
        if let Some(at) = found {
            self.selected = self.first + at;
        }
    }

    /// Moves the selection, marks a row; false if the action is none of a list's.
    pub fn act(&mut self, action: Action) -> bool {
        let page = self.height.get().saturating_sub(1).max(1);
        let (to, down) = match action {
            Action::Up => (self.selected.saturating_sub(1), false),
            Action::Down => (self.selected + 1, true),
            Action::PageUp => (self.selected.saturating_sub(page), false),
            Action::PageDown => (self.selected + page, true),
            Action::First => (0, true),
            Action::Last => (usize::MAX, false),
            Action::Mark => {
                self.toggle_mark();
                (self.selected + 1, true)
            }
            Action::MarkAll => {
                self.mark_all();
                return true;
            }
            _ => return false,
        };
        let before = self.selected;
        self.selected = to.min(self.len().saturating_sub(1));
        self.keep_off_headers(down);
        if self.selected().is_none() && self.get(self.selected).is_some() {
            self.selected = before;
        }
        true
    }

    /// Shows only rows that match; an empty text shows all. Matches parts, pinyin and initials.
    /// The first match is selected; all rows again, the selection stays.
    pub fn filter(&mut self, text: &str) {
        let kept = self.selected_id();
        self.filter = text.to_owned();
        self.refilter(kept);
        let found = |at: &usize| {
            self.get(*at).is_some_and(|row| !row.is_header() && !row.haystack().is_empty())
        };
        if !text.is_empty()
            && let Some(first) = (self.first..self.len()).find(found)
        {
            self.selected = first;
        }
    }

    /// The filter text.
    pub fn filter_text(&self) -> &str {
        &self.filter
    }

    /// Marked ids, in order of id.
    pub fn marks(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().map(String::as_str)
    }

    /// Whether a row is marked.
    pub fn is_marked(&self, id: &str) -> bool {
        self.marks.contains(id)
    }

    /// The marked ids, or else the selected one.
    pub fn chosen(&self) -> Vec<String> {
        if self.marks.is_empty() {
            self.selected_id().into_iter().collect()
        } else {
            self.marks.iter().cloned().collect()
        }
    }

    /// Takes every mark away.
    pub fn clear_marks(&mut self) {
        self.marks.clear();
    }

    /// For drawing: the positions to show in `height` rows, the selection among them.
    pub fn visible(&self, height: usize) -> Range<usize> {
        self.height.set(height.max(1));
        let last_top = self.len().saturating_sub(height);
        let low = (self.selected + 1).saturating_sub(height);
        // A heading directly above the first row comes into view with it.
        let high = if self.selected > 0 && self.get(self.selected - 1).is_some_and(Row::is_header) {
            self.selected - 1
        } else {
            self.selected
        };
        let top = self.offset.get().min(last_top).clamp(low, high.max(low));
        self.offset.set(top);
        top..(top + height).min(self.len())
    }

    /// For drawing: where the rows stand, so that a click finds its row.
    pub fn drawn_at(&self, col: u16, row: u16, width: u16, height: u16) {
        self.area.set((col, row, width, height));
    }

    /// Selects the row under the mouse; false if it is not over the list.
    pub fn click(&mut self, col: u16, row: u16) -> bool {
        let (x, y, width, height) = self.area.get();
        if !(x..x + width).contains(&col) || !(y..y + height).contains(&row) {
            return false;
        }
        let at = self.offset.get() + usize::from(row - y);
        if at < self.len() && self.get(at).is_none_or(|item| !item.is_header()) {
            self.selected = at;
        }
        true
    }

    fn refilter(&mut self, kept: Option<String>) {
        let query = Matcher::new(&self.filter);
        let passes = |row: &T| {
            let hay = row.haystack();
            self.filter.is_empty() || row.is_header() || hay.is_empty() || query.is_match(&hay)
        };
        self.shown =
            self.rows.iter().enumerate().filter(|(_, r)| passes(r)).map(|(i, _)| i).collect();
        self.drop_empty_headers();
        self.total = self.shown.len();
        self.selected = self.selected.min(self.total.saturating_sub(1));
        if let Some(id) = kept {
            self.select(&id);
        }
        self.keep_off_headers(true);
        let ids: BTreeSet<&str> = self.rows.iter().map(Row::id).collect();
        self.marks.retain(|id| ids.contains(id.as_str()));
    }

    fn drop_empty_headers(&mut self) {
        if self.filter.is_empty() {
            return;
        }
        let header = |i: usize| self.rows.get(i).is_some_and(Row::is_header);
        let next = self.shown.iter().skip(1).copied().map(Some).chain([None]);
        let kept = self.shown.iter().copied().zip(next);
        self.shown = kept
            .filter(|&(i, next)| !header(i) || next.is_some_and(|n| !header(n)))
            .map(|(i, _)| i)
            .collect();
    }

    /// From a heading on to the nearest row, first in the direction of travel.
    fn keep_off_headers(&mut self, down: bool) {
        let is_row = |at: &usize| self.get(*at).is_none_or(|row| !row.is_header());
        let after = || (self.selected..self.len()).find(is_row);
        let before = || (0..=self.selected).rev().find(is_row);
        let to = if down { after().or_else(before) } else { before().or_else(after) };
        if let Some(at) = to {
            self.selected = at;
        }
    }

    fn toggle_mark(&mut self) {
        if let Some(id) = self.selected_id()
            && !self.marks.remove(&id)
        {
            self.marks.insert(id);
        }
    }

    fn mark_all(&mut self) {
        let rows = self.shown.iter().filter_map(|&i| self.rows.get(i)).filter(|r| !r.is_header());
        let all: BTreeSet<String> = rows.map(|row| row.id().to_owned()).collect();
        self.marks = if all.is_subset(&self.marks) { BTreeSet::new() } else { all };
    }
}

#[cfg(test)]
mod tests;
