//! Cases 5 and 6 by chance: three staff and a leader give orders at random, about their own work and
//! about each other's by ids they could not know, and a model of twenty lines says what may come of
//! each. Whatever the program does, reads or keeps, the model must have said so.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use proptest::prelude::*;
use support::{Office, TODAY};
use zicha::{
    domain::{
        reply::Reply,
        request::{Command, Request},
        role::Role,
        step_entry::{StepCommand, StepEntry, StepStatus as S},
        study::{StudyCommand, StudyInput, StudyRecord},
    },
    error::Error,
    store::Store,
};

const PEOPLE: [(&str, &str); 4] =
    [("lihe", "李禾"), ("wangying", "王映"), ("zhaoyu", "赵屿"), ("chenwangchuan", "陈望川")];
const LEADER: usize = 3;
const STEP: &str = "statement";

/// What one can ask for, with the place of the person whom it is about.
#[derive(Debug, Clone, Copy)]
enum Order {
    Write,
    Submit,
    Accept(usize),
    Return(usize),
    Reopen(usize),
    Read(usize),
    Note,
    ChangeNote(usize),
    DropNote(usize),
}

/// What should be known of one person's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Work {
    status: S,
    /// Which writing of the statement stands there.
    text: usize,
    /// Who reviewed it last.
    reviewer: Option<usize>,
    /// Which writing of the study record stands there, where there is one.
    note: Option<usize>,
}

/// The model: what stands there, and who may do what with it.
struct Model([Work; 4]);

impl Model {
    fn allows(&self, who: usize, order: Order) -> bool {
        let leads = |whom: usize| who == LEADER && whom != who;
        let status = |whom: usize| self.0[whom].status;
        match order {
            Order::Write => matches!(status(who), S::NotStarted | S::Doing | S::Returned),
            Order::Submit => matches!(status(who), S::Doing | S::Returned),
            Order::Accept(whom) => leads(whom) && status(whom) == S::Submitted,
            Order::Return(whom) => leads(whom) && status(whom) == S::Submitted,
            Order::Reopen(whom) => leads(whom) && status(whom) == S::Accepted,
            Order::Read(whom) => who == whom || who == LEADER,
            Order::Note => true,
            Order::ChangeNote(whom) | Order::DropNote(whom) => {
                who == whom && self.0[whom].note.is_some()
            }
        }
    }

    fn follows(&mut self, who: usize, order: Order, turn: usize) {
        match order {
            Order::Write if self.0[who].status == S::NotStarted => {
                (self.0[who].status, self.0[who].text) = (S::Doing, turn);
            }
            Order::Write => self.0[who].text = turn,
            Order::Submit => self.0[who].status = S::Submitted,
            Order::Accept(whom) => {
                (self.0[whom].status, self.0[whom].reviewer) = (S::Accepted, Some(who))
            }
            Order::Return(whom) | Order::Reopen(whom) => {
                (self.0[whom].status, self.0[whom].reviewer) = (S::Returned, Some(who));
            }
            Order::Note => self.0[who].note = self.0[who].note.or(Some(turn)),
            Order::ChangeNote(whom) => self.0[whom].note = Some(turn),
            Order::DropNote(whom) => self.0[whom].note = None,
            Order::Read(_) => {}
        }
    }
}

fn text(turn: usize) -> String {
    let words = "每周三下午到窗口值班并登记来访事项".chars().cycle().take(900);
    format!("第{turn}稿{}", words.collect::<String>())
}

/// The office, and the rows that the orders are about.
struct Stage {
    office: Office,
    entries: [Option<StepEntry>; 4],
    notes: [Option<StudyRecord>; 4],
}

impl Stage {
    fn new() -> Self {
        let mut office = Office::small();
        office.add("zhaoyu", "赵屿", &[Role::Staff]);
        office.open_phase(4);
        Self { office, entries: Default::default(), notes: Default::default() }
    }

    /// Reads what is really stored.
    fn refresh(&mut self) {
        let store = Store::open(&self.office.path()).unwrap();
        let (entries, notes): (Vec<StepEntry>, Vec<StudyRecord>) =
            store.read(|db| Ok((db.everything()?, db.everything()?))).unwrap();
        for (at, (login, _)) in PEOPLE.iter().enumerate() {
            let id = self.office.id(login);
            let mine = |entry: &&StepEntry| entry.person == id && entry.step == STEP;
            self.entries[at] = entries.iter().find(mine).cloned();
            self.notes[at] = notes.iter().find(|note| note.person == id).cloned();
        }
    }

    /// What is stored, as the model says it.
    fn works(&self) -> [Work; 4] {
        let place = |id: &String| PEOPLE.iter().position(|(login, _)| self.office.id(login) == *id);
        let turn =
            |body: &str| body.trim_start_matches('第').split('稿').next().unwrap().parse().ok();
        std::array::from_fn(|at| {
            let entry = self.entries[at].as_ref();
            Work {
                status: entry.map_or(S::NotStarted, |entry| entry.status),
                text: entry.and_then(|entry| turn(&entry.body)).unwrap_or(0),
                reviewer: entry.and_then(|entry| entry.reviewer.as_ref().and_then(place)),
                note: self.notes[at].as_ref().and_then(|note| turn(&note.note)),
            }
        })
    }

