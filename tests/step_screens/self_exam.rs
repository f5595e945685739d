//! Self-examination: answering by keys, words where they are needed, the statement, the review.

use zicha::app::event::KeyCode;
use zicha::app::screens::self_exam::SelfExam;
use zicha::domain::change::{DraftState, Outcome};
use zicha::domain::policy::{Act, Rights};
use zicha::domain::record::Meta;
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::Reply;
use zicha::domain::request::{Command, Request};
use zicha::domain::self_exam::{self, Answer, AnswerResult, ExamCommand, Examinee, SelfExamView};
use zicha::domain::step_entry::{StepCommand, StepStatus};
use zicha::i18n::Lang;

use crate::support::*;

use AnswerResult::{Ok, Problem, Slight};

const FACT: &str = "3月12日转来的一封群众来信，我收下后没有登记，4月20日对方再次来信才办。";
const CAUSE: &str = "来信不走收文系统时没有别的登记办法，放在桌上就忘了。";
const PLAN: &str = "从5月15日起所有来信来电当天登记，写明承办人和时限，每周五清点一次。";

fn answer(item: &str, result: AnswerResult) -> Answer {
    let problem = result == Problem;
    Answer {
        meta: Meta { id: format!("answer {item}"), version: 2, ..Meta::default() },
        campaign: "c".into(),
        person: author().id,
        step: "self_exam".into(),
        item: item.into(),
        result,
        fact: if matches!(result, Slight | Problem) { FACT.into() } else { String::new() },
        cause: if problem { CAUSE.into() } else { String::new() },
        plan: if problem { PLAN.into() } else { String::new() },
        comment: String::new(),
        finding: None,
    }
}

fn view(answers: &[Answer], leads: bool, body: &str, rights: Rights) -> SelfExamView {
    let campaign = campaign();
    let params = campaign.step("self_exam").unwrap().self_exam().unwrap();
    let items = self_exam::exam_items(params, &campaign.lints, Examinee { leads }, answers);
    let progress = self_exam::progress(&items, None);
    SelfExamView {
        person: author(),
        step: "self_exam".into(),
        head: head(StepStatus::Doing),
        items,
        done: progress.done,
        total: progress.total,
        body: body.into(),
        assembled: self_exam::assemble(params, answers, Lang::ZhHans),
        chars: zicha::text::count_chars(body) as i64,
        min_chars: params.statement.min_chars,
        fact_min: params.fact_min,
        open: true,
        rights,
    }
}

fn my_rights() -> Rights {
    allow(&[Act::WriteEntry, Act::SubmitEntry])
}

/// The first answers given, one of them without its words.
fn midway() -> Vec<Answer> {
    let mut unfinished = answer("learning-1", Problem);
    (unfinished.cause, unfinished.plan) = (String::new(), String::new());
    vec![
        answer("thinking-1", Ok),
        answer("thinking-2", Slight),
        answer("thinking-3", Ok),
        answer("thinking-4", Ok),
        answer("thinking-5", Problem),
        answer("thinking-6", Ok),
        unfinished,
        answer("learning-2", Ok),
    ]
}

/// Every answer given, with words where they are asked for.
fn complete() -> Vec<Answer> {
    let campaign = campaign();
    let params = campaign.step("self_exam").unwrap().self_exam().unwrap();
    let mut answers: Vec<Answer> = params
        .items()
        .filter(|(section, _)| section.key != "leadership")
        .map(|(_, item)| answer(&item.key, if item.key == "work-1" { Problem } else { Ok }))
        .collect();
    answers.extend(params.named.iter().map(|named| {
        let ground = "一季度出国手续平均四点二个工作日报出，有登记可查。".to_owned();
        Answer { fact: ground, ..answer(&named.key, Ok) }
    }));
    answers
}

fn mine(lang: Lang, answers: &[Answer], body: &str) -> Desk {
    let view = view(answers, false, body, my_rights());
    Desk::mine(lang, SelfExam::new("self_exam", None), Reply::SelfExam(Box::new(view)))
}

fn handed_in() -> SelfExamView {
    let mut answers = complete();
    answers[1] = answer("thinking-2", Slight);
    let rights = allow(&[Act::AcceptExam, Act::ReturnExam]);
    let mut view =
        view(&answers, false, &"我在国际合作处工作，主要承办出国手续。".repeat(60), rights);
    view.head.status = Some(StepStatus::Submitted);
    view.head.submitted_on = Some(day("2026-05-11"));
    view
}

fn reviewing(view: SelfExamView) -> Desk {
    let screen = SelfExam::new("self_exam", Some(author()));
    Desk::reviewing(Lang::ZhHans, screen, Reply::SelfExam(Box::new(view)))
}

