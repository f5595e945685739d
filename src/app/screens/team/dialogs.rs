//! What the team screen asks before it acts.

use super::gather::{Found, Purpose, Waiting};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::{Dialog, Item};
use crate::app::label::Label;
use crate::app::screens::steps::{self, Subject};
use crate::domain::person::PersonRef;
use crate::domain::step::StepKind;
use crate::domain::team::{TeamCell, TeamFilter};
use crate::i18n::Tr;
use crate::i18n::labels::Label as _;

pub const ACCEPT: &str = "team-accept";
pub const RETURN: &str = "team-return";
pub const REMIND: &str = "team-remind";
pub const FILTER: &str = "team-filter";

/// People named in a question; more are counted.
const NAMED: usize = 6;

/// What the campaign calls a step.
fn step_name(session: &Session, key: &str) -> String {
    let step = session.campaign().and_then(|campaign| campaign.step(key));
    step.map_or_else(|| key.to_owned(), |step| step.name.pick(session.prefs.lang).to_owned())
}

/// Asks whether to accept all of it, and says whose and what follows.
pub fn accept(found: &Found, ctx: &Ctx<'_>) -> Dialog {
    let (tr, count) = (ctx.tr, found.entries.len());
    let named = found.entries.iter().take(NAMED).map(|entry| {
        let step = step_name(ctx.session, &entry.step);
        tr.common_label_value(entry.person.name.as_str(), step)
    });
    let mut lines: Vec<String> = named.collect();
    if count > NAMED {
        lines.push(tr.team_accept_more(count - NAMED));
    }
    lines.push(String::new());
    let kind = |key: &str| ctx.session.campaign().and_then(|c| c.step(key)).map(|s| s.kind());
    let exam = |entry: &Waiting| kind(&entry.step) == Some(StepKind::SelfExam);
    lines.push(tr.team_accept_text());
    if found.entries.iter().any(exam) {
        lines.push(tr.team_accept_findings());
    }
    if found.singly > 0 {
        lines.push(tr.team_accept_singly(found.singly));
    }
    if found.refused > 0 {
        lines.push(tr.team_accept_refused(found.refused));
    }
    let title = Label::Text(tr.team_accept_title(count));
    let yes = Label::Msg(Tr::common_accept);
    Dialog::confirm(ACCEPT, title, Label::Text(lines.join("\n")), yes)
}

/// Asks of which of several steps to remind.
pub fn remind_which(person: &PersonRef, steps: &[(String, &TeamCell)], ctx: &Ctx<'_>) -> Dialog {
    let items = steps.iter().map(|(step, cell)| {
        let note = match cell.late_days {
            0 => cell.status.label(ctx.tr),
            days => ctx.tr.common_days_late(days),
        };
        Item::new(step.as_str(), step_name(ctx.session, step)).note(note)
    });
    let title = Label::Text(ctx.tr.remind_title(person.name.as_str()));
    Dialog::menu(REMIND, title, items.collect()).about(person.id.as_str())
}

/// Asks which of several entries goes back.
pub fn return_which(found: &Found, ctx: &Ctx<'_>) -> Dialog {
    let items = found.entries.iter();
    let items = items.map(|w| Item::new(w.id.as_str(), step_name(ctx.session, &w.step)));
    Dialog::menu(RETURN, Label::Msg(Tr::team_return_which), items.collect())
}

/// Opens the form for the comment that a return needs.
pub fn give_back(waiting: &Waiting, ctx: &mut Ctx<'_>) {
    let subject = Subject::new(&waiting.step, Some(waiting.person.clone()));
    let act = Purpose::Return.act(&waiting.rights);
    let form = steps::return_form(&subject, &waiting.head, &waiting.rights, act, ctx);
    if let Some(form) = form {
        ctx.open(form);
    }
}

/// The people to show.
pub fn filter(now: TeamFilter, tr: &Tr) -> Dialog {
    let items = TeamFilter::ALL.iter().map(|f| Item::new(f.code(), f.label(tr)));
    Dialog::menu(FILTER, Label::Msg(Tr::team_filter_title), items.collect()).starting_on(now.code())
}
