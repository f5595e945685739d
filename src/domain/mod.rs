//! Plain types and rules of the field: no IO, no storage, no drawing.

pub mod calendar;
pub mod lang;
pub mod local_text;
pub mod record;
