//! The example office: the same for the same seed, sound, and in the middle of its course.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::{collections::BTreeSet, path::Path};
use support::{account, kit};
use zicha::{
    domain::{
        finding::{Finding, FindingStatus},
        opinion::Opinion,
        person::Person,
        reply::Reply,
        request::Request,
        self_exam::Answer,
        step_entry::{StepEntry, StepStatus},
        study::{Reflection, StudyRecord},
        team::{TeamQuery, TeamView},
        walk::{Card, HomeView, PhaseState},
    },
    service::{
        Service,
        demo::{Built, DemoOptions, build, faces},
    },
    store::{Record, Store, Val},
};

/// A built example and its folder.
struct Demo {
    path: std::path::PathBuf,
    _dir: tempfile::TempDir,
}

fn demo(options: &DemoOptions) -> (Demo, Built) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("demo.db");
    let built = build(&path, &kit(), options, &mut |_, _| {}).unwrap();
    (Demo { path, _dir: dir }, built)
}

impl Demo {
    fn as_(&self, login: Option<&str>) -> Service {
        Service::open(&self.path, kit(), account(login)).unwrap()
    }

    fn home(&self, login: Option<&str>) -> HomeView {
        match self.as_(login).handle(Request::Home).unwrap() {
            Reply::Home(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    fn team(&self, login: &str) -> TeamView {
        match self.as_(Some(login)).handle(Request::Team(TeamQuery::default())).unwrap() {
            Reply::Team(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    fn rows<R: Record>(&self) -> Vec<R> {
        let store = Store::open(&self.path).unwrap();
        store.read(|db| db.find::<R>("1=1 ORDER BY id", &[])).unwrap()
    }

    fn problems(&self) -> Vec<String> {
        let report = self.as_(None).check(None).unwrap();
        report.problems.iter().map(ToString::to_string).collect()
    }
}

/// Every row of every table, in order.
fn dump(path: &Path) -> Vec<(String, Vec<Val>)> {
    let store = Store::open(path).unwrap();
    store
        .read(|db| {
            let names = "SELECT name FROM sqlite_schema WHERE type='table'
                         AND name NOT LIKE 'sqlite%' ORDER BY name";
            let mut all = Vec::new();
            for name in db.rows(names, &[])? {
                let name: String = name.get(0)?;
                for row in db.rows(&format!("SELECT * FROM {name}"), &[])? {
                    all.push((name.clone(), row.into_vals()));
                }
            }
            all.sort();
            Ok(all)
        })
        .unwrap()
}

#[test]
fn the_same_seed_gives_the_same_office() {
    let [a, b] = [1, 1].map(|seed| demo(&DemoOptions { seed, ..DemoOptions::default() }).0);
    let (a, b) = (dump(&a.path), dump(&b.path));
    assert!(a.len() > 1000);
    for (a, b) in a.iter().zip(&b) {
        assert_eq!(a, b);
    }
    assert_eq!(a.len(), b.len());
    let other = demo(&DemoOptions { seed: 2, ..DemoOptions::default() }).0;
    assert_ne!(a, dump(&other.path));
}

#[test]
fn it_is_sound() {
    let (demo, built) = demo(&DemoOptions::default());
    assert_eq!(demo.problems(), Vec::<String>::new());
    assert_eq!(built.people, 12);
    assert_eq!(faces().unwrap().len(), 12);
    for (login, name, roles) in faces().unwrap() {
        let mut service = demo.as_(Some(&login));
        let who = service.who().unwrap();
        assert_eq!(who.person.name, name);
        assert!(roles.iter().all(|role| who.actor.is(*role)), "{login}");
        let Reply::Hello(hello) = service.handle(Request::Hello).unwrap() else { panic!() };
        assert!(hello.settings.contains(&("looks".into(), "asked".into())), "{login}");
    }
}

#[test]
fn without_as_one_is_in_the_middle_of_phase_one() {
    let (demo, _) = demo(&DemoOptions::default());
    let view = demo.home(None);
    assert_eq!(view.me.login, "lihe");
    let states: Vec<PhaseState> = view.phases.iter().map(|phase| phase.state).collect();
    use PhaseState::{Ahead, Early, Running};
    assert_eq!(states, [Running, Early, Ahead, Ahead]);
    let line = |key: &str| view.steps.iter().find(|step| step.key == key).unwrap();
    assert_eq!((line("study").status, line("study").extra), (StepStatus::Accepted, 2));
    assert_eq!((line("opinions").status, line("opinions").extra), (StepStatus::Done, 3));
    let exam = line("self_exam");
    assert_eq!((exam.status, exam.done, exam.total), (StepStatus::Doing, 17, 33));
    assert_eq!(line("commitment").status, StepStatus::NotStarted);
    let card = Card::Step { key: "self_exam".into(), section: "work".into(), left: 16 };
    assert_eq!(view.card, card);
    assert_eq!(view.steps.iter().filter(|step| step.late_days > 0).count(), 0);
}

#[test]
fn there_is_something_of_everything() {
    let (demo, _) = demo(&DemoOptions::default());
    let findings: Vec<Finding> = demo.rows();
    let states: BTreeSet<_> = findings.iter().map(|finding| finding.status).collect();
    use FindingStatus as S;
    let all = [
        S::Proposed,
        S::Rejected,
        S::Confirmed,
        S::ToSign,
        S::Rectifying,
        S::Applied,
        S::Verifying,
        S::Signing,
        S::Closed,
    ];
    assert_eq!(states, BTreeSet::from(all));
    assert!(findings.iter().any(|finding| finding.returns > 0));
    let numbers: Vec<&str> = findings.iter().map(|finding| finding.no.as_str()).collect();
    assert_eq!(numbers[0], "WT-2026-001");
    assert_eq!(numbers.len(), 18);

    let entries: Vec<StepEntry> = demo.rows();
    for step in ["study", "opinions", "self_exam"] {
        let of = |status| entries.iter().any(|e| e.step == step && e.status == status);
        assert!(of(StepStatus::Doing), "{step}");
        let finished = if step == "opinions" { StepStatus::Done } else { StepStatus::Accepted };
        assert!(of(finished), "{step}");
    }
    assert!(entries.iter().any(|entry| entry.status == StepStatus::Returned));
    assert!(entries.iter().any(|entry| entry.status == StepStatus::Submitted));
    assert_eq!(demo.rows::<Opinion>().len(), 15);

    let team = demo.team("chenwangchuan");
    assert_eq!((team.people, team.rows.len(), team.phase), (12, 12, 1));
    assert!(team.late > 0 && team.findings_late > 0 && team.waiting > 0);
    let row = |login: &str| team.rows.iter().find(|row| row.person.login == login).unwrap();
    assert!(row("sunzhiyao").late > 1);
    assert_eq!(row("lihe").late, 0);
    assert!(!demo.home(Some("sunzhiyao")).notices.is_empty());
    assert!(!demo.home(Some("zhouyuanfan")).notices.is_empty());
}

#[test]
fn more_people_and_entries_keep_it_sound() {
    let options = DemoOptions { people: Some(72), entries: Some(3_000), ..DemoOptions::default() };
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("demo.db");
    let mut told = Vec::new();
    let built = build(&path, &kit(), &options, &mut |done, of| told.push((done, of))).unwrap();
    assert_eq!(built.people, 72);
    assert!(told.is_sorted());
    assert_eq!(told.last().map(|(done, of)| done == of), Some(true), "{:?}", told.last());
    let demo = Demo { path, _dir: dir };
    assert_eq!(demo.problems(), Vec::<String>::new());
    let team = demo.team("chenwangchuan");
    assert_eq!((team.people, team.matching), (72, 72));
    let logins: BTreeSet<String> =
        demo.rows::<Person>().into_iter().map(|person| person.login).collect();
    assert_eq!(logins.len(), 72);
    let rows = demo.rows::<StudyRecord>().len()
        + demo.rows::<Reflection>().len()
        + demo.rows::<Answer>().len()
        + demo.rows::<StepEntry>().len()
        + demo.rows::<Finding>().len();
    assert!(rows >= 3_000, "{rows}");
    assert_eq!(demo.home(None).me.login, "lihe");
}

#[test]
fn it_lives_on_the_day_it_is_told() {
    for today in ["2026-04-20", "2026-07-01", "2027-05-12"] {
        let today = today.parse().unwrap();
        let (demo, _) = demo(&DemoOptions { today, ..DemoOptions::default() });
        assert_eq!(demo.as_(None).today(), today);
        assert_eq!(demo.problems(), Vec::<String>::new());
        let entries: Vec<StepEntry> = demo.rows();
        assert!(entries.iter().all(|entry| entry.submitted_on.is_none_or(|day| day <= today)));
    }
}
