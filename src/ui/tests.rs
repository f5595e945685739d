//! What stands in the cells.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::testing::rows;
use super::theme::Palette;
use super::widgets::table::{Cell, Column};
use super::widgets::{bars, conflict, dialog, form, page::Page, table, text};
use super::{Look, layout};
use crate::app::dialog::{Dialog, Item};
use crate::app::event::{Key, KeyCode};
use crate::app::form::{Choice, Form, FormField};
use crate::app::label::Label;
use crate::app::list::{List, Row};
use crate::app::overlay::{ConflictView, Source};
use crate::app::prefs::{Borders, Theme};
use crate::domain::conflict::Conflict;
use crate::i18n::{Lang, tr};

fn look() -> Look {
    Look {
        tr: tr(Lang::ZhHans),
        style: Palette::of(Theme::Dark),
        borders: Borders::Light,
        today: chrono::NaiveDate::from_ymd_opt(2026, 5, 12).unwrap(),
        input_method: false,
    }
}

fn canvas(width: u16, height: u16) -> (Rect, Buffer) {
    let area = Rect::new(0, 0, width, height);
    (area, Buffer::empty(area))
}

fn joined(buf: &Buffer) -> String {
    rows(buf).join("\n").trim_end().to_owned()
}

struct Person(&'static str, &'static str);

impl Row for Person {
    fn id(&self) -> &str {
        self.0
    }
}

#[test]
fn columns_line_up_by_display_width() {
    let (area, mut buf) = canvas(30, 4);
    let list = List::new(vec![Person("李禾", "17/33"), Person("Anna", "8/14")]);
    let columns = [Column::flex("姓名", 1), Column::fixed("自查", 6).right()];
    let cells = |p: &Person| vec![Cell::from(p.0), Cell::from(p.1)];
    table::draw(&list, &columns, cells, "", &look(), area, &mut buf);
    let expected = "  姓名                    自查\n▸ 李禾                   17/33\n  Anna                    8/14";
    assert_eq!(joined(&buf), expected);
}

#[test]
fn a_long_list_has_a_mark_beside_it() {
    let (whole, mut buf) = canvas(12, 5);
    let area = Rect { width: 10, ..whole };
    let mut list =
        List::new(["一", "二", "三", "四", "五", "六", "七"].map(|n| Person(n, "")).into());
    let cells = |p: &Person| vec![Cell::from(p.0)];
    let mut draw = |list: &List<Person>| {
        buf.reset();
        table::draw(list, &[Column::flex("", 1)], cells, "", &look(), area, &mut buf);
        rows(&buf).iter().map(|row| row.contains('┃')).collect::<Vec<_>>()
    };
    assert_eq!(draw(&list), [true, true, true, false, false]);
    list.act(crate::app::action::Action::Last);
    assert_eq!(draw(&list), [false, false, true, true, true]);
}

#[test]
fn what_is_too_long_is_cut_between_characters() {
    let (area, mut buf) = canvas(7, 1);
    text::put(&mut buf, area, "自查自纠工作", look().style.text);
    assert_eq!(joined(&buf), "自查..");
}

#[test]
fn what_could_steer_the_terminal_is_made_visible() {
    let (area, mut buf) = canvas(20, 1);
    text::put(&mut buf, area, "a\u{1b}[2Jb\u{202e}c", look().style.text);
    assert_eq!(joined(&buf), "a?[2Jb?c");
}

#[test]
fn an_empty_list_says_what_will_stand_there() {
    let (area, mut buf) = canvas(24, 3);
    let list: List<Person> = List::default();
    let cells = |_: &Person| Vec::new();
    table::draw(
        &list,
        &[Column::flex("", 1)],
        cells,
        "还没有人，按 n 新增",
        &look(),
        area,
        &mut buf,
    );
    assert_eq!(joined(&buf), "  还没有人，按 n 新增");
}

#[test]
fn a_window_over_chinese_text_keeps_its_border() {
    let (area, mut buf) = canvas(40, 9);
    for row in area.rows() {
        text::put(&mut buf, row, &"问题整改台账".repeat(4), look().style.text);
    }
    let menu = Dialog::menu("x", Label::from("导出"), vec![Item::new("md", "Markdown")]);
    dialog::draw(&menu, &look(), area, &mut buf);
    for row in rows(&buf).iter().filter(|row| row.contains("Markdown")) {
        assert_eq!(row.matches('│').count(), 2, "{row}");
    }
}

#[test]
fn ascii_borders_use_no_line_drawing_at_all() {
    let (area, mut buf) = canvas(60, 12);
    let look = Look { borders: Borders::Ascii, ..look() };
    let menu = Dialog::menu("x", Label::from("导出"), vec![Item::new("md", "Markdown")]);
    dialog::draw(&menu, &look, area, &mut buf);
    let form = sample();
    form::draw(&form, &look, layout::top(area, 3).0, &mut buf);
    assert!(!joined(&buf).chars().any(|c| ('\u{2500}'..='\u{257f}').contains(&c)));
}

