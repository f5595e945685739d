//! Everything a screen or the command line can ask of the data wing.

use super::{
    change::{DraftState, UndoToken},
    commitment::CommitmentCommand,
    finding::{LedgerCommand, LedgerQuery},
    login_key::KeyCommand,
    office::{CampaignCommand, SetupInput},
    opinion::OpinionCommand,
    person::PeopleCommand,
    record::Id,
    report::{ExportFormat, ExportKind},
    self_exam::ExamCommand,
    step_entry::StepCommand,
    study::StudyCommand,
    team::TeamQuery,
};

/// A question or an order; answered by the [`super::reply::Reply`] of the same name.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    // who and where
    Hello,
    Home,
    // a person's steps; `None` is myself
    Study {
        step: String,
        person: Option<Id>,
    },
    SelfExam {
        step: String,
        person: Option<Id>,
    },
    Opinions {
        step: String,
        person: Option<Id>,
    },
    Commitments {
        step: String,
        person: Option<Id>,
    },
    Statement {
        step: String,
        person: Option<Id>,
    },
    // the ledger
    Ledger(LedgerQuery),
    Finding(Id),
    // the team
    Team(TeamQuery),
    Person(Id),
    /// Places a notice and gives the text's facts; `finding` instead of a step for a late finding.
    Remind {
        person: Id,
        step: String,
        finding: Option<Id>,
    },
    // the office
    People,
    Campaign,
    /// What is kept of people here, and for how long.
    DataNotice,
    /// The login keys of the person of a login; `None` is myself.
    Keys(Option<String>),
    // reports
    /// Renders into the outbox, or names the command that fetches it over SSH.
    Export {
        kind: ExportKind,
        format: ExportFormat,
    },
    // private things
    LoadDraft {
        form: String,
        entity: String,
    },
    /// Expects the stored draft to have `version`; 0 for a new one.
    SaveDraft(DraftState),
    DropDraft {
        form: String,
        entity: String,
    },
    ReadNotice(Id),
    SetSetting {
        key: String,
        value: String,
    },
    // writes
    Do(Command),
    Undo(Vec<UndoToken>),
    // before there is a database
    SetupDefaults {
        template: String,
        year: i64,
    },
    Setup(Box<SetupInput>),
}

/// A write with history.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    Step(StepCommand),
    Study(StudyCommand),
    Exam(ExamCommand),
    Opinion(OpinionCommand),
    Commitment(CommitmentCommand),
    Ledger(LedgerCommand),
    People(PeopleCommand),
    Campaign(CampaignCommand),
    Key(KeyCommand),
}
