//! What the readers of a campaign share: lengths of texts, keys used so far, lists of roles.

use super::table::{Keys, Limit, Table};
use crate::domain::campaign::Category;
use crate::domain::local_text::LocalText;
use crate::domain::role::Role;

/// Names and titles (domain 2.2: 80).
pub(super) const NAME: Limit = Limit::Chars(80);
/// Column titles: four Chinese characters.
pub(super) const SHORT: Limit = Limit::Columns(8);
/// Sentences and paragraphs.
pub(super) const PROSE: Limit = Limit::Chars(600);

/// Keys that must be unique in the whole campaign.
#[derive(Default)]
pub(super) struct Scope {
    pub(super) phases: Keys,
    pub(super) steps: Keys,
    /// Sections, named problems and further categories.
    pub(super) categories: Keys,
    /// Checklist items; a named problem is answered under its category's key.
    pub(super) items: Keys,
    /// The categories that the steps bring.
    pub(super) found: Vec<Category>,
}

/// Role codes of people who take part; at least one.
pub(super) fn roles(table: &Table<'_>, key: &'static str) -> Vec<String> {
    let codes = Role::ALL.iter().filter(|role| role.takes_part()).map(|role| role.code());
    let fields = table.full_list(key, Role::ALL.len());
    fields.iter().filter_map(|field| table.as_one_of(field, codes.clone())).collect()
}

/// A key with its name, as lists of choices have them.
pub(super) fn choice(table: &Table<'_>, keys: &mut Keys) -> (String, LocalText) {
    (table.own_key("key", keys), table.local("name", NAME))
}
