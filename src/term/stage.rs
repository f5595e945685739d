//! The backend ratatui draws on: it only remembers the size and where the caret belongs.
//!
//! ratatui offers the cells it believes to have changed; they are left alone (its comparison is
//! lazy and then costs nothing), because `painter` compares whole frames glyph by glyph.

use std::convert::Infallible;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// Size and caret of the frame being made.
#[derive(Debug)]
pub struct Stage {
    pub size: Size,
    caret: Position,
    shown: bool,
}

impl Stage {
    pub fn new(size: Size) -> Self {
        Self { size, caret: Position::ORIGIN, shown: false }
    }

    /// Where the caret stands in the last frame, if it shows.
    pub fn caret(&self) -> Option<Position> {
        self.shown.then_some(self.caret)
    }
}

impl Backend for Stage {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, _changed: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        self.shown = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        self.shown = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.caret)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.caret = position.into();
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        Ok(())
    }

    fn clear_region(&mut self, _part: ClearType) -> Result<(), Infallible> {
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}
