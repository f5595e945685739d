//! Plain types and rules of the field: no IO, no storage, no drawing.

pub mod calendar;
pub mod campaign;
pub mod lang;
pub mod local_text;
pub mod measurable;
pub mod record;
pub mod step;
pub mod step_params;
