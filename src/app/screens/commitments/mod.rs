//! Commitments: what one promises in public, from the draft to the evaluation (S42-S47).

mod forms;

pub use forms::{channels_line, kind_name};

use super::step_page::StepPage;
use super::steps;
use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::{Answer, Dialog, row_of};
use crate::app::event::MouseEvent;
use crate::app::form::Form;
use crate::app::label::Label;
use crate::app::list::Row;
use crate::app::screen::Screen;
use crate::app::screens::exporting;
use crate::app::scroll::Scroll;
use crate::domain::commitment::{
    CommitmentCommand, CommitmentRow, CommitmentStatus, CommitmentsView, kept_or_explained,
};
use crate::domain::policy::Act;
use crate::domain::reply::Reply;
use crate::domain::request::{Command, Request};
use crate::domain::step::CommitmentParams;
use crate::i18n::Tr;

/// Dialogs of this screen.
const DELETE: &str = "commitment-delete";
const EVALUATE: &str = "commitment-evaluate";

impl Row for CommitmentRow {
    fn id(&self) -> &str {
        &self.row.meta.id
    }

    fn haystack(&self) -> String {
        let items: Vec<&str> = self.items.iter().map(|item| item.text.as_str()).collect();
        format!("{} {} {}", self.row.no, self.row.title, items.join(" "))
    }
}

/// The commitments of one person.
pub type Commitments = StepPage<CommitmentsView, CommitmentRow>;

impl Commitments {
    /// What the campaign asks for in this step.
    pub fn params<'a>(&self, session: &'a Session) -> Option<&'a CommitmentParams> {
        self.subject.step_in(session).and_then(|step| step.commitment())
    }

    fn set(&mut self, view: Box<CommitmentsView>, session: &Session) {
        let rows = view.rows.clone();
        if self.take(view, rows) && !self.subject.is_mine(session) {
            self.select_waiting("");
        }
        self.settle(|_| true);
    }

    /// For a reviewer: to the next commitment that waits for review, other than `done`.
    fn select_waiting(&mut self, done: &str) {
        let waits = |row: &&CommitmentRow| {
            row.row.status == CommitmentStatus::Review && row.row.meta.id != done
        };
        if let Some(id) = self.list.all().iter().find(waits).map(|row| row.row.meta.id.clone()) {
            self.list.select(&id);
        }
    }

    fn my_offers(&self, view: &CommitmentsView) -> Vec<Offer> {
        let mut offers = Vec::new();
        if let Some(row) = self.list.selected() {
            let may = |act| row.rights.check(act);
            if row.row.status.is_public() {
                Self::offer_check(row, &mut offers);
            } else {
                let submit = Offer::new(Action::Submit).named(Label::Msg(Tr::commitments_submit));
                offers.push(submit.when(may(Act::SubmitEntry)));
                offers.push(Offer::new(Action::Edit).when(may(Act::WriteEntry)));
                offers.push(Offer::new(Action::Delete).when(may(Act::WriteEntry)));
            }
        }
        let new = Offer::new(Action::New).named(Label::Msg(Tr::commitments_new));
        offers.push(new.when(view.rights.check(Act::WriteEntry)));
        offers
    }

    fn review_offers(&self) -> Vec<Offer> {
        let Some(row) = self.list.selected() else { return Vec::new() };
        let mut offers = Vec::new();
        let accept = Offer::new(Action::Accept);
        if row.row.status.may_check().is_ok() {
            Self::offer_check(row, &mut offers);
            let evaluate = accept
                .named(Label::Msg(Tr::commitments_evaluate))
                .when(row.rights.check(Act::EvaluateCommitment));
            let said = kept_or_explained(&row.items, &row.checks);
            offers.push(evaluate.only_if(said, Label::Msg(Tr::commitments_evaluate_wait)));
        } else {
            let [accept, back] =
                steps::review_offers(&row.rights, Act::PublishCommitment, Act::ReturnEntry);
            offers.push(accept.named(Label::Msg(Tr::commitments_publish)));
            offers.push(back);
        }
        offers
    }

    fn offer_check(row: &CommitmentRow, offers: &mut Vec<Offer>) {
        if row.row.status.may_check().is_ok() {
            let check = Offer::new(Action::Open).named(Label::Msg(Tr::commitments_check));
            offers.push(check.when(row.rights.check(Act::CheckCommitment)));
        }
    }

    /// The form that a key asks for on the selected row.
    fn form(&self, action: Action, ctx: &Ctx<'_>) -> Option<Form> {
        let (view, params) = (self.view.as_ref()?, self.params(ctx.session)?);
        let mine = self.subject.is_mine(ctx.session);
        if action == Action::New {
            return mine.then(|| forms::new(&self.subject, params, ctx));
        }
        let row = self.list.selected()?;
        let checkable = row.rights.allows(Act::CheckCommitment);
        match action {
            Action::Open if checkable => Some(forms::check(row, mine, ctx)),
            Action::Open | Action::Edit if mine && row.rights.allows(Act::WriteEntry) => {
                Some(forms::edit(row, params, ctx))
            }
            Action::Submit if mine => {
                let me = ctx.session.hello.as_ref().map_or("", |hello| hello.me.name.as_str());
                Some(forms::submit(row, me, ctx))
            }
            Action::Accept if !mine && row.rights.allows(Act::PublishCommitment) => {
                Some(forms::publish(row, &view.channels, params, ctx))
            }
            Action::Return if !mine => Some(forms::give_back(row, ctx)),
            _ => None,
        }
    }

    fn do_it(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        if let Some(form) = self.form(action, ctx) {
            return ctx.open(form);
        }
        let mine = self.subject.is_mine(ctx.session);
        let Some(row) = self.list.selected() else {
            if action == Action::Export && mine {
                exporting::ask(&exporting::MINE, ctx);
            }
            return;
        };
        match action {
            Action::Open | Action::NextTab if self.reading.is_none() => {
                self.reading = Some(Scroll::default());
            }
            Action::Delete if mine => {
                let title = Label::Msg(Tr::commitments_delete_title);
                let text = Label::Text(ctx.tr.common_quoted(row.row.title.clone()));
                let ask = Dialog::confirm(DELETE, title, text, Label::Msg(Tr::common_delete));
                ctx.dialog(ask.about_row(row.row.meta.version, &row.row.meta.id));
            }
            Action::Accept if row.rights.allows(Act::EvaluateCommitment) => {
                let title = Label::Text(ctx.tr.commitments_evaluate_title(row.row.no.clone()));
                let text = Label::Msg(Tr::commitments_evaluate_text);
                let yes = Label::Msg(Tr::commitments_evaluate);
                let ask = Dialog::confirm(EVALUATE, title, text, yes);
                ctx.dialog(ask.about_row(row.row.meta.version, &row.row.meta.id));
            }
            Action::Export if mine => exporting::ask(&exporting::MINE, ctx),
            _ => {}
        }
    }

    /// While reading: to the next or previous commitment.
    fn turn(&mut self, forward: bool) {
        self.list.act(if forward { Action::Down } else { Action::Up });
        self.reading = Some(Scroll::default());
    }
}

