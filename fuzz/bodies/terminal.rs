//! Both directions of the line to a terminal: the bytes of its keyboard, and the bytes to its screen.

#[path = "../../tests/support/wire.rs"]
mod wire;

use ratatui::{
    buffer::Buffer,
    crossterm::event::{Event, KeyCode},
    layout::Position,
    style::{Color, Modifier, Style},
};
use zicha::{
    term::{decode::Decoder, screen::Screen},
    text::safe::show_line,
};

/// What the bytes mean, fed in pieces of these sizes.
fn decode(bytes: &[u8], mut sizes: impl Iterator<Item = usize>) -> (Vec<Event>, Vec<Event>) {
    let (mut decoder, mut events, mut late) = (Decoder::default(), Vec::new(), Vec::new());
    let mut rest = bytes;
    while !rest.is_empty() {
        let (now, later) = rest.split_at(sizes.next().unwrap_or(1).clamp(1, rest.len()));
        decoder.feed(now, &mut events);
        rest = later;
    }
    // Nothing follows: at the latest the second time everything is decided.
    for _ in 0..2 {
        decoder.settle(&mut late);
    }
    assert!(!decoder.undecided(), "{bytes:?}");
    (events, late)
}

/// The bytes of a keyboard mean the same however the line cuts them, and no key is a control
/// character; a key typed afterwards comes through.
pub fn keyboard(bytes: &[u8]) {
    let (seed, bytes) = bytes.split_first().map_or((1, bytes), |(seed, rest)| (*seed, rest));
    let whole = decode(bytes, std::iter::once(bytes.len()));
    assert_eq!(decode(bytes, std::iter::repeat(1)), whole);
    let step = usize::from(seed % 7) + 1;
    assert_eq!(decode(bytes, (0..).map(|n| 1 + n * step % 11)), whole);
    for event in whole.0.iter().chain(&whole.1) {
        match event {
            Event::Key(key) => {
                let control = matches!(key.code, KeyCode::Char(c) if c.is_control());
                assert!(!control, "{key:?}");
            }
            Event::Paste(text) => assert!(text.len() <= 3 * bytes.len()),
            Event::Mouse(_) => {}
            other => panic!("{other:?}"),
        }
    }
    let mut more = bytes.to_vec();
    more.extend_from_slice(b"\x1b[201~\x1b[201~\x1b[201~\r");
    let (events, _) = decode(&more, std::iter::once(more.len()));
    assert_eq!(events.last(), Some(&Event::Key(KeyCode::Enter.into())), "{bytes:?}");
}

/// A terminal that takes in what it is told, and keeps the bytes of the last frame.
struct Model {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    writes: usize,
}

impl Model {
    fn new((columns, rows): (u16, u16)) -> Self {
        let parser = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        Self { parser, bytes: Vec::new(), writes: 0 }
    }
}

impl std::io::Write for Model {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.parser.process(bytes);
        self.bytes.extend_from_slice(bytes);
        self.writes += 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What is drawn: at a place, in a style.
struct Piece<'t> {
    at: Position,
    style: Style,
    text: &'t str,
}

/// Frames out of bytes: parted by U+0001, each made of pieces that two characters place and one
/// colours.
fn frames(text: &str, (columns, rows): (u16, u16)) -> Vec<Vec<Piece<'_>>> {
    let piece = |text: &'_ str| {
        let mut chars = text.char_indices();
        let mut next = || chars.next().map_or(0, |(_, c)| u32::from(c) % 1_000);
        let (x, y, look) = (next(), next(), next());
        let rest = chars.next().map_or(text.len(), |(at, _)| at);
        let color = |n: u32| [Color::Reset, Color::Red, Color::Cyan, Color::Reset][n as usize % 4];
        let attributes = [Modifier::empty(), Modifier::REVERSED, Modifier::BOLD, Modifier::DIM];
        let style = Style::reset().fg(color(look)).bg(color(look / 4));
        let at = Position::new(x as u16 % columns, y as u16 % rows);
        (at, style.add_modifier(attributes[look as usize / 16 % 4]), rest)
    };
    let pieces = |frame: &'_ str| -> Vec<(Position, Style, usize)> {
        frame.split('\u{2}').map(piece).collect()
    };
    text.split('\u{1}')
        .take(12)
        .map(|frame| {
            let places = pieces(frame);
            let texts = frame.split('\u{2}').zip(places);
            texts
                .map(|(text, (at, style, rest))| Piece { at, style, text: &text[rest..] })
                .collect()
        })
        .collect()
}

/// Draws as the pages do: made safe, and no wide glyph cut in half by what comes over it.
fn render(buffer: &mut Buffer, pieces: &[Piece<'_>], all: bool) {
    for piece in pieces {
        let Position { x, y } = piece.at;
        let text = show_line(piece.text);
        let sure = |c: &char| matches!(c, ' '..='~' | '─'..='╿' | '一'..='龥' | '、' | '。' | '，');
        let text: String = text.chars().filter(|c| all || sure(c)).take(200).collect();
        if x > 0 && zicha::text::width(buffer[(x - 1, y)].symbol()) > 1 {
            buffer[(x - 1, y)].set_symbol(" ");
        }
        buffer.set_string(x, y, text, piece.style);
    }
}

/// Frame after frame: nothing but our own sequences leaves, a frame that changes nothing sends
/// nothing, and what stands there is what one frame alone would have put there.
pub fn screen(bytes: &[u8]) {
    let (first, rest) = bytes.split_first().map_or((0, bytes), |(first, rest)| (*first, rest));
    let size = (u16::from(first % 40) + 2, u16::from(first / 40) + 1);
    let text = String::from_utf8_lossy(rest);
    for all in [true, false] {
        let mut screen = Screen::new(Model::new(size), size);
        for pieces in frames(&text, size) {
            let draw = |screen: &mut Screen<Model>| {
                screen.writer().bytes.clear();
                let writes = screen.writer().writes;
                screen.draw(|frame| render(frame.buffer_mut(), &pieces, all)).unwrap();
                screen.writer().writes - writes
            };
            assert!(draw(&mut screen) <= 1, "one write for a frame");
            if let Err(stray) = wire::read(&screen.writer().bytes, size) {
                panic!("{stray}");
            }
            assert_eq!(draw(&mut screen), 0, "nothing for the same frame");
            let mut fresh = Screen::new(Model::new(size), size);
            draw(&mut fresh);
            if !all {
                same(&screen.writer().parser, &fresh.writer().parser, size);
            }
        }
    }
}

/// Compares what two terminals show where every terminal agrees about widths.
fn same(a: &vt100::Parser, b: &vt100::Parser, (columns, rows): (u16, u16)) {
    for (y, x) in (0..rows).flat_map(|y| (0..columns).map(move |x| (y, x))) {
        let seen = |parser: &vt100::Parser| {
            let cell = parser.screen().cell(y, x).unwrap();
            let shown = if cell.contents().is_empty() { " " } else { cell.contents() }.to_owned();
            let blank = shown == " ";
            // The second half of a wide glyph has no colours of its own in this model.
            let half = cell.is_wide_continuation();
            let back = (!half).then(|| (cell.bgcolor(), cell.inverse()));
            let fore = (!blank && !half).then(|| (cell.fgcolor(), cell.bold(), cell.dim()));
            (shown, half, back, fore)
        };
        assert_eq!(seen(a), seen(b), "at {x}, {y}");
    }
}
