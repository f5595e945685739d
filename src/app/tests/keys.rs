//! Keys, answers and the stack of screens.

use super::*;
use crate::app::overlay::Overlay;
use crate::app::screens::AnyScreen;
use crate::app::toast::Tone;

fn log(app: &App) -> Vec<String> {
    match app.screen() {
        Some(AnyScreen::Probe(probe)) => probe.log.clone(),
        _ => Vec::new(),
    }
}

/// Opens the next screen and waits for its rows.
fn deeper(app: &mut App) {
    let effects = press(app, KeyCode::Enter);
    settle(app, effects, |_| Ok(Reply::Ok));
}

#[test]
fn logging_in_asks_who_one_is_and_opens_home() {
    let mut app = App::new(start());
    let effects = app.start();
    assert_eq!(asked(&effects), [Request::Hello]);
    let mut hello = hello();
    hello.settings = vec![("lang".into(), "en".into()), ("mouse".into(), "on".into())];
    let at = ticket(&effects, |_| true);
    let after = app.update(Event::Reply(at, Ok(Reply::Hello(Box::new(hello)))));
    assert!(app.screen().is_some());
    assert_eq!(app.session().prefs.lang, Lang::En);
    assert!(after.iter().any(|e| matches!(e, Effect::Mouse(true))));
}

#[test]
fn the_first_login_asks_once_whether_it_looks_right() {
    let mut app = App::new(start());
    let effects = app.start();
    settle(&mut app, effects, |request| match request {
        Request::Hello => Ok(Reply::Hello(Box::new(hello()))),
        _ => Ok(Reply::Ok),
    });
    assert!(matches!(app.screen(), Some(AnyScreen::FirstLook(_))));
    type_text(&mut app, "1");
    assert_eq!(app.session().prefs.borders, crate::app::prefs::Borders::Ascii);
    let effects = press(&mut app, KeyCode::Enter);
    assert!(app.is_at_root());
    let asked = Request::SetSetting { key: "looks".into(), value: "asked".into() };
    assert!(self::asked(&effects).contains(&asked));
}

#[test]
fn a_language_given_on_the_command_line_holds() {
    let mut app = App::new(Start { lang_forced: true, ..start() });
    let effects = app.start();
    let mut hello = hello();
    hello.settings = vec![("lang".into(), "en".into())];
    app.update(Event::Reply(ticket(&effects, |_| true), Ok(Reply::Hello(Box::new(hello)))));
    assert_eq!(app.session().prefs.lang, Lang::ZhHans);
}

#[test]
fn a_forbidden_action_says_why_and_never_reaches_the_screen() {
    let mut app = app();
    type_text(&mut app, "a");
    assert_eq!(app.toast().unwrap().text, "自己的不能审");
    assert!(!log(&app).contains(&"Accept".to_owned()));
}

#[test]
fn full_width_letters_work_and_show_that_an_input_method_is_on() {
    let mut app = app();
    type_text(&mut app, "ｎ");
    assert!(app.has_input_method());
    assert!(matches!(app.overlays().last(), Some(Overlay::Form(_))));
}

#[test]
fn a_letter_committed_as_a_paste_is_a_key() {
    let mut app = app();
    app.update(Event::Paste("ｎ".into()));
    assert!(matches!(app.overlays().last(), Some(Overlay::Form(_))));
}

#[test]
fn only_answers_to_the_latest_load_count() {
    let (mut app, first) = App::showing(start(), hello(), Probe::default());
    let second = app.update(Event::Changed(5));
    let old = ticket(&first, |r| *r == Request::People);
    let new = ticket(&second, |r| *r == Request::People);
    app.update(Event::Reply(old, Ok(Reply::Ok)));
    assert_eq!(log(&app), Vec::<String>::new());
    app.update(Event::Reply(new, Ok(Reply::Ok)));
    assert_eq!(log(&app), ["reply ok"]);
}

#[test]
fn a_change_loads_once_and_our_own_changes_not_again() {
    let mut app = app();
    assert_eq!(asked(&app.update(Event::Changed(5))).len(), 1);
    assert!(asked(&app.update(Event::Changed(5))).is_empty());
    let effects = type_text(&mut app, "m");
    let write = ticket(&effects, |r| *r == Request::Home);
    let after = app.update(Event::Reply(write, Ok(done(true))));
    assert_eq!(asked(&after), [Request::People], "loaded again after a write");
    assert!(asked(&app.update(Event::Changed(7))).is_empty(), "history 7 was ours");
}

#[test]
fn a_late_answer_shows_that_we_wait() {
    let mut app = app();
    let effects = app.update(Event::Changed(5));
    assert!(has_timer(&effects, TimerId::Spinner));
    assert!(!app.is_waiting());
    app.update(Event::Timer(TimerId::Spinner));
    assert!(app.is_waiting());
    app.update(Event::Reply(ticket(&effects, |_| true), Ok(Reply::Ok)));
    assert!(!app.is_waiting());
}

#[test]
fn undo_takes_back_the_last_edit_once() {
    let mut app = app();
    let effects = type_text(&mut app, "m");
    let write = ticket(&effects, |r| *r == Request::Home);
    app.update(Event::Reply(write, Ok(done(true))));
    let undone = type_text(&mut app, "u");
    assert!(matches!(asked(&undone)[..], [Request::Undo(ref tokens)] if tokens[0].id == "o1"));
    let nothing = type_text(&mut app, "u");
    assert!(asked(&nothing).is_empty());
    assert!(app.toast().is_some());
}

