//! Who one is, with a key of one's own and nobody's account (identity a): zicha keeps the keys.

use crate::{
    client::{Client, Door},
    host::{DB, Host, KEYS, PASSWORD, new_key, user},
    identity::home,
    support::kit,
};
use std::{fs, process::Command};
use zicha::{
    domain::{
        person::{PeopleCommand, PersonStatus},
        reply::Reply,
        request::{self, Request},
    },
    service::{Account, Service},
};

/// The service account, entered with a key.
fn with(key: &str) -> Client {
    Client::new("zicha").by(Door::Key(key.to_owned()))
}

/// Somebody of the office with a new key that zicha keeps.
pub fn kept(host: &Host, key: &str, login: &str) -> Client {
    let public = new_key(key);
    let coordinator = host.client("linzhixia");
    let added = coordinator.feeds(format!("keys add {login}"), public.as_bytes());
    assert_eq!(added.code, 0, "{added:?}");
    with(key)
}

/// Whether the key opens anything at all.
fn is_out(client: &Client) -> bool {
    let ran = client.runs("status");
    (ran.code, ran.out.len()) == (255, 0)
}

fn fingerprint(key: &str) -> String {
    let mut keygen = Command::new("ssh-keygen");
    let out = keygen.args(["-l", "-f", &format!("{KEYS}/{key}.pub")]).output().unwrap();
    let line = String::from_utf8(out.stdout).unwrap();
    line.split_whitespace().nth(1).unwrap().to_owned()
}

pub fn two_keys(host: &mut Host) {
    let coordinator = host.client("linzhixia");
    for (key, login) in [("one", "lihe"), ("two", "wangying")] {
        let public = new_key(key);
        assert!(is_out(&with(key)), "{key} is unknown yet");
        let added = coordinator.feeds(format!("keys add {login}"), public.as_bytes());
        assert_eq!(added.code, 0, "{added:?}");
        let list = coordinator.runs(format!("keys list {login}"));
        assert!(list.text().contains(&fingerprint(key)), "{list:?}");
    }
    for (key, name) in [("one", "李禾"), ("two", "王映")] {
        let said = with(key).runs("status");
        assert!(said.code == 0 && said.text().starts_with(name), "{said:?}");
        let mut seat = home(with(key).opens());
        seat.wait_for(name);
        seat.key("q");
        assert_eq!(seat.wait_exit(), 0);
    }
    // Somebody else's public key, offered before one's own, opens nothing and names nobody.
    fs::create_dir(format!("{KEYS}/shown")).unwrap();
    fs::copy(format!("{KEYS}/two.pub"), format!("{KEYS}/shown/two.pub")).unwrap();
    host.open_door(2204, &["LogLevel=VERBOSE"]);
    let own = format!("IdentityFile={KEYS}/one");
    let said = with("shown/two.pub").option(&own).port(2204).runs("status");
    assert!(said.code == 0 && said.text().starts_with("李禾"), "{said:?}");
    let log = fs::read_to_string("/var/log/sshd-2204.log").unwrap();
    let at = |key: &str| log.find(&fingerprint(key)).unwrap_or_else(|| panic!("{key}: {log}"));
    assert!(at("two") < at("one"), "the other's was offered first");
    for command in ["--as wangying status", "status --as wangying", "keys add lihe", "ssh keys"] {
        let refused = with("one").runs(command);
        assert!(refused.code != 0 && refused.out.is_empty(), "{command}: {refused:?}");
    }
    let tunnel = with("one").flag("-W").flag("127.0.0.1:22").option("LogLevel=ERROR");
    assert_ne!(tunnel.runs("").code, 0);
    let guessed = Client::new("zicha").by(Door::Password);
    assert!(is_out(&guessed) || guessed.runs("status").code == 5, "{PASSWORD} opens nothing");
}

pub fn withdrawn(host: &mut Host) {
    let coordinator = host.client("linzhixia");
    for (key, login) in [("three", "lihe"), ("four", "wangying")] {
        let added = coordinator.feeds(format!("keys add {login}"), new_key(key).as_bytes());
        assert_eq!(added.code, 0, "{added:?}");
        assert!(!is_out(&with(key)));
    }
    let words = format!("keys withdraw lihe {}", fingerprint("three"));
    let done = coordinator.runs(words);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(is_out(&with("three")), "a withdrawn key");
    assert!(!is_out(&with("four")));
    set_inactive("wangying");
    assert!(is_out(&with("four")), "the key of somebody who has left");
    assert!(is_out(&with("linzhixia")), "a key that opens an account of its own");
}

pub fn withdrawn_while_inside(host: &mut Host) {
    let coordinator = host.client("linzhixia");
    for key in ["five", "six"] {
        let added = coordinator.feeds("keys add lihe", new_key(key).as_bytes());
        assert_eq!(added.code, 0, "{added:?}");
    }
    let write = |key: &str| {
        let mut seat = home(with(key).opens());
        seat.goes_to("学习");
        seat.wait_for("专题 0/8");
        seat.press("enter", "必填");
        seat
    };
    let mut lost = write("five");
    lost.in_field("备注");
    lost.types("钥匙丢了之前的话");
    let done = coordinator.runs(format!("keys withdraw lihe {}", fingerprint("five")));
    assert_eq!(done.code, 0, "{done:?}");
    // The next action is the last; nothing is saved any more, and the way out is open.
    lost.press("f6", "这次登录已经结束");
    lost.wait_for("密钥已被停用");
    lost.key("esc");
    lost.wait_for_no("这次登录已经结束");
    lost.press("f6", "这次登录已经结束");
    lost.key("enter");
    assert_eq!(lost.wait_exit(), 0);
    assert!(is_out(&with("five")), "nor does it open anything again");
    // The person's other key goes on with what was typed.
    let mut kept = write("six");
    kept.wait_for("钥匙丢了之前的话");
    assert_eq!(with("six").runs("status").code, 0);
    // Whatever a client says of keys, its session is of the key it proved.
    let print = fingerprint("six");
    for command in [format!("--key {print} status"), format!("status --key {print}")] {
        let refused = with("six").runs(&command);
        assert!(refused.code == 2 && refused.out.is_empty(), "{command}: {refused:?}");
    }
    let done = coordinator.runs(format!("keys withdraw lihe {print}"));
    assert_eq!(done.code, 0, "{done:?}");
    kept.press("f6", "密钥已被停用");
    kept.key("enter");
    assert_eq!(kept.wait_exit(), 0);
}

/// The coordinator says that somebody has left.
fn set_inactive(login: &str) {
    let account = Account {
        uid: i64::from(user("zicha").uid.as_raw()),
        claims: Some("linzhixia".into()),
        ..Account::default()
    };
    let mut service = Service::open(DB.as_ref(), kit(), account).unwrap();
    let Reply::People(view) = service.handle(Request::People).unwrap() else { panic!("people") };
    let row = view.rows.into_iter().find(|row| row.person.login == login).unwrap();
    let (id, version) = (row.person.meta.id, row.person.meta.version);
    let status = PersonStatus::Transferred;
    let command = PeopleCommand::SetStatus { id, version, status };
    service.handle(Request::Do(request::Command::People(command))).unwrap();
}
