//! Words that came round the first cleaning (a damaged or doctored file) do not steer a terminal,
//! whatever command shows them.

use crate::{
    desk::{Desk, ran},
    markdown,
    naughty::{MARK, forbidden, words},
    sown::{READERS, kept_columns, sow, sow_with},
};
use calamine::{Reader, Xlsx};
use std::io::Cursor;

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
    "export mine --all-revisions",
    "export mine --all-revisions --format csv",
    "export mine --all-revisions --format json",
    "keys list",
    "keys list linzhixia",
    "people rights",
    "campaign retention",
    "nightly",
    "server doctor",
    "people add again 甲 --unit 无此单位",
    "people role nobody staff",
    "keys withdraw lihe SHA256:x",
    "erase lihe",
    "verify /dev/null",
];

/// Runs all of them as three people; how often one of the words stood in what was said.
fn say_everything(desk: &Desk) -> usize {
    let mut shown = 0;
    for command in COMMANDS {
        for login in READERS {
            // What is not of this computer's own office is asked as nobody.
            let own =
                ["nightly", "server", "erase", "verify"].iter().any(|it| command.starts_with(it));
            let claim = if own { &[][..] } else { &["--as", login] };
            let words = command.split_whitespace().chain(claim.iter().copied());
            let ran = desk.run(&words.collect::<Vec<_>>());
            for said in [&ran.out, &ran.err] {
                assert_eq!(forbidden(said), None, "{command} as {login}: {said:?}");
                shown += usize::from(said.contains(MARK));
            }
            // A message is one line and looks like one.
            let lists = ["check", "nightly", "server"].iter().any(|it| command.starts_with(it));
            if ran.code != 0 && !lists {
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
    log_is_of_lines(&desk);
}

/// Nothing of an office in which every field is hostile comes alive in a file that it exports, whoever
/// reads it: a program that shows Markdown, or a spreadsheet.
#[test]
fn no_file_of_a_hostile_office_comes_alive() {
    let (desk, mild) = (Desk::demo(), Desk::demo());
    sow(&desk.raw(), 11);
    sow_with(&mild.raw(), vec!["一句话".to_owned()], 0);
    for words in [
        &["ledger", "--as", "lihe"][..],
        &["mine", "--as", "lihe"],
        &["mine", "--all-revisions", "--as", "lihe"],
        &["summary", "--as", "chenwangchuan"],
        &["team", "--as", "chenwangchuan"],
    ] {
        let words = [&["export"], words].concat();
        let [seen, mild] = [&desk, &mild].map(|desk| markdown::read(&desk.done(&words)));
        assert!(seen.alive.is_empty(), "{words:?}: {:#?}", seen.alive);
        // What was written is parted as harmless words are.
        assert_eq!(seen.headings.len(), mild.headings.len(), "{words:?}");
        let wide = |read: &markdown::Read| read.rows.iter().map(Vec::len).collect::<Vec<_>>();
        // The summary has a row for each key, and more keys now.
        assert!(wide(&seen) == wide(&mild) || words[1] == "summary", "{words:?}");
    }
    for kind in ["team", "ledger"] {
        let words = ["export", kind, "--format", "xlsx", "--as", "chenwangchuan"];
        let file = desk.zicha(&words).output().unwrap().stdout;
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
        let mut marked = 0;
        for name in book.sheet_names() {
            assert_eq!(book.worksheet_formula(&name).unwrap().used_cells().count(), 0, "{name}");
            for (_, _, cell) in book.worksheet_range(&name).unwrap().used_cells() {
                let text = cell.to_string();
                assert_eq!(forbidden(&text), None, "{text:?}");
                marked += usize::from(text.contains(MARK));
            }
        }
        assert!(marked > 10, "{kind}: {marked}");
    }
}

/// Every line of the log beside the database is one that the program began.
fn log_is_of_lines(desk: &Desk) {
    let log = desk.db().with_file_name("log");
    for file in std::fs::read_dir(log).into_iter().flatten() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        assert_eq!(forbidden(&text), None);
        assert!(text.lines().all(|line| line.starts_with("20")), "{text}");
    }
}

/// A code, a date or an id that is none is damage: told in safe words, or passed over.
#[test]
fn what_is_no_word_but_became_one_does_not_get_out_either() {
    let template = Desk::demo();
    let columns = kept_columns(&template.raw());
    assert!(columns.len() > 80, "{columns:?}");
    let words = words();
    let mut told = 0;
    for (turn, (table, column)) in columns.iter().enumerate() {
        let desk = Desk::demo();
        let raw = desk.raw();
        raw.execute_batch("PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON").unwrap();
        // Each row another, where each must be another.
        let sql = format!(
            "UPDATE OR IGNORE {table} SET \"{column}\" = ?1 || CASE WHEN ?2 THEN rowid ELSE '' END"
        );
        let rows = raw.execute(&sql, (&words[turn % words.len()], turn % 2 == 0)).unwrap();
        drop(raw);
        let command = COMMANDS[turn % 21];
        let login = READERS[turn % READERS.len()];
        let words: Vec<_> = command.split_whitespace().chain(["--as", login]).collect();
        let ran = desk.run(&words);
        for said in [&ran.out, &ran.err] {
            assert_eq!(forbidden(said), None, "{table}.{column}, {command}: {said:?}");
        }
        assert!(ran.code <= 1, "{table}.{column}, {command}: {ran:?}");
        // What is wrong with a campaign file is shown in the file.
        if ran.code != 0 && command != "check" && column != "source" {
            assert_eq!(ran.err.lines().count(), 1, "{table}.{column}, {command}: {ran:?}");
            told += usize::from(rows > 0);
        }
        log_is_of_lines(&desk);
    }
    assert!(told > 10, "{told}");
}

/// A campaign in the database that is no campaign any more, and one with hostile names in it.
#[test]
fn a_doctored_campaign_speaks_in_safe_words() {
    let desk = Desk::demo();
    let read = |desk: &Desk| -> String {
        desk.raw().query_row("SELECT source FROM office_campaign", [], |row| row.get(0)).unwrap()
    };
    let source = read(&desk);
    let escaped: String = HOSTILE.chars().map(|c| format!("\\U{:08X}", c as u32)).collect();
    let sly = source.replace("最满意", &escaped).replace("学习", &format!("恶{escaped}"));
    assert_ne!(sly, source);
    for text in [HOSTILE.to_owned(), format!("{HOSTILE} = 1\n{source}"), sly] {
        desk.raw().execute("UPDATE office_campaign SET source=?1", [&text]).unwrap();
        for command in COMMANDS {
            let words: Vec<_> = command.split_whitespace().chain(["--as", "linzhixia"]).collect();
            let ran = desk.run(&words);
            for said in [&ran.out, &ran.err] {
                assert_eq!(forbidden(said), None, "{command}: {said:?}");
            }
        }
    }
}

/// What sshd is told is made of checked words: a doctored key opens no door and adds no line.
#[test]
fn a_doctored_key_opens_no_door() {
    let desk = Desk::demo();
    let (kind, key) =
        ("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIPEmVvVYWvOFZ4ln8lSpXvCDYN2l4yvXgkQ+KrTuIMeH");
    desk.done(&["keys", "add", "lihe", kind, key, "--as", "linzhixia"]);
    let me = nix::unistd::User::from_uid(nix::unistd::Uid::current()).unwrap().unwrap().name;
    let asks = || ran(&mut desk.zicha(&["ssh", "keys", &me, kind, key]));
    assert_eq!(asks().out.lines().count(), 1, "{:?}", asks());
    for (table, column) in
        [("login_key", "key"), ("login_key", "kind"), ("login_key", "label"), ("person", "login")]
    {
        let desk_raw = desk.raw();
        let kept: Vec<(i64, String)> = {
            let mut query =
                desk_raw.prepare(&format!("SELECT rowid, \"{column}\" FROM {table}")).unwrap();
            query
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
                .unwrap()
                .map(Result::unwrap)
                .collect()
        };
        for word in words().iter().step_by(6) {
            let hostile = format!("{word}\nssh-ed25519 AAAA evil");
            let sql = format!("UPDATE {table} SET \"{column}\"=?1 || rowid");
            desk_raw.execute(&sql, [&hostile]).unwrap();
            let asked = asks();
            assert_eq!(forbidden(&asked.out).or(forbidden(&asked.err)), None, "{asked:?}");
            assert!(asked.err.lines().count() <= 1, "{asked:?}");
            assert!(!asked.out.contains("evil"), "{column}: {asked:?}");
            assert_eq!(
                asked.out.lines().count(),
                usize::from(column == "label"),
                "{column}: {asked:?}"
            );
        }
        for (row, value) in kept {
            let sql = format!("UPDATE {table} SET \"{column}\"=?2 WHERE rowid=?1");
            desk_raw.execute(&sql, (row, value)).unwrap();
        }
    }
    assert_eq!(asks().out.lines().count(), 1);
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
    log_is_of_lines(&desk);
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
