//! Reads the parameters of each kind of step.

use super::mistake::MistakeKind;
use super::scope::{NAME, PROSE, Scope, choice, roles};
use super::table::{Keys, Table};
use crate::domain::campaign::{Category, CategoryGroup};
use crate::domain::commitment::CommitmentKind;
use crate::domain::finding::RectifyKind;
use crate::domain::step::{
    AnswerPart, Choice, CommitmentParams, DueRule, EducationType, ExamQuestion, Heading,
    Measurable, NamedProblem, OpinionsParams, RectificationParams, RectifyType, Reflections,
    Section, SectionAudience, SelfExamParams, Source, StudyParams, TextForm, Topic,
};

/// The longest text any form asks for, in characters.
const LONGEST: i64 = 20_000;

pub(super) fn study(step: &Table<'_>) -> StudyParams {
    let mut types = Keys::default();
    let mut forms = Keys::default();
    let mut topics = Keys::default();
    StudyParams {
        types: step.each("type", 12, |table| {
            let (key, name) = choice(&table, &mut types);
            EducationType { key, name, required: table.flag("required", true) }
        }),
        forms: choices(step, "form", &mut forms),
        topics: step.each("topic", 60, |table| Topic {
            key: table.own_key("key", &mut topics),
            title: table.local("title", NAME),
            education: table.one_of("type", types.iter()).unwrap_or_default(),
            required: table.flag("required", false),
            form: table.find("form").and_then(|field| table.as_one_of(&field, forms.iter())),
        }),
        reflections: step.table("reflections").map_or(
            Reflections { count: 0, min_chars: 0 },
            |table| Reflections {
                count: table.number("count", 0..=20),
                min_chars: table.number("min_chars", 0..=LONGEST),
            },
        ),
    }
}

pub(super) fn self_exam(step: &Table<'_>, scope: &mut Scope) -> SelfExamParams {
    let sections = step.each("section", 20, |table| {
        let (key, name) = choice(&table, &mut scope.categories);
        let group = CategoryGroup::Section;
        scope.found.push(Category { key: key.clone(), name: name.clone(), group });
        Section {
            key,
            name,
            audience: table
                .find("audience")
                .and_then(|field| {
                    table.as_one_of(&field, SectionAudience::ALL.iter().map(|a| a.code()))
                })
                .and_then(|code| SectionAudience::from_code(&code))
                .unwrap_or(SectionAudience::Everyone),
            items: table.each("item", 60, |item| ExamQuestion {
                key: item.own_key("key", &mut scope.items),
                text: item.local("text", PROSE),
                hint: item.local_if_any("hint", PROSE),
            }),
        }
    });
    let named = step.each_if_any("named", 20, |table| {
        let (key, name) = choice(&table, &mut scope.categories);
        table.claim(&key, &table.place("key"), &mut scope.items);
        let group = CategoryGroup::Named;
        scope.found.push(Category { key: key.clone(), name: name.clone(), group });
        NamedProblem { key, name, signs: table.local("signs", PROSE) }
    });
    let text_max = step.number_if_good("text_max", 50..=LONGEST);
    SelfExamParams {
        sections,
        named,
        leader_roles: roles(step, "leader_roles"),
        fact_min: at_most(step, "fact_min", text_max),
        cause_min: at_most(step, "cause_min", text_max),
        plan_min: at_most(step, "plan_min", text_max),
        text_max: text_max.unwrap_or(LONGEST),
        statement: step.table("statement").map_or_else(no_form, |table| text_form(&table, true)),
    }
}

/// A minimum that must not lie above its maximum, where that could be read.
fn at_most(table: &Table<'_>, key: &'static str, max: Option<i64>) -> i64 {
    let min = table.number(key, 0..=LONGEST);
    if let Some(max) = max.filter(|max| min > *max) {
        table.sink.add(&table.place(key), MistakeKind::MinOverMax { max });
    }
    min
}

const fn no_form() -> TextForm {
    TextForm { min_chars: 0, max_chars: 0, headings: Vec::new() }
}

