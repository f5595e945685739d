//! Personal data: how long it is kept, and what people are told of it (Personal Information Protection
//! Law, articles 17, 19 and 44 to 47).

use super::check::Checks;
use super::problem::{Problem, ProblemKind};
use crate::domain::record::Id;
use chrono::{Months, NaiveDate};

/// Months that personal data is kept where an office has decided nothing (our default).
pub const RETENTION: i64 = 36;

/// The longest time an office can choose, in months.
pub const RETENTION_MAX: i64 = 360;

/// What people are told at their first login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataNotice {
    pub unit: String,
    /// Data is kept so many months after the last day of the campaign.
    pub months: i64,
    /// The day until which that is.
    pub until: NaiveDate,
    /// Names of the coordinators: whom to ask.
    pub contacts: Vec<String>,
}

/// Somebody who left and whose data is kept longer than it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overdue {
    pub person: Id,
    pub login: String,
    /// The day their data should have been erased by.
    pub since: NaiveDate,
}

/// What is kept longer than it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionView {
    pub months: i64,
    pub until: NaiveDate,
    pub overdue: Vec<Overdue>,
}

/// So many rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowCount {
    pub table: String,
    pub rows: i64,
}

/// A row, or a text beside the history, that names a person and stays when they are erased.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mention {
    /// A table, or `event`.
    pub table: String,
    pub id: Id,
    /// The number that people know the row by; empty where it has none.
    pub no: String,
    /// Columns that name the person as they stand now, and how often.
    pub columns: Vec<(String, i64)>,
    /// Earlier versions that name the person.
    pub past: i64,
    /// The office named a unit, a channel or its campaign so: changed by hand alone.
    pub fixed: bool,
}

/// What erasing a person would do: shown before it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasePlan {
    pub name: String,
    /// Rows whose texts would be erased with their whole past.
    pub erased: Vec<RowCount>,
    /// Rows of the office that stay, and name the person no more.
    pub kept: Vec<RowCount>,
    /// What else names the person.
    pub mentions: Vec<Mention>,
    /// Logins of others who have the same name: a mention may mean one of them.
    pub alike: Vec<String>,
}

/// The day that is so many months after another.
pub fn after(day: NaiveDate, months: i64) -> NaiveDate {
    let months = Months::new(u32::try_from(months).unwrap_or(0));
    day.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

/// # Errors
/// What is wrong with the number of months.
pub fn months(months: i64) -> Result<(), Vec<Problem>> {
    let mut checks = Checks::new();
    let kind = ProblemKind::BadNumber { min: 1, max: RETENTION_MAX };
    checks.ensure((1..=RETENTION_MAX).contains(&months), "months", kind);
    checks.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_where_the_calendar_does() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(after(day("2026-11-30"), 3), day("2027-02-28"));
        assert_eq!(after(day("2026-11-30"), 36), day("2029-11-30"));
        assert!(months(1).is_ok() && months(360).is_ok());
        assert!(months(0).is_err() && months(361).is_err());
    }
}
