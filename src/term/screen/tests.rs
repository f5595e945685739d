//! The painter against a terminal: what the terminal shows is what the frame says.

use proptest::collection::vec;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::Screen;
use crate::term::glyph::{Trust, glyphs};

/// A terminal that also counts how often it is written to.
struct Model {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    writes: usize,
}

impl Model {
    fn new(columns: u16, rows: u16) -> Self {
        let size = |n: u16| n.try_into().unwrap();
        let parser = vt100::Parser::new(size(rows), size(columns), 0);
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

/// A frame as the things written into it, later ones over earlier ones.
type Piece = (u16, u16, String, Style);

fn render(buffer: &mut Buffer, pieces: &[Piece]) {
    for (x, y, text, style) in pieces {
        if *y >= buffer.area.height || *x >= buffer.area.width {
            continue;
        }
        // As popups do: a wide glyph that would be cut in half is taken away first.
        if *x > 0 && glyphs(row(buffer, *y)).any(|g| g.x + 1 == *x && g.width > 1) {
            buffer[(*x - 1, *y)].set_symbol(" ");
        }
        buffer.set_string(*x, *y, text, *style);
    }
}

fn row(buffer: &Buffer, y: u16) -> &[ratatui::buffer::Cell] {
    let width = usize::from(buffer.area.width);
    &buffer.content[usize::from(y) * width..][..width]
}

/// The terminal's colour number of a cell's colour.
fn index(color: vt100::Color) -> Option<u8> {
    match color {
        vt100::Color::Idx(index) => Some(index),
        vt100::Color::Default => None,
        vt100::Color::Rgb(..) => panic!("only the sixteen colours are sent"),
    }
}

fn ansi(color: Color) -> Option<u8> {
    match color {
        Color::Red => Some(1),
        Color::Cyan => Some(6),
        Color::DarkGray => Some(8),
        _ => None,
    }
}

/// Compares the terminal with the frame; returns the first difference.
fn compare(model: &Model, frame: &Buffer) -> Result<(), String> {
    for y in 0..frame.area.height {
        for glyph in glyphs(row(frame, y)) {
            if matches!(glyph.trust(), Trust::Doubt { .. }) {
                continue;
            }
            for half in 0..glyph.width {
                let cell = &frame[(glyph.x, y)];
                let shown = model.parser.screen().cell(y, glyph.x + half).ok_or("no cell")?;
                let seen = if shown.contents().is_empty() { " " } else { shown.contents() };
                let blank = glyph.is_blank();
                let unseen = blank && !cell.modifier.intersects(REVERSED_OR_LINED);
                if half > 0 {
                    // The model keeps no colours for second halves.
                    if !shown.is_wide_continuation() {
                        return Err(format!("({}, {y}) is cut in half", glyph.x));
                    }
                    continue;
                }
                let same = seen == glyph.symbol
                    && !shown.is_wide_continuation()
                    && index(shown.bgcolor()) == ansi(cell.bg)
                    && (unseen || index(shown.fgcolor()) == ansi(cell.fg))
                    && (blank || shown.bold() == cell.modifier.contains(Modifier::BOLD))
                    && (blank || shown.dim() == cell.modifier.contains(Modifier::DIM))
                    && shown.inverse() == cell.modifier.contains(Modifier::REVERSED)
                    && shown.underline() == cell.modifier.contains(Modifier::UNDERLINED);
                if !same {
                    return Err(format!("({}, {y}) half {half}: {glyph:?}, {shown:?}", glyph.x));
                }
            }
        }
    }
    Ok(())
}

const REVERSED_OR_LINED: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED);

fn style() -> impl Strategy<Value = Style> {
    let color =
        || prop::sample::select(vec![Color::Reset, Color::Red, Color::Cyan, Color::DarkGray]);
    let modifier = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::REVERSED,
        Modifier::UNDERLINED | Modifier::BOLD,
    ]);
    (color(), color(), modifier)
        .prop_map(|(fg, bg, m)| Style::reset().fg(fg).bg(bg).add_modifier(m))
}

/// What is written, and where the caret stands.
type Drawn = (Vec<Piece>, Option<(u16, u16)>);

