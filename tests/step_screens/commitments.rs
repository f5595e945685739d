//! Commitments: written, handed in under one's name, published, checked and evaluated.

use zicha::app::event::KeyCode;
use zicha::app::screens::commitments::Commitments;
use zicha::domain::change::Outcome;
use zicha::domain::commitment::{
    CheckState, Commitment, CommitmentCheck, CommitmentCommand, CommitmentItem, CommitmentKind,
    CommitmentRow, CommitmentStatus, CommitmentsView, Evaluator, ItemInput,
};
use zicha::domain::office::{Channel, ChannelKind};
use zicha::domain::policy::{Act, Right, Rights};
use zicha::domain::record::Meta;
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::Reply;
use zicha::domain::request::Command;
use zicha::domain::step_entry::StepStatus;
use zicha::i18n::Lang;

use crate::support::*;

const KEPT: &str = "每周一上午在大厅接听来访电话，当天答复能答复的事项";
const DATED: &str =
    "涉外邀请手续的材料清单放到网上，办理时限由十个工作日减为六个工作日，来办的人少跑一趟";

fn meta(id: &str) -> Meta {
    Meta { id: id.into(), version: 3, ..Meta::default() }
}

fn row(no: i64, title: &str, status: CommitmentStatus, rights: Rights) -> CommitmentRow {
    let id = format!("c{no}");
    let public = status.is_public();
    let row = Commitment {
        meta: meta(&id),
        campaign: "c".into(),
        no: format!("CN-2026-00{no}"),
        step: "commitment".into(),
        kind: CommitmentKind::Person,
        person: author().id,
        title: title.into(),
        status,
        signed_name: String::new(),
        submitted_on: (status != CommitmentStatus::Draft).then(|| day("2026-05-08")),
        reviewer: public.then(|| reviewer().id),
        reviewed_on: public.then(|| day("2026-05-09")),
        comment: String::new(),
        place: if public { "办事大厅公示栏".into() } else { String::new() },
        published_on: public.then(|| day("2026-05-09")),
        audience: if public { "全省各市（地）农委".into() } else { String::new() },
    };
    let item = |at: i64, text: &str, due: Option<&str>| CommitmentItem {
        meta: meta(&format!("{id} i{at}")),
        commitment: id.clone(),
        position: at,
        text: text.into(),
        due: due.map(day),
    };
    let items = vec![item(0, KEPT, None), item(1, DATED, Some("2026-05-10"))];
    CommitmentRow {
        author: "李禾".into(),
        reviewer: if public { "何雁秋".into() } else { String::new() },
        items,
        checks: Vec::new(),
        rights,
        row,
    }
}

fn check(row: &CommitmentRow, item: usize, state: CheckState, proof: &str) -> CommitmentCheck {
    CommitmentCheck {
        meta: meta("check"),
        commitment: row.row.meta.id.clone(),
        item: row.items[item].meta.id.clone(),
        day: day("2026-05-11"),
        state,
        proof: proof.into(),
        evaluator: Evaluator::Oneself,
    }
}

fn draft() -> Rights {
    allow(&[Act::WriteEntry, Act::SubmitEntry])
}

fn view(rows: Vec<CommitmentRow>, rights: Rights) -> CommitmentsView {
    let channel = |kind, value: &str, hours: &str| Channel {
        meta: meta(value),
        campaign: "c".into(),
        kind,
        value: value.into(),
        hours: hours.into(),
        valid: true,
    };
    CommitmentsView {
        person: author(),
        step: "commitment".into(),
        head: head(StepStatus::Doing),
        rows,
        channels: vec![
            channel(ChannelKind::Phone, "0451-0000000", "工作日 9:00-17:00"),
            channel(ChannelKind::Url, "https://example.org/report", ""),
        ],
        max_items: 8,
        open: true,
        rights,
    }
}

/// One being kept with a promise overdue, one returned, one waiting.
fn midway() -> CommitmentsView {
    let checkable = allow(&[Act::CheckCommitment]);
    let mut kept = row(1, "接电话、答来访，件件有回音", CommitmentStatus::Fulfilling, checkable);
    kept.checks = vec![check(&kept, 0, CheckState::Kept, "来访登记本四月以来四十六件都有答复")];
    let mut returned = row(2, "让来办事的人少跑一趟", CommitmentStatus::Draft, draft());
    returned.row.comment = "第二项写清从哪一天起执行。".into();
    returned.row.reviewed_on = Some(day("2026-05-10"));
    returned.reviewer = "何雁秋".into();
    let locked = refuse(&[Act::WriteEntry, Act::SubmitEntry], &Refusal::AlreadySubmitted);
    let waiting = row(3, "文件当天转办", CommitmentStatus::Review, locked);
    view(vec![kept, returned, waiting], allow(&[Act::WriteEntry]))
}

