//! `zicha people`: list, add, import and give roles, as the People page does.

use super::{Failure, Outcome, ask, open, out, rights, said, session::Session};
use crate::{
    domain::{
        person::{PeopleCommand, PeopleView, Person, PersonInput},
        problem::{Problem, ProblemKind},
        record::Meta,
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
        role::Role,
    },
    error::Error,
    i18n::{errors, labels},
    import,
    service::{Service, identity::uid_of},
    text,
};
use clap::ArgMatches;
use std::{
    io::{BufRead as _, IsTerminal as _},
    path::{Path, PathBuf},
};

/// Runs one of the subcommands.
pub fn run(session: &mut Session, m: &ArgMatches) -> Outcome {
    match m.subcommand() {
        Some(("list", m)) => list(session, m),
        Some(("add", m)) => add(session, m),
        Some(("import", m)) => import_file(session, m),
        Some(("role", m)) => role(session, m),
        Some(("bind", m)) => bind(session, m),
        Some(("rights", _)) => rights::run(session),
        _ => Err(Failure::Code(2)),
    }
}

fn people(session: &Session, service: &mut Service) -> Result<PeopleView, Failure> {
    match ask(session, service, Request::People)? {
        Reply::People(view) => Ok(*view),
        _ => Err(said(session, &Error::NotFound)),
    }
}

fn list(session: &mut Session, m: &ArgMatches) -> Outcome {
    let mut service = open(session)?;
    let view = people(session, &mut service)?;
    if m.get_one::<String>("format").is_some_and(|f| f == "json") {
        let rows: Vec<_> = view
            .rows
            .iter()
            .map(|row| {
                serde_json::json!({
                    "login": row.person.login,
                    "name": row.person.name,
                    "title": row.person.title,
                    "unit": row.unit,
                    "roles": row.roles,
                    "supervisor": row.supervisor,
                    "cadre": row.person.cadre,
                    "status": row.person.status,
                    "os_uid": row.person.os_uid,
                })
            })
            .collect();
        let text = serde_json::to_string_pretty(&rows).map_err(|e| Failure::Said(e.to_string()))?;
        return Ok(out::line(&text)?);
    }
    let tr = session.tr();
    let mut table = String::new();
    for row in &view.rows {
        let roles: Vec<_> = row.roles.iter().map(|role| tr.labels_role(role.code())).collect();
        let cells = [(&row.person.login, 20), (&row.person.name, 12), (&row.unit, 30)];
        for (cell, width) in cells {
            table.push_str(&text::pad(&text::safe::show_line(cell), width));
            table.push(' ');
        }
        table.push_str(&roles.join(","));
        table.push('\n');
    }
    Ok(out::text(&table)?)
}

fn add(session: &mut Session, m: &ArgMatches) -> Outcome {
    let mut service = open(session)?;
    let view = people(session, &mut service)?;
    let word = |name: &str| m.get_one::<String>(name).cloned().unwrap_or_default();
    let unit = match m.get_one::<String>("unit") {
        None => String::new(),
        Some(name) => {
            let known = view.units.iter().find(|u| u.name == *name || u.short_name == *name);
            let unknown = || Failure::Said(session.tr().cli_unknown_unit(out::within(name)));
            known.ok_or_else(unknown)?.meta.id.clone()
        }
    };
    let input = PersonInput {
        login: word("login"),
        name: word("name"),
        unit,
        roles: Role::from_code(&word("role")).into_iter().collect(),
        ..PersonInput::default()
    };
    order(session, &mut service, PeopleCommand::Add(input))
}

/// Runs an order and says its outcome.
fn order(session: &Session, service: &mut Service, command: PeopleCommand) -> Outcome {
    if let Reply::Done(done) = ask(session, service, Request::Do(Command::People(command)))? {
        out::message(&labels::outcome(session.tr(), &done.outcome));
    }
    Ok(())
}

