//! The places of the `g` menu, each with who has business there.

use std::sync::Arc;

use super::ctx::Session;
use super::dialog::Item;
use super::label::Label;
use super::route::Route;
use crate::domain::reply::HelloView;
use crate::domain::role::Role;
use crate::domain::step::StepKind;
use crate::i18n::Tr;

/// A place that `g` leads to.
struct Place {
    id: &'static str,
    label: fn(&Tr) -> String,
    /// Whether this person has business there.
    fits: fn(&Session) -> bool,
    route: fn(&Session) -> Route,
}

/// In the order of the menu.
const PLACES: &[Place] = &[
    Place {
        id: "home",
        label: Tr::home_place,
        fits: |session| session.hello.is_some(),
        route: |_| Route::Home,
    },
    Place {
        id: "study",
        label: Tr::study_place,
        fits: |session| takes_step(session, StepKind::Study),
        route: |session| first_step(session, StepKind::Study),
    },
    Place {
        id: "opinions",
        label: Tr::opinions_place,
        fits: |session| reads_step(session, StepKind::Opinions),
        route: |session| first_step(session, StepKind::Opinions),
    },
    Place {
        id: "self_exam",
        label: Tr::self_exam_place,
        fits: |session| takes_step(session, StepKind::SelfExam),
        route: |session| first_step(session, StepKind::SelfExam),
    },
    Place {
        id: "commitments",
        label: Tr::commitments_place,
        fits: |session| takes_step(session, StepKind::Commitment),
        route: |session| first_step(session, StepKind::Commitment),
    },
    Place {
        id: "ledger",
        label: Tr::ledger_place,
        fits: |session| reads_step(session, StepKind::Rectification),
        route: |_| Route::Ledger(None),
    },
    Place {
        id: "statement",
        label: Tr::statement_place,
        fits: |session| takes_step(session, StepKind::Statement),
        route: |session| first_step(session, StepKind::Statement),
    },
    Place {
        id: "team",
        label: Tr::team_title,
        fits: |session| has_role(session, OVERSEERS),
        route: |_| Route::Team,
    },
    Place {
        id: "people",
        label: Tr::people_title,
        fits: |session| session.hello.is_some(),
        route: |_| Route::People { adding: None },
    },
    Place {
        id: "campaign",
        label: Tr::campaign_title,
        fits: |session| session.hello.is_some(),
        route: |_| Route::Campaign,
    },
    Place {
        id: "login_keys",
        label: Tr::login_key_place,
        fits: |session| session.hello.is_some(),
        route: |_| Route::LoginKeys(None),
    },
    Place { id: "settings", label: Tr::settings_title, fits: |_| true, route: |_| Route::Settings },
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
    session.hello.as_ref().is_some_and(takes_part) && has_step(session, kind)
}

/// Whether this person has business in what all of an office share: administrators have none.
fn reads_step(session: &Session, kind: StepKind) -> bool {
    let reads = |role: &Role| role.takes_part() || *role == Role::Inspector;
    let may = |hello: &Arc<HelloView>| hello.roles.iter().any(reads);
    session.hello.as_ref().is_some_and(may) && has_step(session, kind)
}

/// Whether the campaign has a step of a kind.
fn has_step(session: &Session, kind: StepKind) -> bool {
    session.campaign().is_some_and(|campaign| campaign.first_of(kind).is_some())
}

/// My first step of a kind; asked for only where the campaign has one.
fn first_step(session: &Session, kind: StepKind) -> Route {
    let step = session.campaign().and_then(|campaign| campaign.first_of(kind));
    Route::step(kind, step.map_or("", |step| step.key.as_str()))
}

/// The menu of places for this person.
pub fn menu(session: &Session) -> Vec<Item> {
    let fitting = PLACES.iter().filter(|place| (place.fits)(session));
    fitting.map(|place| Item::new(place.id, Label::Msg(place.label))).collect()
}

/// The way to a place of the menu.
pub fn route(id: &str, session: &Session) -> Option<Route> {
    PLACES.iter().find(|place| place.id == id).map(|place| (place.route)(session))
}
