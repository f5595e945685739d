//! The ledger as a list: who sees which findings, and their figures.

use super::context::Ctx;
use crate::{
    domain::{
        finding::{Finding, FindingStatus, LedgerQuery, LedgerRow, LedgerView},
        ledger,
        policy::{self, Act, Rights, Target},
        progress::Progress,
        role::Role,
        step::{RectificationParams, StepKind},
    },
    error::Error,
    store::finding::{FindingFilter, FindingScope},
    text::search::Matcher,
};
use std::collections::BTreeMap;

/// The rules of the ledger in this campaign; its step need not be open to propose a finding.
///
/// # Errors
/// [`Error::NotFound`] where the campaign has no rectification step.
pub(super) fn params<'a>(ctx: &Ctx<'a>) -> Result<(&'a str, &'a RectificationParams), Error> {
    let step = ctx.office.rules.first_of(StepKind::Rectification).ok_or(Error::NotFound)?;
    let params = step.rectification().ok_or(Error::NotFound)?;
    Ok((&step.key, params))
}

/// What this person may read (domain 2.1): the leader, the coordinator and inspectors everything,
/// a supervisor their line, everybody what they are involved in.
pub(super) fn scope(ctx: &Ctx) -> Result<FindingScope, Error> {
    let actor = &ctx.who.actor;
    if [Role::Leader, Role::Coordinator, Role::Inspector].iter().any(|r| actor.is(*r)) {
        return Ok(FindingScope::Everything);
    }
    let units = if actor.is(Role::Supervisor) { ctx.line_units()? } else { Vec::new() };
    Ok(FindingScope::Involved { person: actor.person.clone(), units })
}

/// How the actor stands to a finding.
pub(super) fn target_of(ctx: &Ctx, finding: &Finding) -> Result<Target, Error> {
    let mut target = ctx.target_of_person(&finding.author)?;
    let mut of_leader = false;
    if let Some(owner) = &finding.owner {
        let owner = ctx.target_of_person(owner)?;
        target.in_line |= owner.in_line;
        of_leader = owner.of_leader;
    }
    // What the leader rectifies goes to a supervisor, however grave: nobody signs their own.
    target.leader_decides = finding.needs_leader() && !of_leader;
    target.responsible.clone_from(&finding.leader);
    target.owner.clone_from(&finding.owner);
    let me = &ctx.who.actor.person;
    target.measure_owner = ctx.db.measures_of(&finding.meta.id)?.iter().any(|m| m.owner == *me);
    Ok(target)
}

/// The row with names, percent and days.
pub(super) fn row(ctx: &Ctx, finding: Finding) -> Result<LedgerRow, Error> {
    let name = |id: &Option<String>| id.as_ref().map_or(Ok(String::new()), |id| ctx.name_of(id));
    let today = ctx.office.today;
    let late_days = finding.late_days(today);
    let running = finding.deadline().filter(|_| late_days == 0 && !finding.status.is_closed());
    Ok(LedgerRow {
        author: ctx.name_of(&finding.author)?,
        leader: name(&finding.leader)?,
        owner: name(&finding.owner)?,
        percent: ledger::percent(&ctx.db.measures_of(&finding.meta.id)?),
        late_days,
        workdays_left: running.map(|due| ctx.office.calendar.workdays_left(today, due)),
        row: finding,
    })
}

/// The ledger within what this person may read.
pub(super) fn view(ctx: &Ctx, query: LedgerQuery) -> Result<LedgerView, Error> {
    let (step, _) = params(ctx)?;
    let everything = scope(ctx)?;
    let mine = FindingScope::Involved { person: ctx.who.actor.person.clone(), units: Vec::new() };
    let all = FindingFilter {
        campaign: ctx.office.id(),
        scope: if query.mine_only { &mine } else { &everything },
        status: None,
        person: None,
        category: None,
        late_on: None,
    };
    let wanted = FindingFilter {
        status: query.status,
        person: query.person.as_deref(),
        category: query.category.as_deref(),
        late_on: query.late_only.then_some(ctx.office.today),
        ..all.clone()
    };
    let limit = if query.limit <= 0 { i64::MAX } else { query.limit };
    let (rows, total) = if query.text.trim().is_empty() {
        let found = ctx.db.findings(&wanted, query.offset, limit)?;
        let rows = found.into_iter().map(|f| row(ctx, f)).collect::<Result<Vec<_>, _>>()?;
        (rows, ctx.db.count_findings(&wanted)?)
    } else {
        searched(ctx, &wanted, &query, limit)?
    };
    let counts = ctx.db.finding_counts(&all)?;
    let late = FindingFilter { late_on: Some(ctx.office.today), ..all.clone() };
    let office = Target::office();
    let may = |act| policy::may(&ctx.who.actor, act, &office);
    Ok(LedgerView {
        rows,
        total,
        by_category: by_category(&counts),
        by_status: by_status(&counts),
        late: ctx.db.count_findings(&late)?,
        people: ctx.people_refs()?,
        step: step.to_owned(),
        rights: Rights::default()
            .with(Act::ProposeFinding, may(Act::ProposeFinding))
            .with(Act::ExportTeam, may(Act::ExportTeam))
            .with(Act::ExportMine, may(Act::ExportMine)),
        query,
    })
}

/// Rows whose number, texts or names match; names by pinyin, so the matching happens here.
fn searched(
    ctx: &Ctx,
    filter: &FindingFilter,
    query: &LedgerQuery,
    limit: i64,
) -> Result<(Vec<LedgerRow>, i64), Error> {
    let matcher = Matcher::new(query.text.trim());
    let mut rows = Vec::new();
    let mut total = 0;
    for finding in ctx.db.findings(filter, 0, i64::MAX)? {
        let mut matches = [&finding.no, &finding.title, &finding.description]
            .into_iter()
            .any(|text| matcher.is_match(text));
        for person in [Some(&finding.author), finding.owner.as_ref(), finding.leader.as_ref()] {
            if let Some(person) = person
                && !matches
            {
                matches = matcher.is_match(&ctx.name_of(person)?);
            }
        }
        if matches {
            total += 1;
            if total > query.offset && (rows.len() as i64) < limit {
                rows.push(row(ctx, finding)?);
            }
        }
    }
    Ok((rows, total))
}

/// Open findings per category, most first.
fn by_category(counts: &[(String, String, i64)]) -> Vec<(String, i64)> {
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for (status, category, n) in counts {
        if FindingStatus::from_code(status).is_some_and(|s| !s.is_closed()) {
            *sums.entry(category).or_default() += n;
        }
    }
    let mut list: Vec<_> = sums.into_iter().map(|(c, n)| (c.to_owned(), n)).collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list
}

fn by_status(counts: &[(String, String, i64)]) -> Vec<(FindingStatus, i64)> {
    let sum = |status: &FindingStatus| {
        let of = counts.iter().filter(|(s, _, _)| s == status.code());
        (*status, of.map(|(_, _, n)| n).sum::<i64>())
    };
    FindingStatus::ALL.iter().map(sum).filter(|(_, n)| *n > 0).collect()
}

/// A person's progress in the rectification step: the findings they own.
pub(super) fn progress(ctx: &Ctx, person: &str, _step: &str) -> Result<Progress, Error> {
    Ok(ledger::progress(&ctx.db.owned_states(ctx.office.id(), person)?))
}
