//! Login keys: pasted, looked at by their fingerprint, added, and withdrawn after asking.

use zicha::app::event::{Event, KeyCode};
use zicha::app::screens::login_keys::LoginKeys;
use zicha::domain::change::Outcome;
use zicha::domain::login_key::{KeyCommand, KeysView, LoginKey};
use zicha::domain::person::PersonRef;
use zicha::domain::policy::{Act, Rights};
use zicha::domain::problem::{Problem, ProblemKind};
use zicha::domain::public_key::KeyFault;
use zicha::domain::record::Meta;
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::Reply;
use zicha::domain::request::{Command, Request};
use zicha::domain::role::Role;
use zicha::error::Error;
use zicha::i18n::Lang;

use crate::desk::Desk;
use crate::support::*;

const LINE: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICpkC+H61ApQLzrAkq2wveCaDpiG3GN6dvoNG1KLEiN2 lihe@desk";
const PRINT: &str = "SHA256:ky3KhiHdABb2ztFOz6mL1S31K4EkPOxgk2XGoTC00Zc";
const OLD_PRINT: &str = "SHA256:BS+Kd6+7Kinr6lD7U8NJRRwW8xzNArD37XLbNiCt/hw";

fn key(id: &str, kind: &str, fingerprint: &str, label: &str, withdrawn: bool) -> LoginKey {
    LoginKey {
        meta: Meta { id: id.into(), version: 1, created_at: 1_778_500_000_000, ..Meta::default() },
        person: "lihe".into(),
        kind: kind.into(),
        key: "AAAA".into(),
        fingerprint: fingerprint.into(),
        label: label.into(),
        withdrawn_on: withdrawn.then(|| "2026-05-03".parse().unwrap()),
    }
}

fn lihe() -> PersonRef {
    PersonRef { id: "lihe".into(), login: "lihe".into(), name: "李禾".into() }
}

fn view() -> KeysView {
    KeysView {
        person: lihe(),
        keys: vec![
            key("k1", "ssh-ed25519", PRINT, "办公室电脑", false),
            key("k2", "ecdsa-sha2-nistp256", OLD_PRINT, "", true),
        ],
        rights: allow(&[Act::ManageKeys]),
    }
}

fn desk(lang: Lang, view: KeysView, add: Result<Reply, Error>) -> Desk {
    let screen = LoginKeys::new(Some(lihe()));
    Desk::new(Role::Leader, lang, screen, move |request: &Request| -> Result<Reply, Error> {
        match request {
            Request::Keys(_) => Ok(Reply::Keys(Box::new(view.clone()))),
            Request::Do(_) => add.clone(),
            _ => Ok(Reply::Ok),
        }
    })
}

fn keeper() -> Desk {
    desk(Lang::ZhHans, view(), Ok(done(Outcome::KeyAdded(PRINT.into()), None)))
}

fn command(desk: &mut Desk) -> KeyCommand {
    let mut sent = desk.commands();
    match (sent.pop(), sent.pop()) {
        (Some(Command::Key(command)), None) => command,
        other => panic!("{other:?}"),
    }
}

#[test]
fn keys_stand_with_their_fingerprints() {
    insta::assert_snapshot!("login_keys", keeper().sizes());
    let mut english = desk(Lang::En, view(), Ok(Reply::Ok));
    english.key(KeyCode::Down);
    insta::assert_snapshot!("login_keys_en", english.screen(80, 24));
    let none = KeysView { keys: Vec::new(), ..view() };
    insta::assert_snapshot!(
        "login_keys_none",
        desk(Lang::ZhHant, none, Ok(Reply::Ok)).screen(80, 24)
    );
}

#[test]
fn a_pasted_key_is_looked_at_before_it_is_added() {
    let mut desk = keeper();
    assert_eq!(desk.asked(), [Request::Keys(Some("lihe".into()))]);
    desk.keys("n").paste(&format!("{LINE}\r\n")).save();
    insta::assert_snapshot!("login_keys_look", desk.screen(80, 24));
    assert!(desk.commands().is_empty(), "nothing is saved yet");
    desk.keys("y");
    let expected =
        KeyCommand::Add { login: "lihe".into(), line: LINE.into(), label: String::new() };
    assert_eq!(command(&mut desk), expected);
    desk.keys("n").paste(LINE).key(KeyCode::Tab).keys("家里").save();
    desk.key(KeyCode::Esc);
    assert!(desk.commands().is_empty(), "who looks and turns away adds nothing");
}

