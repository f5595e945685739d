//! Orders about the ledger: each goes to its file; here is what all of them share.

mod closing;
mod entry;
mod measures;

use super::{
    context::{Work, undo_of as token_of},
    finding, ledger,
    notices::{self, Told},
    totals,
};
use crate::{
    domain::{
        change::{Done, UndoToken},
        check::Checks,
        finding::{Finding, FindingMove, LedgerCommand},
        ledger::TEXT_MAX,
        notice::NoticeKind,
        policy::{self, Act, Target},
        problem::Problem,
        refusal::Refusal,
        step::RectificationParams,
    },
    error::Error,
    text::safe::{Mode, clean},
};
use measures::MeasureInput;

/// Carries out one order.
pub(super) fn run(w: &mut Work, command: LedgerCommand) -> Result<Done, Error> {
    use LedgerCommand as C;
    match command {
        C::Propose { source, input } => entry::propose(w, source, &input),
        C::Change { id, version, input } => entry::change(w, &id, version, &input),
        C::Confirm { id, version, input } => entry::confirm(w, &id, version, &input),
        C::Reject { id, version, reason } => entry::reject(w, &id, version, &reason),
        C::SaveMeasure { finding, id, version, means, target, owner, due } => {
            measures::save(w, &finding, MeasureInput { id, version, means, target, owner, due })
        }
        C::DeleteMeasure { id, version } => measures::delete(w, &id, version),
        C::HandOver { id, version } => closing::hand_over(w, &id, version),
        C::SignFor { id, version } => closing::sign_for(w, &id, version),
        C::Note { finding, measure, text, percent } => {
            measures::note(w, &finding, measure, &text, percent)
        }
        C::Apply { id, version, result, evidence } => {
            closing::apply(w, &id, version, &result, &evidence)
        }
        C::Verify { id, version, method, comment } => {
            closing::verify(w, &id, version, method, &comment)
        }
        C::Sign { id, version, recognised, comment } => {
            closing::sign(w, &id, version, recognised, &comment)
        }
        C::Return { id, version, reason } => closing::send_back(w, &id, version, &reason),
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
    said(field, text, 1)
}

/// What somebody says about a finding: clean, at least `min` characters, no longer than a text may be.
fn said(field: &str, text: &str, min: i64) -> Result<String, Error> {
    let text = clean(text, Mode::Block).trim().to_owned();
    let mut checks = Checks::new();
    checks.text(field, &text, min, TEXT_MAX);
    checks.finish()?;
    Ok(text)
}

/// Moves the state; what the plan of states does not know is refused.
fn shift(finding: &mut Finding, step: FindingMove) -> Result<(), Error> {
    let before = finding.status;
    finding.status = before.after(step).ok_or(Refusal::WrongState(before.code()))?;
    Ok(())
}

/// Stores a changed finding and brings the totals of everybody concerned up to date.
fn store(w: &mut Work, finding: &mut Finding, action: &str) -> Result<(), Error> {
    if finding.meta.version == 0 {
        w.tx.insert(finding, action)?;
    } else {
        w.tx.update(finding, action)?;
    }
    totals::refresh_finding(w, finding)
}

fn undo_of(finding: &Finding) -> Vec<UndoToken> {
    vec![token_of(finding)]
}

fn tell(
    w: &mut Work,
    person: &str,
    kind: NoticeKind,
    finding: &Finding,
    text: &str,
) -> Result<(), Error> {
    let step = ledger::params(&w.ctx())?.0.to_owned();
    notices::tell(
        w,
        person,
        kind,
        Told { step: &step, entity: &finding.meta.id, subject: &finding.no, text },
    )
}
