//! The thread that waits for signals: the end of the line, a new size, the return from a stop.
//!
//! Ctrl-C and Ctrl-Z are keys in raw mode; SIGINT here comes from somebody else.

use std::io;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::iterator::{Handle, Signals};

use super::{TermEvent, size};

/// The listening thread; dropping this ends it.
#[derive(Debug)]
pub struct Listener(Handle);

impl Drop for Listener {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Starts the thread. A storm of size changes becomes as many events as can be kept up with. A size
/// that is the old one again is told too: the window was another one meanwhile and lost its content.
///
/// # Errors
/// The signals cannot be caught or no thread is left.
pub fn listen(send: impl Fn(TermEvent) -> bool + Send + 'static) -> io::Result<Listener> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGCONT, SIGWINCH])?;
    let handle = signals.handle();
    let mut known = size();
    let work = move || {
        while !signals.is_closed() {
            let caught: Vec<i32> = signals.wait().collect();
            if !events(&caught, &mut known, size).into_iter().all(&send) {
                return;
            }
        }
    };
    thread::Builder::new().name("signals".into()).spawn(work)?;
    Ok(Listener(handle))
}

/// What the signals caught together mean.
fn events(caught: &[i32], known: &mut (u16, u16), size: impl Fn() -> (u16, u16)) -> Vec<TermEvent> {
    let mut events = Vec::new();
    if caught.contains(&SIGHUP) {
        events.push(TermEvent::Hangup);
    } else if caught.contains(&SIGTERM) || caught.contains(&SIGINT) {
        events.push(TermEvent::Terminate);
    }
    if caught.contains(&SIGCONT) {
        events.push(TermEvent::Continued);
    }
    // A window changed during a stop may not have sent its signal.
    if caught.contains(&SIGWINCH) || caught.contains(&SIGCONT) {
        let now = size();
        if now != *known || caught.contains(&SIGWINCH) {
            *known = now;
            events.push(TermEvent::Resize(now.0, now.1));
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_told_when_it_may_have_changed_and_the_end_first() {
        let mut known = (80, 24);
        let mut told = |caught: &[i32], now| events(caught, &mut known, || now);
        assert_eq!(told(&[SIGCONT], (80, 24)), [TermEvent::Continued]);
        assert_eq!(told(&[SIGWINCH], (80, 24)), [TermEvent::Resize(80, 24)], "there and back");
        assert_eq!(told(&[SIGWINCH], (100, 30)), [TermEvent::Resize(100, 30)]);
        let back = [TermEvent::Continued, TermEvent::Resize(60, 20)];
        assert_eq!(told(&[SIGCONT], (60, 20)), back);
        assert_eq!(told(&[SIGTERM, SIGHUP], (60, 20)), [TermEvent::Hangup]);
        assert_eq!(told(&[SIGINT], (60, 20)), [TermEvent::Terminate]);
    }
}
