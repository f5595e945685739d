//! The last resort: when nobody is there any more, the program ends in time, whatever it is doing.

use std::process::exit;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::TermEvent;
use super::guard::Restorer;

/// The time to save drafts.
const LIMIT: Duration = Duration::from_millis(1600);

/// The time to give the terminal back; a terminal that takes no bytes may never end that.
const GRACE: Duration = Duration::from_millis(200);

/// Exit code of a program ended by the loss of its terminal.
pub const HANGUP_CODE: i32 = 128 + nix::libc::SIGHUP;
/// Exit code of a program asked to end.
pub const TERMINATE_CODE: i32 = 128 + nix::libc::SIGTERM;

/// Ends the process within two seconds of the event that asks for it.
#[derive(Debug)]
pub struct Watchdog {
    restorer: Arc<Restorer>,
    armed: AtomicBool,
}

impl Watchdog {
    pub fn new(restorer: Restorer) -> Self {
        Self { restorer: Arc::new(restorer), armed: AtomicBool::new(false) }
    }

    /// Lets the watchdog see an event; the end of the line sets it off, once.
    pub fn see(&self, event: &TermEvent) {
        let code = match event {
            TermEvent::Hangup => HANGUP_CODE,
            TermEvent::Terminate => TERMINATE_CODE,
            TermEvent::Input(_) | TermEvent::Resize(..) | TermEvent::Continued => return,
        };
        if self.armed.swap(true, Ordering::SeqCst) {
            return;
        }
        let restorer = Arc::clone(&self.restorer);
        let work = move || {
            thread::sleep(LIMIT);
            // On a thread of its own: writing to a stopped terminal may never return.
            let _ = thread::Builder::new().spawn(move || restorer.restore());
            thread::sleep(GRACE);
            exit(code);
        };
        if thread::Builder::new().name("watchdog".into()).spawn(work).is_err() {
            exit(code);
        }
    }
}
