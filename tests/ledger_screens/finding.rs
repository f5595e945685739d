//! A finding as a page: what each one sees and may do in every state.

use insta::assert_snapshot;
use zicha::app::event::KeyCode;
use zicha::app::screens::finding::FindingPage;
use zicha::domain::change::{Done, Outcome};
use zicha::domain::finding::{
    FindingStatus, FindingView, LedgerCommand, Recognised, RectifyKind, VerifyMethod,
};
use zicha::domain::policy::{Act, Right, Rights};
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::Reply;
use zicha::domain::request::{Command, Request};
use zicha::domain::role::Role;
use zicha::domain::team::Reminder;
use zicha::i18n::Lang;

use crate::office::{Play, day, finding_view, hello, not_now, person, rights, row};

fn play_as(me: &str, lang: Lang, view: FindingView) -> Play {
    let page = FindingPage::new(&view.head.row.meta.id, "");
    let view = Box::new(view);
    Play::new(lang, hello(me, Role::Staff), page, move |request| match request {
        Request::Finding(_) => Reply::Finding(view.clone()),
        Request::Remind { .. } => Reply::Reminder(Box::new(Reminder {
            person: person("wangying"),
            step: "rectification".into(),
            finding_no: "WT-2026-002".into(),
            subject: "来电无人接听".into(),
            due: Some(day("2026-06-15")),
            late_days: 3,
            from: "林知夏".into(),
        })),
        Request::Do(_) => Reply::Done(Box::new(Done {
            outcome: Outcome::Saved,
            id: "f002".into(),
            version: 5,
            undo: Vec::new(),
            next_step: None,
            seq: 9,
        })),
        _ => Reply::Ok,
    })
}

fn play(me: &str, view: FindingView) -> Play {
    play_as(me, Lang::ZhHans, view)
}

/// The orders that were given.
fn orders(play: &Play) -> Vec<LedgerCommand> {
    let of = |request: &Request| match request {
        Request::Do(Command::Ledger(order)) => Some(order.clone()),
        _ => None,
    };
    play.asked.iter().filter_map(of).collect()
}

/// The owner in the middle of the work.
fn working() -> FindingView {
    let mut allowed = rights(&[Act::NoteProgress, Act::PlanMeasure, Act::ChangeFinding]);
    allowed.0.push(Right { act: Act::ApplyClosure, refusal: Some(Refusal::MeasuresOpen) });
    allowed.0.push(not_now(Act::ConfirmFinding, FindingStatus::Rectifying));
    finding_view(row("002"), allowed)
}

fn applied() -> FindingView {
    finding_view(row("005"), rights(&[Act::VerifyClosure, Act::Remind]))
}

#[test]
fn it_looks_the_same_at_every_size() {
    let play = play("wangying", working());
    assert_snapshot!("finding_60", play.shown(60, 20));
    assert_snapshot!("finding_80", play.shown(80, 24));
    assert_snapshot!("finding_120", play.shown(120, 40));
}

#[test]
fn it_speaks_every_language() {
    assert_snapshot!("finding_hant", play_as("wangying", Lang::ZhHant, working()).shown(80, 40));
    assert_snapshot!("finding_en", play_as("wangying", Lang::En, working()).shown(80, 40));
}

#[test]
fn every_state_says_what_is_waited_for() {
    let said: Vec<String> = ["011", "006", "004", "003", "005", "009", "001"]
        .into_iter()
        .map(|no| {
            let play = play("lihe", finding_view(row(no), Rights::default()));
            let shown = play.shown(80, 24);
            shown.lines().nth(2).unwrap().trim().to_owned()
        })
        .collect();
    assert_snapshot!("finding_states", said.join("\n"));
}

#[test]
fn the_page_scrolls_to_its_end_and_no_further() {
    let mut play = play("wangying", working());
    let first = play.shown(80, 24);
    assert!(first.contains("还有") && !first.contains("经过"), "{first}");
    play.press(KeyCode::End);
    let last = play.shown(80, 24);
    assert!(last.contains("王映  提出") || last.contains("提出"), "{last}");
    assert!(!last.contains("还有 "), "{last}");
    play.press(KeyCode::Down).press(KeyCode::Home);
    assert_eq!(play.shown(80, 24), first);
}

