//! The machine within the machine: how it is entered, who keeps it, and that nothing is left of it.
//!
//! Three processes of this program: the test itself outside; the first process of the room, which
//! hides the machine, reaps what is orphaned and ends everything in time; the cases.

use nix::sys::wait::{WaitStatus, waitpid};
use std::{
    env, fs,
    os::unix::fs::MetadataExt,
    path::Path,
    process::{Command, ExitCode, Stdio, exit},
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::Duration,
};

/// Which of the three processes this is; unset outside.
pub const ROLE: &str = "ZICHA_TEST_ROOM";
pub const FIRST: &str = "first";
const SECOND: &str = "second";

/// When the room is closed, whatever is going on in it.
const LIMIT: Duration = Duration::from_secs(900);

/// Runs cases in a room of their own.
pub fn enter(cases: &[&str]) -> ExitCode {
    let folder = tempfile::Builder::new()
        .prefix("room")
        .tempdir_in(env!("CARGO_TARGET_TMPDIR"))
        .expect("a folder for the room");
    let kept = folder.path().join("pid-namespace");
    // Whoever ends this process ends the room: the signal reaches `unshare`, which hands it on.
    let mut room = Command::new("setpriv");
    room.args(["--pdeathsig", "KILL", "unshare", "--mount", "--net", "--pid", "--uts", "--ipc"]);
    room.args(["--fork", "--kill-child", "--mount-proc"]).arg(env::current_exe().unwrap());
    room.args(cases).env(ROLE, FIRST).env("ZICHA_TEST_FOLDER", folder.path());
    let status = room.stdin(Stdio::null()).status().unwrap();
    let id = fs::read_to_string(&kept).unwrap_or_default();
    let left = left_in(id.trim());
    assert!(left.is_empty(), "still running: {left:?}");
    ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

/// Processes of a namespace.
fn left_in(namespace: &str) -> Vec<String> {
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let inside = processes.filter(|process| {
        let of = fs::metadata(process.path().join("ns/pid"));
        of.is_ok_and(|of| of.ino().to_string() == namespace)
    });
    inside.map(|process| process.file_name().to_string_lossy().into_owned()).collect()
}

/// Prepares the room, runs the cases and reaps what they leave; its end is everybody's end.
pub fn first_process() -> ExitCode {
    let folder = env::var("ZICHA_TEST_FOLDER").unwrap();
    let id = fs::metadata("/proc/self/ns/pid").unwrap().ino().to_string();
    fs::write(Path::new(&folder).join("pid-namespace"), id).unwrap();
    let script = include_str!("room.sh");
    let mut furnish = Command::new("sh");
    furnish.args(["-c", script, "room", &folder, env!("CARGO_BIN_EXE_zicha")]);
    assert!(furnish.status().unwrap().success(), "the room could not be furnished");
    let (ended, end) = channel::<()>();
    thread::spawn(move || {
        if end.recv_timeout(LIMIT) == Err(RecvTimeoutError::Timeout) {
            println!("FAIL  not done after {} s", LIMIT.as_secs());
            exit(1);
        }
    });
    let mut cases = Command::new("/proc/self/exe");
    cases.args(env::args().skip(1)).current_dir("/root").env_clear().env(ROLE, SECOND);
    cases.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("HOME", "/root").env("LANG", "C.UTF-8");
    let cases = i32::try_from(cases.spawn().unwrap().id()).unwrap();
    let code = loop {
        match waitpid(None, None) {
            Ok(WaitStatus::Exited(pid, code)) if pid.as_raw() == cases => break code,
            Ok(WaitStatus::Signaled(pid, ..)) if pid.as_raw() == cases => break 1,
            Ok(_) => {}
            Err(_) => break 1,
        }
    };
    drop(ended);
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}
