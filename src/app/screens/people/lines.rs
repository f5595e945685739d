//! The lines of the people page: units in the order of their tree, each with its people.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::list::Row;
use crate::domain::person::{PeopleView, PersonRow, Unit};
use crate::domain::record::Id;

/// A unit or a person.
#[derive(Debug, Clone)]
pub enum Line {
    Unit(Box<UnitLine>),
    Person(Box<PersonRow>),
}

/// A unit with what its line tells.
#[derive(Debug, Clone)]
pub struct UnitLine {
    pub unit: Unit,
    /// Units above it.
    pub depth: usize,
    /// People directly in it.
    pub people: usize,
    /// Name of its own supervisor; empty where the one above counts.
    pub supervisor: String,
    /// What finds it: its name, and everybody's in it, so that a person is never found without it.
    hay: String,
}

impl Row for Line {
    fn id(&self) -> &str {
        match self {
            Self::Unit(line) => &line.unit.meta.id,
            Self::Person(row) => &row.person.meta.id,
        }
    }

    fn haystack(&self) -> String {
        match self {
            Self::Unit(line) => line.hay.clone(),
            Self::Person(row) => words(row),
        }
    }
}

pub(super) fn words(row: &PersonRow) -> String {
    format!("{}\n{}", row.person.name, row.person.login)
}

/// Units from the top down, each before its people; units without people only where `empty_units`.
pub fn lines(view: &PeopleView, empty_units: bool) -> Vec<Line> {
    let mut people: BTreeMap<&str, Vec<&PersonRow>> = BTreeMap::new();
    for row in &view.rows {
        people.entry(&row.person.unit).or_default().push(row);
    }
    let names: BTreeMap<&Id, &String> =
        view.rows.iter().map(|row| (&row.person.meta.id, &row.person.name)).collect();
    let mut lines = Vec::new();
    let mut known = BTreeSet::new();
    for (unit, depth) in in_order(&view.units) {
        known.insert(unit.meta.id.as_str());
        let inside = people.get(unit.meta.id.as_str()).map_or(&[][..], Vec::as_slice);
        if inside.is_empty() && !empty_units {
            continue;
        }
        let supervisor = unit.supervisor.as_ref().and_then(|id| names.get(id));
        let hay = inside.iter().fold(unit.name.clone(), |all, row| all + "\n" + &words(row));
        lines.push(Line::Unit(Box::new(UnitLine {
            unit: unit.clone(),
            depth,
            people: inside.len(),
            supervisor: supervisor.map_or_else(String::new, |name| (*name).clone()),
            hay,
        })));
        lines.extend(inside.iter().map(|row| Line::Person(Box::new((*row).clone()))));
    }
    let stray = view.rows.iter().filter(|row| !known.contains(row.person.unit.as_str()));
    lines.extend(stray.map(|row| Line::Person(Box::new(row.clone()))));
    lines
}

/// Every unit once, those above before those below, each with its depth.
fn in_order(units: &[Unit]) -> Vec<(&Unit, usize)> {
    let ids: BTreeSet<&str> = units.iter().map(|unit| unit.meta.id.as_str()).collect();
    let parent = |unit: &Unit| unit.parent.clone().filter(|id| ids.contains(id.as_str()));
    let mut below: BTreeMap<Option<Id>, Vec<&Unit>> = BTreeMap::new();
    for unit in units {
        below.entry(parent(unit)).or_default().push(unit);
    }
    let mut out = Vec::new();
    let mut open: Vec<(&Unit, usize)> = Vec::new();
    open.extend(below.remove(&None).unwrap_or_default().into_iter().rev().map(|u| (u, 0)));
    while let Some((unit, depth)) = open.pop() {
        out.push((unit, depth));
        // Taken out, so that a damaged tree that runs in a ring ends.
        let children = below.remove(&Some(unit.meta.id.clone())).unwrap_or_default();
        open.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
    }
    let rest = below.into_values().flatten().map(|unit| (unit, 0));
    out.extend(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Meta;

    fn unit(id: &str, parent: Option<&str>) -> Unit {
        Unit {
            meta: Meta { id: id.into(), ..Meta::default() },
            parent: parent.map(Into::into),
            name: id.into(),
            short_name: String::new(),
            supervisor: None,
        }
    }

    #[test]
    fn units_stand_below_the_one_they_belong_to() {
        let units = [unit("b", Some("top")), unit("top", None), unit("c", Some("b"))];
        let order = in_order(&units).into_iter().map(|(u, depth)| (u.name.as_str(), depth));
        assert_eq!(order.collect::<Vec<_>>(), [("top", 0), ("b", 1), ("c", 2)]);
    }

    #[test]
    fn a_ring_of_units_and_an_unknown_parent_lose_nobody() {
        let units = [unit("x", Some("y")), unit("y", Some("x")), unit("z", Some("gone"))];
        assert_eq!(in_order(&units).len(), 3);
    }
}
