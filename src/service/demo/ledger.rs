//! The ledger in the example: each finding walks from state to state on the days of its story.

use super::{
    content::{Content, Decided, FindingSpec, MeasureSpec, NoteSpec},
    office::COORDINATOR,
    stage::{Agenda, Stage, missing},
};
use crate::{
    domain::{
        finding::{
            Finding, FindingInput, FindingLevel, FindingMove, FindingSource, LedgerCommand,
            Recognised, Severity, VerifyMethod,
        },
        opinion::{Opinion, OpinionCommand},
        step::StepKind,
        team::Reminder,
    },
    error::Error,
    service::{ledger_moves, remind, step_moves::opinions, totals},
};
use chrono::NaiveDate;

/// Who decides where the coordinator is concerned too.
const LEADER: &str = "chenwangchuan";

/// Plans the story of every finding, and one reminder of something late.
pub(super) fn plan(agenda: &mut Agenda, content: &Content) {
    for (n, spec) in (0..).zip(&content.ledger) {
        story(agenda, spec, n);
    }
    agenda.at(super::stage::day(5, 11), 17 * 60 + 50, |stage| {
        let step = stage.step_of(StepKind::Study)?.key;
        let person = stage.id("sunzhiyao")?;
        stage.watch(COORDINATOR, |w| remind::run(w, &person, &step, None)).map(|_: Reminder| ())
    });
}

/// Every finding must have come to where its story ends.
///
/// # Errors
/// The first that did not.
pub(super) fn ends_well(stage: &Stage<'_, '_>) -> Result<(), Error> {
    for spec in &stage.content.ledger {
        let finding = stored(stage, spec)?;
        if finding.status != spec.state {
            return Err(missing(&format!("{} in state {}", spec.key, spec.state.code())));
        }
    }
    Ok(())
}

/// An action on a finding of the example.
type Act = fn(&mut Stage<'_, '_>, &FindingSpec) -> Result<(), Error>;

fn story(agenda: &mut Agenda, spec: &FindingSpec, n: u32) {
    let mut then = |day: Option<NaiveDate>, minute: u32, act: Act| {
        let spec = spec.clone();
        if let Some(day) = day {
            agenda.at(day, minute + n, move |stage| act(stage, &spec));
        }
    };
    let on = |decided: &Option<Decided>| decided.as_ref().map(|decided| decided.day);
    then(spec.proposed, 15 * 60, propose);
    then(on(&spec.rejected), 15 * 60 + 30, reject);
    then(spec.confirmed, 16 * 60, confirm);
    then(spec.handed, 16 * 60 + 25, |stage, spec| {
        step(stage, spec, decider(spec), |id, version| LedgerCommand::HandOver { id, version })
    });
    then(spec.signed, 16 * 60 + 50, |stage, spec| {
        step(stage, spec, owner(spec), |id, version| LedgerCommand::SignFor { id, version })
    });
    then(spec.applied, 17 * 60 + 25, apply);
    then(on(&spec.returned), 11 * 60 + 30, send_back);
    then(on(&spec.taken_up), 11 * 60 + 35, take_up);
    then(on(&spec.verified), 11 * 60 + 40, verify);
    then(on(&spec.closed), 11 * 60 + 45, close);
    for note in &spec.notes {
        let (spec, note) = (spec.clone(), note.clone());
        agenda.at(note.day, 17 * 60 + n, move |stage| write_note(stage, &spec, &note));
    }
}

fn owner(spec: &FindingSpec) -> &str {
    spec.owner.as_deref().unwrap_or_default()
}

/// Nobody decides about what they stated or own themselves.
fn decider(spec: &FindingSpec) -> &'static str {
    let own = spec.author == COORDINATOR
        || owner(spec) == COORDINATOR
        || spec.answer.as_ref().is_some_and(|from| from.login == COORDINATOR);
    if own { LEADER } else { COORDINATOR }
}

fn stored(stage: &Stage<'_, '_>, spec: &FindingSpec) -> Result<Finding, Error> {
    stage.tx.get(&stage.made(&format!("finding {}", spec.key))?)
}

/// An order that needs no more than the finding.
fn step(
    stage: &mut Stage<'_, '_>,
    spec: &FindingSpec,
    login: &str,
    order: impl FnOnce(String, i64) -> LedgerCommand,
) -> Result<(), Error> {
    let meta = stored(stage, spec)?.meta;
    let command = order(meta.id, meta.version);
    stage.act(login, |w| ledger_moves::run(w, command)).map(drop)
}

fn propose(stage: &mut Stage<'_, '_>, spec: &FindingSpec) -> Result<(), Error> {
    let id = match stage.made(&format!("opinion of {}", spec.key)) {
        Ok(id) => {
            let version = stage.tx.get::<Opinion>(&id)?.meta.version;
            let convert = OpinionCommand::Convert { id: id.clone(), version };
            stage.act(COORDINATOR, |w| opinions::run(w, convert))?;
            stage.tx.get::<Opinion>(&id)?.finding.ok_or(Error::NotFound)?
        }
        Err(_) => {
            let source = spec.source.unwrap_or(FindingSource::Other);
            let input = FindingInput { owner: None, leader: None, ..input(stage, spec)? };
            let propose = LedgerCommand::Propose { source, input };
            stage.act(&spec.author, |w| ledger_moves::run(w, propose))?.id
        }
    };
    stage.made.insert(format!("finding {}", spec.key), id);
    Ok(())
}

