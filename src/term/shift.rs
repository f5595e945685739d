//! Finds what moved up or down as a whole: a list that scrolls by a row is sent as that, not as a
//! screenful of text.

use ratatui::buffer::Cell;

/// The farthest move that is looked for: more than a wheel's step is another page.
const FARTHEST: usize = 4;
/// So many rows more must be right after the move than before it.
const WORTH: usize = 3;

/// Rows `top..bottom` move by `by`, their content being replaced from the other side by nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    pub top: usize,
    pub bottom: usize,
    pub by: usize,
    pub up: bool,
}

impl Shift {
    /// The move that makes most rows of the old frame those of the new one; `None` where no move
    /// is worth it. Both frames have rows of `width` cells.
    ///
    /// `changed` says which rows differ.
    pub fn between(old: &[Cell], new: &[Cell], width: usize, changed: &[bool]) -> Option<Self> {
        if changed.iter().filter(|changed| **changed).count() <= WORTH {
            return None;
        }
        let (old, new): (Vec<_>, Vec<_>) =
            (old.chunks(width).collect(), new.chunks(width).collect());
        let moves = (1..=FARTHEST).flat_map(|by| [(by, true), (by, false)]);
        let judged = moves.filter_map(|(by, up)| judge(&old, &new, changed, by, up));
        judged.max_by_key(|(gain, _)| *gain).map(|(_, shift)| shift)
    }

    /// Does to the cells what the terminal does.
    pub fn apply(self, cells: &mut [Cell], width: usize) {
        let Some(rows) = cells.get_mut(self.top * width..self.bottom * width) else { return };
        let cut = (self.by * width).min(rows.len());
        let empty = if self.up {
            rows.rotate_left(cut);
            rows.len() - cut..rows.len()
        } else {
            rows.rotate_right(cut);
            0..cut
        };
        rows[empty].iter_mut().for_each(Cell::reset);
    }
}

/// Which rows of two frames differ; both have rows of `width` cells.
pub fn changed(old: &[Cell], new: &[Cell], width: usize) -> Vec<bool> {
    old.chunks(width).zip(new.chunks(width)).map(|(old, new)| old != new).collect()
}

/// How many rows a move gains, and how far it reaches.
fn judge(
    old: &[&[Cell]],
    new: &[&[Cell]],
    changed: &[bool],
    by: usize,
    up: bool,
) -> Option<(usize, Shift)> {
    let source = |row: usize| if up { row.checked_add(by) } else { row.checked_sub(by) };
    let comes = |row: usize| source(row).and_then(|from| old.get(from)) == new.get(row);
    let told =
        |row: usize| new.get(row).is_some_and(|cells| cells.iter().any(|c| c.symbol() != " "));
    let right: Vec<bool> =
        (0..new.len()).map(|row| changed[row] && told(row) && comes(row)).collect();
    if right.iter().filter(|right| **right).count() < WORTH {
        return None;
    }
    // The stretch of rows that gains most: a row far off that comes right too does not make the
    // move reach over what stands still between them.
    let (mut gain, mut from) = (0, 0);
    let (mut most, mut first, mut last) = (0, 0, 0);
    for row in 0..new.len() {
        gain += match right[row] {
            true => 1,
            false if !changed[row] && !comes(row) => -2,
            false => 0,
        };
        if gain <= 0 {
            (gain, from) = (0, row + 1);
        } else if gain > most {
            (most, first, last) = (gain, from, row);
        }
    }
    let right = |row: &usize| right[*row];
    let (first, last) = ((first..=last).find(right)?, last);
    let right = (first..=last).filter(right).count();
    let (top, bottom) =
        if up { (first, last + by + 1) } else { (first.checked_sub(by)?, last + 1) };
    let spoilt = (top..bottom).filter(|&row| !changed[row] && !comes(row)).count();
    let gain = right.checked_sub(2 * spoilt).filter(|gain| *gain >= WORTH)?;
    Some((gain, Shift { top, bottom, by, up }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;

    fn cells(rows: &[&str]) -> Vec<Cell> {
        Buffer::with_lines(rows.iter().copied()).content
    }

    fn between(old: &[Cell], new: &[Cell], width: usize) -> Option<Shift> {
        Shift::between(old, new, width, &changed(old, new, width))
    }

    #[test]
    fn a_list_between_a_heading_and_a_footer_moves() {
        let old = ["head", "1   ", "2   ", "3   ", "4   ", "5   ", "foot"];
        let new = ["head", "2   ", "3   ", "4   ", "5   ", "6   ", "foot"];
        let up = Shift { top: 1, bottom: 6, by: 1, up: true };
        assert_eq!(between(&cells(&old), &cells(&new), 4), Some(up));
        assert_eq!(between(&cells(&new), &cells(&old), 4), Some(Shift { up: false, ..up }));
        let mut moved = cells(&old);
        up.apply(&mut moved, 4);
        assert_eq!(moved, cells(&["head", "2   ", "3   ", "4   ", "5   ", "    ", "foot"]));
    }

    #[test]
    fn a_line_that_moves_by_itself_does_not_hold_a_list_back() {
        let old = ["head", "1", "2", "3", "4", "5", "line", "text", "line", "hint", "", "tip"];
        let new = ["head", "2", "3", "4", "5", "6", "line", "word", "line", "", "tip", ""];
        let up = Shift { top: 1, bottom: 6, by: 1, up: true };
        assert_eq!(between(&cells(&old), &cells(&new), 4), Some(up));
    }

    #[test]
    fn a_few_rows_and_other_text_do_not() {
        let old = ["1", "2", "3", "4", "5", "6"];
        assert_eq!(between(&cells(&old), &cells(&["1", "2", "4", "5", "x", "6"]), 1), None);
        assert_eq!(between(&cells(&old), &cells(&["a", "b", "c", "d", "e", "f"]), 1), None);
        assert_eq!(between(&cells(&old), &cells(&old), 1), None);
    }
}
