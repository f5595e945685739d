//! The one text field: single or many lines, edited by grapheme, limited, with grouped undo.
//!
//! `ratatui-textarea` keeps the text, wraps it and knows the caret's cell; everything a person
//! perceives (what one Backspace removes, what a paste brings in, how far undo goes) is ours.

mod step;
mod undo;

use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation;

use super::event::{Key, KeyCode};
use crate::text;
use undo::{Group, Snapshot};

/// What a key or paste did to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The text changed.
    Changed,
    /// Only the caret moved, or the key was ours and had nothing to do.
    Used,
    /// The text is as long as it may be: nothing was typed, or this many graphemes were cut.
    Full { cut: usize },
    /// Not a key of a field.
    Ignored,
}

/// A text being edited.
#[derive(Debug, Clone)]
pub struct Field {
    area: TextArea<'static>,
    multi: bool,
    max: Option<usize>,
    len: usize,
    group: Group,
    undo: Vec<Snapshot>,
    redo: Vec<Snapshot>,
}

impl Field {
    /// An empty field of one line.
    pub fn line() -> Self {
        Self::new(false)
    }

    /// An empty field of many lines.
    pub fn lines() -> Self {
        Self::new(true)
    }

    fn new(multi: bool) -> Self {
        let mut field = Self {
            area: TextArea::default(),
            multi,
            max: None,
            len: 0,
            group: Group::Closed,
            undo: Vec::new(),
            redo: Vec::new(),
        };
        field.dress();
        field
    }

    /// Limits the text to `max` graphemes.
    pub fn with_max(mut self, max: usize) -> Self {
        self.max = Some(max);
        self
    }

    /// Starts with this text, the caret behind it.
    pub fn with_text(mut self, text: &str) -> Self {
        self.set_text(text);
        self
    }

    /// Whether Enter makes a new line here.
    pub const fn is_multi(&self) -> bool {
        self.multi
    }

    /// The text, lines joined by `\n`.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Length in graphemes, a line break counting one.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// The longest text allowed, in graphemes.
    pub const fn max(&self) -> Option<usize> {
        self.max
    }

    /// Replaces the text (cleaned); the caret goes behind it and the undo history ends.
    pub fn set_text(&mut self, text: &str) {
        let text = self.clean(text);
        self.area = TextArea::from(text.split('\n'));
        self.dress();
        self.area.move_cursor(CursorMove::Bottom);
        self.area.move_cursor(CursorMove::End);
        self.undo.clear();
        self.redo.clear();
        self.group = Group::Closed;
        self.recount();
    }

    /// The caret: line and character within it, from 0.
    pub fn caret(&self) -> (usize, usize) {
        let at = self.area.cursor();
        (at.0, at.1)
    }

