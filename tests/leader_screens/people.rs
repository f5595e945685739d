//! People: the list by unit, adding the leader first, and every form.

use zicha::app::event::KeyCode;
use zicha::app::screens::people::People;
use zicha::domain::change::Outcome;
use zicha::domain::person::{PeopleCommand, PeopleView, Person, PersonRow, PersonStatus, Unit};
use zicha::domain::policy::Act;
use zicha::domain::record::Meta;
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::Reply;
use zicha::domain::request::{Command, Request};
use zicha::domain::role::Role;
use zicha::error::Error;
use zicha::i18n::Lang;

use crate::desk::Desk;
use crate::support::*;

fn meta(id: &str) -> Meta {
    Meta { id: id.into(), version: 3, ..Meta::default() }
}

fn unit(id: &str, parent: Option<&str>, name: &str, supervisor: Option<&str>) -> Unit {
    Unit {
        meta: meta(id),
        parent: parent.map(Into::into),
        name: name.into(),
        short_name: String::new(),
        supervisor: supervisor.map(Into::into),
    }
}

fn someone(login: &str, name: &str, unit: &str, roles: &[Role], supervisor: &str) -> PersonRow {
    let person = Person {
        meta: meta(login),
        login: login.into(),
        name: name.into(),
        sort_key: login.into(),
        title: "二级主任科员".into(),
        unit: unit.into(),
        cadre: roles.contains(&Role::Leader),
        status: if login == "old" { PersonStatus::Retired } else { PersonStatus::Active },
        os_uid: (login == "linzhixia").then_some(1001),
    };
    let unit = if unit == "office" { "外事外经处" } else { "综合科" };
    PersonRow {
        person,
        unit: unit.into(),
        roles: roles.to_vec(),
        supervisor: supervisor.into(),
        rights: allow(&[Act::ChangePeople, Act::ChangeRoles]),
    }
}

fn view() -> PeopleView {
    use Role::{Admin, Coordinator, Leader, Staff, Supervisor};
    let mut me = someone("linzhixia", "林知夏", "general", &[Coordinator, Admin], "何砚秋");
    me.rights = allow(&[Act::ChangePeople]).with(Act::ChangeRoles, Err(Refusal::OwnRoles));
    PeopleView {
        rows: vec![
            me,
            someone("chenwangchuan", "陈望川", "office", &[Leader], ""),
            someone("heyanqiu", "何砚秋", "office", &[Supervisor], "陈望川"),
            someone("aishanjiang", "艾山江·买买提吐尔逊", "general", &[Staff], "何砚秋"),
            someone("old", "赵新", "general", &[Staff], "何砚秋"),
        ],
        units: vec![
            unit("office", None, "某省农业委员会外事外经处（示例）", Some("heyanqiu")),
            unit("general", Some("office"), "综合科", None),
            unit("trade", Some("office"), "对外合作科", None),
        ],
        rights: allow(&[Act::ChangePeople]),
        no_leader: false,
    }
}

fn alone() -> PeopleView {
    let mut view = view();
    view.rows.truncate(1);
    view.rows[0].supervisor = String::new();
    view.units.truncate(1);
    view.rows[0].person.unit = "office".into();
    view.units[0].supervisor = None;
    PeopleView { no_leader: true, ..view }
}

fn desk(lang: Lang, role: Role, view: PeopleView) -> Desk {
    Desk::new(role, lang, People::default(), move |request: &Request| -> Result<Reply, Error> {
        Ok(match request {
            Request::People => Reply::People(Box::new(view.clone())),
            Request::Do(_) => done(Outcome::Saved, None),
            _ => Reply::Ok,
        })
    })
}

fn keeper() -> Desk {
    desk(Lang::ZhHans, Role::Coordinator, view())
}

fn command(desk: &mut Desk) -> PeopleCommand {
    let mut sent = desk.commands();
    match sent.pop() {
        Some(Command::People(command)) => command,
        other => panic!("{other:?}"),
    }
}

#[test]
fn people_stand_below_their_units() {
    insta::assert_snapshot!("people", keeper().sizes());
    insta::assert_snapshot!("people_en", desk(Lang::En, Role::Admin, view()).screen(80, 24));
    let mut unit = keeper();
    unit.key(KeyCode::End);
    insta::assert_snapshot!("people_unit", unit.screen(80, 24));
}

#[test]
fn an_office_of_one_adds_its_leader_first_and_then_everybody() {
    let mut desk = desk(Lang::ZhHans, Role::Coordinator, alone());
    insta::assert_snapshot!("people_alone", desk.screen(80, 24));
    desk.keys("n");
    insta::assert_snapshot!("people_new_menu", desk.screen(80, 24));
    desk.keys("1陈望川").key(KeyCode::Tab).keys("chenwangchuan");
    insta::assert_snapshot!("people_add_leader", desk.screen(80, 24));
    desk.save();
    let PeopleCommand::Add(input) = command(&mut desk) else { panic!() };
    assert_eq!((input.name.as_str(), input.login.as_str()), ("陈望川", "chenwangchuan"));
    assert_eq!((input.roles.as_slice(), input.unit.as_str()), (&[Role::Leader][..], "office"));
    assert!(desk.screen(80, 24).contains("接着把大家添加进来"));
    desk.key(KeyCode::Enter);
    assert!(desk.screen(80, 24).contains("添加人员"));
}

