//! Keys typed before what they are meant for is on the screen.

use super::*;
use crate::app::overlay::Overlay;
use crate::app::screens::AnyScreen;

/// A screen whose rows have not come, and the effects that ask for them.
fn loading() -> (App, Vec<Effect>) {
    App::showing(start(), hello(), Probe::default())
}

fn log(app: &App) -> Vec<String> {
    match app.screen() {
        Some(AnyScreen::Probe(probe)) => probe.log.clone(),
        _ => Vec::new(),
    }
}

fn answer(app: &mut App, effects: Vec<Effect>) -> Vec<Effect> {
    settle(app, effects, |request| match request {
        Request::LoadDraft { .. } => Ok(Reply::Draft(None)),
        _ => Ok(Reply::Ok),
    })
}

#[test]
fn keys_wait_for_the_rows_and_come_in_their_order() {
    let (mut app, load) = loading();
    assert!(type_text(&mut app, "jj").is_empty());
    press(&mut app, KeyCode::Right);
    assert_eq!(log(&app), Vec::<String>::new());
    answer(&mut app, load);
    assert_eq!(log(&app), ["reply ok", "Down", "Down", "Right"]);
    type_text(&mut app, "j");
    assert_eq!(log(&app).last().unwrap(), "Down", "then keys are taken at once");
}

#[test]
fn a_search_typed_ahead_is_a_search() {
    let (mut app, load) = loading();
    type_text(&mut app, "/wqs");
    app.update(Event::Paste("王".into()));
    answer(&mut app, load);
    assert_eq!(log(&app).last().unwrap(), "find wqs王");
}

#[test]
fn what_follows_enter_waits_for_the_next_screen() {
    let (mut app, load) = loading();
    type_text(&mut app, "\nj");
    let at = ticket(&load, |_| true);
    let next = app.update(Event::Reply(at, Ok(Reply::Ok)));
    assert_eq!(screen(&app), "probe / probe");
    assert_eq!(log(&app), Vec::<String>::new(), "its rows have not come either");
    answer(&mut app, next);
    assert_eq!(log(&app), ["reply ok", "Down"]);
}

#[test]
fn text_typed_ahead_goes_into_the_form_it_was_meant_for() {
    let (mut app, load) = loading();
    type_text(&mut app, "n窗口");
    answer(&mut app, load);
    let Some(Overlay::Form(form)) = app.overlays().last() else { panic!("no form") };
    assert_eq!(form.values().text("summary"), "窗口");
}

#[test]
fn nothing_unseen_is_changed() {
    for key in ["d", "s", "m", "u", "1", "ｓ"] {
        let (mut app, load) = loading();
        type_text(&mut app, key);
        type_text(&mut app, "yj");
        let after = answer(&mut app, load);
        assert_eq!(log(&app), ["reply ok"], "{key} and what followed");
        assert!(app.overlays().is_empty(), "{key}");
        assert!(app.toast().unwrap().text.contains("没有执行"), "{key}");
        assert!(asked(&after).is_empty());
    }
}

#[test]
fn esc_takes_back_what_was_typed_ahead() {
    let (mut app, load) = loading();
    type_text(&mut app, "jj");
    press(&mut app, KeyCode::Esc);
    answer(&mut app, load);
    assert_eq!(log(&app), ["reply ok"]);
}

#[test]
fn what_needs_no_rows_works_at_once() {
    let (mut app, _) = loading();
    type_text(&mut app, "?");
    assert!(matches!(app.overlays().last(), Some(Overlay::Help { .. })));
    press(&mut app, KeyCode::Esc);
    type_text(&mut app, "g");
    assert!(matches!(app.overlays().last(), Some(Overlay::Dialog(_))));
}

#[test]
fn rows_that_do_not_come_take_the_keys_with_them() {
    let (mut app, load) = loading();
    type_text(&mut app, "jj");
    let at = ticket(&load, |_| true);
    app.update(Event::Reply(at, Err(Error::NotFound)));
    assert_eq!(log(&app), Vec::<String>::new());
    type_text(&mut app, "k");
    assert_eq!(log(&app), ["Up"]);
}

#[test]
fn a_stuck_key_does_not_fill_the_memory() {
    let (mut app, load) = loading();
    type_text(&mut app, &"j".repeat(10_000));
    answer(&mut app, load);
    assert!(log(&app).len() < 100, "{}", log(&app).len());
}
