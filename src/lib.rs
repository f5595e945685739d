//! zicha (自查): a terminal program for offices that run a phased self-inspection campaign.
//!
//! The rooms, from the top down; an arrow may only point down (see `tests/architecture.rs`):
//! `cli` and `runtime` meet the screen wing (`ui`, `app`, `term`) and the data wing (`service`,
//! `store`, `export`, `import`, `template`); everything stands on the shared ground
//! (`i18n`, `domain`, `text`, `clock`, `error`).

pub mod app;
pub mod cli;
pub mod clock;
pub mod domain;
pub mod error;
pub mod export;
pub mod i18n;
pub mod import;
pub mod runtime;
pub mod service;
pub mod store;
pub mod template;
pub mod term;
pub mod text;
pub mod ui;