#[test]
fn bars_fill_with_the_largest_and_show_the_smallest() {
    let (area, mut buf) = canvas(40, 2);
    let all = [("工作作风", 40), ("学风", 1)];
    let bars: Vec<_> =
        all.iter().map(|(l, v)| bars::Bar { label: (*l).into(), value: *v }).collect();
    bars::draw(&bars, &look(), area, &mut buf);
    let filled = |y| (0..40).filter(|&x| buf[(x, y)].symbol() == "━").count();
    assert_eq!((filled(0), filled(1)), (27, 1));
}

#[test]
fn a_page_hangs_values_beside_their_labels() {
    let (area, mut buf) = canvas(24, 6);
    let look = look();
    let mut page = Page::new(&look);
    page.heading("问题").value("来源", "群众").value("说明", "窗口排队时间太长，群众意见很大");
    page.draw(0, area, &mut buf);
    assert_eq!(joined(&buf), "问题\n来源  群众\n说明  窗口排队时间太长，\n      群众意见很大");
}

fn sample() -> Form {
    let choices = vec![Choice::new("adopt", "采纳"), Choice::new("reject", "不采纳")];
    Form::new("opinion", "", Label::from("意见"), look().today)
        .with(FormField::long("fact", "事实").required().min(15).max(2_000))
        .with(FormField::choice("decision", "处理", choices))
        .with(FormField::date("due", "期限").start("5.31"))
}

#[test]
fn a_form_counts_while_one_types_and_the_caret_stands_behind_the_text() {
    let (area, mut buf) = canvas(60, 16);
    let mut form = sample();
    for c in "窗口排队超过一小时".chars() {
        form.key(Key::char(c), tr(Lang::ZhHans));
    }
    let caret = form::draw(&form, &look(), area, &mut buf);
    let shown = joined(&buf);
    assert!(shown.contains("▸ 事实  必填") && shown.contains("9/15"), "{shown}");
    assert!(shown.contains("( ) 采纳   ( ) 不采纳"), "{shown}");
    assert!(shown.contains("5月31日 周日"), "{shown}");
    assert_eq!(caret, Some(Position::new(4 + 18, 1)));
}

#[test]
fn the_caret_stays_inside_at_every_place_of_a_long_text() {
    let text = "自查自纠 self-examination 🇨🇳 第二阶段，集中整改。".repeat(6);
    for width in [20, 31, 60] {
        let mut form = Form::new("x", "", Label::from("x"), look().today)
            .with(FormField::long("t", "t").start(&text));
        for _ in 0..text.chars().count() {
            let (area, mut buf) = canvas(width, 14);
            let caret = form::draw(&form, &look(), area, &mut buf).unwrap();
            assert!(area.contains(caret), "{caret:?} outside {area:?}");
            form.key(Key::plain(KeyCode::Left), tr(Lang::ZhHans));
        }
    }
}

#[test]
fn the_focused_field_is_always_in_view() {
    let mut form = Form::new("x", "", Label::from("x"), look().today)
        .with_all((0..20).map(|i| FormField::text(format!("f{i}"), format!("第{i}项"))));
    for i in 0..20 {
        let (area, mut buf) = canvas(60, 8);
        form::draw(&form, &look(), area, &mut buf);
        assert!(joined(&buf).contains(&format!("▸ 第{i}项")), "{i}");
        form.key(Key::plain(KeyCode::Tab), tr(Lang::ZhHans));
    }
}

#[test]
fn both_texts_of_a_conflict_stand_side_by_side_or_stacked() {
    let mut mine = sample();
    mine.key(Key::char('我'), tr(Lang::ZhHans));
    let current = [("fact".to_owned(), "别人写的事实".to_owned())].into();
    let conflict = Conflict { current, current_version: 2, ..Conflict::default() };
    let view = ConflictView::new(&mine, Source::Row, conflict, tr(Lang::ZhHans));
    let (area, mut buf) = canvas(118, 20);
    conflict::draw(&view, &look(), area, &mut buf);
    let wide = joined(&buf);
    let row = wide.lines().find(|line| line.contains("我的")).unwrap();
    assert!(row.contains("已存的"), "{wide}");
    let (area, mut buf) = canvas(78, 20);
    conflict::draw(&view, &look(), area, &mut buf);
    let narrow = joined(&buf);
    assert!(narrow.contains("我的    我") && narrow.contains("已存的  别人写的事实"), "{narrow}");
    assert!(narrow.contains("1 继续编辑我的"), "{narrow}");
}

#[test]
fn a_pick_shows_what_matches_and_marks_the_first() {
    let people = ["李禾", "王映", "孙知遥"].map(|name| Choice::new(name, name)).to_vec();
    let mut form = Form::new("x", "", Label::from("x"), look().today).with(FormField::pick(
        "owner",
        "责任人",
        people,
    ));
    for c in "szy".chars() {
        form.key(Key::char(c), tr(Lang::ZhHans));
    }
    let (area, mut buf) = canvas(60, 10);
    form::draw(&form, &look(), area, &mut buf);
    let shown = joined(&buf);
    assert!(shown.contains("▸ 孙知遥") && !shown.contains("王映"), "{shown}");
    form.key(Key::plain(KeyCode::Enter), tr(Lang::ZhHans));
    assert_eq!(form.values().code("owner"), Some("孙知遥"));
}
