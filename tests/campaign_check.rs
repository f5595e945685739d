//! Campaign files: the built-in ones are whole, a broken one gets every mistake with its exact
//! place, and no file, however garbled, brings the reader down.

use proptest::prelude::*;
use zicha::domain::campaign::CategoryGroup;
use zicha::domain::lang::Lang;
use zicha::domain::step::{DueRule, SectionAudience, StepKind};
use zicha::i18n::tr;
use zicha::template::mistake::{Mistake, MistakeKind, Severity};
use zicha::template::{builtin, check, find_builtin, parse, report};

const BROKEN: &str = include_str!("fixtures/broken-campaign.toml");

/// Line, column and the name of what is wrong.
fn places(mistakes: &[Mistake]) -> Vec<(usize, usize, String)> {
    let name = |kind: &MistakeKind| {
        let said = format!("{kind:?}");
        said.split([' ', '(']).next().unwrap_or_default().to_owned()
    };
    mistakes.iter().map(|m| (m.line, m.column, name(&m.kind))).collect()
}

fn source(id: &str) -> &'static str {
    find_builtin(id).map_or("", |builtin| builtin.source)
}

#[test]
fn the_built_in_campaigns_have_no_mistakes_but_the_intended_gap() {
    let gap = MistakeKind::Gap { first: "03-01".into(), last: "03-31".into() };
    for builtin in builtin() {
        let checked = check(builtin.source);
        let kinds: Vec<_> = checked.mistakes.into_iter().map(|m| m.kind).collect();
        let meant = if builtin.id == "satisfactory-unit" { vec![gap.clone()] } else { vec![] };
        assert_eq!(kinds, meant, "{}", builtin.id);
        assert_eq!(checked.campaign.unwrap().id, builtin.id);
    }
}

#[test]
fn the_appraisal_holds_what_the_field_asks_for() {
    let campaign = parse(source("satisfactory-unit")).unwrap();
    let months: Vec<_> = campaign.phases.iter().map(|p| p.dates(2009)).collect();
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(months[0], (day("2009-04-01"), day("2009-05-31")));
    assert_eq!(months[1], (day("2009-06-01"), day("2009-07-31")));
    assert_eq!(months[2], (day("2009-08-01"), day("2009-09-30")));
    assert_eq!(months[3], (day("2009-10-01"), day("2009-11-30")));
    assert_eq!(campaign.gaps(2026).len(), 1);
    let kinds: Vec<_> = campaign.steps().map(|(phase, step)| (phase.no, step.kind())).collect();
    assert_eq!(
        kinds,
        [
            (1, StepKind::Study),
            (1, StepKind::Opinions),
            (1, StepKind::SelfExam),
            (1, StepKind::Commitment),
            (2, StepKind::Rectification),
            (4, StepKind::Statement),
        ]
    );
    assert!(campaign.phase_no(3).unwrap().is_announced_only());
    assert_eq!(campaign.next_step("commitment").unwrap().key, "rectification");
    assert_eq!(campaign.phase_of("statement").unwrap().key, "summing-up");

    let study = campaign.step("study").unwrap().study().unwrap();
    assert_eq!((study.topics.len(), study.required_types()), (14, 4));
    assert_eq!((study.reflections.count, study.reflections.min_chars), (2, 800));

    let step = campaign.step("self_exam").unwrap();
    let exam = step.self_exam().unwrap();
    assert_eq!((exam.sections.len(), exam.named.len(), step.total()), (5, 6, 33));
    assert_eq!(exam.fact_min, 15);
    assert_eq!(exam.required_items(true) - exam.required_items(false), 5);
    assert_eq!(exam.section_of("leadership-3").unwrap().audience, SectionAudience::Leaders);
    assert_eq!(exam.category_of("work-2"), Some("work"));
    assert_eq!(exam.category_of("efficiency"), Some("efficiency"));
    let group = |wanted| campaign.categories.iter().filter(|c| c.group == wanted).count();
    assert_eq!((group(CategoryGroup::Section), group(CategoryGroup::Named)), (5, 6));

    let ledger = campaign.first_of(StepKind::Rectification).unwrap().rectification().unwrap();
    let rules: Vec<_> = ledger.types.iter().map(|kind| kind.due).collect();
    assert_eq!(rules, [DueRule::Workdays(10), DueRule::PhaseEnd, DueRule::ReviewMonths(1)]);
    let sources = &campaign.step("opinions").unwrap().opinions().unwrap().sources;
    assert_eq!(sources.iter().map(|s| s.min).sum::<i64>(), 3);
}

