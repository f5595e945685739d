//! The timers the screens asked for; there are a handful, so a list will do.

use std::time::{Duration, Instant};

use crate::app::event::TimerId;

/// Timers that have not run out.
#[derive(Debug, Default)]
pub struct Timers(Vec<(TimerId, Instant)>);

impl Timers {
    /// Sets a timer; one that runs already begins anew.
    pub fn set(&mut self, id: TimerId, now: Instant, millis: u64) {
        self.cancel(id);
        if let Some(at) = now.checked_add(Duration::from_millis(millis)) {
            self.0.push((id, at));
        }
    }

    pub fn cancel(&mut self, id: TimerId) {
        self.0.retain(|(other, _)| *other != id);
    }

    /// When the next one runs out.
    pub fn next(&self) -> Option<Instant> {
        self.0.iter().map(|(_, at)| *at).min()
    }

    /// Takes those that have run out, the earliest first.
    pub fn due(&mut self, now: Instant) -> Vec<TimerId> {
        let (mut due, rest): (Vec<_>, Vec<_>) = self.0.drain(..).partition(|(_, at)| *at <= now);
        self.0 = rest;
        due.sort_by_key(|(_, at)| *at);
        due.into_iter().map(|(id, _)| id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timers_run_out_in_order_and_once() {
        let start = Instant::now();
        let after = |millis| start + Duration::from_millis(millis);
        let mut timers = Timers::default();
        timers.set(TimerId::Toast, start, 300);
        timers.set(TimerId::Draft, start, 100);
        timers.set(TimerId::Spinner, start, 200);
        timers.cancel(TimerId::Spinner);
        timers.set(TimerId::Retry, start, u64::MAX);
        assert_eq!(timers.next(), Some(after(100)));
        timers.set(TimerId::Draft, start, 400);
        assert_eq!(timers.due(after(299)), []);
        assert_eq!(timers.due(after(400)), [TimerId::Toast, TimerId::Draft]);
        assert_eq!(timers.due(after(500)), []);
    }
}
