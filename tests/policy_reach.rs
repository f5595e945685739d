//! Case 5, who can read what, over everything that can be asked: every person of the example office
//! asks for everything about everybody, by ids they could not know, and each text must stay within
//! its circle. What they can do stands in `policy_model.rs`.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;
use support::{account, kit};
use zicha::{
    domain::{
        change::DraftState,
        commitment::Commitment,
        finding::{Finding, LedgerQuery, Measure},
        opinion::Opinion,
        person::{PeopleCommand, Person, PersonInput, RoleAssignment, Unit},
        record::Id,
        reply::Reply,
        report::ExportKind,
        request::{Command, Request},
        role::Role,
        self_exam::Answer,
        step_entry::StepEntry,
        study::{Reflection, StudyRecord},
        team::{TeamFilter, TeamQuery},
        units::Units,
    },
    error::Error,
    service::{
        Service,
        demo::{DemoOptions, build},
    },
    store::Store,
};

/// The example office with a mark in every text that is not for everybody.
struct Marked {
    path: std::path::PathBuf,
    people: Vec<Person>,
    roles: Vec<RoleAssignment>,
    units: Units,
    findings: Vec<Finding>,
    measures: Vec<Measure>,
    steps: Vec<String>,
    _dir: tempfile::TempDir,
}

/// A person's own work.
fn work(id: &str) -> String {
    format!("〔work {id}〕")
}

/// Who gave an opinion that this person collected.
fn giver(id: &str) -> String {
    format!("〔giver {id}〕")
}

fn finding(id: &str) -> String {
    format!("〔finding {id}〕")
}

fn draft(id: &str) -> String {
    format!("〔draft {id}〕")
}

