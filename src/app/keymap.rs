//! The one table of keys: it is pressed, shown in the footer and printed on the help page.
//!
//! Every command has a letter and a key that an input method leaves alone (a function key or
//! Ctrl). Full-width letters and the punctuation of a Chinese input method are folded first.

use super::action::Action;
use super::event::{Key, KeyCode};
use crate::i18n::Tr;
use crate::text::fold::fold_key;

/// The keys of one action.
pub struct Binding {
    pub action: Action,
    pub group: Group,
    /// The keys that trigger it, in the order they are shown.
    pub keys: &'static [K],
}

/// The headings of the help page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Move,
    Do,
    Show,
    Form,
    Everywhere,
}

/// A key of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum K {
    /// A character, after folding.
    C(char),
    /// A character with Ctrl.
    Ctrl(char),
    /// A function key.
    F(u8),
    /// Any other key.
    Other(KeyCode),
}

impl K {
    fn is(self, key: Key) -> bool {
        match (self, key.code) {
            (Self::C(c), KeyCode::Char(k)) => !key.ctrl && !key.alt && c == fold(k),
            (Self::Ctrl(c), KeyCode::Char(k)) => key.ctrl && c == k.to_ascii_lowercase(),
            (Self::F(n), KeyCode::F(k)) => n == k,
            (Self::Other(code), k) => !key.ctrl && !key.alt && code == k,
            _ => false,
        }
    }

    /// Whether an input method can swallow this key; digits come through, full width or not.
    pub const fn is_letter(self) -> bool {
        matches!(self, Self::C(c) if !c.is_ascii_digit())
    }

    /// How the key is written.
    pub fn name(self, tr: &Tr) -> String {
        match self {
            Self::C(' ') => tr.keys_name_space(),
            Self::C(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            Self::F(n) => format!("F{n}"),
            Self::Other(code) => match code {
                KeyCode::Up => tr.keys_name_up(),
                KeyCode::Down => tr.keys_name_down(),
                KeyCode::Left => tr.keys_name_left(),
                KeyCode::Right => tr.keys_name_right(),
                KeyCode::BackTab => "Shift-Tab".to_owned(),
                KeyCode::PageUp => "PgUp".to_owned(),
                KeyCode::PageDown => "PgDn".to_owned(),
                KeyCode::Delete => "Del".to_owned(),
                other => format!("{other:?}"),
            },
        }
    }
}

macro_rules! table {
    ($($group:ident: $($action:ident [$($key:expr),+]),+;)+) => {
        &[$($(Binding { action: Action::$action, group: Group::$group, keys: &[$($key),+] }),+),+]
    };
}

use K::{C, Ctrl, F, Other};
use KeyCode::{BackTab, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up};

/// Every command and its keys.
pub const TABLE: &[Binding] = table![
    Move: Up [Other(Up), C('k')], Down [Other(Down), C('j')], Left [Other(Left), C('h')],
        Right [Other(Right), C('l')], PageUp [Other(PageUp)], PageDown [Other(PageDown)],
        First [Other(Home)], Last [Other(End)], NextTab [Other(Tab), C(']')],
        PrevTab [Other(BackTab), C('[')];
    Do: Open [Other(Enter)], Back [C('q'), Other(Esc)], New [C('n'), F(4)], Edit [C('e'), F(2)],
        Submit [C('s'), F(6)], Accept [C('a'), F(5)], Return [C('r'), F(7)], Delete [C('d'), F(8)],
        Undo [C('u'), Ctrl('u')], Remind [C('m'), F(12)], Export [C('x'), F(9)],
        Copy [C('y'), Ctrl('y')], Answer1 [C('1')], Answer2 [C('2')], Answer3 [C('3')], Answer4 [C('4')];
    Show: Find [C('/'), F(3)], Filter [C('f'), F(11)], Sort [C('o'), Ctrl('o')],
        Mark [C(' '), Ctrl('b')], MarkAll [C('*'), Ctrl('a')];
    Form: NextField [Other(Tab)], PrevField [Other(BackTab)], Save [Ctrl('s'), F(6)];
    Everywhere: Help [C('?'), F(1)], Goto [C('g'), F(10)], Settings [C(','), Ctrl('t')],
        Redraw [Ctrl('l')], Suspend [Ctrl('z')], Leave [Ctrl('c')];
];

/// The action of a key on a screen (outside fields).
pub fn on_screen(key: Key) -> Option<Action> {
    find(key, |group| group != Group::Form)
}

/// The action of a key in a form; letters belong to the fields there.
pub fn in_form(key: Key) -> Option<Action> {
    match find(key, |group| group == Group::Form || group == Group::Everywhere)? {
        action if matches!(key.code, KeyCode::Char(_)) && !key.ctrl => {
            debug_assert!(action != Action::Save);
            None
        }
        action => Some(action),
    }
}

fn find(key: Key, scope: impl Fn(Group) -> bool) -> Option<Action> {
    TABLE
        .iter()
        .filter(|binding| scope(binding.group))
        .find(|binding| binding.keys.iter().any(|k| k.is(key)))
        .map(|binding| binding.action)
}

/// The keys of an action.
pub fn keys(action: Action) -> &'static [K] {
    TABLE.iter().find(|binding| binding.action == action).map_or(&[], |binding| binding.keys)
}