fn import_file(session: &mut Session, m: &ArgMatches) -> Outcome {
    let mut service = open(session)?;
    let Some(path) = m.get_one::<PathBuf>("file") else { return Err(Failure::Code(2)) };
    let source = super::input::read_source(session, path)?;
    let sheet = import::people::read(source.as_bytes());
    let sheet = sheet.map_err(|problems| said(session, &Error::Invalid(problems)))?;
    for doubt in &sheet.doubts {
        out::message(&errors::problem(session.tr(), doubt));
    }
    let import = |hand_over| {
        let lines = sheet.lines.clone();
        Request::Do(Command::People(PeopleCommand::Import { lines, hand_over }))
    };
    let reply = match service.handle(import(m.get_flag("yes"))) {
        Err(Error::Invalid(problems)) if moves_only(&problems) => {
            let asks = path != Path::new("-") && std::io::stdin().is_terminal();
            may_move(session, &problems, asks)?;
            service.handle(import(true))
        }
        other => other,
    };
    if let Reply::Done(done) = reply.map_err(|e| said(session, &e))? {
        out::message(&labels::outcome(session.tr(), &done.outcome));
    }
    Ok(())
}

/// Whether a list is in order but for the leader's role going to somebody else.
fn moves_only(problems: &[Problem]) -> bool {
    problems.iter().all(|problem| matches!(problem.kind, ProblemKind::LeaderMoves { .. }))
}

/// Says who takes over from whom, and has it confirmed by typing the new leader's login.
fn may_move(session: &Session, problems: &[Problem], asks: bool) -> Outcome {
    let tr = session.tr();
    for problem in problems {
        out::message(&errors::problem(tr, problem));
    }
    if !asks {
        return Err(Failure::Said(tr.people_import_say_yes()));
    }
    let meant = problems.iter().find_map(|problem| match &problem.kind {
        ProblemKind::LeaderMoves { login, .. } => Some(login.as_str()),
        _ => None,
    });
    out::message(&tr.people_import_sure(meant.unwrap_or_default()));
    let mut typed = String::new();
    std::io::stdin().lock().read_line(&mut typed)?;
    if Some(typed.trim()) == meant { Ok(()) } else { Err(Failure::Said(tr.people_import_left())) }
}

/// The person that the login of a command names.
fn named(session: &Session, service: &mut Service, m: &ArgMatches) -> Result<Person, Failure> {
    let view = people(session, service)?;
    let login = m.get_one::<String>("login").cloned().unwrap_or_default();
    let found = view.rows.into_iter().map(|row| row.person).find(|person| person.login == login);
    found.ok_or_else(|| said(session, &Refusal::Unknown(login).into()))
}

/// Which account of this computer a person logs in with: the one of the same name unless told.
fn bind(session: &mut Session, m: &ArgMatches) -> Outcome {
    let mut service = open(session)?;
    let person = named(session, &mut service, m)?;
    let uid = match m.get_one::<String>("account") {
        _ if m.get_flag("none") => None,
        account => Some(uid_named(session, account.unwrap_or(&person.login))?),
    };
    let Meta { id, version, .. } = person.meta;
    order(session, &mut service, PeopleCommand::Bind { id, version, uid })
}

/// The user id of an account of this computer.
///
/// # Errors
/// That there is none of this name.
pub fn uid_named(session: &Session, account: &str) -> Result<i64, Failure> {
    let unknown = || Error::Invalid(vec![Problem::new("os_account", ProblemKind::NotAChoice)]);
    uid_of(account).ok_or_else(|| said(session, &unknown()))
}

fn role(session: &mut Session, m: &ArgMatches) -> Outcome {
    let mut service = open(session)?;
    let id = named(session, &mut service, m)?.meta.id;
    let words = m.get_many::<String>("role").into_iter().flatten();
    let roles = words.filter_map(|word| Role::from_code(word)).collect();
    order(session, &mut service, PeopleCommand::SetRoles { id, roles, add: m.get_flag("add") })
}
