//! What the tests of the steps have in common: orders, views, and how a refusal is expected.

use crate::support::Office;
use zicha::{
    domain::{
        change::{Done, Outcome},
        commitment::CommitmentsView,
        finding::Finding,
        notice::Notice,
        opinion::OpinionsView,
        policy::{Act, Rights},
        problem::{Problem, ProblemKind},
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
        self_exam::SelfExamView,
        step_entry::{EntryHead, StatementView, StepCommand, StepStatus},
        study::StudyView,
    },
    error::Error,
    store::Store,
};

pub const LEADER: &str = "chenwangchuan";
pub const SUPERVISOR: &str = "heyanqiu";
pub const COORDINATOR: &str = "linzhixia";
pub const STAFF: &str = "lihe";
pub const OTHER: &str = "wangying";

/// Asks a view of a kind; the reply must be of that kind.
macro_rules! view {
    ($name:ident, $request:ident, $view:ty) => {
        pub fn $name(
            office: &mut Office,
            login: &str,
            step: &str,
            of: &str,
        ) -> Result<$view, Error> {
            let person = (of != login).then(|| office.id(of));
            let request = Request::$request { step: step.to_owned(), person };
            match office.as_(login).ask(request)? {
                Reply::$request(view) => Ok(*view),
                other => panic!("another reply: {other:?}"),
            }
        }
    };
}

view!(study, Study, StudyView);
view!(exam, SelfExam, SelfExamView);
view!(opinions, Opinions, OpinionsView);
view!(commitments, Commitments, CommitmentsView);
view!(statement, Statement, StatementView);

/// Where a person stands in a step, as their own screen says it.
pub fn status(office: &mut Office, login: &str, step: &str) -> StepStatus {
    let head = match step {
        "study" => study(office, login, step, login).map(|view| view.head),
        "self_exam" => exam(office, login, step, login).map(|view| view.head),
        "opinions" => opinions(office, login, step, login).map(|view| view.head),
        "commitment" => commitments(office, login, step, login).map(|view| view.head),
        _ => statement(office, login, step, login).map(|view| view.head),
    };
    head.unwrap().status.unwrap()
}

/// Notices on a person's Home, the newest first.
pub fn notices(office: &Office, login: &str) -> Vec<Notice> {
    let store = Store::open(&office.path()).unwrap();
    store.read(|db| db.notices(&office.id(login), true)).unwrap()
}

/// The findings of the ledger by number.
pub fn findings(office: &Office) -> Vec<Finding> {
    let store = Store::open(&office.path()).unwrap();
    store.read(|db| db.find("1=1 ORDER BY no", &[])).unwrap()
}

pub fn run(office: &mut Office, login: &str, command: Command) -> Result<Done, Error> {
    office.as_(login).run(command)
}

/// Does something and takes it back in the same session.
pub fn do_and_undo(office: &mut Office, login: &str, command: Command) {
    let done = run(office, login, command).unwrap();
    assert!(!done.undo.is_empty());
    office.as_(login).undo(&done).unwrap();
}

pub fn submit(
    office: &mut Office,
    login: &str,
    step: &str,
    head: &EntryHead,
    name: &str,
) -> Result<Done, Error> {
    let (step, version, signed_name) = (step.to_owned(), head.version, name.to_owned());
    run(office, login, Command::Step(StepCommand::Submit { step, version, signed_name }))
}

pub fn accept(
    office: &mut Office,
    login: &str,
    head: &EntryHead,
    comment: &str,
) -> Result<Done, Error> {
    let id = head.id.clone().expect("an entry");
    let (version, comment) = (head.version, comment.to_owned());
    run(office, login, Command::Step(StepCommand::Accept { id, version, comment }))
}

pub fn give_back(
    office: &mut Office,
    login: &str,
    head: &EntryHead,
    comment: &str,
    beside: &[(&str, &str)],
) -> Result<Done, Error> {
    let id = head.id.clone().expect("an entry");
    let beside = beside.iter().map(|(item, said)| ((*item).into(), (*said).into())).collect();
    let (version, comment) = (head.version, comment.to_owned());
    run(office, login, Command::Step(StepCommand::Return { id, version, comment, beside }))
}

pub fn reopen(
    office: &mut Office,
    login: &str,
    head: &EntryHead,
    comment: &str,
) -> Result<Done, Error> {
    let id = head.id.clone().expect("an entry");
    let (version, comment) = (head.version, comment.to_owned());
    run(office, login, Command::Step(StepCommand::Reopen { id, version, comment }))
}

#[track_caller]
pub fn refused<T: std::fmt::Debug>(result: Result<T, Error>, why: &Refusal) {
    match result {
        Err(Error::Refused(got)) => assert_eq!(got, *why),
        other => panic!("not refused for {why:?}: {other:?}"),
    }
}

#[track_caller]
pub fn conflicts<T: std::fmt::Debug>(result: Result<T, Error>) {
    assert!(matches!(result, Err(Error::Conflict(_))), "no conflict: {result:?}");
}

/// The problems of a refused form.
#[track_caller]
pub fn problems<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<(String, ProblemKind)> {
    match result {
        Err(Error::Invalid(problems)) => {
            problems.into_iter().map(|Problem { field, kind }| (field, kind)).collect()
        }
        other => panic!("nothing was wrong: {other:?}"),
    }
}

/// The fields of a refused form.
#[track_caller]
pub fn fields<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<String> {
    problems(result).into_iter().map(|(field, _)| field).collect()
}

#[track_caller]
pub fn outcome(result: Result<Done, Error>) -> Outcome {
    result.expect("done").outcome
}

/// The acts a row allows.
pub fn allowed(rights: &Rights) -> Vec<Act> {
    rights.0.iter().filter(|right| right.refusal.is_none()).map(|right| right.act).collect()
}

/// A text of so many characters.
pub fn long(chars: usize) -> String {
    "每周三下午到窗口值班并登记来访事项".chars().cycle().take(chars).collect()
}
