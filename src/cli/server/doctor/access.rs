//! Whether sshd and sudo, as they are configured in the end, let people into zicha and nowhere else.

use super::{Finding, Patient, Trouble, failed, set_up_again, warning};
use crate::{
    cli::{
        host::Host,
        server::{
            layout::{Access, GROUP, KEYS_FOLDER, Layout, SSHD_FILE, SUDOERS_FILE},
            machine::{Machine, Tool},
            plan,
            show::mode,
        },
    },
    i18n::format,
};
use std::{collections::BTreeMap, path::Path};

/// Of how many staff accounts the effective configuration is asked, each of which costs two processes: in
/// an office everybody, since a rule for one person is what one forgets.
const ASKED: usize = 1000;

/// Groups whose members are more than staff.
const POWERFUL: [&str; 6] = ["root", "sudo", "wheel", "adm", "shadow", "docker"];

/// How people log in, by the drop-in file that is in place.
pub fn in_place(machine: &dyn Machine) -> Option<Access> {
    let text = machine.read(Path::new(SSHD_FILE)).ok().flatten()?;
    let has = |word: &str| text.lines().any(|line| line.trim().starts_with(word));
    match (has("Match Group"), has("Match User")) {
        (true, true) => Some(Access::Both),
        (true, false) => Some(Access::Accounts),
        (false, true) => Some(Access::Keys),
        (false, false) => None,
    }
}

/// A file of setup's: there, root's, as setup writes it.
fn written(p: &Patient<'_>, path: &str, text: &str, bits: u32) -> Vec<Trouble> {
    let again = || set_up_again(p.layout.access);
    let mut troubles = Vec::new();
    match p.machine.look(Path::new(path)) {
        Err(why) => return vec![warning(p.tr.doctor_unread(why), "")],
        Ok(None) => return vec![failed(p.tr.doctor_missing(path), again())],
        Ok(Some(found)) => {
            if found.uid != 0 {
                let said = p.tr.doctor_owner(i64::from(found.uid), path, "root");
                troubles.push(failed(said, format!("chown root:root {path}")));
            }
            if found.mode & !bits != 0 {
                let said = p.tr.doctor_mode(mode(found.mode), path, mode(bits));
                troubles.push(failed(said, format!("chmod {} {path}", mode(bits))));
            }
        }
    }
    match p.machine.read(Path::new(path)) {
        Ok(Some(found)) if found == text => {}
        Ok(_) => troubles.push(failed(p.tr.doctor_content(path), again())),
        Err(why) => troubles.push(warning(p.tr.doctor_unread(why), "")),
    }
    troubles
}

/// Variables that a shell, the loader or sudo heeds: a client that may set them is past the forced
/// command, or runs what it likes in front of the program.
const DANGEROUS: [&str; 8] =
    ["LD_PRELOAD", "LD_AUDIT", "LD_DEBUG_OUTPUT", "BASH_ENV", "ENV", "PATH", "SUDO_UID", "HOME"];

/// Whether a pattern of sshd's (`*` for any text, `?` for a character) fits a name.
fn fits(pattern: &[u8], name: &[u8]) -> bool {
    match (pattern, name) {
        ([], []) => true,
        ([b'*', rest @ ..], _) => {
            fits(rest, name) || name.split_first().is_some_and(|(_, name)| fits(pattern, name))
        }
        ([b'?', rest @ ..], [_, name @ ..]) => fits(rest, name),
        ([one, rest @ ..], [first, name @ ..]) => one == first && fits(rest, name),
        _ => false,
    }
}

