//! What is said over SSH reaches the table and nothing else: the program as sshd and sudo call it.

use crate::{
    desk::{Desk, LANGS, Ran, listing, ran},
    pty::Launch,
};
use assert_cmd::Command;
use nix::{
    fcntl::{FcntlArg, fcntl},
    unistd::{Uid, User},
};
use std::{collections::BTreeSet, io::Write, process::Stdio, time::Instant};

/// The host file of a desk whose owner is the service account.
fn host(desk: &Desk) -> String {
    let me = User::from_uid(Uid::current()).unwrap().unwrap().name;
    format!("db = \"{}\"\naccount = \"{me}\"\n", desk.db().display())
}

/// As the forced command of a key of `login` is run.
fn keyed(desk: &Desk, login: &str, command: &str) -> Command {
    let mut zicha = desk.zicha(&["--as", login]);
    zicha.env("ZICHA_TEST_HOST", host(desk)).env("SSH_ORIGINAL_COMMAND", command);
    zicha
}

/// As sudo runs it for an account.
fn sudo(desk: &Desk, uid: &str, command: &str) -> Command {
    let mut zicha = desk.zicha(&[]);
    zicha.env("ZICHA_TEST_HOST", host(desk)).env("SSH_ORIGINAL_COMMAND", command);
    zicha.env("SUDO_UID", uid);
    zicha
}

fn me() -> String {
    Uid::current().to_string()
}

fn refused(ran: &Ran, code: i32) {
    assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (code, "", 1), "{ran:?}");
}

#[test]
fn it_answers_as_the_local_command_line_does() {
    let desk = Desk::office();
    for command in
        ["status", "status --json", "people list", "people list --format=json", "campaign show"]
    {
        let words: Vec<_> = command.split_whitespace().chain(["--as", "lihe"]).collect();
        let local = desk.done(&words);
        assert_eq!(ran(&mut keyed(&desk, "lihe", command)).out, local, "{command}");
    }
    let local = desk.done(&["export", "team", "--format", "csv"]);
    let served = ran(&mut sudo(&desk, &me(), "export team --format csv"));
    // The anchor in the footer has grown by the record of the one before.
    assert!(served.code == 0 && served.out.lines().next() == local.lines().next(), "{served:?}");
    let past = ran(&mut keyed(&desk, "lihe", "export mine --all-revisions --format json"));
    assert!(past.code == 0 && past.out.contains("\"revisions\": ["), "{past:?}");
    refused(&ran(&mut keyed(&desk, "lihe", "export ledger --all-revisions")), 1);
    let xlsx = keyed(&desk, "chenwangchuan", "export ledger --format xlsx").output().unwrap();
    assert!(xlsx.status.success() && xlsx.stdout.starts_with(b"PK\x03\x04"), "{xlsx:?}");
    // What came over the line is known again, whoever of the office asks; nobody else may.
    let check = |login: &str, file: &[u8]| ran(keyed(&desk, login, "verify").write_stdin(file));
    let known = check("lihe", &xlsx.stdout);
    assert!(known.code == 0 && known.out.contains("陈望川"), "{known:?}");
    refused(&check("lihe", &xlsx.stdout[1..]), 1);
    refused(&check("nobody", &xlsx.stdout), 1);
    refused(&ran(&mut keyed(&desk, "lihe", "verify /etc/passwd")), 2);
    assert_eq!(ran(&mut keyed(&desk, "lihe", "version")).out.split(' ').next(), Some("zicha"));
    assert!(
        ran(&mut keyed(&desk, "lihe", "help"))
            .out
            .contains("export KIND [--format FORMAT] [--all-revisions] > FILE")
    );
}

#[test]
fn what_is_not_in_the_table_is_answered_with_one_sentence_and_nothing_is_done() {
    let desk = Desk::office();
    let before = listing(desk.home.path());
    let mut said = String::new();
    for command in [
        "internal-sftp",
        "scp -t .",
        "scp -t evil",
        "--help; id",
        "id; touch x",
        "$(touch x)",
        "`id`",
        "status --as lihe",
        "status --db x",
        "export ledger -o x",
        "backup x.db",
        "init",
        "demo",
        "people import people.csv",
        "ssh keys a b c",
        "server setup --apply",
        "a\u{1b}[31mb",
    ] {
        for lang in LANGS {
            let locale = lang.replace("-Hans", "_CN").replace("-Hant", "_TW") + ".UTF-8";
            let ran = ran(sudo(&desk, &me(), command).env("LANG", locale));
            refused(&ran, 2);
            said.push_str(&format!("$ {}\n{}", command.escape_debug(), ran.err));
        }
        refused(&ran(&mut keyed(&desk, "lihe", command)), 2);
    }
    insta::assert_snapshot!(said);
    assert_eq!(listing(desk.home.path()), before);
}

