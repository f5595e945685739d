//! Screen state and `update(state, event) -> effects`; no IO, no clock, no SQL.
