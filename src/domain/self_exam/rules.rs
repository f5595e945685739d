//! What an answer of the self-examination must say (S39–S41) and how far a person is with it.

use super::{Answer, AnswerResult, ExamItem};
use crate::domain::{
    campaign::Lints,
    check::{Checks, chars},
    problem::{Problem, ProblemKind},
    progress::Progress,
    step::{SectionAudience, SelfExamParams},
    step_entry::{StepEntry, status_when},
};

/// What the checklist needs to know about the person who answers it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Examinee {
    /// A leading cadre, or somebody in one of the step's leader roles: answers the sections for
    /// leaders (S39).
    pub leads: bool,
}

impl Examinee {
    /// From the mark on the person and the codes of their roles.
    pub fn new<'a>(
        params: &SelfExamParams,
        cadre: bool,
        roles: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut roles = roles.into_iter();
        Self { leads: cadre || roles.any(|role| params.leader_roles.iter().any(|r| r == role)) }
    }
}

/// The result and texts of one answer, before they are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written<'a> {
    pub result: AnswerResult,
    pub fact: &'a str,
    pub cause: &'a str,
    pub plan: &'a str,
}

impl Answer {
    /// What was answered.
    pub fn written(&self) -> Written<'_> {
        Written { result: self.result, fact: &self.fact, cause: &self.cause, plan: &self.plan }
    }
}

/// Every item of the checklist and every named problem, with the person's answer and what it lacks.
pub fn exam_items(
    params: &SelfExamParams,
    lints: &Lints,
    who: Examinee,
    answers: &[Answer],
) -> Vec<ExamItem> {
    let sections = params.items().map(|(section, item)| {
        let by_default = section.audience == SectionAudience::Leaders && !who.leads;
        (item.key.as_str(), section.key.as_str(), false, by_default)
    });
    let named = params.named.iter().map(|n| (n.key.as_str(), n.key.as_str(), true, false));
    sections
        .chain(named)
        .map(|(key, section, named, na_by_default)| {
            let answer = answers.iter().find(|answer| answer.item == key);
            let shape = Shape { named, na_by_default };
            let written = answer.map(Answer::written);
            ExamItem {
                key: key.to_owned(),
                section: section.to_owned(),
                named,
                na_by_default,
                required: !na_by_default,
                finding_no: String::new(),
                lacks: written.map_or_else(Vec::new, |w| lacks(params, lints, shape, w)),
                flags: written.map_or_else(Vec::new, |w| text_flags(lints, w)),
                answer: answer.cloned(),
            }
        })
        .collect()
}

/// How an item is asked of a person.
#[derive(Debug, Clone, Copy)]
struct Shape {
    named: bool,
    na_by_default: bool,
}

fn shape_of(params: &SelfExamParams, who: Examinee, item: &str) -> Shape {
    let for_leaders = params.section_of(item).map(|s| s.audience) == Some(SectionAudience::Leaders);
    Shape { named: params.named(item).is_some(), na_by_default: for_leaders && !who.leads }
}

/// What an answer to an item lacks; fields `fact`, `cause`, `plan`.
pub fn lacks_of(
    params: &SelfExamParams,
    lints: &Lints,
    who: Examinee,
    item: &str,
    written: Written<'_>,
) -> Vec<Problem> {
    lacks(params, lints, shape_of(params, who, item), written)
}

fn lacks(
    params: &SelfExamParams,
    lints: &Lints,
    shape: Shape,
    written: Written<'_>,
) -> Vec<Problem> {
    use AnswerResult as R;
    let mut checks = Checks::new();
    let fact_min = match written.result {
        R::Slight | R::Problem => params.fact_min,
        // S40: an example or a ground whatever the answer.
        _ if shape.named => params.fact_min,
        // 不适用 needs a reason, but not where it stands by default.
        R::NotApplicable if !shape.na_by_default => 1,
        R::Ok | R::NotApplicable => 0,
    };
    let problem = written.result == R::Problem;
    let texts = [
        ("fact", written.fact, fact_min),
        ("cause", written.cause, if problem { params.cause_min.max(1) } else { 0 }),
        ("plan", written.plan, if problem { params.plan_min.max(1) } else { 0 }),
    ];
    for (field, text, min) in texts {
        checks.text(field, text, min, params.text_max);
        if min > 1
            && let Some(phrase) = hollow(lints, text, min)
        {
            checks.add(field, ProblemKind::EmptyPhrase(phrase.to_owned()));
        }
    }
    checks.into_problems()
}

/// The empty phrase of a text that says little besides: without its phrases, and the marks between
/// them, less than half of what is asked for is left (S50's lint, made a rule where a text is
/// nothing else).
fn hollow<'a>(lints: &'a Lints, text: &str, min: i64) -> Option<&'a str> {
    let phrase = lints.empty_phrase(text)?;
    let mut rest = text.to_lowercase();
    for phrase in &lints.empty_phrases {
        rest = rest.replace(&phrase.to_lowercase(), "");
    }
    let said: String = rest.chars().filter(|c| c.is_alphanumeric()).collect();
    (chars(&said) * 2 < min).then_some(phrase)
}

/// Texts that hold an empty phrase: worth a second look, but nothing is held up.
pub fn text_flags(lints: &Lints, written: Written<'_>) -> Vec<Problem> {
    [("fact", written.fact), ("cause", written.cause), ("plan", written.plan)]
        .into_iter()
        .filter_map(|(field, text)| {
            let phrase = lints.empty_phrase(text)?;
            Some(Problem::new(field, ProblemKind::EmptyPhrase(phrase.to_owned())))
        })
        .collect()
}

/// What the whole lacks when it is to be submitted: unanswered items, then every answer that is
/// not complete, named `item.field`.
pub fn step_lacks(items: &[ExamItem]) -> Vec<Problem> {
    let open = items.iter().filter(|i| i.answer.is_none() && !i.na_by_default).count() as i64;
    let mut checks = Checks::new();
    checks.ensure(open == 0, "answers", ProblemKind::Unanswered(open));
    for item in items {
        for lack in &item.lacks {
            checks.add(format!("{}.{}", item.key, lack.field), lack.kind.clone());
        }
    }
    checks.into_problems()
}

/// Sections in their order, each with how many of its items are still to be completed.
pub fn open_sections(items: &[ExamItem]) -> Vec<(String, i64)> {
    let mut sections: Vec<(String, i64)> = Vec::new();
    for item in items {
        let left = i64::from(!item.is_complete());
        match sections.last_mut() {
            Some((section, sum)) if *section == item.section => *sum += left,
            _ => sections.push((item.section.clone(), left)),
        }
    }
    sections
}

/// Progress: complete items of all items, those not applicable by default counted as complete.
pub fn progress(items: &[ExamItem], entry: Option<&StepEntry>) -> Progress {
    let written = entry.is_some_and(|entry| !entry.body.is_empty());
    let begun = written || items.iter().any(|item| item.answer.is_some());
    Progress {
        status: status_when(entry, begun),
        done: items.iter().filter(|item| item.is_complete()).count() as i64,
        total: items.len() as i64,
        extra: 0,
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
