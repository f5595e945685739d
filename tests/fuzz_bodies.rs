//! The bodies of the fuzz targets on bounded random input, so that they are run where there is no
//! fuzzer: input made of pieces that each reader knows, with anything between.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../fuzz/bodies.rs"]
mod bodies;
#[path = "support/naughty.rs"]
mod naughty;

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
    fn campaign_scraps(bytes in made_of(&[
        "id = \"x\"\n", "title = ", "[[phase]]\n", "[[phase.step]]\n", "kind = \"study\"\n", "\"", "'", "\n",
        "first = \"05-01\"\n", "{", "}", "[", "]", "=", "1", "true", "#", "\"\"\"", "key = ", "2026-05-01",
    ], 30)) {
        bodies::campaign(&bytes);
    }
}
