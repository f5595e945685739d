//! Texts of a step as they are read: the personal summary.

use super::entry::{entry_of, head, readable, rights};
use crate::service::context::Ctx;
use crate::{
    domain::{
        check::chars,
        progress::Progress,
        record::Id,
        refusal::Refusal,
        step::{Step, TextForm},
        step_entry::{StatementView, text_status},
    },
    error::Error,
};

/// The statement screen of a person.
pub fn view(ctx: &Ctx<'_>, step: &str, person: Option<&Id>) -> Result<StatementView, Error> {
    let step = ctx.step(step)?;
    let form = form_of(step)?;
    let subject = readable(ctx, person)?;
    let entry = entry_of(ctx, &subject.person.meta.id, &step.key)?;
    let status = text_status(entry.as_ref());
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
pub fn progress(ctx: &Ctx<'_>, person: &str, step: &Step) -> Result<Progress, Error> {
    Ok(Progress::of_text(text_status(entry_of(ctx, person, &step.key)?.as_ref())))
}

pub fn form_of(step: &Step) -> Result<&TextForm, Error> {
    step.text_form().ok_or_else(|| Refusal::WrongState(step.kind().code()).into())
}
