//! The summary of all phases: figures from the totals and from sums over the entries.

use super::super::{context::Ctx, scope, team};
use crate::{
    domain::{
        finding::{Finding, FindingStatus, RectifyKind},
        policy::{Act, Target},
        report::{
            LateLine, LongTermLine, NamedFigures, PhaseFigures, ReportScope, Share, StepFigures,
            SummaryReport,
        },
        role::Role,
        self_exam::AnswerResult,
        step_entry::StepStatus,
        study::ReviewStatus,
        walk::{PhaseState, overdue_days},
    },
    error::Error,
    store::{
        report::FindingSum,
        total::{Scope, UnitBucket},
    },
};
use std::collections::BTreeMap;

/// How many late items are named; all of them are counted.
const LATE_NAMED: i64 = 200;

pub(super) fn report(ctx: &Ctx<'_>) -> Result<(ReportScope, SummaryReport), Error> {
    ctx.allow(Act::ExportTeam, &Target::office())?;
    let scope = scope::team(ctx)?;
    let buckets = ctx.db.unit_buckets(ctx.office.id(), &scope)?;
    let names = |role| -> Result<Vec<String>, Error> {
        Ok(ctx.people_in_roles(&[role])?.into_iter().map(|person| person.name).collect())
    };
    let mut report = SummaryReport {
        people: ctx.db.people_total(ctx.office.id(), &scope)?,
        leaders: names(Role::Leader)?,
        coordinators: names(Role::Coordinator)?,
        phases: phases(ctx),
        steps: steps(ctx, &scope, &buckets)?,
        channels: ctx.channels()?,
        ..SummaryReport::default()
    };
    study(ctx, &scope, &mut report)?;
    opinions(ctx, &scope, &mut report)?;
    named_problems(ctx, &scope, &mut report)?;
    commitments(ctx, &scope, &mut report)?;
    findings(ctx, &scope, &mut report)?;
    late(ctx, &scope, &buckets, &mut report)?;
    Ok((super::covers(&scope), report))
}

fn phases(ctx: &Ctx<'_>) -> Vec<PhaseFigures> {
    let phases = ctx.office.phases.iter().map(|phase| {
        let opened = phase.opened_at.is_some();
        let state = PhaseState::on(ctx.office.today, phase.first_day, phase.last_day, opened);
        let (first_day, last_day) = (phase.first_day, phase.last_day);
        PhaseFigures { no: phase.no, first_day, last_day, state }
    });
    phases.collect()
}

fn steps(ctx: &Ctx<'_>, scope: &Scope, buckets: &[UnitBucket]) -> Result<Vec<StepFigures>, Error> {
    let submitted_late = ctx.db.submitted_late(ctx.office.id(), scope)?;
    let figures = |(phase, step): (&crate::domain::campaign::Phase, &crate::domain::step::Step)| {
        let people = |wanted: &dyn Fn(&UnitBucket) -> bool| -> i64 {
            let of_step = buckets.iter().filter(|b| b.step == step.key && wanted(b));
            of_step.map(|bucket| bucket.people).sum()
        };
        Ok(StepFigures {
            phase: phase.no,
            step: step.key.clone(),
            finished: Share::new(people(&|b| b.status.is_finished()), people(&|_| true)),
            waiting: people(&|b| b.status == StepStatus::Submitted),
            late: people(&|b| is_late(ctx, b)),
            submitted_late: submitted_late.get(&step.key).copied().unwrap_or(0),
            due: Some(ctx.due_of(&step.key)?),
        })
    };
    ctx.office.rules.steps().map(figures).collect()
}

fn is_late(ctx: &Ctx<'_>, bucket: &UnitBucket) -> bool {
    overdue_days(bucket.status, bucket.due, ctx.office.today) > 0
}

fn study(ctx: &Ctx<'_>, scope: &Scope, report: &mut SummaryReport) -> Result<(), Error> {
    let campaign = ctx.office.id();
    (report.study_records, report.study_tenths) = ctx.db.study_sum(campaign, scope)?;
    for params in ctx.office.rules.steps().filter_map(|(_, step)| step.study()) {
        for kind in &params.types {
            let topics = params.topics.iter().filter(|topic| topic.education == kind.key);
            let topics = topics.map(|topic| topic.key.as_str());
            let covered = ctx.db.people_covered(campaign, scope, topics)?;
            report.coverage.push((kind.key.clone(), Share::new(covered, report.people)));
        }
    }
    for (status, count) in ctx.db.reflection_sums(campaign, scope)? {
        if status != ReviewStatus::Draft {
            report.reflections.base += count;
        }
        if status == ReviewStatus::Read {
            report.reflections.part += count;
        }
    }
    Ok(())
}

fn opinions(ctx: &Ctx<'_>, scope: &Scope, report: &mut SummaryReport) -> Result<(), Error> {
    let mut by_source = BTreeMap::new();
    for sum in ctx.db.opinion_sums(ctx.office.id(), scope)? {
        report.opinions += sum.opinions;
        report.opinions_decided.part += sum.decided;
        report.opinions_converted.part += sum.converted;
        by_source.insert(sum.source, sum.opinions);
    }
    report.opinions_decided.base = report.opinions;
    report.opinions_converted.base = report.opinions;
    // A source that must be asked (G1.3) stands there even when nobody was.
    for params in ctx.office.rules.steps().filter_map(|(_, step)| step.opinions()) {
        for source in &params.sources {
            let count = by_source.remove(&source.key).unwrap_or(0);
            if count > 0 || source.min > 0 {
                report.opinions_by_source.push((source.key.clone(), count));
            }
        }
    }
    report.opinions_by_source.extend(by_source);
    Ok(())
}

