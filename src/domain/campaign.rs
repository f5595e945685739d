//! A campaign as an office writes it down: its texts, phases and steps (S01–S10, S28–S70).
//!
//! Everything here is read from a campaign file and never changes while the campaign runs; years
//! are not part of it (A1). The dates in force, which a coordinator may move, are stored elsewhere.

use super::{
    dates::Span,
    local_text::LocalText,
    step::{Audience, Step, StepKind, StepParams},
};
use crate::code_enum;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A campaign file, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// Name of the template, as in `satisfactory-unit`.
    pub id: String,
    /// Version of the file; a campaign in use is locked to it.
    pub version: i64,
    /// Name without the year, as in 最满意单位评议.
    pub name: LocalText,
    /// What it is for, in one or two sentences: shown where a campaign is chosen.
    pub about: LocalText,
    /// First and last day of the whole; may exceed the phases (A2).
    pub span: Span,
    /// The documents it rests on (S02), quoted in reports.
    pub basis: Vec<Basis>,
    /// Guiding ideas (S06); empty when there are none.
    pub guiding: Vec<LocalText>,
    /// Principles (S04).
    pub principles: Vec<LocalText>,
    /// Points of entry, 切入点 (S07).
    pub focus: Vec<LocalText>,
    /// Goals (S09), at most ten.
    pub goals: Vec<LocalText>,
    /// What this campaign calls some of the roles, as in 分管领导（副处长）.
    pub role_labels: Vec<RoleLabel>,
    pub lints: Lints,
    /// What findings and opinions are sorted by: the sections and named problems of the
    /// self-examination, then the campaign's further categories.
    pub categories: Vec<Category>,
    /// In the order they are walked; never empty.
    pub phases: Vec<Phase>,
}

/// A document the campaign rests on (S02).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    pub title: LocalText,
    pub issuer: LocalText,
    /// Document number; empty when it has none.
    pub number: String,
    pub issued_on: Option<NaiveDate>,
}

/// What a campaign calls a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleLabel {
    /// Role code: `staff`, `supervisor`, `leader`, `coordinator`, `inspector` or `admin`.
    pub role: String,
    pub label: LocalText,
}

code_enum! {
    /// Where a category comes from; a finding needs one of the first two (domain 2.6).
    CategoryGroup {
        /// A section of the self-examination, one of the five styles (S39).
        Section = "section",
        /// One of the named problems (S40).
        Named = "named",
        /// Anything else: business, rules, other.
        Other = "other",
    }
}

/// Something findings and opinions are sorted by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Unique in the campaign.
    pub key: String,
    pub name: LocalText,
    pub group: CategoryGroup,
}

/// What typed texts are warned about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lints {
    /// Template phrases without an object, of all languages together (S50: 进一步加强, 认识不到位).
    pub empty_phrases: Vec<String>,
}

impl Lints {
    /// The first empty phrase a text holds, as the campaign file spells it; Latin letters match in
    /// either case.
    pub fn empty_phrase(&self, text: &str) -> Option<&str> {
        let text = in_lower_case(text);
        let holds = |phrase: &&String| text.contains(&*in_lower_case(phrase));
        self.empty_phrases.iter().find(holds).map(String::as_str)
    }
}

