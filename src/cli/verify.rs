//! `zicha verify FILE`: whether a file is an export of this office, unchanged.

use super::{
    Failure, Outcome, open, out,
    patience::{self, Patient},
    said,
    session::Session,
};
use crate::{
    clock,
    domain::report::SentFile,
    error::StoreFault,
    i18n::{Tr, labels::Label},
    store::Fingerprint,
};
use clap::ArgMatches;
use std::{
    fs::File,
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
};

/// More than any export has, in bytes: nobody keeps a session busy with an endless one.
const MOST: u64 = 256 << 20;

/// Says whose export it is; fails where it is none.
pub fn run(session: &mut Session, m: &ArgMatches) -> Outcome {
    let Some(path) = m.get_one::<PathBuf>("file") else { return Err(Failure::Code(2)) };
    // Over SSH only people of the office may ask; beside it whoever owns the file.
    let service = if session.served { Some(open(session)?) } else { None };
    let sha256 = read(session, path)?;
    let found = match service {
        Some(mut service) => service.sent(&sha256),
        None => session.open().and_then(|service| service.sent_as_owner(&sha256)),
    };
    let tr = session.tr();
    match found.map_err(|e| said(session, &e))? {
        Some(sent) => Ok(out::line(&sentence(tr, &sent))?),
        None => Err(Failure::Said(tr.verify_unknown())),
    }
}

fn sentence(tr: &Tr, sent: &SentFile) -> String {
    let (kind, format) = (sent.kind.label(tr), sent.format.label(tr));
    let at = clock::local(sent.at);
    let at = at.map_or_else(String::new, |at| at.format("%Y-%m-%d %H:%M").to_string());
    let by = if sent.by.is_empty() { tr.common_not_set() } else { out::within(&sent.by) };
    tr.verify_known(at, by, format, kind, sent.seq)
}

/// The fingerprint of a file, or of standard input where it is called `-`.
fn read(session: &Session, path: &Path) -> Result<String, Failure> {
    let tr = session.tr();
    if path == Path::new("-") {
        return match fingerprint(Patient(std::io::stdin().lock())) {
            Err(e) if patience::is_over(&e) => Err(Failure::Said(tr.endpoint_silence())),
            read => read?.ok_or_else(|| Failure::Said(tr.verify_too_large())),
        };
    }
    let shown = out::within(path.display());
    let fault = |e: std::io::Error| match e.kind() {
        ErrorKind::NotFound => Failure::Said(tr.cli_file_missing(shown.clone())),
        _ => said(session, &StoreFault::Io(format!("{shown}: {e}")).into()),
    };
    let read = File::open(path).and_then(fingerprint).map_err(fault)?;
    read.ok_or_else(|| Failure::Said(tr.verify_too_large()))
}

/// `None` where it does not end.
fn fingerprint(from: impl Read) -> std::io::Result<Option<String>> {
    let mut from = from.take(MOST + 1);
    let (mut all, mut length) = (Fingerprint::default(), 0);
    let mut piece = [0; 16 << 10];
    loop {
        match from.read(&mut piece) {
            Ok(0) => break,
            Ok(n) => {
                all.take(&piece[..n]);
                length += n as u64;
            }
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok((length <= MOST).then(|| all.finish()))
}
