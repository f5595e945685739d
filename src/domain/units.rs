//! The tree of units: who supervises whom, and what lies within a unit.

use super::{person::Unit, record::Id};
use std::collections::BTreeMap;

/// All units by id. Walks upward end at a unit seen before, so a damaged tree cannot hang anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Units(BTreeMap<Id, Unit>);

impl Units {
    pub fn new(units: impl IntoIterator<Item = Unit>) -> Self {
        Self(units.into_iter().map(|unit| (unit.meta.id.clone(), unit)).collect())
    }

    pub fn insert(&mut self, unit: Unit) {
        self.0.insert(unit.meta.id.clone(), unit);
    }

    pub fn get(&self, id: &str) -> Option<&Unit> {
        self.0.get(id)
    }

    /// The name of a unit; empty for an unknown one.
    pub fn name(&self, id: &str) -> &str {
        self.get(id).map_or("", |unit| &unit.name)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.0.values()
    }

    /// The unit and every unit above it, nearest first.
    pub fn upward(&self, id: &str) -> Vec<&Unit> {
        let mut path: Vec<&Unit> = Vec::new();
        let mut next = self.get(id);
        while let Some(unit) = next {
            if path.iter().any(|seen| seen.meta.id == unit.meta.id) {
                break;
            }
            path.push(unit);
            next = unit.parent.as_deref().and_then(|parent| self.get(parent));
        }
        path
    }

    /// The supervisor of a person of a unit: the one of the nearest unit upward, and never the
    /// person itself.
    pub fn supervisor(&self, unit: &str, person: &str) -> Option<&Id> {
        let found = self.upward(unit).into_iter().filter_map(|unit| unit.supervisor.as_ref());
        found.into_iter().find(|supervisor| *supervisor != person)
    }

    /// The units whose people a supervisor is responsible for: those where it is the nearest one.
    pub fn line_of(&self, supervisor: &str) -> Vec<Id> {
        let mine = |unit: &&Unit| {
            self.supervisor(&unit.meta.id, "").is_some_and(|found| found == supervisor)
        };
        self.0.values().filter(mine).map(|unit| unit.meta.id.clone()).collect()
    }

    /// A unit and all below it.
    pub fn within(&self, top: &str) -> Vec<Id> {
        let below = |unit: &&Unit| self.upward(&unit.meta.id).iter().any(|u| u.meta.id == top);
        self.0.values().filter(below).map(|unit| unit.meta.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Meta;

    fn unit(id: &str, parent: Option<&str>, supervisor: Option<&str>) -> Unit {
        Unit {
            meta: Meta { id: id.into(), ..Meta::default() },
            parent: parent.map(Into::into),
            name: format!("unit {id}"),
            short_name: id.into(),
            supervisor: supervisor.map(Into::into),
        }
    }

    fn office() -> Units {
        Units::new([
            unit("top", None, Some("he")),
            unit("a", Some("top"), None),
            unit("b", Some("top"), Some("su")),
            unit("b1", Some("b"), None),
        ])
    }

    #[test]
    fn the_nearest_unit_upward_gives_the_supervisor() {
        let units = office();
        let of = |unit, person| units.supervisor(unit, person).map(String::as_str);
        assert_eq!(of("a", "li"), Some("he"));
        assert_eq!(of("b1", "li"), Some("su"));
        assert_eq!(of("b", "su"), Some("he"), "nobody supervises themselves");
        assert_eq!(of("top", "he"), None);
        assert_eq!(of("nowhere", "li"), None);
    }

    #[test]
    fn a_line_ends_where_another_supervisor_begins() {
        let units = office();
        assert_eq!(units.line_of("he"), ["a", "top"]);
        assert_eq!(units.line_of("su"), ["b", "b1"]);
        assert!(units.line_of("li").is_empty());
        assert_eq!(units.within("b"), ["b", "b1"]);
        assert_eq!(units.within("top").len(), 4);
        assert_eq!(units.name("b1"), "unit b1");
    }

    #[test]
    fn a_ring_of_units_ends() {
        let ring = Units::new([unit("x", Some("y"), None), unit("y", Some("x"), None)]);
        assert_eq!(ring.upward("x").len(), 2);
        assert_eq!(ring.supervisor("x", "li"), None);
    }
}
