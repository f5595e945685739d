//! `zicha people`: list, add, import and give roles, as the People page does.

use super::{Failure, Outcome, ask, open, out, rights, said, session::Session};
use crate::{
    domain::{
        person::{PeopleCommand, PeopleView, PersonInput, Role},
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
    },
    error::Error,
    i18n::{errors, labels},
    import,
    service::Service,
    text,
};
use clap::ArgMatches;
use std::path::PathBuf;

/// Runs one of the subcommands.
pub fn run(session: &mut Session, m: &ArgMatches) -> Outcome {
    match m.subcommand() {
        Some(("list", m)) => list(session, m),
        Some(("add", m)) => add(session, m),
        Some(("import", m)) => import_file(session, m),
        Some(("role", m)) => role(session, m),
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
            let unknown = || Failure::Said(session.tr().cli_unknown_unit(name.clone()));
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
    order(session, &mut service, PeopleCommand::Import(sheet.lines))
}

fn role(session: &mut Session, m: &ArgMatches) -> Outcome {
    let mut service = open(session)?;
    let view = people(session, &mut service)?;
    let login = m.get_one::<String>("login").cloned().unwrap_or_default();
    let found = view.rows.iter().find(|row| row.person.login == login);
    let unknown = || said(session, &Refusal::Unknown(login.clone()).into());
    let id = found.ok_or_else(unknown)?.person.meta.id.clone();
    let words = m.get_many::<String>("role").into_iter().flatten();
    let roles = words.filter_map(|word| Role::from_code(word)).collect();
    order(session, &mut service, PeopleCommand::SetRoles { id, roles, add: m.get_flag("add") })
}
