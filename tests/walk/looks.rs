//! The terminal itself: colours, lines, the mouse, stops and sizes, as each person has them.

use crate::pty::Launch;
use crate::seat::{House, Seat};
use std::collections::BTreeSet;
use std::path::Path;
use vt100::{Color, MouseProtocolMode};

/// Everything that leads to a list or a page, by the name in the menu of `g`.
const PLACES: [&str; 6] = ["学习", "自查", "公开承诺", "整改台账", "人员", "活动"];

/// The colours of what is written on the screen.
fn colours(seat: &Seat) -> BTreeSet<u8> {
    let index = |color| match color {
        Color::Default => None,
        Color::Idx(index) => Some(index),
        Color::Rgb(..) => Some(255),
    };
    seat.look(|screen| {
        let cells = (0..24).flat_map(|row| (0..80).filter_map(move |x| screen.cell(row, x)));
        let seen = cells.filter(|cell| !cell.contents().trim().is_empty());
        seen.flat_map(|cell| [index(cell.fgcolor()), index(cell.bgcolor())]).flatten().collect()
    })
}

fn mouse_mode(seat: &Seat) -> MouseProtocolMode {
    seat.look(vt100::Screen::mouse_protocol_mode)
}

#[test]
fn each_theme_has_colours_of_its_own_and_is_remembered() {
    let house = House::new();
    let (cyan, blue) = (6, 4);
    let mut me = house.seat("lihe");
    assert!(colours(&me).contains(&cyan) && !colours(&me).contains(&blue), "{:?}", colours(&me));
    me.press(", down right", "浅色底");
    me.press("q", "现在该做");
    assert!(colours(&me).contains(&blue) && !colours(&me).contains(&cyan), "{:?}", colours(&me));
    me.key("q");
    assert_eq!(me.wait_exit(), 0);
    let mut me = house.seat("lihe");
    assert!(colours(&me).contains(&blue) && !colours(&me).contains(&cyan), "{:?}", colours(&me));
    me.press(", down right", "黑白");
    me.press("q down", "现在该做");
    me.wait_for_selected("学习教育  必学 0/8");
    assert_eq!(colours(&me), BTreeSet::new());
}

#[test]
fn no_color_means_black_and_white_until_one_chooses() {
    let house = House::new();
    let seat = |value: &str| {
        let me = Seat { pty: house.terminal("lihe").env("NO_COLOR", value).start() };
        me.wait_for("现在该做");
        me
    };
    assert!(!colours(&seat("")).is_empty(), "an empty value says nothing");
    let mut me = seat("1");
    assert_eq!(colours(&me), BTreeSet::new());
    me.key("down");
    me.wait_for_selected("学习教育  必学 0/8");
    // What one sets oneself holds.
    me.press(", down", "黑白");
    me.press("right", "深色底");
    me.press("q q", "");
    assert_eq!(me.wait_exit(), 0);
    assert!(!colours(&seat("1")).is_empty());
}

#[test]
fn ascii_lines_hold_on_every_screen() {
    let house = House::new();
    let mut me = house.seat("lihe");
    me.press(", down down right", "ASCII");
    me.press("q", "现在该做");
    for place in PLACES {
        me.goes_to(place);
        me.wait_for_no("读取");
        assert!(!me.screen().contains(is_box_drawing), "{place}\n{}", me.screen());
        me.press("f10", "Enter 选定");
        assert!(!me.screen().contains(is_box_drawing), "{place}\n{}", me.screen());
        me.key("esc");
        me.wait_for_no("Enter 选定");
    }
}

fn is_box_drawing(c: char) -> bool {
    ('\u{2500}'..='\u{257f}').contains(&c)
}

