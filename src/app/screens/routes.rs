//! From an address to the screen that stands there.

use super::{
    AnyScreen, campaign, commitments, finding, first_look, home, ledger, login_keys, opinions,
    people, person, self_exam, settings, setup, statement, study, team,
};
use crate::app::prefs::Prefs;
use crate::app::route::{Route, StepRoute};
use crate::domain::step::StepKind;

impl AnyScreen {
    /// The screen at an address; `None` for a step of a kind that no screen shows.
    pub fn at(route: Route, prefs: Prefs) -> Option<Self> {
        Some(match route {
            Route::Home => home::Home::default().into(),
            Route::FirstLook => first_look::FirstLook::new(prefs).into(),
            Route::Setup => setup::Setup::default().into(),
            Route::Settings => settings::Settings::new(prefs).into(),
            Route::Team => team::Team::default().into(),
            Route::Campaign => campaign::CampaignPage::default().into(),
            Route::People { adding: None } => people::People::default().into(),
            Route::People { adding: Some(role) } => people::People::adding(role).into(),
            Route::Person { person, step: None } => person::Person::new(person).into(),
            Route::Person { person, step: Some(step) } => {
                person::Person::new(person).on(&step).into()
            }
            Route::LoginKeys(person) => login_keys::LoginKeys::new(person).into(),
            Route::Ledger(person) => ledger::Ledger::new(person.as_ref()).into(),
            Route::Finding { id, no } => finding::FindingPage::new(&id, &no).into(),
            Route::Step(step) => return Self::at_step(step),
            #[cfg(test)]
            Route::Probe => crate::app::tests::Probe::default().into(),
        })
    }

    fn at_step(route: StepRoute) -> Option<Self> {
        let StepRoute { kind, key, person, entity } = route;
        Some(match kind {
            StepKind::Study => study::Study::new(&key, person).on(entity).into(),
            StepKind::SelfExam => self_exam::SelfExam::new(&key, person).into(),
            StepKind::Rectification => ledger::Ledger::new(person.as_ref()).into(),
            StepKind::Opinions => opinions::Opinions::new(&key, person).on(entity).into(),
            StepKind::Statement => statement::Statement::new(&key, person).into(),
            StepKind::Commitment => commitments::Commitments::new(&key, person).on(entity).into(),
            StepKind::Survey | StepKind::Register => return None,
        })
    }
}
