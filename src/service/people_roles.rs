//! Roles: nobody changes their own, the leader is one, and the office never loses its last
//! coordinator or leader (domain 2.1).

use super::{
    context::{Work, done, undo_of, undo_removal},
    totals,
};
use crate::{
    domain::{
        change::{Done, Outcome, UndoToken},
        person::{Person, RoleAssignment, rules},
        policy::{Act, Target},
        problem::{Problem, ProblemKind},
        record::{Id, Meta},
        refusal::Refusal,
        role::Role,
    },
    error::Error,
};

/// Replaces the roles of a person, or adds to them. The role of the leader moves: who had it before
/// keeps the other roles, or becomes ordinary staff.
pub(super) fn set_roles(w: &mut Work, id: &str, roles: &[Role], add: bool) -> Result<Done, Error> {
    let person: Person = w.tx.get(id)?;
    let target = Target { author: Some(id.to_owned()), ..Target::default() };
    w.ctx().allow(Act::ChangeRoles, &target)?;
    let now = w.ctx().roles_of(id)?;
    let mut wanted = roles.to_vec();
    if add {
        wanted.extend(&now);
    }
    let wanted = rules::tidy_roles(&wanted);
    if wanted.is_empty() {
        return Err(vec![Problem::new("roles", ProblemKind::Required)].into());
    }
    let outcome = outcome(w, id, &wanted)?;
    let undo = replace(w, id, &now, &wanted)?;
    totals::refresh_person(w, id)?;
    Ok(done(outcome, &person.meta, undo))
}

/// What giving these roles comes to: who leads until now is named, for nobody loses that role
/// without a word. `id` is empty for a person yet to be added.
pub(super) fn outcome(w: &Work, id: &str, wanted: &[Role]) -> Result<Outcome, Error> {
    if !wanted.contains(&Role::Leader) {
        return Ok(Outcome::Saved);
    }
    match w.tx.others_with_role(w.office.id(), Role::Leader, id)?.first() {
        Some(before) => Ok(Outcome::LeaderMoved(w.ctx().name_of(&before.person)?)),
        None => Ok(Outcome::Saved),
    }
}

/// Gives a new person its first roles.
pub(super) fn assign(w: &mut Work, id: &str, roles: &[Role]) -> Result<Vec<UndoToken>, Error> {
    replace(w, id, &[], roles)
}

fn replace(w: &mut Work, id: &str, now: &[Role], wanted: &[Role]) -> Result<Vec<UndoToken>, Error> {
    let mut undo = Vec::new();
    for role in now.iter().filter(|role| !wanted.contains(role)) {
        must_remain(w, *role, id)?;
        undo.push(withdraw(w, id, *role)?);
    }
    for role in wanted.iter().filter(|role| !now.contains(role)) {
        if *role == Role::Leader {
            undo.extend(hand_on_leadership(w, id)?);
        }
        undo.push(grant(w, id, *role)?);
    }
    Ok(undo)
}

/// Refuses to take a role from the only active person who has it.
pub(super) fn must_remain(w: &Work, role: Role, but: &str) -> Result<(), Error> {
    if !rules::NEVER_EMPTY.contains(&role) {
        return Ok(());
    }
    let others = w.tx.others_in_role(w.office.id(), role, but)?;
    if others > 0 { Ok(()) } else { Err(Refusal::LastInRole(role).into()) }
}

/// Takes the leader's role from whoever has it, for the next one.
fn hand_on_leadership(w: &mut Work, to: &str) -> Result<Vec<UndoToken>, Error> {
    let mut undo = Vec::new();
    for leader in w.tx.others_with_role(w.office.id(), Role::Leader, to)? {
        undo.push(withdraw(w, &leader.person, Role::Leader)?);
        if w.ctx().roles_of(&leader.person)?.is_empty() {
            undo.push(grant(w, &leader.person, Role::Staff)?);
        }
        totals::refresh_person(w, &leader.person)?;
    }
    Ok(undo)
}

fn grant(w: &mut Work, person: &str, role: Role) -> Result<UndoToken, Error> {
    let (campaign, person): (Id, Id) = (w.office.id().to_owned(), person.to_owned());
    let mut assignment = RoleAssignment { meta: Meta::default(), campaign, person, role };
    w.tx.insert(&mut assignment, "role")?;
    Ok(undo_of(&assignment))
}

fn withdraw(w: &mut Work, person: &str, role: Role) -> Result<UndoToken, Error> {
    let mut held = w.tx.assignments_of(w.office.id(), person)?.into_iter();
    let assignment = held.find(|held| held.role == role).ok_or(Error::NotFound)?;
    w.tx.delete::<RoleAssignment>(&assignment.meta.id, assignment.meta.version, "role")?;
    Ok(undo_removal(&assignment))
}
