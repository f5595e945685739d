//! The language: changed at run time, remembered per person.

use crate::seat::{House, Seat};

#[test]
fn the_language_changes_at_once_and_is_remembered() {
    let house = House::new();
    let mut me = house.seat("lihe");
    me.press(",", "每一项改了就生效");
    me.press("right", "設定");
    me.press("right", "Settings");
    me.press("q", "Do this now");
    me.key("q");
    assert_eq!(me.wait_exit(), 0);
    // Remembered for this person alone, whatever the locale says.
    let me = Seat { pty: house.terminal("lihe").start() };
    me.wait_for("Do this now");
    house.seat("wangying");
}

#[test]
fn the_locale_decides_for_who_has_chosen_nothing() {
    let house = House::new();
    for (locale, text) in [
        ("zh_TW.UTF-8", "現在該做"),
        ("zh_HK", "現在該做"),
        ("zh", "现在该做"),
        ("zh_CN.GB18030", "现在该做"),
        ("en_US.UTF-8", "Do this now"),
        ("C", "Do this now"),
    ] {
        let me = Seat { pty: house.terminal("lihe").env("LANG", locale).start() };
        me.wait_for(text);
    }
}
