//! Further people: names of known pinyin, logins nobody else has, units of a size one can oversee.

use super::{Extra, in_batches, instant};
use crate::{
    domain::{
        person::{Person, PersonStatus, RoleAssignment, Unit},
        record::{Id, Meta},
        role::Role,
    },
    error::Error,
    service::{
        context::Office,
        demo::{
            DemoOptions,
            content::{Content, Names},
            day,
        },
    },
    store::Store,
    text::sort_key,
};
use std::collections::BTreeSet;

/// People of one unit, and units of one department.
const UNIT: usize = 25;
const DEPARTMENT: usize = 10;

/// Spreads the syllables: no common factor with the number of names.
const STRIDE: usize = 270_131;

/// A person to be written.
struct New {
    name: String,
    login: String,
    unit: Id,
    role: Role,
}

/// Adds so many people with their units; gives everybody new, or the staff of the story when nobody
/// is to be added.
pub(super) fn load(
    store: &mut Store,
    office: &Office,
    content: &Content,
    options: &DemoOptions,
    more: usize,
    count: &mut dyn FnMut(u64),
) -> Result<Vec<Extra>, Error> {
    let known: Vec<Person> = store.read(|db| db.everything())?;
    let chief = known.first().map(|person| person.meta.id.clone()).unwrap_or_default();
    if more == 0 {
        let extra = |person: Person| Extra {
            id: person.meta.id,
            name: person.name,
            supervisor: chief.clone(),
        };
        return Ok(known.into_iter().map(extra).collect());
    }
    let mut logins: BTreeSet<String> = known.into_iter().map(|person| person.login).collect();
    let now = instant(options, day(3, 31), 9);
    let units = units(store, office, content, options, more.div_ceil(UNIT), now)?;
    let new = (0..more).map(|n| {
        let (name, pinyin) = name(&content.names, n);
        let login = (1..)
            .map(|k| if k == 1 { pinyin.clone() } else { format!("{pinyin}{k}") })
            .find(|login| !logins.contains(login))
            .unwrap_or_default();
        logins.insert(login.clone());
        let unit = units.get(n / UNIT).map(|unit| unit.meta.id.clone()).unwrap_or_default();
        let role = if n % UNIT == 0 { Role::Supervisor } else { Role::Staff };
        New { name, login, unit, role }
    });
    let mut people: Vec<Extra> = Vec::with_capacity(more);
    in_batches(store, now, new, count, |tx, new| {
        tx.act_as(&chief, now + people.len() as i64);
        let mut person = Person {
            meta: Meta::default(),
            sort_key: sort_key(&new.name),
            login: new.login,
            name: new.name,
            title: String::new(),
            unit: new.unit,
            cadre: new.role == Role::Supervisor,
            status: PersonStatus::Active,
            os_uid: None,
        };
        tx.insert(&mut person, "create")?;
        let mut role = RoleAssignment {
            meta: Meta::default(),
            campaign: office.id().to_owned(),
            person: person.meta.id.clone(),
            role: new.role,
        };
        tx.insert(&mut role, "role")?;
        tx.set_setting(&person.meta.id, "looks", "asked")?;
        let head = people.len() / UNIT * UNIT;
        let supervisor = people.get(head).map(|extra| extra.id.clone());
        people.push(Extra {
            supervisor: supervisor.unwrap_or_else(|| chief.clone()),
            id: person.meta.id,
            name: person.name,
        });
        Ok(())
    })?;
    supervise(store, &chief, units, &people, now + more as i64)?;
    Ok(people)
}

/// Departments beneath the office, and units beneath departments.
fn units(
    store: &mut Store,
    office: &Office,
    content: &Content,
    options: &DemoOptions,
    count: usize,
    now: i64,
) -> Result<Vec<Unit>, Error> {
    let names = &content.names;
    let mut dice = super::dice(options, "units");
    store.bulk("", now, |tx| {
        let insert = |tx: &mut crate::store::Writer<'_>, parent: &str, name: String| {
            let short_name = name.chars().take(8).collect();
            let parent = Some(parent.to_owned());
            let (meta, supervisor) = (Meta::default(), None);
            let mut unit = Unit { meta, parent, name, short_name, supervisor };
            tx.insert(&mut unit, "create")?;
            Ok::<_, Error>(unit)
        };
        let mut units = Vec::with_capacity(count);
        let mut department = office.campaign.unit.clone();
        for n in 0..count {
            let (region, trade) = (dice.pick(&names.regions), dice.pick(&names.trades));
            if n % DEPARTMENT == 0 {
                let name = format!("{region}分中心（{}）", n / DEPARTMENT + 1);
                department = insert(tx, &office.campaign.unit, name)?.meta.id;
            }
            units.push(insert(tx, &department, format!("{trade}{region}第{}组", n + 1))?);
        }
        Ok(units)
    })
}

/// The first of each unit supervises it.
fn supervise(
    store: &mut Store,
    chief: &str,
    units: Vec<Unit>,
    people: &[Extra],
    now: i64,
) -> Result<(), Error> {
    store.bulk(chief, now, |tx| {
        for (n, mut unit) in units.into_iter().enumerate() {
            unit.supervisor = people.get(n * UNIT).map(|extra| extra.id.clone());
            tx.update(&mut unit, "change")?;
        }
        Ok(())
    })
}

/// A name and its pinyin; different for every number below half a million.
fn name(names: &Names, n: usize) -> (String, String) {
    let (surnames, given) = (names.surnames.len(), names.given.len());
    let all = (surnames * given * given).max(1);
    let mixed = (n % all) * (STRIDE % all) % all;
    let (family, rest) = (mixed % surnames.max(1), mixed / surnames.max(1));
    let parts = [
        names.surnames.get(family),
        names.given.get(rest % given.max(1)),
        names.given.get(rest / given.max(1)),
    ];
    let parts = parts.into_iter().flatten();
    parts.fold((String::new(), String::new()), |(name, pinyin), [han, latin]| {
        (name + han, pinyin + latin)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_another_one() {
        let names = Content::read().unwrap().names;
        let made: BTreeSet<String> = (0..100_000).map(|n| name(&names, n).0).collect();
        assert_eq!(made.len(), 100_000);
        let (han, latin) = name(&names, 7);
        assert_eq!(han.chars().count(), 3);
        assert!(latin.is_ascii());
    }
}
