//! The answers to [`super::request::Request`].

use super::{
    campaign::Campaign, change::Done, change::DraftState, commitment::CommitmentsView,
    finding::FindingView, finding::LedgerView, lang::Lang, login_key::KeysView,
    office::CampaignView, opinion::OpinionsView, person::PeopleView, person::PersonRef,
    privacy::DataNotice, role::Role, self_exam::SelfExamView, step_entry::StatementView,
    study::StudyView, team::PersonView, team::Reminder, team::TeamView, walk::HomeView,
};
use chrono::NaiveDate;
use std::sync::Arc;

/// Who one is in this session, and what every screen needs to know.
#[derive(Debug, Clone, PartialEq)]
pub struct HelloView {
    pub me: PersonRef,
    pub unit: String,
    pub roles: Vec<Role>,
    pub today: NaiveDate,
    /// An example office with a fixed day.
    pub demo: bool,
    pub year: i64,
    /// The campaign as locked in this database.
    pub campaign: Arc<Campaign>,
    /// Settings of this person: key and value.
    pub settings: Vec<(String, String)>,
}

/// A campaign one can choose in the wizard.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateChoice {
    pub id: String,
    pub campaign: Arc<Campaign>,
}

/// What the wizard shows before anything exists.
#[derive(Debug, Clone, PartialEq)]
pub struct SetupView {
    pub templates: Vec<TemplateChoice>,
    pub year: i64,
    /// Number, first and last day of each phase of the chosen campaign in that year.
    pub phases: Vec<(i64, NaiveDate, NaiveDate)>,
    /// The account's login and full name, as suggestions.
    pub login: String,
    pub name: String,
    pub lang: Lang,
}

/// A written export, or the way to one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportedFile {
    /// Empty for somebody who comes over SSH: no file of this computer is theirs.
    pub path: String,
    /// The command line that makes the same content again; over SSH, on one's own computer.
    pub command: String,
    pub bytes: i64,
}

/// The answer of the same name as the request.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    Hello(Box<HelloView>),
    Home(Box<HomeView>),
    Study(Box<StudyView>),
    SelfExam(Box<SelfExamView>),
    Opinions(Box<OpinionsView>),
    Commitments(Box<CommitmentsView>),
    Statement(Box<StatementView>),
    Ledger(Box<LedgerView>),
    Finding(Box<FindingView>),
    Team(Box<TeamView>),
    Person(Box<PersonView>),
    Reminder(Box<Reminder>),
    People(Box<PeopleView>),
    Campaign(Box<CampaignView>),
    DataNotice(Box<DataNotice>),
    Keys(Box<KeysView>),
    Exported(ExportedFile),
    Draft(Option<DraftState>),
    /// A draft was kept; its new version.
    DraftSaved {
        form: String,
        entity: String,
        version: i64,
    },
    Setup(Box<SetupView>),
    Done(Box<Done>),
    /// Done, with nothing to tell.
    Ok,
}
