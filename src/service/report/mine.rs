//! Everything the reader entered: each person's own copy.

use super::{super::context::Ctx, lines};
use crate::{
    domain::{
        commitment::{Commitment, CommitmentCheck, CommitmentItem},
        finding::Finding,
        policy::{Act, Target},
        report::{MineCommitment, MineReport, MineStep},
        self_exam::Answer,
        step_entry::StepEntry,
    },
    error::Error,
    vals,
};

pub(super) fn report(ctx: &Ctx<'_>) -> Result<MineReport, Error> {
    ctx.allow(Act::ExportMine, &Target::own(&ctx.who.actor))?;
    let (db, person) = (ctx.db, &ctx.who.person);
    let mine = vals![ctx.office.id(), person.meta.id];
    let findings: Vec<Finding> =
        db.find("campaign=?1 AND (author=?2 OR owner=?2) ORDER BY no, id", &mine)?;
    Ok(MineReport {
        login: person.login.clone(),
        name: person.name.clone(),
        title: person.title.clone(),
        steps: steps(ctx)?,
        records: db.find("campaign=?1 AND person=?2 ORDER BY day, created_at, id", &mine)?,
        reflections: db.find("campaign=?1 AND person=?2 ORDER BY created_at, id", &mine)?,
        answers: answers(ctx)?,
        opinions: db.find("campaign=?1 AND author=?2 ORDER BY no, id", &mine)?,
        commitments: commitments(ctx)?,
        findings: lines::of(ctx, findings)?,
    })
}

/// The steps that concern the reader, in the order they are walked.
fn steps(ctx: &Ctx<'_>) -> Result<Vec<MineStep>, Error> {
    let me = ctx.who.id();
    let totals = ctx.db.step_totals(ctx.office.id(), &[me])?;
    let entries: Vec<StepEntry> =
        ctx.db.find("campaign=?1 AND person=?2", &vals![ctx.office.id(), me])?;
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
    let mut answers: Vec<Answer> = ctx
        .db
        .find("campaign=?1 AND person=?2 ORDER BY item", &vals![ctx.office.id(), ctx.who.id()])?;
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
    let mine = vals![ctx.office.id(), ctx.who.id()];
    let of_mine = "commitment IN (SELECT id FROM commitment WHERE campaign=?1 AND person=?2)";
    let rows: Vec<Commitment> = ctx.db.find("campaign=?1 AND person=?2 ORDER BY no, id", &mine)?;
    let items: Vec<CommitmentItem> =
        ctx.db.find(&format!("{of_mine} ORDER BY position, id"), &mine)?;
    let checks: Vec<CommitmentCheck> =
        ctx.db.find(&format!("{of_mine} ORDER BY day, created_at, id"), &mine)?;
    let whole = |row: Commitment| MineCommitment {
        items: items.iter().filter(|item| item.commitment == row.meta.id).cloned().collect(),
        checks: checks.iter().filter(|check| check.commitment == row.meta.id).cloned().collect(),
        row,
    };
    Ok(rows.into_iter().map(whole).collect())
}
