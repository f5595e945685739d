//! Typing into a text of twenty thousand characters, the longest a field takes.

use crate::{
    screen::{HOME, bare_keys, keys},
    stage::{SOME, Stage, go_to, leave, press},
    table::{Row, median},
};
use rusqlite::Connection;
use std::path::Path;

/// Characters pasted first; what is typed afterwards still fits.
const LENGTH: usize = 19_000;
const KEYS: usize = 200;

/// A text as people write it: paragraphs of some two hundred characters.
fn essay() -> String {
    const SENTENCE: &str = "我在窗口办理许可时，没有一次说清要带的材料，让群众多跑了一趟。";
    let sentence = SENTENCE.chars().count();
    let line = SENTENCE.repeat(200 / sentence) + "\n";
    let lines = (LENGTH + 200) / line.chars().count();
    line.repeat(lines)
}

/// One of the twelve with a reflection that was begun.
fn author(office: &Path) -> String {
    let sql = "SELECT p.login FROM reflection r JOIN person p ON p.id=r.person
               JOIN setting s ON s.scope=p.id AND s.key='looks'
               WHERE r.status='draft' ORDER BY p.id LIMIT 1";
    let db = Connection::open(office).unwrap();
    db.query_row(sql, [], |row| row.get(0)).expect("somebody has a reflection to write")
}

/// Typing at the end of a reflection of that length, beside typing in a short one.
pub fn long_field(stage: &Stage) -> Vec<Row> {
    let office = stage.copy(SOME);
    let mut pty = stage.zicha(&office.path, &author(&office.path));
    pty.wait_for(HOME);
    go_to(&mut pty, "学习");
    pty.wait_for("心得体会");
    let begun = |screen: &vt100::Screen| {
        screen.contents().lines().any(|line| line.contains('▸') && line.contains("未提交"))
    };
    for _ in 0..30 {
        if pty.look(begun) {
            break;
        }
        press(&mut pty, "\x1b[B");
    }
    // The form of a text that was begun opens with the caret behind its last word.
    pty.key("enter");
    pty.wait_for("正文");
    let short = keys(&mut pty, KEYS, |pty, _| drop(press(pty, "字")));
    pty.paste(&essay());
    pty.wait_until("the count of the whole text", |screen| {
        // The form's first row: the field's name and how many characters stand in it.
        let contents = screen.contents();
        let counts = contents.split_whitespace().filter_map(|word| word.parse().ok());
        counts.max().is_some_and(|count: usize| count >= LENGTH)
    });
    let mut sent = Vec::new();
    let full = keys(&mut pty, KEYS, |pty, _| sent.push(press(pty, "字").len()));
    leave(pty, "ctrl-c");
    let bare = bare_keys(stage, &office.path);
    let (median, most) = (median(&sent), sent.iter().max().copied().unwrap_or(0));
    vec![
        Row::times(
            (
                "processor time of a key in a text of 20,000 characters",
                "两万字的文本里每个字的处理器时间",
            ),
            full.cpu,
            bare.cpu,
        )
        .at_most(2.0),
        Row::times(
            ("the same beside a text of some hundred characters", "同上，对照几百字的文本"),
            full.cpu,
            short.cpu,
        ),
        Row::times(
            ("from that key to the end of its frame, beside the same", "从按键到画完，对照同上"),
            full.wait,
            short.wait,
        ),
        Row::new(("bytes of that key", "该按键发送的字节"), format!("{median} (at most {most})"))
            .budget("≤ 400", most <= 400),
    ]
}
