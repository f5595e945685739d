//! The ledger: every finding one may read, filtered, searched, and opened as a page.

use super::exporting;
use super::finding;
use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::{Answer, Dialog, Item};
use crate::app::event::MouseEvent;
use crate::app::form::{Choice, Form, FormField};
use crate::app::label::Label;
use crate::app::list::{List, Row};
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::domain::finding::{FindingStatus, LedgerQuery, LedgerRow, LedgerView};
use crate::domain::person::PersonRef;
use crate::domain::policy::Act;
use crate::domain::record::Id;
use crate::domain::reply::Reply;
use crate::domain::request::Request;
use crate::i18n::Tr;
use crate::i18n::labels::{self, Label as _};

/// Dialogs and forms of this screen.
const FILTER: &str = "ledger-filter";
const BY_STATUS: &str = "ledger-status";
const BY_CATEGORY: &str = "ledger-category";
const BY_PERSON: &str = "ledger-person";

impl Row for LedgerRow {
    fn id(&self) -> &str {
        &self.row.meta.id
    }
}

/// The ledger.
#[derive(Default)]
pub struct Ledger {
    pub view: Option<Box<LedgerView>>,
    pub list: List<LedgerRow>,
    pub query: LedgerQuery,
    /// Whose findings it was opened for: without a further filter these are all.
    of: Option<Id>,
}

impl Ledger {
    /// The ledger; the findings of one person where one is given.
    pub fn new(person: Option<&PersonRef>) -> Self {
        let person = person.map(|person| person.id.clone());
        let query = LedgerQuery { person: person.clone(), ..LedgerQuery::default() };
        Self { query, of: person, ..Self::default() }
    }

    fn set(&mut self, view: Box<LedgerView>, ctx: &mut Ctx<'_>) {
        let kept = self.list.selected_id();
        let first = usize::try_from(view.query.offset).unwrap_or(0);
        let total = usize::try_from(view.total).unwrap_or(0);
        self.list.set_window(first, view.rows.clone(), total);
        if let Some(id) = kept {
            self.list.select(&id);
        }
        let came = first..first + usize::try_from(view.query.limit).unwrap_or(0);
        self.view = Some(view);
        // A tall screen may have room for more than came.
        self.list.expect_rows(usize::from(ctx.session.size.1));
        if self.list.wants().is_some_and(|wanted| wanted != came) {
            ctx.reload();
        }
    }

    /// Shows other rows: from the first one on.
    fn ask(&mut self, query: LedgerQuery, ctx: &mut Ctx<'_>) {
        self.query = LedgerQuery { offset: 0, ..query };
        self.list = List::default();
        ctx.reload();
    }

    /// What shows everything this ledger was opened for.
    fn all(&self) -> LedgerQuery {
        LedgerQuery { person: self.of.clone(), ..LedgerQuery::default() }
    }

    /// Whether anything but the text narrows the list.
    pub const fn is_filtered(&self) -> bool {
        let query = &self.query;
        query.status.is_some()
            || query.person.is_some()
            || query.category.is_some()
            || query.late_only
            || query.mine_only
    }

    /// The name of a person in the view.
    pub fn name_of(&self, id: &str) -> String {
        let people = self.view.as_ref().map_or(&[][..], |view| &view.people);
        people.iter().find(|p| p.id == id).map_or_else(String::new, |p| p.name.clone())
    }

    fn open_filter(&self, ctx: &mut Ctx<'_>) {
        let mut items = vec![
            Item::new("all", Label::Msg(Tr::ledger_filter_all)),
            Item::new("mine", Label::Msg(Tr::ledger_filter_mine)),
            Item::new("late", Label::Msg(Tr::ledger_filter_late)),
            Item::new("status", Label::Msg(Tr::ledger_filter_status)),
            Item::new("category", Label::Msg(Tr::ledger_filter_category)),
            Item::new("person", Label::Msg(Tr::ledger_filter_person)),
        ];
        let on = |on: bool| on.then(|| Label::Text(ctx.tr.ledger_filter_on()));
        let query = &self.query;
        let marks = [
            None,
            on(query.mine_only),
            on(query.late_only),
            query.status.map(|status| Label::Text(status.label(ctx.tr))),
            query.category.as_ref().map(|key| Label::Text(category(key, ctx))),
            query.person.as_ref().map(|id| Label::Text(self.name_of(id))),
        ];
        for (item, mark) in items.iter_mut().zip(marks) {
            item.note = mark;
        }
        ctx.dialog(Dialog::menu(FILTER, Label::Msg(Tr::ledger_filter_title), items));
    }

    fn filter(&mut self, code: &str, ctx: &mut Ctx<'_>) {
        let query = self.query.clone();
        match code {
            "all" => self.ask(LedgerQuery { text: query.text, ..LedgerQuery::default() }, ctx),
            "mine" => self.ask(LedgerQuery { mine_only: !query.mine_only, ..query }, ctx),
            "late" => self.ask(LedgerQuery { late_only: !query.late_only, ..query }, ctx),
            "status" => self.menu_of_states(ctx),
            "category" => self.menu_of_categories(ctx),
            _ => self.form_of_people(ctx),
        }
    }

