//! The command line as people and scripts meet it: the built program in a home of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod campaign;
mod damage;
mod demo;
mod desk;
mod endpoint;
mod erase;
mod export;
mod help;
mod hostile;
mod identity;
mod init;
mod keep;
mod keys;
#[path = "../support/markdown.rs"]
mod markdown;
#[path = "../support/naughty.rs"]
mod naughty;
mod package;
mod people;
#[path = "../pty/mod.rs"]
mod pty;
mod restore;
mod security;
mod server;
#[path = "../support/sown.rs"]
mod sown;
mod status;
#[path = "../support/mod.rs"]
mod support;
mod systemd;
mod terminal;
