//! The Debian package: what its metadata names, and the package itself on a copy of this computer.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Source and place of every file in the package.
fn assets() -> Vec<(String, String)> {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let deb = &manifest["package"]["metadata"]["deb"];
    let text = |value: &toml::Value| value.as_str().unwrap().to_owned();
    let asset = |row: &toml::Value| (text(&row[0]), text(&row[1]));
    deb["assets"].as_array().unwrap().iter().map(asset).collect()
}

#[test]
fn everything_the_package_names_is_made_or_there() {
    let script = read("packaging/deb.sh");
    for (from, to) in assets() {
        match from.strip_prefix("target/package/") {
            // Names with a language or shell in them are made in a loop over these.
            Some(name) => {
                let made = ["zicha.$lang.1", "zicha.$shell", name];
                assert!(
                    made.iter().any(|made| script.contains(&format!("$stage/{made}"))),
                    "{name}"
                );
            }
            None if from.contains('*') => {
                let (folder, ending) = from.split_once('*').unwrap();
                let begin = Path::new(folder).file_name().filter(|_| !folder.ends_with('/'));
                let folder = if begin.is_some() { Path::new("") } else { Path::new(folder) };
                let begin = begin.unwrap_or_default().to_string_lossy().into_owned();
                let names = fs::read_dir(root().join(folder)).unwrap();
                let names = names.map(|e| e.unwrap().file_name().to_string_lossy().into_owned());
                assert!(
                    names.into_iter().any(|n| n.starts_with(&begin) && n.ends_with(ending)),
                    "{from}"
                );
            }
            None => assert!(root().join(&from).is_file(), "{from}"),
        }
        assert!(!to.starts_with('/') && !to.starts_with("etc/"), "{to}");
    }
    let places: Vec<String> = assets().into_iter().map(|(_, to)| to).collect();
    for place in [
        "usr/bin/",
        "usr/share/man/man1/zicha.1",
        "usr/share/bash-completion/completions/zicha",
        "usr/lib/systemd/system/",
        "usr/share/doc/zicha/examples/",
    ] {
        assert!(places.iter().any(|to| to == place), "{place}");
    }
}

/// Whoever installs a package has not yet decided anything.
#[test]
fn installing_and_removing_only_talks() {
    for script in ["postinst", "prerm"] {
        let text = read(&format!("packaging/debian/{script}"));
        for line in
            text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let harmless = ["echo \"", "if [ ", "fi", "set -e"];
            assert!(harmless.iter().any(|word| line.starts_with(word)), "{script}: {line}");
            assert!(!line.contains('$') || line.starts_with("if ["), "{script}: {line}");
        }
    }
}

#[test]
fn the_package_is_built_installed_used_and_removed() {
    let has = |tool: &str| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(tool).is_file())
    };
    let tools = ["cargo-deb", "dpkg", "dpkg-shlibdeps", "unshare", "sshd", "visudo", "systemctl"];
    let missing: Vec<_> =
        tools.iter().filter(|t| !has(t) && !Path::new("/usr/sbin").join(t).is_file()).collect();
    if !nix::unistd::Uid::effective().is_root() || !missing.is_empty() {
        eprintln!("NOT TESTED: the Debian package needs root and {missing:?}");
        return;
    }
    let out = tempfile::tempdir().unwrap();
    let run = |program: &str, args: &[&Path]| {
        let ran = Command::new(program).args(args).current_dir(root()).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(ran.status.success(), "{said}\n{}", String::from_utf8_lossy(&ran.stderr));
        said
    };
    let program = Path::new(env!("CARGO_BIN_EXE_zicha"));
    run("packaging/deb.sh", &[program, out.path()]);
    let package = fs::read_dir(out.path()).unwrap().next().unwrap().unwrap().path();
    let copies = tempfile::tempdir().unwrap();
    let flags = ["--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "sh"];
    let mut args: Vec<&Path> = flags.iter().map(Path::new).collect();
    let script = root().join("tests/cli/package.sh");
    args.extend([script.as_path(), package.as_path(), copies.path()]);
    let said = run("unshare", &args);
    if said.contains("NO OVERLAY") {
        eprintln!("NOT TESTED: the Debian package needs an overlay file system");
        return;
    }
    assert_eq!(said.lines().last(), Some("end"), "{said}");
    assert!(said.lines().filter(|line| line.starts_with("ok ")).count() >= 4, "{said}");
}
