//! Undo of one's own last edits: refused once somebody built on them; rights are asked again.

use super::{
    campaign,
    context::{Work, done},
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome, UndoToken},
        commitment::{Commitment, CommitmentStatus},
        finding::{Finding, FindingStatus},
        office::OfficePhase,
        person::Person,
        policy::{Act, Target},
        record::{Id, Meta},
        refusal::Refusal,
        role::Role,
        step_entry::status_of,
        study::ReviewStatus,
    },
    error::Error,
    store::{Body, Reverted, Val},
};
use std::collections::BTreeSet;

/// Takes back the changes of one action, the last first; all of them or none.
pub(super) fn run(w: &mut Work, tokens: &[UndoToken]) -> Result<Done, Error> {
    let Some(first) = tokens.first() else { return Err(Refusal::NothingToUndo.into()) };
    let mut touched = BTreeSet::new();
    for token in tokens.iter().rev() {
        let undone = w.tx.revert(&token.entity, &token.id, token.version, "undo");
        let undone = undone.map_err(|e| match e {
            // Changed or erased since, or other rows refer to it.
            Error::Conflict(_) | Error::NotFound | Error::Constraint(_) => {
                Refusal::BuiltUpon.into()
            }
            other => other,
        })?;
        // Asked afterwards, where both texts are known: a refusal gives the whole transaction up.
        still_mine(w, token, &undone)?;
        touched.extend(people_in(w, token, &undone)?);
        match token.entity.as_str() {
            // Before the person goes too, for whom nothing could be counted then.
            "role_assignment" => count_again(w, &touched)?,
            "office_phase" => {
                let phase: OfficePhase = w.tx.get(&token.id)?;
                campaign::dates_moved(w, phase.no)?;
            }
            _ => {}
        }
    }
    count_again(w, &touched)?;
    let meta = Meta { id: first.id.clone(), ..Meta::default() };
    Ok(done(Outcome::Undone, &meta, Vec::new()))
}

/// Whether the person may still do today what is taken back, and nobody built on it.
fn still_mine(w: &Work, token: &UndoToken, undone: &Reverted) -> Result<(), Error> {
    let empty = Body::new();
    let row = undone.after.as_ref().or(undone.before.as_ref()).unwrap_or(&empty);
    let text = |column: &str| match row.get(column) {
        Some(Val::T(text)) => text.clone(),
        _ => String::new(),
    };
    let ctx = w.ctx();
    let (act, target) = match token.entity.as_str() {
        "study_record" | "reflection" | "answer" | "step_entry" => {
            // A returned reflection is worked on whatever became of the step.
            let returned = ReviewStatus::Returned.code();
            if token.entity != "reflection" || text("status") != returned {
                entry_is_open(w, &text("person"), &text("step"))?;
            }
            (Act::WriteEntry, ctx.target_of_person(&text("person"))?)
        }
        "commitment" => (Act::WriteEntry, ctx.target_of_person(&text("person"))?),
        "commitment_item" => (Act::WriteEntry, promise(w, &text("commitment"), true)?),
        "commitment_check" => (Act::CheckCommitment, promise(w, &text("commitment"), false)?),
        "opinion" => (Act::ChangeOpinion, ctx.target_of_person(&text("author"))?),
        "finding" => (Act::ChangeFinding, finding(w, &token.id)?),
        "measure" => {
            still_planned(w, &text("finding"))?;
            (Act::PlanMeasure, finding(w, &text("finding"))?)
        }
        "person" => {
            account_stays_free(w, &token.id)?;
            (Act::ChangePeople, Target::office())
        }
        "unit" => (Act::ChangePeople, Target::office()),
        "role_assignment" => {
            roles_stay_sound(w)?;
            let author = Some(text("person"));
            (Act::ChangeRoles, Target { author, ..Target::default() })
        }
        "office_phase" => {
            nobody_began(w, undone, &token.id)?;
            (Act::ChangeCampaign, Target::office())
        }
        "channel" => (Act::ChangeChannels, Target::office()),
        _ => return Err(Refusal::ReturnInstead.into()),
    };
    ctx.allow(act, &target)
}

/// The people whose figures a change of a row touches.
fn people_in(w: &Work, token: &UndoToken, undone: &Reverted) -> Result<Vec<Id>, Error> {
    let mut people = Vec::new();
    for body in [&undone.before, &undone.after].into_iter().flatten() {
        let id = |column: &str| match body.get(column) {
            Some(Val::T(id)) => Some(id.clone()),
            _ => None,
        };
        people.extend(["person", "author", "owner"].into_iter().filter_map(id));
        if let Some(finding) = id("finding") {
            let finding = w.tx.maybe::<Finding>(&finding)?;
            people.extend(finding.map(|f| [f.holder().clone(), f.author]).into_iter().flatten());
        }
        if let Some(commitment) = id("commitment") {
            people.extend(w.tx.maybe::<Commitment>(&commitment)?.map(|c| c.person));
        }
    }
    if token.entity == "person" {
        people.push(token.id.clone());
    }
    Ok(people)
}

