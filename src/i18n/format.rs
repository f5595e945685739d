//! Dates, times and numbers as each language writes them.
//!
//! Two names are kept apart: `date_iso` is for data, all others are for people.

use chrono::{Datelike, NaiveDate, Timelike};

use super::{Lang, Tr};
use crate::clock::{self, Millis};
use crate::domain::calendar::Trust;

/// `5月12日` or `12 May`.
pub fn date_short(tr: &Tr, date: NaiveDate) -> String {
    tr.calendar_date_short(date.day(), date.month())
}

/// `5月12日 周二` or `Tue 12 May`.
pub fn date_week(tr: &Tr, date: NaiveDate) -> String {
    tr.calendar_date_week(date.day(), date.month(), weekday(date))
}

/// `2026年5月12日` or `12 May 2026`.
pub fn date_long(tr: &Tr, date: NaiveDate) -> String {
    // As text, so that no language groups the digits of a year.
    tr.calendar_date_long(date.day(), date.month(), date.year().to_string())
}

/// `2026-05-12`, in every language.
pub fn date_iso(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// `date_short` in the year of `today`, `date_long` in any other.
pub fn date_near(tr: &Tr, date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { date_short(tr, date) } else { date_long(tr, date) }
}

/// From and to, both included, without saying twice what is the same: `4月1日至15日`,
/// `4月1日至5月31日`, `2026年12月1日至2027年1月15日`.
pub fn month_day_range(tr: &Tr, from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return date_short(tr, from);
    }
    if from.year() != to.year() {
        return tr.calendar_range(date_long(tr, from), date_long(tr, to));
    }
    if from.month() == to.month() {
        return tr.calendar_range_in_month(from.day(), from.month(), to.day());
    }
    tr.calendar_range(date_short(tr, from), date_short(tr, to))
}

/// The months a phase spans: `4-5月` or `Apr-May`; one month alone: `6月` or `Jun`.
pub fn month_range(tr: &Tr, from: NaiveDate, to: NaiveDate) -> String {
    if (from.year(), from.month()) == (to.year(), to.month()) {
        tr.calendar_month(from.month())
    } else {
        tr.calendar_months(from.month(), to.month())
    }
}

/// `2026年5月` or `May 2026`.
pub fn year_month(tr: &Tr, date: NaiveDate) -> String {
    tr.calendar_year_month(date.month(), date.year().to_string())
}

/// `周二`, `週二` or `Tue`.
pub fn weekday_name(tr: &Tr, date: NaiveDate) -> String {
    tr.calendar_weekday(weekday(date))
}

/// The time of day where the program runs: `14:05`; empty for an instant outside the calendar.
pub fn time_of(at: Millis) -> String {
    clock::local(at).map_or_else(String::new, |t| format!("{:02}:{:02}", t.hour(), t.minute()))
}

/// Day and time of day: `5月12日 14:05`; with the year where it is not that of `today`.
pub fn moment(tr: &Tr, at: Millis, today: NaiveDate) -> String {
    clock::local(at).map_or_else(String::new, |local| {
        tr.calendar_moment(date_near(tr, local.date(), today), time_of(at))
    })
}

/// A whole number: grouped by thousands in English, plain in Chinese.
pub fn number(tr: &Tr, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "-" } else { "" };
    if tr.lang() != Lang::En {
        return format!("{sign}{digits}");
    }
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|g| std::str::from_utf8(g).ok()).collect();
    format!("{sign}{}", groups.join(","))
}

/// A number kept in tenths, such as hours of study: 25 is `2.5`, 20 is `2`.
pub fn tenths(value: i64) -> String {
    scaled(value, 1)
}

/// A number kept in hundredths, such as a rate in percent: 9_875 is `98.75`, 9_050 is `90.5`.
pub fn hundredths(value: i64) -> String {
    scaled(value, 2)
}