#[test]
fn a_busy_writer_is_asked_again_when_the_person_says_so() {
    let mut app = app();
    let effects = type_text(&mut app, "m");
    let write = ticket(&effects, |r| *r == Request::Home);
    app.update(Event::Reply(write, Err(Error::Store(StoreFault::Busy))));
    assert!(matches!(app.overlays().last(), Some(Overlay::Dialog(_))));
    let again = press(&mut app, KeyCode::Enter);
    assert_eq!(asked(&again), [Request::Home]);
}

#[test]
fn errors_stay_until_read_and_say_what_happened() {
    let mut app = app();
    let effects = type_text(&mut app, "m");
    let write = ticket(&effects, |r| *r == Request::Home);
    let refused = Error::Refused(crate::domain::refusal::Refusal::OwnWork);
    app.update(Event::Reply(write, Err(refused)));
    assert_eq!(app.toast().unwrap().tone, Tone::Error);
    press(&mut app, KeyCode::Down);
    assert!(app.toast().is_some());
}

#[test]
fn back_returns_and_then_leaves() {
    let mut app = app();
    press(&mut app, KeyCode::Enter);
    assert_eq!(screen(&app), "probe / probe");
    press(&mut app, KeyCode::Esc);
    assert_eq!(screen(&app), "probe");
    assert!(press(&mut app, KeyCode::Esc).is_empty(), "Esc never throws one out");
    let effects = type_text(&mut app, "q");
    assert!(matches!(effects.last(), Some(Effect::Quit(0))));
}

#[test]
fn ctrl_c_leaves_from_anywhere_with_drafts_kept() {
    let mut app = app();
    let effects = type_text(&mut app, "n");
    settle(&mut app, effects, |_| Ok(Reply::Draft(None)));
    type_text(&mut app, "窗口");
    let effects = app.update(Event::Key(Key::ctrl('c')));
    assert!(matches!(asked(&effects)[..], [Request::SaveDraft(_)]));
    let at = ticket(&effects, |r| matches!(r, Request::SaveDraft(_)));
    let (form, entity) = ("opinion".into(), "o1".into());
    let effects = app.update(Event::Reply(at, Ok(Reply::DraftSaved { form, entity, version: 1 })));
    assert!(matches!(effects.last(), Some(Effect::Quit(0))));
}

#[test]
fn exporting_shows_where_the_file_is() {
    let mut app = app();
    type_text(&mut app, "x");
    let effects = type_text(&mut app, "1");
    let at = ticket(&effects, |r| matches!(r, Request::Export { .. }));
    let file = crate::domain::reply::ExportedFile {
        path: "/srv/out/台账.xlsx".into(),
        command: "zicha export ledger --format xlsx -o 台账.xlsx".into(),
        bytes: 10,
    };
    app.update(Event::Reply(at, Ok(Reply::Exported(file))));
    let copied = type_text(&mut app, "y");
    assert!(matches!(&copied[0], Effect::Clipboard(text) if text.starts_with("zicha export")));
}

#[test]
fn answers_for_a_closed_screen_are_dropped() {
    let mut app = app();
    deeper(&mut app);
    let effects = type_text(&mut app, "m");
    press(&mut app, KeyCode::Esc);
    let before = log(&app);
    app.update(Event::Reply(ticket(&effects, |r| *r == Request::Home), Ok(Reply::Ok)));
    assert_eq!(log(&app), before);
}

#[test]
fn a_confirmed_dialog_reaches_the_screen_with_its_subject() {
    let mut app = app();
    type_text(&mut app, "d");
    type_text(&mut app, "y");
    assert_eq!(log(&app).last().unwrap(), "delete o1 Yes");
    type_text(&mut app, "d");
    press(&mut app, KeyCode::Esc);
    assert_eq!(log(&app).last().unwrap(), "Delete");
}

#[test]
fn a_search_is_typed_into_its_own_line() {
    let mut app = app();
    type_text(&mut app, "、");
    type_text(&mut app, "wy");
    app.update(Event::Paste("王".into()));
    assert_eq!(log(&app).last().unwrap(), "find wy王");
    press(&mut app, KeyCode::Esc);
    assert_eq!(log(&app).last().unwrap(), "find ");
    assert!(app.finding().is_none());
}

#[test]
fn back_shows_all_rows_again_before_it_leaves() {
    let mut app = app();
    deeper(&mut app);
    type_text(&mut app, "/wy\n");
    assert!(app.is_narrowed() && app.finding().is_none());
    press(&mut app, KeyCode::Esc);
    assert!(!app.is_narrowed() && !app.is_at_root(), "still on the same screen");
    press(&mut app, KeyCode::Esc);
    assert!(app.is_at_root());
}

#[test]
fn settings_change_at_once_and_are_remembered() {
    let mut app = app();
    type_text(&mut app, ",");
    let effects = press(&mut app, KeyCode::Enter);
    assert_eq!(app.session().prefs.lang, Lang::ZhHant);
    let set = Request::SetSetting { key: "lang".into(), value: "zh-Hant".into() };
    assert_eq!(asked(&effects), [set]);
}

#[test]
fn a_terminal_without_a_size_counts_as_80_by_24() {
    let mut app = app();
    app.update(Event::Resize(0, 0));
    assert_eq!(app.session().size, (80, 24));
    app.update(Event::Resize(120, 40));
    assert!(app.session().is_wide());
}

#[test]
fn the_near_end_of_an_idle_session_is_said_until_it_comes() {
    let mut app = app();
    let effects = app.update(Event::IdleSoon);
    assert_eq!(app.toast().map(|toast| toast.tone), Some(Tone::Warning));
    let stands = effects.iter().any(|e| matches!(e, Effect::Timer(TimerId::Toast, 60_000)));
    assert!(stands, "{effects:?}");
}
