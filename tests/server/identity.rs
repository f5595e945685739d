//! Who one is, with an account of one's own (identity b): the account says it, and nothing else.

use crate::{
    client::{Door, Ran},
    host::{Host, user},
    seat::Seat,
};
use std::process::Command;

/// Home of a person over SSH.
pub fn seat(host: &Host, login: &str) -> Seat {
    home(host.client(login).opens())
}

/// Waits for Home.
pub fn home(pty: crate::pty::Pty) -> Seat {
    let seat = Seat { pty };
    seat.wait_for("现在该做");
    seat
}

pub fn by_password_or_key(host: &mut Host) {
    for (login, name) in [("lihe", "李禾"), ("chenwangchuan", "陈望川")] {
        for door in [Door::Key(login.into()), Door::Password] {
            let mut seat = home(host.client(login).by(door).opens());
            seat.wait_for(name);
            seat.key("q");
            assert_eq!(seat.wait_exit(), 0);
        }
    }
}

pub fn forged(host: &mut Host) {
    // A server whose sshd takes whatever environment the client sends.
    host.open_door(2201, &["AcceptEnv=*"]);
    let leader = user("chenwangchuan").uid.to_string();
    let forged = format!(
        "SetEnv=SUDO_UID={leader} SUDO_USER=chenwangchuan SUDO_COMMAND=zicha USER=chenwangchuan \
         LOGNAME=chenwangchuan HOME=/root LC_ALL=zh_CN.UTF-8 LC_NAME=chenwangchuan ZICHA_DB=/tmp/x.db \
         ZICHA_AS=chenwangchuan XDG_DATA_HOME=/tmp XDG_RUNTIME_DIR=/tmp"
    );
    let liar = host.client("lihe").port(2201).option(&forged);
    for command in ["status", "status --json"] {
        let said = liar.runs(command);
        assert_eq!(said.code, 0, "{said:?}");
        assert!(said.text().contains("李禾") && !said.text().contains("陈望川"), "{said:?}");
    }
    let mut seat = home(liar.opens());
    seat.wait_for("李禾");
    seat.key("q");
    assert_eq!(seat.wait_exit(), 0);
    for command in
        ["--as chenwangchuan status", "status --as chenwangchuan", "status --as=chenwangchuan"]
    {
        let refused = host.client("lihe").runs(command);
        assert!(refused.code != 0 && refused.out.is_empty(), "{command}: {refused:?}");
        assert_eq!(refused.err.lines().count(), 1, "{refused:?}");
    }
    // Known to the server, unknown to the office.
    for said in [host.client("fremder").runs("status"), host.client("fremder").runs("")] {
        assert_eq!((said.code, said.out.len()), (1, 0), "{said:?}");
        assert_eq!(said.err.lines().count(), 1, "{said:?}");
    }
}

pub fn beside_ssh(_: &mut Host) {
    // Somebody who got a shell after all has no more than the rule of sudo.
    let leader = user("chenwangchuan").uid.to_string();
    let shell = |words: &[&str]| {
        let mut command = Command::new("runuser");
        command.args(["-u", "lihe", "--"]).args(words).current_dir("/");
        Ran::of(command.env("SUDO_UID", &leader), b"")
    };
    const ZICHA: &str = "/usr/local/bin/zicha";
    for words in [
        &["sudo", "-n", "-u", "zicha", "--", ZICHA, "--as", "chenwangchuan", "status"][..],
        &["sudo", "-n", "-u", "zicha", "--", ZICHA, "status"],
        &["sudo", "-n", "-u", "zicha", "--", "/bin/sh", "-c", "id"],
        &["sudo", "-n", "-u", "root", "--", ZICHA],
        &["sudo", "-n", "-u", "zicha", "--preserve-env", "--", ZICHA],
        &["sudo", "-n", "-u", "zicha", "SUDO_UID=0", ZICHA],
        &[ZICHA, "status"],
        &[ZICHA, "--as", "chenwangchuan", "status"],
        &[ZICHA, "--db", crate::host::DB, "--as", "chenwangchuan", "status"],
    ] {
        let refused = shell(words);
        assert!(refused.code != 0 && refused.out.is_empty(), "{words:?}: {refused:?}");
    }
    let mut own = Command::new("runuser");
    own.args(["-u", "lihe", "--", "sudo", "-n", "-u", "zicha", "--", ZICHA]).current_dir("/");
    own.env("SSH_ORIGINAL_COMMAND", "status").env("SUDO_UID", &leader).env("LANG", "zh_CN.UTF-8");
    let own = Ran::of(&mut own, b"");
    assert!(own.code == 0 && own.text().starts_with("李禾"), "{own:?}");
}
