//! `zicha check`, `backup` and `restore`: for the owner of the file, without a person.

use super::{Failure, Outcome, checks, out, said, session::Session};
use crate::{
    domain::policy::Act,
    i18n::Tr,
    runtime::kit::kit,
    service::{self, Service},
    store::check::CheckReport,
};
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// Backups that stay in the folder unless told otherwise.
const KEEP: usize = 14;

/// The database, for its owner alone.
pub(super) fn owned(session: &Session) -> Result<Service, Failure> {
    let service = session.open().map_err(|e| said(session, &e))?;
    service.must_own().map_err(|e| said(session, &e))?;
    Ok(service)
}

/// For people who come over SSH, where the file belongs to the account that everybody runs as.
fn righted(session: &Session) -> Result<Service, Failure> {
    let mut service = session.open().map_err(|e| said(session, &e))?;
    service.must(Act::CheckFile).map_err(|e| said(session, &e))?;
    Ok(service)
}

/// Verifies file, chain, rows and totals; names the first thing that is wrong.
pub fn check(session: &Session, m: &ArgMatches) -> Outcome {
    let tr = session.tr();
    let anchor = match m.get_one::<String>("anchor") {
        None => None,
        Some(text) => match parse_anchor(text) {
            Some(anchor) => Some(anchor),
            None => {
                out::message(&tr.cli_bad_anchor(text.clone()));
                return Err(Failure::Code(2));
            }
        },
    };
    let mut service = if session.served { righted(session)? } else { owned(session)? };
    let report = service.check(anchor).map_err(|e| said(session, &e))?;
    tell_problems(tr, &report)?;
    out::line(&tr.cli_check_sound(report.changes, report.rows))?;
    if let Some((seq, hash)) = &report.head {
        out::line(&tr.cli_check_head(format!("{seq}:{hash}")))?;
    }
    Ok(())
}

/// Says everything that was found; fails where there is anything.
pub(super) fn tell_problems(tr: &Tr, report: &CheckReport) -> Outcome {
    for problem in &report.problems {
        out::line(&checks::problem(tr, problem))?;
    }
    if report.more > 0 {
        out::line(&tr.cli_check_more(report.more as i64))?;
    }
    if report.is_sound() {
        return Ok(());
    }
    let first = report.first_bad_seq();
    let text = first.map_or_else(|| tr.cli_check_failed(), |seq| tr.cli_check_failed_at(seq));
    Err(Failure::Said(text))
}

/// `SEQ:HASH` as it stands in the footer of an export, in quotes where that is a table.
fn parse_anchor(text: &str) -> Option<(i64, String)> {
    let (seq, hash) = text.trim().trim_matches('"').split_once(':')?;
    let seq = seq.parse().ok().filter(|seq| *seq > 0)?;
    let hex = hash.len() == 64 && hash.chars().all(|c| c.is_ascii_hexdigit());
    hex.then(|| (seq, hash.to_ascii_lowercase()))
}

/// Copies the database and verifies the copy: into a new file, or into the folder of backups, where
/// the newest few are kept.
pub fn backup(session: &Session, m: &ArgMatches) -> Outcome {
    let tr = session.tr();
    let service = owned(session)?;
    if let Some(file) = m.get_one::<PathBuf>("file") {
        out::must_have_folder(session, file)?;
        let report = service.backup(file).map_err(|e| said(session, &e))?;
        out::message(&tr.cli_backup_done(report.changes, file.display().to_string()));
        return Ok(());
    }
    let shelf = Shelf::of(session);
    let keep = m.get_one::<u64>("keep").map_or(shelf.keep, |n| usize::try_from(*n).unwrap_or(1));
    let made = service.backup_into(&shelf.folder, keep).map_err(|e| said(session, &e))?;
    out::message(&tr.cli_backup_done(made.report.changes, made.file.display().to_string()));
    if !made.removed.is_empty() {
        out::message(&tr.keep_removed(made.removed.len() as i64, keep as i64));
    }
    Ok(())
}

/// Puts a backup where the database stands, with nobody inside.
pub fn restore(session: &Session, m: &ArgMatches) -> Outcome {
    let tr = session.tr();
    let Some(file) = m.get_one::<PathBuf>("file") else { return Err(Failure::Code(2)) };
    let folder = || session.db.parent().filter(|folder| !folder.as_os_str().is_empty());
    let owned = if session.has_database() { Some(session.db.as_path()) } else { folder() };
    session.account.must_own(owned.unwrap_or(Path::new("."))).map_err(|e| said(session, &e))?;
    let done = service::restore(&session.db, file, kit()).map_err(|e| said(session, &e))?;
    let shown = file.display().to_string();
    out::message(&tr.keep_restored(done.report.changes, shown));
    if let Some((seq, hash)) = &done.before {
        out::message(&tr.keep_restored_before(format!("{seq}:{hash}")));
    }
    if let Some(kept) = &done.kept {
        out::message(&tr.keep_restored_kept(kept.display().to_string()));
    }
    Ok(())
}

/// Where backups without a name go, and how many stay.
#[derive(Debug)]
pub(super) struct Shelf {
    pub folder: PathBuf,
    pub keep: usize,
}

impl Shelf {
    /// The host's folder for the host's database; for any other one beside it.
    pub fn of(session: &Session) -> Self {
        if let Some(host) = session.host.as_ref().filter(|host| host.db == session.db) {
            return Self { folder: host.backups.clone(), keep: host.keep as usize };
        }
        let beside = session.db.parent().unwrap_or(Path::new(".")).join("backups");
        Self { folder: beside, keep: KEEP }
    }
}

#[cfg(test)]
mod tests {
    use super::parse_anchor;

    #[test]
    fn an_anchor_is_a_number_and_a_hash() {
        let hash = "A0".repeat(32);
        for written in [format!("12:{hash}"), format!(" \"12:{hash}\" ")] {
            assert_eq!(parse_anchor(&written), Some((12, hash.to_lowercase())));
        }
        for wrong in ["", "12", "0:", "x:00", "12:zz", &format!("-1:{hash}")] {
            assert_eq!(parse_anchor(wrong), None, "{wrong}");
        }
    }
}
