//! The leader of the example office: reminds who is late, accepts what is in order, exports.

use crate::seat::House;
use base64::{Engine, prelude::BASE64_STANDARD};
use std::time::{Duration, Instant};

/// What others did is seen within two seconds; a busy machine may take its time as well.
const LIVE: Duration = Duration::from_secs(4);

#[test]
fn a_reminder_reaches_the_clipboard_and_the_persons_home() {
    let house = House::example();
    let late = house.seat("sunzhiyao");
    let mut leader = house.seat("chenwangchuan");
    leader.goes_to("团队");
    leader.wait_for("孙知遥");
    // Found by the initials of the name.
    leader.press("f3", "可输拼音或首字母");
    leader.send("szy");
    leader.press("enter", "查找「szy」");
    leader.wait_for("▸ 孙知遥");
    let mark = leader.mark();
    let pressed = Instant::now();
    leader.press("m", "【自查提醒】@孙知遥");
    // Live on the other's Home, who has not touched a key.
    late.wait_for("陈望川提醒");
    assert!(pressed.elapsed() < LIVE, "took {:?}", pressed.elapsed());
    // Said honestly: whether the terminal takes it is not known.
    leader.wait_for("粘贴不出来说明");
    let sent = String::from_utf8_lossy(&leader.bytes_since(mark)).into_owned();
    let (_, rest) = sent.split_once("\x1b]52;c;").expect("sent to the terminal's clipboard");
    let coded = rest.split('\x07').next().unwrap();
    let text = String::from_utf8(BASE64_STANDARD.decode(coded).unwrap()).unwrap();
    let expected = "【自查提醒】@孙知遥 「学习教育」应于4月30日完成，已逾期12天，\
                    请今天在系统里补交，有困难请说明。（陈望川）";
    assert_eq!(text, expected);
    // The same words stand on the screen, to be selected by hand where the terminal refuses.
    let shown: String =
        leader.screen().chars().filter(|c| !c.is_whitespace() && !"│─".contains(*c)).collect();
    assert!(shown.contains(&expected.replace(' ', "")), "{shown}");
    house.is_sound();
}

#[test]
fn the_rest_is_accepted_together_and_what_needs_a_look_is_left() {
    let house = House::example();
    let mut leader = house.seat("chenwangchuan");
    leader.goes_to("团队");
    leader.wait_for("待我审 7");
    leader.press("*", "已标记 12");
    leader.press("f5", "通过 5 份");
    leader.wait_for("另有 2 个环节要打开逐份审阅");
    leader.press("enter", "已通过 5 份");
    leader.wait_for("待我审 2");
    house.is_sound();
}

#[test]
fn an_export_says_where_it_lies_and_how_it_is_fetched() {
    let house = House::example();
    let mut leader = house.seat("chenwangchuan");
    leader.goes_to("团队");
    leader.wait_for("待我审 7");
    leader.press("f9", "Enter 选定");
    leader.press("1", "文件已写好");
    leader.wait_for("--as chenwangchuan export");
    let outbox = std::fs::read_dir(house.dir.path().join("outbox")).unwrap();
    let files: Vec<_> = outbox.map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    let name = files[0].file_name().unwrap().to_str().unwrap().to_owned();
    assert!(leader.screen().contains(&name), "{name}\n{}", leader.screen());
    let written = std::fs::read_to_string(&files[0]).unwrap();
    assert!(written.starts_with("# ") && written.contains("孙知遥"), "{written}");
}
