//! What each kind of step asks for, as the campaign file says it.
//!
//! Lists that a campaign file defines are known by their keys; limits that are our default and not
//! a rule from outside stand in the campaign file too.

use super::{local_text::LocalText, measurable::Measurable};
use crate::code_enum;
use serde::{Deserialize, Serialize};

/// One choice of a list the campaign defines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Unique in its list; entries are stored by it.
    pub key: String,
    pub name: LocalText,
}

/// Study (S31–S35).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyParams {
    pub types: Vec<EducationType>,
    pub topics: Vec<Topic>,
    /// 集中学习, 自学 and so on.
    pub forms: Vec<Choice>,
    pub reflections: Reflections,
}

/// A type of education (S34).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EducationType {
    pub key: String,
    pub name: LocalText,
    /// Every person needs a record of this type (G1.2: the four types of S34).
    pub required: bool,
}

/// A study topic (S32, S33).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    pub key: String,
    pub title: LocalText,
    /// Key of its education type.
    pub education: String,
    pub required: bool,
    /// Key of the form the file suggests.
    pub form: Option<String>,
}

/// The reflections asked of each person (S35).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflections {
    pub count: i64,
    /// Characters without white space, of each one.
    pub min_chars: i64,
}

impl StudyParams {
    /// How many topics everybody must have a record of.
    pub fn required_topics(&self) -> i64 {
        self.topics.iter().filter(|topic| topic.required).count() as i64
    }

    /// How many education types everybody must cover (S34: four).
    pub fn required_types(&self) -> i64 {
        self.types.iter().filter(|kind| kind.required).count() as i64
    }

    pub fn topic(&self, key: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.key == key)
    }

    pub fn education(&self, key: &str) -> Option<&EducationType> {
        self.types.iter().find(|kind| kind.key == key)
    }

    pub fn form(&self, key: &str) -> Option<&Choice> {
        choice(&self.forms, key)
    }
}

code_enum! {
    /// Who must answer a section.
    SectionAudience {
        Everyone = "everyone",
        /// Leaders must; for others it stands as not applicable by default, still counted (S39).
        Leaders = "leaders",
    }
}

/// Self-examination (S36–S41).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelfExamParams {
    /// The five styles (S39).
    pub sections: Vec<Section>,
    /// The named problems that everybody must speak to (S40); may be empty.
    pub named: Vec<NamedProblem>,
    /// Role codes that answer the sections for leaders, beside whoever is marked a leading cadre.
    pub leader_roles: Vec<String>,
    /// Characters of a fact, and of a named problem's example or ground (domain 2.5: 15).
    pub fact_min: i64,
    /// Characters of cause and of plan where the answer is "problem".
    pub cause_min: i64,
    pub plan_min: i64,
    /// The longest fact, cause or plan (domain 2.5: 500).
    pub text_max: i64,
    /// The statement assembled from the answers (个人剖析材料).
    pub statement: TextForm,
}

/// A section of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Also the key of its category.
    pub key: String,
    pub name: LocalText,
    pub audience: SectionAudience,
    pub items: Vec<ExamQuestion>,
}

/// An item of the checklist; its key is unique in the step, named problems included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamQuestion {
    pub key: String,
    pub text: LocalText,
    /// What to write about; empty when the text says it.
    pub hint: LocalText,
}

/// A named problem (S40).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedProblem {
    /// Also the key of its category.
    pub key: String,
    pub name: LocalText,
    /// What one can observe.
    pub signs: LocalText,
}

impl SelfExamParams {
    /// All items of all sections, each with its section.
    pub fn items(&self) -> impl Iterator<Item = (&Section, &ExamQuestion)> {
        self.sections
            .iter()
            .flat_map(|section| section.items.iter().map(move |item| (section, item)))
    }

    /// How many answers one person must give, named problems included.
    pub fn required_items(&self, leader: bool) -> i64 {
        let items = self
            .items()
            .filter(|(section, _)| leader || section.audience == SectionAudience::Everyone);
        items.count() as i64 + self.named.len() as i64
    }

    /// The section an item stands in; `None` for a named problem.
    pub fn section_of(&self, item: &str) -> Option<&Section> {
        self.items().find(|(_, i)| i.key == item).map(|(section, _)| section)
    }

