//! Study: records, reflections, what is still missing, and their review.

use zicha::app::event::KeyCode;
use zicha::app::screens::study::Study;
use zicha::domain::change::Outcome;
use zicha::domain::policy::{Act, Rights};
use zicha::domain::record::Meta;
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::Reply;
use zicha::domain::request::Command;
use zicha::domain::step_entry::{StepCommand, StepStatus};
use zicha::domain::study::{
    self, Reflection, ReflectionRow, ReviewStatus, StudyCommand, StudyInput, StudyRecord, StudyRow,
    StudyView,
};
use zicha::i18n::Lang;

use crate::support::*;

const BODY: &str = "学习这个专题以后，我没有急着写体会，先用两个晚上把三月以来经手的四十六件事重新翻了一遍，\
一件一件地看受理时间、补件次数和办结时间。数字比我记忆里的难看，也比任何讲稿都让我清醒。\n\
先说一件具体的事。甲市的一家企业来问出境展览的手续，我在电话里说了大概的材料，没有把清单发过去。\
对方第一次来缺了担保函，第二次来担保函的格式不对，第三次才收下。";

fn record(topic: &str, on: &str, form: &str, tenths: i64) -> StudyRow {
    let row = StudyRecord {
        meta: Meta { id: format!("record {topic}"), version: 2, ..Meta::default() },
        campaign: "c".into(),
        person: author().id,
        topic: topic.into(),
        day: day(on),
        form: form.into(),
        tenths,
        note: "主讲人讲了两个真实的超时件，会后找经办人核对了时间，写进笔记。".into(),
    };
    StudyRow { row, rights: allow(&[Act::WriteEntry]) }
}

fn reflection(id: &str, title: &str, status: ReviewStatus, rights: Rights) -> ReflectionRow {
    let returned = status == ReviewStatus::Returned;
    let row = Reflection {
        meta: Meta { id: id.into(), version: 3, ..Meta::default() },
        campaign: "c".into(),
        person: author().id,
        topic: "extra-trips".into(),
        title: title.into(),
        body: BODY.repeat(if returned { 1 } else { 6 }),
        status,
        submitted_on: (status != ReviewStatus::Draft).then(|| day("2026-05-06")),
        reviewer: returned.then(|| reviewer().id),
        reviewed_on: returned.then(|| day("2026-05-08")),
        comment: if returned {
            "没有自己的事例，请用自己经手的事重写。".into()
        } else {
            String::new()
        },
    };
    let chars = zicha::text::count_chars(&row.body) as i64;
    ReflectionRow {
        reviewer: if returned { "何雁秋".into() } else { String::new() },
        chars,
        rights,
        row,
    }
}

fn view(records: Vec<StudyRow>, reflections: Vec<ReflectionRow>, rights: Rights) -> StudyView {
    let campaign = campaign();
    let params = campaign.step("study").unwrap().study().unwrap();
    let rows: Vec<_> = records.iter().map(|row| row.row.clone()).collect();
    StudyView {
        person: author(),
        step: "study".into(),
        head: head(StepStatus::Doing),
        coverage: study::coverage(params, &rows),
        required_topics: params.required_topics(),
        done_topics: study::topics_done(params, &rows),
        required_reflections: params.reflections.count,
        reflection_min: params.reflections.min_chars,
        open: true,
        records,
        reflections,
        rights,
    }
}

fn my_rights() -> Rights {
    allow(&[Act::WriteEntry, Act::SubmitEntry])
}

fn midway() -> StudyView {
    let records = vec![
        record("licensing", "2026-05-08", "lecture", 20),
        record("satisfaction", "2026-05-06", "discussion", 25),
        record("food-safety", "2026-04-22", "video", 0),
        record("extra-trips", "2026-04-17", "discussion", 15),
        record("civil-service", "2026-04-09", "collective", 30),
    ];
    let locked = refuse(&[Act::WriteEntry, Act::SubmitEntry], &Refusal::AlreadySubmitted);
    let reflections = vec![
        reflection("r1", "让对方少跑一趟，要从第一句话说清做起", ReviewStatus::Submitted, locked),
        reflection("r2", "接电话这件小事，我原来没有做好", ReviewStatus::Returned, my_rights()),
    ];
    view(records, reflections, my_rights())
}

