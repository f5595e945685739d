//! Holds the plan of the rooms against the source: who may name whom, what nobody may call,
//! that every catalogue is complete, and that files stay small.

#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The shared ground: every room may stand on it.
const GROUND: &[&str] = &["i18n", "domain", "text", "clock", "error"];

/// Beyond the ground, the rooms each room may name (imports point down).
const EDGES: &[(&str, &[&str])] = &[
    ("cli", &["runtime", "service", "store", "export", "import", "template", "term", "ui", "app"]),
    ("runtime", &["ui", "app", "term", "service", "store", "export", "import", "template"]),
    ("ui", &["app"]),
    ("app", &[]),
    ("term", &[]),
    ("service", &["store"]),
    ("store", &[]),
    ("export", &[]),
    ("import", &[]),
    ("template", &[]),
    ("i18n", &[]),
    ("domain", &[]),
    ("text", &[]),
    ("clock", &[]),
    ("error", &[]),
];

/// Within the ground an arrow may only point from the left to what is listed.
const GROUND_EDGES: &[(&str, &[&str])] = &[
    ("i18n", &["domain", "text", "clock", "error"]),
    ("domain", &["text", "clock"]),
    ("error", &["domain"]),
    ("text", &[]),
    ("clock", &[]),
];

/// Words that only some files may hold: (word, path prefixes that may, why).
const BANNED: &[(&str, &[&str], &str)] = &[
    ("use crate::*", &[], "name what you use"),
    ("rusqlite", &["src/store/engine"], "only the engine knows SQLite"),
    ("ratatui", &["src/ui", "src/term", "src/runtime"], "drawing stays in the screen wing"),
    ("crossterm", &["src/ui", "src/term", "src/runtime"], "the terminal stays in its room"),
    ("std::fs", &["src/cli", "src/store", "src/runtime", "src/term"], "IO stays at the edges"),
    ("SystemTime::now", &["src/clock.rs"], "time is handed in"),
    ("Local::now", &["src/clock.rs"], "time is handed in"),
    ("Utc::now", &["src/clock.rs"], "time is handed in"),
    (
        "Instant::now",
        &["src/runtime", "src/store/engine", "src/term", "src/cli"],
        "time is handed in",
    ),
    (
        "thread::sleep",
        &["src/store/engine", "src/term/watchdog.rs"],
        "wait for something that happens instead",
    ),
    ("println!", &[], "a closed pipe panics: write through cli::out"),
    ("eprintln!", &[], "a dead terminal panics: write through cli::out"),
    ("process::Command", &["src/cli/server/real.rs"], "nothing leads out of the program"),
    ("Stdio", &["src/cli/server/real.rs"], "nothing leads out of the program"),
];

/// Rooms that do no IO at all, and the words that would be IO (i18n reads the locale).
const PURE: &[&str] = &["app", "ui", "domain", "text"];
const IO: &[&str] =
    &["std::fs", "std::net", "std::env", "std::process", "std::thread", "File::open"];

/// Files over the limit, and why each is still one thing.
const LONG_FILES: &[(&str, &str)] = &[];
const LIMIT: usize = 500;

struct Source {
    path: String,
    room: String,
    /// Without comment lines and without the tests at the end.
    code: String,
    whole: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn walk(dir: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(&path, ending, out);
        } else if path.to_string_lossy().ends_with(ending) {
            out.push(path);
        }
    }
}

/// Drops comment lines and everything from the test module on (tests stand last in a file).
fn strip(text: &str) -> String {
    let tests = text.find("#[cfg(test)]\nmod").unwrap_or(text.len());
    let code = text[..tests].lines().filter(|l| !l.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    walk(&root().join("src"), ".rs", &mut files);
    // A file of its own that holds only tests is named tests.rs or lies in a folder tests/.
    files.retain(|f| !f.ends_with("tests.rs") && !f.to_string_lossy().contains("/tests/"));
    files
        .into_iter()
        .map(|file| {
            let whole = fs::read_to_string(&file).unwrap();
            let path = file.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            let room = path.trim_start_matches("src/").split(['/', '.']).next().unwrap().to_owned();
            Source { path, room, code: strip(&whole), whole }
        })
        .collect()
}

/// The rooms named after `crate::` in a piece of code, also in grouped imports.
fn named_rooms(code: &str) -> BTreeSet<String> {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            rooms.insert(word(rest));
            continue;
        };
        rooms.insert(word(group));
        let mut depth = 1;
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => {
                    rooms.insert(word(&group[at + 1..]));
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    rooms
}

fn allowed(room: &str) -> BTreeSet<&'static str> {
    let ground = GROUND_EDGES.iter().find(|(r, _)| *r == room);
    let mut all: BTreeSet<&str> = match ground {
        Some((_, below)) => below.iter().copied().collect(),
        None => GROUND.iter().copied().collect(),
    };
    if let Some((_, more)) = EDGES.iter().find(|(r, _)| *r == room) {
        all.extend(more.iter());
    }
    all
}

