//! Units, people and their roles in a campaign.

pub mod rules;

use super::{
    record::{Id, Meta},
    role::Role,
};
use crate::code_enum;
use std::collections::BTreeSet;

code_enum! {
    /// Whether a person still belongs to the office.
    PersonStatus {
        Active = "active",
        Transferred = "transferred",
        Retired = "retired",
        Disabled = "disabled",
    }
}

/// An organisational unit; units form a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub meta: Meta,
    pub parent: Option<Id>,
    pub name: String,
    pub short_name: String,
    /// The supervising leader of this unit's people (and of units below without one).
    pub supervisor: Option<Id>,
}

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub meta: Meta,
    pub login: String,
    pub name: String,
    /// Pinyin of the name, for ordering.
    pub sort_key: String,
    /// Duty title (职务).
    pub title: String,
    pub unit: Id,
    /// Leading cadre: must answer the leadership section (S39).
    pub cadre: bool,
    pub status: PersonStatus,
    /// The operating-system account this person is bound to.
    pub os_uid: Option<i64>,
}

/// One role of one person in one campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleAssignment {
    pub meta: Meta,
    pub campaign: Id,
    pub person: Id,
    pub role: Role,
}

/// Id and name, for pick lists and references.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct PersonRef {
    pub id: Id,
    pub login: String,
    pub name: String,
}

/// The names that several of some people bear.
#[derive(Debug, Default)]
pub struct Namesakes(BTreeSet<String>);

impl Namesakes {
    /// Those of these people.
    pub fn among<'p>(people: impl IntoIterator<Item = &'p PersonRef>) -> Self {
        let mut seen = BTreeSet::new();
        let again = people.into_iter().filter(|person| !seen.insert(person.name.as_str()));
        Self(again.map(|person| person.name.clone()).collect())
    }

    /// The name, with the login where others bear it too.
    pub fn tell(&self, person: &PersonRef) -> String {
        if self.0.contains(&person.name) {
            format!("{} {}", person.name, person.login)
        } else {
            person.name.clone()
        }
    }
}

/// A row of the People page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    pub person: Person,
    pub unit: String,
    pub roles: Vec<Role>,
    /// Name of the supervising leader found upward of the unit; empty when none.
    pub supervisor: String,
    pub rights: super::policy::Rights,
}

/// The People page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleView {
    pub rows: Vec<PersonRow>,
    pub units: Vec<Unit>,
    /// Rights on the page itself: add, import, add unit.
    pub rights: super::policy::Rights,
    /// No leader yet: the page says to add one first.
    pub no_leader: bool,
}

/// What is typed to add or change a person. `unit` is a unit id; empty means the actor's unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonInput {
    pub login: String,
    pub name: String,
    pub title: String,
    pub unit: Id,
    pub cadre: bool,
    pub roles: Vec<Role>,
    pub os_account: Option<String>,
}

/// One line of an import file with what was doubtful about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportLine {
    pub line: i64,
    pub input: PersonInput,
    /// The unit's name as written; empty means the actor's unit.
    pub unit_name: String,
    pub problems: Vec<super::problem::Problem>,
}

/// Orders about people and units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleCommand {
    Add(PersonInput),
    Change {
        id: Id,
        version: i64,
        input: PersonInput,
    },
    SetStatus {
        id: Id,
        version: i64,
        status: PersonStatus,
    },
    /// Replaces the roles, or adds to them.
    SetRoles {
        id: Id,
        roles: Vec<Role>,
        add: bool,
    },
    /// Binds to the operating-system account of this uid, or unbinds.
    Bind {
        id: Id,
        version: i64,
        uid: Option<i64>,
    },
    /// Adds everybody of a list or nobody. A list that gives the leader's role to somebody new while
    /// somebody has it is taken only with `hand_over`.
    Import {
        lines: Vec<ImportLine>,
        hand_over: bool,
    },
    AddUnit {
        parent: Option<Id>,
        name: String,
        short_name: String,
        supervisor: Option<Id>,
    },
    ChangeUnit {
        id: Id,
        version: i64,
        name: String,
        short_name: String,
        supervisor: Option<Id>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_that_others_bear_is_told_with_its_login() {
        let person = |login: &str, name: &str| PersonRef {
            id: login.into(),
            login: login.into(),
            name: name.into(),
        };
        let all = [person("wf", "王芳"), person("lh", "李禾"), person("wf2", "王芳")];
        let shared = Namesakes::among(&all);
        let told: Vec<String> = all.iter().map(|person| shared.tell(person)).collect();
        assert_eq!(told, ["王芳 wf", "李禾", "王芳 wf2"]);
    }
}
