//! Every screen of the program, reached by real keys on real data: the screens, the service and
//! the example office together, at three sizes in three languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod album;
mod checks;
#[path = "../support/headless.rs"]
mod headless;
mod leader;
mod ledger;
mod office;
mod staff;
mod years;