/// Everything there, waiting for review.
fn handed_in() -> StudyView {
    let topics = [
        "satisfaction",
        "extra-trips",
        "civil-service",
        "licensing",
        "overdue-case",
        "small-breaches",
    ];
    let mut records: Vec<_> =
        topics.iter().map(|topic| record(topic, "2026-05-06", "collective", 20)).collect();
    records.push(record("power", "2026-05-07", "collective", 20));
    records.push(record("first-asked", "2026-05-07", "discussion", 20));
    let review = [Act::AcceptEntry, Act::ReturnEntry];
    let read = refuse(&review, &Refusal::AlreadyAccepted);
    let reflections = vec![
        reflection("r1", "让对方少跑一趟，要从第一句话说清做起", ReviewStatus::Read, read),
        reflection("r2", "接电话这件小事，我原来没有做好", ReviewStatus::Submitted, allow(&review)),
    ];
    let mut view = view(records, reflections, allow(&review));
    view.head.status = Some(StepStatus::Submitted);
    view.head.submitted_on = Some(day("2026-05-11"));
    view
}

fn mine(lang: Lang, view: StudyView) -> Desk {
    Desk::mine(lang, Study::new("study", None), Reply::Study(Box::new(view)))
}

fn reviewing(view: StudyView) -> Desk {
    let screen = Study::new("study", Some(author()));
    Desk::reviewing(Lang::ZhHans, screen, Reply::Study(Box::new(view)))
}

fn study(command: StudyCommand) -> Vec<Command> {
    vec![Command::Study(command)]
}

#[test]
fn what_is_missing_stands_first_and_records_itself() {
    let mut desk = mine(Lang::ZhHans, view(Vec::new(), Vec::new(), my_rights()));
    insta::assert_snapshot!("study_empty", desk.sizes());
    desk.key(KeyCode::Enter);
    insta::assert_snapshot!("study_record_form", desk.screen(80, 24));
    desk.keys("5.11").key(KeyCode::Tab).key(KeyCode::Tab).keys("2.5").save();
    let input = StudyInput {
        topic: "satisfaction".into(),
        day: Some(day("2026-05-11")),
        form: "discussion".into(),
        tenths: 25,
        note: String::new(),
    };
    let step = "study".to_owned();
    let saved = StudyCommand::SaveRecord { step, id: String::new(), version: 0, input };
    assert_eq!(desk.commands(), study(saved));
}

#[test]
fn a_topic_is_found_by_pinyin() {
    let mut desk = mine(Lang::ZhHans, midway());
    desk.down(9).keys("n").keys("quanliguan").key(KeyCode::Enter);
    let shown = desk.screen(80, 24);
    assert!(shown.contains("权力观：审批权是服务的手段"), "{shown}");
}

#[test]
fn midway_in_three_languages() {
    insta::assert_snapshot!("study_midway", mine(Lang::ZhHans, midway()).sizes());
    insta::assert_snapshot!("study_midway_hant", mine(Lang::ZhHant, midway()).screen(80, 24));
    insta::assert_snapshot!("study_midway_en", mine(Lang::En, midway()).sizes());
}

#[test]
fn a_returned_reflection_shows_why_and_is_written_on() {
    let mut desk = mine(Lang::ZhHans, midway());
    desk.down(5);
    insta::assert_snapshot!("study_returned", desk.screen(80, 24));
    desk.key(KeyCode::Enter).keys("\n又补充一件事。");
    insta::assert_snapshot!("study_reflection_form", desk.screen(80, 24));
    desk.save();
    let body = format!("{BODY}\n又补充一件事。");
    assert_eq!(
        desk.commands(),
        study(StudyCommand::SaveReflection {
            step: "study".into(),
            id: "r2".into(),
            version: 3,
            topic: "extra-trips".into(),
            title: "接电话这件小事，我原来没有做好".into(),
            body,
        })
    );
}

#[test]
fn too_short_a_reflection_is_not_submitted_and_says_by_how_much() {
    let mut desk = mine(Lang::ZhHans, midway());
    desk.down(5).keys("s");
    let shown = desk.screen(80, 24);
    assert!(shown.contains("至少 800 字"), "{shown}");
    assert_eq!(desk.commands(), []);
}

#[test]
fn a_long_enough_reflection_is_submitted_after_a_yes() {
    let mut view = midway();
    view.reflections[1].row.body = BODY.repeat(9);
    let mut desk = mine(Lang::ZhHans, view);
    desk.down(5).keys("s");
    assert_eq!(desk.commands(), []);
    desk.keys("y");
    let submitted = StudyCommand::SubmitReflection { id: "r2".into(), version: 3 };
    assert_eq!(desk.commands(), study(submitted));
}

