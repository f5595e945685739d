//! Lines drop, machines stop, windows change: no word that was typed is lost.

use crate::seat::{House, Seat};
use nix::sys::signal::Signal;
use std::path::Path;
use zicha::domain::study::{Reflection, StudyRecord};

/// A form with a text begun in it.
fn writing(house: &House, text: &str) -> Seat {
    begins(house.seat("lihe"), text)
}

fn begins(mut me: Seat, text: &str) -> Seat {
    me.goes_to("学习");
    me.wait_for("专题 0/8");
    me.press("enter", "登记学习");
    me.press("tab tab tab", "备注");
    me.types(text);
    me
}

/// Opens the same form again; the text is there, and it says so.
fn continued(house: &House, text: &str) -> Seat {
    let mut me = house.seat("lihe");
    me.goes_to("学习");
    me.wait_for("专题 0/8");
    me.press("enter", "登记学习");
    me.wait_for(text);
    me.wait_for("草稿");
    me
}

#[test]
fn a_machine_that_stops_in_mid_word_costs_at_most_a_second() {
    let house = House::new();
    let me = writing(&house, "学到一半，电断了");
    house.keeps_draft("lihe", "学到一半，电断了");
    me.kill9();
    let mut me = continued(&house, "学到一半，电断了");
    me.press("f6", "专题 1/8");
    let saved = house.rows::<StudyRecord>();
    assert_eq!(saved.len(), 1);
    assert_eq!(saved[0].note, "学到一半，电断了");
    house.is_sound();
}

#[test]
fn a_line_that_drops_keeps_the_draft_and_ends_the_program() {
    for signal in [None, Some(Signal::SIGHUP), Some(Signal::SIGTERM)] {
        let house = House::new();
        let mut me = writing(&house, "线断之前的最后几个字");
        match signal {
            None => me.hangup(),
            Some(signal) => me.signal(signal),
        }
        me.wait_exit();
        continued(&house, "线断之前的最后几个字");
        assert!(house.rows::<StudyRecord>().is_empty(), "a draft is not an entry");
    }
}

#[test]
fn a_session_that_nobody_uses_ends_by_itself_and_keeps_the_draft() {
    let house = House::new();
    let me = Seat { pty: house.over_ssh("lihe", 0.1).start() };
    me.wait_for("现在该做");
    let me = begins(me, "写着写着被叫走了");
    assert_eq!(me.wait_exit(), 1);
    let said = me.screen();
    assert!(said.contains("很久没有操作"), "one sentence on the screen of before: {said}");
    assert!(!said.contains("登记学习"), "{said}");
    continued(&house, "写着写着被叫走了");
}

#[test]
fn a_terminal_that_takes_nothing_holds_up_no_session_beyond_the_idle_time() {
    let house = House::new();
    let me = Seat { pty: house.over_ssh("lihe", 0.05).start() };
    me.wait_for("现在该做");
    let mut me = begins(me, "屏幕卡住之前的话");
    house.keeps_draft("lihe", "屏幕卡住之前的话");
    // A client that was suspended while much was on its way to it.
    let pid = me.pid();
    me.unread(|me| {
        for _ in 0..60 {
            me.key("ctrl-l");
            std::thread::park_timeout(std::time::Duration::from_millis(10));
        }
        let begun = std::time::Instant::now();
        while begun.elapsed().as_secs() < 30 && Path::new(&format!("/proc/{pid}/fd/0")).exists() {
            std::thread::park_timeout(std::time::Duration::from_millis(50));
        }
    });
    assert_eq!(me.wait_exit(), 143, "it hung in its terminal, and was ended from outside");
    continued(&house, "屏幕卡住之前的话");
    house.is_sound();
}

