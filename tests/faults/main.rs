//! What an office meets in years, made to happen: crashes, full disks, stuck programs, damaged and
//! doctored files, hostile words, a crowd. Each file is one case of the list of twenty that the
//! program must survive, and says its number; cases 1 to 4, 7 and 9 need a real SSH server and
//! stand in `tests/server`, 16 and 17 in `tests/store` and `tests/keep`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// What both ends need stands in one small file, which both take in.
#![allow(clippy::duplicate_mod)]

mod children;
mod crowd;
mod disk_full;
mod disk_tight;
mod doctored;
mod flipped;
mod fuse;
#[path = "../support/headless.rs"]
mod headless;
mod hostile;
mod killed;
#[path = "../support/naughty.rs"]
mod naughty;
mod pressure;
#[path = "../pty/mod.rs"]
mod pty;
#[path = "../support/sown.rs"]
mod sown;
mod stuck;
#[path = "../support/mod.rs"]
mod support;
mod unfit;
#[path = "../support/wire.rs"]
mod wire;
