//! The terminal with everything that belongs to it: modes, screen, input and signal threads.

use std::panic::PanicHookInfo;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::gate::Gate;
use super::idle::Overdue;
use super::run::{IDLE_CODE, Loop, Stand};
use super::worker::Worker;
use super::{Desk, Message, Program, RunError};
use crate::term::guard::{Guard, Tty};
use crate::term::screen::Screen;
use crate::term::signals::{Listener, listen};
use crate::term::watchdog::Watchdog;
use crate::term::{TermError, TermEvent, input, is_gone, size};

/// How a console is opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct Setup {
    /// Mouse reporting from the start.
    pub mouse: bool,
    /// After so long without a key the session ends, drafts kept; `None` never.
    pub idle_limit: Option<Duration>,
}

/// The terminal in our hands; dropping it gives it back.
pub struct Console {
    screen: Screen<Tty>,
    inbox: Receiver<Message>,
    send: Sender<Message>,
    watchdog: Arc<Watchdog>,
    idle_limit: Option<Duration>,
    overdue: Overdue,
    _signals: Listener,
    guard: Guard,
}

impl Console {
    /// Takes the terminal and starts its threads. A panic, from now on, gives the terminal back
    /// and says the one line that `sentence` makes of it.
    ///
    /// # Errors
    /// [`TermError::NotATerminal`] before anything is switched on; or what the system says.
    pub fn open(
        setup: Setup,
        sentence: impl Fn(&PanicHookInfo<'_>) -> String + Send + Sync + 'static,
    ) -> Result<Self, TermError> {
        let guard = Guard::enter(setup.mouse)?;
        guard.restorer()?.on_panic(sentence);
        let watchdog = Arc::new(Watchdog::new(guard.restorer()?));
        let screen = Screen::new(guard.writer()?, size());
        let (send, inbox) = channel();
        let report = reporter(&watchdog, &send);
        let signals = listen(report.clone())?;
        let idle_limit = setup.idle_limit;
        let overdue = Overdue::new(idle_limit, Instant::now());
        let seen = overdue.clone();
        let (gate, typed) = (Gate::default(), send.clone());
        input::spawn(move |event| match event {
            TermEvent::Input(event) => {
                seen.touch(Instant::now());
                let (event, place) = gate.pass(event);
                typed.send(Message::Typed(event, place)).is_ok()
            }
            other => report(other),
        })?;
        Ok(Self { screen, inbox, send, watchdog, idle_limit, overdue, _signals: signals, guard })
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        self.screen.size()
    }

    /// Runs the program with the desk on a worker of its own; the answer is the exit code. When
    /// this returns, the desk has been dropped.
    ///
    /// # Errors
    /// The terminal or the worker broke off.
    pub fn run(
        &mut self,
        program: &mut impl Program,
        desk: impl Desk + 'static,
    ) -> Result<i32, RunError> {
        let send = self.send.clone();
        let report = reporter(&self.watchdog, &self.send);
        let overdue = self.overdue.clone();
        let look = move || {
            if is_gone() {
                report(TermEvent::Hangup);
            } else if overdue.is_over(Instant::now()) {
                report(TermEvent::Terminate);
            }
        };
        let mut worker = Worker::new(desk);
        let jobs = worker.jobs();
        let stand = Stand {
            screen: &mut self.screen,
            modes: &mut self.guard,
            inbox: &self.inbox,
            jobs: &jobs,
            idle_limit: self.idle_limit,
        };
        let begun = Loop::begin(program, stand, || worker.answer())?;
        let thread = worker.start(move |message| send.send(message).is_ok(), look)?;
        let outcome = begun.run();
        // Nobody asks any more: the worker does what was asked and closes the store.
        drop(jobs);
        // A panic has been reported by the hook and by the farewell.
        let _ = thread.join();
        if matches!(outcome, Ok(IDLE_CODE)) {
            // Nothing is left to save. A terminal that takes no bytes any more would hold up the rest.
            self.watchdog.see(&TermEvent::Terminate);
        }
        outcome
    }
}

/// Takes events of the terminal to the loop, past the watchdog.
fn reporter(
    watchdog: &Arc<Watchdog>,
    send: &Sender<Message>,
) -> impl Fn(TermEvent) -> bool + Clone + Send + 'static {
    let (watchdog, send) = (Arc::clone(watchdog), send.clone());
    move |event| {
        watchdog.see(&event);
        send.send(Message::Terminal(event)).is_ok()
    }
}
