//! What can lie over a screen: a form, a dialog, the help page, two texts to choose between.

use super::dialog::Dialog;
use super::event::{Key, KeyCode};
use super::form::{Form, FormField};
use super::keymap;
use super::scroll::Scroll;
use crate::clock::Millis;
use crate::domain::conflict::Conflict;
use crate::i18n::Tr;

/// One thing over the screen; the last one gets the keys.
pub enum Overlay {
    Form(Box<Form>),
    Dialog(Dialog),
    /// The help page.
    Help {
        scroll: Scroll,
    },
    /// Lies above the form that it is about.
    Conflict(Box<ConflictView>),
}

/// A field that differs: its label, my text and the stored one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub label: String,
    pub mine: String,
    pub theirs: String,
}

/// What the conflict is between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The row was changed by somebody else since the form was opened.
    Row,
    /// Another window of mine kept a draft of the same form.
    Draft,
}

/// The ways out of a conflict, in the order they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Go on editing mine, with what is stored in view: the next save replaces it.
    KeepEditing,
    Mine,
    Theirs,
}

impl Choice {
    pub const ALL: [Self; 3] = [Self::KeepEditing, Self::Mine, Self::Theirs];
}

/// Both texts, and the choice between them.
pub struct ConflictView {
    pub source: Source,
    pub differences: Vec<Difference>,
    pub selected: usize,
    pub scroll: Scroll,
    pub changed_at: Millis,
    /// The row is gone: there is nothing to take over.
    pub deleted: bool,
    pub(super) theirs: Conflict,
}

impl ConflictView {
    /// Compares a form with what is stored.
    pub fn new(form: &Form, source: Source, conflict: Conflict, tr: &Tr) -> Self {
        let stored = |field: &FormField| {
            let mut copy = field.clone();
            match source {
                Source::Row => copy.set_stored(conflict.current.get(&field.key)?),
                Source::Draft => copy.set_from_body(conflict.current.get("body")?),
            }
            Some(copy.display(tr))
        };
        let differences = form
            .fields()
            .iter()
            .filter_map(|field| {
                let (mine, theirs) = (field.display(tr), stored(field)?);
                let label = field.label.text(tr);
                (mine != theirs).then_some(Difference { label, mine, theirs })
            })
            .collect();
        Self {
            source,
            differences,
            selected: 0,
            scroll: Scroll::default(),
            changed_at: conflict.changed_at,
            deleted: conflict.current_version == 0,
            theirs: conflict,
        }
    }

    /// The choices there are.
    pub fn choices(&self) -> &'static [Choice] {
        if self.deleted { &Choice::ALL[..1] } else { &Choice::ALL }
    }

    /// Takes a key; the choice when one was made.
    pub fn key(&mut self, key: Key) -> Option<Choice> {
        let last = self.choices().len() - 1;
        match key.code {
            KeyCode::Left => self.selected = self.selected.saturating_sub(1),
            KeyCode::Right | KeyCode::Tab => self.selected = (self.selected + 1).min(last),
            KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown => {
                keymap::on_screen(key).map(|action| self.scroll.act(action));
            }
            KeyCode::Esc => return Some(Choice::KeepEditing),
            KeyCode::Enter => return self.choices().get(self.selected).copied(),
            KeyCode::Char(c) => {
                let index = keymap::fold(c).to_digit(10)?.checked_sub(1)?;
                return self.choices().get(usize::try_from(index).ok()?).copied();
            }
            _ => {}
        }
        None
    }
}