/// The key to show for an action; with an input method on, one it cannot swallow.
pub fn shown(action: Action, input_method: bool, tr: &Tr) -> String {
    match action {
        // One hint stands for both directions.
        Action::Up | Action::Down => return tr.keys_name_up_down(),
        Action::Left | Action::Right => return tr.keys_name_left_right(),
        _ => {}
    }
    let keys = keys(action);
    let safe = keys.iter().find(|k| !k.is_letter()).filter(|_| input_method);
    safe.or_else(|| keys.first()).map_or_else(String::new, |k| k.name(tr))
}

/// Whether a key shows that an input method is on: a letter arrived that no keyboard sends plain.
pub fn shows_input_method(key: Key) -> bool {
    matches!(key.code, KeyCode::Char(c) if !c.is_ascii())
}

/// A character as the key it was meant to be.
pub fn fold(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '【' => '[',
        '】' => ']',
        _ => fold_key(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_keys_do_what_plain_keys_do() {
        assert_eq!(on_screen(Key::char('？')), Some(Action::Help));
        assert_eq!(on_screen(Key::char('１')), Some(Action::Answer1));
        assert_eq!(on_screen(Key::char('、')), Some(Action::Find));
        assert_eq!(on_screen(Key::char('ｎ')), Some(Action::New));
    }

    #[test]
    fn every_command_has_a_key_no_input_method_swallows() {
        for binding in TABLE {
            assert!(binding.keys.iter().any(|k| !k.is_letter()), "{:?}", binding.action);
        }
    }

    #[test]
    fn no_key_means_two_things() {
        for scope in [false, true] {
            let in_scope = |b: &&Binding| (b.group == Group::Form) == scope;
            let all: Vec<K> = TABLE.iter().filter(in_scope).flat_map(|b| b.keys).copied().collect();
            for (i, key) in all.iter().enumerate() {
                assert!(!all[i + 1..].contains(key), "{key:?} is bound twice");
            }
        }
    }

    #[test]
    fn letters_in_a_form_are_text() {
        assert_eq!(in_form(Key::char('g')), None);
        assert_eq!(in_form(Key::char('?')), None);
        assert_eq!(in_form(Key::ctrl('s')), Some(Action::Save));
        assert_eq!(in_form(Key::plain(KeyCode::F(1))), Some(Action::Help));
        assert_eq!(in_form(Key::plain(KeyCode::Tab)), Some(Action::NextField));
    }
}