#[test]
fn the_workshop_shares_nothing_with_the_appraisal() {
    let office = parse(source("satisfactory-unit")).unwrap();
    let workshop = parse(source("workshop-safety")).unwrap();
    assert_eq!(workshop.phases.len(), 2);
    assert!(workshop.steps().all(|(_, step)| office.step(&step.key).is_none()));
    let shared = workshop.categories.iter().filter(|c| office.category(&c.key).is_some());
    assert_eq!(shared.map(|c| c.key.as_str()).collect::<Vec<_>>(), ["other"]);
    let (phase, training) = workshop.steps().next().unwrap();
    let due = phase.due(training, 2026, phase.dates(2026).1);
    assert_eq!(due, "2026-06-15".parse().unwrap());
}

#[test]
fn the_sample_commitments_can_be_checked_and_vague_ones_cannot() {
    let campaign = parse(source("satisfactory-unit")).unwrap();
    let measurable = &campaign.step("commitment").unwrap().commitment().unwrap().measurable;
    for kept in [
        "办公电话在工作时间内响铃五声之内接起；无法当场答复的，一个工作日内回电。",
        "出国手续材料一次性书面告知；因我漏告造成对方补件的，我负责上门或代办补齐。",
        "每月到市（地）或企业至少一次，带回的问题七个工作日内给出去向。",
        "不接受服务对象的礼品和宴请；如遇无法当场退回的，次日上交登记。",
        "項目申報的結果在三個工作日內公開。",
        "Calls are answered within five rings during working hours.",
    ] {
        assert!(measurable.measure(kept).is_some(), "{kept}");
    }
    for vague in [
        "进一步加强学习，不断提高服务水平。",
        "热情接待每一位来访者，认真办好每一件事。",
        "切實轉變作風，努力做好服務。",
        "I will do better and serve people with all my heart.",
    ] {
        assert_eq!(measurable.measure(vague), None, "{vague}");
    }
    assert_eq!(campaign.lints.empty_phrase("对此认识不到位，今后改进"), Some("认识不到位"));
    assert_eq!(campaign.lints.empty_phrase("5月6日来电没有登记，两天后才回"), None);
}

#[test]
fn each_script_is_its_own() {
    // Of the characters that occur most, those that only one script has.
    let hans =
        "们个这来对时会应说问题动关门见车书学习员办务处业导实发现责环节阶总结评测满质单进网显开团";
    let hant = "們個這來對時會應說問題動關門見車書學習員辦務處業導實發現責環節階總結評測滿質單進網顯開團裡後";
    for builtin in builtin() {
        for line in builtin.source.lines().filter(|line| !line.starts_with('#')) {
            for (language, own, other) in
                [("zh-Hans = \"", hans, hant), ("zh-Hant = \"", hant, hans)]
            {
                let Some((_, rest)) = line.split_once(language) else { continue };
                let text = rest.split("\", ").next().unwrap_or_default();
                let stray = text.chars().find(|c| other.contains(*c) && !own.contains(*c));
                assert_eq!(stray, None, "{language} in {line}");
            }
        }
    }
}

