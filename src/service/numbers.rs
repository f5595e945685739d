//! Running numbers that people quote: `WT-2026-001`, the next one within the write transaction.

use super::context::Work;
use crate::{error::Error, store::Record};

/// The next free number of a record with a column `no`: prefix, year of the campaign, serial.
///
/// # Errors
/// The fault of the database.
pub(super) fn next<R: Record>(w: &Work<'_, '_>, prefix: &str) -> Result<String, Error> {
    let head = format!("{prefix}-{}-", w.office.campaign.year);
    let serial = w.tx.next_serial::<R>(w.office.id(), &head)?;
    Ok(format!("{head}{serial:03}"))
}
