//! `zicha campaign`: what is built in, what is in use, and the check of a file.

use crate::desk::{Desk, LANGS};

#[test]
fn campaigns_are_listed_and_shown() {
    for lang in LANGS {
        let desk = Desk::office();
        let session = desk.session(lang, &["campaign list", "campaign show"]);
        insta::assert_snapshot!(format!("campaigns_{lang}"), session);
    }
    let desk = Desk::empty();
    assert_eq!(desk.run(&["campaign", "list"]).code, 0, "needs no database");
    assert_eq!(desk.run(&["campaign", "show"]).code, 1);
}

#[test]
fn the_built_in_ones_are_printed_and_pass_their_own_check() {
    let desk = Desk::empty();
    for id in ["satisfactory-unit", "workshop-safety"] {
        let source = desk.done(&["campaign", "export", id]);
        let path = format!("{}/data/campaigns/{id}.toml", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(source, std::fs::read_to_string(path).unwrap());
        desk.file("mine.toml", &source);
        let ran = desk.run(&["campaign", "check", "mine.toml"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(!ran.out.contains("error:") && ran.err.starts_with("no "), "{ran:?}");
    }
    let session = desk.session("en", &["campaign export nosuch"]);
    insta::assert_snapshot!(session, @r"
    $ zicha campaign export nosuch
    ! There is no built-in campaign nosuch; zicha campaign list shows them all.
    [1]
    ");
}

#[test]
fn every_mistake_is_listed_with_its_place() {
    let desk = Desk::empty();
    desk.file("broken.toml", include_str!("../fixtures/broken-campaign.toml"));
    for lang in LANGS {
        let ran = desk.run(&["campaign", "check", "broken.toml", "--lang", lang]);
        assert_eq!(ran.code, 1);
        let places: Vec<_> =
            ran.out.lines().filter(|line| line.starts_with("broken.toml:")).collect();
        for line in &places {
            let mut parts = line.split(':').skip(1);
            let place: Vec<usize> = parts.by_ref().take(2).map(|n| n.parse().unwrap()).collect();
            assert!(place.iter().all(|n| *n > 0) && parts.next().is_some(), "{line}");
        }
        assert!(places.len() >= 25, "{}", ran.out);
        assert!(ran.out.contains("abuot"), "the offending text stands there");
        assert!(!ran.out.contains('\u{1b}'), "and cannot control the terminal");
        insta::assert_snapshot!(format!("check_{lang}"), format!("{}---\n{}", ran.out, ran.err));
    }
}

#[test]
fn what_is_no_campaign_file_is_said_in_a_sentence() {
    let desk = Desk::empty();
    desk.file("latin.toml", b"name = \"\xff\"");
    desk.file("large.toml", "#".repeat(2 << 20));
    desk.file("syntax.toml", "id = \"a\"\nname = {\n");
    desk.file("empty.toml", "");
    let lines = ["none", "latin", "large", "syntax", "empty"]
        .map(|name| format!("campaign check {name}.toml"));
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    insta::assert_snapshot!(desk.session("en", &lines));
}
