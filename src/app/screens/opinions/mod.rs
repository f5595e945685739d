//! Opinions: what was collected outside in its own words, sorted, decided, made findings of.

mod forms;

use super::exporting;
use super::step_page::StepPage;
use super::steps;
use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::{Answer, Dialog, Item};
use crate::app::event::MouseEvent;
use crate::app::form::Form;
use crate::app::label::Label;
use crate::app::list::Row;
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::app::scroll::Scroll;
use crate::domain::opinion::{self, Decision, Opinion, OpinionCommand, OpinionRow, OpinionsView};
use crate::domain::policy::Act;
use crate::domain::reply::Reply;
use crate::domain::request::{Command, Request};
use crate::domain::step::OpinionsParams;
use crate::i18n::{Tr, errors};

/// Dialogs of this screen.
const HANDLE: &str = "opinion-handle";
const CONVERT: &str = "opinion-convert";
const DELETE: &str = "opinion-delete";
const FINISH: &str = "opinions-finish";
const LACKS: &str = "opinions-lacks";

impl Row for OpinionRow {
    fn id(&self) -> &str {
        &self.row.meta.id
    }

    fn haystack(&self) -> String {
        let row = &self.row;
        [&row.no, &row.original, &row.summary, &row.giver, &self.author]
            .map(String::as_str)
            .join(" ")
    }
}

/// The opinions a person collected; for those who may read all of them, the office's.
pub type Opinions = StepPage<OpinionsView, OpinionRow>;

impl Opinions {
    /// What the campaign asks for in this step.
    pub fn params<'a>(&self, session: &'a Session) -> Option<&'a OpinionsParams> {
        self.subject.step_in(session).and_then(|step| step.opinions())
    }

    fn set(&mut self, view: Box<OpinionsView>) {
        let rows = view.rows.clone();
        self.take(view, rows);
        self.settle(|_| true);
    }

    fn open(&mut self, ctx: &mut Ctx<'_>) {
        let Some(item) = self.list.selected() else { return };
        match (&self.reading, &item.row.finding) {
            (Some(_), Some(finding)) => ctx.push(Route::finding(finding)),
            (Some(_), None) => {}
            (None, _) => self.reading = Some(Scroll::default()),
        }
    }

    /// `a`: decides, makes a finding of it, or asks which.
    fn handle(&self, ctx: &mut Ctx<'_>) {
        let Some(item) = self.list.selected() else { return };
        match handling(item) {
            Handling::Both => {
                let items = vec![
                    Item::new("decide", Label::Msg(Tr::opinions_decide)),
                    Item::new("convert", Label::Msg(Tr::opinions_convert)),
                ];
                let title = Label::Text(ctx.tr.opinions_handle_title(item.row.no.clone()));
                ctx.dialog(Dialog::menu(HANDLE, title, items));
            }
            Handling::Decide => ctx.open(forms::decide(&item.row, ctx)),
            Handling::Convert => ask_convert(&item.row, ctx),
            Handling::None => {}
        }
    }

    fn ask_delete(&self, ctx: &mut Ctx<'_>) {
        let Some(item) = self.list.selected() else { return };
        let title = Label::Text(ctx.tr.opinions_delete_title(item.row.no.clone()));
        let text = Label::Text(ctx.tr.common_quoted(item.row.original.clone()));
        let yes = Label::Msg(Tr::common_delete);
        ctx.dialog(Dialog::confirm(DELETE, title, text, yes).about(item.row.meta.id.as_str()));
    }

    fn ask_finish(&self, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(params)) = (&self.view, self.params(ctx.session)) else { return };
        let me = ctx.session.my_id();
        let own = view.rows.iter().filter(|item| item.row.author == me);
        let own: Vec<Opinion> = own.map(|item| item.row.clone()).collect();
        let lacks = opinion::finish_lacks(params, &own);
        if !lacks.is_empty() {
            let lines: Vec<String> =
                lacks.iter().map(|lack| errors::problem_kind(ctx.tr, &lack.kind)).collect();
            return steps::tell_lacks(LACKS, &lines, ctx);
        }
        let text = ctx.tr.opinions_finish_text(own.len());
        let title = Label::Msg(Tr::opinions_finish_title);
        let yes = Label::Msg(Tr::opinions_finish);
        ctx.dialog(Dialog::confirm(FINISH, title, Label::Text(text), yes));
    }

    /// The opinion of an id, as it was loaded.
    fn row(&self, id: &str) -> Option<&Opinion> {
        self.list.all().iter().map(|item| &item.row).find(|row| row.meta.id == id)
    }

    fn run_on(
        &self,
        id: &str,
        order: impl FnOnce(String, i64) -> OpinionCommand,
        ctx: &mut Ctx<'_>,
    ) {
        if let Some(row) = self.row(id) {
            ctx.run(Command::Opinion(order(row.meta.id.clone(), row.meta.version)));
        }
    }
}

/// What can still be done about an opinion by this reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Handling {
    Decide,
    Convert,
    Both,
    None,
}

/// Deciding comes first; an opinion that was answered or passed on makes no finding by itself.
fn handling(item: &OpinionRow) -> Handling {
    let decides = item.rights.allows(Act::DecideOpinion) && item.row.finding.is_none();
    match (decides, item.rights.allows(Act::ConvertOpinion)) {
        (true, true) => Handling::Both,
        (true, false) => Handling::Decide,
        (false, true) => Handling::Convert,
        (false, false) => Handling::None,
    }
}

fn ask_convert(row: &Opinion, ctx: &mut Ctx<'_>) {
    let title = Label::Text(ctx.tr.opinions_convert_title(row.no.clone()));
    let words = if row.summary.is_empty() { &row.original } else { &row.summary };
    let text = Label::Text(ctx.tr.opinions_convert_text(words.clone()));
    let yes = Label::Msg(Tr::opinions_convert);
    ctx.dialog(Dialog::confirm(CONVERT, title, text, yes).about(row.meta.id.as_str()));
}

