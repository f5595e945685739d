//! Reviewing a self-examination: comments beside answers, return of the whole, acceptance.

use super::{Line, SelfExam, forms};
use crate::app::action::{Action, Offer};
use crate::app::ctx::Ctx;
use crate::app::form::FormField;
use crate::app::label::Label;
use crate::app::screens::steps;
use crate::domain::policy::Act;
use crate::domain::role::Role;
use crate::domain::self_exam::{AnswerResult, SelfExamView};
use crate::i18n::Tr;

impl SelfExam {
    pub(super) fn review_offers(&self, view: &SelfExamView) -> Vec<Offer> {
        let [accept, back] = steps::review_offers(&view.rights, Act::AcceptExam, Act::ReturnExam);
        let mut offers = Vec::new();
        match self.list.selected() {
            Some(Line::Item(_)) if view.rights.allows(Act::ReturnExam) => {
                offers.push(Offer::new(Action::Open).named(Label::Msg(Tr::self_exam_read)));
                offers.push(back.named(Label::Msg(Tr::self_exam_comment_here)));
            }
            Some(Line::Whole) => {
                let label = if self.beside.is_empty() {
                    Tr::steps_return
                } else {
                    Tr::self_exam_return_all
                };
                let named = back.allowed.is_ok() && view.rights.allows(Act::ReturnExam);
                offers.push(if named { back.named(Label::Msg(label)) } else { back });
            }
            _ => {
                offers.push(Offer::new(Action::Open).named(Label::Msg(Tr::self_exam_read)));
                offers.push(back);
            }
        }
        offers.insert(0, accept);
        offers
    }

    /// How many answers become findings on acceptance (S41).
    pub fn new_findings(&self) -> usize {
        let items = self.view.iter().flat_map(|view| &view.items);
        let answers = items.filter_map(|item| item.answer.as_ref());
        answers.filter(|a| a.result == AnswerResult::Problem && a.finding.is_none()).count()
    }

    pub(super) fn accept(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let mut said = vec![ctx.tr.self_exam_accept_findings(self.new_findings())];
        if !self.beside.is_empty() {
            said.push(ctx.tr.self_exam_accept_beside(self.beside.len()));
        }
        let said = said.join("\n");
        // Whoever is neither leader nor supervisor records what a superior decided (domain 2.1).
        let roles = ctx.session.hello.as_ref().map_or(&[][..], |hello| &hello.roles);
        let offline = !roles.iter().any(|role| matches!(role, Role::Leader | Role::Supervisor));
        if !offline {
            return steps::ask_accept(&self.subject, &view.head, said, ctx);
        }
        if let Some(form) = steps::offline_form(&view.head, said, ctx.today()) {
            ctx.open(form);
        }
    }

    /// Beside the selected answer, or of the whole.
    pub(super) fn give_back(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        if let Some(item) = self.item().filter(|_| view.rights.allows(Act::ReturnExam)) {
            let params = self.params(ctx.session);
            let text = params.and_then(|params| params.text_of(&item.key));
            let question = text.map_or("", |text| text.pick(ctx.tr.lang()));
            let form = forms::comment(&view.head, item, question, self.beside.get(&item.key), ctx);
            return ctx.open(form);
        }
        let form =
            steps::return_form(&self.subject, &view.head, &view.rights, Act::ReturnExam, ctx);
        let Some(mut form) = form else { return };
        if !self.beside.is_empty() {
            let said = Label::Text(ctx.tr.self_exam_goes_along(self.beside.len()));
            form = form.with(FormField::note(Label::Msg(Tr::self_exam_beside), said));
        }
        ctx.open(form);
    }

    /// The review is over: back to where the reviewer came from.
    pub(super) fn reviewed(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(request) = self.beside.forget() {
            ctx.ask(request);
        }
        ctx.back();
    }
}
