//! Login keys: added, listed, withdrawn, and what sshd is told of them.

use crate::desk::{Desk, LANGS, Ran, ran};

const LIHE: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICpkC+H61ApQLzrAkq2wveCaDpiG3GN6dvoNG1KLEiN2";
const LIHE_PRINT: &str = "SHA256:ky3KhiHdABb2ztFOz6mL1S31K4EkPOxgk2XGoTC00Zc";
const OTHER: &str = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBMdG9aPtnsNo3cHPMOIiVKETXxSoHky45nAZZUet1dAiH/GC3dlLipeo8mm0mH0vvQvbd0llKFeKl+wNONjX+p0=";
const OTHER_PRINT: &str = "SHA256:BS+Kd6+7Kinr6lD7U8NJRRwW8xzNArD37XLbNiCt/hw";

/// What sshd is answered for an offered key.
fn offered(desk: &Desk, key: &str) -> Ran {
    let words = ["ssh", "keys", "zicha"].into_iter().chain(key.split(' '));
    desk.run(&words.collect::<Vec<_>>())
}

fn silent(desk: &Desk, key: &str) {
    let ran = offered(desk, key);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{key}");
}

fn add(desk: &Desk, actor: &str, login: &str, key: &str) -> Ran {
    let words = ["--as", actor, "keys", "add", login].into_iter().chain(key.split(' '));
    desk.run(&words.collect::<Vec<_>>())
}

#[test]
fn a_key_logs_in_from_when_it_is_added_until_it_is_withdrawn() {
    let desk = Desk::office();
    silent(&desk, LIHE);
    let added = add(&desk, "chenwangchuan", "lihe", &format!("{LIHE} lihe@desk"));
    assert!(added.code == 0 && added.err.contains(LIHE_PRINT), "{added:?}");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_zicha")).canonicalize().unwrap();
    let told = offered(&desk, LIHE);
    assert_eq!(told.code, 0);
    assert_eq!(
        told.out,
        format!(
            "restrict,pty,command=\"{} --as lihe --key {LIHE_PRINT}\" {LIHE}\n",
            program.display()
        )
    );
    silent(&desk, OTHER);
    let list = desk.done(&["--lang", "en", "keys", "list", "lihe"]);
    assert!(list.contains(LIHE_PRINT) && list.contains("lihe@desk"), "{list}");
    assert_eq!(desk.done(&["--lang", "en", "--as", "lihe", "keys", "list"]), list);

    let withdraw = ["keys", "withdraw", "lihe", LIHE_PRINT];
    desk.done(&withdraw);
    silent(&desk, LIHE);
    assert_eq!(desk.run(&withdraw).code, 1, "it is withdrawn already");
    assert_eq!(desk.done(&["keys", "list", "lihe"]).matches(LIHE_PRINT).count(), 1);
    // The person may take it again; both rows stay in the list.
    assert_eq!(add(&desk, "lihe", "lihe", LIHE).code, 0);
    assert_eq!(offered(&desk, LIHE).out, told.out);
    assert_eq!(desk.done(&["keys", "list", "lihe"]).matches(LIHE_PRINT).count(), 2);
    desk.done(&["check"]);
}

#[test]
fn a_key_comes_through_standard_input_with_a_label() {
    let desk = Desk::office();
    let args = ["keys", "add", "wangying", "--label", "办公室电脑"];
    let fed = ran(desk.zicha(&args).write_stdin(format!("{OTHER} e256\n")));
    assert_eq!(fed.code, 0, "{fed:?}");
    let list = desk.done(&["keys", "list", "wangying"]);
    assert!(list.contains(OTHER_PRINT) && list.contains("办公室电脑"), "{list}");
    let empty = ran(desk.zicha(&args).write_stdin(""));
    assert_eq!((empty.code, empty.out.as_str()), (1, ""));
}

#[test]
fn nobody_takes_a_key_that_is_or_was_another_persons() {
    let desk = Desk::office();
    assert_eq!(add(&desk, "lihe", "lihe", LIHE).code, 0);
    for _ in 0..2 {
        for (actor, login) in [("wangying", "wangying"), ("linzhixia", "wangying")] {
            assert_eq!(add(&desk, actor, login, LIHE).code, 1, "{actor}");
        }
        let told = offered(&desk, LIHE).out;
        assert!(told.is_empty() || told.contains("--as lihe "), "{told}");
        desk.run(&["keys", "withdraw", "lihe", LIHE_PRINT]);
    }
    assert_eq!(desk.done(&["keys", "list", "wangying"]), "");
}

