//! From frames to bytes: only glyphs that changed, runs without cursor moves between them, one
//! write per frame, nothing at all for a frame that looks like the last one.
//!
//! The stock backend moves the cursor before every wide cell: 460 bytes for a row of forty
//! Chinese characters where 120 do. Here the cursor is moved only where a gap must be jumped or
//! where terminals disagree about the width of what was just written (see [`Trust`]).

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use super::glyph::{Glyph, Trust, glyphs};
use super::pen::{Pen, is_empty};
use super::shift::{self, Shift};
use super::slide::Slide;

/// Begin and end of a synchronised update; terminals that do not know them ignore them.
const SYNC_BEGIN: &[u8] = b"\x1b[?2026h";
const SYNC_END: &[u8] = b"\x1b[?2026l";

/// Blank columns at a row's end from which on erasing is shorter than writing them.
const ERASE_FROM: usize = 4;

/// Blank columns within a row from which on erasing them and jumping on is shorter.
const BLANK_FROM: usize = 11;

/// The bytes of the shortest jump.
const JUMP: usize = 3;

/// The terminal's cursor, where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct At {
    x: u16,
    y: u16,
    /// After line drawing only another line may rely on it.
    line: bool,
}

/// What the terminal shows, and the way to make it show something else.
#[derive(Debug)]
pub struct Painter<W> {
    out: W,
    /// The bytes of the frame being made; kept for its capacity.
    bytes: Vec<u8>,
    /// The last frame.
    shown: Buffer,
    /// Nothing is known about the screen: clear it first.
    blind: bool,
    pen: Pen,
    at: Option<At>,
    caret_shown: Option<bool>,
}

impl<W: Write> Painter<W> {
    /// A painter for a screen it knows nothing about.
    pub fn new(out: W) -> Self {
        Self {
            out,
            bytes: Vec::with_capacity(8 * 1024),
            shown: Buffer::empty(Rect::ZERO),
            blind: true,
            pen: Pen::default(),
            at: None,
            caret_shown: None,
        }
    }

    /// Forgets what the terminal shows: the next frame is sent whole.
    pub fn forget(&mut self) {
        self.blind = true;
    }