fn mine(lang: Lang, view: CommitmentsView) -> Desk {
    Desk::mine(lang, Commitments::new("commitment", None), Reply::Commitments(Box::new(view)))
}

fn reviewing(view: CommitmentsView) -> Desk {
    let screen = Commitments::new("commitment", Some(author()));
    Desk::reviewing(Lang::ZhHans, screen, Reply::Commitments(Box::new(view)))
}

fn to_review(publish: Option<Refusal>) -> CommitmentsView {
    let mut rights = allow(&[Act::ReturnEntry]);
    rights.0.push(Right { act: Act::PublishCommitment, refusal: publish });
    let waiting = row(3, "文件当天转办", CommitmentStatus::Review, rights);
    let kept = row(1, "件件有回音", CommitmentStatus::Evaluated, Rights(Vec::new()));
    view(vec![kept, waiting], Rights(Vec::new()))
}

fn commitment(command: CommitmentCommand) -> Vec<Command> {
    vec![Command::Commitment(command)]
}

#[test]
fn midway_in_three_languages() {
    insta::assert_snapshot!("commitments_midway", mine(Lang::ZhHans, midway()).sizes());
    insta::assert_snapshot!("commitments_midway_hant", mine(Lang::ZhHant, midway()).screen(80, 24));
    insta::assert_snapshot!("commitments_midway_en", mine(Lang::En, midway()).screen(80, 24));
}

#[test]
fn an_empty_screen_says_what_comes_and_the_first_one_is_written() {
    let mut desk = mine(Lang::ZhHans, view(Vec::new(), allow(&[Act::WriteEntry])));
    insta::assert_snapshot!("commitments_empty", desk.screen(80, 24));
    desk.keys("n").keys("少跑一趟").key(KeyCode::Tab).keys("热情服务");
    insta::assert_snapshot!("commitments_form", desk.screen(80, 24));
    desk.save();
    assert_eq!(desk.commands(), [], "nobody could check that");
    desk.keys("，三个工作日办结").save();
    let item = ItemInput { text: "热情服务，三个工作日办结".into(), due: None };
    assert_eq!(
        desk.commands(),
        commitment(CommitmentCommand::Save {
            step: "commitment".into(),
            id: String::new(),
            version: 0,
            kind: CommitmentKind::Person,
            title: "少跑一趟".into(),
            items: vec![item],
        })
    );
}

#[test]
fn a_returned_one_shows_why_is_changed_and_handed_in_under_ones_name() {
    let mut desk = mine(Lang::ZhHans, midway());
    desk.down(1);
    let shown = desk.screen(80, 24);
    assert!(shown.contains("第二项写清从哪一天起执行"), "{shown}");
    desk.keys("e");
    insta::assert_snapshot!("commitments_edit", desk.screen(80, 24));
    desk.key(KeyCode::Esc).keys("s").keys("何雁秋").save();
    assert_eq!(desk.commands(), [], "somebody else's name");
    for _ in 0..3 {
        desk.key(KeyCode::Backspace);
    }
    desk.outcome = done(Outcome::Submitted, Some("study"));
    desk.keys("李禾");
    insta::assert_snapshot!("commitments_submit", desk.screen(80, 24));
    desk.save();
    let (id, signed_name) = ("c2".to_owned(), "李禾".to_owned());
    let submitted = CommitmentCommand::Submit { id, version: 3, signed_name };
    assert_eq!(desk.commands(), commitment(submitted));
    assert!(desk.screen(80, 24).contains("下一步"), "the way goes on");
}

#[test]
fn every_item_has_its_place_and_shows_once_the_one_before_is_written() {
    let mut desk = mine(Lang::ZhHans, view(Vec::new(), allow(&[Act::WriteEntry])));
    desk.keys("n").keys("少跑一趟").key(KeyCode::Enter);
    assert!(!desk.screen(80, 40).contains("事项 2"));
    for no in 1..=8 {
        // Enter goes on: to the day of the item, then to the next item.
        desk.keys(&format!("每月办结 {no} 件")).key(KeyCode::Enter).key(KeyCode::Enter);
    }
    desk.save();
    let commands = desk.commands();
    let [Command::Commitment(CommitmentCommand::Save { items, .. })] = commands.as_slice() else {
        panic!("{commands:?}");
    };
    let texts: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
    assert_eq!((texts.len(), texts[7]), (8, "每月办结 8 件"));
}

