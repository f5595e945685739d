//! A list of people: all lines or none, and the leader's role moves only where that is meant.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::{Office, invalid, refusal};
use zicha::{
    domain::{
        change::Outcome,
        person::{ImportLine, PeopleCommand, PersonInput, PersonStatus},
        refusal::Refusal,
        request::Command,
        role::Role,
    },
    error::Error,
    i18n::{Lang, errors, tr},
    store::{Store, Writer},
};

fn line(no: i64, login: &str, name: &str, unit: &str) -> ImportLine {
    ImportLine {
        line: no,
        input: PersonInput {
            login: login.into(),
            name: name.into(),
            roles: vec![Role::Staff],
            ..PersonInput::default()
        },
        unit_name: unit.into(),
        problems: Vec::new(),
    }
}

fn import(lines: Vec<ImportLine>) -> Command {
    Command::People(PeopleCommand::Import { lines, hand_over: false })
}

/// Who leads, in whichever state.
fn leaders(office: &mut Office) -> Vec<String> {
    let rows = office.people().rows.into_iter();
    let rows = rows.filter(|row| row.roles.contains(&Role::Leader));
    rows.map(|row| row.person.login).collect()
}

#[test]
fn an_import_hands_the_leaders_role_over_only_where_that_is_meant() {
    let leader = |no: i64, login: &str, name: &str| {
        let mut line = line(no, login, name, "");
        line.input.roles = vec![Role::Leader, Role::Staff];
        line
    };
    let lines = || vec![line(2, "zhou", "周岚", ""), leader(3, "sunzhiyao", "孙知遥")];
    // Also from somebody who has left and whose role nobody has taken yet.
    for left in [false, true] {
        let mut office = Office::small();
        if left {
            let mut store = Store::open(&office.path()).unwrap();
            let retire = |tx: &mut Writer<'_>| {
                let mut person = tx.person_of_login("chenwangchuan")?.unwrap();
                person.status = PersonStatus::Retired;
                tx.update(&mut person, "change")
            };
            store.write("", 1, retire).unwrap();
        }
        let Err(Error::Invalid(problems)) = office.as_("linzhixia").run(import(lines())) else {
            panic!("taken without a word")
        };
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        let text = errors::problem(tr(Lang::ZhHans), problem);
        assert!(text.contains("第 3 行") && text.contains("孙知遥将接任处长"), "{text}");
        assert!(text.contains("陈望川不再担任处长"), "{text}");
        assert_eq!(leaders(&mut office), ["chenwangchuan"]);
        // Two of them are one too many, whatever is meant.
        let two = vec![leader(2, "zhou", "周岚"), leader(3, "sunzhiyao", "孙知遥")];
        let two = Command::People(PeopleCommand::Import { lines: two, hand_over: true });
        assert_eq!(invalid(office.as_("linzhixia").run(two)), ["3:roles"]);
        let meant = Command::People(PeopleCommand::Import { lines: lines(), hand_over: true });
        let done = office.as_("linzhixia").run(meant).unwrap();
        let led_before = Some("陈望川".to_owned());
        assert_eq!(done.outcome, Outcome::Imported { people: 2, led_before });
        assert_eq!(leaders(&mut office), ["sunzhiyao"]);
    }
}

#[test]
fn an_import_adds_everybody_or_nobody() {
    let mut office = Office::small();
    let before = office.people().rows.len();
    let bad = vec![
        line(2, "sunzhiyao", "孙知遥", "综合科"),
        line(3, "lihe", "李禾", ""),
        line(4, "sunzhiyao", "孙知遥", ""),
        line(5, "Zhou!", "", ""),
    ];
    let fields = invalid(office.as_("linzhixia").run(import(bad)));
    assert_eq!(fields, ["3:login", "4:login", "5:login", "5:name"]);
    assert_eq!(office.people().rows.len(), before);
    let mut second_leader = line(2, "sunzhiyao", "孙知遥", "");
    second_leader.input.roles = vec![Role::Leader];
    assert_eq!(invalid(office.as_("linzhixia").run(import(vec![second_leader]))), ["2:roles"]);
    let good = vec![line(2, "sunzhiyao", "孙知遥", "综合科"), line(3, "zhou", "周岚", "综合科")];
    let done = office.as_("linzhixia").run(import(good)).unwrap();
    assert_eq!(done.outcome, Outcome::Imported { people: 2, led_before: None });
    assert_eq!(office.person("zhou").unit, "综合科");
    assert_eq!(office.person("zhou").supervisor, "何雁秋", "the unit stands beneath the office");
    assert_eq!(office.people().units.len(), 2);
    let staff = office.as_("lihe").run(import(vec![line(2, "x", "习", "")]));
    assert_eq!(refusal(staff), Refusal::NoRight);
}
