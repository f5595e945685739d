//! Keys that people log in with: added by pasting a public key, ended by withdrawing it.
//!
//! Who may manage a person's keys may become that person at the next log-in, so a key that anybody
//! else has or had is never taken, and each step stands in the history.

use super::context::{Ctx, Work, done, ref_to};
use crate::{
    domain::{
        change::{Done, Outcome},
        check::Checks,
        login_key::{KeyCommand, KeysView, LABEL_MAX, LoginKey},
        person::Person,
        policy::{Act, Rights, Target},
        problem::ProblemKind,
        public_key::{self, KeyFault},
        record::Meta,
        refusal::Refusal,
    },
    error::Error,
    text::safe::{Mode, clean},
};

/// The keys of a person; one's own where no login is named.
pub(super) fn view(ctx: &Ctx, login: Option<&str>) -> Result<KeysView, Error> {
    let (person, target) = of(ctx, login.unwrap_or(&ctx.who.person.login))?;
    ctx.allow(Act::ManageKeys, &target)?;
    Ok(KeysView {
        keys: ctx.db.keys_of(&person.meta.id)?,
        rights: Rights::from_iter([ctx.right(Act::ManageKeys, &target, None)]),
        person: ref_to(&person),
    })
}

/// Carries out an order about keys.
pub(super) fn run(w: &mut Work, command: KeyCommand) -> Result<Done, Error> {
    match command {
        KeyCommand::Add { login, line, label } => add(w, &login, &line, &label),
        KeyCommand::Withdraw { login, fingerprint } => withdraw(w, &login, &fingerprint),
    }
}

/// The person of a login, and how the actor stands to them. Whoever may not manage the keys of others
/// does not learn which logins there are.
fn of(ctx: &Ctx, login: &str) -> Result<(Person, Target), Error> {
    if login == ctx.who.person.login {
        return Ok((ctx.who.person.clone(), Target::own(&ctx.who.actor)));
    }
    ctx.allow(Act::ManageKeys, &Target::office())?;
    let person = ctx.db.person_of_login(login)?;
    let person = person.ok_or_else(|| Refusal::Unknown(login.to_owned()))?;
    let target = ctx.target_of_person(&person.meta.id)?;
    Ok((person, target))
}

fn add(w: &mut Work, login: &str, line: &str, label: &str) -> Result<Done, Error> {
    let (person, target) = of(&w.ctx(), login)?;
    w.ctx().allow(Act::ManageKeys, &target)?;
    let mut checks = Checks::new();
    let read = public_key::parse(line);
    if let Err(fault) = &read {
        checks.add("key", ProblemKind::Key(fault.clone()));
    }
    let comment = read.as_ref().map(|key| key.comment.as_str()).unwrap_or_default();
    let label = match clean(label, Mode::Line).trim() {
        // A comment is not typed here: cut rather than refused.
        "" => clean(comment, Mode::Line).trim().chars().take(LABEL_MAX).collect(),
        label => label.to_owned(),
    };
    let most = i64::try_from(LABEL_MAX).unwrap_or(i64::MAX);
    checks.text("label", &label, 0, most);
    if let Ok(key) = &read {
        let known = w.tx.keys_of_fingerprint(&key.fingerprint)?;
        if let Some(fault) = stands_against(&person, &known) {
            checks.add("key", ProblemKind::Key(fault));
        }
    }
    checks.finish()?;
    let Ok(read) = read else { return Err(Error::NotFound) };
    let mut key = LoginKey {
        meta: Meta::default(),
        person: person.meta.id,
        kind: read.kind.to_owned(),
        key: read.key,
        fingerprint: read.fingerprint,
        label,
        withdrawn_on: None,
    };
    w.tx.insert(&mut key, "create")?;
    Ok(done(Outcome::KeyAdded(key.fingerprint.clone()), &key.meta, Vec::new()))
}

/// Why a good key may not become this person's; `known` are all rows of it.
fn stands_against(person: &Person, known: &[LoginKey]) -> Option<KeyFault> {
    if known.iter().any(|key| key.person != person.meta.id) {
        Some(KeyFault::Elsewhere)
    } else if known.iter().any(|key| key.withdrawn_on.is_none()) {
        Some(KeyFault::Present)
    } else {
        (!public_key::is_login(&person.login)).then_some(KeyFault::Login)
    }
}

fn withdraw(w: &mut Work, login: &str, fingerprint: &str) -> Result<Done, Error> {
    let (person, target) = of(&w.ctx(), login)?;
    w.ctx().allow(Act::ManageKeys, &target)?;
    let mut keys = w.tx.keys_of_fingerprint(fingerprint)?.into_iter();
    let live = keys.find(|key| key.person == person.meta.id && key.withdrawn_on.is_none());
    let mut key = live.ok_or(Error::NotFound)?;
    key.withdrawn_on = Some(w.office.today);
    w.tx.update(&mut key, "withdraw")?;
    Ok(done(Outcome::KeyWithdrawn(key.fingerprint.clone()), &key.meta, Vec::new()))
}
