//! Everything the reader entered: each person's own copy.

use super::{super::context::Ctx, lines};
use crate::{
    domain::{
        commitment::Commitment,
        policy::{Act, Target},
        report::{MineCommitment, MineReport, MineRevision, MineStep, RevisionText},
        self_exam::Answer,
    },
    error::Error,
};

/// Columns that say nothing about the person.
const INTERNAL: [&str; 2] = ["campaign", "sort_key"];

pub(super) fn report(ctx: &Ctx<'_>) -> Result<MineReport, Error> {
    ctx.allow(Act::ExportMine, &Target::own(&ctx.who.actor))?;
    let (db, person) = (ctx.db, &ctx.who.person);
    let (campaign, me) = (ctx.office.id(), ctx.who.id());
    let mut records = db.study_records_of(campaign, me)?;
    records.sort_by(|a, b| (a.day, &a.meta.id).cmp(&(b.day, &b.meta.id)));
    let mut opinions = db.opinions_of(campaign, me)?;
    opinions.sort_by(|a, b| a.no.cmp(&b.no));
    Ok(MineReport {
        login: person.login.clone(),
        name: person.name.clone(),
        title: person.title.clone(),
        steps: steps(ctx)?,
        records,
        reflections: db.reflections_of(campaign, me)?,
        answers: answers(ctx)?,
        opinions,
        commitments: commitments(ctx)?,
        findings: lines::of(ctx, db.findings_about(campaign, me)?)?,
        revisions: None,
    })
}

/// Every change of the reader's entries with the values it left. A person is named, not numbered.
pub(super) fn revisions(ctx: &Ctx<'_>) -> Result<Vec<MineRevision>, Error> {
    ctx.allow(Act::ExportMine, &Target::own(&ctx.who.actor))?;
    let names = ctx.db.names()?;
    let named = |text: String| names.get(&text).cloned().unwrap_or(text);
    let mut revisions = Vec::new();
    for row in ctx.db.past_of_person(ctx.who.id())? {
        let text = match ctx.db.values_of(&row)? {
            _ if row.erased => RevisionText::Erased,
            None => RevisionText::Removed,
            Some(values) => RevisionText::Values(
                values
                    .into_iter()
                    .filter(|(column, _)| !INTERNAL.contains(column))
                    .map(|(column, text)| (column.to_owned(), named(text)))
                    .collect(),
            ),
        };
        revisions.push(MineRevision {
            at: row.at,
            by: named(row.actor),
            action: row.action,
            entry: row.entity,
            id: row.entity_id,
            version: row.version,
            text,
        });
    }
    Ok(revisions)
}

/// The steps that concern the reader, in the order they are walked.
fn steps(ctx: &Ctx<'_>) -> Result<Vec<MineStep>, Error> {
    let me = ctx.who.id();
    let totals = ctx.db.step_totals(ctx.office.id(), &[me])?;
    let entries = ctx.db.step_entries_of(ctx.office.id(), me)?;
    let step = |(_, step): (_, &crate::domain::step::Step)| {
        let total = totals.iter().find(|total| total.step == step.key)?;
        let entry = entries.iter().find(|entry| entry.step == step.key);
        Some(MineStep {
            step: step.key.clone(),
            status: total.status,
            due: total.due,
            submitted_on: entry.and_then(|entry| entry.submitted_on),
            body: entry.map(|entry| entry.body.clone()).unwrap_or_default(),
            comment: entry.map(|entry| entry.comment.clone()).unwrap_or_default(),
        })
    };
    Ok(ctx.office.rules.steps().filter_map(step).collect())
}

/// The answers in the order of the checklist, the named problems last.
fn answers(ctx: &Ctx<'_>) -> Result<Vec<Answer>, Error> {
    let mut answers = ctx.db.answers_of(ctx.office.id(), ctx.who.id())?;
    let exams =
        ctx.office.rules.steps().filter_map(|(_, step)| Some((&step.key, step.self_exam()?)));
    let order: Vec<(&str, &str)> = exams
        .flat_map(|(step, exam)| {
            let items = exam.items().map(|(_, item)| item.key.as_str());
            let named = exam.named.iter().map(|named| named.key.as_str());
            items.chain(named).map(|item| (step.as_str(), item))
        })
        .collect();
    answers.sort_by_key(|answer| {
        let at = order.iter().position(|at| *at == (answer.step.as_str(), answer.item.as_str()));
        at.unwrap_or(order.len())
    });
    Ok(answers)
}

fn commitments(ctx: &Ctx<'_>) -> Result<Vec<MineCommitment>, Error> {
    let rows = ctx.db.commitments_of(ctx.office.id(), ctx.who.id())?;
    let whole = |row: Commitment| {
        let (items, checks) = (ctx.db.items_of(&row.meta.id)?, ctx.db.checks_of(&row.meta.id)?);
        Ok(MineCommitment { row, items, checks })
    };
    rows.into_iter().map(whole).collect()
}
