//! Words nobody should write, in the manner of the Big List of Naughty Strings: what steers
//! terminals, turns or hides text, breaks rows, or means something to the next program.

#![allow(dead_code)]

#[path = "unseen.rs"]
mod unseen;
use unseen::is_unseen;

/// Stands in every one of the words, so that what is on a screen can be told from nothing at all.
pub const MARK: &str = "恶";

const WORDS: &[&str] = &[
    // The clipboard, a link over other words, a title, a palette, a picture, a notification.
    "\u{1b}]52;c;cm0gLXJmIH4=\u{7}",
    "\u{1b}]8;;https://example.org/\u{1b}\\点这里\u{1b}]8;;\u{1b}\\",
    "\u{1b}]0;换了标题\u{7}\u{1b}]2;又换了\u{1b}\\",
    "\u{1b}]4;1;rgb:00/00/00\u{7}\u{1b}]1337;File=inline=1:AAAA\u{7}",
    "\u{1b}]9;有通知\u{7}\u{1b}]777;notify;有;通知\u{7}",
    // Device control, privacy message, application command, start of string, none of them ended.
    "\u{1b}P$q\"p\u{1b}\\\u{1b}P+q544e\u{1b}\\",
    "\u{1b}P1000p没有结束",
    "\u{1b}^秘密\u{1b}\\\u{1b}_命令\u{1b}\\\u{1b}X串\u{1b}\\",
    // Reports that a terminal would type back; resets; modes; the other screen.
    "\u{1b}[6n\u{1b}[c\u{1b}[>c\u{1b}[5n\u{1b}[21t\u{1b}Z",
    "\u{1b}c\u{1b}[!p\u{1b}[2J\u{1b}[3J\u{1b}[H",
    "\u{1b}[?1049l\u{1b}[?25l\u{1b}[?1003h\u{1b}[?2004l\u{1b}[?1004h",
    "\u{1b}[?2026h\u{1b}[2;5r\u{1b}[?6h\u{1b}[?7l",
    "\u{1b}[31;5;7m红\u{1b}[8m看不见\u{1b}[99;99H到别处\u{1b}[1A\u{1b}[2K",
    "\u{1b}(0lqqk\u{1b}(B\u{e}线\u{f}\u{1b}#8\u{1b}[4h",
    // The same in eight bits.
    "\u{9b}31m\u{9b}2J\u{9d}52;c;aGk=\u{9c}\u{90}$qm\u{9c}\u{9e}x\u{9c}\u{9f}y\u{9c}\u{84}\u{8d}\u{85}",
    // Lines and columns of one's own.
    "上一行\r假的一行",
    "一\n二\r\n三\u{b}四\u{c}五\u{85}六\u{2028}七\u{2029}八",
    "\t制\t表\t",
    "\u{8}\u{8}\u{8}\u{8}退格\u{7f}\u{7f}",
    "零\u{0}字节\u{0}",
    // Direction: overrides, embeddings, isolates, marks, none of them ended.
    "\u{202e}gpj.exe\u{202d}\u{202a}\u{202b}",
    "\u{2066}a\u{2067}b\u{2068}c",
    "\u{200e}\u{200f}\u{61c}مرحبا שלום",
    "会\u{202e}）通过（\u{202c}议",
    // Nothing to see.
    "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}\u{180e}\u{34f}",
    "\u{115f}\u{1160}\u{3164}\u{ffa0}\u{17b4}\u{17b5}",
    "\u{e0001}\u{e0068}\u{e0069}\u{e007f}",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}旗",
    "\u{fe00}\u{fe0e}\u{fe0f}\u{e0100}\u{e01ef}",
    "\u{2061}\u{2062}\u{2063}\u{2064}\u{206a}\u{206f}\u{fff9}注\u{fffa}\u{fffb}",
    "\u{fffe}\u{ffff}\u{fdd0}\u{1fffe}\u{10ffff}\u{fffd}",
    "\u{e000}\u{f8ff}\u{f0000}\u{100000}",
    "\u{a0}\u{2003}\u{2009}\u{3000}\u{1680}\u{205f}",
    // Of doubtful width.
    "ﷺ﷽𒐫𒈙⸻",
    "①…“”—·●→×℃ＡＢ１２ｱｲｳﾞﾟ",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦👍🏽🇨🇳🇨🏳\u{fe0f}\u{200d}🌈1\u{fe0f}\u{20e3}",
    "👨\u{200d}\u{200d}\u{200d}a\u{200d}b\u{200d}",
    "ᄀ각ᆨ\u{1100}\u{1161}\u{11a8}\u{11a8}\u{1100}\u{1100}",
    "กำ ำ ຳ นี้ ไม่ நி க்ஷ ক্ষ कि्षि",
    "T\u{335}o\u{336}\u{32f}x\u{334}\u{31b}\u{489}\u{20dd}\u{20e0}",
    "\u{301}\u{302}\u{303}没有底字",
    "ｗｉｄｅ　文字列と漢字🈳㊙㌀㍿",
    "┌─┐│└┘├┤═║╔╗▸✓✗",
    // Longer than any room.
    "无空格的一串很长的字无空格的一串很长的字无空格的一串很长的字无空格的一串很长的字无空格的一串很长的字",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    // For the next program: a shell, a spreadsheet, a page, a query, a path, a format.
    "$(touch /tmp/x); `id` | sh && rm -rf ~ #",
    "=cmd|' /C calc'!A0",
    "+1-1@SUM(1)*＝１＋１",
    "<script>alert(1)</script>&lt;&amp;\"'",
    "'; DROP TABLE person; --",
    "../../../../etc/passwd",
    "CON.nul.LPT1 .hidden -rf --help",
    "%s%n%x {} {0} ${HOME} {{ x }} { $name }",
    "[a](javascript:alert) ![b](http://example.org) | 表 | 格 |",
    "null undefined NaN -0 1e309 true 0x1F ٣",
    "",
    " ",
];

/// All of them; each holds [`MARK`].
pub fn words() -> Vec<String> {
    let mut all: Vec<String> = WORDS.iter().map(|word| (*word).to_owned()).collect();
    let controls = |codes: std::ops::RangeInclusive<u32>| codes.filter_map(char::from_u32);
    all.push(controls(0..=0x1f).collect());
    all.push(controls(0x7f..=0x9f).collect());
    // One by one, so that none hides behind the one before.
    all.push(controls(0..=0x9f).filter(|c| c.is_control()).flat_map(|c| [c, '字']).collect());
    all.push(format!("o{}", "\u{301}\u{327}\u{489}\u{20d2}".repeat(250)));
    all.push("\u{36f}".repeat(1_000));
    all.push("😀".repeat(60));
    all.push("\u{1b}[".repeat(200));
    all.iter()
        .enumerate()
        .map(|(n, word)| if n % 2 == 0 { format!("{word}{MARK}") } else { format!("{MARK}{word}") })
        .collect()
}

/// The first character that has no place in what a terminal or a reader gets.
pub fn forbidden(said: &str) -> Option<char> {
    said.trim_start_matches('\u{feff}')
        .chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t') || is_unseen(*c))
}