impl Marked {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("demo.db");
        build(&path, &kit(), &DemoOptions::default(), &mut |_, _| {}).unwrap();
        let open = |login: &str| Service::open(&path, kit(), account(Some(login))).unwrap();
        for (login, name, role) in
            [("shangji", "尚稽", Role::Inspector), ("guanli", "管力", Role::Admin)]
        {
            let input = PersonInput {
                login: login.into(),
                name: name.into(),
                roles: vec![role],
                ..PersonInput::default()
            };
            let add = Command::People(PeopleCommand::Add(input));
            open("linzhixia").handle(Request::Do(add)).unwrap();
        }
        let mut store = Store::open(&path).unwrap();
        store
            .write("", 1, |tx| {
                for mut row in tx.everything::<StepEntry>()? {
                    (row.body, row.comment) = (work(&row.person), work(&row.person));
                    tx.update(&mut row, "mark")?;
                }
                for mut row in tx.everything::<StudyRecord>()? {
                    row.note = work(&row.person);
                    tx.update(&mut row, "mark")?;
                }
                for mut row in tx.everything::<Reflection>()? {
                    row.title = work(&row.person);
                    (row.body, row.comment) = (row.title.clone(), row.title.clone());
                    tx.update(&mut row, "mark")?;
                }
                for mut row in tx.everything::<Answer>()? {
                    row.fact = work(&row.person);
                    (row.cause, row.plan) = (row.fact.clone(), row.fact.clone());
                    row.comment.clone_from(&row.fact);
                    tx.update(&mut row, "mark")?;
                }
                for mut row in tx.everything::<Commitment>()? {
                    row.comment = work(&row.person);
                    if !row.status.is_public() {
                        row.title = work(&row.person);
                    }
                    tx.update(&mut row, "mark")?;
                }
                for mut row in tx.everything::<Opinion>()? {
                    row.giver = giver(&row.author);
                    tx.update(&mut row, "mark")?;
                }
                for mut row in tx.everything::<Finding>()? {
                    row.title = finding(&row.meta.id);
                    row.description.clone_from(&row.title);
                    tx.update(&mut row, "mark")?;
                }
                for person in tx.everything::<Person>()? {
                    let body = draft(&person.meta.id);
                    let (form, entity) = ("statement".to_owned(), "statement".to_owned());
                    let mut kept = DraftState {
                        form,
                        entity,
                        base_version: 0,
                        version: 0,
                        body,
                        updated_at: 0,
                    };
                    tx.save_draft(&person.meta.id, &mut kept)?;
                }
                Ok(())
            })
            .unwrap();
        let (people, roles, units, findings, measures) = store
            .read(|db| {
                let units: Vec<Unit> = db.everything()?;
                let units = Units::new(units);
                Ok((db.everything()?, db.everything()?, units, db.everything()?, db.everything()?))
            })
            .unwrap();
        drop(store);
        let steps = match open("linzhixia").handle(Request::Hello).unwrap() {
            Reply::Hello(hello) => hello.campaign.steps().map(|(_, s)| s.key.clone()).collect(),
            other => panic!("{other:?}"),
        };
        Self { path, people, roles, units, findings, measures, steps, _dir: dir }
    }

    fn is(&self, person: &str, role: Role) -> bool {
        self.roles.iter().any(|held| held.person == person && held.role == role)
    }

    /// The supervisor of the nearest unit upward.
    fn supervises(&self, reader: &str, other: &str) -> bool {
        let unit = &self.people.iter().find(|p| p.meta.id == other).unwrap().unit;
        let theirs = self.units.supervisor(unit, other).is_some_and(|found| found == reader);
        theirs && self.is(reader, Role::Supervisor)
    }

    /// The plan in a few lines (domain 2.1, design: people and rights): the marks a reader may see.
    fn circle(&self, reader: &Id) -> BTreeSet<String> {
        let is = |role| self.is(reader, role);
        let business = is(Role::Staff) || is(Role::Supervisor);
        let heads = is(Role::Leader) || is(Role::Coordinator);
        let mut may = BTreeSet::from([draft(reader)]);
        for person in self.people.iter().map(|p| &p.meta.id) {
            let own = person == reader && (business || heads);
            let leaders = is(Role::Supervisor) && self.is(person, Role::Leader);
            if own || heads || leaders || self.supervises(reader, person) {
                may.insert(work(person));
            }
            if own || heads || is(Role::Supervisor) {
                may.insert(giver(person));
            }
        }
        for row in &self.findings {
            let me = Some(reader);
            let measure = |m: &&Measure| m.finding == row.meta.id && m.owner == *reader;
            let involved = row.author == *reader
                || row.owner.as_ref() == me
                || row.leader.as_ref() == me
                || self.measures.iter().any(|m| measure(&m));
            let mut about = [Some(&row.author), row.owner.as_ref()].into_iter().flatten();
            let line = about.any(|person| self.supervises(reader, person));
            if involved || heads || line || is(Role::Inspector) {
                may.insert(finding(&row.meta.id));
            }
        }
        may
    }

    /// Everything one can ask, of every person and thing by its id.
    fn questions(&self) -> Vec<Request> {
        let mut all = vec![Request::Home, Request::People];
        let people = self.people.iter().map(|person| Some(person.meta.id.clone()));
        for person in people.chain([None]) {
            for step in &self.steps {
                let (step, person) = (step.clone(), person.clone());
                all.push(Request::Study { step: step.clone(), person: person.clone() });
                all.push(Request::SelfExam { step: step.clone(), person: person.clone() });
                all.push(Request::Opinions { step: step.clone(), person: person.clone() });
                all.push(Request::Commitments { step: step.clone(), person: person.clone() });
                all.push(Request::Statement { step, person });
            }
            all.extend(person.clone().map(Request::Person));
            let text = String::new();
            all.push(Request::Ledger(LedgerQuery { person, text, ..LedgerQuery::default() }));
        }
        all.extend(self.findings.iter().map(|row| Request::Finding(row.meta.id.clone())));
        for text in ["〔", "李", "WT"] {
            all.push(Request::Ledger(LedgerQuery { text: text.into(), ..LedgerQuery::default() }));
        }
        for phase in 1..=4 {
            for filter in [TeamFilter::All, TeamFilter::Late, TeamFilter::Waiting] {
                let (text, limit) = (String::new(), 500);
                all.push(Request::Team(TeamQuery {
                    phase,
                    filter,
                    text,
                    limit,
                    ..TeamQuery::default()
                }));
            }
        }
        let (form, entity) = ("statement".to_owned(), "statement".to_owned());
        all.push(Request::LoadDraft { form, entity });
        all
    }
}

