//! Reflections as they are read (心得体会, S35).

use crate::service::context::Ctx;
use crate::{
    domain::{
        check::chars,
        policy::{Act, Rights, Target},
        refusal::Refusal,
        step::StudyParams,
        study::{Reflection, ReflectionRow, ReviewStatus},
    },
    error::Error,
};

/// Reflections of a person on the topics of a step, in the order they were begun.
pub fn of(ctx: &Ctx<'_>, person: &str, params: &StudyParams) -> Result<Vec<Reflection>, Error> {
    let mut found = ctx.db.reflections_of(ctx.office.id(), person)?;
    found.retain(|reflection| params.topic(&reflection.topic).is_some());
    Ok(found)
}

/// Reflections as shown. `locked` says why nothing new may be written in the step, `closed` why
/// not even a returned reflection.
pub fn rows(
    ctx: &Ctx<'_>,
    target: &Target,
    reflections: Vec<Reflection>,
    locked: Option<&Refusal>,
    closed: Option<&Refusal>,
) -> Result<Vec<ReflectionRow>, Error> {
    let mut rows = Vec::with_capacity(reflections.len());
    for row in reflections {
        let barred = if row.status == ReviewStatus::Returned { closed } else { locked };
        let write = row.status.may_write().err().or_else(|| barred.cloned());
        let review = row.status.may_review().err();
        rows.push(ReflectionRow {
            reviewer: match &row.reviewer {
                Some(reviewer) => ctx.name_of(reviewer)?,
                None => String::new(),
            },
            chars: chars(&row.body),
            rights: Rights(vec![
                ctx.right(Act::WriteEntry, target, write.clone()),
                ctx.right(Act::SubmitEntry, target, write),
                ctx.right(Act::AcceptEntry, target, review.clone()),
                ctx.right(Act::ReturnEntry, target, review),
            ]),
            row,
        });
    }
    Ok(rows)
}
