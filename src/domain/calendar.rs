//! Workdays: weekends, public holidays and the weekends that are worked instead (调休).
//!
//! A deadline is counted in workdays as the office counts them, so the tables come from the State
//! Council's yearly notice. A year without a table has weekends only: ask [`Calendar::trust`] and
//! say so.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate, Weekday};

/// One year's public holidays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearTable {
    pub year: i32,
    /// Made before the official notice: statutory days only, no make-up workdays.
    pub provisional: bool,
    /// Days off, weekends among them or not.
    pub holidays: BTreeSet<NaiveDate>,
    /// Weekend days that are worked.
    pub workdays: BTreeSet<NaiveDate>,
}

/// How far a count of workdays in a year can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// The official arrangement is known.
    Official,
    /// Only the statutory days are known.
    Provisional,
    /// Nothing is known but weekends.
    WeekendsOnly,
}

/// The workdays of all known years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, YearTable>,
}

impl Calendar {
    /// A calendar of these years; the last table of a year counts.
    pub fn new(tables: impl IntoIterator<Item = YearTable>) -> Self {
        Self { years: tables.into_iter().map(|table| (table.year, table)).collect() }
    }

    /// Whether there is a table for the year; without one, workdays are Monday to Friday.
    pub fn covers(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// Whether the year's table was made before the official notice.
    pub fn provisional(&self, year: i32) -> bool {
        self.years.get(&year).is_some_and(|table| table.provisional)
    }

    /// The first year from `from` to `to` whose workdays are not official, and why; for a warning.
    pub fn doubt(&self, from: NaiveDate, to: NaiveDate) -> Option<(i32, Trust)> {
        (from.year()..=to.year())
            .map(|year| (year, self.trust(year)))
            .find(|&(_, trust)| trust != Trust::Official)
    }

    /// How far workdays of the year can be relied on.
    pub fn trust(&self, year: i32) -> Trust {
        match self.years.get(&year) {
            None => Trust::WeekendsOnly,
            Some(table) if table.provisional => Trust::Provisional,
            Some(_) => Trust::Official,
        }
    }

    /// Whether the office works on this day.
    pub fn is_workday(&self, date: NaiveDate) -> bool {
        match self.years.get(&date.year()) {
            Some(table) if table.workdays.contains(&date) => true,
            Some(table) if table.holidays.contains(&date) => false,
            _ => !is_weekend(date),
        }
    }

    /// Workdays from `from` to `to`, both included; 0 when `to` is earlier.
    pub fn workdays_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return 0;
        }
        let days = (to - from).num_days() + 1;
        // Whole weeks have five weekdays each; at most six days are looked at one by one.
        let rest = from.iter_days().take((days % 7) as usize);
        let mut sum = days / 7 * 5 + count(rest, |day| !is_weekend(day));
        for table in self.years.range(from.year()..=to.year()).map(|(_, table)| table) {
            sum -= count(table.holidays.range(from..=to).copied(), |day| {
                !is_weekend(day) && !table.workdays.contains(&day)
            });
            sum += count(table.workdays.range(from..=to).copied(), is_weekend);
        }
        sum
    }

    /// Workdays that are left to meet a deadline: today counts if it is one, the day it is due too;
    /// 0 when it is past.
    pub fn workdays_left(&self, today: NaiveDate, due: NaiveDate) -> i64 {
        self.workdays_between(today, due)
    }

    /// The `n`th workday after `date` (before it, if `n` is negative); `date` itself for 0.
    ///
    /// `None` beyond the days a date can express.
    pub fn add_workdays(&self, date: NaiveDate, n: i64) -> Option<NaiveDate> {
        let mut day = date;
        let mut left = n.unsigned_abs();
        while left > 0 {
            day = if n > 0 { day.succ_opt()? } else { day.pred_opt()? };
            if self.is_workday(day) {
                left -= 1;
            }
        }
        Some(day)
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn count(days: impl Iterator<Item = NaiveDate>, wanted: impl Fn(NaiveDate) -> bool) -> i64 {
    days.filter(|&day| wanted(day)).fold(0, |sum, _| sum + 1)
}

/// The first day of the month; `None` for a month outside 1 to 12.
pub fn first_day(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)
}

