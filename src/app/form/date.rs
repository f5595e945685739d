//! Dates and decimals as people type them.

use chrono::{Datelike, NaiveDate};

/// A day typed as `2026-05-12`, `2026年5月12日`, `5月12日`, `5.12`, `5/12`, `0512` or `20260512`;
/// without a year it is that of `today`.
pub fn parse(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let folded: String = typed.chars().map(crate::app::keymap::fold).collect();
    let parts: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let strange = |c: char| !c.is_ascii_digit() && !"-./年月日号號 ".contains(c);
    if folded.contains(strange) {
        return None;
    }
    match parts.as_slice() {
        [run] => from_run(run, today.year()),
        [month, day] => day_of(today.year(), month, day),
        [year, month, day] => day_of(full_year(year)?, month, day),
        _ => None,
    }
}

fn from_run(run: &str, year: i32) -> Option<NaiveDate> {
    match run.len() {
        4 => day_of(year, &run[..2], &run[2..]),
        8 => day_of(run[..4].parse().ok()?, &run[4..6], &run[6..]),
        _ => None,
    }
}

fn full_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn day_of(year: i32, month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// A decimal as an integer of `scale` places: `2.5` at scale 1 is 25; more places are refused.
pub fn parse_scaled(typed: &str, scale: u32) -> Option<i64> {
    let folded: String = typed.trim().chars().map(crate::app::keymap::fold).collect();
    let folded = folded.replace('。', ".");
    let (sign, digits) = folded.strip_prefix('-').map_or((1, folded.as_str()), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let places = usize::try_from(scale).ok()?;
    let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(part) || part.len() > places {
        return None;
    }
    let padded = format!("{whole}{part:0<places$}");
    padded.parse::<i64>().ok().map(|n| sign * n)
}

/// The opposite of `parse_scaled`, without idle zeros.
pub fn write_scaled(number: i64, scale: u32) -> String {
    let places = usize::try_from(scale).unwrap_or(0);
    let digits = format!("{:0width$}", number.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let part = part.trim_end_matches('0');
    let sign = if number < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn the_usual_ways_of_writing_a_day_are_understood() {
        let today = day(2026, 3, 1);
        let ways = [
            "2026-05-12",
            "5月12日",
            "5.12",
            "5/12",
            "0512",
            "20260512",
            "２０２６年５月１２日",
            "26.5.12",
        ];
        for way in ways {
            assert_eq!(parse(way, today), Some(day(2026, 5, 12)), "{way}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for bad in ["", "2月30日", "512", "13.1", "tomorrow", "5月", "2026-05-12x", "1.2.3.4"] {
            assert_eq!(parse(bad, day(2026, 3, 1)), None, "{bad}");
        }
    }

    #[test]
    fn decimals_are_scaled_exactly() {
        assert_eq!(parse_scaled("2.5", 1), Some(25));
        assert_eq!(parse_scaled("２．５", 1), Some(25));
        assert_eq!(parse_scaled("3", 2), Some(300));
        assert_eq!(parse_scaled("-0.05", 2), Some(-5));
        assert_eq!(parse_scaled("2.55", 1), None);
        assert_eq!(parse_scaled("", 1), None);
        assert_eq!(parse_scaled("99999999999999999999", 0), None);
        assert_eq!(write_scaled(25, 1), "2.5");
        assert_eq!(write_scaled(300, 2), "3");
        assert_eq!(write_scaled(-5, 2), "-0.05");
    }
}
