//! Opinions in the example: collected by everybody, decided and converted by the coordinator.

use super::{
    content::{Content, OpinionSpec},
    office::COORDINATOR,
    stage::{Agenda, Stage, day},
    study::{entry, submit_step},
};
use crate::{
    domain::{
        opinion::{Opinion, OpinionCommand, OpinionInput},
        step::StepKind,
    },
    error::Error,
    service::step_moves::opinions,
};

/// Plans all opinions, and who declares their part finished.
pub(super) fn plan(agenda: &mut Agenda, content: &Content) {
    for (n, spec) in (0..).zip(&content.opinions) {
        let (collected, decided) = (spec.clone(), spec.clone());
        let key = format!("opinion {n}");
        let named = key.clone();
        agenda.at(spec.day, 11 * 60 + n, move |stage| collect(stage, &collected, named));
        if spec.decision.is_some() {
            agenda.at(spec.day, 14 * 60 + n, move |stage| decide(stage, &decided, &key));
        }
    }
    for (n, (login, walk)) in (0..).zip(&content.people.walk) {
        if walk.opinions == "done" {
            let who = login.clone();
            agenda.at(day(4, 30), 15 * 60 + n * 2, move |stage| finish(stage, &who));
        }
    }
}

fn collect(stage: &mut Stage<'_, '_>, spec: &OpinionSpec, key: String) -> Result<(), Error> {
    let step = stage.step_of(StepKind::Opinions)?.key;
    let input = OpinionInput {
        received_on: Some(stage.office.today),
        source: spec.source.clone(),
        channel: spec.channel.clone(),
        giver: spec.giver.clone(),
        original: spec.original.clone(),
        summary: spec.summary.clone(),
        category: spec.category.clone(),
    };
    let add = OpinionCommand::Add { step, input };
    let id = stage.act(&spec.author, |w| opinions::run(w, add))?.id;
    if let Some(finding) = &spec.finding {
        stage.made.insert(format!("opinion of {finding}"), id.clone());
    }
    stage.made.insert(key, id);
    Ok(())
}

fn decide(stage: &mut Stage<'_, '_>, spec: &OpinionSpec, key: &str) -> Result<(), Error> {
    let Some(decision) = spec.decision else { return Ok(()) };
    let id = stage.made(key)?;
    let version = stage.tx.get::<Opinion>(&id)?.meta.version;
    let reason = spec.reason.clone();
    let command = OpinionCommand::Decide { id, version, decision, reason };
    stage.act(COORDINATOR, |w| opinions::run(w, command)).map(drop)
}

/// Declares the own part finished, also where nobody had anything to say.
fn finish(stage: &mut Stage<'_, '_>, login: &str) -> Result<(), Error> {
    let step = stage.step_of(StepKind::Opinions)?;
    if entry(stage, login, &step.key).is_ok() {
        return submit_step(stage, login, &step);
    }
    let finish = OpinionCommand::Finish { step: step.key, version: 0 };
    stage.act(login, |w| opinions::run(w, finish)).map(drop)
}
