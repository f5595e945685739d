//! The self-examination from the first key to the findings in the ledger (S36–S41).

use crate::{kit::*, support::Office};
use zicha::{
    domain::{
        change::{Done, Outcome},
        finding::{FindingSource, FindingStatus},
        policy::Act,
        problem::ProblemKind,
        refusal::Refusal,
        request::Command,
        self_exam::{AnswerResult, ExamCommand, ExamItem, SelfExamView},
        step_entry::{StepCommand, StepStatus},
    },
    error::Error,
};

const STEP: &str = "self_exam";
const FACT: &str = "四月十五日收到的来函拖到五月八日才答复对方";
const CAUSE: &str = "收文没有登记时限，靠脑子记事。";
const PLAN: &str = "五月起收文当天登记，每周五核对一次。";

fn pressed(item: &str, version: i64, result: AnswerResult) -> Command {
    let (step, item) = (STEP.to_owned(), item.to_owned());
    Command::Exam(ExamCommand::Answer { step, item, version, result })
}

fn key(
    office: &mut Office,
    login: &str,
    item: &str,
    version: i64,
    result: AnswerResult,
) -> Result<Done, Error> {
    run(office, login, pressed(item, version, result))
}

fn write(
    office: &mut Office,
    login: &str,
    item: &str,
    version: i64,
    result: AnswerResult,
    texts: [&str; 3],
) -> Result<Done, Error> {
    let [fact, cause, plan] = texts.map(str::to_owned);
    let (step, item) = (STEP.to_owned(), item.to_owned());
    let command = ExamCommand::Write { step, item, version, result, fact, cause, plan };
    run(office, login, Command::Exam(command))
}

fn save(office: &mut Office, login: &str, version: i64, body: &str) -> Result<Done, Error> {
    let (step, body) = (STEP.to_owned(), body.to_owned());
    run(office, login, Command::Step(StepCommand::SaveText { step, version, body }))
}

fn item<'a>(view: &'a SelfExamView, key: &str) -> &'a ExamItem {
    view.items.iter().find(|item| item.key == key).expect("an item")
}

/// Every item answered; `work-1` and the named problem `efficiency` are problems, `work-2` slight.
fn answer_all(office: &mut Office, login: &str) {
    let view = exam(office, login, STEP, login).unwrap();
    for item in view.items.iter().filter(|item| item.required) {
        let (result, texts) = match item.key.as_str() {
            "work-1" | "efficiency" => (AnswerResult::Problem, [FACT, CAUSE, PLAN]),
            "work-2" => (AnswerResult::Slight, [FACT, "", ""]),
            _ if item.named => {
                (AnswerResult::Ok, ["每天八点半到岗，签到簿和来电记录可以查证", "", ""])
            }
            _ => (AnswerResult::Ok, ["", "", ""]),
        };
        let version = item.answer.as_ref().map_or(0, |answer| answer.meta.version);
        write(office, login, &item.key, version, result, texts).unwrap();
    }
    let version = exam(office, login, STEP, login).unwrap().head.version;
    save(office, login, version, &long(1000)).unwrap();
}

fn hand_in(office: &mut Office, login: &str, name: &str) -> SelfExamView {
    answer_all(office, login);
    let head = exam(office, login, STEP, login).unwrap().head;
    submit(office, login, STEP, &head, name).unwrap();
    exam(office, login, STEP, login).unwrap()
}

#[test]
fn one_key_answers_and_keeps_what_was_written() {
    let mut office = Office::small();
    let first = key(&mut office, STAFF, "work-1", 0, AnswerResult::Problem).unwrap();
    let view = exam(&mut office, STAFF, STEP, STAFF).unwrap();
    let lacks: Vec<_> = item(&view, "work-1").lacks.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(lacks, ["fact", "cause", "plan"]);
    assert_eq!(view.head.status, Some(StepStatus::Doing));

    let texts = [FACT, CAUSE, PLAN];
    let written =
        write(&mut office, STAFF, "work-1", first.version, AnswerResult::Problem, texts).unwrap();
    let slight = key(&mut office, STAFF, "work-1", written.version, AnswerResult::Slight).unwrap();
    let view = exam(&mut office, STAFF, STEP, STAFF).unwrap();
    let answer = item(&view, "work-1").answer.clone().unwrap();
    assert_eq!((answer.result, answer.fact.as_str()), (AnswerResult::Slight, FACT));
    assert_eq!(answer.cause, CAUSE);
    assert!(item(&view, "work-1").is_complete());
    assert!(view.assembled.contains(FACT));

    conflicts(key(&mut office, STAFF, "work-1", first.version, AnswerResult::Ok));
    do_and_undo(&mut office, STAFF, pressed("work-1", slight.version, AnswerResult::Ok));
    let view = exam(&mut office, STAFF, STEP, STAFF).unwrap();
    assert_eq!(item(&view, "work-1").answer.as_ref().unwrap().result, AnswerResult::Slight);
}

