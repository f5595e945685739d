//! The team table: everybody one oversees, in every step of all phases.

use super::super::{context::Ctx, scope, team};
use crate::{
    domain::{
        office::StepTotal,
        person::Person,
        policy::{Act, Target},
        record::Id,
        report::{ReportScope, TeamLine, TeamReport},
        units::Units,
        walk::overdue_days,
    },
    error::Error,
    store::total::{MemberFilter, MemberQuery, MemberRow},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// People per question, well below the number of values a statement may have.
const CHUNK: usize = 500;

pub(super) fn report(ctx: &Ctx<'_>) -> Result<(ReportScope, TeamReport), Error> {
    ctx.allow(Act::ExportTeam, &Target::office())?;
    let scope = scope::team(ctx)?;
    let everybody = MemberQuery {
        scope: &scope,
        filter: MemberFilter::All,
        today: ctx.office.today,
        by_lateness: false,
        window: None,
    };
    let mut members = Vec::new();
    ctx.db.each_member(ctx.office.id(), &everybody, |row| {
        members.push(row);
        Ok(true)
    })?;
    let (names, units) = (ctx.db.names()?, ctx.units()?);
    let mut rows = Vec::with_capacity(members.len());
    for chunk in members.chunks(CHUNK) {
        rows.extend(lines(ctx, chunk, &names, &units)?);
    }
    let steps = ctx.office.rules.steps();
    let columns = steps.map(|(phase, step)| (phase.no, step.key.clone())).collect();
    Ok((super::covers(&scope), TeamReport { columns, rows }))
}

fn lines(
    ctx: &Ctx<'_>,
    members: &[MemberRow],
    names: &BTreeMap<Id, String>,
    units: &Units,
) -> Result<Vec<TeamLine>, Error> {
    let (campaign, today) = (ctx.office.id(), ctx.office.today);
    let ids: Vec<&str> = members.iter().map(|member| member.person.id.as_str()).collect();
    let mut totals = BTreeMap::<Id, Vec<StepTotal>>::new();
    for total in ctx.db.step_totals(campaign, &ids)? {
        totals.entry(total.person.clone()).or_default().push(total);
    }
    let late: BTreeMap<_, _> =
        ctx.db.late_findings_of(campaign, &ids, today)?.into_iter().collect();
    let people: BTreeMap<Id, Person> =
        ctx.db.people_of(&ids)?.into_iter().map(|p| (p.meta.id.clone(), p)).collect();
    let line = |member: &MemberRow| {
        let id = &member.person.id;
        let own = totals.get(id).map_or(&[][..], Vec::as_slice);
        let (late_findings, since) =
            late.get(id).map_or((0, None), |(findings, due)| (*findings, Some(*due)));
        let steps = ctx.office.rules.steps();
        let person = people.get(id);
        let supervisor = person.and_then(|p| units.supervisor(&p.unit, id));
        TeamLine {
            login: member.person.login.clone(),
            name: member.person.name.clone(),
            title: person.map(|person| person.title.clone()).unwrap_or_default(),
            unit: member.unit.clone(),
            supervisor: supervisor.and_then(|s| names.get(s)).cloned().unwrap_or_default(),
            cells: steps.map(|(_, step)| team::cell(ctx, step, own, since)).collect(),
            findings: member.findings,
            late: late_steps(own, today) + late_findings,
        }
    };
    Ok(members.iter().map(line).collect())
}

fn late_steps(totals: &[StepTotal], today: NaiveDate) -> i64 {
    let late = totals.iter().filter(|total| overdue_days(total.status, total.due, today) > 0);
    late.fold(0, |count, _| count + 1)
}
