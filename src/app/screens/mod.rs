//! The feature screens, one file each; their drawing has the same names in `ui::screens`.
//!
//! # How to add a screen
//! 1. `app/screens/<feature>.rs`: a struct with what is shown (usually the view of a
//!    [`Reply`](crate::domain::reply::Reply) and a [`List`](super::list::List)), and
//!    [`Screen`] for it. `load` names the requests, `reply` takes the answers, `offers` lists what
//!    works on the selected row (take `allowed` from the row's rights), `action` does it:
//!    `ctx.open(form)`, `ctx.dialog(..)`, `ctx.run(Command::..)`, `ctx.push(OtherScreen::new(..))`.
//!    Saving a form comes to `submit`, which turns `form.values()` into the request. Drafts,
//!    conflicts, busy writers, undo and messages are the app's business.
//!    Name a form's fields after the columns of the row: a conflict shows the stored text by them.
//!    A list of thousands is loaded by window: after `list.act(..)` call `ctx.reload()` if
//!    `list.wants()` names a window, and put that window into `load`'s query.
//! 2. A line in `screens!` below, and one in `PLACES` if `g` should lead there.
//! 3. `ui/screens/<feature>.rs`: `pub fn draw(screen: &Feature, look: &Look, area, buf)`, made
//!    from `ui::widgets`, and a line in `ui/screens/mod.rs`.
//! 4. `data/i18n/<language>/<feature>.ftl` in all three languages.
//!
//! `settings` is the smallest complete example.

pub mod campaign;
pub mod commitments;
pub mod exporting;
pub mod finding;
pub mod first_look;
pub mod home;
pub mod ledger;
pub mod login_keys;
pub mod opinions;
pub mod people;
pub mod person;
pub mod reminding;
pub mod routes;
pub mod self_exam;
pub mod settings;
pub mod setup;
pub mod statement;
pub mod step_page;
pub mod steps;
pub mod study;
pub mod team;

pub use routes::{open_entry, open_finding, open_place, open_step, open_step_of};

use super::ctx::Session;
use super::dialog::Item;
use super::label::Label;
use super::screen::Screen;
use crate::domain::person::Role;
use crate::domain::reply::HelloView;
use crate::domain::step::StepKind;
use crate::i18n::Tr;
use std::sync::Arc;

