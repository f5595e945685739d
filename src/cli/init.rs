//! `zicha init`: a new database without the wizard.

use super::{Failure, Outcome, host::Host, out, said, session::Session};
use crate::{
    clock::Clock,
    domain::{office::SetupInput, reply::Reply, request::Request},
    i18n::format,
    runtime::kit::kit,
    service::{identity::uid_of, setup},
    store::Options,
    template::{self, report},
};
use clap::ArgMatches;
use std::path::Path;

/// Creates the database; the campaign's text is copied into it.
pub fn run(session: &Session, m: &ArgMatches) -> Outcome {
    let tr = session.tr();
    let text = |name: &str| m.get_one::<String>(name).cloned().unwrap_or_default();
    let campaign = text("campaign");
    let mut input = SetupInput {
        lang: session.lang.code().to_owned(),
        year: m.get_one::<i64>("year").copied().unwrap_or_default(),
        unit: text("unit"),
        name: text("name"),
        login: text("login"),
        phone: text("phone"),
        url: text("url"),
        os_uid: account(session, m)?,
        ..SetupInput::default()
    };
    if template::find_builtin(&campaign).is_some() {
        input.template.clone_from(&campaign);
    } else {
        input.source = read_campaign(session, Path::new(&campaign))?;
    }
    let account = session.account.clone();
    let mut service =
        setup::create(&session.db, &Options::default(), kit(), account, Clock::system(), &input)
            .map_err(|e| said(session, &e))?;
    out::message(&tr.cli_init_done(session.db.display().to_string()));
    if let Ok(Reply::Campaign(view)) = service.handle(Request::Campaign)
        && let Some(first) = view.phases.first().filter(|phase| phase.last_day < service.today())
    {
        let day = format::date_long(tr, first.last_day);
        out::message(&tr.cli_init_dates_passed(day));
    }
    Ok(())
}

/// Whose account the first person logs in with. On a server, where the service account founds the
/// office, that is the account named like the login, if there is one.
fn account(session: &Session, m: &ArgMatches) -> Result<Option<i64>, Failure> {
    if let Some(account) = m.get_one::<String>("account") {
        return super::people::uid_named(session, account).map(Some);
    }
    let served = session.host.as_ref().is_some_and(Host::is_ours);
    Ok(m.get_one::<String>("login").filter(|_| served).and_then(|login| uid_of(login)))
}

/// The text of a campaign file without mistakes.
fn read_campaign(session: &Session, path: &Path) -> Result<String, Failure> {
    let source = super::input::read_source(session, path)?;
    match template::parse(&source) {
        Ok(_) => Ok(source),
        Err(mistakes) => {
            let shown = path.display().to_string();
            Err(Failure::Said(report::render(&mistakes, &source, &shown, session.tr())))
        }
    }
}
