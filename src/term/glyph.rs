//! A row of cells as the glyphs the terminal will show, and how far its idea of their widths can
//! be trusted.
//!
//! ratatui compares cells; a wide glyph is two of them, and what lies in the hidden half depends
//! on who drew there last. Compared glyph by glyph no half can be forgotten: every column belongs
//! to exactly one glyph, before and after.

use ratatui::buffer::{Cell, CellWidth};
use unicode_width::UnicodeWidthChar;

use super::pen::Pen;

/// One glyph: where it begins, how many columns ratatui gives it, what it is and looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph<'a> {
    pub x: u16,
    pub width: u16,
    pub symbol: &'a str,
    pub pen: Pen,
}

/// How sure the columns after a glyph are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Every terminal agrees.
    Sure,
    /// Line drawing: narrow here, wide in some; among themselves they keep their step.
    Line,
    /// Ambiguous, emoji or combined: the terminal may use up to so many columns.
    Doubt { reach: u16 },
}

impl Glyph<'_> {
    /// Whether nothing is written here.
    pub fn is_blank(&self) -> bool {
        self.symbol == " "
    }

    /// How far the terminal can be trusted to advance by `width`.
    pub fn trust(&self) -> Trust {
        let mut chars = self.symbol.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if is_sure(c) => Trust::Sure,
            (Some('\u{2500}'..='\u{259f}'), None) => Trust::Line,
            _ => Trust::Doubt { reach: self.reach() },
        }
    }

    /// The columns taken by a terminal that knows no clusters and draws wide what it may.
    fn reach(&self) -> u16 {
        let columns = self.symbol.chars().filter_map(|c| c.width_cjk()).sum::<usize>();
        u16::try_from(columns).unwrap_or(u16::MAX).max(2)
    }
}

/// Characters whose width no terminal disputes: ASCII, the Chinese, Japanese and Korean blocks
/// without their ambiguous members, and our own marks. (Accented Latin letters are not among
/// them: terminals with a Chinese code page draw those of pinyin wide.)
fn is_sure(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '✓' | '✗' | '▸'
        | '\u{3000}'..='\u{3029}'
        | '\u{3030}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309b}'..='\u{30ff}'
        | '\u{3105}'..='\u{312f}'
        | '\u{3131}'..='\u{3163}'
        | '\u{3165}'..='\u{318e}'
        | '\u{31a0}'..='\u{31bf}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff9f}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{20000}'..='\u{323af}'
    )
}

/// The glyphs of a row from left to right, without gaps or overlaps.
///
/// What a terminal must never get (control characters) and what does not fit before the edge is
/// blank.
pub fn glyphs(row: &[Cell]) -> impl Iterator<Item = Glyph<'_>> {
    let mut x = 0;
    std::iter::from_fn(move || {
        let cell = row.get(x)?;
        let (symbol, width) = fit(cell, row.len() - x);
        let pen = Pen::of(cell);
        let pen = if symbol == " " { pen.on_blank() } else { pen };
        let glyph = Glyph { x: u16::try_from(x).ok()?, width, symbol, pen };
        x += usize::from(width);
        Some(glyph)
    })
}

/// The symbol and width a cell really gets, with `room` columns left in the row.
fn fit(cell: &Cell, room: usize) -> (&str, u16) {
    let symbol = cell.symbol();
    if symbol.chars().any(char::is_control) {
        return (" ", 1);
    }
    let width = cell.cell_width();
    if width == 0 || usize::from(width) > room { (" ", 1) } else { (symbol, width) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;

    fn row(line: &str) -> Vec<(u16, u16, String)> {
        let buffer = Buffer::with_lines([line]);
        glyphs(&buffer.content).map(|g| (g.x, g.width, g.symbol.to_owned())).collect()
    }

    fn trust(symbol: &str) -> Trust {
        Glyph { x: 0, width: 1, symbol, pen: Pen::default() }.trust()
    }

    #[test]
    fn wide_glyphs_own_their_second_column() {
        let parts = row("a自查b");
        let at = |x, width, symbol: &str| (x, width, symbol.to_owned());
        assert_eq!(parts, [at(0, 1, "a"), at(1, 2, "自"), at(3, 2, "查"), at(5, 1, "b")]);
    }

    #[test]
    fn no_control_character_and_no_half_glyph_passes() {
        let mut cells = vec![Cell::default(); 3];
        cells[0].set_symbol("\x1b");
        cells[2].set_symbol("查");
        let shown: Vec<_> = glyphs(&cells).map(|g| g.symbol).collect();
        assert_eq!(shown, [" ", " ", " "]);
    }

    #[test]
    fn disputed_widths_are_known() {
        for sure in ["a", "查", "。", "，", "（", "％", "✓", "▸", "\u{3000}", "ｶ"] {
            assert_eq!(trust(sure), Trust::Sure, "{sure}");
        }
        assert_eq!(trust("─"), Trust::Line);
        assert_eq!(trust("█"), Trust::Line);
        for (doubt, reach) in [("“", 2), ("…", 2), ("é", 2), ("⌨\u{fe0f}", 2), ("👨‍👩‍👧", 6)]
        {
            assert_eq!(trust(doubt), Trust::Doubt { reach }, "{doubt}");
        }
    }
}
