//! The feature screens, one file each; their drawing has the same names in `ui::screens`.
//!
//! # How to add a screen
//! 1. `app/screens/<feature>.rs`: a struct with what is shown (usually the view of a
//!    [`Reply`](crate::domain::reply::Reply) and a [`List`](super::list::List)), and
//!    [`Screen`] for it. `load` names the requests, `reply` takes the answers, `offers` lists what
//!    works on the selected row (take `allowed` from the row's rights), `action` does it:
//!    `ctx.open(form)`, `ctx.dialog(..)`, `ctx.run(Command::..)`, `ctx.push(Route::..)`: a screen
//!    knows addresses, never another screen.
//!    Saving a form comes to `submit`, which turns `form.values()` into the request. Drafts,
//!    conflicts, busy writers, undo and messages are the app's business.
//!    Name a form's fields after the columns of the row: a conflict shows the stored text by them.
//!    A list of thousands is loaded by window: after `list.act(..)` call `ctx.reload()` if
//!    `list.wants()` names a window, and put that window into `load`'s query.
//! 2. A line in `screens!` below, an address in `app::route` and the way from it in `routes`, and
//!    one in `app::places` if `g` should lead there.
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
mod routes;
pub mod self_exam;
pub mod settings;
pub mod setup;
pub mod statement;
pub mod step_page;
pub mod steps;
pub mod study;
pub mod team;

use super::screen::Screen;

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
