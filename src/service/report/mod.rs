//! Reports as plain data, under the rights of who exports; every file made of one leaves a row of
//! history with the fingerprint of its bytes.

mod ledger;
mod lines;
mod mine;
mod summary;
mod team;

use super::{
    Service,
    context::{Ctx, Work},
};
use crate::{
    domain::{
        person::{Person, Unit},
        report::{ExportFormat, ExportKind, Report, ReportBody, ReportHead, ReportScope, SentFile},
    },
    error::Error,
    store::{EXPORT, Fingerprint, Reader, SentRow, Val, total::Scope},
};
use std::sync::Arc;

impl Service {
    /// A report as plain data, under the rights of this session. Nothing is recorded yet: whoever makes
    /// a file of it says so with [`Self::record_export`] before handing it out.
    ///
    /// # Errors
    /// [`Error::Refused`] to whoever may not export it, or the fault of the database.
    pub fn report(&mut self, kind: ExportKind) -> Result<Report, Error> {
        self.read(|ctx| collect(ctx, kind))
    }

    /// The person's own data with every change of it.
    ///
    /// # Errors
    /// As [`Self::report`].
    pub fn report_with_past(&mut self) -> Result<Report, Error> {
        self.read(collect_past)
    }

    /// Records that a file was made of a report, with the fingerprint of exactly these bytes.
    ///
    /// # Errors
    /// That the person may do nothing here any more, or the fault of the database: then nobody may
    /// have the file.
    pub fn record_export(
        &mut self,
        report: &Report,
        format: ExportFormat,
        bytes: &[u8],
    ) -> Result<(), Error> {
        self.write(|w| record(w, report, format, bytes))
    }

    /// Which export a file with this fingerprint is, unchanged; `None` where it is none. Everybody of
    /// the office may ask: nobody learns more than the file tells them that they hold.
    ///
    /// # Errors
    /// Why somebody is nobody here, or the fault of the database.
    pub fn sent(&mut self, sha256: &str) -> Result<Option<SentFile>, Error> {
        self.read(|ctx| sent(ctx.db, sha256))
    }

    /// The same for the owner of the database file, without a person.
    ///
    /// # Errors
    /// [`Refusal::NotFileOwner`](crate::domain::refusal::Refusal::NotFileOwner), or the fault of the
    /// database.
    pub fn sent_as_owner(&self, sha256: &str) -> Result<Option<SentFile>, Error> {
        self.must_own()?;
        self.store().read(|db| sent(db, sha256))
    }
}

/// What a report of this kind says at this moment, with the head of the history as its anchor.
///
/// # Errors
/// [`Error::Refused`] to whoever may not export it.
fn collect(ctx: &Ctx<'_>, kind: ExportKind) -> Result<Report, Error> {
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
    let (seq, hash) = ctx.db.head()?.unwrap_or_default();
    let head = ReportHead {
        campaign: Arc::clone(&ctx.office.rules),
        unit: unit.name,
        scope,
        year: ctx.office.campaign.year,
        today: ctx.office.today,
        exported_at: ctx.office.now,
        exported_by: ctx.who.person.name.clone(),
        anchor: format!("{seq}:{hash}"),
    };
    Ok(Report { head, body })
}

/// The reader's own data with every change of it, read at one moment.
///
/// # Errors
/// As [`collect`].
fn collect_past(ctx: &Ctx<'_>) -> Result<Report, Error> {
    let mut report = collect(ctx, ExportKind::Mine)?;
    if let ReportBody::Mine(body) = &mut report.body {
        body.revisions = Some(mine::revisions(ctx)?);
    }
    Ok(report)
}

/// Records a file: what it is, and the fingerprint of exactly these bytes.
///
/// A transaction of its own, so that nobody has to wait while a long report is collected; the anchor
/// within the file says at which point of the history it was read, and cannot count this record in,
/// which holds the file's own fingerprint.
///
/// # Errors
/// The fault of the database.
fn record(
    w: &mut Work<'_, '_>,
    report: &Report,
    format: ExportFormat,
    bytes: &[u8],
) -> Result<(), Error> {
    let text = |text: &str| Val::T(text.to_owned());
    let seen = report.head.anchor.split(':').next().and_then(|seq| seq.parse().ok());
    let details = [
        ("kind", text(report.kind().code())),
        ("format", text(format.code())),
        ("seen", Val::I(seen.unwrap_or_default())),
        ("bytes", Val::I(i64::try_from(bytes.len()).unwrap_or(i64::MAX))),
        ("sha256", Val::T(Fingerprint::of(bytes))),
    ];
    w.tx.event(EXPORT, &details)
}

/// The export that a file with this fingerprint came of; `None` where there was none.
///
/// # Errors
/// The fault of the database.
fn sent(db: &Reader<'_>, sha256: &str) -> Result<Option<SentFile>, Error> {
    let Some(SentRow { seq, at, actor, details }) = db.sent(sha256)? else { return Ok(None) };
    let code = |name: &str| match details.get(name) {
        Some(Val::T(code)) => code.as_str(),
        _ => "",
    };
    let (kind, format) =
        (ExportKind::from_code(code("kind")), ExportFormat::from_code(code("format")));
    let (Some(kind), Some(format)) = (kind, format) else { return Ok(None) };
    // Nobody's row is ever deleted, but a name can have been erased since.
    let by = match db.get::<Person>(&actor) {
        Ok(person) => person.name,
        Err(Error::NotFound) => String::new(),
        Err(e) => return Err(e),
    };
    Ok(Some(SentFile { seq, at, by, kind, format }))
}

/// What to call a scope of people.
const fn covers(scope: &Scope) -> ReportScope {
    if scope.units.is_none() { ReportScope::Office } else { ReportScope::Line }
}
