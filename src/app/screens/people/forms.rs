//! The forms of the people page: a person, roles, status, the system account, a unit.

use crate::app::ctx::Ctx;
use crate::app::form::{Choice, Form, FormField, FormValues};
use crate::app::label::Label;
use crate::domain::check::Checks;
use crate::domain::person::{
    PeopleCommand, PeopleView, Person, PersonInput, PersonRow, PersonStatus, Unit, rules,
};
use crate::domain::problem::Problem;
use crate::domain::role::Role;
use crate::i18n::Tr;
use crate::i18n::labels::{self, Label as _};

pub const ADD: &str = "person-add";
const CHANGE: &str = "person";
const ROLES: &str = "person-roles";
const STATUS: &str = "person-status";
const ACCOUNT: &str = "person-account";
const ADD_UNIT: &str = "unit-add";
const CHANGE_UNIT: &str = "unit";

/// The code of "nobody" where a supervisor is chosen.
const NOBODY: &str = "-";

/// The longest login, name or title, and names of units (domain 2.1).
const SHORT: usize = 32;
const UNIT: usize = 60;

/// A new person, in this unit and with this role unless something else is chosen.
pub fn add(view: &PeopleView, unit: &str, role: Role, ctx: &Ctx<'_>) -> Form {
    let title = match role {
        Role::Leader => Tr::people_add_leader,
        _ => Tr::people_add_person,
    };
    // A draft of the leader does not come up for the next person.
    let form = Form::new(ADD, role.code(), Label::Msg(title), ctx.today());
    let form = person_fields(form, view, None, unit, role == Role::Leader);
    form.with(roles(ctx).start(role.code()))
        .with_all(succession(view, "", ctx))
        .with(account().hint(Label::Msg(Tr::people_account_hint)))
        .check(|values| problems(&input(values)))
}

/// Name, login, duty and unit of a person.
pub fn change(view: &PeopleView, person: &Person, ctx: &Ctx<'_>) -> Form {
    let title = Label::Text(ctx.tr.people_change_title(person.name.as_str()));
    let form = Form::new(CHANGE, person.meta.id.as_str(), title, ctx.today());
    let form = form.based_on(person.meta.version);
    person_fields(form, view, Some(person), &person.unit, person.cadre)
        .check(|values| problems(&input(values)))
}

fn person_fields(
    form: Form,
    view: &PeopleView,
    person: Option<&Person>,
    unit: &str,
    cadre: bool,
) -> Form {
    let start = |of: fn(&Person) -> &str| person.map_or("", of).to_owned();
    form.with(
        FormField::text("name", Label::Msg(Tr::common_name))
            .required()
            .max(usize::try_from(rules::NAME_MAX).unwrap_or(SHORT))
            .start(&start(|p| &p.name)),
    )
    .with(
        FormField::text("login", Label::Msg(Tr::people_login))
            .required()
            .max(SHORT)
            .hint(Label::Msg(Tr::people_login_hint))
            .start(&start(|p| &p.login)),
    )
    .with(FormField::text("title", Label::Msg(Tr::people_duty)).max(20).start(&start(|p| &p.title)))
    .with(FormField::pick("unit", Label::Msg(Tr::people_unit), units(view)).start(unit))
    .with(
        FormField::bool("cadre", Label::Msg(Tr::people_cadre), cadre)
            .hint(Label::Msg(Tr::people_cadre_hint)),
    )
}

/// The roles of a person.
pub fn set_roles(view: &PeopleView, row: &PersonRow, ctx: &Ctx<'_>) -> Form {
    let title = Label::Text(ctx.tr.people_roles_title(row.person.name.as_str()));
    let now: Vec<&str> = row.roles.iter().map(|role| role.code()).collect();
    Form::new(ROLES, row.person.meta.id.as_str(), title, ctx.today())
        .based_on(row.person.meta.version)
        .as_popup()
        .with(roles(ctx).start(&now.join(",")))
        .with_all(succession(view, &row.person.meta.id, ctx))
}

/// Asked before the leader's role is taken from whoever has it, once it is chosen for somebody else.
fn succession(view: &PeopleView, to: &str, ctx: &Ctx<'_>) -> Option<FormField> {
    let leads = |row: &&PersonRow| row.roles.contains(&Role::Leader);
    let leader = &view.rows.iter().find(leads)?.person;
    if leader.meta.id == to {
        return None;
    }
    let name = leader.name.as_str();
    let label = Label::Text(ctx.tr.people_leader_now(name, role_name(Role::Leader, ctx)));
    let yes = Choice::new("yes", Label::Text(ctx.tr.people_leader_hands_over(name)));
    let field = FormField::choice("succession", label, vec![yes]);
    Some(field.required().visible_if("roles", &[Role::Leader.code()]))
}

fn role_name(role: Role, ctx: &Ctx<'_>) -> String {
    match ctx.session.campaign() {
        Some(campaign) => labels::role_in(ctx.tr, campaign, role),
        None => role.label(ctx.tr),
    }
}

fn roles(ctx: &Ctx<'_>) -> FormField {
    let options = Role::ALL.iter().map(|role| Choice::new(role.code(), role_name(*role, ctx)));
    FormField::multi("roles", Label::Msg(Tr::people_roles), options.collect())
        .required()
        .hint(Label::Msg(Tr::people_roles_hint))
}

/// Whether a person still belongs to the office.
pub fn set_status(person: &Person, ctx: &Ctx<'_>) -> Form {
    let title = Label::Text(ctx.tr.people_status_title(person.name.as_str()));
    let options = PersonStatus::ALL.iter().map(|s| Choice::new(s.code(), s.label(ctx.tr)));
    Form::new(STATUS, person.meta.id.as_str(), title, ctx.today())
        .based_on(person.meta.version)
        .as_popup()
        .with(
            FormField::choice("status", Label::Msg(Tr::common_status), options.collect())
                .required()
                .start(person.status.code())
                .hint(Label::Msg(Tr::people_status_hint)),
        )
}

