//! The loop with a program of few words and no terminal.

use std::sync::mpsc::{Receiver, Sender, channel};

use ratatui::Frame;
use ratatui::crossterm::event::{Event as Input, KeyCode as Code, KeyModifiers};

use super::*;
use crate::app::event::{Key, KeyCode, Ticket, TimerId};
use crate::domain::request::Request;
use crate::error::Error;
use crate::runtime::idle::NOTICE;

/// Writes down what happens to it and does what it was told to do then.
#[derive(Default)]
struct Script {
    events: Vec<String>,
    /// What to do on the first event with this name.
    replies: Vec<(&'static str, Vec<Effect>)>,
    drawn: std::cell::Cell<usize>,
}

impl Program for Script {
    fn start(&mut self) -> Vec<Effect> {
        self.answer("start")
    }

    fn update(&mut self, event: Event) -> Vec<Effect> {
        let name = match &event {
            Event::Key(Key { code: KeyCode::Char(c), .. }) => c.to_string(),
            Event::Timer(id) => format!("{id:?}"),
            Event::Reply(ticket, Err(_)) => format!("reply {}", ticket.0),
            Event::Resize(columns, rows) => format!("{columns}x{rows}"),
            other => format!("{other:?}"),
        };
        self.answer(&name)
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        self.drawn.set(self.drawn.get() + 1);
        frame.render_widget(self.events.join(" "), frame.area());
    }
}

impl Script {
    fn answer(&mut self, name: &str) -> Vec<Effect> {
        self.events.push(name.to_owned());
        let place = self.replies.iter().position(|(event, _)| *event == name);
        place.map_or_else(Vec::new, |place| self.replies.remove(place).1)
    }
}

#[derive(Default)]
struct Calls(Vec<String>);

impl Modes for Calls {
    fn suspend(&mut self) -> io::Result<()> {
        self.0.push("suspend".into());
        Ok(())
    }
    fn retake(&mut self) -> io::Result<()> {
        self.0.push("retake".into());
        Ok(())
    }
    fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.0.push(format!("mouse {on}"));
        Ok(())
    }
}

struct Played {
    outcome: Result<i32, RunError>,
    script: Script,
    calls: Vec<String>,
    jobs: Receiver<Job>,
    bytes: Vec<u8>,
}

