//! Home: where I stand in the walk, what to do now, and what others told me.

use super::{
    context::{Ctx, ref_to},
    ledger, scope,
    steps::{
        entry::entry_of,
        progress::{concerns, progress},
        self_exam,
    },
};
use crate::{
    domain::{
        calendar::Trust,
        finding::Finding,
        notice::NoticeRow,
        office::{OfficePhase, StepTotal},
        policy::{Act, Target, may},
        role::Role,
        step::{Step, StepKind},
        step_entry::StepStatus,
        urgency::{self, Lacks, Rank, Task},
        walk::{Card, HomeView, PhaseLine, PhaseState, StepLine, overdue_days},
    },
    error::Error,
};
use chrono::Datelike;

/// How many notices Home shows at most.
const NOTICES: usize = 20;

/// The Home screen of the session's person.
pub(super) fn view(ctx: &Ctx<'_>) -> Result<HomeView, Error> {
    let me = &ctx.who.person;
    let steps = my_steps(ctx)?;
    let waiting = scope::waiting(ctx)?;
    let tasks = tasks(ctx, &steps)?;
    let card = urgency::card(lacks(ctx)?, tasks, waiting, next_start(ctx));
    Ok(HomeView {
        me: ref_to(me),
        roles: ctx.who.actor.roles.clone(),
        unit: ctx.unit_name(&me.unit)?,
        year: ctx.office.campaign.year,
        phases: phases(ctx, &steps),
        card: with_section(ctx, card)?,
        notices: notices(ctx)?,
        calendar_missing: calendar_missing(ctx),
        waiting,
        sees_team: may(&ctx.who.actor, Act::SeeTeam, &Target::office()).is_ok(),
        steps,
    })
}

/// The state of a phase on the day of the call.
pub(super) fn state_of(ctx: &Ctx<'_>, phase: &OfficePhase) -> PhaseState {
    let opened = phase.opened_at.is_some();
    PhaseState::on(ctx.office.today, phase.first_day, phase.last_day, opened)
}

fn phases(ctx: &Ctx<'_>, steps: &[StepLine]) -> Vec<PhaseLine> {
    let line = |phase: &OfficePhase| {
        let mine = steps.iter().filter(|step| step.phase == phase.no);
        let finished = mine.clone().filter(|step| step.status.is_finished());
        PhaseLine {
            no: phase.no,
            key: ctx.office.rules.phase_no(phase.no).map(|p| p.key.clone()).unwrap_or_default(),
            start: phase.first_day,
            end: phase.last_day,
            state: state_of(ctx, phase),
            done: finished.fold(0, |sum, _| sum + 1),
            total: mine.fold(0, |sum, _| sum + 1),
        }
    };
    ctx.office.phases.iter().map(line).collect()
}

fn my_steps(ctx: &Ctx<'_>) -> Result<Vec<StepLine>, Error> {
    let actor = &ctx.who.actor;
    if !actor.roles.iter().any(|role| role.takes_part()) {
        return Ok(Vec::new());
    }
    let totals = ctx.db.step_totals(ctx.office.id(), &[ctx.who.id()])?;
    let mut lines = Vec::new();
    for (phase, step) in ctx.office.rules.steps() {
        if !concerns(step, &actor.roles) {
            continue;
        }
        let total = totals.iter().find(|total| total.step == step.key);
        lines.push(step_line(ctx, phase.no, step, total)?);
    }
    Ok(lines)
}

fn step_line(
    ctx: &Ctx<'_>,
    phase: i64,
    step: &Step,
    total: Option<&StepTotal>,
) -> Result<StepLine, Error> {
    let (status, done, all, extra) = match total {
        Some(total) => (total.status, total.done, total.total, total.extra),
        None => {
            let counted = progress(ctx, ctx.who.id(), step)?;
            (counted.status, counted.done, counted.total, counted.extra)
        }
    };
    let due = ctx.due_of(&step.key)?;
    let entry = entry_of(ctx, ctx.who.id(), &step.key)?;
    let submitted = entry.as_ref().and_then(|entry| entry.submitted_on);
    let handed_in =
        matches!(status, StepStatus::Submitted | StepStatus::Accepted | StepStatus::Done);
    Ok(StepLine {
        phase,
        key: step.key.clone(),
        kind: step.kind(),
        status,
        done,
        total: all,
        extra,
        due: Some(due),
        workdays_left: ctx.office.calendar.workdays_left(ctx.office.today, due),
        late_days: match step.kind() {
            StepKind::Rectification => late_findings(ctx)?,
            _ => overdue_days(status, Some(due), ctx.office.today),
        },
        submitted_late: handed_in && submitted.is_some_and(|day| day > due),
        comment: match entry {
            Some(entry) if status == StepStatus::Returned => entry.comment,
            _ => String::new(),
        },
        writable: ctx.phase_open(&step.key).is_ok() && status.may_write().is_ok(),
    })
}

/// By how many days my longest late finding is late.
fn late_findings(ctx: &Ctx<'_>) -> Result<i64, Error> {
    let (me, today) = (ctx.who.id(), ctx.office.today);
    let late = ctx.db.late_findings_of(ctx.office.id(), &[me], today)?;
    Ok(late.first().map_or(0, |(_, (_, due))| (today - *due).num_days()))
}

