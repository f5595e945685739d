//! The server itself: every other case runs on what `zicha server setup --apply` made.

use crate::host::{Host, holds, zicha_as};
use std::{fs, path::Path};

/// What setup writes outside of the office's folder.
const WRITTEN: [&str; 3] =
    ["/etc/ssh/sshd_config.d/50-zicha.conf", "/etc/sudoers.d/zicha", "/etc/zicha/server.toml"];

pub fn well(host: &mut Host) {
    let doctor = zicha_as("root", &["server", "doctor", "--lang", "en"]);
    assert_eq!(doctor.code, 0, "{}", doctor.text());
    assert!(!doctor.text().contains("FAILED"), "{}", doctor.text());
    // Done once more it is as before, and people go on logging in.
    let before = WRITTEN.map(|path| fs::read(path).unwrap());
    let again = zicha_as("root", &["server", "setup", "--access", "both", "--apply"]);
    assert_eq!(again.code, 0, "{again:?}");
    assert!(before == WRITTEN.map(|path| fs::read(path).unwrap()));
    let status = host.client("lihe").runs("status");
    assert!(status.code == 0 && status.text().starts_with("李禾"), "{status:?}");
    assert_eq!(status.err, "", "no word of sshd or sudo in between");
}

pub fn taken_back(host: &mut Host) {
    let office = fs::read(crate::host::DB).unwrap();
    let plan = zicha_as("root", &["server", "remove"]);
    assert_eq!(plan.code, 0, "{plan:?}");
    assert!(WRITTEN.iter().all(|path| Path::new(path).exists()), "a plan takes nothing");
    let removed = zicha_as("root", &["server", "remove", "--apply"]);
    assert_eq!(removed.code, 0, "{removed:?}");
    assert!(!WRITTEN[..2].iter().any(|path| Path::new(path).exists()));
    assert!(holds("/usr/sbin/sshd", &["-t"]) && holds("/usr/sbin/visudo", &["-c"]));
    assert!(fs::read(crate::host::DB).unwrap() == office, "the office stays");
    // Through an sshd that read the new configuration nobody reaches the program with a key of ours.
    host.open_door(2203, &[]);
    let refused = host.client("lihe").port(2203).runs("status");
    assert!(refused.code == 255 && refused.out.is_empty(), "{refused:?}");
    let shell = host.client("lihe").port(2203).by(crate::client::Door::Password).runs("status");
    assert!(shell.code == 127 && !shell.text().contains("李禾"), "{shell:?}");
    let beside = zicha_as("lihe", &["status"]);
    assert!(beside.code != 0 && beside.out.is_empty(), "{beside:?}");
}