    fn menu_of_states(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let items = view.by_status.iter().map(|(status, count)| {
            let note = ctx.tr.common_entries(*count);
            Item::new(status.code(), status.label(ctx.tr)).note(note)
        });
        choose(BY_STATUS, Label::Msg(Tr::ledger_filter_status), items.collect(), ctx);
    }

    fn menu_of_categories(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let items = view.by_category.iter().map(|(key, count)| {
            Item::new(key.clone(), category(key, ctx)).note(ctx.tr.ledger_open_count(*count))
        });
        choose(BY_CATEGORY, Label::Msg(Tr::ledger_filter_category), items.collect(), ctx);
    }

    fn form_of_people(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let title = Label::Msg(Tr::ledger_filter_person);
        let chosen = self.query.person.clone().unwrap_or_default();
        let field =
            FormField::pick("person", Label::Msg(Tr::ledger_person), Choice::people(&view.people));
        let form = Form::new(BY_PERSON, "", title, ctx.today())
            .with(field.start(&chosen))
            .as_popup()
            .without_draft()
            .saves_as(Label::Msg(Tr::common_filter));
        ctx.open(form);
    }

    fn moved(&mut self, ctx: &mut Ctx<'_>) {
        if self.list.wants().is_some() {
            ctx.reload();
        }
    }
}

fn choose(id: &'static str, title: Label, items: Vec<Item>, ctx: &mut Ctx<'_>) {
    if items.is_empty() {
        ctx.say(ctx.tr.ledger_nothing_to_choose());
    } else {
        ctx.dialog(Dialog::menu(id, title, items));
    }
}

fn category(key: &str, ctx: &Ctx<'_>) -> String {
    let campaign = ctx.session.campaign();
    campaign.map_or_else(|| key.to_owned(), |c| labels::category_in(ctx.tr, c, key))
}

impl Screen for Ledger {
    fn title(&self, session: &Session) -> String {
        session.tr().ledger_title()
    }

    fn load(&self) -> Vec<Request> {
        let window = self.list.window();
        let whole = |n: usize| i64::try_from(n).unwrap_or(0);
        let (offset, limit) = (whole(window.start), whole(window.len()));
        vec![Request::Ledger(LedgerQuery { offset, limit, ..self.query.clone() })]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        if exporting::told(&reply, ctx) {
            return;
        }
        if let Reply::Ledger(view) = reply {
            self.set(view, ctx);
        }
    }

    fn offers(&self, _session: &Session) -> Vec<Offer> {
        let nothing = Label::Msg(Tr::ledger_nothing_selected);
        let mut offers =
            vec![Offer::new(Action::Open).only_if(self.list.selected().is_some(), nothing)];
        if let Some(view) = &self.view {
            let propose = Offer::new(Action::New).named(Label::Msg(Tr::ledger_propose));
            offers.push(propose.when(view.rights.check(Act::ProposeFinding)));
        }
        offers.extend([
            Offer::new(Action::Filter),
            Offer::new(Action::Find),
            Offer::new(Action::Export),
        ]);
        offers
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        match action {
            Action::Open => {
                if let Some(row) = self.list.selected() {
                    let (id, no) = (row.row.meta.id.clone(), row.row.no.clone());
                    ctx.push(Route::Finding { id, no });
                }
            }
            Action::New => {
                if let Some(form) = finding::propose_form(ctx) {
                    ctx.open(form);
                }
            }
            Action::Filter => self.open_filter(ctx),
            Action::Export => {
                let team = self.view.as_ref().is_some_and(|v| v.rights.allows(Act::ExportTeam));
                let choices: &exporting::Choices =
                    if team { &exporting::LEDGER } else { &exporting::MINE };
                let is_part = team && (self.is_narrowed() || self.of.is_some());
                exporting::ask_from(choices, is_part, ctx);
            }
            action => {
                if self.list.act(action) {
                    self.moved(ctx);
                }
            }
        }
    }

    fn find(&mut self, text: &str, ctx: &mut Ctx<'_>) {
        let query = LedgerQuery { text: text.to_owned(), ..self.query.clone() };
        self.ask(query, ctx);
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Option<Request> {
        if form.id == BY_PERSON {
            let person = form.values().code("person").map(str::to_owned);
            self.ask(LedgerQuery { person, ..self.query.clone() }, ctx);
            return None;
        }
        finding::propose_request(form)
    }

    fn saved(&mut self, _form: &Form, reply: &Reply, ctx: &mut Ctx<'_>) {
        if let Reply::Done(done) = reply {
            ctx.push(Route::finding(&done.id));
        }
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        let Answer::Chosen(code) = answer else { return };
        match id {
            FILTER => self.filter(&code, ctx),
            BY_STATUS => {
                let status = FindingStatus::from_code(&code);
                self.ask(LedgerQuery { status, ..self.query.clone() }, ctx);
            }
            BY_CATEGORY => {
                self.ask(LedgerQuery { category: Some(code), ..self.query.clone() }, ctx);
            }
            _ => exporting::answered(id, subject, &code, ctx),
        }
    }

    fn is_narrowed(&self) -> bool {
        LedgerQuery { offset: 0, ..self.query.clone() } != self.all()
    }

    fn widen(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(self.all(), ctx);
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        self.list.click(event.col, event.row);
    }
}
