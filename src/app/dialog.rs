//! Small windows that ask or tell: confirm, choose one, read (and copy) a text.
//!
//! Texts are entered in forms only (`Form::as_popup`), so that a busy writer never loses one.

use super::action::Action;
use super::event::{Key, KeyCode};
use super::keymap;
use super::label::Label;
use super::scroll::Scroll;

/// The keys of a menu's lines, in their order: digits, then letters that move nothing. Further lines
/// are reached with the arrows.
const MENU_KEYS: &str = "1234567890abcdef";

/// A line of a menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub code: String,
    pub label: Label,
    /// Said behind the label, quietly.
    pub note: Option<Label>,
}

impl Item {
    pub fn new(code: impl Into<String>, label: impl Into<Label>) -> Self {
        Self { code: code.into(), label: label.into(), note: None }
    }

    pub fn note(mut self, note: impl Into<Label>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// What a dialog wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Yes or no; the text says what follows from a yes.
    Confirm { yes: Label },
    /// One of these.
    Menu { items: Vec<Item>, selected: usize },
    /// To be read; `y` sends `copy` to the clipboard where there is something to copy.
    Message { copy: Option<String>, scroll: Scroll },
}

/// An open dialog.
#[derive(Debug, Clone, PartialEq)]
pub struct Dialog {
    /// Handed back to the screen with the answer.
    pub id: &'static str,
    /// What it is about (a row's id); handed back too.
    pub subject: String,
    pub title: Label,
    pub text: Label,
    pub kind: Kind,
}

/// How a dialog was answered. One that was left is not answered at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Yes,
    /// The code of the menu's item.
    Chosen(String),
}

/// The version and id that [`Dialog::about_row`] put together.
pub fn row_of(subject: &str) -> Option<(i64, String)> {
    let (version, id) = subject.split_once(' ')?;
    Some((version.parse().ok()?, id.to_owned()))
}

/// What a key did to a dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum DialogEvent {
    None,
    Close,
    Answer(Answer),
    Copy(String),
}

impl Dialog {
    /// Asks for a yes; `yes` names what will be done.
    pub fn confirm(id: &'static str, title: Label, text: Label, yes: Label) -> Self {
        Self { id, subject: String::new(), title, text, kind: Kind::Confirm { yes } }
    }

    /// Asks to choose one.
    pub fn menu(id: &'static str, title: Label, items: Vec<Item>) -> Self {
        let text = Label::Text(String::new());
        Self { id, subject: String::new(), title, text, kind: Kind::Menu { items, selected: 0 } }
    }

    /// Shows a text.
    pub fn message(title: Label, text: Label) -> Self {
        let kind = Kind::Message { copy: None, scroll: Scroll::default() };
        Self { id: "", subject: String::new(), title, text, kind }
    }

    /// Shows a text that can be copied to the terminal's clipboard.
    pub fn copyable(title: Label, text: String) -> Self {
        let kind = Kind::Message { copy: Some(text.clone()), scroll: Scroll::default() };
        Self { id: "", subject: String::new(), title, text: Label::Text(text), kind }
    }

    /// Copies this instead of the text shown.
    pub fn copying(mut self, what: impl Into<String>) -> Self {
        if let Kind::Message { copy, .. } = &mut self.kind {
            *copy = Some(what.into());
        }
        self
    }

    /// Names a row, in the version that was read; [`row_of`] takes it apart again.
    pub fn about_row(self, version: i64, id: &str) -> Self {
        self.about(format!("{version} {id}"))
    }

    /// Names what it is about.
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// Starts a menu on this item.
    pub fn starting_on(mut self, code: &str) -> Self {
        if let Kind::Menu { items, selected } = &mut self.kind {
            *selected = items.iter().position(|i| i.code == code).unwrap_or(0);
        }
        self
    }