#[test]
fn nothing_the_client_sends_changes_who_one_is_or_which_file_it_is() {
    let desk = Desk::office();
    let other = Desk::demo();
    for mut zicha in [keyed(&desk, "lihe", "status"), sudo(&desk, &me(), "status")] {
        let said = ran(zicha
            .env("ZICHA_DB", other.db())
            .env("XDG_DATA_HOME", other.home.path().join(".local/share"))
            .env("HOME", other.home.path())
            .env("USER", "chenwangchuan")
            .env("LOGNAME", "chenwangchuan")
            .env("SUDO_USER", "chenwangchuan"));
        assert!(said.code == 0, "{said:?}");
        assert!(said.out.starts_with("李禾") || said.out.starts_with("林知夏"), "{said:?}");
    }
    let stranger = (Uid::current().as_raw() + 54_321).to_string();
    for command in ["status", "help", "version", "campaign list", "people rights", "check", ""] {
        refused(&ran(&mut sudo(&desk, &stranger, command)), 1);
        refused(&ran(&mut sudo(&desk, "no number", command)), 1);
        refused(&ran(&mut keyed(&desk, "nobody", command)), 1);
    }
    let mut named = sudo(&desk, &me(), "status");
    refused(&ran(named.args(["--as", "chenwangchuan"])), 2);
}

#[test]
fn rights_count_and_not_the_ownership_of_the_file() {
    let desk = Desk::office();
    for (login, may) in [("linzhixia", true), ("chenwangchuan", true), ("lihe", false)] {
        let check = ran(&mut keyed(&desk, login, "check"));
        assert_eq!(check.code == 0, may, "{login}: {check:?}");
        if !may {
            refused(&check, 1);
        }
    }
    refused(&ran(&mut keyed(&desk, "lihe", "people add new 新")), 1);
    refused(&ran(&mut keyed(&desk, "lihe", "export team")), 1);
    let roles = "people role wangying leader";
    refused(&ran(&mut keyed(&desk, "lihe", roles)), 1);
    assert_eq!(ran(&mut keyed(&desk, "linzhixia", roles)).code, 0);
}

#[test]
fn people_come_in_through_standard_input_and_only_so_many_of_them() {
    let desk = Desk::office();
    let csv = "登录名,姓名\nsunzhiyao,孙知遥\n";
    refused(&ran(keyed(&desk, "lihe", "people import").write_stdin(csv)), 1);
    let took = ran(keyed(&desk, "linzhixia", "people import").write_stdin(csv));
    assert_eq!(took.code, 0, "{took:?}");
    assert!(desk.done(&["people", "list"]).contains("孙知遥"));
    let before = desk.done(&["people", "list"]);
    let mut large = String::from("登录名,姓名\n");
    (0..100_000).for_each(|no| large.push_str(&format!("li{no},李禾{no}\n")));
    let large = ran(keyed(&desk, "linzhixia", "people import").write_stdin(large));
    refused(&large, 1);
    assert!(large.err.contains("1 MiB"), "{large:?}");
    let garbled = ran(keyed(&desk, "linzhixia", "people import").write_stdin(&b"\xff\xfe\x00"[..]));
    refused(&garbled, 1);
    assert_eq!(desk.done(&["people", "list"]), before);
}

#[test]
fn the_screens_need_a_terminal_and_an_office() {
    let desk = Desk::office();
    for command in ["", "  "] {
        refused(&ran(&mut keyed(&desk, "lihe", command)), 1);
    }
    let empty = Desk::empty();
    for command in ["", "status"] {
        refused(&ran(&mut sudo(&empty, &me(), command)), 1);
    }
    assert!(listing(empty.home.path()).is_empty(), "nobody founds an office from afar");
    // A host that nobody set up serves nobody.
    let unset = ran(keyed(&desk, "lihe", "status").env_remove("ZICHA_TEST_HOST"));
    refused(&unset, 1);
}

#[test]
fn a_reader_who_has_had_enough_is_no_fault() {
    let desk = Desk::office();
    let mut zicha = std::process::Command::new(env!("CARGO_BIN_EXE_zicha"));
    zicha.args(["--as", "linzhixia"]).env("ZICHA_TEST_HOST", host(&desk));
    zicha.env("SSH_ORIGINAL_COMMAND", "campaign show").env("HOME", desk.home.path());
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let done = zicha.stdout(writer).output().unwrap();
    assert!(done.status.success() && done.stderr.is_empty(), "{done:?}");
}

