//! Opinions: frozen words, a hidden giver, decisions, and findings made of them (S37, S64).

use crate::{kit::*, support::Office};
use zicha::{
    domain::{
        change::{Done, Outcome},
        finding::FindingSource,
        opinion::{Decision, Opinion, OpinionCommand, OpinionInput, OpinionStatus, OpinionsView},
        policy::Act,
        refusal::Refusal,
        request::Command,
        step_entry::StepStatus,
    },
    error::Error,
    store::Store,
};

const STEP: &str = "opinions";
const WORDS: &str = "打了三次电话都没人接，跑一趟要两个小时。";

fn input() -> OpinionInput {
    OpinionInput {
        received_on: "2026-05-11".parse().ok(),
        source: "public".into(),
        channel: "visit".into(),
        giver: "赵大爷".into(),
        original: WORDS.into(),
        summary: String::new(),
        category: String::new(),
    }
}

fn order(office: &mut Office, login: &str, command: OpinionCommand) -> Result<Done, Error> {
    run(office, login, Command::Opinion(command))
}

fn add(office: &mut Office, login: &str, input: OpinionInput) -> Result<Done, Error> {
    order(office, login, OpinionCommand::Add { step: STEP.into(), input })
}

fn change(
    office: &mut Office,
    login: &str,
    row: &Done,
    input: OpinionInput,
) -> Result<Done, Error> {
    let (id, version) = (row.id.clone(), row.version);
    order(office, login, OpinionCommand::Change { id, version, input })
}

fn decide(
    office: &mut Office,
    login: &str,
    row: &Done,
    decision: Decision,
    reason: &str,
) -> Result<Done, Error> {
    let (id, version, reason) = (row.id.clone(), row.version, reason.to_owned());
    order(office, login, OpinionCommand::Decide { id, version, decision, reason })
}

fn convert(office: &mut Office, login: &str, row: &Done) -> Result<Done, Error> {
    let (id, version) = (row.id.clone(), row.version);
    order(office, login, OpinionCommand::Convert { id, version })
}

fn mine(office: &mut Office, login: &str) -> OpinionsView {
    opinions(office, login, STEP, login).unwrap()
}

#[test]
fn the_original_words_are_frozen_and_the_rest_is_not() {
    let mut office = Office::small();
    let row = add(&mut office, STAFF, input()).unwrap();
    let first = mine(&mut office, STAFF).rows.remove(0);
    assert_eq!(first.row.no, "YJ-2026-001");
    assert_eq!(first.row.status, OpinionStatus::Registered);
    let other = OpinionInput { original: "电话有时没人接".into(), ..input() };
    refused(change(&mut office, STAFF, &row, other), &Refusal::Frozen);
    let sorted = OpinionInput {
        original: String::new(),
        summary: "电话无人接听".into(),
        category: "work".into(),
        ..input()
    };
    let changed = change(&mut office, STAFF, &row, sorted).unwrap();
    let got = mine(&mut office, STAFF).rows.remove(0).row;
    assert_eq!((got.original.as_str(), got.summary.as_str()), (WORDS, "电话无人接听"));
    assert_eq!(got.status, OpinionStatus::Sorted);
    conflicts(change(&mut office, STAFF, &row, input()));
    let (id, version) = (changed.id, changed.version);
    let again = OpinionCommand::Change { id, version, input: input() };
    do_and_undo(&mut office, STAFF, Command::Opinion(again));
    assert_eq!(mine(&mut office, STAFF).rows[0].row.summary, "电话无人接听");
    let wrong = OpinionInput { category: "nothing".into(), source: String::new(), ..input() };
    assert_eq!(fields(add(&mut office, STAFF, wrong)), ["source", "category"]);
}

#[test]
fn a_deleted_one_leaves_no_double_number() {
    let mut office = Office::small();
    let first = add(&mut office, STAFF, input()).unwrap();
    add(&mut office, STAFF, input()).unwrap();
    let command = OpinionCommand::Delete { id: first.id, version: first.version };
    assert_eq!(outcome(order(&mut office, STAFF, command)), Outcome::Deleted);
    add(&mut office, OTHER, input()).unwrap();
    let view = mine(&mut office, COORDINATOR);
    let mut numbers: Vec<_> = view.rows.iter().map(|row| row.row.no.as_str()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, ["YJ-2026-002", "YJ-2026-003"]);
}

