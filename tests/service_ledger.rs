//! The ledger lived through: from a stated problem to its closure, by the people who may, and
//! refused to everybody else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::Office;
use zicha::{
    domain::{
        change::{Done, Outcome},
        finding::{
            FindingInput, FindingLevel, FindingSource, FindingStatus, FindingView, LedgerCommand,
            LedgerQuery, LedgerView, Recognised, RectifyKind, ReviewCycle, Severity, VerifyMethod,
        },
        policy::Act,
        problem::ProblemKind,
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
        walk::Card,
    },
    error::Error,
};

const LEADER: &str = "chenwangchuan";
const SUPERVISOR: &str = "heyanqiu";
const COORDINATOR: &str = "linzhixia";
const OWNER: &str = "lihe";
const OTHER: &str = "wangying";

fn run(office: &mut Office, login: &str, command: LedgerCommand) -> Result<Done, Error> {
    office.as_(login).run(Command::Ledger(command))
}

fn page(office: &mut Office, login: &str, id: &str) -> Result<FindingView, Error> {
    match office.as_(login).ask(Request::Finding(id.to_owned()))? {
        Reply::Finding(view) => Ok(*view),
        other => panic!("another reply: {other:?}"),
    }
}

fn ledger(office: &mut Office, login: &str, query: LedgerQuery) -> LedgerView {
    match office.as_(login).ask(Request::Ledger(query)).unwrap() {
        Reply::Ledger(view) => *view,
        other => panic!("another reply: {other:?}"),
    }
}

fn input(office: &Office) -> FindingInput {
    FindingInput {
        title: "材料清单三个版本".into(),
        description: "出国手续材料清单有三个版本，来办的人被要求重复补件".into(),
        category: "work".into(),
        level: FindingLevel::Unit,
        severity: Severity::Normal,
        cause: "更新后未统一发布".into(),
        kind: Some(RectifyKind::AtOnce),
        leader: Some(office.id(SUPERVISOR)),
        owner: Some(office.id(OWNER)),
        co_units: String::new(),
        due: "2026-05-26".parse().ok(),
        next_review: None,
        review_cycle: None,
        criterion: "连续一个月无因清单不一致补件".into(),
    }
}

fn propose(office: &mut Office, login: &str) -> Done {
    // Names are asked at confirmation.
    let input = FindingInput { leader: None, owner: None, ..input(office) };
    run(office, login, LedgerCommand::Propose { source: FindingSource::Other, input }).unwrap()
}

fn measure(office: &mut Office, login: &str, finding: &str) -> Result<Done, Error> {
    let owner = office.id(OWNER);
    let command = LedgerCommand::SaveMeasure {
        finding: finding.to_owned(),
        id: String::new(),
        version: 0,
        means: "废止旧版，网上和窗口只留一份，注明更新日期".into(),
        target: "只有一份清单".into(),
        owner,
        due: "2026-05-20".parse().ok(),
    };
    run(office, login, command)
}

fn is_refused(outcome: Result<Done, Error>, why: &Refusal) {
    assert_eq!(outcome.unwrap_err(), Error::Refused(why.clone()));
}

const RESULT: &str = "旧版清单已全部收回，网上和窗口只保留一份并注明更新日期，五月份以来没有人因清单不一致被要求补件，抽查十人回答一致。";

/// A finding brought to 整改中 by the people whose turn it is.
fn rectifying(office: &mut Office) -> (String, i64) {
    let done = propose(office, OTHER);
    let confirm = LedgerCommand::Confirm { id: done.id.clone(), version: 1, input: input(office) };
    let version = run(office, COORDINATOR, confirm).unwrap().version;
    measure(office, COORDINATOR, &done.id).unwrap();
    let id = done.id.clone();
    let version =
        run(office, COORDINATOR, LedgerCommand::HandOver { id, version }).unwrap().version;
    let id = done.id.clone();
    let version = run(office, OWNER, LedgerCommand::SignFor { id, version }).unwrap().version;
    (done.id, version)
}

fn note(office: &mut Office, finding: &str, percent: i64) -> Result<Done, Error> {
    let command = LedgerCommand::Note {
        finding: finding.to_owned(),
        measure: None,
        text: "旧版已收回，窗口换上新清单".into(),
        percent,
    };
    run(office, OWNER, command)
}

fn applied(office: &mut Office) -> (String, i64) {
    let (id, version) = rectifying(office);
    note(office, &id, 100).unwrap();
    let apply = LedgerCommand::Apply {
        id: id.clone(),
        version,
        result: RESULT.into(),
        evidence: "清单存于窗口文件夹".into(),
    };
    let version = run(office, OWNER, apply).unwrap().version;
    (id, version)
}

