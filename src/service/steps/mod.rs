//! The steps of the walk as they are read: each kind's screen, and how far a person is in it.
//!
//! Nothing here writes; what is done in a step is in `step_moves`.

pub(super) mod commitments;
pub(super) mod entry;
pub(super) mod opinions;
pub(super) mod progress;
mod reflections;
pub(super) mod self_exam;
pub(super) mod statement;
pub(super) mod study;
