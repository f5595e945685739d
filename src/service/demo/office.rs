//! The example's people, units, report channels and the phase that was opened early.

use super::{
    content::Content,
    stage::{Agenda, Stage, day},
};
use crate::{
    domain::{
        office::{CampaignCommand, ChannelKind},
        person::{PeopleCommand, PersonInput, Unit},
        role::Role,
    },
    error::Error,
    service::{campaign, people},
    store::Record,
};

/// The coordinator sets the office up and so is its first person.
pub(super) const COORDINATOR: &str = "linzhixia";

/// The phase that is opened before its first day: put right while still looking (边查边改).
const EARLY: i64 = 2;

/// Plans what the coordinator does.
pub(super) fn plan(agenda: &mut Agenda) {
    agenda.at(day(3, 30), 9 * 60 + 40, gather);
    agenda.at(day(4, 2), 10 * 60, channels);
    agenda.at(day(4, 20), 8 * 60 + 50, |stage| {
        let early = stage.office.phases.iter().find(|phase| phase.no == EARLY);
        let Some((id, version)) = early.map(|phase| (phase.meta.id.clone(), phase.meta.version))
        else {
            return Ok(());
        };
        // In an example with a later day of its own the phase may have begun by itself.
        if early.is_some_and(|phase| phase.is_open(stage.office.today)) {
            return Ok(());
        }
        stage.act(COORDINATOR, |w| campaign::run(w, CampaignCommand::OpenPhase { id, version }))?;
        stage.refresh_phases()
    });
}

/// Units first, then people, then who supervises which unit.
fn gather(stage: &mut Stage<'_, '_>) -> Result<(), Error> {
    let content: &Content = stage.content;
    let top = stage.office.campaign.unit.clone();
    for unit in &content.people.unit {
        let id = match &unit.parent {
            None => top.clone(),
            Some(parent) => {
                let command = PeopleCommand::AddUnit {
                    parent: Some(stage.made(&unit_key(parent))?),
                    name: unit.name.clone(),
                    short_name: unit.short.clone(),
                    supervisor: None,
                };
                stage.act(COORDINATOR, |w| people::run(w, command))?.id
            }
        };
        stage.made.insert(unit_key(&unit.key), id);
    }
    for person in &content.people.person {
        let input = PersonInput {
            login: person.login.clone(),
            name: person.name.clone(),
            title: person.title.clone(),
            unit: stage.made(&unit_key(&person.unit))?,
            cadre: person.cadre,
            roles: person.roles.clone(),
            os_account: None,
        };
        if person.login == COORDINATOR {
            settle(stage, input)?;
        } else {
            let id = stage.act(COORDINATOR, |w| people::run(w, PeopleCommand::Add(input)))?.id;
            stage.enter(&person.login, &id)?;
        }
        looked(stage, &person.login)?;
    }
    for unit in &content.people.unit {
        let Some(supervisor) = &unit.supervisor else { continue };
        let stored: Unit = stage.tx.get(&stage.made(&unit_key(&unit.key))?)?;
        let command = PeopleCommand::ChangeUnit {
            id: stored.meta().id.clone(),
            version: stored.meta().version,
            name: unit.name.clone(),
            short_name: unit.short.clone(),
            supervisor: Some(stage.id(supervisor)?),
        };
        stage.act(COORDINATOR, |w| people::run(w, command))?;
    }
    Ok(())
}

/// The coordinator moves from the office's top into their own unit.
fn settle(stage: &mut Stage<'_, '_>, input: PersonInput) -> Result<(), Error> {
    let id = stage.id(COORDINATOR)?;
    let roles = vec![Role::Coordinator, Role::Admin];
    let version = stage.tx.get::<crate::domain::person::Person>(&id)?.meta.version;
    let change =
        PeopleCommand::Change { id: id.clone(), version, input: PersonInput { roles, ..input } };
    stage.act(COORDINATOR, |w| people::run(w, change))?;
    stage.enter(COORDINATOR, &id)
}

/// People of the example have answered the question of the first login.
fn looked(stage: &mut Stage<'_, '_>, login: &str) -> Result<(), Error> {
    let id = stage.id(login)?;
    stage.tx.set_setting(&id, "looks", "asked")
}

fn channels(stage: &mut Stage<'_, '_>) -> Result<(), Error> {
    let promises = &stage.content.promises;
    let given = [
        (ChannelKind::Phone, promises.phone.clone(), promises.hours.clone()),
        (ChannelKind::Url, promises.url.clone(), String::new()),
    ];
    for (kind, value, hours) in given {
        let (id, version) = (String::new(), 0);
        let command = CampaignCommand::SaveChannel { id, version, kind, value, hours };
        stage.act(COORDINATOR, |w| campaign::run(w, command))?;
    }
    Ok(())
}

/// Under which key a unit is remembered.
pub(super) fn unit_key(unit: &str) -> String {
    format!("unit {unit}")
}
