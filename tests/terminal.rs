//! The terminal's behaviour with a real kernel terminal beneath: the end of the line, signals,
//! stops, sizes, pastes, panics and silence.
//!
//! The program in the terminal is this test binary itself, started again to run only
//! [`stage::child`]: a loop, worker and console as in zicha, with screens that do little.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod pty;
#[path = "terminal/stage.rs"]
mod stage;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use pty::{Launch, Pty};
use tempfile::TempDir;

const CHILD: [&str; 5] =
    ["--exact", "stage::child", "--ignored", "--nocapture", "--test-threads=1"];

/// What the end of the line may take: the two seconds promised, and a busy machine's delay.
const END: Duration = Duration::from_secs(3);

fn launch(home: &TempDir) -> Launch {
    let program = std::env::current_exe().unwrap();
    Launch::program(&program, home.path(), &CHILD).env(stage::SWITCH, "1")
}

fn start(home: &TempDir) -> Pty {
    let pty = launch(home).start();
    pty.wait_for("ready 80x24");
    pty
}

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn draft(home: &TempDir) -> String {
    fs::read_to_string(home.path().join("draft")).unwrap_or_default()
}

/// Whether the terminal is as it was before the program.
fn is_given_back(screen: &vt100::Screen) -> bool {
    !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
}

#[test]
fn taken_and_given_back() {
    let home = home();
    let mut pty = start(&home);
    pty.look(|screen| {
        assert!(screen.alternate_screen() && screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    });
    pty.send("查");
    pty.key("f4");
    pty.wait_for("keys 查 F(4)");
    pty.send("m");
    pty.wait_until("the mouse", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::PressRelease
    });
    pty.send("q");
    assert_eq!(pty.wait_exit(), 7);
    pty.look(|screen| {
        assert!(is_given_back(screen));
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    });
    let probes = String::from_utf8_lossy(&pty.bytes_since(0)).into_owned();
    for probe in ["\x1b[6n", "\x1b[c", "\x1b[0c", "\x1b]11;?", "\x1b[?u"] {
        assert!(!probes.contains(probe), "the terminal was asked {probe:?}");
    }
}

#[test]
fn a_closed_terminal_ends_the_program_with_its_draft() {
    let home = home();
    let mut pty = start(&home);
    pty.send("abc");
    pty.wait_for("keys a b c");
    // Keys in flight.
    pty.send("xyz");
    let closed = Instant::now();
    pty.hangup();
    assert_eq!(pty.wait_exit(), 129);
    assert!(closed.elapsed() < END);
    assert!(draft(&home).starts_with("a b c"), "{}", draft(&home));
}

#[test]
fn a_closed_terminal_ends_even_a_program_that_is_stuck() {
    let home = home();
    let mut pty = start(&home);
    pty.send("!");
    pty.wait_for("stuck");
    let closed = Instant::now();
    pty.hangup();
    assert_eq!(pty.wait_exit(), 129);
    assert!(closed.elapsed() < END);
}

#[test]
fn a_signal_to_end_saves_and_gives_the_terminal_back() {
    let home = home();
    let mut pty = start(&home);
    pty.send("abc");
    pty.wait_for("keys a b c");
    pty.signal(Signal::SIGTERM);
    assert_eq!(pty.wait_exit(), 143);
    assert_eq!(draft(&home), "a b c");
    assert!(pty.look(is_given_back));

    let mut stuck = start(&home);
    stuck.send("!");
    stuck.wait_for("stuck");
    stuck.signal(Signal::SIGTERM);
    assert_eq!(stuck.wait_exit(), 143);
    assert!(stuck.look(is_given_back), "also by the watchdog");
}

#[test]
fn a_hangup_signal_is_enough() {
    let home = home();
    let mut pty = start(&home);
    pty.send("a");
    pty.wait_for("keys a");
    pty.signal(Signal::SIGHUP);
    assert_eq!(pty.wait_exit(), 129);
    assert_eq!(draft(&home), "a");
}

#[test]
fn stopped_and_continued_under_a_shell() {
    let home = home();
    let program = std::env::current_exe().unwrap();
    let mut pty = Launch::program(Path::new("/bin/sh"), home.path(), &["-i"])
        .env(stage::SWITCH, "1")
        .env("PS1", "prompt> ")
        .start();
    pty.wait_for("prompt> ");
    pty.send(&format!("{} {}\r", program.display(), CHILD.join(" ")));
    pty.wait_for("ready 80x24");
    pty.send("ab");
    pty.wait_for("keys a b");
    pty.send("z");
    pty.wait_until("the shell", |screen| {
        is_given_back(screen) && screen.contents().contains("topped")
    });
    pty.send("stty -a\r");
    pty.wait_for(" icanon ");
    pty.resize(100, 30);
    pty.send("fg\r");
    pty.wait_for("ready 100x30");
    pty.wait_for("keys a b z");
    assert!(pty.look(vt100::Screen::alternate_screen));
    // Told twice: by the end of the stop itself and by its signal.
    pty.wait_for("resumed 2");
    pty.send("c");
    pty.wait_for("keys a b z c");
    // Stopped from outside, the terminal is taken again as well.
    pty.send("Z");
    pty.wait_until("the shell", |screen| screen.contents().contains("topped"));
    // (The shell has the terminal as the program left it: Enter is not a newline.)
    pty.send("fg\n");
    pty.wait_for("resumed 3");
    pty.wait_for("keys a b z c Z");
    pty.send("q");
    pty.wait_until("the shell again", |screen| {
        is_given_back(screen) && screen.contents().trim_end().ends_with("prompt>")
    });
    pty.send("exit 5\r");
    assert_eq!(pty.wait_exit(), 5);
}

