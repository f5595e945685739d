//! `zicha nightly`: what the timer of a server runs while people sleep, with one summary for the log.
//!
//! Verifies the database, makes a verified backup and lets old ones go, tells the end of the chain
//! to the computer's log, and says whose data is kept longer than it should be. It erases nobody; pieces of what was
//! erased while others were inside go now.

use super::{
    Outcome, erase,
    keep::{Shelf, owned, tell_problems},
    out, said,
    session::Session,
};
use crate::runtime::system_log::{Occasion, SystemLog};

/// Does everything in order; what fails ends it, so that the exit code tells.
pub fn run(session: &Session) -> Outcome {
    let tr = session.tr();
    let mut service = owned(session)?;
    let report = service.check(None).map_err(|e| said(session, &e))?;
    // A damaged database is left to a person: good backups must not give way to it.
    tell_problems(tr, &report)?;
    out::line(&tr.cli_check_sound(report.changes, report.rows))?;

    let shelf = Shelf::of(session);
    let made = service.backup_into(&shelf.folder, shelf.keep).map_err(|e| said(session, &e))?;
    out::line(&tr.cli_backup_done(made.report.changes, made.file.display().to_string()))?;
    if !made.removed.is_empty() {
        out::line(&tr.keep_removed(made.removed.len() as i64, shelf.keep as i64))?;
    }

    if let Some(anchor) = service.anchor().map_err(|e| said(session, &e))? {
        let told = SystemLog::default().tell(Occasion::Nightly, &anchor);
        let anchor = anchor.to_string();
        out::line(&if told { tr.keep_anchor_told(anchor) } else { tr.cli_check_head(anchor) })?;
    }
    match service.wipe_traces() {
        Ok(true) => out::line(&tr.erase_wiped())?,
        Ok(false) => {}
        Err(_) => out::line(&tr.erase_traces())?,
    }
    let kept = service.retention_as_owner().map_err(|e| said(session, &e))?;
    for line in erase::overdue(session, &kept.overdue) {
        out::line(&line)?;
    }
    Ok(())
}
