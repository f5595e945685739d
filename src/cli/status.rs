//! `zicha status`: my steps and what is next; for those who see the team, its figures too.

use super::{Outcome, ask, open, out, session::Session, status_json};
use crate::{
    domain::{
        campaign::Campaign,
        reply::Reply,
        request::Request,
        team::{TeamQuery, TeamView},
        walk::{Card, HomeView},
    },
    i18n::{Tr, format, labels},
    text,
};
use clap::ArgMatches;

/// Prints the walk as text or JSON.
pub fn run(session: &mut Session, m: &ArgMatches) -> Outcome {
    let mut service = open(session)?;
    let (Reply::Home(home), Reply::Hello(hello)) =
        (ask(session, &mut service, Request::Home)?, ask(session, &mut service, Request::Hello)?)
    else {
        return Ok(());
    };
    let team = if home.sees_team {
        match ask(session, &mut service, Request::Team(TeamQuery::default()))? {
            Reply::Team(view) => Some(view),
            _ => None,
        }
    } else {
        None
    };
    if m.get_flag("json") {
        let value = status_json::value(&hello, &home, team.as_deref());
        let text = serde_json::to_string_pretty(&value).unwrap_or_default();
        return Ok(out::line(&text)?);
    }
    let tr = session.tr();
    let mut said = format!(
        "{}  {}\n{}\n",
        home.me.name,
        format::date_week(tr, hello.today),
        next(tr, &hello.campaign, &home.card)
    );
    for year in &home.calendar_missing {
        said.push_str(&tr.calendar_unknown_year(year.to_string()));
        said.push('\n');
    }
    said.push_str(&steps(tr, &hello.campaign, &home));
    if let Some(team) = team {
        said.push_str(&team_lines(tr, &hello.campaign, &team));
    }
    Ok(out::text(&said)?)
}

/// The card as one line.
fn next(tr: &Tr, campaign: &Campaign, card: &Card) -> String {
    let lang = tr.lang();
    let what = match card {
        Card::AddLeader => tr.home_card_add_leader(),
        Card::AddPeople => tr.home_card_add_people(),
        Card::AddChannels => tr.home_card_add_channels(),
        Card::Review { waiting } => tr.home_card_review(*waiting),
        Card::Finding { no, .. } => tr.home_card_finding(no.clone()),
        Card::NothingNow { .. } => tr.home_card_nothing(),
        Card::Step { key, left, .. } => {
            let name = campaign.step(key).map(|s| s.name.pick(lang)).unwrap_or_default();
            if *left > 0 { tr.home_card_step(*left, name) } else { name.to_owned() }
        }
    };
    tr.common_label_value(tr.home_now(), what)
}

fn steps(tr: &Tr, campaign: &Campaign, home: &HomeView) -> String {
    let mut said = String::new();
    for step in &home.steps {
        let name = campaign.step(&step.key).map(|s| s.name.pick(tr.lang())).unwrap_or_default();
        let mark = if step.status.is_finished() { "✓" } else { " " };
        let status = labels::step_status(tr, step.kind, step.status);
        let due = step.due.map(|due| tr.common_due_on(format::date_short(tr, due)));
        let late =
            if step.late_days > 0 { tr.common_days_late(step.late_days) } else { String::new() };
        let line = format!(
            "{mark} {} {} {} {} {late}",
            text::pad(name, 28),
            text::pad(&count(tr, step.done, step.total), 8),
            text::pad(&status, 12),
            due.unwrap_or_default(),
        );
        said.push_str(line.trim_end());
        said.push('\n');
    }
    said
}

/// "17/33", or the bare number where nothing in particular is asked for.
fn count(tr: &Tr, done: i64, total: i64) -> String {
    if total > 0 { tr.common_of(done, total) } else { done.to_string() }
}

fn team_lines(tr: &Tr, campaign: &Campaign, team: &TeamView) -> String {
    let mut said = format!("\n{}\n", tr.cli_team_line(team.late, team.people, team.waiting));
    for column in &team.columns {
        let name = campaign.step(&column.step).map(|s| s.name.pick(tr.lang())).unwrap_or_default();
        let line =
            format!("  {} {}", text::pad(name, 28), tr.common_of(column.finished, column.people));
        said.push_str(&line);
        said.push('\n');
    }
    said
}
