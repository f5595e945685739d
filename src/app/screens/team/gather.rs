//! Looking up what waits for review, person by person, before one order decides it all.
//!
//! The matrix is made of totals; an order needs the entries themselves, with the version they have
//! now and the right to review them. Those are asked for only when somebody wants to decide.

use std::collections::BTreeSet;

use crate::domain::person::PersonRef;
use crate::domain::policy::{Act, Rights};
use crate::domain::record::Id;
use crate::domain::refusal::Refusal;
use crate::domain::step_entry::{EntryHead, StepStatus};
use crate::domain::team::{PersonStep, PersonView};

/// What is to be done with the entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Accept,
    Return,
}

impl Purpose {
    /// The outcome of the right that the purpose needs; a self-examination has one of its own.
    pub fn check(self, rights: &Rights) -> Result<(), Refusal> {
        rights.check(self.act(rights))
    }

    /// The act that these rights know the purpose by.
    pub fn act(self, rights: &Rights) -> Act {
        let (entry, exam) = match self {
            Self::Accept => (Act::AcceptEntry, Act::AcceptExam),
            Self::Return => (Act::ReturnEntry, Act::ReturnExam),
        };
        if rights.0.iter().any(|right| right.act == exam) { exam } else { entry }
    }
}

/// People being looked up.
#[derive(Debug, Clone)]
pub struct Gather {
    pub purpose: Purpose,
    /// Number of the phase shown when it was asked.
    phase: i64,
    missing: BTreeSet<Id>,
    views: Vec<PersonView>,
}

/// An entry that waits and may be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub person: PersonRef,
    pub step: String,
    pub id: Id,
    pub head: EntryHead,
    pub rights: Rights,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    pub entries: Vec<Waiting>,
    /// Steps that wait piece by piece, such as commitments: they are opened and decided there.
    pub singly: i64,
    /// How many may not be decided by oneself, and why the last of them.
    pub refused: i64,
    pub why: Option<Refusal>,
}

impl Gather {
    pub fn new(purpose: Purpose, phase: i64, people: impl IntoIterator<Item = Id>) -> Self {
        Self { purpose, phase, missing: people.into_iter().collect(), views: Vec::new() }
    }

    /// Takes one person's answer; the result when it was the last.
    pub fn take(&mut self, view: PersonView) -> Option<Found> {
        if self.missing.remove(&view.person.id) {
            self.views.push(view);
        }
        self.missing.is_empty().then(|| self.found())
    }

    fn found(&self) -> Found {
        let mut found = Found::default();
        for view in &self.views {
            for step in view.steps.iter().filter(|step| self.waits(step)) {
                match (self.purpose.check(&step.rights), &step.head.id) {
                    (Err(why), _) => {
                        found.refused += 1;
                        found.why = Some(why);
                    }
                    (Ok(()), None) => found.singly += 1,
                    (Ok(()), Some(id)) => found.entries.push(Waiting {
                        person: view.person.clone(),
                        step: step.step.clone(),
                        id: id.clone(),
                        head: step.head.clone(),
                        rights: step.rights.clone(),
                    }),
                }
            }
        }
        found.entries.sort_by(|a, b| a.person.login.cmp(&b.person.login));
        found
    }

    fn waits(&self, step: &PersonStep) -> bool {
        step.phase == self.phase && step.cell.status == StepStatus::Submitted
    }
}
