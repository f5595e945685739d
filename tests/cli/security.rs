//! The documents name tests, files and commands: all of them are there.

use std::{collections::BTreeSet, fs, path::PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Text and target of every link of a page.
fn links(text: &str) -> Vec<(&str, &str)> {
    let pieces = text.split("](").collect::<Vec<_>>();
    let pairs = pieces.windows(2).filter_map(|pair| {
        let (_, shown) = pair[0].rsplit_once('[')?;
        Some((shown, pair[1].split_once(')')?.0))
    });
    pairs.collect()
}

#[test]
fn every_test_that_holds_a_promise_exists() {
    let page = fs::read_to_string(root().join("SECURITY.md")).unwrap();
    let mut named = 0;
    for (shown, file) in links(&page).into_iter().filter(|(_, file)| file.ends_with(".rs")) {
        let name = shown.trim_matches('`');
        let text = fs::read_to_string(root().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
        let there = [format!("fn {name}("), format!("::{name}\"")];
        assert!(there.iter().any(|way| text.contains(way)), "{file} has no {name}");
        named += 1;
    }
    assert!(named > 30, "{named}");
    let promises = page.lines().filter(|line| line.starts_with("| **")).count();
    let held =
        page.lines().filter(|line| line.starts_with("| **") && line.contains(".rs)")).count();
    assert_eq!(promises, held, "a promise without a test");
}

#[test]
fn every_link_of_the_documents_leads_somewhere() {
    let mut pages = vec!["README.md", "README.zh-CN.md", "SECURITY.md"];
    let docs =
        ["docs/server.md", "docs/server.zh-CN.md", "docs/windows.md", "docs/windows.zh-CN.md"];
    pages.extend(docs);
    for page in pages {
        let place = root().join(page);
        let text = fs::read_to_string(&place).unwrap();
        for (_, target) in links(&text).into_iter().filter(|(_, t)| !t.starts_with("http")) {
            let file = target.split('#').next().unwrap();
            let there = file.is_empty() || place.parent().unwrap().join(file).exists();
            assert!(there, "{page}: {target}");
        }
    }
}

/// The words after each `zicha` in the code blocks of a page, options left out.
fn typed(text: &str) -> Vec<Vec<String>> {
    let blocks = text.split("```").skip(1).step_by(2);
    let lines = blocks.flat_map(str::lines).map(|line| line.split('#').next().unwrap_or_default());
    let lines = lines.map(|line| format!(" {}", line.replace("--as linzhixia ", "")));
    let commands = lines.filter_map(|line| Some(line.rsplit_once(" zicha ")?.1.to_owned()));
    let plain = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase());
    let words = |line: String| -> Vec<String> {
        let words = line.split_whitespace().skip_while(|word| word.starts_with("--"));
        words.take_while(plain).take(2).map(str::to_owned).collect()
    };
    commands.map(words).filter(|words| !words.is_empty()).collect()
}

/// What the pages for administrators tell them to type is understood.
#[test]
fn every_command_of_the_documents_is_one_of_the_program() {
    let desk = crate::desk::Desk::empty();
    let mut known = BTreeSet::new();
    for page in ["docs/server.md", "docs/server.zh-CN.md", "README.md", "README.zh-CN.md"] {
        for words in typed(&fs::read_to_string(root().join(page)).unwrap()) {
            let mut line: Vec<&str> = words.iter().map(String::as_str).collect();
            // A second word may be the first of what the command takes.
            line.truncate(if ["server", "people", "campaign", "keys"].contains(&line[0]) {
                2
            } else {
                1
            });
            assert_eq!(
                desk.run(&[line.as_slice(), &["--help"]].concat()).code,
                0,
                "{page}: {line:?}"
            );
            known.insert(line.join(" "));
        }
    }
    for must in ["server setup", "server doctor", "server remove", "backup", "restore", "init"] {
        assert!(known.contains(must), "{must}: {known:?}");
    }
}
