//! The first run: from nothing to an office, or to nothing again.

use crate::pty::Launch;
use crate::seat::Seat;
use chrono::{Days, Local, NaiveDate};
use std::path::Path;
use zicha::store::Store;

/// Everything beneath the home.
fn left_behind(home: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(home).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(left_behind(&path));
        }
        found.push(path.display().to_string());
    }
    found
}

fn start(home: &Path) -> Seat {
    let seat = Seat { pty: Launch::zicha(home, &[]).start() };
    seat.wait_for("第一步：语言、活动、年份");
    seat
}

/// Clears the field and types into it.
fn fill(seat: &mut Seat, text: &str) {
    for _ in 0..12 {
        seat.key("backspace");
    }
    seat.types(text);
}

/// Fills in the form of a new person.
fn add(seat: &mut Seat, name: &str, login: &str) {
    seat.types(name);
    seat.in_field("登录名");
    seat.types(login);
    seat.press("f6", &format!("▸   {name}"));
}

#[test]
fn from_nothing_to_home_with_the_dates_one_chooses() {
    let home = tempfile::tempdir().unwrap();
    let mut seat = start(home.path());
    seat.press("f6", "第二步：单位、本人、各阶段日期");
    seat.types("审批服务处");
    seat.key("tab");
    seat.types("林知夏");
    seat.key("tab");
    // The login of the account stands there already.
    seat.key("end");
    for _ in 0..32 {
        seat.key("backspace");
    }
    seat.types("linzhixia");
    let today = Local::now().date_naive();
    let day = |days: i64| -> NaiveDate {
        if days < 0 {
            today - Days::new(days.unsigned_abs())
        } else {
            today + Days::new(days.unsigned_abs())
        }
    };
    // Late in the year the dates of the plan have passed, and it is asked where to begin.
    if seat.screen().contains("从今天起顺排") {
        seat.key("tab");
    }
    for (first, last) in [(-5, 20), (21, 40), (41, 60), (61, 80)] {
        for date in [day(first), day(last)] {
            seat.key("tab");
            fill(&mut seat, &date.to_string());
        }
    }
    assert!(left_behind(home.path()).is_empty(), "nothing is written before the end");
    seat.press("f6", "看起来对吗");
    seat.press("enter", "先添加处长和大家");
    // Phase 1 is open: its steps are not late and can be walked.
    assert!(!seat.screen().contains("逾期"), "{}", seat.screen());
    // The card leads to the first thing to do: the leader, then everybody.
    seat.press("enter", "▸ 姓名");
    seat.wait_for("[x] 处长");
    add(&mut seat, "陈望川", "chenwangchuan");
    seat.wait_for("接着把大家添加进来");
    seat.press("enter", "▸ 姓名");
    add(&mut seat, "李禾", "lihe");
    seat.press("esc", "现在该做");
    seat.wait_for_no("先添加处长");
    seat.key("q");
    assert_eq!(seat.wait_exit(), 0);

    let db = home.path().join(".local/share/zicha/zicha.db");
    assert!(Store::open(&db).unwrap().check(None, &[]).unwrap().is_sound());
    // Bound to the account: the next start needs no name, and asks nothing again.
    let seat = Seat { pty: Launch::zicha(home.path(), &[]).start() };
    seat.wait_for("现在该做");
    assert!(seat.screen().contains("林知夏"), "{}", seat.screen());
}

#[test]
fn mistakes_are_said_beside_their_fields_and_nothing_is_made() {
    let home = tempfile::tempdir().unwrap();
    let mut seat = start(home.path());
    seat.press("f6", "第二步");
    seat.press("f6", "需要填写");
    seat.types("处");
    seat.press("tab tab", "");
    seat.types("A B");
    seat.press("f6", "需要填写");
    assert!(left_behind(home.path()).is_empty());
}

#[test]
fn leaving_half_way_leaves_nothing() {
    for way in ["ctrl-c", "esc", "hangup", "kill"] {
        let home = tempfile::tempdir().unwrap();
        let mut seat = start(home.path());
        seat.press("f6", "第二步");
        seat.types("审批服务处");
        match way {
            "ctrl-c" => seat.key("ctrl-c"),
            "esc" => {
                seat.press("esc", "还什么都没有写入");
                seat.key("q");
            }
            "hangup" => seat.hangup(),
            _ => seat.kill9(),
        }
        if way == "ctrl-c" || way == "esc" {
            assert_eq!(seat.wait_exit(), 0, "{way}");
        }
        let left = left_behind(home.path());
        assert!(left.is_empty(), "{way} leaves {left:?}");
    }
}

#[test]
fn the_language_of_the_first_page_counts_at_once() {
    let home = tempfile::tempdir().unwrap();
    let mut seat = start(home.path());
    seat.press("3 f6", "Step 2");
    assert!(!seat.screen().contains("单位"), "{}", seat.screen());
}
