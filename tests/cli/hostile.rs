//! Words that came round the first cleaning (a damaged or doctored file) do not steer a terminal,
//! whatever command shows them.

use crate::desk::Desk;

/// A clipboard write, colours, direction marks, an invisible character and an eight-bit control.
const HOSTILE: &str = "\u{1b}]52;c;aGk=\u{7}\u{1b}[31m\u{202e}evil\u{2066}\r\u{200b}\u{9b}31m";

/// Every column of text that people fill in.
const COLUMNS: &[(&str, &[&str])] = &[
    ("person", &["name", "title"]),
    ("unit", &["name", "short_name"]),
    ("channel", &["value", "hours"]),
    ("study_record", &["note"]),
    ("reflection", &["title", "body", "comment"]),
    ("answer", &["fact", "cause", "plan", "comment"]),
    ("step_entry", &["body", "comment"]),
    ("opinion", &["giver", "original", "summary", "reason"]),
    ("commitment", &["title", "comment", "place", "audience"]),
    ("commitment_item", &["text"]),
    ("commitment_check", &["proof"]),
    ("finding", &["title", "description", "cause", "criterion", "co_units", "reason"]),
    ("measure", &["means", "target"]),
    ("progress_note", &["text"]),
    ("closure", &["result", "evidence", "verify_comment", "sign_comment", "return_reason"]),
];

/// The first character that has no place in what a terminal or a reader gets.
fn forbidden(said: &str) -> Option<char> {
    said.trim_start_matches('\u{feff}').chars().find(|c| {
        c.is_control() && !matches!(c, '\n' | '\r' | '\t')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

#[test]
fn no_command_lets_them_out() {
    let desk = Desk::demo();
    let raw = desk.raw();
    for (table, columns) in COLUMNS {
        for column in *columns {
            let sql = format!("UPDATE {table} SET {column} = {column} || ?1");
            assert!(raw.execute(&sql, [HOSTILE]).unwrap() > 0, "{table}.{column}");
        }
    }
    drop(raw);
    let mut shown = 0;
    for command in [
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
    ] {
        for login in ["chenwangchuan", "linzhixia", "lihe"] {
            let words = command.split_whitespace().chain(["--as", login]);
            let ran = desk.run(&words.collect::<Vec<_>>());
            for said in [&ran.out, &ran.err] {
                assert_eq!(forbidden(said), None, "{command} as {login}: {said:?}");
                shown += usize::from(said.contains("evil"));
            }
        }
    }
    assert!(shown > 20, "the words themselves are shown: {shown}");
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
