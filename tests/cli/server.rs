//! `zicha server` on a real computer: on copies of its folders that nobody else sees.

use crate::desk::Desk;
use std::{path::Path, process::Command};

/// The programs without which there is no server; `ZICHA_REQUIRE_SSH=1` makes their absence a failure.
fn can_play() -> bool {
    let root = nix::unistd::Uid::effective().is_root();
    let tools = ["sshd", "ssh", "ssh-keygen", "visudo", "unshare", "systemctl", "ip"];
    let there = |tool: &str| {
        ["/usr/sbin", "/usr/bin"].iter().any(|folder| Path::new(folder).join(tool).exists())
    };
    let missing: Vec<_> = tools.iter().filter(|tool| !there(tool)).collect();
    let able = root && missing.is_empty();
    let must = std::env::var_os("ZICHA_REQUIRE_SSH").is_some_and(|value| value == "1");
    assert!(able || !must, "root: {root}, missing: {missing:?}");
    if !able {
        eprintln!("NOT TESTED: zicha server needs root ({root}) and {missing:?}");
    }
    able
}

#[test]
fn a_computer_is_set_up_examined_broken_mended_and_taken_back() {
    if !can_play() {
        return;
    }
    let copies = tempfile::tempdir().unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/server.sh");
    let ran = Command::new("unshare")
        .args(["--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "sh"])
        .arg(script)
        .args([Path::new(env!("CARGO_BIN_EXE_zicha")), copies.path()])
        .env_remove("ZICHA_DB")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{said}\n{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(said.lines().last(), Some("end"), "{said}");
    assert!(said.lines().filter(|line| line.starts_with("ok ")).count() >= 20, "{said}");
}

#[test]
fn looking_at_another_tree_needs_no_root_and_changes_nothing() {
    let desk = Desk::empty();
    std::fs::create_dir(desk.home.path().join("tree")).unwrap();
    let ran = desk.run(&["server", "setup", "--root", "tree", "--lang", "en"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("/etc/ssh/sshd_config.d/50-zicha.conf"), "{ran:?}");
    assert!(ran.out.contains("the program is not in place"), "{ran:?}");
    let ran = desk.run(&["server", "doctor", "--root", "tree", "--json", "--lang", "zh-Hans"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let failed = report["checks"].as_array().unwrap().iter().filter(|c| c["state"] == "failed");
    assert_eq!(report["failed"], failed.count());
    let ran = desk.run(&["server", "setup", "--root", "tree", "--apply", "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{ran:?}");
    assert_eq!(std::fs::read_dir(desk.home.path().join("tree")).unwrap().count(), 0);
}