#[test]
fn the_mouse_is_left_to_the_terminal_until_it_is_switched_on() {
    let house = House::new();
    let mut me = house.seat("lihe");
    assert_eq!(mouse_mode(&me), MouseProtocolMode::None);
    me.goes_to("自查");
    me.wait_for("思想作风");
    let sent = String::from_utf8_lossy(&me.bytes_since(0)).into_owned();
    assert!(!sent.contains("\x1b[?100"), "no mouse is asked for");
    me.press(", end", "▸ 鼠标");
    me.key("right");
    me.wait_until("the mouse", |screen| {
        screen.mouse_protocol_mode() == MouseProtocolMode::PressRelease
    });
    me.press("q", "现在该做");
    // A click selects: on Home, where rows are of several kinds, and in a list.
    me.click("公开承诺");
    me.wait_for_selected("公开承诺");
    me.press("enter", "公开承诺");
    me.press("q", "现在该做");
    me.goes_to("自查");
    me.wait_for("思想作风");
    me.click("3 我在会上讲的意见");
    me.wait_for("▸ 3 我在会上讲的意见");
    // The wheel moves on.
    me.send("\x1b[<65;10;10M");
    me.wait_for("▸ 4 ");
    me.send("\x1b[<64;10;10M");
    me.wait_for("▸ 3 ");
    me.key("q");
    me.wait_for("现在该做");
    me.key("q");
    assert_eq!(me.wait_exit(), 0);
    assert_eq!(mouse_mode(&me), MouseProtocolMode::None, "given back");
    // Remembered, and off again at once.
    let mut me = house.seat("lihe");
    me.wait_until("the mouse", |screen| {
        screen.mouse_protocol_mode() == MouseProtocolMode::PressRelease
    });
    me.press(", end", "▸ 鼠标");
    me.key("right");
    me.wait_until("no mouse", |screen| screen.mouse_protocol_mode() == MouseProtocolMode::None);
}

#[test]
fn ctrl_z_gives_the_shell_back_and_fg_the_screen() {
    let house = House::new();
    let shell = Launch::program(Path::new("/bin/sh"), house.dir.path(), &["-i"]);
    let mut me = Seat { pty: shell.env("PS1", "prompt> ").start() };
    me.wait_for("prompt> ");
    let db = house.db().display().to_string();
    me.send(&format!("{} --db {db} --as lihe\r", env!("CARGO_BIN_EXE_zicha")));
    me.wait_for("现在该做");
    me.goes_to("学习");
    me.wait_for("专题 0/8");
    // In the middle of typing: nothing of it may be lost.
    me.press("enter", "备注");
    me.press("tab tab tab", "一两句即可");
    me.types("停一下再写");
    me.key("ctrl-z");
    me.wait_until("the shell", |screen| {
        !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor()
    });
    // A shell that has not asked yet may drop what is typed.
    me.wait_until("the shell's question", |screen| {
        let screen = screen.contents();
        screen.contains("topped") && screen.trim_end().ends_with("prompt>")
    });
    me.send("echo 在外面\r");
    me.wait_for("\n在外面");
    me.resize(100, 30);
    me.send("fg\r");
    me.wait_until("the screen again", |screen| {
        screen.alternate_screen() && screen.contents().contains("停一下再写")
    });
    assert!(!me.screen().contains("在外面"), "{}", me.screen());
    me.types("，接着写");
    me.press("f6", "专题 1/8");
    me.press("q", "现在该做");
    me.key("q");
    me.wait_until("the shell", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("prompt>")
    });
    me.send("exit\r");
    me.wait_exit();
    house.is_sound();
}

#[test]
fn any_size_is_survived_and_too_small_a_window_says_what_it_needs() {
    let house = House::new();
    let mut me = house.seat("lihe");
    me.goes_to("自查");
    me.wait_for("▸ 1 ");
    me.press("down down", "▸ 3 ");
    for (columns, rows) in [(59, 24), (80, 19), (20, 8)] {
        me.resize(columns, rows);
        me.wait_for("窗口太小");
        me.wait_for(&format!("{columns} 列"));
        // Alive: a key still counts.
        me.key("down");
    }
    me.resize(60, 20);
    me.wait_for("▸ 6 ");
    for step in 0..200_u16 {
        me.resize(1 + step * 7 % 200, 1 + step * 3 % 70);
    }
    me.resize(1, 1);
    me.resize(120, 40);
    me.wait_for("▸ 6 ");
    me.press("up", "▸ 5 ");
    me.resize(80, 24);
    me.wait_until("the footer on the last row", |screen| {
        let text = screen.contents();
        text.lines().count() == 24
            && text.lines().last().is_some_and(|line| line.contains("? 帮助"))
    });
    me.press("q", "现在该做");
}
