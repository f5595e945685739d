//! What the screens want done; the runtime does it and reports back by events.

use super::event::{Ticket, TimerId};
use crate::domain::request::Request;

/// One thing for the runtime to do, in order.
// A handful live for a moment; a box per request would only be one more allocation.
#[allow(clippy::large_enum_variant)]
#[derive(Debug, Clone)]
pub enum Effect {
    /// Hand the request to the worker; the answer comes as `Event::Reply` with this ticket.
    Ask(Ticket, Request),
    /// Send `Event::Timer` after so many milliseconds; replaces a running timer of the same id.
    Timer(TimerId, u64),
    /// Stop a timer.
    Cancel(TimerId),
    /// Put the text on the terminal's clipboard (OSC 52); there is no answer.
    Clipboard(String),
    /// Mouse reporting on or off.
    Mouse(bool),
    /// Stop the process (Ctrl-Z); `Event::Resumed` follows.
    Suspend,
    /// Forget what is on the screen and draw everything.
    Redraw,
    /// End with this exit code once everything asked before has been answered.
    Quit(i32),
}