impl Screen for Commitments {
    fn title(&self, session: &Session) -> String {
        self.subject.title(session)
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::Commitments { step: self.subject.step.clone(), person: self.subject.id() }]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        if exporting::told(&reply, ctx) {
            return;
        }
        if let Reply::Commitments(view) = reply
            && view.step == self.subject.step
        {
            self.set(view, ctx.session);
        }
    }

    fn offers(&self, session: &Session) -> Vec<Offer> {
        let Some(view) = &self.view else { return Vec::new() };
        let mine = self.subject.is_mine(session);
        let mut offers = if mine { self.my_offers(view) } else { self.review_offers() };
        if self.reading.is_some() {
            offers.push(Offer::new(Action::NextTab).named(Label::Msg(Tr::steps_next_text_item)));
            offers.push(Offer::new(Action::Back).named(Label::Msg(Tr::steps_close_reading)));
            return offers;
        }
        if self.list.selected().is_some() {
            offers.push(Offer::new(Action::NextTab).named(Label::Msg(Tr::commitments_read)));
            offers.push(Offer::new(Action::Find));
        }
        if mine {
            offers.push(Offer::new(Action::Export));
        }
        offers
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        if !steps::may_act(action, &self.offers(ctx.session)) {
            return;
        }
        let Some(scroll) = &mut self.reading else {
            if !self.list.act(action) {
                self.do_it(action, ctx);
            }
            return;
        };
        match action {
            Action::Back => self.reading = None,
            Action::NextTab | Action::PrevTab => self.turn(action == Action::NextTab),
            action if scroll.act(action) => {}
            action => self.do_it(action, ctx),
        }
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Option<Request> {
        let params = self.params(ctx.session)?;
        let command = forms::request(&self.subject, params, form)?;
        Some(Request::Do(Command::Commitment(command)))
    }

    fn saved(&mut self, form: &Form, reply: &Reply, ctx: &mut Ctx<'_>) {
        let Reply::Done(done) = reply else { return };
        if forms::hands_in(form) {
            steps::offer_next(done, ctx);
        } else if forms::reviews(form) {
            self.reading = None;
            self.select_waiting(&done.id);
        } else {
            self.wanted = Some(done.id.clone());
        }
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        if let Answer::Chosen(code) = &answer {
            return exporting::answered(id, subject, code, ctx);
        }
        let command = match (id, row_of(subject)) {
            (DELETE, Some((version, id))) => CommitmentCommand::Delete { id, version },
            (EVALUATE, Some((version, id))) => CommitmentCommand::Evaluate { id, version },
            _ => return steps::answered(id, subject, &answer, ctx),
        };
        ctx.run(Command::Commitment(command));
    }

    fn find(&mut self, text: &str, _ctx: &mut Ctx<'_>) {
        self.list.filter(text);
    }

    fn sought(&self) -> &str {
        self.list.filter_text()
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        self.click(event);
    }
}