/// A text under headings; `answers` where it is assembled from a self-examination.
pub(super) fn text_form(table: &Table<'_>, answers: bool) -> TextForm {
    let max_chars = table.number_if_good("max_chars", 1..=LONGEST);
    TextForm {
        min_chars: at_most(table, "min_chars", max_chars),
        max_chars: max_chars.unwrap_or(LONGEST),
        headings: table.each("heading", 20, |heading| Heading {
            title: heading.local("title", NAME),
            hint: heading.local_if_any("hint", PROSE),
            from: answers.then(|| heading.find("from")).flatten().and_then(|field| {
                let parts = AnswerPart::ALL.iter().map(|part| part.code());
                AnswerPart::from_code(&heading.as_one_of(&field, parts)?)
            }),
        }),
    }
}

pub(super) fn opinions(step: &Table<'_>) -> OpinionsParams {
    let mut sources = Keys::default();
    OpinionsParams {
        sources: step.each("source", 20, |table| {
            let (key, name) = choice(&table, &mut sources);
            let min = if table.find("min").is_some() { table.number("min", 0..=1000) } else { 0 };
            Source { key, name, min }
        }),
        channels: choices(step, "channel", &mut Keys::default()),
        min_each: step.number("min_each", 0..=100),
        original_max: step.number("original_max", 1..=LONGEST),
        summary_max: step.number("summary_max", 1..=LONGEST),
    }
}

fn choices(step: &Table<'_>, list: &'static str, keys: &mut Keys) -> Vec<Choice> {
    step.each(list, 40, |table| {
        let (key, name) = choice(&table, keys);
        Choice { key, name }
    })
}

pub(super) fn commitment(step: &Table<'_>) -> CommitmentParams {
    CommitmentParams {
        kinds: step.each("promise", CommitmentKind::ALL.len(), |table| {
            let (key, name) = coded(&table, CommitmentKind::ALL.iter().map(|kind| kind.code()));
            Choice { key, name }
        }),
        min_each: step.number("min_each", 0..=10),
        max_items: step.number("max_items", 1..=20),
        item_max_chars: step.number("item_max_chars", 20..=1000),
        measurable: step.table("measurable").map_or_else(Measurable::default, |table| Measurable {
            units: table.words("units", 200),
            dates: table.words("dates", 200),
            tests: table.words("tests", 200),
        }),
        needs_phone: step.flag("needs_phone", true),
        needs_url: step.flag("needs_url", true),
        recipients: step.local("recipients", NAME),
    }
}

/// A `key` that must be one of the codes the program knows, with the campaign's word for it.
fn coded<'k>(
    table: &Table<'_>,
    codes: impl IntoIterator<Item = &'k str> + Clone,
) -> (String, crate::domain::local_text::LocalText) {
    (table.one_of("key", codes).unwrap_or_default(), table.local("name", NAME))
}

pub(super) fn rectification(step: &Table<'_>) -> RectificationParams {
    RectificationParams {
        types: step.each("type", RectifyKind::ALL.len(), |table| {
            let (key, name) = coded(&table, RectifyKind::ALL.iter().map(|kind| kind.code()));
            let due = match table.one_of("due", ["workdays", "phase_end", "review"]).as_deref() {
                Some("workdays") => DueRule::Workdays(table.number("workdays", 1..=250)),
                Some("review") => DueRule::ReviewMonths(table.number("months", 1..=12)),
                Some(_) => DueRule::PhaseEnd,
                None => {
                    table.forgive();
                    DueRule::PhaseEnd
                }
            };
            RectifyType { key, name, due }
        }),
        description_min: step.number("description_min", 0..=800),
        means_min: step.number("means_min", 0..=500),
        progress_min: step.number("progress_min", 0..=500),
        result_min: step.number("result_min", 0..=2000),
        look_back_days: step.number("look_back_days", 1..=365),
        max_extensions: step.number("max_extensions", 0..=10),
        publicity_max_days: step.number("publicity_max_days", 0..=60),
    }
}
