//! The JSON of `zicha status`: stable keys, dates in ISO form, values by code.

use crate::domain::{
    reply::HelloView,
    team::TeamView,
    walk::{Card, HomeView},
};
use serde_json::{Value, json};

/// The version of this layout.
const VERSION: i64 = 1;

/// My steps and what is next; for those who see the team, its figures.
pub fn value(hello: &HelloView, home: &HomeView, team: Option<&TeamView>) -> Value {
    let steps: Vec<_> = home
        .steps
        .iter()
        .map(|step| {
            json!({
                "phase": step.phase,
                "step": step.key,
                "kind": step.kind,
                "status": step.status,
                "done": step.done,
                "total": step.total,
                "due": step.due,
                "workdays_left": step.workdays_left,
                "late_days": step.late_days,
                "submitted_late": step.submitted_late,
                "writable": step.writable,
            })
        })
        .collect();
    json!({
        "schema_version": VERSION,
        "login": home.me.login,
        "name": home.me.name,
        "roles": hello.roles,
        "today": hello.today,
        "year": hello.year,
        "campaign": hello.campaign.id,
        "next": card(&home.card),
        "steps": steps,
        "calendar_missing": home.calendar_missing,
        "notices": home.notices.len(),
        "waiting": home.waiting,
        "team": team.map(figures),
    })
}

fn card(card: &Card) -> Value {
    match card {
        Card::AddLeader => json!({ "do": "add_leader" }),
        Card::AddPeople => json!({ "do": "add_people" }),
        Card::AddChannels => json!({ "do": "add_channels" }),
        Card::Step { key, section, left } => {
            json!({ "do": "step", "step": key, "section": section, "left": left })
        }
        Card::Finding { no, .. } => json!({ "do": "finding", "no": no }),
        Card::Review { waiting } => json!({ "do": "review", "waiting": waiting }),
        Card::NothingNow { next_start } => json!({ "do": "nothing", "next_start": next_start }),
    }
}

fn figures(team: &TeamView) -> Value {
    let columns: Vec<_> = team
        .columns
        .iter()
        .map(|c| {
            json!({
                "step": c.step,
                "finished": c.finished,
                "waiting": c.waiting,
                "late": c.late,
                "people": c.people,
                "due": c.due,
            })
        })
        .collect();
    json!({
        "phase": team.phase,
        "people": team.people,
        "waiting": team.waiting,
        "late": team.late,
        "findings": team.findings,
        "findings_late": team.findings_late,
        "steps": columns,
    })
}