#[test]
fn a_finding_walks_from_stated_to_closed() {
    let mut office = Office::small();
    let (id, version) = applied(&mut office);
    let verify = LedgerCommand::Verify {
        id: id.clone(),
        version,
        method: VerifyMethod::OnSite,
        comment: "到窗口看过".into(),
    };
    let done = run(&mut office, COORDINATOR, verify).unwrap();
    assert_eq!(done.outcome, Outcome::Verified);
    assert!(done.undo.is_empty(), "a verification is not undone but returned");
    let sign = LedgerCommand::Sign {
        id: id.clone(),
        version: done.version,
        recognised: Recognised::Done,
        comment: String::new(),
    };
    assert_eq!(run(&mut office, SUPERVISOR, sign).unwrap().outcome, Outcome::Closed);
    let view = page(&mut office, OWNER, &id).unwrap();
    assert_eq!(view.head.row.status, FindingStatus::Closed);
    assert_eq!(view.head.percent, 100);
    assert_eq!(view.closures[0].verified_by, Some(office.id(COORDINATOR)));
    assert_eq!(view.closures[0].signed_by, Some(office.id(SUPERVISOR)));
    let actions: Vec<_> = view.timeline.iter().map(|line| line.action.as_str()).collect();
    let way = [
        "propose",
        "confirm",
        "hand_over",
        "sign_for",
        "note",
        "apply",
        "take_up",
        "verify",
        "sign",
    ];
    assert_eq!(actions, way, "taking up and verifying are two moves");
    let report = office.as_(COORDINATOR).0.check(None).unwrap();
    assert!(report.is_sound(), "{:?}", report.problems);
}

#[test]
fn confirmation_asks_for_everything_at_once() {
    let mut office = Office::small();
    let done = propose(&mut office, OTHER);
    let mut bare = input(&office);
    bare.cause.clear();
    bare.criterion.clear();
    bare.kind = None;
    bare.owner = bare.leader.clone();
    let confirm = LedgerCommand::Confirm { id: done.id.clone(), version: 1, input: bare };
    let Error::Invalid(problems) = run(&mut office, COORDINATOR, confirm).unwrap_err() else {
        panic!("not invalid")
    };
    let fields: Vec<_> = problems.iter().map(|p| p.field.as_str()).collect();
    for field in ["cause", "criterion", "kind", "owner"] {
        assert!(fields.contains(&field), "{fields:?}");
    }
    assert!(problems.iter().any(|p| p.kind == ProblemKind::SamePerson));
    assert_eq!(
        page(&mut office, OTHER, &done.id).unwrap().head.row.status,
        FindingStatus::Proposed
    );
}

#[test]
fn a_long_term_finding_has_a_review_instead_of_a_due_date() {
    let mut office = Office::small();
    let done = propose(&mut office, OTHER);
    let mut long = input(&office);
    long.kind = Some(RectifyKind::LongTerm);
    long.next_review = "2026-06-12".parse().ok();
    long.review_cycle = Some(ReviewCycle::Monthly);
    let confirm = LedgerCommand::Confirm { id: done.id.clone(), version: 1, input: long };
    run(&mut office, LEADER, confirm).unwrap();
    let row = page(&mut office, LEADER, &done.id).unwrap().head.row;
    assert_eq!((row.due, row.next_review), (None, "2026-06-12".parse().ok()));
}

#[test]
fn only_those_whose_turn_it_is_may_move_it() {
    let mut office = Office::small();
    let done = propose(&mut office, OTHER);
    let confirm = |office: &Office| LedgerCommand::Confirm {
        id: done.id.clone(),
        version: 1,
        input: input(office),
    };
    let command = confirm(&office);
    is_refused(run(&mut office, OTHER, command), &Refusal::OwnWork);
    let command = confirm(&office);
    // Somebody not involved does not even learn that it exists.
    assert_eq!(run(&mut office, OWNER, command).unwrap_err(), Error::NotFound);
    let command = confirm(&office);
    let version = run(&mut office, COORDINATOR, command).unwrap().version;
    let over = LedgerCommand::HandOver { id: done.id.clone(), version };
    is_refused(run(&mut office, COORDINATOR, over.clone()), &Refusal::NoMeasure);
    measure(&mut office, COORDINATOR, &done.id).unwrap();
    let version = run(&mut office, COORDINATOR, over).unwrap().version;
    let sign_for = LedgerCommand::SignFor { id: done.id.clone(), version };
    is_refused(run(&mut office, OTHER, sign_for.clone()), &Refusal::NotOwner);
    run(&mut office, OWNER, sign_for).unwrap();
}

