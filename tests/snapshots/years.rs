//! A year that nobody gave the public holidays of: Home says how workdays are counted.

use crate::headless::Headless;
use zicha::{
    i18n::Lang,
    runtime::kit::kit,
    service::demo::{self, DemoOptions},
};

fn home_on(today: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("demo.db");
    let options = DemoOptions { today: today.parse().unwrap(), ..DemoOptions::default() };
    demo::build(&path, &kit(), &options, &mut |_, _| {}).unwrap();
    let me = Headless::open(&path, "lihe", Lang::ZhHans, 60, 20);
    me.screen()
}

#[test]
fn home_says_that_holidays_are_not_known() {
    let said = "没有2031年的放假安排，工作日只按周末计算";
    let shown = home_on("2031-05-12");
    assert!(shown.contains(said), "{shown}");
    let shown = home_on("2026-05-12");
    assert!(!shown.contains("放假安排"), "{shown}");
}
