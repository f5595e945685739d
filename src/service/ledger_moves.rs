//! Orders about the ledger: entering, confirming, planning, working off and closing findings.

use super::{
    context::{Work, done},
    finding, ledger, numbers, totals,
};
use crate::{
    domain::{
        change::{Done, Outcome, UndoToken},
        finding::{
            Closure, Finding, FindingInput, FindingMove, FindingSource, FindingStatus,
            LedgerCommand, Measure, ProgressNote, Recognised, RectifyKind, VerifyMethod,
        },
        ledger as rules,
        notice::NoticeKind,
        policy::{self, Act, Target},
        problem::{Problem, ProblemKind},
        record::{Id, Meta},
        refusal::Refusal,
        step::RectificationParams,
    },
    error::Error,
    text::safe::{Mode, clean},
};
use chrono::NaiveDate;

/// Carries out one order.
pub(super) fn run(w: &mut Work, command: LedgerCommand) -> Result<Done, Error> {
    use LedgerCommand as C;
    match command {
        C::Propose { source, input } => propose(w, source, &input),
        C::Change { id, version, input } => change(w, &id, version, &input),
        C::Confirm { id, version, input } => confirm(w, &id, version, &input),
        C::Reject { id, version, reason } => reject(w, &id, version, &reason),
        C::SaveMeasure { finding, id, version, means, target, owner, due } => {
            save_measure(w, &finding, MeasureInput { id, version, means, target, owner, due })
        }
        C::DeleteMeasure { id, version } => delete_measure(w, &id, version),
        C::HandOver { id, version } => hand_over(w, &id, version),
        C::SignFor { id, version } => sign_for(w, &id, version),
        C::Note { finding, measure, text, percent } => note(w, &finding, measure, &text, percent),
        C::Apply { id, version, result, evidence } => apply(w, &id, version, &result, &evidence),
        C::Verify { id, version, method, comment } => verify(w, &id, version, method, &comment),
        C::Sign { id, version, recognised, comment } => sign(w, &id, version, recognised, &comment),
        C::Return { id, version, reason } => send_back(w, &id, version, &reason),
    }
}

fn params(w: &Work) -> Result<RectificationParams, Error> {
    Ok(ledger::params(&w.ctx())?.1.clone())
}

/// The finding as the writer read it, with how the actor stands to it; unreadable ones are not found.
fn load(w: &Work, id: &str, version: i64) -> Result<(Finding, Target), Error> {
    let ctx = w.ctx();
    let mut finding: Finding = ctx.db.get(id)?;
    let target = ledger::target_of(&ctx, &finding)?;
    policy::may(&ctx.who.actor, Act::ReadFinding, &target).map_err(|_| Error::NotFound)?;
    // The version the reader saw goes into the update, which finds out whether it is still that one.
    finding.meta.version = version;
    Ok((finding, target))
}

/// Policy first, then what the state allows, as the page shows it.
fn require(w: &Work, act: Act, finding: &Finding, target: &Target) -> Result<(), Error> {
    Ok(finding::rights(&w.ctx(), finding, target)?.check(act)?)
}

