//! One session on one database: whose it is, on which day, and how its calls reach the store.

use super::{
    Account, Kit,
    context::{Ctx, Office, Who, Work},
    dispatch,
    identity::{self, Known},
    private,
    rules::{Form, Rules},
    totals_check::Totals,
};
use crate::{
    clock::Clock,
    domain::{
        change::{DraftState, UndoToken},
        person::Person,
        policy::{self, Act, Target},
        record::Id,
        refusal::Refusal,
        reply::Reply,
        request::Request,
    },
    error::Error,
    store::{Options, Reader, Store, Writer, check::CheckReport},
};
use chrono::NaiveDate;
use std::{path::Path, time::Duration};

/// Setting of the office: the day an example office lives in.
pub(super) const TODAY: &str = "today";
/// Setting of the office: whom its owner is without a bound account; a person id.
pub(super) const DEFAULT_PERSON: &str = "default_person";

/// How long a write that nobody waits for may keep a session from answering.
const ASIDE: Duration = Duration::from_secs(1);

/// An open session. Belongs to one thread.
#[derive(Debug)]
pub struct Service {
    store: Store,
    kit: Kit,
    account: Account,
    clock: Clock,
    /// Whose session it is, once that was asked.
    person: Option<Id>,
    rules: Rules,
    /// The changes of this session that can still be undone.
    pub(super) issued: Vec<UndoToken>,
}

impl Service {
    /// Opens an existing database. Who one is, is asked at the first request, so that a damaged
    /// file is reported before anything else.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn open(path: &Path, kit: Kit, account: Account) -> Result<Self, Error> {
        Self::over(Store::open(path)?, kit, account)
    }

    /// As [`Self::open`], with options of the store.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn open_with(
        path: &Path,
        options: &Options,
        kit: Kit,
        account: Account,
    ) -> Result<Self, Error> {
        Self::over(Store::open_with(path, options)?, kit, account)
    }

    /// A session over an open database.
    pub(super) fn over(store: Store, kit: Kit, account: Account) -> Result<Self, Error> {
        let clock = store.read(clock_of)?;
        let (person, rules, issued) = (None, Rules::default(), Vec::new());
        Ok(Self { store, kit, account, clock, person, rules, issued })
    }

    /// Answers a request. Rendering an export ([`Request::Export`]) and set-up belong to the caller.
    ///
    /// # Errors
    /// Why it was refused; nothing was changed then.
    pub fn handle(&mut self, request: Request) -> Result<Reply, Error> {
        dispatch::handle(self, request)
    }

    /// The newest sequence number of the history: it grows with every change by anybody.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn last_seq(&self) -> Result<i64, Error> {
        self.store.last_seq()
    }

    /// Whose session it is, with the rights of this moment.
    ///
    /// # Errors
    /// [`Refusal::Unknown`], [`Refusal::NotFileOwner`], or the fault of the database.
    pub fn who(&mut self) -> Result<Who, Error> {
        self.read(|ctx| Ok(ctx.who.clone()))
    }

    /// The day this database lives in.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Whether it is an example office with a day of its own.
    pub fn is_demo(&self) -> bool {
        self.clock != Clock::system()
    }

    /// The database beneath, for what needs no person: check, backup.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The same to write, where no person is asked for.
    pub(super) const fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// What this session was handed from other rooms.
    pub(super) const fn kit(&self) -> Kit {
        self.kit
    }

    /// Asks for the ownership of the database file, for what needs no person.
    ///
    /// # Errors
    /// [`Refusal::NotFileOwner`].
    pub fn must_own(&self) -> Result<(), Error> {
        self.account.must_own(&self.store.path())
    }

    /// Asks for a right in the whole office, for what is done beside the requests.
    ///
    /// # Errors
    /// The reason why the person of the session may not.
    pub fn must(&mut self, act: Act) -> Result<(), Error> {
        self.read(|ctx| Ok(policy::may(&ctx.who.actor, act, &Target::office())?))
    }

    /// Verifies file, chain, every row and every total; needs no person.
    ///
    /// # Errors
    /// The fault of the database; what is merely wrong stands in the report.
    pub fn check(&mut self, anchor: Option<(i64, String)>) -> Result<CheckReport, Error> {
        let Self { store, kit, clock, rules, .. } = self;
        let anchor = anchor.as_ref().map(|(seq, hash)| (*seq, hash.as_str()));
        // Where the campaign's own row is damaged, the rows are reported and nothing is counted.
        match store.read(|db| rules.office_of_text(db, kit, *clock)) {
            Ok(office) => store.check(anchor, &[&Form(&office), &Totals(&office)]),
            Err(_) => store.check(anchor, &[]),
        }
    }

    /// Whose session it is: settled by the first call, and asked again within every later one.
    fn identify(&mut self) -> Result<Seat, Error> {
        let owner = identity::owner_of(&self.store.path())?;
        if let Some(person) = &self.person {
            return Ok(Seat { person: person.clone(), owner });
        }
        let account = &self.account;
        let person =
            self.store.read(|db| Ok(identity::decide(account, &known(db, account, owner)?)?))?;
        self.person = Some(person.clone());
        Ok(Seat { person, owner })
    }

    /// One call that reads, in one snapshot.
    pub(super) fn read<T>(
        &mut self,
        f: impl FnOnce(&Ctx<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let seat = self.identify()?;
        let Self { store, kit, clock, rules, account, .. } = self;
        store.read(|db| {
            let office = rules.office(db, kit, *clock)?;
            let who = seat.taken(db, &office, account)?;
            f(&Ctx { db, who: &who, office: &office })
        })
    }

    /// A write that nobody waits for (a draft, a setting): it gives up soon and is asked for again, so
    /// that a writer who does not let go never keeps this session from reading. It is not refused
    /// after an update of the program: nobody's text is lost by one.
    pub(super) fn write_aside<T>(
        &mut self,
        f: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let usual = self.store.deadline();
        self.store.set_deadline(usual.min(ASIDE));
        let outcome = self.transact(How::Aside, f);
        self.store.set_deadline(usual);
        outcome
    }

    /// Keeps what the person of this session was typing, also once their rights were withdrawn: it is
    /// theirs alone, and nothing that was typed is lost.
    pub(super) fn keep_draft(&mut self, draft: DraftState) -> Result<i64, Error> {
        let seat = self.identify()?;
        let usual = self.store.deadline();
        self.store.set_deadline(usual.min(ASIDE));
        let Self { store, kit, clock, rules, account, .. } = self;
        let outcome = store.write_aside(&seat.person, clock.now(), |tx| {
            let office = rules.office(tx, kit, *clock)?;
            let who = seat.read(tx, &office, account)?;
            private::save_draft(&mut Work { tx, who: &who, office: &office }, draft)
        });
        self.store.set_deadline(usual);
        outcome
    }

    /// One call that writes, in one transaction: all of it or nothing.
    pub(super) fn write<T>(
        &mut self,
        f: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.transact(How::Usual, f)
    }

    /// The same where texts leave the file for good.
    pub(super) fn write_erasing<T>(
        &mut self,
        f: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.transact(How::Erasing, f)
    }

    fn transact<T>(
        &mut self,
        how: How,
        f: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let seat = self.identify()?;
        let Self { store, kit, clock, rules, account, .. } = self;
        let work = |tx: &mut Writer<'_>| {
            let office = rules.office(tx, kit, *clock)?;
            rules.keep(tx)?;
            let who = seat.taken(tx, &office, account)?;
            f(&mut Work { tx, who: &who, office: &office })
        };
        let (person, now) = (&seat.person, clock.now());
        let outcome = match how {
            How::Usual => store.write(person, now, work),
            How::Aside => store.write_aside(person, now, work),
            How::Erasing => store.write_erasing(person, now, work),
        };
        if outcome.is_ok() {
            rules.kept();
        }
        outcome
    }
}