    /// The writer beneath.
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Makes the bytes that show a frame; afterwards `frame` holds the frame before it (its memory is
    /// used again).
    pub fn compose(&mut self, frame: &mut Buffer) {
        self.bytes.clear();
        self.bytes.extend_from_slice(SYNC_BEGIN);
        if self.blind || self.shown.area != frame.area {
            self.clear(frame.area);
        }
        let mut before = std::mem::take(&mut self.shown);
        let width = usize::from(frame.area.width.max(1));
        let mut changed = shift::changed(&before.content, &frame.content, width);
        if let Some(shift) = Shift::between(&before.content, &frame.content, width, &changed) {
            self.shift(shift);
            shift.apply(&mut before.content, width);
            changed = shift::changed(&before.content, &frame.content, width);
        }
        let rows = before.content.chunks_mut(width).zip(frame.content.chunks(width));
        for (y, ((old, new), _)) in (0..).zip(rows.zip(changed)).filter(|(_, (_, yes))| *yes) {
            if let Some(slide) = Slide::between(old, new) {
                self.slide(y, slide);
                slide.apply(old);
            }
            self.row(y, old, new);
        }
        self.shown = std::mem::replace(frame, before);
        self.change_pen(Pen::default());
        if self.bytes.len() == SYNC_BEGIN.len() {
            self.bytes.clear();
        }
    }

    /// Sends what was composed, with the caret where it says or hidden: one write, or none if nothing
    /// looks different.
    ///
    /// # Errors
    /// What the writer says; then the terminal is as good as gone.
    pub fn send(&mut self, caret: Option<Position>) -> io::Result<()> {
        let synchronised = !self.bytes.is_empty();
        self.caret(caret);
        if synchronised {
            self.bytes.extend_from_slice(SYNC_END);
        }
        if self.bytes.is_empty() {
            return Ok(());
        }
        self.out.write_all(&self.bytes)?;
        self.out.flush()
    }

    /// Starts from an empty screen of this size.
    fn clear(&mut self, area: Rect) {
        self.shown.resize(area);
        self.shown.reset();
        self.bytes.extend_from_slice(b"\x1b[m\x1b[2J");
        self.pen = Pen::default();
        self.at = None;
        self.caret_shown = None;
        self.blind = false;
    }

    /// Moves rows by deleting lines on one side and inserting as many on the other: no margins,
    /// which would stay behind if this were the last that is heard of us.
    fn shift(&mut self, Shift { top, bottom, by, up }: Shift) {
        let cell = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let (gone, come) = if up { (top, bottom - by) } else { (bottom - by, top) };
        self.change_pen(Pen::default());
        for (row, what) in [(gone, b'M'), (come, b'L')] {
            self.go_to(0, cell(row), false);
            self.sequence(&[cell(by)], what);
        }
    }

    /// Moves the end of a row, by inserting columns or deleting some.
    fn slide(&mut self, y: u16, Slide { at, by, right }: Slide) {
        let cell = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.go_to(cell(at), y, false);
        self.change_pen(Pen::default());
        self.sequence(&[cell(by)], if right { b'@' } else { b'P' });
    }

    /// Rewrites the glyphs of a row that differ.
    fn row(&mut self, y: u16, old: &[Cell], new: &[Cell]) {
        let end = new.len() - new.iter().rev().take_while(|cell| is_empty(cell)).count();
        let stale = old.iter().skip(end).filter(|cell| !is_empty(cell)).count();
        let erase = if stale >= ERASE_FROM { end } else { new.len() };
        let mut before = glyphs(old).peekable();
        // Up to here a doubtful glyph may have been drawn over its neighbours.
        let mut spoilt = 0;
        let mut gap = Vec::new();
        let mut tail = None;
        // Up to here the row has been emptied.
        let mut emptied = 0;
        for glyph in glyphs(new) {
            while before.next_if(|old| old.x < glyph.x).is_some() {}
            if usize::from(glyph.x) >= erase {
                tail = tail.or(Some(glyph.x));
            }
            if glyph.x < emptied || glyph.x >= spoilt && before.peek() == Some(&glyph) {
                gap.push(glyph);
                continue;
            }
            if let Some(x) = tail {
                self.erase_from(x, y);
                return;
            }
            if self.bridges(&gap, y) {
                for same in &gap {
                    self.put(same, y, new.len());
                }
            }
            gap.clear();
            let blanks = blanks(&new[usize::from(glyph.x)..]);
            let there = old.iter().skip(usize::from(glyph.x)).take(usize::from(blanks));
            if there.filter(|cell| !is_empty(cell)).count() >= BLANK_FROM {
                self.erase(&glyph, y, blanks);
                emptied = glyph.x + blanks;
                continue;
            }
            spoilt = spoilt.max(self.put(&glyph, y, new.len()));
        }
    }

    /// Whether writing unchanged glyphs again is shorter than jumping over them.
    fn bridges(&self, gap: &[Glyph<'_>], y: u16) -> bool {
        let plain =
            |glyph: &Glyph<'_>| glyph.trust() == Trust::Sure && self.pen_for(glyph) == self.pen;
        let here = |glyph: &Glyph<'_>| self.at == Some(At { x: glyph.x, y, line: false });
        gap.first().is_some_and(here)
            && gap.iter().map(|glyph| glyph.symbol.len()).sum::<usize>() <= JUMP
            && gap.iter().all(plain)
    }

    /// The pen a glyph is written with.
    fn pen_for(&self, glyph: &Glyph<'_>) -> Pen {
        if glyph.is_blank() { self.pen.for_blank(glyph.pen) } else { glyph.pen }
    }

    /// Empties the row from here to its end.
    fn erase_from(&mut self, x: u16, y: u16) {
        self.go_to(x, y, false);
        self.change_pen(self.pen.for_blank(Pen::default()));
        self.bytes.extend_from_slice(b"\x1b[K");
    }

    /// Empties some columns from a glyph on.
    fn erase(&mut self, from: &Glyph<'_>, y: u16, columns: u16) {
        self.go_to(from.x, y, false);
        self.change_pen(self.pen.for_blank(Pen::default()));
        self.sequence(&[columns], b'X');
    }

    /// Writes a glyph; the answer is the column up to which the terminal may have written.
    fn put(&mut self, glyph: &Glyph<'_>, y: u16, columns: usize) -> u16 {
        let trust = glyph.trust();
        self.go_to(glyph.x, y, trust == Trust::Line);
        self.change_pen(self.pen_for(glyph));
        if matches!(trust, Trust::Doubt { .. }) && glyph.width > 1 {
            // Should the terminal use fewer columns, nothing old may look out behind it.
            self.bytes.extend(std::iter::repeat_n(b' ', usize::from(glyph.width)));
            self.at = None;
            self.go_to(glyph.x, y, false);
        }
        self.bytes.extend_from_slice(glyph.symbol.as_bytes());
        let x = glyph.x + glyph.width;
        let known = !matches!(trust, Trust::Doubt { .. }) && usize::from(x) < columns;
        self.at = known.then_some(At { x, y, line: trust == Trust::Line });
        match trust {
            Trust::Doubt { reach } => glyph.x.saturating_add(reach),
            Trust::Sure | Trust::Line => x,
        }
    }

    /// Moves the cursor unless it is there already.
    fn go_to(&mut self, x: u16, y: u16, line: bool) {
        match self.at {
            Some(at) if (at.x, at.y) == (x, y) && (line || !at.line) => return,
            Some(at) if at.y == y && at.x < x && !at.line => {
                self.sequence(&[x - at.x], b'C');
            }
            _ if x == 0 => self.sequence(&[y + 1], b'H'),
            _ => self.sequence(&[y + 1, x + 1], b'H'),
        }
        self.at = Some(At { x, y, line: false });
    }

    /// A control sequence; a single 1 is what stands for nothing.
    fn sequence(&mut self, numbers: &[u16], end: u8) {
        self.bytes.extend_from_slice(b"\x1b[");
        if numbers != [1] {
            for (index, number) in numbers.iter().enumerate() {
                if index > 0 {
                    self.bytes.push(b';');
                }
                // Writing to memory does not fail.
                let _ = write!(self.bytes, "{number}");
            }
        }
        self.bytes.push(end);
    }

    fn change_pen(&mut self, to: Pen) {
        self.pen.change(to, &mut self.bytes);
        self.pen = to;
    }

    /// Puts the caret where an input method will look for it.
    fn caret(&mut self, wanted: Option<Position>) {
        if let Some(position) = wanted {
            let x = position.x.min(self.shown.area.width.saturating_sub(1));
            let y = position.y.min(self.shown.area.height.saturating_sub(1));
            self.go_to(x, y, false);
        }
        if self.caret_shown != Some(wanted.is_some()) {
            self.bytes.extend_from_slice(if wanted.is_some() {
                b"\x1b[?25h"
            } else {
                b"\x1b[?25l"
            });
            self.caret_shown = Some(wanted.is_some());
        }
    }
}

/// How many columns from here on look like a screen just cleared.
fn blanks(row: &[Cell]) -> u16 {
    let count = row.iter().take_while(|cell| is_empty(cell)).count();
    u16::try_from(count).unwrap_or(u16::MAX)
}
