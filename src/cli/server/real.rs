//! The computer itself, or a tree of files beneath a folder: the one place that starts other programs.
//!
//! Programs are started by absolute path, with an environment of ours, and only by root's own
//! `zicha server`: no session of anybody else comes here.

use super::machine::{AccountFacts, Fault, Found, GroupFacts, Kind, Machine, Ran, Staged, Tool};
use crate::{
    clock::{Clock, Millis},
    store,
};
use nix::{
    fcntl::OFlag,
    unistd::{Gid, Uid, User, fchown, mkdtemp},
};
use std::{
    fs::{self, DirBuilder, File, OpenOptions, Permissions},
    io::{ErrorKind, Read, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Where programs of the system may stand.
const FOLDERS: [&str; 4] = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/// A computer whose root folder is `root`.
#[derive(Debug)]
pub struct Real {
    root: PathBuf,
}

fn fault(path: &Path, error: &std::io::Error) -> Fault {
    format!("{}: {error}", path.display())
}

impl Real {
    pub fn new(root: Option<&Path>) -> Self {
        Self { root: root.unwrap_or(Path::new("/")).into() }
    }

    /// Where a path of the computer lies for this process.
    fn at(&self, path: &Path) -> PathBuf {
        self.root.join(path.strip_prefix("/").unwrap_or(path))
    }

    fn tool(tool: Tool) -> Option<PathBuf> {
        FOLDERS.iter().map(|folder| Path::new(folder).join(tool.name())).find(|path| path.is_file())
    }

    /// The fields of the first line of a colon-separated file that begins with a name.
    fn entry(&self, file: &str, name: &str) -> Option<Vec<String>> {
        let text = fs::read_to_string(self.at(Path::new(file))).ok()?;
        let fields = |line: &str| line.split(':').map(str::to_owned).collect::<Vec<_>>();
        text.lines().map(fields).find(|fields| fields.first().is_some_and(|first| first == name))
    }

    /// What `--root` is in the words of each program.
    fn beneath(&self, tool: Tool) -> Vec<String> {
        let root = self.root.display().to_string();
        match tool {
            Tool::GroupAdd | Tool::GroupDel | Tool::UserAdd | Tool::UserMod | Tool::UserDel
                if !self.is_live() =>
            {
                vec!["--prefix".to_owned(), root]
            }
            Tool::Systemctl if !self.is_live() || !self.has_systemd() => {
                vec![format!("--root={root}")]
            }
            _ => Vec::new(),
        }
    }
}

struct Aside(PathBuf);

impl Staged for Aside {
    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Machine for Real {
    fn is_root(&self) -> bool {
        Uid::effective().is_root()
    }

    fn is_live(&self) -> bool {
        self.root == Path::new("/")
    }

    fn has_systemd(&self) -> bool {
        self.is_live() && Path::new("/run/systemd/system").is_dir()
    }

    fn now(&self) -> Millis {
        Clock::system().now()
    }

    fn has(&self, tool: Tool) -> bool {
        Self::tool(tool).is_some()
    }

    fn look(&self, path: &Path) -> Result<Option<Found>, Fault> {
        let found = match fs::symlink_metadata(self.at(path)) {
            Ok(found) => found,
            Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(e) => return Err(fault(path, &e)),
        };
        let kind = if found.is_file() {
            Kind::File
        } else if found.is_dir() {
            Kind::Folder
        } else {
            Kind::Other
        };
        Ok(Some(Found {
            kind,
            mode: found.mode() & 0o7777,
            uid: found.uid(),
            gid: found.gid(),
            size: found.len(),
            modified: found.mtime() * 1000,
        }))
    }

    fn read(&self, path: &Path) -> Result<Option<String>, Fault> {
        match fs::read(self.at(path)) {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            Err(e) => Err(fault(path, &e)),
        }
    }

    fn head(&self, path: &Path, len: usize) -> Result<Vec<u8>, Fault> {
        let flags = (OFlag::O_NOFOLLOW | OFlag::O_NONBLOCK).bits();
        let file = OpenOptions::new().read(true).custom_flags(flags).open(self.at(path));
        let mut bytes = Vec::new();
        let read = file.and_then(|file| file.take(len as u64).read_to_end(&mut bytes));
        read.map(|_| bytes).map_err(|e| fault(path, &e))
    }

    fn list(&self, path: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.at(path)).into_iter().flatten().flatten();
        let mut names: Vec<_> = entries.map(|entry| path.join(entry.file_name())).collect();
        names.sort();
        names
    }

    fn account(&self, name: &str) -> Option<AccountFacts> {
        let shadow = self.entry("/etc/shadow", name);
        let locked = shadow.and_then(|fields| fields.get(1).map(|f| f.starts_with(['*', '!'])));
        if let Some(fields) = self.entry("/etc/passwd", name) {
            let field = |at: usize| fields.get(at).cloned().unwrap_or_default();
            let (uid, gid) = (field(2).parse().ok()?, field(3).parse().ok()?);
            return Some(AccountFacts { uid, gid, home: field(5).into(), shell: field(6), locked });
        }
        // An account of a directory service.
        let user = self.is_live().then(|| User::from_name(name).ok().flatten()).flatten()?;
        Some(AccountFacts {
            uid: user.uid.as_raw(),
            gid: user.gid.as_raw(),
            home: user.dir,
            shell: user.shell.display().to_string(),
            locked,
        })
    }

    fn group(&self, name: &str) -> Option<GroupFacts> {
        let fields = self.entry("/etc/group", name)?;
        let gid: u32 = fields.get(2)?.parse().ok()?;
        let listed = fields.get(3).map(String::as_str).unwrap_or_default();
        let mut members: Vec<String> =
            listed.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let accounts = fs::read_to_string(self.at(Path::new("/etc/passwd"))).unwrap_or_default();
        for line in accounts.lines() {
            let mut fields = line.split(':');
            if let (Some(name), Some(own)) = (fields.next(), fields.nth(2))
                && own.parse() == Ok(gid)
            {
                members.push(name.to_owned());
            }
        }
        members.sort();
        members.dedup();
        Some(GroupFacts { gid, members })
    }

    fn free(&self, path: &Path) -> Option<u64> {
        let found = nix::sys::statvfs::statvfs(&self.at(path)).ok()?;
        Some(found.blocks_available().saturating_mul(found.fragment_size()))
    }

    fn network(&self, path: &Path) -> Option<&'static str> {
        store::network_file_system(&self.at(path))
    }

    fn run(&self, tool: Tool, args: &[&str]) -> Result<Ran, Fault> {
        let program = Self::tool(tool).ok_or_else(|| format!("{}: not installed", tool.name()))?;
        if tool == Tool::Sshd && self.is_root() {
            // sshd's own unit makes it when it starts; without it sshd examines nothing.
            let _ = DirBuilder::new().mode(0o755).create("/run/sshd");
        }
        let ran = Command::new(&program)
            .args(self.beneath(tool))
            .args(args)
            .env_clear()
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .env("LC_ALL", "C.UTF-8")
            .current_dir("/")
            .stdin(Stdio::null())
            .output()
            .map_err(|e| fault(&program, &e))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok(Ran { done: ran.status.success(), out: text(&ran.stdout), err: text(&ran.stderr) })
    }

    fn stage(&self, files: &[(String, String)]) -> Result<Box<dyn Staged>, Fault> {
        let place = Path::new("/tmp/zicha-setup-XXXXXX");
        let folder = mkdtemp(place).map_err(|e| fault(place, &e.into()))?;
        let aside = Aside(folder);
        for (name, text) in files {
            let path = aside.path(name);
            let made = path.parent().map_or(Ok(()), fs::create_dir_all);
            made.and_then(|()| fs::write(&path, text)).map_err(|e| fault(&path, &e))?;
        }
        Ok(Box::new(aside))
    }

    fn folder(&self, path: &Path, mode: u32, (uid, gid): (u32, u32)) -> Result<(), Fault> {
        let place = self.at(path);
        let mut making = DirBuilder::new();
        let made = making.recursive(true).mode(0o755).create(&place).and_then(|()| {
            // By the open folder: whoever may rename it must not turn this to another.
            let flags = (OFlag::O_NOFOLLOW | OFlag::O_DIRECTORY).bits();
            let folder = OpenOptions::new().read(true).custom_flags(flags).open(&place)?;
            fchown(&folder, Some(Uid::from_raw(uid)), Some(Gid::from_raw(gid)))?;
            folder.set_permissions(Permissions::from_mode(mode))
        });
        made.map_err(|e| fault(path, &e))
    }

    fn write(&self, path: &Path, text: &str, mode: u32, kept: Option<&Path>) -> Result<(), Fault> {
        let place = self.at(path);
        let new = place.with_extension("zicha-new");
        let put = || -> std::io::Result<()> {
            let _ = fs::remove_file(&new);
            let mut file =
                OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
            file.write_all(text.as_bytes())?;
            fchown(&file, Some(Uid::from_raw(0)), Some(Gid::from_raw(0)))?;
            file.set_permissions(Permissions::from_mode(mode))?;
            file.sync_all()?;
            if let Some(kept) = kept {
                fs::hard_link(&place, self.at(kept))?;
            }
            fs::rename(&new, &place)?;
            place.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
        };
        put().map_err(|e| {
            let _ = fs::remove_file(&new);
            fault(path, &e)
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<(), Fault> {
        fs::rename(self.at(from), self.at(to)).map_err(|e| fault(from, &e))
    }

    fn remove(&self, path: &Path) -> Result<(), Fault> {
        let place = self.at(path);
        let folder = fs::symlink_metadata(&place).is_ok_and(|found| found.is_dir());
        let removed = if folder { fs::remove_dir(&place) } else { fs::remove_file(&place) };
        removed.map_err(|e| fault(path, &e))
    }

    fn remove_all(&self, path: &Path) -> Result<(), Fault> {
        fs::remove_dir_all(self.at(path)).map_err(|e| fault(path, &e))
    }
}
