//! Planted faults: each is found, named and given a remedy; a computer without faults has none.

use super::*;
use crate::{
    cli::server::{apply::apply, fake::Fake, layout::*, machine::Tool, plan::Plan},
    i18n::{Lang, tr},
};

/// A server as it should be: set up, a database, a backup, one person on the staff.
fn healthy(access: Access) -> Fake {
    let fake = Fake::debian();
    assert_eq!(apply(&Plan::of(access, &fake).unwrap(), &fake).failed, None);
    let uid = fake.account("zicha").unwrap().uid;
    let mut head = vec!['\0'; 100];
    let version = crate::store::schema::SCHEMA.version() as u8;
    head[63] = char::from(version);
    for (at, byte) in crate::store::schema::APPLICATION_ID.to_be_bytes().into_iter().enumerate() {
        head[68 + at] = char::from(byte);
    }
    let text: String = head.into_iter().collect();
    fake.put("/var/lib/zicha/zicha.db", &text, 0o600, uid);
    fake.put("/var/lib/zicha/zicha.db-wal", "", 0o600, uid);
    fake.put("/var/lib/zicha/backups/zicha-20010909T014640Z.db", "copy", 0o600, uid);
    if access.accounts() {
        fake.add_staff("alice");
        fake.put("/etc/zicha/keys/alice", "ssh-ed25519 AAAA", 0o644, 0);
    }
    let common =
        "disableforwarding yes\npermituserenvironment no\npermituserrc no\npermittunnel no\n";
    let common = &format!("{common}acceptenv LANG\nacceptenv LC_*\nacceptenv COLORTERM\n");
    let staff = "forcecommand /usr/bin/sudo -n -u zicha -- /usr/local/bin/zicha\n\
                 authorizedkeysfile /etc/zicha/keys/%u\n";
    let keys = "authenticationmethods publickey\nauthorizedkeysfile none\n\
                authorizedkeyscommand /usr/local/bin/zicha ssh keys %u %t %k\n\
                authorizedkeyscommanduser zicha\n";
    fake.answer("sshd -T -C user=alice", true, &format!("{common}{staff}"));
    fake.answer("sshd -T -C user=zicha", true, &format!("{common}{keys}"));
    fake.answer("sudo -n -l -U alice", true, ALLOWED);
    fake.answer("systemctl is-failed", false, "inactive");
    fake
}

const ALLOWED: &str = "User alice may run the following commands on host:\n    \
                       (zicha : zicha) NOPASSWD: /usr/local/bin/zicha \"\"\n";

fn wrong(fake: &Fake) -> Vec<Check> {
    let mut checks = examine(fake, tr(Lang::En));
    checks.retain(|check| check.state != State::Ok);
    checks
}

#[test]
fn a_server_as_it_should_be_is_found_well() {
    for access in Access::ALL {
        let fake = healthy(access);
        assert_eq!(wrong(&fake), [], "{access:?}");
        let before = fake.picture();
        let ids: Vec<_> = examine(&fake, tr(Lang::En)).iter().map(|check| check.id).collect();
        assert_eq!(ids.len(), CHECKS.len() + 1, "{ids:?}");
        assert_eq!(fake.picture(), before, "looking changes nothing");
    }
}

type Plant = fn(&Fake);

/// An sshd that takes more variables of its clients.
fn accepting(fake: &Fake, names: &str) {
    let asked = "sshd -T -C user=alice";
    let ran = fake.run(Tool::Sshd, &["-T", "-C", "user=alice,host=localhost,addr=127.0.0.1"]);
    fake.answer(asked, true, &format!("acceptenv {names}\n{}", ran.unwrap().out));
}

