//! A person's page: steps of every phase, findings, review and reminders.

use zicha::app::event::KeyCode;
use zicha::app::screens::person::Person;
use zicha::domain::change::Outcome;
use zicha::domain::finding::{
    Finding, FindingLevel, FindingSource, FindingStatus, LedgerRow, RectifyKind, Severity,
};
use zicha::domain::policy::{Act, Rights};
use zicha::domain::record::Meta;
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::Reply;
use zicha::domain::request::{Command, Request};
use zicha::domain::role::Role;
use zicha::domain::step::StepKind;
use zicha::domain::step_entry::{EntryHead, StepCommand, StepStatus};
use zicha::domain::team::{PersonStep, PersonView};
use zicha::error::Error;
use zicha::i18n::Lang;

use crate::desk::Desk;
use crate::support::*;
use crate::team::cell;

fn step(
    phase: i64,
    key: &str,
    kind: StepKind,
    status: StepStatus,
    (done, total, late): (i64, i64, i64),
) -> PersonStep {
    let review = match kind {
        StepKind::SelfExam => [Act::AcceptExam, Act::ReturnExam],
        _ => [Act::AcceptEntry, Act::ReturnEntry],
    };
    let rights: Rights = if status == StepStatus::Submitted {
        allow(&review)
    } else {
        refuse(&review, &Refusal::NotSubmitted)
    };
    let rights = rights.with(Act::ReadEntry, Ok(())).with(
        Act::Remind,
        if status.is_open() { Ok(()) } else { Err(Refusal::WrongState(status.code())) },
    );
    let submitted = !status.is_open();
    PersonStep {
        phase,
        step: key.into(),
        kind,
        head: EntryHead {
            id: (kind != StepKind::Commitment).then(|| format!("{key} entry")),
            submitted_on: submitted.then(|| day("2026-05-08")),
            reviewer: if status.is_finished() { "陈望川".into() } else { String::new() },
            reviewed_on: status.is_finished().then(|| day("2026-05-11")),
            comment: if status.is_finished() {
                "学得扎实，结合了自己的事例。".into()
            } else {
                String::new()
            },
            ..head(status)
        },
        cell: cell(status, done, total, late),
        rights,
    }
}

fn finding() -> LedgerRow {
    let row = Finding {
        meta: Meta { id: "f5".into(), version: 3, ..Meta::default() },
        campaign: "c".into(),
        no: "WT-2026-005".into(),
        source: FindingSource::SelfExam,
        source_ref: None,
        author: "wangying".into(),
        title: "出国手续清单没有一次性告知".into(),
        description: "甲市企业咨询出境展览手续，电话里只说了大概，企业往返三次才交齐材料。".into(),
        category: "work".into(),
        level: FindingLevel::Personal,
        severity: Severity::Normal,
        cause: "没有把清单发过去".into(),
        kind: Some(RectifyKind::AtOnce),
        leader: Some("heyanqiu".into()),
        owner: Some("wangying".into()),
        co_units: String::new(),
        due: Some(day("2026-05-09")),
        next_review: None,
        review_cycle: None,
        original_due: Some(day("2026-05-09")),
        criterion: "连续一个月没有因材料补件往返两次以上".into(),
        status: FindingStatus::Rectifying,
        reason: String::new(),
        confirmed_by: Some("heyanqiu".into()),
        confirmed_on: Some(day("2026-05-02")),
        applied_on: None,
        closed_on: None,
        returns: 0,
        reopens: 0,
    };
    LedgerRow {
        row,
        author: "王映".into(),
        leader: "何雁秋".into(),
        owner: "王映".into(),
        percent: 60,
        late_days: 3,
        workdays_left: None,
    }
}

fn view() -> PersonView {
    use StepStatus::{Accepted, Doing, NotStarted, Submitted};
    PersonView {
        person: person("wangying", "王映"),
        title: "四级调研员".into(),
        unit: "因公出国（境）管理科".into(),
        supervisor: Some(("何雁秋".into(), Role::Supervisor)),
        leads: false,
        rights: allow(&[Act::Remind]),
        steps: vec![
            step(1, "study", StepKind::Study, Accepted, (14, 14, 0)),
            step(1, "opinions", StepKind::Opinions, Doing, (2, 0, 0)),
            step(1, "self_exam", StepKind::SelfExam, Submitted, (33, 33, 0)),
            step(1, "commitment", StepKind::Commitment, Submitted, (0, 2, 0)),
            step(2, "rectification", StepKind::Rectification, Doing, (0, 1, 3)),
            step(4, "statement", StepKind::Statement, NotStarted, (0, 1, 0)),
        ],
        findings: vec![finding()],
    }
}

fn answer(request: &Request) -> Result<Reply, Error> {
    Ok(match request {
        Request::Person(_) => Reply::Person(Box::new(view())),
        Request::Do(_) => done(Outcome::AcceptedWithFindings(2), None),
        _ => Reply::Ok,
    })
}

fn desk(lang: Lang) -> Desk {
    Desk::new(Role::Leader, lang, Person::new(person("wangying", "王映")), answer)
}

#[test]
fn the_page_opens_on_what_waits_for_review() {
    insta::assert_snapshot!("person", desk(Lang::ZhHans).sizes());
    insta::assert_snapshot!("person_en", desk(Lang::En).screen(80, 24));
}

#[test]
fn nobody_is_called_the_leaders_supervisor() {
    let leader = |request: &Request| match request {
        Request::Person(_) => Ok(Reply::Person(Box::new(PersonView { leads: true, ..view() }))),
        request => answer(request),
    };
    let page = Person::new(person("wangying", "王映"));
    let shown = Desk::new(Role::Leader, Lang::ZhHans, page, leader).screen(80, 24);
    assert!(shown.contains("本人的材料由何雁秋审阅"), "{shown}");
    let head = shown.lines().find(|line| line.contains("何雁秋")).unwrap();
    assert!(!head.contains("分管"), "{head}");
}

#[test]
fn accepting_says_what_follows_and_asks() {
    let mut desk = desk(Lang::ZhHans);
    desk.keys("a");
    insta::assert_snapshot!("person_accept", desk.screen(80, 24));
    desk.key(KeyCode::Enter);
    let (id, comment) = ("self_exam entry".to_owned(), String::new());
    let wanted = Command::Step(StepCommand::Accept { id, version: 4, comment });
    assert_eq!(desk.commands(), [wanted]);
}

#[test]
fn a_finding_is_read_and_reminded_of() {
    let mut desk = desk(Lang::ZhHans);
    desk.key(KeyCode::End);
    insta::assert_snapshot!("person_finding", desk.screen(120, 40));
    desk.keys("m");
    let asked = desk.asked();
    let is_wanted = |r: &Request| matches!(r, Request::Remind { finding: Some(_), .. });
    assert!(asked.iter().any(is_wanted), "{asked:?}");
}

#[test]
fn what_cannot_be_done_tells_why() {
    let mut desk = desk(Lang::ZhHans);
    desk.key(KeyCode::Home).keys("m");
    assert!(desk.screen(80, 24).contains("不能做这一步"));
    desk.keys("r");
    assert!(desk.screen(80, 24).contains("还没有提交"));
}