fn valid(problems: Vec<Problem>) -> Result<(), Error> {
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

fn reason_given(field: &str, text: &str) -> Result<String, Error> {
    let text = clean(text, Mode::Block);
    if text.trim().is_empty() {
        return Err(vec![Problem::new(field, ProblemKind::Required)].into());
    }
    Ok(text)
}

/// Moves the state; what the plan of states does not know is refused.
fn shift(finding: &mut Finding, step: FindingMove) -> Result<(), Error> {
    let before = finding.status;
    finding.status = before.after(step).ok_or(Refusal::WrongState(before.code()))?;
    Ok(())
}

/// Stores a changed finding and brings the totals of everybody concerned up to date.
fn store(
    w: &mut Work,
    before: Option<&Finding>,
    finding: &mut Finding,
    action: &str,
) -> Result<(), Error> {
    if finding.meta.version == 0 {
        w.tx.insert(finding, action)?;
    } else {
        w.tx.update(finding, action)?;
    }
    let _ = before;
    totals::refresh_finding(w, finding)
}

fn copy_input(finding: &mut Finding, input: &FindingInput) {
    finding.title = clean(&input.title, Mode::Line);
    finding.description = clean(&input.description, Mode::Block);
    finding.category.clone_from(&input.category);
    finding.level = input.level;
    finding.severity = input.severity;
    finding.cause = clean(&input.cause, Mode::Block);
    finding.kind = input.kind;
    finding.leader.clone_from(&input.leader);
    finding.owner.clone_from(&input.owner);
    finding.co_units = clean(&input.co_units, Mode::Line);
    let long_term = input.kind == Some(RectifyKind::LongTerm);
    finding.due = input.due.filter(|_| !long_term);
    finding.next_review = input.next_review.filter(|_| long_term);
    finding.review_cycle = input.review_cycle.filter(|_| long_term);
    finding.criterion = clean(&input.criterion, Mode::Block);
}

/// Names, roles and categories that the input refers to must exist.
fn reference_problems(w: &Work, input: &FindingInput) -> Result<Vec<Problem>, Error> {
    let ctx = w.ctx();
    let mut problems = Vec::new();
    if !input.category.is_empty() && ctx.office.rules.category(&input.category).is_none() {
        problems.push(Problem::new("category", ProblemKind::NotAChoice));
    }
    for (field, person) in [("leader", &input.leader), ("owner", &input.owner)] {
        if let Some(person) = person
            && !ctx.is_active(person)?
        {
            problems.push(Problem::new(field, ProblemKind::NotAChoice));
        }
    }
    Ok(problems)
}

fn propose(w: &mut Work, source: FindingSource, input: &FindingInput) -> Result<Done, Error> {
    w.ctx().allow(Act::ProposeFinding, &Target::office())?;
    let mut problems = rules::propose_problems(&params(w)?, input);
    problems.extend(reference_problems(w, input)?);
    valid(problems)?;
    let mut new = Finding {
        meta: Meta::default(),
        campaign: w.office.campaign.meta.id.clone(),
        no: numbers::next::<Finding>(w, "WT")?,
        source,
        source_ref: None,
        author: w.who.actor.person.clone(),
        title: String::new(),
        description: String::new(),
        category: String::new(),
        level: input.level,
        severity: input.severity,
        cause: String::new(),
        kind: None,
        leader: None,
        owner: None,
        co_units: String::new(),
        due: None,
        next_review: None,
        review_cycle: None,
        original_due: None,
        criterion: String::new(),
        status: FindingStatus::Proposed,
        reason: String::new(),
        confirmed_by: None,
        confirmed_on: None,
        applied_on: None,
        closed_on: None,
        returns: 0,
        reopens: 0,
    };
    copy_input(&mut new, input);
    store(w, None, &mut new, "propose")?;
    Ok(done(Outcome::Saved, &new.meta, undo_of(&new)))
}

fn undo_of(finding: &Finding) -> Vec<UndoToken> {
    vec![UndoToken {
        entity: "finding".to_owned(),
        id: finding.meta.id.clone(),
        version: finding.meta.version,
    }]
}

fn change(w: &mut Work, id: &str, version: i64, input: &FindingInput) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::ChangeFinding, &finding, &target)?;
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
    let before = finding.clone();
    copy_input(&mut finding, input);
    store(w, Some(&before), &mut finding, "change")?;
    Ok(done(Outcome::Saved, &finding.meta, undo_of(&finding)))
}

fn confirm(w: &mut Work, id: &str, version: i64, input: &FindingInput) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::ConfirmFinding, &finding, &target)?;
    let mut problems = rules::confirm_problems(&params(w)?, input, w.office.today);
    problems.extend(reference_problems(w, input)?);
    valid(problems)?;
    let before = finding.clone();
    copy_input(&mut finding, input);
    shift(&mut finding, FindingMove::Confirm)?;
    finding.original_due = finding.deadline();
    finding.confirmed_by = Some(w.who.actor.person.clone());
    finding.confirmed_on = Some(w.office.today);
    store(w, Some(&before), &mut finding, "confirm")?;
    Ok(done(Outcome::Confirmed, &finding.meta, Vec::new()))
}