#[test]
fn every_planted_fault_is_found_where_it_is_and_can_be_mended() {
    use State::{Failed, Warning};
    const DB: &str = "/var/lib/zicha/zicha.db";
    let faults: &[(&str, State, Plant)] = &[
        ("host", Failed, |f| f.drop_file("/etc/zicha/server.toml")),
        ("host", Failed, |f| f.set_mode("/etc/zicha/server.toml", 0o666)),
        ("program", Failed, |f| f.set_mode("/usr/local/bin/zicha", 0o775)),
        ("program", Failed, |f| f.set_owner("/usr/local", 1000)),
        ("program", Failed, |f| f.set_mode("/usr/local/bin/zicha", 0o700)),
        ("program", Failed, |f| f.drop_file("/usr/local/bin/zicha")),
        ("account", Failed, |f| f.edit_account("zicha", |a| a.locked = Some(false))),
        ("account", Failed, |f| f.edit_account("zicha", |a| a.shell = "/bin/bash".into())),
        ("folders", Failed, |f| f.set_mode("/var/lib/zicha", 0o755)),
        ("folders", Failed, |f| f.set_mode("/var/lib", 0o777)),
        ("folders", Failed, |f| f.set_owner("/var/lib/zicha/backups", 0)),
        ("folders", Failed, |f| f.make_link("/var/lib/zicha/backups")),
        ("folders", Warning, |f| f.put("/var/lib/zicha-home/.profile", "", 0o644, 0)),
        ("keys", Failed, |f| f.set_mode("/etc/zicha/keys/alice", 0o666)),
        ("keys", Failed, |f| f.set_owner("/etc/zicha/keys/alice", 1001)),
        ("keys", Warning, |f| f.put("/etc/zicha/keys/mallory", "", 0o644, 0)),
        ("database", Failed, |f| f.set_mode(DB, 0o640)),
        ("database", Failed, |f| f.set_owner("/var/lib/zicha/zicha.db-wal", 0)),
        ("database", Failed, |f| {
            f.set_mode("/var/lib/zicha/backups/zicha-20010909T014640Z.db", 0o644)
        }),
        ("database", Warning, |f| f.drop_file(DB)),
        ("file-system", Failed, |f| f.network.set(Some("NFS"))),
        ("schema", Failed, |f| f.put(DB, &"x".repeat(100), 0o600, f.account("zicha").unwrap().uid)),
        ("disk", Failed, |f| f.free.set(1 << 20)),
        ("disk", Warning, |f| f.free.set(100 << 20)),
        ("backup", Warning, |f| f.drop_file("/var/lib/zicha/backups/zicha-20010909T014640Z.db")),
        ("nightly", Failed, |f| f.drop_file(TIMER_LINK)),
        ("nightly", Warning, |f| f.put(SERVICE_FILE, "[Service]\n", 0o644, 0)),
        ("nightly", Failed, |f| f.answer("systemctl is-failed", true, "failed")),
        ("clock", Failed, |f| f.clock.set(0)),
        ("clock", Warning, |f| f.answer("timedatectl", true, "no\n")),
        ("locale", Warning, |f| f.put("/etc/default/locale", "LANG=C\n", 0o644, 0)),
        ("sshd", Failed, |f| f.put(SSHD_FILE, "Match Group zicha-staff\n", 0o644, 0)),
        ("sshd", Failed, |f| f.answer("sshd -T", false, "")),
        ("sshd", Failed, |f| f.answer("sshd -T", true, "forcecommand none\n")),
        ("sshd", Failed, |f| accepting(f, "LANG\nacceptenv LD_*")),
        ("sshd", Failed, |f| accepting(f, "*")),
        ("sshd", Failed, |f| accepting(f, "BASH_EN?\nacceptenv LC_*")),
        ("sudo", Failed, |f| f.set_mode(SUDOERS_FILE, 0o664)),
        ("sudo", Failed, |f| f.fail("visudo -c")),
        ("sudo", Failed, |f| f.answer("sudo -n -l", true, &format!("{ALLOWED}    (ALL) ALL\n"))),
        ("sudo", Failed, |f| {
            f.answer("sudo -n -l", true, "User alice is not allowed to run sudo.")
        }),
        ("staff", Failed, |f| f.edit_account("alice", |a| a.uid = 0)),
        ("staff", Warning, |f| f.edit_account("alice", |a| a.shell = "/bin/false".into())),
    ];
    for (at, (id, state, plant)) in faults.iter().enumerate() {
        let fake = healthy(Access::Accounts);
        plant(&fake);
        let found = wrong(&fake);
        let there: Vec<_> = found.iter().filter(|check| check.id == *id).collect();
        assert!(!there.is_empty(), "fault {at} of {id} was not found: {found:?}");
        assert!(there.iter().any(|check| check.state == *state), "fault {at} of {id}: {there:?}");
        for check in &found {
            assert!(!check.mend.is_empty() && !check.said.is_empty(), "{check:?}");
        }
    }
}

#[test]
fn an_old_backup_counts_only_where_something_was_written_since() {
    let fake = healthy(Access::Accounts);
    fake.clock.set(fake.clock.get() + 100 * 3_600_000);
    assert_eq!(wrong(&fake), []);
    let db = "/var/lib/zicha/zicha.db";
    let text = fake.read(std::path::Path::new(db)).unwrap().unwrap();
    fake.put(db, &text, 0o600, fake.account("zicha").unwrap().uid);
    let found = wrong(&fake);
    assert_eq!(found.iter().map(|check| check.id).collect::<Vec<_>>(), ["backup"]);
    assert!(found[0].said.contains("100"), "{found:?}");
}

#[test]
fn what_is_no_backup_or_of_the_future_hides_no_missing_one() {
    let fake = healthy(Access::Accounts);
    let db = "/var/lib/zicha/zicha.db";
    let uid = fake.account("zicha").unwrap().uid;
    let ahead = fake.clock.get() + 500 * 24 * 3_600_000;
    let now = fake.clock.replace(ahead);
    fake.put("/var/lib/zicha/backups/zicha-20030101T000000Z.db", "copy", 0o600, uid);
    fake.clock.set(now + 100 * 3_600_000);
    let text = fake.read(std::path::Path::new(db)).unwrap().unwrap();
    fake.put(db, &text, 0o600, uid);
    fake.put("/var/lib/zicha/backups/.zicha-20010909T014641Z.db.7-a.new", "half", 0o600, uid);
    let found = wrong(&fake);
    assert_eq!(found.iter().map(|check| check.id).collect::<Vec<_>>(), ["backup"], "{found:?}");
    assert_eq!(found[0].state, State::Failed);
}

#[test]
fn the_report_speaks_three_languages_and_json() {
    let fake = healthy(Access::Accounts);
    fake.set_mode("/var/lib/zicha", 0o755);
    let words = |lang| {
        let check = examine(&fake, tr(lang)).into_iter().find(|check| check.state == State::Failed);
        shown(tr(lang), &check.unwrap())
    };
    assert_eq!(
        words(Lang::En),
        "FAILED    folders      /var/lib/zicha has mode 0755 instead of 0700\n                       \
         mend: chmod 0700 /var/lib/zicha\n"
    );
    assert!(words(Lang::ZhHans).contains("权限是 0755，应为 0700"));
    assert!(words(Lang::ZhHant).contains("權限是 0755，應為 0700"));
    let check = Check { id: "disk", state: State::Ok, said: "x".into(), mend: String::new() };
    assert_eq!(as_json(&check)["mend"], serde_json::Value::Null);
}
