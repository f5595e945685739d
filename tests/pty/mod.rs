//! Drives a program in a pseudo-terminal as a person does: types, looks at the screen, waits.
//!
//! Nothing here sleeps. A reader thread feeds what the program writes to a terminal model and
//! wakes whoever waits for something; a wait that takes too long fails with the screen as it is.
//!
//! ```ignore
//! let mut screen = Launch::zicha(home.path(), &["demo"]).start();
//! screen.wait_for("现在该做");
//! screen.key("enter");
//! screen.send("写一点中文");
//! ```

// Every test file uses its own part of this; a wait in vain is a failed test.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{
    Arc, Condvar, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, Ordering},
};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::sys::termios::{FlushArg, tcflush};
use nix::unistd::Pid;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a wait may take; generous, because the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program about to be started in a terminal.
pub struct Launch {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
}

impl Launch {
    /// The built binary with nothing in its environment but a terminal, a locale and a home.
    pub fn zicha(home: &Path, args: &[&str]) -> Self {
        Self::program(Path::new(env!("CARGO_BIN_EXE_zicha")), home, args)
    }

    /// Any program, in the same bare environment, on 80 columns and 24 rows.
    pub fn program(program: &Path, home: &Path, args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env_clear();
        command.cwd(home);
        let launch = Self { command, columns: 80, rows: 24 };
        let launch = launch.env("TERM", "xterm-256color").env("LANG", "zh_CN.UTF-8");
        launch.env("PATH", "/usr/bin:/bin").env("HOME", &home.to_string_lossy())
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Columns and rows; 0 by 0 is a terminal that does not say (and has 80 by 24).
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    pub fn start(self) -> Pty {
        let size = pty_size(self.columns, self.rows);
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(self.command).unwrap();
        drop(pair.slave);
        let shared = Arc::new(Shared::new(self.columns, self.rows));
        let pid = Pid::from_raw(child.process_id().unwrap().try_into().unwrap());
        let tty = pair.master.tty_name().unwrap();
        let line = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let reader = Arc::clone(&shared);
        let reading = thread::spawn(move || reader.read_all(line));
        let waiter = Arc::clone(&shared);
        thread::spawn(move || waiter.wait_for_end(child));
        let ends = Some(Ends { master: pair.master, writer, reading, tty });
        Pty { ends, shared, pid }
    }
}

fn pty_size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// Our end of the terminal.
struct Ends {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    reading: thread::JoinHandle<()>,
    tty: PathBuf,
}

/// What the threads know.
struct State {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// How much of the bytes the model was shown: never a part of a frame.
    shown: usize,
    /// The terminal was or is being closed.
    closed: bool,
    /// Exit code, or what signal ended it.
    exit: Option<Result<u32, String>>,
}

impl State {
    /// Shows the model as much of what came as is told.
    fn show(&mut self, how_much: impl Fn(&[u8]) -> usize) {
        let Self { parser, bytes, shown, .. } = self;
        let length = how_much(&bytes[*shown..]);
        parser.process(&bytes[*shown..*shown + length]);
        *shown += length;
    }
}

/// How far the output goes without a part of a frame: terminals show synchronised updates whole.
fn whole_frames(bytes: &[u8]) -> usize {
    const BEGIN: &[u8] = b"\x1b[?2026h";
    const END: &[u8] = b"\x1b[?2026l";
    let last = |mark: &[u8]| bytes.windows(mark.len()).rposition(|window| window == mark);
    match (last(BEGIN), last(END)) {
        (Some(begin), None) => begin,
        (Some(begin), Some(end)) if end < begin => begin,
        // The mark itself may come in two parts.
        _ => (0..BEGIN.len())
            .rev()
            .find(|n| bytes.ends_with(&BEGIN[..*n]))
            .map_or(0, |n| bytes.len() - n),
    }
}

struct Shared {
    state: Mutex<State>,
    news: Condvar,
}

impl Shared {
    fn new(columns: u16, rows: u16) -> Self {
        let (columns, rows) = if columns == 0 { (80, 24) } else { (columns, rows) };
        let parser = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        let state = State { parser, bytes: Vec::new(), shown: 0, closed: false, exit: None };
        Self { state: Mutex::new(state), news: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A failed wait poisons the lock; the state is as good as before.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read_all(&self, mut line: Box<dyn Read + Send>) {
        let mut buffer = [0; 8192];
        while let Ok(length @ 1..) = line.read(&mut buffer) {
            let mut state = self.lock();
            if state.closed {
                return;
            }
            state.bytes.extend_from_slice(&buffer[..length]);
            state.show(whole_frames);
            self.news.notify_all();
        }
        let mut state = self.lock();
        state.show(<[u8]>::len);
        state.closed = true;
        drop(state);
        self.news.notify_all();
    }

    fn wait_for_end(&self, mut child: Box<dyn Child + Send + Sync>) {
        let status = child.wait().unwrap();
        let signal = status.signal().map(str::to_owned);
        self.lock().exit = Some(signal.map_or(Ok(status.exit_code()), Err));
        self.news.notify_all();
    }
}

/// A running program and its terminal. Dropping it closes the terminal and kills the program.
pub struct Pty {
    ends: Option<Ends>,
    shared: Arc<Shared>,
    pid: Pid,
}

impl Pty {
    /// Waits until the text stands on the screen.
    pub fn wait_for(&self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |screen| {
            screen.contents().contains(text)
        });
    }

    /// Waits until the text is gone from the screen.
    pub fn wait_for_no(&self, text: &str) {
        self.wait_until(&format!("no {text:?} on the screen"), |screen| {
            !screen.contents().contains(text)
        });
    }

    /// Waits until the screen is as it should be; `what` says how, for the failure.
    pub fn wait_until(&self, what: &str, mut right: impl FnMut(&vt100::Screen) -> bool) {
        self.wait(what, |state| {
            let yes = right(state.parser.screen());
            assert!(yes || !state.closed, "the program ended before {what}\n{}", dump(state));
            yes.then_some(())
        });
    }

    /// Waits for the program's end; its exit code.
    pub fn wait_exit(&self) -> u32 {
        match self.wait("the end of the program", |state| state.exit.clone()) {
            Ok(code) => {
                // What it wrote last is still on its way to the reader.
                self.wait("the end of the output", |state| state.closed.then_some(()));
                code
            }
            Err(signal) => panic!("ended by a signal: {signal}\n{}", dump(&self.shared.lock())),
        }
    }

    fn wait<T>(&self, what: &str, mut ready: impl FnMut(&State) -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.shared.lock();
        loop {
            if let Some(value) = ready(&state) {
                return value;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited in vain for {what}\n{}", dump(&state));
            state = self
                .shared
                .news
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    /// Sends bytes as if they were typed.
    pub fn send(&mut self, text: &str) {
        let ends = self.ends.as_mut().expect("the terminal is closed");
        ends.writer.write_all(text.as_bytes()).unwrap();
        ends.writer.flush().unwrap();
    }

    /// Presses a key by name: `enter`, `esc`, `tab`, `up`, `f4`, `ctrl-s`, `alt-x`, …
    pub fn key(&mut self, name: &str) {
        let bytes = key_bytes(name);
        self.send(&bytes);
    }

    /// Pastes a text as terminals do: bracketed, with carriage returns for newlines.
    pub fn paste(&mut self, text: &str) {
        self.send(&format!("\x1b[200~{}\x1b[201~", text.replace('\n', "\r")));
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let ends = self.ends.as_ref().expect("the terminal is closed");
        let mut state = self.shared.lock();
        let size = |n: u16| n.try_into().unwrap();
        state.parser.screen_mut().set_size(size(rows), size(columns));
        ends.master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        kill(self.pid, signal).unwrap();
    }

    /// Kills the program as the kernel does; waits until it is gone.
    pub fn kill9(&self) {
        self.signal(Signal::SIGKILL);
        self.wait("the end of the program", |state| state.exit.clone()).unwrap_err();
    }

    /// Does something while nobody reads what the program writes: it stays in the terminal, which
    /// sooner or later takes no more.
    pub fn unread(&mut self, act: impl FnOnce(&mut Self)) {
        let shared = Arc::clone(&self.shared);
        let reading_waits = shared.lock();
        act(self);
        drop(reading_waits);
    }

    /// Types the same keys while nobody reads what the program writes, first in a person's rhythm and
    /// then without a pause, as long as `goes_on` says so, and then kills it.
    pub fn flood(&mut self, keys: &str, mut goes_on: impl FnMut() -> bool) {
        let (pid, shared) = (self.pid, Arc::clone(&self.shared));
        let reading_waits = shared.lock();
        let ends = self.ends.as_mut().expect("the terminal is closed");
        let going = &AtomicBool::new(true);
        thread::scope(|scope| {
            let tty = ends.tty.clone();
            let typist = scope.spawn(move || {
                for _ in 0..60 {
                    let _ = ends.writer.write_all(keys.as_bytes().get(..1).unwrap_or_default());
                    thread::park_timeout(Duration::from_millis(10));
                }
                while going.load(Ordering::SeqCst) && ends.writer.write_all(keys.as_bytes()).is_ok()
                {
                }
            });
            while goes_on() {
                thread::park_timeout(Duration::from_millis(20));
            }
            going.store(false, Ordering::SeqCst);
            let _ = kill(pid, Signal::SIGKILL);
            // A write to a terminal that nobody has open any more waits for ever: what it waits
            // behind is thrown away.
            while !typist.is_finished() {
                let mut options = OpenOptions::new();
                let options = options.read(true).custom_flags(nix::libc::O_NOCTTY);
                if let Ok(other_side) = options.open(&tty) {
                    let _ = tcflush(&other_side, FlushArg::TCIFLUSH);
                }
                thread::park_timeout(Duration::from_millis(20));
            }
        });
        drop(reading_waits);
    }

    /// Closes the terminal as a broken connection does.
    pub fn hangup(&mut self) {
        let Some(Ends { master, writer, reading, tty }) = self.ends.take() else { return };
        // The reader holds the line too. It sleeps in a read: it is told to let go, and woken by
        // a byte from the other side.
        self.shared.lock().closed = true;
        let mut options = OpenOptions::new();
        options.write(true).custom_flags(nix::libc::O_NOCTTY);
        if let Ok(mut other_side) = options.open(tty) {
            let _ = other_side.write_all(b"\0");
        }
        let _ = reading.join();
        drop(writer);
        drop(master);
    }

    /// The screen's text.
    pub fn screen(&self) -> String {
        self.shared.lock().parser.screen().contents()
    }

    /// Looks at the terminal model: colours, caret, modes.
    pub fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.shared.lock().parser.screen())
    }

    /// A place in the output, for [`Pty::bytes_since`].
    pub fn mark(&self) -> usize {
        self.shared.lock().bytes.len()
    }

    /// What was written since then.
    pub fn bytes_since(&self, mark: usize) -> Vec<u8> {
        self.shared.lock().bytes[mark..].to_vec()
    }

    /// Waits until what was written since the mark is as it should be; `what` says how.
    pub fn wait_bytes(&self, mark: usize, what: &str, mut right: impl FnMut(&[u8]) -> bool) {
        self.wait(what, |state| {
            let yes = right(&state.bytes[mark..]);
            assert!(yes || !state.closed, "the program ended before {what}\n{}", dump(state));
            yes.then_some(())
        });
    }

    /// The process id, for looking into /proc.
    pub fn pid(&self) -> i32 {
        self.pid.as_raw()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if self.shared.lock().exit.is_none() {
            let _ = kill(self.pid, Signal::SIGKILL);
        }
        self.hangup();
    }
}

/// The screen and how the program ended, for failures.
fn dump(state: &State) -> String {
    let screen = state.parser.screen();
    let (row, column) = screen.cursor_position();
    let exit = state.exit.as_ref();
    let text = screen.contents();
    format!("caret {column},{row}; exit {exit:?}\n----\n{text}\n----")
}

/// What terminals send for a key.
fn key_bytes(name: &str) -> String {
    if let Some(letter) = name.strip_prefix("ctrl-") {
        return char::from(letter.as_bytes()[0] & 0x1f).to_string();
    }
    if let Some(rest) = name.strip_prefix("alt-") {
        return format!("\x1b{}", key_bytes(rest));
    }
    let sequence = match name {
        "enter" => "\r",
        "esc" => "\x1b",
        "tab" => "\t",
        "backtab" => "\x1b[Z",
        "backspace" => "\x7f",
        "up" => "\x1b[A",
        "down" => "\x1b[B",
        "right" => "\x1b[C",
        "left" => "\x1b[D",
        "home" => "\x1b[H",
        "end" => "\x1b[F",
        "insert" => "\x1b[2~",
        "delete" => "\x1b[3~",
        "pageup" => "\x1b[5~",
        "pagedown" => "\x1b[6~",
        "f1" => "\x1bOP",
        "f2" => "\x1bOQ",
        "f3" => "\x1bOR",
        "f4" => "\x1bOS",
        "f5" => "\x1b[15~",
        "f6" => "\x1b[17~",
        "f7" => "\x1b[18~",
        "f8" => "\x1b[19~",
        "f9" => "\x1b[20~",
        "f10" => "\x1b[21~",
        one if one.chars().count() == 1 => one,
        _ => panic!("no key is called {name:?}"),
    };
    sequence.to_owned()
}