/// Makes the enum of all screens and the way to each one's `Screen`.
macro_rules! screens {
    ($($(#[$only:meta])? $name:ident($state:ty)),+ $(,)?) => {
        /// Any screen.
        pub enum AnyScreen { $($(#[$only])? $name(Box<$state>)),+ }

        impl AnyScreen {
            /// Its behaviour.
            pub fn get(&self) -> &dyn Screen {
                match self { $($(#[$only])? Self::$name(screen) => &**screen),+ }
            }

            /// Its behaviour, to act.
            pub fn get_mut(&mut self) -> &mut dyn Screen {
                match self { $($(#[$only])? Self::$name(screen) => &mut **screen),+ }
            }
        }

        $($(#[$only])? impl From<$state> for AnyScreen {
            fn from(screen: $state) -> Self {
                Self::$name(Box::new(screen))
            }
        })+
    };
}

screens! {
    #[cfg(test)] Probe(super::tests::Probe),
    Home(home::Home),
    FirstLook(first_look::FirstLook),
    SelfExam(self_exam::SelfExam),
    Settings(settings::Settings),
    Statement(statement::Statement),
    Study(study::Study),
    Setup(setup::Setup),
    Ledger(ledger::Ledger),
    Opinions(opinions::Opinions),
    Finding(finding::FindingPage),
    Team(team::Team),
    Person(person::Person),
    People(people::People),
    Campaign(campaign::CampaignPage),
    LoginKeys(login_keys::LoginKeys),
    Commitments(commitments::Commitments),
}

/// A place that `g` leads to.
struct Place {
    id: &'static str,
    label: fn(&Tr) -> String,
    /// Whether this person has business there.
    fits: fn(&Session) -> bool,
    open: fn(&Session) -> AnyScreen,
}

/// In the order of the menu.
const PLACES: &[Place] = &[
    Place {
        id: "home",
        label: Tr::home_place,
        fits: |session| session.hello.is_some(),
        open: |_| home::Home::default().into(),
    },
    Place {
        id: "study",
        label: Tr::study_place,
        fits: |session| takes_step(session, StepKind::Study),
        open: |session| study::Study::new(&first_step(session, StepKind::Study), None).into(),
    },
    Place {
        id: "opinions",
        label: Tr::opinions_place,
        fits: |session| reads_step(session, StepKind::Opinions),
        open: |session| {
            opinions::Opinions::new(&first_step(session, StepKind::Opinions), None).into()
        },
    },
    Place {
        id: "self_exam",
        label: Tr::self_exam_place,
        fits: |session| takes_step(session, StepKind::SelfExam),
        open: |session| {
            self_exam::SelfExam::new(&first_step(session, StepKind::SelfExam), None).into()
        },
    },
    Place {
        id: "commitments",
        label: Tr::commitments_place,
        fits: |session| takes_step(session, StepKind::Commitment),
        open: |session| {
            commitments::Commitments::new(&first_step(session, StepKind::Commitment), None).into()
        },
    },
    Place {
        id: "ledger",
        label: Tr::ledger_place,
        fits: |session| reads_step(session, StepKind::Rectification),
        open: |_| ledger::Ledger::default().into(),
    },
    Place {
        id: "statement",
        label: Tr::statement_place,
        fits: |session| takes_step(session, StepKind::Statement),
        open: |session| {
            statement::Statement::new(&first_step(session, StepKind::Statement), None).into()
        },
    },
    Place {
        id: "team",
        label: Tr::team_title,
        fits: |session| has_role(session, OVERSEERS),
        open: |_| team::Team::default().into(),
    },
    Place {
        id: "people",
        label: Tr::people_title,
        fits: |session| session.hello.is_some(),
        open: |_| people::People::default().into(),
    },
    Place {
        id: "campaign",
        label: Tr::campaign_title,
        fits: |session| session.hello.is_some(),
        open: |_| campaign::CampaignPage::default().into(),
    },
    Place {
        id: "login_keys",
        label: Tr::login_key_place,
        fits: |session| session.hello.is_some(),
        open: |_| login_keys::LoginKeys::new(None).into(),
    },
    Place {
        id: "settings",
        label: Tr::settings_title,
        fits: |_| true,
        open: |session| settings::Settings::new(session.prefs).into(),
    },
];

/// The roles that see the whole team or their part of it (domain 2.1).
const OVERSEERS: &[Role] = &[Role::Leader, Role::Supervisor, Role::Coordinator, Role::Inspector];

/// Whether this person has one of these roles.
fn has_role(session: &Session, roles: &[Role]) -> bool {
    session.hello.as_ref().is_some_and(|hello| hello.roles.iter().any(|r| roles.contains(r)))
}

/// Whether this person fills in a step of a kind.
fn takes_step(session: &Session, kind: StepKind) -> bool {
    let takes_part = |hello: &Arc<HelloView>| hello.roles.iter().any(|role| role.takes_part());
    session.hello.as_ref().is_some_and(takes_part) && !first_step(session, kind).is_empty()
}

/// Whether this person has business in what all of an office share: administrators have none.
fn reads_step(session: &Session, kind: StepKind) -> bool {
    let reads = |role: &Role| role.takes_part() || *role == Role::Inspector;
    let may = |hello: &Arc<HelloView>| hello.roles.iter().any(reads);
    session.hello.as_ref().is_some_and(may) && !first_step(session, kind).is_empty()
}

/// The key of the first step of a kind; empty where the campaign has none.
fn first_step(session: &Session, kind: StepKind) -> String {
    let step = session.campaign().and_then(|campaign| campaign.first_of(kind));
    step.map_or_else(String::new, |step| step.key.clone())
}

/// The menu of places for this person.
pub fn places(session: &Session) -> Vec<Item> {
    let fitting = PLACES.iter().filter(|place| (place.fits)(session));
    fitting.map(|place| Item::new(place.id, Label::Msg(place.label))).collect()
}

/// The screen of a place.
pub fn open(id: &str, session: &Session) -> Option<AnyScreen> {
    PLACES.iter().find(|place| place.id == id).map(|place| (place.open)(session))
}

/// The first screen after logging in.
pub fn home(_session: &Session) -> AnyScreen {
    home::Home::default().into()
}

/// The first screen where there is no database yet.
pub fn setup(_session: &Session) -> AnyScreen {
    setup::Setup::default().into()
}

/// What is asked once, above the first screen.
pub fn first_question(session: &Session) -> Option<AnyScreen> {
    let asked = session.hello.as_ref().is_none_or(|h| first_look::was_asked(&h.settings));
    (!asked).then(|| first_look::FirstLook::new(session.prefs).into())
}

/// The settings.
pub fn settings(session: &Session) -> AnyScreen {
    settings::Settings::new(session.prefs).into()
}
