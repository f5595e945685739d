//! The README's picture, made by the program itself: a member of staff at Home and the leader's
//! Team, one above the other, as SVG.
//!
//! `cargo run --example picture > docs/screens.svg`
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../tests/support/headless.rs"]
mod headless;

use std::fmt::Write as _;

use headless::{Headless, build_demo};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};
use zicha::i18n::Lang;

/// Columns and rows of each picture.
const SIZE: (u16, u16) = (80, 24);
/// One cell, and the space around the cells and between the pictures.
const CELL: (u32, u32) = (9, 20);
const PAD: u32 = 14;
const GAP: u32 = 18;
const FONT: &str = "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', 'Microsoft YaHei Mono', \
                    'PingFang SC', 'Microsoft YaHei', monospace";

const PAPER: &str = "#1b1f27";
const EDGE: &str = "#39404d";
const INK: &str = "#d7dce2";

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let db = build_demo(folder.path());
    let open = |login| Headless::open(&db, login, Lang::ZhHans, SIZE.0, SIZE.1);
    let home = open("lihe");
    let mut team = open("chenwangchuan");
    team.goto("team").keys("down*5");
    print!("{}", svg(&[home.buffer().0, team.buffer().0]));
}

/// Terminals of the same size, one above the other.
fn svg(screens: &[Buffer]) -> String {
    let inner = (u32::from(SIZE.0) * CELL.0, u32::from(SIZE.1) * CELL.1);
    let panel = (inner.0 + 2 * PAD, inner.1 + 2 * PAD);
    let count = u32::try_from(screens.len()).unwrap();
    let height = count * panel.1 + (count - 1) * GAP;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {height}\" width=\"{0}\" \
         height=\"{height}\" font-family=\"{FONT}\" font-size=\"16\">\n",
        panel.0
    );
    for (nth, screen) in (0..).zip(screens) {
        let top = nth * (panel.1 + GAP);
        writeln!(
            out,
            "<rect x=\"0.5\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"{PAPER}\" \
             stroke=\"{EDGE}\"/>",
            f64::from(top) + 0.5,
            panel.0 - 1,
            panel.1 - 1
        )
        .unwrap();
        for y in 0..SIZE.1 {
            row(screen, y, (PAD, top + PAD + u32::from(y) * CELL.1), &mut out);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// How a cell is painted.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Paint {
    ink: &'static str,
    paper: Option<&'static str>,
    bold: bool,
}

impl Paint {
    fn of(cell: &Cell) -> Self {
        let dim = cell.modifier.contains(Modifier::DIM);
        let ink = match cell.fg {
            Color::Cyan => "#6fc7d6",
            Color::LightRed | Color::Red => "#ff7d74",
            Color::Yellow => "#e3c078",
            Color::DarkGray => "#4d5563",
            Color::Gray if dim => "#8b94a1",
            _ => INK,
        };
        let paper = match cell.bg {
            Color::Cyan => Some("#3f8f9d"),
            _ => None,
        };
        let bold = cell.modifier.contains(Modifier::BOLD);
        if cell.modifier.contains(Modifier::REVERSED) {
            return Self { ink: PAPER, paper: Some(INK), bold };
        }
        Self { ink, paper, bold }
    }
}

/// One row: backgrounds, lines drawn as lines, and glyphs each at its own column, so that nothing
/// moves whatever font is there.
fn row(screen: &Buffer, y: u16, (left, top): (u32, u32), out: &mut String) {
    let (mut papers, mut lines) = (Vec::new(), Vec::new());
    let mut runs: Vec<(Paint, String)> = Vec::new();
    let mut x = 0;
    while x < SIZE.0 {
        let cell = screen.cell((x, y)).unwrap();
        let columns = cell.cell_width().max(1);
        let (paint, from) = (Paint::of(cell), left + u32::from(x) * CELL.0);
        let to = from + u32::from(columns) * CELL.0;
        if let Some(paper) = paint.paper {
            extend(&mut papers, paper, from, to);
        }
        match cell.symbol() {
            " " | "" => {}
            "─" => extend(&mut lines, paint.ink, from, to),
            symbol => {
                // Not a list of places for the whole run: not every reader of SVG knows that.
                let symbol = symbol.replace('&', "&amp;").replace('<', "&lt;");
                let glyph = format!("<tspan x=\"{from}\">{symbol}</tspan>");
                match runs.last_mut() {
                    Some((last, glyphs)) if *last == paint => glyphs.push_str(&glyph),
                    _ => runs.push((paint, glyph)),
                }
            }
        }
        x += columns;
    }
    for (paper, from, to) in papers {
        let (width, height) = (to - from, CELL.1);
        let place = format!("x=\"{from}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"");
        writeln!(out, "<rect {place} fill=\"{paper}\"/>").unwrap();
    }
    let middle = top + CELL.1 / 2;
    for (ink, from, to) in lines {
        writeln!(out, "<path d=\"M{from} {middle}H{to}\" stroke=\"{ink}\"/>").unwrap();
    }
    for (paint, glyphs) in runs {
        let (base, ink) = (top + 15, paint.ink);
        let weight = if paint.bold { " font-weight=\"bold\"" } else { "" };
        writeln!(out, "<text y=\"{base}\" fill=\"{ink}\"{weight}>{glyphs}</text>").unwrap();
    }
}

/// Adds a stretch of one colour, to the last one where it goes on.
fn extend(all: &mut Vec<(&'static str, u32, u32)>, colour: &'static str, from: u32, to: u32) {
    match all.last_mut() {
        Some((last, _, end)) if *last == colour && *end == from => *end = to,
        _ => all.push((colour, from, to)),
    }
}