fn reject(w: &mut Work, id: &str, version: i64, reason: &str) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::ConfirmFinding, &finding, &target)?;
    let before = finding.clone();
    finding.reason = reason_given("reason", reason)?;
    shift(&mut finding, FindingMove::Reject)?;
    store(w, Some(&before), &mut finding, "reject")?;
    let author = finding.author.clone();
    tell(w, &author, NoticeKind::Returned, &finding, &finding.reason.clone())?;
    Ok(done(Outcome::Rejected, &finding.meta, Vec::new()))
}

/// What is typed for a measure.
struct MeasureInput {
    id: Id,
    version: i64,
    means: String,
    target: String,
    owner: Id,
    due: Option<NaiveDate>,
}

fn save_measure(w: &mut Work, finding: &str, input: MeasureInput) -> Result<Done, Error> {
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
    let token = UndoToken {
        entity: "measure".to_owned(),
        id: measure.meta.id.clone(),
        version: measure.meta.version,
    };
    Ok(done(Outcome::Saved, &measure.meta, vec![token]))
}

fn delete_measure(w: &mut Work, id: &str, version: i64) -> Result<Done, Error> {
    let measure: Measure = w.tx.get(id)?;
    let finding: Finding = w.tx.get(&measure.finding)?;
    let target = ledger::target_of(&w.ctx(), &finding)?;
    require(w, Act::PlanMeasure, &finding, &target)?;
    // Work that was noted stays: a measure with progress is history already.
    if measure.percent > 0 {
        return Err(Refusal::InUse(finding.no).into());
    }
    w.tx.delete::<Measure>(id, version, "delete")?;
    let token = UndoToken { entity: "measure".to_owned(), id: id.to_owned(), version: 0 };
    Ok(done(Outcome::Deleted, &measure.meta, vec![token]))
}

fn hand_over(w: &mut Work, id: &str, version: i64) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::HandOver, &finding, &target)?;
    let before = finding.clone();
    shift(&mut finding, FindingMove::HandOver)?;
    store(w, Some(&before), &mut finding, "hand_over")?;
    if let Some(owner) = finding.owner.clone() {
        tell(w, &owner, NoticeKind::HandedOver, &finding, "")?;
    }
    Ok(done(Outcome::HandedOver, &finding.meta, Vec::new()))
}

fn sign_for(w: &mut Work, id: &str, version: i64) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::SignForFinding, &finding, &target)?;
    let before = finding.clone();
    shift(&mut finding, FindingMove::SignFor)?;
    store(w, Some(&before), &mut finding, "sign_for")?;
    Ok(done(Outcome::SignedFor, &finding.meta, Vec::new()))
}

fn note(
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
    let me = w.who.actor.person.clone();
    // A measure's owner reports on their own measure; the finding's owner on any.
    let chosen = match &measure {
        Some(id) => measures.into_iter().filter(|m| m.meta.id == *id).collect::<Vec<_>>(),
        None => measures.into_iter().take(1).collect(),
    };
    for mut one in chosen {
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

fn apply(
    w: &mut Work,
    id: &str,
    version: i64,
    result: &str,
    evidence: &str,
) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::ApplyClosure, &finding, &target)?;
    let result = clean(result, Mode::Block);
    let evidence = clean(evidence, Mode::Block);
    valid(rules::apply_problems(&params(w)?, &result, &evidence))?;
    let before = finding.clone();
    shift(&mut finding, FindingMove::Apply)?;
    finding.applied_on = Some(w.office.today);
    store(w, Some(&before), &mut finding, "apply")?;
    let mut closure = Closure {
        meta: Meta::default(),
        finding: finding.meta.id.clone(),
        result,
        evidence,
        applied_by: w.who.actor.person.clone(),
        applied_on: w.office.today,
        verified_by: None,
        verified_on: None,
        verify_method: None,
        verify_comment: String::new(),
        signed_by: None,
        signed_on: None,
        sign_comment: String::new(),
        returned_by: None,
        return_reason: String::new(),
        recognised: None,
    };
    w.tx.insert(&mut closure, "apply")?;
    Ok(done(Outcome::Applied, &finding.meta, Vec::new()))
}

