use super::*;
use crate::{
    cli::args,
    i18n::{Lang, tr},
};
use proptest::prelude::*;
use std::os::unix::ffi::OsStringExt;
use table::VERBS;

/// What the endpoint answers by itself.
const OURS: &[&[&str]] = &[&["help"], &["version"]];

fn facts(forced: Option<&str>, words: &[&str]) -> Facts {
    let words = words.iter().map(OsString::from).collect();
    Facts { forced: forced.map(OsString::from), words, ..Facts::default() }
}

/// Behind sudo, as the service account.
fn sudo(forced: Option<&str>, words: &[&str]) -> Facts {
    Facts { sudo: true, service: true, ..facts(forced, words) }
}

const PRINT: &str = "SHA256:ky3KhiHdABb2ztFOz6mL1S31K4EkPOxgk2XGoTC00Zc";

/// The forced command of a key.
fn keyed(forced: Option<&str>) -> Facts {
    Facts { service: true, ..facts(forced, &["--as", "li.he-1", "--key", PRINT]) }
}

fn claim(login: &str, key: Option<&str>) -> Claim {
    Claim { login: login.to_owned(), key: key.map(str::to_owned) }
}

/// The words that our own command line would be given.
fn line(facts: &Facts) -> Vec<String> {
    match door(facts) {
        Ok(Door::Served { asked, .. }) => {
            asked.command_line().into_iter().map(|word| word.into_string().unwrap()).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn is_screens(facts: &Facts, expected: Option<&str>) -> bool {
    match door(facts) {
        Ok(Door::Served { claim, asked }) => {
            asked == Asked::default() && claim.map(|claim| claim.login).as_deref() == expected
        }
        _ => false,
    }
}

#[test]
fn whoever_sits_at_the_computer_says_what_they_like() {
    for words in [&["--db", "x.db", "status"][..], &[], &["--as", "li"], &["ssh", "keys", "zicha"]]
    {
        assert_eq!(door(&facts(None, words)), Ok(Door::Local), "{words:?}");
    }
    // root behind sudo looks after the host
    let root = Facts { root: true, sudo: true, ..facts(None, &["server", "setup", "--apply"]) };
    assert_eq!(door(&root), Ok(Door::Local));
    let service = Facts { service: true, ..facts(None, &["backup"]) };
    assert_eq!(door(&service), Ok(Door::Local));
}

#[test]
fn without_a_command_the_screens_open() {
    assert!(is_screens(&sudo(None, &[]), None));
    assert!(is_screens(&sudo(Some("  "), &[]), None));
    assert!(is_screens(&keyed(None), Some("li.he-1")));
    assert!(is_screens(&keyed(Some("")), Some("li.he-1")));
}

#[test]
fn the_command_is_the_clients_and_the_person_never() {
    let expected = ["zicha", "--lang=en", "export", "--format=xlsx", "ledger"];
    for command in
        ["export ledger --format xlsx --lang en", "export  --lang=en --format=xlsx ledger"]
    {
        assert_eq!(line(&sudo(Some(command), &[])), expected);
        assert_eq!(line(&keyed(Some(command))), expected);
        let words: Vec<_> = command.split_whitespace().collect();
        assert_eq!(line(&sudo(None, &words)), expected);
    }
    match door(&keyed(Some("status"))) {
        Ok(Door::Served { claim: claimed, .. }) => {
            assert_eq!(claimed, Some(claim("li.he-1", Some(PRINT))));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(line(&sudo(Some("people import"), &[])), ["zicha", "people", "import", "-"]);
}

#[test]
fn nobody_chooses_who_they_are() {
    for facts in [
        sudo(Some("status"), &["--as", "bob"]),
        sudo(Some("status"), &["status"]),
        facts(Some("status"), &["--as", "Bob"]),
        facts(Some("status"), &["--as", "bob", "--db"]),
        facts(Some("status"), &["--db=x"]),
        sudo(Some("status"), &["--as", "bob", "--key", PRINT]),
        sudo(Some("status"), &["--key", PRINT]),
        facts(Some("status"), &["--as", "bob", "--key"]),
        facts(Some("status"), &["--as", "bob", "--key", "SHA256:x"]),
        facts(Some("status"), &["--as", "bob", "--key", PRINT, "--key", PRINT]),
        facts(Some("status"), &["--key", PRINT, "--as", "bob"]),
    ] {
        assert_eq!(door(&facts), Err(Wrong::Arguments), "{facts:?}");
    }
    for command in [
        "status --as bob",
        "--as bob",
        "id --as bob",
        "--as=bob status",
        "--key x",
        "status --key x",
    ] {
        for facts in [sudo(Some(command), &[]), keyed(Some(command))] {
            assert!(door(&facts).is_err(), "{command}");
        }
    }
    // An administrator in a shell that sudo opened is told how to be one.
    let keyed = ["--as", "bob", "--key", PRINT];
    for words in
        [&keyed[..], &["--as", "bob"], &["--as", "bob", "status"], &["backup"], &["status", "x"]]
    {
        assert_eq!(door(&sudo(None, words)), Err(Wrong::BehindSudo), "{words:?}");
    }
    let hidden = Facts { disguised: true, ..facts(None, &[]) };
    assert_eq!(door(&hidden), Err(Wrong::Disguised));
}

#[test]
fn a_session_knows_its_key_by_the_forced_command_alone() {
    let served = |facts: &Facts| match door(facts) {
        Ok(Door::Served { claim, .. }) => claim,
        other => panic!("{other:?}"),
    };
    assert_eq!(served(&keyed(None)), Some(claim("li.he-1", Some(PRINT))));
    // A line that an older program gave sshd a moment ago.
    let older = Facts { service: true, ..facts(None, &["--as", "li.he-1"]) };
    assert_eq!(served(&older), Some(claim("li.he-1", None)));
    // Also where the host file is missing: that is then said, not a word about options.
    let lost = facts(None, &["--as", "li.he-1", "--key", PRINT]);
    assert_eq!(served(&lost), Some(claim("li.he-1", Some(PRINT))));
    assert_eq!(served(&sudo(Some("status"), &[])), None, "behind sudo nobody names a key");
}

#[test]
fn what_is_not_in_the_table_is_not_done() {
    let long = format!("status {}", "x".repeat(250));
    for command in [
        "internal-sftp",
        "/usr/lib/openssh/sftp-server",
        "scp -t .",
        "scp -f /etc/passwd",
        "--help",
        "--help; id",
        "id; touch x",
        "$(touch x)",
        "`id`",
        "status; id",
        "status id",
        "status --db x",
        "status --json --json",
        "status --json=1",
        "export",
        "export ledger -o x",
        "export ledger --output x",
        "export ledger --format",
        "export ledger --format exe",
        "export ../x",
        "export ledger extra",
        "people import people.csv",
        "people import -",
        "people add li ../x",
        "people add li 李禾 --unit /etc",
        "people add -x y",
        "people",
        "people role li",
        "people role li king",
        "campaign check x.toml",
        "campaign export x",
        "init --year 2026",
        "demo",
        "backup",
        "backup x.db",
        "server setup",
        "ssh keys a b c",
        "check --anchor ../x",
        "man",
        "completions bash",
        "STATUS",
        "git-upload-pack 'x'",
        "-",
        "--",
        "export ledger -- x",
        "\u{feff}status",
        "help people",
        &long,
    ] {
        for facts in [sudo(Some(command), &[]), keyed(Some(command))] {
            assert!(door(&facts).is_err(), "{command}");
        }
    }
    for command in ["status\nid", "status\0", "sta\u{7f}tus", "\u{1b}[31m", "status\u{9b}"] {
        assert_eq!(door(&sudo(Some(command), &[])), Err(Wrong::Garbled), "{command:?}");
    }
    let bytes = Some(OsString::from_vec(b"status \xff".to_vec()));
    assert_eq!(door(&Facts { forced: bytes, ..sudo(None, &[]) }), Err(Wrong::Garbled));
    assert_eq!(door(&sudo(Some(&"x".repeat(257)), &[])), Err(Wrong::Garbled));
}

/// A command of the table with every option and place filled.
fn sample(verb: &'static Verb) -> String {
    let word = |kind: &table::Kind| {
        let samples = [
            "li",
            "12:ab",
            "staff",
            "ledger",
            "csv",
            "SHA256:ky3KhiHdABb2ztFOz6mL1S31K4EkPOxgk2XGoTC00Zc",
            "json",
            "en",
        ];
        samples.into_iter().find(|word| (kind.fits)(word)).unwrap_or_else(|| panic!("{kind:?}"))
    };
    let mut said = verb.words.join(" ");
    for kind in verb.takes.iter().copied().chain(verb.more.kind()) {
        said.push_str(&format!(" {}", word(&kind)));
    }
    for (name, kind) in verb.options {
        said.push_str(&format!(" --{name}"));
        said.extend(kind.map(|kind| format!(" {}", word(&kind))));
    }
    said
}

/// The command line takes what the table lets pass, and nothing in it names a file.
fn taken(line: &[String]) -> Result<(), String> {
    let mut matches =
        &args::command(tr(Lang::En)).try_get_matches_from(line).map_err(|e| e.to_string())?;
    while let Some((_, sub)) = matches.subcommand() {
        for id in sub.ids().map(|id| id.as_str()) {
            if matches!(id, "db" | "output" | "as") {
                return Err(format!("{id} is given"));
            }
            let file = sub.try_get_one::<std::path::PathBuf>(id).ok().flatten();
            if file.is_some_and(|file| file.as_os_str() != "-") {
                return Err(format!("{file:?}"));
            }
        }
        matches = sub;
    }
    Ok(())
}

#[test]
fn every_verb_of_the_table_is_one_of_the_command_line() {
    for verb in VERBS.iter().filter(|verb| !OURS.contains(&verb.words)) {
        let command = sample(verb);
        let line = line(&sudo(Some(&command), &[]));
        assert_eq!(taken(&line), Ok(()), "{command}");
    }
    for (at, verb) in VERBS.iter().enumerate() {
        let earlier = VERBS[..at].iter().find(|other| verb.words.starts_with(other.words));
        assert_eq!(earlier, None, "{:?} is never reached", verb.words);
    }
}

#[test]
fn the_help_names_every_command_in_each_language() {
    for lang in Lang::ALL {
        let page = help::page(tr(*lang));
        for verb in VERBS {
            assert!(page.contains(&verb.usage()), "{}", verb.usage());
        }
    }
}

/// Words of the table, of attackers, and of nobody.
fn command() -> impl Strategy<Value = String> {
    let known: Vec<String> = VERBS
        .iter()
        .flat_map(|verb| {
            let options = verb.options.iter().map(|(name, _)| format!("--{name}"));
            verb.words.iter().map(|word| (*word).to_owned()).chain(options).chain([sample(verb)])
        })
        .collect();
    let odd = [
        "--as",
        "--db",
        "-o",
        "--lang",
        "en",
        "json",
        "-",
        "--",
        "..",
        "/etc/passwd",
        "x=y",
        "a;b",
    ];
    let word = prop_oneof![
        3 => proptest::sample::select(known),
        1 => proptest::sample::select(odd.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[ -~]{0,12}",
    ];
    proptest::collection::vec(word, 0..6).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn no_command_leaves_the_table(command in command()) {
        for facts in [sudo(Some(&command), &[]), keyed(Some(&command))] {
            match door(&facts) {
                Ok(Door::Local) => prop_assert!(false, "the door of the computer"),
                Ok(Door::Served { claim: claimed, asked }) => {
                    let named = facts.words.get(1).map(|login| login.to_str().unwrap());
                    prop_assert_eq!(claimed, named.map(|login| claim(login, Some(PRINT))));
                    let Some(verb) = asked.verb else { continue };
                    prop_assert!(command.len() <= MOST_BYTES);
                    prop_assert!(VERBS.contains(verb));
                    if !OURS.contains(&verb.words) {
                        prop_assert_eq!(taken(&line(&facts)), Ok(()));
                    }
                }
                Err(_) => {}
            }
        }
    }

    #[test]
    fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let facts = Facts { forced: Some(OsString::from_vec(bytes)), ..sudo(None, &[]) };
        let _ = door(&facts);
        let _ = facts.said();
    }
}
