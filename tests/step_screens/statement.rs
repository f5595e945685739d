//! The personal summary: written, counted, handed in, read, returned.

use zicha::app::event::KeyCode;
use zicha::app::screens::statement::Statement;
use zicha::domain::policy::{Act, Rights};
use zicha::domain::reply::Reply;
use zicha::domain::request::Command;
use zicha::domain::step_entry::{StatementView, StepCommand, StepStatus};
use zicha::i18n::Lang;

use crate::support::*;

const BODY: &str = "今年我承办出国手续四十六件，平均四点二个工作日办结，比去年快一天。\n\
整改台账里我名下的三个问题都已销号，其中来信登记的做法在科里推开。\n";

fn step() -> String {
    let campaign = campaign();
    campaign.first_of(zicha::domain::step::StepKind::Statement).unwrap().key.clone()
}

fn view(body: &str, status: StepStatus, rights: Rights) -> StatementView {
    StatementView {
        person: author(),
        step: step(),
        head: head(status),
        chars: zicha::text::count_chars(body) as i64,
        body: body.into(),
        min_chars: campaign().step(&step()).unwrap().text_form().unwrap().min_chars,
        open: true,
        rights,
    }
}

fn mine(body: &str, lang: Lang) -> Desk {
    let rights = allow(&[Act::WriteEntry, Act::SubmitEntry]);
    let status = if body.is_empty() { StepStatus::NotStarted } else { StepStatus::Doing };
    let view = view(body, status, rights);
    Desk::mine(lang, Statement::new(&step(), None), Reply::Statement(Box::new(view)))
}

#[test]
fn an_empty_one_says_how_to_begin() {
    insta::assert_snapshot!("statement_empty", mine("", Lang::ZhHans).sizes());
    insta::assert_snapshot!("statement_empty_en", mine("", Lang::En).screen(60, 20));
    let mut desk = mine("", Lang::ZhHans);
    desk.key(KeyCode::Enter);
    insta::assert_snapshot!("statement_form", desk.screen(80, 24));
    desk.keys("今年").save();
    let saved = StepCommand::SaveText { step: step(), version: 4, body: "今年".into() };
    assert_eq!(desk.commands(), [Command::Step(saved)]);
}

#[test]
fn too_short_it_leads_back_to_writing() {
    let mut desk = mine(BODY, Lang::ZhHans);
    desk.keys("s");
    assert!(desk.screen(80, 24).contains("还不能提交"));
    desk.key(KeyCode::Enter);
    assert!(desk.screen(80, 24).contains("Ctrl-S 保存"));
    assert_eq!(desk.commands(), []);
}

#[test]
fn long_enough_it_is_submitted_after_a_yes() {
    let mut desk = mine(&BODY.repeat(30), Lang::ZhHans);
    desk.keys("s").keys("y");
    let signed_name = String::new();
    let submitted = StepCommand::Submit { step: step(), version: 4, signed_name };
    assert_eq!(desk.commands(), [Command::Step(submitted)]);
}

#[test]
fn a_reviewer_reads_to_the_end_and_accepts_or_returns() {
    let rights = allow(&[Act::AcceptEntry, Act::ReturnEntry]);
    let mut view = view(&BODY.repeat(30), StepStatus::Submitted, rights);
    view.head.submitted_on = Some(day("2026-05-11"));
    let screen = Statement::new(&step(), Some(author()));
    let mut desk = Desk::reviewing(Lang::ZhHans, screen, Reply::Statement(Box::new(view)));
    insta::assert_snapshot!("statement_review", desk.sizes());
    desk.screen(80, 24);
    desk.key(KeyCode::End);
    assert!(!desk.screen(80, 24).contains("还有"));
    desk.keys("a").keys("y");
    let (id, comment) = ("entry".to_owned(), String::new());
    assert_eq!(desk.commands(), [Command::Step(StepCommand::Accept { id, version: 4, comment })]);
    desk.keys("r").keys("请写数字").save();
    let (id, comment, beside) = ("entry".to_owned(), "请写数字".to_owned(), Vec::new());
    let returned = StepCommand::Return { id, version: 4, comment, beside };
    assert_eq!(desk.commands(), [Command::Step(returned)]);
}

#[test]
fn what_is_accepted_can_be_opened_again_by_who_may() {
    let view = view(&BODY.repeat(30), StepStatus::Accepted, allow(&[Act::ReopenEntry]));
    let screen = Statement::new(&step(), Some(author()));
    let mut desk = Desk::reviewing(Lang::ZhHans, screen, Reply::Statement(Box::new(view)));
    assert!(desk.screen(80, 24).contains("r 重新打开"));
    desk.keys("r").keys("数字要更正").save();
    let (id, comment) = ("entry".to_owned(), "数字要更正".to_owned());
    assert_eq!(desk.commands(), [Command::Step(StepCommand::Reopen { id, version: 4, comment })]);
}
