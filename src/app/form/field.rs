//! One field of a form: its kind, its limits and its own checks.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::choice::Choice;
use super::date;
use super::pick::Pick;
use super::values::Value;
use crate::app::field::Field;
use crate::app::label::Label;
use crate::domain::problem::ProblemKind;
use crate::i18n::{Tr, format};

/// What a field holds.
#[derive(Debug, Clone)]
pub enum Kind {
    /// One line.
    Text(Field),
    /// Many lines.
    Long(Field),
    /// Typed as 2026-05-12, 5月12日, 5.12 or 0512.
    Date(Field),
    /// A decimal kept as an integer of `scale` decimal places.
    Number {
        field: Field,
        scale: u32,
        min: i64,
        max: i64,
    },
    /// One of a few.
    Choice {
        options: Vec<Choice>,
        chosen: Option<usize>,
    },
    /// Any of a few; `cursor` is the option the keys are on.
    Multi {
        options: Vec<Choice>,
        chosen: BTreeSet<usize>,
        cursor: usize,
    },
    Bool(bool),
    /// One of many, searched by typing.
    Pick(Pick),
    /// Text to read: the frozen original, a reviewer's comment.
    Note(Label),
}

/// A field with its label and rules.
#[derive(Debug, Clone)]
pub struct FormField {
    pub key: String,
    pub label: Label,
    /// A line below the field while it is focused.
    pub hint: Option<Label>,
    pub required: bool,
    /// Least and most graphemes of a text.
    pub min: usize,
    pub max: Option<usize>,
    /// Graphemes the text should come to in the end; counted against, never held up by.
    pub aim: usize,
    /// A long text that takes the room of the whole screen while it is written.
    pub roomy: bool,
    /// A short text of many words: begins with one row and grows, and Enter goes on.
    pub snug: bool,
    /// Shown only while that field has one of these codes; without codes, once it is filled in.
    pub visible_if: Option<(String, Vec<String>)>,
    /// Another field, and what to put here for each of its codes.
    pub follows: Option<(String, Vec<(String, String)>)>,
    pub kind: Kind,
}

