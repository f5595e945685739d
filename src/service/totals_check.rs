//! Whether every total is what its entries add up to: the last part of `zicha check`.

use super::{
    context::{Ctx, Office, Who},
    totals::{Counted, count_person, total_of},
};
use crate::{
    domain::{
        person::{Person, PersonStatus},
        policy::Actor,
        record::Meta,
    },
    error::Error,
    store::{
        Reader,
        check::{Problem, TotalsCheck},
        total::{Chains, LedgerCounts, StepCounts},
    },
};
use std::{collections::BTreeMap, fmt::Debug};

/// Counts everything from the entries and compares; asks for no person.
#[derive(Debug)]
pub struct Totals<'a>(pub &'a Office);

impl TotalsCheck for Totals<'_> {
    fn check(&self, db: &Reader<'_>) -> Result<Vec<Problem>, Error> {
        let nobody = nobody();
        let ctx = Ctx { db, who: &nobody, office: self.0 };
        let mut found = Vec::new();
        let chains = Chains::new(&db.units()?);
        let mut ledger = LedgerCounts::new();
        findings(&ctx, &chains, &mut ledger, &mut found)?;
        let mut units = StepCounts::new();
        people(&ctx, &chains, &mut units, &mut found)?;
        let campaign = self.0.id();
        sums("total_unit", &units, &db.stored_units(campaign)?, &mut found);
        sums("total_ledger", &ledger, &db.stored_ledger(campaign)?, &mut found);
        Ok(found)
    }
}

fn findings(
    ctx: &Ctx<'_>,
    chains: &Chains,
    sums: &mut LedgerCounts,
    found: &mut Vec<Problem>,
) -> Result<(), Error> {
    let campaign = ctx.office.id();
    let findings = ctx.db.findings_in(campaign)?;
    let mut stored = BTreeMap::new();
    for total in ctx.db.finding_totals(campaign)? {
        stored.insert(total.finding.clone(), total);
    }
    for finding in &findings {
        let counted = total_of(ctx.db, finding)?;
        let (status, due) = (counted.status, counted.due);
        chains.add_finding(sums, &counted.unit, status, &counted.category, due);
        let kept = stored.remove(&finding.meta.id);
        compare(&format!("total_finding {}", finding.no), kept.as_ref(), Some(&counted), found);
    }
    for (id, kept) in &stored {
        compare(&format!("total_finding {id}"), Some(kept), None, found);
    }
    Ok(())
}

fn people(
    ctx: &Ctx<'_>,
    chains: &Chains,
    sums: &mut StepCounts,
    found: &mut Vec<Problem>,
) -> Result<(), Error> {
    let campaign = ctx.office.id();
    let people: Vec<Person> = ctx.db.everything()?;
    for person in &people {
        let (id, login) = (person.meta.id.as_str(), &person.login);
        let counted = count_person(ctx, person)?;
        let (steps, member) = match &counted {
            Some(Counted { steps, member }) => (steps.as_slice(), Some(member)),
            None => (&[][..], None),
        };
        let stored = ctx.db.member_total(campaign, id)?;
        compare(&format!("total_member {login}"), stored.as_ref(), member, found);
        let mut stored = ctx.db.step_totals(campaign, &[id])?;
        for total in steps {
            chains.add_step(sums, &total.unit, &total.step, total.status, total.due, 1);
            let place = stored.iter().position(|kept| kept.step == total.step);
            let kept = place.map(|place| stored.swap_remove(place));
            let what = format!("total_step {login} {}", total.step);
            compare(&what, kept.as_ref(), Some(total), found);
        }
        for kept in &stored {
            compare(&format!("total_step {login} {}", kept.step), Some(kept), None, found);
        }
        if member.is_some() {
            chains.add_person(sums, &person.unit);
        }
    }
    Ok(())
}

fn compare<T: PartialEq + Debug>(
    what: &str,
    stored: Option<&T>,
    counted: Option<&T>,
    found: &mut Vec<Problem>,
) {
    if stored != counted {
        let text = |total: Option<&T>| total.map_or("none".to_owned(), |t| format!("{t:?}"));
        let (stored, counted) = (text(stored), text(counted));
        found.push(Problem::Totals { what: what.to_owned(), stored, counted });
    }
}

fn sums(table: &str, counted: &StepCounts, stored: &StepCounts, found: &mut Vec<Problem>) {
    let none = &0;
    for key in counted.keys().chain(stored.keys().filter(|key| !counted.contains_key(*key))) {
        let (is, must) = (stored.get(key).unwrap_or(none), counted.get(key).unwrap_or(none));
        if is != must {
            let (unit, a, b, c) = key;
            let what = format!("{table} {unit} {a} {b} {c}");
            let (stored, counted) = (is.to_string(), must.to_string());
            found.push(Problem::Totals { what, stored, counted });
        }
    }
}

/// The reader of a check: nobody, with no rights.
pub(super) fn nobody() -> Who {
    let person = Person {
        meta: Meta::default(),
        login: String::new(),
        name: String::new(),
        sort_key: String::new(),
        title: String::new(),
        unit: String::new(),
        cadre: false,
        status: PersonStatus::Disabled,
        os_uid: None,
    };
    Who { person, actor: Actor { person: String::new(), roles: Vec::new(), active: false } }
}
