//! Bytes from the terminal as keys, pastes and mouse events.
//!
//! crossterm's own reader is not used: it waits for the edge of readiness but leaves the loop with
//! bytes unread, so that 1,500 keys typed ahead stop after 1,024 while the descriptor stays
//! readable, and it spins for ever on a terminal that hung up (crossterm #793). Its event types
//! are kept.

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

const PASTE_END: &[u8] = b"\x1b[201~";

/// The longest paste kept, in bytes; the rest of it is dropped.
const PASTE_LIMIT: usize = 4 << 20;

/// The most parameters of a control sequence looked at, in bytes; with more it is noise.
const SEQUENCE_LIMIT: usize = 64;

/// Bytes not understood yet.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    /// The text of a paste whose end has not come yet.
    paste: Option<Vec<u8>>,
    /// Within a control sequence that is noise: all of it is passed over.
    noise: bool,
}

/// What the beginning of the bytes is.
enum Step {
    /// An event (or something to pass over) of so many bytes.
    Take(usize, Option<Event>),
    /// The beginning of a paste, of so many bytes.
    Paste(usize),
    /// The beginning of a control sequence that is none of ours, of so many bytes.
    Noise(usize),
    /// More bytes are needed.
    Wait,
}

impl Decoder {
    /// Takes what was read and hands out what it means.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Event>) {
        self.pending.extend_from_slice(bytes);
        self.run(false, out);
    }

    /// Whether the last bytes may be the Esc key or the beginning of a sequence; if nothing
    /// follows shortly, [`Decoder::settle`] decides.
    pub fn undecided(&self) -> bool {
        self.paste.is_none() && self.pending.first() == Some(&0x1b)
    }

    /// Nothing followed: an Esc was the key.
    pub fn settle(&mut self, out: &mut Vec<Event>) {
        self.run(true, out);
    }

    fn run(&mut self, last: bool, out: &mut Vec<Event>) {
        let bytes = std::mem::take(&mut self.pending);
        let mut rest = bytes.as_slice();
        loop {
            if self.paste.is_some() {
                rest = self.continue_paste(rest, out);
                if self.paste.is_some() {
                    break;
                }
            }
            if self.noise {
                rest = self.pass_over(rest);
            }
            if rest.is_empty() {
                break;
            }
            match step(rest, last) {
                Step::Take(length, event) => {
                    out.extend(event);
                    rest = rest.get(length..).unwrap_or_default();
                }
                Step::Paste(length) => {
                    self.paste = Some(Vec::new());
                    rest = rest.get(length..).unwrap_or_default();
                }
                Step::Noise(length) => {
                    self.noise = true;
                    rest = rest.get(length..).unwrap_or_default();
                }
                Step::Wait => break,
            }
        }
        self.pending = rest.to_vec();
    }

    /// What is left after the parameters and the final letter of a sequence that is noise.
    fn pass_over<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let end = bytes.iter().position(|byte| !is_parameter(*byte));
        self.noise = end.is_none();
        let rest = &bytes[end.unwrap_or(bytes.len())..];
        match rest {
            [letter, after @ ..] if is_final(*letter) => after,
            _ => rest,
        }
    }

    /// Moves the bytes of a paste to it; what is left may be the beginning of its end mark, or
    /// what follows the paste.
    fn continue_paste<'a>(&mut self, bytes: &'a [u8], out: &mut Vec<Event>) -> &'a [u8] {
        let Some(mut text) = self.paste.take() else { return bytes };
        let found = bytes.windows(PASTE_END.len()).position(|part| part == PASTE_END);
        if let Some(end) = found {
            keep(&mut text, &bytes[..end]);
            out.push(Event::Paste(String::from_utf8_lossy(&text).into_owned()));
            return &bytes[end + PASTE_END.len()..];
        }
        let held = (1..PASTE_END.len()).rev().find(|&n| bytes.ends_with(&PASTE_END[..n]));
        let (inside, rest) = bytes.split_at(bytes.len() - held.unwrap_or(0));
        keep(&mut text, inside);
        self.paste = Some(text);
        rest
    }
}

/// Appends as much as fits.
fn keep(text: &mut Vec<u8>, bytes: &[u8]) {
    let room = PASTE_LIMIT.saturating_sub(text.len());
    text.extend_from_slice(&bytes[..bytes.len().min(room)]);
}

/// Whether a byte stands before the final letter of a control sequence.
fn is_parameter(byte: u8) -> bool {
    (0x20..=0x3f).contains(&byte)
}

/// Whether a byte ends a control sequence.
fn is_final(byte: u8) -> bool {
    (0x40..=0x7e).contains(&byte)
}

/// Looks at the beginning of `bytes`, which is not empty.
fn step(bytes: &[u8], last: bool) -> Step {
    match bytes {
        [0x1b] if last => key(1, KeyCode::Esc),
        [0x1b] => Step::Wait,
        [0x1b, b'[', rest @ ..] => control(rest, last),
        [0x1b, b'O', rest @ ..] => single_shift(rest, last),
        // Esc and the next key in one packet of a slow line, or Alt and a key: the bytes are the
        // same. No command has Alt, so both keys count and none is lost.
        [0x1b, ..] => key(1, KeyCode::Esc),
        [byte, ..] if *byte < 0x20 || *byte == 0x7f => Step::Take(1, Some(Event::Key(low(*byte)))),
        _ => character(bytes),
    }
}

/// A key that stands for itself.
fn key(length: usize, code: KeyCode) -> Step {
    Step::Take(length, Some(Event::Key(KeyEvent::new(code, KeyModifiers::NONE))))
}

