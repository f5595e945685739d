//! Screens without a terminal, and pipes whose reader has had enough.

use crate::{
    desk::{Desk, LANGS, listing, ran},
    pty::Launch,
};
use std::process::{Command, Stdio};

#[test]
fn screens_without_a_terminal_say_what_to_do() {
    for desk in [Desk::office(), Desk::empty()] {
        let before = listing(desk.home.path());
        let mut said = Vec::new();
        for lang in LANGS {
            let ran = ran(desk.zicha(&["--lang", lang]).env("TERM", "xterm-256color"));
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{ran:?}");
            assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
            assert!(ran.err.contains("zicha --help"), "{}", ran.err);
            said.push(ran.err);
        }
        assert!(said[0] != said[1] && said[1] != said[2], "{said:?}");
        assert!(listing(desk.home.path()) == before);
    }
}

#[test]
fn a_terminal_that_cannot_move_its_cursor_is_told_so() {
    let desk = Desk::office();
    let before = listing(desk.home.path());
    let pty = Launch::zicha(desk.home.path(), &["--lang", "en"]).env("TERM", "dumb").start();
    assert_eq!(pty.wait_exit(), 1);
    assert!(pty.screen().contains("The screens need a terminal"), "{}", pty.screen());
    assert!(!pty.bytes_since(0).contains(&0x1b), "nothing it would not understand");
    assert!(listing(desk.home.path()) == before);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let desk = Desk::office();
    for args in [
        &["--help"][..],
        &["help", "people"],
        &["man"],
        &["completions", "bash"],
        &["people", "rights"],
        &["people", "list"],
        &["people", "list", "--format", "json"],
        &["status"],
        &["campaign", "export", "satisfactory-unit"],
        &["export", "mine"],
        &["check"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = Command::new(env!("CARGO_BIN_EXE_zicha"));
        command.args(args).env("HOME", desk.home.path()).stdout(writer).stdin(Stdio::null());
        let output = command.stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.as_ref()), (Some(0), ""), "{args:?}");
    }
}
