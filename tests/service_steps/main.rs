//! The steps of the walk through the service: each lived through by two people, and attacked.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod commitments;
mod exam;
mod kit;
mod opinions;
mod statement;
mod study;