impl FormField {
    fn new(key: impl Into<String>, label: impl Into<Label>, kind: Kind) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            hint: None,
            required: false,
            min: 0,
            max: None,
            aim: 0,
            roomy: false,
            snug: false,
            visible_if: None,
            follows: None,
            kind,
        }
    }

    /// One line of text.
    pub fn text(key: impl Into<String>, label: impl Into<Label>) -> Self {
        Self::new(key, label, Kind::Text(Field::line())).max(200)
    }

    /// Many lines of text.
    pub fn long(key: impl Into<String>, label: impl Into<Label>) -> Self {
        Self::new(key, label, Kind::Long(Field::lines())).max(20_000)
    }

    /// A day.
    pub fn date(key: impl Into<String>, label: impl Into<Label>) -> Self {
        Self::new(key, label, Kind::Date(Field::line().with_max(16)))
    }

    /// A number with `scale` decimal places, kept as an integer: 2.5 at scale 1 is 25.
    pub fn number(key: impl Into<String>, label: impl Into<Label>, scale: u32) -> Self {
        let field = Field::line().with_max(20);
        Self::new(key, label, Kind::Number { field, scale, min: 0, max: i64::MAX })
    }

    /// One of a few, all of them shown.
    pub fn choice(key: impl Into<String>, label: impl Into<Label>, options: Vec<Choice>) -> Self {
        Self::new(key, label, Kind::Choice { options, chosen: None })
    }

    /// Any of a few, all of them shown.
    pub fn multi(key: impl Into<String>, label: impl Into<Label>, options: Vec<Choice>) -> Self {
        Self::new(key, label, Kind::Multi { options, chosen: BTreeSet::new(), cursor: 0 })
    }

    /// Yes or no.
    pub fn bool(key: impl Into<String>, label: impl Into<Label>, on: bool) -> Self {
        Self::new(key, label, Kind::Bool(on))
    }

    /// One of many (up to 10,000), found by typing part of it, its pinyin or initials.
    pub fn pick(key: impl Into<String>, label: impl Into<Label>, options: Vec<Choice>) -> Self {
        Self::new(key, label, Kind::Pick(Pick::new(options)))
    }

    /// Text to read.
    pub fn note(label: impl Into<Label>, text: impl Into<Label>) -> Self {
        Self::new("", label, Kind::Note(text.into()))
    }

    /// Must be filled in.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Needs at least so many characters once anything is written.
    pub const fn min(mut self, min: usize) -> Self {
        self.min = min;
        self
    }

    /// Allows so many characters.
    pub fn max(mut self, max: usize) -> Self {
        self.max = Some(max);
        if let Kind::Text(field) | Kind::Long(field) = &mut self.kind {
            *field = std::mem::replace(field, Field::line()).with_max(max);
        }
        self
    }

    /// Counts towards a length that is asked for later, when the text is handed in.
    pub const fn aim(mut self, aim: usize) -> Self {
        self.aim = aim;
        self
    }

    /// Gives a long text the whole screen while it is written.
    pub const fn roomy(mut self) -> Self {
        self.roomy = true;
        self
    }

    /// Begins a long text with one row; it is a line that may wrap, so Enter goes on.
    pub const fn snug(mut self) -> Self {
        self.snug = true;
        self
    }

    /// The smallest and largest number, in scaled units.
    pub const fn range(mut self, low: i64, high: i64) -> Self {
        if let Kind::Number { min, max, .. } = &mut self.kind {
            *min = low;
            *max = high;
        }
        self
    }

    /// Explains the field while it is focused.
    pub fn hint(mut self, hint: impl Into<Label>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Shows the field only while the field `key` has one of these codes (`true` for a yes).
    pub fn visible_if(mut self, key: &str, codes: &[&str]) -> Self {
        self.visible_if = Some((key.to_owned(), codes.iter().map(|&c| c.to_owned()).collect()));
        self
    }

    /// Shows the field only once something is written in the field `key`, or in itself.
    pub fn visible_once(self, key: &str) -> Self {
        self.visible_if(key, &[])
    }

    /// Suggests a value for each code of the field `key`: taken whenever that one changes, as long
    /// as nothing but a suggestion stands here.
    pub fn follows(mut self, key: &str, values: Vec<(String, String)>) -> Self {
        self.follows = Some((key.to_owned(), values));
        self
    }

    /// Starts with this value, written as it is stored: text, code, ISO date, scaled number.
    pub fn start(mut self, stored: &str) -> Self {
        self.set_stored(stored);
        self
    }

    /// Starts with these codes chosen.
    pub fn start_codes<S: AsRef<str>>(mut self, codes: &[S]) -> Self {
        let codes: Vec<&str> = codes.iter().map(AsRef::as_ref).collect();
        if let Kind::Multi { options, chosen, .. } = &mut self.kind {
            *chosen = positions(options, &codes);
        }
        self
    }

    /// Whether the focus can stop here.
    pub const fn takes_focus(&self) -> bool {
        !matches!(self.kind, Kind::Note(_))
    }

    /// The text field of a kind that is typed into.
    pub const fn editor(&self) -> Option<&Field> {
        match &self.kind {
            Kind::Text(f) | Kind::Long(f) | Kind::Date(f) | Kind::Number { field: f, .. } => {
                Some(f)
            }
            Kind::Pick(pick) => Some(pick.query()),
            _ => None,
        }
    }

    /// What was entered; `None` where nothing (valid) was.
    pub fn value(&self, today: NaiveDate) -> Option<Value> {
        match &self.kind {
            Kind::Text(f) | Kind::Long(f) => Some(Value::Text(f.text().trim().to_owned())),
            Kind::Date(f) => date::parse(&f.text(), today).map(Value::Date),
            Kind::Number { field, scale, .. } => {
                date::parse_scaled(&field.text(), *scale).map(Value::Number)
            }
            Kind::Choice { options, chosen } => {
                chosen.and_then(|i| options.get(i)).map(|c| Value::Text(c.code.clone()))
            }
            Kind::Multi { options, chosen, .. } => {
                let codes = chosen.iter().filter_map(|&i| options.get(i));
                Some(Value::Codes(codes.map(|c| c.code.clone()).collect()))
            }
            Kind::Bool(on) => Some(Value::Bool(*on)),
            Kind::Pick(pick) => pick.chosen().map(|c| Value::Text(c.code.clone())),
            Kind::Note(_) => None,
        }
    }

    /// What is wrong with the value by the field's own rules.
    pub fn own_problem(&self, today: NaiveDate) -> Option<ProblemKind> {
        let empty = match self.value(today) {
            Some(Value::Text(text)) => text.is_empty(),
            Some(Value::Codes(codes)) => codes.is_empty(),
            Some(_) => false,
            None => self.editor().is_none_or(Field::is_empty),
        };
        match &self.kind {
            Kind::Note(_) => None,
            _ if empty => self.required.then_some(ProblemKind::Required),
            Kind::Text(field) | Kind::Long(field) => self.length_problem(field),
            Kind::Date(_) if self.value(today).is_none() => Some(ProblemKind::BadDate),
            Kind::Number { min, max, scale, .. } => match self.value(today) {
                Some(Value::Number(n)) if (*min..=*max).contains(&n) => None,
                _ => {
                    // Said as it is typed: 240 tenths are 24.
                    let unit = 10_i64.saturating_pow(*scale);
                    Some(ProblemKind::BadNumber { min: min / unit, max: max / unit })
                }
            },
            Kind::Pick(pick) if pick.chosen().is_none() => Some(ProblemKind::NotAChoice),
            _ => None,
        }
    }

    fn length_problem(&self, field: &Field) -> Option<ProblemKind> {
        let now = field.written();
        let as_i64 = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        if now < self.min {
            return Some(ProblemKind::TooShort { min: as_i64(self.min), now: as_i64(now) });
        }
        let max = self.max.filter(|&max| now > max)?;
        Some(ProblemKind::TooLong { max: as_i64(max), now: as_i64(now) })
    }

    /// The value as a person reads it; empty where nothing was entered.
    pub fn display(&self, tr: &Tr) -> String {
        let label = |i: usize, options: &[Choice]| options.get(i).map(|c| c.label.text(tr));
        match &self.kind {
            Kind::Text(f) | Kind::Long(f) | Kind::Date(f) | Kind::Number { field: f, .. } => {
                f.text()
            }
            Kind::Choice { options, chosen } => {
                chosen.and_then(|i| label(i, options)).unwrap_or_default()
            }
            Kind::Multi { options, chosen, .. } => {
                format::list(tr, chosen.iter().filter_map(|&i| label(i, options)))
            }
            Kind::Bool(on) => {
                if *on {
                    tr.common_yes()
                } else {
                    tr.common_no()
                }
            }
            Kind::Pick(pick) => pick.chosen().map_or_else(String::new, |c| c.label.text(tr)),
            Kind::Note(text) => text.text(tr),
        }
    }

    /// Takes a value as it is stored in a row.
    pub fn set_stored(&mut self, stored: &str) {
        match &mut self.kind {
            Kind::Text(f) | Kind::Long(f) | Kind::Date(f) => f.set_text(stored),
            Kind::Number { field, scale, .. } => {
                // A number that may be left out is stored as 0: an empty field stays empty.
                let left_out = !self.required && field.text().is_empty();
                let number = stored.parse().ok().filter(|n| *n != 0 || !left_out);
                let text = number.map(|n| date::write_scaled(n, *scale));
                field.set_text(&text.unwrap_or_default());
            }
            Kind::Choice { options, chosen } => {
                *chosen = options.iter().position(|c| c.code == stored);
            }
            Kind::Multi { options, chosen, .. } => {
                let parts = |c: char| matches!(c, ',' | '[' | ']' | '"' | ' ');
                let codes: Vec<&str> = stored.split(parts).filter(|c| !c.is_empty()).collect();
                *chosen = positions(options, &codes);
            }
            Kind::Bool(on) => *on = matches!(stored, "1" | "true"),
            Kind::Pick(pick) => pick.choose(stored),
            Kind::Note(_) => {}
        }
    }
}

fn positions(options: &[Choice], codes: &[&str]) -> BTreeSet<usize> {
    let has = |c: &Choice| codes.contains(&c.code.as_str());
    options.iter().enumerate().filter(|(_, c)| has(c)).map(|(i, _)| i).collect()
}
