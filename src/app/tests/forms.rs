//! Forms from opening to commit.

use super::*;
use crate::app::form::{Banner, Form, Phase};
use crate::app::overlay::Overlay;
use crate::app::screens::AnyScreen;
use crate::domain::conflict::Conflict;
use crate::domain::problem::{Problem, ProblemKind};

fn form(app: &App) -> Option<&Form> {
    app.overlays().iter().find_map(|overlay| match overlay {
        Overlay::Form(form) => Some(&**form),
        _ => None,
    })
}

/// An app with the form open and no draft.
fn editing() -> App {
    let mut app = app();
    let effects = type_text(&mut app, "n");
    settle(&mut app, effects, |request| match request {
        Request::LoadDraft { .. } => Ok(Reply::Draft(None)),
        _ => Ok(Reply::Ok),
    });
    assert_eq!(form(&app).unwrap().phase, Phase::Editing);
    app
}

fn save(app: &mut App) -> Vec<Effect> {
    app.update(Event::Key(Key::ctrl('s')))
}

#[test]
fn a_form_that_is_not_right_says_so_and_goes_to_the_place() {
    let mut app = editing();
    press(&mut app, KeyCode::Tab);
    let effects = save(&mut app);
    assert!(!asked(&effects).contains(&Request::Campaign));
    let form = form(&app).unwrap();
    assert_eq!(form.focused().unwrap().key, "summary");
    assert_eq!(form.problem("summary").unwrap().kind, ProblemKind::Required);
    assert_eq!(form.problem("reason"), None, "a hidden field is not asked for");
}

#[test]
fn a_problem_goes_away_as_soon_as_it_is_mended() {
    let mut app = editing();
    save(&mut app);
    type_text(&mut app, "甲乙丙");
    assert_eq!(form(&app).unwrap().problem("summary").unwrap().kind, ProblemKind::Required);
    type_text(&mut app, "丁");
    assert!(form(&app).unwrap().problem("summary").is_none());
    assert!(form(&app).unwrap().banner.is_none());
}

#[test]
fn a_choice_brings_its_fields() {
    let mut app = editing();
    press(&mut app, KeyCode::Tab);
    type_text(&mut app, "２");
    let keys: Vec<&str> =
        form(&app).unwrap().shown().map(|(_, field)| field.key.as_str()).collect();
    assert_eq!(keys, ["summary", "decision", "reason", "due"]);
    assert_eq!(form(&app).unwrap().values().code("decision"), Some("reject"));
}

#[test]
fn saving_waits_for_the_commit_and_then_closes() {
    let mut app = editing();
    type_text(&mut app, "窗口排队");
    let effects = save(&mut app);
    assert_eq!(form(&app).unwrap().phase, Phase::Saving);
    type_text(&mut app, "再写");
    assert_eq!(form(&app).unwrap().values().text("summary"), "窗口排队");
    let at = ticket(&effects, |r| *r == Request::Campaign);
    app.update(Event::Reply(at, Ok(done(true))));
    assert!(form(&app).is_none());
    assert_eq!(app.toast().unwrap().text, crate::i18n::tr(Lang::ZhHans).labels_outcome_saved());
    match app.screen() {
        Some(AnyScreen::Probe(probe)) => {
            assert!(probe.log.contains(&"submit 窗口排队".to_owned()));
            assert!(probe.log.contains(&"saved opinion".to_owned()));
        }
        _ => panic!("another screen"),
    }
}

#[test]
fn a_busy_writer_loses_no_text_and_saving_again_works() {
    let mut app = editing();
    type_text(&mut app, "窗口排队");
    let effects = save(&mut app);
    let at = ticket(&effects, |r| *r == Request::Campaign);
    app.update(Event::Reply(at, Err(Error::Store(StoreFault::Busy))));
    assert_eq!(form(&app).unwrap().banner, Some(Banner::Busy));
    assert_eq!(form(&app).unwrap().values().text("summary"), "窗口排队");
    assert!(asked(&save(&mut app)).contains(&Request::Campaign));
}

