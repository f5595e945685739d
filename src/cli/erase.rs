//! `zicha erase LOGIN` and `zicha campaign retention`: how long personal data is kept, and its end.

use super::{Failure, Outcome, ask, out, said, session::Session};
use crate::{
    domain::{office::CampaignCommand, request::Command, request::Request},
    i18n::format,
    service::Service,
    store::Erased,
};
use clap::ArgMatches;
use std::io::{BufRead, IsTerminal};

/// Erases what is kept of somebody who left; asks first.
pub fn run(session: &mut Session, m: &ArgMatches) -> Outcome {
    let Some(login) = m.get_one::<String>("login") else { return Err(Failure::Code(2)) };
    let mut service = session.open().map_err(|e| said(session, &e))?;
    if !m.get_flag("yes") && !sure(session, login)? {
        out::message(&session.tr().erase_left());
        return Err(Failure::Code(1));
    }
    let done = erase(session, &mut service, login).map_err(|e| said(session, &e))?;
    out::message(&session.tr().erase_done(login.clone(), done.rows, done.texts));
    out::message(&session.tr().erase_backups());
    Ok(())
}

/// As the person of the session; as the owner of the file where the session has none.
fn erase(
    session: &Session,
    service: &mut Service,
    login: &str,
) -> Result<Erased, crate::error::Error> {
    let known = service.who();
    if known.is_err() && session.account.must_own(&session.db).is_ok() {
        return service.erase_as_owner(login);
    }
    known.and_then(|_| service.erase(login))
}

/// Asks on the terminal; without one nothing is erased unless `--yes` says so.
fn sure(session: &Session, login: &str) -> Result<bool, Failure> {
    let tr = session.tr();
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Said(tr.erase_say_yes()));
    }
    out::message(&tr.erase_sure(login.to_owned()));
    let mut typed = String::new();
    std::io::stdin().lock().read_line(&mut typed)?;
    Ok(typed.trim() == login)
}

/// Says how long personal data is kept, or decides it.
pub fn retention(session: &mut Session, m: &ArgMatches) -> Outcome {
    let mut service = super::open(session)?;
    if let Some(months) = m.get_one::<i64>("months") {
        let command = CampaignCommand::SetRetention { months: *months };
        ask(session, &mut service, Request::Do(Command::Campaign(command)))?;
    }
    let view = service.retention().map_err(|e| said(session, &e))?;
    let tr = session.tr();
    out::line(&tr.erase_retention(view.months, format::date_iso(view.until)))?;
    for line in overdue(session, &view.overdue) {
        out::line(&line)?;
    }
    Ok(())
}

/// Whose data is kept longer than decided, a line each.
pub fn overdue(session: &Session, people: &[crate::domain::privacy::Overdue]) -> Vec<String> {
    let tr = session.tr();
    let line = |who: &crate::domain::privacy::Overdue| {
        tr.erase_overdue(who.login.clone(), format::date_iso(who.since))
    };
    people.iter().map(line).collect()
}
