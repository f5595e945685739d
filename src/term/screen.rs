//! The screen to draw on: ratatui frames in, bytes out.

use std::convert::Infallible;
use std::io::{self, Write};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ratatui::layout::Size;
use ratatui::{Frame, Terminal};

use super::painter::Painter;
use super::stage::Stage;

/// A screen over any writer: the terminal, or a test's buffer.
#[derive(Debug)]
pub struct Screen<W: Write> {
    stage: Terminal<Stage>,
    painter: Painter<W>,
}

impl<W: Write> Screen<W> {
    /// A screen of so many columns and rows; the first frame clears it.
    pub fn new(out: W, (columns, rows): (u16, u16)) -> Self {
        let Ok::<_, Infallible>(stage) = Terminal::new(Stage::new(Size::new(columns, rows)));
        Self { stage, painter: Painter::new(out) }
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        let size = self.stage.backend().size;
        (size.width, size.height)
    }

    /// The terminal has another size: the next frame fits it and is sent whole.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.stage.backend_mut().size = Size::new(columns, rows);
        self.painter.forget();
    }

    /// Nothing is known any more about what the terminal shows.
    pub fn forget(&mut self) {
        self.painter.forget();
    }

    /// Draws a frame; a caret set in it is shown there, none is hidden.
    ///
    /// # Errors
    /// The terminal does not take the bytes: it is gone.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let painter = &mut self.painter;
        let Ok::<_, Infallible>(_) = self.stage.draw(|canvas| {
            render(canvas);
            // ratatui's own comparison never runs: it may keep the cells of an older frame.
            painter.compose(canvas.buffer_mut());
        });
        self.painter.send(self.stage.backend().caret())
    }

    /// Puts a text on the clipboard of the person's own machine (OSC 52). Terminals may be set
    /// not to take it, and do not say whether they did.
    ///
    /// # Errors
    /// The terminal does not take the bytes: it is gone.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let out = self.painter.get_mut();
        out.write_all(format!("\x1b]52;c;{}\x07", BASE64_STANDARD.encode(text)).as_bytes())?;
        out.flush()
    }

    /// The writer beneath.
    pub fn writer(&mut self) -> &mut W {
        self.painter.get_mut()
    }
}

#[cfg(test)]
mod tests;
