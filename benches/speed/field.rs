//! Typing into a text of twenty thousand characters, the longest a field takes.

use crate::{
    screen::{HOME, STAFF, bare_keys, keys},
    stage::{SOME, Stage, go_to, leave, press},
    table::{Row, median},
};

/// Characters pasted first; what is typed afterwards still fits.
const LENGTH: usize = 19_500;
const KEYS: usize = 200;

/// A text as people write it: paragraphs of some two hundred characters.
fn essay() -> String {
    const SENTENCE: &str = "我在窗口办理许可时，没有一次说清要带的材料，让群众多跑了一趟。";
    let sentence = SENTENCE.chars().count();
    let line = SENTENCE.repeat(200 / sentence) + "\n";
    let lines = LENGTH / line.chars().count();
    line.repeat(lines)
}

/// Typing at the end of a reflection of that length, beside typing in an empty one.
pub fn long_field(stage: &Stage) -> Vec<Row> {
    let office = stage.copy(SOME);
    let mut pty = stage.zicha(&office.path, STAFF);
    pty.wait_for(HOME);
    go_to(&mut pty, "学习");
    pty.wait_for("写心得体会");
    // The list's first part is what is still to be done; the form opens from its line.
    for _ in 0..40 {
        if pty.look(|screen| screen.contents().contains("Enter 写心得")) {
            break;
        }
        press(&mut pty, "\x1b[B");
    }
    pty.key("enter");
    pty.wait_for("正文");
    press(&mut pty, "\t");
    press(&mut pty, "\t");
    let mut sent = Vec::new();
    let mut type_one = |pty: &mut crate::pty::Pty| sent.push(press(pty, "字").len());
    let empty = keys(&mut pty, KEYS, |pty, _| type_one(pty));
    pty.paste(&essay());
    pty.wait_for("/20000");
    sent.clear();
    let mut type_one = |pty: &mut crate::pty::Pty| sent.push(press(pty, "字").len());
    let full = keys(&mut pty, KEYS, |pty, _| type_one(pty));
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
        Row::times(("the same beside an empty text", "同上，对照空文本"), full.cpu, empty.cpu),
        Row::times(
            (
                "from that key to the end of its frame, beside an empty text",
                "从按键到画完，对照空文本",
            ),
            full.wait,
            empty.wait,
        ),
        Row::new(("bytes of that key", "该按键发送的字节"), format!("{median} (at most {most})"))
            .budget("≤ 400", most <= 400),
    ]
}
