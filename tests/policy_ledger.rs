//! Attacks on the ledger: closing one's own finding, moving one's own date, verifying and signing
//! where one may not, reading and guessing what is not one's own.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use support::{Office, refusal};
use zicha::{
    domain::{
        change::Done,
        finding::{
            FindingSource, FindingStatus, FindingView, LedgerCommand, LedgerQuery, Recognised,
            VerifyMethod,
        },
        person::{PeopleCommand, PersonStatus},
        policy::Act,
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
        role::Role,
        team::TeamQuery,
    },
    error::Error,
};

/// An office whose ledger is open, with an inspector and an administrator.
fn office() -> Office {
    let mut office = Office::small();
    office.add("shangji", "尚稽", &[Role::Inspector]);
    office.add("guanli", "管力", &[Role::Admin]);
    office.open_phase(2);
    office
}

fn run(office: &mut Office, login: &str, command: LedgerCommand) -> Result<Done, Error> {
    office.as_(login).run(Command::Ledger(command))
}

fn see(office: &mut Office, login: &str, id: &str) -> Result<FindingView, Error> {
    match office.as_(login).ask(Request::Finding(id.to_owned()))? {
        Reply::Finding(view) => Ok(*view),
        other => panic!("{other:?}"),
    }
}

fn propose(office: &mut Office, author: &str, owner: &str) -> Done {
    let input = office.finding(owner);
    run(office, author, LedgerCommand::Propose { source: FindingSource::Other, input }).unwrap()
}

fn version(office: &mut Office, id: &str) -> i64 {
    see(office, "linzhixia", id).unwrap().head.row.meta.version
}

/// A finding of `owner` up to the application for closure; its id.
fn applied(office: &mut Office, author: &str, owner: &str) -> String {
    let Done { id, .. } = propose(office, author, owner);
    let confirmed = office.finding(owner);
    let version_now = version(office, &id);
    let confirm = LedgerCommand::Confirm { id: id.clone(), version: version_now, input: confirmed };
    run(office, "chenwangchuan", confirm).unwrap();
    let measure = LedgerCommand::SaveMeasure {
        finding: id.clone(),
        id: String::new(),
        version: 0,
        means: "五月二十日前排出午间值班表并上墙公布".into(),
        target: "每天午间有两人在岗".into(),
        owner: office.id(owner),
        due: "2026-06-20".parse().ok(),
    };
    run(office, "chenwangchuan", measure).unwrap();
    let hand_over = LedgerCommand::HandOver { id: id.clone(), version: version(office, &id) };
    run(office, "chenwangchuan", hand_over).unwrap();
    let sign_for = LedgerCommand::SignFor { id: id.clone(), version: version(office, &id) };
    run(office, owner, sign_for).unwrap();
    let measure = see(office, "linzhixia", &id).unwrap().measures[0].0.meta.id.clone();
    let note = LedgerCommand::Note {
        finding: id.clone(),
        measure: Some(measure),
        text: "值班表已经上墙，本周每天午间都有人在岗。".into(),
        percent: 100,
    };
    run(office, owner, note).unwrap();
    let apply = LedgerCommand::Apply {
        id: id.clone(),
        version: version(office, &id),
        result: "五月二十日起午间窗口每天两人值守，值班表上墙公布，一个月来没有空岗，\
                 群众再没有白跑，回访十人都表示满意，今后按此坚持下去。"
            .into(),
        evidence: "值班表和签到簿，存综合科".into(),
    };
    run(office, owner, apply).unwrap();
    id
}

fn verify(id: &str, version: i64) -> LedgerCommand {
    LedgerCommand::Verify {
        id: id.into(),
        version,
        method: VerifyMethod::OnSite,
        comment: "到窗口看过，属实。".into(),
    }
}

fn sign(id: &str, version: i64) -> LedgerCommand {
    LedgerCommand::Sign {
        id: id.into(),
        version,
        recognised: Recognised::Done,
        comment: "同意销号".into(),
    }
}

#[test]
fn nobody_closes_their_own_finding() {
    // The owner's role changes nothing: a coordinator's own needs somebody else as well.
    for owner in ["lihe", "linzhixia", "chenwangchuan"] {
        let mut office = office();
        let author = if owner == "chenwangchuan" { "lihe" } else { "wangying" };
        let id = applied(&mut office, author, owner);
        let now = version(&mut office, &id);
        assert_eq!(refusal(run(&mut office, owner, verify(&id, now))), Refusal::OwnWork, "{owner}");
        run(&mut office, "heyanqiu", verify(&id, now)).unwrap();
        let now = version(&mut office, &id);
        assert_eq!(refusal(run(&mut office, owner, sign(&id, now))), Refusal::OwnWork, "{owner}");
        run(&mut office, "heyanqiu", sign(&id, now)).unwrap();
        let closed = see(&mut office, "linzhixia", &id).unwrap();
        assert_eq!(closed.head.row.status, FindingStatus::Closed);
        assert_eq!(closed.closures[0].signed_by, Some(office.id("heyanqiu")));
    }
}