/// Which kind of write it is.
#[derive(Debug, Clone, Copy)]
enum How {
    Usual,
    /// Of what stands outside history.
    Aside,
    /// Of what leaves the file for good.
    Erasing,
}

/// The clock a database lives by.
pub(super) fn clock_of(db: &Reader) -> Result<Clock, Error> {
    let fixed = db.setting("", TODAY)?.and_then(|day| day.parse::<NaiveDate>().ok());
    Ok(fixed.map_or_else(Clock::system, Clock::fixed))
}

/// Whom the session belongs to, and who owns the file.
struct Seat {
    person: Id,
    owner: i64,
}

impl Seat {
    /// The person with the rights of this moment. Nobody who left the office gets further, and nobody
    /// whose account was unbound or given to somebody else, or whose key was withdrawn, since the
    /// session began.
    fn taken(&self, db: &Reader, office: &Office, account: &Account) -> Result<Who, Error> {
        let who = self.read(db, office, account)?;
        if !who.actor.active {
            return Err(Refusal::NotActive.into());
        }
        // A person named by the owner of the file stays that person, under whatever login.
        if account.claims.is_none() {
            let now = identity::decide(account, &known(db, account, self.owner)?)?;
            if now != self.person {
                return Err(Refusal::OtherPerson.into());
            }
        } else if !account.owns(self.owner) {
            return Err(Refusal::NotFileOwner.into());
        }
        if let Some(key) = &account.key
            && !db.has_live_key(&self.person, key)?
        {
            return Err(Refusal::KeyWithdrawn.into());
        }
        Ok(who)
    }

    fn read(&self, db: &Reader, office: &Office, account: &Account) -> Result<Who, Error> {
        Who::read(db, office.id(), &self.person).map_err(|e| match e {
            Error::NotFound => Refusal::Unknown(account.name.clone()).into(),
            other => other,
        })
    }
}

/// What the database knows about an account now.
fn known(db: &Reader, account: &Account, owner: i64) -> Result<Known, Error> {
    let claimed = match &account.claims {
        Some(login) => db.person_of_login(login)?,
        None => None,
    };
    let bound = match account.effective() {
        Some(uid) => db.person_of_uid(uid)?,
        None => None,
    };
    let id = |found: Option<Person>| found.map(|person| person.meta.id);
    let default = db.setting("", DEFAULT_PERSON)?;
    Ok(Known { owner, claimed: id(claimed), bound: id(bound), default })
}