/// The marks in an answer.
fn marks(said: &str) -> BTreeSet<String> {
    let starts = said.match_indices('〔').filter_map(|(at, _)| {
        let end = said[at..].find('〕')? + '〕'.len_utf8();
        Some(said[at..at + end].to_owned())
    });
    // The one that was searched for comes back in the query.
    starts.filter(|mark| mark.contains(' ')).collect()
}

#[test]
fn no_answer_and_no_export_leaves_its_circle() {
    let office = Marked::new();
    let questions = office.questions();
    let (mut wrong, mut everything) = (Vec::new(), BTreeSet::new());
    for reader in &office.people {
        let login = reader.login.as_str();
        let may = office.circle(&reader.meta.id);
        let mut service = Service::open(&office.path, kit(), account(Some(login))).unwrap();
        let mut seen = BTreeSet::new();
        let mut hear = |what: &str, said: &str| {
            let heard = marks(said);
            wrong.extend(heard.difference(&may).map(|mark| format!("{login}: {mark} by {what}")));
            seen.extend(heard);
        };
        for question in &questions {
            match service.handle(question.clone()) {
                Ok(reply) => hear(&format!("{question:?}"), &format!("{reply:?}")),
                Err(Error::Refused(_) | Error::NotFound) => {}
                Err(other) => panic!("{login} {question:?}: {other:?}"),
            }
        }
        for kind in ExportKind::ALL {
            match service.report(*kind) {
                Ok(report) => hear(&format!("{kind:?}"), &format!("{:?}", report.body)),
                Err(Error::Refused(_)) => {}
                Err(other) => panic!("{login} {kind:?}: {other:?}"),
            }
        }
        everything.extend(seen);
    }
    assert!(
        wrong.is_empty(),
        "{} leaks:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
    // The marks are really there to be found.
    for person in ["lihe", "wangying", "chenwangchuan"] {
        let id = &office.people.iter().find(|p| p.login == person).unwrap().meta.id;
        assert!(everything.contains(&work(id)), "{person}");
        assert!(everything.contains(&draft(id)), "{person}");
    }
    assert!(everything.iter().filter(|mark| mark.starts_with("〔finding")).count() > 10);
    assert!(everything.iter().any(|mark| mark.starts_with("〔giver")));
}

#[test]
fn what_a_reader_may_see_is_there_for_them() {
    let office = Marked::new();
    let questions = office.questions();
    for login in ["chenwangchuan", "heyanqiu", "linzhixia", "lihe"] {
        let reader = office.people.iter().find(|p| p.login == login).unwrap();
        let mut service = Service::open(&office.path, kit(), account(Some(login))).unwrap();
        let mut seen = BTreeSet::new();
        for question in &questions {
            if let Ok(reply) = service.handle(question.clone()) {
                seen.extend(marks(&format!("{reply:?}")));
            }
        }
        let written = |mark: &&String| {
            // Who entered nothing has nothing to be seen.
            !mark.starts_with("〔work") && !mark.starts_with("〔giver")
        };
        let may = office.circle(&reader.meta.id);
        let missing: Vec<_> = may.iter().filter(written).filter(|m| !seen.contains(*m)).collect();
        assert!(missing.is_empty(), "{login} does not see {missing:?}");
    }
}