    /// The key of a menu's line.
    pub fn menu_key(index: usize) -> Option<char> {
        MENU_KEYS.chars().nth(index)
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> DialogEvent {
        let action = keymap::on_screen(key);
        if key.code == KeyCode::Esc || matches!(action, Some(Action::Back | Action::Leave)) {
            return DialogEvent::Close;
        }
        match &mut self.kind {
            Kind::Confirm { .. } => match key.code {
                KeyCode::Enter => DialogEvent::Answer(Answer::Yes),
                KeyCode::Char(c) => match keymap::fold(c) {
                    'y' => DialogEvent::Answer(Answer::Yes),
                    'n' => DialogEvent::Close,
                    _ => DialogEvent::None,
                },
                _ => DialogEvent::None,
            },
            Kind::Menu { items, selected } => menu_key(items, selected, key, action),
            Kind::Message { copy, scroll } => match action {
                Some(Action::Open) => DialogEvent::Close,
                Some(Action::Copy) => copy.clone().map_or(DialogEvent::None, DialogEvent::Copy),
                action => {
                    action.map(|action| scroll.act(action));
                    DialogEvent::None
                }
            },
        }
    }
}

fn menu_key(items: &[Item], selected: &mut usize, key: Key, action: Option<Action>) -> DialogEvent {
    let last = items.len().saturating_sub(1);
    match action {
        Some(Action::Up) => *selected = selected.checked_sub(1).unwrap_or(last),
        Some(Action::Down) => *selected = if *selected >= last { 0 } else { *selected + 1 },
        Some(Action::First | Action::PageUp) => *selected = 0,
        Some(Action::Last | Action::PageDown) => *selected = last,
        Some(Action::Open) => return chosen(items, *selected),
        _ => {
            let KeyCode::Char(c) = key.code else { return DialogEvent::None };
            if let Some(index) = MENU_KEYS.find(keymap::fold(c)) {
                return chosen(items, index);
            }
        }
    }
    DialogEvent::None
}

fn chosen(items: &[Item], index: usize) -> DialogEvent {
    items
        .get(index)
        .map_or(DialogEvent::None, |item| DialogEvent::Answer(Answer::Chosen(item.code.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> Label {
        Label::Text(s.to_owned())
    }

    #[test]
    fn a_menu_wraps_around_and_takes_digits() {
        let mut menu = Dialog::menu(
            "x",
            text("导出"),
            vec![Item::new("md", "Markdown"), Item::new("csv", "CSV")],
        );
        menu.key(Key::plain(KeyCode::Up));
        let enter = menu.key(Key::plain(KeyCode::Enter));
        assert_eq!(enter, DialogEvent::Answer(Answer::Chosen("csv".into())));
        assert_eq!(menu.key(Key::char('１')), DialogEvent::Answer(Answer::Chosen("md".into())));
        assert_eq!(menu.key(Key::char('9')), DialogEvent::None);
        assert_eq!(menu.key(Key::plain(KeyCode::Esc)), DialogEvent::Close);
    }

    #[test]
    fn every_line_of_a_long_menu_has_a_key_that_moves_nothing() {
        let items = (0..18).map(|i| Item::new(i.to_string(), "x")).collect();
        let mut menu = Dialog::menu("x", text("前往"), items);
        for (at, key) in [(8, '9'), (9, '0'), (10, 'a'), (15, 'f')] {
            assert_eq!(Dialog::menu_key(at), Some(key));
            let chosen = menu.key(Key::char(key));
            assert_eq!(chosen, DialogEvent::Answer(Answer::Chosen(at.to_string())));
        }
        assert_eq!(Dialog::menu_key(16), None);
        menu.key(Key::plain(KeyCode::End));
        let last = menu.key(Key::plain(KeyCode::Enter));
        assert_eq!(last, DialogEvent::Answer(Answer::Chosen("17".into())));
    }

    #[test]
    fn only_a_clear_yes_confirms() {
        let mut ask = Dialog::confirm("delete", text("?"), text("!"), text("删除"));
        assert_eq!(ask.key(Key::char('x')), DialogEvent::None);
        assert_eq!(ask.key(Key::char('n')), DialogEvent::Close);
        assert_eq!(ask.key(Key::char('ｙ')), DialogEvent::Answer(Answer::Yes));
    }
}
