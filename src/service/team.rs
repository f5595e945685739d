//! The team: people by steps from the totals, a window of rows at a time, never from entries.

use super::{
    context::Ctx,
    home::state_of,
    scope::{self, waiting},
    team_rights::{self, Reach},
};
use crate::{
    domain::{
        campaign::Phase,
        finding::FindingStatus,
        office::StepTotal,
        record::Id,
        step::{Step, StepKind},
        step_entry::StepStatus,
        team::{
            LateItem, TeamCell, TeamColumn, TeamFilter, TeamQuery, TeamRow, TeamSort, TeamView,
        },
        walk::{PhaseState, overdue_days},
    },
    error::Error,
    store::total::{
        LateFinding, LateStep, LedgerSum, MemberFilter, MemberQuery, MemberRow, Scope, UnitBucket,
    },
    text::search::Matcher,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How many late items the side view shows.
const LATE_ITEMS: i64 = 50;

/// The widest window of rows.
const WINDOW: i64 = 2_000;

/// The team screen.
pub(super) fn view(ctx: &Ctx<'_>, query: TeamQuery) -> Result<TeamView, Error> {
    let scope = scope::team(ctx)?;
    let campaign = ctx.office.id();
    let phase = phase_of(ctx, query.phase).ok_or(Error::NotFound)?;
    let buckets = ctx.db.unit_buckets(campaign, &scope)?;
    let findings = ctx.db.ledger_sums(campaign, &scope, ctx.office.today)?;
    let (rows, matching) = rows(ctx, &scope, &query, phase)?;
    let findings_late = findings.iter().map(|sum| sum.late).sum();
    let dates = ctx.office.phase(phase.no);
    let (calendar, today) = (ctx.office.calendar, ctx.office.today);
    let left = |end| calendar.workdays_left(today, end);
    Ok(TeamView {
        phase: phase.no,
        phase_end: dates.map(|dates| dates.last_day),
        workdays_left: dates.map_or(0, |dates| left(dates.last_day)),
        people: ctx.db.people_total(campaign, &scope)?,
        matching,
        columns: columns(ctx, phase, &buckets)?,
        rows,
        findings: open_findings(&findings),
        findings_late,
        waiting: waiting(ctx)?,
        late: buckets.iter().filter(|b| is_late(ctx, b)).map(|b| b.people).sum::<i64>()
            + findings_late,
        by_category: by_category(&findings),
        late_items: late_items(ctx, &scope, LATE_ITEMS)?,
        days_left: ctx.office.phases.iter().map(|p| (p.no, left(p.last_day))).collect(),
        rights: team_rights::at_all(ctx),
        query,
    })
}

/// The phase of a number; for 0 the running one, else the one opened early, the last that is over,
/// the first ahead.
fn phase_of<'a>(ctx: &Ctx<'a>, no: i64) -> Option<&'a Phase> {
    let rules = &ctx.office.rules;
    if no != 0 {
        return rules.phase_no(no);
    }
    let in_state = |wanted| ctx.office.phases.iter().filter(move |p| state_of(ctx, p) == wanted);
    let found = in_state(PhaseState::Running)
        .next()
        .or_else(|| in_state(PhaseState::Early).next())
        .or_else(|| in_state(PhaseState::Over).next_back())
        .or_else(|| in_state(PhaseState::Ahead).next())?;
    rules.phase_no(found.no)
}

fn is_late(ctx: &Ctx<'_>, bucket: &UnitBucket) -> bool {
    overdue_days(bucket.status, bucket.due, ctx.office.today) > 0
}

fn columns(ctx: &Ctx<'_>, phase: &Phase, buckets: &[UnitBucket]) -> Result<Vec<TeamColumn>, Error> {
    let column = |step: &Step| {
        let of_step = || buckets.iter().filter(|bucket| bucket.step == step.key);
        let people = |wanted: &dyn Fn(&UnitBucket) -> bool| {
            of_step().filter(|bucket| wanted(bucket)).map(|bucket| bucket.people).sum()
        };
        Ok(TeamColumn {
            step: step.key.clone(),
            kind: step.kind(),
            due: Some(ctx.due_of(&step.key)?),
            finished: people(&|bucket| bucket.status.is_finished()),
            waiting: people(&|bucket| bucket.status == StepStatus::Submitted),
            late: people(&|bucket| is_late(ctx, bucket)),
            people: people(&|_| true),
        })
    };
    phase.steps.iter().map(column).collect()
}

