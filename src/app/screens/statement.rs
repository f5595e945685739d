//! A statement, such as the personal summary: one text, written in a form, read as a page.

use super::exporting;
use super::steps::{self, Subject};
use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::Answer;
use crate::app::form::{Form, FormField};
use crate::app::label::Label;
use crate::app::screen::Screen;
use crate::app::scroll::Scroll;
use crate::domain::person::PersonRef;
use crate::domain::policy::Act;
use crate::domain::reply::Reply;
use crate::domain::request::{Command, Request};
use crate::domain::step::TextForm;
use crate::domain::step_entry::{StatementView, StepCommand, text_problems};
use crate::i18n::{Tr, errors};

const FORM: &str = "statement";
const LACKS: &str = "statement-lacks";

/// The statement of one person.
pub struct Statement {
    pub subject: Subject,
    pub view: Option<Box<StatementView>>,
    pub scroll: Scroll,
}

impl Statement {
    /// Mine, or another person's for review.
    pub fn new(step: &str, person: Option<PersonRef>) -> Self {
        Self { subject: Subject::new(step, person), view: None, scroll: Scroll::default() }
    }

    /// Length and headings that the campaign asks for.
    pub fn text_form<'a>(&self, session: &'a Session) -> Option<&'a TextForm> {
        self.subject.step_in(session).and_then(|step| step.text_form())
    }

    fn edit(&self, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(rules)) = (&self.view, self.text_form(ctx.session)) else { return };
        let count = |n: i64| usize::try_from(n).unwrap_or(0);
        let title = Label::Text(self.subject.title(ctx.session));
        let mut form = Form::new(FORM, self.subject.step.as_str(), title, ctx.today())
            .based_on(view.head.version);
        if !view.head.comment.is_empty() {
            let said = Label::Text(view.head.comment.clone());
            form = form.with(FormField::note(Label::Msg(Tr::steps_comment), said));
        }
        let outline = outline(rules, ctx.tr);
        if !outline.is_empty() {
            let outline = Label::Text(outline.join("\n"));
            form = form.with(FormField::note(Label::Msg(Tr::statement_outline), outline));
        }
        ctx.open(
            form.with(
                FormField::long("body", Label::Msg(Tr::statement_body))
                    .aim(count(rules.min_chars))
                    .max(count(rules.max_chars))
                    .roomy()
                    .hint(Label::Text(ctx.tr.statement_body_hint(rules.min_chars)))
                    .start(&view.body),
            ),
        );
    }

    fn submit_it(&self, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(rules)) = (&self.view, self.text_form(ctx.session)) else { return };
        match text_problems(rules, &view.body).first() {
            Some(lack) => {
                let why = errors::problem_kind(ctx.tr, &lack.kind);
                steps::tell_lacks(LACKS, &[ctx.tr.statement_lacks(why)], ctx);
            }
            None => steps::ask_submit(&self.subject, &view.head, ctx),
        }
    }
}

/// The headings one may write under, each with what belongs there.
pub fn outline(rules: &TextForm, tr: &Tr) -> Vec<String> {
    let lang = tr.lang();
    let parts = rules.headings.iter().enumerate().map(|(index, heading)| {
        let (no, title) = (index + 1, heading.title.pick(lang));
        match heading.hint.pick(lang) {
            "" => tr.statement_heading_plain(no, title),
            hint => tr.statement_heading(hint, no, title),
        }
    });
    parts.collect()
}

impl Screen for Statement {
    fn title(&self, session: &Session) -> String {
        self.subject.title(session)
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::Statement { step: self.subject.step.clone(), person: self.subject.id() }]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        if exporting::told(&reply, ctx) {
            return;
        }
        match reply {
            Reply::Statement(view) if view.step == self.subject.step => self.view = Some(view),
            Reply::Done(done) => match &self.view {
                Some(view) if steps::is_accepted(&view.head, &done) => ctx.back(),
                _ => steps::offer_next(&done, ctx),
            },
            _ => {}
        }
    }

    fn offers(&self, session: &Session) -> Vec<Offer> {
        let Some(view) = &self.view else { return Vec::new() };
        let scroll = Offer::new(Action::Down).named(Label::Msg(Tr::statement_scroll));
        if !self.subject.is_mine(session) {
            let [accept, back] =
                steps::review_offers(&view.rights, Act::AcceptEntry, Act::ReturnEntry);
            return vec![accept, back, scroll];
        }
        let write = if view.body.is_empty() { Tr::statement_write } else { Tr::statement_go_on };
        vec![
            Offer::new(Action::Open)
                .named(Label::Msg(write))
                .when(view.rights.check(Act::WriteEntry)),
            Offer::new(Action::Submit).when(view.rights.check(Act::SubmitEntry)),
            scroll,
            Offer::new(Action::Export),
        ]
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        if self.scroll.act(action) {
            return;
        }
        let mine = self.subject.is_mine(ctx.session);
        let Some(view) = &self.view else { return };
        let writes = mine && view.rights.allows(Act::WriteEntry);
        match action {
            Action::Open | Action::Edit if writes => self.edit(ctx),
            Action::Submit if mine => self.submit_it(ctx),
            Action::Export if mine => exporting::ask(&exporting::MINE, ctx),
            Action::Accept if !mine => {
                steps::ask_accept(&self.subject, &view.head, ctx.tr.steps_accept_text(), ctx);
            }
            Action::Return if !mine => {
                let (head, rights) = (&view.head, &view.rights);
                let form = steps::return_form(&self.subject, head, rights, Act::ReturnEntry, ctx);
                if let Some(form) = form {
                    ctx.open(form);
                }
            }
            _ => {}
        }
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Option<Request> {
        if form.id != FORM {
            return steps::submit(form, Vec::new());
        }
        let (step, version) = (self.subject.step.clone(), form.base_version);
        let body = form.values().text("body");
        Some(Request::Do(Command::Step(StepCommand::SaveText { step, version, body })))
    }

    fn saved(&mut self, form: &Form, _reply: &Reply, ctx: &mut Ctx<'_>) {
        if steps::ends_review(form) {
            ctx.back();
        }
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        match (id, &answer) {
            (_, Answer::Chosen(code)) => exporting::answered(id, subject, code, ctx),
            (LACKS, Answer::Yes) => self.edit(ctx),
            _ => steps::answered(id, subject, &answer, ctx),
        }
    }
}
