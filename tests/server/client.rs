//! People's own machines: OpenSSH with a key or a password, and PuTTY's plink.

use crate::{
    host::{KEYS, PASSWORD},
    pty::{Launch, Pty},
};
use std::{
    ffi::{OsStr, OsString},
    io::{ErrorKind, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
};

/// After these seconds a command counts as hanging.
const PATIENCE: &str = "60";

/// How one proves who one is.
#[derive(Debug, Clone)]
pub enum Door {
    /// A key of this name.
    Key(String),
    Password,
    /// PuTTY's command line, with the password.
    Plink,
}

/// Somebody about to log in.
#[derive(Debug, Clone)]
pub struct Client {
    login: String,
    door: Door,
    port: u16,
    extra: Vec<String>,
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: Vec<u8>,
    pub err: String,
}

impl Ran {
    /// Runs a command to its end, fed with an input.
    pub fn of(command: &mut Command, input: &[u8]) -> Self {
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = child.stdin.take().unwrap();
        let input = input.to_vec();
        let feeding = thread::spawn(move || match line.write_all(&input) {
            Err(e) if e.kind() != ErrorKind::BrokenPipe => panic!("{e}"),
            _ => {}
        });
        let output = child.wait_with_output().unwrap();
        feeding.join().unwrap();
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        Self { code: output.status.code().unwrap_or(-1), out: output.stdout, err }
    }

    /// What was written to stdout, as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.out).into_owned()
    }
}

impl Client {
    /// With one's own key.
    pub fn new(login: &str) -> Self {
        let door = Door::Key(login.to_owned());
        Self { login: login.to_owned(), door, port: 22, extra: Vec::new() }
    }

    pub fn by(self, door: Door) -> Self {
        Self { door, ..self }
    }

    /// Another sshd of the server.
    pub fn port(self, port: u16) -> Self {
        Self { port, ..self }
    }

    /// An option of OpenSSH's client.
    pub fn option(mut self, option: &str) -> Self {
        self.extra.extend(["-o".to_owned(), option.to_owned()]);
        self
    }

    /// A flag of the client, such as `-tt`.
    pub fn flag(mut self, flag: &str) -> Self {
        self.extra.push(flag.to_owned());
        self
    }

    /// The words that log in.
    fn words(&self) -> Vec<OsString> {
        let mut words = self.way();
        words.push(self.address().into());
        words
    }

    /// Who, and on which server.
    pub fn address(&self) -> String {
        format!("{}@127.0.0.1", self.login)
    }

    /// A tool of OpenSSH with what it takes to log in with a key, about to be started.
    pub fn tool(&self, tool: &str, flags: &[&str]) -> Command {
        let port = format!("Port={}", self.port);
        let mut command = bounded();
        command.arg(tool).args(["-o", &port]).args(flags).args(&self.way()[3..]);
        command
    }

    /// The client's program and its options.
    fn way(&self) -> Vec<OsString> {
        let port = self.port.to_string();
        let mut words: Vec<String> = match &self.door {
            Door::Plink => {
                let key = fingerprint();
                let given = ["plink", "-ssh", "-batch", "-noagent", "-hostkey", &key, "-P", &port];
                given.iter().chain(&["-pw", PASSWORD]).map(ToString::to_string).collect()
            }
            Door::Password => words(&["sshpass", "-e", "ssh", "-p", &port])
                .into_iter()
                .chain(options(&["PreferredAuthentications=password", "PubkeyAuthentication=no"]))
                .collect(),
            Door::Key(name) => {
                let file = format!("{KEYS}/{name}");
                words(&["ssh", "-p", &port, "-i", &file])
                    .into_iter()
                    .chain(options(&["BatchMode=yes", "IdentitiesOnly=yes"]))
                    .collect()
            }
        };
        if !matches!(self.door, Door::Plink) {
            words.extend(["-F".to_owned(), "none".to_owned()]);
            words.extend(options(&[
                "StrictHostKeyChecking=no",
                "UserKnownHostsFile=/dev/null",
                "LogLevel=ERROR",
                "NumberOfPasswordPrompts=1",
                "SendEnv=LANG",
            ]));
        }
        words.extend(self.extra.iter().cloned());
        words.into_iter().map(OsString::from).collect()
    }

    /// Runs a command on the server.
    pub fn runs(&self, command: impl AsRef<OsStr>) -> Ran {
        self.feeds(command, b"")
    }

    /// Runs a command on the server, fed with an input.
    pub fn feeds(&self, command: impl AsRef<OsStr>, input: &[u8]) -> Ran {
        Ran::of(&mut self.command(command), input)
    }

    /// A command on the server, about to be started; it ends in time.
    pub fn command(&self, command: impl AsRef<OsStr>) -> Command {
        let mut bounded = bounded();
        bounded.args(self.words());
        if !matches!(self.door, Door::Plink) {
            // What follows is no option of the client, whatever it begins with.
            bounded.arg("--");
        }
        bounded.arg(command);
        bounded
    }

    /// The screens, in a terminal of 80 by 24; the client itself is the terminal's program.
    pub fn launch(&self) -> Launch {
        let words = self.clone().flag("-t").words();
        let program = Path::new("/usr/bin").join(&words[0]);
        let args: Vec<&str> = words[1..].iter().map(|word| word.to_str().unwrap()).collect();
        Launch::program(&program, Path::new("/root"), &args).env("SSHPASS", PASSWORD)
    }

    pub fn opens(&self) -> Pty {
        self.launch().start()
    }
}

/// A client's program with its environment, about to be named; it ends in time.
fn bounded() -> Command {
    let mut timeout = Command::new("timeout");
    timeout.args(["-k", "1", PATIENCE]);
    timeout.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", "/root");
    timeout.env("SSHPASS", PASSWORD).env("LANG", "zh_CN.UTF-8");
    timeout
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

fn options<'a>(options: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
    options.iter().flat_map(|option| ["-o".to_owned(), option.to_string()])
}

/// The server's, as PuTTY wants it.
fn fingerprint() -> String {
    let mut keygen = Command::new("ssh-keygen");
    let out = keygen.args(["-l", "-f", "/etc/ssh/ssh_host_ed25519_key.pub"]).output().unwrap();
    let line = String::from_utf8(out.stdout).unwrap();
    line.split_whitespace().nth(1).unwrap().to_owned()
}
