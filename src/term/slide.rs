//! Finds what moved along a row as a whole: where one command more stands in the footer, those
//! behind it are moved and not sent again.

use ratatui::buffer::Cell;

use super::glyph::{Trust, glyphs};
use super::pen::is_empty;

/// From so many bytes saved on a move is worth its own.
const WORTH: usize = 16;

/// The cells from `at` on move by `by`: to the right, leaving blanks, or to the left over the cells
/// before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slide {
    pub at: usize,
    pub by: usize,
    pub right: bool,
}

impl Slide {
    /// The move that brings the end of the old row to the end of the new one; `None` where it is
    /// not worth it, or where a terminal may have other ideas of the columns.
    pub fn between(old: &[Cell], new: &[Cell]) -> Option<Self> {
        let (from, to) = (end(old), end(new));
        let (by, right) = (from.abs_diff(to), to > from);
        let pairs = old[..from].iter().rev().zip(new[..to].iter().rev());
        let same = pairs.take_while(|(old, new)| old == new).count();
        let moved = new[to - same..to].iter().zip(&old[to - same..]);
        let saved: usize =
            moved.filter(|(new, old)| new != old).map(|(c, _)| c.symbol().len()).sum();
        if by == 0 || saved < WORTH {
            return None;
        }
        let sure = glyphs(&old[..from]).all(|glyph| glyph.trust() == Trust::Sure);
        let begins = |at: &usize| glyphs(old).any(|glyph| usize::from(glyph.x) == *at);
        let first = (from - same..from).find(begins).filter(|_| sure)?;
        let at = if right {
            first
        } else {
            // No wide character may be cut, neither where the gap begins nor where it ends.
            (0..=first.checked_sub(by)?).rev().find(|at| begins(at) && begins(&(at + by)))?
        };
        Some(Self { at, by, right })
    }

    /// Does to the cells of the row what the terminal does.
    pub fn apply(self, row: &mut [Cell]) {
        let length = row.len();
        let Some(moved) = row.get_mut(self.at..) else { return };
        let by = self.by.min(moved.len());
        let empty = if self.right {
            moved.rotate_right(by);
            0..by
        } else {
            moved.rotate_left(by);
            length - self.at - by..length - self.at
        };
        moved[empty].iter_mut().for_each(Cell::reset);
    }
}

/// The column behind the last that looks like anything.
fn end(row: &[Cell]) -> usize {
    row.len() - row.iter().rev().take_while(|cell| is_empty(cell)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;

    fn row(text: &str) -> Vec<Cell> {
        let mut row = Buffer::with_lines([text]).content;
        row.resize(60, Cell::default());
        row
    }

    fn slide(old: &str, new: &str) -> Option<(usize, usize, bool)> {
        let slide = Slide::between(&row(old), &row(new))?;
        Some((slide.at, slide.by, slide.right))
    }

    const REST: &str = "f 筛选  x 导出  / 查找  q 返回";

    #[test]
    fn what_stands_behind_a_new_word_moves_with_it() {
        let (short, long) = (format!("Enter 看人  {REST}"), format!("Enter 看人  m 提醒  {REST}"));
        assert_eq!(slide(&short, &long), Some((10, 8, true)));
        assert_eq!(slide(&long, &short), Some((10, 8, false)));
        let other = format!("Enter 打开它  {REST}");
        assert_eq!(slide(&short, &other), Some((10, 2, true)));
        let mut moved = row(&long);
        Slide { at: 10, by: 8, right: false }.apply(&mut moved);
        assert_eq!(moved, row(&short));
    }

    #[test]
    fn no_wide_character_is_cut() {
        assert_eq!(slide(&format!("ab查{REST}"), &format!("b查{REST}")), Some((0, 1, false)));
        assert_eq!(slide(&format!("自查{REST}"), &format!("a查{REST}")), None);
    }

    #[test]
    fn little_and_what_terminals_do_not_agree_about_is_left_alone() {
        assert_eq!(slide("Enter 看人  q 返回", "Enter 看  q 返回"), None);
        assert_eq!(slide(&format!("“甲”  {REST}"), &format!("“甲”乙  {REST}")), None);
        assert_eq!(slide(REST, REST), None);
    }
}
