//! Files that people hand in: each is read or refused with a place in it, and saying so does no harm.

use super::{is_a_sentence, is_a_text};
use zicha::{
    cli::host::{Host, is_account},
    i18n::{Lang, tr},
    import::people as sheet,
    template::{self, mistake::Severity, report},
};

/// A campaign file: it is usable or says why not, where, and saying it does no harm.
pub fn campaign(bytes: &[u8]) {
    let Ok(source) = std::str::from_utf8(bytes) else { return };
    let checked = template::check(source);
    let errors = checked.mistakes.iter().any(|mistake| mistake.severity == Severity::Error);
    assert_eq!(checked.campaign.is_none(), errors);
    assert_eq!(template::parse(source).ok(), checked.campaign);
    for mistake in &checked.mistakes {
        assert!(source.get(mistake.span.clone()).is_some(), "{mistake:?}");
        let head = &source[..mistake.span.start];
        let (before, here) = head.rsplit_once('\n').map_or((None, head), |(a, b)| (Some(a), b));
        assert_eq!(mistake.line, 1 + before.map_or(0, |it| it.split('\n').count()), "{mistake:?}");
        assert_eq!(mistake.column, 1 + here.chars().count(), "{mistake:?}");
        is_a_sentence(&mistake.offending);
    }
    for lang in Lang::ALL {
        let tr = tr(*lang);
        is_a_sentence(&report::summary(&checked.mistakes, tr));
        let said = report::list(&checked.mistakes, source, "file.toml", tr);
        assert_eq!(said.is_empty(), checked.mistakes.is_empty(), "{said}");
        is_a_text(&said);
        // A file may be wrong in every byte; what is said of it stays in proportion.
        assert!(said.len() <= 2_000 * (checked.mistakes.len() + 1), "{} bytes", said.len());
    }
    if let Some(campaign) = &checked.campaign {
        // What is in use is written into the database as text and read again from there.
        let texts = format!("{campaign:?}");
        let hidden = ["\\u{1b}", "\\u{202e}", "\\u{200b}", "\\0", "\\r", "\\t", "\\u{9b}"];
        assert_eq!(hidden.iter().find(|it| texts.contains(**it)), None, "{texts}");
    }
}

/// A list of people: rows with the numbers of their lines, or what keeps it from being read.
pub fn people(bytes: &[u8]) {
    let ends = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    let last = i64::try_from(ends + 1).unwrap();
    match sheet::read(bytes) {
        Err(problems) => {
            assert!(!problems.is_empty());
            if std::str::from_utf8(bytes).is_err() {
                let [problem] = &problems[..] else { panic!("{problems:?}") };
                let line: i64 = problem.field.trim_end_matches(':').parse().unwrap();
                assert!((1..=last).contains(&line), "{problem:?}");
            }
        }
        Ok(sheet) => {
            assert!(!sheet.lines.is_empty());
            let text = String::from_utf8(bytes.to_vec()).expect("only text is a list");
            let lines: Vec<&str> = text.split('\n').collect();
            let numbers: Vec<i64> = sheet.lines.iter().map(|line| line.line).collect();
            assert!(numbers.is_sorted(), "{numbers:?}");
            assert!(numbers.iter().all(|line| (1..=last).contains(line)), "{numbers:?} of {last}");
            for row in &sheet.lines {
                // The row begins in the line it is said to be in.
                let from = lines[usize::try_from(row.line).unwrap() - 1..].join("\n");
                for value in [&row.input.login, &row.input.name, &row.unit_name] {
                    // What a quote in the middle joins or drops, only the reader knows.
                    let begins = value.chars().next();
                    assert!(
                        begins.is_none_or(|c| from.contains(c)),
                        "line {} has no {value:?}",
                        row.line
                    );
                }
            }
        }
    }
}

/// The file of a computer's administrator: values that make sense, or the line that does not.
pub fn host(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Host::parse(text) {
        Ok(host) => {
            assert!(is_account(&host.account), "{host:?}");
            assert!(host.db.is_absolute() && host.backups.is_absolute(), "{host:?}");
            assert!(!host.db.ends_with("..") && host.keep >= 1, "{host:?}");
            assert!(host.idle_minutes > 0.0 && host.idle_minutes.is_finite(), "{host:?}");
        }
        Err((line, what)) => {
            let lines = i64::try_from(text.split('\n').count()).unwrap();
            assert!((0..=lines).contains(&line), "{line} of {lines}: {what}");
            assert!(!what.is_empty());
        }
    }
}