fn answered(item: &str, version: i64, result: AnswerResult) -> Command {
    let (step, item) = ("self_exam".to_owned(), item.to_owned());
    Command::Exam(ExamCommand::Answer { step, item, version, result })
}

/// The line marked as selected, without its mark.
fn selected(desk: &mut Desk) -> String {
    let shown = desk.screen(80, 24);
    let line = shown.lines().find(|line| line.starts_with(" ▸ ")).unwrap_or_default();
    line.trim_start_matches(" ▸ ").to_owned()
}

#[test]
fn it_opens_on_the_first_item_that_is_open() {
    insta::assert_snapshot!("exam_empty", mine(Lang::ZhHans, &[], "").sizes());
    insta::assert_snapshot!("exam_midway", mine(Lang::ZhHans, &midway(), "").sizes());
    insta::assert_snapshot!("exam_midway_hant", mine(Lang::ZhHant, &midway(), "").screen(80, 24));
    insta::assert_snapshot!("exam_midway_en", mine(Lang::En, &midway(), "").sizes());
}

#[test]
fn a_key_answers_and_the_selection_goes_on() {
    let mut desk = mine(Lang::ZhHans, &[], "");
    desk.keys("1１1");
    assert_eq!(
        desk.commands(),
        [
            answered("thinking-1", 0, Ok),
            answered("thinking-2", 0, Ok),
            answered("thinking-3", 0, Ok)
        ]
    );
    assert!(selected(&mut desk).starts_with("4 我能主动说出"));
}

#[test]
fn a_problem_asks_for_fact_cause_and_plan_at_once() {
    let mut desk = mine(Lang::ZhHans, &[], "");
    desk.keys("3");
    insta::assert_snapshot!("exam_form", desk.screen(80, 24));
    insta::assert_snapshot!("exam_form_small", desk.screen(60, 20));
    desk.keys("太少").save();
    assert_eq!(desk.commands(), [answered("thinking-1", 0, Problem)], "too short to be kept");
    let shown = desk.screen(80, 24);
    assert!(shown.contains("至少 15 字，现在 2 字"), "{shown}");
    desk.key(KeyCode::Backspace).key(KeyCode::Backspace);
    desk.keys(FACT).key(KeyCode::Tab).keys(CAUSE).key(KeyCode::Tab).keys(PLAN).save();
    let (step, item) = ("self_exam".to_owned(), "thinking-1".to_owned());
    let (fact, cause, plan) = (FACT.to_owned(), CAUSE.to_owned(), PLAN.to_owned());
    // The key itself was the first version.
    let write = ExamCommand::Write { step, item, version: 1, result: Problem, fact, cause, plan };
    assert_eq!(desk.commands(), [Command::Exam(write)]);
    assert!(selected(&mut desk).starts_with("2 面对两难事项时"));
}

#[test]
fn an_answer_changed_in_the_form_keeps_the_words_it_hides() {
    let mut desk = mine(Lang::ZhHans, &midway(), "");
    desk.key(KeyCode::Home).down(4).keys("e").key(KeyCode::BackTab).keys("2").save();
    let (step, item) = ("self_exam".to_owned(), "thinking-5".to_owned());
    let (fact, cause, plan) = (FACT.to_owned(), CAUSE.to_owned(), PLAN.to_owned());
    let write = ExamCommand::Write { step, item, version: 2, result: Slight, fact, cause, plan };
    assert_eq!(desk.commands(), [Command::Exam(write)]);
}

#[test]
fn the_same_answer_again_is_not_written_again() {
    let mut desk = mine(Lang::ZhHans, &midway(), "");
    desk.key(KeyCode::Home).keys("1");
    assert_eq!(desk.commands(), []);
    assert!(selected(&mut desk).starts_with("2 "));
}

#[test]
fn a_named_problem_asks_for_an_example_whatever_the_answer() {
    let mut desk = mine(Lang::ZhHans, &[], "");
    desk.key(KeyCode::End).key(KeyCode::Up);
    insta::assert_snapshot!("exam_named", desk.screen(80, 24));
    desk.keys("1");
    let shown = desk.screen(80, 24);
    assert!(shown.contains("例子或依据") && shown.contains("0/15"), "{shown}");
    desk.keys("进一步加强学习，进一步提高认识水平").save();
    let shown = desk.screen(80, 24);
    assert!(shown.contains("太空泛"), "{shown}");
}

#[test]
fn leadership_stands_as_not_applicable_for_others_and_is_asked_of_leaders() {
    let mut desk = mine(Lang::ZhHans, &midway(), "");
    desk.key(KeyCode::Home).down(17);
    insta::assert_snapshot!("exam_leadership", desk.screen(80, 24));
    let view = view(&[], true, "", my_rights());
    assert!(view.items.iter().all(|item| item.required));
}

