//! A computer in memory, for tests: files, accounts and what was run, with faults to plant.

use super::{
    layout::TIMER_LINK,
    machine::{AccountFacts, Fault, Found, GroupFacts, Kind, Machine, Ran, Staged, Tool},
};
use crate::clock::Millis;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    path::{Path, PathBuf},
    rc::Rc,
};

const NOW: Millis = 1_795_000_000_000;

type Tree = BTreeMap<PathBuf, (Found, String)>;

#[derive(Default)]
pub struct Fake {
    tree: RefCell<Tree>,
    accounts: RefCell<BTreeMap<String, AccountFacts>>,
    groups: RefCell<BTreeMap<String, GroupFacts>>,
    tools: bool,
    pub log: RefCell<Vec<String>>,
    failing: RefCell<Option<String>>,
    answers: RefCell<Vec<(String, Ran)>>,
    pub clock: Cell<Millis>,
    pub free: Cell<u64>,
    pub network: Cell<Option<&'static str>>,
    staged: Rc<RefCell<BTreeMap<PathBuf, String>>>,
}

struct Aside(PathBuf);

impl Staged for Aside {
    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Fake {
    /// A computer with folders and nothing else.
    pub fn bare() -> Self {
        let fake = Self { clock: Cell::new(NOW), free: Cell::new(50 << 30), ..Self::default() };
        for path in ["/etc", "/usr/local/bin", "/usr/bin", "/var/lib"] {
            fake.put_folder(path, 0o755, 0);
        }
        fake
    }

    /// A Debian with sshd, sudo and systemd, and the program installed.
    pub fn debian() -> Self {
        let fake = Self { tools: true, ..Self::bare() };
        fake.put(
            "/etc/ssh/sshd_config",
            "Include /etc/ssh/sshd_config.d/*.conf\nUsePAM yes\n",
            0o644,
            0,
        );
        fake.put_folder("/etc/ssh/sshd_config.d", 0o755, 0);
        fake.put_folder("/etc/sudoers.d", 0o755, 0);
        fake.put("/etc/default/locale", "LANG=zh_CN.UTF-8\n", 0o644, 0);
        fake.put("/lib/systemd/system/ssh.service", "", 0o644, 0);
        fake.put("/usr/local/bin/zicha", "program", 0o755, 0);
        fake
    }

    pub fn put_folder(&self, path: &str, mode: u32, uid: u32) {
        let mut tree = self.tree.borrow_mut();
        for part in Path::new(path).ancestors() {
            let last = part == Path::new(path);
            let mode = if last { mode } else { 0o755 };
            let found = Found { kind: Kind::Folder, mode, uid: 0, gid: 0, size: 0, modified: NOW };
            let entry = tree.entry(part.into()).or_insert((found, String::new()));
            if last {
                (entry.0.mode, entry.0.uid) = (mode, uid);
            }
        }
    }

    pub fn put(&self, path: &str, text: &str, mode: u32, uid: u32) {
        let folder = Path::new(path).parent().unwrap().to_str().unwrap();
        if !self.tree.borrow().contains_key(Path::new(folder)) {
            self.put_folder(folder, 0o755, 0);
        }
        let size = text.len() as u64;
        let found =
            Found { kind: Kind::File, mode, uid, gid: uid, size, modified: self.clock.get() };
        self.tree.borrow_mut().insert(path.into(), (found, text.to_owned()));
    }

    pub fn set_mode(&self, path: &str, mode: u32) {
        self.tree.borrow_mut().get_mut(Path::new(path)).unwrap().0.mode = mode;
    }

    pub fn set_owner(&self, path: &str, uid: u32) {
        self.tree.borrow_mut().get_mut(Path::new(path)).unwrap().0.uid = uid;
    }

    pub fn make_link(&self, path: &str) {
        self.tree.borrow_mut().get_mut(Path::new(path)).unwrap().0.kind = Kind::Other;
    }

    pub fn drop_file(&self, path: &str) {
        self.tree.borrow_mut().remove(Path::new(path)).unwrap();
    }

    /// Gives a person an account of their own in the staff group.
    pub fn add_staff(&self, name: &str) {
        let mut groups = self.groups.borrow_mut();
        let group = groups.get_mut(super::layout::GROUP).unwrap();
        group.members.push(name.to_owned());
        let home = super::layout::EMPTY_HOME.into();
        let facts = AccountFacts {
            uid: 1001,
            gid: group.gid,
            shell: "/bin/sh".into(),
            home,
            locked: Some(false),
        };
        self.accounts.borrow_mut().insert(name.to_owned(), facts);
    }

    pub fn edit_account(&self, name: &str, edit: impl FnOnce(&mut AccountFacts)) {
        edit(self.accounts.borrow_mut().get_mut(name).unwrap());
    }

    /// What a program answers when its line begins so; the newest rule counts.
    pub fn answer(&self, line: &str, done: bool, out: &str) {
        let ran = Ran { done, out: out.to_owned(), err: String::new() };
        self.answers.borrow_mut().insert(0, (line.to_owned(), ran));
    }

    /// Every program line that begins so fails, until [`Fake::mend`].
    pub fn fail(&self, line: &str) {
        *self.failing.borrow_mut() = Some(line.to_owned());
    }

    pub fn mend(&self) {
        *self.failing.borrow_mut() = None;
    }

    pub fn ran(&self, line: &str) -> bool {
        self.log.borrow().iter().any(|ran| ran == line)
    }

    /// Everything that could have been changed.
    pub fn picture(&self) -> String {
        let accounts: Vec<_> = self.accounts.borrow().keys().cloned().collect();
        let groups: Vec<_> = self.groups.borrow().keys().cloned().collect();
        let tree = self.tree.borrow();
        let files = tree.iter().map(|(path, (found, text))| {
            format!("{} {:o} {} {text:?}\n", path.display(), found.mode, found.uid)
        });
        format!("{accounts:?} {groups:?}\n{}", files.collect::<String>())
    }

    fn next_id(&self) -> u32 {
        900 + (self.accounts.borrow().len() + self.groups.borrow().len()) as u32
    }

    fn perform(&self, tool: Tool, args: &[&str]) -> Ran {
        let good = Ran { done: true, ..Ran::default() };
        let last = args.last().copied().unwrap_or_default().to_owned();
        match tool {
            Tool::GroupAdd => {
                let facts = GroupFacts { gid: self.next_id(), members: vec![] };
                self.groups.borrow_mut().insert(last, facts);
            }
            Tool::GroupDel => drop(self.groups.borrow_mut().remove(&last)),
            Tool::UserDel => drop(self.accounts.borrow_mut().remove(&last)),
            Tool::UserAdd | Tool::UserMod => {
                let after = |word: &str| args.iter().skip_while(|a| **a != word).nth(1).copied();
                let id = self.next_id();
                let mut accounts = self.accounts.borrow_mut();
                let facts = accounts.entry(last).or_insert(AccountFacts {
                    uid: id,
                    gid: id,
                    shell: String::new(),
                    home: after("--home-dir").unwrap_or_default().into(),
                    locked: None,
                });
                facts.shell = after("--shell").unwrap_or_default().to_owned();
                facts.locked = Some(after("--password") == Some("*"));
            }
            Tool::Sshd | Tool::Visudo => {
                let broken = self.staged.borrow().values().any(|text| text.contains("BROKEN"));
                if broken {
                    return Ran { done: false, out: String::new(), err: "line 1: BROKEN".into() };
                }
            }
            Tool::Systemctl if args.first() == Some(&"enable") => {
                self.put(TIMER_LINK, "", 0o777, 0);
            }
            Tool::Systemctl if args.first() == Some(&"disable") => {
                self.tree.borrow_mut().remove(Path::new(TIMER_LINK));
            }
            Tool::Systemctl | Tool::Sudo | Tool::Timedatectl => {}
        }
        good
    }
}

impl Machine for Fake {
    fn is_root(&self) -> bool {
        true
    }