#[test]
fn nobody_closes_their_own_and_a_return_gives_its_reason() {
    let mut office = Office::small();
    let (id, version) = applied(&mut office);
    let verify = LedgerCommand::Verify {
        id: id.clone(),
        version,
        method: VerifyMethod::Papers,
        comment: String::new(),
    };
    is_refused(run(&mut office, OWNER, verify), &Refusal::OwnWork);
    let empty = LedgerCommand::Return { id: id.clone(), version, reason: "  ".into() };
    assert!(matches!(run(&mut office, COORDINATOR, empty), Err(Error::Invalid(_))));
    let back = LedgerCommand::Return {
        id: id.clone(), version, reason: "抽查还有一处旧版".into()
    };
    run(&mut office, COORDINATOR, back).unwrap();
    let view = page(&mut office, OWNER, &id).unwrap();
    assert_eq!(view.head.row.status, FindingStatus::Rectifying);
    assert_eq!(view.head.row.reason, "抽查还有一处旧版");
    assert_eq!(view.head.row.returns, 1);
    assert_eq!(view.closures[0].return_reason, "抽查还有一处旧版");
    assert!(view.rights.allows(Act::ApplyClosure), "it can be applied for again");
}

#[test]
fn closure_waits_for_every_measure() {
    let mut office = Office::small();
    let (id, version) = rectifying(&mut office);
    note(&mut office, &id, 60).unwrap();
    let apply = LedgerCommand::Apply {
        id: id.clone(),
        version,
        result: RESULT.into(),
        evidence: String::new(),
    };
    is_refused(run(&mut office, OWNER, apply), &Refusal::MeasuresOpen);
    let seven = note(&mut office, &id, 7);
    assert!(matches!(seven, Err(Error::Invalid(_))), "percent goes in steps of five");
}

#[test]
fn the_later_of_two_windows_is_told() {
    let mut office = Office::small();
    let done = propose(&mut office, OTHER);
    let change = |office: &Office, text: &str| {
        let input = FindingInput { title: text.into(), ..input(office) };
        LedgerCommand::Change { id: done.id.clone(), version: 1, input }
    };
    let first = change(&office, "先到");
    run(&mut office, COORDINATOR, first).unwrap();
    let second = change(&office, "后到");
    let Error::Conflict(conflict) = run(&mut office, LEADER, second).unwrap_err() else {
        panic!("no conflict")
    };
    assert_eq!(conflict.current["title"], "先到");
    assert_eq!(conflict.current_version, 2);
}

#[test]
fn everybody_sees_what_concerns_them_and_no_more() {
    let mut office = Office::small();
    let mine = propose(&mut office, OWNER);
    let theirs = propose(&mut office, OTHER);
    let all = LedgerQuery::default();
    let count = |office: &mut Office, login: &str| ledger(office, login, all.clone()).total;
    assert_eq!(count(&mut office, LEADER), 2);
    assert_eq!(count(&mut office, COORDINATOR), 2);
    assert_eq!(count(&mut office, SUPERVISOR), 2, "both are of the supervisor's line");
    assert_eq!(count(&mut office, OWNER), 1);
    assert_eq!(page(&mut office, OWNER, &theirs.id).unwrap_err(), Error::NotFound);
    assert!(page(&mut office, OWNER, &mine.id).is_ok());
    let found = LedgerQuery { text: "lihe".into(), ..LedgerQuery::default() };
    assert_eq!(ledger(&mut office, LEADER, found).rows.len(), 1, "found by the author's pinyin");
}

#[test]
fn whoever_stated_it_may_still_remind_its_owner() {
    let mut office = Office::small();
    let done = propose(&mut office, COORDINATOR);
    let confirm = LedgerCommand::Confirm { id: done.id.clone(), version: 1, input: input(&office) };
    run(&mut office, LEADER, confirm).unwrap();
    let rights = |office: &mut Office, login| page(office, login, &done.id).unwrap().rights;
    assert!(rights(&mut office, COORDINATOR).allows(Act::Remind));
    assert_eq!(rights(&mut office, OWNER).check(Act::Remind), Err(Refusal::OwnWork));
    let (person, finding) = (office.id(OWNER), Some(done.id.clone()));
    let request = Request::Remind { person, step: String::new(), finding };
    assert!(matches!(office.as_(COORDINATOR).ask(request), Ok(Reply::Reminder(_))));
}

#[test]
fn an_edit_is_undone_until_somebody_builds_on_it() {
    let mut office = Office::small();
    let done = propose(&mut office, COORDINATOR);
    let input = FindingInput { title: "改过的标题".into(), ..input(&office) };
    let change = LedgerCommand::Change { id: done.id.clone(), version: 1, input };
    let changed = run(&mut office, COORDINATOR, change).unwrap();
    office.as_(COORDINATOR).ask(Request::Undo(changed.undo)).unwrap();
    let row = page(&mut office, COORDINATOR, &done.id).unwrap().head.row;
    assert_eq!(row.title, "材料清单三个版本");
}