/// The application that is under way.
fn current_closure(w: &Work, finding: &str) -> Result<Closure, Error> {
    w.tx.closures_of(finding)?.into_iter().next().ok_or(Error::NotFound)
}

/// Takes the application up (申请销号 → 核查) where nobody did yet: two moves, two rows of history.
fn take_up(w: &mut Work, finding: &mut Finding) -> Result<(), Error> {
    if finding.status == FindingStatus::Applied {
        let before = finding.clone();
        shift(finding, FindingMove::TakeUp)?;
        store(w, Some(&before), finding, "take_up")?;
    }
    Ok(())
}

fn verify(
    w: &mut Work,
    id: &str,
    version: i64,
    method: VerifyMethod,
    comment: &str,
) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::VerifyClosure, &finding, &target)?;
    take_up(w, &mut finding)?;
    let before = finding.clone();
    shift(&mut finding, FindingMove::Verify)?;
    store(w, Some(&before), &mut finding, "verify")?;
    let mut closure = current_closure(w, id)?;
    closure.verified_by = Some(w.who.actor.person.clone());
    closure.verified_on = Some(w.office.today);
    closure.verify_method = Some(method);
    closure.verify_comment = clean(comment, Mode::Block);
    w.tx.update(&mut closure, "verify")?;
    Ok(done(Outcome::Verified, &finding.meta, Vec::new()))
}

fn sign(
    w: &mut Work,
    id: &str,
    version: i64,
    recognised: Recognised,
    comment: &str,
) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::SignClosure, &finding, &target)?;
    let before = finding.clone();
    shift(&mut finding, FindingMove::Sign)?;
    finding.closed_on = Some(w.office.today);
    store(w, Some(&before), &mut finding, "sign")?;
    let mut closure = current_closure(w, id)?;
    closure.signed_by = Some(w.who.actor.person.clone());
    closure.signed_on = Some(w.office.today);
    closure.sign_comment = clean(comment, Mode::Block);
    closure.recognised = Some(recognised);
    w.tx.update(&mut closure, "sign")?;
    if let Some(owner) = finding.owner.clone() {
        tell(w, &owner, NoticeKind::Accepted, &finding, comment)?;
    }
    Ok(done(Outcome::Closed, &finding.meta, Vec::new()))
}

/// Returned by whoever verifies or signs: back to 整改中, with the reason.
fn send_back(w: &mut Work, id: &str, version: i64, reason: &str) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    let act = if finding.status == FindingStatus::Signing {
        Act::SignClosure
    } else {
        Act::VerifyClosure
    };
    require(w, act, &finding, &target)?;
    let reason = reason_given("reason", reason)?;
    take_up(w, &mut finding)?;
    let before = finding.clone();
    shift(&mut finding, FindingMove::Return)?;
    finding.reason.clone_from(&reason);
    finding.returns += 1;
    finding.applied_on = None;
    store(w, Some(&before), &mut finding, "return")?;
    let mut closure = current_closure(w, id)?;
    closure.returned_by = Some(w.who.actor.person.clone());
    closure.return_reason.clone_from(&reason);
    w.tx.update(&mut closure, "return")?;
    if let Some(owner) = finding.owner.clone() {
        tell(w, &owner, NoticeKind::Returned, &finding, &reason)?;
    }
    Ok(done(Outcome::Returned, &finding.meta, Vec::new()))
}

fn tell(
    w: &mut Work,
    person: &str,
    kind: NoticeKind,
    finding: &Finding,
    text: &str,
) -> Result<(), Error> {
    let step = ledger::params(&w.ctx())?.0.to_owned();
    super::notices::tell(
        w,
        person,
        kind,
        super::notices::Told { step: &step, entity: &finding.meta.id, subject: &finding.no, text },
    )
}
