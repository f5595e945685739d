//! Rights withdrawn while somebody works: said once, nothing typed is lost, and the way out is open.

use super::*;
use crate::app::dialog::Dialog;
use crate::app::overlay::Overlay;
use crate::domain::refusal::Refusal;

fn refused(app: &mut App, effects: &[Effect], why: Refusal) -> Vec<Effect> {
    let at = ticket(effects, |_| true);
    app.update(Event::Reply(at, Err(Error::Refused(why))))
}

fn dialog(app: &App) -> Option<&Dialog> {
    match app.overlays().last() {
        Some(Overlay::Dialog(dialog)) => Some(dialog),
        _ => None,
    }
}

#[test]
fn the_end_of_a_session_is_said_once_and_again_at_each_try() {
    let mut app = app();
    let news = app.update(Event::Changed(9));
    refused(&mut app, &news, Refusal::NotActive);
    let words = crate::i18n::tr(Lang::ZhHans);
    assert_eq!(dialog(&app).unwrap().title.text(words), words.app_ended_title());
    let said = dialog(&app).unwrap().text.text(words);
    assert!(said.contains(&crate::i18n::errors::refusal(words, &Refusal::NotActive)), "{said}");
    // What is on the screen can be read on, however much changes meanwhile.
    press(&mut app, KeyCode::Esc);
    let news = app.update(Event::Changed(10));
    refused(&mut app, &news, Refusal::NotActive);
    assert!(dialog(&app).is_none());
    let order = type_text(&mut app, "m");
    refused(&mut app, &order, Refusal::NotActive);
    assert!(dialog(&app).is_some(), "whoever tries something is told again");
    let effects = press(&mut app, KeyCode::Enter);
    assert!(matches!(effects.last(), Some(Effect::Quit(0))));
}

#[test]
fn what_is_being_typed_when_the_session_ends_is_kept_before_it_is_left() {
    let mut app = app();
    let effects = type_text(&mut app, "n");
    settle(&mut app, effects, |_| Ok(Reply::Draft(None)));
    type_text(&mut app, "窗口排队太久");
    let effects = app.update(Event::Key(Key::ctrl('s')));
    let effects = refused(&mut app, &effects, Refusal::OtherPerson);
    assert!(asked(&effects).iter().any(|r| matches!(r, Request::SaveDraft(_))));
    assert!(dialog(&app).is_some());
    let at = ticket(&effects, |r| matches!(r, Request::SaveDraft(_)));
    let (form, entity) = ("opinion".into(), "o1".into());
    app.update(Event::Reply(at, Ok(Reply::DraftSaved { form, entity, version: 1 })));
    let effects = press(&mut app, KeyCode::Enter);
    assert!(matches!(effects.last(), Some(Effect::Quit(0))), "{effects:?}");
}

#[test]
fn a_screen_that_is_closed_to_somebody_is_left_with_the_reason() {
    let mut app = app();
    let effects = press(&mut app, KeyCode::Enter);
    assert_eq!(screen(&app), "probe / probe");
    let effects = refused(&mut app, &effects, Refusal::NoRight);
    assert_eq!(screen(&app), "probe");
    assert_eq!(asked(&effects), [Request::People], "and the one below is fresh");
    let said = crate::i18n::errors::refusal(crate::i18n::tr(Lang::ZhHans), &Refusal::NoRight);
    assert!(app.toast().unwrap().text.contains(&said));
    // The last screen is never left.
    refused(&mut app, &effects, Refusal::NoRight);
    assert_eq!(screen(&app), "probe");
}

/// One above another, with its rows.
fn deeper() -> App {
    let mut app = app();
    let effects = press(&mut app, KeyCode::Enter);
    settle(&mut app, effects, |_| Ok(Reply::Ok));
    app
}

#[test]
fn a_role_withdrawn_while_its_screen_is_looked_at_is_named() {
    let mut app = deeper();
    let news = app.update(Event::Changed(9));
    refused(&mut app, &news, Refusal::NoRight);
    assert_eq!(screen(&app), "probe");
    let said = crate::i18n::tr(Lang::ZhHans).app_place_closed("probe");
    assert_eq!(app.toast().unwrap().text, said);
}

#[test]
fn a_window_over_a_closed_screen_is_answered_first() {
    let mut app = deeper();
    type_text(&mut app, "d");
    let news = app.update(Event::Changed(9));
    refused(&mut app, &news, Refusal::NoRight);
    assert_eq!(screen(&app), "probe / probe", "what one reads is not taken from under one");
    let again = press(&mut app, KeyCode::Esc);
    refused(&mut app, &again, Refusal::NoRight);
    assert_eq!(screen(&app), "probe");
}

#[test]
fn a_screen_that_never_came_is_not_waited_for() {
    let mut app = app();
    let effects = press(&mut app, KeyCode::Enter);
    let at = ticket(&effects, |_| true);
    app.update(Event::Reply(at, Err(Error::NotFound)));
    assert_eq!(screen(&app), "probe");
    assert!(app.toast().is_some());
    // One that is there stays, however old.
    let mut app = deeper();
    let news = app.update(Event::Changed(9));
    let at = ticket(&news, |_| true);
    app.update(Event::Reply(at, Err(Error::NotFound)));
    assert_eq!(screen(&app), "probe / probe");
}