#[test]
fn a_login_without_a_shell_cannot_be_stopped() {
    let home = home();
    let mut pty = start(&home);
    pty.send("z");
    pty.wait_for("resumed 1");
    pty.send("a");
    pty.wait_for("keys z a");
    assert!(pty.look(vt100::Screen::alternate_screen));
}

#[test]
fn a_storm_of_sizes_ends_with_the_last() {
    let home = home();
    let mut pty = start(&home);
    for step in 0..300_u16 {
        pty.resize(20 + step % 150, 5 + step % 60);
    }
    pty.resize(1, 1);
    pty.resize(100, 30);
    pty.wait_for("ready 100x30");
    pty.send("a");
    pty.wait_for("keys a");
    pty.resize(80, 24);
    pty.wait_for("ready 80x24");
}

#[test]
fn no_size_counts_as_the_classic_one() {
    let home = home();
    let mut pty = launch(&home).size(0, 0).start();
    pty.wait_for("ready 80x24");
    pty.resize(90, 25);
    pty.wait_for("ready 90x25");
}

#[test]
fn a_paste_of_100_kilobytes_is_one_event() {
    let home = home();
    let mut pty = start(&home);
    let text = "自查\n".repeat(100_000 / 7 + 1);
    pty.paste(&text);
    pty.wait_for(&format!("pastes {}", text.len()));
    pty.send("a");
    pty.wait_for("keys a");
}

#[test]
fn keys_typed_ahead_all_arrive() {
    let home = home();
    let mut pty = start(&home);
    pty.send(&"·".repeat(3000));
    pty.wait_for("count 3000");
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_where_the_log_is() {
    let home = home();
    let mut pty = start(&home);
    pty.send("p");
    assert_eq!(pty.wait_exit(), 101);
    assert!(pty.look(is_given_back));
    assert!(pty.screen().contains("the log is in a folder"), "{}", pty.screen());
}

#[test]
fn a_panic_of_the_worker_ends_the_program_the_same_way() {
    let home = home();
    let mut pty = start(&home);
    pty.send("w");
    assert_eq!(pty.wait_exit(), 70);
    assert!(pty.look(is_given_back));
    assert!(pty.screen().contains("the log is in a folder"), "{}", pty.screen());
}

#[test]
fn silence_when_nothing_happens() {
    let home = home();
    let mut pty = start(&home);
    pty.send("t");
    pty.wait_for("tick 1");
    let (mark, woken) = (pty.mark(), wake_ups(pty.pid()));
    pty.wait_for("tick 2");
    // The three seconds between had three ticks; a little is for the two frames themselves.
    let woken = wake_ups(pty.pid()) - woken;
    assert!(woken <= 20, "woke {woken} times");
    let bytes = pty.bytes_since(mark);
    let frames = bytes.windows(8).filter(|part| *part == b"\x1b[?2026h").count();
    assert_eq!(frames, 1, "{}", String::from_utf8_lossy(&bytes));
    assert!(bytes.len() < 60, "{}", String::from_utf8_lossy(&bytes));
}

/// How often the threads of a process went to sleep.
fn wake_ups(pid: i32) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    let sleeps = |task: std::io::Result<fs::DirEntry>| {
        let status = fs::read_to_string(task.unwrap().path().join("status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        line.map_or(0, |number| number.trim().parse::<u64>().unwrap())
    };
    tasks.map(sleeps).sum()
}

#[test]
fn no_terminal_is_refused_untouched() {
    let home = home();
    let dumb = launch(&home).env("TERM", "dumb").start();
    assert_eq!(dumb.wait_exit(), 1);
    assert!(dumb.screen().contains("NotATerminal"), "{}", dumb.screen());
    assert!(!dumb.bytes_since(0).contains(&0x1b));

    let output = Command::new(std::env::current_exe().unwrap())
        .args(CHILD)
        .env(stage::SWITCH, "1")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("NotATerminal"));
}

/// The real program in an empty home opens the set-up wizard.
#[test]
fn the_real_program_ends_with_its_terminal() {
    let home = home();
    let mut pty = Launch::zicha(home.path(), &[]).start();
    pty.wait_until("a screen", |screen| {
        screen.alternate_screen() && !screen.contents().trim().is_empty()
    });
    pty.hangup();
    assert_eq!(pty.wait_exit(), 129);

    let pty = Launch::zicha(home.path(), &[]).start();
    pty.wait_until("a screen", |screen| {
        screen.alternate_screen() && !screen.contents().trim().is_empty()
    });
    pty.signal(Signal::SIGTERM);
    assert_eq!(pty.wait_exit(), 143);
    assert!(pty.look(is_given_back));
}