/// What the office lacks, told to those who can mend it.
fn lacks(ctx: &Ctx<'_>) -> Result<Lacks, Error> {
    let actor = &ctx.who.actor;
    let mut lacks = Lacks::default();
    if may(actor, Act::ChangePeople, &Target::office()).is_ok() {
        let holds = |role: Role| ctx.db.is_role_held_by_others(ctx.office.id(), role, ctx.who.id());
        lacks.leader = !actor.is(Role::Leader) && !holds(Role::Leader)?;
        lacks.people =
            !holds(Role::Staff)? && !holds(Role::Supervisor)? && !holds(Role::Coordinator)?;
    }
    if may(actor, Act::ChangeChannels, &Target::office()).is_ok() && promises_open(ctx) {
        lacks.channels = !ctx.has_channels(true, true)?;
    }
    Ok(lacks)
}

/// Whether a step in which commitments are published can be worked in, and needs channels.
fn promises_open(ctx: &Ctx<'_>) -> bool {
    ctx.office.rules.steps().any(|(_, step)| {
        step.commitment().is_some_and(|params| params.needs_phone || params.needs_url)
            && ctx.phase_open(&step.key).is_ok()
    })
}

/// The first day of the next phase that has not begun.
fn next_start(ctx: &Ctx<'_>) -> Option<chrono::NaiveDate> {
    let ahead = ctx.office.phases.iter().filter(|p| state_of(ctx, p) == PhaseState::Ahead);
    ahead.map(|phase| phase.first_day).min()
}

/// Everything I could do now.
fn tasks(ctx: &Ctx<'_>, steps: &[StepLine]) -> Result<Vec<Task>, Error> {
    let today = ctx.office.today;
    let mut tasks = Vec::new();
    let mut ledger = None;
    for (place, line) in (0..).zip(steps) {
        if line.kind == StepKind::Rectification {
            ledger = ledger.or(Some(place));
            continue;
        }
        let rank = urgency::of_step(line.status, line.due, today, line.workdays_left);
        if let Some(rank) = rank.filter(|_| line.writable) {
            let (key, section) = (line.key.clone(), String::new());
            let left = (line.total - line.done).max(0);
            let card = Card::Step { key, section, left };
            tasks.push(Task { card, rank, due: line.due, place });
        }
    }
    let place = ledger.unwrap_or(i64::MAX);
    tasks.extend(finding_tasks(ctx, place)?);
    Ok(tasks)
}

/// Findings that wait for me: to sign for, to rectify, or to sign as the responsible leader.
fn finding_tasks(ctx: &Ctx<'_>, place: i64) -> Result<Vec<Task>, Error> {
    let (campaign, me) = (ctx.office.id(), ctx.who.id());
    let mut tasks = Vec::new();
    for finding in ctx.db.findings_in_work(campaign, me)? {
        let measures = ctx.db.measures_of(&finding.meta.id)?;
        let sum: i64 = measures.iter().map(|measure| measure.percent).sum();
        let percent = sum / (measures.len() as i64).max(1);
        let due = finding.deadline();
        let today = ctx.office.today;
        let left = due.map_or(i64::MAX, |due| ctx.office.calendar.workdays_left(today, due));
        if let Some(rank) = urgency::of_finding(&finding, percent, today, left) {
            tasks.push(Task { card: card_of(finding), rank, due, place });
        }
    }
    for finding in to_sign(ctx)? {
        let due = finding.deadline();
        tasks.push(Task { card: card_of(finding), rank: Rank::New, due, place });
    }
    Ok(tasks)
}

/// The closures that wait for my signature: those I answer for, and as the leader those that only
/// the leader decides (domain 2.6).
fn to_sign(ctx: &Ctx<'_>) -> Result<Vec<Finding>, Error> {
    let (campaign, me) = (ctx.office.id(), ctx.who.id());
    let mut found = ctx.db.findings_to_sign(campaign, me)?;
    if ctx.who.actor.is(Role::Leader) {
        found.extend(ctx.db.findings_to_decide(campaign)?);
    }
    found.sort_by(|a, b| a.no.cmp(&b.no));
    found.dedup_by(|a, b| a.meta.id == b.meta.id);
    let mut mine = Vec::new();
    for finding in found {
        if ctx.allow(Act::SignClosure, &ledger::target_of(ctx, &finding)?).is_ok() {
            mine.push(finding);
        }
    }
    Ok(mine)
}

fn card_of(finding: Finding) -> Card {
    Card::Finding { id: finding.meta.id, no: finding.no }
}

/// A checklist's card says in which section to go on.
fn with_section(ctx: &Ctx<'_>, card: Card) -> Result<Card, Error> {
    let Card::Step { key, left, .. } = card else { return Ok(card) };
    let step = ctx.step(&key)?;
    let section = match step.kind() {
        StepKind::SelfExam => self_exam::next_section(ctx, &ctx.who.person, step)?,
        _ => None,
    };
    let section = section.map(|(section, _)| section).unwrap_or_default();
    Ok(Card::Step { key, section, left })
}

/// Unread notices, the newest first.
fn notices(ctx: &Ctx<'_>) -> Result<Vec<NoticeRow>, Error> {
    let unread = ctx.db.notices(ctx.who.id(), true)?;
    let name =
        |row: crate::domain::notice::Notice| Ok(NoticeRow { from: ctx.name_of(&row.from)?, row });
    unread.into_iter().take(NOTICES).map(name).collect()
}

/// The years of the campaign whose workdays can only be counted by weekends.
fn calendar_missing(ctx: &Ctx<'_>) -> Vec<i32> {
    let years = ctx.office.phases.iter().flat_map(|p| [p.first_day.year(), p.last_day.year()]);
    let mut years: Vec<i32> = years.chain([ctx.office.today.year()]).collect();
    years.sort_unstable();
    years.dedup();
    years.retain(|year| ctx.office.calendar.trust(*year) == Trust::WeekendsOnly);
    years
}
