//! One person as the leader sees them: the steps of all phases and the findings they hold.

use super::steps::{self, Subject};
use super::team::Purpose;
use super::{exporting, reminding};
use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::detail::Detail;
use crate::app::dialog::Answer;
use crate::app::event::MouseEvent;
use crate::app::form::Form;
use crate::app::label::Label;
use crate::app::list::{List, Row};
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::domain::finding::LedgerRow;
use crate::domain::person::PersonRef;
use crate::domain::policy::Act;
use crate::domain::refusal::Refusal;
use crate::domain::reply::Reply;
use crate::domain::request::Request;
use crate::domain::role::Role;
use crate::domain::step::StepKind;
use crate::domain::team::{PersonStep, PersonView};
use crate::i18n::Tr;

/// A line of the page.
#[derive(Debug, Clone)]
pub enum Line {
    /// Heading of a phase, by its number.
    Phase(i64, String),
    Step(Box<PersonStep>),
    /// Heading of the findings.
    Findings,
    Finding(Box<LedgerRow>),
}

impl Row for Line {
    fn id(&self) -> &str {
        match self {
            Self::Phase(_, id) => id,
            Self::Step(step) => &step.step,
            Self::Findings => "findings",
            Self::Finding(row) => &row.row.meta.id,
        }
    }

    fn is_header(&self) -> bool {
        matches!(self, Self::Phase(..) | Self::Findings)
    }
}

/// The page of a person.
pub struct Person {
    pub person: PersonRef,
    pub view: Option<Box<PersonView>>,
    pub list: List<Line>,
    pub detail: Detail,
    /// To be selected once it is loaded.
    wanted: Option<String>,
}

impl Person {
    pub fn new(person: PersonRef) -> Self {
        let (list, detail) = (List::default(), Detail::default());
        Self { person, view: None, list, detail, wanted: None }
    }

    /// Opens on this step.
    pub fn on(mut self, step: &str) -> Self {
        self.wanted = Some(step.to_owned());
        self
    }

    fn set(&mut self, view: Box<PersonView>) {
        let first = self.view.is_none();
        let mut lines = Vec::new();
        let mut phase = 0;
        for step in &view.steps {
            if step.phase != phase {
                phase = step.phase;
                lines.push(Line::Phase(phase, format!("phase {phase}")));
            }
            lines.push(Line::Step(Box::new(step.clone())));
        }
        if !view.findings.is_empty() {
            lines.push(Line::Findings);
            lines.extend(view.findings.iter().map(|row| Line::Finding(Box::new(row.clone()))));
        }
        self.list.set_rows(lines);
        if first {
            // What waits for review is what a leader comes for.
            let waits = |step: &&PersonStep| Purpose::Accept.check(&step.rights).is_ok();
            let waiting = view.steps.iter().find(waits).map(|step| step.step.clone());
            if let Some(step) = self.wanted.take().or(waiting) {
                self.list.select(&step);
            }
        }
        self.person = view.person.clone();
        self.view = Some(view);
    }

    /// The selected step.
    pub fn step(&self) -> Option<&PersonStep> {
        match self.list.selected() {
            Some(Line::Step(step)) => Some(step),
            _ => None,
        }
    }

    fn subject(&self, step: &PersonStep) -> Subject {
        Subject::new(&step.step, Some(self.person.clone()))
    }

    fn open(&self, ctx: &mut Ctx<'_>) {
        match self.list.selected() {
            Some(Line::Step(step)) => {
                let mine = self.person.id == ctx.session.my_id();
                let person = (!mine).then(|| self.person.clone());
                ctx.push(Route::step_of(step.kind, &step.step, person));
            }
            Some(Line::Finding(row)) => ctx.push(Route::finding(&row.row.meta.id)),
            _ => {}
        }
    }

