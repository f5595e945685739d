//! Collects mistakes while a file is read, and turns places into lines and columns at the end.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::mistake::{Mistake, MistakeKind, Span};
use crate::text::safe::show_line;

/// The longest piece of a file that is quoted in a message, in characters.
const QUOTED: usize = 40;

/// Where the readers put what they find.
pub(super) struct Sink<'s> {
    source: &'s str,
    /// Where each line starts.
    lines: Vec<usize>,
    found: RefCell<Vec<(Span, MistakeKind)>>,
}

impl<'s> Sink<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let breaks = source.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            source,
            lines: std::iter::once(0).chain(breaks).collect(),
            found: RefCell::default(),
        }
    }

    pub(super) fn add(&self, span: &Span, kind: MistakeKind) {
        self.found.borrow_mut().push((span.clone(), kind));
    }

    /// The line of a place, counted from 1.
    pub(super) fn line(&self, span: &Span) -> usize {
        self.lines.partition_point(|start| *start <= span.start)
    }

    /// Everything found, in the order of the file. After a syntax error, what follows from not
    /// having read the rest is left out.
    pub(super) fn into_mistakes(self) -> Vec<Mistake> {
        let mut found = self.found.take();
        let torn: BTreeSet<usize> = found
            .iter()
            .filter(|(_, kind)| matches!(kind, MistakeKind::Syntax(_)))
            .map(|(span, _)| self.line(span))
            .collect();
        if !torn.is_empty() {
            found.retain(|(span, kind)| {
                matches!(kind, MistakeKind::Syntax(_))
                    || !(kind.is_absence() || torn.contains(&self.line(span)))
            });
        }
        found.sort_by_key(|(span, kind)| (span.start, kind.severity()));
        let mut reader = Reader::default();
        found.into_iter().map(|(span, kind)| self.mistake(span, kind, &mut reader)).collect()
    }

    fn mistake(&self, span: Span, kind: MistakeKind, reader: &mut Reader) -> Mistake {
        let line = self.line(&span);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        let column = reader.column(self.source, start, span.start);
        let text = self.source.get(span.clone()).unwrap_or_default();
        let first_line = text.lines().next().unwrap_or_default();
        let offending = match first_line.char_indices().nth(QUOTED) {
            Some((end, _)) => format!("{}..", &first_line[..end]),
            None => first_line.to_owned(),
        };
        Mistake {
            severity: kind.severity(),
            line,
            column,
            span,
            offending: show_line(&offending).into_owned(),
            kind,
        }
    }
}

/// Counts columns from mistake to mistake, so that a file of one line is not counted anew for each.
#[derive(Default)]
struct Reader {
    line: usize,
    at: usize,
    chars: usize,
}

impl Reader {
    /// The column of a place in the line that starts at `line`; places come in their order.
    fn column(&mut self, source: &str, line: usize, place: usize) -> usize {
        if self.line != line || self.at < line {
            *self = Self { line, at: line, chars: 0 };
        }
        self.chars += source.get(self.at..place).map_or(0, |between| between.chars().count());
        self.at = self.at.max(place);
        1 + self.chars
    }
}
