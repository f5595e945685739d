//! Keys and pastes in a form: between the fields, and within the focused one.

use std::collections::BTreeSet;

use super::field::Kind;
use super::{Banner, Form, FormField, Phase, Value};
use crate::app::action::Action;
use crate::app::event::{Key, KeyCode};
use crate::app::field::{Field, Outcome};
use crate::app::keymap;
use crate::i18n::Tr;

/// What the app has to do after a key in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormEvent {
    /// Nothing beyond drawing.
    None,
    /// A value changed: keep a draft soon.
    Changed,
    /// The focus moved on: keep the draft now.
    Moved,
    /// Asked to save.
    Save,
    /// Asked to leave; the draft is kept.
    Leave,
    /// An action that works everywhere.
    Global(Action),
}

impl Form {
    /// Takes a key.
    pub fn key(&mut self, key: Key, tr: &Tr) -> FormEvent {
        match keymap::in_form(key) {
            _ if key.code == KeyCode::Esc => return FormEvent::Leave,
            _ if self.phase != Phase::Editing => return FormEvent::None,
            Some(Action::Save) => return FormEvent::Save,
            Some(Action::NextField) => return self.step(true),
            Some(Action::PrevField) => return self.step(false),
            Some(action) => return FormEvent::Global(action),
            None => {}
        }
        if self.on_button() {
            return match key.code {
                KeyCode::Enter => FormEvent::Save,
                KeyCode::Up | KeyCode::Left => self.step(false),
                _ => FormEvent::None,
            };
        }
        if matches!(key.code, KeyCode::Char(_)) && !key.ctrl {
            self.replace_day();
        }
        self.fresh = false;
        if key.code == KeyCode::Enter && self.focused().is_some_and(|field| field.snug) {
            return self.step(true);
        }
        let outcome = self.fields.get_mut(self.focus).map(|field| field.kind.key(key, tr));
        self.after(outcome.unwrap_or(Outcome::Ignored), key.code)
    }

    /// Takes a paste, or what an input method committed as one.
    pub fn paste(&mut self, text: &str, tr: &Tr) -> FormEvent {
        if self.phase != Phase::Editing {
            return FormEvent::None;
        }
        self.replace_day();
        self.fresh = false;
        let outcome = self.fields.get_mut(self.focus).map(|field| field.kind.paste(text, tr));
        self.after(outcome.unwrap_or(Outcome::Used), KeyCode::Insert)
    }

    fn after(&mut self, outcome: Outcome, code: KeyCode) -> FormEvent {
        match outcome {
            Outcome::Changed => {
                if matches!(self.banner, Some(Banner::Full | Banner::Cut(_))) {
                    self.banner = None;
                }
                self.changed()
            }
            Outcome::Full { cut } => {
                self.banner = Some(if cut > 1 { Banner::Cut(cut) } else { Banner::Full });
                self.changed()
            }
            Outcome::Used => FormEvent::None,
            Outcome::Ignored => match code {
                KeyCode::Enter | KeyCode::Down => self.step(true),
                KeyCode::Up => self.step(false),
                _ => FormEvent::None,
            },
        }
    }

    fn changed(&mut self) -> FormEvent {
        self.touch();
        self.follow();
        if !self.problems.is_empty() {
            let still = self.find_problems();
            self.problems.retain(|p| still.iter().any(|s| s.field == p.field));
            if self.problems.is_empty() {
                self.banner = None;
            }
        }
        FormEvent::Changed
    }

    /// Fields that follow the focused one take what is suggested for its new value, unless the
    /// person wrote their own.
    fn follow(&mut self) {
        let Some(leader) = self.fields.get(self.focus) else { return };
        let leads = |field: &FormField| field.follows.as_ref().is_some_and(|f| f.0 == leader.key);
        if !self.fields.iter().any(leads) {
            return;
        }
        let code = match leader.value(self.today) {
            Some(Value::Text(code)) => code,
            _ => return,
        };
        let key = leader.key.clone();
        for field in &mut self.fields {
            let Some((_, values)) = field.follows.as_ref().filter(|(other, _)| *other == key)
            else {
                continue;
            };
            let now = field.editor().map(Field::text).unwrap_or_default();
            let own = !now.is_empty() && !values.iter().any(|(_, value)| *value == now);
            let wanted = values.iter().find(|(c, _)| *c == code).map(|(_, value)| value.clone());
            if let Some(wanted) = wanted.filter(|_| !own) {
                field.set_stored(&wanted);
            }
        }
    }