#[test]
fn staff_manage_their_own_keys_only() {
    let desk = Desk::office();
    assert_eq!(add(&desk, "wangying", "wangying", OTHER).code, 0);
    for actor in ["lihe", "heyanqiu"] {
        for words in [
            &["keys", "list", "wangying"][..],
            &["keys", "list", "nobody"],
            &["keys", "withdraw", "wangying", OTHER_PRINT],
            &["keys", "add", "wangying", "ssh-ed25519", &LIHE[12..]],
        ] {
            let ran = desk.run(&[&["--as", actor], words].concat());
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{actor} {words:?}: {ran:?}");
            assert!(!ran.err.contains("nobody"), "no list of logins: {}", ran.err);
        }
    }
    assert!(offered(&desk, OTHER).out.contains("--as wangying "));
    for actor in ["wangying", "chenwangchuan", "linzhixia"] {
        assert!(desk.done(&["--as", actor, "keys", "list", "wangying"]).contains(OTHER_PRINT));
    }
}

#[test]
fn people_who_left_cannot_log_in() {
    let desk = Desk::office();
    assert_eq!(add(&desk, "lihe", "lihe", LIHE).code, 0);
    let raw = desk.raw();
    for status in ["transferred", "retired", "disabled"] {
        raw.execute("UPDATE person SET status=?1 WHERE login='lihe'", [status]).unwrap();
        silent(&desk, LIHE);
    }
    raw.execute("UPDATE person SET status='active' WHERE login='lihe'", []).unwrap();
    assert_eq!(offered(&desk, LIHE).out.lines().count(), 1);
    // A login that would leave the forced command is not said.
    raw.execute("UPDATE person SET login='li\" ; id #' WHERE login='lihe'", []).unwrap();
    let ran = offered(&desk, LIHE);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
}

#[test]
fn nothing_but_a_good_line_goes_to_sshd() {
    let desk = Desk::office();
    for key in [
        "ssh-ed25519 AAAA",
        "ssh-ed25519 --help",
        "--help --version",
        "ssh-dss AAAA",
        "ssh-rsa %",
        "'; DROP",
    ] {
        silent(&desk, key);
    }
    let empty = Desk::empty();
    let none = offered(&empty, LIHE);
    assert_eq!((none.code, none.out.as_str(), none.err.lines().count()), (1, "", 1), "{none:?}");
    // Not the account that people log in as.
    let host = format!("db = \"{}\"\naccount = \"zicha\"\n", desk.db().display());
    assert_eq!(add(&desk, "lihe", "lihe", LIHE).code, 0);
    let mut root = desk.zicha(&["--db", desk.db().to_str().unwrap(), "ssh", "keys", "root"]);
    root.args(LIHE.split(' ')).env("ZICHA_TEST_HOST", host);
    let other = ran(&mut root);
    assert_eq!((other.code, other.out.as_str()), (0, ""), "{other:?}");
}

#[test]
fn what_is_no_key_is_said_in_each_language() {
    let rsa = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCLjTuBoo3hX+AWNEayY2EZWUIJ3yfIHZJbj86XRT5FuqaEOBTAixXH+2OVtpqrDa1X+ImloA/W/uAyHWyVUPx9jF/cWcYTGjMdJTwmR2QcaxuaQVOKzi9Ef1d1kFwhK7hCciO7NBErpMBS4mqZivaCnD/RV/+XEIeU0mR+dCc0NhrrzrYEmCYPib6W664U0jGp7+0Aa6X4CmAiJmJaK8uju5xFOBXsls7HXAvggIeILQh8CBHgI9TWTracrrJ6nkF8+kqjBiaeeRyXda5bFZljy6oomG6L9GOnlOyZg3IrQeTxQCPUwXjTwIg/77Z3gTvIoL5g4D8RpDpaCkF5oB3T";
    let mut said = String::new();
    for lang in LANGS {
        let desk = Desk::office();
        let mut tell = |name: &str, line: &str| {
            let ran = ran(desk
                .zicha(&["keys", "add", "lihe", "--lang", lang])
                .write_stdin(line.to_owned()));
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{ran:?}");
            said.push_str(&format!("$ {name}\n{}", ran.err));
        };
        tell("private", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n");
        tell("two", &format!("{LIHE}\n{OTHER}\n"));
        tell("options", &format!("command=\"id\" {LIHE}\n"));
        tell("dss", "ssh-dss AAAA");
        tell("short", rsa);
        tell("broken", "ssh-ed25519 AAAA");
        assert_eq!(add(&desk, "lihe", "lihe", LIHE).code, 0);
        tell("again", LIHE);
        let other = ran(desk.zicha(&["keys", "add", "wangying", "--lang", lang]).write_stdin(LIHE));
        said.push_str(&format!("$ another's\n{}", other.err));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn a_file_of_the_first_schema_answers_without_being_changed() {
    let desk = Desk::empty();
    desk.first_schema();
    let before = std::fs::read(desk.db()).unwrap();
    silent(&desk, LIHE);
    assert_eq!(std::fs::read(desk.db()).unwrap(), before, "nothing was migrated");
    desk.done(&["status"]);
    assert_eq!(add(&desk, "lihe", "lihe", LIHE).code, 0);
    assert_eq!(offered(&desk, LIHE).out.lines().count(), 1);
    desk.done(&["check"]);
    let people = desk.done(&["people", "list"]);
    for name in ["林知夏", "李禾", "王映"] {
        assert!(people.contains(name), "{people}");
    }
}
