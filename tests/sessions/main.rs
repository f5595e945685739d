//! Sessions beside each other on one file: what one does to the rights of another, and what a
//! writer who does not let go leaves possible.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod busy;
#[path = "../support/headless.rs"]
mod headless;
mod rights;
#[path = "../support/mod.rs"]
mod support;
