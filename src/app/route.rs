//! Where a screen sends the person: an address, so that no screen needs to know another.

use crate::domain::person::PersonRef;
use crate::domain::role::Role;
use crate::domain::step::StepKind;

/// The address of a screen; `screens::AnyScreen::at` goes there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    Home,
    /// What is asked once, at the first log-in.
    FirstLook,
    /// The wizard, where there is no database yet.
    Setup,
    Settings,
    Team,
    Campaign,
    /// Everybody; with a role, the form for one more of it is open.
    People {
        adding: Option<Role>,
    },
    /// What a reviewer sees of one person, on a step of theirs where one is named.
    Person {
        person: PersonRef,
        step: Option<String>,
    },
    /// The keys a person logs in with; mine without a person.
    LoginKeys(Option<PersonRef>),
    /// The ledger, of one person where one is named.
    Ledger(Option<PersonRef>),
    /// One finding, by its id; its number, where it is known, heads the page until it is loaded.
    Finding {
        id: String,
        no: String,
    },
    Step(StepRoute),
    #[cfg(test)]
    Probe,
}

/// The address of a step of the campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRoute {
    pub kind: StepKind,
    pub key: String,
    /// Whose step, for review; mine without.
    pub person: Option<PersonRef>,
    /// The record in it to stand on.
    pub entity: Option<String>,
}

impl Route {
    /// A step of mine.
    pub fn step(kind: StepKind, key: &str) -> Self {
        Self::step_of(kind, key, None)
    }

    /// A step of somebody.
    pub fn step_of(kind: StepKind, key: &str, person: Option<PersonRef>) -> Self {
        Self::Step(StepRoute { kind, key: key.to_owned(), person, entity: None })
    }

    /// What a notice is about: a finding as its page, anything else in its step.
    pub fn entry(kind: StepKind, key: &str, entity: &str) -> Self {
        if kind == StepKind::Rectification && !entity.is_empty() {
            return Self::finding(entity);
        }
        let (key, entity) = (key.to_owned(), Some(entity.to_owned()));
        Self::Step(StepRoute { kind, key, person: None, entity })
    }

    /// The page of a finding.
    pub fn finding(id: &str) -> Self {
        Self::Finding { id: id.to_owned(), no: String::new() }
    }
}