#[test]
fn a_proposed_one_is_confirmed_with_a_date_that_follows_its_type() {
    let mut view = finding_view(row("011"), rights(&[Act::ConfirmFinding, Act::ChangeFinding]));
    view.suggested = vec![
        (RectifyKind::AtOnce, day("2026-07-02")),
        (RectifyKind::ByDate, day("2026-07-31")),
        (RectifyKind::LongTerm, day("2026-07-18")),
    ];
    let mut play = play("linzhixia", view);
    assert_snapshot!("finding_proposed", play.shown(80, 24));
    play.types("\n").types("三处都说归别处管，没有书面的分工").press(KeyCode::Tab).types("1");
    assert!(play.shown(80, 24).contains("2026-07-02"), "{}", play.shown(80, 24));
    play.types("2");
    assert_snapshot!("finding_confirm", play.shown(80, 24));
    play.press(KeyCode::Tab).press(KeyCode::Tab).types("hyq\n").press(KeyCode::Tab);
    play.types("hyq\n").press(KeyCode::Tab).save();
    assert_eq!(orders(&play), [], "the same person twice, and no criterion");
    let shown = play.shown(80, 24);
    assert!(shown.contains("责任领导和直接责任人要是两个人"), "{shown}");
    let criterion = "指南公布，抽查 10 人回答一致";
    play.types("szy\n").press(KeyCode::Tab).types(criterion).save();
    let orders = orders(&play);
    let [LedgerCommand::Confirm { id, version, input }] = orders.as_slice() else {
        panic!("{orders:?}\n{}", play.shown(80, 24));
    };
    assert_eq!((id.as_str(), *version), ("f011", 4));
    assert_eq!(input.kind, Some(RectifyKind::ByDate));
    assert_eq!(input.due, Some(day("2026-07-31")));
    assert_eq!(input.leader.as_deref(), Some("heyanqiu"));
    assert_eq!(input.owner.as_deref(), Some("sunzhiyao"));
    assert_eq!(input.criterion, criterion);
    assert_eq!(input.next_review, None);
}

#[test]
fn a_long_term_finding_asks_for_its_review_instead() {
    let mut view = finding_view(row("011"), rights(&[Act::ConfirmFinding]));
    view.suggested = vec![(RectifyKind::LongTerm, day("2026-07-18"))];
    let mut play = play("linzhixia", view);
    play.types("\n").press(KeyCode::Tab).types("3");
    let shown = play.shown(80, 24);
    assert!(shown.contains("下次复核") && shown.contains("2026-07-18"), "{shown}");
    assert!(!shown.contains("  期限  必填"), "{shown}");
    assert!(play.press(KeyCode::Tab).shown(80, 24).contains("(x) 每月"));
}

#[test]
fn nobody_confirms_without_the_right_and_the_reason_is_told() {
    let own = Rights(vec![Right { act: Act::ConfirmFinding, refusal: Some(Refusal::OwnWork) }]);
    let mut play = play("lihe", finding_view(row("011"), own));
    play.types("a");
    let shown = play.shown(80, 24);
    assert!(shown.contains("自己提交的事项不能由自己审核"), "{shown}");
    play.types("\n").types("r");
    assert_eq!(orders(&play), []);
}

#[test]
fn a_rejection_needs_its_reason() {
    let mut play = play("linzhixia", finding_view(row("011"), rights(&[Act::ConfirmFinding])));
    play.types("r").save();
    assert_eq!(orders(&play), []);
    assert_snapshot!("finding_reject", play.shown(80, 24));
    play.types("查过记录，那天三处都在同一窗口").save();
    let reason = "查过记录，那天三处都在同一窗口".to_owned();
    let order = LedgerCommand::Reject { id: "f011".into(), version: 4, reason };
    assert_eq!(orders(&play), [order]);
}

#[test]
fn handing_over_and_signing_for_ask_once() {
    let mut view = finding_view(row("004"), rights(&[Act::HandOver]));
    view.head.row.status = FindingStatus::Confirmed;
    let mut play1 = play("linzhixia", view);
    play1.types("\n");
    assert!(play1.shown(80, 24).contains("交给林知夏办理"), "{}", play1.shown(80, 24));
    play1.types("\n");
    assert_eq!(orders(&play1), [LedgerCommand::HandOver { id: "f004".into(), version: 4 }]);
    let mut play2 = play("linzhixia", finding_view(row("004"), rights(&[Act::SignForFinding])));
    play2.types("\n\n");
    assert_eq!(orders(&play2), [LedgerCommand::SignFor { id: "f004".into(), version: 4 }]);
}

