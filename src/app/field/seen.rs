//! What of a field is in view: the rows around the caret, and up and down among them.

use std::cell::Cell;

use super::lines::Place;
use super::{Field, Group, Outcome, step};
use crate::text;

/// How a field was drawn last. Drawing scrolls no more than the caret needs.
#[derive(Debug, Clone, Default)]
pub(super) struct Sight {
    /// Columns of a row; 0 before the first drawing.
    cols: Cell<usize>,
    /// The first row in view.
    top: Cell<usize>,
    /// The first column in view of a single line.
    left: Cell<usize>,
}

/// What is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen<'a> {
    /// Each row in view: the column it begins in (1 where half a wide character is out of view), and
    /// its text, which fits.
    pub rows: Vec<(u16, &'a str)>,
    /// Column and row of the caret in view.
    pub caret: (u16, u16),
}

impl Field {
    /// The rows the text takes when wrapped to `width` columns (at least 1).
    pub fn rows(&self, width: u16) -> usize {
        if !self.multi {
            return 1;
        }
        (0..self.lines.count()).map(|line| self.lines.rows(line, columns(width)).count()).sum()
    }

    /// What is to be drawn in so many columns and rows (at least 1 each).
    pub fn see(&self, width: u16, height: u16) -> Seen<'_> {
        let (width, height) = (columns(width), columns(height));
        self.sight.cols.set(width);
        if self.multi { self.see_rows(width, height) } else { self.see_line(width) }
    }

    fn see_line(&self, width: usize) -> Seen<'_> {
        let line = self.lines.line(0);
        let caret = text::width(&line[..self.caret.at]);
        let glyph = text::graphemes(&line[self.caret.at..]).next().map_or(1, text::width).max(1);
        let left = scrolled(self.sight.left.get(), caret + glyph - 1, width);
        let left = scrolled(left, caret, width);
        self.sight.left.set(left);
        let (rest, gap) = text::skip(line, left);
        let row = text::fit(rest, width.saturating_sub(gap));
        Seen { rows: vec![(cell(gap), row)], caret: (cell((caret - left).min(width - 1)), 0) }
    }

    fn see_rows(&self, width: usize, height: usize) -> Seen<'_> {
        let count = |line: usize| self.lines.rows(line, width).count();
        let above: usize = (0..self.caret.line).map(count).sum();
        let (row, col) = self.caret_in_rows(width);
        let caret_row = above + row;
        let top = scrolled(self.sight.top.get(), caret_row, height);
        self.sight.top.set(top);
        let mut passed = 0;
        let mut rows = Vec::with_capacity(height);
        for line in 0..self.lines.count() {
            let here = self.lines.rows(line, width);
            let text = self.lines.line(line);
            for row in top.saturating_sub(passed)..here.count() {
                if rows.len() == height {
                    break;
                }
                rows.push((0, text::fit(text[here.range(row, text)].trim_end(), width)));
            }
            passed += here.count();
            if rows.len() == height {
                break;
            }
        }
        Seen { rows, caret: (cell(col.min(width - 1)), cell(caret_row - top)) }
    }

    /// The row of its line that the caret is in, and its column there.
    fn caret_in_rows(&self, cols: usize) -> (usize, usize) {
        let (line, rows) =
            (self.lines.line(self.caret.line), self.lines.rows(self.caret.line, cols));
        let row = rows.row_of(self.caret.at);
        (row, text::width(&line[rows.range(row, line).start..self.caret.at]))
    }

    /// Up or down by rows as they are seen, in the column it began in; at the first or last row
    /// the key is not ours.
    pub(super) fn vertical(&mut self, goal: Option<usize>, times: usize, down: bool) -> Outcome {
        let cols = match self.sight.cols.get() {
            0 => usize::MAX,
            cols => cols,
        };
        let (mut row, col) = self.caret_in_rows(cols);
        let col = goal.unwrap_or(col);
        let mut line = self.caret.line;
        for _ in 0..times {
            let last = self.lines.rows(line, cols).count() - 1;
            (line, row) = match down {
                true if row < last => (line, row + 1),
                true if line + 1 < self.lines.count() => (line + 1, 0),
                false if row > 0 => (line, row - 1),
                false if line > 0 => (line - 1, self.lines.rows(line - 1, cols).count() - 1),
                _ => break,
            };
        }
        let at = self.at_column(line, row, col, cols);
        let before = std::mem::replace(&mut self.caret, Place { line, at });
        self.group = Group::Closed;
        if self.caret == before {
            return Outcome::Ignored;
        }
        self.goal = Some(col);
        Outcome::Used
    }

    /// The place in a row that is nearest to a column from the left.
    fn at_column(&self, line: usize, row: usize, col: usize, cols: usize) -> usize {
        let (text, rows) = (self.lines.line(line), self.lines.rows(line, cols));
        let range = rows.range(row, text);
        let at = range.start + text::fit(&text[range.clone()], col).len();
        // Behind a row's last character the next row begins.
        if at == range.end && row + 1 < rows.count() { step::before(text, at) } else { at }
    }
}

/// The first row or column in view, moved no more than brings `at` into view.
const fn scrolled(first: usize, at: usize, room: usize) -> usize {
    if at < first {
        at
    } else if first + room <= at {
        at + 1 - room
    } else {
        first
    }
}

fn columns(width: u16) -> usize {
    usize::from(width.max(1))
}

