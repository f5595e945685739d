use super::*;

struct Line(&'static str, bool);
impl Row for Line {
    fn id(&self) -> &str {
        self.0
    }
    fn is_header(&self) -> bool {
        self.1
    }
    fn haystack(&self) -> String {
        self.0.to_owned()
    }
}

fn people() -> List<Line> {
    List::new(vec![
        Line("一处", true),
        Line("李禾", false),
        Line("王映", false),
        Line("二处", true),
        Line("孙知遥", false),
    ])
}

#[test]
fn moving_skips_headings() {
    let mut list = people();
    assert_eq!(list.selected_id().as_deref(), Some("李禾"));
    list.act(Action::Down);
    list.act(Action::Down);
    assert_eq!(list.selected_id().as_deref(), Some("孙知遥"));
    list.act(Action::Down);
    assert_eq!(list.selected_id().as_deref(), Some("孙知遥"));
    list.act(Action::First);
    assert_eq!(list.selected_id().as_deref(), Some("李禾"));
    list.act(Action::Up);
    assert_eq!(list.selected_id().as_deref(), Some("李禾"));
}

#[test]
fn the_selection_follows_its_row_when_rows_are_replaced() {
    let mut list = people();
    list.act(Action::Last);
    list.set_rows(vec![Line("赵新", false), Line("孙知遥", false)]);
    assert_eq!(list.selected_id().as_deref(), Some("孙知遥"));
    list.set_rows(vec![Line("赵新", false)]);
    assert_eq!(list.selected_id().as_deref(), Some("赵新"));
    list.set_rows(vec![]);
    assert_eq!(list.selected_id(), None);
}

#[test]
fn filtering_finds_initials_and_drops_empty_headings() {
    let mut list = people();
    list.filter("wy");
    let shown: Vec<&str> = (0..list.len()).filter_map(|i| list.get(i)).map(Row::id).collect();
    assert_eq!(shown, ["一处", "王映"]);
    assert_eq!(list.selected_id().as_deref(), Some("王映"));
    list.filter("");
    assert_eq!(list.len(), 5);
}

#[test]
fn a_search_stands_on_its_first_match_and_stays_there_when_it_ends() {
    let rows = ["李禾", "王映", "陈川", "王禾"].map(|name| Line(name, false));
    let mut list = List::new(rows.into());
    list.act(Action::Last);
    list.filter("禾");
    assert_eq!(list.selected_id().as_deref(), Some("李禾"));
    list.act(Action::Down);
    list.filter("");
    assert_eq!(list.selected_id().as_deref(), Some("王禾"));
}

#[test]
fn marks_are_toggled_and_forgotten_with_their_rows() {
    let mut list = people();
    list.act(Action::Mark);
    assert!(list.is_marked("李禾"));
    assert_eq!(list.selected_id().as_deref(), Some("王映"));
    list.act(Action::MarkAll);
    assert_eq!(list.marks().count(), 3);
    list.set_rows(vec![Line("王映", false)]);
    assert_eq!(list.marks().collect::<Vec<_>>(), ["王映"]);
    list.act(Action::MarkAll);
    assert_eq!(list.marks().count(), 0);
}

#[test]
fn the_window_scrolls_only_when_the_selection_leaves_it() {
    let ids: Vec<String> = (0..50).map(|i| i.to_string()).collect();
    let mut list = List::new(ids.iter().map(|s| Line(s.clone().leak(), false)).collect());
    assert_eq!(list.visible(10), 0..10);
    for _ in 0..10 {
        list.act(Action::Down);
    }
    assert_eq!(list.visible(10), 1..11);
    list.act(Action::Up);
    assert_eq!(list.visible(10), 1..11);
    list.act(Action::Last);
    assert_eq!(list.visible(10), 40..50);
    assert_eq!(list.visible(60), 0..50);
}

#[test]
fn a_long_list_names_the_window_it_needs() {
    let mut list: List<Line> = List::default();
    list.set_window(0, (0..WINDOW).map(|_| Line("x", false)).collect(), 10_000);
    let _ = list.visible(20);
    assert_eq!(list.wants(), None);
    list.expect_rows(100);
    assert_eq!(list.wants(), Some(0..400), "a screen taller than the window");
    let _ = list.visible(20);
    list.act(Action::Last);
    let wanted = list.wants().unwrap();
    assert!(wanted.contains(&9_999) && wanted.start > 9_000, "{wanted:?}");
    assert_eq!(list.len(), 10_000);
    assert!(list.selected().is_none(), "not loaded yet");
}
