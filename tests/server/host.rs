//! The server of the cases: accounts, keys, sshd, and the office's database in its fixed place.

use crate::{
    client::{Client, Ran},
    office, proc,
};
use nix::unistd::{Gid, Uid, User, chown};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, Command, Stdio},
};

/// The office's database, and its folder.
pub const DB: &str = "/var/lib/zicha/zicha.db";
pub const FOLDER: &str = "/var/lib/zicha";

/// Where clients keep their keys: nobody on the server may read there.
pub const KEYS: &str = "/root/keys";

/// Everybody's password.
pub const PASSWORD: &str = "pass Wort 42";

/// The accounts; the last belongs to nobody in the office.
pub const LOGINS: [&str; 6] =
    ["chenwangchuan", "heyanqiu", "lihe", "linzhixia", "wangying", "fremder"];

/// The running server.
pub struct Host {
    /// The database that every case begins with.
    office: Vec<u8>,
    doors: Vec<(u16, Child)>,
}

impl Host {
    /// Makes accounts and keys, sets the server up and opens its door.
    pub fn start() -> Self {
        fs::create_dir(KEYS).unwrap();
        // What an administrator would do, and nothing by hand.
        fs::remove_dir_all("/etc/ssh/sshd_config.d").unwrap();
        fs::create_dir("/etc/ssh/sshd_config.d").unwrap();
        let setup = zicha_as("root", &["server", "setup", "--access", "both", "--apply"]);
        assert_eq!(setup.code, 0, "{setup:?}");
        let mut uids = BTreeMap::new();
        for login in LOGINS {
            run(
                "useradd",
                &["-M", "-d", "/var/lib/zicha-home", "-s", "/bin/sh", "-g", "zicha-staff", login],
            );
            uids.insert(login.to_owned(), user(login).uid);
            new_key(login);
            allow_key(login, login);
        }
        // Few rounds: the cases log in often, and guess no password.
        let all = LOGINS.map(|login| format!("{login}:{PASSWORD}\n")).concat();
        feed("chpasswd", &["-c", "SHA512", "-s", "1000"], all.as_bytes());
        for kind in ["rsa", "ecdsa", "ed25519"] {
            let _ = fs::remove_file(format!("/etc/ssh/ssh_host_{kind}_key"));
        }
        run(
            "ssh-keygen",
            &["-q", "-t", "ed25519", "-N", "", "-f", "/etc/ssh/ssh_host_ed25519_key"],
        );
        let mut host = Self { office: office::file(&uids), doors: Vec::new() };
        host.open_door(22, &[]);
        host
    }

    /// Puts the office's database in its place, as it was at the beginning.
    pub fn begin(&mut self) {
        for folder in ["backups", "outbox", "log", ""] {
            for entry in fs::read_dir(Path::new(FOLDER).join(folder)).into_iter().flatten() {
                // Only files: of the folders setup made one.
                let _ = fs::remove_file(entry.unwrap().path());
            }
        }
        fs::write(DB, &self.office).unwrap();
        fs::set_permissions(DB, fs::Permissions::from_mode(0o600)).unwrap();
        own(DB, "zicha");
    }

    /// Starts an sshd with options beyond the configured ones; waits until it answers.
    pub fn open_door(&mut self, port: u16, options: &[&str]) {
        self.open_door_through(&[], port, options);
    }

    /// As [`Host::open_door`], beneath another program (which traces it).
    pub fn open_door_through(&mut self, beneath: &[&str], port: u16, options: &[&str]) {
        let log = format!("/var/log/sshd-{port}.log");
        let at = [format!("Port={port}"), "ListenAddress=127.0.0.1".into(), "PidFile=none".into()];
        let mut words: Vec<&str> = beneath.to_vec();
        words.extend(["/usr/sbin/sshd", "-D", "-E", &log]);
        let set = at.iter().map(String::as_str).chain(options.iter().copied());
        words.extend(set.flat_map(|option| ["-o", option]));
        // Newer ones keep a client waiting that failed to log in: here they fail on purpose.
        if holds("/usr/sbin/sshd", &["-t", "-o", "PerSourcePenalties=no"]) {
            words.extend(["-o", "PerSourcePenalties=no"]);
        }
        let mut sshd = Command::new(words[0]);
        let sshd = sshd.args(&words[1..]).stdin(Stdio::null()).spawn().unwrap();
        self.doors.push((port, sshd));
        proc::until(&format!("sshd answers on {port}"), || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
    }

    /// A member of the office with its key.
    pub fn client(&self, login: &str) -> Client {
        Client::new(login)
    }

    /// The ports of every door.
    pub fn ports(&self) -> BTreeSet<u16> {
        self.doors.iter().map(|(port, _)| *port).collect()
    }

    /// What sshd said, for failures.
    pub fn log(&self) -> String {
        let logs = self.doors.iter().map(|(port, _)| format!("/var/log/sshd-{port}.log"));
        let texts = logs.map(|log| fs::read_to_string(log).unwrap_or_default());
        let tail = |text: String| {
            let lines: Vec<_> =
                text.lines().rev().take(12).map(|line| format!("    {line}\n")).collect();
            lines.into_iter().rev().collect::<String>()
        };
        texts.map(tail).collect()
    }
}

/// Makes a key pair of a name.
pub fn new_key(name: &str) -> String {
    let file = format!("{KEYS}/{name}");
    run("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", &file]);
    fs::read_to_string(format!("{file}.pub")).unwrap()
}

/// Lets an account be entered with a key.
pub fn allow_key(login: &str, key: &str) {
    let line = fs::read_to_string(format!("{KEYS}/{key}.pub")).unwrap();
    fs::write(format!("/etc/zicha/keys/{login}"), line).unwrap();
}

/// An account of the server.
pub fn user(login: &str) -> User {
    User::from_name(login).unwrap().unwrap_or_else(|| panic!("no account is called {login}"))
}

/// Gives a file to an account.
pub fn own(path: &str, login: &str) {
    let User { uid, gid, .. } = user(login);
    chown(path, Some(Uid::from_raw(uid.as_raw())), Some(Gid::from_raw(gid.as_raw()))).unwrap();
}

/// Runs the program on the server as an account, beside SSH.
pub fn zicha_as(login: &str, args: &[&str]) -> Ran {
    let mut command = Command::new("/usr/sbin/runuser");
    command.args(["-u", login, "--", "/usr/local/bin/zicha"]).args(args);
    command.env_clear().env("PATH", "/usr/bin:/bin").env("LANG", "zh_CN.UTF-8");
    command.env("HOME", FOLDER).current_dir("/");
    Ran::of(&mut command, b"")
}

/// Runs a tool that must succeed.
pub fn run(tool: &str, args: &[&str]) {
    feed(tool, args, b"");
}

fn feed(tool: &str, args: &[&str], input: &[u8]) {
    let mut command = Command::new(tool);
    command.args(args).stdin(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|e| panic!("{tool}: {e}"));
    child.stdin.take().unwrap().write_all(input).unwrap();
    assert!(child.wait().unwrap().success(), "{tool} {args:?}");
}

/// Whether a tool succeeds, in silence.
pub fn holds(tool: &str, args: &[&str]) -> bool {
    let mut command = Command::new(tool);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().unwrap().success()
}