#[test]
fn a_wrong_login_is_told_before_it_is_sent() {
    let mut desk = keeper();
    desk.keys("n1李禾").key(KeyCode::Tab).keys("LiHe").save();
    assert!(desk.screen(80, 24).contains("只能用小写字母"));
    assert!(desk.commands().is_empty());
}

#[test]
fn importing_is_done_on_the_command_line() {
    let mut desk = keeper();
    desk.keys("n3");
    insta::assert_snapshot!("people_import", desk.screen(80, 24));
    desk.keys("y");
    assert_eq!(desk.copied, ["zicha people import people.csv"]);
}

#[test]
fn each_thing_about_a_person_has_its_form() {
    let mut desk = keeper();
    desk.keys("/asj").key(KeyCode::Enter).key(KeyCode::End).key(KeyCode::Enter);
    insta::assert_snapshot!("people_edit_menu", desk.screen(80, 24));
    desk.keys("1");
    insta::assert_snapshot!("people_edit", desk.screen(80, 24));
    desk.key(KeyCode::Esc).keys("e2");
    insta::assert_snapshot!("people_roles", desk.screen(80, 24));
    desk.keys("2").save();
    let wanted = PeopleCommand::SetRoles {
        id: "aishanjiang".into(),
        roles: vec![Role::Staff, Role::Supervisor],
        add: false,
    };
    assert_eq!(command(&mut desk), wanted);
    desk.keys("e3");
    insta::assert_snapshot!("people_status", desk.screen(80, 24));
    desk.keys("3").save();
    let wanted = PeopleCommand::SetStatus {
        id: "aishanjiang".into(),
        version: 3,
        status: PersonStatus::Retired,
    };
    assert_eq!(command(&mut desk), wanted);
    desk.keys("e4asj").save();
    let PeopleCommand::Change { id, version: 3, input } = command(&mut desk) else { panic!() };
    assert_eq!((id.as_str(), input.os_account.as_deref()), ("aishanjiang", Some("asj")));
    assert_eq!((input.name.as_str(), input.roles.len()), ("艾山江·买买提吐尔逊", 0));
}

#[test]
fn the_leaders_role_is_taken_from_nobody_unasked() {
    let mut desk = keeper();
    desk.keys("/asj").key(KeyCode::Enter).key(KeyCode::End).key(KeyCode::Enter).keys("2");
    assert!(!desk.screen(80, 24).contains("现任处长"), "it is not about the leader yet");
    desk.keys("3").save();
    let shown = desk.screen(80, 24);
    assert!(
        shown.contains("现任处长（牵头领导）：陈望川") && shown.contains("由此人接任"),
        "{shown}"
    );
    assert!(desk.commands().is_empty(), "it is asked first");
    desk.keys("1").save();
    let PeopleCommand::SetRoles { roles, .. } = command(&mut desk) else { panic!() };
    assert!(roles.contains(&Role::Leader), "{roles:?}");
}

#[test]
fn nobody_changes_their_own_roles() {
    let mut desk = keeper();
    desk.keys("/linzhixia").key(KeyCode::Enter).keys("e2");
    assert!(desk.screen(80, 24).contains("不能调整自己的角色"));
}

#[test]
fn a_unit_gets_a_supervisor_or_none() {
    let mut desk = keeper();
    desk.key(KeyCode::Home).keys("e").key(KeyCode::Tab).key(KeyCode::Tab);
    insta::assert_snapshot!("people_unit_form", desk.screen(80, 24));
    desk.save();
    let PeopleCommand::ChangeUnit { id, supervisor, .. } = command(&mut desk) else { panic!() };
    assert_eq!((id.as_str(), supervisor.as_deref()), ("office", Some("heyanqiu")));
    desk.key(KeyCode::Home).keys("n2培训科").save();
    let PeopleCommand::AddUnit { parent, name, supervisor, .. } = command(&mut desk) else {
        panic!()
    };
    assert_eq!((parent.as_deref(), name.as_str(), supervisor), (Some("office"), "培训科", None));
}

#[test]
fn others_read_their_own_row_and_are_told_why() {
    let mut own = view();
    own.rows.truncate(1);
    let refused = refuse(&[Act::ChangePeople, Act::ChangeRoles], &Refusal::NoRight);
    own.rows[0].rights = refused.clone();
    let own = PeopleView { rights: refused, ..own };
    let mut desk = desk(Lang::ZhHans, Role::Staff, own);
    insta::assert_snapshot!("people_read_only", desk.screen(80, 24));
    desk.keys("n");
    assert!(desk.screen(80, 24).contains("您的角色不包括这项操作"));
    desk.keys("e");
    assert!(desk.screen(80, 24).contains("您的角色不包括这项操作"));
}
