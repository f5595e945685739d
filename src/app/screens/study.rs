//! Study: required topics still to study, reflections, and the records of what was studied.

mod forms;
mod lines;

pub use lines::{Line, Part};

use super::steps::{self, Decision, Subject};
use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::{Answer, Dialog};
use crate::app::event::MouseEvent;
use crate::app::form::Form;
use crate::app::label::Label;
use crate::app::list::{List, Row};
use crate::app::screen::Screen;
use crate::app::screens::exporting;
use crate::app::scroll::Scroll;
use crate::domain::change::Outcome;
use crate::domain::person::PersonRef;
use crate::domain::policy::Act;
use crate::domain::reply::Reply;
use crate::domain::request::{Command, Request};
use crate::domain::step::StudyParams;
use crate::domain::study::{self, ReflectionRow, ReviewStatus, StudyCommand, StudyView};
use crate::i18n::{Tr, errors};

/// Dialogs of this screen.
const LACKS: &str = "study-lacks";
const DELETE_RECORD: &str = "study-delete-record";
const DELETE_REFLECTION: &str = "study-delete-reflection";
const SUBMIT_REFLECTION: &str = "study-submit-reflection";

/// The study screen of one person.
pub struct Study {
    pub subject: Subject,
    pub view: Option<Box<StudyView>>,
    pub list: List<Line>,
    /// The selected reflection is read on the whole page.
    pub reading: Option<Scroll>,
    /// To be selected once it is loaded.
    wanted: Option<String>,
}

impl Study {
    /// Mine, or another person's for review.
    pub fn new(step: &str, person: Option<PersonRef>) -> Self {
        Self {
            subject: Subject::new(step, person),
            view: None,
            list: List::default(),
            reading: None,
            wanted: None,
        }
    }

