//! What an administrator does by mistake: people are told in a sentence or go on as before, nobody gets
//! further than before, the database stays as it was, and the doctor finds it and says how to mend it.

use crate::{
    host::{DB, Host, holds, own, run, zicha_as},
    proc,
};
use std::{
    fs::{self, Permissions},
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
};

const TOML: &str = "/etc/zicha/server.toml";
const ASIDE: &str = "/root/aside";

/// What somebody notices who logs in meanwhile.
#[derive(Clone, Copy, PartialEq)]
enum Met {
    /// Nothing: it works as ever.
    Work,
    /// One sentence, and nothing done.
    Told,
    /// Another program answers, or none; never ours.
    Elsewhere,
}

/// A mistake.
struct Slip {
    /// The check of the doctor that names it; none where nothing is wrong with it.
    check: Option<&'static str>,
    met: Met,
    make: fn(),
    /// Takes it back where the doctor gives advice instead of a command.
    undo: fn(),
}

fn mode(path: &str, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn put_back() {
    let _ = fs::remove_file(TOML);
    fs::copy(ASIDE, TOML).unwrap();
    mode(TOML, 0o644);
}

fn sshd(name: &str, text: &str) {
    fs::write(format!("/etc/ssh/sshd_config.d/{name}.conf"), text).unwrap();
}

fn sudoers(text: &str) {
    fs::write("/etc/sudoers.d/zz-local", text).unwrap();
    mode("/etc/sudoers.d/zz-local", 0o440);
}

const SLIPS: &[Slip] = &[
    Slip { check: Some("host"), met: Met::Told, make: || mode(TOML, 0o666), undo: put_back },
    Slip {
        check: Some("host"),
        met: Met::Told,
        make: || {
            fs::remove_file(TOML).unwrap();
            symlink(ASIDE, TOML).unwrap();
        },
        undo: put_back,
    },
    Slip {
        check: Some("host"),
        met: Met::Told,
        make: || {
            fs::write(TOML, "db = \"/var/lib/zicha/zicha.db\"\nidle_minutes = thirty\n").unwrap()
        },
        undo: put_back,
    },
    Slip {
        check: Some("host"),
        met: Met::Told,
        make: || fs::write(TOML, "db = \"zicha.db\"\n").unwrap(),
        undo: put_back,
    },
    // Put back by hand, as root.
    Slip { check: Some("database"), met: Met::Told, make: || own(DB, "root"), undo: || () },
    Slip { check: Some("database"), met: Met::Work, make: || mode(DB, 0o644), undo: || () },
    Slip {
        check: Some("folders"),
        met: Met::Told,
        make: || own("/var/lib/zicha", "root"),
        undo: || (),
    },
    Slip {
        check: Some("folders"),
        met: Met::Work,
        make: || mode("/var/lib/zicha", 0o755),
        undo: || (),
    },
    Slip {
        check: Some("database"),
        met: Met::Told,
        make: || fs::rename(DB, "/var/backups/moved.db").unwrap(),
        undo: || run("mv", &["/var/backups/moved.db", DB]),
    },
    Slip {
        check: Some("program"),
        met: Met::Work,
        make: || mode("/usr/local/bin/zicha", 0o777),
        undo: || (),
    },
    // Which sshd itself does not take.
    Slip {
        check: Some("keys"),
        met: Met::Elsewhere,
        make: || mode("/etc/zicha/keys/lihe", 0o664),
        undo: || (),
    },
    // The clock went back by a year: the file was written in the future.
    Slip {
        check: Some("clock"),
        met: Met::Work,
        make: || run("touch", &["-d", "+1 year", DB]),
        undo: || run("touch", &[DB]),
    },
    // Another file of sshd's that is read before ours, and one that is read after it.
    Slip {
        check: Some("sshd"),
        met: Met::Elsewhere,
        make: || sshd("10-local", "Match Group zicha-staff\n    ForceCommand internal-sftp\n"),
        undo: || fs::remove_file("/etc/ssh/sshd_config.d/10-local.conf").unwrap(),
    },
    Slip {
        check: Some("sshd"),
        met: Met::Elsewhere,
        make: || sshd("10-local", "Match User lihe\n    ForceCommand /bin/sh\n"),
        undo: || fs::remove_file("/etc/ssh/sshd_config.d/10-local.conf").unwrap(),
    },
    Slip {
        check: None,
        met: Met::Work,
        make: || sshd("90-local", "Match User lihe\n    ForceCommand /bin/sh\n"),
        undo: || fs::remove_file("/etc/ssh/sshd_config.d/90-local.conf").unwrap(),
    },
    Slip {
        check: Some("sshd"),
        met: Met::Work,
        make: || sshd("10-local", "AcceptEnv *\n"),
        undo: || fs::remove_file("/etc/ssh/sshd_config.d/10-local.conf").unwrap(),
    },
    // Rules of sudo after ours.
    Slip {
        check: Some("sudo"),
        met: Met::Work,
        make: || sudoers("lihe ALL=(ALL) NOPASSWD: /usr/bin/id\n"),
        undo: || fs::remove_file("/etc/sudoers.d/zz-local").unwrap(),
    },
    Slip {
        check: Some("sudo"),
        met: Met::Elsewhere,
        make: || sudoers("lihe ALL=(ALL) !ALL\n"),
        undo: || fs::remove_file("/etc/sudoers.d/zz-local").unwrap(),
    },
    Slip {
        check: None,
        met: Met::Work,
        make: || {
            sudoers("Defaults !env_reset, !use_pty\nDefaults env_keep += \"ZICHA_DB SUDO_UID\"\n")
        },
        undo: || fs::remove_file("/etc/sudoers.d/zz-local").unwrap(),
    },
];

/// The failed or doubtful checks, and what mends each.
fn complaints() -> Vec<(String, String)> {
    let ran = zicha_as("root", &["server", "doctor", "--json", "--lang", "en"]);
    let report: serde_json::Value = serde_json::from_slice(&ran.out).unwrap();
    let word = |check: &serde_json::Value, key: &str| check[key].as_str().unwrap_or("").to_owned();
    let checks = report["checks"].as_array().unwrap().iter();
    let bad = checks.filter(|check| check["state"] != "ok");
    let all: Vec<_> = bad.map(|check| (word(check, "check"), word(check, "mend"))).collect();
    assert_eq!(ran.code == 0, report["failed"] == 0, "{ran:?}");
    all
}

pub fn slips(host: &mut Host) {
    fs::copy(TOML, ASIDE).unwrap();
    // Of this room nothing is kept in the computer's configuration; that stays as it is.
    let before = complaints();
    let content = fs::read(DB).unwrap();
    for (at, slip) in SLIPS.iter().enumerate() {
        (slip.make)();
        // A new sshd: the running one reads its files at the start of each connection only in part.
        let port = 2300 + u16::try_from(at).unwrap();
        host.open_door(port, &[]);
        let lihe = host.client("lihe").port(port);
        let said = lihe.runs("status");
        let works = said.code == 0 && said.text().starts_with("李禾");
        match slip.met {
            Met::Work => assert!(works, "slip {at}: {said:?}"),
            Met::Told => {
                assert_eq!((said.code, said.out.len()), (1, 0), "slip {at}: {said:?}");
                assert_eq!(said.err.lines().count(), 1, "slip {at}: {said:?}");
            }
            Met::Elsewhere => assert!(!works && !said.text().contains("李禾"), "{at}: {said:?}"),
        }
        assert!(proc::zicha().is_empty());
        let found = complaints();
        let new: Vec<_> = found.iter().filter(|one| !before.contains(one)).collect();
        match slip.check {
            None => assert!(new.is_empty(), "slip {at}: {new:?}"),
            Some(check) => {
                let named = new.iter().find(|(id, _)| id == check);
                let (_, mend) = named.unwrap_or_else(|| panic!("slip {at}: no {check}: {new:?}"));
                assert!(!mend.is_empty(), "slip {at}");
                // What can be done by a command is done by that command.
                if ["chown", "chmod"].iter().any(|tool| mend.starts_with(tool)) {
                    run("sh", &["-c", mend]);
                } else {
                    (slip.undo)();
                }
            }
        }
        if slip.check.is_none() {
            (slip.undo)();
        }
        assert_eq!(complaints(), before, "slip {at} is mended");
        let well = host.client("lihe").runs("status");
        assert!(well.code == 0 && well.text().starts_with("李禾"), "slip {at}: {well:?}");
        assert!(fs::read(DB).unwrap() == content, "slip {at}: the file is as it was");
    }
    assert!(!Path::new("/var/backups/moved.db").exists() && holds("/usr/sbin/visudo", &["-c"]));
    let check = zicha_as("zicha", &["check"]);
    assert_eq!(check.code, 0, "{check:?}");
}

/// In a shell that sudo opened, an administrator is told how to be the administrator.
pub fn behind_sudo(_: &mut Host) {
    for words in [&["backup"][..], &["--as", "lihe", "status"], &["restore", "/root/x"]] {
        let mut all = vec!["-u", "zicha", "--", "env", "SUDO_UID=0", "LANG=C.UTF-8"];
        all.push("/usr/local/bin/zicha");
        all.extend(words);
        let mut command = std::process::Command::new("/usr/sbin/runuser");
        let ran = crate::client::Ran::of(command.args(all).current_dir("/"), b"");
        assert_eq!((ran.code, ran.out.len(), ran.err.lines().count()), (2, 0, 1), "{ran:?}");
        assert!(ran.err.contains("env -u SUDO_UID"), "{ran:?}");
    }
}
