//! What leaders and the coordinator see: the team, a person, work to review, people, campaign.

use crate::album::albums;

/// A public key of nobody.
const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICpkC+H61ApQLzrAkq2wveCaDpiG3GN6dvoNG1KLEiN2 lihe@desk";

#[test]
fn team() {
    albums("team", |album| {
        let mut chen = album.of("chenwangchuan");
        chen.goto("team");
        album.take("Team", &chen);
        album.after("right", "Team, the next phase", &mut chen);
        album.after("left o down*2", "Sorted by lateness", &mut chen);
        album.after("m", "A reminder", &mut chen);
        album.after("esc f", "Filters", &mut chen);
        album.after("3", "Only what waits for review", &mut chen);
        album.after("space down space a", "Accepting several", &mut chen);
        album.after("esc r", "Returning", &mut chen);
        album.after("esc*2", "Back shows everybody again", &mut chen);
        album.after("tab", "Findings by category", &mut chen);
        album.after("tab", "What is overdue", &mut chen);
        album.after("tab", "Days left", &mut chen);
    });
}

#[test]
fn review() {
    albums("review", |album| {
        let mut chen = album.of("chenwangchuan");
        chen.goto("team").keys("down");
        album.after("enter", "A person", &mut chen);
        album.after("enter", "Somebody's self-examination", &mut chen);
        album.after("down*2 r", "A comment beside an answer", &mut chen);
        chen.type_text("请写清是哪一天、哪一件事。").keys("ctrl-s");
        album.take("The comment is kept until the whole is returned", &chen);
        album.after("home a", "Accepting", &mut chen);
        album.after("esc r", "Returning", &mut chen);
        album.after("ctrl-s", "Returning needs a comment", &mut chen);
        album.after("esc*2 down enter", "Somebody's commitments", &mut chen);
        album.after("esc up*3 enter", "Somebody's study", &mut chen);
    });
}

#[test]
fn login_keys() {
    albums("login_keys", |album| {
        let mut lihe = album.of("lihe");
        lihe.goto("login_keys");
        album.take("No key yet", &lihe);
        album.after("n", "A new key", &mut lihe);
        lihe.type_text("-----BEGIN OPENSSH PRIVATE KEY-----").keys("ctrl-s");
        album.take("A private key is refused", &lihe);
        lihe.keys("esc n").type_text(KEY).keys("ctrl-s");
        album.take("The fingerprint, before it is added", &lihe);
        album.after("enter", "A key in use", &mut lihe);
        album.after("d", "Withdrawing", &mut lihe);
        album.after("enter", "A withdrawn key", &mut lihe);
    });
}

#[test]
fn people() {
    albums("people", |album| {
        let mut lin = album.of("linzhixia");
        lin.goto("people");
        album.take("People", &lin);
        album.after("n", "What to add", &mut lin);
        album.after("enter", "A new person", &mut lin);
        album.after("ctrl-s", "What is missing", &mut lin);
        album.after("esc n down enter", "A new unit", &mut lin);
        album.after("esc n down*2 enter", "People from a file", &mut lin);
        album.after("esc enter", "What to change", &mut lin);
        album.after("down enter", "Roles", &mut lin);
        album.after("esc enter down*3 enter", "The account", &mut lin);
        lin.keys("esc /").type_text("wang\n");
        album.take("Found, and how to see all again", &lin);
        let mut lihe = album.of("lihe");
        lihe.goto("people");
        album.take("People, as a member of staff", &lihe);
        album.after("n", "Refused: not one's business", &mut lihe);
    });
}

#[test]
fn campaign() {
    albums("campaign", |album| {
        let mut lin = album.of("linzhixia");
        lin.goto("campaign");
        album.take("Campaign", &lin);
        album.after("enter", "Dates of a phase", &mut lin);
        album.after("esc n", "A report channel", &mut lin);
        album.after("esc down*2", "A phase ahead", &mut lin);
        album.after("s", "Opening it early", &mut lin);
        let mut lihe = album.of("lihe");
        lihe.goto("campaign");
        album.take("Campaign, as a member of staff", &lihe);
    });
}

#[test]
fn a_reminder_of_the_ledger_names_the_finding_that_is_late() {
    let folder = tempfile::tempdir().unwrap();
    let db = crate::headless::build_demo(folder.path());
    let open =
        |login| crate::headless::Headless::open(&db, login, zicha::i18n::Lang::ZhHans, 80, 24);
    let mut chen = open("chenwangchuan");
    chen.goto("team").keys("right down*5 m");
    assert!(chen.copied.last().unwrap().contains("WT-2026-013"), "{}", chen.screen());
    let mut sun = open("sunzhiyao");
    sun.keys("up*3 enter");
    let page = sun.screen();
    assert!(page.contains("WT-2026-013") && page.contains("逾期 4 天"), "{page}");
}

#[test]
fn a_reminder_from_the_page_of_a_finding_is_copied_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let db = crate::headless::build_demo(folder.path());
    let open =
        |login| crate::headless::Headless::open(&db, login, zicha::i18n::Lang::ZhHans, 80, 24);
    let mut chen = open("chenwangchuan");
    chen.goto("ledger").keys("/").type_text("013\n").keys("enter m");
    assert!(chen.copied.last().unwrap().contains("WT-2026-013"), "{}", chen.screen());
    assert!(chen.screen().contains("提醒已放到孙知遥的首页"), "{}", chen.screen());
    // Nobody is offered to remind themselves.
    let mut sun = open("sunzhiyao");
    sun.goto("ledger").keys("/").type_text("013\n").keys("enter f1");
    assert!(!sun.screen().contains("F12"), "{}", sun.screen());
}
