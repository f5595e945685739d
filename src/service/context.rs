//! What every call knows: who asks, in which office, on which day; and the questions all features ask.

use crate::{
    clock::Millis,
    domain::{
        calendar::Calendar,
        campaign::Campaign,
        change::{Done, Outcome, UndoToken},
        office::{CampaignHead, Channel, ChannelKind, OfficePhase},
        person::{Person, PersonRef, PersonStatus, Unit},
        policy::{self, Act, Actor, Right, Target},
        record::{Id, Meta},
        refusal::Refusal,
        role::Role,
        step::Step,
        units::Units,
    },
    error::Error,
    store::{Reader, Record, Writer},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// The campaign in force, its dates, and the day of this call.
#[derive(Debug, Clone)]
pub struct Office {
    pub campaign: CampaignHead,
    /// The campaign's locked text, parsed.
    pub rules: Arc<Campaign>,
    /// By number.
    pub phases: Vec<OfficePhase>,
    pub today: NaiveDate,
    pub now: Millis,
    pub calendar: &'static Calendar,
}

impl Office {
    /// The id of the running campaign: what every row of the field belongs to.
    pub fn id(&self) -> &str {
        &self.campaign.id
    }

    /// The year of the campaign.
    pub fn year(&self) -> i32 {
        i32::try_from(self.campaign.year).unwrap_or_default()
    }

    /// The step of a key.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn step(&self, key: &str) -> Result<&Step, Error> {
        self.rules.step(key).ok_or(Error::NotFound)
    }

    /// The dates in force of the phase of a number.
    pub fn phase(&self, no: i64) -> Option<&OfficePhase> {
        self.phases.iter().find(|phase| phase.no == no)
    }

    /// The dates in force of the phase a step belongs to.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn phase_of(&self, step: &str) -> Result<&OfficePhase, Error> {
        let phase = self.rules.phase_of(step).ok_or(Error::NotFound)?;
        self.phase(phase.no).ok_or(Error::NotFound)
    }

    /// When a step is due: its own date in the campaign file, else the last day of its phase.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn due_of(&self, step: &str) -> Result<NaiveDate, Error> {
        let phase = self.rules.phase_of(step).ok_or(Error::NotFound)?;
        let last = self.phase_of(step)?.last_day;
        Ok(phase.due(self.step(step)?, self.year(), last))
    }

    /// Why nothing can be written in a step yet; `None` once its phase is open.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn not_open(&self, step: &str) -> Result<Option<Refusal>, Error> {
        let phase = self.phase_of(step)?;
        let open = phase.is_open(self.today);
        Ok((!open).then(|| Refusal::PhaseNotOpen(phase.first_day.to_string())))
    }
}

/// The session's person, read again in every call: a right that was withdrawn ends at the next action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    pub person: Person,
    pub actor: Actor,
}

impl Who {
    /// The person of an id with the roles in a campaign.
    ///
    /// # Errors
    /// [`Error::NotFound`], or the fault of the database.
    pub fn read(db: &Reader, campaign: &str, person: &str) -> Result<Self, Error> {
        let person: Person = db.get(person)?;
        let roles = roles_of(db, campaign, &person.meta.id)?;
        let active = person.status == PersonStatus::Active;
        Ok(Self { actor: Actor { person: person.meta.id.clone(), roles, active }, person })
    }

    pub fn id(&self) -> &str {
        &self.person.meta.id
    }
}

/// The roles of a person in a campaign, in the order of [`Role::ALL`].
///
/// # Errors
/// The fault of the database.
pub fn roles_of(db: &Reader, campaign: &str, person: &str) -> Result<Vec<Role>, Error> {
    let found = db.assignments_of(campaign, person)?.into_iter();
    let mut roles: Vec<Role> = found.map(|assignment| assignment.role).collect();
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}

/// A call that reads.
#[derive(Debug, Clone, Copy)]
pub struct Ctx<'a> {
    pub db: &'a Reader<'a>,
    pub who: &'a Who,
    pub office: &'a Office,
}

impl<'a> Ctx<'a> {
    /// How the actor stands to a person and that person's work.
    ///
    /// # Errors
    /// [`Error::NotFound`], or the fault of the database.
    pub fn target_of_person(&self, person: &str) -> Result<Target, Error> {
        if person == self.who.id() {
            let of_leader = self.who.actor.is(Role::Leader);
            return Ok(Target { of_leader, ..Target::own(&self.who.actor) });
        }
        let other: Person = self.db.get(person)?;
        let in_line = self.who.actor.is(Role::Supervisor)
            && self.units()?.supervisor(&other.unit, person).is_some_and(|s| s == self.who.id());
        let of_leader = self.roles_of(person)?.contains(&Role::Leader);
        Ok(Target { author: Some(other.meta.id), in_line, of_leader, ..Target::default() })
    }

    /// Asks the rights table.
    ///
    /// # Errors
    /// [`Error::Refused`] with the reason.
    pub fn allow(&self, act: Act, target: &Target) -> Result<(), Error> {
        Ok(policy::may(&self.who.actor, act, target)?)
    }

    /// A right for a reply: refused by the rights table first, then by the state of the entry.
    pub fn right(&self, act: Act, target: &Target, state: Option<Refusal>) -> Right {
        Right { act, refusal: policy::may(&self.who.actor, act, target).err().or(state) }
    }

