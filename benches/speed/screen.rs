//! What a person at the keyboard waits for: the first frame, a key, a move; and what stays idle.

use crate::{
    process,
    pty::Pty,
    stage::{SOME, Stage, go_to, leave, press},
    table::{Row, median, quantile, ratio, time},
};
use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// Stands on Home once its rows are there.
pub const HOME: &str = "现在该做";
/// A member of staff in mid-course.
pub const STAFF: &str = "lihe";

/// Who sees everybody.
pub const LEADER: &str = "chenwangchuan";

const RUNS: usize = 21;
const KEYS: usize = 400;
const IDLE: Duration = Duration::from_secs(10);

/// From the start of the process until the text stands on the screen.
fn until(start: impl FnOnce() -> Pty, text: &str) -> (Duration, Pty) {
    let began = Instant::now();
    let pty = start();
    pty.wait_for(text);
    (began.elapsed(), pty)
}

/// The first frame: zicha with all of Home on it, the yardstick with its greeting.
pub fn first_frame(stage: &Stage) -> Vec<Row> {
    let office = stage.copy(SOME);
    let (mut ours, mut yardstick) = (Vec::new(), Vec::new());
    for run in 0..RUNS + 3 {
        let (home, pty) = until(|| stage.zicha(&office.path, STAFF), HOME);
        leave(pty, "ctrl-c");
        let (hello, pty) = until(|| stage.bare(&office.path), "Hello");
        leave(pty, "q");
        // The first runs only warm up the caches of the system.
        if run >= 3 {
            ours.push(home);
            yardstick.push(hello);
        }
    }
    let what = ("first frame, with Home complete on it", "第一屏（首页完整）");
    vec![Row::times(what, median(&ours), median(&yardstick)).at_most(1.5)]
}

/// What pressing keys costs.
pub struct Keys {
    /// Processor time per key.
    pub cpu: Duration,
    /// From the key to the end of its frame, the median.
    pub wait: Duration,
}

/// Presses keys one by one, each after the frame of the one before.
pub fn keys(pty: &mut Pty, count: usize, mut press: impl FnMut(&mut Pty, usize)) -> Keys {
    let before = process::cpu(pty.pid());
    let waits: Vec<Duration> = (0..count)
        .map(|n| {
            let began = Instant::now();
            press(pty, n);
            began.elapsed()
        })
        .collect();
    let cpu = (process::cpu(pty.pid()) - before) / u32::try_from(count).expect("few keys");
    Keys { cpu, wait: median(&waits) }
}

/// Keys of the yardstick: each makes it count and draw.
pub fn bare_keys(stage: &Stage, office: &Path) -> Keys {
    let mut pty = stage.bare(office);
    pty.wait_for("Hello");
    let outcome = keys(&mut pty, KEYS, |pty, n| {
        pty.send("x");
        pty.wait_for(&format!(" {} keys", n + 1));
    });
    leave(pty, "q");
    outcome
}

/// Down and up in turn.
const MOVES: [&str; 2] = ["\x1b[B", "\x1b[A"];

/// A key that moves the selection of Home.
pub fn key(stage: &Stage) -> Vec<Row> {
    let office = stage.copy(SOME);
    let (mut cpu, mut wait) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let mut pty = stage.zicha(&office.path, STAFF);
        pty.wait_for(HOME);
        let ours = keys(&mut pty, KEYS, |pty, n| drop(press(pty, MOVES[n % 2])));
        leave(pty, "ctrl-c");
        let bare = bare_keys(stage, &office.path);
        cpu.push((ours.cpu, bare.cpu));
        wait.push((ours.wait, bare.wait));
    }
    let row = |what, pairs: &[(Duration, Duration)]| {
        let ours: Vec<_> = pairs.iter().map(|pair| pair.0).collect();
        let bare: Vec<_> = pairs.iter().map(|pair| pair.1).collect();
        Row::times(what, median(&ours), median(&bare))
    };
    vec![
        row(("processor time of a key (a move on Home)", "每次按键的处理器时间（首页移动）"), &cpu)
            .at_most(2.0),
        row(("from that key to the end of its frame", "从按键到画完"), &wait),
    ]
}

