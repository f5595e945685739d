//! The terminal's modes as a value: entering switches them on, `Drop` undoes every one of them,
//! and so does a panic. Nothing is written by macros that panic themselves when nobody listens.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::panic::PanicHookInfo;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use nix::libc::termios;
use nix::sys::signal::{SigSet, Signal, kill, raise};
use nix::sys::termios::{SetArg, Termios, cfmakeraw, tcgetattr, tcsetattr};
use nix::unistd::Pid;

use super::TermError;

/// Alternate screen; no automatic line wrap, so that a glyph drawn wider than it should be cannot
/// push a row into the next; bracketed paste, so that a pasted newline is not a key.
const ENTER: &str = "\x1b[?1049h\x1b[?7l\x1b[?2004h";

/// The opposite, wherever a frame was cut off.
const LEAVE: &str = "\x1b[?2026l\x1b[m\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l";

/// Buttons and wheel, with coordinates that fit any screen.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// The terminal in our hands until this is dropped.
#[derive(Debug)]
pub struct Guard {
    tty: Tty,
    mouse: bool,
}

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, the mouse if asked for.
    ///
    /// # Errors
    /// [`TermError::NotATerminal`] before anything is switched on; or what the system says.
    pub fn enter(mouse: bool) -> Result<Self, TermError> {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if dumb || !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(TermError::NotATerminal);
        }
        let mut guard = Self { tty: Tty::new()?, mouse };
        guard.switch_on()?;
        Ok(guard)
    }

    /// A writer to the terminal that falls silent once the terminal has been given back.
    ///
    /// # Errors
    /// No file handle is left.
    pub fn writer(&self) -> io::Result<Tty> {
        self.tty.try_clone()
    }

    /// What gives the terminal back from another thread.
    ///
    /// # Errors
    /// No file handle is left.
    pub fn restorer(&self) -> io::Result<Restorer> {
        Ok(Restorer(self.tty.try_clone()?))
    }

    /// Mouse reporting on or off.
    ///
    /// # Errors
    /// The terminal does not take the bytes: it is gone.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        self.tty.write_all(if on { MOUSE_ON } else { MOUSE_OFF }.as_bytes())
    }

    /// Gives the terminal back, stops this process and the others of its job as Ctrl-Z does, and
    /// takes the terminal again when the job continues. Where nobody could continue it (a login
    /// without a shell) the system does not stop it, and this returns at once.
    ///
    /// # Errors
    /// The terminal cannot be taken again.
    pub fn suspend(&mut self) -> io::Result<()> {
        self.restore();
        let stopped = stop_job();
        self.switch_on()?;
        stopped
    }

    /// Takes the terminal again after a stop that came from outside; a shell may have changed it.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn retake(&mut self) -> io::Result<()> {
        self.switch_on()
    }

    /// Gives the terminal back now; dropping the guard then does nothing more.
    pub fn restore(&self) {
        self.tty.give_back();
    }

    fn switch_on(&mut self) -> io::Result<()> {
        self.tty.modes.make_raw()?;
        self.tty.modes.taken.store(true, Ordering::SeqCst);
        self.tty.write_all(ENTER.as_bytes())?;
        if self.mouse { self.set_mouse(true) } else { Ok(()) }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.restore();
    }
}

/// Stops the processes of this job; returns when it has been continued.
///
/// A signal to the group may be taken by any thread while this one runs on and draws over the
/// shell. One of its own, held back until the group has its signal, stops this thread for
/// certain; whichever comes first, continuing sweeps away the other.
///
/// Does nothing where such stops are held back from the start: over SSH nobody is to be stopped.
fn stop_job() -> io::Result<()> {
    if SigSet::thread_get_mask()?.contains(Signal::SIGTSTP) {
        return Ok(());
    }
    let mut stop = SigSet::empty();
    stop.add(Signal::SIGTSTP);
    stop.thread_block()?;
    let sent = raise(Signal::SIGTSTP).and_then(|()| kill(Pid::from_raw(0), Signal::SIGTSTP));
    stop.thread_unblock()?;
    sent.map_err(io::Error::from)
}

/// Gives the terminal back from wherever it is needed: the panic hook, the watchdog.
#[derive(Debug)]
pub struct Restorer(Tty);

impl Restorer {
    /// Undoes every mode; does nothing if that has been done. Errors are ignored: a terminal that
    /// is gone has no modes.
    pub fn restore(&self) {
        self.0.give_back();
    }

    /// From now on a panic, in any thread, first gives the terminal back, then writes the one
    /// line made by `sentence` to standard error. (To log it is the sentence maker's business.)
    pub fn on_panic(self, sentence: impl Fn(&PanicHookInfo<'_>) -> String + Send + Sync + 'static) {
        std::panic::set_hook(Box::new(move |info| {
            self.restore();
            let line = sentence(info);
            // Not eprintln: it would panic again where nobody listens.
            let _ = writeln!(io::stderr(), "{line}");
        }));
    }
}

/// The line settings before us, and whether the terminal is in our hands.
#[derive(Debug)]
struct Modes {
    before: termios,
    taken: AtomicBool,
}

impl Modes {
    /// Keys come one by one and as they are. Never by way of the settings before: a key that
    /// arrives just then would wait for the end of its line.
    fn make_raw(&self) -> io::Result<()> {
        let mut line = Termios::from(self.before);
        cfmakeraw(&mut line);
        Ok(tcsetattr(io::stdin(), SetArg::TCSANOW, &line)?)
    }

    fn make_as_before(&self) -> io::Result<()> {
        let line = Termios::from(self.before);
        Ok(tcsetattr(io::stdin(), SetArg::TCSANOW, &line)?)
    }
}

/// The terminal as a writer, unbuffered. Once the terminal was given back, bytes go nowhere.
#[derive(Debug)]
pub struct Tty {
    file: File,
    modes: Arc<Modes>,
}

impl Tty {
    fn new() -> io::Result<Self> {
        let file = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        let before = tcgetattr(io::stdin())?.into();
        Ok(Self { file, modes: Arc::new(Modes { before, taken: AtomicBool::new(false) }) })
    }

    fn try_clone(&self) -> io::Result<Self> {
        Ok(Self { file: self.file.try_clone()?, modes: Arc::clone(&self.modes) })
    }

    fn give_back(&self) {
        if self.modes.taken.swap(false, Ordering::SeqCst) {
            let mut file = &self.file;
            let _ = file.write_all(MOUSE_OFF.as_bytes());
            let _ = file.write_all(LEAVE.as_bytes());
            let _ = self.modes.make_as_before();
        }
    }
}

impl Write for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.modes.taken.load(Ordering::SeqCst) {
            self.file.write(bytes)
        } else {
            Ok(bytes.len())
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