#[test]
fn numbers_go_on_after_three_digits() {
    let mut office = Office::small();
    let first = add(&mut office, STAFF, input()).unwrap();
    let mut store = Store::open(&office.path()).unwrap();
    store
        .write("", 0, |tx| {
            let mut row: Opinion = tx.get(&first.id)?;
            row.no = "YJ-2026-999".into();
            tx.update(&mut row, "renumber")
        })
        .unwrap();
    for no in ["YJ-2026-1000", "YJ-2026-1001"] {
        let done = add(&mut office, STAFF, input()).unwrap();
        let row = mine(&mut office, STAFF).rows.into_iter().find(|row| row.row.meta.id == done.id);
        assert_eq!(row.unwrap().row.no, no);
    }
}

#[test]
fn staff_see_their_own_and_the_coordinator_all() {
    let mut office = Office::small();
    let row = add(&mut office, STAFF, input()).unwrap();
    add(&mut office, OTHER, input()).unwrap();
    let own = mine(&mut office, STAFF);
    assert_eq!((own.rows.len(), own.sees_all), (1, false));
    assert_eq!(own.rows[0].row.giver, "赵大爷");
    let all = mine(&mut office, COORDINATOR);
    assert_eq!((all.rows.len(), all.sees_all), (2, true));
    // Figures are of the whole office, words are not.
    assert_eq!(own.by_source, all.by_source);
    refused(opinions(&mut office, OTHER, STEP, STAFF), &Refusal::NoRight);
    refused(change(&mut office, OTHER, &row, input()), &Refusal::NoRight);
    refused(convert(&mut office, OTHER, &row), &Refusal::NoRight);
    let delete = OpinionCommand::Delete { id: row.id.clone(), version: row.version };
    refused(order(&mut office, OTHER, delete), &Refusal::NoRight);
}

#[test]
fn a_decision_is_the_coordinators_and_has_a_reason() {
    let mut office = Office::small();
    let row = add(&mut office, STAFF, input()).unwrap();
    refused(decide(&mut office, STAFF, &row, Decision::Adopt, ""), &Refusal::NoRight);
    refused(decide(&mut office, LEADER, &row, Decision::Adopt, ""), &Refusal::NoRight);
    assert_eq!(fields(decide(&mut office, COORDINATOR, &row, Decision::Explain, " ")), ["reason"]);
    let done =
        decide(&mut office, COORDINATOR, &row, Decision::Explain, "电话已改号并公布").unwrap();
    assert_eq!((done.outcome, done.undo.len()), (Outcome::Decided, 0));
    let got = mine(&mut office, STAFF).rows.remove(0);
    assert_eq!(got.row.status, OpinionStatus::Closed);
    let delete = OpinionCommand::Delete { id: row.id, version: done.version };
    refused(order(&mut office, STAFF, delete), &Refusal::WrongState("closed"));
}

#[test]
fn a_converted_one_is_linked_both_ways_and_once() {
    let mut office = Office::small();
    let summed = OpinionInput { summary: "咨询电话三次无人接听".into(), ..input() };
    let row = add(&mut office, STAFF, summed).unwrap();
    let done = convert(&mut office, STAFF, &row).unwrap();
    let got = mine(&mut office, STAFF).rows.remove(0);
    assert_eq!(done.outcome, Outcome::Converted(got.finding_no.clone()));
    assert_eq!(got.row.status, OpinionStatus::Handling);
    assert!(!got.rights.allows(Act::ConvertOpinion));
    let finding = got.row.finding.clone().expect("a finding");
    let finding = findings(&office).into_iter().find(|f| f.meta.id == finding).unwrap();
    assert_eq!((finding.source, finding.source_ref), (FindingSource::Opinion, Some(row.id)));
    assert_eq!((finding.description.as_str(), finding.owner), ("咨询电话三次无人接听", None));
    refused(convert(&mut office, STAFF, &done), &Refusal::WrongState("handling"));
}

#[test]
fn the_collector_finishes_and_may_still_bring_more() {
    let mut office = Office::small();
    add(&mut office, STAFF, input()).unwrap();
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Doing);
    let version = mine(&mut office, STAFF).head.version;
    let finish = OpinionCommand::Finish { step: STEP.into(), version };
    let done = order(&mut office, STAFF, finish).unwrap();
    assert_eq!(done.next_step.as_deref(), Some("self_exam"));
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Done);
    add(&mut office, STAFF, input()).unwrap();
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Done);
}
