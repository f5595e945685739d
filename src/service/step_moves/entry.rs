//! An entry comes to be: at the first word written in its step.

use crate::service::context::Work;
use crate::{
    domain::{
        record::Meta,
        step::Step,
        step_entry::{StepEntry, StepStatus},
    },
    error::Error,
};

/// The entry as it becomes by writing in the step: created at the first word (todo → doing).
pub fn begin(
    w: &mut Work<'_, '_>,
    step: &Step,
    entry: Option<StepEntry>,
) -> Result<StepEntry, Error> {
    if let Some(mut entry) = entry {
        let after = entry.status.after_writing();
        if after != entry.status {
            entry.status = after;
            w.tx.update(&mut entry, "change")?;
        }
        return Ok(entry);
    }
    let mut entry = blank(w, &step.key);
    w.tx.insert(&mut entry, "create")?;
    Ok(entry)
}

/// An entry of the person who asks, not stored yet.
pub fn blank(w: &Work<'_, '_>, step: &str) -> StepEntry {
    StepEntry {
        meta: Meta::default(),
        campaign: w.office.id().to_owned(),
        person: w.who.id().to_owned(),
        step: step.to_owned(),
        status: StepStatus::Doing,
        body: String::new(),
        signed_name: String::new(),
        submitted_on: None,
        reviewer: None,
        reviewed_on: None,
        comment: String::new(),
        offline: false,
    }
}