/// The text in lower case; most of ours has no cases at all.
fn in_lower_case(text: &str) -> Cow<'_, str> {
    if text.chars().any(has_lower_case) {
        Cow::Owned(text.to_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// Asked of every character of every phrase for every answer: Chinese ones are not looked up.
fn has_lower_case(c: char) -> bool {
    !matches!(c, '\u{3000}'..='\u{9fff}') && c.is_uppercase()
}

/// A phase of the campaign (S28).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// 1 for the first.
    pub no: i64,
    /// Unique in the campaign.
    pub key: String,
    pub name: LocalText,
    /// At most 8 columns wide, for the ribbon.
    pub short: LocalText,
    pub objective: LocalText,
    /// The dates the campaign file proposes; the wizard shows them for change.
    pub span: Span,
    /// In the order they are walked; empty for a phase that is only announced.
    pub steps: Vec<Step>,
    /// What will happen in this phase beyond its steps, said honestly: one line each.
    pub announced: Vec<LocalText>,
}

impl Phase {
    /// The proposed first and last day in a year.
    pub fn dates(&self, year: i32) -> (NaiveDate, NaiveDate) {
        self.span.dates(year)
    }

    /// Whether there is nothing to do here yet, only something to announce.
    pub fn is_announced_only(&self) -> bool {
        self.steps.is_empty()
    }

    /// The day a step is due, given the campaign's year and the end of the phase that is in force.
    pub fn due(&self, step: &Step, year: i32, phase_end: NaiveDate) -> NaiveDate {
        step.due.map_or(phase_end, |mark| mark.last_day(year))
    }
}

/// Days of a campaign that no phase covers (A2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Campaign {
    /// All steps in the order they are walked, each with its phase.
    pub fn steps(&self) -> impl Iterator<Item = (&Phase, &Step)> {
        self.phases.iter().flat_map(|phase| phase.steps.iter().map(move |step| (phase, step)))
    }

    /// The step of a key.
    pub fn step(&self, key: &str) -> Option<&Step> {
        self.steps().map(|(_, step)| step).find(|step| step.key == key)
    }

    /// The phase a step belongs to.
    pub fn phase_of(&self, step: &str) -> Option<&Phase> {
        self.steps().find(|(_, s)| s.key == step).map(|(phase, _)| phase)
    }

    /// The phase of a key.
    pub fn phase(&self, key: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.key == key)
    }

    /// The phase of a number, counted from 1.
    pub fn phase_no(&self, no: i64) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.no == no)
    }

    /// The first step of a kind: where a reader goes for the ledger or the commitments.
    pub fn first_of(&self, kind: StepKind) -> Option<&Step> {
        self.steps().map(|(_, step)| step).find(|step| step.kind() == kind)
    }

    /// The step that follows a step, also across phases: what is offered after a submit.
    pub fn next_step(&self, key: &str) -> Option<&Step> {
        self.steps().map(|(_, step)| step).skip_while(|step| step.key != key).nth(1)
    }

    /// The category of a key.
    pub fn category(&self, key: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.key == key)
    }

    /// What this campaign calls a role; `None` where the catalogue's word stands.
    pub fn role_label(&self, role: &str) -> Option<&LocalText> {
        self.role_labels.iter().find(|l| l.role == role).map(|l| &l.label)
    }

    /// How many things the campaign asks of one person (G8); `leader` for those who must answer the
    /// leadership section (S39).
    pub fn asked_per_person(&self, leader: bool) -> i64 {
        self.steps()
            .filter(|(_, step)| step.audience == Audience::Everyone)
            .map(|(_, step)| step.asked(leader))
            .sum()
    }

    /// The days of the campaign that no phase covers, in a year (A2).
    pub fn gaps(&self, year: i32) -> Vec<Gap> {
        let (start, end) = self.span.dates(year);
        let mut phases: Vec<_> = self.phases.iter().map(|phase| phase.dates(year)).collect();
        phases.sort_unstable();
        let mut gaps = Vec::new();
        let mut next = start;
        for (first, last) in phases {
            if let Some(before) = first.pred_opt().filter(|before| *before >= next) {
                gaps.push(Gap { first: next, last: before });
            }
            next = next.max(last.succ_opt().unwrap_or(last));
        }
        if next <= end {
            gaps.push(Gap { first: next, last: end });
        }
        gaps
    }

    /// The documents whose year is not the campaign's year (A1: said, never refused).
    pub fn basis_of_other_years(&self, year: i32) -> impl Iterator<Item = &Basis> {
        self.basis.iter().filter(move |basis| basis.issued_on.is_some_and(|day| day.year() != year))
    }

    /// The text of a checklist item or named problem by its key, searched in every
    /// self-examination step.
    pub fn exam_text(&self, item: &str) -> Option<&LocalText> {
        self.steps().find_map(|(_, step)| match &step.params {
            StepParams::SelfExam(params) => params.text_of(item),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_phrases_are_found_in_any_case() {
        let lints = Lints { empty_phrases: vec!["进一步加强".into(), "Strive to".into()] };
        assert_eq!(lints.empty_phrase("今后要进一步加强学习"), Some("进一步加强"));
        assert_eq!(lints.empty_phrase("we strive to improve"), Some("Strive to"));
        assert_eq!(lints.empty_phrase("5月12日起每天登记"), None);
        assert!(('\u{3000}'..='\u{9fff}').all(|c| !c.is_uppercase()));
    }
}
