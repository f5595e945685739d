//! How long nobody has touched a key, and what that brings: a notice, a minute later the end.

use std::time::{Duration, Instant};

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
}
