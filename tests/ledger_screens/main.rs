//! The screens of the ledger, of opinions and of commitments: what they show at every size and in
//! every language, and what their keys ask for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod finding;
mod ledger;
mod office;
mod opinions;
