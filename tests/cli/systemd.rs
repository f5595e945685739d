//! The nightly units under a real systemd: it is the first process of a copy of this computer, and
//! runs them as `zicha server setup` wrote them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The folder of the machine's control groups of the second version.
fn control_groups() -> Option<PathBuf> {
    let folders = ["/sys/fs/cgroup/unified", "/sys/fs/cgroup"];
    folders.into_iter().map(PathBuf::from).find(|it| it.join("cgroup.procs").is_file())
}

/// A group for the room, gone with all that systemd made in it.
struct Group(PathBuf);

impl Group {
    fn new() -> Option<Self> {
        let group = control_groups()?.join(format!("zicha-room-{}", std::process::id()));
        fs::create_dir(&group).ok()?;
        Some(Self(group))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Folders of groups cannot be emptied, only taken away from the inside out.
        let _ = Command::new("find")
            .arg(&self.0)
            .args(["-depth", "-type", "d", "-exec", "rmdir", "{}", ";"])
            .status();
    }
}

#[test]
fn systemd_runs_the_nightly_units_and_holds_them_in() {
    let needed = ["/lib/systemd/systemd", "/usr/sbin/sshd", "/usr/sbin/visudo", "/usr/bin/unshare"];
    let missing: Vec<_> = needed.iter().filter(|file| !Path::new(file).exists()).collect();
    let root = nix::unistd::Uid::effective().is_root();
    let group = if root { Group::new() } else { None };
    let (true, Some(group)) = (missing.is_empty(), group) else {
        eprintln!("NOT TESTED: systemd's units need root, control groups and {missing:?}");
        return;
    };
    let (copies, result) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let enter = "echo $$ >\"$1/cgroup.procs\" && shift && exec timeout 150 unshare --mount --net --pid \
                 --uts --ipc --cgroup --fork --kill-child --mount-proc sh \"$@\"";
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/systemd.sh");
    let ran = Command::new("sh")
        .args(["-c", enter, "room"])
        .args([&group.0, &script, Path::new(env!("CARGO_BIN_EXE_zicha"))])
        .args([copies.path(), result.path()])
        .output()
        .unwrap();
    let said = fs::read_to_string(result.path().join("said")).unwrap_or_default();
    if said.starts_with("NO ") {
        eprintln!("NOT TESTED: systemd's units, {said}");
        return;
    }
    let err = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(said.lines().last(), Some("end"), "{said}\n{err}");
    assert!(said.lines().filter(|line| line.starts_with("ok ")).count() >= 7, "{said}");
}