#[test]
fn enter_offers_the_four_answers_to_who_does_not_know_the_keys() {
    let mut desk = mine(Lang::ZhHans, &[], "");
    desk.key(KeyCode::Enter);
    insta::assert_snapshot!("exam_menu", desk.screen(80, 24));
    desk.key(KeyCode::Enter);
    assert_eq!(desk.commands(), [answered("thinking-1", 0, Ok)]);
}

#[test]
fn the_next_open_item_is_one_key_away() {
    let mut desk = mine(Lang::ZhHans, &midway(), "");
    desk.key(KeyCode::Home).keys("]");
    assert!(selected(&mut desk).starts_with("1 本阶段规定材料"), "the one without its words");
    desk.keys("】");
    assert!(selected(&mut desk).starts_with("3 我每月至少弄懂"));
    desk.keys("[");
    assert!(selected(&mut desk).starts_with("1 本阶段规定材料"));
    // On a complete item Enter goes on, on an unfinished one it opens the form.
    desk.key(KeyCode::Home).key(KeyCode::Enter);
    assert!(selected(&mut desk).starts_with("1 本阶段规定材料"));
    desk.key(KeyCode::Enter);
    let shown = desk.screen(80, 24);
    assert!(shown.contains("▸ 原因"), "{shown}");
}

#[test]
fn what_was_returned_shows_the_comment_beside_the_answer() {
    let mut answers = complete();
    let at = answers.iter().position(|a| a.item == "work-1").unwrap();
    answers[at].comment = "请写明是哪一天的哪一份急件，晚了多久。".into();
    let mut view = view(&answers, false, "已经写过的材料。", my_rights());
    view.head.status = Some(StepStatus::Returned);
    view.head.reviewer = "何雁秋".into();
    view.head.reviewed_on = Some(day("2026-05-10"));
    view.head.comment =
        "第三、第四项的事实太笼统，看不出是哪一天、哪一件；六类问题中请写出平均天数。补充后再交。"
            .into();
    let mut desk =
        Desk::mine(Lang::ZhHans, SelfExam::new("self_exam", None), Reply::SelfExam(Box::new(view)));
    desk.key(KeyCode::Home).down(11);
    insta::assert_snapshot!("exam_returned", desk.sizes());
    desk.keys("e");
    insta::assert_snapshot!("exam_returned_form", desk.screen(80, 24));
}

#[test]
fn the_statement_begins_from_the_answers() {
    let mut desk = mine(Lang::ZhHans, &midway(), "");
    desk.key(KeyCode::End);
    insta::assert_snapshot!("exam_statement", desk.screen(80, 24));
    desk.key(KeyCode::Enter);
    insta::assert_snapshot!("exam_statement_form", desk.screen(80, 24));
    desk.keys("完").save();
    let commands = desk.commands();
    let [Command::Step(StepCommand::SaveText { version: 4, body, .. })] = commands.as_slice()
    else {
        panic!("{commands:?}");
    };
    assert!(body.starts_with("基本情况") && body.contains(FACT) && body.ends_with('完'), "{body}");
}

#[test]
fn what_the_whole_lacks_is_said_at_once_and_led_to() {
    let mut desk = mine(Lang::ZhHans, &midway(), "");
    desk.key(KeyCode::End).keys("s");
    insta::assert_snapshot!("exam_lacks", desk.screen(80, 24));
    desk.key(KeyCode::Enter);
    assert!(selected(&mut desk).starts_with("1 本阶段规定材料"));
}

#[test]
fn it_is_handed_in_under_ones_own_name() {
    let mut desk =
        mine(Lang::ZhHans, &complete(), &"我在国际合作处工作，主要承办出国手续。".repeat(60));
    desk.keys("s").keys("王映").save();
    assert_eq!(desk.commands(), []);
    insta::assert_snapshot!("exam_sign", desk.screen(80, 24));
    desk.key(KeyCode::Backspace).key(KeyCode::Backspace).keys("李 禾");
    desk.outcome = done(Outcome::Submitted, Some("commitment"));
    desk.save();
    let (step, signed_name) = ("self_exam".to_owned(), "李 禾".to_owned());
    assert_eq!(
        desk.commands(),
        [Command::Step(StepCommand::Submit { step, version: 4, signed_name })]
    );
    let shown = desk.screen(80, 24);
    assert!(shown.contains("下一步：公开承诺"), "{shown}");
}

