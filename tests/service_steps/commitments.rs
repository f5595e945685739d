//! Commitments from the first words to the evaluation (S42–S47).

use crate::{kit::*, support::Office};
use zicha::{
    domain::{
        change::{Done, Outcome},
        commitment::{
            CheckState, CommitmentCommand, CommitmentKind, CommitmentRow, CommitmentStatus,
            Evaluator, ItemInput,
        },
        office::{CampaignCommand, ChannelKind},
        policy::Act,
        problem::ProblemKind,
        refusal::Refusal,
        request::Command,
        step_entry::StepStatus,
    },
    error::Error,
};

const STEP: &str = "commitment";
const ITEMS: [&str; 2] = ["来电响铃五声之内接起", "不接受服务对象的宴请和礼品"];

fn order(office: &mut Office, login: &str, command: CommitmentCommand) -> Result<Done, Error> {
    run(office, login, Command::Commitment(command))
}

fn typed(id: &str, version: i64, items: &[&str]) -> CommitmentCommand {
    let items = items.iter().map(|text| ItemInput { text: (*text).into(), due: None }).collect();
    let (step, id, title) = (STEP.to_owned(), id.to_owned(), "我的承诺".to_owned());
    let kind = CommitmentKind::Person;
    CommitmentCommand::Save { step, id, version, kind, title, items }
}

fn save(
    office: &mut Office,
    login: &str,
    id: &str,
    version: i64,
    items: &[&str],
) -> Result<Done, Error> {
    order(office, login, typed(id, version, items))
}

fn hand_in(office: &mut Office, login: &str, row: &Done, name: &str) -> Result<Done, Error> {
    let (id, version, signed_name) = (row.id.clone(), row.version, name.to_owned());
    order(office, login, CommitmentCommand::Submit { id, version, signed_name })
}

fn publish(office: &mut Office, login: &str, row: &Done, place: &str) -> Result<Done, Error> {
    let (id, version) = (row.id.clone(), row.version);
    let (place, audience, day) = (place.to_owned(), "全省各市（地）农委".to_owned(), None);
    order(office, login, CommitmentCommand::Publish { id, version, place, audience, day })
}

fn back(office: &mut Office, login: &str, row: &Done, comment: &str) -> Result<Done, Error> {
    let (id, version, comment) = (row.id.clone(), row.version, comment.to_owned());
    order(office, login, CommitmentCommand::Return { id, version, comment })
}

fn check(
    office: &mut Office,
    login: &str,
    row: &CommitmentRow,
    item: usize,
    (state, proof, evaluator): (CheckState, &str, Evaluator),
) -> Result<Done, Error> {
    let command = CommitmentCommand::Check {
        commitment: row.row.meta.id.clone(),
        version: row.row.meta.version,
        item: row.items[item].meta.id.clone(),
        day: None,
        state,
        proof: proof.into(),
        evaluator,
    };
    order(office, login, command)
}

fn evaluate(office: &mut Office, login: &str, row: &CommitmentRow) -> Result<Done, Error> {
    let (id, version) = (row.row.meta.id.clone(), row.row.meta.version);
    order(office, login, CommitmentCommand::Evaluate { id, version })
}

fn channel(office: &mut Office, kind: ChannelKind, value: &str) {
    let (id, version, value, hours) = (String::new(), 0, value.to_owned(), String::new());
    let command = CampaignCommand::SaveChannel { id, version, kind, value, hours };
    run(office, COORDINATOR, Command::Campaign(command)).unwrap();
}

fn channels(office: &mut Office) {
    channel(office, ChannelKind::Phone, "0451-12345678");
    channel(office, ChannelKind::Url, "https://example.gov.cn/jubao");
}

fn row(office: &mut Office, reader: &str, of: &str) -> CommitmentRow {
    commitments(office, reader, STEP, of).unwrap().rows.remove(0)
}

fn in_review(office: &mut Office) -> Done {
    let draft = save(office, STAFF, "", 0, &ITEMS).unwrap();
    hand_in(office, STAFF, &draft, "李禾").unwrap()
}

fn published(office: &mut Office) -> CommitmentRow {
    channels(office);
    let sent = in_review(office);
    publish(office, LEADER, &sent, "处务公开栏").unwrap();
    row(office, STAFF, STAFF)
}

#[test]
fn a_vague_item_is_named_and_a_good_one_kept() {
    let mut office = Office::small();
    assert_eq!(
        problems(save(&mut office, STAFF, "", 0, &[ITEMS[0], ITEMS[1], "努力提高服务水平"])),
        [("items.2".into(), ProblemKind::NotMeasurable)]
    );
    let done = save(&mut office, STAFF, "", 0, &ITEMS).unwrap();
    assert_eq!(row(&mut office, STAFF, STAFF).row.no, "CN-2026-001");
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Doing);
    let changed = save(&mut office, STAFF, &done.id, done.version, &[ITEMS[0]]).unwrap();
    conflicts(save(&mut office, STAFF, &done.id, done.version, &ITEMS));
    assert_eq!(row(&mut office, STAFF, STAFF).items.len(), 1);
    let both = save(&mut office, STAFF, &done.id, changed.version, &ITEMS).unwrap();
    let one = typed(&done.id, both.version, &[ITEMS[1]]);
    do_and_undo(&mut office, STAFF, Command::Commitment(one));
    let texts: Vec<_> = row(&mut office, STAFF, STAFF).items.into_iter().map(|i| i.text).collect();
    assert_eq!(texts, ITEMS);
    do_and_undo(&mut office, STAFF, Command::Commitment(typed("", 0, &ITEMS)));
    assert_eq!(commitments(&mut office, STAFF, STEP, STAFF).unwrap().rows.len(), 1);
}

