use super::*;
use crate::domain::{
    lang::Lang,
    local_text::LocalText,
    record::Meta,
    self_exam::assemble,
    step::{AnswerPart, ExamQuestion, Heading, NamedProblem, Section, TextForm},
    step_entry::StepStatus,
};

fn params() -> SelfExamParams {
    let section = |key: &str, audience, items: &[&str]| Section {
        key: key.into(),
        name: key.into(),
        audience,
        items: items
            .iter()
            .map(|key| ExamQuestion {
                key: (*key).into(),
                text: (*key).into(),
                hint: LocalText::default(),
            })
            .collect(),
    };
    let heading =
        |title: &str, from| Heading { title: title.into(), hint: "写明方向".into(), from };
    SelfExamParams {
        sections: vec![
            section("工作作风", SectionAudience::Everyone, &["w1", "w2"]),
            section("领导作风", SectionAudience::Leaders, &["l1"]),
        ],
        named: vec![NamedProblem {
            key: "责任心不强".into(),
            name: "责任心不强".into(),
            signs: LocalText::default(),
        }],
        leader_roles: vec!["leader".into()],
        fact_min: 15,
        cause_min: 5,
        plan_min: 5,
        text_max: 500,
        statement: TextForm {
            min_chars: 10,
            max_chars: 1000,
            headings: vec![
                heading("一、存在的问题", Some(AnswerPart::Facts)),
                heading("二、原因", Some(AnswerPart::Causes)),
                heading("三、努力方向", None),
            ],
        },
    }
}

fn lints() -> Lints {
    Lints { empty_phrases: vec!["进一步加强".into(), "认识不到位".into()] }
}

fn answer(item: &str, result: AnswerResult, fact: &str) -> Answer {
    Answer {
        meta: Meta::default(),
        campaign: "c".into(),
        person: "p".into(),
        step: "exam".into(),
        item: item.into(),
        result,
        fact: fact.into(),
        cause: String::new(),
        plan: String::new(),
        comment: String::new(),
        finding: None,
    }
}

const FACT: &str = "四月十五日的来函拖到五月八日才答复对方";

fn lacking(item: &str, result: AnswerResult, fact: &str, who: Examinee) -> Vec<(String, String)> {
    let answer = answer(item, result, fact);
    lacks_of(&params(), &lints(), who, item, answer.written())
        .into_iter()
        .map(|p| (p.field, format!("{:?}", p.kind)))
        .collect()
}

fn fields(item: &str, result: AnswerResult, fact: &str) -> Vec<String> {
    lacking(item, result, fact, Examinee::default()).into_iter().map(|(field, _)| field).collect()
}

#[test]
fn each_result_asks_for_its_own_texts() {
    use AnswerResult as R;
    let none: [&str; 0] = [];
    assert_eq!(fields("w1", R::Ok, ""), none);
    assert_eq!(fields("w1", R::Slight, ""), ["fact"]);
    assert_eq!(fields("w1", R::Slight, FACT), none);
    assert_eq!(fields("w1", R::Problem, FACT), ["cause", "plan"]);
    assert_eq!(fields("w1", R::Problem, ""), ["fact", "cause", "plan"]);
    assert_eq!(fields("w1", R::NotApplicable, ""), ["fact"]);
    assert_eq!(fields("w1", R::NotApplicable, "未设此岗"), none);
    assert_eq!(fields("w1", R::Ok, &"长".repeat(501)), ["fact"]);
}

#[test]
fn a_named_problem_needs_an_example_or_ground_whatever_the_answer() {
    for &result in AnswerResult::ALL {
        assert!(fields("责任心不强", result, "没有").contains(&"fact".to_owned()), "{result:?}");
        assert!(!fields("责任心不强", result, FACT).contains(&"fact".to_owned()), "{result:?}");
    }
}

#[test]
fn items_for_leaders_are_required_of_leaders_only() {
    let staff = Examinee::new(&params(), false, ["staff"]);
    let items = exam_items(&params(), &lints(), staff, &[]);
    let l1 = items.iter().find(|i| i.key == "l1").unwrap();
    assert!(l1.na_by_default && l1.is_complete() && !l1.required);
    assert_eq!(progress(&items, None), Progress { done: 1, ..Progress::nothing_of(4) });
    assert_eq!(step_lacks(&items), [Problem::new("answers", ProblemKind::Unanswered(3))]);
    // Saying "not applicable" where it stands by default needs no reason.
    assert_eq!(lacking("l1", AnswerResult::NotApplicable, "", staff), []);

    for leader in [Examinee::new(&params(), true, []), Examinee::new(&params(), false, ["leader"])]
    {
        let items = exam_items(&params(), &lints(), leader, &[]);
        assert!(items.iter().all(|i| i.required && !i.is_complete()));
        assert_eq!(lacking("l1", AnswerResult::NotApplicable, "", leader).len(), 1);
    }
}

#[test]
fn an_empty_phrase_is_flagged_and_holds_up_only_a_hollow_text() {
    let hollow = "对学习认识不到位，今后要进一步加强。";
    let concrete = "对窗口值班认识不到位，四月有三天九点半才开门";
    assert_eq!(fields("w1", AnswerResult::Slight, hollow), ["fact"]);
    let said = lacking("w1", AnswerResult::Slight, hollow, Examinee::default());
    assert!(said[0].1.contains("进一步加强"), "{said:?}");
    assert!(fields("w1", AnswerResult::Slight, concrete).is_empty());
    let flagged = answer("w1", AnswerResult::Slight, concrete);
    assert_eq!(
        text_flags(&lints(), flagged.written()),
        [Problem::new("fact", ProblemKind::EmptyPhrase("认识不到位".into()))]
    );
    let items = exam_items(&params(), &lints(), Examinee::default(), &[flagged]);
    assert_eq!(items[0].flags.len(), 1);
    assert!(items[0].is_complete());
}

#[test]
fn a_submission_names_every_incomplete_answer() {
    let answers =
        [answer("w1", AnswerResult::Problem, FACT), answer("w2", AnswerResult::Slight, "")];
    let items = exam_items(&params(), &lints(), Examinee::default(), &answers);
    let said: Vec<_> = step_lacks(&items).into_iter().map(|p| p.field).collect();
    assert_eq!(said, ["answers", "w1.cause", "w1.plan", "w2.fact"]);
    assert_eq!(
        open_sections(&items),
        [("工作作风".into(), 2), ("领导作风".into(), 0), ("责任心不强".into(), 1)]
    );
    assert_eq!(progress(&items, None).status, StepStatus::Doing);
}

#[test]
fn the_statement_gathers_what_was_found_under_the_campaigns_headings() {
    let mut second = answer("责任心不强", AnswerResult::Problem, "两次忘记回访来信人");
    second.cause = "没有登记本。".into();
    // No problem: its ground is not a fact of the statement. The order is the checklist's.
    let answers = [second, answer("w2", AnswerResult::Slight, FACT), {
        answer("w1", AnswerResult::Ok, "每天提前到岗，登记本可查")
    }];
    assert_eq!(
        assemble(&params(), &answers, Lang::ZhHans),
        format!(
            "一、存在的问题\n1. 工作作风：{FACT}\n2. 责任心不强：两次忘记回访来信人\n\n\
             二、原因\n1. 没有登记本。\n\n三、努力方向\n（写明方向）"
        )
    );
    assert!(assemble(&params(), &answers, Lang::En).contains("1. 工作作风: "));
}
