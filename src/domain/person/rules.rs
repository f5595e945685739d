//! What makes a person, a unit and a set of roles valid (domain 2.1).

use super::PersonInput;
use crate::domain::role::Role;
use crate::domain::{
    check::{Checks, chars},
    problem::ProblemKind,
};

/// The longest login, name, duty title, unit name and short name, in characters (domain 2.1).
const LOGIN_MAX: usize = 32;
pub const NAME_MAX: i64 = 20;
const TITLE_MAX: i64 = 20;
pub const UNIT_MAX: i64 = 60;
pub const SHORT_MAX: i64 = 20;

/// Roles that somebody must always have once somebody has them.
pub const NEVER_EMPTY: &[Role] = &[Role::Coordinator, Role::Leader];

/// Whether it can be a login: 1 to 32 of `a-z`, `0-9`, `.`, `-` and `_`, beginning with a letter or digit.
pub fn is_login(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    (1..=LOGIN_MAX).contains(&text.len())
        && text.starts_with(plain)
        && text.chars().all(|c| plain(c) || "._-".contains(c))
}

/// Says what is wrong with login, name and title of a person.
pub fn person(checks: &mut Checks, input: &PersonInput) {
    login(checks, &input.login);
    checks.text("name", &input.name, 1, NAME_MAX);
    checks.text("title", &input.title, 0, TITLE_MAX);
}

/// Says what is wrong with a login.
pub fn login(checks: &mut Checks, login: &str) {
    let kind = if login.is_empty() { ProblemKind::Required } else { ProblemKind::BadLogin };
    checks.ensure(is_login(login), "login", kind);
}

/// Says what is wrong with a unit's name and short name; `field` is what the name is called where
/// it was typed.
pub fn unit(checks: &mut Checks, field: &str, name: &str, short_name: &str) {
    checks.text(field, name, 1, UNIT_MAX);
    checks.text("short_name", short_name, 0, SHORT_MAX);
}

/// The short name of a unit that was given none: its name, cut to what a table can hold.
pub fn short_of(name: &str) -> String {
    if chars(name) <= SHORT_MAX {
        return name.to_owned();
    }
    crate::text::graphemes(name).take(SHORT_MAX as usize).collect()
}

/// Roles in their order, each once.
pub fn tidy_roles(roles: &[Role]) -> Vec<Role> {
    let mut tidy = roles.to_vec();
    tidy.sort_unstable();
    tidy.dedup();
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_are_plain() {
        for good in ["lihe", "li.he", "a", "7", "wang-ying_2", &"x".repeat(32)] {
            assert!(is_login(good), "{good}");
        }
        for bad in ["", "LiHe", "李禾", "li he", ".li", "-li", "li;rm", &"x".repeat(33)] {
            assert!(!is_login(bad), "{bad}");
        }
    }

    #[test]
    fn all_problems_of_a_person_at_once() {
        let input = PersonInput {
            login: "李".into(),
            name: " ".into(),
            title: "长".repeat(21),
            ..PersonInput::default()
        };
        let mut checks = Checks::new();
        person(&mut checks, &input);
        let fields: Vec<_> = checks.into_problems().into_iter().map(|p| p.field).collect();
        assert_eq!(fields, ["login", "name", "title"]);
    }

    #[test]
    fn a_long_unit_gets_a_short_name() {
        assert_eq!(short_of("综合科"), "综合科");
        assert_eq!(short_of(&"处".repeat(30)), "处".repeat(20));
        assert_eq!(
            tidy_roles(&[Role::Admin, Role::Staff, Role::Admin]),
            [Role::Staff, Role::Admin]
        );
    }
}
