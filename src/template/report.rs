//! Mistakes as a reader sees them: one line to jump to, and the place in the file beneath it.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::mistake::{Mistake, MistakeKind, Severity, Shape};
use crate::i18n::Tr;
use crate::text::safe::show_line;

/// So many mistakes are listed: whoever mends these finds the others afterwards.
const LISTED: usize = 100;

/// Of a line longer than both, so many characters are shown before and behind where the place begins.
const BEFORE: usize = 60;
const BEHIND: usize = 140;

/// All mistakes as in [`list`], and how many there are.
pub fn render(mistakes: &[Mistake], source: &str, path: &str, tr: &Tr) -> String {
    format!("{}{}\n", list(mistakes, source, path, tr), summary(mistakes, tr))
}

/// The first hundred mistakes, each as `file:line:column: message` with an excerpt.
pub fn list(mistakes: &[Mistake], source: &str, path: &str, tr: &Tr) -> String {
    let path = show_line(path);
    let mut out = String::new();
    for mistake in mistakes.iter().take(LISTED) {
        let severity = match mistake.severity {
            Severity::Error => tr.template_error(),
            Severity::Warning => tr.template_warning(),
        };
        let Mistake { line, column, .. } = mistake;
        out.push_str(&format!("{path}:{line}:{column}: {severity}: {}\n", message(mistake, tr)));
        out.push_str(&excerpt(mistake, source));
        out.push('\n');
    }
    if mistakes.len() > LISTED {
        out.push_str(&format!("{}\n", tr.template_more(mistakes.len() - LISTED)));
    }
    out
}

/// How many errors and warnings, or that there is nothing wrong.
pub fn summary(mistakes: &[Mistake], tr: &Tr) -> String {
    if mistakes.is_empty() {
        return tr.template_no_mistakes();
    }
    let errors = mistakes.iter().filter(|m| m.severity == Severity::Error).count();
    tr.template_joined(tr.template_errors(errors), tr.template_warnings(mistakes.len() - errors))
}

/// What is wrong and what would be right, in one sentence.
pub fn message(mistake: &Mistake, tr: &Tr) -> String {
    let text = mistake.offending.as_str();
    match &mistake.kind {
        MistakeKind::TooLarge { max, now } => tr.template_too_large(*max, *now),
        MistakeKind::Syntax(reason) => tr.template_syntax(show_line(reason)),
        MistakeKind::RepeatedKey => tr.template_repeated_key(text),
        MistakeKind::UnknownKey { nearest, allowed } => {
            with_choices(tr.template_unknown_key(text), nearest.as_deref(), allowed, tr)
        }
        MistakeKind::MissingKey { key } => tr.template_missing_key(key.as_str()),
        MistakeKind::MissingLanguage { language } => {
            tr.template_missing_language(language.as_str())
        }
        MistakeKind::WrongType { want, got } => {
            tr.template_wrong_type(shape(*got, tr), text, shape(*want, tr))
        }
        MistakeKind::UnknownValue { nearest, allowed } => {
            with_choices(tr.template_unknown_value(text), nearest.as_deref(), allowed, tr)
        }
        MistakeKind::KindToCome => tr.template_kind_to_come(text),
        MistakeKind::DuplicateKey { line } => tr.template_duplicate_key(*line, text),
        MistakeKind::BadKey => tr.template_bad_key(text),
        MistakeKind::BadMark => tr.template_bad_mark(text),
        MistakeKind::BadDate => tr.template_bad_date(text),
        MistakeKind::Reversed => tr.template_reversed(text),
        MistakeKind::OutsideCampaign => tr.template_outside_campaign(text),
        MistakeKind::Overlap { phase } => tr.template_overlap(phase.as_str()),
        MistakeKind::Gap { first, last } => tr.template_gap(first.as_str(), last.as_str()),
        MistakeKind::DueOutsidePhase => tr.template_due_outside_phase(),
        MistakeKind::OutOfRange { min, max } => tr.template_out_of_range(*max, *min, text),
        MistakeKind::MinOverMax { max } => tr.template_min_over_max(*max, text),
        MistakeKind::EmptyList => tr.template_empty_list(),
        MistakeKind::EmptyText => tr.template_empty_text(),
        MistakeKind::TooMany { max, now } => tr.template_too_many(*max, *now),
        MistakeKind::TooLong { max, now } => tr.template_too_long(*max, *now),
        MistakeKind::TooWide { max, now } => tr.template_too_wide(*max, *now, text),
        MistakeKind::ControlCharacter => tr.template_control_character(),
        MistakeKind::NothingHappens => tr.template_nothing_happens(),
        MistakeKind::TooMuchAsked { max, now } => tr.template_too_much_asked(*max, *now),
    }
}

/// A sentence followed by the nearest choice, or by all of them where none is near.
fn with_choices(said: String, nearest: Option<&str>, allowed: &[String], tr: &Tr) -> String {
    let hint = match nearest {
        Some(nearest) => tr.template_did_you_mean(nearest),
        None if allowed.is_empty() => return said,
        None => tr.template_allowed(allowed.join(&tr.common_list_separator())),
    };
    tr.template_joined(said, hint)
}

fn shape(shape: Shape, tr: &Tr) -> String {
    match shape {
        Shape::Text => tr.template_shape_text(),
        Shape::Number => tr.template_shape_number(),
        Shape::Fraction => tr.template_shape_fraction(),
        Shape::Flag => tr.template_shape_flag(),
        Shape::Date => tr.template_shape_date(),
        Shape::List => tr.template_shape_list(),
        Shape::Table => tr.template_shape_table(),
        Shape::LocalText => tr.template_shape_local_text(),
    }
}

/// The line of the file with the place marked.
fn excerpt(mistake: &Mistake, source: &str) -> String {
    let Some(line) = source.split('\n').nth(mistake.line - 1) else { return String::new() };
    let line = line.trim_end_matches('\r');
    let long = line.chars().nth(BEFORE + BEHIND).is_some();
    let from = if long { (mistake.column - 1).saturating_sub(BEFORE) } else { 0 };
    let byte = |line: &str, n: usize| line.char_indices().nth(n).map_or(line.len(), |(at, _)| at);
    let line = &line[byte(line, from)..];
    let line = &line[..byte(line, BEFORE + BEHIND)];
    let start = byte(line, mistake.column - 1 - from);
    let end = (start + mistake.span.len()).min(line.len());
    let end = (start..=end).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(start);
    // Each part is made safe by itself, so that the mark stays where it belongs.
    let [before, marked, after] =
        [&line[..start], &line[start..end], &line[end..]].map(|part| show_line(part).into_owned());
    let place = before.len()..before.len() + marked.len();
    let snippet = Snippet::source(format!("{before}{marked}{after}"))
        .line_start(mistake.line)
        .annotation(AnnotationKind::Primary.span(place));
    let group = Group::with_level(Level::ERROR).element(snippet);
    let mut drawn = Renderer::plain().render(&[group]);
    drawn.push('\n');
    drawn
}
