//! Texts of a step: the personal summary, and the statement a self-examination ends with.

use super::{
    context::{Ctx, Work, done, undo_of},
    step_entry::{blank, entry_of, head, readable, rights, writable},
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        check::{Checks, chars},
        policy::Target,
        progress::Progress,
        record::Id,
        refusal::Refusal,
        step::{Step, TextForm},
        step_entry::{StatementView, StepEntry, text_progress},
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// The statement screen of a person.
pub(super) fn view(ctx: &Ctx<'_>, step: &str, person: Option<&Id>) -> Result<StatementView, Error> {
    let step = ctx.step(step)?;
    let form = form_of(step)?;
    let subject = readable(ctx, person)?;
    let entry = entry_of(ctx, &subject.person.meta.id, &step.key)?;
    let status = text_progress(entry.as_ref()).status;
    let body = entry.as_ref().map(|entry| entry.body.clone()).unwrap_or_default();
    Ok(StatementView {
        person: subject.reference(),
        step: step.key.clone(),
        head: head(ctx, &step.key, status, entry.as_ref())?,
        chars: chars(&body),
        body,
        min_chars: form.min_chars,
        open: ctx.phase_open(&step.key).is_ok(),
        rights: rights(ctx, step, &subject.target, status),
    })
}

/// Where a person stands with a step that is one text.
pub(super) fn progress(ctx: &Ctx<'_>, person: &str, step: &Step) -> Result<Progress, Error> {
    Ok(text_progress(entry_of(ctx, person, &step.key)?.as_ref()))
}

/// Keeps the text; how long it must be is asked when it is submitted.
pub(super) fn save(
    w: &mut Work<'_, '_>,
    step: &str,
    version: i64,
    body: &str,
) -> Result<Done, Error> {
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
pub(super) fn as_read(mut entry: StepEntry, version: i64) -> StepEntry {
    let untouched = entry.meta.version == 1 && entry.body.is_empty();
    if version != 0 || !untouched {
        entry.meta.version = version;
    }
    entry
}

fn form_of(step: &Step) -> Result<&TextForm, Error> {
    step.text_form().ok_or_else(|| Refusal::WrongState(step.kind().code()).into())
}
