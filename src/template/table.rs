//! Reads values out of a TOML table and goes on where one is wrong: every reader returns something
//! usable and puts what it found into the [`Sink`]. Keys nobody asked for are mistakes, too.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::{MistakeKind, Shape, Span};
use super::nearest::nearest;
use super::sink::Sink;
use crate::domain::lang::Lang;
use crate::domain::local_text::LocalText;
use crate::text::safe::{Mode, clean, show_line};
use crate::text::{all_solo, width};

/// How long a text may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Limit {
    /// Characters.
    Chars(usize),
    /// Columns of the screen.
    Columns(usize),
}

/// The keys of one list, with the place where each was given first.
#[derive(Debug, Default)]
pub(super) struct Keys(BTreeMap<String, Span>);

impl Keys {
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.keys().map(String::as_str)
    }
}

/// A key with its value.
#[derive(Clone)]
pub(super) struct Field<'a> {
    /// Where the key stands; for an element of a list, where the element does.
    pub(super) name: Span,
    /// Where the value stands.
    pub(super) span: Span,
    value: &'a DeValue<'a>,
}

/// A table being read.
pub(super) struct Table<'a> {
    table: &'a DeTable<'a>,
    /// Where it is named: the place of what is missing in it.
    pub(super) header: Span,
    pub(super) sink: &'a Sink<'a>,
    asked: RefCell<Vec<&'static str>>,
    /// Unknown keys are reported unless what may stand here is unknown itself.
    strict: Cell<bool>,
}

impl<'a> Table<'a> {
    pub(super) fn new(table: &'a DeTable<'a>, header: Span, sink: &'a Sink<'a>) -> Self {
        Self { table, header, sink, asked: RefCell::default(), strict: Cell::new(true) }
    }

    /// Says nothing of unknown keys.
    pub(super) fn forgive(&self) {
        self.strict.set(false);
    }

    pub(super) fn find(&self, key: &'static str) -> Option<Field<'a>> {
        self.asked.borrow_mut().push(key);
        let (name, value) = self.table.get_key_value(key)?;
        Some(Field { name: name.span(), span: place(value, &name.span()), value: value.get_ref() })
    }

    fn must(&self, key: &'static str) -> Option<Field<'a>> {
        let field = self.find(key);
        if field.is_none() {
            self.sink.add(&self.header, MistakeKind::MissingKey { key: key.to_owned() });
        }
        field
    }

    /// Where a value stands, or the table's header if it does not.
    pub(super) fn place(&self, key: &'static str) -> Span {
        self.find(key).map_or_else(|| self.header.clone(), |field| field.span)
    }

    fn wrong(&self, field: &Field<'_>, want: Shape) {
        self.sink.add(&field.span, MistakeKind::WrongType { want, got: shape(field.value) });
    }

    /// A one-line text in the language of machines: codes, keys, words to look for.
    pub(super) fn as_text(&self, field: &Field<'a>, limit: Limit) -> Option<String> {
        let DeValue::String(text) = field.value else {
            self.wrong(field, Shape::Text);
            return None;
        };
        if text.trim().is_empty() {
            self.sink.add(&field.span, MistakeKind::EmptyText);
        }
        if !all_solo(text) && is_unwanted(text) {
            self.sink.add(&field.span, MistakeKind::ControlCharacter);
        }
        match limit {
            // No text has more characters than bytes.
            Limit::Chars(max) if text.len() > max && text.chars().count() > max => {
                self.sink.add(&field.span, MistakeKind::TooLong { max, now: text.chars().count() });
            }
            Limit::Columns(max) if width(text) > max => {
                self.sink.add(&field.span, MistakeKind::TooWide { max, now: width(text) });
            }
            _ => {}
        }
        Some(clean(text, Mode::Line))
    }

    pub(super) fn text(&self, key: &'static str, max: usize) -> String {
        self.must(key).and_then(|field| self.as_text(&field, Limit::Chars(max))).unwrap_or_default()
    }

    pub(super) fn text_if_any(&self, key: &'static str, max: usize) -> Option<String> {
        self.find(key).and_then(|field| self.as_text(&field, Limit::Chars(max)))
    }

    /// The table's own key, unique among `keys`.
    pub(super) fn own_key(&self, name: &'static str, keys: &mut Keys) -> String {
        let Some(field) = self.must(name) else { return String::new() };
        let Some(key) = self.as_text(&field, Limit::Chars(40)) else { return String::new() };
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
        if !key.chars().all(good) {
            self.sink.add(&field.span, MistakeKind::BadKey);
        } else {
            self.claim(&key, &field.span, keys);
        }
        key
    }

    /// Takes a key that no other may have in a list.
    pub(super) fn claim(&self, key: &str, span: &Span, keys: &mut Keys) {
        if key.is_empty() {
            return;
        }
        match keys.0.get(key) {
            Some(first) => {
                let line = self.sink.line(first);
                self.sink.add(span, MistakeKind::DuplicateKey { line });
            }
            None => {
                keys.0.insert(key.to_owned(), span.clone());
            }
        }
    }

    /// One of the allowed words; `None` (and a mistake) for another one.
    pub(super) fn as_one_of<'k>(
        &self,
        field: &Field<'a>,
        allowed: impl IntoIterator<Item = &'k str> + Clone,
    ) -> Option<String> {
        let text = self.as_text(field, Limit::Chars(60))?;
        if allowed.clone().into_iter().any(|word| word == text) {
            return Some(text);
        }
        if !text.trim().is_empty() {
            let kind = MistakeKind::UnknownValue {
                nearest: nearest(&text, allowed.clone()).map(str::to_owned),
                allowed: allowed.into_iter().map(str::to_owned).collect(),
            };
            self.sink.add(&field.span, kind);
        }
        None
    }

    pub(super) fn one_of<'k>(
        &self,
        key: &'static str,
        allowed: impl IntoIterator<Item = &'k str> + Clone,
    ) -> Option<String> {
        self.must(key).and_then(|field| self.as_one_of(&field, allowed))
    }

