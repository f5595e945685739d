//! What the cases need of the system: root, and packages, which are installed where they are missing.

use std::{
    fs::{self, File},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Stdio},
};

/// A program and the Debian package it is in.
const NEEDED: &[(&str, &str)] = &[
    ("/usr/sbin/sshd", "openssh-server"),
    ("/usr/bin/ssh", "openssh-client"),
    ("/usr/bin/sftp", "openssh-client"),
    ("/usr/bin/sudo", "sudo"),
    ("/usr/bin/sshpass", "sshpass"),
    ("/usr/bin/plink", "putty-tools"),
    ("/usr/bin/strace", "strace"),
    ("/usr/sbin/useradd", "passwd"),
    ("/usr/bin/setpriv", "util-linux"),
    ("/usr/bin/unshare", "util-linux"),
];

/// Debian asks this program whether a package may start its services.
const POLICY: &str = "/usr/sbin/policy-rc.d";

/// Why the cases cannot run here; `None` where they can.
pub fn missing() -> Option<String> {
    if !nix::unistd::Uid::effective().is_root() {
        return Some("only root may build a machine within the machine".into());
    }
    // Test programs start side by side: one of them installs.
    let lock = File::create(Path::new(env!("CARGO_TARGET_TMPDIR")).join("install.lock")).unwrap();
    lock.lock().unwrap();
    let wanted = absent();
    if !wanted.is_empty() {
        install(&wanted);
    }
    let absent = absent();
    if !absent.is_empty() {
        return Some(format!("not installed: {}", absent.join(", ")));
    }
    let namespaces = ["--mount", "--net", "--pid", "--uts", "--ipc", "--fork", "/bin/true"];
    let may = Command::new("unshare").args(namespaces).stderr(Stdio::null()).status().unwrap();
    (!may.success()).then(|| "the kernel gives no namespaces here".into())
}

fn absent() -> Vec<&'static str> {
    let mut packages: Vec<_> =
        NEEDED.iter().filter(|(file, _)| !Path::new(file).exists()).map(|(_, it)| *it).collect();
    packages.dedup();
    packages
}

/// Installs packages without starting a service.
fn install(packages: &[&str]) {
    eprintln!("over SSH: apt-get install {}", packages.join(" "));
    let forbid = !Path::new(POLICY).exists();
    if forbid {
        fs::write(POLICY, "#!/bin/sh\nexit 101\n").unwrap();
        fs::set_permissions(POLICY, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(["-qq", "-y", "-o", "DPkg::Lock::Timeout=120"]).args(words);
        command.env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1");
        command.stdin(Stdio::null()).stdout(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let mut words = vec!["install", "--no-install-recommends"];
    words.extend(packages);
    if !apt(&words) {
        apt(&["update"]);
        apt(&words);
    }
    if forbid {
        fs::remove_file(POLICY).unwrap();
    }
}
