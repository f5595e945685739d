//! `zicha keys`: the public keys that people log in with, as the People page keeps them.

use super::{Failure, Outcome, ask, input, open, out, session::Session};
use crate::{
    domain::{
        login_key::{KeyCommand, KeysView},
        reply::Reply,
        request::{Command, Request},
    },
    i18n::{format, labels},
    service::Service,
    text,
};
use clap::ArgMatches;

/// Runs one of the subcommands.
pub fn run(session: &mut Session, m: &ArgMatches) -> Outcome {
    let word = |m: &ArgMatches, name: &str| m.get_one::<String>(name).cloned().unwrap_or_default();
    match m.subcommand() {
        Some(("list", m)) => list(session, m.get_one::<String>("login").cloned()),
        Some(("add", m)) => {
            let words: Vec<_> =
                m.get_many::<String>("key").into_iter().flatten().cloned().collect();
            let line = if words.is_empty() { fed(session)? } else { words.join(" ") };
            let (login, label) = (word(m, "login"), word(m, "label"));
            order(session, KeyCommand::Add { login, line, label })
        }
        Some(("withdraw", m)) => {
            let (login, fingerprint) = (word(m, "login"), word(m, "fingerprint"));
            order(session, KeyCommand::Withdraw { login, fingerprint })
        }
        _ => Err(Failure::Code(2)),
    }
}

/// The key from standard input, which is a file and nobody's typing.
fn fed(session: &Session) -> Result<String, Failure> {
    if out::input_is_terminal() {
        return Err(Failure::Said(session.tr().login_key_feed()));
    }
    input::stdin(session)
}

fn list(session: &mut Session, login: Option<String>) -> Outcome {
    let mut service = open(session)?;
    let Some(view) = view(session, &mut service, login)? else { return Ok(()) };
    let tr = session.tr();
    let mut said = String::new();
    for key in &view.keys {
        let state = match key.withdrawn_on {
            None => tr.login_key_live(),
            Some(day) => tr.login_key_withdrawn_on(format::date_long(tr, day)),
        };
        let plain = |word: &str| text::safe::show_line(word).into_owned();
        let (kind, label) = (text::pad(&plain(&key.kind), 20), plain(&key.label));
        let fingerprint = plain(&key.fingerprint);
        said.push_str(format!("{fingerprint}  {kind} {state}  {label}").trim_end());
        said.push('\n');
    }
    if view.keys.is_empty() {
        out::message(&tr.login_key_none(view.person.name));
    }
    Ok(out::text(&said)?)
}

fn view(
    session: &Session,
    service: &mut Service,
    login: Option<String>,
) -> Result<Option<KeysView>, Failure> {
    match ask(session, service, Request::Keys(login))? {
        Reply::Keys(view) => Ok(Some(*view)),
        _ => Ok(None),
    }
}

fn order(session: &mut Session, command: KeyCommand) -> Outcome {
    let mut service = open(session)?;
    if let Reply::Done(done) = ask(session, &mut service, Request::Do(Command::Key(command)))? {
        out::message(&labels::outcome(session.tr(), &done.outcome));
    }
    Ok(())
}
