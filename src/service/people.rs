//! The People page: who belongs to the office, in which unit, with which account.

use super::{
    context::{Ctx, Work, done},
    people_import, people_moves,
    people_roles::{self, set_roles},
    people_units,
};
use crate::{
    domain::{
        change::Done,
        person::{PeopleCommand, PeopleView, Person, PersonRow},
        policy::{Act, Rights, Target, may},
        record::Id,
        role::Role,
        units::Units,
    },
    error::Error,
};
use std::collections::BTreeMap;

/// Everybody for those who keep the list, oneself for all others.
pub(super) fn view(ctx: &Ctx) -> Result<PeopleView, Error> {
    let office = Target::office();
    let all = may(&ctx.who.actor, Act::ReadPeople, &office).is_ok();
    let people: Vec<Person> =
        if all { ctx.db.people_by_name()? } else { vec![ctx.who.person.clone()] };
    let units = ctx.units()?;
    let roles = all_roles(ctx)?;
    let names: BTreeMap<Id, String> = supervisors(ctx, &units)?;
    let rows = people.into_iter().map(|person| {
        let id = &person.meta.id;
        let target = Target { author: Some(id.clone()), ..Target::default() };
        let supervisor = units.supervisor(&person.unit, id).and_then(|id| names.get(id));
        PersonRow {
            unit: units.name(&person.unit).to_owned(),
            roles: roles.get(id).cloned().unwrap_or_default(),
            supervisor: supervisor.cloned().unwrap_or_default(),
            rights: [Act::ChangePeople, Act::ChangeRoles]
                .into_iter()
                .map(|act| ctx.right(act, &target, None))
                .collect::<Rights>(),
            person,
        }
    });
    Ok(PeopleView {
        rows: rows.collect(),
        rights: Rights::from_iter([ctx.right(Act::ChangePeople, &office, None)]),
        no_leader: !roles.values().any(|roles| roles.contains(&Role::Leader)),
        units: units.iter().cloned().collect(),
    })
}

/// The roles of everybody in this campaign.
fn all_roles(ctx: &Ctx) -> Result<BTreeMap<Id, Vec<Role>>, Error> {
    let mut roles: BTreeMap<Id, Vec<Role>> = BTreeMap::new();
    for assignment in ctx.db.assignments(ctx.office.id())? {
        roles.entry(assignment.person).or_default().push(assignment.role);
    }
    roles.values_mut().for_each(|roles| roles.sort_unstable());
    Ok(roles)
}

fn supervisors(ctx: &Ctx, units: &Units) -> Result<BTreeMap<Id, String>, Error> {
    let ids = units.iter().filter_map(|unit| unit.supervisor.clone());
    ids.map(|id| ctx.name_of(&id).map(|name| (id, name))).collect()
}

/// Carries out an order about people and units.
pub(super) fn run(w: &mut Work, command: PeopleCommand) -> Result<Done, Error> {
    match command {
        PeopleCommand::Add(input) => {
            w.ctx().allow(Act::ChangePeople, &Target::office())?;
            let outcome = people_roles::outcome(w, "", &input.roles)?;
            let (person, undo) = people_moves::add(w, input)?;
            Ok(done(outcome, &person.meta, undo))
        }
        PeopleCommand::Change { id, version, input } => {
            people_moves::change(w, &id, version, input)
        }
        PeopleCommand::SetStatus { id, version, status } => {
            people_moves::set_status(w, &id, version, status)
        }
        PeopleCommand::SetRoles { id, roles, add } => set_roles(w, &id, &roles, add),
        PeopleCommand::Bind { id, version, uid } => people_moves::bind(w, &id, version, uid),
        PeopleCommand::Import { lines, hand_over } => people_import::run(w, lines, hand_over),
        PeopleCommand::AddUnit { parent, name, short_name, supervisor } => {
            people_units::add(w, parent, &name, &short_name, supervisor)
        }
        PeopleCommand::ChangeUnit { id, version, name, short_name, supervisor } => {
            people_units::change(w, &id, version, (&name, &short_name), supervisor)
        }
    }
}
