//! The ledger as a list.

use insta::assert_snapshot;
use zicha::app::event::KeyCode;
use zicha::app::screens::ledger::Ledger;
use zicha::domain::change::{Done, Outcome};
use zicha::domain::finding::{FindingSource, FindingStatus, LedgerCommand, LedgerQuery, LedgerRow};
use zicha::domain::reply::Reply;
use zicha::domain::report::{ExportFormat, ExportKind};
use zicha::domain::request::{Command, Request};
use zicha::domain::role::Role;
use zicha::i18n::Lang;

use crate::office::{Play, finding_view, hello, ledger_view, rights, row, rows};

fn play_with(lang: Lang, all: Vec<LedgerRow>) -> Play {
    Play::new(lang, hello("linzhixia", Role::Coordinator), Ledger::default(), move |request| {
        match request {
            Request::Ledger(query) => Reply::Ledger(Box::new(ledger_view(query, all.clone()))),
            Request::Finding(_) => Reply::Finding(Box::new(finding_view(row("011"), rights(&[])))),
            Request::Do(_) => Reply::Done(Box::new(Done {
                outcome: Outcome::Saved,
                id: "f011".into(),
                version: 1,
                undo: Vec::new(),
                next_step: None,
                seq: 9,
            })),
            _ => Reply::Ok,
        }
    })
}

fn play() -> Play {
    play_with(Lang::ZhHans, rows())
}

/// The query of the last load.
fn query(play: &Play) -> LedgerQuery {
    let last = play.asked.iter().rev().find_map(|request| match request {
        Request::Ledger(query) => Some(query.clone()),
        _ => None,
    });
    last.unwrap()
}

#[test]
fn it_looks_the_same_at_every_size() {
    let play = play();
    assert_snapshot!("ledger_60", play.shown(60, 20));
    assert_snapshot!("ledger_80", play.shown(80, 24));
    assert_snapshot!("ledger_120", play.shown(120, 40));
}

#[test]
fn it_speaks_every_language() {
    assert_snapshot!("ledger_hant", play_with(Lang::ZhHant, rows()).shown(80, 24));
    assert_snapshot!("ledger_en", play_with(Lang::En, rows()).shown(80, 24));
    assert_snapshot!("ledger_en_120", play_with(Lang::En, rows()).shown(120, 40));
}

#[test]
fn an_empty_ledger_says_what_will_stand_here() {
    assert_snapshot!("ledger_empty", play_with(Lang::ZhHans, Vec::new()).shown(80, 24));
}

#[test]
fn filters_narrow_the_query_and_add_up() {
    let mut play = play();
    play.types("f3");
    assert!(query(&play).late_only);
    play.types("f4").types("\n");
    let asked = query(&play);
    assert_eq!((asked.late_only, asked.status), (true, Some(FindingStatus::Proposed)));
    assert!(play.shown(80, 24).contains("筛选：只看逾期、待确认"), "{}", play.shown(80, 24));
    assert_snapshot!("ledger_filter_menu", play.types("f").shown(80, 24));
    play.types("1");
    assert_eq!(query(&play), LedgerQuery { limit: 40, ..LedgerQuery::default() });
}

#[test]
fn a_person_is_found_by_initials() {
    let mut play = play();
    play.types("f6wy\n").save();
    assert_eq!(query(&play).person.as_deref(), Some("wangying"));
    assert!(play.shown(80, 24).contains("筛选：王映"));
}

#[test]
fn typing_after_the_slash_searches_the_whole_ledger() {
    let mut play = play();
    play.types("/hf");
    assert_eq!(query(&play).text, "hf");
    play.press(KeyCode::Esc);
    assert_eq!(query(&play).text, "");
}

#[test]
fn a_finding_proposed_by_hand_opens_as_its_page() {
    let mut play = play();
    play.types("n").save();
    let shown = play.shown(80, 24);
    assert!(shown.contains("需要填写"), "{shown}");
    assert_snapshot!("ledger_propose", shown);
    play.types("窗口排队超过一小时没有人来解释原因");
    play.press(KeyCode::Tab).press(KeyCode::Tab).types("gongzuoz\n").save();
    let sent = play.asked.iter().find_map(|request| match request {
        Request::Do(Command::Ledger(LedgerCommand::Propose { source, input })) => {
            Some((*source, input.clone()))
        }
        _ => None,
    });
    let (source, input) = sent.unwrap_or_else(|| panic!("{}", play.shown(80, 24)));
    assert_eq!(source, FindingSource::Other);
    assert_eq!(input.category, "work");
    assert_eq!(play.asked.last(), Some(&Request::Finding("f011".into())));
}

#[test]
fn the_ledger_is_exported_by_who_may() {
    let mut play = play();
    play.types("x\n");
    let wanted = Request::Export { kind: ExportKind::Ledger, format: ExportFormat::Xlsx };
    assert!(play.asked.contains(&wanted));
}

#[test]
fn an_export_from_a_narrowed_ledger_says_that_it_holds_everything() {
    let mut play = play();
    let said = "导出的是您能看到的全部问题";
    assert!(!play.types("x").shown(80, 24).contains(said), "nothing is narrowed yet");
    play.press(KeyCode::Esc).types("f3x");
    let shown = play.shown(80, 24);
    assert!(shown.contains(said), "{shown}");
    assert!(play.shown(60, 20).contains("全部问题"), "{}", play.shown(60, 20));
}

#[test]
fn enter_opens_the_selected_finding() {
    let mut play = play();
    play.press(KeyCode::Down).types("\n");
    assert_eq!(play.asked.last(), Some(&Request::Finding("f002".into())));
}
