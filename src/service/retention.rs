//! How long personal data is kept: the office's decision, what people are told of it, and whose data
//! is kept longer. Nothing is erased by itself.

use super::context::{Ctx, Work, done};
use crate::{
    clock,
    domain::{
        change::{Done, Outcome},
        person::{Person, PersonStatus},
        policy::{Act, Target},
        privacy::{self, DataNotice, Overdue, RETENTION, RetentionView},
        record::Meta,
        role::Role,
    },
    error::Error,
    store::{Reader, Val},
};
use chrono::NaiveDate;

/// Setting of the office: months that personal data is kept.
const MONTHS: &str = "retention_months";

/// What a person is called once their data was erased; also what stands for each of their texts.
pub(super) const ERASED: &str = "***";

/// Decides how long; the history tells who decided what.
pub(super) fn set(w: &mut Work<'_, '_>, months: i64) -> Result<Done, Error> {
    w.ctx().allow(Act::ChangeCampaign, &Target::office())?;
    privacy::months(months)?;
    let before = months_of(w.tx)?;
    w.tx.set_setting("", MONTHS, &months.to_string())?;
    w.tx.event("retention", &[("months", Val::I(months)), ("before", Val::I(before))])?;
    Ok(done(Outcome::Saved, &Meta::default(), Vec::new()))
}

/// What everybody is told at the first login.
pub(super) fn notice(ctx: &Ctx<'_>) -> Result<DataNotice, Error> {
    let months = months_of(ctx.db)?;
    let contacts = ctx.people_in_roles(&[Role::Coordinator])?;
    Ok(DataNotice {
        unit: ctx.units()?.name(&ctx.office.campaign.unit).to_owned(),
        months,
        until: privacy::after(last_day(ctx), months),
        contacts: contacts.into_iter().map(|person| person.name).collect(),
    })
}

/// Who left and whose data is kept longer than decided.
pub(super) fn view(ctx: &Ctx<'_>) -> Result<RetentionView, Error> {
    let months = months_of(ctx.db)?;
    let until = privacy::after(last_day(ctx), months);
    let mut overdue = Vec::new();
    for person in ctx.db.people_by_name()? {
        if person.status == PersonStatus::Active || person.name == ERASED {
            continue;
        }
        let since = until.min(privacy::after(left_on(ctx.db, &person)?, months));
        if since < ctx.office.today {
            overdue.push(Overdue { person: person.meta.id, login: person.login, since });
        }
    }
    Ok(RetentionView { months, until, overdue })
}

fn months_of(db: &Reader<'_>) -> Result<i64, Error> {
    let chosen = db.setting("", MONTHS)?.and_then(|months| months.parse().ok());
    Ok(chosen.filter(|months| privacy::months(*months).is_ok()).unwrap_or(RETENTION))
}

fn last_day(ctx: &Ctx<'_>) -> NaiveDate {
    let last = ctx.office.phases.iter().map(|phase| phase.last_day).max();
    last.unwrap_or(ctx.office.today)
}

/// The day since which a person is no longer active.
fn left_on(db: &Reader<'_>, person: &Person) -> Result<NaiveDate, Error> {
    let active = Some(PersonStatus::Active.code().to_owned());
    let past = db.history_of("person", &person.meta.id)?;
    let is_active = |body: &crate::store::Body| body.get("status").and_then(Val::text) == active;
    let after = past.iter().rev().take_while(|row| !row.new.as_ref().is_some_and(is_active));
    let at = after.last().map_or(person.meta.updated_at, |row| row.at);
    Ok(clock::local(at).map_or(NaiveDate::MIN, |moment| moment.date()))
}
