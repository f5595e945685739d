//! The lines of the study screen: what is missing first, then reflections, then records.

use crate::app::list::Row;
use crate::domain::policy::Act;
use crate::domain::step::StudyParams;
use crate::domain::study::{ReflectionRow, StudyRow, StudyView};
use crate::i18n::{Tr, format};

/// A line one can stand on, or the heading of a part.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    Heading(Part),
    /// A required topic without a record; its key.
    Missing(String),
    Reflection(Box<Searchable<ReflectionRow>>),
    /// Room for a reflection: so many are still asked for.
    ToWrite(i64),
    Record(Box<Searchable<StudyRow>>),
}

/// The parts of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Missing(i64),
    Reflections { done: i64, asked: i64 },
    Records(i64),
}

/// A row with the text that `/` searches in.
#[derive(Debug, Clone, PartialEq)]
pub struct Searchable<T> {
    inner: T,
    text: String,
}

impl<T> std::ops::Deref for Searchable<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

impl Row for Line {
    fn id(&self) -> &str {
        match self {
            Self::Heading(Part::Missing(_)) => "part missing",
            Self::Heading(Part::Reflections { .. }) => "part reflections",
            Self::Heading(Part::Records(_)) => "part records",
            Self::Missing(topic) => topic,
            Self::Reflection(row) => &row.row.meta.id,
            Self::ToWrite(_) => "to write",
            Self::Record(row) => &row.row.meta.id,
        }
    }

    fn is_header(&self) -> bool {
        matches!(self, Self::Heading(_))
    }

    fn haystack(&self) -> String {
        match self {
            Self::Reflection(row) => row.text.clone(),
            Self::Record(row) => row.text.clone(),
            _ => String::new(),
        }
    }
}

/// The lines of a view; what is missing stands there for its author only.
pub fn lines(view: &StudyView, params: &StudyParams, mine: bool, tr: &Tr) -> Vec<Line> {
    let title = |key: &str| params.topic(key).map_or("", |topic| topic.title.pick(tr.lang()));
    let mut lines = Vec::new();
    let recorded = |key: &str| view.records.iter().any(|row| row.row.topic == key);
    let missing: Vec<Line> = params
        .topics
        .iter()
        .filter(|topic| topic.required && !recorded(&topic.key))
        .map(|topic| Line::Missing(topic.key.clone()))
        .collect();
    if !missing.is_empty() {
        lines.push(Line::Heading(Part::Missing(missing.len() as i64)));
        lines.extend(missing);
    }
    let done = view.reflections.iter().filter(|row| row.row.counts()).count() as i64;
    let asked = view.required_reflections;
    lines.push(Line::Heading(Part::Reflections { done, asked }));
    lines.extend(view.reflections.iter().map(|row| {
        let text = format!("{} {}", row.row.title, title(&row.row.topic));
        Line::Reflection(Box::new(Searchable { inner: row.clone(), text }))
    }));
    let left = asked - view.reflections.len() as i64;
    if mine && view.rights.allows(Act::WriteEntry) && (left > 0 || view.reflections.is_empty()) {
        lines.push(Line::ToWrite(left.max(0)));
    }
    lines.push(Line::Heading(Part::Records(view.records.len() as i64)));
    lines.extend(view.records.iter().map(|row| {
        let topic = title(&row.row.topic);
        let form = params.form(&row.row.form).map_or("", |form| form.name.pick(tr.lang()));
        let day = format::date_short(tr, row.row.day);
        let text = format!("{topic} {form} {day} {}", row.row.note);
        Line::Record(Box::new(Searchable { inner: row.clone(), text }))
    }));
    lines
}
