//! Opinions: entering, sorting, deciding, making findings of them, finishing the step.

use insta::assert_snapshot;
use zicha::app::event::KeyCode;
use zicha::app::screens::opinions::Opinions;
use zicha::domain::change::{Done, Outcome};
use zicha::domain::opinion::{
    Decision, Opinion, OpinionCommand, OpinionRow, OpinionStatus, OpinionsView,
};
use zicha::domain::policy::{Act, Right};
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::Reply;
use zicha::domain::request::{Command, Request};
use zicha::domain::role::Role;
use zicha::domain::step_entry::{EntryHead, StepStatus};
use zicha::i18n::Lang;

use crate::office::{Play, day, hello, meta, person, rights};

fn opinion(no: i64, author: &str, source: &str, channel: &str, words: &str) -> OpinionRow {
    let row = Opinion {
        meta: meta(&format!("o{no}"), 3),
        campaign: "c".into(),
        no: format!("YJ-2026-00{no}"),
        author: author.into(),
        received_on: day(&format!("2026-05-0{no}")),
        source: source.into(),
        channel: channel.into(),
        giver: if no == 2 { "乙农产品公司".into() } else { String::new() },
        original: words.into(),
        summary: String::new(),
        category: String::new(),
        decision: None,
        reason: String::new(),
        finding: None,
        status: OpinionStatus::Registered,
    };
    let refused = Right { act: Act::DecideOpinion, refusal: Some(Refusal::NoRight) };
    let mut own = rights(&[Act::ChangeOpinion, Act::ConvertOpinion]);
    own.0.push(refused);
    OpinionRow { row, author: person(author).name, finding_no: String::new(), rights: own }
}

fn rows() -> Vec<OpinionRow> {
    let mut rows = vec![
        opinion(5, "lihe", "internal", "box", "同一份汇总表三个人都在改，最后不知道哪份是对的。"),
        opinion(
            2,
            "lihe",
            "enterprise",
            "visit",
            "备案到底在哪个窗口办，电话里三个人说了三个地方。",
        ),
        opinion(
            1,
            "wangying",
            "grassroots",
            "meeting",
            "通知下午发，第二天就要数，县里根本来不及核。",
        ),
    ];
    let made = &mut rows[1];
    made.row.summary = "备案窗口三处说法不一".into();
    made.row.category = "responsibility".into();
    made.row.decision = Some(Decision::Adopt);
    made.row.finding = Some("f011".into());
    made.row.status = OpinionStatus::Handling;
    made.finding_no = "WT-2026-011".into();
    let why = Refusal::WrongState(OpinionStatus::Handling.code());
    made.rights = rights(&[Act::ChangeOpinion]);
    made.rights.0.push(Right { act: Act::ConvertOpinion, refusal: Some(why) });
    rows
}

fn view(rows: Vec<OpinionRow>, sees_all: bool) -> OpinionsView {
    let count = |key: &str| rows.iter().filter(|r| r.row.source == key).count() as i64;
    OpinionsView {
        step: "opinions".into(),
        head: EntryHead {
            status: Some(StepStatus::Doing),
            version: 2,
            due: Some(day("2026-06-30")),
            ..EntryHead::default()
        },
        by_source: [
            ("grassroots", 1),
            ("public", 1),
            ("enterprise", 1),
            ("superior", 0),
            ("internal", 0),
        ]
        .map(|(key, min)| (key.to_owned(), count(key), min))
        .to_vec(),
        open: true,
        sees_all,
        rights: rights(&[Act::AddOpinion, Act::WriteEntry, Act::SubmitEntry]),
        rows,
    }
}

