//! Logs: a file a day beside the database, never the terminal. Nothing is opened before there is
//! something to say: most sessions leave no trace and start sooner.

use std::{
    fs::DirBuilder,
    io::{self, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::OnceLock,
};
use tracing_appender::rolling::{RollingFileAppender, RollingWriter, Rotation};
use tracing_subscriber::{
    Layer, filter::LevelFilter, fmt, fmt::MakeWriter, layer::SubscriberExt, util::SubscriberInitExt,
};

/// Days of logs that are kept.
const DAYS: usize = 14;

/// Logs into a folder from now on. Where it cannot be written the program runs without.
pub fn start(folder: &Path) {
    let file = Later { folder: folder.to_owned(), file: OnceLock::new() };
    let layer = fmt::layer().with_ansi(false).with_writer(file).with_filter(LevelFilter::INFO);
    // Somebody else's subscriber in the same process logs for both.
    let _ = tracing_subscriber::registry().with(layer).try_init();
}

/// The log file, opened at its first line; `None` where that cannot be.
struct Later {
    folder: PathBuf,
    file: OnceLock<Option<RollingFileAppender>>,
}

impl Later {
    fn open(&self) -> Option<RollingFileAppender> {
        // What went wrong may name people: the folder is for the owner alone.
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder).ok()?;
        RollingFileAppender::builder()
            .rotation(Rotation::DAILY)
            .filename_prefix("zicha")
            .filename_suffix("log")
            .max_log_files(DAYS)
            .build(&self.folder)
            .ok()
    }
}

impl<'a> MakeWriter<'a> for Later {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Line<'a> {
        let file = self.file.get_or_init(|| self.open());
        Line(file.as_ref().map(MakeWriter::make_writer))
    }
}

/// One line on its way to the file.
struct Line<'a>(Option<RollingWriter<'a>>);

impl Write for Line<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.as_mut().map_or(Ok(bytes.len()), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.as_mut().map_or(Ok(()), Write::flush)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_file_comes_with_its_first_line() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("log");
        let later = Later { folder: folder.clone(), file: OnceLock::new() };
        let subscriber = tracing_subscriber::registry()
            .with(fmt::layer().with_ansi(false).with_writer(later).with_filter(LevelFilter::INFO));
        tracing::subscriber::with_default(subscriber, || {
            tracing::debug!("nobody asks");
            assert!(!folder.exists());
            tracing::error!("broke off");
        });
        let files: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        let [file] = files.as_slice() else { panic!("{files:?}") };
        assert!(fs::read_to_string(file).unwrap().contains("broke off"));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_no_fault() {
        let later = Later { folder: "/dev/null/log".into(), file: OnceLock::new() };
        assert!(later.make_writer().write_all(b"line").is_ok());
    }
}
