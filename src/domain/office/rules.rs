//! What makes phase dates and report channels valid (S45, S46, A2, domain 2.2).

use super::{ChannelKind, DateDoubt, OfficePhase};
use crate::domain::{
    check::Checks,
    problem::{Problem, ProblemKind},
};
use chrono::NaiveDate;

/// The longest address and opening hours.
const URL_MAX: usize = 200;
const HOURS_MAX: i64 = 40;

/// What is wrong with a report channel: `None` when it can be called or opened.
pub fn channel_value(kind: ChannelKind, value: &str) -> Option<ProblemKind> {
    if value.trim().is_empty() {
        return Some(ProblemKind::Required);
    }
    let good = match kind {
        ChannelKind::Phone => is_phone(value),
        ChannelKind::Url => is_url(value),
    };
    (!good).then_some(match kind {
        ChannelKind::Phone => ProblemKind::BadPhone,
        ChannelKind::Url => ProblemKind::BadUrl,
    })
}

/// What is wrong with a channel as typed.
///
/// # Errors
/// All problems.
pub fn channel(kind: ChannelKind, value: &str, hours: &str) -> Result<(), Vec<Problem>> {
    let mut checks = Checks::new();
    if let Some(problem) = channel_value(kind, value) {
        checks.add("value", problem);
    }
    checks.text("hours", hours, 0, HOURS_MAX);
    checks.finish()
}

/// 5 to 20 of digits, spaces, `+`, `-` and brackets, with at least five digits among them.
fn is_phone(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let known = value.chars().all(|c| c.is_ascii_digit() || "+-() ".contains(c));
    known && digits >= 5 && (5..=20).contains(&value.len())
}

/// `http://` or `https://` with a host behind it, in one word.
fn is_url(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let rest = lower.strip_prefix("http://").or_else(|| lower.strip_prefix("https://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    value.len() <= URL_MAX
        && !value.chars().any(|c| c.is_whitespace() || "<>\"\\".contains(c))
        && host.is_some_and(|host| {
            host.chars().any(char::is_alphanumeric) && !host.starts_with([':', '.', '@'])
        })
}

/// First and last day of one phase.
///
/// # Errors
/// The problem at `end`.
pub fn phase_dates(first: NaiveDate, last: NaiveDate) -> Result<(), Vec<Problem>> {
    let mut checks = Checks::new();
    checks.ensure(first <= last, "end", ProblemKind::BeforeDate(first.to_string()));
    checks.finish()
}

/// What is unusual about the dates in force, though allowed: overlaps, days between phases, a later
/// phase that begins first (A2: said, never refused).
pub fn date_doubts(phases: &[OfficePhase]) -> Vec<DateDoubt> {
    let mut doubts = Vec::new();
    for pair in phases.windows(2) {
        let [before, after] = pair else { continue };
        let next = before.last_day.succ_opt().unwrap_or(before.last_day);
        if after.first_day <= before.last_day {
            doubts.push(DateDoubt::Overlap { before: before.no, after: after.no });
        } else if let Some(last) = after.first_day.pred_opt().filter(|last| *last >= next) {
            doubts.push(DateDoubt::Gap { first: next, last });
        }
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Meta;

    #[test]
    fn telephone_numbers() {
        for good in ["12345", "0451-8765 4321", "+86 (0451) 87654321", "110-110"] {
            assert_eq!(channel_value(ChannelKind::Phone, good), None, "{good}");
        }
        for bad in ["1234", "----- ", "0451-8765x4321", "号码 12345", "123456789012345678901"] {
            assert_eq!(
                channel_value(ChannelKind::Phone, bad),
                Some(ProblemKind::BadPhone),
                "{bad}"
            );
        }
        assert_eq!(channel_value(ChannelKind::Phone, " "), Some(ProblemKind::Required));
    }

    #[test]
    fn web_addresses() {
        for good in ["http://a", "https://example.org/jubao?x=1", "HTTP://10.0.0.1:8080"] {
            assert_eq!(channel_value(ChannelKind::Url, good), None, "{good}");
        }
        for bad in [
            "example.org",
            "ftp://a",
            "http://",
            "http:///x",
            "http://a b",
            "https://.",
            "http://:80",
            "javascript:alert(1)",
            "http://a\"b",
        ] {
            assert_eq!(channel_value(ChannelKind::Url, bad), Some(ProblemKind::BadUrl), "{bad}");
        }
        let long = format!("http://a/{}", "x".repeat(200));
        assert_eq!(channel_value(ChannelKind::Url, &long), Some(ProblemKind::BadUrl));
    }

    fn phase(no: i64, first: &str, last: &str) -> OfficePhase {
        OfficePhase {
            meta: Meta::default(),
            campaign: String::new(),
            no,
            first_day: first.parse().unwrap(),
            last_day: last.parse().unwrap(),
            opened_at: None,
            opened_by: None,
        }
    }

    #[test]
    fn dates_that_need_a_second_look() {
        let phases = [
            phase(1, "2026-04-01", "2026-05-31"),
            phase(2, "2026-05-20", "2026-07-31"),
            phase(3, "2026-08-01", "2026-09-30"),
            phase(4, "2026-10-11", "2026-11-30"),
        ];
        let gap = DateDoubt::Gap {
            first: "2026-10-01".parse().unwrap(),
            last: "2026-10-10".parse().unwrap(),
        };
        assert_eq!(date_doubts(&phases), [DateDoubt::Overlap { before: 1, after: 2 }, gap]);
        let day = |text: &str| text.parse().unwrap();
        assert!(phase_dates(day("2026-05-01"), day("2026-05-01")).is_ok());
        assert!(phase_dates(day("2026-05-02"), day("2026-05-01")).is_err());
    }
}
