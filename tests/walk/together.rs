//! Two windows on one thing: the later one sees both texts and chooses; nothing is overwritten.

use crate::seat::{House, Seat};
use zicha::domain::study::StudyRecord;

/// Opens the first topic's form in a window and goes to its note.
fn at_the_note(house: &House) -> Seat {
    let mut me = house.seat("lihe");
    me.goes_to("学习");
    me.wait_for("专题 0/8");
    me.press("enter", "备注");
    me.press("tab tab tab", "一两句即可");
    me
}

#[test]
fn two_windows_on_one_draft() {
    let house = House::new();
    let mut first = at_the_note(&house);
    let mut second = at_the_note(&house);
    first.types("第一个窗口写的话");
    house.keeps_draft("lihe", "第一个窗口写的话");
    second.types("第二个窗口写的话");
    // The second window's draft would overwrite the first one's: it shows both.
    second.wait_for("两份草稿都在");
    second.wait_for("第一个窗口写的话");
    second.wait_for("第二个窗口写的话");
    // 3 takes over what the first window wrote; only then is the other text given up.
    second.press("3", "登记学习");
    second.wait_for("第一个窗口写的话");
    second.wait_for_no("第二个窗口写的话");
    second.press("f6", "专题 1/8");
    assert_eq!(house.rows::<StudyRecord>()[0].note, "第一个窗口写的话");
    house.is_sound();
}

/// A window on the one record there is, opened for a change.
fn changing(house: &House) -> Seat {
    let mut me = house.seat("lihe");
    me.goes_to("学习");
    me.wait_for("专题 1/8");
    me.key("end");
    me.moves_to("讨论交流");
    me.press("f2", "修改学习");
    me.wait_for("原来的话");
    me
}

#[test]
fn two_windows_on_one_row() {
    let house = House::new();
    let mut first = at_the_note(&house);
    first.types("原来的话");
    first.press("f6", "专题 1/8");
    drop(first);
    let (mut first, mut second) = (changing(&house), changing(&house));
    first.in_field("备注");
    first.types("，第一个窗口添的");
    first.press("f6", "已保存");
    second.in_field("备注");
    second.types("，第二个窗口添的");
    second.press("f6", "两份都在");
    second.wait_for("第一个窗口添的");
    second.wait_for("第二个窗口添的");
    assert!(!second.screen().contains("学时"), "what is alike is not shown");
    let note = || house.rows::<StudyRecord>()[0].note.clone();
    assert_eq!(note(), "原来的话，第一个窗口添的", "nothing was overwritten");
    // 1 goes on editing one's own, which is still there; both texts were seen, so it may be saved.
    second.key("1");
    second.wait_for_no("两份都在");
    second.wait_for("第二个窗口添的");
    second.press("f6", "已保存");
    assert_eq!(note(), "原来的话，第二个窗口添的");
    house.is_sound();
}

#[test]
fn a_row_that_was_deleted_meanwhile_leaves_ones_text() {
    let house = House::new();
    let mut first = at_the_note(&house);
    first.types("原来的话");
    first.press("f6", "专题 1/8");
    let mut second = changing(&house);
    second.in_field("备注");
    second.types("，还在写的时候被删掉了");
    first.moves_to("讨论交流");
    first.press("f8", "删除");
    first.press("enter", "专题 0/8");
    second.press("f6", "被人删除");
    house.keeps_draft("lihe", "还在写的时候被删掉了");
    house.is_sound();
}
