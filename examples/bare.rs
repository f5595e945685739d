//! The yardstick of the benches: the least a ratatui program with a database does.
//!
//! It opens the file with the same database library, asks it one thing, says hello and counts keys;
//! `q` leaves. `cargo run --release --example bare -- FILE`

use ratatui::{
    crossterm::event::{self, Event, KeyCode, KeyEventKind},
    widgets::Paragraph,
};
use rusqlite::Connection;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("usage: bare FILE")?;
    let db = Connection::open(path)?;
    let tables: i64 = db.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let mut terminal = ratatui::init();
    let outcome = (|| -> Result<(), Box<dyn Error>> {
        let mut keys = 0_u64;
        loop {
            let said = format!("Hello! {tables} objects, {keys} keys.");
            terminal.draw(|frame| frame.render_widget(Paragraph::new(said), frame.area()))?;
            match event::read()? {
                Event::Key(key) if key.kind != KeyEventKind::Press => {}
                Event::Key(key) if key.code == KeyCode::Char('q') => return Ok(()),
                Event::Key(_) => keys += 1,
                _ => {}
            }
        }
    })();
    ratatui::restore();
    outcome
}
