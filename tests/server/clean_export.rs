//! Files over the line: what is fetched is byte for byte what the program writes at home, and what is
//! sent in is read from the line alone.

use crate::{
    client::Door,
    host::{Host, zicha_as},
    proc,
};
use calamine::Reader;
use std::{io::Cursor, process::Stdio};

/// Reports and their formats, and by whom they are fetched.
const REPORTS: [(&str, &str); 4] =
    [("ledger", "xlsx"), ("summary", "md"), ("team", "csv"), ("summary", "json")];

pub fn equal(host: &mut Host) {
    let doors = [Door::Key("chenwangchuan".into()), Door::Password, Door::Plink];
    for (at, (kind, format)) in REPORTS.into_iter().enumerate() {
        // Every door with the file of many byte values, one door with each of the others.
        for door in &doors[..if at == 0 { 3 } else { 1 }] {
            let same = (0..3).any(|_| fetched(host, door, kind, format));
            assert!(same, "{door:?} {kind}");
        }
    }
}

/// Whether a report is the same at home and over the line. The footer has the minute and the head of
/// the history, in which this export itself is written down: that one line is another each time.
fn fetched(host: &mut Host, door: &Door, kind: &str, format: &str) -> bool {
    host.begin();
    let words = ["--as", "chenwangchuan", "export", kind, "--format", format, "--lang", "zh-Hans"];
    let home = zicha_as("zicha", &words);
    assert!(home.code == 0 && home.out.len() > 100, "{home:?}");
    host.begin();
    let leader = host.client("chenwangchuan").by(door.clone()).flag("-T");
    let got = leader.runs(format!("export {kind} --format {format} --lang zh-Hans"));
    assert_eq!((got.code, got.err.as_str()), (0, ""), "{door:?} {kind}");
    match format {
        "xlsx" => cells(&got.out) == cells(&home.out),
        _ => without_anchor(&got.out) == without_anchor(&home.out),
    }
}

/// The bytes of a text, but for the lines of the anchor and of the moment.
fn without_anchor(file: &[u8]) -> Vec<&[u8]> {
    let is_hash = |part: &[u8]| part.len() == 64 && part.iter().all(u8::is_ascii_hexdigit);
    let moment = |line: &[u8]| {
        line.split(|byte| !byte.is_ascii_alphanumeric()).any(is_hash)
            || line.windows(11).any(|part| part == b"exported_at")
    };
    let lines: Vec<_> = file.split_inclusive(|byte| *byte == b'\n').collect();
    let kept: Vec<_> = lines.iter().copied().filter(|line| !moment(line)).collect();
    assert!(lines.len() - kept.len() <= 2);
    kept
}

/// Every cell of a workbook, whose parts all have the sum that stands beside them.
fn cells(file: &[u8]) -> Vec<String> {
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(Cursor::new(file)).unwrap();
    let sheets = book.worksheets();
    let rows = sheets.iter().flat_map(|(_, sheet)| sheet.rows().flatten());
    let cells: Vec<String> = rows.map(ToString::to_string).collect();
    assert!(cells.len() > 20);
    let hash = |cell: &str| cell.split(':').any(|word| word.len() == 64);
    cells.into_iter().filter(|cell| !hash(cell)).collect()
}

pub fn never_to_a_terminal(host: &mut Host) {
    let leader = host.client("chenwangchuan");
    for format in ["xlsx", "json", "md"] {
        let got = leader.clone().flag("-tt").runs(format!("export ledger --format {format}"));
        assert_ne!(got.code, 0, "{got:?}");
        let (shown, lines) = (got.text(), got.text().lines().count());
        assert!(lines == 1 && shown.contains("ssh") && !shown.starts_with("PK"), "{shown}");
    }
    let got = leader.flag("-tt").runs("people import");
    assert!(got.code != 0 && got.text().lines().count() == 1, "{got:?}");
    assert!(proc::zicha().is_empty());
}

pub fn sent_in(host: &mut Host) {
    let coordinator = host.client("linzhixia");
    let list = "登录名,姓名,角色\nzhouyiming,周一鸣,staff\n";
    let sent = coordinator.feeds("people import", list.as_bytes());
    assert_eq!((sent.code, sent.out.len()), (0, 0), "{sent:?}");
    let people = coordinator.runs("people list");
    assert!(people.text().contains("周一鸣"), "{people:?}");
    // Others may not; what is too much or no text is not read.
    let refused = host.client("lihe").feeds("people import", list.as_bytes());
    assert!(refused.code == 1 && refused.err.lines().count() == 1, "{refused:?}");
    for wrong in [vec![b'x'; 20 << 20], b"\xff\xfe\x00".repeat(100), Vec::new()] {
        let refused = coordinator.feeds("people import", &wrong);
        assert!(refused.code == 1 && refused.out.is_empty(), "{refused:?}");
    }
    // A client that is gone in the middle of it leaves nobody who waits.
    let mut open = coordinator.command("people import");
    let mut open = open.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    proc::until("the import waits for its text", || !proc::zicha().is_empty());
    open.kill().unwrap();
    open.wait().unwrap();
    proc::ends_soon();
}
