//! The loop: sleep until something happens, take everything that waits, draw once.
//!
//! Without a timer it sleeps without a limit. A frame that looks like the last one writes nothing,
//! so drawing after every event costs no bytes.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::time::{Duration, Instant};

use super::idle::{Idle, Idleness};
use super::timers::Timers;
use super::worker::Job;
use super::{Message, Program, RunError, convert};
use crate::app::effect::Effect;
use crate::app::event::Event;
use crate::term::TermEvent;
use crate::term::guard::Guard;
use crate::term::screen::Screen;
use crate::term::watchdog::{HANGUP_CODE, TERMINATE_CODE};

/// The terminal's modes as far as the screens may change them.
pub trait Modes {
    /// Stops the process until it is continued.
    ///
    /// # Errors
    /// The terminal is gone.
    fn suspend(&mut self) -> io::Result<()>;
    /// Takes the terminal again after a stop from outside.
    ///
    /// # Errors
    /// The terminal is gone.
    fn retake(&mut self) -> io::Result<()>;
    /// Mouse reporting on or off.
    ///
    /// # Errors
    /// The terminal is gone.
    fn set_mouse(&mut self, on: bool) -> io::Result<()>;
}

impl Modes for Guard {
    fn suspend(&mut self) -> io::Result<()> {
        Self::suspend(self)
    }
    fn retake(&mut self) -> io::Result<()> {
        Self::retake(self)
    }
    fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        Self::set_mouse(self, on)
    }
}

/// What the loop works with.
pub struct Stand<'a, W: Write> {
    pub screen: &'a mut Screen<W>,
    pub modes: &'a mut dyn Modes,
    pub inbox: &'a Receiver<Message>,
    pub jobs: &'a Sender<Job>,
    /// After so long without a key the session ends as if asked to; `None` never.
    pub idle_limit: Option<Duration>,
}

/// The exit code of a session that nobody used for too long.
pub const IDLE_CODE: i32 = 124;

/// A program at work.
pub struct Loop<'a, P, W: Write> {
    program: &'a mut P,
    stand: Stand<'a, W>,
    timers: Timers,
    /// Events that effects brought about.
    events: VecDeque<Event>,
    /// Requests without an answer.
    unanswered: usize,
    /// The exit code, once the program quits.
    ending: Option<i32>,
    /// The exit code of what ended the program from outside.
    ended_by: Option<i32>,
    idle: Idle,
}

impl<'a, P: Program, W: Write> Loop<'a, P, W> {
    /// Starts the program, and takes the answers to what it asks before its first frame: `answer`
    /// gives the one to the next request that waits, as long as there is one. So the first frame is
    /// the whole one, and nothing on the way to it waits for another thread.
    ///
    /// # Errors
    /// [`RunError::WorkerGone`] when requests can no longer be answered.
    pub fn begin(
        program: &'a mut P,
        stand: Stand<'a, W>,
        mut answer: impl FnMut() -> Option<Message>,
    ) -> Result<Self, RunError> {
        let idle = Idle::new(stand.idle_limit, Instant::now());
        let mut begun = Self {
            program,
            stand,
            timers: Timers::default(),
            events: VecDeque::new(),
            unanswered: 0,
            ending: None,
            ended_by: None,
            idle,
        };
        let effects = begun.program.start();
        begun.perform(effects)?;
        begun.feed_waiting()?;
        while let Some(message) = answer() {
            begun.take(message)?;
        }
        Ok(begun)
    }

    /// Goes on until the program quits; the exit code is its own, or 129 after a hang-up, 143 after
    /// SIGTERM, [`IDLE_CODE`] after too long without a key. Everything asked before has been answered
    /// then.
    ///
    /// # Errors
    /// [`RunError::WorkerGone`] when requests can no longer be answered.
    pub fn run(mut self) -> Result<i32, RunError> {
        loop {
            self.draw()?;
            if let Some(code) = self.outcome() {
                return Ok(code);
            }
            self.turn()?;
        }
    }

    /// The exit code, once there is nothing left to wait for.
    fn outcome(&self) -> Option<i32> {
        self.ending.filter(|_| self.unanswered == 0)
    }

    /// Waits for something and takes all there is.
    fn turn(&mut self) -> Result<(), RunError> {
        let mut next = self.wait()?;
        while let Some(message) = next {
            self.take(message)?;
            next = match self.stand.inbox.try_recv() {
                Ok(message) => Some(message),
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => return Err(RunError::WorkerGone),
            };
        }
        for timer in self.timers.due(Instant::now()) {
            self.feed(Event::Timer(timer))?;
        }
        match self.idle.due(Instant::now()).filter(|_| self.ending.is_none()) {
            Some(Idleness::Soon) => self.feed(Event::IdleSoon),
            Some(Idleness::End) => self.end_from_outside(IDLE_CODE, Event::Terminate),
            None => Ok(()),
        }
    }

