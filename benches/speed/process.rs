//! What Linux says about a running process: processor time, wake-ups, memory.

use std::{fs, path::PathBuf, time::Duration};

/// Processor time of all its threads.
pub fn cpu(pid: i32) -> Duration {
    let spent = |task: PathBuf| {
        let text = fs::read_to_string(task.join("schedstat")).unwrap_or_default();
        text.split_whitespace().next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0)
    };
    Duration::from_nanos(tasks(pid).into_iter().map(spent).sum())
}

/// How often its threads went to sleep and were woken.
pub fn wake_ups(pid: i32) -> u64 {
    tasks(pid).into_iter().map(|task| field(&task.join("status"), "voluntary_ctxt_switches:")).sum()
}

/// Resident and proportional memory, in KiB.
pub fn memory(pid: i32) -> (u64, u64) {
    let rollup = PathBuf::from(format!("/proc/{pid}/smaps_rollup"));
    (field(&rollup, "Rss:"), field(&rollup, "Pss:"))
}

fn tasks(pid: i32) -> Vec<PathBuf> {
    let folder = fs::read_dir(format!("/proc/{pid}/task")).expect("the process has ended");
    folder.map(|task| task.expect("a thread").path()).collect()
}

/// The number behind a name in a status file.
fn field(file: &PathBuf, name: &str) -> u64 {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
