//! Nothing but the program can be had from the server: no shell, no file, no forwarding.

use crate::{
    client::Ran,
    host::{Host, KEYS},
    identity::home,
    proc,
};
use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs,
    os::unix::ffi::OsStringExt,
    path::Path,
    process::{Command, Stdio},
};

/// What people try who want a shell.
fn tries() -> Vec<OsString> {
    let texts = [
        "id",
        "sh",
        "/bin/sh -c 'touch /tmp/out'",
        "; touch /tmp/out",
        "status; touch /tmp/out",
        "status;touch /tmp/out",
        "status & touch /tmp/out",
        "status && touch /tmp/out",
        "status || touch /tmp/out",
        "status | tee /tmp/out",
        "status > /tmp/out",
        "status >> /var/tmp/out",
        "status < /etc/passwd",
        "status\ntouch /tmp/out",
        "status\r\ntouch /tmp/out",
        "status\ttouch\t/tmp/out",
        "$(touch /tmp/out)",
        "status $(touch /tmp/out)",
        "`touch /tmp/out`",
        "status `touch /tmp/out`",
        "${IFS}touch${IFS}/tmp/out",
        "export mine -o /tmp/out",
        "export mine --output=/tmp/out",
        "export mine --output /var/lib/zicha/out",
        "--db /tmp/out status",
        "--db=/tmp/out status",
        "-oProxyCommand=touch",
        "--help; touch /tmp/out",
        "backup /tmp/out",
        "restore /etc/passwd",
        "init --campaign satisfactory-unit --year 2026 --unit x --login x --name x",
        "demo",
        "demo --no-open",
        "campaign check /etc/shadow",
        "people import /etc/passwd",
        "completions bash",
        "man",
        "server setup --apply",
        "server remove --apply",
        "ssh keys lihe ssh-ed25519 AAAA",
        "nightly",
        "erase wangying",
        "scp -t /tmp/out",
        "internal-sftp",
        "/usr/lib/openssh/sftp-server",
        "rsync --server . /tmp/out",
        "git-upload-pack /tmp",
        "\u{1b}]0;out\u{7}",
        "status \u{202e}",
        "状态",
    ];
    let mut tries: Vec<OsString> = texts.iter().map(OsString::from).collect();
    tries.push("x".repeat(100_000).into());
    tries.push("status ".repeat(14_000).into());
    tries.push(OsString::from_vec(b"status \xff\xfe\x80".to_vec()));
    tries.push(OsString::from_vec(b"\xc3\x28".to_vec()));
    tries
}

/// Every name that can be written, but for what writes by itself.
fn names() -> BTreeSet<String> {
    fn walk(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.path().display().to_string();
            let own = ["/var/log", "/run/sudo", "/run/utmp", "/run/motd", "/var/lib/zicha/log"];
            let keeps = ["-wal", "-shm"].iter().any(|end| name.ends_with(end));
            if own.iter().any(|own| name.starts_with(own)) || keeps {
                continue;
            }
            found.insert(name);
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                walk(&entry.path(), found);
            }
        }
    }
    let mut found = BTreeSet::new();
    for folder in
        ["/tmp", "/var", "/run", "/home", "/srv", "/mnt", "/dev/shm", "/etc", "/usr/local"]
    {
        walk(Path::new(folder), &mut found);
    }
    found
}

/// What a trace says of the program: how often it was started, and whatever it started.
fn traced(log: &str) -> (usize, Vec<String>) {
    let mut ours = BTreeSet::new();
    let (mut starts, mut wrong) = (0, Vec::new());
    for line in log.lines() {
        let Some((pid, call)) = line.split_once(char::is_whitespace) else { continue };
        let call = call.trim_start();
        let known = ours.contains(pid);
        if call.starts_with("execve") {
            if known {
                wrong.push(line.to_owned());
            } else if call.starts_with("execve(\"/usr/local/bin/zicha\"") && !call.contains("= -1")
            {
                ours.insert(pid.to_owned());
                starts += 1;
            }
        } else if known && !call.starts_with("+++") && !call.starts_with("---") {
            let begun = call.starts_with("clone") || call.contains("fork");
            if begun && !call.contains("CLONE_THREAD") {
                wrong.push(line.to_owned());
            }
            // A thread goes on for its process.
            let born = call.rsplit_once("= ").map(|(_, born)| born.trim().to_owned());
            ours.extend(born.filter(|born| born.chars().all(|c| c.is_ascii_digit())));
        }
    }
    (starts, wrong)
}

