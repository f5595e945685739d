//! What views are made from.

pub mod bars;
pub mod conflict;
pub mod dialog;
pub mod footer;
pub mod form;
pub mod form_field;
pub mod header;
pub mod help;
pub mod page;
pub mod popup;
pub mod scroll_mark;
pub mod step_head;
pub mod table;
pub mod text;
