//! The rights table against its plan (domain 2.1 and the design's section on people), written out
//! by hand, and one attack per right through the real service.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use support::{Office, refusal};
use zicha::{
    domain::{
        change::DraftState,
        office::{CampaignCommand, ChannelKind},
        person::{PeopleCommand, PersonInput, PersonStatus},
        policy::{Act, Actor, Relation, Target, may, table},
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
        role::Role,
    },
    error::Error,
};

/// Per action one group of four marks for each role, in the order staff, supervisor, leader,
/// coordinator, inspector, admin. The marks are for one's own thing, one of the supervisor's line,
/// one of another colleague, one of the leader.
///
/// `y` may · `-` no right · `a` only the author · `o` only the direct owner · `w` own work ·
/// `l` not their line · `r` own roles
const PLAN: &[(Act, &str)] = &[
    // A person's own work. Colleagues see done or not done, never the text; the leader's own work
    // goes to a supervisor.
    (Act::ReadEntry, "y--- yyly yyyy yyyy ---- ----"),
    (Act::WriteEntry, "yaaa yaaa yaaa yaaa ---- ----"),
    (Act::SubmitEntry, "yaaa yaaa yaaa yaaa ---- ----"),
    (Act::AcceptEntry, "w--- wyly wyyy wyyy w--- w---"),
    (Act::ReturnEntry, "w--- wyly wyyy wyyy w--- w---"),
    // "R all, return" for the coordinator; the leader's is recorded as reviewed offline.
    (Act::AcceptExam, "w--- wyly wyyy w--y w--- w---"),
    (Act::ReturnExam, "w--- wyly wyyy wyyy w--- w---"),
    (Act::ReopenEntry, "w--- w--- wyyy w--- w--- w---"),
    (Act::PublishCommitment, "w--- wyly wyyy wyyy w--- w---"),
    (Act::CheckCommitment, "y--- yy-- yyyy yyyy ---- ----"),
    (Act::EvaluateCommitment, "w--- wyly wyyy wyyy w--- w---"),
    // Opinions: staff create, the coordinator keeps them, leaders and inspectors read.
    (Act::AddOpinion, "yyyy yyyy yyyy yyyy ---- ----"),
    (Act::ReadOpinion, "y--- yyyy yyyy yyyy yyyy ----"),
    (Act::ReadGiver, "y--- yyyy yyyy yyyy ---- ----"),
    (Act::ChangeOpinion, "y--- y--- y--- yyyy ---- ----"),
    (Act::DecideOpinion, "---- ---- ---- yyyy ---- ----"),
    (Act::ConvertOpinion, "y--- y--- y--- yyyy ---- ----"),
    // The ledger: own and proposed ones, own line, everything for leader and coordinator.
    (Act::ReadFinding, "y--- yyll yyyy yyyy yyyy ----"),
    (Act::ProposeFinding, "yyyy yyyy yyyy yyyy ---- ----"),
    (Act::ChangeFinding, "y--- yyll yyyy yyyy ---- ----"),
    (Act::ConfirmFinding, "w--- wyll wyyy wyyy w--- w---"),
    (Act::PlanMeasure, "y--- yyll yyyy yyyy ---- ----"),
    (Act::HandOver, "---- lyll yyyy yyyy ---- ----"),
    (Act::SignForFinding, "yooo yooo yooo yooo ---- ----"),
    (Act::NoteProgress, "yooo yooo yooo yooo ---- ----"),
    (Act::ApplyClosure, "yooo yooo yooo yooo ---- ----"),
    (Act::VerifyClosure, "w--- wyll wyyy wyyy w--- w---"),
    (Act::SignClosure, "w--- wyll wyyy w--- w--- w---"),
    // The team.
    (Act::SeeTeam, "---- yyyy yyyy yyyy yyyy ----"),
    (Act::Remind, "w--- wyll wyyy wyyy w--- w---"),
    (Act::ExportTeam, "---- yyyy yyyy yyyy yyyy ----"),
    (Act::ExportMine, "yyyy yyyy yyyy yyyy yyyy yyyy"),
    // The office: people and campaign by coordinator and administrator, channels by coordinator
    // and leader; a phase is opened early by the coordinator.
    (Act::ReadPeople, "y--- y--- y--- yyyy y--- yyyy"),
    (Act::ChangePeople, "---- ---- ---- yyyy ---- yyyy"),
    (Act::ChangeRoles, "---- ---- ---- ryyy ---- ryyy"),
    (Act::ChangeCampaign, "---- ---- ---- yyyy ---- yyyy"),
    (Act::OpenPhase, "---- ---- ---- yyyy ---- ----"),
    (Act::ChangeChannels, "---- ---- yyyy yyyy ---- ----"),
    (Act::ReadHistory, "y--- y--- yyyy yyyy y--- yyyy"),
    (Act::ManageKeys, "y--- y--- yyyy yyyy y--- yyyy"),
    (Act::CheckFile, "---- ---- yyyy yyyy ---- yyyy"),
];

