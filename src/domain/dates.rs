//! Days as a campaign file knows them: without a year, to the day or to the month (A1, A3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// First and last day, without a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub start: DayMark,
    pub end: DayMark,
}

impl Span {
    /// First and last day in a year; month precision means the whole month (A3).
    pub fn dates(&self, year: i32) -> (NaiveDate, NaiveDate) {
        (self.start.first_day(year), self.end.last_day(year))
    }
}

/// A day or a whole month of the campaign's year or of a later one.
///
/// Ordered by time, a whole month before its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DayMark {
    /// 0 for the campaign's year, 1 for the following one.
    pub year_offset: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31; `None` means the whole month (A3).
    pub day: Option<u32>,
}

impl DayMark {
    /// The day, or the first one of the month.
    pub fn first_day(self, year: i32) -> NaiveDate {
        self.clamped(year, self.day.unwrap_or(1))
    }

    /// The day, or the last one of the month.
    pub fn last_day(self, year: i32) -> NaiveDate {
        self.clamped(year, self.day.unwrap_or(31))
    }

    /// The day of the month, or the month's last day where it has no such day (29 February).
    fn clamped(self, year: i32, day: u32) -> NaiveDate {
        let year = year.saturating_add(self.year_offset);
        (1..=day.min(31))
            .rev()
            .find_map(|d| NaiveDate::from_ymd_opt(year, self.month, d))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(year_offset: i32, month: u32, day: Option<u32>) -> DayMark {
        DayMark { year_offset, month, day }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_means_all_of_it() {
        let span = Span { start: mark(0, 4, None), end: mark(0, 5, None) };
        assert_eq!(span.dates(2026), (day("2026-04-01"), day("2026-05-31")));
        assert_eq!(mark(1, 2, None).last_day(2027), day("2028-02-29"));
        assert_eq!(mark(0, 2, Some(29)).first_day(2027), day("2027-02-28"));
    }

    #[test]
    fn an_impossible_year_does_not_panic() {
        let _ = mark(1, 12, None).last_day(i32::MAX);
    }
}
