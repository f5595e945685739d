//! The files of the office: for the program alone, whatever happens to it.

use crate::{
    client::Ran,
    host::{DB, FOLDER, Host, user, zicha_as},
    identity::seat,
    proc,
};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::Command,
};

pub fn out_of_reach(host: &mut Host) {
    let mut me = seat(host, "chenwangchuan");
    me.goes_to("团队");
    me.wait_for("李禾");
    me.press("f9", "Enter 选定");
    // The way to fetch a file, and no file that would lie on the server.
    me.press("1", "取回文件");
    let left = fs::read_dir(Path::new(FOLDER).join("outbox")).into_iter().flatten().count();
    assert_eq!(left, 0, "files in the outbox");
    private("while somebody is inside");
    let inside = proc::zicha();
    assert_eq!(inside.len(), 1, "{inside:?}");
    kill(Pid::from_raw(inside[0].pid), Signal::SIGKILL).unwrap();
    assert_ne!(me.wait_exit(), 0);
    private("after a crash");
    let backup = zicha_as("zicha", &["backup"]);
    assert_eq!(backup.code, 0, "{backup:?}");
    private("after a backup");
    let mut copies = fs::read_dir(Path::new(FOLDER).join("backups")).unwrap();
    let copy = copies.next().unwrap().unwrap().path().display().to_string();
    // Somebody is inside: nothing is put under their feet.
    let mut late = seat(host, "lihe");
    let refused = zicha_as("zicha", &["restore", &copy]);
    assert!(refused.code == 1 && refused.err.lines().count() == 1, "{refused:?}");
    late.key("q");
    assert_eq!(late.wait_exit(), 0);
    proc::ends_soon();
    let restored = zicha_as("zicha", &["restore", &copy]);
    assert_eq!(restored.code, 0, "{restored:?}");
    private("after a restore");
    let works = host.client("lihe").runs("status");
    assert!(works.code == 0 && works.text().starts_with("李禾"), "{works:?}");
}

/// Everything the program keeps: folders and files, without the people's empty home.
fn kept() -> (Vec<PathBuf>, Vec<PathBuf>) {
    let zicha = user("zicha").uid.as_raw();
    let (mut folders, mut files) = (vec![PathBuf::from(FOLDER)], Vec::new());
    let mut next = 0;
    while let Some(folder) = folders.get(next).cloned() {
        next += 1;
        for entry in fs::read_dir(folder).unwrap() {
            let (path, meta) = entry.map(|it| (it.path(), it.metadata().unwrap())).unwrap();
            if meta.uid() != zicha {
                assert_eq!((meta.uid(), meta.mode() & 0o022), (0, 0), "{}", path.display());
            } else if meta.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    (folders, files)
}

/// Nobody else has a right to what is kept; a person who got a shell after all tries everything.
fn private(when: &str) {
    let (folders, files) = kept();
    assert!(files.iter().any(|file| file == Path::new(DB)));
    for (paths, right) in [(&folders[..], 0o700), (&files[..], 0o600)] {
        for path in paths {
            let mode = fs::metadata(path).unwrap().mode() & 0o7777;
            assert_eq!(mode, right, "{} {when}", path.display());
        }
    }
    let script = r#"
        for it; do
            for to in "$it" "$it/x"; do
                cat "$to" && echo "read $to"
                ls "$to"/ && echo "listed $to"
                echo x >> "$to" && echo "wrote $to"
                mv "$to" /tmp/x && echo "moved $to"
                ln "$to" /tmp/x && echo "linked $to"
                chmod 777 "$to" && echo "opened $to"
                rm -r "$to" && echo "removed $to"
            done
        done
        exit 0
    "#;
    let mut command = Command::new("runuser");
    command.args(["-u", "lihe", "--", "sh", "-c", script, "sh"]).current_dir("/");
    let ran = Ran::of(command.args(folders).args(&files), b"");
    assert!(ran.code == 0 && ran.out.is_empty(), "{when}: {}", ran.text());
    assert_eq!(kept().1, files);
}