fn play_as(me: &str, lang: Lang, view: OpinionsView) -> Play {
    Play::new(lang, hello(me, Role::Staff), Opinions::new("opinions", None), move |request| {
        match request {
            Request::Opinions { .. } => Reply::Opinions(Box::new(view.clone())),
            Request::Do(Command::Opinion(order)) => {
                let (outcome, next_step) = match order {
                    OpinionCommand::Finish { .. } => {
                        (Outcome::Submitted, Some("self_exam".to_owned()))
                    }
                    _ => (Outcome::Saved, None),
                };
                let id = if let OpinionCommand::Decide { id, .. } = order {
                    id.clone()
                } else {
                    "o2".into()
                };
                Reply::Done(Box::new(Done {
                    outcome,
                    id,
                    version: 4,
                    undo: Vec::new(),
                    next_step,
                    seq: 9,
                }))
            }
            _ => Reply::Ok,
        }
    })
}

/// A staff member: sees their own two, may not decide.
fn mine() -> OpinionsView {
    view(rows().into_iter().filter(|r| r.row.author == "lihe").collect(), false)
}

/// The coordinator: sees all, decides and converts.
fn all() -> OpinionsView {
    let mut rows = rows();
    for item in &mut rows {
        item.rights.0.retain(|right| right.act != Act::DecideOpinion);
        item.rights.0.push(Right { act: Act::DecideOpinion, refusal: None });
    }
    view(rows, true)
}

fn orders(play: &Play) -> Vec<OpinionCommand> {
    let of = |request: &Request| match request {
        Request::Do(Command::Opinion(order)) => Some(order.clone()),
        _ => None,
    };
    play.asked.iter().filter_map(of).collect()
}

#[test]
fn it_looks_the_same_at_every_size() {
    let play = play_as("linzhixia", Lang::ZhHans, all());
    assert_snapshot!("opinions_60", play.shown(60, 20));
    assert_snapshot!("opinions_80", play.shown(80, 24));
    assert_snapshot!("opinions_120", play.shown(120, 40));
    assert_snapshot!("opinions_mine", play_as("lihe", Lang::ZhHans, mine()).shown(80, 24));
}

#[test]
fn it_speaks_every_language() {
    assert_snapshot!("opinions_hant", play_as("linzhixia", Lang::ZhHant, all()).shown(80, 24));
    assert_snapshot!("opinions_en", play_as("linzhixia", Lang::En, all()).shown(80, 24));
}

#[test]
fn an_empty_step_says_what_to_do_first() {
    let play = play_as("lihe", Lang::ZhHans, view(Vec::new(), false));
    assert_snapshot!("opinions_empty", play.shown(80, 24));
}

#[test]
fn an_opinion_is_entered_in_its_own_words() {
    let mut play = play_as("lihe", Lang::ZhHans, mine());
    play.types("n").press(KeyCode::Tab).types("2").press(KeyCode::Tab).types("7");
    play.press(KeyCode::Tab).press(KeyCode::Tab).types("问邀请函怎么写，说网上有，网上找不到。");
    assert_snapshot!("opinions_add", play.shown(80, 24));
    play.save();
    let orders = orders(&play);
    let [OpinionCommand::Add { step, input }] = orders.as_slice() else { panic!("{orders:?}") };
    assert_eq!(step, "opinions");
    assert_eq!((input.source.as_str(), input.channel.as_str()), ("public", "hotline"));
    assert_eq!(input.original, "问邀请函怎么写，说网上有，网上找不到。");
    assert_eq!(input.received_on, Some(day("2026-06-18")));
}

#[test]
fn a_change_shows_the_frozen_words_and_keeps_them() {
    let mut play = play_as("lihe", Lang::ZhHans, mine());
    play.types("e");
    assert_snapshot!("opinions_change", play.shown(80, 24));
    play.types("汇总表没有唯一底稿").press(KeyCode::Tab).types("zr\n").save();
    let orders = orders(&play);
    let [OpinionCommand::Change { id, version, input }] = orders.as_slice() else {
        panic!("{orders:?}\n{}", play.shown(80, 24));
    };
    assert_eq!((id.as_str(), *version), ("o5", 3));
    assert_eq!(input.summary, "汇总表没有唯一底稿");
    assert_eq!(input.category, "responsibility");
    assert_eq!(input.original, "同一份汇总表三个人都在改，最后不知道哪份是对的。");
}