#[test]
fn what_is_no_public_key_is_said_and_kept_nowhere() {
    let mut desk = keeper();
    desk.keys("n").paste("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn\n-----END").save();
    insta::assert_snapshot!("login_keys_private", desk.screen(80, 24));
    desk.app.update(Event::Hangup);
    desk.key(KeyCode::Esc);
    let asked = desk.asked();
    let kept = asked.iter().any(|r| matches!(r, Request::Do(_) | Request::SaveDraft(_)));
    assert!(!kept, "{asked:?}");
}

#[test]
fn every_bad_key_is_named_in_three_languages_and_none_is_looked_at() {
    let weak = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC6VW0MNntVJq38WigOAFyZeeOD6SgDIsjAVV1Iy4M4+8slBH8u0J18Dxope6gOjWPe20ALMyH8Gr7lXFHBWZCkGdaAs0Jjd9C6qNu2R+pRZt5dwekO6tkml1wUYPWcLvOvILk7uhBLfv+DLI/Dhysr0pAtQBFt79G73j/K876pOQ== weak";
    let two = format!("{LINE}\n{LINE}\n");
    let cut = &LINE[..60];
    let forced = format!("command=\"id\" {LINE}");
    let bad = [
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n-----END", KeyFault::Private),
        ("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none", KeyFault::Private),
        (&two, KeyFault::Several),
        (&forced, KeyFault::Options),
        ("ssh-dss AAAAB3NzaC1kc3MAAACBAP old", KeyFault::Kind("ssh-dss".into())),
        ("ssh-x448 AAAA", KeyFault::Kind("ssh-x448".into())),
        (weak, KeyFault::Short(1024)),
        (cut, KeyFault::Broken),
        ("\u{1b}[2J\u{202e}你好", KeyFault::Broken),
    ];
    for &lang in Lang::ALL {
        for (pasted, fault) in &bad {
            let mut desk = desk(lang, view(), Ok(done(Outcome::Saved, None)));
            desk.keys("n").paste(pasted).save();
            let said = zicha::i18n::errors::login_key(zicha::i18n::tr(lang), fault);
            let flat = |text: &str| -> String {
                text.chars().filter(|c| !c.is_whitespace() && !"│┃".contains(*c)).collect()
            };
            let (shown, said) = (flat(&desk.screen(80, 24)), flat(&said));
            assert!(shown.contains(&said), "{lang:?} {pasted}: {said}\n{}", desk.screen(80, 24));
            assert!(desk.commands().is_empty() && !shown.contains("SHA256:NuG"), "{pasted}");
        }
    }
}

#[test]
fn the_comment_of_a_key_steers_nothing() {
    let mut desk = keeper();
    let hostile = LINE.replace("lihe@desk", "\u{1b}]0;x\u{7}\u{202e}家里 \"; id #");
    desk.keys("n").paste(&hostile).save();
    let shown = desk.screen(80, 24);
    assert!(shown.contains(PRINT) && !shown.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{shown}");
    desk.keys("y");
    let KeyCommand::Add { line, .. } = command(&mut desk) else { panic!() };
    assert!(!line.contains(|c: char| c.is_control() || c == '\u{202e}'), "{line:?}");
}

#[test]
fn a_key_that_another_person_has_is_refused_in_words() {
    let taken = Problem::new("key", ProblemKind::Key(KeyFault::Elsewhere));
    let mut desk = desk(Lang::ZhHans, view(), Err(Error::Invalid(vec![taken])));
    desk.keys("n").paste(LINE).save().keys("y");
    assert!(desk.screen(80, 24).contains("别人的密钥"), "{}", desk.screen(80, 24));
}

#[test]
fn withdrawing_asks_and_a_withdrawn_key_stays_so() {
    let mut desk = keeper();
    desk.keys("d");
    insta::assert_snapshot!("login_keys_withdraw", desk.screen(80, 24));
    desk.keys("n");
    assert!(desk.commands().is_empty());
    desk.keys("dy");
    let expected = KeyCommand::Withdraw { login: "lihe".into(), fingerprint: PRINT.into() };
    assert_eq!(command(&mut desk), expected);
    desk.key(KeyCode::End).keys("d");
    assert!(desk.screen(80, 24).contains("已经停用"));
    assert!(desk.commands().is_empty());
}

#[test]
fn a_right_that_ended_is_told() {
    let rights = Rights::default().with(Act::ManageKeys, Err(Refusal::NoRight));
    let mut desk = desk(Lang::ZhHans, KeysView { rights, ..view() }, Ok(Reply::Ok));
    for letter in ["n", "d"] {
        desk.keys(letter);
        assert!(desk.screen(80, 24).contains("您的角色不包括这项操作"), "{letter}");
    }
    assert!(desk.commands().is_empty());
}
