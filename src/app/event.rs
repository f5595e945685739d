//! Everything that can reach the screens: keys, pastes, timers, answers and the end of the line.
//!
//! Terminal types stay below in `term`; the runtime converts them into these.

use crate::domain::reply::Reply;
use crate::error::Error;

/// A question's number: an answer is recognised by it, late answers are dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// One thing that happened, in the order it happened.
#[derive(Debug, Clone)]
pub enum Event {
    // --- from the terminal
    Key(Key),
    /// A bracketed paste, or what an input method committed as one. Not cleaned yet.
    Paste(String),
    Mouse(MouseEvent),
    /// Columns and rows; 0 by 0 counts as 80 by 24.
    Resize(u16, u16),
    // --- from the clock
    /// A timer asked for by `Effect::Timer` ran out.
    Timer(TimerId),
    // --- from the worker
    Reply(Ticket, Result<Reply, Error>),
    /// The history grew to this sequence number: somebody (perhaps we) changed something.
    Changed(i64),
    /// A new day has begun for this office.
    Today(chrono::NaiveDate),
    // --- from the system
    /// The terminal is gone: drafts must be on their way in the effects of this event.
    Hangup,
    /// Asked to end (SIGTERM, idle limit): as `Hangup`.
    Terminate,
    /// Nobody touched a key for so long that the session ends in a minute.
    IdleSoon,
    /// Back in the foreground after Ctrl-Z.
    Resumed,
}

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

impl Key {
    /// The key alone.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character key alone.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// A character key with Ctrl.
    pub const fn ctrl(c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: true, alt: false, shift: false }
    }
}

/// Which key. Shifted letters arrive as the capital letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyCode {
    Char(char),
    /// F1 is 1.
    F(u8),
    Enter,
    Esc,
    Tab,
    /// Shift-Tab.
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// A mouse event at a cell; column and row count from 0 at the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MouseEvent {
    pub kind: MouseKind,
    pub col: u16,
    pub row: u16,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    WheelUp,
    WheelDown,
}

/// The timers the screens may set; setting one again starts it anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimerId {
    /// Typing paused: save the draft.
    Draft,
    /// An answer is late enough to say so.
    Spinner,
    /// The message line has been read.
    Toast,
    /// A busy writer may have let go: ask again.
    Retry,
}
