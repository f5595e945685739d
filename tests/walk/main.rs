//! People at their terminals: the built program, typed at and looked at as they do it.
//!
//! Everything waits for a text on the screen; nothing sleeps.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../pty/mod.rs"]
mod pty;
mod seat;
#[path = "../support/mod.rs"]
mod support;

mod fragile;
mod leader;
mod looks;
mod phase_one;
mod settings;
mod together;
mod wizard;
