//! Where the two wings meet: the event loop and the worker thread that owns the store.
//!
//! `console` takes the terminal and starts its threads, `run` is the loop on the main thread,
//! `worker` the thread that answers requests. All of them talk through one queue of [`Message`]s.

pub mod console;
mod convert;
pub mod desk;
pub mod gate;
mod idle;
pub mod kit;
mod outbox;
pub mod run;
pub mod screens;
pub mod system_log;
mod timers;
pub mod worker;

use std::io;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::crossterm::event::Event as InputEvent;

use crate::app::effect::Effect;
use crate::app::event::{Event, Ticket};
use crate::domain::reply::Reply;
use crate::domain::request::Request;
use crate::error::Error;
use crate::term::{TermError, TermEvent};

/// What the loop drives: the screens, or something simpler in tests and benches.
pub trait Program {
    /// What is to be done before the first event.
    fn start(&mut self) -> Vec<Effect>;
    /// Takes one event and says what is to be done.
    fn update(&mut self, event: Event) -> Vec<Effect>;
    /// Draws everything, the caret included.
    fn draw(&self, frame: &mut Frame<'_>);
}

/// Who answers requests; lives on the worker's thread.
pub trait Desk: Send {
    /// Does what is asked. Refusals and conflicts are answers too.
    ///
    /// # Errors
    /// Why nothing was done.
    fn handle(&mut self, request: Request) -> Result<Reply, Error>;
    /// The last sequence number of the history; `None` while there is no database or it cannot
    /// be read just now.
    fn last_seq(&mut self) -> Option<i64>;
    /// The day it is for this office.
    fn today(&mut self) -> NaiveDate;
}

/// What reaches the loop.
#[derive(Debug)]
pub enum Message {
    Terminal(TermEvent),
    /// A key, a paste or the mouse, past the gate.
    Typed(InputEvent, gate::Place),
    Reply(Ticket, Result<Reply, Error>),
    /// The history grew to this number.
    Changed(i64),
    /// Another day has begun.
    Today(NaiveDate),
    /// The worker broke off (a panic); nothing can be saved any more.
    WorkerGone,
}

/// Why the loop could not go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(transparent)]
    Terminal(#[from] TermError),
    /// The worker broke off; the panic hook has said so already.
    #[error("the worker broke off")]
    WorkerGone,
}

impl From<io::Error> for RunError {
    fn from(error: io::Error) -> Self {
        Self::Terminal(TermError::Io(error))
    }
}
