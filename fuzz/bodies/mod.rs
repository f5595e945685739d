//! What must hold for any bytes from outside: the bodies of the fuzz targets, and of the bounded
//! tests of `tests/fuzz_bodies.rs`. A broken promise panics.

#![allow(dead_code, unused_imports, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod files;
mod line;
mod terminal;
mod texts;
#[path = "../../tests/support/unseen.rs"]
mod unseen;

pub use files::{campaign, host, people};
pub use line::{endpoint, key};
pub use terminal::{keyboard, screen};
pub use texts::{search, text};

/// What is said to a person is one line, and steers nothing.
fn is_a_sentence(said: &str) {
    let stray = said.chars().find(|c| c.is_control() || unseen::is_unseen(*c));
    assert_eq!(stray, None, "{said:?}");
}

/// The same of what is made safe on its way to the terminal.
fn spoken(said: &str) {
    let shown = zicha::text::safe::show(said);
    is_a_sentence(&shown);
}

/// The same for what may have several lines.
fn is_a_text(said: &str) {
    said.split('\n').for_each(is_a_sentence);
}