/// The rows of the window and how many the query finds.
fn rows(
    ctx: &Ctx<'_>,
    scope: &Scope,
    query: &TeamQuery,
    phase: &Phase,
) -> Result<(Vec<TeamRow>, i64), Error> {
    let campaign = ctx.office.id();
    let (offset, limit) = (query.offset.max(0), query.limit.clamp(0, WINDOW));
    let matcher = Matcher::new(&query.text);
    let mut listed = MemberQuery {
        scope,
        filter: match query.filter {
            TeamFilter::All => MemberFilter::All,
            TeamFilter::Late => MemberFilter::Late,
            TeamFilter::Waiting => MemberFilter::Waiting,
            TeamFilter::Open => {
                MemberFilter::Open(phase.steps.iter().map(|step| step.key.clone()).collect())
            }
        },
        today: ctx.office.today,
        by_lateness: query.sort == TeamSort::Late,
        window: None,
    };
    let mut members = Vec::new();
    let mut matching = 0;
    if matcher.is_empty() {
        matching = ctx.db.count_members(campaign, &listed)?;
        listed.window = Some((offset, limit));
        ctx.db.each_member(campaign, &listed, |row| {
            members.push(row);
            Ok(true)
        })?;
    } else {
        ctx.db.each_member(campaign, &listed, |row| {
            if matcher.is_match(&row.person.name) || matcher.is_match(&row.person.login) {
                if (offset..offset + limit).contains(&matching) {
                    members.push(row);
                }
                matching += 1;
            }
            Ok(true)
        })?;
    }
    Ok((with_cells(ctx, members, phase)?, matching))
}

fn with_cells(
    ctx: &Ctx<'_>,
    members: Vec<MemberRow>,
    phase: &Phase,
) -> Result<Vec<TeamRow>, Error> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    let (campaign, today) = (ctx.office.id(), ctx.office.today);
    let people: Vec<&str> = members.iter().map(|member| member.person.id.as_str()).collect();
    let mut totals = BTreeMap::<Id, Vec<StepTotal>>::new();
    for total in ctx.db.step_totals(campaign, &people)? {
        totals.entry(total.person.clone()).or_default().push(total);
    }
    let late: BTreeMap<Id, (i64, NaiveDate)> =
        ctx.db.late_findings_of(campaign, &people, today)?.into_iter().collect();
    let reach = Reach::new(ctx)?;
    let row = |member: MemberRow| {
        let own = totals.get(&member.person.id).map_or(&[][..], Vec::as_slice);
        let overdue = own.iter().filter(|t| overdue_days(t.status, t.due, today) > 0);
        let overdue: i64 = overdue.fold(0, |sum, _| sum + 1);
        let late = late.get(&member.person.id);
        let since = late.map(|(_, due)| *due);
        let cells: Vec<_> = phase.steps.iter().map(|step| cell(ctx, step, own, since)).collect();
        let pairs: Vec<_> = phase.steps.iter().zip(&cells).collect();
        TeamRow {
            rights: reach.rights(&member.person, &member.unit_id, &pairs),
            cells,
            late: overdue + late.map_or(0, |(findings, _)| *findings),
            person: member.person,
            unit: member.unit,
            findings: member.findings,
        }
    };
    Ok(members.into_iter().map(row).collect())
}

/// The cell of a step, from the totals of one person; `since` is the earliest date of a late
/// finding, which is what makes the ledger's cell late.
pub(super) fn cell(
    ctx: &Ctx<'_>,
    step: &Step,
    totals: &[StepTotal],
    since: Option<NaiveDate>,
) -> TeamCell {
    let today = ctx.office.today;
    match totals.iter().find(|total| total.step == step.key) {
        Some(total) => TeamCell {
            status: total.status,
            done: total.done,
            total: total.total,
            late_days: match step.kind() {
                StepKind::Rectification => since.map_or(0, |due| (today - due).num_days()),
                _ => overdue_days(total.status, total.due, today),
            },
            absent: false,
        },
        None => TeamCell {
            status: StepStatus::NotStarted,
            done: 0,
            total: 0,
            late_days: 0,
            absent: true,
        },
    }
}

