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
    for script in ["postinst", "prerm", "postrm"] {
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

/// Which Debian the package is installed on, beside this computer's own: the folder of one, or the
/// name of a release, which `debootstrap` then puts together once.
const CLEAN: &str = "ZICHA_CLEAN_DEBIAN";

/// What this computer lacks for the package to be tried.
fn missing() -> Vec<&'static str> {
    let has = |tool: &str| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut folders: Vec<_> = std::env::split_paths(&path).collect();
        folders.push("/usr/sbin".into());
        folders.iter().any(|folder| folder.join(tool).is_file())
    };
    let tools = ["dpkg", "dpkg-deb", "dpkg-shlibdeps", "unshare", "script", "gunzip"];
    let mut missing: Vec<_> = tools.into_iter().filter(|tool| !has(tool)).collect();
    missing.extend((!nix::unistd::Uid::effective().is_root()).then_some("root"));
    missing
}

fn run(program: &Path, args: &[&Path]) -> String {
    let ran = Command::new(program).args(args).current_dir(root()).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success(), "{said}\n{}", String::from_utf8_lossy(&ran.stderr));
    said
}

/// The package of the program under test.
fn package(folder: &Path) -> PathBuf {
    run(Path::new("packaging/deb.sh"), &[Path::new(env!("CARGO_BIN_EXE_zicha")), folder]);
    fs::read_dir(folder).unwrap().next().unwrap().unwrap().path()
}

/// Does all that is done with a package on a copy of a Debian; what held. `None` where nothing can be copied.
fn used_on(debian: &Path) -> Option<Vec<String>> {
    let (out, copies) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let package = package(out.path());
    let flags = ["--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "sh"];
    let mut args: Vec<&Path> = flags.iter().map(Path::new).collect();
    let script = root().join("tests/cli/package.sh");
    let old = root().join("tests/fixtures/schema_1.db.gz");
    args.extend([script.as_path(), &package, copies.path(), debian, &old]);
    let said = run(Path::new("unshare"), &args);
    if said.contains("NO OVERLAY") {
        eprintln!("NOT TESTED: the Debian package needs an overlay file system");
        return None;
    }
    assert_eq!(said.lines().last(), Some("end"), "{said}");
    Some(said.lines().map(str::to_owned).filter(|line| line.starts_with("ok ")).collect())
}

#[test]
fn the_package_is_built_installed_used_and_removed() {
    let missing = missing();
    if !missing.is_empty() {
        eprintln!("NOT TESTED: the Debian package needs {missing:?}");
        return;
    }
    // Where there is no registry either, that is only said; but not where a real server is meant.
    let tool = Command::new("packaging/cargo-deb.sh").current_dir(root()).output().unwrap();
    if !tool.status.success() {
        let why = String::from_utf8_lossy(&tool.stderr);
        let must = std::env::var_os("ZICHA_REQUIRE_SSH").is_some_and(|value| value == "1");
        assert!(!must, "cargo-deb is required by ZICHA_REQUIRE_SSH: {why}");
        eprintln!("NOT TESTED: the Debian package needs cargo-deb: {why}");
        return;
    }
    if let Some(held) = used_on(Path::new("/")) {
        assert!(held.len() >= 5, "{held:?}");
    }
}

/// Only where it is asked for: a Debian of its own takes minutes to put together.
#[test]
fn the_package_needs_nothing_but_debian() {
    let Some(asked) = std::env::var_os(CLEAN) else { return };
    assert_eq!(missing(), Vec::<&str>::new());
    let mut debian = PathBuf::from(&asked);
    if !debian.is_absolute() {
        debian = Path::new(env!("CARGO_TARGET_TMPDIR")).join("debian").join(&asked);
        let whole = debian.with_extension("whole");
        if !whole.exists() {
            let _ = fs::remove_dir_all(&debian);
            fs::create_dir_all(&debian).unwrap();
            let release = Path::new(&asked);
            run(
                Path::new("debootstrap"),
                &[Path::new("--variant=minbase"), release, debian.as_path()],
            );
            fs::write(&whole, "").unwrap();
        }
    }
    let held = used_on(&debian).expect("an overlay file system");
    assert!(held.len() >= 5, "{held:?}");
}

/// Where one was built: `ZICHA_STATIC=FILE` names it. Building it here would be a second release build.
#[test]
fn a_program_without_libraries_runs_in_an_empty_room() {
    let Some(program) = std::env::var_os("ZICHA_STATIC") else { return };
    let said = run(Path::new("packaging/static.sh"), &[Path::new("--check"), Path::new(&program)]);
    assert_eq!(said.lines().last(), Some("end"), "{said}");
    assert!(said.lines().filter(|line| line.starts_with("ok ")).count() >= 4, "{said}");
}