    fn is_live(&self) -> bool {
        true
    }

    fn has_systemd(&self) -> bool {
        self.tools
    }

    fn now(&self) -> Millis {
        self.clock.get()
    }

    fn has(&self, tool: Tool) -> bool {
        self.tools || tool.package() == "passwd"
    }

    fn look(&self, path: &Path) -> Result<Option<Found>, Fault> {
        Ok(self.tree.borrow().get(path).map(|(found, _)| found.clone()))
    }

    fn read(&self, path: &Path) -> Result<Option<String>, Fault> {
        Ok(self.tree.borrow().get(path).map(|(_, text)| text.clone()))
    }

    fn head(&self, path: &Path, len: usize) -> Result<Vec<u8>, Fault> {
        let text = self.read(path)?.unwrap_or_default();
        Ok(text.chars().take(len).map(|c| c as u8).collect())
    }

    fn list(&self, path: &Path) -> Vec<PathBuf> {
        let tree = self.tree.borrow();
        tree.keys().filter(|file| file.parent() == Some(path)).cloned().collect()
    }

    fn account(&self, name: &str) -> Option<AccountFacts> {
        self.accounts.borrow().get(name).cloned()
    }

    fn group(&self, name: &str) -> Option<GroupFacts> {
        self.groups.borrow().get(name).cloned()
    }

