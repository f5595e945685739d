//! Case 6, who accepts and who does not. One attack per right on what staff write: reading a
//! colleague's text, accepting one's own, forging the reviewer, editing after acceptance,
//! inspectors writing, administrators reading.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use support::{Office, refusal};
use zicha::{
    domain::{
        change::Done,
        commitment::{CommitmentCommand, CommitmentKind, ItemInput},
        opinion::{Decision, OpinionCommand, OpinionInput},
        person::{PeopleCommand, PersonStatus},
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
        role::Role,
        self_exam::{AnswerResult, ExamCommand},
        step_entry::{StatementView, StepCommand, StepStatus},
        study::{StudyCommand, StudyInput},
    },
    error::Error,
};

const STEP: &str = "statement";

fn text(chars: usize) -> String {
    "每周三下午到窗口值班并登记来访事项".chars().cycle().take(chars).collect()
}

fn statement(office: &mut Office, reader: &str, of: &str) -> Result<StatementView, Error> {
    let person = (reader != of).then(|| office.id(of));
    match office.as_(reader).ask(Request::Statement { step: STEP.into(), person })? {
        Reply::Statement(view) => Ok(*view),
        other => panic!("{other:?}"),
    }
}

fn step(office: &mut Office, login: &str, command: StepCommand) -> Result<Done, Error> {
    office.as_(login).run(Command::Step(command))
}

fn save(office: &mut Office, login: &str, version: i64) -> Result<Done, Error> {
    step(office, login, StepCommand::SaveText { step: STEP.into(), version, body: text(900) })
}

/// A statement of `login`, written and submitted; its id and version.
fn submitted(office: &mut Office, login: &str) -> (String, i64) {
    office.open_phase(4);
    save(office, login, 0).unwrap();
    let view = statement(office, login, login).unwrap();
    let submit = StepCommand::Submit {
        step: STEP.into(),
        version: view.head.version,
        signed_name: view.person.name,
    };
    let done = step(office, login, submit).unwrap();
    (done.id, done.version)
}

fn accept(office: &mut Office, login: &str, id: &str, version: i64) -> Result<Done, Error> {
    step(office, login, StepCommand::Accept { id: id.into(), version, comment: String::new() })
}

#[test]
fn the_text_of_a_colleague_stays_closed() {
    let mut office = Office::small();
    office.add("shangji", "尚稽", &[Role::Inspector]);
    office.add("guanli", "管力", &[Role::Admin]);
    submitted(&mut office, "lihe");
    let id = office.id("lihe");
    let requests = |id: &String| {
        let person = Some(id.clone());
        [
            Request::Statement { step: STEP.into(), person: person.clone() },
            Request::Study { step: "study".into(), person: person.clone() },
            Request::SelfExam { step: "self_exam".into(), person: person.clone() },
            Request::Commitments { step: "commitment".into(), person },
        ]
    };
    for reader in ["wangying", "shangji", "guanli"] {
        for request in requests(&id).into_iter().take(3) {
            let outcome = office.as_(reader).ask(request.clone());
            assert_eq!(refusal(outcome), Refusal::NoRight, "{reader} {request:?}");
        }
    }
    for reader in ["heyanqiu", "chenwangchuan", "linzhixia"] {
        for request in requests(&id) {
            office.as_(reader).ask(request.clone()).unwrap();
        }
    }
}

#[test]
fn a_supervisor_reads_only_the_own_line() {
    let mut office = Office::small();
    office.add("fangyuan", "方圆", &[Role::Supervisor]);
    submitted(&mut office, "lihe");
    assert_eq!(refusal(statement(&mut office, "fangyuan", "lihe")), Refusal::NotTheirLine);
}

#[test]
fn nobody_accepts_their_own_whatever_their_roles() {
    for login in ["linzhixia", "chenwangchuan", "heyanqiu", "lihe"] {
        let mut office = Office::small();
        let (id, version) = submitted(&mut office, login);
        assert_eq!(refusal(accept(&mut office, login, &id, version)), Refusal::OwnWork, "{login}");
        let many = step(&mut office, login, StepCommand::AcceptMany(vec![(id, version)]));
        assert_eq!(
            many.unwrap().outcome,
            zicha::domain::change::Outcome::AcceptedMany(0, 1),
            "{login}"
        );
    }
}

#[test]
fn the_reviewer_is_who_asks_and_cannot_be_forged() {
    let mut office = Office::small();
    let (id, version) = submitted(&mut office, "lihe");
    assert_eq!(refusal(accept(&mut office, "wangying", &id, version)), Refusal::NoRight);
    accept(&mut office, "heyanqiu", &id, version).unwrap();
    let store = zicha::store::Store::open(&office.path()).unwrap();
    let (reviewer, actor) = store
        .read(|db| {
            let entry: zicha::domain::step_entry::StepEntry = db.get(&id)?;
            let history = db.history_of("step_entry", &id)?;
            Ok((entry.reviewer, history.last().map(|row| row.actor.clone())))
        })
        .unwrap();
    assert_eq!(reviewer, Some(office.id("heyanqiu")));
    assert_eq!(actor, Some(office.id("heyanqiu")));
}

