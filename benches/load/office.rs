//! An office of so many people at one item of their checklist, and the file it lies in.

use std::path::{Path, PathBuf};
use tempfile::TempDir;
use zicha::{
    clock::Clock,
    domain::{
        office::SetupInput,
        person::{ImportLine, PeopleCommand, PersonInput},
        reply::Reply,
        request::{Command, Request},
        role::Role,
        self_exam::{AnswerResult, ExamCommand},
    },
    runtime::kit::kit,
    service::{Account, Service, setup},
    store::{Options, check::CheckReport},
};

const STEP: &str = "self_exam";
const CHIEF: &str = "chief";

/// An office in a folder that goes with it.
pub struct Office {
    pub path: PathBuf,
    pub logins: Vec<String>,
    _folder: TempDir,
}

/// The account of whoever owns the file, acting as one of the office.
fn account(login: Option<&str>) -> Account {
    Account { sudo: None, ..Account::current(login.map(str::to_owned)) }
}

impl Office {
    /// Set up in the middle of phase 1, with so many members of staff, in a folder below `within`.
    pub fn of(people: usize, within: &Path) -> Self {
        let folder = tempfile::tempdir_in(within).unwrap();
        let path = folder.path().join("office.db");
        let (kit, options) = (kit(), Options::default());
        let clock = Clock::fixed("2026-05-12".parse().unwrap());
        let input = SetupInput {
            lang: "zh-Hans".into(),
            template: (kit.builtins)()[0].0.to_owned(),
            year: 2026,
            unit: "审批服务处".into(),
            name: "林知夏".into(),
            login: CHIEF.into(),
            ..SetupInput::default()
        };
        let mut chief = setup::create(&path, &options, kit, account(None), clock, &input).unwrap();
        let logins: Vec<String> = (1..=people).map(|n| format!("person{n:04}")).collect();
        let lines = logins.iter().zip(1..).map(|(login, line)| ImportLine {
            line,
            input: PersonInput {
                login: login.clone(),
                name: format!("同事 {line}"),
                roles: vec![Role::Staff],
                ..PersonInput::default()
            },
            unit_name: String::new(),
            problems: Vec::new(),
        });
        let import =
            Command::People(PeopleCommand::Import { lines: lines.collect(), hand_over: false });
        chief.handle(Request::Do(import)).unwrap();
        Self { path, logins, _folder: folder }
    }

    /// What the chief's session says of the file: chain, rows, totals.
    pub fn check(&self) -> CheckReport {
        self.chief().check(None).unwrap()
    }

    /// The number of the last change.
    pub fn last_seq(&self) -> i64 {
        self.chief().last_seq().unwrap()
    }

    fn chief(&self) -> Service {
        Service::open(&self.path, kit(), account(Some(CHIEF))).unwrap()
    }
}

/// A person's session that answers one item of the checklist again and again.
pub struct Person {
    service: Service,
    item: String,
    version: i64,
}

impl Person {
    pub fn open(path: &Path, login: &str) -> Self {
        let mut service = Service::open(path, kit(), account(Some(login))).unwrap();
        let request = Request::SelfExam { step: STEP.into(), person: None };
        let Reply::SelfExam(view) = service.handle(request).unwrap() else { unreachable!() };
        let item = &view.items[0];
        let version = item.answer.as_ref().map_or(0, |answer| answer.meta.version);
        Self { item: item.key.clone(), version, service }
    }

    /// The step and the item that is answered.
    pub fn item(&self) -> (&'static str, &str) {
        (STEP, &self.item)
    }

    /// Saves; the id and version that were acknowledged.
    ///
    /// # Errors
    /// Why nothing was saved.
    pub fn save(&mut self, turn: usize) -> Result<(String, i64), zicha::error::Error> {
        let (step, item, version) = (STEP.to_owned(), self.item.clone(), self.version);
        let answer = ExamCommand::Answer { step, item, version, result: result(turn) };
        let Reply::Done(done) = self.service.handle(Request::Do(Command::Exam(answer)))? else {
            unreachable!()
        };
        self.version = done.version;
        Ok((done.id, done.version))
    }
}

/// Two results in turn.
pub fn result(turn: usize) -> AnswerResult {
    [AnswerResult::Ok, AnswerResult::NotApplicable][turn % 2]
}
