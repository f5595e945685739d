//! Study: required topics still to study, reflections, and the records of what was studied.

mod forms;
mod lines;
mod review;
mod writing;

pub use lines::{Line, Part};

use super::step_page::StepPage;
use super::steps;
use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::{Answer, row_of};
use crate::app::event::MouseEvent;
use crate::app::form::Form;
use crate::app::label::Label;
use crate::app::screen::Screen;
use crate::app::screens::exporting;
use crate::app::scroll::Scroll;
use crate::domain::policy::Act;
use crate::domain::reply::Reply;
use crate::domain::request::{Command, Request};
use crate::domain::step::StudyParams;
use crate::domain::study::{ReflectionRow, StudyCommand, StudyView};
use crate::i18n::Tr;

/// Dialogs of this screen.
const LACKS: &str = "study-lacks";
const DELETE_RECORD: &str = "study-delete-record";
const DELETE_REFLECTION: &str = "study-delete-reflection";
const SUBMIT_REFLECTION: &str = "study-submit-reflection";

/// The study screen of one person.
pub type Study = StepPage<StudyView, Line>;

impl Study {
    /// What the campaign asks for in this step.
    pub fn params<'a>(&self, session: &'a Session) -> Option<&'a StudyParams> {
        self.subject.step_in(session).and_then(|step| step.study())
    }

    /// The selected reflection.
    pub fn reflection(&self) -> Option<&ReflectionRow> {
        match self.list.selected() {
            Some(Line::Reflection(row)) => Some(row),
            _ => None,
        }
    }

    fn set(&mut self, view: Box<StudyView>, session: &Session) {
        let Some(params) = self.params(session) else { return };
        let mine = self.subject.is_mine(session);
        let rows = lines::lines(&view, params, mine, session.tr());
        if self.take(view, rows) && !mine {
            self.select_waiting();
        }
        self.settle(|line| matches!(line, Line::Reflection(_)));
    }

    fn open(&mut self, ctx: &mut Ctx<'_>) {
        let mine = self.subject.is_mine(ctx.session);
        match self.list.selected() {
            Some(Line::Reflection(row)) if !mine || !row.rights.allows(Act::WriteEntry) => {
                self.reading = Some(Scroll::default());
            }
            Some(_) if mine => self.edit(ctx),
            _ => {}
        }
    }
}

impl Screen for Study {
    fn title(&self, session: &Session) -> String {
        self.subject.title(session)
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::Study { step: self.subject.step.clone(), person: self.subject.id() }]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        if exporting::told(&reply, ctx) {
            return;
        }
        match reply {
            Reply::Study(view) if view.step == self.subject.step => self.set(view, ctx.session),
            Reply::Done(done) => match &self.view {
                Some(view) if steps::is_accepted(&view.head, &done) => ctx.back(),
                _ => steps::offer_next(&done, ctx),
            },
            _ => {}
        }
    }

    fn offers(&self, session: &Session) -> Vec<Offer> {
        let Some(view) = &self.view else { return Vec::new() };
        let mut offers = if self.subject.is_mine(session) {
            self.my_offers(view)
        } else {
            self.review_offers(view)
        };
        if self.reading.is_some() {
            offers.retain(|offer| offer.action != Action::Open);
            offers.push(Offer::new(Action::NextTab).named(Label::Msg(Tr::steps_next_text_item)));
            offers.push(Offer::new(Action::Back).named(Label::Msg(Tr::steps_close_reading)));
            return offers;
        }
        offers.push(Offer::new(Action::Find));
        if self.subject.is_mine(session) {
            offers.push(Offer::new(Action::Export));
        }
        offers
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        if let Some(scroll) = &mut self.reading {
            match action {
                Action::Back => self.reading = None,
                Action::NextTab | Action::PrevTab => {
                    scroll.reset();
                    self.turn(action == Action::NextTab);
                }
                action if scroll.act(action) => {}
                action => self.do_it(action, ctx),
            }
            return;
        }
        if !self.list.act(action) {
            self.do_it(action, ctx);
        }
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Option<Request> {
        forms::request(&self.subject, form)
            .map(|command| Request::Do(Command::Study(command)))
            .or_else(|| steps::submit(form, Vec::new()))
    }

    fn saved(&mut self, form: &Form, reply: &Reply, ctx: &mut Ctx<'_>) {
        if steps::ends_review(form) {
            return ctx.back();
        }
        let Reply::Done(done) = reply else { return };
        if forms::returns(form) {
            self.reading = None;
            return self.select_waiting();
        }
        self.wanted = Some(done.id.clone());
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        if let Answer::Chosen(code) = &answer {
            return exporting::answered(id, subject, code, ctx);
        }
        let command = match (id, row_of(subject)) {
            (LACKS, _) => return self.select_missing(),
            (DELETE_RECORD, Some((version, id))) => StudyCommand::DeleteRecord { id, version },
            (DELETE_REFLECTION, Some((version, id))) => {
                StudyCommand::DeleteReflection { id, version }
            }
            (SUBMIT_REFLECTION, Some((version, id))) => {
                StudyCommand::SubmitReflection { id, version }
            }
            _ => return steps::answered(id, subject, &answer, ctx),
        };
        ctx.run(Command::Study(command));
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

impl Study {
    fn do_it(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        let mine = self.subject.is_mine(ctx.session);
        match action {
            Action::Open if self.reading.is_none() => self.open(ctx),
            Action::Edit if mine => self.edit(ctx),
            Action::New if mine => self.new_entry(ctx),
            Action::Delete if mine => self.ask_delete(ctx),
            Action::Submit if mine => self.submit_here(ctx),
            Action::Accept if !mine => self.accept(ctx),
            Action::Return if !mine => self.give_back(ctx),
            Action::Export if mine => exporting::ask(&exporting::MINE, ctx),
            _ => {}
        }
    }
}
