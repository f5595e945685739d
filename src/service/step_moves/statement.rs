//! Keeping the text of a step: the personal summary, and what a self-examination ends with.

use super::entry::blank;
use crate::service::{
    context::{Work, done, undo_of},
    steps::{entry::writable, statement::form_of},
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        check::Checks,
        policy::Target,
        step::Step,
        step_entry::StepEntry,
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// Keeps the text; how long it must be is asked when it is submitted.
pub fn save(w: &mut Work<'_, '_>, step: &str, version: i64, body: &str) -> Result<Done, Error> {
    let step = w.office.step(step)?;
    let entry = writable(&w.ctx(), step, &Target::own(&w.who.actor))?;
    let form = form_of(step)?;
    let body = clean(body, Mode::Block);
    let mut checks = Checks::new();
    checks.text("body", &body, 0, form.max_chars);
    checks.finish()?;
    let entry = store_text(w, step, entry, version, body)?;
    totals::refresh(w, &entry.person, &step.key)?;
    Ok(done(Outcome::Saved, &entry.meta, vec![undo_of(&entry)]))
}

fn store_text(
    w: &mut Work<'_, '_>,
    step: &Step,
    entry: Option<StepEntry>,
    version: i64,
    body: String,
) -> Result<StepEntry, Error> {
    let Some(stored) = entry else {
        let mut entry = StepEntry { body, ..blank(w, &step.key) };
        w.tx.insert(&mut entry, "create")?;
        return Ok(entry);
    };
    let stored = as_read(stored, version);
    let mut entry = StepEntry { status: stored.status.after_writing(), body, ..stored };
    w.tx.update(&mut entry, "change")?;
    Ok(entry)
}

/// The entry at the version its author read. Who saw none (version 0) lost nothing as long as the
/// entry that came to be meanwhile, by an answer or a record, holds no text.
pub fn as_read(mut entry: StepEntry, version: i64) -> StepEntry {
    let untouched = entry.meta.version == 1 && entry.body.is_empty();
    if version != 0 || !untouched {
        entry.meta.version = version;
    }
    entry
}
