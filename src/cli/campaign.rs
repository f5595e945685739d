//! `zicha campaign`: the built-in campaigns, the one in use, and the check of a campaign file.

use super::{Failure, Outcome, ask, open, out, session::Session};
use crate::{
    domain::{campaign::Campaign, reply::Reply, request::Request},
    i18n::format,
    template::{self, mistake::Severity, report},
};
use clap::ArgMatches;
use std::path::PathBuf;

/// Runs one of the subcommands.
pub fn run(session: &mut Session, m: &ArgMatches) -> Outcome {
    match m.subcommand() {
        Some(("list", _)) => list(session),
        Some(("show", _)) => show(session),
        Some(("check", m)) => check(session, m),
        Some(("export", m)) => export(session, m),
        Some(("retention", m)) => super::erase::retention(session, m),
        _ => Err(Failure::Code(2)),
    }
}

fn list(session: &mut Session) -> Outcome {
    let lang = session.lang;
    for builtin in template::builtin() {
        if let Ok(campaign) = template::parse(builtin.source) {
            out::line(&format!("{}  {}", builtin.id, campaign.name.pick(lang)))?;
            out::line(&format!("    {}", campaign.about.pick(lang)))?;
        }
    }
    if session.has_database() {
        let mut service = open(session)?;
        if let Reply::Hello(hello) = ask(session, &mut service, Request::Hello)? {
            let name = hello.campaign.name.pick(session.lang).to_owned();
            let (id, version) = (hello.campaign.id.clone(), hello.campaign.version);
            out::line(&session.tr().cli_campaign_in_use(
                id,
                name,
                version,
                hello.year.to_string(),
            ))?;
        }
    }
    Ok(())
}

fn show(session: &mut Session) -> Outcome {
    let mut service = open(session)?;
    let tr = session.tr();
    let (Reply::Campaign(view), Reply::Hello(hello)) = (
        ask(session, &mut service, Request::Campaign)?,
        ask(session, &mut service, Request::Hello)?,
    ) else {
        return Ok(());
    };
    let campaign: &Campaign = &hello.campaign;
    out::line(&format!("{}  {}", hello.year, campaign.name.pick(session.lang)))?;
    for phase in &campaign.phases {
        let dates = view.phases.iter().find(|p| p.no == phase.no);
        let dates = dates.map(|p| format::month_day_range(tr, p.first_day, p.last_day));
        let name = phase.name.pick(session.lang);
        out::line(&format!("{} {}  {}", phase.no, name, dates.unwrap_or_default()))?;
        for step in &phase.steps {
            out::line(&format!("    {}  {}", step.key, step.name.pick(session.lang)))?;
        }
        for said in &phase.announced {
            out::line(&format!("    {}", said.pick(session.lang)))?;
        }
    }
    for channel in &view.channels {
        let kind = tr.labels_channel_kind(channel.kind.code());
        out::line(&tr.common_label_value(kind, channel.value.clone()))?;
    }
    Ok(())
}

fn check(session: &Session, m: &ArgMatches) -> Outcome {
    let Some(path) = m.get_one::<PathBuf>("file") else { return Err(Failure::Code(2)) };
    let source = super::input::read_source(session, path)?;
    let shown = path.display().to_string();
    let checked = template::check(&source);
    let tr = session.tr();
    out::text(&report::list(&checked.mistakes, &source, &shown, tr))?;
    out::message(&report::summary(&checked.mistakes, tr));
    let wrong = checked.mistakes.iter().any(|mistake| mistake.severity == Severity::Error);
    if wrong || checked.campaign.is_none() { Err(Failure::Code(1)) } else { Ok(()) }
}

fn export(session: &Session, m: &ArgMatches) -> Outcome {
    let id = m.get_one::<String>("id").cloned().unwrap_or_default();
    match template::find_builtin(&id) {
        Some(builtin) => Ok(out::data(builtin.source.as_bytes())?),
        None => Err(Failure::Said(session.tr().cli_unknown_campaign(out::within(id)))),
    }
}