/// The last day of the month; `None` for a month outside 1 to 12.
pub fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    let next = first_day(year, month)?.checked_add_months(Months::new(1))?;
    next.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// May 2026: off from the 1st to the 5th, Saturday the 9th is worked.
    fn may() -> Calendar {
        Calendar::new([YearTable {
            year: 2026,
            provisional: false,
            holidays: day(2026, 5, 1).iter_days().take(5).collect(),
            workdays: [day(2026, 5, 9)].into(),
        }])
    }

    #[test]
    fn holidays_rest_and_make_up_days_work() {
        let calendar = may();
        assert!(calendar.is_workday(day(2026, 4, 30)));
        assert!(!calendar.is_workday(day(2026, 5, 1)));
        assert!(!calendar.is_workday(day(2026, 5, 2)));
        assert!(calendar.is_workday(day(2026, 5, 6)));
        assert!(calendar.is_workday(day(2026, 5, 9)));
        assert!(!calendar.is_workday(day(2026, 5, 10)));
        assert!(calendar.is_workday(day(2030, 5, 1)), "no table: weekends only");
        assert!(!calendar.is_workday(day(2030, 5, 4)));
    }

    #[test]
    fn deadlines_count_today_and_the_day_they_are_due() {
        let calendar = may();
        assert_eq!(calendar.workdays_left(day(2026, 5, 12), day(2026, 5, 31)), 14);
        assert_eq!(calendar.workdays_left(day(2026, 5, 13), day(2026, 5, 31)), 13);
        assert_eq!(calendar.workdays_left(day(2026, 4, 30), day(2026, 5, 10)), 5);
        assert_eq!(calendar.workdays_left(day(2026, 5, 6), day(2026, 5, 6)), 1);
        assert_eq!(calendar.workdays_left(day(2026, 5, 2), day(2026, 5, 3)), 0);
        assert_eq!(calendar.workdays_left(day(2026, 6, 1), day(2026, 5, 31)), 0);
    }

    #[test]
    fn workdays_are_added_over_holidays_in_both_directions() {
        let calendar = may();
        let eve = day(2026, 4, 30);
        assert_eq!(calendar.add_workdays(eve, 1), Some(day(2026, 5, 6)));
        assert_eq!(calendar.add_workdays(eve, 4), Some(day(2026, 5, 9)));
        assert_eq!(calendar.add_workdays(day(2026, 5, 6), -1), Some(eve));
        assert_eq!(calendar.add_workdays(day(2026, 5, 2), 0), Some(day(2026, 5, 2)));
        assert_eq!(calendar.add_workdays(NaiveDate::MAX, 1), None);
    }

    #[test]
    fn years_without_an_official_table_are_doubted() {
        let mut tables: Vec<YearTable> = may().years.into_values().collect();
        tables.push(YearTable { year: 2027, provisional: true, ..YearTable::default() });
        let calendar = Calendar::new(tables);
        assert!(calendar.covers(2026) && !calendar.covers(2028));
        assert!(!calendar.provisional(2026) && calendar.provisional(2027));
        assert_eq!(calendar.doubt(day(2026, 1, 1), day(2026, 12, 31)), None);
        let next = day(2028, 1, 1);
        assert_eq!(calendar.doubt(day(2026, 1, 1), next), Some((2027, Trust::Provisional)));
        assert_eq!(calendar.doubt(next, next), Some((2028, Trust::WeekendsOnly)));
    }

    #[test]
    fn months_end_on_their_last_day() {
        assert_eq!(first_day(2026, 5), Some(day(2026, 5, 1)));
        assert_eq!(last_day(2026, 5), Some(day(2026, 5, 31)));
        assert_eq!(last_day(2026, 12), Some(day(2026, 12, 31)));
        assert_eq!(last_day(2028, 2), Some(day(2028, 2, 29)));
        assert_eq!(last_day(2026, 13), None);
    }

    proptest! {
        #[test]
        fn counting_by_weeks_is_counting_by_days(from in 0u64..400, days in 0u64..800) {
            let calendar = may();
            let from = day(2025, 12, 1) + chrono::Days::new(from);
            let to = from + chrono::Days::new(days);
            let one_by_one = from.iter_days().take(days as usize + 1);
            let expected = one_by_one.filter(|&day| calendar.is_workday(day)).count() as i64;
            prop_assert_eq!(calendar.workdays_between(from, to), expected);
        }

        #[test]
        fn adding_and_counting_agree(from in 0u64..400, n in 1i64..60) {
            let calendar = may();
            let from = day(2025, 12, 1) + chrono::Days::new(from);
            let to = calendar.add_workdays(from, n).unwrap();
            prop_assert_eq!(calendar.workdays_between(from.succ_opt().unwrap(), to), n);
        }
    }
}
