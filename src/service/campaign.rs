//! The Campaign page: phase dates, opening a phase early, report channels (S45, S46).

use super::{
    context::{Ctx, Office, Work, done, undo_of, undo_removal},
    retention, totals,
};
use crate::{
    domain::{
        change::{Done, Outcome},
        office::{CampaignCommand, CampaignView, Channel, ChannelKind, OfficePhase, rules},
        policy::{Act, Rights, Target},
        record::Meta,
        refusal::Refusal,
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// The campaign in force; everybody may see it.
pub(super) fn view(ctx: &Ctx) -> Result<CampaignView, Error> {
    let office = Target::office();
    let people = ctx.db.count_active_people()?;
    let mut retention = retention::view(ctx)?;
    if ctx.allow(Act::ChangeCampaign, &office).is_err() {
        retention.overdue.clear();
    }
    Ok(CampaignView {
        retention,
        campaign: ctx.db.get(ctx.office.id())?,
        unit: ctx.unit_name(&ctx.office.campaign.unit)?,
        phases: ctx.office.phases.clone(),
        channels: ctx.channels()?,
        people,
        doubts: rules::date_doubts(&ctx.office.phases),
        rights: [Act::ChangeCampaign, Act::OpenPhase, Act::ChangeChannels]
            .into_iter()
            .map(|act| ctx.right(act, &office, None))
            .collect::<Rights>(),
    })
}

/// Carries out an order about the campaign.
pub(super) fn run(w: &mut Work, command: CampaignCommand) -> Result<Done, Error> {
    match command {
        CampaignCommand::SetPhase { id, version, start, end } => {
            w.ctx().allow(Act::ChangeCampaign, &Target::office())?;
            let mut phase = phase(w, &id, version)?;
            rules::phase_dates(start, end)?;
            (phase.first_day, phase.last_day) = (start, end);
            w.tx.update(&mut phase, "change")?;
            dates_moved(w, phase.no)?;
            Ok(done(Outcome::Saved, &phase.meta, vec![undo_of(&phase)]))
        }
        CampaignCommand::OpenPhase { id, version } => {
            w.ctx().allow(Act::OpenPhase, &Target::office())?;
            let mut phase = phase(w, &id, version)?;
            if phase.is_open(w.office.today) {
                return Err(Refusal::WrongState("running").into());
            }
            phase.opened_at = Some(w.office.now);
            phase.opened_by = Some(w.who.id().to_owned());
            w.tx.update(&mut phase, "open")?;
            Ok(done(Outcome::PhaseOpened, &phase.meta, vec![undo_of(&phase)]))
        }
        CampaignCommand::SaveChannel { id, version, kind, value, hours } => {
            w.ctx().allow(Act::ChangeChannels, &Target::office())?;
            save_channel(w, &id, version, kind, (&value, &hours))
        }
        CampaignCommand::DeleteChannel { id, version } => {
            w.ctx().allow(Act::ChangeChannels, &Target::office())?;
            let channel = channel(w, &id)?;
            w.tx.delete::<Channel>(&id, version, "delete")?;
            Ok(done(Outcome::Deleted, &channel.meta, vec![undo_removal(&channel)]))
        }
        CampaignCommand::SetRetention { months } => retention::set(w, months),
    }
}

/// Counts what is due by the dates that now stand.
pub(super) fn dates_moved(w: &mut Work, phase: i64) -> Result<(), Error> {
    let phases = w.tx.phases(w.office.id())?;
    let office = Office { phases, ..w.office.clone() };
    totals::move_phase(w.tx, &office, phase)
}

fn phase(w: &Work, id: &str, version: i64) -> Result<OfficePhase, Error> {
    let mut phase: OfficePhase = w.tx.get(id)?;
    if phase.campaign != w.office.id() {
        return Err(Error::NotFound);
    }
    phase.meta.version = version;
    Ok(phase)
}

fn channel(w: &Work, id: &str) -> Result<Channel, Error> {
    let channel: Channel = w.tx.get(id)?;
    if channel.campaign == w.office.id() { Ok(channel) } else { Err(Error::NotFound) }
}

fn save_channel(
    w: &mut Work,
    id: &str,
    version: i64,
    kind: ChannelKind,
    (value, hours): (&str, &str),
) -> Result<Done, Error> {
    let value = clean(value, Mode::Line).trim().to_owned();
    let hours = clean(hours, Mode::Line).trim().to_owned();
    let new = id.is_empty();
    let mut channel = if new {
        let campaign = w.office.id().to_owned();
        Channel { meta: Meta::default(), campaign, kind, value, hours, valid: true }
    } else {
        let stored = channel(w, id)?;
        Channel { meta: Meta { version, ..stored.meta }, kind, value, hours, ..stored }
    };
    rules::channel(channel.kind, &channel.value, &channel.hours)?;
    if new {
        w.tx.insert(&mut channel, "create")?;
    } else {
        w.tx.update(&mut channel, "change")?;
    }
    Ok(done(Outcome::Saved, &channel.meta, vec![undo_of(&channel)]))
}
