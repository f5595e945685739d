//! Somebody of the staff who has a shell of this computer as well, and starts the program as sudo lets
//! them: whatever the surroundings, it is the same person, who works or is told, and harms nobody else.

use crate::{
    client::Ran,
    drop::{is_sound, others_write},
    host::{FOLDER, Host},
    proc,
};
use std::{fs, process::Command};

/// What a shell can do to the programs it starts, before it starts one.
const SURROUNDINGS: &[&str] = &[
    "TERM=../../../../etc/passwd",
    "TERM=$(printf '%65536s' x)",
    "TERM=",
    "TERMINFO=/tmp TERMCAP=/tmp/x TERM=zz",
    "COLUMNS=99999999999 LINES=-1",
    "LANG=../../x LC_ALL=../../x",
    "LANG=$(printf '%65536s' x)",
    "LC_ALL=$(printf '\\033]0;x\\007')",
    "TZ=:/etc/shadow",
    "TZ=../../../../dev/zero",
    "LD_PRELOAD=/tmp/x.so LD_LIBRARY_PATH=/tmp LD_DEBUG=all",
    "MALLOC_CONF=x RUST_LOG=trace RUST_BACKTRACE=full NO_COLOR=1",
    "ZICHA_DB=/tmp/x.db ZICHA_TEST_HOST='db = \"/tmp/x.db\"' ZICHA_AS=chenwangchuan",
    "HOME=/tmp XDG_DATA_HOME=/tmp XDG_RUNTIME_DIR=/tmp TMPDIR=/tmp SQLITE_TMPDIR=/tmp",
    "PATH=/tmp IFS=/ ENV=/tmp/x BASH_ENV=/tmp/x",
    "SSH_CONNECTION='1 2 3 4' SSH_TTY=/dev/../etc/passwd",
    "SUDO_UID=0 SUDO_USER=chenwangchuan SUDO_COMMAND=x SUDO_GID=0",
];

/// Limits, signals and files that a program is born with.
const BIRTHS: &[&str] = &[
    "exec <&-;",
    "exec >&-;",
    "exec 2>&-;",
    "exec <&- >&- 2>&-;",
    "exec 3<>/tmp/three 9<>/tmp/nine;",
    "trap '' HUP INT QUIT TERM PIPE TSTP CHLD ALRM XFSZ XCPU USR1;",
    "ulimit -n 5;",
    "ulimit -n 12;",
    "ulimit -v 30000;",
    "ulimit -v 120000;",
    "ulimit -s 64;",
    "ulimit -t 1;",
    "ulimit -u 1;",
    "ulimit -f 0;",
    "ulimit -f 1;",
    "ulimit -f 40;",
    "trap '' XFSZ; ulimit -f 0;",
    "trap '' XFSZ; ulimit -f 40;",
    "trap '' XFSZ; ulimit -f 400;",
    "ulimit -c unlimited;",
    "umask 0;",
    "cd /tmp; ln -sf /etc/passwd zicha.db;",
];

/// Runs the program from a shell of `lihe`'s, as the one rule of sudo allows.
fn from_a_shell(before: &str, variables: &str, command: &str) -> Ran {
    let script = format!(
        "{before} SSH_ORIGINAL_COMMAND='{command}' LANG=zh_CN.UTF-8; \
         export SSH_ORIGINAL_COMMAND LANG; \
         {variables} /usr/bin/sudo -n -u zicha -- /usr/local/bin/zicha"
    );
    let mut shell = Command::new("timeout");
    shell
        .args(["20", "/usr/sbin/runuser", "-u", "lihe", "--", "bash", "-c", &script])
        .current_dir("/");
    Ran::of(shell.env_clear().env("PATH", "/usr/bin:/bin"), b"")
}

/// Whoever it was, it was `lihe`, and nothing of a panic was seen.
fn is_lihe(ran: &Ran, what: &str) -> bool {
    let (said, told) = (ran.text(), &ran.err);
    assert_ne!(ran.code, 124, "{what} hung: {told}");
    assert!(!said.contains("陈望川") && !told.contains("panicked"), "{what}: {said} {told}");
    assert!(!said.contains('\u{1b}') && !told.contains('\u{1b}'), "{what}: {said} {told}");
    assert!(said.is_empty() || said.contains("李禾"), "{what}: {said} {told}");
    ran.code == 0
}

pub fn surroundings(host: &mut Host) {
    for variables in SURROUNDINGS {
        let ran = from_a_shell("", variables, "status");
        assert!(is_lihe(&ran, variables), "{variables}: {ran:?}");
    }
    for birth in BIRTHS {
        is_lihe(&from_a_shell(birth, "", "status"), birth);
        // A write: an export stands in the history, or not at all.
        is_lihe(&from_a_shell(birth, "", "export mine --format json"), birth);
        proc::ends_soon();
        others_write(host);
        is_sound();
    }
    // Limits of theirs are nobody else's.
    assert!(is_lihe(&from_a_shell("", "", "status"), "at last"));
    let kept: Vec<_> = fs::read_dir(FOLDER).unwrap().map(|one| one.unwrap().file_name()).collect();
    let known = ["zicha.db", "zicha.db-wal", "zicha.db-shm", "backups", "outbox", "log"];
    let others: Vec<_> = kept.iter().filter(|one| known.iter().all(|it| *one != it)).collect();
    let others: Vec<_> =
        others.iter().filter(|one| !one.to_string_lossy().starts_with(".ba")).collect();
    assert!(others.is_empty(), "{others:?}");
}
