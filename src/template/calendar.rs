//! Reads the year tables of public holidays in `data/calendar/`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::calendar::{Calendar, YearTable};

/// The tables this program was built with, by year.
const BUILT_IN: [&str; 3] = [
    include_str!("../../data/calendar/2025.toml"),
    include_str!("../../data/calendar/2026.toml"),
    include_str!("../../data/calendar/2027.toml"),
];

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    // The tests read every built-in table.
    Calendar::new(BUILT_IN.iter().filter_map(|source| parse_year(source).ok()))
});

/// The calendar of the years this program knows; read once.
pub fn builtin_calendar() -> &'static Calendar {
    &CALENDAR
}

/// The file as it is written: days as `2026-05-01`, runs of days as `2026-05-01/2026-05-05`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: i32,
    provisional: bool,
    holidays: Vec<String>,
    workdays: Vec<String>,
}

/// Why a year table cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarFault {
    #[error("{0}")]
    Syntax(String),
    #[error("{0:?} is neither a day nor a run of days")]
    NoDay(String),
    #[error("{0} is not in the year of the table")]
    OtherYear(NaiveDate),
    #[error("{0} is a make-up workday, but not on a weekend")]
    NoWeekend(NaiveDate),
    #[error("{0} is both a day off and a workday")]
    Both(NaiveDate),
}

/// Reads one year's table.
///
/// # Errors
/// The first thing in it that cannot be meant: see [`CalendarFault`].
pub fn parse_year(source: &str) -> Result<YearTable, CalendarFault> {
    let file: YearFile =
        toml::from_str(source).map_err(|error| CalendarFault::Syntax(error.to_string()))?;
    let holidays = days(&file.holidays, file.year)?;
    let workdays = days(&file.workdays, file.year)?;
    let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    if let Some(&day) = workdays.iter().find(|day| !weekend(day)) {
        return Err(CalendarFault::NoWeekend(day));
    }
    if let Some(&day) = workdays.intersection(&holidays).next() {
        return Err(CalendarFault::Both(day));
    }
    Ok(YearTable { year: file.year, provisional: file.provisional, holidays, workdays })
}

/// All days of a list of days and runs.
fn days(list: &[String], year: i32) -> Result<BTreeSet<NaiveDate>, CalendarFault> {
    let mut days = BTreeSet::new();
    for item in list {
        let no_day = || CalendarFault::NoDay(item.clone());
        let (first, last) = item.split_once('/').unwrap_or((item, item));
        let first: NaiveDate = first.parse().map_err(|_| no_day())?;
        let last: NaiveDate = last.parse().map_err(|_| no_day())?;
        if last < first {
            return Err(no_day());
        }
        if let Some(&day) = [first, last].iter().find(|day| day.year() != year) {
            return Err(CalendarFault::OtherYear(day));
        }
        days.extend(first.iter_days().take_while(|&day| day <= last));
    }
    Ok(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn year_days(year: i32) -> impl Iterator<Item = NaiveDate> {
        day(year, 1, 1).iter_days().take_while(move |day| day.year() == year)
    }

    #[test]
    fn every_built_in_year_is_read() {
        let years: Vec<(i32, bool)> = BUILT_IN
            .map(|source| parse_year(source).map(|table| (table.year, table.provisional)).unwrap())
            .to_vec();
        assert_eq!(years, [(2025, false), (2026, false), (2027, true)]);
        for (year, provisional) in years {
            assert!(builtin_calendar().covers(year));
            assert_eq!(builtin_calendar().provisional(year), provisional);
        }
    }

    /// The notices move days but give away none: weekdays off beyond the 13 statutory days (and
    /// those that fall on weekends and are made up for) are worked on weekends.
    #[test]
    fn the_official_years_have_the_known_number_of_workdays() {
        let calendar = builtin_calendar();
        let workdays = |year| year_days(year).filter(|&day| calendar.is_workday(day)).count();
        assert_eq!(workdays(2025), 248);
        assert_eq!(workdays(2026), 248);
    }

    #[test]
    fn days_of_the_notices_are_in_the_tables() {
        let calendar = builtin_calendar();
        for (off, worked) in [
            (day(2025, 2, 4), day(2025, 2, 8)),
            (day(2025, 10, 8), day(2025, 10, 11)),
            (day(2026, 1, 2), day(2026, 1, 4)),
            (day(2026, 2, 23), day(2026, 2, 28)),
            (day(2026, 5, 5), day(2026, 5, 9)),
            (day(2026, 10, 7), day(2026, 9, 20)),
        ] {
            assert!(!calendar.is_workday(off), "{off}");
            assert!(calendar.is_workday(worked), "{worked}");
        }
        assert!(!calendar.is_workday(day(2027, 2, 8)));
    }

    #[test]
    fn impossible_tables_are_refused() {
        let table = |holidays: &str, workdays: &str| {
            let head = "year = 2026\nprovisional = false\n";
            parse_year(&format!("{head}holidays = [{holidays}]\nworkdays = [{workdays}]"))
        };
        assert!(table("", "").is_ok());
        let no_day = |text: &str| Err(CalendarFault::NoDay(text.to_owned()));
        assert_eq!(table("'2026-02-30'", ""), no_day("2026-02-30"));
        assert_eq!(table("'2026-05-05/2026-05-01'", ""), no_day("2026-05-05/2026-05-01"));
        assert_eq!(table("'2025-05-01'", ""), Err(CalendarFault::OtherYear(day(2025, 5, 1))));
        assert_eq!(table("", "'2026-05-11'"), Err(CalendarFault::NoWeekend(day(2026, 5, 11))));
        assert_eq!(
            table("'2026-05-09'", "'2026-05-09'"),
            Err(CalendarFault::Both(day(2026, 5, 9)))
        );
        assert!(matches!(parse_year("year = 2026"), Err(CalendarFault::Syntax(_))));
    }
}
