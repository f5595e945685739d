//! The People page: who belongs to the office, in which unit, with which account.

use super::{
    context::{Ctx, Work, done, undo_of},
    identity, people_import,
    people_roles::{self, assign, must_remain, set_roles},
    people_units, totals,
};
use crate::{
    domain::{
        change::{Done, Outcome, UndoToken},
        check::Checks,
        person::{
            PeopleCommand, PeopleView, Person, PersonInput, PersonRow, PersonStatus, Role, Unit,
            rules,
        },
        policy::{Act, Rights, Target, may},
        problem::ProblemKind,
        record::{Id, Meta},
        refusal::Refusal,
        units::Units,
    },
    error::Error,
    text::{
        safe::{Mode, clean},
        sort_key,
    },
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
            let (person, undo) = add(w, input)?;
            Ok(done(outcome, &person.meta, undo))
        }
        PeopleCommand::Change { id, version, input } => change(w, &id, version, input),
        PeopleCommand::SetStatus { id, version, status } => set_status(w, &id, version, status),
        PeopleCommand::SetRoles { id, roles, add } => set_roles(w, &id, &roles, add),
        PeopleCommand::Bind { id, version, uid } => bind(w, &id, version, uid),
        PeopleCommand::Import { lines, hand_over } => people_import::run(w, lines, hand_over),
        PeopleCommand::AddUnit { parent, name, short_name, supervisor } => {
            people_units::add(w, parent, &name, &short_name, supervisor)
        }
        PeopleCommand::ChangeUnit { id, version, name, short_name, supervisor } => {
            people_units::change(w, &id, version, (&name, &short_name), supervisor)
        }
    }
}

/// The input as it may be stored.
pub(super) fn cleaned(input: PersonInput) -> PersonInput {
    PersonInput {
        login: clean(&input.login, Mode::Name),
        name: clean(&input.name, Mode::Name),
        title: clean(&input.title, Mode::Line).trim().to_owned(),
        os_account: input.os_account.map(|account| clean(&account, Mode::Name)),
        ..input
    }
}

/// Says what is wrong with a person; `stored` is the one that is changed. Gives the bound account.
pub(super) fn check(
    w: &Work,
    checks: &mut Checks,
    input: &PersonInput,
    stored: Option<&Person>,
) -> Result<Option<i64>, Error> {
    rules::person(checks, input);
    let other = |found: &Person| stored.is_none_or(|person| person.meta.id != found.meta.id);
    let taken = w.tx.person_of_login(&input.login)?;
    if taken.is_some_and(|found| other(&found)) {
        checks.add("login", ProblemKind::Exists(input.login.clone()));
    }
    if !input.unit.is_empty() && w.tx.maybe::<Unit>(&input.unit)?.is_none() {
        checks.add("unit", ProblemKind::NotAChoice);
    }
    let Some(account) = input.os_account.as_ref().filter(|account| !account.is_empty()) else {
        return Ok(None);
    };
    let uid = identity::uid_of(account);
    match uid {
        None => {
            checks.add("os_account", ProblemKind::NotAChoice);
        }
        Some(uid) => {
            let but = stored.map_or("", |person| &person.meta.id);
            if let Some(found) = w.tx.other_of_uid(uid, but)? {
                checks.add("os_account", ProblemKind::Exists(found.name));
            }
        }
    }
    Ok(uid)
}

/// Adds a person with roles (干部职工 when none is given) in the actor's unit when none is named.
pub(super) fn add(w: &mut Work, input: PersonInput) -> Result<(Person, Vec<UndoToken>), Error> {
    let input = cleaned(input);
    let mut checks = Checks::new();
    let os_uid = check(w, &mut checks, &input, None)?;
    checks.finish()?;
    let unit = if input.unit.is_empty() { w.who.person.unit.clone() } else { input.unit };
    let mut person = Person {
        meta: Meta::default(),
        sort_key: sort_key(&input.name),
        login: input.login,
        name: input.name,
        title: input.title,
        unit,
        cadre: input.cadre,
        status: PersonStatus::Active,
        os_uid,
    };
    w.tx.insert(&mut person, "create")?;
    let mut undo = vec![undo_of(&person)];
    let roles = if input.roles.is_empty() { vec![Role::Staff] } else { input.roles };
    undo.extend(assign(w, &person.meta.id, &rules::tidy_roles(&roles))?);
    totals::refresh_person(w, &person.meta.id)?;
    Ok((person, undo))
}

