//! The screens as what the loop drives.

use super::Program;
use crate::{
    app::{App, effect::Effect, event::Event},
    ui,
};
use ratatui::Frame;

/// The whole program's state, drawn by `ui`.
pub struct Screens(pub App);

impl Program for Screens {
    fn start(&mut self) -> Vec<Effect> {
        self.0.start()
    }

    fn update(&mut self, event: Event) -> Vec<Effect> {
        self.0.update(event)
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        ui::draw(&self.0, frame);
    }
}