/// As sshd runs a command for a client that neither sends nor reads; a session may idle for 3 s.
fn silent(desk: &Desk, command: &str) -> std::process::Command {
    let mut zicha = std::process::Command::new("/usr/bin/timeout");
    let host = format!("{}idle_minutes = 0.05\n", host(desk));
    zicha
        .args(["25", env!("CARGO_BIN_EXE_zicha"), "--as", "linzhixia"])
        .env_clear()
        .env("ZICHA_TEST_HOST", host);
    zicha.env("SSH_ORIGINAL_COMMAND", command).env("LANG", "en_US.UTF-8");
    zicha.env("HOME", desk.home.path());
    zicha
}

#[test]
fn a_client_that_sends_nothing_is_not_waited_for_beyond_the_idle_time() {
    let desk = Desk::office();
    let before = desk.done(&["people", "list"]);
    let (reader, mut writer) = std::io::pipe().unwrap();
    // The beginning of a list whose end never comes, on a line that stays open.
    writer.write_all("登录名,姓名\nsunzhiyao,孙知遥\n".as_bytes()).unwrap();
    let begun = Instant::now();
    let done = silent(&desk, "people import --lang en").stdin(reader).output().unwrap();
    assert!((3..20).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!((done.status.code(), done.stdout.len(), said.lines().count()), (Some(1), 0, 1));
    assert!(said.contains("Nothing came in"), "{said}");
    drop(writer);
    assert_eq!(desk.done(&["people", "list"]), before, "half a list is none");
    let (reader, writer) = std::io::pipe().unwrap();
    let done = silent(&desk, "verify --lang en").stdin(reader).output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.code() == Some(1) && said.contains("Nothing came in"), "{said}");
    drop(writer);
    // One who writes on is waited for as long as it takes.
    let (reader, mut writer) = std::io::pipe().unwrap();
    let mut import = silent(&desk, "people import").stdin(reader).spawn().unwrap();
    let begun = Instant::now();
    while begun.elapsed().as_secs() < 5 {
        writer.write_all("登录名,姓名\n".as_bytes().get(..1).unwrap()).unwrap();
        assert_eq!(import.try_wait().unwrap(), None, "after {:?}", begun.elapsed());
        std::thread::park_timeout(std::time::Duration::from_millis(100));
    }
    drop(writer);
    assert!(!import.wait().unwrap().success(), "no list after all");
}

#[test]
fn a_client_that_takes_nothing_is_not_waited_for_beyond_the_idle_time() {
    let desk = Desk::office();
    for command in ["export ledger --format xlsx", "campaign show"] {
        let (reader, writer) = std::io::pipe().unwrap();
        // As little as a pipe can hold.
        fcntl(&writer, FcntlArg::F_SETPIPE_SZ(1)).unwrap();
        let begun = Instant::now();
        let mut zicha = silent(&desk, command);
        let done = zicha.stdin(Stdio::null()).stdout(writer).output().unwrap();
        assert!((3..20).contains(&begun.elapsed().as_secs()), "{command}: {:?}", begun.elapsed());
        assert_eq!(done.status.code(), Some(1), "{command}");
        drop(reader);
    }
}

#[test]
fn the_catalogue_speaks_of_the_same_commands_everywhere() {
    let desk = Desk::office();
    let usages = |lang: &str| -> BTreeSet<String> {
        let said = ran(&mut keyed(&desk, "lihe", &format!("help --lang {lang}"))).out;
        let lines = said.lines().filter(|line| line.starts_with("  "));
        lines.map(|line| line.trim().split("  ").next().unwrap().to_owned()).collect()
    };
    assert!(usages("en").len() > 10);
    assert_eq!(usages("en"), usages("zh-Hans"));
    assert_eq!(usages("en"), usages("zh-Hant"));
}

#[test]
fn a_terminal_gets_the_screens_and_never_a_file() {
    let desk = Desk::office();
    let launch = |command: Option<&str>| {
        let launch = Launch::zicha(desk.home.path(), &["--as", "chenwangchuan"]);
        let launch = launch.env("ZICHA_TEST_HOST", &host(&desk)).env("LANG", "en_US.UTF-8");
        match command {
            Some(command) => launch.env("SSH_ORIGINAL_COMMAND", command),
            None => launch,
        }
        .start()
    };
    for command in ["export team", "export ledger --format xlsx"] {
        let pty = launch(Some(command));
        assert_eq!(pty.wait_exit(), 1);
        assert!(pty.screen().contains("ssh host export"), "{}", pty.screen());
        assert!(!pty.bytes_since(0).contains(&0x1b));
    }
    let pty = launch(Some("people import"));
    assert_eq!(pty.wait_exit(), 1);
    assert!(pty.screen().contains("ssh host people import"), "{}", pty.screen());
    let pty = launch(Some("status"));
    assert_eq!(pty.wait_exit(), 0);
    let mut pty = launch(None);
    pty.wait_for("陈望川");
    pty.send("\x03");
    assert_eq!(pty.wait_exit(), 0);
}
