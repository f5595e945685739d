//! How long a command waits for whoever is at the other end of the line.
//!
//! The screens end after the idle minutes. A command that came over SSH ends too when for as long the
//! client sends nothing of what is to be read, or takes nothing of what is written: else a suspended
//! client would leave a process behind for ever, inside the database. Elsewhere nothing is limited.

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use std::{
    io::{self, ErrorKind, Read, Write},
    os::fd::AsFd,
    sync::OnceLock,
    time::Duration,
};

static LIMIT: OnceLock<Duration> = OnceLock::new();

/// So much at a time: a pipe that can be written to at all takes it whole.
const AT_ONCE: usize = 4096;

/// Waits no longer than this from now on. Set once, by whoever came over SSH.
pub fn limit(patience: Duration) {
    let _ = LIMIT.set(patience);
}

/// Whether an error says that the other end did nothing for too long.
pub fn is_over(error: &io::Error) -> bool {
    error.kind() == ErrorKind::TimedOut
}

/// A stream that is waited for with patience.
pub struct Patient<S>(pub S);

impl<S: AsFd> Patient<S> {
    fn wait(&self, flags: PollFlags) -> io::Result<()> {
        let Some(limit) = LIMIT.get() else { return Ok(()) };
        let limit = PollTimeout::try_from(*limit).unwrap_or(PollTimeout::MAX);
        loop {
            match poll(&mut [PollFd::new(self.0.as_fd(), flags)], limit) {
                Ok(0) => return Err(ErrorKind::TimedOut.into()),
                // Also the end of the line: the call that follows tells.
                Ok(_) => return Ok(()),
                Err(nix::errno::Errno::EINTR) => {}
                Err(other) => return Err(other.into()),
            }
        }
    }
}

impl<S: Read + AsFd> Read for Patient<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.wait(PollFlags::POLLIN)?;
        self.0.read(buffer)
    }
}

impl<S: Write + AsFd> Write for Patient<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let most = if LIMIT.get().is_some() { AT_ONCE } else { bytes.len() };
        self.wait(PollFlags::POLLOUT)?;
        self.0.write(&bytes[..bytes.len().min(most)])
    }

    fn flush(&mut self) -> io::Result<()> {
        self.wait(PollFlags::POLLOUT)?;
        self.0.flush()
    }
}
