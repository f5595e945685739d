//! Words that came round the first cleaning (a damaged or doctored file) do not steer a terminal,
//! whatever command shows them.

use crate::{
    desk::Desk,
    naughty::{MARK, forbidden, sow, words},
};

/// A clipboard write, colours, direction marks, an invisible character and an eight-bit control.
const HOSTILE: &str = "\u{1b}]52;c;aGk=\u{7}\u{1b}[31m\u{202e}evil\u{2066}\r\u{200b}\u{9b}31m";

/// Every command that shows something.
const COMMANDS: &[&str] = &[
    "status",
    "status --json",
    "people list",
    "people list --format json",
    "campaign list",
    "campaign show",
    "check",
    "export summary",
    "export summary --format csv",
    "export summary --format json",
    "export team",
    "export team --format csv",
    "export team --format json",
    "export ledger",
    "export ledger --format csv",
    "export ledger --format json",
    "export mine",
    "export mine --format csv",
    "export mine --format json",
    "people add again 甲 --unit 无此单位",
];

/// Runs all of them as three people; how often one of the words stood in what was said.
fn say_everything(desk: &Desk) -> usize {
    let mut shown = 0;
    for command in COMMANDS {
        for login in ["chenwangchuan", "linzhixia", "lihe"] {
            let words = command.split_whitespace().chain(["--as", login]);
            let ran = desk.run(&words.collect::<Vec<_>>());
            for said in [&ran.out, &ran.err] {
                assert_eq!(forbidden(said), None, "{command} as {login}: {said:?}");
                shown += usize::from(said.contains(MARK));
            }
            // A message is one line and looks like one.
            if ran.code != 0 && !command.starts_with("check") {
                assert!(ran.err.lines().count() <= 2, "{command} as {login}: {:?}", ran.err);
            }
        }
    }
    shown
}

/// Case 18 for the command line: every field holds a word of the list.
#[test]
fn no_command_lets_them_out() {
    let desk = Desk::demo();
    sow(&desk.raw(), 0);
    let shown = say_everything(&desk);
    assert!(shown > 20, "the words themselves are shown: {shown}");
}

/// Case 18: what is typed comes back in messages; a message stays one line, and so does a line of
/// the log beside the database.
#[test]
fn what_was_typed_comes_back_on_one_line() {
    let desk = Desk::office();
    let typed = words();
    // No argument of a process holds a zero byte, or is as long as it likes.
    let typed = typed.iter().filter(|word| !word.contains('\0') && word.len() < 4_000);
    for (turn, word) in typed.enumerate() {
        let commands = [
            &["people", "add", word, "甲", "--as", "linzhixia"][..],
            &["people", "add", "someone", "甲", "--unit", word, "--as", "linzhixia"],
            &["status", "--as", word],
            &["campaign", "export", word],
            &["people", "import", word, "--as", "linzhixia"],
        ];
        let ran = desk.run(commands[turn % commands.len()]);
        assert_eq!(forbidden(&ran.out).or(forbidden(&ran.err)), None, "{word:?}: {ran:?}");
        assert!(!ran.err.contains(['\r', '\t']), "{word:?}: {ran:?}");
        assert!(ran.err.lines().count() <= 2, "{word:?}: {ran:?}");
    }
    let log = desk.db().with_file_name("log");
    for file in std::fs::read_dir(log).into_iter().flatten() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        assert_eq!(forbidden(&text), None);
        assert!(text.lines().all(|line| line.starts_with("20")), "{text}");
    }
}

#[test]
fn a_campaign_file_cannot_steer_the_terminal_of_who_checks_it() {
    let desk = Desk::empty();
    let file = desk.file("evil.toml", format!("id = \"x{HOSTILE}\"\nwhat{HOSTILE} = 1\n"));
    let ran = desk.run(&["campaign", "check", &file]);
    assert_eq!(ran.code, 1);
    for said in [&ran.out, &ran.err] {
        assert_eq!(forbidden(said), None, "{said:?}");
    }
    let escaped = HOSTILE.escape_unicode().to_string().replace("\\u{", "\\U{");
    let escaped: String = escaped
        .split("\\U{")
        .filter(|code| !code.is_empty())
        .map(|code| format!("\\U{:0>8}", code.trim_end_matches('}')))
        .collect();
    let file = desk.file("sly.toml", format!("id = \"x{escaped}\"\n\"k{escaped}\" = 1\n"));
    let ran = desk.run(&["campaign", "check", &file]);
    assert_eq!(ran.code, 1);
    for said in [&ran.out, &ran.err] {
        assert_eq!(forbidden(said), None, "{said:?}");
    }
}

#[test]
fn a_demo_over_something_else_says_what_it_is() {
    let desk = Desk::empty();
    for content in ["", "一份普通的文件，什么数据库也不是。"] {
        let file = desk.file("other.db", content);
        for more in [&["--no-open"][..], &[]] {
            let ran = desk.run(&[&["demo", "--db", &file], more].concat());
            assert_eq!((ran.code, ran.err.lines().count()), (1, 1), "{ran:?}");
            assert!(!ran.err.contains("exists already"), "{}", ran.err);
        }
        assert_eq!(std::fs::read_to_string(desk.home.path().join(&file)).unwrap(), content);
    }
}
