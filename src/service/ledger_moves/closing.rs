//! From handing over to closing: sign for, apply, verify, sign, or send back (domain 2.9).

use super::super::context::{Work, done};
use super::{load, params, reason_given, require, said, shift, store, tell, valid};
use crate::{
    domain::{
        change::{Done, Outcome},
        finding::{Closure, Finding, FindingMove, FindingStatus, Recognised, VerifyMethod},
        ledger as rules,
        notice::NoticeKind,
        policy::Act,
        record::Meta,
    },
    error::Error,
    text::safe::{Mode, clean},
};

pub(super) fn hand_over(w: &mut Work, id: &str, version: i64) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::HandOver, &finding, &target)?;
    shift(&mut finding, FindingMove::HandOver)?;
    store(w, &mut finding, "hand_over")?;
    if let Some(owner) = finding.owner.clone() {
        tell(w, &owner, NoticeKind::HandedOver, &finding, "")?;
    }
    Ok(done(Outcome::HandedOver, &finding.meta, Vec::new()))
}

pub(super) fn sign_for(w: &mut Work, id: &str, version: i64) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::SignForFinding, &finding, &target)?;
    shift(&mut finding, FindingMove::SignFor)?;
    store(w, &mut finding, "sign_for")?;
    Ok(done(Outcome::SignedFor, &finding.meta, Vec::new()))
}

pub(super) fn apply(
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
    shift(&mut finding, FindingMove::Apply)?;
    finding.applied_on = Some(w.office.today);
    store(w, &mut finding, "apply")?;
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
        shift(finding, FindingMove::TakeUp)?;
        store(w, finding, "take_up")?;
    }
    Ok(())
}

pub(super) fn verify(
    w: &mut Work,
    id: &str,
    version: i64,
    method: VerifyMethod,
    comment: &str,
) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::VerifyClosure, &finding, &target)?;
    let comment = said("comment", comment, 0)?;
    take_up(w, &mut finding)?;
    shift(&mut finding, FindingMove::Verify)?;
    store(w, &mut finding, "verify")?;
    let mut closure = current_closure(w, id)?;
    closure.verified_by = Some(w.who.actor.person.clone());
    closure.verified_on = Some(w.office.today);
    closure.verify_method = Some(method);
    closure.verify_comment = comment;
    w.tx.update(&mut closure, "verify")?;
    Ok(done(Outcome::Verified, &finding.meta, Vec::new()))
}

pub(super) fn sign(
    w: &mut Work,
    id: &str,
    version: i64,
    recognised: Recognised,
    comment: &str,
) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    require(w, Act::SignClosure, &finding, &target)?;
    let comment = said("comment", comment, 0)?;
    shift(&mut finding, FindingMove::Sign)?;
    finding.closed_on = Some(w.office.today);
    store(w, &mut finding, "sign")?;
    let mut closure = current_closure(w, id)?;
    closure.signed_by = Some(w.who.actor.person.clone());
    closure.signed_on = Some(w.office.today);
    closure.sign_comment.clone_from(&comment);
    closure.recognised = Some(recognised);
    w.tx.update(&mut closure, "sign")?;
    if let Some(owner) = finding.owner.clone() {
        tell(w, &owner, NoticeKind::Accepted, &finding, &comment)?;
    }
    Ok(done(Outcome::Closed, &finding.meta, Vec::new()))
}

/// Returned by whoever verifies or signs: back to 整改中, with the reason.
pub(super) fn send_back(w: &mut Work, id: &str, version: i64, reason: &str) -> Result<Done, Error> {
    let (mut finding, target) = load(w, id, version)?;
    let act = if finding.status == FindingStatus::Signing {
        Act::SignClosure
    } else {
        Act::VerifyClosure
    };
    require(w, act, &finding, &target)?;
    let reason = reason_given("reason", reason)?;
    take_up(w, &mut finding)?;
    shift(&mut finding, FindingMove::Return)?;
    finding.reason.clone_from(&reason);
    finding.returns += 1;
    finding.applied_on = None;
    store(w, &mut finding, "return")?;
    let mut closure = current_closure(w, id)?;
    closure.returned_by = Some(w.who.actor.person.clone());
    closure.return_reason.clone_from(&reason);
    w.tx.update(&mut closure, "return")?;
    if let Some(owner) = finding.owner.clone() {
        tell(w, &owner, NoticeKind::Returned, &finding, &reason)?;
    }
    Ok(done(Outcome::Returned, &finding.meta, Vec::new()))
}