    /// A required whole number; the least allowed one stands in for a wrong one.
    pub(super) fn number(&self, key: &'static str, range: RangeInclusive<i64>) -> i64 {
        let least = *range.start();
        self.number_if_good(key, range).unwrap_or(least)
    }

    /// A required whole number; `None` for a wrong one, after saying so.
    pub(super) fn number_if_good(
        &self,
        key: &'static str,
        range: RangeInclusive<i64>,
    ) -> Option<i64> {
        let field = self.must(key)?;
        let DeValue::Integer(digits) = field.value else {
            self.wrong(&field, Shape::Number);
            return None;
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
        let good = number.filter(|number| range.contains(number));
        if good.is_none() {
            let (min, max) = range.into_inner();
            self.sink.add(&field.span, MistakeKind::OutOfRange { min, max });
        }
        good
    }

    pub(super) fn flag(&self, key: &'static str, default: bool) -> bool {
        match self.find(key) {
            None => default,
            Some(Field { value: DeValue::Boolean(flag), .. }) => *flag,
            Some(field) => {
                self.wrong(&field, Shape::Flag);
                default
            }
        }
    }

    /// A text in every language.
    pub(super) fn as_local(&self, field: &Field<'a>, limit: Limit) -> LocalText {
        let DeValue::Table(table) = field.value else {
            self.wrong(field, Shape::LocalText);
            return LocalText::default();
        };
        let table = Table::new(table, field.name.clone(), self.sink);
        let read = |lang: Lang| match table.find(lang.code()) {
            Some(text) => self.as_text(&text, limit).unwrap_or_default(),
            None => {
                let language = lang.code().to_owned();
                self.sink.add(&field.name, MistakeKind::MissingLanguage { language });
                String::new()
            }
        };
        LocalText { hans: read(Lang::ZhHans), hant: read(Lang::ZhHant), en: read(Lang::En) }
    }

    pub(super) fn local(&self, key: &'static str, limit: Limit) -> LocalText {
        self.must(key).map_or_else(LocalText::default, |field| self.as_local(&field, limit))
    }

    pub(super) fn local_if_any(&self, key: &'static str, limit: Limit) -> LocalText {
        self.find(key).map_or_else(LocalText::default, |field| self.as_local(&field, limit))
    }

    /// The elements of a list that may be left out, at most `max` of them.
    pub(super) fn list(&self, key: &'static str, max: usize) -> Vec<Field<'a>> {
        let Some(field) = self.find(key) else { return Vec::new() };
        let DeValue::Array(list) = field.value else {
            self.wrong(&field, Shape::List);
            return Vec::new();
        };
        if list.len() > max {
            self.sink.add(&field.name, MistakeKind::TooMany { max, now: list.len() });
        }
        list.iter()
            .map(|value| {
                let span = place(value, &field.span);
                Field { name: span.clone(), span, value: value.get_ref() }
            })
            .collect()
    }

    /// The elements of a list that must not be empty.
    pub(super) fn full_list(&self, key: &'static str, max: usize) -> Vec<Field<'a>> {
        match self.find(key) {
            None => self.sink.add(&self.header, MistakeKind::MissingKey { key: key.to_owned() }),
            Some(Field { value: DeValue::Array(list), ref span, .. }) if list.is_empty() => {
                self.sink.add(span, MistakeKind::EmptyList);
            }
            Some(_) => {}
        }
        self.list(key, max)
    }

    pub(super) fn locals(&self, key: &'static str, limit: Limit, max: usize) -> Vec<LocalText> {
        self.list(key, max).iter().map(|field| self.as_local(field, limit)).collect()
    }

    pub(super) fn words(&self, key: &'static str, max: usize) -> Vec<String> {
        let list = self.list(key, max);
        list.iter().filter_map(|field| self.as_text(field, Limit::Chars(60))).collect()
    }

    pub(super) fn as_table(&self, field: Field<'a>) -> Option<Table<'a>> {
        match field.value {
            DeValue::Table(table) => Some(Table::new(table, field.name, self.sink)),
            _ => {
                self.wrong(&field, Shape::Table);
                None
            }
        }
    }

    pub(super) fn table(&self, key: &'static str) -> Option<Table<'a>> {
        self.must(key).and_then(|field| self.as_table(field))
    }

    /// The tables of a list that must not be empty, each read by `read`.
    pub(super) fn each<T>(
        &self,
        key: &'static str,
        max: usize,
        read: impl FnMut(Table<'a>) -> T,
    ) -> Vec<T> {
        let fields = self.full_list(key, max);
        fields.into_iter().filter_map(|field| self.as_table(field)).map(read).collect()
    }

    /// The tables of a list that may be left out, each read by `read`.
    pub(super) fn each_if_any<T>(
        &self,
        key: &'static str,
        max: usize,
        read: impl FnMut(Table<'a>) -> T,
    ) -> Vec<T> {
        let fields = self.list(key, max);
        fields.into_iter().filter_map(|field| self.as_table(field)).map(read).collect()
    }
}

impl Drop for Table<'_> {
    /// What nobody asked for is unknown; only now is it certain what may stand here.
    fn drop(&mut self) {
        if !self.strict.get() {
            return;
        }
        let asked = self.asked.take();
        for name in self.table.keys().filter(|name| !asked.contains(&name.get_ref().as_ref())) {
            let mut allowed: Vec<String> = asked.iter().map(|key| (*key).to_owned()).collect();
            allowed.sort_unstable();
            allowed.dedup();
            let nearest = nearest(name.get_ref(), asked.iter().copied()).map(str::to_owned);
            self.sink.add(&name.span(), MistakeKind::UnknownKey { nearest, allowed });
        }
    }
}

/// Where a value stands; a table that dotted keys made has no place of its own.
fn place(value: &Spanned<DeValue<'_>>, otherwise: &Span) -> Span {
    let span = value.span();
    if span.is_empty() { otherwise.clone() } else { span }
}

fn shape(value: &DeValue<'_>) -> Shape {
    match value {
        DeValue::String(_) => Shape::Text,
        DeValue::Integer(_) => Shape::Number,
        DeValue::Float(_) => Shape::Fraction,
        DeValue::Boolean(_) => Shape::Flag,
        DeValue::Datetime(_) => Shape::Date,
        DeValue::Array(_) => Shape::List,
        DeValue::Table(_) => Shape::Table,
    }
}

/// Whether a text holds what may not be shown, or a line break: neither belongs in a campaign.
fn is_unwanted(text: &str) -> bool {
    text.contains(['\n', '\t']) || show_line(text) != text
}