/// The account of the operating system that logs in as this person.
pub fn bind(person: &Person, ctx: &Ctx<'_>) -> Form {
    let title = Label::Text(ctx.tr.people_account_title(person.name.as_str()));
    let now = person.os_uid.map_or_else(String::new, |uid| uid.to_string());
    Form::new(ACCOUNT, person.meta.id.as_str(), title, ctx.today())
        .based_on(person.meta.version)
        .as_popup()
        .with(account().hint(Label::Msg(Tr::people_unbind_hint)).start(&now))
}

fn account() -> FormField {
    FormField::text("os_account", Label::Msg(Tr::people_account)).max(SHORT)
}

/// A new unit below another one.
pub fn add_unit(view: &PeopleView, parent: &str, ctx: &Ctx<'_>) -> Form {
    let form = Form::new(ADD_UNIT, "", Label::Msg(Tr::people_add_unit), ctx.today());
    let parents = FormField::pick("parent", Label::Msg(Tr::people_parent), units(view));
    unit_fields(form, view, None, ctx).with(parents.start(parent))
}

/// Name and supervisor of a unit.
pub fn change_unit(view: &PeopleView, unit: &Unit, ctx: &Ctx<'_>) -> Form {
    let title = Label::Text(ctx.tr.people_change_title(unit.name.as_str()));
    let form = Form::new(CHANGE_UNIT, unit.meta.id.as_str(), title, ctx.today());
    unit_fields(form.based_on(unit.meta.version), view, Some(unit), ctx)
}

fn unit_fields(form: Form, view: &PeopleView, unit: Option<&Unit>, ctx: &Ctx<'_>) -> Form {
    let nobody = Choice::new(NOBODY, Label::Msg(Tr::people_nobody));
    let able = |row: &&PersonRow| {
        row.roles.iter().any(|role| matches!(role, Role::Supervisor | Role::Leader))
    };
    let able = view.rows.iter().filter(able).map(|row| {
        Choice::new(
            row.person.meta.id.as_str(),
            format!("{} {}", row.person.name, row.person.login),
        )
    });
    let options = std::iter::once(nobody).chain(able).collect();
    let supervisor = unit.and_then(|unit| unit.supervisor.as_deref()).unwrap_or(NOBODY);
    let label = role_name(Role::Supervisor, ctx);
    form.with(
        FormField::text("name", Label::Msg(Tr::people_unit_name))
            .required()
            .max(UNIT)
            .start(unit.map_or("", |unit| &unit.name)),
    )
    .with(
        FormField::text("short_name", Label::Msg(Tr::people_short_name))
            .max(20)
            .hint(Label::Msg(Tr::people_short_hint))
            .start(unit.map_or("", |unit| &unit.short_name)),
    )
    .with(
        FormField::pick("supervisor", label, options)
            .hint(Label::Msg(Tr::people_supervisor_hint))
            .start(supervisor),
    )
}

fn units(view: &PeopleView) -> Vec<Choice> {
    view.units.iter().map(|u| Choice::new(u.meta.id.as_str(), u.name.as_str())).collect()
}

fn problems(input: &PersonInput) -> Vec<Problem> {
    let mut checks = Checks::new();
    rules::person(&mut checks, input);
    checks.into_problems()
}

/// What was typed; fields that the form does not have are empty and leave the person's own alone.
fn input(values: &FormValues) -> PersonInput {
    let roles = values.codes("roles");
    PersonInput {
        login: values.text("login"),
        name: values.text("name"),
        title: values.text("title"),
        unit: values.text("unit"),
        cadre: values.bool("cadre"),
        roles: roles.iter().filter_map(|code| Role::from_code(code)).collect(),
        os_account: values.get("os_account").map(|_| values.text("os_account")),
    }
}

/// The order of a form of this file.
pub fn command(form: &Form, view: &PeopleView) -> Option<PeopleCommand> {
    let values = form.values();
    let (id, version) = (form.entity.clone(), form.base_version);
    let supervisor = || values.code("supervisor").filter(|id| *id != NOBODY).map(str::to_owned);
    Some(match form.id {
        ADD => PeopleCommand::Add(input(&values)),
        CHANGE => PeopleCommand::Change { id, version, input: input(&values) },
        ROLES => PeopleCommand::SetRoles { id, roles: input(&values).roles, add: false },
        STATUS => {
            let status = PersonStatus::from_code(values.code("status")?)?;
            PeopleCommand::SetStatus { id, version, status }
        }
        ACCOUNT => {
            let person = &view.rows.iter().find(|row| row.person.meta.id == id)?.person;
            let os_account = Some(values.text("os_account"));
            PeopleCommand::Change {
                id,
                version,
                input: PersonInput { os_account, ..as_is(person) },
            }
        }
        ADD_UNIT => PeopleCommand::AddUnit {
            parent: values.code("parent").map(str::to_owned),
            name: values.text("name"),
            short_name: values.text("short_name"),
            supervisor: supervisor(),
        },
        CHANGE_UNIT => PeopleCommand::ChangeUnit {
            id,
            version,
            name: values.text("name"),
            short_name: values.text("short_name"),
            supervisor: supervisor(),
        },
        _ => return None,
    })
}

/// A person as stored; no roles named leaves the roles alone.
fn as_is(person: &Person) -> PersonInput {
    PersonInput {
        login: person.login.clone(),
        name: person.name.clone(),
        title: person.title.clone(),
        unit: person.unit.clone(),
        cadre: person.cadre,
        roles: Vec::new(),
        os_account: None,
    }
}
