//! Terminal events in the words of the screens.

use ratatui::crossterm::event as input;

use crate::app::event::{Event, Key, KeyCode, MouseEvent, MouseKind};

/// The event for the screens, or nothing where they do not care.
pub fn event(event: input::Event) -> Option<Event> {
    match event {
        input::Event::Key(event) if event.kind != input::KeyEventKind::Release => {
            key(event).map(Event::Key)
        }
        input::Event::Paste(text) => Some(Event::Paste(text)),
        input::Event::Mouse(event) => mouse(event).map(Event::Mouse),
        input::Event::Resize(columns, rows) => Some(Event::Resize(columns, rows)),
        input::Event::Key(_) | input::Event::FocusGained | input::Event::FocusLost => None,
    }
}

fn key(event: input::KeyEvent) -> Option<Key> {
    let code = match event.code {
        input::KeyCode::Char(c) => KeyCode::Char(c),
        input::KeyCode::F(number) => KeyCode::F(number),
        input::KeyCode::Enter => KeyCode::Enter,
        input::KeyCode::Esc => KeyCode::Esc,
        input::KeyCode::Tab => KeyCode::Tab,
        input::KeyCode::BackTab => KeyCode::BackTab,
        input::KeyCode::Backspace => KeyCode::Backspace,
        input::KeyCode::Delete => KeyCode::Delete,
        input::KeyCode::Insert => KeyCode::Insert,
        input::KeyCode::Up => KeyCode::Up,
        input::KeyCode::Down => KeyCode::Down,
        input::KeyCode::Left => KeyCode::Left,
        input::KeyCode::Right => KeyCode::Right,
        input::KeyCode::Home => KeyCode::Home,
        input::KeyCode::End => KeyCode::End,
        input::KeyCode::PageUp => KeyCode::PageUp,
        input::KeyCode::PageDown => KeyCode::PageDown,
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    // A character says itself whether Shift was held.
    let shift = !matches!(code, KeyCode::Char(_) | KeyCode::BackTab);
    Some(Key {
        code,
        ctrl: held(input::KeyModifiers::CONTROL),
        alt: held(input::KeyModifiers::ALT),
        shift: shift && held(input::KeyModifiers::SHIFT),
    })
}

fn mouse(event: input::MouseEvent) -> Option<MouseEvent> {
    let kind = match event.kind {
        input::MouseEventKind::Down(input::MouseButton::Left) => MouseKind::Press,
        input::MouseEventKind::ScrollUp => MouseKind::WheelUp,
        input::MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(MouseEvent { kind, col: event.column, row: event.row })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::crossterm::event::{KeyEvent, KeyModifiers};

    fn converted(code: input::KeyCode, modifiers: KeyModifiers) -> Key {
        match event(input::Event::Key(KeyEvent::new(code, modifiers))) {
            Some(Event::Key(key)) => key,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn shift_is_part_of_a_character() {
        let capital = converted(input::KeyCode::Char('A'), KeyModifiers::SHIFT);
        assert_eq!(capital, Key::char('A'));
        assert_eq!(converted(input::KeyCode::Char('s'), KeyModifiers::CONTROL), Key::ctrl('s'));
        let up = Key { shift: true, ..Key::plain(KeyCode::Up) };
        assert_eq!(converted(input::KeyCode::Up, KeyModifiers::SHIFT), up);
    }

    #[test]
    fn what_no_screen_uses_does_not_arrive() {
        assert!(event(input::Event::FocusGained).is_none());
        assert!(event(input::Event::Key(input::KeyCode::CapsLock.into())).is_none());
    }
}
