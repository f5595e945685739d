//! Days and months without a year, as a campaign file writes them: `04`, `04-15`, `+01-15`.

use chrono::NaiveDate;

use super::mistake::{MistakeKind, Span};
use super::table::{Limit, Table};
use crate::domain::dates::{DayMark, Span as Dates};

/// A year with 29 days in February, so that every day a file may name exists. Files know no years
/// (A1); dates are compared within this one.
pub(super) const ANY_YEAR: i32 = 2000;

/// Stands in for dates that could not be read.
pub(super) const WHOLE_YEAR: Dates = Dates {
    start: DayMark { year_offset: 0, month: 1, day: None },
    end: DayMark { year_offset: 0, month: 12, day: None },
};

/// A required month or day, with its place.
pub(super) fn mark(table: &Table<'_>, key: &'static str) -> Option<(DayMark, Span)> {
    let text = table.text(key, 20);
    checked(table, key, &text)
}

/// A month or day that may be left out.
pub(super) fn mark_if_any(table: &Table<'_>, key: &'static str) -> Option<(DayMark, Span)> {
    let text = table.text_if_any(key, 20)?;
    checked(table, key, &text)
}

fn checked(table: &Table<'_>, key: &'static str, text: &str) -> Option<(DayMark, Span)> {
    if text.trim().is_empty() {
        return None;
    }
    let span = table.place(key);
    let mark = parse(text);
    if mark.is_none() {
        table.sink.add(&span, MistakeKind::BadMark);
    }
    mark.map(|mark| (mark, span))
}

/// Reads `MM` or `MM-DD`, after `+` of the following year.
fn parse(text: &str) -> Option<DayMark> {
    let (year_offset, rest) = text.strip_prefix('+').map_or((0, text), |rest| (1, rest));
    let (month, day) = match rest.split_once('-') {
        Some((month, day)) => (two_digits(month)?, Some(two_digits(day)?)),
        None => (two_digits(rest)?, None),
    };
    NaiveDate::from_ymd_opt(ANY_YEAR, month, day.unwrap_or(1))?;
    Some(DayMark { year_offset, month, day })
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A calendar day with its year, as text; only the date of a document has one.
pub(super) fn day(table: &Table<'_>, key: &'static str) -> Option<NaiveDate> {
    let field = table.find(key)?;
    let text = table.as_text(&field, Limit::Chars(20))?;
    let day = text.parse().ok();
    if day.is_none() {
        table.sink.add(&field.span, MistakeKind::BadDate);
    }
    day
}

/// A day of [`ANY_YEAR`] as a campaign file would write it.
pub(super) fn written(day: NaiveDate) -> String {
    let offset = if day < NaiveDate::from_ymd_opt(ANY_YEAR + 1, 1, 1).unwrap_or_default() {
        ""
    } else {
        "+"
    };
    format!("{offset}{}", day.format("%m-%d"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_are_read_strictly() {
        let mark = |year_offset, month, day| Some(DayMark { year_offset, month, day });
        assert_eq!(parse("04"), mark(0, 4, None));
        assert_eq!(parse("04-15"), mark(0, 4, Some(15)));
        assert_eq!(parse("+01-31"), mark(1, 1, Some(31)));
        assert_eq!(parse("02-29"), mark(0, 2, Some(29)));
        for bad in
            ["4", "13", "00", "04-31", "04-00", "2026-04", "04-15-01", "四月", "-04", "++04", ""]
        {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_day_is_written_as_it_is_read() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(written(day(2000, 3, 1)), "03-01");
        assert_eq!(written(day(2001, 1, 31)), "+01-31");
    }
}