fn input(stage: &Stage<'_, '_>, spec: &FindingSpec) -> Result<FindingInput, Error> {
    let person = |login: &Option<String>| login.as_ref().map(|l| stage.id(l)).transpose();
    Ok(FindingInput {
        title: spec.title.clone(),
        description: spec.description.clone(),
        category: spec.category.clone(),
        level: spec.level.unwrap_or(FindingLevel::Personal),
        severity: spec.severity.unwrap_or(Severity::Normal),
        cause: spec.cause.clone(),
        kind: spec.kind,
        leader: person(&spec.leader)?,
        owner: person(&spec.owner)?,
        co_units: String::new(),
        due: spec.due.map(|day| stage.shift.day(day)),
        next_review: spec.next_review.map(|day| stage.shift.day(day)),
        review_cycle: spec.review_cycle,
        criterion: spec.criterion.clone(),
    })
}

/// Confirms with everything the ledger asks for, and plans the measures.
fn confirm(stage: &mut Stage<'_, '_>, spec: &FindingSpec) -> Result<(), Error> {
    let finding = stored(stage, spec)?;
    let mut input = input(stage, spec)?;
    // What came from an answer keeps its words and its category.
    if input.description.is_empty() {
        input.description = finding.description;
        input.category = finding.category;
    }
    step(stage, spec, decider(spec), |id, version| LedgerCommand::Confirm { id, version, input })?;
    let (finding, owner) = (finding.meta.id, stage.id(owner(spec))?);
    for (n, measure) in spec.measures.iter().enumerate() {
        let MeasureSpec { means, target, due } = measure.clone();
        let save = LedgerCommand::SaveMeasure {
            finding: finding.clone(),
            id: String::new(),
            version: 0,
            means,
            target,
            owner: owner.clone(),
            due: due.map(|day| stage.shift.day(day)),
        };
        let id = stage.act(decider(spec), |w| ledger_moves::run(w, save))?.id;
        stage.made.insert(format!("measure {} {n}", spec.key), id);
    }
    Ok(())
}

fn reject(stage: &mut Stage<'_, '_>, spec: &FindingSpec) -> Result<(), Error> {
    let Some(Decided { by, reason, .. }) = spec.rejected.clone() else { return Ok(()) };
    step(stage, spec, &by, |id, version| LedgerCommand::Reject { id, version, reason })
}

fn write_note(stage: &mut Stage<'_, '_>, spec: &FindingSpec, note: &NoteSpec) -> Result<(), Error> {
    let command = LedgerCommand::Note {
        finding: stage.made(&format!("finding {}", spec.key))?,
        measure: Some(stage.made(&format!("measure {} {}", spec.key, note.measure))?),
        text: note.text.clone(),
        percent: note.percent,
    };
    stage.act(owner(spec), |w| ledger_moves::run(w, command)).map(drop)
}

fn apply(stage: &mut Stage<'_, '_>, spec: &FindingSpec) -> Result<(), Error> {
    let (result, evidence) = (spec.result.clone(), spec.evidence.clone());
    step(stage, spec, owner(spec), |id, version| LedgerCommand::Apply {
        id,
        version,
        result,
        evidence,
    })
}

fn send_back(stage: &mut Stage<'_, '_>, spec: &FindingSpec) -> Result<(), Error> {
    let Some(Decided { by, reason, .. }) = spec.returned.clone() else { return Ok(()) };
    step(stage, spec, &by, |id, version| LedgerCommand::Return { id, version, reason })
}

/// The verification has begun and is not decided yet.
fn take_up(stage: &mut Stage<'_, '_>, spec: &FindingSpec) -> Result<(), Error> {
    let Some(Decided { by, .. }) = spec.taken_up.clone() else { return Ok(()) };
    let mut finding = stored(stage, spec)?;
    finding.status = finding.status.after(FindingMove::TakeUp).ok_or(Error::NotFound)?;
    stage.watch(&by, |w| {
        w.tx.update(&mut finding, FindingMove::TakeUp.code())?;
        totals::refresh_finding(w, &finding)
    })
}

fn verify(stage: &mut Stage<'_, '_>, spec: &FindingSpec) -> Result<(), Error> {
    let Some(Decided { by, method, comment, .. }) = spec.verified.clone() else { return Ok(()) };
    let method = method.unwrap_or(VerifyMethod::Papers);
    step(stage, spec, &by, |id, version| LedgerCommand::Verify { id, version, method, comment })
}

fn close(stage: &mut Stage<'_, '_>, spec: &FindingSpec) -> Result<(), Error> {
    let Some(Decided { by, recognised, comment, .. }) = spec.closed.clone() else { return Ok(()) };
    let recognised = recognised.unwrap_or(Recognised::Done);
    step(stage, spec, &by, |id, version| LedgerCommand::Sign { id, version, recognised, comment })
}
