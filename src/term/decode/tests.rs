use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseEventKind};

use super::Decoder;

fn decode(bytes: &[u8]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    decoder.feed(bytes, &mut events);
    while decoder.undecided() {
        decoder.settle(&mut events);
    }
    events
}

fn keys(bytes: &[u8]) -> Vec<(KeyCode, KeyModifiers)> {
    let key = |event| match event {
        Event::Key(KeyEvent { code, modifiers, .. }) => (code, modifiers),
        other => panic!("{other:?}"),
    };
    decode(bytes).into_iter().map(key).collect()
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

#[test]
fn keys_of_common_terminals() {
    let cases: &[(&[u8], KeyCode, KeyModifiers)] = &[
        (b"a", KeyCode::Char('a'), NONE),
        (b"A", KeyCode::Char('A'), SHIFT),
        ("查".as_bytes(), KeyCode::Char('查'), NONE),
        (b"\r", KeyCode::Enter, NONE),
        (b"\n", KeyCode::Char('j'), CTRL),
        (b"\t", KeyCode::Tab, NONE),
        (b"\x1b[Z", KeyCode::BackTab, NONE),
        (b"\x7f", KeyCode::Backspace, NONE),
        (b"\x08", KeyCode::Backspace, NONE),
        (b"\x00", KeyCode::Char(' '), CTRL),
        (b"\x13", KeyCode::Char('s'), CTRL),
        (b"\x1b", KeyCode::Esc, NONE),
        (b"\x1b[A", KeyCode::Up, NONE),
        (b"\x1bOA", KeyCode::Up, NONE),
        (b"\x1b[1;5C", KeyCode::Right, CTRL),
        (b"\x1b[1;6D", KeyCode::Left, CTRL.union(SHIFT)),
        (b"\x1b[H", KeyCode::Home, NONE),
        (b"\x1b[4~", KeyCode::End, NONE),
        (b"\x1b[3~", KeyCode::Delete, NONE),
        (b"\x1b[5;3~", KeyCode::PageUp, ALT),
        (b"\x1bOP", KeyCode::F(1), NONE),
        (b"\x1b[[B", KeyCode::F(2), NONE),
        (b"\x1b[13~", KeyCode::F(3), NONE),
        (b"\x1b[15~", KeyCode::F(5), NONE),
        (b"\x1b[17~", KeyCode::F(6), NONE),
        (b"\x1b[21~", KeyCode::F(10), NONE),
        (b"\x1b[24~", KeyCode::F(12), NONE),
        (b"\x1bOM", KeyCode::Enter, NONE),
        (b"\x1b[27;5;13~", KeyCode::Enter, CTRL),
        (b"\x1b[115;5u", KeyCode::Char('s'), CTRL),
    ];
    for &(bytes, code, modifiers) in cases {
        assert_eq!(keys(bytes), [(code, modifiers)], "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn bytes_split_anywhere_mean_the_same() {
    let bytes = "a\x1b[1;5C查\x1bOP\x1b[200~两\r\n行\x1b[20\x1b[201~\x1b[<0;5;6Mz".as_bytes();
    let whole = decode(bytes);
    assert_eq!(whole.len(), 7);
    for cut in 0..=bytes.len() {
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        decoder.feed(&bytes[..cut], &mut events);
        decoder.feed(&bytes[cut..], &mut events);
        assert_eq!(events, whole, "cut at {cut}");
    }
}

#[test]
fn a_paste_is_one_event_whatever_is_in_it() {
    let text = format!("一行\r\n\x1b[A{}\x1b[20", "自查".repeat(20_000));
    let mut bytes = b"\x1b[200~".to_vec();
    bytes.extend_from_slice(text.as_bytes());
    bytes.extend_from_slice(b"\x1b[201~q");
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    for part in bytes.chunks(4096) {
        decoder.feed(part, &mut events);
    }
    assert_eq!(events, [Event::Paste(text), Event::Key(KeyCode::Char('q').into())]);
}

#[test]
fn a_paste_has_a_limit() {
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    decoder.feed(b"\x1b[200~", &mut events);
    for _ in 0..9 {
        decoder.feed(&vec![b'x'; 1 << 19], &mut events);
    }
    decoder.feed(b"\x1b[201~", &mut events);
    assert_eq!(events, [Event::Paste("x".repeat(super::PASTE_LIMIT))]);
}

#[test]
fn the_wheel_and_the_left_button_count() {
    let kinds = |bytes| {
        let kind = |event| match event {
            Event::Mouse(mouse) => (mouse.kind, mouse.column, mouse.row),
            other => panic!("{other:?}"),
        };
        decode(bytes).into_iter().map(kind).collect::<Vec<_>>()
    };
    let down = MouseEventKind::Down(ratatui::crossterm::event::MouseButton::Left);
    assert_eq!(kinds(b"\x1b[<0;5;6M\x1b[<0;5;6m\x1b[<2;5;6M"), [(down, 4, 5)]);
    assert_eq!(kinds(b"\x1b[<65;300;1M"), [(MouseEventKind::ScrollDown, 299, 0)]);
    assert_eq!(kinds(b"\x1b[<64;1;1M"), [(MouseEventKind::ScrollUp, 0, 0)]);
}

#[test]
fn esc_pressed_twice_is_esc_twice() {
    assert_eq!(keys(b"\x1b\x1b"), [(KeyCode::Esc, NONE), (KeyCode::Esc, NONE)]);
    assert_eq!(keys(b"\x1b\x1b\x1b[B").len(), 3);
}

/// On a slow line Esc and the key after it come in one piece.
#[test]
fn a_key_right_behind_esc_is_not_lost() {
    let cases: &[(&[u8], KeyCode, KeyModifiers)] = &[
        (b"\x1bg", KeyCode::Char('g'), NONE),
        ("\x1b查".as_bytes(), KeyCode::Char('查'), NONE),
        (b"\x1b[", KeyCode::Char('['), NONE),
        (b"\x1bO", KeyCode::Char('O'), SHIFT),
        (b"\x1b\r", KeyCode::Enter, NONE),
        (b"\x1b\x13", KeyCode::Char('s'), CTRL),
        (b"\x1b\x1b[A", KeyCode::Up, NONE),
        (b"\x1b\x1bOB", KeyCode::Down, NONE),
        (b"\x1b\x1b[1;5C", KeyCode::Right, CTRL),
    ];
    for &(bytes, code, modifiers) in cases {
        let expected = [(KeyCode::Esc, NONE), (code, modifiers)];
        assert_eq!(keys(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
    }
}

proptest::proptest! {
    /// Noise neither stops the decoder nor stays in it: a key after it is still a key.
    #[test]
    fn noise_passes(noise in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        decoder.feed(&noise, &mut events);
        decoder.feed(b"\x1b[201~", &mut events);
        decoder.settle(&mut events);
        decoder.settle(&mut events);
        events.clear();
        decoder.feed(b"~~~~q", &mut events);
        let last = Event::Key(KeyCode::Char('q').into());
        proptest::prop_assert_eq!(events.last(), Some(&last));
    }
}

#[test]
fn a_sequence_that_is_noise_is_passed_over_whole_however_it_arrives() {
    for length in [63, 64, 65, 200, 5_000] {
        let bytes = format!("\x1b[{}~q", "1;".repeat(length)).into_bytes();
        let mut decoder = Decoder::default();
        let mut pieces = Vec::new();
        bytes.iter().for_each(|byte| decoder.feed(&[*byte], &mut pieces));
        assert_eq!(pieces, decode(&bytes), "{length}");
        assert_eq!(pieces.last(), Some(&Event::Key(KeyCode::Char('q').into())));
        assert!(pieces.len() <= 2, "{pieces:?}");
    }
}

#[test]
fn a_sequence_cut_off_by_another_does_not_take_it_along() {
    let up = (KeyCode::Up, NONE);
    assert_eq!(keys(b"\x1b[[\x1b[A"), [up]);
    assert_eq!(keys(b"\x1b[1;\x1b[A"), [up]);
    assert_eq!(keys(b"\x1bO\x1b[A"), [(KeyCode::Esc, NONE), (KeyCode::Char('O'), SHIFT), up]);
    assert_eq!(keys("\x1b[[查".as_bytes()), [(KeyCode::Char('查'), NONE)]);
}
