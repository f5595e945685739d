//! Drafts: kept after a pause, on moving on, on leaving, and when the line drops.

use super::*;
use crate::app::form::Banner;
use crate::app::overlay::{Overlay, Source};
use crate::domain::conflict::Conflict;

fn opened(draft: Option<DraftState>) -> App {
    let mut app = app();
    let effects = type_text(&mut app, "n");
    settle(&mut app, effects, |request| match request {
        Request::LoadDraft { form, entity } => {
            assert_eq!((form.as_str(), entity.as_str()), ("opinion", "o1"));
            Ok(Reply::Draft(draft.clone()))
        }
        _ => Ok(Reply::Ok),
    });
    app
}

fn stored(base_version: i64, version: i64) -> DraftState {
    DraftState {
        form: "opinion".into(),
        entity: "o1".into(),
        base_version,
        version,
        body: r#"{"summary":"写了一半","decision":"reject","due":"5月"}"#.into(),
        updated_at: 0,
    }
}

fn saved_drafts(effects: &[Effect]) -> Vec<DraftState> {
    asked(effects)
        .into_iter()
        .filter_map(|request| match request {
            Request::SaveDraft(draft) => Some(draft),
            _ => None,
        })
        .collect()
}

fn summary(app: &App) -> String {
    match app.overlays().first() {
        Some(Overlay::Form(form)) => form.values().text("summary"),
        _ => String::new(),
    }
}

fn banner(app: &App) -> Option<Banner> {
    match app.overlays().first() {
        Some(Overlay::Form(form)) => form.banner.clone(),
        _ => None,
    }
}

fn kept(version: i64) -> Reply {
    Reply::DraftSaved { form: "opinion".into(), entity: "o1".into(), version }
}

#[test]
fn typing_arms_the_timer_and_the_pause_keeps_the_draft() {
    let mut app = opened(None);
    let effects = type_text(&mut app, "窗口");
    assert!(has_timer(&effects, TimerId::Draft));
    assert!(saved_drafts(&effects).is_empty());
    let effects = app.update(Event::Timer(TimerId::Draft));
    let [draft] = &saved_drafts(&effects)[..] else { panic!("no draft") };
    assert_eq!((draft.version, draft.base_version), (0, 3));
    assert!(draft.body.contains("窗口"));
    assert!(saved_drafts(&app.update(Event::Timer(TimerId::Draft))).is_empty(), "nothing new");
}

#[test]
fn the_next_draft_follows_the_one_under_way() {
    let mut app = opened(None);
    type_text(&mut app, "窗");
    let first = app.update(Event::Timer(TimerId::Draft));
    type_text(&mut app, "口");
    let second = app.update(Event::Timer(TimerId::Draft));
    assert_eq!(saved_drafts(&first)[0].version, 0);
    assert_eq!(saved_drafts(&second)[0].version, 1);
}

#[test]
fn a_form_opens_with_its_draft_and_says_so() {
    let mut app = opened(Some(stored(3, 5)));
    assert_eq!(summary(&app), "写了一半");
    assert_eq!(banner(&app), Some(Banner::FromDraft(0)));
    type_text(&mut app, "了");
    let effects = app.update(Event::Timer(TimerId::Draft));
    assert_eq!(saved_drafts(&effects)[0].version, 5);
}

#[test]
fn a_draft_of_an_older_row_is_kept_and_marked() {
    let app = opened(Some(stored(2, 5)));
    assert_eq!(summary(&app), "写了一半");
    assert_eq!(banner(&app), Some(Banner::DraftIsOlder));
}

#[test]
fn leaving_keeps_the_draft_and_says_so() {
    let mut app = opened(None);
    type_text(&mut app, "窗口");
    let effects = press(&mut app, KeyCode::Esc);
    assert_eq!(saved_drafts(&effects).len(), 1);
    assert!(app.overlays().is_empty());
    assert!(app.toast().is_none(), "not said before it is so");
    let at = ticket(&effects, |r| matches!(r, Request::SaveDraft(_)));
    app.update(Event::Reply(at, Ok(kept(1))));
    assert_eq!(app.toast().unwrap().text, crate::i18n::tr(Lang::ZhHans).app_draft_kept());
}

#[test]
fn leaving_an_untouched_form_keeps_nothing() {
    let mut app = opened(None);
    let effects = press(&mut app, KeyCode::Esc);
    assert!(asked(&effects).is_empty());
    assert!(app.toast().is_none());
}

#[test]
fn typing_and_taking_it_back_drops_the_draft() {
    let mut app = opened(None);
    type_text(&mut app, "窗");
    app.update(Event::Timer(TimerId::Draft));
    press(&mut app, KeyCode::Backspace);
    let effects = press(&mut app, KeyCode::Esc);
    assert!(matches!(asked(&effects)[..], [Request::DropDraft { .. }]));
}

#[test]
fn a_dropped_line_keeps_the_draft_before_the_end() {
    for event in [Event::Hangup, Event::Terminate] {
        let mut app = opened(None);
        type_text(&mut app, "窗口");
        let effects = app.update(event);
        let ask = effects.iter().position(|e| matches!(e, Effect::Ask(..))).unwrap();
        let quit = effects.iter().position(|e| matches!(e, Effect::Quit(_))).unwrap();
        assert!(ask < quit);
        assert!(saved_drafts(&effects)[0].body.contains("窗口"));
    }
}

