//! How the feature screens look: one file each, named as in `app::screens`.

pub mod campaign;
pub mod commitments;
pub mod finding;
pub mod first_look;
pub mod home;
pub mod ledger;
pub mod login_keys;
pub mod opinions;
pub mod people;
pub mod person;
pub mod self_exam;
pub mod settings;
pub mod setup;
pub mod statement;
pub mod study;
pub mod team;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Look;
use crate::app::ctx::Session;
use crate::app::screens::AnyScreen;

/// Draws any screen into the body.
pub fn draw(screen: &AnyScreen, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    match screen {
        #[cfg(test)]
        AnyScreen::Probe(_) => {}
        AnyScreen::Home(screen) => home::draw(screen, session, look, area, buf),
        AnyScreen::FirstLook(screen) => first_look::draw(screen, look, area, buf),
        AnyScreen::Setup(screen) => setup::draw(screen, look, area, buf),
        AnyScreen::Finding(screen) => finding::draw(screen, session, look, area, buf),
        AnyScreen::Ledger(screen) => ledger::draw(screen, session, look, area, buf),
        AnyScreen::SelfExam(screen) => self_exam::draw(screen, session, look, area, buf),
        AnyScreen::Team(screen) => team::draw(screen, session, look, area, buf),
        AnyScreen::Campaign(screen) => campaign::draw(screen, session, look, area, buf),
        AnyScreen::Commitments(screen) => commitments::draw(screen, session, look, area, buf),
        AnyScreen::People(screen) => people::draw(screen, session, look, area, buf),
        AnyScreen::LoginKeys(screen) => login_keys::draw(screen, session, look, area, buf),
        AnyScreen::Person(screen) => person::draw(screen, session, look, area, buf),
        AnyScreen::Opinions(screen) => opinions::draw(screen, session, look, area, buf),
        AnyScreen::Settings(screen) => settings::draw(screen, look, area, buf),
        AnyScreen::Statement(screen) => statement::draw(screen, session, look, area, buf),
        AnyScreen::Study(screen) => study::draw(screen, session, look, area, buf),
    }
}
