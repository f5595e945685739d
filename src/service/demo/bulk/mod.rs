//! Further people and entries, as many as a measurement needs: written row by row through the same
//! records and the same chain of history, in large transactions, and counted once at the end.

mod entries;
mod people;
mod rows;

use super::{DemoOptions, content::Content, dice::Dice, hours::instant_on, stage::Shift};
use crate::{
    clock::Millis,
    domain::record::Id,
    error::Error,
    service::{
        context::{Office, Work},
        totals,
        totals_check::nobody,
    },
    store::{Store, Writer},
};
use chrono::NaiveTime;
use entries::Plan;

/// Rows of one transaction.
const BATCH: usize = 20_000;

/// How many entries a further person has when nobody says, and how many there are then at most.
const NATURAL: u64 = 20;
const NATURAL_MAX: u64 = 300_000;

/// Somebody who is there only in numbers.
#[derive(Debug, Clone)]
struct Extra {
    id: Id,
    name: String,
    /// Who supervises their unit.
    supervisor: Id,
}

impl Extra {
    /// Who heads a unit is reviewed by somebody above, and has not been yet.
    fn is_head(&self) -> bool {
        self.id == self.supervisor
    }
}

/// Loads what the options ask for beyond the twelve.
pub(super) fn load(
    store: Store,
    content: &Content,
    office: &Office,
    options: &DemoOptions,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Store, Error> {
    let twelve = content.people.person.len() as u64;
    let wanted = options.people.unwrap_or(twelve).min(super::PEOPLE_MAX);
    let more = wanted.saturating_sub(twelve);
    let natural = (more * NATURAL).min(NATURAL_MAX);
    let entries = options.entries.unwrap_or(natural).min(super::ENTRIES_MAX);
    if more == 0 && entries == 0 {
        return Ok(store);
    }
    // Ids and salts of their own, not those of the story again.
    let mut store = store.with_seed(options.seed ^ 0x6275_6c6b);
    let whole = more + entries + wanted;
    let mut done = 0;
    let mut count = |rows: u64| {
        done += rows;
        progress(done.min(whole), whole);
    };
    let people = people::load(&mut store, office, content, options, more as usize, &mut count)?;
    let plan = Plan::new(office, content, options, &people, entries);
    plan.load(&mut store, &mut count)?;
    let evening = instant(options, super::day(5, 11), 23);
    store.bulk("", evening, |tx| {
        let who = nobody();
        let mut before = 0;
        totals::rebuild(&mut Work { tx, who: &who, office }, |people| {
            count(people - before);
            before = people;
        })
    })?;
    Ok(store)
}

/// An hour of a day of the content.
fn instant(options: &DemoOptions, day: chrono::NaiveDate, hour: u32) -> Millis {
    let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    instant_on(Shift::to(options.today).day(day), time)
}

/// Writes items in transactions of a fixed size.
fn in_batches<T>(
    store: &mut Store,
    now: Millis,
    mut items: impl Iterator<Item = T>,
    count: &mut dyn FnMut(u64),
    mut write: impl FnMut(&mut Writer<'_>, T) -> Result<(), Error>,
) -> Result<(), Error> {
    loop {
        let mut rows = 0;
        store.bulk("", now, |tx| {
            for item in items.by_ref().take(BATCH) {
                write(tx, item)?;
                rows += 1;
                if rows % 500 == 0 {
                    count(500);
                }
            }
            Ok(())
        })?;
        count((rows % 500) as u64);
        if rows < BATCH {
            return Ok(());
        }
    }
}

/// Chance for the bulk.
fn dice(options: &DemoOptions, subject: &str) -> Dice {
    Dice::of(options.seed, subject)
}