    /// Opens on this record or reflection.
    pub fn on(mut self, entity: &str) -> Self {
        self.wanted = Some(entity.to_owned());
        self
    }

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
        let first = self.view.is_none();
        self.list.set_rows(lines::lines(&view, params, mine, session.tr()));
        self.view = Some(view);
        if first && !mine {
            self.select_waiting();
        }
        if let Some(id) = self.wanted.take() {
            self.list.select(&id);
        }
        if self.reflection().is_none() {
            self.reading = None;
        }
    }

    /// For a reviewer: to the next reflection that waits to be read.
    fn select_waiting(&mut self) {
        let waiting = |line: &&Line| matches!(line, Line::Reflection(r) if r.row.status == ReviewStatus::Submitted);
        let here = self.list.selected_id();
        let other = |line: &&Line| here.as_deref() != Some(line.id());
        let all = self.list.all().iter();
        if let Some(id) = all.filter(waiting).find(other).map(|line| line.id().to_owned()) {
            self.list.select(&id);
        }
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

    fn edit(&self, ctx: &mut Ctx<'_>) {
        let Some(params) = self.params(ctx.session) else { return };
        let form = match self.list.selected() {
            Some(Line::Missing(topic)) => forms::new_record(&self.subject, params, topic, ctx),
            Some(Line::Record(row)) => forms::record(&row.row, params, ctx),
            Some(Line::Reflection(row)) => forms::reflection(&row.row, params, ctx),
            Some(Line::ToWrite(_)) => forms::new_reflection(&self.subject, params, ctx),
            _ => return,
        };
        ctx.open(form);
    }

    fn new_entry(&self, ctx: &mut Ctx<'_>) {
        let Some(params) = self.params(ctx.session) else { return };
        let form = match self.list.selected() {
            Some(Line::Reflection(_) | Line::ToWrite(_)) => {
                forms::new_reflection(&self.subject, params, ctx)
            }
            Some(Line::Missing(topic)) => forms::new_record(&self.subject, params, topic, ctx),
            _ => forms::new_record(&self.subject, params, "", ctx),
        };
        ctx.open(form);
    }

    /// Hands in the selected reflection where that is to do, else the step.
    fn submit_here(&self, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(params)) = (&self.view, self.params(ctx.session)) else { return };
        if let Some(row) = self.reflection().filter(|row| row.rights.allows(Act::SubmitEntry)) {
            let lacks = study::reflection_lacks(params, &row.row.body);
            if let Some(lack) = lacks.first() {
                return ctx.warn(ctx.tr.study_too_short(errors::problem_kind(ctx.tr, &lack.kind)));
            }
            let title = Label::Text(ctx.tr.study_submit_reflection_title(row.row.title.clone()));
            let text = Label::Msg(Tr::study_submit_reflection_text);
            let yes = Label::Msg(Tr::common_submit);
            let about = format!("{} {}", row.row.meta.version, row.row.meta.id);
            ctx.dialog(Dialog::confirm(SUBMIT_REFLECTION, title, text, yes).about(about));
            return;
        }
        let records: Vec<_> = view.records.iter().map(|row| row.row.clone()).collect();
        let reflections: Vec<_> = view.reflections.iter().map(|row| row.row.clone()).collect();
        let lacks = study::step_lacks(params, &records, &reflections);
        if lacks.is_empty() {
            steps::ask_submit(&self.subject, &view.head, ctx);
        } else {
            let lines: Vec<_> =
                lacks.iter().map(|lack| errors::problem_kind(ctx.tr, &lack.kind)).collect();
            steps::tell_lacks(LACKS, &lines, ctx);
        }
    }

    /// To the first thing that is still missing.
    fn select_missing(&mut self) {
        let missing = |line: &Line| match line {
            Line::Missing(_) | Line::ToWrite(_) => true,
            Line::Reflection(row) => !row.row.counts(),
            _ => false,
        };
        let id = self.list.all().iter().find(|line| missing(line)).map(|line| line.id().to_owned());
        if let Some(id) = id {
            self.list.select(&id);
        }
    }

    fn ask_delete(&self, ctx: &mut Ctx<'_>) {
        let (id, about, what) = match self.list.selected() {
            Some(Line::Record(row)) => {
                let topic = self.params(ctx.session).and_then(|p| p.topic(&row.row.topic));
                let title = topic.map(|t| t.title.pick(ctx.tr.lang())).unwrap_or_default();
                (DELETE_RECORD, &row.row.meta, title.to_owned())
            }
            Some(Line::Reflection(row)) => {
                (DELETE_REFLECTION, &row.row.meta, row.row.title.clone())
            }
            _ => return,
        };
        let about = format!("{} {}", about.version, about.id);
        let title = Label::Msg(Tr::study_delete_title);
        let text = Label::Text(ctx.tr.common_quoted(what));
        let yes = Label::Msg(Tr::common_delete);
        ctx.dialog(Dialog::confirm(id, title, text, yes).about(about));
    }

    fn accept(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(row) = self.reflection().filter(|row| row.rights.allows(Act::AcceptEntry)) {
            let (id, version) = (row.row.meta.id.clone(), row.row.meta.version);
            ctx.run(Command::Study(StudyCommand::ReadReflection { id, version }));
            self.reading = None;
            return self.select_waiting();
        }
        let Some(view) = &self.view else { return };
        let unread =
            view.reflections.iter().filter(|r| r.row.status == ReviewStatus::Submitted).count();
        let text = if unread > 0 {
            ctx.tr.study_accept_unread(unread)
        } else {
            ctx.tr.steps_accept_text()
        };
        steps::ask_accept(&self.subject, &view.head, text, ctx);
    }

    fn give_back(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let form = match self.reflection() {
            Some(row) if row.rights.allows(Act::ReturnEntry) => {
                Some(forms::return_reflection(&row.row, ctx))
            }
            _ => steps::return_form(&self.subject, &view.head, &view.rights, Act::ReturnEntry, ctx),
        };
        if let Some(form) = form {
            ctx.open(form);
        }
    }

    fn my_offers(&self, view: &StudyView) -> Vec<Offer> {
        let write = view.rights.check(Act::WriteEntry);
        let selected = self.list.selected();
        let new = match selected {
            Some(Line::Reflection(_) | Line::ToWrite(_)) => Tr::study_new_reflection,
            _ => Tr::study_new_record,
        };
        let mut offers = Vec::new();
        match selected {
            Some(Line::Missing(_)) => {
                let open = Offer::new(Action::Open).named(Label::Msg(Tr::study_record_this));
                offers.push(open.when(write.clone()));
            }
            Some(Line::ToWrite(_)) => {
                let open = Offer::new(Action::Open).named(Label::Msg(Tr::study_write_one));
                offers.push(open.when(write.clone()));
            }
            Some(Line::Record(row)) => {
                let may = row.rights.check(Act::WriteEntry);
                offers.push(Offer::new(Action::Edit).when(may.clone()));
                offers.push(Offer::new(Action::Delete).when(may));
            }
            Some(Line::Reflection(row)) => {
                let may = row.rights.check(Act::WriteEntry);
                if may.is_err() {
                    offers.push(Offer::new(Action::Open).named(Label::Msg(Tr::study_read)));
                }
                offers.push(Offer::new(Action::Edit).when(may.clone()));
                offers.push(Offer::new(Action::Delete).when(may));
            }
            _ => {}
        }
        offers.push(Offer::new(Action::New).named(Label::Msg(new)).when(write));
        let submit = Offer::new(Action::Submit);
        offers.push(match self.reflection() {
            Some(row) if row.rights.allows(Act::SubmitEntry) => {
                submit.named(Label::Msg(Tr::study_submit_reflection))
            }
            _ => submit
                .named(Label::Msg(Tr::study_submit_step))
                .when(view.rights.check(Act::SubmitEntry)),
        });
        offers
    }

    fn review_offers(&self, view: &StudyView) -> Vec<Offer> {
        let mut offers = Vec::new();
        match self.reflection() {
            Some(row) => {
                offers.push(Offer::new(Action::Open).named(Label::Msg(Tr::study_read)));
                if row.rights.allows(Act::AcceptEntry) {
                    let [accept, back] =
                        steps::review_offers(&row.rights, Act::AcceptEntry, Act::ReturnEntry);
                    offers.push(accept.named(Label::Msg(Tr::study_mark_read)));
                    offers.push(back.named(Label::Msg(Tr::study_return_reflection)));
                    return offers;
                }
            }
            None => offers.push(Offer::new(Action::Down)),
        }
        let [accept, back] = steps::review_offers(&view.rights, Act::AcceptEntry, Act::ReturnEntry);
        offers.push(accept.named(Label::Msg(Tr::study_accept_step)));
        offers.push(back);
        offers
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
            Reply::Done(done) => match done.outcome {
                Outcome::Submitted | Outcome::SubmittedLate => steps::offer_next(&done, ctx),
                _ => {}
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
        let row = subject
            .split_once(' ')
            .map(|(version, id)| (version.parse::<i64>().unwrap_or_default(), id.to_owned()));
        let command = match (id, row) {
            (LACKS, _) => return self.select_missing(),
            (DELETE_RECORD, Some((version, id))) => StudyCommand::DeleteRecord { id, version },
            (DELETE_REFLECTION, Some((version, id))) => {
                StudyCommand::DeleteReflection { id, version }
            }
            (SUBMIT_REFLECTION, Some((version, id))) => {
                StudyCommand::SubmitReflection { id, version }
            }
            _ => {
                if steps::answered(id, subject, &answer, ctx) == Decision::Accepted {
                    ctx.back();
                }
                return;
            }
        };
        ctx.run(Command::Study(command));
    }

    fn find(&mut self, text: &str, _ctx: &mut Ctx<'_>) {
        self.list.filter(text);
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        if self.reading.is_none() {
            self.list.click(event.col, event.row);
        }
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

    /// While reading: to the next or previous reflection.
    fn turn(&mut self, forward: bool) {
        let ids: Vec<String> = self
            .list
            .all()
            .iter()
            .filter(|line| matches!(line, Line::Reflection(_)))
            .map(|line| line.id().to_owned())
            .collect();
        let here = self.list.selected_id();
        let at = ids.iter().position(|id| Some(id) == here.as_ref()).unwrap_or(0);
        let to = if forward { at + 1 } else { at.wrapping_sub(1) };
        if let Some(id) = ids.get(to) {
            self.list.select(id);
        }
    }
}