#[test]
fn colleagues_inspectors_and_administrators_move_nothing() {
    let mut office = office();
    let id = applied(&mut office, "lihe", "lihe");
    let now = version(&mut office, &id);
    let back = LedgerCommand::Return { id: id.clone(), version: now, reason: "再改".into() };
    for command in [verify(&id, now), sign(&id, now), back.clone()] {
        assert_eq!(refusal(run(&mut office, "shangji", command)), Refusal::NoRight);
    }
    // For who may not even read it, it is not there.
    for login in ["wangying", "guanli"] {
        for command in [verify(&id, now), sign(&id, now), back.clone()] {
            assert_eq!(run(&mut office, login, command).unwrap_err(), Error::NotFound, "{login}");
        }
    }
    let input = office.finding("lihe");
    let propose = LedgerCommand::Propose { source: FindingSource::Other, input };
    for login in ["shangji", "guanli"] {
        assert_eq!(refusal(run(&mut office, login, propose.clone())), Refusal::NoRight, "{login}");
    }
    assert_eq!(version(&mut office, &id), now);
}

#[test]
fn the_author_does_not_confirm_and_does_not_move_what_was_confirmed() {
    let mut office = office();
    let Done { id, version: now, .. } = propose(&mut office, "lihe", "lihe");
    let mut easier = office.finding("lihe");
    easier.due = "2026-12-31".parse().ok();
    let confirm = LedgerCommand::Confirm { id: id.clone(), version: now, input: easier.clone() };
    assert_eq!(refusal(run(&mut office, "lihe", confirm)), Refusal::OwnWork);
    let agreed = office.finding("lihe");
    let confirm = LedgerCommand::Confirm { id: id.clone(), version: now, input: agreed };
    let done = run(&mut office, "linzhixia", confirm).unwrap();
    let change = LedgerCommand::Change { id: id.clone(), version: done.version, input: easier };
    let refused = refusal(run(&mut office, "lihe", change.clone()));
    assert_eq!(refused, Refusal::WrongState("confirmed"));
    let view = see(&mut office, "lihe", &id).unwrap();
    assert!(!view.rights.allows(Act::ChangeFinding), "the page says so beforehand");
    assert_eq!(view.head.row.due, "2026-06-30".parse().ok());
    run(&mut office, "chenwangchuan", change).unwrap();
    let row = see(&mut office, "lihe", &id).unwrap().head.row;
    assert_eq!(row.original_due, "2026-06-30".parse().ok(), "the first date stays known");
}

#[test]
fn findings_are_seen_by_those_they_concern() {
    let mut office = office();
    let Done { id, .. } = propose(&mut office, "lihe", "lihe");
    for login in ["lihe", "heyanqiu", "chenwangchuan", "linzhixia", "shangji"] {
        see(&mut office, login, &id).unwrap();
    }
    for login in ["wangying", "guanli"] {
        assert_eq!(see(&mut office, login, &id).unwrap_err(), Error::NotFound, "{login}");
    }
    let seen = |office: &mut Office, login: &str| {
        let query = LedgerQuery { limit: 50, ..LedgerQuery::default() };
        match office.as_(login).ask(Request::Ledger(query)) {
            Ok(Reply::Ledger(view)) => view.rows.len(),
            Err(Error::Refused(_)) => 0,
            other => panic!("{other:?}"),
        }
    };
    let counts =
        ["lihe", "heyanqiu", "shangji", "wangying", "guanli"].map(|login| seen(&mut office, login));
    assert_eq!(counts, [1, 1, 1, 0, 0]);
    let ghost = "01890000-0000-7000-8000-000000000000";
    assert_eq!(see(&mut office, "chenwangchuan", ghost).unwrap_err(), Error::NotFound);
}

#[test]
fn the_team_is_not_for_staff_and_administrators() {
    let mut office = office();
    let id = office.id("lihe");
    for login in ["wangying", "guanli"] {
        let team = office.as_(login).ask(Request::Team(TeamQuery::default()));
        assert_eq!(refusal(team), Refusal::NoRight, "{login}");
        let person = office.as_(login).ask(Request::Person(id.clone()));
        assert!(matches!(person, Err(Error::Refused(_) | Error::NotFound)), "{login}");
        let (person, step) = (id.clone(), "study".to_owned());
        let remind = office.as_(login).ask(Request::Remind { person, step, finding: None });
        assert!(matches!(remind, Err(Error::Refused(_) | Error::NotFound)), "{login} {remind:?}");
    }
    let team = office.as_("shangji").ask(Request::Team(TeamQuery::default()));
    assert!(matches!(team, Ok(Reply::Team(_))), "inspectors read: {team:?}");
}

#[test]
fn who_leaves_hands_open_findings_over_first() {
    let mut office = office();
    let Done { id, version: now, .. } = propose(&mut office, "wangying", "lihe");
    let meta = office.person("lihe").person.meta;
    let leave = Command::People(PeopleCommand::SetStatus {
        id: meta.id,
        version: meta.version,
        status: PersonStatus::Retired,
    });
    let outcome = office.as_("linzhixia").run(leave.clone());
    assert_eq!(refusal(outcome), Refusal::OpenItems(1));
    let input = office.finding("wangying");
    run(&mut office, "linzhixia", LedgerCommand::Change { id, version: now, input }).unwrap();
    office.as_("linzhixia").run(leave).unwrap();
}
