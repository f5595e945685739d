//! `zicha people`: list, add, import, roles, rights.

use crate::{
    desk::{Desk, LANGS, listing},
    pty::Launch,
};
use serde_json::Value;

#[test]
fn people_are_added_listed_and_given_roles() {
    let desk = Desk::office();
    let lines = [
        "people list",
        "people add sunzhiyao 孙知遥",
        "people add zhaoyi 赵一 --role inspector --unit 审批服务处",
        "people add zhaoyi 赵二",
        "people add Zhao 赵三",
        "people add zhaosi 赵四 --unit 没有的处",
        "people add second 第二 --role leader",
        "people role sunzhiyao coordinator",
        "people role sunzhiyao staff --add",
        "people role nobody staff",
        "people role linzhixia staff",
        "people list",
        "check",
    ];
    insta::assert_snapshot!(desk.session("zh-Hans", &lines));
}

#[test]
fn the_list_as_json_is_an_array_at_the_top() {
    let desk = Desk::office();
    let rows: Value =
        serde_json::from_str(&desk.done(&["people", "list", "--format", "json"])).unwrap();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 5);
    let keys: Vec<_> = rows[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["cadre", "login", "name", "os_uid", "roles", "status", "supervisor", "title", "unit"]
    );
    let leader = rows.iter().find(|row| row["login"] == "chenwangchuan").unwrap();
    assert_eq!((leader["name"].as_str(), &leader["roles"][0]), (Some("陈望川"), &"leader".into()));
}

#[test]
fn staff_see_their_own_row_and_change_nobody() {
    let desk = Desk::office();
    let before = desk.done(&["people", "list"]);
    let lines = [
        "people list --as lihe",
        "people add x 某人 --as lihe",
        "people role lihe leader --as lihe",
        "people import more.csv --as lihe",
    ];
    desk.file("more.csv", "login,name\nx,某人\n");
    insta::assert_snapshot!(desk.session("en", &lines));
    assert_eq!(desk.done(&["people", "list"]), before);
}

#[test]
fn people_are_bound_to_accounts_of_this_computer() {
    let desk = Desk::office();
    let uids = |desk: &Desk| {
        let rows: Value =
            serde_json::from_str(&desk.done(&["people", "list", "--format", "json"])).unwrap();
        let of = |row: &Value| (row["login"].as_str().unwrap().to_owned(), row["os_uid"].as_i64());
        rows.as_array().unwrap().iter().map(of).collect::<std::collections::BTreeMap<_, _>>()
    };
    desk.done(&["people", "add", "daemon", "守护"]);
    let lines = [
        "people bind daemon",
        "people bind lihe daemon",
        "people bind lihe no-such-account",
        "people bind lihe",
        "people bind nobody-here",
        "people bind chenwangchuan bin --as lihe",
    ];
    insta::assert_snapshot!(desk.session("en", &lines));
    assert_eq!(uids(&desk)["daemon"], Some(1));
    desk.done(&["people", "bind", "daemon", "--none"]);
    desk.done(&["people", "bind", "lihe", "daemon"]);
    assert_eq!((uids(&desk)["daemon"], uids(&desk)["lihe"]), (None, Some(1)));
    desk.done(&["check"]);
}

#[test]
fn a_list_is_imported_whole_or_not_at_all() {
    let desk = Desk::office();
    let head = "登录名,姓名,职务,单位,角色,领导干部,工号\n";
    let good = "sunzhiyao,孙知遥,主任科员,,干部职工,否,1\nzhaoyi,赵一,,,staff,,2\n";
    desk.file("good.csv", format!("\u{feff}{head}{good}"));
    let bad = "sun,孙,,,,,\nA B,,,没有的处,国王,也许,\nsun,又一个,,,,,\n";
    desk.file("bad.csv", format!("{head}{bad}"));
    desk.file("gbk.csv", b"login,name\nx,\xd5\xd4\n");
    desk.file("empty.csv", "");
    desk.file("headless.csv", "一,二\n三,四\n");
    let lines = [
        "people import bad.csv",
        "people import gbk.csv",
        "people import empty.csv",
        "people import headless.csv",
        "people import none.csv",
        "people import good.csv",
        "people import good.csv",
    ];
    for lang in LANGS {
        let desk = if lang == "zh-Hans" { &desk } else { &again(&desk) };
        insta::assert_snapshot!(format!("import_{lang}"), desk.session(lang, &lines));
    }
    let list = desk.done(&["people", "list", "--format", "json"]);
    let rows: Value = serde_json::from_str(&list).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 7);
    let sun = rows.as_array().unwrap().iter().find(|row| row["login"] == "sunzhiyao").unwrap();
    assert_eq!(sun["title"], "主任科员");
    desk.done(&["check"]);
}

#[test]
fn a_list_with_a_new_leader_says_who_gives_way_and_waits_for_a_yes() {
    let desk = Desk::office();
    desk.file("new.csv", "login,name,role\nsunzhiyao,孙知遥,处长\nzhou,周岚,干部职工\n");
    let before = desk.done(&["people", "list"]);
    for lang in LANGS {
        let refused = desk.run(&["--lang", lang, "people", "import", "new.csv"]);
        assert_eq!(refused.code, 1, "{refused:?}");
        for said in ["孙知遥", "陈望川", "--yes"] {
            assert!(refused.err.contains(said), "{lang}: {}", refused.err);
        }
    }
    assert_eq!(desk.done(&["people", "list"]), before);
    // Asked on a terminal, and left alone unless the login is typed.
    let (db, file) = (desk.db(), desk.home.path().join("new.csv"));
    let args = ["--db", db.to_str().unwrap(), "people", "import", file.to_str().unwrap()];
    let asked = |typed: &str| {
        let mut pty = Launch::zicha(desk.home.path(), &args).start();
        pty.wait_for("输入 sunzhiyao 继续");
        pty.send(typed);
        (pty.wait_exit(), pty.screen())
    };
    let (code, said) = asked("y\r");
    assert!(code == 1 && said.contains("没有导入。"), "{said}");
    assert_eq!(desk.done(&["people", "list"]), before);
    let (code, said) = asked("sunzhiyao\r");
    assert!(code == 0 && said.contains("已导入 2 人；陈望川不再担任处长"), "{said}");
    // Said beforehand; nothing is asked.
    desk.file("back.csv", "login,name,role\nqian,钱塘,处长\n");
    let done = desk.run(&["--lang", "en", "people", "import", "back.csv", "--yes"]);
    assert!(done.code == 0 && done.err.contains("孙知遥 is no longer"), "{done:?}");
    desk.done(&["check"]);
}

/// A new office with the same files beside it.
fn again(desk: &Desk) -> Desk {
    let new = Desk::office();
    for (path, content) in listing(desk.home.path()) {
        if path.extension().is_some_and(|kind| kind == "csv") {
            new.file(path.file_name().unwrap().to_str().unwrap(), content.unwrap());
        }
    }
    new
}

#[test]
fn control_characters_of_names_stay_out() {
    let desk = Desk::office();
    desk.done(&["people", "add", "evil", "甲\u{1b}[2J乙\u{202e}丙\n丁"]);
    let list = desk.done(&["people", "list"]);
    assert!(list.contains("乙丙 丁"), "{list:?}");
    assert!(!list.contains(['\u{1b}', '\u{202e}']), "{list:?}");
}

#[test]
fn the_rights_are_listed() {
    let desk = Desk::empty();
    for lang in LANGS {
        insta::assert_snapshot!(
            format!("rights_{lang}"),
            desk.done(&["people", "rights", "--lang", lang])
        );
    }
}