/// The lists that are walked through: who, place in the menu (none for Home), the text that says it
/// is there, and whether the text of the selected entry stands beneath.
const LISTS: [(&str, &str, &str, bool); 5] = [
    (STAFF, "", HOME, false),
    (LEADER, "团队", "姓名", false),
    (STAFF, "学习", "心得", true),
    (STAFF, "自查", "自查", true),
    (STAFF, "整改台账", "整改台账", true),
];

/// Lets answers come that are still on their way.
fn settle() {
    thread::sleep(Duration::from_millis(300));
}

/// Bytes that a move of the selection sends.
pub fn selection(stage: &Stage) -> Vec<Row> {
    let office = stage.copy(SOME);
    let (mut plain, mut detailed, mut frames) = (Vec::new(), Vec::new(), 0);
    for (who, place, there, detail) in LISTS {
        let mut pty = stage.zicha(&office.path, who);
        pty.wait_for(HOME);
        if !place.is_empty() {
            go_to(&mut pty, place);
            pty.wait_for(there);
        }
        settle();
        let sent = if detail { &mut detailed } else { &mut plain };
        for key in [MOVES[0]; 4].into_iter().chain([MOVES[1]; 3]) {
            let bytes = press(&mut pty, key);
            frames += bytes.windows(8).filter(|part| part == b"\x1b[?2026h").count();
            sent.push(bytes.len());
        }
        eprintln!("  {place}: {:?} bytes", &sent[sent.len() - 7..]);
        leave(pty, "ctrl-c");
    }
    let row = |what, sent: &[usize]| {
        let (middle, most) = (median(sent), quantile(sent, 1.0));
        Row::new(what, format!("{middle} (at most {most})")).budget("≤ 400", most <= 400)
    };
    let keys = plain.len() + detailed.len();
    let per_key = frames as f64 / keys as f64;
    vec![
        row(
            ("bytes of a selection move, 80×24 in Chinese", "移动一次选择发送的字节（80×24 中文）"),
            &plain,
        ),
        row(
            ("the same where the entry's text changes with it", "同上，下方正文随之更换"),
            &detailed,
        ),
        Row::new(("frames per key", "每次按键的画面数"), format!("{per_key:.2}"))
            .budget("1", frames == keys),
    ]
}

/// Memory with Home open.
pub fn memory(stage: &Stage) -> Vec<Row> {
    let office = stage.copy(SOME);
    let zicha = stage.zicha(&office.path, STAFF);
    zicha.wait_for(HOME);
    let bare = stage.bare(&office.path);
    bare.wait_for("Hello");
    let (ours, yardstick) = (process::memory(zicha.pid()), process::memory(bare.pid()));
    leave(zicha, "ctrl-c");
    leave(bare, "q");
    let mib = |kib: u64| format!("{:.1} MiB", kib as f64 / 1024.0);
    let row =
        |what, ours, bare| Row::new(what, mib(ours)).beside(mib(bare), ours as f64 / bare as f64);
    vec![
        row(("resident memory", "常驻内存 RSS"), ours.0, yardstick.0).at_most(2.0),
        row(("memory, shared pages divided", "分摊内存 PSS"), ours.1, yardstick.1),
    ]
}

/// Ten seconds without a key.
pub fn idle(stage: &Stage) -> Vec<Row> {
    let office = stage.copy(SOME);
    let pty = stage.zicha(&office.path, STAFF);
    pty.wait_for(HOME);
    thread::sleep(Duration::from_secs(2));
    let (mark, woken, cpu) = (pty.mark(), process::wake_ups(pty.pid()), process::cpu(pty.pid()));
    thread::sleep(IDLE);
    let woken = process::wake_ups(pty.pid()) - woken;
    let cpu = process::cpu(pty.pid()) - cpu;
    let sent = pty.bytes_since(mark).len();
    leave(pty, "ctrl-c");
    let seconds = IDLE.as_secs();
    vec![
        Row::new(("idle for 10 s: bytes sent", "空闲 10 秒：发送字节"), sent.to_string())
            .budget("0", sent == 0),
        Row::new(("idle for 10 s: wake-ups", "空闲 10 秒：唤醒次数"), woken.to_string())
            .budget(&format!("≤ {seconds}"), woken <= seconds),
        Row::new(("idle for 10 s: processor time", "空闲 10 秒：处理器时间"), time(cpu))
            .beside(format!("{seconds} s"), ratio(cpu, IDLE)),
    ]
}