#[test]
fn what_was_submitted_or_accepted_is_not_edited() {
    let mut office = Office::small();
    let (id, version) = submitted(&mut office, "lihe");
    assert_eq!(refusal(save(&mut office, "lihe", version)), Refusal::AlreadySubmitted);
    let done = accept(&mut office, "chenwangchuan", &id, version).unwrap();
    assert_eq!(refusal(save(&mut office, "lihe", done.version)), Refusal::AlreadyAccepted);
    let back =
        StepCommand::Return { id, version: done.version, comment: "再看".into(), beside: vec![] };
    assert_eq!(refusal(step(&mut office, "wangying", back)), Refusal::NoRight);
    let view = statement(&mut office, "lihe", "lihe").unwrap();
    assert_eq!(view.head.status, Some(StepStatus::Accepted));
}

#[test]
fn rows_of_others_are_not_changed_by_their_ids() {
    let mut office = Office::small();
    let topic = office.campaign_rules().step("study").unwrap().study().unwrap().topics[0].clone();
    let form = office.campaign_rules().step("study").unwrap().study().unwrap().forms[0].clone();
    let input = StudyInput {
        topic: topic.key.clone(),
        day: support::TODAY.parse().ok(),
        form: form.key,
        tenths: 20,
        note: "窗口服务规范".into(),
    };
    let record = |id: &str, version| {
        Command::Study(StudyCommand::SaveRecord {
            step: "study".into(),
            id: id.into(),
            version,
            input: input.clone(),
        })
    };
    let done = office.as_("lihe").run(record("", 0)).unwrap();
    for login in ["wangying", "heyanqiu", "chenwangchuan", "linzhixia"] {
        let change = office.as_(login).run(record(&done.id, done.version));
        assert!(matches!(change, Err(Error::NotFound | Error::Refused(_))), "{login}: {change:?}");
        let (id, version) = (done.id.clone(), done.version);
        let delete = Command::Study(StudyCommand::DeleteRecord { id, version });
        let delete = office.as_(login).run(delete);
        assert!(matches!(delete, Err(Error::NotFound | Error::Refused(_))), "{login}: {delete:?}");
    }
    office.as_("lihe").run(record(&done.id, done.version)).unwrap();
}

/// One order of every kind of work, as somebody without business rights would try it.
fn orders() -> Vec<Command> {
    vec![
        Command::Step(StepCommand::SaveText { step: STEP.into(), version: 0, body: text(20) }),
        Command::Exam(ExamCommand::Answer {
            step: "self_exam".into(),
            item: "x".into(),
            version: 0,
            result: AnswerResult::Ok,
        }),
        Command::Opinion(OpinionCommand::Add {
            step: "opinions".into(),
            input: OpinionInput {
                received_on: support::TODAY.parse().ok(),
                source: "x".into(),
                channel: "x".into(),
                giver: String::new(),
                original: text(20),
                summary: String::new(),
                category: String::new(),
            },
        }),
        Command::Commitment(CommitmentCommand::Save {
            step: "commitment".into(),
            id: String::new(),
            version: 0,
            kind: CommitmentKind::Person,
            title: "承诺".into(),
            items: vec![ItemInput { text: text(20), due: None }],
        }),
    ]
}

#[test]
fn inspectors_and_administrators_write_nothing() {
    let mut office = Office::small();
    office.add("shangji", "尚稽", &[Role::Inspector]);
    office.add("guanli", "管力", &[Role::Admin]);
    office.open_phase(4);
    let seq = office.as_("lihe").0.last_seq().unwrap();
    for login in ["shangji", "guanli"] {
        for order in orders() {
            let outcome = office.as_(login).run(order.clone());
            assert_eq!(refusal(outcome), Refusal::NoRight, "{login} {order:?}");
        }
    }
    assert_eq!(office.as_("lihe").0.last_seq().unwrap(), seq, "nothing was written");
}

#[test]
fn only_the_coordinator_decides_on_opinions() {
    let mut office = Office::small();
    let params = office.campaign_rules();
    let params = params.step("opinions").unwrap().opinions().unwrap().clone();
    let input = OpinionInput {
        received_on: support::TODAY.parse().ok(),
        source: params.sources[0].key.clone(),
        channel: params.channels[0].key.clone(),
        giver: "某企业".into(),
        original: "办事窗口午间无人，跑了两趟。".into(),
        summary: String::new(),
        category: String::new(),
    };
    let add = Command::Opinion(OpinionCommand::Add { step: "opinions".into(), input });
    let done = office.as_("lihe").run(add).unwrap();
    let decide = Command::Opinion(OpinionCommand::Decide {
        id: done.id.clone(),
        version: done.version,
        decision: Decision::Adopt,
        reason: String::new(),
    });
    for login in ["lihe", "wangying", "heyanqiu", "chenwangchuan"] {
        assert_eq!(refusal(office.as_(login).run(decide.clone())), Refusal::NoRight, "{login}");
    }
    let delete = OpinionCommand::Delete { id: done.id, version: done.version };
    let outcome = office.as_("wangying").run(Command::Opinion(delete));
    assert!(matches!(outcome, Err(Error::NotFound | Error::Refused(_))), "{outcome:?}");
}

#[test]
fn a_person_who_left_does_nothing_more() {
    let mut office = Office::small();
    office.open_phase(4);
    office.as_("lihe").ask(Request::Hello).unwrap();
    let meta = office.person("lihe").person.meta;
    let status = PersonStatus::Disabled;
    let leave = PeopleCommand::SetStatus { id: meta.id, version: meta.version, status };
    office.as_("linzhixia").run(Command::People(leave)).unwrap();
    for order in orders() {
        assert_eq!(refusal(office.as_("lihe").run(order)), Refusal::NotActive);
    }
}