fn open_findings(sums: &[LedgerSum]) -> i64 {
    sums.iter().filter(|sum| !sum.status.is_closed()).map(|sum| sum.findings).sum()
}

/// Findings that hold, by category, the most first.
fn by_category(found: &[LedgerSum]) -> Vec<(String, i64)> {
    let mut sums = BTreeMap::<&str, i64>::new();
    for sum in found.iter().filter(|sum| sum.status != FindingStatus::Rejected) {
        *sums.entry(&sum.category).or_default() += sum.findings;
    }
    let mut list: Vec<(String, i64)> =
        sums.into_iter().map(|(category, findings)| (category.to_owned(), findings)).collect();
    list.sort_by_key(|(_, findings)| -findings);
    list
}

/// The longest late steps and findings, at most `limit`, each with the person and who is above (S54).
pub(super) fn late_items(ctx: &Ctx<'_>, scope: &Scope, limit: i64) -> Result<Vec<LateItem>, Error> {
    let (campaign, today) = (ctx.office.id(), ctx.office.today);
    let steps = ctx.db.late_steps(campaign, scope, today, limit)?;
    let findings = ctx.db.late_findings(campaign, scope, today, limit)?;
    let mut late: Vec<Late> = steps.into_iter().map(Late::Step).collect();
    late.extend(findings.into_iter().map(Late::Finding));
    late.sort_by(|a, b| a.place().cmp(&b.place()));
    late.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    // Names and titles are looked up for those that remain, all at once.
    let units = ctx.units_above(late.iter().filter_map(Late::unit))?;
    let heads = ctx.db.finding_heads(&late.iter().filter_map(Late::finding).collect())?;
    let above = |late: &Late| match late {
        Late::Step(step) => units.supervisor(&step.unit, &step.person).cloned(),
        Late::Finding(finding) => heads.get(&finding.finding)?.leader.clone(),
    };
    let above: Vec<Option<Id>> = late.iter().map(above).collect();
    let ids = above.iter().flatten().chain(late.iter().map(Late::person));
    let people = ctx.db.people_by_id(&ids.map(String::as_str).collect())?;
    let named = |(late, above): (Late, Option<Id>)| {
        let person = people.get(late.person()).cloned().ok_or(Error::NotFound)?;
        let head = late.finding().and_then(|finding| heads.get(finding));
        let leader = above.and_then(|id| people.get(&id));
        let (step, finding, due) = match late {
            Late::Step(step) => (step.step, None, step.due),
            Late::Finding(finding) => (String::new(), Some(finding.finding), finding.due),
        };
        Ok(LateItem {
            leader: leader.map_or_else(String::new, |leader| leader.name.clone()),
            person,
            step,
            finding,
            subject: head.map_or_else(String::new, |head| format!("{} {}", head.no, head.title)),
            due,
            days: (today - due).num_days(),
        })
    };
    late.into_iter().zip(above).map(named).collect()
}

/// A step or a finding past its date.
enum Late {
    Step(LateStep),
    Finding(LateFinding),
}

impl Late {
    /// What the order goes by: the longest late first.
    fn place(&self) -> (NaiveDate, &str, &str) {
        match self {
            Self::Step(late) => (late.due, &late.person, &late.step),
            Self::Finding(late) => (late.due, &late.person, ""),
        }
    }

    const fn person(&self) -> &Id {
        match self {
            Self::Step(late) => &late.person,
            Self::Finding(late) => &late.person,
        }
    }

    const fn unit(&self) -> Option<&Id> {
        match self {
            Self::Step(late) => Some(&late.unit),
            Self::Finding(_) => None,
        }
    }

    fn finding(&self) -> Option<&str> {
        match self {
            Self::Step(_) => None,
            Self::Finding(late) => Some(&late.finding),
        }
    }
}
