//! What is done about one person: added, changed, sent away, given an account.

use super::{
    context::{Work, done, undo_of},
    identity,
    people_roles::{assign, must_remain, set_roles},
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome, UndoToken},
        check::Checks,
        person::{Person, PersonInput, PersonStatus, Unit, rules},
        policy::{Act, Target},
        problem::ProblemKind,
        record::Meta,
        refusal::Refusal,
        role::Role,
    },
    error::Error,
    text::{
        safe::{Mode, clean},
        sort_key,
    },
};

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

pub(super) fn change(
    w: &mut Work,
    id: &str,
    version: i64,
    input: PersonInput,
) -> Result<Done, Error> {
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

pub(super) fn set_status(
    w: &mut Work,
    id: &str,
    version: i64,
    to: PersonStatus,
) -> Result<Done, Error> {
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

pub(super) fn bind(w: &mut Work, id: &str, version: i64, uid: Option<i64>) -> Result<Done, Error> {
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
