//! Texts that people write: cleaned once and for all, shown without harm, cut where characters end.

use super::{is_a_sentence, is_a_text};
use zicha::text::{
    self,
    safe::{Mode, clean, clean_paste, show, show_line},
    search::Matcher,
};

/// A number of columns, and the text after it.
fn columns(bytes: &[u8]) -> (usize, String) {
    let (first, rest) = bytes.split_first().map_or((0, bytes), |(first, rest)| (*first, rest));
    (usize::from(first % 81) + 1, String::from_utf8_lossy(rest).into_owned())
}

/// Texts: cleaning is final, what is shown is harmless, and no line is wider than it may be.
pub fn text(bytes: &[u8]) {
    let (cols, dirty) = columns(bytes);
    cleaned(&dirty);
    let shown = show(&dirty);
    is_a_text(&shown);
    assert_eq!(show(&shown), shown, "what is shown is shown as it is");
    wrapped(&shown, cols);
    let line = show_line(&dirty);
    is_a_sentence(&line);
    cut(&line, cols);
    steps(&line);
    assert!(text::count_chars(&line) <= line.chars().count());
    assert!(text::width(&line) <= 2 * line.chars().count());
    let _ = text::sort_key(&line);
}

fn cleaned(dirty: &str) {
    for mode in [Mode::Line, Mode::Block, Mode::Name] {
        let once = clean(dirty, mode);
        assert_eq!(clean(&once, mode), once);
        assert_eq!(show(&once), once);
        assert!(once.chars().count() <= mode.limit());
        if mode == Mode::Block {
            is_a_text(&once)
        } else {
            is_a_sentence(&once)
        }
        if mode == Mode::Name {
            assert!(!once.contains(|c| "<>'\"`$&|;\\/=@".contains(c)), "{once:?}");
            assert_eq!(once.trim(), once);
        }
    }
    is_a_sentence(&clean_paste(dirty, false));
    is_a_text(&clean_paste(dirty, true));
}

fn wrapped(shown: &str, cols: usize) {
    let lines = text::wrap(shown, cols);
    assert!(lines.len() >= shown.split('\n').count());
    for line in &lines {
        let alone = text::graphemes(line).count() <= 1;
        assert!(text::width(line) <= cols || alone, "{cols} columns: {line:?}");
        assert!(!line.contains('\n'));
        assert_eq!(text::wrap(line, cols).concat(), *line, "a line that fits is left alone");
    }
    let kept = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(kept(&lines.concat()), kept(shown));
}

fn cut(line: &str, cols: usize) {
    let fits = text::fit(line, cols);
    assert!(line.starts_with(fits) && text::width(fits) <= cols);
    let next = text::graphemes(&line[fits.len()..]).next();
    let more = next.map(|next| text::width(fits) + text::width(next));
    assert!(more.is_none_or(|more| more > cols), "{cols} columns: {fits:?} is not all that fits");
    assert!(text::width(&text::elide(line, cols)) <= cols);
    assert_eq!(text::width(&text::pad(line, cols)), cols, "{line:?}");
    assert_eq!(text::width(&text::pad_start(line, cols)), cols, "{line:?}");
    let (rest, over) = text::skip(line, cols);
    assert!(line.ends_with(rest) && over <= cols.max(text::width(line)));
    if !rest.is_empty() {
        let gone = text::width(&line[..line.len() - rest.len()]);
        assert_eq!(gone, cols + over, "{line:?}");
    }
}

/// Every step walks the line from its start, so the whole costs the square of its length.
fn steps(line: &str) {
    let line = text::fit(line, 400);
    let (mut at, end) = (0, line.chars().count());
    while at < end {
        let step = text::next_step(line, at);
        assert!(step > 0 && text::previous_step(line, at + step) == step, "at {at} of {line:?}");
        at += step;
    }
    assert_eq!((at, text::next_step(line, end)), (end, 0));
}

/// What somebody looks for, and where: what is marked is a piece of the text.
pub fn search(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let (query, text) = all.split_once('\n').unwrap_or((&all, &all));
    let matcher = Matcher::new(query);
    assert_eq!(matcher.is_empty(), query.split_whitespace().next().is_none());
    let found = matcher.find(text);
    assert_eq!(found.is_some(), matcher.is_match(text) && !matcher.is_empty());
    if let Some(found) = found {
        assert!(found.start < found.end, "{query:?} in {text:?} marks nothing: {found:?}");
        assert!(text.get(found.clone()).is_some(), "{query:?} in {text:?}: {found:?}");
    }
}
