//! Erasing what an office keeps of somebody who left: their name and own texts with their whole past
//! give way to a neutral mark; numbers, states and totals stay, and the chain still holds.
//!
//! A person's own entries are their study records, reflections, answers, statements, commitments and
//! the findings of their self-examination. The register of opinions and the rest of the ledger are
//! the office's records: they stay, and name the person no more.

use super::{Service, retention::ERASED};
use crate::{
    clock::Clock,
    domain::{
        person::PersonStatus,
        policy::{Act, Target, may},
        refusal::Refusal,
    },
    error::Error,
    store::Erased,
};

impl Service {
    /// Erases the personal data of somebody who left; for whoever keeps the list of people.
    ///
    /// # Errors
    /// [`Error::Refused`] without the right or while the person is active, [`Error::NotFound`].
    pub fn erase(&mut self, login: &str) -> Result<Erased, Error> {
        let who = self.who()?;
        may(&who.actor, Act::ChangePeople, &Target::office())?;
        self.erase_as(who.id(), login)
    }

    /// The same for the owner of the database file, without a person.
    ///
    /// # Errors
    /// As [`Self::erase`]; [`Refusal::NotFileOwner`].
    pub fn erase_as_owner(&mut self, login: &str) -> Result<Erased, Error> {
        self.must_own()?;
        self.erase_as("", login)
    }

    fn erase_as(&mut self, actor: &str, login: &str) -> Result<Erased, Error> {
        self.store_mut().write_erasing(actor, Clock::system().now(), |tx| {
            let person = tx.person_of_login(login)?.ok_or(Error::NotFound)?;
            if person.status == PersonStatus::Active {
                return Err(Refusal::StillActive.into());
            }
            tx.erase_person(&person, ERASED)
        })
    }
}
