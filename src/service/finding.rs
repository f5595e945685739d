//! A finding as a page: measures, notes, closures, its story, and what may be done now.

use super::{context::Ctx, ledger};
use crate::{
    domain::{
        finding::{Finding, FindingStatus, FindingView, TimelineEntry},
        ledger as rules,
        policy::{self, Act, Rights, Target},
        refusal::Refusal,
        role::Role,
    },
    error::Error,
};

/// The rights on one finding: policy first, then what its state allows.
pub(super) fn rights(ctx: &Ctx, finding: &Finding, target: &Target) -> Result<Rights, Error> {
    use FindingStatus as S;
    let state =
        |ok: bool| if ok { Ok(()) } else { Err(Refusal::WrongState(finding.status.code())) };
    let status = finding.status;
    let measures = ctx.db.measures_of(&finding.meta.id)?;
    let planned = if measures.is_empty() { Err(Refusal::NoMeasure) } else { Ok(()) };
    let open = || {
        if measures.iter().all(|m| m.percent == 100) { Ok(()) } else { Err(Refusal::MeasuresOpen) }
    };
    let complete = planned.clone().and_then(|()| open());
    let working = matches!(status, S::Confirmed | S::ToSign | S::Rectifying);
    // Whoever stated it may correct it until it is confirmed; what was confirmed (date, owner,
    // criterion) is changed by those who could confirm it.
    let settled = working && policy::may(&ctx.who.actor, Act::ConfirmFinding, target).is_ok();
    let verify = matches!(status, S::Applied | S::Verifying);
    let list = [
        (Act::ChangeFinding, state(settled || status == S::Proposed)),
        (Act::ConfirmFinding, state(status == S::Proposed)),
        (Act::PlanMeasure, state(working)),
        (Act::HandOver, state(status == S::Confirmed).and(planned)),
        (Act::SignForFinding, state(status == S::ToSign)),
        (Act::NoteProgress, state(status == S::Rectifying)),
        (Act::ApplyClosure, state(status == S::Rectifying).and(complete)),
        (Act::VerifyClosure, state(verify)),
        (Act::SignClosure, state(status == S::Signing)),
        (Act::Remind, state(status.waits_for_owner() && finding.owner.is_some())),
    ];
    let mut rights = Rights::default();
    // A reminder goes to whom the finding lies with, whoever stated it.
    let holder = ctx.target_of_person(finding.holder())?;
    for (act, allowed) in list {
        let about = if act == Act::Remind { &holder } else { target };
        rights = rights.with(act, policy::may(&ctx.who.actor, act, about).and(allowed));
    }
    Ok(rights)
}

/// The page of one finding. An id that may not be read is *not found*: ids cannot be guessed.
pub(super) fn view(ctx: &Ctx, id: &str) -> Result<FindingView, Error> {
    let finding: Finding = ctx.db.get(id)?;
    let target = ledger::target_of(ctx, &finding)?;
    policy::may(&ctx.who.actor, Act::ReadFinding, &target).map_err(|_| Error::NotFound)?;
    let (step, params) = ledger::params(ctx)?;
    let end = ctx.due_of(step)?;
    let name = |id: &str| ctx.name_of(id);
    let measures = ctx.db.measures_of(id)?.into_iter();
    let notes = ctx.db.notes_of(id)?.into_iter();
    Ok(FindingView {
        rights: rights(ctx, &finding, &target)?,
        leader_decides: target.leader_decides,
        measures: measures
            .map(|m| Ok((m.clone(), name(&m.owner)?)))
            .collect::<Result<Vec<_>, Error>>()?,
        notes: notes
            .map(|n| Ok((n.clone(), name(&n.meta.created_by)?)))
            .collect::<Result<Vec<_>, Error>>()?,
        closures: ctx.db.closures_of(id)?,
        timeline: timeline(ctx, id)?,
        source_no: source_no(ctx, &finding)?,
        people: ctx.people_refs()?,
        leaders: ctx.people_in_roles(&[Role::Supervisor, Role::Leader])?,
        suggested: rules::suggested_dates(params, ctx.office.calendar, ctx.office.today, end),
        head: ledger::row(ctx, finding)?,
    })
}

/// The story from the history: who did what when, with the reason where one was given.
fn timeline(ctx: &Ctx, id: &str) -> Result<Vec<TimelineEntry>, Error> {
    let mut lines = Vec::new();
    for row in ctx.db.history_of("finding", id)? {
        let text = row
            .new
            .as_ref()
            .and_then(|body| body.get("reason").and_then(crate::store::Val::text))
            .unwrap_or_default();
        let says = matches!(row.action.as_str(), "reject" | "return");
        lines.push(TimelineEntry {
            at: row.at,
            actor: if row.actor.is_empty() { String::new() } else { ctx.name_of(&row.actor)? },
            action: row.action,
            text: if says { text } else { String::new() },
        });
    }
    for note in ctx.db.notes_of(id)? {
        lines.push(TimelineEntry {
            at: note.meta.created_at,
            actor: ctx.name_of(&note.meta.created_by)?,
            action: "note".to_owned(),
            text: note.text,
        });
    }
    lines.sort_by_key(|line| line.at);
    Ok(lines)
}

/// Number or item key of what the finding came from.
fn source_no(ctx: &Ctx, finding: &Finding) -> Result<String, Error> {
    use crate::domain::{finding::FindingSource as F, opinion::Opinion, self_exam::Answer};
    let Some(id) = &finding.source_ref else { return Ok(String::new()) };
    Ok(match finding.source {
        F::SelfExam => ctx.db.maybe::<Answer>(id)?.map(|a| a.item).unwrap_or_default(),
        F::Opinion => ctx.db.maybe::<Opinion>(id)?.map(|o| o.no).unwrap_or_default(),
        _ => String::new(),
    })
}