#[test]
fn it_is_reviewed_returned_and_published_by_another() {
    let mut office = Office::small();
    let draft = save(&mut office, STAFF, "", 0, &ITEMS).unwrap();
    assert_eq!(fields(hand_in(&mut office, STAFF, &draft, "王映")), ["signed_name"]);
    refused(hand_in(&mut office, OTHER, &draft, "王映"), &Refusal::NotAuthor);
    refused(publish(&mut office, LEADER, &draft, "公开栏"), &Refusal::NotSubmitted);
    let sent = hand_in(&mut office, STAFF, &draft, "李禾").unwrap();
    assert_eq!(sent.outcome, Outcome::Submitted);
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Submitted);
    refused(save(&mut office, STAFF, &sent.id, sent.version, &ITEMS), &Refusal::AlreadySubmitted);
    assert_eq!(fields(back(&mut office, LEADER, &sent, "")), ["comment"]);
    refused(back(&mut office, STAFF, &sent, "x"), &Refusal::OwnWork);
    let returned = back(&mut office, LEADER, &sent, "第二条写明时间").unwrap();
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Returned);
    assert_eq!(
        commitments(&mut office, STAFF, STEP, STAFF).unwrap().head.comment,
        "第二条写明时间"
    );

    let sent = hand_in(&mut office, STAFF, &returned, "李禾").unwrap();
    refused(publish(&mut office, LEADER, &sent, "公开栏"), &Refusal::NoChannels);
    let shown = row(&mut office, LEADER, STAFF);
    assert_eq!(shown.rights.check(Act::PublishCommitment), Err(Refusal::NoChannels));
    channel(&mut office, ChannelKind::Phone, "0451-12345678");
    refused(publish(&mut office, LEADER, &sent, "公开栏"), &Refusal::NoChannels);
    channel(&mut office, ChannelKind::Url, "https://example.gov.cn/jubao");
    assert_eq!(fields(publish(&mut office, LEADER, &sent, "")), ["place"]);
    refused(publish(&mut office, STAFF, &sent, "公开栏"), &Refusal::OwnWork);
    refused(publish(&mut office, OTHER, &sent, "公开栏"), &Refusal::NoRight);
    let done = publish(&mut office, LEADER, &sent, "处务公开栏").unwrap();
    assert_eq!((done.outcome, done.undo.len()), (Outcome::Published, 0));
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Accepted);
    refused(save(&mut office, STAFF, &done.id, done.version, &ITEMS), &Refusal::AlreadyAccepted);
}

#[test]
fn colleagues_see_what_is_public_and_nothing_before() {
    let mut office = Office::small();
    channels(&mut office);
    let sent = in_review(&mut office);
    assert!(commitments(&mut office, OTHER, STEP, STAFF).unwrap().rows.is_empty());
    publish(&mut office, LEADER, &sent, "处务公开栏").unwrap();
    let shown = row(&mut office, OTHER, STAFF);
    assert_eq!(shown.items.len(), 2);
    assert_eq!(allowed(&shown.rights), []);
}

#[test]
fn fulfilment_is_checked_item_by_item_and_then_judged() {
    let mut office = Office::small();
    let first = published(&mut office);
    let kept = (CheckState::Kept, "通话记录", Evaluator::Oneself);
    refused(check(&mut office, OTHER, &first, 0, kept), &Refusal::NoRight);
    let forged = (CheckState::Kept, "", Evaluator::Public);
    assert_eq!(fields(check(&mut office, STAFF, &first, 0, forged)), ["evaluator"]);
    check(&mut office, STAFF, &first, 0, kept).unwrap();
    conflicts(check(&mut office, STAFF, &first, 1, kept));
    let second = row(&mut office, STAFF, STAFF);
    assert_eq!(second.row.status, CommitmentStatus::Fulfilling);
    let evaluation = evaluate(&mut office, LEADER, &second);
    refused(evaluation, &Refusal::WrongState("fulfilling"));
    let broken = (CheckState::Broken, " ", Evaluator::Unit);
    assert_eq!(fields(check(&mut office, COORDINATOR, &second, 1, broken)), ["proof"]);
    let broken = (CheckState::Broken, "三月收过一次礼品，已上交", Evaluator::Unit);
    check(&mut office, COORDINATOR, &second, 1, broken).unwrap();

    let third = row(&mut office, STAFF, STAFF);
    refused(evaluate(&mut office, STAFF, &third), &Refusal::OwnWork);
    assert_eq!(outcome(evaluate(&mut office, LEADER, &third)), Outcome::Evaluated);
    let last = row(&mut office, LEADER, STAFF);
    assert_eq!(last.row.status, CommitmentStatus::Evaluated);
    refused(check(&mut office, COORDINATOR, &last, 0, broken), &Refusal::WrongState("evaluated"));
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Accepted);
}

#[test]
fn a_draft_is_deleted_with_its_items_and_comes_back_whole() {
    let mut office = Office::small();
    let draft = save(&mut office, STAFF, "", 0, &ITEMS).unwrap();
    let delete = CommitmentCommand::Delete { id: draft.id.clone(), version: draft.version };
    refused(order(&mut office, OTHER, delete.clone()), &Refusal::NotAuthor);
    do_and_undo(&mut office, STAFF, Command::Commitment(delete.clone()));
    let back = row(&mut office, STAFF, STAFF);
    assert_eq!(back.items.len(), 2);
    let delete = CommitmentCommand::Delete { id: draft.id, version: back.row.meta.version };
    assert_eq!(outcome(order(&mut office, STAFF, delete)), Outcome::Deleted);
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::NotStarted);
}