/// The control characters that keys send.
fn low(byte: u8) -> KeyEvent {
    let ctrl = |c: char| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
    match byte {
        b'\r' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        // Many terminals of this field send Ctrl-H for the Backspace key.
        0x7f | 0x08 => KeyCode::Backspace.into(),
        0x01..=0x1a => ctrl(char::from(byte - 1 + b'a')),
        0x1c..=0x1f => ctrl(char::from(byte - 0x1c + b'4')),
        _ => ctrl(' '),
    }
}

/// One character of UTF-8; what is not UTF-8 is passed over.
fn character(bytes: &[u8]) -> Step {
    let head = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(error) => {
            return error.error_len().map_or(Step::Wait, |length| Step::Take(length, None));
        }
    };
    let Some(c) = valid.chars().next() else { return Step::Take(1, None) };
    let event = (!c.is_control()).then(|| Event::Key(character_key(c)));
    Step::Take(c.len_utf8(), event)
}

/// A character as a key: capitals carry Shift.
fn character_key(c: char) -> KeyEvent {
    let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    KeyEvent::new(KeyCode::Char(c), shift)
}

/// `Esc O` and a letter; alone it is Esc and the letter O.
fn single_shift(rest: &[u8], last: bool) -> Step {
    let code = match rest.first() {
        None if last => return key(1, KeyCode::Esc),
        None => return Step::Wait,
        Some(b'M') => Some(KeyCode::Enter),
        Some(letter) if is_final(*letter) => cursor_key(*letter),
        // Esc and the letter O, and then something else.
        Some(_) => return key(1, KeyCode::Esc),
    };
    code.map_or(Step::Take(3, None), |code| key(3, code))
}

/// The keys named by a letter in `Esc O x` and `Esc [ x`.
fn cursor_key(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        b'Z' => KeyCode::BackTab,
        _ => return None,
    })
}

/// `Esc [`, parameters and a final letter; `rest` begins after the bracket.
fn control(rest: &[u8], last: bool) -> Step {
    // The Linux console's F1 to F5 are `Esc [ [ A` to `E`.
    if let [b'[', letter, ..] = rest {
        return match letter {
            b'A'..=b'E' => key(4, KeyCode::F(letter - b'A' + 1)),
            letter if is_final(*letter) => Step::Take(4, None),
            _ => Step::Take(3, None),
        };
    }
    // However much of it is here already, the same is decided.
    let near = &rest[..rest.len().min(SEQUENCE_LIMIT)];
    let Some(end) = near.iter().position(|byte| !is_parameter(*byte)) else {
        return match (last, near.len()) {
            (true, 0) => key(1, KeyCode::Esc),
            (_, SEQUENCE_LIMIT) => Step::Noise(near.len() + 2),
            (true, _) => Step::Take(near.len() + 2, None),
            (false, _) => Step::Wait,
        };
    };
    if rest == b"[" && !last {
        return Step::Wait;
    }
    let (parameters, letter) = (&rest[..end], rest[end]);
    if is_final(letter) {
        let length = end + 3;
        if parameters == b"200" && letter == b'~' {
            return Step::Paste(length);
        }
        return Step::Take(length, sequence(parameters, letter));
    }
    // Cut off by something else: pass over the fragment, keep what cut it off.
    Step::Take(end + 2, None)
}

/// The meaning of a complete sequence.
fn sequence(parameters: &[u8], letter: u8) -> Option<Event> {
    if let [b'<', mouse @ ..] = parameters {
        return mouse_event(&numbers(mouse), letter);
    }
    let numbers = numbers(parameters);
    let first = numbers.first().copied().unwrap_or(1);
    let modifiers = modifiers(numbers.get(1).copied().unwrap_or(1));
    let code = match letter {
        b'~' if first == 27 => char_code(numbers.get(2).copied()?)?,
        b'u' => char_code(first)?,
        b'~' => tilde_key(first)?,
        _ => cursor_key(letter)?,
    };
    Some(Event::Key(KeyEvent::new(code, modifiers)))
}

/// The keys named by a number in `Esc [ n ~`.
fn tilde_key(number: u16) -> Option<KeyCode> {
    let function = |number: u16| u8::try_from(number).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23 | 24 => function(number - 12),
        _ => None,
    }
}

/// A key given by its code point.
fn char_code(number: u16) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(number.into()).filter(|c| !c.is_control())?),
    })
}

/// One more than the bits of the keys held.
fn modifiers(number: u16) -> KeyModifiers {
    let held = number.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, held & 1 != 0);
    modifiers.set(KeyModifiers::ALT, held & 2 != 0);
    modifiers.set(KeyModifiers::CONTROL, held & 4 != 0);
    modifiers
}

/// The numbers of a parameter list; what is left out counts as 1, what is not a number as 0.
fn numbers(parameters: &[u8]) -> Vec<u16> {
    let text = std::str::from_utf8(parameters).unwrap_or_default();
    let number = |part: &str| if part.is_empty() { 1 } else { part.parse().unwrap_or(0) };
    text.split(';').map(number).collect()
}

/// Left button down and the wheel; nothing else is wanted.
fn mouse_event(numbers: &[u16], letter: u8) -> Option<Event> {
    let &[button, column, row] = numbers else { return None };
    let kind = match (button & !0b1_1100, letter) {
        (0, b'M') => MouseEventKind::Down(MouseButton::Left),
        (64, b'M') => MouseEventKind::ScrollUp,
        (65, b'M') => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let (column, row) = (column.saturating_sub(1), row.saturating_sub(1));
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}

#[cfg(test)]
mod tests;
