//! How long nobody has touched a key, and what that brings: a notice, a minute later the end.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How long before the end the notice comes; shorter limits have none.
pub const NOTICE: Duration = Duration::from_secs(60);

/// What idleness brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idleness {
    /// The end is [`NOTICE`] away.
    Soon,
    End,
}

/// The watch over a session; without a limit it never ends one.
#[derive(Debug)]
pub struct Idle {
    limit: Option<Duration>,
    /// The last sign of the person.
    seen: Instant,
    /// Since then it was said that the end is near.
    told: bool,
}

impl Idle {
    pub const fn new(limit: Option<Duration>, now: Instant) -> Self {
        Self { limit, seen: now, told: false }
    }

    /// The person gave a sign: everything begins anew.
    pub const fn touch(&mut self, now: Instant) {
        (self.seen, self.told) = (now, false);
    }

    /// When to look again.
    pub fn next(&self) -> Option<Instant> {
        self.coming().map(|(at, _)| at)
    }

    /// What has come due; the notice is handed out once.
    pub fn due(&mut self, now: Instant) -> Option<Idleness> {
        let (_, what) = self.coming().filter(|(at, _)| *at <= now)?;
        self.told = true;
        Some(what)
    }

    fn coming(&self) -> Option<(Instant, Idleness)> {
        let limit = self.limit?;
        let notice = limit.checked_sub(NOTICE).filter(|wait| !self.told && !wait.is_zero());
        Some(match notice {
            Some(wait) => (self.seen + wait, Idleness::Soon),
            None => (self.seen + limit, Idleness::End),
        })
    }
}

/// What the loop may take beyond the limit: the last draft waits for a database that is busy.
const BEYOND: Duration = Duration::from_secs(15);

/// The same watch from outside the loop, which hangs for ever in a terminal that takes no bytes: a
/// client that was suspended, or one that holds the line and reads nothing.
#[derive(Debug, Clone)]
pub struct Overdue {
    limit: Option<Duration>,
    seen: Arc<Mutex<Instant>>,
}

impl Overdue {
    pub fn new(limit: Option<Duration>, now: Instant) -> Self {
        let limit = limit.map(|limit| limit + limit.min(BEYOND));
        Self { limit, seen: Arc::new(Mutex::new(now)) }
    }

    /// The person gave a sign.
    pub fn touch(&self, now: Instant) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// Whether the loop should have ended the session long ago.
    pub fn is_over(&self, now: Instant) -> bool {
        let seen = *self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        self.limit.is_some_and(|limit| now.saturating_duration_since(seen) > limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Duration = Duration::from_secs(1800);

    #[test]
    fn the_notice_comes_once_a_minute_before_the_end() {
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        let mut idle = Idle::new(Some(LIMIT), start);
        assert_eq!(idle.next(), Some(after(1740)));
        assert_eq!(idle.due(after(1739)), None);
        assert_eq!(idle.due(after(1740)), Some(Idleness::Soon));
        assert_eq!(idle.due(after(1741)), None);
        assert_eq!(idle.next(), Some(after(1800)));
        assert_eq!(idle.due(after(1800)), Some(Idleness::End));
    }

    #[test]
    fn a_key_after_the_notice_begins_everything_anew() {
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        let mut idle = Idle::new(Some(LIMIT), start);
        assert_eq!(idle.due(after(1750)), Some(Idleness::Soon));
        idle.touch(after(1760));
        assert_eq!(idle.due(after(1800)), None);
        assert_eq!(idle.next(), Some(after(1760 + 1740)));
        assert_eq!(idle.due(after(1760 + 1740)), Some(Idleness::Soon), "told again");
    }

    #[test]
    fn a_short_limit_has_no_notice_and_none_never_ends() {
        let start = Instant::now();
        let mut short = Idle::new(Some(NOTICE), start);
        assert_eq!(short.due(start + NOTICE), Some(Idleness::End));
        let mut never = Idle::new(None, start);
        assert_eq!((never.next(), never.due(start + 10 * LIMIT)), (None, None));
    }

    #[test]
    fn a_loop_that_hangs_is_overdue_some_time_after_its_limit() {
        let now = Instant::now();
        let over =
            |limit, after| Overdue::new(limit, now).is_over(now + Duration::from_secs(after));
        assert!(!over(Some(Duration::from_secs(1800)), 1814));
        assert!(over(Some(Duration::from_secs(1800)), 1816));
        assert!(over(Some(Duration::from_secs(3)), 7));
        assert!(!over(None, 1_000_000));
        let watch = Overdue::new(Some(Duration::from_secs(3)), now);
        watch.clone().touch(now + Duration::from_secs(5));
        assert!(!watch.is_over(now + Duration::from_secs(7)), "a key was seen since");
    }
}
