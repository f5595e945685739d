//! `zicha ssh keys`: what sshd asks before anybody is logged in (`AuthorizedKeysCommand`).
//!
//! The answer goes to stdout and is believed word by word, so it is made of checked words only, and
//! whatever is wrong goes to stderr, where sshd writes it to the system's log.

use super::{Failure, Outcome, said, session::Session};
use crate::{
    cli::out,
    domain::{login_key::LoginKey, public_key},
    store::login_key::live_key,
};
use clap::ArgMatches;
use std::path::Path;

/// Answers with the line of the live key that is offered; with nothing where there is none.
pub fn run(session: &Session, m: &ArgMatches) -> Outcome {
    let Some(("keys", m)) = m.subcommand() else { return Err(Failure::Code(2)) };
    let words: Vec<&str> =
        m.get_many::<String>("words").into_iter().flatten().map(String::as_str).collect();
    let [user, kind, key] = words[..] else { return Err(Failure::Code(2)) };
    // The people of zicha log in as the service account; nobody else's keys are ours to say.
    if session.host.as_ref().is_some_and(|host| host.account != user) {
        return Ok(());
    }
    let Ok(offered) = public_key::parse(&format!("{kind} {key}")) else {
        return Ok(());
    };
    let found = live_key(&session.db, &offered.fingerprint).map_err(|e| said(session, &e))?;
    let Some((login, key)) = found else { return Ok(()) };
    let program = std::env::current_exe()?;
    let same = (key.kind.as_str(), &key.key) == (offered.kind, &offered.key);
    match line(&program, &login, &key).filter(|_| same) {
        Some(line) => Ok(out::line(&line)?),
        // A line of sshd's log, whatever stands in the database.
        None => Err(Failure::Said(session.tr().login_key_unusable(out::within(login)))),
    }
}

/// The line of a key: a session for one person, in a terminal, and nothing else that SSH can do.
fn line(program: &Path, login: &str, key: &LoginKey) -> Option<String> {
    // sshd hands the command to a shell.
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._+-".contains(c);
    let program =
        program.to_str().filter(|path| path.starts_with('/') && path.chars().all(plain))?;
    let login = Some(login).filter(|login| public_key::is_login(login))?;
    let LoginKey { kind, key, fingerprint, .. } = key;
    // The session knows its key by this, and ends when the key is withdrawn.
    let print = Some(fingerprint).filter(|print| public_key::is_fingerprint(print))?;
    Some(format!("restrict,pty,command=\"{program} --as {login} --key {print}\" {kind} {key}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Meta;

    const PRINT: &str = "SHA256:ky3KhiHdABb2ztFOz6mL1S31K4EkPOxgk2XGoTC00Zc";

    #[test]
    fn a_line_is_made_of_plain_words_only() {
        let key = LoginKey {
            meta: Meta::default(),
            person: "p".into(),
            kind: "ssh-ed25519".into(),
            key: "AAAA".into(),
            fingerprint: PRINT.into(),
            label: "\"; id".into(),
            withdrawn_on: None,
        };
        assert_eq!(
            line(Path::new("/usr/local/bin/zicha"), "lihe", &key).unwrap(),
            format!(
                "restrict,pty,command=\"/usr/local/bin/zicha --as lihe --key {PRINT}\" ssh-ed25519 AAAA"
            )
        );
        for (program, login) in [
            ("/usr/bin/zicha", "li\" id"),
            ("/usr/bin/zicha", "$(id)"),
            ("/usr/bin/zicha", "1li"),
            ("/usr/bin/zi cha", "lihe"),
            ("/usr/bin/zicha\"", "lihe"),
            ("zicha", "lihe"),
        ] {
            assert_eq!(line(Path::new(program), login, &key), None, "{program} {login}");
        }
        for print in
            ["", "SHA256:x", "SHA256:\"; id #", &PRINT.replace('/', "$").replace('+', " ")[..49]]
        {
            let key = LoginKey { fingerprint: print.into(), ..key.clone() };
            assert_eq!(line(Path::new("/usr/bin/zicha"), "lihe", &key), None, "{print}");
        }
    }
}