/// What `sshd -T` says for a user: key and value of each line.
fn effective(p: &Patient<'_>, user: &str) -> Result<BTreeMap<String, String>, String> {
    let of = format!("user={user},host=localhost,addr=127.0.0.1");
    let ran = p.machine.run(Tool::Sshd, &["-T", "-C", &of])?;
    if !ran.done {
        return Err(ran.err.trim().to_owned());
    }
    let mut found = BTreeMap::new();
    for (key, value) in ran.out.lines().filter_map(|line| line.split_once(' ')) {
        // The one key that may come again and again: of its values only the worst is of interest.
        let harmless = |value: &str| {
            let mut patterns = value.split_whitespace().map(str::as_bytes);
            patterns.all(|pattern| !DANGEROUS.iter().any(|name| fits(pattern, name.as_bytes())))
        };
        if key != "acceptenv" || !harmless(value) {
            found.insert(key.to_owned(), value.to_owned());
        }
    }
    Ok(found)
}

/// What sshd must answer for staff accounts, and for the service account.
fn wanted(layout: &Layout, staff: bool) -> Vec<(&'static str, String)> {
    let Layout { program, host: Host { account, .. }, .. } = layout;
    let program = program.display();
    let mut all = vec![
        ("disableforwarding", "yes".to_owned()),
        ("permituserenvironment", "no".to_owned()),
        ("permituserrc", "no".to_owned()),
        ("permittunnel", "no".to_owned()),
    ];
    if staff {
        all.push(("forcecommand", format!("/usr/bin/sudo -n -u {account} -- {program}")));
        all.push(("authorizedkeysfile", format!("{KEYS_FOLDER}/%u")));
    } else {
        all.push(("authenticationmethods", "publickey".to_owned()));
        all.push(("authorizedkeysfile", "none".to_owned()));
        all.push(("authorizedkeyscommand", format!("{program} ssh keys %u %t %k")));
        all.push(("authorizedkeyscommanduser", account.clone()));
    }
    all
}

/// sshd: the drop-in file, the main file that reads it, and what comes of both.
pub fn sshd(p: &Patient<'_>) -> Finding {
    if !p.machine.has(Tool::Sshd) {
        let said = p.tr.doctor_missing(Tool::Sshd.name());
        return (vec![failed(said, "apt install openssh-server")], String::new());
    }
    let mut troubles = written(p, SSHD_FILE, &p.layout.sshd(), 0o644);
    if p.machine.is_live() && p.machine.is_root() && in_place(p.machine).is_some() {
        for (user, staff) in users(p) {
            match effective(p, &user) {
                Err(why) => {
                    troubles.push(failed(p.tr.doctor_sshd_refuses(why), "sshd -t"));
                    break;
                }
                Ok(found) => {
                    if let Some(value) = found.get("acceptenv") {
                        let (value, key) = (value.as_str(), "acceptenv");
                        let said = p.tr.doctor_setting(value, key, user.as_str(), "LANG LC_*");
                        let mend = format!("grep -rni {key} /etc/ssh/sshd_config*");
                        troubles.push(failed(said, mend));
                    }
                    for (key, value) in wanted(&p.layout, staff) {
                        let now = found.get(key).map(String::as_str).unwrap_or_default();
                        // Older sshd has no word for what it never does.
                        let unknown = now.is_empty() && key == "permituserrc";
                        if now != value && !unknown {
                            let said = p.tr.doctor_setting(now, key, user.as_str(), value);
                            let mend = format!("grep -rni {key} /etc/ssh/sshd_config*");
                            troubles.push(failed(said, mend));
                        }
                    }
                }
            }
        }
    }
    (troubles, p.tr.doctor_access(p.layout.access.code()))
}

/// The users whose configuration is asked, and whether each is staff.
fn users(p: &Patient<'_>) -> Vec<(String, bool)> {
    let mut users = Vec::new();
    if p.layout.access.accounts() {
        let members = p.machine.group(GROUP).map(|group| group.members).unwrap_or_default();
        users.extend(members.into_iter().take(ASKED).map(|name| (name, true)));
    }
    if p.layout.access.keys() {
        users.push((p.layout.host.account.clone(), false));
    }
    users
}