#[test]
fn after_submission_it_is_read_only_and_says_why() {
    let rights = refuse(&[Act::WriteEntry, Act::SubmitEntry], &Refusal::AlreadySubmitted);
    let mut view = view(&complete(), false, "材料", rights);
    view.head.status = Some(StepStatus::Submitted);
    view.head.submitted_on = Some(day("2026-05-11"));
    let mut desk =
        Desk::mine(Lang::ZhHans, SelfExam::new("self_exam", None), Reply::SelfExam(Box::new(view)));
    desk.keys("3");
    assert_eq!(desk.commands(), []);
    let shown = desk.screen(80, 24);
    assert!(shown.contains("已经提交，正在等待审阅"), "{shown}");
}

#[test]
fn a_reviewer_comments_beside_answers_and_returns_all_at_once() {
    let mut desk = reviewing(handed_in());
    insta::assert_snapshot!("exam_review", desk.sizes());
    desk.keys("]r");
    insta::assert_snapshot!("exam_comment", desk.screen(80, 24));
    desk.keys("是哪一天的事").save();
    assert_eq!(desk.commands(), [], "nothing is sent yet");
    insta::assert_snapshot!("exam_commented", desk.screen(80, 24));
    desk.key(KeyCode::Home).keys("r");
    insta::assert_snapshot!("exam_return", desk.screen(80, 24));
    desk.keys("请补充后再交").save();
    let (id, comment) = ("entry".to_owned(), "请补充后再交".to_owned());
    let beside = vec![("thinking-2".to_owned(), "是哪一天的事".to_owned())];
    let sent = std::mem::take(&mut desk.sent);
    let returned = StepCommand::Return { id, version: 4, comment, beside };
    assert!(sent.contains(&Request::Do(Command::Step(returned))));
    let dropped =
        |r: &Request| matches!(r, Request::DropDraft { form, .. } if form == "exam-beside");
    assert!(sent.iter().any(dropped), "{sent:?}");
}

#[test]
fn comments_beside_answers_survive_leaving_but_not_another_version() {
    let kept = |base_version| {
        let draft = DraftState {
            form: "exam-beside".into(),
            entity: "entry".into(),
            base_version,
            version: 3,
            body: r#"{"thinking-2":"是哪一天的事"}"#.into(),
            updated_at: 0,
        };
        let screen = SelfExam::new("self_exam", Some(author()));
        let mut desk =
            Desk::reviewing(Lang::ZhHans, screen, Reply::SelfExam(Box::new(handed_in())));
        desk.draft = Some(draft);
        // Opened once more, now with the draft in the store.
        let screen = SelfExam::new("self_exam", Some(author()));
        desk.reopen(screen);
        desk
    };
    assert!(kept(4).screen(80, 24).contains("1 处意见"));
    let mut stale = kept(3);
    assert!(!stale.screen(80, 24).contains("1 处意见"));
    assert!(stale.sent.iter().any(|r| matches!(r, Request::DropDraft { .. })));
}

#[test]
fn acceptance_tells_how_many_findings_come_of_it() {
    let mut desk = reviewing(handed_in());
    desk.keys("a");
    insta::assert_snapshot!("exam_accept", desk.screen(80, 24));
    desk.keys("y");
    let (id, comment) = ("entry".to_owned(), String::new());
    assert_eq!(desk.commands(), [Command::Step(StepCommand::Accept { id, version: 4, comment })]);
}

#[test]
fn a_coordinator_records_a_review_held_outside_with_words() {
    let screen = SelfExam::new("self_exam", Some(person("chenwangchuan", "陈望川")));
    let hello =
        hello(person("linzhixia", "林知夏"), zicha::domain::role::Role::Coordinator, Lang::ZhHans);
    let mut desk = Desk::new(hello, screen, Reply::SelfExam(Box::new(handed_in())));
    desk.keys("a").save();
    assert_eq!(desk.commands(), []);
    desk.keys("厅领导已阅，同意").save();
    let (id, comment) = ("entry".to_owned(), "厅领导已阅，同意".to_owned());
    assert_eq!(desk.commands(), [Command::Step(StepCommand::Accept { id, version: 4, comment })]);
}

#[test]
fn a_reviewer_reads_from_answer_to_answer() {
    let mut desk = reviewing(handed_in());
    desk.keys("]").key(KeyCode::Enter);
    let shown = desk.screen(80, 24);
    assert!(shown.contains("面对两难事项时") && shown.contains(&FACT[..30]), "{shown}");
    desk.keys("]");
    let shown = desk.screen(80, 24);
    assert!(shown.contains("承办事项有登记") && shown.contains(&PLAN[..30]), "{shown}");
    desk.key(KeyCode::Esc);
    assert!(selected(&mut desk).starts_with("1 承办事项有登记"));
}