#[test]
fn problems_found_by_the_service_stand_at_their_fields() {
    let mut app = editing();
    type_text(&mut app, "窗口排队");
    let effects = save(&mut app);
    let problems = vec![Problem::new("due", ProblemKind::Future)];
    let at = ticket(&effects, |r| *r == Request::Campaign);
    app.update(Event::Reply(at, Err(Error::Invalid(problems))));
    assert_eq!(form(&app).unwrap().focused().unwrap().key, "due");
}

fn conflicted() -> App {
    let mut app = editing();
    type_text(&mut app, "窗口排队");
    let effects = save(&mut app);
    let conflict = Conflict {
        base_version: 3,
        current_version: 4,
        current: [("summary".to_owned(), "别人写的".to_owned())].into(),
        ..Conflict::default()
    };
    let at = ticket(&effects, |r| *r == Request::Campaign);
    app.update(Event::Reply(at, Err(Error::Conflict(Box::new(conflict)))));
    app
}

#[test]
fn a_row_that_is_gone_is_said_and_the_text_kept() {
    let mut app = editing();
    type_text(&mut app, "窗口排队");
    let effects = save(&mut app);
    let at = ticket(&effects, |r| *r == Request::Campaign);
    app.update(Event::Reply(at, Err(Error::NotFound)));
    let Some(Overlay::Conflict(view)) = app.overlays().last() else { panic!("not said") };
    assert!(view.deleted && view.choices().len() == 1);
    assert_eq!(form(&app).unwrap().values().text("summary"), "窗口排队");
}

#[test]
fn a_conflict_shows_both_texts() {
    let app = conflicted();
    let Some(Overlay::Conflict(view)) = app.overlays().last() else { panic!("no conflict") };
    let [only] = &view.differences[..] else { panic!("{:?}", view.differences) };
    assert_eq!((only.mine.as_str(), only.theirs.as_str()), ("窗口排队", "别人写的"));
}

#[test]
fn mine_saves_over_the_version_that_was_shown() {
    let mut app = conflicted();
    let effects = type_text(&mut app, "2");
    assert!(asked(&effects).contains(&Request::Campaign));
    assert_eq!(form(&app).unwrap().base_version, 4);
}

#[test]
fn theirs_takes_the_stored_text_and_stays_open() {
    let mut app = conflicted();
    type_text(&mut app, "3");
    assert_eq!(form(&app).unwrap().values().text("summary"), "别人写的");
    assert_eq!(form(&app).unwrap().base_version, 4);
}

#[test]
fn escape_from_a_conflict_goes_on_with_mine() {
    let mut app = conflicted();
    press(&mut app, KeyCode::Esc);
    assert_eq!(form(&app).unwrap().values().text("summary"), "窗口排队");
    assert_eq!(form(&app).unwrap().phase, Phase::Editing);
}

#[test]
fn changes_of_others_leave_an_open_form_alone_and_show_afterwards() {
    let mut app = editing();
    assert!(asked(&app.update(Event::Changed(9))).is_empty());
    let effects = press(&mut app, KeyCode::Esc);
    assert!(asked(&effects).contains(&Request::People));
}

#[test]
fn a_pasted_line_break_never_saves() {
    let mut app = editing();
    let effects = app.update(Event::Paste("窗口\r\n排队\r".into()));
    assert!(!asked(&effects).contains(&Request::Campaign));
    assert_eq!(form(&app).unwrap().values().text("summary"), "窗口 排队");
}

#[test]
fn a_paste_beyond_the_limit_is_cut_and_says_so() {
    let mut app = editing();
    app.update(Event::Paste("问题".repeat(20)));
    assert_eq!(form(&app).unwrap().banner, Some(Banner::Cut(30)));
    assert_eq!(form(&app).unwrap().values().text("summary").chars().count(), 10);
}

#[test]
fn enter_walks_to_the_button_and_saves_there() {
    let mut app = editing();
    type_text(&mut app, "窗口排队");
    for _ in 0..3 {
        press(&mut app, KeyCode::Enter);
    }
    assert!(form(&app).unwrap().on_button());
    assert!(asked(&press(&mut app, KeyCode::Enter)).contains(&Request::Campaign));
}
