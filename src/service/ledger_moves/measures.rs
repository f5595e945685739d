//! Measures of a finding, and how far they are (S49–S53).

use super::super::{
    context::{Work, done, undo_of, undo_removal},
    ledger,
};
use super::{params, require, valid};
use crate::{
    domain::{
        change::{Done, Outcome},
        finding::{Finding, FindingStatus, Measure, ProgressNote},
        ledger as rules,
        policy::Act,
        problem::{Problem, ProblemKind},
        record::{Id, Meta},
        refusal::Refusal,
    },
    error::Error,
    text::safe::{Mode, clean},
};
use chrono::NaiveDate;

/// What is typed for a measure.
pub(super) struct MeasureInput {
    pub id: Id,
    pub version: i64,
    pub means: String,
    pub target: String,
    pub owner: Id,
    pub due: Option<NaiveDate>,
}

pub(super) fn save(w: &mut Work, finding: &str, input: MeasureInput) -> Result<Done, Error> {
    let finding: Finding = w.tx.get(finding)?;
    let target = ledger::target_of(&w.ctx(), &finding)?;
    require(w, Act::PlanMeasure, &finding, &target)?;
    let means = clean(&input.means, Mode::Block);
    let aim = clean(&input.target, Mode::Block);
    let lints = &w.office.rules.lints;
    let mut problems =
        rules::measure_problems(&params(w)?, lints, &means, &aim, input.due, &finding);
    if !w.ctx().is_active(&input.owner)? {
        problems.push(Problem::new("owner", ProblemKind::NotAChoice));
    }
    valid(problems)?;
    let measures = w.tx.measures_of(&finding.meta.id)?;
    let mut measure = if input.version == 0 {
        Measure {
            meta: Meta::default(),
            finding: finding.meta.id.clone(),
            position: measures.iter().map(|m| m.position).max().unwrap_or(0) + 1,
            means: String::new(),
            target: String::new(),
            owner: String::new(),
            due: None,
            percent: 0,
        }
    } else {
        let known = measures.into_iter().find(|m| m.meta.id == input.id);
        let mut known = known.ok_or(Error::NotFound)?;
        known.meta.version = input.version;
        known
    };
    measure.means = means;
    measure.target = aim;
    measure.owner = input.owner;
    measure.due = input.due;
    if measure.meta.version == 0 {
        w.tx.insert(&mut measure, "measure")?;
    } else {
        w.tx.update(&mut measure, "measure")?;
    }
    Ok(done(Outcome::Saved, &measure.meta, vec![undo_of(&measure)]))
}

pub(super) fn delete(w: &mut Work, id: &str, version: i64) -> Result<Done, Error> {
    let measure: Measure = w.tx.get(id)?;
    let finding: Finding = w.tx.get(&measure.finding)?;
    let target = ledger::target_of(&w.ctx(), &finding)?;
    require(w, Act::PlanMeasure, &finding, &target)?;
    // Work that was noted stays: a measure with progress is history already.
    if measure.percent > 0 {
        return Err(Refusal::InUse(finding.no).into());
    }
    // What was handed over has something to be rectified by (G2.1); the last measure is changed.
    if finding.status != FindingStatus::Confirmed && w.tx.measures_of(&measure.finding)?.len() == 1
    {
        return Err(Refusal::NoMeasure.into());
    }
    w.tx.delete::<Measure>(id, version, "delete")?;
    Ok(done(Outcome::Deleted, &measure.meta, vec![undo_removal(&measure)]))
}

pub(super) fn note(
    w: &mut Work,
    finding: &str,
    measure: Option<Id>,
    text: &str,
    percent: i64,
) -> Result<Done, Error> {
    let finding: Finding = w.tx.get(finding)?;
    let target = ledger::target_of(&w.ctx(), &finding)?;
    require(w, Act::NoteProgress, &finding, &target)?;
    let text = clean(text, Mode::Block);
    valid(rules::note_problems(&params(w)?, &text, percent))?;
    let measures = w.tx.measures_of(&finding.meta.id)?;
    let alone = measures.len() == 1;
    let me = w.who.actor.person.clone();
    // A measure's owner reports on their own measure; the finding's owner on any. A word about the
    // whole finding moves its measure where there is one alone.
    let chosen = match &measure {
        Some(id) => Some(measures.into_iter().find(|m| m.meta.id == *id).ok_or(Error::NotFound)?),
        None => measures.into_iter().next().filter(|_| alone),
    };
    if let Some(mut one) = chosen {
        if finding.owner.as_ref() != Some(&me) && one.owner != me {
            return Err(Refusal::NotOwner.into());
        }
        if one.percent != percent {
            one.percent = percent;
            w.tx.update(&mut one, "progress")?;
        }
    }
    let mut note = ProgressNote {
        meta: Meta::default(),
        finding: finding.meta.id.clone(),
        measure,
        day: w.office.today,
        text,
        percent,
    };
    w.tx.insert(&mut note, "note")?;
    Ok(done(Outcome::Saved, &note.meta, Vec::new()))
}
