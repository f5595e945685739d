//! Gathers what is wrong with a form, so that everything is said at once.

use super::problem::{Problem, ProblemKind};
use crate::text::count_chars;
use chrono::NaiveDate;

/// The characters a reader counts, white space left out; the figure that every length rule uses.
pub fn chars(text: &str) -> i64 {
    i64::try_from(count_chars(text)).unwrap_or(i64::MAX)
}

/// The problems found so far, at most one per field: the first one said about it.
#[derive(Debug, Default)]
pub struct Checks(Vec<Problem>);

impl Checks {
    pub fn new() -> Self {
        Self::default()
    }

    /// Says something about a field, unless something was said about it before.
    pub fn add(&mut self, field: impl Into<String>, kind: ProblemKind) -> &mut Self {
        let field = field.into();
        if !self.0.iter().any(|p| p.field == field) {
            self.0.push(Problem { field, kind });
        }
        self
    }

    /// Says it where the condition does not hold.
    pub fn ensure(&mut self, holds: bool, field: &str, kind: ProblemKind) -> &mut Self {
        if holds { self } else { self.add(field, kind) }
    }

    /// At least `min` and at most `max` characters without white space; with a `min` of 1 an empty
    /// text is missing rather than short.
    pub fn text(&mut self, field: &str, text: &str, min: i64, max: i64) -> &mut Self {
        let now = chars(text);
        if now == 0 && min > 0 {
            self.add(field, ProblemKind::Required)
        } else if now < min {
            self.add(field, ProblemKind::TooShort { min, now })
        } else if now > max {
            self.add(field, ProblemKind::TooLong { max, now })
        } else {
            self
        }
    }

    /// A key that must be one of a list; `known` says whether it is.
    pub fn choice(&mut self, field: &str, key: &str, known: bool) -> &mut Self {
        let kind = if key.is_empty() { ProblemKind::Required } else { ProblemKind::NotAChoice };
        self.ensure(known, field, kind)
    }

    /// A day that must be there and not lie in the future.
    pub fn past_day(&mut self, field: &str, day: Option<NaiveDate>, today: NaiveDate) -> &mut Self {
        match day {
            None => self.add(field, ProblemKind::Required),
            Some(day) => self.ensure(day <= today, field, ProblemKind::Future),
        }
    }

    /// Everything that was found.
    pub fn into_problems(self) -> Vec<Problem> {
        self.0
    }

    /// Nothing was found.
    ///
    /// # Errors
    /// All problems.
    pub fn finish(self) -> Result<(), Vec<Problem>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}

/// The typed signature is the person's name; spaces between its parts do not matter.
pub fn signature(checks: &mut Checks, typed: &str, name: &str) {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let typed = bare(typed);
    if typed.is_empty() {
        checks.add("signed_name", ProblemKind::Required);
    } else if typed != bare(name) {
        checks.add("signed_name", ProblemKind::NameMismatch);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_problem_of_a_field_stands() {
        let mut checks = Checks::new();
        checks.text("note", "", 1, 5).text("note", "123456", 0, 5).text("title", "123 456", 1, 5);
        assert_eq!(
            checks.finish(),
            Err(vec![
                Problem::new("note", ProblemKind::Required),
                Problem::new("title", ProblemKind::TooLong { max: 5, now: 6 }),
            ])
        );
    }

    #[test]
    fn white_space_does_not_lengthen_a_text() {
        let mut checks = Checks::new();
        checks.text("fact", "一 二\n三", 4, 9);
        assert_eq!(
            checks.into_problems(),
            [Problem::new("fact", ProblemKind::TooShort { min: 4, now: 3 })]
        );
    }

    #[test]
    fn a_signature_is_the_persons_own_name() {
        let said = |typed: &str| {
            let mut checks = Checks::new();
            signature(&mut checks, typed, "李 禾");
            checks.into_problems().into_iter().map(|p| p.kind).next()
        };
        assert_eq!(said(" 李禾 "), None);
        assert_eq!(said(""), Some(ProblemKind::Required));
        assert_eq!(said("王映"), Some(ProblemKind::NameMismatch));
    }
}
