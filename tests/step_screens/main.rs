//! The screens of a person's own steps, driven by keys and drawn from hand-made views.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod commitments;
mod self_exam;
mod statement;
mod study;
mod support;
