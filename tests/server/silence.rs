//! Lines on which nothing comes any more, and people who would stop the program where it is: nobody
//! holds the database, no processor is used, and in the end nothing is left but the drafts.

use crate::{
    drop::{is_sound, keeps_draft, offered, others_write, records, writing},
    host::{DB, Host, run},
    identity::seat,
    proc,
    pty::Launch,
    seat::Seat,
};
use nix::sys::signal::Signal;
use std::{fs, path::Path};

/// What the server's administrator may set, here so short that one can wait for it.
const IDLE: &str = "idle_minutes = 0.1\n";

/// Lets sessions that begin meanwhile idle for a short time only.
fn soon_idle<T>(during: impl FnOnce() -> T) -> T {
    let kept = fs::read_to_string("/etc/zicha/server.toml").unwrap();
    let others = kept.lines().filter(|line| !line.starts_with("idle_minutes"));
    let others: String = others.map(|line| format!("{line}\n")).collect();
    fs::write("/etc/zicha/server.toml", others + IDLE).unwrap();
    let begun = during();
    fs::write("/etc/zicha/server.toml", kept).unwrap();
    begun
}

/// Three people whose lines fall silent: in a form, in a save, in a list that moves.
fn fall_silent(host: &mut Host, silence: impl Fn(&[&Seat; 3])) -> [Seat; 3] {
    let (edits, mut saves, mut lists) = soon_idle(|| {
        let edits = writing(host, "lihe", "合上电脑之前的话");
        let saves = writing(host, "wangying", "保存的时候合上了");
        let mut lists = seat(host, "chenwangchuan");
        lists.goes_to("团队");
        lists.wait_for("李禾");
        (edits, saves, lists)
    });
    keeps_draft("lihe", "合上电脑之前的话");
    keeps_draft("wangying", "保存的时候合上了");
    let inside = proc::zicha();
    assert_eq!(inside.len(), 3, "{inside:?}");
    saves.key("f6");
    lists.send(&"\x1b[B\x0c".repeat(200));
    silence(&[&edits, &saves, &lists]);
    [edits, saves, lists]
}

/// They end by themselves; until then they do nothing and are in nobody's way.
fn end_by_themselves() {
    let inside = proc::zicha();
    let mut used: Vec<_> = inside.iter().map(|one| (one.pid, proc::ticks(one.pid), 0)).collect();
    proc::until("the idle limit", || {
        for (pid, first, now) in &mut used {
            if let (Some(first), Some(ticks)) = (*first, proc::ticks(*pid)) {
                *now = ticks - first;
            }
        }
        proc::zicha().is_empty()
    });
    assert!(used.iter().all(|(.., used)| *used < 60), "hundredths of a second: {used:?}");
    proc::until("sudo ended with them", || proc::sudo().is_empty());
}

/// What was typed is a draft, or saved; never both, never neither.
fn nothing_is_lost(host: &Host) {
    offered(host, "lihe", "合上电脑之前的话");
    match records().as_slice() {
        [] => offered(host, "wangying", "保存的时候合上了"),
        [one] => assert_eq!(one.note, "保存的时候合上了"),
        more => panic!("{more:?}"),
    }
    is_sound();
}

pub fn suspended(host: &mut Host) {
    let stop = |all: &[&Seat; 3]| all.iter().for_each(|one| one.signal(Signal::SIGSTOP));
    let clients = fall_silent(host, stop);
    others_write(host);
    end_by_themselves();
    // As they are: one that went on would see the end of its line and could be gone already.
    clients.iter().for_each(|client| client.kill9());
    nothing_is_lost(host);
}

pub fn cut(host: &mut Host) {
    let cable = |state| run("ip", &["link", "set", "lo", state]);
    let clients = fall_silent(host, |_| cable("down"));
    end_by_themselves();
    clients.iter().for_each(|client| client.kill9());
    cable("up");
    others_write(host);
    nothing_is_lost(host);
}

/// Somebody with a shell of this computer starts the program as sshd would, and stops it from their
/// terminal while it waits to write.
pub fn stopped_at_a_terminal(_: &mut Host) {
    let mut shell = Launch::program(
        Path::new("/usr/sbin/runuser"),
        Path::new("/"),
        &["-u", "linzhixia", "--", "bash", "--norc", "-i"],
    )
    .env("SSH_ORIGINAL_COMMAND", "people role wangying supervisor")
    .env("PS1", "says ")
    .start();
    shell.wait_for("says");
    let raw = rusqlite::Connection::open(DB).unwrap();
    raw.execute_batch("BEGIN IMMEDIATE").unwrap();
    shell.send("sudo -n -u zicha -- /usr/local/bin/zicha; echo left $?\r");
    proc::until("the program waits to write", || {
        let inside = proc::zicha();
        inside.first().is_some_and(|one| proc::has_open(one.pid, DB))
    });
    shell.send("\x1a");
    shell.wait_for("^Z");
    raw.execute_batch("ROLLBACK").unwrap();
    // It goes on to its end, and is not left standing with the database in its hands.
    shell.wait_for("left 0");
    proc::ends_soon();
    is_sound();
}
