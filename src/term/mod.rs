//! The terminal as a value: modes on and off, input, signals and frame output.
//!
//! Nothing here knows what the program is about. `guard` switches the modes on and undoes them in
//! `Drop`; `input` (with `decode`) and `signals` are threads that send [`TermEvent`]s; `screen`
//! turns frames into as few bytes as a slow link deserves, through `painter`, `glyph` and `pen`.
//! The terminal is never asked anything: an answer that does not come would hold up the start.

pub mod decode;
mod glyph;
pub mod guard;
pub mod input;
mod painter;
mod pen;
pub mod screen;
mod shift;
pub mod signals;
mod slide;
mod stage;
pub mod watchdog;

use std::io;
use std::os::fd::AsFd;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use ratatui::crossterm::event::Event as InputEvent;
use ratatui::crossterm::terminal::window_size;

/// Why there is no terminal to work on.
#[derive(Debug, thiserror::Error)]
pub enum TermError {
    /// Input or output is not a terminal, or one that cannot move its cursor (`TERM=dumb`).
    #[error("input and output must be a terminal that can move its cursor")]
    NotATerminal,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// What the terminal's threads report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermEvent {
    /// A key, a paste or the mouse, never a size.
    Input(InputEvent),
    /// Columns and rows, within the limits of [`sane_size`].
    Resize(u16, u16),
    /// SIGHUP, or the terminal hung up: nobody is there any more.
    Hangup,
    /// SIGTERM or SIGINT from outside.
    Terminate,
    /// SIGCONT: back after a stop; the modes may have been changed meanwhile.
    Continued,
}

/// The size of the terminal in columns and rows; 80 by 24 while it does not say.
pub fn size() -> (u16, u16) {
    // Not `terminal::size`: that one may start another program to find out.
    window_size().map_or((80, 24), |size| sane_size(size.columns, size.rows))
}

/// A size the program can work with: nothing counts as 80 by 24, and what no screen has is cut.
pub fn sane_size(columns: u16, rows: u16) -> (u16, u16) {
    if columns == 0 || rows == 0 {
        return (80, 24);
    }
    (columns.min(1000), rows.min(500))
}

/// Whether the terminal on standard input has hung up; never waits.
pub fn is_gone() -> bool {
    let stdin = io::stdin();
    let mut fds = [PollFd::new(stdin.as_fd(), PollFlags::empty())];
    poll(&mut fds, PollTimeout::ZERO).is_ok() && hung_up(&fds[0])
}

/// Whether a poll says that the other end is closed.
fn hung_up(fd: &PollFd<'_>) -> bool {
    let gone = PollFlags::POLLHUP | PollFlags::POLLERR | PollFlags::POLLNVAL;
    fd.revents().is_some_and(|flags| flags.intersects(gone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_size_counts_as_the_classic_one() {
        assert_eq!(sane_size(0, 0), (80, 24));
        assert_eq!(sane_size(120, 0), (80, 24));
        assert_eq!(sane_size(1, 1), (1, 1));
        assert_eq!(sane_size(u16::MAX, u16::MAX), (1000, 500));
    }
}
