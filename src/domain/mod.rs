//! Plain types and rules of the field: no IO, no storage, no drawing.

pub mod record;
