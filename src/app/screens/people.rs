//! People: who belongs to the office, in which unit, with which roles and account.

mod forms;
mod lines;

pub use lines::{Line, UnitLine};

use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::detail::Detail;
use crate::app::dialog::{Answer, Dialog, Item};
use crate::app::event::MouseEvent;
use crate::app::form::Form;
use crate::app::label::Label;
use crate::app::list::{List, Row};
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::domain::person::{PeopleView, Person, PersonRef, PersonRow};
use crate::domain::policy::Act;
use crate::domain::refusal::Refusal;
use crate::domain::reply::Reply;
use crate::domain::request::{Command, Request};
use crate::domain::role::Role;
use crate::i18n::Tr;
use crate::text::search::Matcher;

/// Dialogs of this screen.
const NEW: &str = "people-new";
const EDIT: &str = "people-edit";
const NEXT: &str = "people-next";

/// The command line that imports a list.
const IMPORT: &str = "zicha people import people.csv";

/// The people page.
#[derive(Default)]
pub struct People {
    pub view: Option<Box<PeopleView>>,
    pub list: List<Line>,
    pub detail: Detail,
    /// To be selected once it is loaded.
    wanted: Option<String>,
    /// Somebody with this role is to be added as soon as it is known who is there.
    adding: Option<Role>,
}

impl People {
    /// Opens with the form of a new person in this role.
    pub fn adding(role: Role) -> Self {
        Self { adding: Some(role), ..Self::default() }
    }

    fn set(&mut self, view: Box<PeopleView>) {
        let first = self.view.is_none();
        self.list.set_rows(lines::lines(&view, view.rights.allows(Act::ChangePeople)));
        let topmost = self.list.all().iter().find(|line| matches!(line, Line::Person(_)));
        if let Some(id) = topmost.filter(|_| first).map(|line| line.id().to_owned()) {
            self.list.select(&id);
        }
        if let Some(id) = self.wanted.take() {
            self.list.select(&id);
        }
        self.view = Some(view);
    }

    /// The selected person.
    pub fn person(&self) -> Option<&PersonRow> {
        match self.list.selected() {
            Some(Line::Person(row)) => Some(row),
            _ => None,
        }
    }

    /// The unit that is selected, or that of the selected person; empty for my own.
    fn unit(&self) -> &str {
        match self.list.selected() {
            Some(Line::Unit(line)) => &line.unit.meta.id,
            Some(Line::Person(row)) => &row.person.unit,
            None => "",
        }
    }

    // --- adding

    fn ask_new(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let mut items = Vec::new();
        if view.no_leader {
            let note = Label::Msg(Tr::people_leader_first);
            items.push(Item::new("leader", Label::Msg(Tr::people_add_leader)).note(note));
        }
        items.push(Item::new("person", Label::Msg(Tr::people_add_person)));
        items.push(Item::new("unit", Label::Msg(Tr::people_add_unit)));
        items.push(Item::new("import", Label::Msg(Tr::people_import)));
        ctx.dialog(Dialog::menu(NEW, Label::Msg(Tr::common_new), items));
    }

    fn new_chosen(&self, code: &str, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let form = match code {
            "leader" => forms::add(view, self.unit(), Role::Leader, ctx),
            "person" => forms::add(view, self.unit(), Role::Staff, ctx),
            "unit" => forms::add_unit(view, self.unit(), ctx),
            _ => {
                let title = Label::Msg(Tr::people_import);
                let text = ctx.tr.people_import_text(IMPORT);
                return ctx.dialog(Dialog::copyable(title, text).copying(IMPORT));
            }
        };
        ctx.open(form);
    }

    // --- changing

    fn edit(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        if let Err(why) = self.may_change() {
            return ctx.warn(crate::i18n::errors::refusal(ctx.tr, &why));
        }
        match self.list.selected() {
            Some(Line::Unit(line)) => ctx.open(forms::change_unit(view, &line.unit, ctx)),
            Some(Line::Person(row)) => {
                let items = vec![
                    Item::new("details", Label::Msg(Tr::people_edit_details)),
                    Item::new("roles", Label::Msg(Tr::people_roles)),
                    Item::new("status", Label::Msg(Tr::common_status)),
                    Item::new("account", Label::Msg(Tr::people_account)),
                    Item::new("keys", Label::Msg(Tr::login_key_place)),
                ];
                let title = Label::Text(ctx.tr.people_change_title(row.person.name.as_str()));
                ctx.dialog(Dialog::menu(EDIT, title, items).about(row.person.meta.id.as_str()));
            }
            None => {}
        }
    }

