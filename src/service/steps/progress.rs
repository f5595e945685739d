//! How far a person is in a step, by the rule of its kind.

use super::{commitments, opinions, self_exam, statement, study};
use crate::service::{context::Ctx, ledger};
use crate::{
    domain::{
        progress::Progress,
        role::Role,
        step::{Step, StepKind},
    },
    error::Error,
};

/// How far a person is in a step, by the rule of its kind.
pub fn progress(ctx: &Ctx<'_>, person: &str, step: &Step) -> Result<Progress, Error> {
    match step.kind() {
        StepKind::Study => study::progress(ctx, person, step),
        StepKind::SelfExam => self_exam::progress(ctx, person, step),
        StepKind::Opinions => opinions::progress(ctx, person, step),
        StepKind::Commitment => commitments::progress(ctx, person, step),
        StepKind::Rectification => ledger::progress(ctx, person, &step.key),
        StepKind::Statement => statement::progress(ctx, person, step),
        StepKind::Survey | StepKind::Register => Ok(Progress::nothing_of(step.total())),
    }
}

/// Whether somebody with these roles walks a step.
pub fn concerns(step: &Step, roles: &[Role]) -> bool {
    step.audience.includes(roles.iter().map(|role| role.code()))
}