fn frames() -> impl Strategy<Value = Vec<Drawn>> {
    let text = "[a-c自查整改台账。，（）─│█“…é🙂 　]{0,24}";
    let piece = (0..30u16, 0..6u16, text, style());
    let caret = prop::option::of((0..30u16, 0..6u16));
    vec((vec(piece, 0..8), caret), 1..8)
}

proptest! {
    #[test]
    fn the_terminal_shows_the_frame(frames in frames()) {
        let (columns, rows) = (30, 6);
        let mut screen = Screen::new(Model::new(columns, rows), (columns, rows));
        for (pieces, caret) in frames {
            let mut wanted = Buffer::empty(Rect::new(0, 0, columns, rows));
            render(&mut wanted, &pieces);
            let draw = |screen: &mut Screen<Model>| {
                let writes = screen.writer().writes;
                screen.draw(|frame| {
                    render(frame.buffer_mut(), &pieces);
                    if let Some((x, y)) = caret {
                        frame.set_cursor_position(Position::new(x, y));
                    }
                }).unwrap();
                screen.writer().writes - writes
            };
            prop_assert!(draw(&mut screen) <= 1, "one write per frame");
            prop_assert_eq!(compare(screen.writer(), &wanted), Ok(()));
            let shown = screen.writer().parser.screen();
            prop_assert_eq!(shown.hide_cursor(), caret.is_none());
            if let Some((x, y)) = caret {
                prop_assert_eq!(shown.cursor_position(), (y, x));
            }
            prop_assert_eq!(draw(&mut screen), 0, "nothing for the same frame");
        }
    }
}

/// A list between a heading and a footer: lines from `first` on, one of them highlighted.
fn scrolled(buffer: &mut Buffer, lines: &[(String, Style)], first: usize, selected: u16) {
    buffer.set_string(0, 0, "标题", Style::new());
    for (y, (line, style)) in (1..9).zip(&lines[first..]) {
        let style = if y == selected { Style::new().reversed() } else { *style };
        buffer.set_string(1, y, line, style);
    }
    // What can be done here depends on where one stands.
    let here = ["", "Enter 看人  ", "m 提醒  "][usize::from(selected) % 3];
    buffer.set_string(0, 9, format!("{here}f 筛选  q 返回"), Style::new());
}

proptest! {
    #[test]
    fn a_scrolled_list_stands_as_it_should(
        lines in vec(("[a-c自查整改台账。（─“é ]{0,14}", style()), 30),
        places in vec((0..20usize, 1..9u16), 2..12),
    ) {
        let (columns, rows) = (30, 10);
        let mut screen = Screen::new(Model::new(columns, rows), (columns, rows));
        for (first, selected) in places {
            // Now far, now by a row or two.
            for first in [first, first + 1, first + 3, first.saturating_sub(1)] {
                let mut wanted = Buffer::empty(Rect::new(0, 0, columns, rows));
                scrolled(&mut wanted, &lines, first, selected);
                screen.draw(|f| scrolled(f.buffer_mut(), &lines, first, selected)).unwrap();
                prop_assert_eq!(compare(screen.writer(), &wanted), Ok(()));
            }
        }
    }
}

proptest! {
    #[test]
    fn a_text_that_is_typed_into_stands_as_it_should(
        text in "[a-c自查整改台账。 “é]{8,40}",
        keys in vec((0..40usize, proptest::option::of("[a自。é]")), 1..12),
    ) {
        let (columns, rows) = (20, 3);
        let mut screen = Screen::new(Model::new(columns, rows), (columns, rows));
        let mut text: Vec<char> = text.chars().collect();
        for (at, typed) in keys {
            let at = at.min(text.len());
            match typed {
                Some(typed) => drop(text.splice(at..at, typed.chars())),
                None if at < text.len() => drop(text.remove(at)),
                None => {}
            }
            let line: String = text.iter().collect();
            let wanted = |buffer: &mut Buffer| {
                for (y, row) in (0..rows).zip(crate::text::wrap(&line, 18)) {
                    buffer.set_string(1, y, row, Style::new());
                }
            };
            let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
            wanted(&mut buffer);
            screen.draw(|frame| wanted(frame.buffer_mut())).unwrap();
            prop_assert_eq!(compare(screen.writer(), &buffer), Ok(()));
        }
    }
}

