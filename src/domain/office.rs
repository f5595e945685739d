//! A campaign as it runs in an office: its locked text, phase dates, report channels and totals.

pub mod rules;

use super::{
    policy::Rights,
    privacy::RetentionView,
    record::{Id, Meta},
    step_entry::StepStatus,
};
use crate::{clock::Millis, code_enum};
use chrono::NaiveDate;

code_enum! {
    /// 草稿, 进行中, 总结中, 已结束, 已归档.
    CampaignStatus {
        Draft = "draft",
        Active = "active",
        Summarising = "summarising",
        Closed = "closed",
        Archived = "archived",
    }
}

/// A campaign in use. `source` is the whole campaign file: that copy is its lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeCampaign {
    pub meta: Meta,
    /// Id of the campaign file.
    pub template: String,
    pub template_version: i64,
    pub year: i64,
    pub unit: Id,
    pub source: String,
    pub status: CampaignStatus,
}

/// What every call asks of the campaign in use; its text is long and only read where it is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignHead {
    pub id: Id,
    pub version: i64,
    pub year: i64,
    /// The unit that runs it, the highest of the office.
    pub unit: Id,
}

impl From<&OfficeCampaign> for CampaignHead {
    fn from(campaign: &OfficeCampaign) -> Self {
        let OfficeCampaign { meta, year, unit, .. } = campaign;
        Self { id: meta.id.clone(), version: meta.version, year: *year, unit: unit.clone() }
    }
}

/// The dates of one phase in this office and when it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficePhase {
    pub meta: Meta,
    pub campaign: Id,
    pub no: i64,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    /// Opened before its first day by the coordinator (边查边改).
    pub opened_at: Option<Millis>,
    pub opened_by: Option<Id>,
}

impl OfficePhase {
    /// Writable: from its first day, or once opened earlier. It stays writable after its end (late is marked).
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.opened_at.is_some() || today >= self.first_day
    }
}

code_enum! {
    ChannelKind {
        Phone = "phone",
        Url = "url",
    }
}

/// Where the public can report (S45, S46).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    pub meta: Meta,
    pub campaign: Id,
    pub kind: ChannelKind,
    pub value: String,
    pub hours: String,
    pub valid: bool,
}

/// The total of one person in one step; written with every entry, recomputable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTotal {
    pub campaign: Id,
    pub person: Id,
    pub unit: Id,
    pub step: String,
    pub status: StepStatus,
    pub done: i64,
    pub total: i64,
    /// A second figure some steps show: reflections, opinions converted, open findings.
    pub extra: i64,
    pub due: Option<NaiveDate>,
}

/// Something unusual about the dates in force: allowed, and said on the Campaign page (A2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateDoubt {
    /// Two phases, by number, share days, or the later one begins first.
    Overlap { before: i64, after: i64 },
    /// Days between two phases.
    Gap { first: NaiveDate, last: NaiveDate },
}

/// The Campaign page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignView {
    pub campaign: OfficeCampaign,
    pub unit: String,
    pub phases: Vec<OfficePhase>,
    pub channels: Vec<Channel>,
    pub people: i64,
    /// What is unusual about the dates.
    pub doubts: Vec<DateDoubt>,
    /// How long personal data is kept; who is kept longer is told only to who may mend it.
    pub retention: RetentionView,
    pub rights: Rights,
}

/// What set-up needs: from the wizard or `zicha init`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetupInput {
    pub lang: String,
    /// Built-in campaign id; empty when `source` holds a file's text.
    pub template: String,
    pub source: String,
    pub year: i64,
    /// Per phase: number, first and last day; empty means the campaign file's dates in that year.
    pub phases: Vec<(i64, NaiveDate, NaiveDate)>,
    pub unit: String,
    pub name: String,
    pub login: String,
    pub phone: String,
    pub url: String,
    pub os_uid: Option<i64>,
}

/// Orders about the campaign itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CampaignCommand {
    SetPhase {
        id: Id,
        version: i64,
        start: NaiveDate,
        end: NaiveDate,
    },
    OpenPhase {
        id: Id,
        version: i64,
    },
    /// `version` 0 with an empty id creates.
    SaveChannel {
        id: Id,
        version: i64,
        kind: ChannelKind,
        value: String,
        hours: String,
    },
    DeleteChannel {
        id: Id,
        version: i64,
    },
    /// Personal data is kept so many months after the campaign's last day, or after leaving.
    SetRetention {
        months: i64,
    },
}