#[test]
fn keys_typed_before_the_draft_came_do_not_replace_it() {
    let mut app = app();
    let effects = type_text(&mut app, "n");
    type_text(&mut app, "抢先");
    let at = ticket(&effects, |r| matches!(r, Request::LoadDraft { .. }));
    app.update(Event::Reply(at, Ok(Reply::Draft(Some(stored(3, 5))))));
    assert_eq!(summary(&app), "写了一半抢先");
}

#[test]
fn a_draft_that_could_not_be_kept_is_tried_again() {
    let mut app = opened(None);
    type_text(&mut app, "窗口");
    let effects = app.update(Event::Timer(TimerId::Draft));
    let at = ticket(&effects, |r| matches!(r, Request::SaveDraft(_)));
    let after = app.update(Event::Reply(at, Err(Error::Store(StoreFault::Busy))));
    assert!(has_timer(&after, TimerId::Retry));
    assert_eq!(banner(&app), Some(Banner::DraftBusy));
    let again = app.update(Event::Timer(TimerId::Retry));
    assert_eq!(saved_drafts(&again)[0].version, 0);
}

#[test]
fn a_draft_of_a_closed_form_is_tried_again_until_kept() {
    let mut app = opened(None);
    type_text(&mut app, "窗口");
    let effects = press(&mut app, KeyCode::Esc);
    let at = ticket(&effects, |r| matches!(r, Request::SaveDraft(_)));
    app.update(Event::Reply(at, Err(Error::Store(StoreFault::Busy))));
    let again = app.update(Event::Timer(TimerId::Retry));
    assert!(saved_drafts(&again)[0].body.contains("窗口"));
}

#[test]
fn leaving_the_program_waits_for_the_draft_and_asks_where_it_cannot_be_kept() {
    let leave = |app: &mut App| app.update(Event::Key(Key::ctrl('c')));
    let quits = |effects: &[Effect]| effects.iter().any(|e| matches!(e, Effect::Quit(0)));
    let mut app = opened(None);
    type_text(&mut app, "窗口");
    let effects = leave(&mut app);
    assert!(!quits(&effects), "not before it is kept");
    let at = ticket(&effects, |r| matches!(r, Request::SaveDraft(_)));
    let busy = app.update(Event::Reply(at, Err(Error::Store(StoreFault::Busy))));
    assert!(!quits(&busy) && has_timer(&busy, TimerId::Retry));
    assert!(matches!(app.overlays().last(), Some(Overlay::Dialog(_))));
    // Who stays has everything, and it is tried again.
    press(&mut app, KeyCode::Esc);
    assert_eq!(summary(&app), "窗口");
    let again = app.update(Event::Timer(TimerId::Retry));
    let at = ticket(&again, |r| matches!(r, Request::SaveDraft(_)));
    assert!(!quits(&app.update(Event::Reply(at, Ok(kept(1))))), "the wish to leave is over");
    assert!(quits(&leave(&mut app)), "everything is kept");
}

#[test]
fn leaving_twice_leaves() {
    let mut app = opened(None);
    type_text(&mut app, "窗口");
    app.update(Event::Key(Key::ctrl('c')));
    let effects = app.update(Event::Key(Key::ctrl('c')));
    assert!(matches!(effects.last(), Some(Effect::Quit(0))));
}

#[test]
fn giving_up_a_busy_order_does_not_give_up_what_was_typed() {
    let mut app = opened(None);
    type_text(&mut app, "窗口");
    let effects = press(&mut app, KeyCode::Esc);
    let at = ticket(&effects, |r| matches!(r, Request::SaveDraft(_)));
    app.update(Event::Reply(at, Err(Error::Store(StoreFault::Busy))));
    let order = type_text(&mut app, "m");
    let at = ticket(&order, |r| *r == Request::Home);
    app.update(Event::Reply(at, Err(Error::Store(StoreFault::Busy))));
    press(&mut app, KeyCode::Esc);
    let again = app.update(Event::Timer(TimerId::Retry));
    assert!(saved_drafts(&again)[0].body.contains("窗口"));
}

#[test]
fn two_windows_on_one_draft_are_shown_both() {
    let mut app = opened(None);
    type_text(&mut app, "窗口");
    let effects = app.update(Event::Timer(TimerId::Draft));
    let conflict = Conflict {
        current_version: 8,
        current: [("body".to_owned(), stored(3, 8).body)].into(),
        ..Conflict::default()
    };
    let at = ticket(&effects, |r| matches!(r, Request::SaveDraft(_)));
    app.update(Event::Reply(at, Err(Error::Conflict(Box::new(conflict)))));
    let Some(Overlay::Conflict(view)) = app.overlays().last() else { panic!("no conflict") };
    assert_eq!(view.source, Source::Draft);
    let effects = type_text(&mut app, "2");
    assert_eq!(saved_drafts(&effects)[0].version, 8, "mine follows the other one");
    assert_eq!(summary(&app), "窗口");
}
