//! What one key does to a text.

use super::*;

fn keys(field: &mut Field, codes: &[KeyCode]) {
    for &code in codes {
        field.key(Key::plain(code));
    }
}

fn typed(field: &mut Field, text: &str) {
    for c in text.chars() {
        field.key(Key::char(c));
    }
}

#[test]
fn one_backspace_takes_one_character_as_people_see_it() {
    for whole in ["👨‍👩‍👧", "🇨🇳", "é", "禾"] {
        let mut field = Field::line().with_text(&format!("甲{whole}"));
        keys(&mut field, &[KeyCode::Backspace]);
        assert_eq!(field.text(), "甲", "{whole}");
        let mut field = Field::line().with_text(&format!("{whole}甲"));
        keys(&mut field, &[KeyCode::Home, KeyCode::Delete]);
        assert_eq!(field.text(), "甲", "{whole}");
    }
}

#[test]
fn left_and_right_step_over_whole_characters() {
    let mut field = Field::line().with_text("甲🇨🇳乙");
    keys(&mut field, &[KeyCode::Left, KeyCode::Left]);
    assert_eq!(field.caret(), (0, 1));
    keys(&mut field, &[KeyCode::Right]);
    assert_eq!(field.caret(), (0, 3));
}

#[test]
fn steps_cross_line_ends() {
    let mut field = Field::lines().with_text("甲\n乙");
    keys(&mut field, &[KeyCode::Left, KeyCode::Left]);
    assert_eq!(field.caret(), (0, 1));
    keys(&mut field, &[KeyCode::Right]);
    assert_eq!(field.caret(), (1, 0));
    keys(&mut field, &[KeyCode::Backspace]);
    assert_eq!(field.text(), "甲乙");
}

#[test]
fn a_paste_is_cleaned_and_flattened() {
    let mut field = Field::line();
    field.paste("一\r\n二\r三\u{1b}[31m\u{202e}");
    assert_eq!(field.text(), "一 二 三[31m");
    let mut field = Field::lines();
    field.paste("一\r\n二\r三");
    assert_eq!(field.text(), "一\n二\n三");
}

#[test]
fn the_limit_counts_characters_as_people_see_them() {
    let mut field = Field::line().with_max(3);
    assert_eq!(field.paste("🇨🇳🇨🇳🇨🇳🇨🇳"), Outcome::Full { cut: 1 });
    assert_eq!(field.len(), 3);
    assert_eq!(field.key(Key::char('x')), Outcome::Full { cut: 1 });
    assert_eq!(field.text(), "🇨🇳🇨🇳🇨🇳");
}

#[test]
fn a_hundred_kilobytes_are_pasted_up_to_the_limit() {
    let mut field = Field::lines().with_max(20_000);
    let outcome = field.paste(&"自查自纠\n".repeat(8_000));
    assert_eq!(outcome, Outcome::Full { cut: 20_000 });
    assert_eq!(field.len(), 20_000);
}

#[test]
fn undo_takes_back_a_run_of_typing_and_redo_brings_it_again() {
    let mut field = Field::lines();
    typed(&mut field, "你好，世界");
    field.key(Key::ctrl('u'));
    assert_eq!(field.text(), "你好，");
    field.key(Key::ctrl('u'));
    assert_eq!(field.text(), "");
    field.key(Key::ctrl('y'));
    field.key(Key::ctrl('y'));
    assert_eq!(field.text(), "你好，世界");
}

#[test]
fn undo_brings_back_what_a_selection_of_deletes_took() {
    let mut field = Field::line().with_text("一二三四");
    keys(&mut field, &[KeyCode::Backspace, KeyCode::Backspace]);
    field.key(Key::ctrl('u'));
    assert_eq!(field.text(), "一二三四");
    assert_eq!(field.caret(), (0, 4));
}

#[test]
fn up_and_down_stay_in_the_text_and_let_go_at_its_ends() {
    let mut field = Field::lines().with_text("一\n二");
    assert_eq!(field.key(Key::plain(KeyCode::Down)), Outcome::Ignored);
    assert_eq!(field.key(Key::plain(KeyCode::Up)), Outcome::Used);
    assert_eq!(field.key(Key::plain(KeyCode::Up)), Outcome::Ignored);
}

#[test]
fn enter_belongs_to_many_lines_only() {
    assert_eq!(Field::line().key(Key::plain(KeyCode::Enter)), Outcome::Ignored);
    assert_eq!(Field::lines().key(Key::plain(KeyCode::Enter)), Outcome::Changed);
}

#[test]
fn readline_keys_move_and_cut() {
    let mut field = Field::line().with_text("甲乙丙");
    field.key(Key::ctrl('a'));
    keys(&mut field, &[KeyCode::Right]);
    field.key(Key::ctrl('k'));
    assert_eq!(field.text(), "甲");
    field.key(Key::ctrl('e'));
    typed(&mut field, "丁");
    assert_eq!(field.text(), "甲丁");
}

#[test]
fn the_length_kept_while_editing_is_the_length_counted() {
    let mut field = Field::lines().with_text("甲e\u{301}乙\n🇨🇳丙");
    let steps = ['x', '\u{301}', '丁', '🇨', '🇳', '。'];
    for (i, c) in steps.into_iter().cycle().take(60).enumerate() {
        match i % 7 {
            0 => keys(&mut field, &[KeyCode::Left, KeyCode::Left, KeyCode::Delete]),
            3 => keys(&mut field, &[KeyCode::Backspace]),
            5 => keys(&mut field, &[KeyCode::Up, KeyCode::Enter, KeyCode::End]),
            _ => typed(&mut field, &c.to_string()),
        }
        assert_eq!(field.len(), field.text().graphemes(true).count(), "{:?}", field.text());
    }
}
