//! The thread that reads the terminal. It sleeps in `poll` without a limit and wakes only for
//! bytes, for the end of the terminal, or to decide whether an Esc was the key.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::os::fd::AsFd;
use std::thread;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

use super::decode::Decoder;
use super::{TermEvent, hung_up};

/// How long the rest of a sequence may take after its Esc, in milliseconds.
const ESC_WAIT: u8 = 50;

/// What waiting for bytes came to.
enum Woken {
    Bytes,
    Silence,
    Gone,
}

/// Starts the thread; it ends with a [`TermEvent::Hangup`], or when `send` answers that nobody
/// listens any more.
///
/// # Errors
/// No thread or no file handle is left.
pub fn spawn(send: impl Fn(TermEvent) -> bool + Send + 'static) -> io::Result<()> {
    let terminal = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    let work = move || read_all(&terminal, send);
    thread::Builder::new().name("input".into()).spawn(work).map(drop)
}

fn read_all(mut terminal: &File, send: impl Fn(TermEvent) -> bool) {
    let mut decoder = Decoder::default();
    let mut buffer = [0; 4096];
    let mut events = Vec::new();
    loop {
        match wait(terminal, decoder.undecided()) {
            Woken::Bytes => match terminal.read(&mut buffer) {
                Ok(length @ 1..) => decoder.feed(&buffer[..length], &mut events),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => {
                    send(TermEvent::Hangup);
                    return;
                }
            },
            Woken::Silence => decoder.settle(&mut events),
            Woken::Gone => {
                send(TermEvent::Hangup);
                return;
            }
        }
        if !events.drain(..).all(|event| send(TermEvent::Input(event))) {
            return;
        }
    }
}

/// Sleeps until there is something to read.
fn wait(terminal: &File, undecided: bool) -> Woken {
    let limit = if undecided { PollTimeout::from(ESC_WAIT) } else { PollTimeout::NONE };
    let mut fds = [PollFd::new(terminal.as_fd(), PollFlags::POLLIN)];
    loop {
        return match poll(&mut fds, limit) {
            Ok(0) => Woken::Silence,
            // Keys still in flight do not matter when nobody is there to see what they do.
            Ok(_) if hung_up(&fds[0]) => Woken::Gone,
            Ok(_) => Woken::Bytes,
            Err(Errno::EINTR) => continue,
            Err(_) => Woken::Gone,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::sync::mpsc::channel;

    use ratatui::crossterm::event::{Event, KeyCode};

    /// A pipe stands for the terminal; closing it is the hang-up.
    #[test]
    fn every_key_arrives_and_then_the_end() {
        let (reader, mut writer) = io::pipe().unwrap();
        let terminal = File::from(std::os::fd::OwnedFd::from(reader));
        let (send, receive) = channel();
        let reading = thread::spawn(move || read_all(&terminal, |event| send.send(event).is_ok()));
        writer.write_all("查".repeat(2000).as_bytes()).unwrap();
        for _ in 0..2000 {
            let TermEvent::Input(Event::Key(key)) = receive.recv().unwrap() else { panic!() };
            assert_eq!(key.code, KeyCode::Char('查'));
        }
        writer.write_all(b"\x1b").unwrap();
        let TermEvent::Input(Event::Key(key)) = receive.recv().unwrap() else { panic!() };
        assert_eq!(key.code, KeyCode::Esc);
        drop(writer);
        assert_eq!(receive.recv(), Ok(TermEvent::Hangup));
        reading.join().unwrap();
    }
}