#[test]
fn a_broken_file_gets_every_mistake_at_its_place() {
    let checked = check(BROKEN);
    assert_eq!(checked.campaign, None);
    let expected = [
        (1, 6, "BadKey"),
        (2, 11, "OutOfRange"),
        (3, 1, "MissingLanguage"),
        (4, 1, "UnknownKey"),
        (7, 7, "BadMark"),
        (8, 9, "WrongType"),
        (11, 24, "WrongType"),
        (14, 1, "UnknownKey"),
        (16, 1, "MissingKey"),
        (18, 13, "BadDate"),
        (23, 21, "TooWide"),
        (24, 13, "WrongType"),
        (26, 7, "Reversed"),
        (29, 8, "UnknownValue"),
        (33, 45, "EmptyText"),
        (38, 7, "DuplicateKey"),
        (39, 45, "ControlCharacter"),
        (42, 20, "UnknownValue"),
        (43, 13, "MinOverMax"),
        (45, 11, "EmptyList"),
        (46, 1, "UnknownKey"),
        (49, 8, "KindToCome"),
        (69, 7, "DueOutsidePhase"),
        (70, 88, "WrongType"),
        (72, 30, "UnknownValue"),
        (72, 44, "UnknownValue"),
        (73, 25, "WrongType"),
        (73, 46, "UnknownKey"),
        (75, 1, "NothingHappens"),
        (80, 9, "Overlap"),
    ];
    let expected: Vec<_> =
        expected.map(|(line, column, name)| (line, column, name.to_owned())).into();
    assert_eq!(places(&checked.mistakes), expected);
    let warnings = checked.mistakes.iter().filter(|m| m.severity == Severity::Warning);
    assert_eq!(warnings.count(), 2);
    assert_eq!(checked.mistakes[13].offending, "\"stduy\"");
    assert_eq!(parse(BROKEN), Err(checked.mistakes));
}

#[test]
fn torn_syntax_is_said_once_and_nothing_is_made_up_about_the_rest() {
    let torn = "id = \"a\nversion = = 1\nname = { zh-Hans = \"x\"\n[[phase]\n";
    let mistakes = check(torn).mistakes;
    assert!(mistakes.iter().all(|m| matches!(m.kind, MistakeKind::Syntax(_))), "{mistakes:?}");
    let lines: Vec<usize> = mistakes.iter().map(|m| m.line).collect();
    assert!([1, 2].iter().all(|line| lines.contains(line)), "{lines:?}");

    let twice = check("id = \"a\"\nid = \"b\"\n").mistakes;
    assert!(twice.iter().any(|m| (m.line, &m.kind) == (2, &MistakeKind::RepeatedKey)));
}

#[test]
fn dates_outside_the_campaign_are_errors_and_gaps_are_not() {
    let narrow = source("workshop-safety").replacen("end = \"07\"", "end = \"07-20\"", 1);
    let mistakes = check(&narrow).mistakes;
    assert_eq!(
        places(&mistakes).iter().map(|p| p.2.as_str()).collect::<Vec<_>>(),
        ["OutsideCampaign"]
    );
    let wide = source("workshop-safety").replacen("end = \"07\"", "end = \"+01\"", 1);
    let checked = check(&wide);
    assert!(checked.campaign.is_some());
    let gap = MistakeKind::Gap { first: "08-01".into(), last: "+01-31".into() };
    assert_eq!(checked.mistakes.into_iter().map(|m| m.kind).collect::<Vec<_>>(), [gap]);
}

#[test]
fn too_much_asked_of_a_person_is_a_warning() {
    let more = source("satisfactory-unit").replacen("count = 2", "count = 3", 1);
    let checked = check(&more);
    assert!(checked.campaign.is_some());
    assert!(
        checked.mistakes.iter().any(|m| m.kind == MistakeKind::TooMuchAsked { max: 40, now: 41 })
    );
}