#[test]
fn keys_without_end_fill_no_memory() {
    let house = House::new();
    let mut me = Seat { pty: house.over_ssh("lihe", 0.05).start() };
    me.wait_for("现在该做");
    let pid = me.pid();
    let number = |line: &str| line.split_whitespace().nth(1)?.parse::<u64>().ok();
    let memory = || {
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
        status.lines().find(|line| line.starts_with("VmRSS:")).and_then(number)
    };
    let (before, mut most) = (memory().unwrap(), 0);
    let begun = std::time::Instant::now();
    let mut ended = false;
    // The screen is drawn anew at each of these keys, until nothing more goes out.
    me.flood(&"\x0c".repeat(4096), || {
        ended = memory().is_none();
        most = most.max(memory().unwrap_or(0));
        !ended && begun.elapsed().as_secs() < 30
    });
    assert!(ended, "who sends keys for ever and reads nothing is not there either");
    assert!(most < before + 16 * 1024, "{before} kB became {most} kB");
    house.is_sound();
}

#[test]
fn leaving_a_form_or_the_program_keeps_the_draft() {
    let house = House::new();
    let mut me = writing(&house, "先放一放");
    me.press("esc", "专题 0/8");
    me.press("enter", "先放一放");
    me.key("ctrl-c");
    assert_eq!(me.wait_exit(), 0);
    continued(&house, "先放一放");
}

#[test]
fn a_window_that_changes_its_size_all_the_time_stays_right() {
    let house = House::new();
    let mut me = writing(&house, "大小在变，字还在");
    let sizes = [(120, 40), (60, 20), (20, 5), (1, 1), (200, 60), (61, 21), (80, 24)];
    for _ in 0..6 {
        for (columns, rows) in sizes {
            me.resize(columns, rows);
        }
    }
    me.wait_for("大小在变，字还在");
    me.wait_for("登记学习");
    me.send("，继续写");
    me.wait_for("字还在，继续写");
    for ((columns, rows), text) in sizes[..2].iter().zip(["登记学习", "登记学习"]) {
        me.resize(*columns, *rows);
        me.wait_for(text);
        me.wait_for("字还在，继续写");
    }
    me.resize(20, 5);
    me.wait_until("how much is needed", |screen| screen.contents().contains("60"));
    me.resize(80, 24);
    me.press("f6", "专题 1/8");
    assert_eq!(house.rows::<StudyRecord>()[0].note, "大小在变，字还在，继续写");
}

#[test]
fn a_hundred_kilobytes_pasted_fill_the_field_and_submit_nothing() {
    let house = House::new();
    let mut me = house.seat("lihe");
    me.goes_to("学习");
    me.wait_for("专题 0/8");
    me.press("end enter", "正文");
    me.types("qlg");
    me.press("enter tab", "标题");
    me.types("长文");
    me.key("tab");
    let lines =
        (0..1_200).map(|n| format!("第{n:04}行：学习以后把每一件事重新看一遍，写下来，再改过来。"));
    let text = lines.collect::<Vec<_>>().join("\n");
    assert!(text.len() > 100_000);
    me.paste(&text);
    // The field holds 20,000 characters; what did not fit is said, not dropped in silence.
    let over = text.chars().count() - 20_000;
    me.wait_for(&format!("后面 {over} 个字没有放进来"));
    me.wait_for("正文");
    assert!(house.rows::<Reflection>().is_empty(), "a newline in a paste submits nothing");
    me.press("f6", "要求 800 字");
    let saved = house.rows::<Reflection>();
    assert_eq!(saved.len(), 1);
    let (body, fits) = (&saved[0].body, text.chars().take(20_000).collect::<String>());
    assert!(*body == fits.trim_end(), "{} characters", body.chars().count());
    house.is_sound();
}

#[test]
fn an_edit_is_undone_and_what_others_saw_is_not() {
    let house = House::new();
    let mut me = writing(&house, "这一条会撤销");
    me.press("f6", "专题 1/8");
    assert_eq!(house.rows::<StudyRecord>().len(), 1);
    me.press("u", "专题 0/8");
    assert!(house.rows::<StudyRecord>().is_empty());
    // Nothing further of this session can be undone: it says so.
    let before = me.screen();
    me.key("u");
    me.wait_until("a word about it", |screen| screen.contents() != before);
    house.is_sound();
}
