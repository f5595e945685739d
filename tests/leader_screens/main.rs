//! The screens of those who oversee others and run the office, driven by keys and drawn from
//! hand-made views.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod campaign;
mod desk;
mod login_keys;
mod people;
mod person;
#[allow(dead_code)]
#[path = "../step_screens/support.rs"]
mod support;
mod team;