    /// For drawing: the editor itself, plain-styled.
    pub const fn editor(&self) -> &TextArea<'static> {
        &self.area
    }

    /// The rows the text takes when wrapped to `width` columns (at least 1).
    pub fn rows(&self, width: u16) -> usize {
        if !self.multi {
            return 1;
        }
        let width = usize::from(width.max(1));
        self.area.lines().iter().map(|line| text::width(line) / width + 1).sum()
    }

    /// Takes a key; see [`Outcome`]. Enter is ours only in a field of many lines.
    pub fn key(&mut self, key: Key) -> Outcome {
        match key.code {
            KeyCode::Char(c) if key.ctrl && !key.alt => self.control(c),
            KeyCode::Char(_) if key.ctrl || key.alt => Outcome::Ignored,
            KeyCode::Char(c) => self.type_char(c),
            KeyCode::Enter if self.multi && !key.ctrl && !key.alt => {
                self.insert("\n", Group::Closed)
            }
            KeyCode::Backspace => self.delete_back(),
            KeyCode::Delete => self.delete_next(),
            KeyCode::Left => self.travel(Self::left),
            KeyCode::Right => self.travel(Self::right),
            KeyCode::Home => self.travel(|f| f.area.move_cursor(CursorMove::Head)),
            KeyCode::End => self.travel(|f| f.area.move_cursor(CursorMove::End)),
            KeyCode::Up if self.multi => self.vertical(CursorMove::Up, 1),
            KeyCode::Down if self.multi => self.vertical(CursorMove::Down, 1),
            KeyCode::PageUp if self.multi => self.vertical(CursorMove::Up, 8),
            KeyCode::PageDown if self.multi => self.vertical(CursorMove::Down, 8),
            _ => Outcome::Ignored,
        }
    }

    /// Takes a paste (or an input method's commit): cleaned, line breaks flattened in a single
    /// line, cut at the limit. It never submits anything.
    pub fn paste(&mut self, pasted: &str) -> Outcome {
        let clean = self.clean(pasted);
        if clean.is_empty() {
            return Outcome::Used;
        }
        let room = self.max.map_or(usize::MAX, |max| max.saturating_sub(self.len));
        let fits = clean.grapheme_indices(true).nth(room).map_or(clean.len(), |(at, _)| at);
        let cut = clean[fits..].graphemes(true).count();
        if fits == 0 {
            return Outcome::Full { cut };
        }
        let done = self.insert(&clean[..fits], Group::Closed);
        if cut > 0 { Outcome::Full { cut } } else { done }
    }

    fn clean(&self, raw: &str) -> String {
        if self.multi {
            text::safe::clean_paste(raw, true)
        } else {
            text::safe::clean_paste(raw, false)
        }
    }

    fn dress(&mut self) {
        use ratatui::style::Style;
        self.area.set_cursor_style(Style::new());
        self.area.set_cursor_line_style(Style::new());
        self.area.set_max_histories(0);
        self.area.set_wrap_mode(if self.multi { WrapMode::WordOrGlyph } else { WrapMode::None });
    }

    fn control(&mut self, c: char) -> Outcome {
        match c.to_ascii_lowercase() {
            'a' => self.travel(|f| f.area.move_cursor(CursorMove::Head)),
            'e' => self.travel(|f| f.area.move_cursor(CursorMove::End)),
            'k' => {
                self.checkpoint(Group::Closed);
                let changed = self.area.delete_line_by_end();
                self.edited(changed, None)
            }
            'u' => self.step_back(),
            'y' => self.step_forward(),
            'h' => self.delete_back(),
            _ => Outcome::Ignored,
        }
    }

    fn type_char(&mut self, c: char) -> Outcome {
        let typed = self.clean(c.encode_utf8(&mut [0; 4]));
        if typed.is_empty() {
            return Outcome::Used;
        }
        if self.max.is_none_or(|max| self.len < max) {
            return self.insert(&typed, Group::Typing(0));
        }
        // At the limit only what joins the grapheme before it may still come in.
        let (len, before) = (self.len, self.snapshot());
        let done = self.insert(&typed, Group::Typing(0));
        if self.len > len {
            self.restore(before);
            return Outcome::Full { cut: 1 };
        }
        done
    }

    fn insert(&mut self, text: &str, group: Group) -> Outcome {
        self.checkpoint(group);
        let adds_up = self.adds_up(text);
        let changed = self.area.insert_str(text);
        if text.ends_with(['。', '，', '\n', ' ', '；']) {
            self.group = Group::Closed;
        }
        self.edited(changed, adds_up.then(|| self.len + text.graphemes(true).count()))
    }

    fn delete_back(&mut self) -> Outcome {
        let (row, col) = self.caret();
        if col == 0 {
            if row == 0 {
                return Outcome::Used;
            }
            self.checkpoint(Group::Deleting(0));
            let changed = self.area.delete_char();
            return self.edited(changed, None);
        }
        let start = self.boundary_before(row, col);
        self.checkpoint(Group::Deleting(0));
        self.jump(row, start);
        let changed = self.area.delete_str(col - start);
        let len = self.adds_up("").then(|| self.len.saturating_sub(1));
        self.edited(changed, len)
    }

    fn delete_next(&mut self) -> Outcome {
        let (row, col) = self.caret();
        self.checkpoint(Group::Deleting(0));
        let end = self.boundary_after(row, col);
        if end == col {
            let changed = self.area.delete_next_char();
            return self.edited(changed, None);
        }
        let changed = self.area.delete_str(end - col);
        let len = self.adds_up("").then(|| self.len.saturating_sub(1));
        self.edited(changed, len)
    }

    /// Whether a text at the caret joins neither neighbour, so that lengths add up.
    fn adds_up(&self, text: &str) -> bool {
        let (row, col) = self.caret();
        let (before, after) = step::neighbours(self.line_at(row), col);
        step::adds_up(before, text, after)
    }

    /// Ends an edit; `len` is the new length where it is known without counting all.
    fn edited(&mut self, changed: bool, len: Option<usize>) -> Outcome {
        if !changed {
            return Outcome::Used;
        }
        self.redo.clear();
        match len {
            Some(len) => self.len = len,
            None => self.recount(),
        }
        Outcome::Changed
    }

    fn recount(&mut self) {
        let lines = self.area.lines();
        let breaks = lines.len().saturating_sub(1);
        self.len = breaks + lines.iter().map(|line| line.graphemes(true).count()).sum::<usize>();
    }

    fn travel(&mut self, go: impl FnOnce(&mut Self)) -> Outcome {
        self.group = Group::Closed;
        go(self);
        Outcome::Used
    }

    /// Up or down by visual row; at the first or last row the key is not ours.
    fn vertical(&mut self, go: CursorMove, times: usize) -> Outcome {
        let before = self.caret();
        self.group = Group::Closed;
        for _ in 0..times {
            self.area.move_cursor(go);
        }
        let (row, col) = self.caret();
        if (row, col) == before {
            return Outcome::Ignored;
        }
        let start = self.boundary_before(row, col + 1);
        let snapped = if self.boundary_after(row, start) == col { col } else { start };
        if snapped != col {
            self.jump(row, snapped);
        }
        Outcome::Used
    }

    fn left(&mut self) {
        let (row, col) = self.caret();
        if col > 0 {
            let start = self.boundary_before(row, col);
            self.jump(row, start);
        } else if row > 0 {
            self.jump(row - 1, usize::MAX);
        }
    }

    fn right(&mut self) {
        let (row, col) = self.caret();
        let end = self.boundary_after(row, col);
        if end > col {
            self.jump(row, end);
        } else if row + 1 < self.area.lines().len() {
            self.jump(row + 1, 0);
        }
    }

    fn jump(&mut self, row: usize, col: usize) {
        let cell = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(cell(row), cell(col)));
    }

    fn boundary_before(&self, row: usize, col: usize) -> usize {
        step::boundary_before(self.line_at(row), col)
    }

    fn boundary_after(&self, row: usize, col: usize) -> usize {
        step::boundary_after(self.line_at(row), col)
    }

    fn line_at(&self, row: usize) -> &str {
        self.area.lines().get(row).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests;
