//! What is done in the steps of the walk: writing, submitting, reviewing; each write counts the
//! totals of whom it touches anew.

pub(super) mod commitments;
mod course;
mod entry;
pub(super) mod opinions;
mod reflections;
mod review;
pub(super) mod self_exam;
mod spawn;
mod statement;
pub(super) mod study;
mod submit;

use super::context::Work;
use crate::{
    domain::{change::Done, step::StepKind, step_entry::StepCommand},
    error::Error,
};

/// Orders about a step entry, the same for every kind of step.
pub(super) fn run(w: &mut Work<'_, '_>, command: StepCommand) -> Result<Done, Error> {
    match command {
        StepCommand::SaveText { step, version, body } => statement::save(w, &step, version, &body),
        StepCommand::Submit { step, version, signed_name } => {
            // Opinions are reviewed by nobody: handing them in is finishing.
            if w.office.step(&step)?.kind() == StepKind::Opinions {
                return opinions::finish(w, &step, version);
            }
            submit::submit(w, &step, version, &signed_name)
        }
        StepCommand::Accept { id, version, comment } => review::accept(w, &id, version, &comment),
        StepCommand::Return { id, version, comment, beside } => {
            review::give_back(w, &id, version, &comment, &beside)
        }
        StepCommand::Reopen { id, version, comment } => review::reopen(w, &id, version, &comment),
        StepCommand::AcceptMany(entries) => review::accept_many(w, &entries),
    }
}