    fn free(&self, _: &Path) -> Option<u64> {
        Some(self.free.get())
    }

    fn network(&self, _: &Path) -> Option<&'static str> {
        self.network.get()
    }

    fn run(&self, tool: Tool, args: &[&str]) -> Result<Ran, Fault> {
        let line = [&[tool.name()], args].concat().join(" ");
        self.log.borrow_mut().push(line.clone());
        if self.failing.borrow().as_ref().is_some_and(|fail| line.starts_with(fail)) {
            return Ok(Ran { done: false, out: "no".into(), err: String::new() });
        }
        let answers = self.answers.borrow();
        let planted = answers.iter().find(|(begin, _)| line.starts_with(begin));
        Ok(planted.map_or_else(|| self.perform(tool, args), |(_, ran)| ran.clone()))
    }

    fn stage(&self, files: &[(String, String)]) -> Result<Box<dyn Staged>, Fault> {
        let folder = PathBuf::from("/staged");
        for (name, text) in files {
            self.staged.borrow_mut().insert(folder.join(name), text.clone());
        }
        Ok(Box::new(Aside(folder)))
    }

    fn folder(&self, path: &Path, mode: u32, owner: (u32, u32)) -> Result<(), Fault> {
        self.put_folder(path.to_str().unwrap(), mode, owner.0);
        Ok(())
    }

    fn write(&self, path: &Path, text: &str, mode: u32, kept: Option<&Path>) -> Result<(), Fault> {
        if let Some(kept) = kept {
            self.rename(path, kept)?;
        }
        self.put(path.to_str().unwrap(), text, mode, 0);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<(), Fault> {
        let moved = self.tree.borrow_mut().remove(from).ok_or("missing")?;
        self.tree.borrow_mut().insert(to.into(), moved);
        Ok(())
    }

    fn remove(&self, path: &Path) -> Result<(), Fault> {
        if self.tree.borrow().keys().any(|file| file.parent() == Some(path)) {
            return Err("not empty".into());
        }
        self.tree.borrow_mut().remove(path).map(|_| ()).ok_or_else(|| "missing".into())
    }

    fn remove_all(&self, path: &Path) -> Result<(), Fault> {
        self.tree.borrow_mut().retain(|file, _| !file.starts_with(path));
        Ok(())
    }
}
