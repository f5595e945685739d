//! What must hold for any bytes from outside: the bodies of the fuzz targets, and of the bounded
//! tests of `tests/fuzz_bodies.rs`. A broken promise panics.

use std::{ffi::OsString, os::unix::ffi::OsStringExt};
use zicha::{
    cli::endpoint::{Door, Facts, door, help},
    i18n::{Lang, tr},
    import::people as sheet,
    template::{self, mistake::Severity, report},
    text::{
        self,
        safe::{Mode, clean, clean_paste, show, show_line},
    },
};

/// The command of an SSH client: words of the table or nothing, and never another person or place.
pub fn endpoint(bytes: &[u8]) {
    let facts = Facts {
        service: true,
        forced: Some(OsString::from_vec(bytes.to_vec())),
        words: vec!["--as".into(), "lihe".into()],
        ..Facts::default()
    };
    match door(&facts) {
        Ok(Door::Local) => panic!("let in as if from this computer"),
        Ok(Door::Served { claims, asked }) => {
            assert_eq!(claims.as_deref(), Some("lihe"));
            assert!(bytes.len() <= 256 && !bytes.iter().any(u8::is_ascii_control));
            for word in asked.command_line() {
                let word = word.into_string().unwrap();
                assert!(!word.starts_with("--as") && !word.starts_with("--db"), "{word}");
                assert!(!word.starts_with("-o") && !word.starts_with("--out"), "{word}");
            }
        }
        Err(wrong) => {
            for lang in Lang::ALL {
                let said = help::wrong(tr(*lang), wrong);
                assert_eq!(show_line(&said), show(&said), "more than one line");
            }
        }
    }
}

/// A campaign file: it is usable or says why not, and saying it does no harm.
pub fn campaign(bytes: &[u8]) {
    let Ok(source) = std::str::from_utf8(bytes) else { return };
    let checked = template::check(source);
    let errors = checked.mistakes.iter().any(|mistake| mistake.severity == Severity::Error);
    assert_eq!(checked.campaign.is_none(), errors);
    assert_eq!(template::parse(source).ok(), checked.campaign);
    let tr = tr(Lang::En);
    assert!(!report::summary(&checked.mistakes, tr).is_empty());
    let said = report::list(&checked.mistakes, source, "file.toml", tr);
    assert_eq!(said.is_empty(), checked.mistakes.is_empty(), "{said}");
}

/// A list of people: rows with the numbers of their lines, or what keeps it from being read.
pub fn people(bytes: &[u8]) {
    match sheet::read(bytes) {
        Err(problems) => assert!(!problems.is_empty()),
        Ok(sheet) => {
            assert!(!sheet.lines.is_empty());
            let ends = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
            let last = i64::try_from(ends + 1).unwrap();
            let numbers: Vec<i64> = sheet.lines.iter().map(|line| line.line).collect();
            assert!(numbers.is_sorted(), "{numbers:?}");
            assert!(numbers.iter().all(|line| (1..=last).contains(line)), "{numbers:?} of {last}");
        }
    }
}

/// Texts: cleaning is final, what is shown is harmless, and no line is wider than it may be.
pub fn text(bytes: &[u8]) {
    let cols = usize::from(bytes.first().copied().unwrap_or(0) % 81) + 1;
    let dirty = String::from_utf8_lossy(bytes);
    for mode in [Mode::Line, Mode::Block, Mode::Name] {
        let once = clean(&dirty, mode);
        assert_eq!(clean(&once, mode), once);
        assert_eq!(show(&once), once);
        assert!(once.chars().count() <= mode.limit());
    }
    assert!(!clean_paste(&dirty, false).contains('\n'));
    let shown = show(&dirty);
    assert!(!shown.contains(|c: char| c.is_control() && c != '\n'));
    assert!(!show_line(&dirty).contains(char::is_control));
    for line in text::wrap(&shown, cols) {
        let alone = text::graphemes(&line).count() <= 1;
        assert!(text::width(&line) <= cols || alone, "{cols} columns: {line:?}");
    }
    let kept = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(kept(&text::wrap(&shown, cols).concat()), kept(&shown));
    let line = show_line(&dirty);
    assert!(text::width(text::fit(&line, cols)) <= cols);
    assert!(text::width(&text::elide(&line, cols)) <= cols);
    assert!(text::width(&text::pad(&line, cols)) >= cols);
    let (rest, over) = text::skip(&line, cols);
    assert!(line.ends_with(rest) && over <= cols.max(text::width(&line)));
    let (mut at, end) = (0, line.chars().count());
    while at < end {
        let step = text::next_step(&line, at);
        assert!(step > 0 && text::previous_step(&line, at + step) == step, "at {at} of {line:?}");
        at += step;
    }
    assert_eq!(text::next_step(&line, end), 0);
}
