//! The service's own ground: set-up, identity, people, roles, campaign, drafts, settings, undo.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use support::{Office, account, invalid, kit, refusal, setup_input};
use zicha::{
    clock::Clock,
    domain::{
        change::{DraftState, Outcome},
        office::{CampaignCommand, ChannelKind, DateDoubt, SetupInput},
        person::{PeopleCommand, PersonInput, PersonStatus},
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
        role::Role,
    },
    error::{Error, StoreFault},
    service::{Service, setup},
    store::Options,
};

fn people(command: PeopleCommand) -> Command {
    Command::People(command)
}

fn campaign(command: CampaignCommand) -> Command {
    Command::Campaign(command)
}

#[test]
fn a_new_office_has_its_campaign_and_its_coordinator() {
    let mut office = Office::lone();
    let Reply::Hello(hello) = office.as_("linzhixia").ask(Request::Hello).unwrap() else {
        panic!()
    };
    assert_eq!(hello.me.name, "林知夏");
    assert_eq!(hello.roles, [Role::Coordinator, Role::Admin]);
    assert_eq!(hello.unit, "审批服务处");
    assert_eq!((hello.year, hello.demo), (2026, true));
    assert_eq!(hello.today.to_string(), support::TODAY);
    assert_eq!(hello.settings, [("lang".to_owned(), "zh-Hans".to_owned())]);
    let view = office.campaign();
    assert_eq!(view.phases.len(), hello.campaign.phases.len());
    assert_eq!(view.campaign.source, zicha::template::builtin()[0].source, "the text is the lock");
    let page = office.people();
    assert!(page.no_leader);
    assert_eq!(page.rows[0].person.os_uid, account(None).effective());
}

#[test]
fn a_set_up_with_problems_names_them_all_and_leaves_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("new.db");
    let input = SetupInput {
        year: 1,
        unit: " ".into(),
        name: String::new(),
        login: "李禾".into(),
        phone: "12".into(),
        url: "example.org".into(),
        ..setup_input()
    };
    let create = |input: &SetupInput| {
        setup::create(&path, &Options::default(), kit(), account(None), Clock::system(), input)
    };
    let fields = invalid(create(&input).map(drop));
    assert_eq!(fields, ["year", "unit", "name", "login", "phone", "url"]);
    let unknown = SetupInput { template: "nothing".into(), ..setup_input() };
    assert_eq!(invalid(create(&unknown).map(drop)), ["template"]);
    let day = |text: &str| text.parse().unwrap();
    let reversed = (1..=4).map(|no| (no, day("2026-05-02"), day("2026-05-01"))).collect();
    let reversed = SetupInput { phases: reversed, ..setup_input() };
    assert_eq!(invalid(create(&reversed).map(drop)), ["phases"]);
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    create(&setup_input()).unwrap();
    let again = create(&setup_input()).map(drop);
    assert!(matches!(again, Err(Error::Store(StoreFault::Exists(_)))), "{again:?}");
}

#[test]
fn set_up_proposes_the_campaigns_dates_in_the_year() {
    let lang = zicha::domain::lang::Lang::En;
    let clock = Clock::fixed("2026-05-12".parse().unwrap());
    let view = setup::defaults(&kit(), &account(None), clock, lang, ("", 0)).unwrap();
    assert_eq!(view.year, 2026);
    assert!(view.templates.len() >= 2);
    let first = view.phases.first().unwrap();
    assert_eq!((first.0, first.1.to_string().as_str()), (1, "2026-04-01"));
    let other = &view.templates[1].id;
    let view = setup::defaults(&kit(), &account(None), clock, lang, (other, 2031)).unwrap();
    assert!(view.phases.iter().all(|(_, first, _)| first.to_string().starts_with("2031")));
}

