//! Study from the first record to acceptance (S31–S35).

use crate::{kit::*, support::Office};
use zicha::{
    domain::{
        change::{Done, Outcome},
        notice::NoticeKind,
        policy::Act,
        problem::ProblemKind,
        refusal::Refusal,
        request::Command,
        step_entry::{StepCommand, StepStatus},
        study::{ReviewStatus, StudyCommand, StudyInput},
    },
    error::Error,
};

const STEP: &str = "study";
const REQUIRED: [&str; 8] = [
    "satisfaction",
    "extra-trips",
    "civil-service",
    "licensing",
    "overdue-case",
    "small-breaches",
    "power",
    "first-asked",
];

fn input(topic: &str) -> StudyInput {
    StudyInput {
        topic: topic.into(),
        day: "2026-05-11".parse().ok(),
        form: "collective".into(),
        tenths: 20,
        note: "处内集中学习".into(),
    }
}

fn record(
    office: &mut Office,
    login: &str,
    id: &str,
    version: i64,
    input: StudyInput,
) -> Result<Done, Error> {
    let (step, id) = (STEP.to_owned(), id.to_owned());
    run(office, login, Command::Study(StudyCommand::SaveRecord { step, id, version, input }))
}

fn reflect(
    office: &mut Office,
    login: &str,
    id: &str,
    version: i64,
    body: &str,
) -> Result<Done, Error> {
    let command = StudyCommand::SaveReflection {
        step: STEP.into(),
        id: id.into(),
        version,
        topic: "power".into(),
        title: "手中的章".into(),
        body: body.into(),
    };
    run(office, login, Command::Study(command))
}

fn submit_reflection(office: &mut Office, login: &str, done: &Done) -> Result<Done, Error> {
    let (id, version) = (done.id.clone(), done.version);
    run(office, login, Command::Study(StudyCommand::SubmitReflection { id, version }))
}

/// Everything the step asks for, by one person.
fn all_of_it(office: &mut Office, login: &str) {
    for topic in REQUIRED {
        record(office, login, "", 0, input(topic)).unwrap();
    }
    for _ in 0..2 {
        let draft = reflect(office, login, "", 0, &long(800)).unwrap();
        submit_reflection(office, login, &draft).unwrap();
    }
}

fn submitted(office: &mut Office) -> zicha::domain::study::StudyView {
    all_of_it(office, STAFF);
    let head = study(office, STAFF, STEP, STAFF).unwrap().head;
    submit(office, STAFF, STEP, &head, "").unwrap();
    study(office, LEADER, STEP, STAFF).unwrap()
}

#[test]
fn what_is_missing_is_said_at_once_and_then_the_step_is_handed_in() {
    let mut office = Office::small();
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::NotStarted);
    record(&mut office, STAFF, "", 0, input("power")).unwrap();
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Doing);
    let head = study(&mut office, STAFF, STEP, STAFF).unwrap().head;
    assert_eq!(
        problems(submit(&mut office, STAFF, STEP, &head, "")),
        [
            ("topics".into(), ProblemKind::TopicsMissing(7)),
            ("types".into(), ProblemKind::TypesMissing(3)),
            ("reflections".into(), ProblemKind::ReflectionsMissing(2)),
        ]
    );
    all_of_it(&mut office, STAFF);
    let view = study(&mut office, STAFF, STEP, STAFF).unwrap();
    assert!(view.coverage.iter().filter(|c| c.required).all(|c| c.records > 0));
    assert!(view.rights.allows(Act::SubmitEntry));
    let done = submit(&mut office, STAFF, STEP, &view.head, "").unwrap();
    assert_eq!(done.outcome, Outcome::Submitted);
    assert_eq!(done.next_step.as_deref(), Some("opinions"));
    assert!(done.undo.is_empty());
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Submitted);
}

