//! The lines of the self-examination: items under their sections with progress, then the statement.

use crate::app::list::Row;
use crate::domain::problem::ProblemKind;
use crate::domain::self_exam::{AnswerResult, ExamItem, SelfExamView, step_lacks};
use crate::domain::step::SelfExamParams;
use crate::domain::step_entry::text_problems;
use crate::i18n::{Tr, errors};

/// The heading over the named problems.
const NAMED: &str = "part named";
/// The heading over the statement.
const STATEMENT: &str = "part statement";

/// A line one can stand on, or the heading of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// For a reviewer: the whole of it, to accept or return.
    Whole,
    Section {
        id: String,
        name: String,
        done: usize,
        total: usize,
    },
    StatementPart,
    Item(Box<ItemLine>),
    /// The text that the answers end in; `done` when it can be handed in.
    Statement {
        done: bool,
    },
}

/// An item with its number in its section and the text that `/` searches in.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemLine {
    pub item: ExamItem,
    pub no: usize,
    text: String,
}

impl Row for Line {
    fn id(&self) -> &str {
        match self {
            Self::Whole => "whole",
            Self::Section { id, .. } => id,
            Self::StatementPart => STATEMENT,
            Self::Item(line) => &line.item.key,
            Self::Statement { .. } => "statement",
        }
    }

    fn is_header(&self) -> bool {
        matches!(self, Self::Section { .. } | Self::StatementPart)
    }

    fn haystack(&self) -> String {
        match self {
            Self::Item(line) => line.text.clone(),
            _ => String::new(),
        }
    }
}

impl Line {
    /// Nothing is to be added here.
    pub fn is_done(&self) -> bool {
        match self {
            Self::Item(line) => line.item.is_complete(),
            Self::Statement { done } => *done,
            _ => true,
        }
    }

    /// There is something to read here.
    pub fn has_words(&self) -> bool {
        match self {
            Self::Item(line) => is_written(&line.item),
            Self::Statement { .. } => true,
            _ => false,
        }
    }
}

/// Whether the answer says something in words, or was commented upon.
fn is_written(item: &ExamItem) -> bool {
    item.answer.as_ref().is_some_and(|a| !a.fact.is_empty() || !a.comment.is_empty())
}

/// Whether an answer asks for a fact, an example or a reason.
pub fn asks_for_words(item: &ExamItem, result: AnswerResult) -> bool {
    item.named
        || match result {
            AnswerResult::Ok => false,
            AnswerResult::Slight | AnswerResult::Problem => true,
            AnswerResult::NotApplicable => !item.na_by_default,
        }
}

/// The lines of a view.
pub fn lines(view: &SelfExamView, params: &SelfExamParams, mine: bool, tr: &Tr) -> Vec<Line> {
    let lang = tr.lang();
    let mut lines = Vec::new();
    if !mine {
        lines.push(Line::Whole);
    }
    let sections = params.sections.iter().map(|section| {
        let items: Vec<&ExamItem> =
            view.items.iter().filter(|i| !i.named && i.section == section.key).collect();
        (format!("part {}", section.key), section.name.pick(lang).to_owned(), items)
    });
    let named: Vec<&ExamItem> = view.items.iter().filter(|item| item.named).collect();
    for (id, name, items) in sections.chain([(NAMED.to_owned(), tr.self_exam_named(), named)]) {
        if items.is_empty() {
            continue;
        }
        let done = items.iter().filter(|item| item.is_complete()).count();
        lines.push(Line::Section { id, name, done, total: items.len() });
        lines.extend(items.into_iter().enumerate().map(|(index, item)| {
            let question = params.text_of(&item.key).map_or("", |text| text.pick(lang));
            let fact = item.answer.as_ref().map_or("", |answer| answer.fact.as_str());
            let text = format!("{question} {fact}");
            Line::Item(Box::new(ItemLine { item: item.clone(), no: index + 1, text }))
        }));
    }
    let done = text_problems(&params.statement, &view.body).is_empty();
    lines.push(Line::StatementPart);
    lines.push(Line::Statement { done });
    lines
}

/// Everything that keeps the whole from being handed in, one sentence each.
pub fn lacks(view: &SelfExamView, params: &SelfExamParams, tr: &Tr) -> Vec<String> {
    let mut said = Vec::new();
    let open = step_lacks(&view.items);
    if let Some(kind @ ProblemKind::Unanswered(_)) = open.first().map(|lack| &lack.kind) {
        said.push(errors::problem_kind(tr, kind));
    }
    let incomplete = view.items.iter().filter(|item| !item.lacks.is_empty()).count();
    if incomplete > 0 {
        said.push(tr.self_exam_lacks_words(incomplete));
    }
    if let Some(lack) = text_problems(&params.statement, &view.body).first() {
        let what = errors::problem_kind(tr, &lack.kind);
        said.push(tr.common_label_value(tr.self_exam_statement(), what));
    }
    said
}