    /// The roles of any person in this campaign.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn roles_of(&self, person: &str) -> Result<Vec<Role>, Error> {
        roles_of(self.db, self.office.id(), person)
    }

    /// The name of a person; empty for nobody.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn name_of(&self, person: &str) -> Result<String, Error> {
        self.db.name_of_person(person)
    }

    /// Id, login and name of a person.
    ///
    /// # Errors
    /// [`Error::NotFound`], or the fault of the database.
    pub fn ref_of(&self, person: &str) -> Result<PersonRef, Error> {
        Ok(ref_to(&self.db.get::<Person>(person)?))
    }

    /// Whether there is an active person of this id.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn is_active(&self, person: &str) -> Result<bool, Error> {
        let found: Option<Person> = self.db.maybe(person)?;
        Ok(found.is_some_and(|person| person.status == PersonStatus::Active))
    }

    /// All active people by name, for pick lists.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn people_refs(&self) -> Result<Vec<PersonRef>, Error> {
        Ok(self.db.active_people()?.iter().map(ref_to).collect())
    }

    /// Active people with one of these roles, by name.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn people_in_roles(&self, roles: &[Role]) -> Result<Vec<PersonRef>, Error> {
        let mut people: Vec<Person> = Vec::new();
        for role in roles {
            people.extend(self.db.active_in_role(self.office.id(), *role)?);
        }
        people.sort_by(|a, b| (&a.sort_key, &a.meta.id).cmp(&(&b.sort_key, &b.meta.id)));
        people.dedup_by(|a, b| a.meta.id == b.meta.id);
        Ok(people.iter().map(ref_to).collect())
    }

    /// The tree of units.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn units(&self) -> Result<Units, Error> {
        Ok(Units::new(self.db.units()?))
    }

    /// Some units and all above them: enough to find the supervisors of their people.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn units_above<'u>(&self, ids: impl IntoIterator<Item = &'u Id>) -> Result<Units, Error> {
        let mut units = Units::default();
        for id in ids {
            let mut next = Some(id.clone());
            while let Some(unit) = next.take().filter(|id| units.get(id).is_none()) {
                if let Some(unit) = self.db.maybe::<Unit>(&unit)? {
                    next.clone_from(&unit.parent);
                    units.insert(unit);
                }
            }
        }
        Ok(units)
    }

    /// The name of a unit; empty for an unknown one.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn unit_name(&self, id: &str) -> Result<String, Error> {
        Ok(self.db.maybe::<Unit>(id)?.map(|unit| unit.name).unwrap_or_default())
    }

    /// The units whose people the actor supervises.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn line_units(&self) -> Result<Vec<Id>, Error> {
        Ok(self.units()?.line_of(self.who.id()))
    }

    /// The report channels in force, phones first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn channels(&self) -> Result<Vec<Channel>, Error> {
        self.db.channels(self.office.id())
    }

    /// Whether there is a valid phone and a valid address, where they are needed (S45, S46).
    ///
    /// # Errors
    /// The fault of the database.
    pub fn has_channels(&self, phone: bool, url: bool) -> Result<bool, Error> {
        let all = self.channels()?;
        let has = |kind| all.iter().any(|channel| channel.valid && channel.kind == kind);
        Ok((!phone || has(ChannelKind::Phone)) && (!url || has(ChannelKind::Url)))
    }

    /// The step of a key.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn step(&self, key: &str) -> Result<&'a Step, Error> {
        self.office.step(key)
    }

    /// When a step is due.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn due_of(&self, step: &str) -> Result<NaiveDate, Error> {
        self.office.due_of(step)
    }

    /// Whether a step can be written in.
    ///
    /// # Errors
    /// [`Refusal::PhaseNotOpen`], or [`Error::NotFound`].
    pub fn phase_open(&self, step: &str) -> Result<(), Error> {
        self.office.not_open(step)?.map_or(Ok(()), |why| Err(why.into()))
    }
}

/// A call that writes, within one transaction.
#[derive(Debug)]
pub struct Work<'a, 'w> {
    pub tx: &'a mut Writer<'w>,
    pub who: &'a Who,
    pub office: &'a Office,
}

impl Work<'_, '_> {
    /// The same call as a reader: it sees what was written so far.
    pub fn ctx(&self) -> Ctx<'_> {
        Ctx { db: self.tx, who: self.who, office: self.office }
    }
}

/// Id, login and name.
pub fn ref_to(person: &Person) -> PersonRef {
    PersonRef { id: person.meta.id.clone(), login: person.login.clone(), name: person.name.clone() }
}

/// The answer of a command; `seq` is filled in after the commit.
pub fn done(outcome: Outcome, meta: &Meta, undo: Vec<UndoToken>) -> Done {
    Done { outcome, id: meta.id.clone(), version: meta.version, undo, next_step: None, seq: 0 }
}

/// Names the change that was just stored, so that it can be undone.
pub fn undo_of<R: Record>(record: &R) -> UndoToken {
    let meta = record.meta();
    UndoToken { entity: R::TABLE.to_owned(), id: meta.id.clone(), version: meta.version }
}

/// Names the removal of a record.
pub fn undo_removal<R: Record>(record: &R) -> UndoToken {
    UndoToken { entity: R::TABLE.to_owned(), id: record.meta().id.clone(), version: 0 }
}