#[test]
fn the_first_measure_is_the_next_step_of_a_confirmed_one() {
    let mut play = play("linzhixia", finding_view(row("006"), rights(&[Act::PlanMeasure])));
    play.types("\n").types("展后十五天、六十天各回访一次，登记在回访表");
    play.press(KeyCode::Tab).types("回访率 100%");
    assert_snapshot!("finding_measure", play.shown(80, 24));
    play.save();
    let orders = orders(&play);
    let [LedgerCommand::SaveMeasure { finding, id, version, owner, due, .. }] = orders.as_slice()
    else {
        panic!("{orders:?}\n{}", play.shown(80, 24));
    };
    assert_eq!((finding.as_str(), id.as_str(), *version), ("f006", "", 0));
    // Owner and date are those of the finding until somebody says otherwise.
    assert_eq!(due, &Some(day("2026-07-31")));
    assert_eq!(owner, "zhouyuanfan");
}

#[test]
fn a_note_moves_the_measure_that_is_still_open() {
    let mut play = play("wangying", working());
    play.types("\n");
    assert!(play.shown(80, 24).contains("2. 设转接规则"), "{}", play.shown(80, 24));
    play.types("试用一周，抽查十通全部接通").press(KeyCode::Tab);
    for _ in 0..2 {
        play.press(KeyCode::Backspace);
    }
    play.types("37").save();
    assert_eq!(orders(&play), [], "steps of five");
    assert_snapshot!("finding_note", play.shown(80, 24));
    play.press(KeyCode::Backspace).types("5").save();
    let order = LedgerCommand::Note {
        finding: "f002".into(),
        measure: Some("m2".into()),
        text: "试用一周，抽查十通全部接通".into(),
        percent: 35,
    };
    assert_eq!(orders(&play), [order]);
}

#[test]
fn the_owner_may_add_both_and_is_asked_which() {
    let mut play = play("wangying", working());
    assert_snapshot!("finding_add", play.types("n").shown(80, 24));
    play.types("2");
    assert!(play.shown(80, 24).contains("新增措施"));
}

#[test]
fn a_measure_with_progress_stays() {
    let mut view = working();
    view.measures[1].0.percent = 0;
    let mut play1 = play("wangying", view);
    play1.types("d").types("\n");
    assert_eq!(orders(&play1), [LedgerCommand::DeleteMeasure { id: "m2".into(), version: 2 }]);
    let mut play2 = play("wangying", working());
    play2.types("d");
    assert!(play2.shown(80, 24).contains("已经有进展的措施要留着"));
}

#[test]
fn closure_is_not_applied_for_while_measures_are_open() {
    let mut play1 = play("wangying", working());
    play1.types("s");
    assert!(play1.shown(80, 24).contains("还有措施没有完成 100%"));
    let mut play2 = play(
        "zhaoqinghe",
        finding_view(row("003"), rights(&[Act::ApplyClosure, Act::NoteProgress])),
    );
    play2.types("\n").types("会签改为并行，七月平均十一天。").save();
    assert!(play2.shown(80, 24).contains("至少 50 字"), "{}", play2.shown(80, 24));
    play2.types("超过两天自动提醒经办人和处长；抽查六月下旬办结的二十件，最长十二天，最短七天。");
    play2.save();
    assert!(matches!(orders(&play2).as_slice(), [LedgerCommand::Apply { .. }]));
}

#[test]
fn it_is_verified_by_somebody_who_reads_the_application_first() {
    let mut play = play("linzhixia", applied());
    play.types("\n");
    assert_snapshot!("finding_verify", play.shown(80, 24));
    play.types("4").press(KeyCode::Tab).types("又打了十通，都接通").save();
    let order = LedgerCommand::Verify {
        id: "f005".into(),
        version: 4,
        method: VerifyMethod::CallBack,
        comment: "又打了十通，都接通".into(),
    };
    assert_eq!(orders(&play), [order]);
}

#[test]
fn it_is_signed_with_how_it_is_recognised_or_sent_back() {
    let mut play = play("heyanqiu", finding_view(row("009"), rights(&[Act::SignClosure])));
    play.types("r").types("还差县里的回执").save();
    play.types("a");
    assert_snapshot!("finding_sign", play.shown(80, 24));
    play.types("3").save();
    let orders = orders(&play);
    assert!(matches!(
        orders.as_slice(),
        [LedgerCommand::Return { .. }, LedgerCommand::Sign { recognised: Recognised::Ongoing, .. }]
    ));
}

#[test]
fn a_reminder_is_shown_to_copy() {
    let mut view = working();
    view.rights.0.push(Right { act: Act::Remind, refusal: None });
    let mut play = play("linzhixia", view);
    play.types("m");
    assert_snapshot!("finding_remind", play.shown(80, 24));
    let wanted = Request::Remind {
        person: "wangying".into(),
        step: "rectification".into(),
        finding: Some("f002".into()),
    };
    assert!(play.asked.contains(&wanted));
}