#[test]
fn scrolling_by_a_row_sends_the_new_row() {
    let line = |n: usize| (format!("{n} 整改台账里的每一项问题都写明"), Style::new());
    let lines: Vec<_> = (10..40).map(line).collect();
    let mut screen = Screen::new(Model::new(40, 10), (40, 10));
    let mut draw = |first| {
        let before = screen.writer().bytes.len();
        screen.draw(|frame| scrolled(frame.buffer_mut(), &lines, first, 0)).unwrap();
        screen.writer().bytes.len() - before
    };
    draw(5);
    for first in [6, 5, 7] {
        let cost = draw(first);
        assert!(cost <= 150, "{cost} bytes to {first}");
    }
}

/// Rows of 76 columns, one of them highlighted as lists do it.
fn list(screen: &mut Screen<Model>, selected: u16) -> usize {
    let before = screen.writer().bytes.len();
    let line = "整改台账里的每一项问题都写明责任人和期限并且由别人核实以后才能销号办结存档备";
    assert_eq!(line.chars().count(), 38);
    screen
        .draw(|frame| {
            for y in 0..20 {
                let style = Style::new();
                let style = if y == selected { style.reversed().bold() } else { style };
                frame.buffer_mut().set_string(2, y, line, style);
            }
        })
        .unwrap();
    screen.writer().bytes.len() - before
}

#[test]
fn moving_a_highlight_is_cheap() {
    let mut screen = Screen::new(Model::new(80, 24), (80, 24));
    list(&mut screen, 3);
    let cost = list(&mut screen, 4);
    assert!(cost <= 2 * 38 * 3 + 60, "{cost} bytes");
    assert_eq!(list(&mut screen, 4), 0);
}

#[test]
fn words_become_nothing_by_erasing() {
    let mut screen = Screen::new(Model::new(80, 2), (80, 2));
    let mut say = |text: &str| {
        let before = screen.writer().bytes.len();
        screen.draw(|frame| frame.buffer_mut().set_string(0, 0, text, Style::new())).unwrap();
        let out = String::from_utf8_lossy(&screen.writer().bytes[before..]).into_owned();
        out.replace('\x1b', "^")
    };
    assert_eq!(say("自查"), "^[?2026h^[m^[2J^[H自查^[?25l^[?2026l");
    assert_eq!(say("自查 and a long sentence"), "^[?2026h^[Cand a long sentence^[?2026l");
    assert_eq!(say("自改"), "^[?2026h^[1;3H改^[K^[?2026l");
    assert_eq!(say("自“改"), "^[?2026h^[1;3H“^[1;4H改^[?2026l");
}

#[test]
fn the_caret_moves_alone() {
    let mut screen = Screen::new(Model::new(20, 2), (20, 2));
    let mut at = |x| {
        let before = screen.writer().bytes.len();
        screen
            .draw(|frame| {
                frame.buffer_mut().set_string(0, 0, "自查", Style::new());
                frame.set_cursor_position((x, 0));
            })
            .unwrap();
        String::from_utf8_lossy(&screen.writer().bytes[before..]).replace('\x1b', "^")
    };
    assert!(at(0).ends_with("^[H^[?25h^[?2026l"));
    assert_eq!(at(4), "^[4C");
    assert_eq!(at(2), "^[1;3H");
    assert_eq!(at(2), "");
}

#[test]
fn a_new_size_or_a_forgotten_screen_is_sent_whole() {
    let mut screen = Screen::new(Model::new(80, 24), (80, 24));
    list(&mut screen, 0);
    screen.forget();
    assert!(list(&mut screen, 0) > 20 * 38 * 3);
    screen.resize(40, 10);
    screen.writer().parser.screen_mut().set_size(10.try_into().unwrap(), 40.try_into().unwrap());
    screen
        .draw(|frame| {
            assert_eq!(frame.area(), Rect::new(0, 0, 40, 10));
            frame.buffer_mut().set_string(38, 9, "查", Style::new());
        })
        .unwrap();
    let shown = screen.writer().parser.screen();
    assert_eq!(shown.cell(9, 38).unwrap().contents(), "查");
    assert_eq!(shown.cell(0, 2).unwrap().contents(), "");
}

#[test]
fn the_clipboard_gets_the_text() {
    let mut screen = Screen::new(Model::new(20, 2), (20, 2));
    screen.copy("自查").unwrap();
    assert_eq!(screen.writer().bytes, b"\x1b]52;c;6Ieq5p+l\x07");
}
