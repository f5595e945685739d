//! Self-examination: one key answers an item and the selection goes on; a form opens only where an
//! answer needs words. The statement stands last. The same screen serves the review.

mod answering;
mod beside;
mod forms;
mod lines;
mod moving;
mod review;

pub use beside::Beside;
pub use forms::fact_label;
pub use lines::{Line, asks_for_words};

use super::steps::{self, Subject};
use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::Answer;
use crate::app::event::MouseEvent;
use crate::app::form::Form;
use crate::app::label::Label;
use crate::app::list::List;
use crate::app::screen::Screen;
use crate::app::screens::exporting;
use crate::app::scroll::Scroll;
use crate::domain::person::PersonRef;
use crate::domain::policy::Act;
use crate::domain::reply::Reply;
use crate::domain::request::Request;
use crate::domain::self_exam::{AnswerResult, ExamItem, SelfExamView};
use crate::domain::step::SelfExamParams;
use crate::i18n::Tr;

/// Dialogs of this screen.
const ANSWER: &str = "exam-answer";
const LACKS: &str = "exam-lacks";

/// The self-examination of one person.
pub struct SelfExam {
    pub subject: Subject,
    pub view: Option<Box<SelfExamView>>,
    pub list: List<Line>,
    /// What the reviewer wants to say beside single answers.
    pub beside: Beside,
    /// The selected line is read on the whole page.
    pub reading: Option<Scroll>,
}

impl SelfExam {
    /// Mine, or another person's for review.
    pub fn new(step: &str, person: Option<PersonRef>) -> Self {
        Self {
            subject: Subject::new(step, person),
            view: None,
            list: List::default(),
            beside: Beside::default(),
            reading: None,
        }
    }

    /// What the campaign asks for in this step.
    pub fn params<'a>(&self, session: &'a Session) -> Option<&'a SelfExamParams> {
        self.subject.step_in(session).and_then(|step| step.self_exam())
    }

    /// The selected item.
    pub fn item(&self) -> Option<&ExamItem> {
        match self.list.selected() {
            Some(Line::Item(line)) => Some(&line.item),
            _ => None,
        }
    }

    /// Whether I can answer now.
    fn writes(&self) -> bool {
        self.view.as_ref().is_some_and(|view| view.rights.allows(Act::WriteEntry))
    }

    fn set(&mut self, view: Box<SelfExamView>, ctx: &mut Ctx<'_>) {
        let Some(params) = self.params(ctx.session) else { return };
        let mine = self.subject.is_mine(ctx.session);
        let first = self.view.is_none();
        self.list.set_rows(lines::lines(&view, params, mine, ctx.tr));
        if !mine && let Some(request) = self.beside.load(&view.head) {
            ctx.ask(request);
        }
        self.view = Some(view);
        if first && self.writes() {
            self.select_first_open();
        }
    }

    fn do_it(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        let mine = self.subject.is_mine(ctx.session);
        match action {
            Action::NextTab | Action::PrevTab => self.jump(action == Action::NextTab, ctx),
            Action::Open if self.reading.is_none() => self.open(ctx),
            Action::Export if mine => exporting::ask(&exporting::MINE, ctx),
            Action::Accept if !mine => self.accept(ctx),
            Action::Return if !mine => self.give_back(ctx),
            _ if !self.writes() => {}
            Action::Answer1 => self.answer(AnswerResult::Ok, ctx),
            Action::Answer2 => self.answer(AnswerResult::Slight, ctx),
            Action::Answer3 => self.answer(AnswerResult::Problem, ctx),
            Action::Answer4 => self.answer(AnswerResult::NotApplicable, ctx),
            Action::Edit => self.edit(ctx),
            Action::Submit => self.submit_all(ctx),
            _ => {}
        }
    }
}

impl Screen for SelfExam {
    fn title(&self, session: &Session) -> String {
        self.subject.title(session)
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::SelfExam { step: self.subject.step.clone(), person: self.subject.id() }]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        if exporting::told(&reply, ctx) {
            return;
        }
        match reply {
            Reply::SelfExam(view) if view.step == self.subject.step => self.set(view, ctx),
            Reply::Draft(Some(draft)) => {
                if let Some(stale) = self.beside.take(&draft) {
                    ctx.ask(stale);
                }
            }
            Reply::DraftSaved { version, .. } => self.beside.kept(version),
            Reply::Done(done)
                if self.view.as_ref().is_some_and(|v| steps::is_accepted(&v.head, &done)) =>
            {
                self.reviewed(ctx);
            }
            _ => {}
        }
    }

    fn offers(&self, session: &Session) -> Vec<Offer> {
        let Some(view) = &self.view else { return Vec::new() };
        let mine = self.subject.is_mine(session);
        let mut offers = if mine { self.my_offers(view) } else { self.review_offers(view) };
        if self.reading.is_some() {
            offers.retain(|offer| offer.action != Action::Open);
        }
        let next = if self.writes() { Tr::self_exam_next_open } else { Tr::steps_next_text_item };
        offers.push(Offer::new(Action::NextTab).named(Label::Msg(next)));
        if self.reading.is_some() {
            offers.push(Offer::new(Action::Back).named(Label::Msg(Tr::steps_close_reading)));
            return offers;
        }
        offers.push(Offer::new(Action::Find));
        if mine {
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
                    self.jump(action == Action::NextTab, ctx);
                }
                action if scroll.act(action) => {}
                action => self.do_it(action, ctx),
            }
        } else if !self.list.act(action) {
            self.do_it(action, ctx);
        }
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Option<Request> {
        if let Some((item, said)) = forms::comment_of(form) {
            if let Some(view) = &self.view {
                ctx.ask(self.beside.say(item, said, &view.head));
            }
            return None;
        }
        forms::request(&self.subject, form).or_else(|| steps::submit(form, self.beside.all()))
    }

    fn saved(&mut self, form: &Form, reply: &Reply, ctx: &mut Ctx<'_>) {
        if steps::ends_review(form) {
            return self.reviewed(ctx);
        }
        match reply {
            Reply::Done(done) if forms::signs(form) => steps::offer_next(done, ctx),
            Reply::Done(_) if forms::answers(form) => {
                self.select_next(|line| !line.is_done(), true);
            }
            _ => {}
        }
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        match (id, &answer) {
            (ANSWER, Answer::Chosen(code)) => {
                self.list.select(subject);
                if let Some(result) = AnswerResult::from_code(code) {
                    self.answer(result, ctx);
                }
            }
            (_, Answer::Chosen(code)) => exporting::answered(id, subject, code, ctx),
            (LACKS, Answer::Yes) => self.select_first_open(),
            _ => steps::answered(id, subject, &answer, ctx),
        }
    }

    fn find(&mut self, text: &str, _ctx: &mut Ctx<'_>) {
        self.list.filter(text);
    }

    fn sought(&self) -> &str {
        self.list.filter_text()
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        if self.reading.is_none() {
            self.list.click(event.col, event.row);
        }
    }
}
