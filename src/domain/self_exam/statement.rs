//! The statement that a self-examination ends with, put together from its answers (domain 2.5).

use super::{Answer, AnswerResult};
use crate::domain::{
    lang::Lang,
    step::{AnswerPart, SelfExamParams},
};

/// The campaign's headings with what the answers say beneath them, in a language; a draft that its
/// author goes on writing. Headings that no answers belong to stand with their hint in brackets.
pub fn assemble(params: &SelfExamParams, answers: &[Answer], lang: Lang) -> String {
    let parts = params.statement.headings.iter().map(|heading| {
        let lines = heading.from.map_or_else(Vec::new, |part| lines(params, answers, part, lang));
        let mut text = heading.title.pick(lang).to_owned();
        let hint = heading.hint.pick(lang);
        let beneath = match (lines.is_empty(), hint.is_empty()) {
            (false, _) => lines.join("\n"),
            (true, true) => String::new(),
            (true, false) if lang.is_chinese() => format!("（{hint}）"),
            (true, false) => format!("({hint})"),
        };
        if !beneath.is_empty() {
            text.push('\n');
            text.push_str(&beneath);
        }
        text
    });
    parts.collect::<Vec<_>>().join("\n\n")
}

/// One numbered line per answer that says something, in the order of the checklist; facts stand
/// with the name of their section or named problem.
fn lines(params: &SelfExamParams, answers: &[Answer], part: AnswerPart, lang: Lang) -> Vec<String> {
    let sections =
        params.items().map(|(section, item)| (item.key.as_str(), section.name.pick(lang)));
    let named = params.named.iter().map(|named| (named.key.as_str(), named.name.pick(lang)));
    let colon = if lang.is_chinese() { "：" } else { ": " };
    sections
        .chain(named)
        .filter_map(|(key, name)| {
            let answer = answers.iter().find(|answer| answer.item == key)?;
            let stated = matches!(answer.result, AnswerResult::Slight | AnswerResult::Problem);
            let text = match part {
                AnswerPart::Facts => answer.fact.trim(),
                AnswerPart::Causes => answer.cause.trim(),
                AnswerPart::Plans => answer.plan.trim(),
            };
            (stated && !text.is_empty()).then_some((name, text))
        })
        .enumerate()
        .map(|(index, (name, text))| {
            let no = index + 1;
            match part {
                AnswerPart::Facts => format!("{no}. {name}{colon}{text}"),
                AnswerPart::Causes | AnswerPart::Plans => format!("{no}. {text}"),
            }
        })
        .collect()
}
