//! Stand-ins until the requests, replies and errors of the ground floor are there.

/// A question for the worker.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    Nothing,
}
/// An answer of the worker.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    Done,
}
/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    Store(crate::error::StoreFault),
}
