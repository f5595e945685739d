//! What may be done from the team's matrix: reviewing and reminding, per row and at all, so that
//! nobody is offered a key that would only refuse.

use super::{context::Ctx, steps::entry::review_acts};
use crate::{
    domain::{
        person::PersonRef,
        policy::{Act, Rights, Target, may},
        record::Id,
        refusal::Refusal,
        role::Role,
        step::{Step, StepKind},
        step_entry::StepStatus,
        team::TeamCell,
        units::Units,
    },
    error::Error,
};

/// How the actor stands to many people, asked of the database once.
pub(super) struct Reach<'a> {
    ctx: &'a Ctx<'a>,
    units: Units,
    leaders: Vec<Id>,
}

impl<'a> Reach<'a> {
    /// # Errors
    /// The fault of the database.
    pub fn new(ctx: &'a Ctx<'a>) -> Result<Self, Error> {
        let leaders = ctx.people_in_roles(&[Role::Leader])?.into_iter().map(|p| p.id).collect();
        // Asked of supervisors only.
        let supervises = ctx.who.actor.is(Role::Supervisor);
        let units = if supervises { ctx.units()? } else { Units::default() };
        Ok(Self { ctx, units, leaders })
    }

    /// As [`Ctx::target_of_person`], for somebody of a known unit.
    fn target(&self, person: &str, unit: &str) -> Target {
        let actor = &self.ctx.who.actor;
        let of_leader = self.leaders.iter().any(|leader| leader == person);
        if person == actor.person {
            return Target { of_leader, ..Target::own(actor) };
        }
        let above = || self.units.supervisor(unit, person).is_some_and(|id| *id == actor.person);
        let in_line = actor.is(Role::Supervisor) && above();
        Target { author: Some(person.to_owned()), in_line, of_leader, ..Target::default() }
    }

    /// What may be done with the row of a person: reminding of it, and accepting and returning what
    /// waits in it. Where several steps wait, one that may be reviewed is enough.
    pub fn rights(&self, person: &PersonRef, unit: &str, row: &[(&Step, &TeamCell)]) -> Rights {
        let target = self.target(&person.id, unit);
        let may = |act| may(&self.ctx.who.actor, act, &target);
        let waiting = row.iter().filter(|(_, cell)| cell.status == StepStatus::Submitted);
        let kinds: Vec<StepKind> = waiting.map(|(step, _)| step.kind()).collect();
        let review = |usual: Act, act: fn((Act, Act)) -> Act| -> Result<(), Refusal> {
            let mut outcome = may(usual);
            for kind in &kinds {
                outcome = may(act(review_acts(*kind)));
                if outcome.is_ok() {
                    break;
                }
            }
            outcome
        };
        Rights::default()
            .with(Act::AcceptEntry, review(Act::AcceptEntry, |(accept, _)| accept))
            .with(Act::ReturnEntry, review(Act::ReturnEntry, |(_, give_back)| give_back))
            .with(Act::Remind, may(Act::Remind))
    }
}

/// What the actor may do on the team screen at all: with somebody else of those they oversee.
pub(super) fn at_all(ctx: &Ctx<'_>) -> Rights {
    let office = Target::office();
    let in_line = ctx.who.actor.is(Role::Supervisor);
    let other = Target { author: Some(Id::new()), in_line, ..Target::default() };
    let office = [Act::SeeTeam, Act::ExportTeam].map(|act| ctx.right(act, &office, None));
    let others = [Act::AcceptEntry, Act::ReturnEntry, Act::Remind];
    office.into_iter().chain(others.map(|act| ctx.right(act, &other, None))).collect()
}
