//! What the example office says and does, read from `data/demo/*.toml`.

use crate::error::{Error, StoreFault};
use chrono::NaiveDate;
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// A unit of the example office; the one without a parent is the campaign's unit.
#[derive(Debug, Deserialize)]
pub(super) struct UnitSpec {
    pub key: String,
    pub parent: Option<String>,
    pub name: String,
    pub short: String,
    /// Login.
    pub supervisor: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct PersonSpec {
    pub login: String,
    pub name: String,
    pub title: String,
    pub unit: String,
    pub roles: Vec<crate::domain::role::Role>,
    #[serde(default)]
    pub cadre: bool,
}

/// How far somebody is on the example's day.
#[derive(Debug, Deserialize)]
pub(super) struct Walk {
    pub topics: usize,
    pub study: String,
    pub opinions: String,
    pub answers: usize,
    pub exam: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct People {
    pub unit: Vec<UnitSpec>,
    pub person: Vec<PersonSpec>,
    pub walk: BTreeMap<String, Walk>,
}

#[derive(Debug, Deserialize)]
pub(super) struct StudyTexts {
    pub notes: Vec<String>,
    pub titles: Vec<String>,
    pub opening: Vec<String>,
    pub body: Vec<String>,
    pub analysis: Vec<String>,
    pub plan: Vec<String>,
    pub closing: Vec<String>,
    pub return_comment: String,
    pub accept_comments: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct ProblemText {
    pub fact: String,
    pub cause: String,
    pub plan: String,
}

/// Answers to one item: the ground of "no problem", the fact of "slight", a problem.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct ItemTexts {
    #[serde(default)]
    pub ok: String,
    #[serde(default)]
    pub slight: String,
    pub problem: Option<ProblemText>,
}

#[derive(Debug, Deserialize)]
pub(super) struct StatementTexts {
    pub duty: Vec<String>,
    pub reflection: Vec<String>,
    pub resolve: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ReviewTexts {
    pub accept: Vec<String>,
    #[serde(rename = "return")]
    pub give_back: String,
    pub beside: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ExamTexts {
    pub item: BTreeMap<String, ItemTexts>,
    pub named: BTreeMap<String, ItemTexts>,
    pub statement: StatementTexts,
    pub review: ReviewTexts,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct OpinionSpec {
    pub author: String,
    pub day: NaiveDate,
    pub source: String,
    pub channel: String,
    pub giver: String,
    pub original: String,
    pub summary: String,
    pub category: String,
    pub decision: Option<crate::domain::opinion::Decision>,
    #[serde(default)]
    pub reason: String,
    /// Key of the finding it becomes.
    pub finding: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Opinions {
    pub opinion: Vec<OpinionSpec>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct PromiseItem {
    pub text: String,
    pub due: Option<NaiveDate>,
    pub check: Option<crate::domain::commitment::CheckState>,
    #[serde(default)]
    pub proof: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct PromiseSpec {
    pub person: String,
    pub kind: crate::domain::commitment::CommitmentKind,
    pub title: String,
    /// draft, returned, review, published, fulfilling or evaluated.
    pub state: String,
    pub day: NaiveDate,
    #[serde(default)]
    pub comment: String,
    pub items: Vec<PromiseItem>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Promises {
    pub phone: String,
    pub hours: String,
    pub url: String,
    pub commitment: Vec<PromiseSpec>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct MeasureSpec {
    pub means: String,
    pub target: String,
    pub due: Option<NaiveDate>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct NoteSpec {
    /// Place of the measure in its list.
    pub measure: usize,
    pub day: NaiveDate,
    pub percent: i64,
    pub text: String,
}

/// Somebody decides something on a day.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Decided {
    pub by: String,
    pub day: NaiveDate,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub comment: String,
    pub method: Option<crate::domain::finding::VerifyMethod>,
    pub recognised: Option<crate::domain::finding::Recognised>,
}

/// The answer a finding comes from.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct AnswerRef {
    pub login: String,
    pub item: String,
}

/// A finding and the days on which it goes from state to state.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct FindingSpec {
    pub key: String,
    pub answer: Option<AnswerRef>,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub cause: String,
    #[serde(default)]
    pub category: String,
    pub source: Option<crate::domain::finding::FindingSource>,
    #[serde(default)]
    pub author: String,
    pub level: Option<crate::domain::finding::FindingLevel>,
    pub severity: Option<crate::domain::finding::Severity>,
    pub kind: Option<crate::domain::finding::RectifyKind>,
    pub leader: Option<String>,
    pub owner: Option<String>,
    #[serde(default)]
    pub criterion: String,
    pub due: Option<NaiveDate>,
    pub next_review: Option<NaiveDate>,
    pub review_cycle: Option<crate::domain::finding::ReviewCycle>,
    pub state: crate::domain::finding::FindingStatus,
    pub proposed: Option<NaiveDate>,
    pub rejected: Option<Decided>,
    pub confirmed: Option<NaiveDate>,
    pub handed: Option<NaiveDate>,
    pub signed: Option<NaiveDate>,
    #[serde(default)]
    pub measures: Vec<MeasureSpec>,
    #[serde(default)]
    pub notes: Vec<NoteSpec>,
    pub applied: Option<NaiveDate>,
    #[serde(default)]
    pub result: String,
    #[serde(default)]
    pub evidence: String,
    pub taken_up: Option<Decided>,
    pub verified: Option<Decided>,
    pub closed: Option<Decided>,
    pub returned: Option<Decided>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Ledger {
    pub finding: Vec<FindingSpec>,
}

/// What the names of further people and units are made of.
#[derive(Debug, Deserialize)]
pub(super) struct Names {
    /// A character and its pinyin.
    pub surnames: Vec<[String; 2]>,
    pub given: Vec<[String; 2]>,
    pub regions: Vec<String>,
    pub trades: Vec<String>,
}

/// Everything.
#[derive(Debug)]
pub(super) struct Content {
    pub people: People,
    pub names: Names,
    pub study: StudyTexts,
    pub exam: ExamTexts,
    pub opinions: Vec<OpinionSpec>,
    pub promises: Promises,
    pub ledger: Vec<FindingSpec>,
}

impl Content {
    /// Reads what was built into the program.
    ///
    /// # Errors
    /// A file that does not hold together; found by the tests.
    pub fn read() -> Result<Self, Error> {
        Ok(Self {
            people: parse(include_str!("../../../data/demo/people.toml"))?,
            names: parse(include_str!("../../../data/demo/names.toml"))?,
            study: parse(include_str!("../../../data/demo/study.toml"))?,
            exam: parse(include_str!("../../../data/demo/exam.toml"))?,
            opinions: parse::<Opinions>(include_str!("../../../data/demo/opinions.toml"))?.opinion,
            promises: parse(include_str!("../../../data/demo/commitments.toml"))?,
            ledger: parse::<Ledger>(include_str!("../../../data/demo/ledger.toml"))?.finding,
        })
    }
}

fn parse<T: DeserializeOwned>(source: &str) -> Result<T, Error> {
    toml::from_str(source).map_err(|e| StoreFault::Io(e.to_string()).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_content_refers_only_to_what_is_there() {
        let content = Content::read().unwrap();
        let logins: BTreeSet<&str> =
            content.people.person.iter().map(|person| person.login.as_str()).collect();
        assert_eq!(logins.len(), 12);
        let known = |login: &str| assert!(logins.contains(login), "{login}");
        content.people.walk.keys().for_each(|login| known(login));
        content.promises.commitment.iter().for_each(|promise| known(&promise.person));
        let keys: BTreeSet<&str> = content.ledger.iter().map(|f| f.key.as_str()).collect();
        for opinion in &content.opinions {
            known(&opinion.author);
            opinion.finding.iter().for_each(|key| assert!(keys.contains(key.as_str()), "{key}"));
        }
        for finding in &content.ledger {
            finding.leader.iter().chain(&finding.owner).for_each(|login| known(login));
            finding.notes.iter().for_each(|n| assert!(n.measure < finding.measures.len()));
        }
    }
}