#[test]
fn staff_make_a_finding_of_it_after_one_question() {
    let mut play = play_as("lihe", Lang::ZhHans, mine());
    play.types("a");
    assert_snapshot!("opinions_convert", play.shown(80, 24));
    play.types("\n");
    assert_eq!(orders(&play), [OpinionCommand::Convert { id: "o5".into(), version: 3 }]);
}

#[test]
fn what_is_a_finding_already_says_so_and_leads_there() {
    let mut play = play_as("lihe", Lang::ZhHans, mine());
    play.press(KeyCode::Down).types("a");
    assert!(play.shown(80, 24).contains("现在的状态是「办理中」"), "{}", play.shown(80, 24));
    play.types("\n");
    assert_snapshot!("opinions_read", play.shown(80, 24));
    play.types("\n");
    assert_eq!(play.asked.last(), Some(&Request::Finding("f011".into())));
}

#[test]
fn a_decision_needs_its_reason_unless_adopted_and_goes_on_to_the_ledger() {
    let mut play = play_as("linzhixia", Lang::ZhHans, all());
    play.types("a").types("1").types("3").save();
    assert_eq!(orders(&play), [], "an explanation says why");
    assert_snapshot!("opinions_decide", play.shown(80, 24));
    play.press(KeyCode::BackTab).types("1").save();
    let decided = OpinionCommand::Decide {
        id: "o5".into(),
        version: 3,
        decision: Decision::Adopt,
        reason: String::new(),
    };
    assert_eq!(orders(&play), std::slice::from_ref(&decided));
    assert!(play.shown(80, 24).contains("YJ-2026-005 转为问题"), "{}", play.shown(80, 24));
    play.types("\n");
    let convert = OpinionCommand::Convert { id: "o5".into(), version: 3 };
    assert_eq!(orders(&play), [decided, convert]);
}

#[test]
fn finishing_offers_the_next_step() {
    let mut play = play_as("lihe", Lang::ZhHans, mine());
    play.types("s");
    assert!(play.shown(80, 24).contains("您登记了 2 条"), "{}", play.shown(80, 24));
    play.types("\n");
    let finish = OpinionCommand::Finish { step: "opinions".into(), version: 2 };
    assert_eq!(orders(&play), [finish]);
    assert!(play.shown(80, 24).contains("下一步：自查"), "{}", play.shown(80, 24));
}

#[test]
fn nobody_finishes_or_adds_in_somebody_elses_place() {
    let whose = Some(person("lihe"));
    let answer = |request: &Request| match request {
        Request::Opinions { .. } => {
            let mut view = mine();
            view.rights = rights(&[]);
            Reply::Opinions(Box::new(view))
        }
        _ => Reply::Ok,
    };
    let hello = hello("linzhixia", Role::Coordinator);
    let mut play = Play::new(Lang::ZhHans, hello, Opinions::new("opinions", whose), answer);
    let before = play.shown(80, 24);
    assert_eq!(play.types("s").shown(80, 24), before);
}

#[test]
fn a_decided_one_is_not_deleted() {
    let mut play = play_as("lihe", Lang::ZhHans, mine());
    play.types("d\n");
    assert_eq!(orders(&play), [OpinionCommand::Delete { id: "o5".into(), version: 3 }]);
    play.press(KeyCode::Down).types("d");
    assert!(play.shown(80, 24).contains("现在的状态是"), "{}", play.shown(80, 24));
}

#[test]
fn colleagues_are_found_by_initials() {
    let mut play = play_as("linzhixia", Lang::ZhHans, all());
    play.types("/wy");
    let shown = play.shown(80, 24);
    assert!(shown.contains("通知下午发") && !shown.contains("汇总表"), "{shown}");
}
