//! Keeping the database: backups, and a backup put in its place; for the owner, without a person.

use super::{
    Kit, Service,
    context::Ctx,
    retention,
    rules::{Form, Rules},
    session::clock_of,
    totals_check::{Totals, nobody},
};
use crate::{
    clock::Clock,
    domain::{
        policy::{Act, Target},
        privacy::RetentionView,
    },
    error::Error,
    store::{
        self, Anchor, Options, Reader, Restored, Shelved,
        check::{CheckReport, Problem, TotalsCheck},
    },
};
use std::path::Path;

/// Recounts the totals of any database, by its own campaign and day, and reads its campaign anew.
#[derive(Debug)]
pub(super) struct Recount(pub Kit);

impl TotalsCheck for Recount {
    fn check(&self, db: &Reader<'_>) -> Result<Vec<Problem>, Error> {
        match Rules::default().office_of_text(db, &self.0, clock_of(db)?) {
            Ok(office) => {
                let mut found = Form(&office).check(db)?;
                found.extend(Totals(&office).check(db)?);
                Ok(found)
            }
            // Not set up: nothing is counted yet.
            Err(Error::NotFound) => Ok(Vec::new()),
            Err(e) => Err(e),
        }
    }
}

impl Service {
    /// Copies the database into a new file, which appears only when the copy passed the whole check.
    ///
    /// # Errors
    /// [`StoreFault::Exists`](crate::error::StoreFault::Exists),
    /// [`StoreFault::Corrupt`](crate::error::StoreFault::Corrupt), or another fault.
    pub fn backup(&self, file: &Path) -> Result<CheckReport, Error> {
        self.store().backup_with(file, &[&Recount(self.kit())])
    }

    /// The end of the chain as it stands: evidence for whoever keeps it elsewhere.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn anchor(&self) -> Result<Option<Anchor>, Error> {
        self.store().read(|db| db.anchor())
    }

    /// How long personal data is kept and whose is kept longer; for whoever keeps the campaign.
    ///
    /// # Errors
    /// [`Error::Refused`], or the fault of the database.
    pub fn retention(&mut self) -> Result<RetentionView, Error> {
        self.read(|ctx| {
            ctx.allow(Act::ChangeCampaign, &Target::office())?;
            retention::view(ctx)
        })
    }

    /// The same for the owner of the database file, without a person.
    ///
    /// # Errors
    /// [`Refusal::NotFileOwner`](crate::domain::refusal::Refusal::NotFileOwner), or the fault of the
    /// database.
    pub fn retention_as_owner(&self) -> Result<RetentionView, Error> {
        self.must_own()?;
        self.store().read(|db| {
            let office = Rules::default().office(db, &self.kit(), clock_of(db)?)?;
            retention::view(&Ctx { db, who: &nobody(), office: &office })
        })
    }

    /// Copies the database into the folder of backups and keeps the newest `keep` there.
    ///
    /// # Errors
    /// As [`Self::backup`].
    pub fn backup_into(&self, folder: &Path, keep: usize) -> Result<Shelved, Error> {
        let now = Clock::system().now();
        self.store().backup_into(folder, now, keep, &[&Recount(self.kit())])
    }
}

/// Puts a copy of a backup where the database stands or stood.
///
/// # Errors
/// As [`store::restore`].
pub fn restore(database: &Path, from: &Path, kit: Kit) -> Result<Restored, Error> {
    let now = Clock::system().now();
    store::restore(database, from, &Options::default(), now, &[&Recount(kit)])
}
