//! Opinions from outside: kept in their own words, sorted, decided, made findings of (S37, S64).

use super::{
    context::{Ctx, Work, done, undo_of, undo_removal},
    numbers,
    spawn::{Stated, spawn_finding},
    step_entry::{begin, entry_of, head, open_for_me, refusal_of, rights, subject},
    submit::{close, submittable},
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        finding::{Finding, FindingSource},
        opinion::{
            self, Opinion, OpinionCommand, OpinionInput, OpinionRow, OpinionStatus, OpinionsView,
        },
        person::Role,
        policy::{Act, Rights, Target},
        progress::Progress,
        record::{Id, Meta},
        refusal::Refusal,
        step::{OpinionsParams, Step, StepKind},
        step_entry::{StepStatus, status_of},
    },
    error::Error,
    text::safe::{Mode, clean},
};
use std::collections::{HashMap, hash_map::Entry};

/// Roles that read the opinions everybody collected (domain 2.1).
const READERS: [Role; 4] = [Role::Leader, Role::Supervisor, Role::Coordinator, Role::Inspector];

/// The opinions screen: of one person, or where the reader may, of the whole office.
pub(super) fn view(ctx: &Ctx<'_>, step: &str, person: Option<&Id>) -> Result<OpinionsView, Error> {
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
pub(super) fn progress(ctx: &Ctx<'_>, person: &str, step: &Step) -> Result<Progress, Error> {
    let params = step.opinions().ok_or(Error::NotFound)?;
    let entry = entry_of(ctx, person, &step.key)?;
    Ok(opinion::progress(params, &of_person(ctx, person)?, entry.as_ref()))
}

fn all(ctx: &Ctx<'_>) -> Result<Vec<Opinion>, Error> {
    ctx.db.opinions(ctx.office.id())
}

fn of_person(ctx: &Ctx<'_>, person: &str) -> Result<Vec<Opinion>, Error> {
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

/// Orders about opinions.
pub(super) fn run(w: &mut Work<'_, '_>, command: OpinionCommand) -> Result<Done, Error> {
    match command {
        OpinionCommand::Add { step, input } => add(w, &step, input),
        OpinionCommand::Change { id, version, input } => change(w, &id, version, input),
        OpinionCommand::Delete { id, version } => {
            let (step, mut row) = load(w, Act::ChangeOpinion, &id)?;
            opinion::may_delete(&row)?;
            w.tx.delete::<Opinion>(&id, version, "delete")?;
            row.meta.version = version;
            totals::refresh(w, &row.author, &step.key)?;
            Ok(done(Outcome::Deleted, &row.meta, vec![undo_removal(&row)]))
        }
        OpinionCommand::Decide { id, version, decision, reason } => {
            let (step, mut row) = load(w, Act::DecideOpinion, &id)?;
            let reason = clean(&reason, Mode::Block).trim().to_owned();
            let problems = opinion::decision_problems(decision, &reason);
            if !problems.is_empty() {
                return Err(problems.into());
            }
            row.decision = Some(decision);
            row.reason = reason;
            keep(w, step, &mut row, version, "decide")?;
            Ok(done(Outcome::Decided, &row.meta, Vec::new()))
        }
        OpinionCommand::Convert { id, version } => convert(w, &id, version),
        OpinionCommand::Finish { step, version } => finish(w, &step, version),
    }
}

/// The collector declares their part finished: nobody reviews it.
pub(super) fn finish(w: &mut Work<'_, '_>, step: &str, version: i64) -> Result<Done, Error> {
    let step = w.office.step(step)?;
    let params = step.opinions().ok_or(Error::NotFound)?;
    let entry = submittable(&w.ctx(), step)?;
    let own = of_person(&w.ctx(), w.who.id())?;
    let problems = opinion::finish_lacks(params, &own);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    close(w, step, entry, version, (StepStatus::Done, String::new()))
}

fn add(w: &mut Work<'_, '_>, step: &str, input: OpinionInput) -> Result<Done, Error> {
    let step = w.office.step(step)?;
    let params = step.opinions().ok_or(Error::NotFound)?;
    w.ctx().allow(Act::AddOpinion, &Target::own(&w.who.actor))?;
    open_for_me(&w.ctx(), step)?;
    let input = checked(w, params, input)?;
    let mut row = Opinion {
        meta: Meta::default(),
        campaign: w.office.id().to_owned(),
        no: numbers::next::<Opinion>(w, "YJ")?,
        author: w.who.id().to_owned(),
        received_on: input.received_on.unwrap_or(w.office.today),
        source: input.source,
        channel: input.channel,
        giver: input.giver,
        original: input.original,
        summary: input.summary,
        category: input.category,
        decision: None,
        reason: String::new(),
        finding: None,
        status: OpinionStatus::Registered,
    };
    row.status = opinion::status_after(&row);
    w.tx.insert(&mut row, "create")?;
    let entry = entry_of(&w.ctx(), w.who.id(), &step.key)?;
    // Who had finished may still bring more; that opens nothing again.
    if status_of(entry.as_ref()).is_open() {
        begin(w, step, entry)?;
    }
    totals::refresh(w, &row.author, &step.key)?;
    Ok(done(Outcome::Saved, &row.meta, vec![undo_of(&row)]))
}

fn change(
    w: &mut Work<'_, '_>,
    id: &str,
    version: i64,
    input: OpinionInput,
) -> Result<Done, Error> {
    let (step, mut row) = load(w, Act::ChangeOpinion, id)?;
    let params = step.opinions().ok_or(Error::NotFound)?;
    opinion::change_freezes(&row, clean(&input.original, Mode::Block).trim())?;
    let input = checked(w, params, OpinionInput { original: row.original.clone(), ..input })?;
    row.received_on = input.received_on.unwrap_or(row.received_on);
    row.source = input.source;
    row.channel = input.channel;
    row.giver = input.giver;
    row.summary = input.summary;
    row.category = input.category;
    keep(w, step, &mut row, version, "change")?;
    Ok(done(Outcome::Saved, &row.meta, vec![undo_of(&row)]))
}

fn convert(w: &mut Work<'_, '_>, id: &str, version: i64) -> Result<Done, Error> {
    let (step, mut row) = load(w, Act::ConvertOpinion, id)?;
    opinion::may_convert(&row)?;
    let words = if row.summary.is_empty() { &row.original } else { &row.summary };
    let stated = Stated {
        author: row.author.clone(),
        source: FindingSource::Opinion,
        source_ref: row.meta.id.clone(),
        description: words.clone(),
        category: row.category.clone(),
        cause: String::new(),
        owned: false,
    };
    let finding = spawn_finding(w, stated)?;
    row.finding = Some(finding.meta.id);
    keep(w, step, &mut row, version, "convert")?;
    Ok(done(Outcome::Converted(finding.no), &row.meta, Vec::new()))
}

/// The input cleaned and found right.
fn checked(
    w: &Work<'_, '_>,
    params: &OpinionsParams,
    input: OpinionInput,
) -> Result<OpinionInput, Error> {
    let line = |text: &str| clean(text, Mode::Line).trim().to_owned();
    let block = |text: &str| clean(text, Mode::Block).trim().to_owned();
    let input = OpinionInput {
        giver: line(&input.giver),
        original: block(&input.original),
        summary: block(&input.summary),
        ..input
    };
    let known = w.office.rules.category(&input.category).is_some();
    let problems = opinion::input_problems(params, &input, known, w.office.today);
    if problems.is_empty() { Ok(input) } else { Err(problems.into()) }
}

/// An opinion that the person who asks may do this with, and the step it belongs to.
fn load<'a>(w: &Work<'a, '_>, act: Act, id: &str) -> Result<(&'a Step, Opinion), Error> {
    let row: Opinion = w.tx.get(id)?;
    w.ctx().allow(act, &w.ctx().target_of_person(&row.author)?)?;
    let office = w.office;
    let step = office.rules.first_of(StepKind::Opinions).ok_or(Error::NotFound)?;
    w.ctx().phase_open(&step.key)?;
    Ok((step, row))
}

fn keep(
    w: &mut Work<'_, '_>,
    step: &Step,
    row: &mut Opinion,
    version: i64,
    action: &str,
) -> Result<(), Error> {
    row.meta.version = version;
    row.status = opinion::status_after(row);
    w.tx.update(row, action)?;
    totals::refresh(w, &row.author, &step.key)
}
