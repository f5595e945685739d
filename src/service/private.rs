//! What belongs to one person alone: unfinished texts, settings, notices, and the greeting.

use super::context::{Ctx, Work, ref_to};
use crate::{
    domain::{
        change::DraftState,
        problem::{Problem, ProblemKind},
        reply::HelloView,
    },
    error::Error,
};

/// The longest draft, in bytes: a form of the longest texts with room to spare.
const DRAFT_MAX: usize = 1_000_000;

/// The settings a person has, with the values each may take.
const SETTINGS: &[(&str, &[&str])] = &[
    ("lang", &["zh-Hans", "zh-Hant", "en"]),
    ("theme", &["dark", "light", "mono"]),
    ("borders", &["light", "ascii"]),
    ("mouse", &["on", "off"]),
    ("looks", &["asked"]),
];

/// Who one is, and what every screen needs to know.
pub(super) fn hello(ctx: &Ctx, demo: bool) -> Result<HelloView, Error> {
    let person = &ctx.who.person;
    Ok(HelloView {
        me: ref_to(person),
        unit: ctx.unit_name(&person.unit)?,
        roles: ctx.who.actor.roles.clone(),
        today: ctx.office.today,
        demo,
        year: ctx.office.campaign.year,
        campaign: ctx.office.rules.clone(),
        settings: ctx.db.settings(ctx.who.id())?.into_iter().collect(),
    })
}

/// My draft of a form; nobody else's can be named.
pub(super) fn load_draft(ctx: &Ctx, form: &str, entity: &str) -> Result<Option<DraftState>, Error> {
    ctx.db.draft(ctx.who.id(), form, entity)
}

/// Keeps my draft over the version that was read; its new version.
pub(super) fn save_draft(w: &mut Work, mut draft: DraftState) -> Result<i64, Error> {
    if draft.body.len() > DRAFT_MAX {
        let kind = ProblemKind::TooLong { max: DRAFT_MAX as i64, now: draft.body.len() as i64 };
        return Err(vec![Problem::new("body", kind)].into());
    }
    w.tx.save_draft(w.who.id(), &mut draft)?;
    Ok(draft.version)
}

/// Gives my draft up.
pub(super) fn drop_draft(w: &mut Work, form: &str, entity: &str) -> Result<(), Error> {
    w.tx.delete_draft(w.who.id(), form, entity)
}

/// Marks a notice of mine as read; somebody else's stays as it is.
pub(super) fn read_notice(w: &mut Work, id: &str) -> Result<(), Error> {
    w.tx.mark_read(w.who.id(), id).map(drop)
}

/// Remembers a setting of mine.
pub(super) fn set_setting(w: &mut Work, key: &str, value: &str) -> Result<(), Error> {
    let known = SETTINGS.iter().find(|(name, _)| *name == key);
    if !known.is_some_and(|(_, values)| values.contains(&value)) {
        return Err(vec![Problem::new(key, ProblemKind::NotAChoice)].into());
    }
    w.tx.set_setting(w.who.id(), key, value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;

    #[test]
    fn every_language_can_be_chosen() {
        let (_, langs) = SETTINGS.iter().find(|(key, _)| *key == "lang").unwrap();
        assert!(Lang::ALL.iter().all(|lang| langs.contains(&lang.code())));
    }
}