    /// To the next or previous shown field; the save button stands last.
    fn step(&mut self, forward: bool) -> FormEvent {
        let settled = match self.fields.get_mut(self.focus).map(|f| &mut f.kind) {
            Some(Kind::Pick(pick)) => pick.leave(),
            _ => Outcome::Used,
        };
        if settled == Outcome::Changed {
            self.touch();
            self.follow();
        }
        let stops: Vec<usize> =
            self.shown().filter(|(_, f)| f.takes_focus()).map(|(i, _)| i).collect();
        let button = self.fields.len();
        self.focus = if forward {
            stops.into_iter().find(|&i| i > self.focus).unwrap_or(button)
        } else {
            stops.into_iter().rev().find(|&i| i < self.focus).unwrap_or(self.focus)
        };
        self.fresh = true;
        FormEvent::Moved
    }

    /// A day is short: typing over it is easier than mending it, as long as nothing was typed.
    fn replace_day(&mut self) {
        if let Some(Kind::Date(field)) = self.fields.get_mut(self.focus).map(|f| &mut f.kind)
            && self.fresh
        {
            field.set_text("");
        }
    }
}

impl Kind {
    fn key(&mut self, key: Key, tr: &Tr) -> Outcome {
        match self {
            Self::Text(f) | Self::Long(f) | Self::Date(f) | Self::Number { field: f, .. } => {
                f.key(key)
            }
            Self::Pick(pick) => pick.key(key, tr),
            Self::Choice { options, chosen } => choose_one(options.len(), chosen, key),
            Self::Multi { options, chosen, cursor } => {
                choose_many(options.len(), chosen, cursor, key)
            }
            Self::Bool(on) => match key.code {
                KeyCode::Left | KeyCode::Right | KeyCode::Char(' ' | '\u{3000}') => {
                    *on = !*on;
                    Outcome::Changed
                }
                _ => Outcome::Ignored,
            },
            Self::Note(_) => Outcome::Ignored,
        }
    }

    fn paste(&mut self, text: &str, tr: &Tr) -> Outcome {
        match self {
            Self::Text(f) | Self::Long(f) | Self::Date(f) | Self::Number { field: f, .. } => {
                f.paste(text)
            }
            Self::Pick(pick) => pick.paste(text, tr),
            // An input method commits a digit as a paste too.
            _ => match text.trim().chars().next() {
                Some(c) => self.key(Key::char(c), tr),
                None => Outcome::Used,
            },
        }
    }
}

fn choose_one(count: usize, chosen: &mut Option<usize>, key: Key) -> Outcome {
    let last = count.saturating_sub(1);
    let to = match key.code {
        KeyCode::Right | KeyCode::Char(' ' | '\u{3000}') => {
            chosen.map_or(0, |i| if i == last { 0 } else { i + 1 })
        }
        KeyCode::Left => chosen.map_or(last, |i| if i == 0 { last } else { i - 1 }),
        KeyCode::Backspace | KeyCode::Delete if chosen.is_some() => {
            *chosen = None;
            return Outcome::Changed;
        }
        KeyCode::Char(c) => match digit(c) {
            Some(i) if i < count => i,
            _ => return Outcome::Used,
        },
        _ => return Outcome::Ignored,
    };
    if count == 0 || *chosen == Some(to) {
        return Outcome::Used;
    }
    *chosen = Some(to);
    Outcome::Changed
}

fn choose_many(
    count: usize,
    chosen: &mut BTreeSet<usize>,
    cursor: &mut usize,
    key: Key,
) -> Outcome {
    let toggled = match key.code {
        KeyCode::Right if *cursor + 1 < count => {
            *cursor += 1;
            return Outcome::Used;
        }
        KeyCode::Left => {
            *cursor = cursor.saturating_sub(1);
            return Outcome::Used;
        }
        KeyCode::Char(' ' | '\u{3000}') => *cursor,
        KeyCode::Char(c) => match digit(c) {
            Some(i) if i < count => i,
            _ => return Outcome::Used,
        },
        KeyCode::Right => return Outcome::Used,
        _ => return Outcome::Ignored,
    };
    *cursor = toggled;
    if !chosen.remove(&toggled) {
        chosen.insert(toggled);
    }
    Outcome::Changed
}

/// `1` to `9`, full width or not, as an index.
fn digit(c: char) -> Option<usize> {
    let number = keymap::fold(c).to_digit(10).filter(|&n| n > 0)?;
    usize::try_from(number - 1).ok()
}