    fn edit_chosen(&self, id: &str, code: &str, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let Some(row) = view.rows.iter().find(|row| row.person.meta.id == id) else { return };
        if code == "keys" {
            let Person { meta, login, name, .. } = &row.person;
            let (id, login, name) = (meta.id.clone(), login.clone(), name.clone());
            return ctx.push(Route::LoginKeys(Some(PersonRef { id, login, name })));
        }
        let act = if code == "roles" { Act::ChangeRoles } else { Act::ChangePeople };
        if let Err(why) = row.rights.check(act) {
            return ctx.warn(crate::i18n::errors::refusal(ctx.tr, &why));
        }
        ctx.open(match code {
            "roles" => forms::set_roles(view, row, ctx),
            "status" => forms::set_status(&row.person, ctx),
            "account" => forms::bind(&row.person, ctx),
            _ => forms::change(view, &row.person, ctx),
        });
    }

    fn may_change(&self) -> Result<(), Refusal> {
        let Some(view) = &self.view else { return Ok(()) };
        match self.person() {
            Some(row) => row.rights.check(Act::ChangePeople),
            None => view.rights.check(Act::ChangePeople),
        }
    }
}

impl Screen for People {
    fn title(&self, session: &Session) -> String {
        session.tr().people_title()
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::People]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        let Reply::People(view) = reply else { return };
        self.set(view);
        if let (Some(role), Some(view)) = (self.adding.take(), &self.view)
            && view.rights.allows(Act::ChangePeople)
        {
            ctx.open(forms::add(view, self.unit(), role, ctx));
        }
    }

    fn offers(&self, _session: &Session) -> Vec<Offer> {
        let Some(view) = &self.view else { return Vec::new() };
        let new = Offer::new(Action::New).when(view.rights.check(Act::ChangePeople));
        let named = if view.no_leader { new.named(Label::Msg(Tr::people_add_leader)) } else { new };
        let mut offers = vec![named];
        if self.list.selected().is_some() {
            let open = Offer::new(Action::Open).named(Label::Msg(Tr::keys_edit));
            offers.push(open.when(self.may_change()));
        }
        offers.push(Offer::new(Action::Find));
        self.detail.offers(offers)
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        if self.detail.act(action) {
            return;
        }
        match action {
            Action::New => self.ask_new(ctx),
            Action::Open | Action::Edit => self.edit(ctx),
            action => {
                self.list.act(action);
            }
        }
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Option<Request> {
        let command = forms::command(form, self.view.as_ref()?)?;
        Some(Request::Do(Command::People(command)))
    }

    fn saved(&mut self, form: &Form, reply: &Reply, ctx: &mut Ctx<'_>) {
        if let Reply::Done(done) = reply {
            self.wanted = Some(done.id.clone());
        }
        // The next thing an office needs after its leader is everybody else.
        let leader = form.values().codes("roles").iter().any(|role| role == Role::Leader.code());
        if form.id == forms::ADD && leader {
            let text = Label::Text(ctx.tr.people_next_text(IMPORT));
            let yes = Label::Msg(Tr::people_add_person);
            ctx.dialog(Dialog::confirm(NEXT, Label::Msg(Tr::people_next_title), text, yes));
        }
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        match (id, answer) {
            (NEXT, Answer::Yes) => self.new_chosen("person", ctx),
            (NEW, Answer::Chosen(code)) => self.new_chosen(&code, ctx),
            (EDIT, Answer::Chosen(code)) => self.edit_chosen(subject, &code, ctx),
            _ => {}
        }
    }

    fn find(&mut self, text: &str, _ctx: &mut Ctx<'_>) {
        self.list.filter(text);
        // A unit is shown for its people, too: it is them who are looked for.
        let query = Matcher::new(text);
        let found =
            |line: &&Line| matches!(line, Line::Person(row) if query.is_match(&lines::words(row)));
        if !text.is_empty()
            && let Some(line) = self.list.all().iter().find(found)
        {
            let id = line.id().to_owned();
            self.list.select(&id);
        }
    }

    fn sought(&self) -> &str {
        self.list.filter_text()
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        self.list.click(event.col, event.row);
    }
}