fn scaled(value: i64, places: usize) -> String {
    let digits = format!("{:0width$}", value.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let part = part.trim_end_matches('0');
    let sign = if value < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// Items with the language's list separator between them: `思想作风、学风` or `thinking, study`.
pub fn list<S: AsRef<str>>(tr: &Tr, items: impl IntoIterator<Item = S>) -> String {
    let separator = tr.common_list_separator();
    let mut out = String::new();
    for item in items {
        if !out.is_empty() {
            out.push_str(&separator);
        }
        out.push_str(item.as_ref());
    }
    out
}

/// What to tell about a year whose workdays are not official (see `Calendar::doubt`); empty where
/// there is nothing to tell.
pub fn calendar_warning(tr: &Tr, doubt: Option<(i32, Trust)>) -> String {
    match doubt {
        Some((year, Trust::Provisional)) => tr.calendar_provisional(year.to_string()),
        Some((year, Trust::WeekendsOnly)) => tr.calendar_unknown_year(year.to_string()),
        Some((_, Trust::Official)) | None => String::new(),
    }
}

/// 1 for Monday to 7 for Sunday.
fn weekday(date: NaiveDate) -> u32 {
    date.weekday().number_from_monday()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::tr;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_written_as_each_language_writes_them() {
        let (hans, hant, en) = (tr(Lang::ZhHans), tr(Lang::ZhHant), tr(Lang::En));
        let date = day(2026, 5, 12);
        assert_eq!(date_short(hans, date), "5月12日");
        assert_eq!(date_short(en, date), "12 May");
        assert_eq!(date_week(hans, date), "5月12日 周二");
        assert_eq!(date_week(hant, date), "5月12日 週二");
        assert_eq!(date_week(en, date), "Tue 12 May");
        assert_eq!(date_long(hans, date), "2026年5月12日");
        assert_eq!(date_long(en, date), "12 May 2026");
        assert_eq!(date_iso(date), "2026-05-12");
        assert_eq!(date_near(en, date, day(2027, 1, 1)), "12 May 2026");
        assert_eq!(date_near(en, date, day(2026, 1, 1)), "12 May");
        assert_eq!(year_month(en, date), "May 2026");
    }

    #[test]
    fn all_months_and_weekdays_have_names() {
        let en = tr(Lang::En);
        let months: Vec<String> = (1..=12).map(|m| date_short(en, day(2026, m, 1))).collect();
        assert_eq!(months.first().unwrap(), "1 Jan");
        assert_eq!(months.last().unwrap(), "1 Dec");
        assert_eq!(months.iter().collect::<std::collections::HashSet<_>>().len(), 12);
        for &lang in Lang::ALL {
            let week: std::collections::HashSet<String> =
                (4..=10).map(|d| weekday_name(tr(lang), day(2026, 5, d))).collect();
            assert_eq!(week.len(), 7, "{lang:?}");
        }
        assert_eq!(weekday_name(tr(Lang::ZhHans), day(2026, 5, 10)), "周日");
    }

    #[test]
    fn ranges_do_not_repeat_what_is_the_same() {
        let (hans, en) = (tr(Lang::ZhHans), tr(Lang::En));
        let first = day(2026, 4, 1);
        assert_eq!(month_day_range(hans, first, day(2026, 4, 15)), "4月1日至15日");
        assert_eq!(month_day_range(hans, first, day(2026, 5, 31)), "4月1日至5月31日");
        assert_eq!(month_day_range(hans, first, first), "4月1日");
        assert_eq!(month_day_range(en, first, day(2026, 4, 15)), "1 to 15 Apr");
        assert_eq!(month_day_range(en, first, day(2026, 5, 31)), "1 Apr to 31 May");
        let next = day(2027, 1, 15);
        assert_eq!(month_day_range(hans, day(2026, 12, 1), next), "2026年12月1日至2027年1月15日");
        assert_eq!(month_range(hans, first, day(2026, 5, 31)), "4-5月");
        assert_eq!(month_range(en, first, day(2026, 5, 31)), "Apr-May");
        assert_eq!(month_range(en, first, day(2026, 4, 30)), "Apr");
    }

    #[test]
    fn numbers_are_grouped_in_english_only() {
        let (hans, en) = (tr(Lang::ZhHans), tr(Lang::En));
        assert_eq!(number(en, 1_234_567), "1,234,567");
        assert_eq!(number(en, -1_000), "-1,000");
        assert_eq!(number(en, 999), "999");
        assert_eq!(number(en, i64::MIN), "-9,223,372,036,854,775,808");
        assert_eq!(number(hans, 1_234_567), "1234567");
    }

    #[test]
    fn scaled_numbers_lose_only_idle_zeros() {
        assert_eq!(tenths(25), "2.5");
        assert_eq!(tenths(20), "2");
        assert_eq!(tenths(0), "0");
        assert_eq!(tenths(-5), "-0.5");
        assert_eq!(hundredths(9_875), "98.75");
        assert_eq!(hundredths(9_050), "90.5");
        assert_eq!(hundredths(5), "0.05");
    }

    #[test]
    fn moments_show_the_local_time() {
        let noon = chrono::NaiveTime::from_hms_opt(14, 5, 0).unwrap();
        let at = clock::instant_on(day(2026, 5, 12), noon);
        assert_eq!(time_of(at), "14:05");
        assert_eq!(moment(tr(Lang::ZhHans), at, day(2026, 6, 1)), "5月12日 14:05");
        assert_eq!(moment(tr(Lang::En), at, day(2027, 6, 1)), "12 May 2026, 14:05");
    }

    #[test]
    fn unofficial_years_are_told() {
        let hans = tr(Lang::ZhHans);
        let told = calendar_warning(hans, Some((2027, Trust::Provisional)));
        assert_eq!(told, "2027年的放假安排尚未公布，工作日按法定节日和周末估算。");
        assert!(calendar_warning(tr(Lang::En), Some((2031, Trust::WeekendsOnly))).contains("2031"));
        assert_eq!(calendar_warning(hans, None), "");
    }

    #[test]
    fn lists_use_the_language_separator() {
        assert_eq!(list(tr(Lang::ZhHans), ["甲", "乙"]), "甲、乙");
        assert_eq!(list(tr(Lang::En), ["a", "b"]), "a, b");
        assert_eq!(list(tr(Lang::En), Vec::<String>::new()), "");
    }
}
