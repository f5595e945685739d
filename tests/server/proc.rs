//! What runs on the server, as the kernel tells it.

use nix::unistd::Uid;
use std::{
    fs,
    os::unix::fs::MetadataExt,
    thread,
    time::{Duration, Instant},
};

/// How long a condition may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Between two looks at a condition.
const PAUSE: Duration = Duration::from_millis(20);

/// Waits until something holds.
pub fn until(what: &str, holds: impl FnMut() -> bool) {
    let took = within(PATIENCE, holds);
    assert!(took.is_some(), "waited in vain until {what}");
}

/// Waits until something holds; how long that took, `None` where it did not come.
pub fn within(limit: Duration, mut holds: impl FnMut() -> bool) -> Option<Duration> {
    let begun = Instant::now();
    loop {
        if holds() {
            return Some(begun.elapsed());
        }
        if begun.elapsed() > limit {
            return None;
        }
        thread::sleep(PAUSE);
    }
}

/// A process of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    pub pid: i32,
    pub words: String,
}

/// The processes that run as an account; those that ended and wait for their parent do not count.
pub fn of(uid: Uid) -> Vec<Process> {
    let all = fs::read_dir("/proc").unwrap().flatten();
    let found = all.filter_map(|entry| {
        let pid: i32 = entry.file_name().to_str()?.parse().ok()?;
        (entry.metadata().ok()?.uid() == uid.as_raw()).then_some(())?;
        let words = fs::read(entry.path().join("cmdline")).ok()?;
        let words = String::from_utf8_lossy(&words).replace('\0', " ");
        (!words.is_empty()).then_some(Process { pid, words })
    });
    found.collect()
}

/// The program's processes, whoever is behind them.
pub fn zicha() -> Vec<Process> {
    let mut found = of(crate::host::user("zicha").uid);
    found.retain(|process| process.words.starts_with("/usr/local/bin/zicha"));
    found
}

/// Time on the processor that a process has used, in ticks of a hundredth of a second.
pub fn ticks(pid: i32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some(number(11)? + number(12)?)
}

/// Whether a process has a file open.
pub fn has_open(pid: i32, file: &str) -> bool {
    let open = fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten();
    open.filter_map(|fd| fs::read_link(fd.path()).ok()).any(|path| path.as_os_str() == file)
}

/// How long a session may outlive its client.
const AFTER: Duration = Duration::from_secs(5);

/// Waits until nobody is inside any more, not even half.
pub fn ends_soon() {
    let ended = within(AFTER, || zicha().is_empty() && sudo().is_empty());
    assert!(ended.is_some(), "still there: {:?} {:?}", zicha(), sudo());
}

/// What stands between sshd and the program.
pub fn sudo() -> Vec<Process> {
    let mut found = of(Uid::from_raw(0));
    found.retain(|process| process.words.starts_with("/usr/bin/sudo"));
    found
}
