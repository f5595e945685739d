//! Text as people see it: display width, wrapping, eliding, safe display and search folding.
//!
//! Everything here is pure and knows nothing of screens, so widths in exports, in the command line
//! and on the screen are the same widths.

pub mod called;
pub mod fold;
mod rows;
pub mod safe;
pub mod search;
mod solo;
pub mod sort;
mod width;
mod wrap;

pub use rows::Rows;
pub use solo::{all_solo, solo, solo_width};
pub use sort::sort_key;
pub use width::{
    count_chars, elide, fit, graphemes, has_ambiguous, next_step, pad, pad_start, previous_step,
    skip, width,
};
pub use wrap::wrap;