fn mark(refusal: Option<&Refusal>) -> char {
    match refusal {
        None => 'y',
        Some(Refusal::NoRight) => '-',
        Some(Refusal::NotAuthor) => 'a',
        Some(Refusal::NotOwner) => 'o',
        Some(Refusal::OwnWork) => 'w',
        Some(Refusal::NotTheirLine) => 'l',
        Some(Refusal::OwnRoles) => 'r',
        Some(_) => '?',
    }
}

#[test]
fn every_role_and_every_action_stand_as_planned() {
    let rows = table();
    assert_eq!(rows.len(), Act::ALL.len() * Role::ALL.len());
    let mut wrong = Vec::new();
    for act in Act::ALL {
        let Some((_, plan)) = PLAN.iter().find(|(planned, _)| planned == act) else {
            wrong.push(format!("{act:?} is not in the plan"));
            continue;
        };
        let marks = Role::ALL.iter().map(|role| {
            let row = rows.iter().find(|row| row.act == *act && row.role == *role).unwrap();
            let order: Vec<Relation> = row.refusals.iter().map(|(relation, _)| *relation).collect();
            assert_eq!(order, Relation::ALL);
            row.refusals.iter().map(|(_, refusal)| mark(refusal.as_ref())).collect::<String>()
        });
        let found = marks.collect::<Vec<_>>().join(" ");
        if found != *plan {
            wrong.push(format!("{act:?}\n  plan  {plan}\n  found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(PLAN.len(), Act::ALL.len(), "an action stands in the plan twice");
}

#[test]
fn several_roles_give_the_rights_of_each_and_no_more() {
    for act in Act::ALL {
        for first in Role::ALL {
            for second in Role::ALL {
                let of = |roles: &[Role]| Actor {
                    person: "me".into(),
                    roles: roles.to_vec(),
                    active: true,
                };
                let other = Target { author: Some("other".into()), ..Target::default() };
                let both = may(&of(&[*first, *second]), *act, &other).is_ok();
                let either = may(&of(&[*first]), *act, &other).is_ok()
                    || may(&of(&[*second]), *act, &other).is_ok();
                assert_eq!(both, either, "{act:?} {first:?} {second:?}");
            }
        }
    }
}

#[test]
fn the_direct_owner_of_a_measure_notes_progress_and_reads_the_finding() {
    let me = Actor { person: "me".into(), roles: vec![Role::Staff], active: true };
    let target = Target { author: Some("other".into()), measure_owner: true, ..Target::default() };
    assert!(may(&me, Act::NoteProgress, &target).is_ok());
    assert!(may(&me, Act::ReadFinding, &target).is_ok());
    assert_eq!(may(&me, Act::ApplyClosure, &target), Err(Refusal::NotOwner));
}

// ------------------------------------------------------------------ attacks through the service

#[test]
fn nobody_grants_themselves_a_role() {
    let mut office = Office::small();
    for (login, expected) in [("lihe", Refusal::NoRight), ("linzhixia", Refusal::OwnRoles)] {
        let id = office.id(login);
        for add in [true, false] {
            let command =
                PeopleCommand::SetRoles { id: id.clone(), roles: vec![Role::Leader], add };
            let outcome = office.as_(login).run(Command::People(command));
            assert_eq!(refusal(outcome), expected, "{login}");
        }
    }
    // Nor by changing one's own row.
    let row = office.person("linzhixia");
    let input = PersonInput {
        login: row.person.login,
        name: row.person.name,
        roles: vec![Role::Leader, Role::Coordinator],
        ..PersonInput::default()
    };
    let (id, version) = (row.person.meta.id, row.person.meta.version);
    let change = PeopleCommand::Change { id, version, input };
    assert_eq!(refusal(office.as_("linzhixia").run(Command::People(change))), Refusal::OwnRoles);
    assert_eq!(office.person("linzhixia").roles, [Role::Coordinator, Role::Admin]);
    assert_eq!(office.person("lihe").roles, [Role::Staff]);
}

#[test]
fn staff_change_neither_people_nor_units_nor_the_campaign() {
    let mut office = Office::small();
    let row = office.person("wangying").person;
    let (id, version) = (row.meta.id.clone(), row.meta.version);
    let phase = office.campaign().phases[1].meta.clone();
    let unit = office.people().units[0].clone();
    let commands = vec![
        Command::People(PeopleCommand::Add(PersonInput::default())),
        Command::People(PeopleCommand::Change {
            id: id.clone(),
            version,
            input: PersonInput::default(),
        }),
        Command::People(PeopleCommand::SetStatus {
            id: id.clone(),
            version,
            status: PersonStatus::Disabled,
        }),
        Command::People(PeopleCommand::Bind { id, version, uid: Some(1) }),
        Command::People(PeopleCommand::Import { lines: Vec::new(), hand_over: false }),
        Command::People(PeopleCommand::AddUnit {
            parent: None,
            name: "新科".into(),
            short_name: String::new(),
            supervisor: None,
        }),
        Command::People(PeopleCommand::ChangeUnit {
            id: unit.meta.id,
            version: unit.meta.version,
            name: unit.name,
            short_name: unit.short_name,
            supervisor: None,
        }),
        Command::Campaign(CampaignCommand::SetPhase {
            id: phase.id.clone(),
            version: phase.version,
            start: support::TODAY.parse().unwrap(),
            end: support::TODAY.parse().unwrap(),
        }),
        Command::Campaign(CampaignCommand::OpenPhase { id: phase.id, version: phase.version }),
        Command::Campaign(CampaignCommand::SaveChannel {
            id: String::new(),
            version: 0,
            kind: ChannelKind::Phone,
            value: "12345".into(),
            hours: String::new(),
        }),
        Command::Campaign(CampaignCommand::DeleteChannel { id: "x".into(), version: 1 }),
    ];
    let seq = office.as_("lihe").0.last_seq().unwrap();
    for login in ["lihe", "heyanqiu"] {
        for command in &commands {
            let outcome = office.as_(login).run(command.clone());
            assert_eq!(refusal(outcome), Refusal::NoRight, "{login} {command:?}");
        }
    }
    assert_eq!(office.as_("lihe").0.last_seq().unwrap(), seq, "nothing was written");
}

#[test]
fn a_guessed_id_finds_nothing_and_changes_nothing() {
    let mut office = Office::small();
    let ghost = "01890000-0000-7000-8000-000000000000".to_owned();
    let command =
        PeopleCommand::SetRoles { id: ghost.clone(), roles: vec![Role::Staff], add: true };
    let outcome = office.as_("linzhixia").run(Command::People(command));
    assert_eq!(outcome.unwrap_err(), Error::NotFound);
    // The id of another kind of row is no phase.
    let id = office.id("lihe");
    let open = CampaignCommand::OpenPhase { id, version: 1 };
    let outcome = office.as_("linzhixia").run(Command::Campaign(open));
    assert_eq!(outcome.unwrap_err(), Error::NotFound);
    // Somebody else's notice stays unread, without a word about whether it exists.
    assert!(matches!(office.as_("lihe").ask(Request::ReadNotice(ghost)), Ok(Reply::Ok)));
}

#[test]
fn drafts_of_others_cannot_be_named() {
    let mut office = Office::small();
    let draft = DraftState {
        form: "reflection".into(),
        entity: "e1".into(),
        base_version: 0,
        version: 0,
        body: "{\"body\":\"心里话\"}".into(),
        updated_at: 0,
    };
    office.as_("lihe").ask(Request::SaveDraft(draft)).unwrap();
    for login in ["wangying", "heyanqiu", "chenwangchuan", "linzhixia"] {
        let load = Request::LoadDraft { form: "reflection".into(), entity: "e1".into() };
        assert!(matches!(office.as_(login).ask(load), Ok(Reply::Draft(None))), "{login}");
        let drop = Request::DropDraft { form: "reflection".into(), entity: "e1".into() };
        office.as_(login).ask(drop).unwrap();
    }
    let load = Request::LoadDraft { form: "reflection".into(), entity: "e1".into() };
    assert!(matches!(office.as_("lihe").ask(load), Ok(Reply::Draft(Some(_)))));
}

#[test]
fn an_undo_token_of_somebody_else_is_worth_nothing() {
    let mut office = Office::small();
    let unit = PeopleCommand::AddUnit {
        parent: None,
        name: "综合科".into(),
        short_name: String::new(),
        supervisor: None,
    };
    let done = office.as_("linzhixia").run(Command::People(unit)).unwrap();
    for login in ["lihe", "chenwangchuan"] {
        assert_eq!(refusal(office.as_(login).undo(&done)), Refusal::NothingToUndo);
    }
    assert_eq!(office.people().units.len(), 2);
}
