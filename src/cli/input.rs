//! Reading what a command works on: a file of this computer, or standard input as `-`.

use super::{
    Failure, out,
    patience::{self, Patient},
    said,
    session::Session,
};
use crate::{error::StoreFault, template};
use std::{
    io::{ErrorKind, Read},
    path::Path,
};

/// The text of a file of bounded size in UTF-8; `-` is standard input.
///
/// # Errors
/// Said in the reader's words.
pub fn read_source(session: &Session, path: &Path) -> Result<String, Failure> {
    if path == Path::new("-") {
        return stdin(session);
    }
    let tr = session.tr();
    let shown = out::within(path.display());
    let size = std::fs::metadata(path).map(|m| m.len());
    match size {
        Err(e) if e.kind() == ErrorKind::NotFound => {
            return Err(Failure::Said(tr.cli_file_missing(shown)));
        }
        Ok(size) if size > template::MAX_BYTES as u64 => {
            return Err(Failure::Said(tr.cli_file_too_large(shown)));
        }
        _ => {}
    }
    let bytes = std::fs::read(path)
        .map_err(|e| said(session, &StoreFault::Io(format!("{shown}: {e}")).into()))?;
    String::from_utf8(bytes)
        .map_err(|_| Failure::Said(tr.cli_file_not_utf8(out::within(path.display()))))
}

/// All of standard input, of bounded size, in UTF-8.
///
/// # Errors
/// Said in the reader's words.
pub fn stdin(session: &Session) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    // One byte more than may be tells that there is more; the rest is never read.
    let most = template::MAX_BYTES as u64 + 1;
    let tr = session.tr();
    match Patient(std::io::stdin().lock()).take(most).read_to_end(&mut bytes) {
        Err(e) if patience::is_over(&e) => return Err(Failure::Said(tr.endpoint_silence())),
        other => other?,
    };
    if bytes.len() > template::MAX_BYTES {
        return Err(Failure::Said(tr.endpoint_input_too_large()));
    }
    String::from_utf8(bytes).map_err(|_| Failure::Said(tr.endpoint_input_not_utf8()))
}
