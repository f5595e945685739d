//! Help, manual, completions and what a wrong command line is answered with, in three languages.

use crate::desk::{Desk, LANGS};
use std::collections::BTreeMap;
use std::process::{Command, Stdio};

/// Every page of help.
const PAGES: [&[&str]; 33] = [
    &[],
    &["init"],
    &["demo"],
    &["status"],
    &["people"],
    &["people", "list"],
    &["people", "add"],
    &["people", "import"],
    &["people", "role"],
    &["people", "bind"],
    &["people", "rights"],
    &["keys"],
    &["keys", "list"],
    &["keys", "add"],
    &["keys", "withdraw"],
    &["campaign"],
    &["campaign", "list"],
    &["campaign", "show"],
    &["campaign", "check"],
    &["campaign", "export"],
    &["export"],
    &["check"],
    &["verify"],
    &["backup"],
    &["restore"],
    &["server"],
    &["server", "setup"],
    &["server", "doctor"],
    &["server", "remove"],
    &["erase"],
    &["nightly"],
    &["completions"],
    &["man"],
];

fn pages(lang: &str) -> String {
    let desk = Desk::empty();
    let page = |words: &&[&str]| {
        let asked = [*words, &["-h", "--lang", lang]].concat();
        format!("## zicha {}\n{}\n", words.join(" "), desk.done(&asked))
    };
    PAGES.iter().map(page).collect()
}

#[test]
fn every_page_of_help_in_each_language() {
    for lang in LANGS {
        insta::assert_snapshot!(format!("help_{lang}"), pages(lang));
    }
}

/// The messages of a language that hold nothing to be filled in.
fn messages(lang: &str) -> BTreeMap<String, String> {
    let folder = format!("{}/data/i18n/{lang}", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).unwrap();
    let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let texts: Vec<_> = texts.collect();
    let lines = texts.iter().flat_map(|text| text.lines());
    let messages = lines.filter(|line| !line.starts_with([' ', '#']) && !line.contains('{'));
    let pairs = messages.filter_map(|line| line.split_once(" = "));
    pairs.map(|(id, text)| (id.to_owned(), text.trim().to_owned())).collect()
}

#[test]
fn no_language_holds_leftovers_of_another() {
    let all: BTreeMap<_, _> = LANGS.iter().map(|lang| (*lang, messages(lang))).collect();
    let said: BTreeMap<_, _> = LANGS.iter().map(|lang| (*lang, pages(lang))).collect();
    for lang in LANGS {
        assert!(!said[lang].contains('\u{2068}'), "marks of the catalogue are left");
        for other in LANGS.iter().filter(|other| **other != lang) {
            for (id, text) in &all[other] {
                // A text may stand in another language's page where it belongs there as well.
                let long = text.chars().count() >= if *other == "en" { 8 } else { 4 };
                let own = all[lang].values().any(|own| own.contains(text.as_str()));
                assert!(
                    !long || own || !said[lang].contains(text.as_str()),
                    "{id} of {other} stands in the help of {lang}: {text}"
                );
                assert!(!said[lang].contains(id.as_str()) || !id.contains('-'), "{id}");
            }
        }
        for clap in ["[possible values", "[default", "[env", "error:"] {
            assert!(!said[lang].contains(clap), "{clap} in {lang}");
        }
        for english in ["Usage:", "Print", "Arguments:", "Options:", "Commands:"] {
            assert_eq!(said[lang].contains(english), lang == "en", "{english} in {lang}");
        }
    }
}

#[test]
fn mistakes_in_the_command_line_are_named_and_end_with_2() {
    let lines = [
        "init",
        "init --year 9",
        "init --bogus",
        "people",
        "people rloe",
        "people add lihe",
        "people role lihe king",
        "people import",
        "campaign check",
        "export",
        "export foo",
        "export team --format docx",
        "status --jsno",
        "check --anchor nonsense",
        "--as a --as b status",
        "status --db",
        "demo --people 3",
        "demo --today 2026-02-30",
        "restore",
        "completions sh",
        "help people rloe",
        "nosuch",
        "people list extra",
    ];
    for lang in LANGS {
        let desk = Desk::empty();
        let session = desk.session(lang, &lines);
        assert_eq!(session.matches("\n[2]\n").count(), lines.len(), "{session}");
        insta::assert_snapshot!(format!("mistakes_{lang}"), session);
        assert!(crate::desk::listing(desk.home.path()).is_empty(), "nothing is left behind");
    }
}

#[test]
fn help_may_be_asked_for_in_many_ways() {
    let desk = Desk::empty();
    assert_eq!(desk.done(&["help"]), desk.done(&["--help"]));
    assert_eq!(desk.done(&["help", "people", "add"]), desk.done(&["people", "add", "-h"]));
    assert_eq!(desk.done(&["--lang=zh-Hans", "-h"]), desk.done(&["-h", "--lang", "zh-Hans"]));
    assert_eq!(desk.done(&["--version"]), format!("zicha {}\n", env!("CARGO_PKG_VERSION")));
    let hans = desk.done(&["--lang", "zh-Hans", "-h"]);
    for (variable, locale, same) in [
        ("LANG", "zh_CN.UTF-8", true),
        ("LC_ALL", "zh_CN.GB18030", true),
        ("LANG", "zh", true),
        ("LC_MESSAGES", "zh_SG.UTF-8", true),
        ("LANG", "zh_TW.UTF-8", false),
        ("LANG", "C.UTF-8", false),
    ] {
        let said = crate::desk::ran(desk.zicha(&["-h"]).env_remove("LANG").env(variable, locale));
        assert_eq!(said.out == hans, same, "{variable}={locale}: {}", said.out);
    }
}

#[test]
fn the_manual_has_every_command_and_reads_as_a_manual() {
    let desk = Desk::empty();
    for lang in LANGS {
        let manual = desk.done(&["man", "--lang", lang]);
        assert!(manual.starts_with(".ie \\n(.g .ds Aq"), "{manual}");
        for words in PAGES.iter().filter(|words| words.len() == 1) {
            assert!(manual.contains(&format!(".SH {}\n", words[0].to_uppercase())), "{words:?}");
        }
    }
}

#[test]
fn completions_are_scripts_of_their_shells() {
    let desk = Desk::empty();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = desk.done(&["completions", shell]);
        assert!(script.contains("people") && script.contains("zicha"), "{shell}: {script}");
    }
    desk.file("zicha.bash", desk.done(&["completions", "bash"]));
    let check = "set -e; . ./zicha.bash; COMP_WORDS=(zicha peo) COMP_CWORD=1; \
                 _zicha zicha peo zicha; echo \"${COMPREPLY[@]}\"";
    let mut bash = Command::new("bash");
    bash.args(["-c", check]).current_dir(desk.home.path()).stderr(Stdio::inherit());
    assert_eq!(String::from_utf8(bash.output().unwrap().stdout).unwrap(), "people\n");
}
