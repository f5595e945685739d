//! Findings enter the ledger: stated, changed, confirmed with all that is required, or rejected.

use super::super::{
    context::{Work, done},
    numbers,
};
use super::{load, params, reason_given, require, shift, store, tell, undo_of, valid};
use crate::{
    domain::{
        change::{Done, Outcome},
        finding::{Finding, FindingInput, FindingMove, FindingSource, FindingStatus, RectifyKind},
        ledger as rules,
        notice::NoticeKind,
        policy::{Act, Target},
        problem::{Problem, ProblemKind},
        refusal::Refusal,
        role::Role,
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// The texts as they may be stored; everything is judged after that.
fn cleaned(input: &FindingInput) -> FindingInput {
    let line = |text: &str| clean(text, Mode::Line).trim().to_owned();
    let block = |text: &str| clean(text, Mode::Block).trim().to_owned();
    FindingInput {
        title: line(&input.title),
        description: block(&input.description),
        cause: block(&input.cause),
        co_units: line(&input.co_units),
        criterion: block(&input.criterion),
        ..input.clone()
    }
}

fn copy_input(finding: &mut Finding, input: &FindingInput) {
    finding.title.clone_from(&input.title);
    finding.description.clone_from(&input.description);
    finding.category.clone_from(&input.category);
    finding.level = input.level;
    finding.severity = input.severity;
    finding.cause.clone_from(&input.cause);
    finding.kind = input.kind;
    finding.leader.clone_from(&input.leader);
    finding.owner.clone_from(&input.owner);
    finding.co_units.clone_from(&input.co_units);
    let long_term = input.kind == Some(RectifyKind::LongTerm);
    finding.due = input.due.filter(|_| !long_term);
    finding.next_review = input.next_review.filter(|_| long_term);
    finding.review_cycle = input.review_cycle.filter(|_| long_term);
    finding.criterion.clone_from(&input.criterion);
}

/// Names, roles and categories that the input refers to must exist.
fn reference_problems(w: &Work, input: &FindingInput) -> Result<Vec<Problem>, Error> {
    let ctx = w.ctx();
    let mut problems = Vec::new();
    if !input.category.is_empty() && ctx.office.rules.category(&input.category).is_none() {
        problems.push(Problem::new("category", ProblemKind::NotAChoice));
    }
    if let Some(owner) = &input.owner
        && !ctx.is_active(owner)?
    {
        problems.push(Problem::new("owner", ProblemKind::NotAChoice));
    }
    // 分管领导 signs the closure, so it is somebody who may.
    if let Some(leader) = &input.leader
        && !ctx.people_in_roles(&[Role::Supervisor, Role::Leader])?.iter().any(|p| p.id == *leader)
    {
        problems.push(Problem::new("leader", ProblemKind::NotAChoice));
    }
    Ok(problems)
}

pub(super) fn propose(
    w: &mut Work,
    source: FindingSource,
    input: &FindingInput,
) -> Result<Done, Error> {
    w.ctx().allow(Act::ProposeFinding, &Target::office())?;
    let input = &cleaned(input);
    let mut problems = rules::propose_problems(&params(w)?, input);
    problems.extend(reference_problems(w, input)?);
    valid(problems)?;
    let no = numbers::next::<Finding>(w, "WT")?;
    let author = w.who.actor.person.clone();
    let mut new = Finding::stated(w.office.id().to_owned(), no, source, author);
    copy_input(&mut new, input);
    store(w, &mut new, "propose")?;
    Ok(done(Outcome::Saved, &new.meta, undo_of(&new)))
}

pub(super) fn change(
    w: &mut Work,
    id: &str,
    version: i64,
    input: &FindingInput,
) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::ChangeFinding, &finding, &target)?;
    let input = &cleaned(input);
    let params = params(w)?;
    let mut problems = if finding.status == FindingStatus::Proposed {
        rules::propose_problems(&params, input)
    } else {
        // A date already passed may stay; a new one lies ahead.
        let from = finding.deadline().map_or(w.office.today, |due| due.min(w.office.today));
        rules::confirm_problems(&params, input, from)
    };
    problems.extend(reference_problems(w, input)?);
    valid(problems)?;
    copy_input(&mut finding, input);
    // Nobody else takes a confirmed finding out of the leader's hands, to sign it themselves then.
    let freed = target.leader_decides && !finding.needs_leader();
    if freed && finding.status != FindingStatus::Proposed && !w.who.actor.is(Role::Leader) {
        return Err(Refusal::LeaderDecides.into());
    }
    store(w, &mut finding, "change")?;
    Ok(done(Outcome::Saved, &finding.meta, undo_of(&finding)))
}

pub(super) fn confirm(
    w: &mut Work,
    id: &str,
    version: i64,
    input: &FindingInput,
) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::ConfirmFinding, &finding, &target)?;
    let input = &cleaned(input);
    let mut problems = rules::confirm_problems(&params(w)?, input, w.office.today);
    problems.extend(reference_problems(w, input)?);
    valid(problems)?;
    copy_input(&mut finding, input);
    shift(&mut finding, FindingMove::Confirm)?;
    finding.original_due = finding.deadline();
    finding.confirmed_by = Some(w.who.actor.person.clone());
    finding.confirmed_on = Some(w.office.today);
    store(w, &mut finding, "confirm")?;
    Ok(done(Outcome::Confirmed, &finding.meta, Vec::new()))
}

pub(super) fn reject(w: &mut Work, id: &str, version: i64, reason: &str) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::ConfirmFinding, &finding, &target)?;
    finding.reason = reason_given("reason", reason)?;
    shift(&mut finding, FindingMove::Reject)?;
    store(w, &mut finding, "reject")?;
    let author = finding.author.clone();
    tell(w, &author, NoticeKind::Returned, &finding, &finding.reason.clone())?;
    Ok(done(Outcome::Rejected, &finding.meta, Vec::new()))
}