#[test]
fn only_the_owner_of_the_file_may_name_a_person() {
    let office = Office::small();
    let mut stranger = account(Some("chenwangchuan"));
    stranger.uid += 1;
    let mut service = Service::open(&office.path(), kit(), stranger).unwrap();
    assert_eq!(refusal(service.handle(Request::Hello)), Refusal::NotFileOwner);
    let mut behind_sudo = account(Some("chenwangchuan"));
    behind_sudo.sudo = Some(Some(behind_sudo.uid));
    let mut service = Service::open(&office.path(), kit(), behind_sudo.clone()).unwrap();
    assert_eq!(refusal(service.handle(Request::Hello)), Refusal::NotFileOwner);
    assert!(service.must_own().is_err());
    behind_sudo.claims = None;
    let mut service = Service::open(&office.path(), kit(), behind_sudo).unwrap();
    assert_eq!(service.who().unwrap().person.login, "linzhixia", "the bound account");
    let mut unbound = account(None);
    unbound.sudo = Some(Some(4_000_000_000));
    let mut service = Service::open(&office.path(), kit(), unbound).unwrap();
    assert!(matches!(refusal(service.handle(Request::Hello)), Refusal::Unknown(_)));
}

#[test]
fn a_withdrawn_right_ends_at_the_next_action() {
    let mut office = Office::small();
    let id = office.id("lihe");
    let grant = |office: &mut Office, roles: Vec<Role>| {
        let command = PeopleCommand::SetRoles { id: id.clone(), roles, add: false };
        office.as_("linzhixia").run(people(command)).unwrap();
    };
    grant(&mut office, vec![Role::Coordinator]);
    let add = |login: &str| {
        PeopleCommand::Add(PersonInput {
            login: login.into(),
            name: "孙知遥".into(),
            ..PersonInput::default()
        })
    };
    office.as_("lihe").run(people(add("sunzhiyao"))).unwrap();
    grant(&mut office, vec![Role::Staff]);
    assert_eq!(refusal(office.as_("lihe").run(people(add("other")))), Refusal::NoRight);
}

#[test]
fn people_are_added_with_all_problems_at_once() {
    let mut office = Office::small();
    let input = PersonInput {
        login: "lihe".into(),
        name: String::new(),
        unit: "nowhere".into(),
        os_account: Some("no such account".into()),
        ..PersonInput::default()
    };
    let add = people(PeopleCommand::Add(input));
    let fields = invalid(office.as_("linzhixia").run(add));
    assert_eq!(fields, ["name", "login", "unit", "os_account"]);
    let row = office.person("wangying");
    assert_eq!((row.roles, row.supervisor), (vec![Role::Staff], "何雁秋".to_owned()));
}

#[test]
fn control_characters_do_not_get_into_names() {
    let mut office = Office::lone();
    office.add("zhao", "赵\u{1b}[31m禾\u{202e}", &[]);
    assert_eq!(office.person("zhao").person.name, "赵31m禾");
}

#[test]
fn the_leaders_role_moves_and_the_last_coordinator_stays() {
    let mut office = Office::small();
    let set = |office: &mut Office, who: &str, login: &str, roles: &[Role]| {
        let command =
            PeopleCommand::SetRoles { id: office.id(login), roles: roles.to_vec(), add: false };
        office.as_(who).run(people(command))
    };
    assert_eq!(
        refusal(set(&mut office, "linzhixia", "linzhixia", &[Role::Leader])),
        Refusal::OwnRoles
    );
    assert_eq!(
        refusal(set(&mut office, "linzhixia", "chenwangchuan", &[Role::Staff])),
        Refusal::LastInRole(Role::Leader)
    );
    let moved = set(&mut office, "linzhixia", "heyanqiu", &[Role::Leader]).unwrap();
    assert_eq!(moved.outcome, Outcome::LeaderMoved("陈望川".into()), "and it is said who lost it");
    let again = set(&mut office, "linzhixia", "heyanqiu", &[Role::Leader, Role::Supervisor]);
    assert_eq!(again.unwrap().outcome, Outcome::Saved, "nobody loses anything now");
    set(&mut office, "linzhixia", "heyanqiu", &[Role::Leader]).unwrap();
    assert_eq!(office.person("chenwangchuan").roles, [Role::Staff]);
    assert_eq!(office.person("heyanqiu").roles, [Role::Leader]);
    set(&mut office, "linzhixia", "lihe", &[Role::Admin]).unwrap();
    assert_eq!(
        refusal(set(&mut office, "lihe", "linzhixia", &[Role::Staff])),
        Refusal::LastInRole(Role::Coordinator)
    );
    assert_eq!(invalid(set(&mut office, "linzhixia", "lihe", &[])), ["roles"]);
}