fn cell(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::event::{Key, KeyCode};

    fn rows<'a>(seen: &Seen<'a>) -> Vec<&'a str> {
        seen.rows.iter().map(|&(_, row)| row).collect()
    }

    fn press(field: &mut Field, codes: &[KeyCode]) {
        for &code in codes {
            field.key(Key::plain(code));
        }
    }

    #[test]
    fn no_row_begins_with_a_stop() {
        let field = Field::lines().with_text("今天学习了。明天\n再学");
        let seen = field.see(10, 4);
        assert_eq!(rows(&seen), ["今天学习", "了。明天", "再学"]);
        assert_eq!(seen.caret, (4, 2));
        assert_eq!(field.rows(10), 3);
    }

    #[test]
    fn the_view_follows_the_caret_and_moves_no_more_than_it_must() {
        let mut field = Field::lines().with_text("一\n二\n三\n四\n五");
        assert_eq!(rows(&field.see(10, 3)), ["三", "四", "五"]);
        press(&mut field, &[KeyCode::Up, KeyCode::Up]);
        assert_eq!(field.see(10, 3).caret, (2, 0));
        press(&mut field, &[KeyCode::Up]);
        assert_eq!(rows(&field.see(10, 3)), ["二", "三", "四"]);
        press(&mut field, &[KeyCode::PageDown]);
        assert_eq!(rows(&field.see(10, 3)), ["三", "四", "五"]);
    }

    #[test]
    fn up_and_down_go_by_rows_and_keep_their_column() {
        let mut field = Field::lines().with_text("甲乙丙丁戊己\n庚\n辛壬癸子");
        field.see(8, 9);
        // 甲乙丙丁 / 戊己 / 庚 / 辛壬癸子
        press(&mut field, &[KeyCode::Left]);
        let mut at = Vec::new();
        for _ in 0..3 {
            press(&mut field, &[KeyCode::Up]);
            at.push(field.caret());
        }
        assert_eq!(at, [(1, 1), (0, 6), (0, 3)]);
        press(&mut field, &[KeyCode::Down, KeyCode::Down, KeyCode::Down]);
        assert_eq!(field.caret(), (2, 3));
        assert_eq!(field.key(Key::plain(KeyCode::Down)), Outcome::Ignored);
    }

    #[test]
    fn behind_the_last_character_of_a_row_the_next_one_begins() {
        let mut field = Field::lines().with_text("甲乙丙丁戊己庚辛");
        field.see(8, 9);
        assert_eq!(field.see(8, 9).caret, (7, 1), "the room ends there");
        press(&mut field, &[KeyCode::Up]);
        assert_eq!((field.caret(), field.see(8, 9).caret), ((0, 3), (6, 0)));
        press(&mut field, &[KeyCode::Right]);
        assert_eq!(field.see(8, 9).caret, (0, 1));
    }

    #[test]
    fn spaces_hang_over_the_edge_and_the_caret_waits_there() {
        let mut field = Field::lines().with_text("甲乙丙丁");
        field.see(8, 3);
        for _ in 0..3 {
            field.key(Key::char(' '));
        }
        let seen = field.see(8, 3);
        assert_eq!((rows(&seen), seen.caret), (vec!["甲乙丙丁"], (7, 0)));
        field.key(Key::char('戊'));
        let seen = field.see(8, 3);
        assert_eq!((rows(&seen), seen.caret), (vec!["甲乙丙丁", "戊"], (2, 1)));
    }

    #[test]
    fn a_single_line_scrolls_and_cuts_no_wide_character_in_two() {
        let mut field = Field::line().with_text("自查自纠");
        let seen = field.see(5, 1);
        assert_eq!((seen.rows, seen.caret), (vec![(0, "自纠")], (4, 0)));
        press(&mut field, &[KeyCode::Home]);
        let seen = field.see(5, 1);
        assert_eq!((seen.rows, seen.caret), (vec![(0, "自查")], (0, 0)));
        press(&mut field, &[KeyCode::Right, KeyCode::Right]);
        let seen = field.see(5, 1);
        assert_eq!((seen.rows, seen.caret), (vec![(1, "查自")], (3, 0)));
    }

    #[test]
    fn every_place_has_its_cell() {
        let text = "他说：「好！」 then SQLite　数据库。👨‍👩‍👧🇨🇳e\u{301}\n\n  缩进 一二三四五六七";
        for width in 2..30 {
            let mut field = Field::lines().with_text(text);
            press(&mut field, &[KeyCode::PageUp, KeyCode::PageUp, KeyCode::PageUp, KeyCode::Home]);
            let height = u16::try_from(field.rows(width)).unwrap();
            loop {
                let seen = field.see(width, height);
                assert_eq!(seen.rows.len(), usize::from(height));
                let (line, at) = (field.lines.line(field.caret.line), field.caret.at);
                let row = seen.rows[usize::from(seen.caret.1)].1;
                let next = text::graphemes(&line[at..]).next().filter(|g| !g.trim().is_empty());
                if let Some(next) = next.filter(|next| text::width(next) <= usize::from(width)) {
                    let (rest, _) = text::skip(row, usize::from(seen.caret.0));
                    assert!(rest.starts_with(next), "{next:?} in {row:?} at {width}");
                }
                if field.caret == field.lines.end() {
                    break;
                }
                press(&mut field, &[KeyCode::Right]);
            }
        }
    }
}
