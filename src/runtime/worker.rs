//! The one thread that owns the store. It answers requests in order and is the only part of the
//! program that wakes up by itself: once a second, for everything periodic.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use super::{Desk, Message};
use crate::app::event::Ticket;
use crate::domain::request::Request;

/// The time between two looks at what others did.
const TICK: Duration = Duration::from_secs(1);

/// A request with the number its answer will carry.
#[derive(Debug)]
pub struct Job {
    pub ticket: Ticket,
    pub request: Request,
}

/// What answers requests: first where it is made, for the first frame waits for nobody else, then on
/// a thread of its own.
#[derive(Debug)]
pub struct Worker<D> {
    desk: D,
    told: Told,
    jobs: Sender<Job>,
    queue: Receiver<Job>,
}

impl<D: Desk + 'static> Worker<D> {
    /// A worker that knows how far the history goes, before anything is asked.
    pub fn new(mut desk: D) -> Self {
        let mut told = Told::default();
        told.news(&mut desk);
        let (jobs, queue) = channel();
        Self { desk, told, jobs, queue }
    }

    /// The queue of requests. The thread ends when every copy of this is gone.
    pub fn jobs(&self) -> Sender<Job> {
        self.jobs.clone()
    }

    /// The answer to the next request that waits, given here and now; `None` when there is none.
    pub fn answer(&mut self) -> Option<Message> {
        let Job { ticket, request } = self.queue.try_recv().ok()?;
        Some(Message::Reply(ticket, self.desk.handle(request)))
    }

    /// Starts the thread. `report` takes its messages to the loop; once a second `look` is called
    /// as well, to see whether the terminal is still there. When the thread has ended, the store is
    /// closed.
    ///
    /// # Errors
    /// No thread is left.
    pub fn start(
        self,
        report: impl Fn(Message) -> bool + Send + 'static,
        look: impl Fn() + Send + 'static,
    ) -> io::Result<JoinHandle<()>> {
        let Self { desk, told, queue, .. } = self;
        let work = move || {
            let report = Farewell(report);
            serve(desk, told, &queue, &report.0, look);
        };
        thread::Builder::new().name("worker".into()).spawn(work)
    }
}

/// Tells the loop when the thread breaks off.
struct Farewell<R: Fn(Message) -> bool>(R);

impl<R: Fn(Message) -> bool> Drop for Farewell<R> {
    fn drop(&mut self) {
        if thread::panicking() {
            (self.0)(Message::WorkerGone);
        }
    }
}

/// What the screens were told last.
#[derive(Debug, Default)]
struct Told {
    seq: Option<i64>,
    today: Option<NaiveDate>,
}

impl Told {
    /// What is news since the last time. The first look tells nothing: the screens ask themselves.
    fn news(&mut self, desk: &mut impl Desk) -> Vec<Message> {
        let mut news = Vec::new();
        if let Some(seq) = desk.last_seq() {
            let before = self.seq.replace(seq);
            news.extend(before.is_some_and(|old| old != seq).then_some(Message::Changed(seq)));
        }
        let today = desk.today();
        let before = self.today.replace(today);
        news.extend(before.is_some_and(|old| old != today).then_some(Message::Today(today)));
        news
    }
}

/// Answers until nobody asks any more; keeps the rhythm of the ticks under load.
fn serve(
    mut desk: impl Desk,
    mut told: Told,
    queue: &Receiver<Job>,
    report: &impl Fn(Message) -> bool,
    look: impl Fn(),
) {
    let mut tick = Instant::now() + TICK;
    loop {
        match queue.recv_timeout(tick.saturating_duration_since(Instant::now())) {
            Ok(Job { ticket, request }) => {
                if !report(Message::Reply(ticket, desk.handle(request))) {
                    return;
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if Instant::now() >= tick {
            tick = Instant::now() + TICK;
            look();
            if !told.news(&mut desk).into_iter().all(report) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reply::Reply;
    use crate::error::Error;

    /// A desk whose history grows each time it is asked for.
    struct Busy {
        seq: i64,
        day: NaiveDate,
    }

    impl Desk for Busy {
        fn handle(&mut self, request: Request) -> Result<Reply, Error> {
            assert_ne!(request, Request::Home, "a desk that breaks off");
            Err(Error::NotFound)
        }
        fn last_seq(&mut self) -> Option<i64> {
            self.seq += 1;
            Some(self.seq)
        }
        fn today(&mut self) -> NaiveDate {
            self.day
        }
    }

    fn busy() -> Busy {
        Busy { seq: 0, day: NaiveDate::from_ymd_opt(2026, 5, 12).unwrap() }
    }

    #[test]
    fn requests_are_answered_in_order_and_news_come_by_themselves() {
        let (send, receive) = channel();
        let (looked, look) = channel();
        let report = move |message| send.send(message).is_ok();
        let mut worker = Worker::new(busy());
        let jobs = worker.jobs();
        for ticket in [1, 2, 3].map(Ticket) {
            jobs.send(Job { ticket, request: Request::Hello }).unwrap();
        }
        let first = worker.answer();
        assert!(matches!(first, Some(Message::Reply(Ticket(1), Err(Error::NotFound)))));
        let thread = worker.start(report, move || looked.send(()).unwrap()).unwrap();
        let next = || receive.recv().unwrap();
        assert!(matches!(next(), Message::Reply(Ticket(2), Err(Error::NotFound))));
        assert!(matches!(next(), Message::Reply(Ticket(3), _)));
        assert!(matches!(next(), Message::Changed(2)));
        look.recv().unwrap();
        drop(jobs);
        thread.join().unwrap();
        assert!(receive.recv().is_err(), "nothing comes after the end");
    }

    #[test]
    fn news_are_told_once() {
        let mut told = Told::default();
        let mut desk = busy();
        assert!(told.news(&mut desk).is_empty());
        assert!(matches!(told.news(&mut desk)[..], [Message::Changed(2)]));
        desk.seq -= 1;
        desk.day = desk.day.succ_opt().unwrap();
        let day = desk.day;
        assert!(matches!(told.news(&mut desk)[..], [Message::Today(d)] if d == day));
    }

    #[test]
    fn a_panic_is_told() {
        let (send, receive) = channel();
        let worker = Worker::new(busy());
        worker.jobs().send(Job { ticket: Ticket(1), request: Request::Home }).unwrap();
        let thread = worker.start(move |m| send.send(m).is_ok(), || ()).unwrap();
        assert!(matches!(receive.recv().unwrap(), Message::WorkerGone));
        assert!(thread.join().is_err());
    }
}