#[test]
fn it_goes_to_the_reviewer_and_back_and_is_accepted() {
    let mut office = Office::small();
    let view = submitted(&mut office);
    assert_eq!(allowed(&view.rights), [Act::AcceptEntry, Act::ReturnEntry]);
    assert_eq!(fields(give_back(&mut office, LEADER, &view.head, " \n", &[])), ["comment"]);
    let done = give_back(&mut office, LEADER, &view.head, "写清学习的是哪一条", &[]).unwrap();
    assert_eq!(done.outcome, Outcome::Returned);

    let back = study(&mut office, STAFF, STEP, STAFF).unwrap();
    assert_eq!(back.head.comment, "写清学习的是哪一条");
    assert!(!back.head.reviewer.is_empty());
    let notice = notices(&office, STAFF).remove(0);
    assert_eq!((notice.kind, notice.step.as_str()), (NoticeKind::Returned, STEP));
    assert_eq!((notice.from, notice.text), (office.id(LEADER), "写清学习的是哪一条".to_owned()));

    let first = &back.records[0].row;
    let better = StudyInput { note: "首问负责制第三条".into(), ..input(&first.topic) };
    record(&mut office, STAFF, &first.meta.id, first.meta.version, better).unwrap();
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Returned);
    submit(&mut office, STAFF, STEP, &back.head, "").unwrap();

    assert!(notices(&office, STAFF).is_empty());
    let again = study(&mut office, LEADER, STEP, STAFF).unwrap();
    assert_eq!(outcome(accept(&mut office, LEADER, &again.head, "")), Outcome::Accepted);
    assert_eq!(notices(&office, STAFF).remove(0).kind, NoticeKind::Accepted);
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Accepted);
    refused(record(&mut office, STAFF, "", 0, input("power")), &Refusal::AlreadyAccepted);

    let accepted = study(&mut office, LEADER, STEP, STAFF).unwrap();
    refused(reopen(&mut office, COORDINATOR, &accepted.head, "补"), &Refusal::NoRight);
    assert_eq!(fields(reopen(&mut office, LEADER, &accepted.head, "")), ["comment"]);
    assert_eq!(outcome(reopen(&mut office, LEADER, &accepted.head, "补一课")), Outcome::Reopened);
    record(&mut office, STAFF, "", 0, input("power")).unwrap();
}

#[test]
fn what_waits_for_review_is_not_changed() {
    let mut office = Office::small();
    let view = submitted(&mut office);
    let mine = study(&mut office, STAFF, STEP, STAFF).unwrap();
    assert_eq!(allowed(&mine.rights), []);
    assert_eq!(mine.rights.check(Act::WriteEntry), Err(Refusal::AlreadySubmitted));
    assert_eq!(mine.rights.check(Act::AcceptEntry), Err(Refusal::OwnWork));
    let row = &view.records[0].row;
    let (id, version) = (row.meta.id.clone(), row.meta.version);
    let change = record(&mut office, STAFF, &id, version, input("power"));
    refused(change, &Refusal::AlreadySubmitted);
    let delete = Command::Study(StudyCommand::DeleteRecord { id, version });
    refused(run(&mut office, STAFF, delete), &Refusal::AlreadySubmitted);
    refused(submit(&mut office, STAFF, STEP, &mine.head, ""), &Refusal::AlreadySubmitted);
}

#[test]
fn nobody_forges_a_review() {
    let mut office = Office::small();
    let head = submitted(&mut office).head;
    refused(accept(&mut office, STAFF, &head, ""), &Refusal::OwnWork);
    refused(give_back(&mut office, STAFF, &head, "x", &[]), &Refusal::OwnWork);
    refused(accept(&mut office, OTHER, &head, ""), &Refusal::NoRight);
    refused(give_back(&mut office, OTHER, &head, "x", &[]), &Refusal::NoRight);
    // The supervisor of the unit reviews its people.
    assert!(study(&mut office, SUPERVISOR, STEP, STAFF).unwrap().rights.allows(Act::AcceptEntry));
    accept(&mut office, SUPERVISOR, &head, "").unwrap();
    refused(accept(&mut office, LEADER, &head, ""), &Refusal::AlreadyAccepted);
}

#[test]
fn a_colleague_neither_reads_nor_writes_my_study() {
    let mut office = Office::small();
    let done = record(&mut office, STAFF, "", 0, input("power")).unwrap();
    refused(study(&mut office, OTHER, STEP, STAFF), &Refusal::NoRight);
    let guessed = record(&mut office, OTHER, &done.id, done.version, input("power"));
    refused(guessed, &Refusal::NotAuthor);
    let delete = StudyCommand::DeleteRecord { id: done.id.clone(), version: done.version };
    refused(run(&mut office, OTHER, Command::Study(delete.clone())), &Refusal::NotAuthor);
    refused(run(&mut office, LEADER, Command::Study(delete)), &Refusal::NotAuthor);
    let reflection = reflect(&mut office, STAFF, "", 0, "草稿").unwrap();
    let steal = reflect(&mut office, OTHER, &reflection.id, reflection.version, "改");
    refused(steal, &Refusal::NotAuthor);
    let unknown = record(&mut office, STAFF, "no-such-row", 1, input("power"));
    assert_eq!(unknown, Err(Error::NotFound));
}

