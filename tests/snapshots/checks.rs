//! What holds for every picture, whatever it shows.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;
use zicha::app::App;
use zicha::ui::testing::rows;

/// Characters of the example office's own texts that terminals may draw wide.
const TYPED: &[&str] = &["“", "”"];

/// No row is wider than the terminal, wide characters are whole, nothing in the chrome is of
/// doubtful width, and the footer's hints are complete.
pub fn check(cells: &Buffer, app: &App, place: &str) {
    let area = cells.area;
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let cell = cells.cell((x, y)).unwrap();
            let symbol = cell.symbol();
            let width = cell.cell_width().max(1);
            assert!(x + width <= area.right(), "{place}: {symbol} runs over the edge at {x},{y}");
            for behind in x + 1..x + width {
                let covered = cells.cell((behind, y)).unwrap().symbol();
                assert!(covered.trim().is_empty(), "{place}: {symbol} at {x},{y} covers {covered}");
            }
            assert!(!symbol.contains(char::is_control), "{place}: {symbol:?} at {x},{y}");
            assert!(is_certain(symbol), "{place}: {symbol} at {x},{y} may be one or two wide");
            x += width;
        }
    }
    for (y, row) in rows(cells).iter().enumerate() {
        let width = row.width();
        assert!(width <= usize::from(area.width), "{place}: row {y} is {width} wide: {row}");
    }
    footer(cells, app, place);
}

/// Whether every terminal gives a symbol the same width. Lines are the one exception: who sees
/// them wide chooses ASCII.
fn is_certain(symbol: &str) -> bool {
    symbol.width() == symbol.width_cjk()
        || symbol.chars().all(|c| ('\u{2500}'..='\u{257f}').contains(&c))
        || TYPED.contains(&symbol)
}

/// The last row is made of whole hints.
fn footer(cells: &Buffer, app: &App, place: &str) {
    let Some(last) = rows(cells).pop() else { return };
    if app.overlays().is_empty() && cells.area.width >= 60 && cells.area.height >= 20 {
        assert!(!last.contains(".."), "{place}: the footer is cut: {last}");
        assert!(!last.trim().is_empty(), "{place}: the footer says nothing");
    }
}

/// The styles of the cells by meaning, one letter each; a plain cell is a space.
pub fn styles(cells: &Buffer) -> String {
    let area = cells.area;
    let mut lines: Vec<String> = (area.top()..area.bottom())
        .map(|y| {
            let row = (area.left()..area.right()).map(|x| letter(cells, x, y));
            row.collect::<String>().trim_end().to_owned()
        })
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

fn letter(cells: &Buffer, x: u16, y: u16) -> char {
    let cell = cells.cell((x, y)).unwrap();
    if cell.modifier.contains(Modifier::REVERSED) {
        return '#';
    }
    match (cell.fg, cell.bg) {
        (Color::Cyan, _) => 'a',
        (Color::LightRed, _) => '!',
        (Color::Yellow, _) => 'e',
        (Color::Gray, _) => 'd',
        (Color::DarkGray, _) => '-',
        _ if cell.modifier.contains(Modifier::BOLD) => 's',
        _ => ' ',
    }
}
