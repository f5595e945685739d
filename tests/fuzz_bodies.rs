//! The bodies of the fuzz targets on bounded random input, so that they are run where there is no
//! fuzzer: input made of pieces that each reader knows, with anything between.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// What both ends need stands in one small file, which both take in.
#![allow(clippy::duplicate_mod)]

#[path = "../fuzz/bodies/mod.rs"]
mod bodies;
#[path = "support/naughty.rs"]
mod naughty;

use base64::{Engine, prelude::BASE64_STANDARD};
use proptest::prelude::*;

/// Pieces of a language, and now and then something else.
fn made_of(pieces: &[&str], count: usize) -> impl Strategy<Value = Vec<u8>> + use<> {
    let pieces: Vec<Vec<u8>> = pieces.iter().map(|piece| piece.as_bytes().to_vec()).collect();
    let naughty: Vec<Vec<u8>> = naughty::words().into_iter().map(String::into_bytes).collect();
    let piece = prop_oneof![
        12 => prop::sample::select(pieces),
        2 => prop::sample::select(naughty),
        1 => any::<char>().prop_map(|c| c.to_string().into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 1..4),
    ];
    prop::collection::vec(piece, 0..count).prop_map(|pieces| pieces.concat())
}

/// A file that is right, with some of its bytes lost, doubled or replaced.
fn spoilt(source: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let cut = (
        0..source.len(),
        0_usize..60,
        made_of(&["\n", "\"", "]]", "[[", " = ", "{", "9999999999999999999"], 3),
    );
    prop::collection::vec(cut, 1..6).prop_map(move |cuts| {
        let mut bytes = source.as_bytes().to_vec();
        for (at, length, piece) in cuts {
            let from = at.min(bytes.len());
            let to = (from + length).min(bytes.len());
            bytes.splice(from..to, piece);
        }
        bytes
    })
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(few(2_000))]

    #[test]
    fn commands(bytes in made_of(&[
        "status", "export", "ledger", "team", "mine", "people", "import", "list", "check", "keys", "add",
        "--format", "--lang", "csv", "xlsx", "json", "en", "lihe", "--as", "--db", "-o", "=", " ", " ", " ", "  ",
        "/etc/passwd", "..", "-", "--", "'", "\"", "help", "campaign", "show", "\t", "\n",
    ], 12)) {
        bodies::endpoint(&bytes);
    }

    #[test]
    fn lists_of_people(bytes in made_of(&[
        "login,name,title,unit,roles,cadre\n", "账号,姓名,职务,单位\n", "账号;姓名;单位\r\n", "login\tname\n",
        "lihe", "李禾", ",", ",", ",", ";", "\t", "\n", "\n", "\r\n", "\r", "\"", "\"\"", "staff", "leader 专责人",
        "\u{feff}", " ", "是", "yes",
    ], 24)) {
        bodies::people(&bytes);
    }
}

proptest! {
    #![proptest_config(few(400))]

    #[test]
    fn keyboards(bytes in made_of(&[
        "\u{1b}", "\u{1b}[", "\u{1b}O", "[", "<0;3;4M", "200~", "201~", "\u{1b}[200~", "\u{1b}[201~", "1;5", "A", "~",
        "查", "\r", "12345678901234567890", "1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;25;26",
    ], 24)) {
        bodies::keyboard(&bytes);
    }

    #[test]
    fn host_files(bytes in made_of(&[
        "db = ", "\"/var/lib/zicha/zicha.db\"", "\n", "account = ", "\"zicha\"", "keep", " = ", "14", "-1", "idle_minutes = ",
        "0.5", "nan", "1e400", "backups = ", "\"../x\"", "#", "[",
    ], 16)) {
        bodies::host(&bytes);
    }

    #[test]
    fn public_keys(bytes in made_of(&[
        "ssh-ed25519", " ", "AAAAC3NzaC1lZDI1NTE5AAAAIGm0vJ6w1vU0mJb3w1T2k5m5n8VxC0e2m4b7Zr5sQ1aB", " lihe", "\n", "ssh-rsa",
        "AAAAB3NzaC1yc2EAAAADAQAB", "=", "command=\"id\" ", "\t", "-----BEGIN OPENSSH PRIVATE KEY-----", "\r",
    ], 8)) {
        bodies::key(&bytes);
    }
}

proptest! {
    #![proptest_config(few(120))]

    #[test]
    fn texts(bytes in made_of(&[
        "学习", "心得，", "（", "）。", "word ", "-", "\n", "👨\u{200d}👩", "e\u{301}", "ﾞ", "\u{1b}[31m",
        "한", "\u{1161}", "ก\u{e33}", "\u{200d}", "\u{fe0f}", " ", "🇨", "\u{9b}", "क\u{94d}\u{200d}ष",
    ], 40)) {
        bodies::text(&bytes);
    }

    #[test]
    fn campaign_files(bytes in spoilt(zicha::template::builtin()[1].source)) {
        bodies::campaign(&bytes);
    }

    #[test]
    fn looking_for(bytes in made_of(&[
        "zhang", "zh", "张", "単", "长", "ＡＢ", "ab", "İ", "ß", "ŉ", "\n", " ", "e\u{301}", "(", "*", "🇨🇳",
    ], 12)) {
        bodies::search(&bytes);
    }

    #[test]
    fn frames(bytes in made_of(&[
        "a", "学习", "─", "    ", "            ", "\u{1}", "\u{1}", "\u{2}", "\u{2}", "\0", "B", "é", "🙂", "“",
    ], 40)) {
        bodies::screen(&bytes);
    }

    #[test]
    fn campaign_scraps(bytes in made_of(&[
        "id = \"x\"\n", "title = ", "[[phase]]\n", "[[phase.step]]\n", "kind = \"study\"\n", "\"", "'", "\n",
        "first = \"05-01\"\n", "{", "}", "[", "]", "=", "1", "true", "#", "\"\"\"", "key = ", "2026-05-01",
    ], 30)) {
        bodies::campaign(&bytes);
    }
}

/// What a fuzz target does with an input.
type Body = fn(&[u8]);

/// What the fuzzer found worth keeping: inputs that take ways through the readers that others do not.
#[test]
fn what_was_kept_holds() {
    let bodies: [(&str, Body); 6] = [
        ("keyboard", bodies::keyboard),
        ("screen", bodies::screen),
        ("endpoint", bodies::endpoint),
        ("people", bodies::people),
        ("key", bodies::key),
        ("text", bodies::text),
    ];
    for (name, body) in bodies {
        let file = format!("{}/fuzz/seeds/{name}", env!("CARGO_MANIFEST_DIR"));
        let seeds = std::fs::read_to_string(file).unwrap();
        assert!(seeds.lines().count() >= 20, "{name}");
        for seed in seeds.lines() {
            body(&BASE64_STANDARD.decode(seed).unwrap());
        }
    }
}

/// The real fuzzer, where `ZICHA_FUZZ` says for how many seconds a target.
#[test]
fn the_fuzzer_finds_nothing() {
    let Some(seconds) = std::env::var_os("ZICHA_FUZZ") else { return };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/run.sh");
    let ran = std::process::Command::new(script).arg(seconds).status().unwrap();
    assert!(ran.success(), "see above, and fuzz/artifacts");
}