#[test]
fn the_report_names_place_and_remedy_in_each_language() {
    let source = "id = \"a\"\nvresion = 1\n";
    let mistakes: Vec<_> = check(source).mistakes.into_iter().filter(|m| m.line == 2).collect();
    let place = "  |\n2 | vresion = 1\n  | ^^^^^^^\n\n";
    let said = |lang| report::render(&mistakes, source, "my.toml", tr(lang));
    assert_eq!(
        said(Lang::En),
        format!(
            "my.toml:2:1: error: unknown key vresion; did you mean version?\n{place}1 error; no warnings\n"
        )
    );
    assert_eq!(
        said(Lang::ZhHans),
        format!(
            "my.toml:2:1: 错误: 没有 vresion 这个键，是不是 version？\n{place}错误 1 处，提醒 0 处\n"
        )
    );
    assert_eq!(
        said(Lang::ZhHant),
        format!(
            "my.toml:2:1: 錯誤: 沒有 vresion 這個鍵，是不是 version？\n{place}錯誤 1 處，提醒 0 處\n"
        )
    );
}

#[test]
fn the_report_shows_every_mistake_and_no_control_character() {
    let source = format!("{BROKEN}# \u{9b}31m \u{202e}\nx\u{1b}y = 1\n");
    let mistakes = check(&source).mistakes;
    for &lang in Lang::ALL {
        let said = report::render(&mistakes, &source, "a\u{1b}[2J.toml", tr(lang));
        for mistake in &mistakes {
            let place = format!(".toml:{}:{}: ", mistake.line, mistake.column);
            assert!(said.contains(&place), "{place}");
        }
        let bad = |c: char| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
        assert_eq!(said.chars().find(|c| bad(*c)), None);
    }
}

/// A built-in file with a piece cut out and another text put in.
fn mutated() -> impl Strategy<Value = String> {
    let text = source("workshop-safety");
    (0..text.len(), 0..400_usize, ".{0,12}").prop_map(move |(at, len, put)| {
        let start = text.floor_char_boundary(at);
        let end = text.floor_char_boundary((start + len).min(text.len())).max(start);
        format!("{}{put}{}", &text[..start], &text[end..])
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn any_text_is_answered(text in "(?s).{0,400}") {
        let checked = check(&text);
        prop_assert!(checked.campaign.is_none());
        report::render(&checked.mistakes, &text, "x.toml", tr(Lang::En));
    }

    #[test]
    fn toml_like_text_is_answered(text in "([a-z.\\[\\]\"'{}=,#\\n 0-9年-]|phase|step|kind|= \"study\"\\n){0,80}") {
        let checked = check(&text);
        prop_assert!(checked.campaign.is_none());
        report::render(&checked.mistakes, &text, "x.toml", tr(Lang::ZhHant));
    }

    #[test]
    fn a_damaged_campaign_is_used_or_explained(text in mutated()) {
        let checked = check(&text);
        let errors = checked.mistakes.iter().any(|m| m.severity == Severity::Error);
        prop_assert_eq!(checked.campaign.is_none(), errors);
        for mistake in &checked.mistakes {
            prop_assert!(mistake.line >= 1 && mistake.column >= 1);
            prop_assert!(mistake.line <= text.split('\n').count());
        }
        report::render(&checked.mistakes, &text, "x.toml", tr(Lang::ZhHans));
    }
}

#[test]
fn a_file_wrong_in_every_byte_is_answered_in_proportion() {
    let one_line = format!("phase = [{}]\n", "{a=1},".repeat(20_000));
    let phases = "[[phase]]\nkey = \"p\"\nfirst = \"05-01\"\nlast = \"05-02\"\n".repeat(3_000);
    let torn = "a=\n[[phase]]\n".repeat(10_000);
    for source in [one_line, phases, torn] {
        let checked = check(&source);
        assert!(checked.mistakes.len() > 3_000, "{}", checked.mistakes.len());
        // Each mistake with its excerpt, and never more than the first hundred.
        let said = report::list(&checked.mistakes, &source, "file.toml", tr(Lang::En));
        assert!(said.len() < 100_000, "{} bytes", said.len());
        assert!(said.contains(&format!("and {} more", checked.mistakes.len() - 100)), "{said}");
    }
}
