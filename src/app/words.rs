//! Outcomes and refusals in words; a thin layer over the catalogue.

use crate::domain::change::Outcome;
use crate::domain::problem::Problem;
use crate::domain::refusal::Refusal;
use crate::error::Error;
use crate::i18n::Tr;

/// An error in words.
pub fn error(tr: &Tr, error: &Error) -> String {
    tr.app_failed(error.to_string())
}
/// A refusal in words.
pub fn refusal(tr: &Tr, refusal: &Refusal) -> String {
    tr.app_failed(format!("{refusal:?}"))
}
/// An outcome in words.
pub fn outcome(tr: &Tr, _outcome: &Outcome) -> String {
    tr.common_saved()
}
/// A problem in words.
pub fn problem(tr: &Tr, problem: &Problem) -> String {
    tr.app_failed(format!("{:?}", problem.kind))
}
