//! Screen state and `update(state, event) -> effects`; no IO, no clock, no SQL.

pub mod effect;
pub mod event;
mod stub;
pub use stub::{Error, Reply, Request};