#[test]
fn a_row_left_empty_moves_no_problem_to_another_row() {
    let mut desk = mine(Lang::ZhHans, view(Vec::new(), allow(&[Act::WriteEntry])));
    desk.keys("n").keys("少跑一趟").key(KeyCode::Enter).keys("每月办结一件").key(KeyCode::Enter);
    desk.key(KeyCode::Enter).keys("空").key(KeyCode::Enter).key(KeyCode::Enter).keys("热情服务");
    // Back to the second item, which is taken away; the third stays in view.
    desk.key(KeyCode::BackTab).key(KeyCode::BackTab).key(KeyCode::Backspace).save();
    assert_eq!(desk.commands(), []);
    let shown = desk.screen(80, 24);
    assert!(shown.contains("▸ 事项 3") && shown.contains("看不出怎样算做到"), "{shown}");
}

#[test]
fn keys_that_are_not_offered_do_nothing() {
    let mut own = mine(Lang::ZhHans, midway());
    let before = own.screen(80, 24);
    assert_eq!(own.keys("sard").screen(80, 24), before, "what is public stays as it is");
    let mut other = reviewing(to_review(None));
    let before = other.screen(80, 24);
    assert_eq!(other.keys("nesd").screen(80, 24), before, "a reviewer writes nothing");
}

#[test]
fn a_draft_is_deleted_only_after_a_yes() {
    let mut desk = mine(Lang::ZhHans, midway());
    desk.down(1).keys("dn");
    assert_eq!(desk.commands(), []);
    desk.keys("dy");
    let deleted = CommitmentCommand::Delete { id: "c2".into(), version: 3 };
    assert_eq!(desk.commands(), commitment(deleted));
}

#[test]
fn what_was_promised_is_checked_and_a_broken_promise_needs_its_reason() {
    let mut desk = mine(Lang::ZhHans, midway());
    desk.key(KeyCode::Enter);
    insta::assert_snapshot!("commitments_check", desk.screen(80, 24));
    desk.keys("3").save();
    assert_eq!(desk.commands(), [], "no reason yet");
    desk.keys("清单五月底才审定").save();
    assert_eq!(
        desk.commands(),
        commitment(CommitmentCommand::Check {
            commitment: "c1".into(),
            version: 3,
            item: "c1 i1".into(),
            day: Some(today()),
            state: CheckState::Broken,
            proof: "清单五月底才审定".into(),
            evaluator: Evaluator::Oneself,
        })
    );
}

#[test]
fn a_reviewer_stands_on_what_waits_and_publishes_it() {
    let mut desk = reviewing(to_review(None));
    insta::assert_snapshot!("commitments_review", desk.sizes());
    desk.keys("a").keys("办事大厅");
    insta::assert_snapshot!("commitments_publish", desk.screen(80, 24));
    desk.save();
    assert_eq!(
        desk.commands(),
        commitment(CommitmentCommand::Publish {
            id: "c3".into(),
            version: 3,
            place: "办事大厅".into(),
            audience: "全省各市（地）农委".into(),
            day: Some(today()),
        })
    );
}

#[test]
fn without_report_channels_the_reason_is_told_and_it_can_still_be_returned() {
    let mut desk = reviewing(to_review(Some(Refusal::NoChannels)));
    desk.keys("a");
    let shown = desk.screen(80, 24);
    assert!(shown.contains("还没有举报电话和举报网址"), "{shown}");
    desk.keys("r").save();
    assert_eq!(desk.commands(), [], "a return needs a comment");
    desk.keys("写清日期").save();
    let (id, comment) = ("c3".to_owned(), "写清日期".to_owned());
    let returned = CommitmentCommand::Return { id, version: 3, comment };
    assert_eq!(desk.commands(), commitment(returned));
}

#[test]
fn it_is_evaluated_once_every_promise_was_judged() {
    let judge = allow(&[Act::CheckCommitment, Act::EvaluateCommitment]);
    let mut kept = row(1, "件件有回音", CommitmentStatus::Fulfilling, judge);
    kept.checks = vec![check(&kept, 0, CheckState::Kept, "")];
    let mut desk = reviewing(view(vec![kept.clone()], Rights(Vec::new())));
    desk.keys("a");
    let shown = desk.screen(80, 24);
    assert!(shown.contains("登记之后才能评诺"), "{shown}");
    kept.checks.push(check(&kept, 1, CheckState::Broken, "清单五月底才审定"));
    let mut desk = reviewing(view(vec![kept], Rights(Vec::new())));
    desk.keys("a");
    assert_eq!(desk.commands(), []);
    desk.keys("y");
    let evaluated = CommitmentCommand::Evaluate { id: "c1".into(), version: 3 };
    assert_eq!(desk.commands(), commitment(evaluated));
}
