//! The other end of the line, as strict as it can be: of everything a terminal could be told, only
//! the few sequences the program has are understood; the rest is an error.

// In tests that have the list of naughty strings as well.
#[allow(clippy::duplicate_mod)]
#[path = "unseen.rs"]
mod unseen;
use unseen::is_unseen;

/// What the program ever says to a terminal in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Glyph,
    Sequence,
}

/// Reads the bytes of frames on a screen of this size; how many characters and sequences there are.
///
/// # Errors
/// The first thing that is none of the program's own, with what stands around it.
pub fn read(bytes: &[u8], (columns, rows): (u16, u16)) -> Result<(usize, usize), String> {
    let text = std::str::from_utf8(bytes).map_err(|e| format!("no text: {e}"))?;
    let (mut rest, mut glyphs, mut sequences) = (text, 0, 0);
    while let Some(first) = rest.chars().next() {
        let (said, length) = match first {
            '\u{1b}' => (Said::Sequence, sequence(rest, (columns, rows)).ok_or(rest)),
            c if c.is_control() || is_unseen(c) => (Said::Glyph, Err(rest)),
            c => (Said::Glyph, Ok(c.len_utf8())),
        };
        let length = length.map_err(|rest| {
            let near: String = rest.chars().take(40).collect();
            format!("byte {} of {}: {near:?}", text.len() - rest.len(), text.len())
        })?;
        glyphs += usize::from(said == Said::Glyph);
        sequences += usize::from(said == Said::Sequence);
        rest = &rest[length..];
    }
    Ok((glyphs, sequences))
}

/// The length of the sequence of the program's own that a text begins with.
fn sequence(text: &str, (columns, rows): (u16, u16)) -> Option<usize> {
    for whole in ["\x1b[?2026h", "\x1b[?2026l", "\x1b[?25h", "\x1b[?25l", "\x1b[2J", "\x1b[K"] {
        if text.starts_with(whole) {
            return Some(whole.len());
        }
    }
    let inner = text.strip_prefix("\x1b[")?;
    let end = inner.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    let numbers: Option<Vec<u16>> = match &inner[..end] {
        "" => Some(Vec::new()),
        given => given.split(';').map(|number| number.parse().ok()).collect(),
    };
    let numbers = numbers?;
    let within = |limit: u16| numbers.first().is_none_or(|n| (1..=limit).contains(n));
    let fits = match inner[end..].chars().next()? {
        'm' => numbers.iter().all(|n| matches!(n, 0..=9 | 22..=29 | 30..=49 | 90..=107)),
        'H' => numbers.len() <= 2 && within(rows) && numbers.get(1).is_none_or(|x| *x <= columns),
        'C' | 'X' | '@' | 'P' => numbers.len() <= 1 && within(columns),
        'L' | 'M' => numbers.len() <= 1 && within(rows),
        _ => false,
    };
    fits.then_some(2 + end + 1)
}

#[test]
fn it_understands_nothing_else() {
    let size = (80, 24);
    for own in ["\x1b[?2026h\x1b[3;4H字\x1b[1;33mx\x1b[m\x1b[K\x1b[?25h\x1b[?2026l", "", "\x1b[24H"]
    {
        assert!(read(own.as_bytes(), size).is_ok(), "{own:?}");
    }
    for other in [
        "\x1b]52;c;aGk=\x07",
        "\x1b[6n",
        "\x1b[?1049l",
        "\x1bc",
        "\x1b[25H",
        "\x1b[1;81H",
        "a\rb",
        "\n",
        "\u{9b}m",
        "\x1b[",
        "\x1b",
        "\x1bP",
        "\x1b[>c",
        "\u{202e}",
        "\u{200b}",
        "\x1b[99C",
        "\x1b[81@",
        "\x1b[81P",
        "\x1b[3J",
        "\x1b[38;5m;x\x07",
    ] {
        assert!(read(other.as_bytes(), size).is_err(), "{other:?}");
    }
}