fn stored(w: &Work, id: &str, version: i64) -> Result<Person, Error> {
    let mut person: Person = w.tx.get(id)?;
    person.meta.version = version;
    Ok(person)
}

fn change(w: &mut Work, id: &str, version: i64, input: PersonInput) -> Result<Done, Error> {
    w.ctx().allow(Act::ChangePeople, &Target::office())?;
    let before = stored(w, id, version)?;
    let input = cleaned(input);
    let mut checks = Checks::new();
    let os_uid = check(w, &mut checks, &input, Some(&before))?;
    checks.finish()?;
    // An empty account unbinds; a form without that field leaves it alone.
    let os_uid = if input.os_account.is_some() { os_uid } else { before.os_uid };
    own_account(w, &before, os_uid)?;
    let unit = if input.unit.is_empty() { before.unit.clone() } else { input.unit };
    let mut person = Person {
        sort_key: sort_key(&input.name),
        login: input.login,
        name: input.name,
        title: input.title,
        unit,
        cadre: input.cadre,
        os_uid,
        ..before
    };
    w.tx.update(&mut person, "change")?;
    let mut undo = vec![undo_of(&person)];
    let roles = rules::tidy_roles(&input.roles);
    if !roles.is_empty() && roles != w.ctx().roles_of(id)? {
        undo.extend(set_roles(w, id, &roles, false)?.undo);
    }
    totals::refresh_person(w, id)?;
    Ok(done(Outcome::Saved, &person.meta, undo))
}

fn set_status(w: &mut Work, id: &str, version: i64, to: PersonStatus) -> Result<Done, Error> {
    w.ctx().allow(Act::ChangePeople, &Target::office())?;
    let mut person = stored(w, id, version)?;
    if person.status == PersonStatus::Active && to != PersonStatus::Active {
        for role in w.ctx().roles_of(id)? {
            must_remain(w, role, id)?;
        }
        let open = w.tx.open_items_of(id)?;
        if open > 0 {
            return Err(Refusal::OpenItems(open).into());
        }
        if let Some(unit) = w.ctx().units()?.iter().find(|u| u.supervisor.as_deref() == Some(id)) {
            return Err(Refusal::InUse(unit.name.clone()).into());
        }
    }
    person.status = to;
    w.tx.update(&mut person, "status")?;
    totals::refresh_person(w, id)?;
    Ok(done(Outcome::Saved, &person.meta, vec![undo_of(&person)]))
}

/// Nobody moves their own account: bound to another person it would bring that person's roles.
fn own_account(w: &Work, person: &Person, uid: Option<i64>) -> Result<(), Refusal> {
    let moved = person.meta.id == w.who.id() && person.os_uid.is_some() && person.os_uid != uid;
    if moved { Err(Refusal::OwnRoles) } else { Ok(()) }
}

fn bind(w: &mut Work, id: &str, version: i64, uid: Option<i64>) -> Result<Done, Error> {
    w.ctx().allow(Act::ChangePeople, &Target::office())?;
    let mut person = stored(w, id, version)?;
    own_account(w, &person, uid)?;
    if let Some(uid) = uid
        && let Some(other) = w.tx.other_of_uid(uid, id)?
    {
        return Err(Refusal::Taken(other.name).into());
    }
    person.os_uid = uid;
    w.tx.update(&mut person, "bind")?;
    Ok(done(Outcome::Saved, &person.meta, vec![undo_of(&person)]))
}
