//! Draws the picture of the README from the program itself: `cargo run --example picture > docs/screens.svg`.
//!
//! The example office is built in a temporary folder; Home of a member of staff and the leader's
//! team are drawn as an SVG, every glyph at its own column, so that any monospaced font will do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code)]

#[path = "../tests/support/headless.rs"]
mod headless;

use headless::Headless;
use ratatui::{
    buffer::{Buffer, CellWidth},
    style::{Color, Modifier},
};
use std::{fmt::Write, io::Write as _};
use zicha::i18n::Lang;

const COLUMN: u16 = 9;
const ROW: u16 = 19;
const SIZE: u16 = 15;
const COLUMNS: u16 = 80;
const ROWS: u16 = 24;
const MARGIN: u16 = 14;
const PAPER: &str = "#12141a";
const INK: &str = "#d8dbe2";
const FONTS: &str = "'Noto Sans Mono CJK SC','Microsoft YaHei Mono','Sarasa Mono SC',\
                     'DejaVu Sans Mono',Menlo,Consolas,monospace";

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let db = headless::build_demo(folder.path());
    let home = Headless::open(&db, "lihe", Lang::ZhHans, COLUMNS, ROWS);
    let mut team = Headless::open(&db, "chenwangchuan", Lang::ZhHans, COLUMNS, ROWS);
    team.goto("team");
    let pictures = [home.buffer().0, team.buffer().0];
    std::io::stdout().write_all(svg(&pictures).as_bytes()).unwrap();
}

/// The screens one above the other.
fn svg(screens: &[Buffer]) -> String {
    let width = COLUMNS * COLUMN + 2 * MARGIN;
    let each = ROWS * ROW + 2 * MARGIN;
    let height = each * u16::try_from(screens.len()).unwrap() + MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\" font-size=\"{SIZE}\">\n"
    );
    let mut top = 0;
    for screen in screens {
        let inner = each - MARGIN / 2;
        writeln!(
            out,
            "<rect y=\"{top}\" width=\"{width}\" height=\"{inner}\" rx=\"8\" fill=\"{PAPER}\"/>"
        )
        .unwrap();
        draw(screen, top + MARGIN, &mut out);
        top += each;
    }
    out.push_str("</svg>\n");
    out
}

fn draw(screen: &Buffer, top: u16, out: &mut String) {
    for y in 0..ROWS {
        let mut x = 0;
        while x < COLUMNS {
            let cell = &screen[(x, y)];
            let wide = cell.cell_width().max(1);
            let reversed = cell.modifier.contains(Modifier::REVERSED);
            let front = colour(cell.fg, INK);
            let (ink, paper) = if reversed { (PAPER, Some(front)) } else { (front, back(cell.bg)) };
            let (left, up) = (MARGIN + x * COLUMN, top + y * ROW);
            if let Some(paper) = paper {
                let width = wide * COLUMN;
                writeln!(
                    out,
                    "<rect x=\"{left}\" y=\"{up}\" width=\"{width}\" height=\"{ROW}\" fill=\"{paper}\"/>"
                )
                .unwrap();
            }
            let symbol = cell.symbol();
            if !symbol.trim().is_empty() {
                let weight = if cell.modifier.contains(Modifier::BOLD) {
                    " font-weight=\"bold\""
                } else {
                    ""
                };
                let faint =
                    if cell.modifier.contains(Modifier::DIM) { " opacity=\"0.6\"" } else { "" };
                let base = up + SIZE;
                writeln!(
                    out,
                    "<text x=\"{left}\" y=\"{base}\" fill=\"{ink}\"{weight}{faint}>{}</text>",
                    escaped(symbol)
                )
                .unwrap();
            }
            x += wide;
        }
    }
}

/// The sixteen colours as a calm dark terminal shows them.
fn colour(colour: Color, otherwise: &'static str) -> &'static str {
    match colour {
        Color::Black => "#12141a",
        Color::Red | Color::LightRed => "#ff6b6b",
        Color::Green | Color::LightGreen => "#8fd694",
        Color::Yellow | Color::LightYellow => "#e8c468",
        Color::Blue | Color::LightBlue => "#6ea8fe",
        Color::Magenta | Color::LightMagenta => "#d39bf0",
        Color::Cyan | Color::LightCyan => "#4fc3d7",
        Color::Gray => "#b6bac4",
        Color::DarkGray => "#5d6370",
        Color::White => "#ffffff",
        _ => otherwise,
    }
}

fn back(background: Color) -> Option<&'static str> {
    (background != Color::Reset).then(|| colour(background, PAPER))
}

fn escaped(symbol: &str) -> String {
    symbol.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