#[test]
fn the_later_of_two_windows_meets_the_conflict() {
    let mut office = Office::small();
    let done = record(&mut office, STAFF, "", 0, input("power")).unwrap();
    let first = StudyInput { note: "第一个窗口".into(), ..input("power") };
    record(&mut office, STAFF, &done.id, done.version, first).unwrap();
    conflicts(record(&mut office, STAFF, &done.id, done.version, input("power")));
    let delete = StudyCommand::DeleteRecord { id: done.id, version: done.version };
    conflicts(run(&mut office, STAFF, Command::Study(delete)));
    let view = study(&mut office, STAFF, STEP, STAFF).unwrap();
    assert_eq!(view.records[0].row.note, "第一个窗口");
}

#[test]
fn an_edit_is_undone_until_the_step_is_handed_in() {
    let mut office = Office::small();
    let done = record(&mut office, STAFF, "", 0, input("power")).unwrap();
    let command = StudyCommand::DeleteRecord { id: done.id, version: done.version };
    let deleted = run(&mut office, STAFF, Command::Study(command)).unwrap();
    assert_eq!(deleted.outcome, Outcome::Deleted);
    assert!(study(&mut office, STAFF, STEP, STAFF).unwrap().records.is_empty());
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::NotStarted);
    office.as_(STAFF).undo(&deleted).unwrap();
    assert_eq!(study(&mut office, STAFF, STEP, STAFF).unwrap().records.len(), 1);

    let added = record(&mut office, STAFF, "", 0, input("food-safety")).unwrap();
    submitted(&mut office);
    refused(office.as_(STAFF).undo(&added), &Refusal::BuiltUpon);
}

#[test]
fn a_reflection_is_written_read_and_returned() {
    let mut office = Office::small();
    let draft = reflect(&mut office, STAFF, "", 0, &long(799)).unwrap();
    assert_eq!(
        problems(submit_reflection(&mut office, STAFF, &draft)),
        [("body".into(), ProblemKind::TooShort { min: 800, now: 799 })]
    );
    let spaced = format!("{}\n  　", long(799));
    let draft = reflect(&mut office, STAFF, &draft.id, draft.version, &spaced).unwrap();
    assert_eq!(fields(submit_reflection(&mut office, STAFF, &draft)), ["body"]);
    let draft = reflect(&mut office, STAFF, &draft.id, draft.version, &long(800)).unwrap();
    let sent = submit_reflection(&mut office, STAFF, &draft).unwrap();
    refused(reflect(&mut office, STAFF, &sent.id, sent.version, "改"), &Refusal::AlreadySubmitted);

    let (id, version) = (sent.id.clone(), sent.version);
    let read = Command::Study(StudyCommand::ReadReflection { id: id.clone(), version });
    refused(run(&mut office, STAFF, read.clone()), &Refusal::OwnWork);
    refused(run(&mut office, OTHER, read), &Refusal::NoRight);
    let comment = "结合岗位".to_owned();
    let command = StudyCommand::ReturnReflection { id: id.clone(), version, comment };
    let back = run(&mut office, LEADER, Command::Study(command)).unwrap();
    let row = study(&mut office, STAFF, STEP, STAFF).unwrap().reflections.remove(0);
    assert_eq!((row.row.status, row.row.comment.as_str()), (ReviewStatus::Returned, "结合岗位"));
    assert_eq!(allowed(&row.rights), [Act::WriteEntry, Act::SubmitEntry]);

    let again = submit_reflection(&mut office, STAFF, &back).unwrap();
    let read = StudyCommand::ReadReflection { id, version: again.version };
    assert_eq!(outcome(run(&mut office, LEADER, Command::Study(read))), Outcome::Accepted);
}

#[test]
fn several_are_accepted_each_by_itself() {
    let mut office = Office::small();
    let lihe = submitted(&mut office).head;
    all_of_it(&mut office, LEADER);
    let head = study(&mut office, LEADER, STEP, LEADER).unwrap().head;
    submit(&mut office, LEADER, STEP, &head, "").unwrap();
    let own = study(&mut office, LEADER, STEP, LEADER).unwrap().head;
    record(&mut office, OTHER, "", 0, input("power")).unwrap();
    let begun = study(&mut office, LEADER, STEP, OTHER).unwrap().head;
    let entries = [&own, &begun, &lihe].map(|head| (head.id.clone().unwrap(), head.version));
    let command = StepCommand::AcceptMany(entries.to_vec());
    let done = outcome(run(&mut office, LEADER, Command::Step(command)));
    assert_eq!(done, Outcome::AcceptedMany(1, 2));
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Accepted);
    assert_eq!(status(&mut office, LEADER, STEP), StepStatus::Submitted);
}