#[test]
fn a_form_names_what_its_answer_lacks() {
    let mut office = Office::small();
    let mut said =
        |item: &str, result, texts| fields(write(&mut office, STAFF, item, 0, result, texts));
    assert_eq!(said("work-1", AnswerResult::Slight, ["太短", "", ""]), ["fact"]);
    assert_eq!(said("work-1", AnswerResult::Problem, [FACT, "", "好"]), ["cause", "plan"]);
    assert_eq!(said("work-1", AnswerResult::NotApplicable, ["", "", ""]), ["fact"]);
    assert_eq!(said("efficiency", AnswerResult::Ok, ["没有", "", ""]), ["fact"]);
    let unknown = key(&mut office, STAFF, "no-such-item", 0, AnswerResult::Ok);
    assert_eq!(unknown, Err(Error::NotFound));
}

#[test]
fn a_submission_asks_for_every_answer_the_statement_and_the_own_name() {
    let mut office = Office::small();
    key(&mut office, STAFF, "work-1", 0, AnswerResult::Slight).unwrap();
    let view = exam(&mut office, STAFF, STEP, STAFF).unwrap();
    assert_eq!((view.done, view.total), (5, 33));
    let got = problems(submit(&mut office, STAFF, STEP, &view.head, "王映"));
    assert_eq!(
        got,
        [
            ("answers".into(), ProblemKind::Unanswered(27)),
            ("work-1.fact".into(), ProblemKind::Required),
            ("body".into(), ProblemKind::Required),
            ("signed_name".into(), ProblemKind::NameMismatch),
        ]
    );
    answer_all(&mut office, STAFF);
    let head = exam(&mut office, STAFF, STEP, STAFF).unwrap().head;
    assert_eq!(fields(submit(&mut office, STAFF, STEP, &head, "")), ["signed_name"]);
    let done = submit(&mut office, STAFF, STEP, &head, "李禾").unwrap();
    assert_eq!(done.outcome, Outcome::Submitted);
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Submitted);
    let after = key(&mut office, STAFF, "work-1", 1, AnswerResult::Ok);
    refused(after, &Refusal::AlreadySubmitted);
    refused(save(&mut office, STAFF, done.version, "改"), &Refusal::AlreadySubmitted);
}

#[test]
fn items_for_leaders_stand_as_not_applicable_for_staff_only() {
    let mut office = Office::small();
    let staff = exam(&mut office, STAFF, STEP, STAFF).unwrap();
    assert!(item(&staff, "leadership-1").na_by_default);
    let leader = exam(&mut office, LEADER, STEP, LEADER).unwrap();
    assert!(item(&leader, "leadership-1").required);
    assert_eq!((staff.total, leader.total), (33, 33));
    assert_eq!((staff.done, leader.done), (5, 0));
}

#[test]
fn a_returned_one_comes_back_with_comments_beside_the_answers() {
    let mut office = Office::small();
    hand_in(&mut office, STAFF, "李禾");
    let head = exam(&mut office, COORDINATOR, STEP, STAFF).unwrap().head;
    let beside = [("work-1", "写清是哪个单位的来函"), ("leadership-1", "你带两个人，也要写")];
    assert_eq!(
        outcome(give_back(&mut office, COORDINATOR, &head, "两处要改", &beside)),
        Outcome::Returned
    );
    let view = exam(&mut office, STAFF, STEP, STAFF).unwrap();
    assert_eq!(view.head.comment, "两处要改");
    let answer = item(&view, "work-1").answer.clone().unwrap();
    assert_eq!(answer.comment, "写清是哪个单位的来函");
    assert_eq!(item(&view, "leadership-1").answer.as_ref().unwrap().comment, "你带两个人，也要写");
    assert!(item(&view, "leadership-1").is_complete());

    let better = [&format!("绥化市农委{FACT}"), CAUSE, PLAN];
    write(&mut office, STAFF, "work-1", answer.meta.version, AnswerResult::Problem, better)
        .unwrap();
    let view = exam(&mut office, STAFF, STEP, STAFF).unwrap();
    assert_eq!(view.head.status, Some(StepStatus::Returned));
    assert!(!item(&view, "work-1").answer.as_ref().unwrap().comment.is_empty());
    submit(&mut office, STAFF, STEP, &view.head, "李禾").unwrap();
    let head = exam(&mut office, LEADER, STEP, STAFF).unwrap().head;
    accept(&mut office, LEADER, &head, "").unwrap();
    let view = exam(&mut office, STAFF, STEP, STAFF).unwrap();
    assert!(view.items.iter().all(|i| i.answer.as_ref().is_none_or(|a| a.comment.is_empty())));
}

