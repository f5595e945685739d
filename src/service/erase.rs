//! Erasing what an office keeps of somebody who left: their name and own texts with their whole past
//! give way to a neutral mark; numbers, states and totals stay, and the chain still holds. What is
//! personal and what is the office's record is decided column by column in the store.

use super::{Service, context::Work, retention::ERASED};
use crate::{
    clock::Clock,
    domain::{
        person::{Person, PersonStatus},
        policy::{Act, Target},
        privacy::ErasePlan,
        refusal::Refusal,
    },
    error::Error,
    store::{Erased, Reader},
};

/// In whose right somebody is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The person of the session, who keeps the list of people.
    Person,
    /// The owner of the database file, without a person.
    FileOwner,
}

impl Service {
    /// What erasing somebody would do. Nothing is changed.
    ///
    /// # Errors
    /// As [`Self::erase`].
    pub fn erase_plan(&mut self, login: &str, by: By) -> Result<ErasePlan, Error> {
        match by {
            By::Person => self.read(|ctx| {
                ctx.allow(Act::ChangePeople, &Target::office())?;
                plan(ctx.db, login)
            }),
            By::FileOwner => {
                self.must_own()?;
                self.store().read(|db| plan(db, login))
            }
        }
    }

    /// Erases the personal data of somebody who left; with a `word`, that also stands for their name
    /// wherever else they are named. The right is asked for in the transaction that erases.
    ///
    /// # Errors
    /// [`Error::Refused`] without the right or while the person is active, [`Error::NotFound`].
    pub fn erase(&mut self, login: &str, word: Option<&str>, by: By) -> Result<Erased, Error> {
        match by {
            By::Person => self.write_erasing(|w: &mut Work<'_, '_>| {
                w.ctx().allow(Act::ChangePeople, &Target::office())?;
                let person = who_left(w.tx, login)?;
                w.tx.erase_person(&person, ERASED, word)
            }),
            By::FileOwner => {
                self.must_own()?;
                self.store_mut().write_erasing("", Clock::system().now(), |tx| {
                    let person = who_left(tx, login)?;
                    tx.erase_person(&person, ERASED, word)
                })
            }
        }
    }

    /// Whether pieces of what was erased may still stand in the database file.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn leaves_traces(&self) -> Result<bool, Error> {
        self.store().leaves_traces()
    }

    /// Writes the file anew where it has traces of what was erased; whether it had.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn wipe_traces(&mut self) -> Result<bool, Error> {
        self.must_own()?;
        let due = self.store().leaves_traces()?;
        if due {
            self.store_mut().wipe()?;
        }
        Ok(due)
    }
}

/// The person of a login, who has left.
fn who_left(db: &Reader<'_>, login: &str) -> Result<Person, Error> {
    let person = db.person_of_login(login)?.ok_or(Error::NotFound)?;
    if person.status == PersonStatus::Active {
        return Err(Refusal::StillActive.into());
    }
    Ok(person)
}

fn plan(db: &Reader<'_>, login: &str) -> Result<ErasePlan, Error> {
    let person = who_left(db, login)?;
    let id = &person.meta.id;
    let called = db.called(&person)?;
    let (erased, kept) = db.rows_to_erase(id)?;
    let alike = db.people_by_name()?.into_iter();
    let alike = alike.filter(|other| other.meta.id != *id && other.name == person.name);
    Ok(ErasePlan {
        erased,
        kept,
        mentions: db.mentions(id, &called)?,
        alike: alike.map(|other| other.login).collect(),
        name: person.name,
    })
}
