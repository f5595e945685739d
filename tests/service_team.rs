//! Home, the team and the totals behind them: counted right after anything anybody does.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use chrono::{Days, NaiveDate};
use support::{Office, refusal};
use zicha::{
    domain::{
        change::Done,
        office::CampaignCommand,
        person::{PeopleCommand, PersonStatus},
        policy::Act,
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
        role::Role,
        self_exam::{AnswerResult, ExamCommand},
        step_entry::{StepCommand, StepStatus},
        study::{StudyCommand, StudyInput},
        team::{TeamFilter, TeamQuery, TeamSort, TeamView},
        walk::{Card, HomeView, PhaseState},
    },
    error::Error,
    template,
};

fn home(office: &mut Office, login: &str) -> HomeView {
    match office.as_(login).ask(Request::Home).unwrap() {
        Reply::Home(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn team(office: &mut Office, login: &str, query: TeamQuery) -> Result<TeamView, Error> {
    match office.as_(login).ask(Request::Team(query))? {
        Reply::Team(view) => Ok(*view),
        other => panic!("{other:?}"),
    }
}

fn names(view: &TeamView) -> Vec<&str> {
    view.rows.iter().map(|row| row.person.login.as_str()).collect()
}

/// Everything `zicha check` finds; empty when all is well.
fn found(office: &mut Office) -> Vec<String> {
    let report = office.as_("linzhixia").0.check(None).unwrap();
    report.problems.iter().map(ToString::to_string).collect()
}

fn study(office: &mut Office, login: &str, topic: &str, day: &str) -> Result<Done, Error> {
    let input = StudyInput {
        topic: topic.into(),
        day: day.parse().ok(),
        form: "self".into(),
        tenths: 20,
        note: "读完材料并做了笔记。".into(),
    };
    let (step, id, version) = ("study".into(), String::new(), 0);
    let command = StudyCommand::SaveRecord { step, id, version, input };
    office.as_(login).run(Command::Study(command))
}

fn submit_statement(office: &mut Office, login: &str, name: &str) {
    let step = || "statement".to_owned();
    let body = "全年办结四十六件，件件有登记、有时限、有回音。".repeat(60);
    let save = StepCommand::SaveText { step: step(), version: 0, body };
    let version = office.as_(login).run(Command::Step(save)).unwrap().version;
    let submit = StepCommand::Submit { step: step(), version, signed_name: name.into() };
    office.as_(login).run(Command::Step(submit)).unwrap();
}

#[test]
fn an_office_of_one_is_led_to_add_a_leader_then_people_then_channels() {
    let mut office = Office::lone();
    assert_eq!(home(&mut office, "linzhixia").card, Card::AddLeader);
    office.add("chenwangchuan", "陈望川", &[Role::Leader]);
    assert_eq!(home(&mut office, "linzhixia").card, Card::AddPeople);
    office.add("lihe", "李禾", &[Role::Staff]);
    assert_eq!(home(&mut office, "linzhixia").card, Card::AddChannels);
    let staff = home(&mut office, "lihe");
    assert!(matches!(staff.card, Card::Step { ref key, .. } if key == "study"), "{:?}", staff.card);
    assert!(!staff.sees_team);
    assert_eq!(found(&mut office), Vec::<String>::new());
}

#[test]
fn home_shows_the_phases_and_my_steps() {
    let mut office = Office::small();
    let view = home(&mut office, "lihe");
    let states: Vec<PhaseState> = view.phases.iter().map(|phase| phase.state).collect();
    use PhaseState::{Ahead, Early, Running};
    assert_eq!(states, [Running, Ahead, Ahead, Ahead]);
    office.open_phase(2);
    assert_eq!(home(&mut office, "lihe").phases[1].state, Early);
    let exam = view.steps.iter().find(|step| step.key == "self_exam").unwrap();
    assert_eq!((exam.done, exam.total, exam.status), (5, 33, StepStatus::NotStarted));
    assert_eq!((exam.due, exam.workdays_left), (NaiveDate::from_ymd_opt(2026, 5, 31), 14));
    assert!(exam.writable);
    let last = view.steps.last().unwrap();
    assert_eq!((last.key.as_str(), last.phase, last.writable), ("statement", 4, false));
    assert_eq!(view.calendar_missing, Vec::<i32>::new());
}

#[test]
fn the_card_of_a_checklist_names_the_section_and_what_is_left() {
    let mut office = Office::small();
    let items = ["thinking-1", "thinking-2", "thinking-3", "thinking-5", "thinking-6"];
    for item in items.iter().chain(&["thinking-4"]) {
        let (step, item) = ("self_exam".to_owned(), (*item).to_owned());
        let answer = ExamCommand::Answer { step, item, version: 0, result: AnswerResult::Ok };
        office.as_("lihe").run(Command::Exam(answer)).unwrap();
    }
    // Study is due first; on the last day everything else still counts as soon, not as late.
    office.on("2026-05-31");
    let view = home(&mut office, "lihe");
    assert!(matches!(view.card, Card::Step { ref key, .. } if key == "study"));
    let exam = view.steps.iter().find(|step| step.key == "self_exam").unwrap();
    assert_eq!((exam.done, exam.status), (11, StepStatus::Doing));
}

#[test]
fn the_team_is_for_those_who_oversee_it() {
    let mut office = Office::small();
    for login in ["chenwangchuan", "linzhixia"] {
        let view = team(&mut office, login, TeamQuery::default()).unwrap();
        assert_eq!(names(&view), ["chenwangchuan", "heyanqiu", "lihe", "linzhixia", "wangying"]);
        assert_eq!((view.people, view.matching, view.phase), (5, 5, 1));
        assert_eq!(view.columns.len(), 4);
        assert!(view.columns.iter().all(|column| column.people == 5 && column.finished == 0));
    }
    let own = team(&mut office, "heyanqiu", TeamQuery::default()).unwrap();
    assert_eq!(names(&own), ["chenwangchuan", "lihe", "linzhixia", "wangying"], "not oneself");
    assert_eq!((own.people, own.matching), (4, 4));
    assert!(own.columns.iter().all(|column| column.people == 4));
    assert_eq!(refusal(team(&mut office, "lihe", TeamQuery::default())), Refusal::NoRight);
    office.add("xuqinghe", "许清和", &[Role::Inspector]);
    let inspector = team(&mut office, "xuqinghe", TeamQuery::default()).unwrap();
    assert_eq!((inspector.people, inspector.waiting), (5, 0), "inspectors take no part themselves");
}

#[test]
fn a_line_ends_at_the_next_supervisor_and_their_own_work_goes_upward() {
    let mut office = Office::small();
    let trade = PeopleCommand::AddUnit {
        parent: None,
        name: "对外合作科".into(),
        short_name: String::new(),
        supervisor: None,
    };
    let unit = office.as_("linzhixia").run(Command::People(trade)).unwrap().id;
    for (login, name, role) in
        [("wuwanzhou", "吴晚舟", Role::Supervisor), ("sunzhiyao", "孙知遥", Role::Staff)]
    {
        office.add(login, name, &[role]);
        let person = office.person(login).person;
        let input = zicha::domain::person::PersonInput {
            login: login.into(),
            name: name.into(),
            unit: unit.clone(),
            ..Default::default()
        };
        let (id, version) = (person.meta.id, person.meta.version);
        let change = PeopleCommand::Change { id, version, input };
        office.as_("linzhixia").run(Command::People(change)).unwrap();
    }
    let units = office.people().units;
    let below = units.iter().find(|u| u.meta.id == unit).unwrap();
    let change = PeopleCommand::ChangeUnit {
        id: unit.clone(),
        version: below.meta.version,
        name: below.name.clone(),
        short_name: below.short_name.clone(),
        supervisor: Some(office.id("wuwanzhou")),
    };
    office.as_("linzhixia").run(Command::People(change)).unwrap();

    let upper = team(&mut office, "heyanqiu", TeamQuery::default()).unwrap();
    assert_eq!(names(&upper), ["chenwangchuan", "lihe", "linzhixia", "wangying", "wuwanzhou"]);
    assert_eq!(upper.people, 5);
    assert!(upper.columns.iter().all(|column| column.people == 5), "{:?}", upper.columns);
    let lower = team(&mut office, "wuwanzhou", TeamQuery::default()).unwrap();
    assert_eq!((names(&lower), lower.people), (vec!["sunzhiyao"], 1));
    assert_eq!(found(&mut office), Vec::<String>::new());
}

#[test]
fn people_are_found_filtered_and_sorted() {
    let mut office = Office::small();
    study(&mut office, "lihe", "licensing", "2026-05-11").unwrap();
    let ask = |office: &mut Office, query: TeamQuery| team(office, "chenwangchuan", query).unwrap();
    for text in ["李禾", "lihe", "lh", "李"] {
        let query = TeamQuery { text: text.into(), ..TeamQuery::default() };
        let view = ask(&mut office, query);
        assert_eq!((names(&view), view.matching), (vec!["lihe"], 1), "{text}");
    }
    let window = TeamQuery { offset: 1, limit: 2, ..TeamQuery::default() };
    let view = ask(&mut office, window);
    assert_eq!((names(&view), view.matching), (vec!["heyanqiu", "lihe"], 5));

    office.on("2026-06-03");
    let late = TeamQuery { phase: 1, filter: TeamFilter::Late, ..TeamQuery::default() };
    let view = ask(&mut office, late);
    assert_eq!((view.matching, view.late), (5, 20));
    assert_eq!(view.rows[0].cells[0].late_days, 3);
    assert_eq!(view.late_items.len(), 20);
    let lihe = view.late_items.iter().find(|item| item.person.login == "lihe").unwrap();
    assert_eq!((lihe.leader.as_str(), lihe.days), ("何雁秋", 3), "both names (S54)");
    let waiting = TeamQuery { filter: TeamFilter::Waiting, ..TeamQuery::default() };
    assert_eq!(ask(&mut office, waiting).matching, 0);
    assert_eq!(home(&mut office, "lihe").steps[0].late_days, 3);

    office.on("2026-11-20");
    submit_statement(&mut office, "lihe", "李禾");
    let waiting = TeamQuery { filter: TeamFilter::Waiting, ..TeamQuery::default() };
    let view = ask(&mut office, waiting);
    assert_eq!((names(&view), view.waiting, view.phase), (vec!["lihe"], 1, 4));
    let open = TeamQuery { phase: 4, filter: TeamFilter::Open, ..TeamQuery::default() };
    assert_eq!(ask(&mut office, open).matching, 4);
    let first = TeamQuery { sort: TeamSort::Late, limit: 1, ..TeamQuery::default() };
    assert_eq!(ask(&mut office, first).rows.len(), 1);
    assert_eq!(home(&mut office, "heyanqiu").waiting, 1);
    assert_eq!(home(&mut office, "lihe").waiting, 0);
    assert_eq!(found(&mut office), Vec::<String>::new());
}

#[test]
fn due_dates_follow_the_dates_of_a_phase() {
    let mut office = Office::small();
    let phase = office.campaign().phases[0].clone();
    let end = |day: &str| CampaignCommand::SetPhase {
        id: phase.meta.id.clone(),
        version: phase.meta.version,
        start: phase.first_day,
        end: day.parse().unwrap(),
    };
    let done = office.as_("linzhixia").run(Command::Campaign(end("2026-05-10"))).unwrap();
    let view = team(&mut office, "chenwangchuan", TeamQuery { phase: 1, ..TeamQuery::default() });
    assert_eq!(view.unwrap().late, 20);
    assert_eq!(found(&mut office), Vec::<String>::new());
    office.as_("linzhixia").undo(&done).unwrap();
    let view = team(&mut office, "chenwangchuan", TeamQuery::default()).unwrap();
    assert_eq!(view.late, 0);
    assert_eq!(found(&mut office), Vec::<String>::new());
}

#[test]
fn a_wrong_total_is_named() {
    let mut office = Office::small();
    study(&mut office, "lihe", "licensing", "2026-05-11").unwrap();
    let path = office.path();
    let mut store = zicha::store::Store::open(&path).unwrap();
    let spoil = |sql: &str, store: &mut zicha::store::Store| {
        store.write("", 0, |tx| tx.exec(sql, &[])).unwrap();
    };
    spoil("UPDATE total_step SET done=7 WHERE step='study' AND done=1", &mut store);
    let problems = found(&mut office);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("total_step lihe study"), "{problems:?}");
    spoil("UPDATE total_step SET done=1 WHERE step='study' AND done=7", &mut store);
    spoil("UPDATE total_unit SET people=people+1 WHERE unit='' AND step='study'", &mut store);
    assert!(found(&mut office)[0].starts_with("total_unit"));
}

/// A small generator, so that a failure repeats itself.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

#[test]
fn totals_are_right_after_anything_anybody_does() {
    let campaign = template::parse(template::builtin()[0].source).unwrap();
    let topics: Vec<String> = campaign
        .step("study")
        .and_then(|step| step.study())
        .map(|study| study.topics.iter().map(|topic| topic.key.clone()).collect())
        .unwrap();
    for seed in 1..=3 {
        let mut dice = Dice(seed);
        let mut office = Office::small();
        let first = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
        let mut made: Vec<(&str, Done)> = Vec::new();
        for turn in 0..40 {
            let login =
                ["chenwangchuan", "heyanqiu", "linzhixia", "lihe", "wangying"][dice.below(5)];
            match dice.below(8) {
                0..=2 => {
                    let day = first + Days::new(dice.below(40) as u64);
                    let topic = &topics[dice.below(topics.len())];
                    if let Ok(done) = study(&mut office, login, topic, &day.to_string()) {
                        made.push((login, done));
                    }
                }
                3 | 4 => {
                    let item = format!("thinking-{}", 1 + dice.below(6));
                    let result = AnswerResult::ALL[dice.below(4)];
                    let step = "self_exam".into();
                    let answer = ExamCommand::Answer { step, item, version: 0, result };
                    if let Ok(done) = office.as_(login).run(Command::Exam(answer)) {
                        made.push((login, done));
                    }
                }
                5 => {
                    if let Some((login, done)) = made.pop() {
                        let _refused_or_done = office.as_(login).undo(&done);
                    }
                }
                6 => {
                    let added = format!("extra{turn}");
                    office.add(&added, "新人", &[Role::Staff]);
                }
                _ => {
                    let rows = office.people().rows;
                    let person = rows[dice.below(rows.len())].person.clone();
                    let (id, version) = (person.meta.id, person.meta.version);
                    let status = PersonStatus::ALL[dice.below(4)];
                    let set = PeopleCommand::SetStatus { id, version, status };
                    if person.login.starts_with("extra") {
                        office.as_("linzhixia").run(Command::People(set)).unwrap();
                    }
                }
            }
        }
        assert_eq!(found(&mut office), Vec::<String>::new(), "seed {seed}");
    }
}

fn person(
    office: &mut Office,
    login: &str,
    of: &str,
) -> Result<zicha::domain::team::PersonView, Error> {
    let id = office.id(of);
    match office.as_(login).ask(Request::Person(id))? {
        Reply::Person(view) => Ok(*view),
        other => panic!("{other:?}"),
    }
}

fn remind(
    office: &mut Office,
    login: &str,
    of: &str,
    step: &str,
) -> Result<zicha::domain::team::Reminder, Error> {
    let (person, step, finding) = (office.id(of), step.to_owned(), None);
    match office.as_(login).ask(Request::Remind { person, step, finding })? {
        Reply::Reminder(reminder) => Ok(*reminder),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_person_opens_for_those_above_and_an_inspector_reads_no_comments() {
    let mut office = Office::small();
    office.add("xuqinghe", "许清和", &[Role::Inspector]);
    office.on("2026-11-20");
    submit_statement(&mut office, "lihe", "李禾");
    let view = person(&mut office, "chenwangchuan", "lihe").unwrap();
    let step = view.steps.iter().find(|step| step.step == "statement").unwrap().clone();
    assert_eq!((step.cell.status, step.head.version), (StepStatus::Submitted, 2));
    let comment = "请写清每件事的日期和结果。".to_owned();
    let (id, version, beside) = (step.head.id.unwrap(), step.head.version, Vec::new());
    let back = StepCommand::Return { id, version, comment: comment.clone(), beside };
    office.as_("chenwangchuan").run(Command::Step(back)).unwrap();
    let shown = |view: zicha::domain::team::PersonView| {
        let step = view.steps.into_iter().find(|step| step.step == "statement").unwrap();
        (step.cell.status, step.head.comment)
    };
    let leader = person(&mut office, "heyanqiu", "lihe").unwrap();
    assert_eq!(shown(leader), (StepStatus::Returned, comment.clone()));
    let inspector = person(&mut office, "xuqinghe", "lihe").unwrap();
    assert_eq!(shown(inspector), (StepStatus::Returned, String::new()), "how far, not what");
    let own = person(&mut office, "lihe", "lihe").unwrap();
    assert_eq!(shown(own), (StepStatus::Returned, comment.clone()));
    assert_eq!(refusal(person(&mut office, "wangying", "lihe")), Refusal::NoRight);
    let view = home(&mut office, "lihe");
    let line = view.steps.iter().find(|step| step.key == "statement").unwrap();
    assert_eq!(line.comment, comment);
    assert_eq!(view.notices.len(), 1);
}

#[test]
fn a_reminder_names_the_facts_and_stands_on_that_persons_home() {
    let mut office = Office::small();
    office.on("2026-06-03");
    let reminder = remind(&mut office, "heyanqiu", "lihe", "study").unwrap();
    assert_eq!((reminder.person.name.as_str(), reminder.late_days), ("李禾", 3));
    assert_eq!(reminder.from, "何雁秋");
    let before = office.as_("lihe").0.last_seq().unwrap();
    remind(&mut office, "linzhixia", "lihe", "self_exam").unwrap();
    assert!(office.as_("lihe").0.last_seq().unwrap() > before, "open screens hear of it");
    let notices = home(&mut office, "lihe").notices;
    let about: Vec<_> = notices.iter().map(|n| (n.row.step.as_str(), n.from.as_str())).collect();
    assert_eq!(about, [("self_exam", "林知夏"), ("study", "何雁秋")], "the newest first");
    assert_eq!(refusal(remind(&mut office, "wangying", "lihe", "study")), Refusal::NoRight);
    assert_eq!(refusal(remind(&mut office, "linzhixia", "linzhixia", "study")), Refusal::OwnWork);
    let ahead = refusal(remind(&mut office, "linzhixia", "lihe", "statement"));
    assert!(matches!(ahead, Refusal::PhaseNotOpen(_)), "{ahead:?}");
    assert_eq!(found(&mut office), Vec::<String>::new());
}

#[test]
fn a_second_reminder_takes_the_place_of_the_first() {
    let mut office = Office::small();
    office.on("2026-06-03");
    // Never begun: there is no entry that the notice could name.
    remind(&mut office, "heyanqiu", "lihe", "study").unwrap();
    remind(&mut office, "linzhixia", "lihe", "self_exam").unwrap();
    remind(&mut office, "linzhixia", "lihe", "study").unwrap();
    let about = |office: &mut Office| {
        let notices = home(office, "lihe").notices.into_iter();
        notices.map(|n| (n.row.step, n.from)).collect::<Vec<_>>()
    };
    let told = |step: &str| (step.to_owned(), "林知夏".to_owned());
    assert_eq!(about(&mut office), [told("study"), told("self_exam")]);
    // Begun meanwhile: the word about the step as a whole is still the same word.
    study(&mut office, "lihe", "licensing", "2026-06-02").unwrap();
    remind(&mut office, "heyanqiu", "lihe", "study").unwrap();
    let newest = ("study".to_owned(), "何雁秋".to_owned());
    assert_eq!(about(&mut office), [newest, told("self_exam")]);
}

#[test]
fn the_team_says_what_may_be_done_with_whom() {
    let mut office = Office::small();
    office.add("xuqinghe", "许清和", &[Role::Inspector]);
    office.on("2026-11-20");
    submit_statement(&mut office, "lihe", "李禾");
    let acts = [Act::AcceptEntry, Act::ReturnEntry, Act::Remind];
    let query = TeamQuery { phase: 4, ..TeamQuery::default() };
    let row = |view: &TeamView, login: &str| {
        let row = view.rows.iter().find(|row| row.person.login == login).unwrap();
        acts.map(|act| row.rights.check(act))
    };
    let inspected = team(&mut office, "xuqinghe", query.clone()).unwrap();
    assert_eq!(
        acts.map(|act| inspected.rights.check(act)),
        [(); 3].map(|()| Err(Refusal::NoRight))
    );
    assert_eq!(row(&inspected, "lihe"), [(); 3].map(|()| Err(Refusal::NoRight)));
    for login in ["chenwangchuan", "heyanqiu", "linzhixia"] {
        let view = team(&mut office, login, query.clone()).unwrap();
        assert_eq!(acts.map(|act| view.rights.check(act)), [Ok(()), Ok(()), Ok(())], "{login}");
        assert_eq!(row(&view, "lihe"), [Ok(()), Ok(()), Ok(())], "{login}");
        if view.rows.iter().any(|row| row.person.login == login) {
            let own = [(); 3].map(|()| Err(Refusal::OwnWork));
            assert_eq!(row(&view, login), own, "{login}");
        }
    }
}

#[test]
fn who_supervises_somebody_is_named_with_the_role_they_do_it_in() {
    let mut office = Office::small();
    let above = |office: &mut Office, of| person(office, "linzhixia", of).unwrap().supervisor;
    assert_eq!(above(&mut office, "lihe"), Some(("何雁秋".to_owned(), Role::Supervisor)));
    assert_eq!(above(&mut office, "heyanqiu"), None, "nobody supervises themselves");
    let leads = |office: &mut Office, of| person(office, "linzhixia", of).unwrap().leads;
    assert!(leads(&mut office, "chenwangchuan"), "whose own work a deputy reviews");
    assert!(!leads(&mut office, "lihe"));
    let unit = office.people().units[0].clone();
    let command = PeopleCommand::ChangeUnit {
        id: unit.meta.id,
        version: unit.meta.version,
        name: unit.name,
        short_name: unit.short_name,
        supervisor: Some(office.id("chenwangchuan")),
    };
    office.as_("linzhixia").run(Command::People(command)).unwrap();
    assert_eq!(above(&mut office, "lihe"), Some(("陈望川".to_owned(), Role::Leader)));
}
