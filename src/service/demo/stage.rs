//! The stage of the example: people act on their days, in the order of time, by the orders that the
//! screens give, so that nothing in the example is there that could not be done by hand.

use super::{content::Content, dice::Dice, hours::instant_on};
use crate::{
    clock::Millis,
    domain::{
        change::Done,
        record::Id,
        step::{Step, StepKind},
    },
    error::{Error, StoreFault},
    service::context::{Office, Who, Work},
    store::Writer,
};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use std::collections::BTreeMap;

/// Moves the days of the content, and those of the campaign with them, so that every example day is
/// in the middle of the course.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift(i64);

impl Shift {
    pub fn to(today: NaiveDate) -> Self {
        Self((today - day(5, 12)).num_days())
    }

    /// Where a day of the content lies in the example.
    pub fn day(self, day: NaiveDate) -> NaiveDate {
        TimeDelta::try_days(self.0).and_then(|by| day.checked_add_signed(by)).unwrap_or(day)
    }
}

/// Who has acted so far, and what came of it.
pub(super) struct Stage<'a, 'w> {
    pub tx: &'a mut Writer<'w>,
    pub office: Office,
    pub content: &'a Content,
    pub seed: u64,
    pub shift: Shift,
    people: BTreeMap<String, Who>,
    /// Ids of what was made, by a key of the content.
    pub made: BTreeMap<String, Id>,
    /// Keeps two actions from sharing an instant.
    last: Millis,
}

/// Something that happens at a time.
type Act = Box<dyn for<'a, 'w> FnOnce(&mut Stage<'a, 'w>) -> Result<(), Error>>;

/// What happens when; carried out in the order of time.
#[derive(Default)]
pub(super) struct Agenda(Vec<(NaiveDate, u32, Act)>);

impl Agenda {
    /// Notes an action at a minute of a day (of the content).
    pub fn at(
        &mut self,
        day: NaiveDate,
        minute: u32,
        act: impl for<'a, 'w> FnOnce(&mut Stage<'a, 'w>) -> Result<(), Error> + 'static,
    ) {
        self.0.push((day, minute, Box::new(act)));
    }

    /// Lets everything happen.
    pub fn play(mut self, stage: &mut Stage<'_, '_>) -> Result<(), Error> {
        self.0.sort_by_key(|(day, minute, _)| (*day, *minute));
        for (day, minute, act) in self.0 {
            stage.set_time(stage.shift.day(day), minute);
            act(stage)
                .inspect_err(|e| tracing::error!("example, {day} at minute {minute}: {e}"))?;
        }
        Ok(())
    }
}

impl<'a, 'w> Stage<'a, 'w> {
    pub fn new(
        tx: &'a mut Writer<'w>,
        office: Office,
        content: &'a Content,
        seed: u64,
        shift: Shift,
    ) -> Self {
        let (people, made) = (BTreeMap::new(), BTreeMap::new());
        Self { tx, office, content, seed, shift, people, made, last: 0 }
    }

    fn set_time(&mut self, day: NaiveDate, minute: u32) {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0);
        self.office.today = day;
        self.office.now = instant_on(day, time.unwrap_or_default());
    }

    /// Somebody takes part; names them for everything that follows.
    pub fn enter(&mut self, login: &str, id: &str) -> Result<(), Error> {
        let who = Who::read(self.tx, self.office.id(), id)?;
        self.people.insert(login.to_owned(), who);
        Ok(())
    }

    /// The id of a person.
    pub fn id(&self, login: &str) -> Result<Id, Error> {
        Ok(self.who(login)?.id().to_owned())
    }

    /// The name of a person.
    pub fn name(&self, login: &str) -> Result<String, Error> {
        Ok(self.who(login)?.person.name.clone())
    }

    fn who(&self, login: &str) -> Result<&Who, Error> {
        self.people.get(login).ok_or_else(|| missing(login))
    }

    /// What was made under a key.
    pub fn made(&self, key: &str) -> Result<Id, Error> {
        self.made.get(key).cloned().ok_or_else(|| missing(key))
    }

    /// A person gives an order.
    pub fn act(
        &mut self,
        login: &str,
        order: impl FnOnce(&mut Work<'_, '_>) -> Result<Done, Error>,
    ) -> Result<Done, Error> {
        self.watch(login, order)
    }

    /// A person does something.
    pub fn watch<T>(
        &mut self,
        login: &str,
        order: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let who = self.people.get(login).ok_or_else(|| missing(login))?;
        // A few seconds pass between any two actions.
        self.office.now = self.office.now.max(self.last + 7_000);
        self.last = self.office.now;
        self.tx.act_as(who.id(), self.office.now);
        order(&mut Work { tx: self.tx, who, office: &self.office })
    }

    /// Reads the phases again after they were changed.
    pub fn refresh_phases(&mut self) -> Result<(), Error> {
        self.office.phases = self.tx.phases(self.office.id())?;
        Ok(())
    }

    /// The first step of a kind: its key.
    pub fn step_of(&self, kind: StepKind) -> Result<Step, Error> {
        self.office.rules.first_of(kind).cloned().ok_or_else(|| missing(kind.code()))
    }

    /// Chance for a subject.
    pub fn dice(&self, subject: &str) -> Dice {
        Dice::of(self.seed, subject)
    }
}

/// The content names something that is not there: a fault of ours, told by name.
pub(super) fn missing(what: &str) -> Error {
    StoreFault::Io(format!("example: no {what}")).into()
}

/// Who reviews whom in the example: the deputy of the unit, the head for the deputies.
pub(super) fn reviewer_of(login: &str) -> &'static str {
    match login {
        "heyanqiu" | "wuwanzhou" => "chenwangchuan",
        "zhaoqinghe" | "sunzhiyao" | "zhouyuanfan" | "zhengmuyun" => "wuwanzhou",
        _ => "heyanqiu",
    }
}

/// A day of the content.
pub(super) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_moves_with_its_day() {
        let on = |today: &str| Shift::to(today.parse().unwrap()).day(day(4, 20)).to_string();
        assert_eq!(on("2026-05-12"), "2026-04-20");
        assert_eq!(on("2026-05-02"), "2026-04-10");
        assert_eq!(on("2027-01-05"), "2026-12-14");
    }
}