    /// The next message; `None` when a timer runs out first.
    fn wait(&self) -> Result<Option<Message>, RunError> {
        let inbox = self.stand.inbox;
        let Some(end) = self.timers.next().into_iter().chain(self.idle_next()).min() else {
            return inbox.recv().map(Some).map_err(|_| RunError::WorkerGone);
        };
        match inbox.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(message) => Ok(Some(message)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(RunError::WorkerGone),
        }
    }

    /// When to look at idleness again; one who leaves is not idle.
    fn idle_next(&self) -> Option<Instant> {
        self.idle.next().filter(|_| self.ending.is_none())
    }

    fn take(&mut self, message: Message) -> Result<(), RunError> {
        match message {
            Message::Terminal(event) => self.take_terminal(event),
            Message::Typed(event, _place) => self.take_terminal(TermEvent::Input(event)),
            Message::Reply(ticket, answer) => {
                self.unanswered = self.unanswered.saturating_sub(1);
                self.feed(Event::Reply(ticket, answer))
            }
            Message::Changed(seq) => self.feed(Event::Changed(seq)),
            Message::Today(day) => self.feed(Event::Today(day)),
            Message::WorkerGone => Err(RunError::WorkerGone),
        }
    }

    fn take_terminal(&mut self, event: TermEvent) -> Result<(), RunError> {
        match event {
            TermEvent::Input(input) => {
                self.idle.touch(Instant::now());
                match convert::event(input) {
                    // Keys after the decision to leave are not meant for anything here.
                    Some(event) if self.ending.is_none() => self.feed(event),
                    _ => Ok(()),
                }
            }
            TermEvent::Resize(columns, rows) => {
                self.stand.screen.resize(columns, rows);
                self.feed(Event::Resize(columns, rows))
            }
            TermEvent::Continued => {
                let retaken = self.stand.modes.retake();
                self.stand.screen.forget();
                self.feed(Event::Resumed)?;
                self.written(retaken)
            }
            TermEvent::Hangup => self.end_from_outside(HANGUP_CODE, Event::Hangup),
            TermEvent::Terminate => self.end_from_outside(TERMINATE_CODE, Event::Terminate),
        }
    }

    /// Lets the program say what is still to be saved, then ends whatever it says.
    fn end_from_outside(&mut self, code: i32, event: Event) -> Result<(), RunError> {
        if self.ended_by.is_some() {
            return Ok(());
        }
        self.ended_by = Some(code);
        self.feed(event)?;
        self.ending = Some(code);
        Ok(())
    }

    /// A write to the terminal that fails means that it is gone.
    fn written(&mut self, outcome: io::Result<()>) -> Result<(), RunError> {
        match outcome {
            Ok(()) => Ok(()),
            Err(_) => self.end_from_outside(HANGUP_CODE, Event::Hangup),
        }
    }

    /// Hands an event to the program, and those that its effects bring about.
    fn feed(&mut self, event: Event) -> Result<(), RunError> {
        let effects = self.program.update(event);
        self.perform(effects)?;
        self.feed_waiting()
    }

    fn feed_waiting(&mut self) -> Result<(), RunError> {
        while let Some(event) = self.events.pop_front() {
            let effects = self.program.update(event);
            self.perform(effects)?;
        }
        Ok(())
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Result<(), RunError> {
        effects.into_iter().try_for_each(|effect| self.perform_one(effect))
    }

    fn perform_one(&mut self, effect: Effect) -> Result<(), RunError> {
        match effect {
            Effect::Ask(ticket, request) => {
                let job = Job { ticket, request };
                self.stand.jobs.send(job).map_err(|_| RunError::WorkerGone)?;
                self.unanswered += 1;
            }
            Effect::Timer(id, millis) => self.timers.set(id, Instant::now(), millis),
            Effect::Cancel(id) => self.timers.cancel(id),
            Effect::Clipboard(text) => {
                let outcome = self.stand.screen.copy(&text);
                self.written(outcome)?;
            }
            Effect::Mouse(on) => {
                let outcome = self.stand.modes.set_mouse(on);
                self.written(outcome)?;
            }
            Effect::Suspend => {
                let outcome = self.stand.modes.suspend();
                self.stand.screen.forget();
                self.events.push_back(Event::Resumed);
                self.written(outcome)?;
            }
            Effect::Redraw => self.stand.screen.forget(),
            Effect::Quit(code) => self.ending = Some(self.ended_by.unwrap_or(code)),
        }
        Ok(())
    }

    fn draw(&mut self) -> Result<(), RunError> {
        if self.ended_by == Some(HANGUP_CODE) || self.outcome().is_some() {
            return Ok(());
        }
        let program = &*self.program;
        let outcome = self.stand.screen.draw(|frame| program.draw(frame));
        self.written(outcome)
    }
}

#[cfg(test)]
mod tests;
