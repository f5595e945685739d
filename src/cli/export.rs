//! `zicha export`: bytes to stdout, or into the file named.

use super::{Failure, Outcome, open, out, said, session::Session};
use crate::{
    domain::report::{ExportFormat, ExportKind},
    error::StoreFault,
    export,
    runtime::system_log::{Occasion, SystemLog},
};
use clap::ArgMatches;
use std::path::PathBuf;

/// Exports one report in one format.
pub fn run(session: &mut Session, m: &ArgMatches) -> Outcome {
    let code = |name: &str| m.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    let kind = ExportKind::from_code(code("kind"));
    let (Some(kind), Some(format)) = (kind, ExportFormat::from_code(code("format"))) else {
        return Err(Failure::Code(2));
    };
    let past = m.get_flag("all-revisions");
    if past && kind != ExportKind::Mine {
        return Err(Failure::Said(session.tr().revisions_only_mine()));
    }
    let output = m.get_one::<PathBuf>("output");
    if format == ExportFormat::Xlsx && output.is_none() && out::is_terminal() {
        return Err(Failure::Said(session.tr().cli_binary_to_terminal()));
    }
    let mut service = open(session)?;
    let report = if past { service.report_with_past() } else { service.report(kind) };
    let report = report.map_err(|e| said(session, &e))?;
    let bytes = export::render(&report, format, session.lang)
        .map_err(|e| Failure::Said(e.say(session.tr())))?;
    service.record_export(&report, format, &bytes).map_err(|e| said(session, &e))?;
    if let Ok(Some(anchor)) = service.anchor() {
        SystemLog::default().tell(Occasion::Export, &anchor);
    }
    match output {
        None => Ok(out::data(&bytes)?),
        Some(path) => {
            out::must_have_folder(session, path)?;
            let shown = path.display().to_string();
            std::fs::write(path, &bytes)
                .map_err(|e| said(session, &StoreFault::Io(format!("{shown}: {e}")).into()))?;
            out::message(&session.tr().cli_export_done(shown));
            Ok(())
        }
    }
}
