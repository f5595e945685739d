//! `zicha check` and `zicha backup`: for the owner of the file, without a person.

use super::{Failure, Outcome, checks, out, said, session::Session};
use crate::{domain::policy::Act, service::Service};
use clap::ArgMatches;
use std::path::PathBuf;

fn owned(session: &Session) -> Result<Service, Failure> {
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
    for problem in &report.problems {
        out::line(&checks::problem(tr, problem))?;
    }
    if report.more > 0 {
        out::line(&tr.cli_check_more(report.more as i64))?;
    }
    if !report.is_sound() {
        let first = report.first_bad_seq();
        let text = first.map_or_else(|| tr.cli_check_failed(), |seq| tr.cli_check_failed_at(seq));
        return Err(Failure::Said(text));
    }
    out::line(&tr.cli_check_sound(report.changes, report.rows))?;
    if let Some((seq, hash)) = &report.head {
        out::line(&tr.cli_check_head(format!("{seq}:{hash}")))?;
    }
    Ok(())
}

/// `SEQ:HASH` as it stands in the footer of an export.
fn parse_anchor(text: &str) -> Option<(i64, String)> {
    let (seq, hash) = text.trim().split_once(':')?;
    let seq = seq.parse().ok().filter(|seq| *seq > 0)?;
    let hex = hash.len() == 64 && hash.chars().all(|c| c.is_ascii_hexdigit());
    hex.then(|| (seq, hash.to_ascii_lowercase()))
}

/// Copies the database into a new file and verifies the copy.
pub fn backup(session: &Session, m: &ArgMatches) -> Outcome {
    let service = owned(session)?;
    let Some(file) = m.get_one::<PathBuf>("file") else { return Err(Failure::Code(2)) };
    out::must_have_folder(session, file)?;
    let report = service.store().backup(file).map_err(|e| said(session, &e))?;
    let shown = file.display().to_string();
    out::message(&session.tr().cli_backup_done(report.changes, shown));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::parse_anchor;

    #[test]
    fn an_anchor_is_a_number_and_a_hash() {
        let hash = "A0".repeat(32);
        assert_eq!(parse_anchor(&format!("12:{hash}")), Some((12, hash.to_lowercase())));
        for wrong in ["", "12", "0:", "x:00", "12:zz", &format!("-1:{hash}")] {
            assert_eq!(parse_anchor(wrong), None, "{wrong}");
        }
    }
}
