//! Logs: a file a day beside the database, never the terminal.

use std::{fs::DirBuilder, os::unix::fs::DirBuilderExt, path::Path};
use tracing_appender::{
    non_blocking::WorkerGuard,
    rolling::{RollingFileAppender, Rotation},
};
use tracing_subscriber::{
    Layer, filter::LevelFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt,
};

/// Days of logs that are kept.
const DAYS: usize = 14;

/// Starts logging into a folder; `None` where it cannot be written: the program runs without.
/// The lines are written while the guard lives.
pub fn start(folder: &Path) -> Option<WorkerGuard> {
    // What went wrong may name people: the folder is for the owner alone.
    DirBuilder::new().recursive(true).mode(0o700).create(folder).ok()?;
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("zicha")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder)
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(file);
    let layer = fmt::layer().with_ansi(false).with_writer(writer).with_filter(LevelFilter::INFO);
    tracing_subscriber::registry().with(layer).try_init().ok()?;
    Some(guard)
}
