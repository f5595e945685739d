//! Ways between screens: from a step, an entry or a finding to the screen that shows it.

use super::finding::FindingPage;
use super::ledger::Ledger;
use super::opinions::Opinions;
use super::{AnyScreen, commitments, self_exam, statement, study};
use crate::app::ctx::Ctx;
use crate::domain::person::PersonRef;
use crate::domain::step::StepKind;

/// The screen of a step: mine, or another person's for review.
pub fn step(kind: StepKind, key: &str, person: Option<PersonRef>) -> Option<AnyScreen> {
    match kind {
        StepKind::Study => Some(study::Study::new(key, person).into()),
        StepKind::SelfExam => Some(self_exam::SelfExam::new(key, person).into()),
        StepKind::Rectification => Some(Ledger::new(person.as_ref()).into()),
        StepKind::Opinions => Some(Opinions::new(key, person).into()),
        StepKind::Statement => Some(statement::Statement::new(key, person).into()),
        StepKind::Commitment => Some(commitments::Commitments::new(key, person).into()),
        StepKind::Survey | StepKind::Register => None,
    }
}

/// Opens a step of mine.
pub fn open_step(kind: StepKind, key: &str, ctx: &mut Ctx<'_>) {
    open_step_of(kind, key, None, ctx);
}

/// Opens somebody's step.
pub fn open_step_of(kind: StepKind, key: &str, person: Option<PersonRef>, ctx: &mut Ctx<'_>) {
    if let Some(screen) = step(kind, key, person) {
        ctx.push(screen);
    }
}

/// Opens what a notice is about: a finding as its page, anything else as its step.
pub fn open_entry(kind: StepKind, key: &str, entity: &str, ctx: &mut Ctx<'_>) {
    if kind == StepKind::Rectification && !entity.is_empty() {
        open_finding(entity, ctx);
    } else if kind == StepKind::Study {
        ctx.push(study::Study::new(key, None).on(entity));
    } else if kind == StepKind::Opinions {
        ctx.push(Opinions::new(key, None).on(entity));
    } else if kind == StepKind::Commitment {
        ctx.push(commitments::Commitments::new(key, None).on(entity));
    } else {
        open_step(kind, key, ctx);
    }
}

/// Opens the page of a finding.
pub fn open_finding(id: &str, ctx: &mut Ctx<'_>) {
    ctx.push(FindingPage::new(id, ""));
}

/// Opens a place of the `g` menu.
pub fn open_place(id: &str, ctx: &mut Ctx<'_>) {
    if let Some(screen) = super::open(id, ctx.session) {
        ctx.push(screen);
    }
}
