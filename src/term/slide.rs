//! Finds what moved along a row as a whole: where one command more stands in the footer, those
//! behind it are moved and not sent again.

use ratatui::buffer::Cell;

use super::glyph::{Trust, glyphs};
use super::pen::is_empty;

/// From so many bytes saved on a move is worth its own.
const WORTH: isize = 16;
/// The widest that is looked for in the middle of a row: two wide characters.
const NARROW: usize = 4;
/// So many columns must be right behind it at least.
const SIGHT: usize = 4;

/// The cells from `at` on move by `by`: to the right, leaving blanks, or to the left over the cells
/// before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slide {
    pub at: usize,
    pub by: usize,
    pub right: bool,
}

impl Slide {
    /// The move after which least is to be sent; `None` where none is worth it, or where a terminal
    /// may have other ideas of the columns.
    pub fn between(old: &[Cell], new: &[Cell]) -> Option<Self> {
        let moves = Self::of_the_end(old, new).into_iter().chain(Self::of_the_rest(old, new));
        let best = moves.map(|slide| (slide.saves(old, new), slide)).max_by_key(|found| found.0);
        let (_, slide) = best.filter(|(saved, _)| *saved >= WORTH)?;
        let sure = glyphs(&old[..end(old)]).all(|glyph| glyph.trust() == Trust::Sure);
        (sure && slide.cuts_nothing(old)).then_some(slide)
    }

    /// What stands last in the row stays what it is.
    fn of_the_end(old: &[Cell], new: &[Cell]) -> Option<Self> {
        let (from, to) = (end(old), end(new));
        let (by, right) = (from.abs_diff(to), to > from);
        if by == 0 {
            return None;
        }
        let pairs = old[..from].iter().rev().zip(new[..to].iter().rev());
        let same = pairs.take_while(|(old, new)| old == new).count();
        let first = (from - same..from).find(|at| begins(old, *at))?;
        let at = if right {
            first
        } else {
            (0..=first.checked_sub(by)?)
                .rev()
                .find(|at| begins(old, *at) && begins(old, at + by))?
        };
        Some(Self { at, by, right })
    }

    /// Something narrow came or went in the middle of a text.
    fn of_the_rest(old: &[Cell], new: &[Cell]) -> impl Iterator<Item = Self> {
        let at = old.iter().zip(new).position(|(old, new)| old != new);
        let moves = (1..=NARROW).flat_map(|by| [true, false].map(|right| (by, right)));
        let slides = at
            .into_iter()
            .flat_map(move |at| moves.clone().map(move |(by, right)| Self { at, by, right }));
        // What stood at the place stands at the other now: most moves end with this question.
        slides.filter(|&Self { at, by, right }| {
            let (there, here) = if right { (at + by, at) } else { (at, at + by) };
            new.get(there..there + SIGHT)
                .is_some_and(|new| old.get(here..here + SIGHT) == Some(new))
        })
    }

    /// The bytes of what is right after the move and was not before it, less the contrary.
    fn saves(self, old: &[Cell], new: &[Cell]) -> isize {
        let bytes = |cell: &Cell| isize::try_from(cell.symbol().len()).unwrap_or(0);
        let after = |x: usize| if self.right { x.checked_sub(self.by) } else { Some(x + self.by) };
        let saves = |x: usize| {
            let moved = after(x).filter(|from| *from >= self.at).and_then(|from| old.get(from));
            match (old[x] == new[x], moved == Some(&new[x])) {
                (false, true) => bytes(&new[x]),
                (true, false) if moved.is_some() || !is_empty(&new[x]) => -bytes(&new[x]),
                _ => 0,
            }
        };
        (self.at..new.len().min(old.len())).map(saves).sum()
    }

    /// Whether no wide character is cut: where cells come or go, and at the edge of the screen.
    fn cuts_nothing(self, row: &[Cell]) -> bool {
        let ends =
            if self.right { row.len().checked_sub(self.by) } else { Some(self.at + self.by) };
        begins(row, self.at) && ends.is_some_and(|at| begins(row, at))
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

/// Whether a glyph begins in this column.
fn begins(row: &[Cell], at: usize) -> bool {
    glyphs(row).any(|glyph| usize::from(glyph.x) == at)
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
    fn a_text_makes_way_for_what_is_typed_in_it() {
        let (text, typed) = ("一次说清要带的材料，让群众多跑", "一次说清楚要带的材料，让群众多");
        assert_eq!(slide(text, typed), Some((8, 2, true)));
        assert_eq!(slide(typed, text), Some((8, 2, false)));
        // Not where something else beside it would be moved along.
        let beside = |text: &str| format!("{text}  第二栏里另有一段更长的文字");
        assert_eq!(slide(&beside("甲乙丙丁戊己"), &beside("甲癸乙丙丁戊")), None);
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