#[test]
fn who_leaves_hands_over_first_and_can_do_nothing_afterwards() {
    let mut office = Office::small();
    let status = |office: &mut Office, login: &str, status| {
        let meta = office.person(login).person.meta;
        let command = PeopleCommand::SetStatus { id: meta.id, version: meta.version, status };
        office.as_("linzhixia").run(people(command))
    };
    assert_eq!(
        refusal(status(&mut office, "linzhixia", PersonStatus::Disabled)),
        Refusal::LastInRole(Role::Coordinator)
    );
    let supervisor = status(&mut office, "heyanqiu", PersonStatus::Transferred);
    assert_eq!(refusal(supervisor), Refusal::InUse("审批服务处".into()));
    office.as_("lihe").ask(Request::Hello).unwrap();
    status(&mut office, "lihe", PersonStatus::Retired).unwrap();
    assert_eq!(refusal(office.as_("lihe").ask(Request::Hello)), Refusal::NotActive);
    let setting = Request::SetSetting { key: "theme".into(), value: "mono".into() };
    assert_eq!(refusal(office.as_("lihe").ask(setting)), Refusal::NotActive);
}

#[test]
fn nobody_moves_their_own_account_to_another_person() {
    let mut office = Office::small();
    let bind = |office: &mut Office, login: &str, uid| {
        let meta = office.person(login).person.meta;
        let command = PeopleCommand::Bind { id: meta.id, version: meta.version, uid };
        office.as_("linzhixia").run(people(command))
    };
    let mine = account(None).effective();
    assert_eq!(refusal(bind(&mut office, "chenwangchuan", mine)), Refusal::Taken("林知夏".into()));
    assert_eq!(refusal(bind(&mut office, "linzhixia", None)), Refusal::OwnRoles);
    bind(&mut office, "lihe", Some(31_337)).unwrap();
    assert_eq!(office.person("lihe").person.os_uid, Some(31_337));
    assert_eq!(refusal(bind(&mut office, "wangying", Some(31_337))), Refusal::Taken("李禾".into()));
}