/// sudo: the rule as setup writes it, and nothing more for anybody on the staff.
pub fn sudo(p: &Patient<'_>) -> Finding {
    if !p.layout.access.accounts() {
        return (Vec::new(), p.tr.doctor_not_used());
    }
    if !p.machine.has(Tool::Sudo) {
        return (
            vec![failed(p.tr.doctor_missing(Tool::Sudo.name()), "apt install sudo")],
            String::new(),
        );
    }
    let mut troubles = written(p, SUDOERS_FILE, &p.layout.sudoers(), 0o440);
    if p.machine.is_live() && p.machine.is_root() {
        match p.machine.run(Tool::Visudo, &["-c"]) {
            Ok(ran) if ran.done => {}
            Ok(ran) => {
                let why = if ran.err.trim().is_empty() { ran.out } else { ran.err };
                troubles.push(failed(p.tr.doctor_visudo(why.trim()), "visudo -c"));
            }
            Err(why) => troubles.push(failed(why, "visudo -c")),
        }
        let members = p.machine.group(GROUP).map(|group| group.members).unwrap_or_default();
        for member in members.iter().take(ASKED) {
            troubles.extend(sudo_of(p, member));
        }
    }
    (troubles, SUDOERS_FILE.to_owned())
}

/// What sudo lets a member of the staff do: start the program without arguments, and nothing else.
fn sudo_of(p: &Patient<'_>, member: &str) -> Vec<Trouble> {
    let Ok(ran) = p.machine.run(Tool::Sudo, &["-n", "-l", "-U", member]) else { return Vec::new() };
    let account = &p.layout.host.account;
    let ours = format!("({account} : {account}) NOPASSWD: {} \"\"", p.layout.program.display());
    let rules = ran.out.lines().skip_while(|line| !line.contains("may run the following")).skip(1);
    let rules: Vec<&str> = rules.map(str::trim).filter(|rule| !rule.is_empty()).collect();
    let mend = || format!("sudo -l -U {member}");
    let more = rules.iter().filter(|rule| **rule != ours);
    let mut troubles: Vec<Trouble> =
        more.map(|rule| failed(p.tr.doctor_sudo_more(*rule, member), mend())).collect();
    if !rules.contains(&ours.as_str()) {
        troubles.push(failed(p.tr.doctor_sudo_less(member), set_up_again(p.layout.access)));
    }
    troubles
}

/// The people with accounts of their own: nobody among them is more than staff.
pub fn staff(p: &Patient<'_>) -> Finding {
    if !p.layout.access.accounts() {
        return (Vec::new(), p.tr.doctor_not_used());
    }
    let Some(group) = p.machine.group(GROUP) else {
        return (
            vec![failed(p.tr.doctor_missing(GROUP), set_up_again(p.layout.access))],
            String::new(),
        );
    };
    let mut troubles = Vec::new();
    for member in &group.members {
        let powers = POWERFUL.iter().filter(|power| {
            p.machine.group(power).is_some_and(|found| found.members.contains(member))
        });
        let powers: Vec<_> = powers.copied().collect();
        if !powers.is_empty() {
            let said = p.tr.doctor_powerful(format::list(p.tr, &powers), member.as_str());
            troubles.push(failed(said, format!("gpasswd -d {member} {}", powers[0])));
        }
        let Some(account) = p.machine.account(member) else { continue };
        if account.uid == 0 || *member == p.layout.host.account {
            let said = p.tr.doctor_root_account(member.as_str());
            troubles.push(failed(said, format!("gpasswd -d {member} {GROUP}")));
        }
        if account.shell.ends_with("nologin") || account.shell.ends_with("/false") {
            let said = p.tr.doctor_shell(account.shell.as_str(), member.as_str(), "/bin/sh");
            troubles.push(warning(said, format!("usermod -s /bin/sh {member}")));
        }
    }
    if group.members.is_empty() {
        let mend = plan::new_account("LOGIN");
        troubles.push(warning(p.tr.doctor_no_staff(GROUP), mend));
    }
    (troubles, p.tr.common_people(group.members.len() as i64))
}