pub fn commands(host: &mut Host) {
    let calls = "trace=execve,execveat,clone,clone3,fork,vfork";
    let tracer = ["strace", "-f", "-qq", "-o", "/var/log/calls", "-e", calls];
    host.open_door_through(&tracer, 2202, &["MaxSessions=20"]);
    // One line, many sessions: logging in is not what is tried here.
    let line = "ControlPath=/root/line";
    let client = host.client("lihe").port(2202).option(line);
    let mut open = host.client("lihe").port(2202).option(line).flag("-M").flag("-N").command("");
    let mut open = open.stdin(Stdio::null()).spawn().unwrap();
    proc::until("the line stands", || Path::new("/root/line").exists());
    let before = names();
    let mut count = 0;
    for command in tries() {
        let ran = client.runs(&command);
        let shown: String = command.to_string_lossy().chars().take(60).collect();
        assert!(ran.code != 0, "{shown}: {}", ran.text());
        assert!(ran.out.is_empty(), "{shown}: {}", ran.text());
        assert!(ran.err.lines().count() <= 1 && ran.err.len() < 1000, "{shown}: {}", ran.err);
        assert!(!ran.err.contains('\u{1b}') && !ran.err.contains("uid="), "{shown}: {}", ran.err);
        count += 1;
    }
    let after = names();
    assert!(after == before, "{:?}", after.symmetric_difference(&before).collect::<Vec<_>>());
    let ends = client.runs("status");
    assert!(ends.code == 0 && ends.text().starts_with("李禾"), "{ends:?}");
    open.kill().unwrap();
    open.wait().unwrap();
    proc::until("every session ended", || proc::zicha().is_empty());
    let (starts, wrong) = traced(&fs::read_to_string("/var/log/calls").unwrap());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(starts, count + 1, "every command reached the program, and one more `status`");
}

pub fn services(host: &mut Host) {
    let before = names();
    let client = host.client("lihe");
    let at = client.address();
    fs::write("/root/file", "text").unwrap();
    let sftp = Ran::of(client.tool("sftp", &["-b", "-"]).arg(&at), b"put /root/file /tmp/out\n");
    let scp = |old: &[&str]| {
        Ran::of(client.tool("scp", old).args(["/root/file", &format!("{at}:/tmp/out")]), b"")
    };
    let fetch =
        Ran::of(client.tool("scp", &[]).args([&format!("{at}:/etc/passwd"), "/root/got"]), b"");
    let through = Ran::of(client.tool("ssh", &["-W", "127.0.0.1:22"]).arg(&at), b"");
    let mut back = client.tool("ssh", &["-N", "-R", "9022:127.0.0.1:22"]);
    let back = Ran::of(back.args(["-o", "ExitOnForwardFailure=yes"]).arg(&at), b"");
    let tunnel = Ran::of(
        client.tool("ssh", &["-N", "-w", "any", "-o", "ExitOnForwardFailure=yes"]).arg(&at),
        b"",
    );
    for ran in [sftp, scp(&[]), scp(&["-O"]), fetch, through, back, tunnel] {
        assert!(ran.code != 0, "{ran:?}");
        assert!(!ran.text().contains("SSH-2.0"), "{ran:?}");
    }
    assert!(!Path::new("/root/got").exists());
    // With an agent and a display at hand, the session gets neither.
    let mut agent = Command::new("ssh-agent");
    let mut agent = agent.args(["-D", "-a", "/root/agent"]).stdout(Stdio::null()).spawn().unwrap();
    proc::until("the agent listens", || Path::new("/root/agent").exists());
    let asks = client.clone().flag("-A").flag("-X").option("ExitOnForwardFailure=yes");
    let launch = asks.launch().env("SSH_AUTH_SOCK", "/root/agent").env("DISPLAY", ":0");
    let mut me = home(launch.start());
    assert!(names() == before, "{:?}", names().difference(&before).collect::<Vec<_>>());
    assert_eq!(listening(), host.ports());
    me.key("q");
    assert_eq!(me.wait_exit(), 0);
    agent.kill().unwrap();
    agent.wait().unwrap();
    assert!(fs::metadata(KEYS).is_ok() && names() == before);
}

/// The ports somebody listens on.
fn listening() -> BTreeSet<u16> {
    let mut found = BTreeSet::new();
    for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
        for line in fs::read_to_string(table).unwrap_or_default().lines().skip(1) {
            let fields: Vec<_> = line.split_whitespace().collect();
            if fields[3] == "0A" {
                let (_, port) = fields[1].rsplit_once(':').unwrap();
                found.insert(u16::from_str_radix(port, 16).unwrap());
            }
        }
    }
    found
}