    pub fn named(&self, key: &str) -> Option<&NamedProblem> {
        self.named.iter().find(|named| named.key == key)
    }

    /// The text of an item, or the name of a named problem.
    pub fn text_of(&self, key: &str) -> Option<&LocalText> {
        let item = self.items().find(|(_, item)| item.key == key).map(|(_, item)| &item.text);
        item.or_else(|| self.named(key).map(|named| &named.name))
    }

    /// The category that a problem found at an item belongs to.
    pub fn category_of<'a>(&'a self, item: &str) -> Option<&'a str> {
        let section = self.section_of(item).map(|section| section.key.as_str());
        section.or_else(|| self.named(item).map(|named| named.key.as_str()))
    }
}

code_enum! {
    /// Which part of the answers stands under a heading of the assembled statement.
    AnswerPart {
        Facts = "facts",
        Causes = "causes",
        Plans = "plans",
    }
}

/// A text of some length under headings: personal statement, personal summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextForm {
    /// Characters without white space.
    pub min_chars: i64,
    pub max_chars: i64,
    pub headings: Vec<Heading>,
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    pub title: LocalText,
    /// What to write beneath; empty when the title says it.
    pub hint: LocalText,
    /// What is put beneath from the answers of the self-examination; only there.
    pub from: Option<AnswerPart>,
}

/// Opinions (S37, S64). They are sorted by the campaign's categories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionsParams {
    pub sources: Vec<Source>,
    pub channels: Vec<Choice>,
    /// How many each person must bring in; 0 where the office collects together.
    pub min_each: i64,
    /// The longest original words and summary (domain 2.4: 1000 and 200).
    pub original_max: i64,
    pub summary_max: i64,
}

/// Where opinions come from (S37).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub key: String,
    pub name: LocalText,
    /// How many the office needs from here (G1.3); 0 for none.
    pub min: i64,
}

impl OpinionsParams {
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.key == key)
    }

    pub fn channel(&self, key: &str) -> Option<&Choice> {
        choice(&self.channels, key)
    }
}

/// Public commitments (S42–S47).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitmentParams {
    /// Codes `person`, `unit`, `team` with this campaign's words.
    pub kinds: Vec<Choice>,
    /// How many commitments each person must publish.
    pub min_each: i64,
    pub max_items: i64,
    pub item_max_chars: i64,
    pub measurable: Measurable,
    /// Publishing needs a report phone (S45) and an address (S46).
    pub needs_phone: bool,
    pub needs_url: bool,
    /// Whom it is addressed to (S44), offered when publishing.
    pub recipients: LocalText,
}

impl CommitmentParams {
    pub fn kind(&self, key: &str) -> Option<&Choice> {
        choice(&self.kinds, key)
    }
}

/// Rectification: the ledger of findings (S48–S55).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RectificationParams {
    /// 立行立改, 限期整改, 长期坚持: codes `at_once`, `by_date`, `long_term`.
    pub types: Vec<RectifyType>,
    /// Characters of a finding's description (15: what a fact of the self-examination has at least).
    pub description_min: i64,
    /// Characters of a measure's means (S50: 10).
    pub means_min: i64,
    /// Characters of a progress note (domain 2.6: 10).
    pub progress_min: i64,
    /// Characters of the result in an application for closure (domain 2.6: 50).
    pub result_min: i64,
    /// Days from closure to the look-back.
    pub look_back_days: i64,
    /// How often a date may be extended.
    pub max_extensions: i64,
    /// The longest publicity before closure, in days.
    pub publicity_max_days: i64,
}

/// A type of rectification and when it falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RectifyType {
    pub key: String,
    pub name: LocalText,
    pub due: DueRule,
}

/// The date a finding gets by default (domain 2.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DueRule {
    /// So many workdays after confirmation.
    Workdays(i64),
    /// The last day of the rectification phase.
    PhaseEnd,
    /// No due date but a review every so many months (1, 3 or 6).
    ReviewMonths(i64),
}

impl RectificationParams {
    pub fn kind(&self, key: &str) -> Option<&RectifyType> {
        self.types.iter().find(|kind| kind.key == key)
    }
}

fn choice<'a>(list: &'a [Choice], key: &str) -> Option<&'a Choice> {
    list.iter().find(|choice| choice.key == key)
}
