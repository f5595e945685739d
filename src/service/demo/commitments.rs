//! Commitments in the example: drafted, reviewed, returned, published, checked, evaluated.

use super::{
    content::{Content, PromiseSpec},
    stage::{Agenda, Stage, day, reviewer_of},
};
use crate::{
    domain::{
        commitment::{CheckState, Commitment, CommitmentCommand, Evaluator, ItemInput},
        step::StepKind,
    },
    error::Error,
    service::step_moves::commitments,
};
use chrono::Days;

/// Where the example publishes.
const PLACE: &str = "处门户网站公开栏、一楼公告栏";

/// Plans every commitment of the content.
pub(super) fn plan(agenda: &mut Agenda, content: &Content) {
    for (n, spec) in (0..).zip(&content.promises.commitment) {
        let drafted = spec.clone();
        agenda.at(spec.day, 9 * 60 + n * 5, move |stage| draft(stage, &drafted));
        if spec.state == "draft" {
            continue;
        }
        let reviewed = spec.clone();
        let on = (spec.day + Days::new(1)).min(day(5, 11));
        agenda.at(on, 15 * 60 + 40 + n, move |stage| review(stage, &reviewed));
        if !matches!(spec.state.as_str(), "fulfilling" | "evaluated") {
            continue;
        }
        let kept = spec.clone();
        agenda.at(day(5, 8), 16 * 60 + 30 + n, move |stage| check(stage, &kept));
    }
}

fn draft(stage: &mut Stage<'_, '_>, spec: &PromiseSpec) -> Result<(), Error> {
    let step = stage.step_of(StepKind::Commitment)?;
    let item = |item: &super::content::PromiseItem| {
        let due = item.due.map(|due| stage.shift.day(due));
        ItemInput { text: item.text.clone(), due }
    };
    let save = CommitmentCommand::Save {
        step: step.key,
        id: String::new(),
        version: 0,
        kind: spec.kind,
        title: spec.title.clone(),
        items: spec.items.iter().map(item).collect(),
    };
    let done = stage.act(&spec.person, |w| commitments::run(w, save))?;
    stage.made.insert(format!("commitment {}", spec.person), done.id.clone());
    if spec.state != "draft" {
        let signed_name = stage.name(&spec.person)?;
        let (id, version) = (done.id, done.version);
        let submit = CommitmentCommand::Submit { id, version, signed_name };
        stage.act(&spec.person, |w| commitments::run(w, submit))?;
    }
    Ok(())
}

fn review(stage: &mut Stage<'_, '_>, spec: &PromiseSpec) -> Result<(), Error> {
    let (id, version) = stored(stage, spec)?;
    let step = stage.step_of(StepKind::Commitment)?;
    let audience = step.commitment().map(|params| params.recipients.hans.clone());
    let command = match spec.state.as_str() {
        "review" => return Ok(()),
        "returned" => CommitmentCommand::Return { id, version, comment: spec.comment.clone() },
        _ => CommitmentCommand::Publish {
            id,
            version,
            place: PLACE.to_owned(),
            audience: audience.unwrap_or_default(),
            day: Some(stage.office.today),
        },
    };
    stage.act(reviewer_of(&spec.person), |w| commitments::run(w, command)).map(drop)
}

/// Records how the items were kept, and judges the whole.
fn check(stage: &mut Stage<'_, '_>, spec: &PromiseSpec) -> Result<(), Error> {
    let commitment = stage.made(&format!("commitment {}", spec.person))?;
    let items = stage.tx.items_of(&commitment)?;
    for (item, checked) in items.iter().zip(&spec.items) {
        let Some(state) = checked.check else { continue };
        let (_, version) = stored(stage, spec)?;
        let check = CommitmentCommand::Check {
            commitment: commitment.clone(),
            version,
            item: item.meta.id.clone(),
            day: Some(stage.office.today),
            state,
            proof: checked.proof.clone(),
            evaluator: Evaluator::Oneself,
        };
        debug_assert!(state != CheckState::Broken || !checked.proof.is_empty());
        stage.act(&spec.person, |w| commitments::run(w, check))?;
    }
    if spec.state == "evaluated" {
        let (id, version) = stored(stage, spec)?;
        let evaluate = CommitmentCommand::Evaluate { id, version };
        stage.act(reviewer_of(&spec.person), |w| commitments::run(w, evaluate))?;
    }
    Ok(())
}

fn stored(stage: &Stage<'_, '_>, spec: &PromiseSpec) -> Result<(String, i64), Error> {
    let id = stage.made(&format!("commitment {}", spec.person))?;
    let version = stage.tx.get::<Commitment>(&id)?.meta.version;
    Ok((id, version))
}