/// Runs a script over messages that wait already.
fn play(replies: Vec<(&'static str, Vec<Effect>)>, messages: Vec<Message>) -> Played {
    play_on(Vec::new(), replies, messages, None)
}

fn play_on<W: Write + Clone + Into<Vec<u8>>>(
    out: W,
    replies: Vec<(&'static str, Vec<Effect>)>,
    messages: Vec<Message>,
    idle_limit: Option<Duration>,
) -> Played {
    let (send, inbox): (Sender<Message>, _) = channel();
    messages.into_iter().for_each(|message| send.send(message).unwrap());
    let (jobs, queue) = channel();
    let mut script = Script { replies, ..Script::default() };
    let mut calls = Calls::default();
    let mut screen = Screen::new(out, (40, 4));
    let stand =
        Stand { screen: &mut screen, modes: &mut calls, inbox: &inbox, jobs: &jobs, idle_limit };
    let outcome = Loop::begin(&mut script, stand, || None).and_then(Loop::run);
    let bytes = screen.writer().clone().into();
    Played { outcome, script, calls: calls.0, jobs: queue, bytes }
}

fn key(c: char) -> Message {
    let event = ratatui::crossterm::event::KeyEvent::new(Code::Char(c), KeyModifiers::NONE);
    Message::Terminal(TermEvent::Input(Input::Key(event)))
}

fn ask(number: u64) -> Effect {
    Effect::Ask(Ticket(number), Request::Hello)
}

fn reply(number: u64) -> Message {
    Message::Reply(Ticket(number), Err(Error::NotFound))
}

#[test]
fn what_waits_is_taken_together_and_drawn_once() {
    let played = play(vec![("c", vec![Effect::Quit(3)])], vec![key('a'), key('b'), key('c')]);
    assert_eq!(played.outcome.unwrap(), 3);
    assert_eq!(played.script.events, ["start", "a", "b", "c"]);
    assert_eq!(played.script.drawn.get(), 1, "once before the keys, never after the end");
}

#[test]
fn the_first_frame_has_the_first_answers() {
    let start = ("start", vec![ask(1)]);
    let script = vec![start, ("reply 1", vec![ask(2)]), ("q", vec![Effect::Quit(0)])];
    let (send, inbox) = channel();
    send.send(key('q')).unwrap();
    let (jobs, queue) = channel();
    let mut script = Script { replies: script, ..Script::default() };
    let mut screen = Screen::new(Vec::new(), (40, 4));
    let mut calls = Calls::default();
    let stand = Stand {
        screen: &mut screen,
        modes: &mut calls,
        inbox: &inbox,
        jobs: &jobs,
        idle_limit: None,
    };
    let answer = || queue.try_recv().ok().map(|job: Job| reply(job.ticket.0));
    let begun = Loop::begin(&mut script, stand, answer).and_then(Loop::run);
    assert_eq!(begun.unwrap(), 0);
    assert_eq!(script.events, ["start", "reply 1", "reply 2", "q"]);
    assert_eq!(script.drawn.get(), 1);
    assert!(String::from_utf8_lossy(screen.writer()).contains("start reply 1 reply 2"));
}

#[test]
fn quitting_waits_for_the_answers_and_takes_no_more_keys() {
    let script = vec![("a", vec![ask(1), ask(2), Effect::Quit(0)]), ("reply 1", vec![ask(3)])];
    let messages = vec![key('a'), key('b'), reply(1), reply(2), reply(3), key('c')];
    let played = play(script, messages);
    assert_eq!(played.outcome.unwrap(), 0);
    assert_eq!(played.script.events, ["start", "a", "reply 1", "reply 2", "reply 3"]);
    let asked: Vec<u64> = played.jobs.try_iter().map(|job| job.ticket.0).collect();
    assert_eq!(asked, [1, 2, 3]);
}

#[test]
fn a_hangup_saves_and_ends_whatever_the_program_says() {
    let end = |event| vec![Message::Terminal(event), reply(1)];
    let played = play(vec![("Hangup", vec![ask(1), Effect::Quit(0)])], end(TermEvent::Hangup));
    assert_eq!(played.outcome.unwrap(), 129);
    assert_eq!(played.script.events, ["start", "Hangup", "reply 1"]);
    let played = play(vec![("Terminate", vec![ask(1)])], end(TermEvent::Terminate));
    assert_eq!(played.outcome.unwrap(), 143);
}

#[test]
fn timers_run_out_begin_anew_and_can_be_stopped() {
    let script = vec![
        (
            "start",
            vec![
                Effect::Timer(TimerId::Draft, 60_000),
                Effect::Timer(TimerId::Draft, 1),
                Effect::Timer(TimerId::Toast, 0),
                Effect::Cancel(TimerId::Toast),
            ],
        ),
        ("Draft", vec![Effect::Quit(0)]),
    ];
    let played = play(script, Vec::new());
    assert_eq!(played.script.events, ["start", "Draft"]);
}

#[test]
fn an_idle_session_ends() {
    let limit = Some(Duration::from_millis(5));
    let played = play_on(Vec::new(), Vec::new(), vec![key('a')], limit);
    assert_eq!(played.outcome.unwrap(), IDLE_CODE);
    assert_eq!(played.script.events, ["start", "a", "Terminate"]);
}

#[test]
fn an_idle_session_is_told_a_minute_before_its_end() {
    let limit = Some(NOTICE + Duration::from_millis(5));
    let script = vec![("IdleSoon", vec![Effect::Quit(0)])];
    let played = play_on(Vec::new(), script, vec![key('a')], limit);
    assert_eq!(played.outcome.unwrap(), 0);
    assert_eq!(played.script.events, ["start", "a", "IdleSoon"]);
}

#[test]
fn stopping_and_coming_back_draws_anew() {
    let script = vec![
        ("a", vec![Effect::Mouse(true), Effect::Suspend]),
        ("100x30", vec![Effect::Clipboard("自查".into()), Effect::Quit(0)]),
    ];
    let events = [TermEvent::Continued, TermEvent::Resize(100, 30)];
    let mut messages = vec![key('a')];
    messages.extend(events.map(Message::Terminal));
    let played = play(script, messages);
    assert_eq!(played.script.events, ["start", "a", "Resumed", "Resumed", "100x30"]);
    assert_eq!(played.calls, ["mouse true", "suspend", "retake"]);
    assert!(played.bytes.ends_with(b"\x1b]52;c;6Ieq5p+l\x07"));
}

#[test]
fn a_broken_worker_ends_the_loop() {
    let played = play(Vec::new(), vec![key('a'), Message::WorkerGone, key('b')]);
    assert!(matches!(played.outcome, Err(RunError::WorkerGone)));
    assert_eq!(played.script.events, ["start", "a"]);
}

/// A terminal that takes nothing any more.
#[derive(Clone)]
struct Dead;

impl Write for Dead {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl From<Dead> for Vec<u8> {
    fn from(_: Dead) -> Self {
        Self::new()
    }
}

#[test]
fn a_terminal_that_takes_no_bytes_is_gone() {
    let played = play_on(Dead, Vec::new(), Vec::new(), None);
    assert_eq!(played.outcome.unwrap(), 129);
    assert_eq!(played.script.events, ["start", "Hangup"]);
}
