//! `zicha demo`: builds an example office and opens it.

use super::{Failure, Outcome, out, said, screens, session::Session};
use crate::{
    error::{Error, StoreFault},
    i18n::format,
    runtime::kit::kit,
    service::demo::{self, DemoOptions},
    text,
};
use chrono::NaiveDate;
use clap::ArgMatches;
use std::path::PathBuf;

/// Builds (unless a demo is there already) and opens it.
pub fn run(session: &mut Session, m: &ArgMatches) -> Outcome {
    let tr = session.tr();
    if m.get_one::<PathBuf>("db").is_none() {
        session.db = demo_db(&session.db);
    }
    let shown = out::within(session.db.display());
    let number = |name: &str| m.get_one::<u64>(name).copied();
    let default = DemoOptions::default();
    let options = DemoOptions {
        people: number("people"),
        entries: number("entries"),
        seed: number("seed").unwrap_or(default.seed),
        today: m.get_one::<NaiveDate>("today").copied().unwrap_or(default.today),
    };
    let mut progress = out::Progress::new();
    let built = demo::build(&session.db, &kit(), &options, &mut |done, all| {
        progress.show(done, all);
    });
    progress.finish();
    match built {
        Ok(built) => {
            let today = options.today.to_string();
            out::message(&tr.cli_demo_built(built.changes, shown, built.people, today));
        }
        Err(Error::Store(StoreFault::Exists(_))) => {
            // What stands there may be no database at all: that is said instead.
            session.open().map_err(|e| said(session, &e))?;
            if m.get_flag("no-open") {
                return Err(Failure::Said(tr.cli_demo_exists(shown)));
            }
            out::message(&tr.cli_demo_exists(shown));
        }
        Err(e) => return Err(said(session, &e)),
    }
    introduce(session)?;
    if m.get_flag("no-open") { Ok(()) } else { screens::run(session) }
}

/// The example's own file, so that it never stands in the way of a real office.
fn demo_db(default: &std::path::Path) -> PathBuf {
    default.with_file_name("demo.db")
}

/// Says whom one can open it as.
fn introduce(session: &Session) -> Outcome {
    let tr = session.tr();
    out::message(&tr.cli_demo_as());
    for (login, name, roles) in demo::faces().map_err(|e| said(session, &e))? {
        let roles: Vec<_> = roles.iter().map(|role| tr.labels_role(role.code())).collect();
        let name = text::pad(&name, 10);
        out::message(&format!("  {login:<16} {name} {}", format::list(tr, roles)));
    }
    Ok(())
}