fn named_problems(ctx: &Ctx<'_>, scope: &Scope, report: &mut SummaryReport) -> Result<(), Error> {
    let exams = ctx.office.rules.steps().filter_map(|(_, step)| step.self_exam());
    let keys: Vec<&str> =
        exams.flat_map(|exam| exam.named.iter().map(|named| named.key.as_str())).collect();
    let answers = ctx.db.answer_sums(ctx.office.id(), scope, keys.iter().copied())?;
    let figures = |key: &&str| {
        let count = |wanted: &dyn Fn(AnswerResult) -> bool| -> i64 {
            let of_key = answers.iter().filter(|(item, result, _)| item == key && wanted(*result));
            of_key.map(|(_, _, count)| count).sum()
        };
        NamedFigures {
            key: (*key).to_owned(),
            answered: count(&|_| true),
            slight: count(&|result| result == AnswerResult::Slight),
            problem: count(&|result| result == AnswerResult::Problem),
        }
    };
    report.named_problems = keys.iter().map(figures).collect();
    Ok(())
}

fn commitments(ctx: &Ctx<'_>, scope: &Scope, report: &mut SummaryReport) -> Result<(), Error> {
    let campaign = ctx.office.id();
    for (status, count) in ctx.db.commitment_sums(campaign, scope)? {
        report.commitments.base += count;
        if status.is_published() {
            report.commitments.part += count;
        }
    }
    let (items, kept) = ctx.db.items_kept(campaign, scope)?;
    report.items_kept = Share::new(kept, items);
    Ok(())
}

fn findings(ctx: &Ctx<'_>, scope: &Scope, report: &mut SummaryReport) -> Result<(), Error> {
    use FindingStatus as S;
    let sums = ctx.db.finding_sums(ctx.office.id(), scope)?;
    let count = |wanted: &dyn Fn(&FindingSum) -> bool, of: fn(&FindingSum) -> i64| -> i64 {
        sums.iter().filter(|sum| wanted(sum)).map(of).sum()
    };
    let all = |sum: &FindingSum| sum.findings;
    let holds = |sum: &FindingSum| sum.status != S::Rejected;
    let confirmed = |sum: &FindingSum| !matches!(sum.status, S::Rejected | S::Proposed);
    let closed = |sum: &FindingSum| holds(sum) && sum.status.is_closed();
    let base = count(&confirmed, all);
    report.findings = count(&holds, all);
    report.closed = Share::new(count(&closed, all), base);
    report.closed_in_time =
        Share::new(count(&closed, |sum| sum.in_time), count(&closed, |sum| sum.dated));
    report.reopened = Share::new(count(&confirmed, |sum| sum.reopened), base);
    let kinds = std::iter::once(None).chain(RectifyKind::ALL.iter().copied().map(Some));
    let of_kind = kinds.map(|kind| (kind, count(&|sum| holds(sum) && sum.kind == kind, all)));
    report.by_kind = of_kind.filter(|(_, count)| *count > 0).collect();
    let of_status = S::ALL.iter().map(|s| (*s, count(&|sum| sum.status == *s, all)));
    report.by_status = of_status.filter(|(_, count)| *count > 0).collect();
    let mut categories = BTreeMap::<&str, i64>::new();
    for sum in sums.iter().filter(|sum| holds(sum)) {
        *categories.entry(&sum.category).or_default() += sum.findings;
    }
    let mut by_category: Vec<_> =
        categories.into_iter().map(|(key, count)| (key.to_owned(), count)).collect();
    by_category.sort_by_key(|(_, count)| -count);
    report.by_category = by_category;
    for id in ctx.db.open_of_kind(ctx.office.id(), scope, RectifyKind::LongTerm)? {
        let finding: Finding = ctx.db.get(&id)?;
        let owner = finding.owner.as_deref().map_or(Ok(String::new()), |id| ctx.name_of(id))?;
        let (no, title) = (finding.no, finding.title);
        let next_review = finding.next_review;
        report.long_term.push(LongTermLine { no, title, owner, next_review });
    }
    Ok(())
}

fn late(
    ctx: &Ctx<'_>,
    scope: &Scope,
    buckets: &[UnitBucket],
    report: &mut SummaryReport,
) -> Result<(), Error> {
    let late_steps = buckets.iter().filter(|bucket| is_late(ctx, bucket));
    let ledger = ctx.db.ledger_buckets(ctx.office.id(), scope)?;
    let late_findings =
        ledger.iter().filter(|bucket| bucket.due.is_some_and(|due| due < ctx.office.today));
    report.late_count = late_steps.map(|bucket| bucket.people).sum::<i64>()
        + late_findings.map(|bucket| bucket.findings).sum::<i64>();
    let items = team::late_items(ctx, scope, LATE_NAMED)?.into_iter();
    report.late = items
        .map(|item| LateLine {
            name: item.person.name,
            leader: item.leader,
            step: item.step,
            subject: item.subject,
            due: item.due,
            days: item.days,
        })
        .collect();
    Ok(())
}
