//! The pen: the attributes the terminal gives to the next character, and the shortest way to
//! change them. Only the sixteen ANSI colours exist here, as every terminal and palette has them.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Attributes that show on an empty cell.
const SHOWS_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// Each attribute with its SGR number and the number that ends it (shared by some).
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Foreground, background (`None` is the terminal's own) and attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pen {
    fg: Option<u8>,
    bg: Option<u8>,
    attributes: Modifier,
}

impl Pen {
    /// The pen a cell asks for.
    pub fn of(cell: &Cell) -> Self {
        Self { fg: ink(cell.fg), bg: ink(cell.bg), attributes: cell.modifier }
    }

    /// The part of the pen that can be seen where nothing is written.
    pub fn on_blank(self) -> Self {
        let attributes = self.attributes.intersection(SHOWS_ON_BLANK);
        let fg = if attributes.is_empty() { None } else { self.fg };
        Self { fg, bg: self.bg, attributes }
    }

    /// This pen changed only as far as a blank of `blank` needs it, so that words of one colour
    /// keep it across the gaps between them.
    pub fn for_blank(self, blank: Self) -> Self {
        let unseen = self.attributes.difference(SHOWS_ON_BLANK);
        let fg = if blank.attributes.is_empty() { self.fg } else { blank.fg };
        Self { fg, bg: blank.bg, attributes: blank.attributes.union(unseen) }
    }

    /// Appends the sequence that turns this pen into `to`; nothing if they are equal.
    pub fn change(self, to: Self, out: &mut Vec<u8>) {
        if self == to {
            return;
        }
        let mut step = Vec::with_capacity(24);
        self.steps(to, &mut step);
        let mut anew = Vec::with_capacity(24);
        if to != Self::default() {
            anew.push(b'0');
        }
        Self::default().steps(to, &mut anew);
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(if anew.len() < step.len() { &anew } else { &step });
        out.push(b'm');
    }

    /// The numbers from this pen to `to`, separated by semicolons.
    fn steps(self, to: Self, out: &mut Vec<u8>) {
        let mut ended = 0;
        for (attribute, _, end) in ATTRIBUTES {
            let ends = self.attributes.contains(attribute) && !to.attributes.contains(attribute);
            if ends && ended != end {
                number(out, end);
                ended = end;
            }
        }
        // Ending one of a pair that shares the number ends both.
        let lost = |end| ended == end || self.ends(to, end);
        for (attribute, begin, end) in ATTRIBUTES {
            let has = self.attributes.contains(attribute) && !lost(end);
            if to.attributes.contains(attribute) && !has {
                number(out, begin);
            }
        }
        if self.fg != to.fg {
            number(out, colour(to.fg, 30, 90));
        }
        if self.bg != to.bg {
            number(out, colour(to.bg, 40, 100));
        }
    }

    /// Whether going to `to` needs the ending number `end`.
    fn ends(self, to: Self, end: u8) -> bool {
        ATTRIBUTES.iter().any(|&(attribute, _, own)| {
            own == end && self.attributes.contains(attribute) && !to.attributes.contains(attribute)
        })
    }
}

/// Whether a cell looks like a screen just cleared.
pub fn is_empty(cell: &Cell) -> bool {
    cell.symbol() == " " && Pen::of(cell).on_blank() == Pen::default()
}

/// The ANSI number of a colour, or the terminal's own for what is not one of the sixteen.
fn ink(color: Color) -> Option<u8> {
    match color {
        Color::Black => Some(0),
        Color::Red => Some(1),
        Color::Green => Some(2),
        Color::Yellow => Some(3),
        Color::Blue => Some(4),
        Color::Magenta => Some(5),
        Color::Cyan => Some(6),
        Color::Gray => Some(7),
        Color::DarkGray => Some(8),
        Color::LightRed => Some(9),
        Color::LightGreen => Some(10),
        Color::LightYellow => Some(11),
        Color::LightBlue => Some(12),
        Color::LightMagenta => Some(13),
        Color::LightCyan => Some(14),
        Color::White => Some(15),
        Color::Indexed(index) if index < 16 => Some(index),
        Color::Reset | Color::Indexed(_) | Color::Rgb(..) => None,
    }
}

/// The SGR number of a colour: eight from `normal` on, eight from `bright` on.
fn colour(ink: Option<u8>, normal: u8, bright: u8) -> u8 {
    match ink {
        None => normal + 9,
        Some(index) if index < 8 => normal + index,
        Some(index) => bright + index - 8,
    }
}

/// Appends one number of a list.
fn number(out: &mut Vec<u8>, value: u8) {
    if !out.is_empty() {
        out.push(b';');
    }
    out.extend_from_slice(value.to_string().as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen(fg: Color, bg: Color, attributes: Modifier) -> Pen {
        let mut cell = Cell::default();
        cell.fg = fg;
        cell.bg = bg;
        cell.modifier = attributes;
        Pen::of(&cell)
    }

    fn change(from: Pen, to: Pen) -> String {
        let mut out = Vec::new();
        from.change(to, &mut out);
        String::from_utf8(out).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn only_what_changes_is_sent() {
        let plain = Pen::default();
        let bold = pen(Color::Reset, Color::Reset, Modifier::BOLD);
        let red = pen(Color::Red, Color::Reset, Modifier::BOLD);
        assert_eq!(change(plain, plain), "");
        assert_eq!(change(plain, bold), "^[1m");
        assert_eq!(change(bold, red), "^[31m");
        assert_eq!(change(red, plain), "^[m");
        assert_eq!(change(red, pen(Color::Red, Color::White, Modifier::empty())), "^[22;107m");
    }

    #[test]
    fn bold_survives_the_end_of_dim() {
        let both = pen(Color::Red, Color::Blue, Modifier::BOLD | Modifier::DIM);
        let bold = pen(Color::Red, Color::Blue, Modifier::BOLD);
        assert_eq!(change(both, bold), "^[22;1m");
        let reversed = pen(Color::Reset, Color::Reset, Modifier::REVERSED);
        assert_eq!(change(both, reversed), "^[0;7m");
    }

    #[test]
    fn a_gap_keeps_the_colour_of_the_words() {
        let word = pen(Color::Red, Color::Reset, Modifier::BOLD);
        let gap = pen(Color::Green, Color::Reset, Modifier::ITALIC).on_blank();
        assert_eq!(word.for_blank(gap), word);
        let lined = pen(Color::Green, Color::Reset, Modifier::UNDERLINED).on_blank();
        assert_eq!(change(word, word.for_blank(lined)), "^[4;32m");
    }

    #[test]
    fn colours_beyond_the_sixteen_are_the_terminals_own() {
        assert_eq!(
            pen(Color::Rgb(1, 2, 3), Color::Indexed(200), Modifier::empty()),
            Pen::default()
        );
        let bright = pen(Color::Indexed(9), Color::Reset, Modifier::empty());
        assert_eq!(change(Pen::default(), bright), "^[91m");
    }
}