    /// Accepts the step at once. One that is reviewed piece by piece is opened for it, and so is
    /// the leader's self-examination for a coordinator, who records what a superior said.
    fn accept(&self, ctx: &mut Ctx<'_>) {
        let Some(step) = self.step() else { return };
        let reviews = |role: &Role| matches!(role, Role::Leader | Role::Supervisor);
        let offline = !ctx.session.hello.as_ref().is_some_and(|h| h.roles.iter().any(reviews));
        if step.head.id.is_none() || step.kind == StepKind::SelfExam && offline {
            return self.open(ctx);
        }
        let consequence = match step.kind {
            StepKind::SelfExam => ctx.tr.team_accept_findings(),
            _ => ctx.tr.team_accept_text(),
        };
        steps::ask_accept(&self.subject(step), &step.head, consequence, ctx);
    }

    fn give_back(&self, ctx: &mut Ctx<'_>) {
        let Some(step) = self.step() else { return };
        if step.head.id.is_none() {
            return self.open(ctx);
        }
        let act = Purpose::Return.act(&step.rights);
        let form = steps::return_form(&self.subject(step), &step.head, &step.rights, act, ctx);
        if let Some(form) = form {
            ctx.open(form);
        }
    }

    fn remind(&self, ctx: &mut Ctx<'_>) {
        let person = &self.person.id;
        match self.list.selected() {
            Some(Line::Step(step)) => reminding::ask(person, &step.step, None, ctx),
            Some(Line::Finding(row)) => {
                reminding::ask(person, "", Some(row.row.meta.id.clone()), ctx);
            }
            _ => {}
        }
    }
}

impl Screen for Person {
    fn title(&self, _session: &Session) -> String {
        self.person.name.clone()
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::Person(self.person.id.clone())]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        if exporting::told(&reply, ctx) || reminding::told(&reply, ctx) {
            return;
        }
        if let Reply::Person(view) = reply {
            self.set(view);
        }
    }

    fn offers(&self, session: &Session) -> Vec<Offer> {
        let mut offers = Vec::new();
        match self.list.selected() {
            Some(Line::Step(step)) => {
                let read = step.rights.check(Act::ReadEntry);
                offers.push(Offer::new(Action::Open).when(read));
                let give_back = Purpose::Return.act(&step.rights);
                let accept = Purpose::Accept.act(&step.rights);
                offers.extend(steps::review_offers(&step.rights, accept, give_back));
                let remind = step.rights.check(Act::Remind);
                if remind != Err(Refusal::OwnWork) {
                    offers.push(Offer::new(Action::Remind).when(remind));
                }
            }
            Some(Line::Finding(row)) => {
                offers.push(Offer::new(Action::Open));
                // Nobody reminds themselves: that needs no reason.
                if self.person.id != session.my_id() {
                    let open = row.row.status.waits_for_owner();
                    let why = || Refusal::WrongState(row.row.status.code());
                    let allowed = if open { Ok(()) } else { Err(why()) };
                    offers.push(Offer::new(Action::Remind).when(allowed));
                }
            }
            _ => {}
        }
        offers.push(Offer::new(Action::Export).named(Label::Msg(Tr::person_export)));
        // Whoever may not need not read of it.
        if self.view.as_ref().is_some_and(|view| view.rights.allows(Act::ManageKeys)) {
            offers.push(Offer::new(Action::Edit).named(Label::Msg(Tr::login_key_place)));
        }
        self.detail.offers(offers)
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        if self.detail.act(action) {
            return;
        }
        match action {
            Action::Open => self.open(ctx),
            Action::Accept => self.accept(ctx),
            Action::Return => self.give_back(ctx),
            Action::Remind => self.remind(ctx),
            Action::Edit => ctx.push(Route::LoginKeys(Some(self.person.clone()))),
            Action::Export => exporting::ask(&exporting::TEAM, ctx),
            action => {
                self.list.act(action);
            }
        }
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Option<Request> {
        steps::submit(form, Vec::new())
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        match answer {
            Answer::Chosen(code) => exporting::answered(id, subject, &code, ctx),
            answer @ Answer::Yes => steps::answered(id, subject, &answer, ctx),
        }
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        self.list.click(event.col, event.row);
    }
}
