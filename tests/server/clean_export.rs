//! Files over the line: what is fetched is byte for byte what the program writes at home, and what is
//! sent in is read from the line alone.

use crate::{
    client::{Client, Door, Ran},
    host::{Host, zicha_as},
    keys, proc,
};
use std::{collections::BTreeMap, fs, path::Path, process::Stdio};
use zicha::store::Fingerprint;

/// Every report in every format that it has.
const REPORTS: [(&str, &[&str]); 5] = [
    ("ledger", &["xlsx", "md", "csv", "json"]),
    ("summary", &["md", "csv", "json"]),
    ("team", &["xlsx", "md", "csv", "json"]),
    ("mine", &["md", "csv", "json"]),
    ("mine --all-revisions", &["md", "csv", "json"]),
];

/// What each process of a traced sshd wrote, a file for each.
const TRACES: &str = "/var/log/written";
const TRACED: u16 = 2209;

/// One and the same file: what the program wrote, as the kernel saw it; what came out of the client;
/// what the history says; and what the program writes at home from the same database.
pub fn equal(host: &mut Host) {
    fs::create_dir(TRACES).unwrap();
    let to = format!("{TRACES}/by");
    let calls = "trace=execve,write,writev,sendfile,splice";
    // All that is written, byte by byte in hex.
    let tracer = ["strace", "-q", "-ff", "-xx", "-s", "9000000", "-e", calls, "-o", &to];
    host.open_door_through(&tracer, TRACED, &[]);
    let by_key = host.client("chenwangchuan").port(TRACED);
    let mut langs = ["zh-Hans", "zh-Hant", "en"].into_iter().cycle();
    for (report, formats) in REPORTS {
        for (format, lang) in formats.iter().zip(&mut langs) {
            fetched(host, &by_key, &format!("export {report} --format {format} --lang {lang}"));
        }
    }
    // Without a terminal by option, too: by itself no command has one.
    let other = [by_key.clone().by(Door::Password), by_key.clone().by(Door::Plink)];
    for client in other.into_iter().chain([by_key.flag("-T")]) {
        for format in REPORTS[0].1 {
            fetched(host, &client, &format!("export ledger --format {format} --lang en"));
        }
    }
}

/// The same through the account that all share and a key that zicha keeps: no sudo in between.
pub fn equal_by_a_kept_key(host: &mut Host) {
    let leader = keys::kept(host, "fetching", "chenwangchuan");
    for format in REPORTS[0].1 {
        known(&leader, &leader.runs(format!("export ledger --format {format}")));
    }
}

/// Fetches a file and holds it against all there is to hold it against.
fn fetched(host: &mut Host, client: &Client, export: &str) {
    // Both at home and over the line in one minute: else once more.
    let same = (0..3).any(|_| {
        host.begin();
        let words = ["--as", "chenwangchuan"].into_iter().chain(export.split(' '));
        let home = zicha_as("zicha", &words.collect::<Vec<_>>());
        assert!(home.code == 0 && home.out.len() > 100, "{home:?}");
        host.begin();
        let before = traces();
        let got = client.runs(export);
        assert_eq!((got.code, got.err.as_str()), (0, ""), "{export}");
        let wrote = written(&before);
        assert_eq!(wrote.len(), got.out.len(), "{client:?} {export}");
        let both = [&wrote, &got.out].map(|bytes| Fingerprint::of(bytes));
        assert_eq!(both[0], both[1], "{client:?} {export}");
        without_instant(&home.out) == without_instant(&got.out)
    });
    assert!(same, "{client:?} {export}: not as at home");
}

/// The history knows these bytes, and none that differ.
fn known(client: &Client, got: &Ran) {
    let told = client.feeds("verify --lang zh-Hans", &got.out);
    assert!(told.code == 0 && told.text().contains("陈望川"), "{told:?}");
    let mut altered = got.out.clone();
    *altered.last_mut().unwrap() ^= 1;
    let told = client.feeds("verify", &altered);
    assert_eq!((told.code, told.out.len(), told.err.lines().count()), (1, 0, 1), "{told:?}");
}

/// A file but for the line of a JSON file that holds the millisecond.
fn without_instant(file: &[u8]) -> Vec<u8> {
    let lines = file.split_inclusive(|byte| *byte == b'\n');
    let kept = lines.filter(|line| !line.starts_with(b"  \"exported_at\": "));
    kept.flatten().copied().collect()
}

/// What was traced, by file.
fn traces() -> BTreeMap<String, String> {
    let files = fs::read_dir(Path::new(TRACES)).unwrap().map(|file| file.unwrap().path());
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    files.map(|path| (path.display().to_string(), read(&path))).collect()
}

/// What the one new process of the program wrote to its standard output, once it has ended.
fn written(before: &BTreeMap<String, String>) -> Vec<u8> {
    let mut found = Vec::new();
    proc::until("the trace of the program ends", || {
        let all = traces();
        let new = all.iter().filter(|(name, _)| !before.contains_key(*name));
        let ours = new.filter_map(|(_, log)| of_the_program(log)).collect::<Vec<_>>();
        assert!(ours.len() <= 1, "the program was started {} times", ours.len());
        found = ours.into_iter().next().unwrap_or_default();
        !found.is_empty()
    });
    // What was traced is of no use any more, and long.
    traces().keys().filter(|name| !before.contains_key(*name)).for_each(|name| {
        let _ = fs::write(name, "");
    });
    found
}

/// The bytes that a process wrote to standard output after it had become the program; `None` where it
/// never did, or has not ended.
fn of_the_program(log: &str) -> Option<Vec<u8>> {
    let mut lines = log.lines().skip_while(|line| {
        let started = line.strip_prefix("execve(").and_then(bytes_of);
        started.is_none_or(|path| path != b"/usr/local/bin/zicha")
    });
    lines.next().filter(|started| started.ends_with(" = 0"))?;
    let mut wrote = Vec::new();
    for line in lines {
        if line.starts_with("+++ exited") {
            return Some(wrote);
        }
        let call = line.split('(').next().unwrap();
        let other = ["writev", "sendfile", "splice"].contains(&call);
        assert!(!other || !line.contains("(1,"), "{line:.80}");
        if let Some(rest) = line.strip_prefix("write(1, ") {
            let count: usize = line.rsplit_once(" = ").unwrap().1.trim().parse().unwrap();
            wrote.extend(&bytes_of(rest).unwrap()[..count]);
        }
    }
    None
}

/// A string as the trace writes it: `"\x50\x4b", …`.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let (hex, _) = text.strip_prefix('"')?.split_once('"')?;
    hex.split("\\x").skip(1).map(|digits| u8::from_str_radix(digits, 16).ok()).collect()
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
