//! What the data wing is handed: the calendar, and a reader for campaign files.

use crate::{
    domain::campaign::Campaign,
    error::Error,
    i18n::{Lang, tr},
    service::Kit,
    template::{self, calendar::builtin_calendar, report},
};

/// The kit of this program.
pub fn kit() -> Kit {
    Kit { calendar: builtin_calendar(), parse, builtins }
}

/// Reads a campaign file; its mistakes come rendered in the language of the locale.
///
/// # Errors
/// [`Error::Campaign`].
pub fn parse(source: &str) -> Result<Campaign, Error> {
    template::parse(source).map_err(|mistakes| {
        Error::Campaign(report::render(&mistakes, source, "", tr(Lang::from_locale())))
    })
}

fn builtins() -> Vec<(&'static str, &'static str)> {
    template::builtin().iter().map(|b| (b.id, b.source)).collect()
}
