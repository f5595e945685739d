//! Opinions from outside as they are read, by whoever collected them or the whole office (S37).

use super::entry::{entry_of, head, open_for_me, refusal_of, rights, subject};
use crate::service::context::Ctx;
use crate::{
    domain::{
        finding::Finding,
        opinion::{self, Opinion, OpinionRow, OpinionsView},
        policy::{Act, Rights, Target},
        progress::Progress,
        record::Id,
        refusal::Refusal,
        role::Role,
        step::Step,
    },
    error::Error,
};
use std::collections::{HashMap, hash_map::Entry};

/// Roles that read the opinions everybody collected (domain 2.1).
const READERS: [Role; 4] = [Role::Leader, Role::Supervisor, Role::Coordinator, Role::Inspector];

/// The opinions screen: of one person, or where the reader may, of the whole office.
pub fn view(ctx: &Ctx<'_>, step: &str, person: Option<&Id>) -> Result<OpinionsView, Error> {
    let step = ctx.step(step)?;
    let params = step.opinions().ok_or(Error::NotFound)?;
    let reader = &ctx.who.actor;
    let sees_all = READERS.iter().any(|role| reader.is(*role));
    let subject = subject(ctx, person)?;
    ctx.allow(Act::ReadOpinion, &subject.target)?;
    let id = &subject.person.meta.id;
    let by_source = opinion::by_source(params, &ctx.db.opinions_by_source(ctx.office.id())?);
    let own = of_person(ctx, id)?;
    let entry = entry_of(ctx, id, &step.key)?;
    let progress = opinion::progress(params, &own, entry.as_ref());
    let open = open_for_me(ctx, step).err().and_then(refusal_of);
    let shown = if sees_all && person.is_none() { all(ctx)? } else { own };
    let mut authors = Authors::default();
    let mut rows = Vec::with_capacity(shown.len());
    for row in shown {
        rows.push(row_of(ctx, &mut authors, row, open.as_ref())?);
    }
    let mut head = head(ctx, &step.key, progress.status, entry.as_ref())?;
    if ctx.allow(Act::ReadEntry, &subject.target).is_err() {
        head.comment = String::new();
    }
    let mut own_rights = rights(ctx, step, &subject.target, progress.status);
    own_rights.0.push(ctx.right(Act::AddOpinion, &subject.target, open.clone()));
    Ok(OpinionsView {
        step: step.key.clone(),
        head,
        rows,
        by_source,
        open: ctx.phase_open(&step.key).is_ok(),
        sees_all,
        rights: own_rights,
    })
}

/// Where a person stands with collecting.
pub fn progress(ctx: &Ctx<'_>, person: &str, step: &Step) -> Result<Progress, Error> {
    let params = step.opinions().ok_or(Error::NotFound)?;
    let entry = entry_of(ctx, person, &step.key)?;
    Ok(opinion::progress(params, &of_person(ctx, person)?, entry.as_ref()))
}

fn all(ctx: &Ctx<'_>) -> Result<Vec<Opinion>, Error> {
    ctx.db.opinions(ctx.office.id())
}

pub fn of_person(ctx: &Ctx<'_>, person: &str) -> Result<Vec<Opinion>, Error> {
    ctx.db.opinions_of(ctx.office.id(), person)
}

/// Those who collected, each looked up once: name, and how the reader stands to them.
#[derive(Default)]
struct Authors(HashMap<Id, (String, Target)>);

impl Authors {
    fn get(&mut self, ctx: &Ctx<'_>, author: &Id) -> Result<&(String, Target), Error> {
        Ok(match self.0.entry(author.clone()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert((ctx.name_of(author)?, ctx.target_of_person(author)?)),
        })
    }
}

fn row_of(
    ctx: &Ctx<'_>,
    authors: &mut Authors,
    mut row: Opinion,
    closed: Option<&Refusal>,
) -> Result<OpinionRow, Error> {
    let (author, target) = authors.get(ctx, &row.author)?;
    if ctx.allow(Act::ReadGiver, target).is_err() {
        row.giver = String::new();
    }
    let finding: Option<Finding> = match &row.finding {
        Some(finding) => ctx.db.maybe(finding)?,
        None => None,
    };
    let convert = opinion::may_convert(&row).err().or_else(|| closed.cloned());
    Ok(OpinionRow {
        author: author.clone(),
        finding_no: finding.map(|finding| finding.no).unwrap_or_default(),
        rights: Rights(vec![
            ctx.right(Act::ChangeOpinion, target, closed.cloned()),
            ctx.right(Act::DecideOpinion, target, closed.cloned()),
            ctx.right(Act::ConvertOpinion, target, convert),
        ]),
        row,
    })
}
