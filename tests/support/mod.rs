//! A small office on a temporary file, spoken to as its people speak to it: through the service.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};
use zicha::{
    clock::Clock,
    domain::{
        campaign::Campaign,
        change::Done,
        finding::{FindingInput, FindingLevel, RectifyKind, Severity},
        office::{CampaignCommand, CampaignView, SetupInput},
        person::{PeopleCommand, PeopleView, PersonInput, PersonRow},
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
        role::Role,
    },
    error::Error,
    service::{Account, Kit, Service, setup},
    store::Options,
    template,
};

/// The day the office lives in: the middle of phase 1.
pub const TODAY: &str = "2026-05-12";

/// Login, name, role.
const PEOPLE: &[(&str, &str, Role)] = &[
    ("chenwangchuan", "陈望川", Role::Leader),
    ("heyanqiu", "何雁秋", Role::Supervisor),
    ("lihe", "李禾", Role::Staff),
    ("wangying", "王映", Role::Staff),
];

/// What the service is handed: the built-in campaigns and calendar.
pub fn kit() -> Kit {
    Kit {
        calendar: template::calendar::builtin_calendar(),
        parse: |source| {
            template::parse(source).map_err(|mistakes| Error::Campaign(format!("{mistakes:?}")))
        },
        builtins: || template::builtin().iter().map(|b| (b.id, b.source)).collect(),
    }
}

/// The account of this process, as `--as LOGIN`.
pub fn account(login: Option<&str>) -> Account {
    Account { sudo: None, ..Account::current(login.map(str::to_owned)) }
}

/// What the wizard would send for the office.
pub fn setup_input() -> SetupInput {
    SetupInput {
        lang: "zh-Hans".into(),
        template: template::builtin()[0].id.into(),
        year: 2026,
        unit: "审批服务处".into(),
        name: "林知夏".into(),
        login: "linzhixia".into(),
        ..SetupInput::default()
    }
}

/// An office of five: leader, supervisor, coordinator and two members of staff, on 12 May 2026.
pub struct Office {
    // Sessions close before their folder goes.
    sessions: BTreeMap<String, Service>,
    ids: BTreeMap<String, String>,
    dir: tempfile::TempDir,
}

impl Office {
    /// Everything that the confirmation of a finding asks for; the owner by login.
    pub fn finding(&mut self, owner: &str) -> FindingInput {
        FindingInput {
            title: "午间窗口无人".into(),
            description: "四月二十日中午十二点到一点窗口无人值守，两名群众白跑一趟。".into(),
            category: self.campaign_rules().categories[0].key.clone(),
            level: FindingLevel::Personal,
            severity: Severity::Normal,
            cause: "没有排午间值班".into(),
            kind: Some(RectifyKind::ByDate),
            leader: Some(self.id("heyanqiu")),
            owner: Some(self.id(owner)),
            co_units: String::new(),
            due: "2026-06-30".parse().ok(),
            next_review: None,
            review_cycle: None,
            criterion: "午间十二点到一点每天有人值守，连续一个月无空岗。".into(),
        }
    }

    /// Set up by its coordinator `linzhixia`, who adds everybody and names the supervisor.
    pub fn small() -> Self {
        Self::small_of(&setup_input())
    }

    /// As [`Office::small`], set up in another way.
    pub fn small_of(input: &SetupInput) -> Self {
        let mut office = Self::lone_of(input);
        for &(login, name, role) in PEOPLE {
            office.add(login, name, &[role]);
        }
        let supervisor = Some(office.id("heyanqiu"));
        let unit = office.people().units[0].clone();
        let (name, short_name) = (unit.name, unit.short_name);
        let (id, version) = (unit.meta.id, unit.meta.version);
        let command = PeopleCommand::ChangeUnit { id, version, name, short_name, supervisor };
        office.as_("linzhixia").run(Command::People(command)).unwrap();
        office
    }

    /// Only the coordinator, as right after set-up.
    pub fn lone() -> Self {
        Self::lone_of(&setup_input())
    }