#[test]
fn imports_point_down() {
    let rooms: BTreeSet<&str> = EDGES.iter().map(|(r, _)| *r).collect();
    let mut wrong = Vec::new();
    for source in sources() {
        if matches!(source.room.as_str(), "lib" | "main") {
            continue;
        }
        assert!(rooms.contains(source.room.as_str()), "{} stands in no room", source.path);
        let may = allowed(&source.room);
        for named in named_rooms(&source.code) {
            let other = rooms.contains(named.as_str()) && named != source.room;
            if other && !may.contains(named.as_str()) {
                wrong.push(format!("{} names {named}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that point up or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn the_table_of_rooms_has_no_cycle() {
    fn visit<'a>(room: &'a str, path: &mut Vec<&'a str>) {
        assert!(!path.contains(&room), "cycle: {path:?} -> {room}");
        path.push(room);
        for below in allowed(room) {
            visit(below, path);
        }
        path.pop();
    }
    for (room, _) in EDGES {
        visit(room, &mut Vec::new());
    }
}

#[test]
fn banned_words_stay_out() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (word, may, why) in BANNED {
            if source.code.contains(word) && !may.iter().any(|p| source.path.starts_with(p)) {
                wrong.push(format!("{}: {word} ({why})", source.path));
            }
        }
        if PURE.contains(&source.room.as_str()) {
            for word in IO.iter().filter(|w| source.code.contains(*w)) {
                wrong.push(format!("{}: {word} (this room does no IO)", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a piece of code takes from `std::process`, also in grouped imports.
fn of_process(code: &str) -> BTreeSet<String> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut taken = BTreeSet::new();
    for (at, path) in code.match_indices("process::") {
        let rest = &code[at + path.len()..];
        let rest = match rest.strip_prefix('{') {
            Some(group) => &group[..group.find('}').unwrap_or(group.len())],
            None => &rest[..rest.find(|c| !word(c)).unwrap_or(rest.len())],
        };
        taken.extend(rest.split(|c| !word(c)).filter(|w| !w.is_empty()).map(str::to_owned));
    }
    taken
}

/// The sequences of a terminal's operating-system commands (title, hyperlink, clipboard) in code,
/// each with what follows.
fn system_commands(code: &str) -> Vec<&str> {
    let starts = ["\\x1b]", "\\u{1b}]", "\\u{9d}", "\\x9d", "\\e]", "\u{1b}]", "\u{9d}"];
    let found = starts
        .iter()
        .flat_map(|start| code.match_indices(start).map(|(at, _)| &code[at + start.len()..]));
    found.map(|rest| rest.lines().next().unwrap_or_default()).collect()
}

/// Nobody gets out of the program to a shell, an editor or a pager, and no word of a user gets into
/// a window's title or becomes a link. Only setting up the computer, by its administrator, runs
/// other programs; only the clipboard, in base64, is a terminal's system command.
#[test]
fn nothing_leads_out() {
    let mut wrong = Vec::new();
    for source in sources() {
        let may = source.path.starts_with("src/cli/server/");
        let harmless = ["ExitCode", "exit", "id"];
        let taken = of_process(&source.code);
        let other = taken.iter().filter(|name| !harmless.contains(&name.as_str()));
        wrong
            .extend(other.filter(|_| !may).map(|name| format!("{}: process::{name}", source.path)));
        for rest in system_commands(&source.code) {
            if source.path != "src/term/screen.rs" || !rest.starts_with("52;c;{}") {
                wrong.push(format!("{}: a system command of terminals: {rest}", source.path));
            }
        }
        for word in ["SetTitle", "Hyperlink", "execv", "execve", "execvp", "fork()", "posix_spawn"]
        {
            if source.code.contains(word) {
                wrong.push(format!("{}: {word}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sql_stands_only_in_the_store() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| s.room != "store") {
        for line in source.code.lines().filter(|line| holds_sql(line)) {
            wrong.push(format!("{}: {}", source.path, line.trim()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A statement, or a piece of one: a numbered mark compared with something, an order, a subquery.
/// (The marks of a terminal's own sequences follow a bracket: `\x1b[?25h`.)
fn holds_sql(line: &str) -> bool {
    let verbs = ["SELECT ", "INSERT INTO", "DELETE FROM", "UPDATE ", "CREATE TABLE", "PRAGMA "];
    let pieces = ["ORDER BY ", "1=1", " IN (SELECT", " IS NULL", " IS NOT NULL", "LIMIT ?"];
    let quoted = line.find('"').map_or("", |at| &line[at..]);
    let mark = |at: usize| {
        let before = quoted[..at].chars().next_back();
        before != Some('[') && quoted[at + 1..].starts_with(|c: char| c.is_ascii_digit())
    };
    verbs.iter().any(|verb| line.contains(&format!("\"{verb}")))
        || pieces.iter().any(|piece| quoted.contains(piece))
        || quoted.match_indices('?').any(|(at, _)| mark(at))
}

#[test]
fn every_file_says_why_it_exists_and_stays_small() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.whole.starts_with("//!") {
            wrong.push(format!("{} does not open with //!", source.path));
        }
        let lines = source.whole.lines().count();
        let excused = LONG_FILES.iter().any(|(p, why)| *p == source.path && !why.is_empty());
        if lines > LIMIT && !excused {
            wrong.push(format!("{} has {lines} lines", source.path));
        }
    }
    for (path, _) in LONG_FILES {
        let lines = fs::read_to_string(root().join(path)).map_or(0, |t| t.lines().count());
        if lines <= LIMIT {
            wrong.push(format!("{path} is an exception that is not needed any more"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Message ids of a catalogue file with the variables each uses.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        let starts = line.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
        if starts && let Some((id, _)) = line.split_once('=') {
            current = id.trim().to_owned();
            all.entry(current.clone()).or_default();
        }
        if line.starts_with('#') || current.is_empty() {
            continue;
        }
        for part in line.split('$').skip(1) {
            let of_name = |c: &char| c.is_alphanumeric() || *c == '-' || *c == '_';
            let name: String = part.chars().take_while(of_name).collect();
            all.get_mut(&current).unwrap().insert(name);
        }
    }
    all
}

#[test]
fn every_language_has_every_message_with_the_same_placeholders() {
    let base = root().join("data/i18n");
    let mut files = Vec::new();
    walk(&base.join("zh-Hans"), ".ftl", &mut files);
    assert!(!files.is_empty());
    let mut wrong = Vec::new();
    for lang in ["zh-Hant", "en"] {
        let mut own = Vec::new();
        walk(&base.join(lang), ".ftl", &mut own);
        assert_eq!(own.len(), files.len(), "{lang} has other catalogue files than zh-Hans");
        for file in &files {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let first = messages(&fs::read_to_string(file).unwrap());
            let text = fs::read_to_string(base.join(lang).join(&name)).unwrap_or_default();
            let other = messages(&text);
            for (id, variables) in &first {
                match other.get(id) {
                    None => wrong.push(format!("{lang}/{name}: {id} is missing")),
                    Some(v) if v != variables => {
                        wrong.push(format!("{lang}/{name}: {id} has {v:?}, not {variables:?}"));
                    }
                    Some(_) => {}
                }
            }
            let extra = other.keys().filter(|id| !first.contains_key(*id));
            wrong.extend(extra.map(|id| format!("{lang}/{name}: {id} is extra")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A sentence nobody can come to read is translated three times for nothing.
#[test]
fn every_message_is_said_somewhere() {
    let sources = sources();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let words: BTreeSet<&str> =
        sources.iter().flat_map(|s| s.code.split(|c| !is_word(c))).collect();
    let mut files = Vec::new();
    walk(&root().join("data/i18n/zh-Hans"), ".ftl", &mut files);
    let ids = files.iter().flat_map(|f| messages(&fs::read_to_string(f).unwrap()).into_keys());
    let unused: Vec<_> = ids.filter(|id| !words.contains(id.replace('-', "_").as_str())).collect();
    assert!(unused.is_empty(), "no code says: {}", unused.join(", "));
}

/// Symbols that many Chinese terminals draw two columns wide have no place in chrome.
#[test]
fn the_catalogue_keeps_to_symbols_of_certain_width() {
    let risky = "“”‘’—…·①②③●○■□▶→←★※×÷°℃§";
    let mut files = Vec::new();
    walk(&root().join("data/i18n"), ".ftl", &mut files);
    let mut wrong = Vec::new();
    for file in files {
        for (no, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            if line.starts_with('#') {
                continue;
            }
            if let Some(c) = line.chars().find(|c| risky.contains(*c)) {
                let path = file.strip_prefix(root()).unwrap();
                wrong.push(format!("{}:{}: {c}", path.display(), no + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_checks_would_notice() {
    let code = "use crate::{domain::record::Id, service};\nlet x = crate::store::Store;";
    let named = named_rooms(code);
    for room in ["service", "store", "domain"] {
        assert!(named.contains(room), "{named:?}");
    }
    assert!(!allowed("app").contains("service"));
    assert!(!allowed("domain").contains("error"));
    let escapes = "use std::process::{Command, Stdio};\nstd::process::abort();\nprocess::Child";
    for name in ["Command", "Stdio", "abort", "Child"] {
        assert!(of_process(escapes).contains(name), "{name}");
    }
    for code in ["\"\\x1b]0;{}\"", "\"\\u{1b}]8;;http://\"", "\"\\u{9d}2;x\"", "\"\u{1b}]2;x\""] {
        assert_eq!(system_commands(code).len(), 1, "{code}");
    }
    assert!(system_commands("\"\\x1b[?25h\"").is_empty());
    for sql in ["find(\"a=?1\")", "\"1=1 ORDER BY no\"", "\"SELECT x\"", "\"owner IS NULL\""] {
        assert!(holds_sql(sql), "{sql}");
    }
    assert!(!holds_sql("const LEAVE: &str = \"\\x1b[?25h\";"));
    assert!(!holds_sql("let late = due.is_some_and(|due| due < today)?;"));
    let found = messages("a = { $n }\n    .x = y\nb = z { $m ->\n  *[o] { $k }\n }\n");
    assert_eq!(found["b"], BTreeSet::from(["k".to_owned(), "m".to_owned()]));
}
