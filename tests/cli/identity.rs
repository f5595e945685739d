//! Which database, which person, which language: the options that stand before or after a command.

use crate::desk::{Desk, ran};

#[test]
fn options_stand_before_or_after_the_command() {
    let desk = Desk::office();
    let db = desk.db().display().to_string();
    let expected = desk.done(&["people", "list", "--as", "lihe", "--lang", "zh-Hant", "--db", &db]);
    assert_eq!(expected.lines().count(), 1, "{expected}");
    for args in [
        ["--as", "lihe", "--lang", "zh-Hant", "--db", &db, "people", "list"],
        ["--as", "lihe", "people", "--lang", "zh-Hant", "list", "--db", &db],
        ["people", "--db", &db, "--as", "lihe", "list", "--lang", "zh-Hant"],
    ] {
        assert_eq!(desk.done(&args), expected, "{args:?}");
    }
    let joined = ["--as=lihe", "--lang=zh-Hant", &format!("--db={db}"), "people", "list"];
    assert_eq!(desk.done(&joined), expected);
}

#[test]
fn the_database_is_the_named_one_else_the_variables_else_the_data_folders() {
    let desk = Desk::office();
    let list = desk.done(&["people", "list"]);
    let moved = desk.home.path().join("elsewhere.db");
    std::fs::rename(desk.db(), &moved).unwrap();
    assert_eq!(desk.run(&["people", "list"]).code, 1);
    assert_eq!(desk.done(&["people", "list", "--db", "elsewhere.db"]), list);
    let by_variable = ran(desk.zicha(&["people", "list"]).env("ZICHA_DB", &moved));
    assert_eq!((by_variable.code, by_variable.out.as_str()), (0, list.as_str()));
    let stronger =
        ran(desk.zicha(&["people", "list", "--db", "elsewhere.db"]).env("ZICHA_DB", "/no/such"));
    assert_eq!((stronger.code, stronger.out.as_str()), (0, list.as_str()));
    let folder = desk.home.path().join("data/zicha");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::rename(&moved, folder.join("zicha.db")).unwrap();
    let xdg = desk.home.path().join("data");
    let by_folder = ran(desk.zicha(&["people", "list"]).env("XDG_DATA_HOME", xdg));
    assert_eq!((by_folder.code, by_folder.out.as_str()), (0, list.as_str()));
}

#[test]
fn the_owner_may_be_anybody_and_nobody_unknown() {
    let desk = Desk::office();
    for (login, name) in [("lihe", "李禾"), ("chenwangchuan", "陈望川"), ("linzhixia", "林知夏")]
    {
        let said = desk.done(&["status", "--as", login]);
        assert!(said.starts_with(name), "{said}");
    }
    let lines = ["status --as nobody", "people add a 甲 --as nobody"];
    insta::assert_snapshot!(desk.session("en", &lines));
    // The keeper of the file needs no person for these.
    desk.done(&["check", "--as", "nobody"]);
    desk.done(&["backup", "copy.db", "--as", "nobody"]);
}

#[test]
fn behind_sudo_only_the_account_counts() {
    if !nix::unistd::Uid::current().is_root() {
        return; // For anybody else behind sudo the table of endpoint.rs counts.
    }
    let desk = Desk::office();
    let uid = nix::unistd::Uid::current().to_string();
    let sudo = |uid: &str, args: &[&str]| ran(desk.zicha(args).env("SUDO_UID", uid));
    let bound = sudo(&uid, &["status"]);
    assert!(bound.code == 0 && bound.out.starts_with("林知夏"), "{bound:?}");
    let stranger = (nix::unistd::Uid::current().as_raw() + 54_321).to_string();
    for (uid, args) in [
        (stranger.as_str(), &["status"][..]),
        (&stranger, &["status", "--as", "lihe"]),
        (&uid, &["status", "--as", "lihe"]),
        (&stranger, &["check"]),
        (&stranger, &["backup", "copy.db"]),
        ("no number", &["status"]),
        ("", &["people", "list"]),
    ] {
        let refused = sudo(uid, args);
        assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{uid} {args:?}: {refused:?}");
        assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
    }
    assert!(!desk.home.path().join("copy.db").exists());
}

#[test]
fn the_language_is_the_option_else_the_persons_else_the_locales() {
    let desk = Desk::office();
    let english = |said: &str| said.contains("Do this now");
    assert!(!english(&desk.done(&["status"])), "linzhixia chose Chinese at set-up");
    assert!(english(&desk.done(&["status", "--lang", "en"])));
    assert!(english(&desk.done(&["status", "--as", "lihe"])), "lihe has chosen nothing");
    let hant = ran(desk.zicha(&["status", "--as", "lihe"]).env("LANG", "zh_HK.UTF-8"));
    assert!(hant.out.contains("週二") && hant.out.contains("現在該做"), "{}", hant.out);
}