    fn lone_of(input: &SetupInput) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("office.db");
        let clock = Clock::fixed(TODAY.parse().unwrap());
        let options = Options::default();
        setup::create(&path, &options, kit(), account(None), clock, input).unwrap();
        let mut office = Self { dir, sessions: BTreeMap::new(), ids: BTreeMap::new() };
        office.learn();
        office
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("office.db")
    }

    pub fn folder(&self) -> &Path {
        self.dir.path()
    }

    /// The session of a person; the same one each time, so that undo works.
    pub fn as_(&mut self, login: &str) -> As<'_> {
        let path = self.path();
        let open = || Service::open(&path, kit(), account(Some(login))).unwrap();
        As(self.sessions.entry(login.to_owned()).or_insert_with(open))
    }

    /// A second window of a person.
    pub fn again(&self, login: &str) -> Service {
        Service::open(&self.path(), kit(), account(Some(login))).unwrap()
    }

    /// Lets the office live on another day; sessions begin anew.
    pub fn on(&mut self, day: &str) {
        self.sessions.clear();
        let mut store = zicha::store::Store::open(&self.path()).unwrap();
        store.write("", 0, |tx| tx.set_setting("", "today", day)).unwrap();
    }

    /// Adds a person; its id.
    pub fn add(&mut self, login: &str, name: &str, roles: &[Role]) -> String {
        let input = PersonInput {
            login: login.into(),
            name: name.into(),
            roles: roles.to_vec(),
            ..PersonInput::default()
        };
        let done = self.as_("linzhixia").run(Command::People(PeopleCommand::Add(input))).unwrap();
        self.learn();
        done.id
    }

    /// The id of a person.
    pub fn id(&self, login: &str) -> String {
        self.ids.get(login).cloned().unwrap_or_else(|| panic!("nobody is called {login}"))
    }

    fn learn(&mut self) {
        let rows = self.people().rows.into_iter();
        self.ids = rows.map(|row| (row.person.login, row.person.meta.id)).collect();
    }

    /// The People page as the coordinator sees it.
    pub fn people(&mut self) -> PeopleView {
        match self.as_("linzhixia").ask(Request::People).unwrap() {
            Reply::People(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    pub fn person(&mut self, login: &str) -> PersonRow {
        self.people().rows.into_iter().find(|row| row.person.login == login).unwrap()
    }

    /// The Campaign page.
    pub fn campaign(&mut self) -> CampaignView {
        match self.as_("linzhixia").ask(Request::Campaign).unwrap() {
            Reply::Campaign(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    /// The rules of the campaign, as every screen is told them.
    pub fn campaign_rules(&mut self) -> Arc<Campaign> {
        match self.as_("linzhixia").ask(Request::Hello).unwrap() {
            Reply::Hello(hello) => hello.campaign,
            other => panic!("{other:?}"),
        }
    }

    /// The coordinator opens a phase early.
    pub fn open_phase(&mut self, no: i64) {
        let phases = self.campaign().phases;
        let meta = phases.into_iter().find(|phase| phase.no == no).unwrap().meta;
        let command = CampaignCommand::OpenPhase { id: meta.id, version: meta.version };
        self.as_("linzhixia").run(Command::Campaign(command)).unwrap();
    }
}

/// What one person does.
pub struct As<'a>(pub &'a mut Service);

impl As<'_> {
    pub fn run(&mut self, command: Command) -> Result<Done, Error> {
        match self.0.handle(Request::Do(command))? {
            Reply::Done(done) => Ok(*done),
            other => panic!("{other:?}"),
        }
    }

    pub fn ask(&mut self, request: Request) -> Result<Reply, Error> {
        self.0.handle(request)
    }

    pub fn undo(&mut self, done: &Done) -> Result<Done, Error> {
        match self.0.handle(Request::Undo(done.undo.clone()))? {
            Reply::Done(done) => Ok(*done),
            other => panic!("{other:?}"),
        }
    }
}

/// The refusal of a call that must be refused.
pub fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Refusal {
    match outcome {
        Err(Error::Refused(why)) => why,
        other => panic!("not refused: {other:?}"),
    }
}

/// The fields with problems of a call that must be invalid.
pub fn invalid<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Vec<String> {
    match outcome {
        Err(Error::Invalid(problems)) => problems.into_iter().map(|p| p.field).collect(),
        other => panic!("not invalid: {other:?}"),
    }
}