#[test]
fn on_acceptance_every_problem_becomes_one_finding_and_never_two() {
    let mut office = Office::small();
    let head = hand_in(&mut office, STAFF, "李禾").head;
    let before = findings(&office).len();
    assert_eq!(outcome(accept(&mut office, LEADER, &head, "")), Outcome::AcceptedWithFindings(2));
    let all = findings(&office);
    assert_eq!(all.len(), before + 2);
    let view = exam(&mut office, STAFF, STEP, STAFF).unwrap();
    for (key, category) in [("work-1", "work"), ("efficiency", "efficiency")] {
        let item = item(&view, key);
        let answer = item.answer.as_ref().unwrap();
        let finding = all.iter().find(|f| Some(&f.meta.id) == answer.finding.as_ref()).unwrap();
        assert_eq!(finding.status, FindingStatus::Proposed);
        assert_eq!(finding.source, FindingSource::SelfExam);
        assert_eq!(finding.source_ref.as_ref(), Some(&answer.meta.id));
        assert_eq!(finding.author, office.id(STAFF));
        assert_eq!(finding.owner, Some(office.id(STAFF)));
        assert_eq!((finding.description.as_str(), finding.category.as_str()), (FACT, category));
        assert_eq!(item.finding_no, finding.no);
        assert!(finding.no.starts_with("WT-"), "{}", finding.no);
    }
    assert_ne!(all[0].no, all[1].no);

    let accepted = exam(&mut office, LEADER, STEP, STAFF).unwrap().head;
    reopen(&mut office, LEADER, &accepted, "补充一项").unwrap();
    let view = exam(&mut office, STAFF, STEP, STAFF).unwrap();
    let version = item(&view, "work-2").answer.as_ref().unwrap().meta.version;
    let texts = [FACT, CAUSE, PLAN];
    write(&mut office, STAFF, "work-2", version, AnswerResult::Problem, texts).unwrap();
    submit(&mut office, STAFF, STEP, &view.head, "李禾").unwrap();
    let head = exam(&mut office, LEADER, STEP, STAFF).unwrap().head;
    assert_eq!(outcome(accept(&mut office, LEADER, &head, "")), Outcome::AcceptedWithFindings(1));
    assert_eq!(findings(&office).len(), before + 3);
}

#[test]
fn who_may_accept_a_self_examination() {
    let mut office = Office::small();
    let head = hand_in(&mut office, STAFF, "李禾").head;
    refused(accept(&mut office, STAFF, &head, ""), &Refusal::OwnWork);
    refused(accept(&mut office, OTHER, &head, ""), &Refusal::NoRight);
    refused(accept(&mut office, COORDINATOR, &head, ""), &Refusal::NoRight);
    refused(exam(&mut office, OTHER, STEP, STAFF), &Refusal::NoRight);
    let view = exam(&mut office, COORDINATOR, STEP, STAFF).unwrap();
    assert_eq!(allowed(&view.rights), [Act::ReturnExam]);
    conflicts(accept(
        &mut office,
        LEADER,
        &zicha::domain::step_entry::EntryHead { version: head.version - 1, ..head },
        "",
    ));
}

#[test]
fn the_leaders_own_is_recorded_as_reviewed_by_a_superior() {
    let mut office = Office::small();
    hand_in(&mut office, LEADER, "陈望川");
    let view = exam(&mut office, COORDINATOR, STEP, LEADER).unwrap();
    assert!(view.rights.allows(Act::AcceptExam));
    assert_eq!(fields(accept(&mut office, COORDINATOR, &view.head, " ")), ["comment"]);
    let said = "5月12日委领导线下审核，同意";
    assert_eq!(
        outcome(accept(&mut office, COORDINATOR, &view.head, said)),
        Outcome::AcceptedWithFindings(2)
    );
    let view = exam(&mut office, LEADER, STEP, LEADER).unwrap();
    assert_eq!(view.head.comment, said);
}
