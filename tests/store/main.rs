//! The store as the services see it, with two small records of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod aside;
mod files;
mod load;
mod past;
mod processes;
mod restore;
mod rows;
mod support;
mod tamper;
mod upgrade;