impl Screen for Opinions {
    fn title(&self, session: &Session) -> String {
        self.subject.title(session)
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::Opinions { step: self.subject.step.clone(), person: self.subject.id() }]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        if exporting::told(&reply, ctx) {
            return;
        }
        match reply {
            Reply::Opinions(view) if view.step == self.subject.step => self.set(view),
            Reply::Done(done) => steps::offer_next(&done, ctx),
            _ => {}
        }
    }

    fn offers(&self, session: &Session) -> Vec<Offer> {
        let Some(view) = &self.view else { return Vec::new() };
        let mut offers = Vec::new();
        if let Some(item) = self.list.selected() {
            match (&self.reading, &item.row.finding) {
                (None, _) => {
                    offers.push(Offer::new(Action::Open).named(Label::Msg(Tr::opinions_read)));
                }
                (Some(_), Some(_)) => {
                    let label = session.tr().opinions_open_finding(item.finding_no.clone());
                    offers.push(Offer::new(Action::Open).named(Label::Text(label)));
                }
                (Some(_), None) => {}
            }
            let handle = Offer::new(Action::Accept);
            offers.push(match handling(item) {
                Handling::Both => handle.named(Label::Msg(Tr::opinions_handle)),
                Handling::Decide => handle.named(Label::Msg(Tr::opinions_decide)),
                Handling::Convert => handle.named(Label::Msg(Tr::opinions_convert)),
                Handling::None => handle
                    .named(Label::Msg(Tr::opinions_handle))
                    .when(item.rights.check(Act::ConvertOpinion)),
            });
            let change = item.rights.check(Act::ChangeOpinion);
            offers.push(Offer::new(Action::Edit).when(change.clone()));
            let delete = change.and_then(|()| opinion::may_delete(&item.row));
            offers.push(Offer::new(Action::Delete).when(delete));
        }
        if self.reading.is_some() {
            offers.push(Offer::new(Action::Back).named(Label::Msg(Tr::steps_close_reading)));
            return offers;
        }
        let add = Offer::new(Action::New).named(Label::Msg(Tr::opinions_add));
        offers.insert(0, add.when(view.rights.check(Act::AddOpinion)));
        if self.subject.is_mine(session) {
            let finish = Offer::new(Action::Submit).named(Label::Msg(Tr::opinions_finish));
            offers.push(finish.when(view.rights.check(Act::SubmitEntry)));
        }
        offers.extend([Offer::new(Action::Find), Offer::new(Action::Export)]);
        offers
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        if !steps::may_act(action, &self.offers(ctx.session)) {
            return;
        }
        match action {
            Action::Open => self.open(ctx),
            Action::Back => self.reading = None,
            Action::Accept => self.handle(ctx),
            Action::New => {
                if let Some(params) = self.params(ctx.session) {
                    ctx.open(forms::add(&self.subject, params, ctx));
                }
            }
            Action::Edit => {
                if let (Some(item), Some(params)) = (self.list.selected(), self.params(ctx.session))
                {
                    ctx.open(forms::change(&item.row, params, ctx));
                }
            }
            Action::Delete => self.ask_delete(ctx),
            Action::Submit => self.ask_finish(ctx),
            Action::Export => exporting::ask(&exporting::MINE, ctx),
            action => match &mut self.reading {
                Some(scroll) => {
                    scroll.act(action);
                }
                None => {
                    self.list.act(action);
                }
            },
        }
    }

    fn find(&mut self, text: &str, _ctx: &mut Ctx<'_>) {
        self.list.filter(text);
    }

    fn sought(&self) -> &str {
        self.list.filter_text()
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Option<Request> {
        let stored = self.row(&form.entity);
        forms::command(&self.subject, stored, form).map(|c| Request::Do(Command::Opinion(c)))
    }

    fn saved(&mut self, form: &Form, reply: &Reply, ctx: &mut Ctx<'_>) {
        let Reply::Done(done) = reply else { return };
        if form.id == forms::ADD {
            self.wanted = Some(done.id.clone());
        }
        // What is adopted is put right: it may go on to the ledger at once.
        let adopted =
            forms::decided(form).is_some_and(|d| matches!(d, Decision::Adopt | Decision::Partly));
        let convert = |item: &&OpinionRow| {
            item.row.meta.id == done.id && item.rights.allows(Act::ConvertOpinion)
        };
        if adopted && let Some(item) = self.list.all().iter().find(convert) {
            ask_convert(&item.row, ctx);
        }
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        match (id, &answer) {
            (HANDLE, Answer::Chosen(code)) => {
                if let Some(item) = self.list.selected() {
                    match code.as_str() {
                        "decide" => ctx.open(forms::decide(&item.row, ctx)),
                        _ => ask_convert(&item.row, ctx),
                    }
                }
            }
            (CONVERT, Answer::Yes) => {
                self.run_on(subject, |id, version| OpinionCommand::Convert { id, version }, ctx);
            }
            (DELETE, Answer::Yes) => {
                self.run_on(subject, |id, version| OpinionCommand::Delete { id, version }, ctx);
            }
            (FINISH, Answer::Yes) => {
                let version = self.view.as_ref().map_or(0, |view| view.head.version);
                let step = self.subject.step.clone();
                ctx.run(Command::Opinion(OpinionCommand::Finish { step, version }));
            }
            (LACKS, Answer::Yes) => self.action(Action::New, ctx),
            (id, Answer::Chosen(code)) => exporting::answered(id, subject, code, ctx),
            _ => {
                steps::answered(id, subject, &answer, ctx);
            }
        }
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        self.click(event);
    }
}
