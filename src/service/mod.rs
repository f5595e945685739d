//! The one door to the data: checks policy, runs one transaction, writes history.
//!
//! A [`Service`] is one session on one database. [`Service::handle`] answers every request of the
//! screens and of the command line alike. What needs a file beside the database (an export's
//! rendering, the set-up of a new database) is done by the worker with the functions named here.

mod campaign;
pub mod context;
pub mod demo;
mod dispatch;
mod erase;
mod finding;
mod home;
pub mod identity;
mod keep;
mod keys;
mod ledger;
mod ledger_moves;
mod notices;
mod numbers;
mod people;
mod people_import;
mod people_moves;
mod people_roles;
mod people_units;
mod person;
mod private;
mod remind;
mod report;
mod retention;
mod rules;
mod scope;
mod session;
pub mod setup;
mod step_moves;
mod steps;
mod team;
mod team_rights;
mod totals;
pub mod totals_check;
mod undo;

pub use erase::By;
pub use identity::Account;
pub use keep::restore;
pub use session::Service;

use crate::{
    domain::{calendar::Calendar, campaign::Campaign},
    error::Error,
};

/// What the data wing is handed from the rooms it may not name: workdays and campaign files.
#[derive(Debug, Clone, Copy)]
pub struct Kit {
    pub calendar: &'static Calendar,
    /// Reads a campaign file; its mistakes come rendered in [`Error::Campaign`].
    pub parse: fn(&str) -> Result<Campaign, Error>,
    /// Id and text of the campaigns that come with the program; the first is the default.
    pub builtins: fn() -> Vec<(&'static str, &'static str)>,
}