#[test]
fn what_the_step_lacks_is_said_at_once_and_led_to() {
    let mut desk = mine(Lang::ZhHans, midway());
    desk.keys("s");
    insta::assert_snapshot!("study_lacks", desk.screen(80, 24));
    desk.down(2).key(KeyCode::Enter).key(KeyCode::Enter);
    let shown = desk.screen(80, 24);
    assert!(shown.contains("从一次超时办理看责任链断在哪里（警示教育，必学）"), "{shown}");
}

#[test]
fn the_step_is_submitted_and_the_next_one_offered() {
    let mut view = handed_in();
    view.head.status = Some(StepStatus::Doing);
    view.rights = my_rights();
    let mut desk = mine(Lang::ZhHans, view);
    desk.down(3).keys("s");
    insta::assert_snapshot!("study_submit", desk.screen(80, 24));
    desk.outcome = done(Outcome::Submitted, Some("opinions"));
    desk.keys("y");
    let (step, signed_name) = ("study".to_owned(), String::new());
    let submitted = StepCommand::Submit { step, version: 4, signed_name };
    assert_eq!(desk.commands(), [Command::Step(submitted)]);
    let shown = desk.screen(80, 24);
    assert!(shown.contains("下一步：征求意见"), "{shown}");
}

#[test]
fn a_record_is_deleted_only_after_a_yes() {
    let mut desk = mine(Lang::ZhHans, midway());
    desk.down(6).keys("d").keys("n");
    assert_eq!(desk.commands(), []);
    desk.keys("dy");
    let deleted = StudyCommand::DeleteRecord { id: "record licensing".into(), version: 2 };
    assert_eq!(desk.commands(), study(deleted));
}

#[test]
fn a_reviewer_stands_on_what_waits_reads_it_and_marks_it() {
    let mut desk = reviewing(handed_in());
    insta::assert_snapshot!("study_review", desk.sizes());
    desk.key(KeyCode::Enter);
    insta::assert_snapshot!("study_reading", desk.screen(80, 24));
    desk.key(KeyCode::PageDown).key(KeyCode::PageDown).key(KeyCode::End);
    let shown = desk.screen(80, 24);
    assert!(!shown.contains("还有"), "scrolled to the end: {shown}");
    desk.keys("a");
    let read = StudyCommand::ReadReflection { id: "r2".into(), version: 3 };
    assert_eq!(desk.commands(), study(read));
}

#[test]
fn a_return_needs_a_comment() {
    let mut desk = reviewing(handed_in());
    desk.keys("r").save();
    assert_eq!(desk.commands(), []);
    desk.keys("请写自己的事");
    insta::assert_snapshot!("study_return", desk.screen(80, 24));
    desk.save();
    let comment = "请写自己的事".to_owned();
    let returned = StudyCommand::ReturnReflection { id: "r2".into(), version: 3, comment };
    assert_eq!(desk.commands(), study(returned));
}

#[test]
fn the_whole_step_is_accepted_with_a_word_about_what_is_unread() {
    let mut desk = reviewing(handed_in());
    desk.key(KeyCode::Down).keys("a");
    let shown = desk.screen(80, 24);
    assert!(shown.contains("还有 1 篇心得没有标为已阅"), "{shown}");
    desk.keys("y");
    let (id, comment) = ("entry".to_owned(), String::new());
    let accepted = StepCommand::Accept { id, version: 4, comment };
    assert_eq!(desk.commands(), [Command::Step(accepted)]);
}

#[test]
fn before_the_phase_opens_everything_can_be_read_and_the_reason_is_told() {
    let why = Refusal::PhaseNotOpen("2026-06-01".into());
    let mut view = view(Vec::new(), Vec::new(), refuse(&[Act::WriteEntry, Act::SubmitEntry], &why));
    view.head.status = Some(StepStatus::NotStarted);
    let mut desk = mine(Lang::ZhHans, view);
    insta::assert_snapshot!("study_not_open", desk.screen(80, 24));
    desk.keys("n");
    assert_eq!(desk.screen(80, 24).matches("才开始").count(), 2, "above, and as the reason");
    assert_eq!(desk.commands(), []);
}