/// A finding whose closure waits for a signature, and what may become of it.
fn to_be_signed(office: &mut Office, level: FindingLevel, severity: Severity) -> (String, i64) {
    let done = propose(office, OTHER);
    let graded = FindingInput { level, severity, ..input(office) };
    let id = || done.id.clone();
    let confirm = LedgerCommand::Confirm { id: id(), version: 1, input: graded };
    let version = run(office, COORDINATOR, confirm).unwrap().version;
    measure(office, COORDINATOR, &done.id).unwrap();
    let over = LedgerCommand::HandOver { id: id(), version };
    let version = run(office, COORDINATOR, over).unwrap().version;
    let sign_for = LedgerCommand::SignFor { id: id(), version };
    let version = run(office, OWNER, sign_for).unwrap().version;
    note(office, &done.id, 100).unwrap();
    let (result, evidence) = (RESULT.to_owned(), String::new());
    let apply = LedgerCommand::Apply { id: id(), version, result, evidence };
    let version = run(office, OWNER, apply).unwrap().version;
    let (method, comment) = (VerifyMethod::Papers, String::new());
    let verify = LedgerCommand::Verify { id: id(), version, method, comment };
    let version = run(office, COORDINATOR, verify).unwrap().version;
    (done.id, version)
}

fn sign(office: &mut Office, login: &str, id: &str, version: i64) -> Result<Done, Error> {
    let (id, comment) = (id.to_owned(), String::new());
    run(office, login, LedgerCommand::Sign { id, version, recognised: Recognised::Done, comment })
}

#[test]
fn severe_and_common_findings_are_signed_by_the_leader_alone() {
    let grades = [
        (FindingLevel::Common, Severity::Normal),
        (FindingLevel::Unit, Severity::Severe),
        (FindingLevel::Personal, Severity::Severe),
    ];
    for (level, severity) in grades {
        let mut office = Office::small();
        let (id, version) = to_be_signed(&mut office, level, severity);
        let rights = page(&mut office, SUPERVISOR, &id).unwrap().rights;
        assert_eq!(rights.check(Act::SignClosure), Err(Refusal::LeaderDecides));
        is_refused(sign(&mut office, SUPERVISOR, &id, version), &Refusal::LeaderDecides);
        assert!(sign(&mut office, COORDINATOR, &id, version).is_err());
        // It stands on the leader's Home, and no longer on the supervisor's.
        let card = |office: &mut Office, login: &str| match office.as_(login).ask(Request::Home) {
            Ok(Reply::Home(home)) => home.card,
            other => panic!("{other:?}"),
        };
        let no = page(&mut office, LEADER, &id).unwrap().head.row.no;
        let tasks = |card: Card| matches!(card, Card::Finding { no: ref on, .. } if *on == no);
        assert!(!tasks(card(&mut office, SUPERVISOR)));
        assert_eq!(sign(&mut office, LEADER, &id, version).unwrap().outcome, Outcome::Closed);
    }
    let mut office = Office::small();
    let (id, version) = to_be_signed(&mut office, FindingLevel::Unit, Severity::Serious);
    assert_eq!(sign(&mut office, SUPERVISOR, &id, version).unwrap().outcome, Outcome::Closed);
}

#[test]
fn nobody_else_takes_a_finding_out_of_the_leaders_hands() {
    let mut office = Office::small();
    let done = propose(&mut office, OTHER);
    let graded = FindingInput { severity: Severity::Severe, ..input(&office) };
    let confirm = LedgerCommand::Confirm { id: done.id.clone(), version: 1, input: graded };
    let version = run(&mut office, SUPERVISOR, confirm).unwrap().version;
    let milder = LedgerCommand::Change { id: done.id.clone(), version, input: input(&office) };
    for login in [SUPERVISOR, COORDINATOR] {
        is_refused(run(&mut office, login, milder.clone()), &Refusal::LeaderDecides);
    }
    run(&mut office, LEADER, milder).unwrap();
}

#[test]
fn what_the_leader_rectifies_goes_to_a_supervisor() {
    let mut office = Office::small();
    let done = propose(&mut office, OTHER);
    let owner = Some(office.id(LEADER));
    let graded = FindingInput { severity: Severity::Severe, owner, ..input(&office) };
    let confirm = LedgerCommand::Confirm { id: done.id.clone(), version: 1, input: graded };
    run(&mut office, COORDINATOR, confirm).unwrap();
    let why = |office: &mut Office, login: &str| {
        page(office, login, &done.id).unwrap().rights.check(Act::SignClosure)
    };
    assert_eq!(why(&mut office, LEADER), Err(Refusal::OwnWork));
    assert_eq!(why(&mut office, SUPERVISOR), Err(Refusal::WrongState("confirmed")));
}