#[test]
fn everybody_sees_their_own_row_only() {
    let mut office = Office::small();
    let seen = |office: &mut Office, login: &str| match office.as_(login).ask(Request::People) {
        Ok(Reply::People(view)) => view.rows.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(seen(&mut office, "lihe"), 1);
    assert_eq!(seen(&mut office, "heyanqiu"), 1);
    assert_eq!(seen(&mut office, "chenwangchuan"), 1, "the leader sees people on the team page");
    assert_eq!(seen(&mut office, "linzhixia"), 5);
}

#[test]
fn phases_move_open_early_and_say_what_is_unusual() {
    let mut office = Office::small();
    let phase = |office: &mut Office, no: i64| {
        office.campaign().phases.into_iter().find(|phase| phase.no == no).unwrap()
    };
    let second = phase(&mut office, 2);
    assert!(!second.is_open(support::TODAY.parse().unwrap()));
    let meta = second.meta.clone();
    let open = CampaignCommand::OpenPhase { id: meta.id.clone(), version: meta.version };
    let leader = office.as_("chenwangchuan").run(campaign(open.clone()));
    assert_eq!(refusal(leader), Refusal::NoRight);
    let opened = office.as_("linzhixia").run(campaign(open)).unwrap();
    assert!(phase(&mut office, 2).is_open(support::TODAY.parse().unwrap()));
    let again = CampaignCommand::OpenPhase { id: meta.id, version: opened.version };
    assert!(matches!(
        refusal(office.as_("linzhixia").run(campaign(again))),
        Refusal::WrongState(_)
    ));
    let first = phase(&mut office, 1).meta;
    let day = |text: &str| text.parse().unwrap();
    let set = |start: &str, end: &str, version| CampaignCommand::SetPhase {
        id: first.id.clone(),
        version,
        start: day(start),
        end: day(end),
    };
    let wrong = office.as_("linzhixia").run(campaign(set("2026-05-02", "2026-05-01", 1)));
    assert_eq!(invalid(wrong), ["end"]);
    office.as_("linzhixia").run(campaign(set("2026-04-01", "2026-06-10", 1))).unwrap();
    assert!(office.campaign().doubts.contains(&DateDoubt::Overlap { before: 1, after: 2 }));
    let stale = office.as_("linzhixia").run(campaign(set("2026-04-01", "2026-06-11", 1)));
    assert!(matches!(stale, Err(Error::Conflict(_))), "{stale:?}");
}

#[test]
fn report_channels_are_kept_by_coordinator_and_leader() {
    let mut office = Office::small();
    let save = |kind, value: &str| {
        campaign(CampaignCommand::SaveChannel {
            id: String::new(),
            version: 0,
            kind,
            value: value.into(),
            hours: "9:00-17:00".into(),
        })
    };
    let staff = office.as_("lihe").run(save(ChannelKind::Phone, "0451-87654321"));
    assert_eq!(refusal(staff), Refusal::NoRight);
    let wrong = office.as_("chenwangchuan").run(save(ChannelKind::Url, "example.org"));
    assert_eq!(invalid(wrong), ["value"]);
    let done = office.as_("chenwangchuan").run(save(ChannelKind::Phone, "0451-87654321")).unwrap();
    assert_eq!(office.campaign().channels.len(), 1);
    let delete = CampaignCommand::DeleteChannel { id: done.id, version: done.version };
    let gone = office.as_("linzhixia").run(campaign(delete)).unwrap();
    assert!(office.campaign().channels.is_empty());
    office.as_("linzhixia").undo(&gone).unwrap();
    assert_eq!(office.campaign().channels[0].value, "0451-87654321");
}

fn draft(version: i64, body: &str) -> Request {
    Request::SaveDraft(DraftState {
        form: "study".into(),
        entity: String::new(),
        base_version: 0,
        version,
        body: body.into(),
        updated_at: 0,
    })
}

#[test]
fn drafts_are_private_and_two_windows_do_not_overwrite_each_other() {
    let mut office = Office::small();
    let load = || Request::LoadDraft { form: "study".into(), entity: String::new() };
    let seq = office.as_("lihe").0.last_seq().unwrap();
    let saved = office.as_("lihe").ask(draft(0, "{\"note\":\"一\"}")).unwrap();
    assert!(matches!(saved, Reply::DraftSaved { version: 1, .. }));
    assert!(matches!(office.as_("wangying").ask(load()).unwrap(), Reply::Draft(None)));
    let mut second = office.again("lihe");
    let Reply::Draft(Some(read)) = second.handle(load()).unwrap() else { panic!() };
    second.handle(draft(read.version, "{\"note\":\"二\"}")).unwrap();
    let late = office.as_("lihe").ask(draft(1, "{\"note\":\"三\"}"));
    let Err(Error::Conflict(conflict)) = late else { panic!("{late:?}") };
    assert_eq!(conflict.current["body"], "{\"note\":\"二\"}");
    assert_eq!(office.as_("lihe").0.last_seq().unwrap(), seq, "drafts wake nobody");
    let drop = Request::DropDraft { form: "study".into(), entity: String::new() };
    office.as_("lihe").ask(drop).unwrap();
    assert!(matches!(office.as_("lihe").ask(load()).unwrap(), Reply::Draft(None)));
}

#[test]
fn settings_are_those_we_know() {
    let mut office = Office::small();
    let set = |key: &str, value: &str| Request::SetSetting { key: key.into(), value: value.into() };
    office.as_("lihe").ask(set("theme", "mono")).unwrap();
    assert_eq!(invalid(office.as_("lihe").ask(set("theme", "pink"))), ["theme"]);
    assert_eq!(invalid(office.as_("lihe").ask(set("default_person", "me"))), ["default_person"]);
    let Reply::Hello(hello) = office.as_("lihe").ask(Request::Hello).unwrap() else { panic!() };
    assert_eq!(hello.settings, [("theme".to_owned(), "mono".to_owned())]);
}

#[test]
fn undo_takes_back_my_edits_until_somebody_built_on_them() {
    let mut office = Office::small();
    let input = || PersonInput {
        login: "sunzhiyao".into(),
        name: "孙知遥".into(),
        ..PersonInput::default()
    };
    let added = office.as_("linzhixia").run(people(PeopleCommand::Add(input()))).unwrap();
    assert_eq!(refusal(office.as_("lihe").undo(&added)), Refusal::NothingToUndo, "not mine");
    office.as_("linzhixia").undo(&added).unwrap();
    assert!(office.people().rows.iter().all(|row| row.person.login != "sunzhiyao"));
    assert_eq!(refusal(office.as_("linzhixia").undo(&added)), Refusal::NothingToUndo, "once only");

    let added = office.as_("linzhixia").run(people(PeopleCommand::Add(input()))).unwrap();
    let meta = office.person("sunzhiyao").person.meta;
    let renamed = PersonInput { name: "孙遥".into(), ..input() };
    let change = PeopleCommand::Change { id: meta.id, version: meta.version, input: renamed };
    let changed = office.as_("linzhixia").run(people(change)).unwrap();
    assert_eq!(refusal(office.as_("linzhixia").undo(&added)), Refusal::BuiltUpon);
    office.as_("linzhixia").undo(&changed).unwrap();
    assert_eq!(office.person("sunzhiyao").person.name, "孙知遥");
}

#[test]
fn what_was_opened_early_is_not_an_undo_for_others() {
    let mut office = Office::small();
    let meta = office.campaign().phases[1].meta.clone();
    let open = CampaignCommand::OpenPhase { id: meta.id, version: meta.version };
    let done = office.as_("linzhixia").run(campaign(open)).unwrap();
    assert_eq!(done.outcome, Outcome::PhaseOpened);
    office.as_("linzhixia").undo(&done).unwrap();
    assert_eq!(office.campaign().phases[1].opened_at, None);
}

/// What the totals say about everybody: people counted, and the due dates of a step.
fn totals(office: &Office, step: &str) -> (usize, Vec<String>) {
    let store = zicha::store::Store::open(&office.path()).unwrap();
    store
        .read(|db| {
            let campaign = db.newest_campaign()?.unwrap().id;
            let members = db.member_totals(&campaign)?;
            let ids: Vec<&str> = members.iter().map(|member| member.person.as_str()).collect();
            let steps = db.step_totals(&campaign, &ids)?;
            let due = steps.iter().filter(|total| total.step == step);
            Ok((members.len(), due.filter_map(|t| Some(t.due?.to_string())).collect()))
        })
        .unwrap()
}

#[test]
fn totals_follow_people_and_dates() {
    let mut office = Office::small();
    assert_eq!(totals(&office, "study").0, 5);
    let input =
        PersonInput {
            login: "sunzhiyao".into(), name: "孙知遥".into(), ..PersonInput::default()
        };
    let added = office.as_("linzhixia").run(people(PeopleCommand::Add(input))).unwrap();
    assert_eq!(totals(&office, "study").0, 6);
    office.as_("linzhixia").undo(&added).unwrap();
    assert_eq!(totals(&office, "study").0, 5);

    let meta = office.person("wangying").person.meta;
    let status = PersonStatus::Transferred;
    let leave = PeopleCommand::SetStatus { id: meta.id, version: meta.version, status };
    let left = office.as_("linzhixia").run(people(leave)).unwrap();
    assert_eq!(totals(&office, "study").0, 4);
    office.as_("linzhixia").undo(&left).unwrap();
    assert_eq!(totals(&office, "study").0, 5);

    let id = office.id("lihe");
    let inspector = PeopleCommand::SetRoles { id, roles: vec![Role::Inspector], add: false };
    office.as_("linzhixia").run(people(inspector)).unwrap();
    assert_eq!(totals(&office, "study").0, 4, "who takes no part is not counted");

    let before = totals(&office, "study").1;
    let meta = office.campaign().phases[0].meta.clone();
    let set = CampaignCommand::SetPhase {
        id: meta.id,
        version: meta.version,
        start: "2026-04-01".parse().unwrap(),
        end: "2026-06-05".parse().unwrap(),
    };
    let moved = office.as_("linzhixia").run(campaign(set)).unwrap();
    assert_eq!(totals(&office, "study").1, vec!["2026-06-05"; 4]);
    office.as_("linzhixia").undo(&moved).unwrap();
    assert_eq!(totals(&office, "study").1, before);
}

#[test]
fn a_units_name_that_is_taken_is_told_at_the_field_it_was_typed_in() {
    let mut office = Office::small();
    let name = office.people().units[0].name.clone();
    let add = |name: &str| {
        let (parent, name, supervisor) = (None, name.to_owned(), None);
        Command::People(PeopleCommand::AddUnit {
            parent,
            name,
            short_name: String::new(),
            supervisor,
        })
    };
    assert_eq!(invalid(office.as_("linzhixia").run(add(&name))), ["name"]);
    assert_eq!(invalid(office.as_("linzhixia").run(add("")))[0], "name");
}