    /// Gives an order; what was read by it.
    fn give(&mut self, who: usize, order: Order, turn: usize) -> Result<String, Error> {
        let step = || STEP.to_owned();
        // Nothing is there: an id that is nobody's.
        let entry = |at: usize| {
            let meta = self.entries[at].as_ref().map(|entry| entry.meta.clone());
            meta.map_or(("0".repeat(32), 1), |meta| (meta.id, meta.version))
        };
        let note = |at: usize| {
            let meta = self.notes[at].as_ref().map(|note| note.meta.clone());
            meta.map_or(("0".repeat(32), 1), |meta| (meta.id, meta.version))
        };
        let version = self.entries[who].as_ref().map_or(0, |entry| entry.meta.version);
        let input = StudyInput {
            topic: "licensing".into(),
            day: TODAY.parse().ok(),
            form: "lecture".into(),
            tenths: 20,
            note: format!("第{turn}稿"),
        };
        let study =
            |(id, version)| StudyCommand::SaveRecord { step: "study".into(), id, version, input };
        let comment = || format!("第{turn}次看过");
        let command = match order {
            Order::Write => {
                Command::Step(StepCommand::SaveText { step: step(), version, body: text(turn) })
            }
            Order::Submit => {
                let signed_name = PEOPLE[who].1.into();
                Command::Step(StepCommand::Submit { step: step(), version, signed_name })
            }
            Order::Accept(whom) => {
                let (id, version) = entry(whom);
                Command::Step(StepCommand::Accept { id, version, comment: String::new() })
            }
            Order::Return(whom) => {
                let (id, version) = entry(whom);
                Command::Step(StepCommand::Return {
                    id,
                    version,
                    comment: comment(),
                    beside: vec![],
                })
            }
            Order::Reopen(whom) => {
                let (id, version) = entry(whom);
                Command::Step(StepCommand::Reopen { id, version, comment: comment() })
            }
            // One record is enough to be after.
            Order::Note if self.notes[who].is_some() => return Ok(String::new()),
            Order::Note => Command::Study(study((String::new(), 0))),
            Order::ChangeNote(whom) => Command::Study(study(note(whom))),
            Order::DropNote(whom) => {
                let (id, version) = note(whom);
                Command::Study(StudyCommand::DeleteRecord { id, version })
            }
            Order::Read(whom) => {
                let person = Some(self.office.id(PEOPLE[whom].0));
                let request = Request::Statement { step: step(), person };
                return match self.office.as_(PEOPLE[who].0).ask(request)? {
                    Reply::Statement(view) => Ok(view.body),
                    other => panic!("{other:?}"),
                };
            }
        };
        self.office.as_(PEOPLE[who].0).run(command).map(|_| String::new())
    }
}

fn orders() -> impl Strategy<Value = Vec<(usize, Order)>> {
    let whom = || 0..PEOPLE.len();
    let order = prop_oneof![
        3 => Just(Order::Write),
        3 => Just(Order::Submit),
        3 => whom().prop_map(Order::Accept),
        2 => whom().prop_map(Order::Return),
        2 => whom().prop_map(Order::Reopen),
        2 => whom().prop_map(Order::Read),
        1 => Just(Order::Note),
        1 => whom().prop_map(Order::ChangeNote),
        1 => whom().prop_map(Order::DropNote),
    ];
    // The leader has more to do than each of the others.
    let who = prop_oneof![3 => whom(), 2 => Just(LEADER)];
    prop::collection::vec((who, order), 40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_happens_that_the_model_does_not_allow(orders in orders()) {
        let mut stage = Stage::new();
        stage.refresh();
        let mut model = Model(stage.works());
        for (turn, (who, order)) in (1..).zip(orders) {
            let allowed = model.allows(who, order);
            match stage.give(who, order, turn) {
                Ok(read) => {
                    prop_assert!(allowed, "{} could {order:?}", PEOPLE[who].0);
                    if let Order::Read(whom) = order {
                        let stands = stage.entries[whom].as_ref().map_or("", |entry| &entry.body);
                        prop_assert_eq!(read, stands);
                    }
                    model.follows(who, order, turn);
                }
                Err(Error::Refused(_) | Error::NotFound | Error::Invalid(_)) => {
                    prop_assert!(!allowed, "{} could not {order:?}", PEOPLE[who].0);
                }
                Err(other) => prop_assert!(false, "{order:?}: {other:?}"),
            }
            stage.refresh();
            prop_assert_eq!(stage.works(), model.0, "after {:?} of {}", order, PEOPLE[who].0);
        }
        // Case 6: what was accepted or returned carries the name and the day.
        for entry in stage.entries.iter().flatten() {
            prop_assert_eq!(entry.reviewer.is_some(), entry.reviewed_on.is_some());
            if matches!(entry.status, S::Accepted | S::Returned) {
                prop_assert_eq!(entry.reviewer.clone(), Some(stage.office.id("chenwangchuan")));
            }
        }
    }
}
