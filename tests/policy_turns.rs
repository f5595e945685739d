//! Attacks by turns of one's own: undoing what others built on, closing what was never rectified,
//! speaking for a finding one has nothing to do with, and going on after a right was withdrawn.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use support::{Office, invalid, refusal};
use zicha::{
    domain::{
        change::Done,
        finding::{FindingInput, FindingSource, FindingStatus, FindingView, LedgerCommand},
        office::CampaignCommand,
        person::{PeopleCommand, PersonStatus},
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
        role::Role,
        step_entry::StepCommand,
        study::{Reflection, ReviewStatus, StudyCommand},
    },
    error::Error,
    store::Store,
};

const ITSELF: &str = "linzhixia";
const OWNER: &str = "lihe";

fn run(office: &mut Office, login: &str, command: LedgerCommand) -> Result<Done, Error> {
    office.as_(login).run(Command::Ledger(command))
}

fn people(office: &mut Office, login: &str, command: PeopleCommand) -> Result<Done, Error> {
    office.as_(login).run(Command::People(command))
}

fn see(office: &mut Office, id: &str) -> FindingView {
    match office.as_(ITSELF).ask(Request::Finding(id.to_owned())).unwrap() {
        Reply::Finding(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn version(office: &mut Office, id: &str) -> i64 {
    see(office, id).head.row.meta.version
}

fn propose(office: &mut Office, input: FindingInput) -> Result<Done, Error> {
    run(office, "wangying", LedgerCommand::Propose { source: FindingSource::Other, input })
}

/// A confirmed finding of `lihe`; its id.
fn confirmed(office: &mut Office) -> String {
    office.open_phase(2);
    let input = office.finding(OWNER);
    let id = propose(office, input.clone()).unwrap().id;
    let confirm = LedgerCommand::Confirm { id: id.clone(), version: 1, input };
    run(office, "chenwangchuan", confirm).unwrap();
    id
}

fn measure(office: &mut Office, login: &str, finding: &str, owner: &str) -> Result<Done, Error> {
    let measure = LedgerCommand::SaveMeasure {
        finding: finding.into(),
        id: String::new(),
        version: 0,
        means: "五月二十日前排出午间值班表并上墙公布".into(),
        target: "每天午间有两人在岗".into(),
        owner: office.id(owner),
        due: "2026-06-20".parse().ok(),
    };
    run(office, login, measure)
}

fn hand_over(office: &mut Office, id: &str) {
    let command = LedgerCommand::HandOver { id: id.into(), version: version(office, id) };
    run(office, "chenwangchuan", command).unwrap();
    let command = LedgerCommand::SignFor { id: id.into(), version: version(office, id) };
    run(office, OWNER, command).unwrap();
}

fn note(office: &mut Office, login: &str, finding: &str, measure: &str) -> Result<Done, Error> {
    let note = LedgerCommand::Note {
        finding: finding.into(),
        measure: Some(measure.into()),
        text: "值班表已经上墙，本周每天午间都有人在岗。".into(),
        percent: 100,
    };
    run(office, login, note)
}

fn apply(office: &mut Office, id: &str) -> Result<Done, Error> {
    let apply = LedgerCommand::Apply {
        id: id.into(),
        version: version(office, id),
        result: "五月二十日起午间窗口每天两人值守，值班表上墙公布，一个月来没有空岗，\
                 群众再没有白跑，回访十人都表示满意，今后按此坚持下去。"
            .into(),
        evidence: "值班表和签到簿，存综合科".into(),
    };
    run(office, OWNER, apply)
}

#[test]
fn a_measure_is_not_undone_once_the_finding_was_built_on_it() {
    let mut office = Office::small();
    let id = confirmed(&mut office);
    let only = measure(&mut office, ITSELF, &id, OWNER).unwrap();
    hand_over(&mut office, &id);
    assert_eq!(refusal(office.as_(ITSELF).undo(&only)), Refusal::BuiltUpon);
    // A second one may still go; and it does not come back once the closure was applied for.
    let second = measure(&mut office, ITSELF, &id, OWNER).unwrap();
    let gone = LedgerCommand::DeleteMeasure { id: second.id, version: 1 };
    let gone = run(&mut office, ITSELF, gone).unwrap();
    note(&mut office, OWNER, &id, &only.id).unwrap();
    apply(&mut office, &id).unwrap();
    assert_eq!(refusal(office.as_(ITSELF).undo(&gone)), Refusal::BuiltUpon);
    assert_eq!(see(&mut office, &id).measures.len(), 1);
}

#[test]
fn nothing_is_closed_without_a_measure() {
    let mut office = Office::small();
    let id = confirmed(&mut office);
    let only = measure(&mut office, OWNER, &id, OWNER).unwrap();
    hand_over(&mut office, &id);
    let delete = LedgerCommand::DeleteMeasure { id: only.id, version: 1 };
    assert_eq!(refusal(run(&mut office, OWNER, delete)), Refusal::NoMeasure);
    assert_eq!(refusal(apply(&mut office, &id)), Refusal::MeasuresOpen);
    assert_eq!(see(&mut office, &id).head.row.status, FindingStatus::Rectifying);
}

#[test]
fn progress_is_noted_on_measures_of_that_finding_by_those_who_hold_them() {
    let mut office = Office::small();
    let id = confirmed(&mut office);
    let first = measure(&mut office, ITSELF, &id, OWNER).unwrap().id;
    let second = measure(&mut office, ITSELF, &id, "wangying").unwrap().id;
    hand_over(&mut office, &id);
    let elsewhere = "01890000-0000-7000-8000-000000000000";
    for login in [OWNER, "wangying"] {
        assert_eq!(note(&mut office, login, &id, elsewhere).unwrap_err(), Error::NotFound);
    }
    assert_eq!(refusal(note(&mut office, "wangying", &id, &first)), Refusal::NotOwner);
    note(&mut office, "wangying", &id, &second).unwrap();
    let view = see(&mut office, &id);
    let percents: Vec<_> = view.measures.iter().map(|(m, _)| m.percent).collect();
    assert_eq!((percents, view.notes.len()), (vec![0, 100], 1));
    // A word about the whole does not move one of several measures.
    let whole = LedgerCommand::Note {
        finding: id.clone(),
        measure: None,
        text: "两项措施都在推进，月底前能够完成。".into(),
        percent: 50,
    };
    run(&mut office, OWNER, whole).unwrap();
    let percents: Vec<_> = see(&mut office, &id).measures.iter().map(|(m, _)| m.percent).collect();
    assert_eq!(percents, [0, 100]);
}

#[test]
fn a_measure_has_a_date_and_a_finding_a_leader_who_may_sign() {
    let mut office = Office::small();
    let id = confirmed(&mut office);
    let undated = LedgerCommand::SaveMeasure {
        finding: id,
        id: String::new(),
        version: 0,
        means: "五月二十日前排出午间值班表并上墙公布".into(),
        target: "每天午间有两人在岗".into(),
        owner: office.id(OWNER),
        due: None,
    };
    assert_eq!(invalid(run(&mut office, ITSELF, undated)), ["due"]);
    let mut chosen = office.finding(OWNER);
    chosen.leader = Some(office.id("wangying"));
    assert_eq!(invalid(propose(&mut office, chosen)), ["leader"]);
}

#[test]
fn invisible_characters_make_no_text() {
    let mut office = Office::small();
    let mut empty = office.finding(OWNER);
    empty.description = "\u{200b}\u{2060}\u{e0041}".repeat(20);
    assert_eq!(invalid(propose(&mut office, empty)), ["description"]);
    let id = confirmed(&mut office);
    let reject = LedgerCommand::Return { id, version: 2, reason: "\u{202e}\u{feff}".into() };
    assert!(run(&mut office, "chenwangchuan", reject).is_err());
}

#[test]
fn what_is_said_at_a_closure_is_cleaned_wherever_it_goes() {
    use zicha::domain::finding::{Recognised, VerifyMethod};
    let mut office = Office::small();
    let id = confirmed(&mut office);
    let only = measure(&mut office, ITSELF, &id, OWNER).unwrap().id;
    hand_over(&mut office, &id);
    note(&mut office, OWNER, &id, &only).unwrap();
    apply(&mut office, &id).unwrap();
    let hostile = "同意\u{1b}]52;c;aGk=\u{7}\u{202e}销号";
    let verify = LedgerCommand::Verify {
        id: id.clone(),
        version: version(&mut office, &id),
        method: VerifyMethod::OnSite,
        comment: hostile.into(),
    };
    run(&mut office, ITSELF, verify).unwrap();
    let sign = |version, comment: String| LedgerCommand::Sign {
        id: id.clone(),
        version,
        recognised: Recognised::Done,
        comment,
    };
    let now = version(&mut office, &id);
    let long = sign(now, "好".repeat(10_000));
    assert_eq!(invalid(run(&mut office, "heyanqiu", long)), ["comment"]);
    run(&mut office, "heyanqiu", sign(now, hostile.into())).unwrap();
    let store = Store::open(&office.path()).unwrap();
    let (notices, closure) = store
        .read(|db| Ok((db.notices(&office.id(OWNER), true)?, db.closures_of(&id)?.remove(0))))
        .unwrap();
    let said = [notices[0].text.clone(), closure.sign_comment, closure.verify_comment];
    assert_eq!(said, ["同意]52;c;aGk=销号"; 3].map(str::to_owned));
}

#[test]
fn an_accepted_study_does_not_change_by_undo() {
    let mut office = Office::small();
    let rules = office.campaign_rules();
    let topic = rules.step("study").unwrap().study().unwrap().topics[0].key.clone();
    let reflection = |title: &str| {
        Command::Study(StudyCommand::SaveReflection {
            step: "study".into(),
            id: String::new(),
            version: 0,
            topic: topic.clone(),
            title: title.into(),
            body: "体会".into(),
        })
    };
    let kept = office.as_(OWNER).run(reflection("第一篇")).unwrap();
    let second = office.as_(OWNER).run(reflection("第二篇")).unwrap();
    let delete =
        Command::Study(StudyCommand::DeleteReflection { id: second.id.clone(), version: 1 });
    let deleted = office.as_(OWNER).run(delete).unwrap();
    // The step is handed in, as if everything else had been there.
    let mut store = Store::open(&office.path()).unwrap();
    let id = office.id(OWNER);
    store
        .write("", 1, |tx| {
            let mut entries = tx.everything::<zicha::domain::step_entry::StepEntry>()?;
            for entry in entries.iter_mut().filter(|entry| entry.person == id) {
                entry.status = zicha::domain::step_entry::StepStatus::Accepted;
                tx.update(entry, "test")?;
            }
            Ok(())
        })
        .unwrap();
    for done in [&kept, &deleted] {
        assert_eq!(refusal(office.as_(OWNER).undo(done)), Refusal::BuiltUpon);
    }
    let left = store.read(|db| db.everything::<Reflection>()).unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].status, ReviewStatus::Draft);
}

#[test]
fn undo_brings_no_account_back_that_belongs_to_another() {
    let mut office = Office::small();
    let bind = |office: &mut Office, login: &str, uid| {
        let meta = office.person(login).person.meta;
        people(office, ITSELF, PeopleCommand::Bind { id: meta.id, version: meta.version, uid })
    };
    bind(&mut office, "lihe", Some(4242)).unwrap();
    let unbound = bind(&mut office, "lihe", None).unwrap();
    bind(&mut office, "wangying", Some(4242)).unwrap();
    assert_eq!(refusal(office.as_(ITSELF).undo(&unbound)), Refusal::BuiltUpon);
    assert_eq!(office.person("lihe").person.os_uid, None);
}

#[test]
fn undo_does_not_take_the_last_coordinator_who_is_there() {
    let mut office = Office::small();
    office.add("guanli", "管力", &[Role::Admin]);
    let id = office.id("wangying");
    let roles = vec![Role::Coordinator];
    let grant = PeopleCommand::SetRoles { id: id.clone(), roles, add: true };
    let granted = people(&mut office, "guanli", grant).unwrap();
    let meta = office.person(ITSELF).person.meta;
    let leave = PeopleCommand::SetStatus {
        id: meta.id,
        version: meta.version,
        status: PersonStatus::Retired,
    };
    people(&mut office, "wangying", leave).unwrap();
    assert_eq!(refusal(office.as_("guanli").undo(&granted)), Refusal::BuiltUpon);
}

#[test]
fn a_right_that_was_withdrawn_ends_in_sessions_that_run() {
    let mut office = Office::small();
    let (phase, ghost) = (office.campaign().phases[1].meta.clone(), "x".to_owned());
    office.as_("wangying").ask(Request::Hello).unwrap();
    let id = office.id("wangying");
    let role = |roles| PeopleCommand::SetRoles { id: id.clone(), roles, add: false };
    people(&mut office, ITSELF, role(vec![Role::Coordinator])).unwrap();
    let open =
        |version| Command::Campaign(CampaignCommand::OpenPhase { id: phase.id.clone(), version });
    office.as_("wangying").run(open(phase.version)).unwrap();
    people(&mut office, ITSELF, role(vec![Role::Staff])).unwrap();
    assert_eq!(refusal(office.as_("wangying").run(open(2))), Refusal::NoRight);
    let accept = StepCommand::AcceptMany(vec![(ghost, 1); 3]);
    let done = office.as_("wangying").run(Command::Step(accept)).unwrap();
    assert_eq!(done.outcome, zicha::domain::change::Outcome::AcceptedMany(0, 3));
}
