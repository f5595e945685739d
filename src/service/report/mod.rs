//! Reports as plain data, under the rights of who exports; every export leaves a row of history.

mod ledger;
mod lines;
mod mine;
mod summary;
mod team;

use super::context::{Ctx, Work};
use crate::{
    domain::{
        person::Unit,
        report::{ExportKind, Report, ReportBody, ReportHead, ReportScope},
    },
    error::Error,
    store::{Val, total::Scope},
};
use std::sync::Arc;

/// What a report of this kind says at this moment, and the sequence number it was read at.
///
/// The anchor is still to come: [`record`] gives it.
///
/// # Errors
/// [`Error::Refused`] to whoever may not export it.
pub(super) fn collect(ctx: &Ctx<'_>, kind: ExportKind) -> Result<(Report, i64), Error> {
    let (scope, body) = match kind {
        ExportKind::Summary => {
            let (covers, body) = summary::report(ctx)?;
            (covers, ReportBody::Summary(Box::new(body)))
        }
        ExportKind::Team => {
            let (covers, body) = team::report(ctx)?;
            (covers, ReportBody::Team(body))
        }
        ExportKind::Ledger => {
            let (covers, body) = ledger::report(ctx)?;
            (covers, ReportBody::Ledger(body))
        }
        ExportKind::Mine => (ReportScope::Own, ReportBody::Mine(Box::new(mine::report(ctx)?))),
    };
    let unit: Unit = ctx.db.get(&ctx.office.campaign.unit)?;
    let head = ReportHead {
        campaign: Arc::clone(&ctx.office.rules),
        unit: unit.name,
        scope,
        year: ctx.office.campaign.year,
        today: ctx.office.today,
        exported_at: ctx.office.now,
        exported_by: ctx.who.person.name.clone(),
        anchor: String::new(),
    };
    Ok((Report { head, body }, ctx.db.last_seq()?))
}

/// The reader's own data with every change of it, read at one moment.
///
/// # Errors
/// As [`collect`].
pub(super) fn collect_past(ctx: &Ctx<'_>) -> Result<(Report, i64), Error> {
    let (mut report, seen) = collect(ctx, ExportKind::Mine)?;
    if let ReportBody::Mine(body) = &mut report.body {
        body.revisions = Some(mine::revisions(ctx)?);
    }
    Ok((report, seen))
}

/// Records the export and gives the anchor `SEQ:HASH`: the history up to and with this row.
///
/// A transaction of its own, so that nobody has to wait while a long report is collected; `seen` is
/// the sequence number at which it was read.
///
/// # Errors
/// The fault of the database.
pub(super) fn record(w: &mut Work<'_, '_>, kind: ExportKind, seen: i64) -> Result<String, Error> {
    let details = [("kind", Val::T(kind.code().to_owned())), ("seen", Val::I(seen))];
    w.tx.event("export", &details)?;
    let (seq, hash) = w.tx.head()?.unwrap_or_default();
    Ok(format!("{seq}:{hash}"))
}

/// What to call a scope of people.
const fn covers(scope: &Scope) -> ReportScope {
    if scope.units.is_none() { ReportScope::Office } else { ReportScope::Line }
}
