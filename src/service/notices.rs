//! Notices that a write places on somebody's Home, in the same transaction.

use super::context::Work;
use crate::{
    domain::notice::{Notice, NoticeKind},
    error::Error,
};

/// What a notice is about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told<'a> {
    /// Step key; may be empty.
    pub step: &'a str,
    /// Id of the row it leads to.
    pub entity: &'a str,
    /// Its number or title; may be empty.
    pub subject: &'a str,
    /// What the sender wrote.
    pub text: &'a str,
}

/// Puts a notice on a person's Home; nobody tells themselves.
///
/// # Errors
/// The fault of the database.
pub(super) fn tell(
    w: &mut Work<'_, '_>,
    person: &str,
    kind: NoticeKind,
    told: Told<'_>,
) -> Result<(), Error> {
    if person == w.who.id() {
        return Ok(());
    }
    let mut notice = Notice {
        id: String::new(),
        person: person.to_owned(),
        kind,
        step: told.step.to_owned(),
        entity: told.entity.to_owned(),
        subject: told.subject.to_owned(),
        text: told.text.to_owned(),
        from: String::new(),
        at: 0,
        read_at: None,
    };
    w.tx.add_notice(&mut notice)
}

/// What came back was handed in again: the unread word about it goes.
///
/// # Errors
/// The fault of the database.
pub(super) fn settle(w: &mut Work<'_, '_>, entity: &str) -> Result<(), Error> {
    w.tx.withdraw_notices(w.who.id(), NoticeKind::Returned, entity).map(drop)
}