/// Counts people anew; whoever was added by mistake is not there any more.
fn count_again(w: &mut Work, people: &BTreeSet<Id>) -> Result<(), Error> {
    for person in people {
        if w.tx.maybe::<Person>(person)?.is_some() {
            totals::refresh_person(w, person)?;
        }
    }
    Ok(())
}

/// The entry that a row belongs to was not submitted meanwhile.
fn entry_is_open(w: &Work, person: &str, step: &str) -> Result<(), Error> {
    let steps: Vec<Id> = if step.is_empty() {
        // Study records and reflections name their topic; every study step of the campaign may count it.
        let steps = w.office.rules.steps();
        steps.filter(|(_, step)| step.study().is_some()).map(|(_, s)| s.key.clone()).collect()
    } else {
        vec![step.to_owned()]
    };
    for step in steps {
        if !status_of(w.tx.step_entry(w.office.id(), person, &step)?.as_ref()).is_open() {
            return Err(Refusal::BuiltUpon.into());
        }
    }
    Ok(())
}

/// The measures of a finding are undone while they may be planned, and never down to none once it
/// was handed over.
fn still_planned(w: &Work, id: &str) -> Result<(), Error> {
    use FindingStatus as S;
    let Some(finding) = w.tx.maybe::<Finding>(id)? else { return Ok(()) };
    let left = !w.tx.measures_of(id)?.is_empty();
    match finding.status {
        S::Confirmed => Ok(()),
        S::ToSign | S::Rectifying if left => Ok(()),
        _ => Err(Refusal::BuiltUpon.into()),
    }
}

/// An account that was bound to somebody else meanwhile does not come back.
fn account_stays_free(w: &Work, id: &str) -> Result<(), Error> {
    let uid = w.tx.maybe::<Person>(id)?.and_then(|person| person.os_uid);
    let taken = uid.map(|uid| w.tx.other_of_uid(uid, id)).transpose()?.flatten();
    if taken.is_some() { Err(Refusal::BuiltUpon.into()) } else { Ok(()) }
}

/// The commitment of an item or check; items are fixed once it is submitted.
fn promise(w: &Work, id: &str, draft_only: bool) -> Result<Target, Error> {
    let Some(commitment) = w.tx.maybe::<Commitment>(id)? else {
        return Ok(Target::own(&w.who.actor));
    };
    if draft_only && commitment.status != CommitmentStatus::Draft {
        return Err(Refusal::BuiltUpon.into());
    }
    w.ctx().target_of_person(&commitment.person)
}

fn finding(w: &Work, id: &str) -> Result<Target, Error> {
    let Some(finding) = w.tx.maybe::<Finding>(id)? else {
        return Ok(Target::own(&w.who.actor));
    };
    let mut target = w.ctx().target_of_person(&finding.author)?;
    if let Some(owner) = &finding.owner {
        target.in_line |= w.ctx().target_of_person(owner)?.in_line;
    }
    Ok(Target { responsible: finding.leader, owner: finding.owner, ..target })
}

/// One leader at most, and at least one coordinator.
fn roles_stay_sound(w: &Work) -> Result<(), Error> {
    let all = w.tx.assignments(w.office.id())?;
    let leaders = all.iter().filter(|held| held.role == Role::Leader).count();
    if leaders > 1 || w.tx.others_in_role(w.office.id(), Role::Coordinator, "")? == 0 {
        return Err(Refusal::BuiltUpon.into());
    }
    Ok(())
}

/// A phase that was opened early is not closed again under somebody's hands.
fn nobody_began(w: &Work, undone: &Reverted, id: &str) -> Result<(), Error> {
    let phase: OfficePhase = w.tx.get(id)?;
    let was_open = |body: &Option<Body>| {
        body.as_ref().and_then(|body| body.get("opened_at")).is_some_and(|v| *v != Val::Null)
    };
    if phase.is_open(w.office.today) || !was_open(&undone.before) {
        return Ok(());
    }
    let steps = w.office.rules.phase_no(phase.no).map(|phase| phase.steps.iter());
    for step in steps.into_iter().flatten() {
        if w.tx.is_step_begun(w.office.id(), &step.key)? {
            return Err(Refusal::BuiltUpon.into());
        }
    }
    Ok(())
}
