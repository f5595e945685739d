//! `zicha erase LOGIN` and `zicha campaign retention`: how long personal data is kept, and its end.

use super::{Failure, Outcome, ask, erase_plan, out, said, session::Session};
use crate::{
    domain::{office::CampaignCommand, privacy::ErasePlan, request::Command, request::Request},
    i18n::format,
    service::{By, Service},
};
use clap::ArgMatches;
use std::io::{BufRead, IsTerminal};

/// Shows what is kept of somebody who left and what would become of it; asks; erases.
pub fn run(session: &mut Session, m: &ArgMatches) -> Outcome {
    let Some(login) = m.get_one::<String>("login") else { return Err(Failure::Code(2)) };
    let mut service = session.open().map_err(|e| said(session, &e))?;
    let by = in_whose_right(session, &mut service);
    let plan = service.erase_plan(login, by).map_err(|e| said(session, &e))?;
    erase_plan::show(session.tr(), login, &plan)?;
    let mut names = m.get_flag("names");
    if !m.get_flag("yes") {
        if !std::io::stdin().is_terminal() {
            return Err(Failure::Said(session.tr().erase_say_yes()));
        }
        names = names || rename_too(session, &plan)?;
        if !sure(session, login)? {
            out::message(&session.tr().erase_left());
            return Err(Failure::Code(1));
        }
    }
    let tr = session.tr();
    let word = tr.erase_somebody();
    let word = Some(word.as_str()).filter(|_| names);
    let done = service.erase(login, word, by).map_err(|e| said(session, &e))?;
    out::message(&tr.erase_done(login.clone(), done.rows, done.texts));
    if let Some(word) = word.filter(|_| done.renamed > 0) {
        out::message(&tr.erase_names_done(done.renamed, word));
    }
    let left = plan.mentions.iter().filter(|mention| word.is_none() || mention.fixed).count();
    if left > 0 {
        out::message(&tr.erase_names_left(left as i64));
    }
    if service.leaves_traces().map_err(|e| said(session, &e))? {
        out::message(&tr.erase_traces());
    }
    erase_plan::what_still_holds_it(session);
    Ok(())
}

/// As the person of the session; as the owner of the file where the session has none.
fn in_whose_right(session: &Session, service: &mut Service) -> By {
    match service.who() {
        Err(_) if session.account.must_own(&session.db).is_ok() => By::FileOwner,
        _ => By::Person,
    }
}

/// Whether a neutral word shall stand for the name where else it stands; asked only where it does.
fn rename_too(session: &Session, plan: &ErasePlan) -> Result<bool, Failure> {
    if plan.mentions.iter().all(|mention| mention.fixed) {
        return Ok(false);
    }
    let tr = session.tr();
    out::message(&tr.erase_names_ask(tr.erase_somebody()));
    Ok(typed()?.eq_ignore_ascii_case("y"))
}

/// Has the login typed again.
fn sure(session: &Session, login: &str) -> Result<bool, Failure> {
    out::message(&session.tr().erase_sure(login));
    Ok(typed()? == login)
}

fn typed() -> Result<String, Failure> {
    let mut typed = String::new();
    std::io::stdin().lock().read_line(&mut typed)?;
    Ok(typed.trim().to_owned())
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
